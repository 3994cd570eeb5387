"""The same page sent several times at once, and officers who save the same thing at once, on real PostgreSQL."""

import uuid
from collections import Counter

import pytest
from django.db import connection
from django.urls import reverse

from core.dasar.izin import Peran
from core.kantor.permintaan import sidik
from core.models import Instansi, Jejak, Pengguna, Penugasan, PermintaanAkun
from ksp_usp.models import Koperasi
from sentra_ukm.lampiran3.forms import BarisKetik
from sentra_ukm.lampiran3.kolom import KOLOM_TABEL
from sentra_ukm.models import Bdsp, Masukan, Perkuatan, Program, RiwayatPembinaan, Sentra, Ukm, Usulan
from sentra_ukm.sentra.views.sentra import SentraUbah
from tests.jam import tahun_ini
from tests.pabrik import SANDI, buat_pengguna, buat_sentra, buat_usulan, buat_wilayah
from tests.sentra_ukm.sentra.test_sentra import tetapkan
from tests.serentak.test_usulan import kirim_bersama

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]
KALI = 6


def kode(balasan) -> Counter:
    return Counter(b.status_code for b in balasan)


@pytest.mark.parametrize(
    ("nama", "peran", "isi", "model"),
    [
        ("masukan_sentra", Peran.POKJA_KABKOTA, {"huruf": "a", "uraian": "Perlu uji kulit."}, Masukan),
        ("pembinaan_baru", Peran.DINAS_KABKOTA, {"tahun": "2024", "pemberi": "Dinas", "bentuk": "Pelatihan"},
         RiwayatPembinaan),
    ],
)  # fmt: skip
def test_catatan_sentra_yang_terkirim_beberapa_kali_tercatat_sekali(nama, peran, isi, model):
    sentra, petugas = buat_sentra(), buat_pengguna(peran)
    balasan = kirim_bersama(reverse(nama, args=[sentra.pk]), *[(petugas, isi)] * KALI)
    assert kode(balasan) == {302: KALI}
    assert model.objects.count() == 1
    assert Jejak.objects.filter(objek_jenis="sentra_ukm.sentra").count() == 1


def test_kualifikasi_yang_dicatat_serentak_ada_satu_dan_yang_kalah_membaca_sebabnya(client):
    penilai, pengawas = buat_pengguna(Peran.PENILAI), [buat_pengguna(Peran.PENGAWAS) for _ in range(KALI)]
    alamat = reverse("kualifikasi_ubah", args=[penilai.pk])
    client.force_login(pengawas[0])
    isi = {"terlihat": client.get(alamat).context["terlihat"], "pendidikan": "d3"}
    balasan = kirim_bersama(alamat, *[(p, isi) for p in pengawas])
    assert kode(balasan) == {302: 1, 409: KALI - 1}
    assert all("Petugas lain mengubah isian ini" in b.content.decode() for b in balasan if b.status_code == 409)
    assert Jejak.objects.filter(aksi="catat_kualifikasi").count() == 1


def test_program_yang_terkirim_beberapa_kali_tercatat_sekali():
    petugas = buat_pengguna(Peran.DINAS_KABKOTA)
    isi = {"tahun": "2026", "judul": "Program", "uraian": "Uraian"}
    balasan = kirim_bersama(reverse("program_baru", args=["32.05"]), *[(petugas, isi)] * KALI)
    assert kode(balasan) == {302: KALI}
    assert Program.objects.count() == 1


def test_bdsp_yang_dicatat_serentak_ada_satu_dan_yang_kalah_membaca_sebabnya():
    buat_wilayah("32.05")
    isi = {"nama": "BDS Maju", "bentuk": Bdsp._meta.get_field("bentuk").choices[0][0]}
    balasan = kirim_bersama(
        reverse("bdsp_baru", args=["32.05"]), *[(buat_pengguna(Peran.DINAS_KABKOTA), isi) for _ in range(KALI)]
    )
    assert kode(balasan) == {302: 1, 422: KALI - 1}
    assert all("sudah" in b.content.decode() for b in balasan if b.status_code == 422)
    assert Bdsp.objects.count() == 1


def test_koperasi_yang_dicatat_serentak_dari_halaman_wilayah_ada_satu_dan_yang_kalah_membaca_sebabnya():
    isi = {"nama": "KSP Maju", "jenis": "ksp", "bentuk": "primer", "pola": "konvensional", "badan_hukum": "518/BH/1",
           "wilayah": "32.05"}  # fmt: skip
    balasan = kirim_bersama(
        reverse("koperasi_baru", args=["32.05"]),
        *[(buat_pengguna(Peran.LOKET, kode="32.05"), isi) for _ in range(KALI)],
    )
    assert kode(balasan) == {302: 1, 422: KALI - 1}
    assert all("sudah" in b.content.decode() for b in balasan if b.status_code == 422)
    assert Koperasi.objects.count() == 1
    assert Jejak.objects.filter(objek_jenis="ksp_usp.koperasi").count() == 1


def test_dua_sentra_tidak_mendapat_nama_yang_sama():
    daftar = [buat_sentra() for _ in range(3)]
    isi = {"nama": "Sentra Kembar", "produk": "Jaket", "kecamatan": "K", "desa": "D"}
    petugas = buat_pengguna()
    balasan = kirim_alamat(*[(reverse("sentra_ubah", args=[s.pk]), petugas, isi) for s in daftar])
    assert kode(balasan) == {302: 1, 422: 2}
    assert Sentra.objects.filter(nama="Sentra Kembar").count() == 1


def test_admin_menambah_pegawai_dan_instansi_dua_kali_sekaligus():
    admin = buat_pengguna(Peran.ADMIN_INSTANSI, kode="32")
    buat_wilayah("32.05")
    isi = {"wilayah": "32.05", "nama": "Dinas Baru", "kop_baris1": "PEMKAB", "kop_baris2": "DINAS", "tempat": "Garut",
           "kode_unit": "DB"}  # fmt: skip
    balasan = kirim_bersama(reverse("instansi_baru"), *[(admin, isi)] * KALI)
    assert set(kode(balasan)) == {302, 422} and kode(balasan)[302] == 1
    instansi = Instansi.objects.get(nama="Dinas Baru")
    orang = {"nama": "Siti", "username": "siti.garut", "nip": "198001012005012001", "peran": "pokja_kabkota",
             "jabatan": "Anggota", "sebutan": "", "mulai": "01/01/2026", "dasar": "SK 1"}  # fmt: skip
    balasan = kirim_bersama(reverse("pegawai_baru", args=[instansi.pk]), *[(admin, orang)] * KALI)
    assert kode(balasan) == {200: 1, 422: KALI - 1}
    assert Pengguna.objects.filter(nip="198001012005012001").count() == 1


@pytest.mark.parametrize(("peran", "penugasan", "permintaan"), [("loket", 1, 0), ("dinas_kabkota", 0, 1)])
def test_penugasan_yang_terkirim_beberapa_kali_diberikan_atau_diminta_sekali(peran, penugasan, permintaan):
    admin, orang = buat_pengguna(Peran.ADMIN_INSTANSI), buat_pengguna()
    instansi = admin.penugasan.get().instansi
    isi = {"siapa": orang.username, "peran": peran, "jabatan": "Kepala", "sebutan": "", "mulai": "01/01/2026",
           "dasar": "SK 2"}  # fmt: skip
    balasan = kirim_bersama(reverse("penugasan_baru", args=[instansi.pk]), *[(admin, isi)] * KALI)
    assert set(kode(balasan)) <= {302, 422}
    assert Penugasan.objects.filter(pengguna=orang, peran=peran).count() == penugasan
    assert PermintaanAkun.objects.filter(orang=orang).count() == permintaan


def test_dua_admin_yang_memutus_serentak_menghasilkan_satu_putusan():
    admin, orang = buat_pengguna(Peran.ADMIN_INSTANSI), buat_pengguna()
    penyetuju = [buat_pengguna(Peran.ADMIN_INSTANSI) for _ in range(3)]
    isi = {"siapa": orang.username, "peran": "dinas_kabkota", "jabatan": "Kepala", "sebutan": "", "mulai": "01/01/2026",
           "dasar": "SK 2"}  # fmt: skip
    kirim_bersama(reverse("penugasan_baru", args=[admin.penugasan.get().instansi_id]), (admin, isi))
    permintaan = PermintaanAkun.objects.get()
    setuju = {"putusan": "setujui", "terlihat": sidik(permintaan), "sandi": SANDI}
    tolak = {"putusan": "tolak", "alasan": "Bukan orangnya"}
    balasan = kirim_bersama(permintaan.get_absolute_url(), *zip(penyetuju, (setuju, setuju, tolak), strict=True))
    assert kode(balasan) == {302: 1, 422: 2}
    permintaan.refresh_from_db()
    assert Penugasan.objects.filter(pengguna=orang, peran="dinas_kabkota").count() == (permintaan.hasil == "disetujui")


SEL_TABEL = [k.nama for k in KOLOM_TABEL]


def baris_tabel(*baris) -> dict:
    """The typing table as a browser sends it: (key, version, cells) a row."""
    isi = {"b-TOTAL_FORMS": str(len(baris)), "b-INITIAL_FORMS": "0"}
    for i, (kunci, versi, sel) in enumerate(baris):
        halaman = {"kunci": kunci, "versi": str(versi), "nomor": str(i + 1), "awal": BarisKetik().awal}
        isi |= {f"b-{i}-{nama}": nilai for nama, nilai in {**dict.fromkeys(SEL_TABEL, ""), **sel, **halaman}.items()}
    return isi


SEL = {
    "nama_usaha": "UD Maju", "nama_pemilik": "Asep", "produk": "Jaket", "omzet_bulan": "10000000",
    "kekayaan_bersih": "50000000", "penjualan_tahunan": "120000000", "tk_laki": "2", "tk_perempuan": "1",
}  # fmt: skip


def test_tabel_ketik_yang_terkirim_beberapa_kali_menambah_satu_baris():
    usulan = buat_usulan(lengkap=False)
    isi = baris_tabel((str(uuid.uuid4()), 0, SEL))
    kirim_bersama(reverse("ukm_ketik", args=[usulan.pk]), *[(usulan.dibuat_oleh, isi)] * KALI)
    assert Ukm.objects.count() == 1
    assert Usulan.objects.get(pk=usulan.pk).versi == usulan.versi + 1


def test_dua_petugas_mengetik_baris_yang_sama_satu_menang_yang_lain_membaca_keduanya():
    usulan = buat_usulan(lengkap=False)
    kunci = str(uuid.uuid4())
    kirim_bersama(reverse("ukm_ketik", args=[usulan.pk]), (usulan.dibuat_oleh, baris_tabel((kunci, 0, SEL))))
    kiriman = [
        (buat_pengguna(), baris_tabel((kunci, 1, SEL | {"nama_usaha": f"UD {n}"}))) for n in ("Satu", "Dua", "Tiga")
    ]
    balasan = kirim_bersama(reverse("ukm_ketik", args=[usulan.pk]), *kiriman)
    assert kode(balasan) == {302: 1, 409: 2}
    ukm = Ukm.objects.get()
    menang = kiriman[[b.status_code for b in balasan].index(302)][1]["b-0-nama_usaha"]
    assert (ukm.nama_usaha, ukm.versi) == (menang, 2)


@pytest.mark.parametrize("kali", range(3))
def test_menghapus_ukm_saat_usulan_diputus_tidak_lolos_dari_putusan(kali, surat_ringan):
    """Either the row went first and the decision was refused as out of date, or the case closed and the row stays."""
    usulan = buat_usulan(ukm=20)
    ukm = usulan.ukm.first()
    pokja = usulan.dibuat_oleh
    hapus = reverse("ukm_hapus", args=[usulan.pk, ukm.kunci])
    seleksi = reverse("tindakan", args=["usulan", usulan.pk, "seleksi"])
    balasan = kirim_alamat((hapus, pokja, {"versi": ukm.versi}), (seleksi, buat_pengguna(), {"versi": usulan.versi}))
    usulan.refresh_from_db()
    assert (usulan.status, usulan.ukm.count()) in {("terseleksi", 20), ("draf", 19)}, [b.status_code for b in balasan]


def kirim_alamat(*kiriman):
    """As kirim_bersama, each to its own address."""
    return kirim_bersama([a for a, _, _ in kiriman], *[(p, d) for _, p, d in kiriman])


def test_mengubah_identitas_saat_keputusan_ditandatangani_tidak_menghapus_jenjang(monkeypatch):
    """The form was read before the signature and saves after it."""
    sentra, pokja = buat_sentra(), buat_pengguna()

    def tanda_tangan(view):
        Sentra.objects.filter(pk=sentra.pk).update(jenjang="sentra")

    monkeypatch.setattr(SentraUbah, "periksa", tanda_tangan)
    isi = {"nama": "Sentra Baru", "produk": "Jaket", "kecamatan": "K", "desa": "D"}
    kirim_bersama(reverse("sentra_ubah", args=[sentra.pk]), (pokja, isi))
    sentra.refresh_from_db()
    assert sentra.jenjang == "sentra"


def test_dua_petugas_mengubah_identitas_yang_kedua_melihat_isian_yang_pertama():
    sentra = buat_sentra()
    isi = {"produk": "Jaket", "kecamatan": "K", "desa": "D", "terlihat": sentra.diubah_pada.isoformat()}
    kiriman = [(buat_pengguna(), isi | {"nama": nama}) for nama in ("Sentra Satu", "Sentra Dua", "Sentra Tiga")]
    balasan = kirim_bersama(reverse("sentra_ubah", args=[sentra.pk]), *kiriman)
    assert kode(balasan) == {302: 1, 422: 2}
    sentra.refresh_from_db()
    for kalah in (b.content.decode() for b in balasan if b.status_code == 422):
        assert f"Petugas lain baru saja mengisi “{sentra.nama}”" in kalah
        # The next save is meant: it carries the mark of what is stored now.
        assert sentra.diubah_pada.isoformat() in kalah.replace("&#x27;", "'")


def test_mitra_baru_yang_sama_dari_dua_usulan_tidak_menjatuhkan_halaman():
    daftar = [buat_usulan(lengkap=False) for _ in range(4)]
    isi = {"versi": "0", "bdsp_nama": "LPB Kulit", "bdsp_bentuk": "perguruan_tinggi"}
    balasan = kirim_alamat(*[(reverse("usulan_lampiran2", args=[u.pk]), u.dibuat_oleh, isi) for u in daftar])
    assert set(kode(balasan)) <= {302, 409}
    assert Bdsp.objects.count() == 1


def test_perkuatan_yang_terkirim_beberapa_kali_tercatat_sekali():
    sentra, dinas = tetapkan(buat_sentra()), buat_pengguna(Peran.DINAS_KABKOTA)
    koperasi = Koperasi.objects.create(nama="K", jenis="ksp", badan_hukum="1", wilayah_id="32.05")
    isi = {"tahun": tahun_ini(), "kode": "permodalan", "uraian": "MAP", "koperasi": koperasi.pk}
    balasan = kirim_bersama(reverse("perkuatan_baru", args=[sentra.pk]), *[(dinas, isi)] * KALI)
    assert set(kode(balasan)) == {302}
    assert Perkuatan.objects.count() == 1
