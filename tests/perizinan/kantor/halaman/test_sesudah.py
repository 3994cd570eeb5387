"""After the approval; the setting; who sees and who works; cost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Jejak
from ksp_usp.models import Koperasi
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.models import JaringanPelayanan, Kunjungan, PengaturanPerizinan, PenilaianKantor
from tests import pabrik
from tests.pabrik import buat_kantor, buat_koperasi, majukan_kantor
from tests.perizinan.kantor.halaman.bantu import buat, gambar, isian, kirim, lihat, mulai, teks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan", "tahun")]

HALAMAN = (
    "jaringan_rinci", "jaringan_tugas", "jaringan_periksa", "jaringan_pemeriksaan", "jaringan_mulai",
    "jaringan_kunjungan", "jaringan_tutup", "jaringan_penilaian",
)  # fmt: skip


ANEH = ("\x00", "a\x00b", "\ud800", "9" * 400, "<script>", "2026-13-45", "-1", "\u202e")


# After the approval


def test_lapor_mulai_dengan_tanggal_dan_bukti(client, masuk, disetujui):
    masuk(Peran.LOKET)
    tanpa = mulai(client, disetujui, hari_ini())
    assert tanpa.status_code == 422 and "Unggah bukti mulai kegiatan" in teks(tanpa)
    balasan = mulai(client, disetujui, hari_ini(), berkas=gambar())
    assert balasan.url == reverse("tindakan", args=["jaringanpelayanan", disetujui.pk, "lapor_mulai"])
    client.post(balasan.url, {"versi": JaringanPelayanan.objects.get(pk=disetujui.pk).versi})
    disetujui.refresh_from_db()
    assert disetujui.status == "beroperasi"
    assert client.get(reverse("jaringan_mulai", args=[disetujui.pk])).url == disetujui.get_absolute_url()


@pytest.mark.parametrize(
    ("hari", "pesan"), [(-1, "sebelum persetujuan"), (1, "belum tiba")]
)  # fmt: skip
def test_tanggal_mulai_di_luar_waktunya_ditolak(client, masuk, disetujui, hari, pesan):
    masuk(Peran.LOKET)
    balasan = mulai(client, disetujui, hari_ini() + timedelta(days=hari), berkas=gambar())
    assert balasan.status_code == 422 and pesan in teks(balasan)
    disetujui.refresh_from_db()
    assert disetujui.tanggal_mulai is None


def test_laporan_mulai_tepat_waktu_diterima_kapan_pun_dan_yang_lewat_dicatat_tanpa_langkah(client, masuk, disetujui):
    kantor = pabrik.mundurkan_persetujuan(disetujui, 40)
    masuk(Peran.LOKET)
    lewat = mulai(client, kantor, kantor.jatuh_tempo + timedelta(days=1), berkas=gambar())
    assert lewat.url == kantor.get_absolute_url()
    assert "pejabat menyatakan persetujuan tidak berlaku" in teks(client.get(lewat.url))
    kantor.refresh_from_db()
    assert (kantor.status, kantor.jejak.last().aksi) == ("disetujui", "lapor_lewat")
    assert mulai(client, kantor, kantor.jatuh_tempo, berkas=gambar()).url.endswith("/lapor_mulai/")


TEMUAN = {"temuan_mulai": "belum", "temuan_cara": "kunjungan", "temuan_uraian": "Kantor terkunci."}


@pytest.mark.parametrize(
    ("isi", "hari", "langkah"),
    [
        (TEMUAN, 40, "temukan_tidak_mulai"),
        (TEMUAN | {"temuan_mulai": "mulai"}, 40, "temukan_mulai"),
        (TEMUAN, 5, "Tenggat mulai belum lewat"),
        (TEMUAN | {"temuan_uraian": ""}, 40, "Tulis uraiannya"),
        (TEMUAN | {"temuan_cara": ""}, 40, "Pilih dari mana diketahui"),
        (TEMUAN | {"temuan_mulai": "mulai", "temuan_uraian": ""}, 40, "Unggah bukti mulai kegiatan, atau tulis"),
        (TEMUAN | {"temuan_mulai": "mulai", "tanggal_mulai": ""}, 40, "Isi tanggal mulai"),
    ],
)  # fmt: skip
def test_pengawas_mencatat_yang_ditemukan_lalu_ke_langkahnya(client, masuk, disetujui, isi, hari, langkah):
    kantor = pabrik.mundurkan_persetujuan(disetujui, hari)
    masuk(Peran.PENGAWAS)
    assert "Periksa: sudah mulai?" in teks(client.get(kantor.get_absolute_url()))
    setuju = kantor.tanggal_persetujuan.strftime("%d/%m/%Y")
    balasan = client.post(reverse("jaringan_temuan_mulai", args=[kantor.pk]), {"tanggal_mulai": setuju, **isi})
    if " " in langkah:
        assert balasan.status_code == 422 and langkah in teks(balasan)
    else:
        assert balasan.url.endswith(f"/{langkah}/")
        assert client.post(balasan.url, {"versi": pabrik.ambil_kantor(kantor).versi}).status_code == 302


def test_temuan_yang_lain_dari_laporan_menyebut_sebabnya(client, masuk, disetujui):
    kantor = pabrik.mundurkan_persetujuan(disetujui, 40)
    pabrik.ubah_kantor(kantor, tanggal_mulai=kantor.jatuh_tempo + timedelta(days=4))
    masuk(Peran.PENGAWAS)
    isi = {"temuan_mulai": "mulai", "tanggal_mulai": f"{kantor.jatuh_tempo:%d/%m/%Y}", "berkas": gambar()}
    balasan = client.post(reverse("jaringan_temuan_mulai", args=[kantor.pk]), isi)
    assert balasan.status_code == 422 and "Tulis dari mana tanggal lain diketahui" in teks(balasan)
    isi = isi | {"temuan_uraian": "Kuitansi pertama bertanggal hari itu.", "berkas": gambar()}
    assert client.post(reverse("jaringan_temuan_mulai", args=[kantor.pk]), isi).url.endswith("/temukan_mulai/")


def test_laporan_tepat_waktu_tidak_dikesampingkan_diam_diam(client, masuk, disetujui):
    kantor = pabrik.mundurkan_persetujuan(disetujui, 40)
    masuk(Peran.LOKET)
    mulai(client, kantor, kantor.jatuh_tempo, berkas=gambar())
    [bukti] = kantor.daftar_berkas.filter(butir="mulai")
    masuk(Peran.PENGAWAS)
    alamat = reverse("jaringan_temuan_mulai", args=[kantor.pk])
    assert client.post(alamat, TEMUAN | {"lepas": [bukti.pk]}).status_code == 302
    jejak = kantor.jejak.last()
    assert jejak.aksi == "temuan_lain" and f"{kantor.jatuh_tempo:%-d}" in jejak.kalimat
    assert kantor.daftar_berkas.filter(pk=bukti.pk).exists()  # not theirs to take away
    temuan = ALUR_JARINGAN.temuan(pabrik.ambil_kantor(kantor), "temukan_tidak_mulai", kantor.hari_ini)
    assert "Laporan yang dikesampingkan: mulai" in " ".join(t.kalimat for t in temuan)


def test_daftar_belum_mulai_yang_terdekat_di_atas(client, masuk, disetujui):
    lain = majukan_kantor(buat_kantor(), "disetujui")
    pabrik.mundurkan_persetujuan(lain, 20)
    kas = majukan_kantor(buat_kantor(jenis="kk"), "disetujui")
    masuk(Peran.LOKET)
    halaman = client.get(reverse("jaringan_belum_mulai"))
    nomor = [b[0]["bawah"].rpartition(" · ")[2] for b in halaman.context["baris"]]
    assert nomor == [lain.nomor_perkara, disetujui.nomor_perkara]
    assert kas.nomor_perkara not in nomor


def test_kunjungan_tercatat_sekali_dengan_jejak(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    alamat = reverse("jaringan_kunjungan", args=[beroperasi.pk])
    isi = {"tanggal": f"{hari_ini():%d/%m/%Y}", "hasil": "Papan nama ada.", "papan_nama": "ya"}
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    kunjungan = Kunjungan.objects.get()
    assert kunjungan.papan_nama is True and kunjungan.jabatan
    assert Jejak.objects.filter(aksi="kunjungan").count() == 1
    assert "Papan nama ada." in teks(client.get(beroperasi.get_absolute_url()))
    besok = client.post(alamat, {**isi, "tanggal": f"{hari_ini() + timedelta(days=1):%d/%m/%Y}"})
    assert besok.status_code == 422


def test_usul_penutupan_perlu_bukti_dan_tanggapan(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    alamat = reverse("jaringan_tutup", args=[beroperasi.pk])
    isi = {"lihat": lihat(client, alamat), "alasan_tutup": "Pasal 19 dilanggar.", "lanjut": "ya"}
    belum = client.post(alamat, isi)
    assert belum.status_code == 422
    assert set(belum.context["form"].errors) == {"tanggapan_koperasi", "berkas"}
    isi = {**isi, "lihat": lihat(client, alamat), "tanggapan_koperasi": "Pengurus mengakui.", "berkas": gambar()}
    assert client.post(alamat, isi).url == reverse(
        "tindakan", args=["jaringanpelayanan", beroperasi.pk, "usulkan_tutup"]
    )


def test_rekan_pengawas_tidak_menimpa_alasan_penutupan(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    alamat = reverse("jaringan_tutup", args=[beroperasi.pk])
    tanda = lihat(client, alamat)
    client.post(alamat, {"lihat": tanda, "alasan_tutup": "Pertama"})
    balasan = client.post(alamat, {"lihat": tanda, "alasan_tutup": "Kedua"})
    assert balasan.status_code == 409 and "Pertama" in teks(balasan) and "Kedua" in teks(balasan)
    beroperasi.refresh_from_db()
    assert beroperasi.alasan_tutup == "Pertama"


def test_kunjungan_yang_diketik_saat_kantor_ditutup_dapat_disalin(client, masuk, beroperasi):
    masuk(Peran.PENGAWAS)
    isi = {"tanggal": f"{hari_ini():%d/%m/%Y}", "hasil": "Papan nama ada.", "papan_nama": "ya"}
    pabrik.majukan_kantor(beroperasi, "ditutup")
    balasan = client.post(reverse("jaringan_kunjungan", args=[beroperasi.pk]), isi)
    assert balasan.status_code == 403
    assert balasan.context["form"]["hasil"].value() == "Papan nama ada."
    assert "salin bila masih Anda perlukan" in teks(balasan)
    assert not Kunjungan.objects.exists()


def test_penilaian_kantor_cabang_tidak_mengubah_predikat_koperasi(client, masuk, beroperasi):
    masuk(Peran.PENILAI)
    alamat = reverse("jaringan_penilaian", args=[beroperasi.pk])
    assert "tidak mengubah predikat koperasi" in teks(client.get(alamat))
    tahun = hari_ini().year - 1
    isi = {"tahun_buku": tahun, "tanggal": f"{hari_ini():%d/%m/%Y}", "hasil": "Dalam Pengawasan"}
    salah = client.post(alamat, {**isi, "hasil": "", "berkas": gambar()})
    assert salah.status_code == 422
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    penilaian = PenilaianKantor.objects.get()
    assert (penilaian.tahun_buku, penilaian.berkas.nama) == (tahun, "bukti.png")
    assert beroperasi.koperasi.penilaian.get().predikat == "sehat"
    for buku, kode in ((hari_ini().year, 422), (tahun - 1, 302)):
        assert client.post(alamat, {**isi, "tahun_buku": buku, "hasil": "x"}).status_code == kode


def test_penilaian_hanya_bagi_kantor_cabang(client, masuk):
    kas = majukan_kantor(buat_kantor(jenis="kk"), "beroperasi")
    masuk(Peran.PENILAI)
    balasan = client.get(reverse("jaringan_penilaian", args=[kas.pk]))
    assert balasan.status_code == 403 and "hanya bagi Kantor Cabang" in teks(balasan)


def test_kantor_terdahulu_diisi_loket_dan_dikonfirmasi_pemeriksa(client, masuk, nasional):
    masuk(Peran.LOKET)
    buat(client, nasional, url="jaringan_terdahulu")
    kantor = JaringanPelayanan.objects.get()
    assert kantor.terdahulu
    salah = kirim(client, isian(kantor, "lama"), tanggal_persetujuan="1/6/2021", tanggal_mulai="31/5/2021")
    assert salah.status_code == 422 and "sebelum disetujui" in teks(salah)
    kirim(
        client, isian(kantor, "lama"), nomor_persetujuan_lama="518/1/2021", tanggal_persetujuan="1/6/2021",
        tanggal_mulai="1/7/2021", berkas=gambar(),
    )  # fmt: skip
    assert "Isian lengkap" in teks(client.get(reverse("jaringan_periksa", args=[kantor.pk])))
    aksi = [t["aksi"] for t in client.get(kantor.get_absolute_url()).context["tindakan"]]
    assert "terima" not in aksi
    masuk(Peran.PEMERIKSA)
    assert "Kantor lama menunggu konfirmasi (1)" in teks(client.get(reverse("meja_kerja")))
    [t] = client.get(kantor.get_absolute_url()).context["tindakan"]
    assert t["aksi"] == "catat_terdahulu"
    client.post(t["url"], {"versi": JaringanPelayanan.objects.get(pk=kantor.pk).versi})
    kantor.refresh_from_db()
    assert (kantor.status, kantor.tanggal_persetujuan) == ("beroperasi", date(2021, 6, 1))


# The setting


def test_pengaturan_mengetatkan_kantor_kas_dengan_dasar_dan_jejak(client, masuk):
    kas = majukan_kantor(buat_kantor(jenis="kk"), "lengkap")
    masuk(Peran.PEJABAT)
    alamat = reverse("pengaturan_perizinan")
    isi = {"lihat": lihat(client, alamat), "ketat_kcp": "ya"}
    tanpa = client.post(alamat, isi)
    assert tanpa.status_code == 422 and "Isi dasarnya" in teks(tanpa)
    hasil = {t.kode: t.hasil.value for t in client.get(kas.get_absolute_url()).context["temuan"]}
    assert hasil["kas.kcp_aktif"] == "PERLU_PENILAIAN"
    assert client.post(alamat, {**isi, "dasar": "Perbup 12/2026"}).status_code == 302
    assert PengaturanPerizinan.objects.get().ketat_kcp
    [jejak] = Jejak.objects.filter(aksi="pengaturan_perizinan")
    assert (jejak.wilayah_id, jejak.alasan) == ("32.05", "Perbup 12/2026")
    hasil = {t.kode: t.hasil.value for t in client.get(kas.get_absolute_url()).context["temuan"]}
    assert hasil["kas.kcp_aktif"] == "TIDAK"
    basi = client.post(alamat, {**isi, "ketat_kcp": "tidak"})
    assert basi.status_code == 409


# Who sees and who works


def test_loket_kabupaten_lain_tidak_menemukan_apa_pun(client, masuk, lengkap):
    masuk(Peran.LOKET, "32.06")
    for nama in HALAMAN:
        assert client.get(reverse(nama, args=[lengkap.pk])).status_code == 404
        assert client.post(reverse(nama, args=[lengkap.pk])).status_code in (404, 405)
    assert client.get(isian(lengkap, "9c")).status_code == 404
    assert lengkap.nomor_perkara not in teks(client.get(reverse("jaringan_daftar")))
    assert client.get(reverse("jaringan_daftar"), {"unduh": "xlsx"}).status_code == 200
    assert client.get(reverse("berkas_unduh", args=[lengkap.daftar_berkas.first().pk])).status_code == 404


def test_provinsi_melihat_tetapi_tidak_mengerjakan(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "siap")
    masuk(Peran.PEJABAT, "32")
    halaman = client.get(kantor.get_absolute_url())
    assert halaman.status_code == 200
    assert halaman.context["tindakan"] == []
    for nama in HALAMAN[3:]:
        assert client.get(reverse(nama, args=[kantor.pk])).status_code == 403


@pytest.mark.parametrize(
    ("peran", "status", "pintu"),
    [
        (Peran.LOKET, "disetujui", ["jaringan_mulai"]),
        (Peran.PENGAWAS, "beroperasi", ["jaringan_kunjungan", "periksa_kantor", "jaringan_tutup"]),
        (Peran.PENILAI, "beroperasi", ["jaringan_penilaian"]),
        (Peran.PENGAWAS, "usul_tutup", ["jaringan_kunjungan", "periksa_kantor"]),
        (Peran.AUDITOR, "beroperasi", []),
    ],
)  # fmt: skip
def test_pintu_kerja_menurut_peran_dan_status(client, masuk, lengkap, peran, status, pintu):
    kantor = majukan_kantor(lengkap, status)
    masuk(peran)
    alamat = [p["url"] for p in client.get(kantor.get_absolute_url()).context["pintu"]]
    assert alamat == [reverse(n, args=[kantor.pk]) for n in pintu]


@pytest.mark.parametrize("aneh", ANEH)
def test_parameter_aneh_tidak_pernah_merusak_halaman(client, masuk, lengkap, aneh):
    mentah = "".join(f"%{b:02x}" for b in aneh.encode("utf-8", "surrogatepass"))
    nama = ("q", "jenis", "status", "sisa", "terlambat", "wilayah", "wilayah__induk", "sebelum", "sesudah", "tambah")
    ekor = "&".join(f"{n}={mentah}" for n in (*nama, "kembali", "cari", "pilih", "koperasi", "unduh"))
    kantor = majukan_kantor(lengkap, "beroperasi")
    draf = buat_kantor(lengkap=False)
    disetujui = majukan_kantor(buat_kantor(), "disetujui")
    diterima = majukan_kantor(buat_kantor(), "diterima")
    milik = {
        Peran.LOKET: [reverse("jaringan_baru"), reverse("jaringan_terdahulu"), reverse("jaringan_daftar")]
        + [reverse("jaringan_belum_mulai"), reverse("jaringan_mulai", args=[disetujui.pk])]
        + [isian(draf, b) for b in ("surat", "kantor", "anggota", "9c", "9e", "9f", "9g", "9h", "9i")],
        Peran.PEMERIKSA: [reverse("jaringan_pemeriksaan", args=[diterima.pk])],
        Peran.PENGAWAS: [reverse(n, args=[kantor.pk]) for n in ("jaringan_kunjungan", "jaringan_tutup")],
        Peran.PENILAI: [reverse("jaringan_penilaian", args=[kantor.pk])],
        Peran.PEJABAT: [reverse("pengaturan_perizinan")],
    }
    for peran, daftar in milik.items():
        masuk(peran)
        for alamat in daftar:
            halaman = client.get(f"{alamat}?{ekor}")
            assert halaman.status_code == 200, alamat
            form = halaman.context.get("form")
            bidang = [b.html_name for b in form] if form else []
            isi = dict.fromkeys([*bidang, "cari", "pilih", "lihat", "kunci_kirim", "status", "lanjut", "tambah"], aneh)
            ekor_isi = "&".join(f"{n}={mentah}" for n in isi)
            balasan = client.post(alamat, ekor_isi, content_type="application/x-www-form-urlencoded")
            assert balasan.status_code in (302, 403, 405, 409, 422), alamat


# Cost


@pytest.mark.parametrize("jenis", ["kc", "kcp", "kk"])
@pytest.mark.parametrize(
    "status", ["draf", "diterima", "kurang", "lengkap", "siap", "disetujui", "beroperasi", "ditutup"]
)
def test_halaman_kantor_paling_banyak_lima_belas_kueri(client, masuk, jenis, status):
    kantor = majukan_kantor(buat_kantor(jenis=jenis), status)
    for peran in (Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENGAWAS, Peran.PENILAI):
        masuk(peran)
        for nama in HALAMAN:
            with CaptureQueriesContext(connection) as kueri:
                balasan = client.get(reverse(nama, args=[kantor.pk]))
            assert balasan.status_code in (200, 302, 403)
            assert len(kueri) <= 15, (nama, peran, [q["sql"][:120] for q in kueri])


def test_daftar_dan_isian_sama_kuerinya_untuk_banyak_baris(client, masuk, lengkap):
    kantor = majukan_kantor(lengkap, "siap")
    masuk(Peran.LOKET)

    def hitung():
        hasil = {}
        for nama in ("jaringan_daftar", "jaringan_belum_mulai", "jaringan_baru"):
            isi = {"cari": "KSP"} if nama == "jaringan_baru" else {}
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(reverse(nama), isi).status_code == 200
            hasil[nama] = len(kueri)
        return hasil

    sedikit = hitung()
    koperasi = [buat_koperasi(lengkap=False) for _ in range(30)]
    JaringanPelayanan.objects.bulk_create(
        JaringanPelayanan(
            koperasi=k, jenis="kc", nama=f"K{i}", wilayah=kantor.wilayah, berwenang=kantor.wilayah,
            nomor_perkara=f"KTR-{i}", status="lengkap", lengkap_pada=kantor.lengkap_pada,
            jatuh_tempo=kantor.jatuh_tempo, status_sejak=kantor.status_sejak, dibuat_oleh=kantor.dibuat_oleh,
        )
        for i, k in enumerate(koperasi)
    )  # fmt: skip
    banyak = hitung()
    assert banyak == sedikit
    assert max(banyak.values()) <= 15


def test_halaman_koperasi_menyebut_kantornya(client, masuk, beroperasi):
    masuk(Peran.LOKET)
    Koperasi.objects.update(berizin_sejak=date(2019, 2, 1))
    isi = teks(client.get(beroperasi.koperasi.get_absolute_url()))
    assert beroperasi.get_absolute_url() in isi
    assert f"{reverse('jaringan_baru')}?koperasi={beroperasi.koperasi_id}" in isi
