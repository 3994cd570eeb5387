"""Pages on which an assessment is assigned, planned and filled."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from aturan.bahasa.bilangan import rupiah
from aturan.kesehatan import turunan
from core.dasar.izin import Peran
from ksp_usp.models import LaporanKeuangan, PenilaianKesehatan
from tests import pabrik
from tests.ksp_usp.penilaian.halaman.bantu import buka, kirim, masuk, pdf, tahun_lalu
from tests.skenario.peramban import Halaman

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def tugaskan(client, koperasi, penilai, **isian) -> Halaman:
    data = {
        "kunci_kirim": str(uuid.uuid4()), "cari": f"{koperasi.nama} ({koperasi.badan_hukum})",
        "tahun_buku": str(tahun_lalu()),
        "cara": "hitung", "sifat": "", "target": "", "tim": [str(penilai.pk)], "ketua": str(penilai.pk),
    }  # fmt: skip
    return Halaman(client.post(reverse("penilaian_baru"), data | isian, follow=True))


BAGIAN = ("angka", "manajemen", "tafsir", "kertas")


# Assigning


def test_pengawas_menugaskan_dan_klik_kedua_tidak_menggandakan(pengawas):
    koperasi, penilai = pabrik.buat_koperasi(), pabrik.buat_penilai()
    kunci = str(uuid.uuid4())
    for _ in range(2):
        halaman = tugaskan(pengawas, koperasi, penilai, kunci_kirim=kunci, target="31/12/2099")
        assert halaman.kode == 200, halaman.teks
    p = PenilaianKesehatan.objects.get()
    assert (p.nomor_perkara, p.tahun_buku) == (f"NIL-32.05-{tahun_lalu() + 1}-0001", tahun_lalu())
    assert (p.status, p.target, p.wilayah_id) == ("ditugaskan", date(2099, 12, 31), "32.05")
    assert [(a.pengguna, a.ketua, a.tanpa_hubungan) for a in p.tim.all()] == [(penilai, True, None)]


def test_tautan_dari_rencana_mengisi_koperasi_dan_tahunnya(pengawas):
    koperasi = pabrik.buat_koperasi()
    isi = buka(pengawas, "penilaian_baru", koperasi=koperasi.pk, tahun=tahun_lalu() - 2).formulir[0].isi
    assert (isi["cari"], isi["tahun_buku"]) == (f"{koperasi.nama} ({koperasi.badan_hukum})", str(tahun_lalu() - 2))


def test_tim_dapat_dibentuk_dan_yang_dibentuk_berketua(pengawas):
    koperasi, penilai = pabrik.buat_koperasi(), pabrik.buat_penilai()
    tanpa_ketua = tugaskan(pengawas, koperasi, penilai, ketua="")
    assert tanpa_ketua.kode == 422 and "Pilih ketua tim." in tanpa_ketua.teks
    bukan_anggota = tugaskan(pengawas, koperasi, penilai, tim=[])
    assert bukan_anggota.kode == 422 and "Ketua tim harus salah satu anggota" in bukan_anggota.teks
    tanpa_tim = tugaskan(pengawas, koperasi, penilai, tim=[], ketua="")
    assert tanpa_tim.kode == 200 and "Tanpa tim: petugas penilai instansi ini mengisi" in tanpa_tim.teks
    assert not koperasi.penilaian.get().tim.exists()


@pytest.mark.parametrize(
    ("kualifikasi", "kalimat"),
    [
        ({"pendidikan": "d2"}, "Diploma II, syarat minimal Diploma III (Pasal 31 ayat (4) huruf a"),
        ({"pelatihan_nomor": ""}, "bimbingan teknis penilaian kesehatan: belum diisi"),
        (None, "Pendidikan anggota tim penilai: belum diisi"),
    ],
)
def test_penilai_tanpa_syarat_tidak_dapat_ditugaskan_dan_yang_diketik_tetap(pengawas, kualifikasi, kalimat):
    if kualifikasi is None:
        penilai = pabrik.buat_pengguna(Peran.PENILAI, kode="32.05")
    else:
        penilai = pabrik.buat_penilai(**kualifikasi)
    halaman = tugaskan(pengawas, pabrik.buat_koperasi(nama="KSP Uji Tetap"), penilai, target="31/12/2099")
    assert halaman.kode == 422
    assert "Ada masalah" in halaman.teks and f"{penilai.nama} tidak dapat ditugaskan" in halaman.teks
    assert kalimat in halaman.teks
    assert halaman.formulir[0].isi["target"] == "31/12/2099" and "KSP Uji Tetap" in halaman.formulir[0].isi["cari"]
    assert not PenilaianKesehatan.objects.exists()


def test_penilai_tidak_menilai_koperasinya_sendiri(pengawas):
    koperasi, penilai = pabrik.buat_koperasi(), pabrik.buat_penilai()
    pabrik.buat_orang(koperasi, nama=f"Drs. {penilai.nama}")
    halaman = tugaskan(pengawas, koperasi, penilai)
    assert halaman.kode == 422 and "penilai tidak menilai koperasinya sendiri" in halaman.teks


def test_dua_tim_pada_satu_koperasi_ditolak(pengawas, penilaian):
    halaman = tugaskan(pengawas, penilaian.koperasi, pabrik.buat_penilai())
    assert halaman.kode == 422
    assert (
        f"Penilaian lain atas koperasi ini untuk tahun buku {tahun_lalu()} sedang berjalan ({penilaian.nomor_perkara})"
        in halaman.teks
    )
    assert tugaskan(pengawas, penilaian.koperasi, pabrik.buat_penilai(), tahun_buku=str(tahun_lalu() - 1)).kode == 200


def test_hasil_kedua_menyebut_yang_dikoreksi(pengawas):
    lama = pabrik.buat_hasil(tahun_buku=tahun_lalu())
    penilai = pabrik.buat_penilai()
    halaman = tugaskan(pengawas, lama.koperasi, penilai)
    assert halaman.kode == 422 and "Pilih koreksi atau penilaian ulang" in halaman.teks
    assert tugaskan(pengawas, lama.koperasi, penilai, sifat="koreksi", alasan_koreksi="Salah baca.").kode == 200
    assert PenilaianKesehatan.objects.get(sifat="koreksi").mengoreksi == lama
    belum = tugaskan(pengawas, pabrik.buat_koperasi(), penilai, sifat="koreksi")
    assert belum.kode == 422 and "Belum ada hasil" in belum.teks


def test_koreksi_membawa_isian_yang_dikoreksi_dan_menanyakan_alasannya(pengawas, client):
    p = pabrik.buat_penilaian(tahun_buku=tahun_lalu(), sakelar={"batas_7a": "75"}, catatan="Dijelaskan.")
    p.pemeriksaan = pabrik.buat_laporan(
        p.koperasi, tahun_lalu(), sumber="pemeriksaan", pinjaman_macet=Decimal(13_000_000)
    )
    p.save()
    lama, penilai = pabrik.majukan_penilaian(p, "ditetapkan"), pabrik.buat_penilai()
    awal = buka(pengawas, "penilaian_rinci", lama.pk)
    assert f"koperasi={lama.koperasi_id}&amp;tahun={tahun_lalu()}&amp;sifat=koreksi" in awal.html
    tanpa = tugaskan(pengawas, lama.koperasi, penilai, sifat="koreksi", alasan_koreksi=" ")
    assert tanpa.kode == 422 and f"Tulis apa yang keliru pada hasil {lama.nomor_perkara}." in tanpa.teks
    tugaskan(pengawas, lama.koperasi, penilai, sifat="koreksi", alasan_koreksi="Pinjaman macet salah baca.")
    baru = PenilaianKesehatan.objects.get(mengoreksi=lama)
    assert (baru.sakelar, baru.catatan, baru.pemeriksaan.angka) == (lama.sakelar, lama.catatan, lama.pemeriksaan.angka)
    isi = [(j.nomor, j.jawaban, j.keterangan, j.alasan) for j in lama.jawaban.all()]
    assert [(j.nomor, j.jawaban, j.keterangan, j.alasan) for j in baru.jawaban.all()] == isi != []
    baru.jawaban.filter(nomor=isi[0][0]).update(jawaban=not isi[0][1])
    baru.pemeriksaan.pinjaman_macet = Decimal(14_000_000)
    baru.pemeriksaan.save()
    client.force_login(penilai)
    tanya = buka(client, "penilaian_manajemen", baru.pk).teks
    assert tanya.count(f"Dibawa dari {lama.nomor_perkara}.") == len(isi) - 1
    assert tanya.count(f"Diubah; pada {lama.nomor_perkara}: ya.") == 1
    kertas = buka(client, "penilaian_kertas", baru.pk, "kap").teks
    assert f"Diubah; pada {lama.nomor_perkara}: Rp13.000.000." in kertas
    assert "Alasan: Pinjaman macet salah baca." in buka(client, "penilaian_rinci", baru.pk).teks


def test_syariah_tidak_dihitung_dan_tahun_berjalan_tidak_dapat_dipilih(pengawas):
    koperasi, penilai = pabrik.buat_koperasi(pola="syariah"), pabrik.buat_penilai()
    assert "pola syariah tidak dihitung di sini" in tugaskan(pengawas, koperasi, penilai).teks
    assert tugaskan(pengawas, koperasi, penilai, tahun_buku=str(tahun_lalu() + 1), cara="catat").kode == 422
    assert tugaskan(pengawas, koperasi, penilai, cara="catat").kode == 200


def test_koperasi_kantor_lain_tidak_dikenal(pengawas):
    lain = pabrik.buat_koperasi("32.06")
    halaman = tugaskan(pengawas, lain, pabrik.buat_penilai())
    assert halaman.kode == 422 and "tidak cocok dengan tepat satu koperasi" in halaman.teks


# Plan and list


def test_rencana_menyebut_empat_keadaan_dengan_hitungannya(pengawas):
    belum = pabrik.buat_koperasi(nama="KSP Belum")
    pabrik.buat_koperasi("32.06", nama="KSP Kantor Lain")
    pabrik.buat_hasil(pabrik.buat_koperasi(nama="KSP Jatuh"), tahun_lalu() - 1)
    pabrik.buat_penilaian(pabrik.buat_koperasi(nama="KSP Jalan"), tahun_lalu(), lengkap=False)
    pabrik.buat_hasil(pabrik.buat_koperasi(nama="KSP Jadi"), tahun_lalu())
    halaman = buka(pengawas, "penilaian_rencana")
    baris = {
        b[0]["teks"]: tuple(strip_tags(b[kolom]["teks"]) for kolom in (2, 3)) for b in halaman.balasan.context["baris"]
    }
    assert baris == {
        "KSP Belum": ("Belum dinilai", "Belum dinilai"),
        "KSP Jatuh": (f"Sehat ({tahun_lalu() - 1})", "Jatuh tempo"),
        "KSP Jalan": ("Belum dinilai", "Ditugaskan"),
        "KSP Jadi": (f"Sehat ({tahun_lalu()})", "Selesai"),
    }
    assert [n for _, _, n in halaman.balasan.context["hitungan"]] == [1, 1, 1, 1]
    assert halaman.tautan["Tugaskan"] == f"/penilaian/baru/?koperasi={belum.pk}&tahun={tahun_lalu()}"
    tersaring = buka(pengawas, "penilaian_rencana", keadaan="jatuh_tempo")
    assert [b[0]["teks"] for b in tersaring.balasan.context["baris"]] == ["KSP Jatuh"]
    sebelumnya = buka(pengawas, "penilaian_rencana", tahun=tahun_lalu() - 1, keadaan="selesai")
    assert [b[0]["teks"] for b in sebelumnya.balasan.context["baris"]] == ["KSP Jatuh"]


def test_daftar_disaring_dan_predikat_hanya_dari_yang_ditetapkan(pengawas):
    hasil = pabrik.buat_hasil(tahun_buku=tahun_lalu(), predikat="cukup_sehat")
    jalan = pabrik.buat_penilaian(tahun_buku=tahun_lalu())

    def nomor(**saring):
        baris = buka(pengawas, "penilaian_daftar", **saring).balasan.context["baris"]
        return {b[0]["bawah"].rpartition(" · ")[2] for b in baris}

    assert nomor() == {hasil.nomor_perkara, jalan.nomor_perkara}
    assert nomor(status="ditetapkan") == nomor(predikat="cukup_sehat") == {hasil.nomor_perkara}
    assert nomor(tahun_buku=tahun_lalu() - 1) == set()
    assert nomor(q=jalan.nomor_perkara) == {jalan.nomor_perkara}
    unduhan = pengawas.get(reverse("penilaian_daftar"), {"unduh": "xlsx"})
    assert unduhan.content.startswith(b"PK")


# Figures


def test_angka_laporan_tersimpan_dari_halamannya(client):
    p = pabrik.buat_penilaian(tahun_buku=tahun_lalu(), lengkap=False)
    masuk(client, p.tim.get().pengguna)
    angka, _ = pabrik.angka_kesehatan("sehat")
    ketik = {kode: f"{int(n):,}".replace(",", ".") if n >= 100_000 else str(int(n)) for kode, n in angka.items()}
    halaman = kirim(client, "penilaian_angka", p.pk, **ketik, nomor="LK-1", catatan="Cocok.", berkas=pdf())
    assert halaman.kode == 200 and "tersimpan" in halaman.teks, halaman.teks
    laporan = LaporanKeuangan.objects.get(koperasi=p.koperasi)
    assert {k: getattr(laporan, k) for k in angka} == angka
    assert (laporan.tahun_buku, laporan.sumber, laporan.nomor) == (tahun_lalu(), "laporan", "LK-1")
    p.refresh_from_db()
    assert p.catatan == "Cocok." and [b.butir for b in p.daftar_berkas] == ["laporan"]
    assert "Neraca seimbang." in halaman.teks


@pytest.mark.parametrize(
    ("pos", "ketik", "kalimat"),
    [
        ("kas", "-5.000.000", "Nilai tidak boleh negatif"),
        ("kas", "lima juta", "Tulis dengan angka saja"),
        ("kas", "15.000", "dapat berarti dua hal"),
        ("shu_belum_dibagi", "-tiga", "Tulis dengan angka saja"),
    ],
)
def test_angka_yang_salah_ditolak_di_samping_isiannya(tim, penilaian, pos, ketik, kalimat):
    halaman = kirim(tim, "penilaian_angka", penilaian.pk, **{pos: ketik})
    assert halaman.kode == 422 and "Ada masalah" in halaman.teks
    assert kalimat in halaman.balasan.context["form"].errors[pos][0]
    assert halaman.formulir[0].isi[pos] == ketik
    assert getattr(LaporanKeuangan.objects.get(koperasi=penilaian.koperasi), pos) != Decimal(-5_000_000)


@pytest.mark.parametrize("ketik", ["-5.000.000", "(5.000.000)"])
def test_rugi_boleh_negatif_dan_tampil_seperti_diketik(tim, penilaian, ketik):
    assert kirim(tim, "penilaian_angka", penilaian.pk, shu_belum_dibagi=ketik, yakin="on").kode == 200
    laporan = LaporanKeuangan.objects.get(koperasi=penilaian.koperasi)
    assert laporan.shu_belum_dibagi == Decimal(-5_000_000)
    assert buka(tim, "penilaian_angka", penilaian.pk).formulir[0].isi["shu_belum_dibagi"] == "-5.000.000"


def test_selisih_neraca_ditunjukkan(tim, penilaian):
    kas = LaporanKeuangan.objects.get(koperasi=penilaian.koperasi).kas
    halaman = kirim(tim, "penilaian_angka", penilaian.pk, kas=f"{int(kas) + 1_000_000:,}".replace(",", "."))
    assert halaman.kode == 200
    assert "Neraca tidak seimbang: selisih Rp1.000.000." in halaman.teks


@pytest.mark.parametrize(("bagian", "ditanya"), [("1.5", False), ("1.51", True)])
def test_perubahan_lebih_dari_separuh_ditanya_sekali(client, bagian, ditanya):
    p = pabrik.buat_penilaian(tahun_buku=tahun_lalu())
    masuk(client, p.tim.get().pengguna)
    lalu = pabrik.buat_laporan(p.koperasi, tahun_lalu() - 1)
    LaporanKeuangan.objects.filter(pk=lalu.pk).update(meppp=Decimal(10_000_000))
    baru = f"{int(Decimal(10_000_000) * Decimal(bagian)):,}".replace(",", ".")
    halaman = kirim(client, "penilaian_angka", p.pk, meppp=baru)
    assert halaman.kode == (422 if ditanya else 200)
    assert ("Yakin?" in halaman.teks) is ditanya
    if ditanya:
        assert "berubah lebih dari separuh" in halaman.balasan.context["form"].errors["meppp"][0]
        assert halaman.formulir[0].isi["meppp"] == baru
        data = halaman.formulir[0].isi | {"yakin": "on"}
        assert client.post(reverse("penilaian_angka", args=[p.pk]), data).status_code == 302
    laporan = LaporanKeuangan.objects.get(koperasi=p.koperasi, tahun_buku=tahun_lalu())
    assert laporan.meppp == Decimal(10_000_000) * Decimal(bagian)


def test_laporan_dalam_ribuan_ditanya_dan_lembar_tahun_lalu_ditolak(client):
    p = pabrik.buat_penilaian(tahun_buku=tahun_lalu(), lengkap=False)
    masuk(client, p.tim.get().pengguna)
    angka, _ = pabrik.angka_kesehatan("sehat")
    pabrik.buat_laporan(p.koperasi, tahun_lalu() - 1)

    def ketik(bagi):
        return {k: str(int(n) // bagi) if n // bagi < 100_000 else f"{int(n) // bagi:,}".replace(",", ".")
                for k, n in angka.items()}  # fmt: skip

    ribuan = kirim(client, "penilaian_angka", p.pk, **ketik(1000))
    assert ribuan.kode == 422 and "diisi dalam ribuan rupiah" in ribuan.teks
    lama = kirim(client, "penilaian_angka", p.pk, **ketik(1), yakin="on")
    assert lama.kode == 422 and "Semua angka sama dengan laporan tahun lalu" in lama.teks
    assert not LaporanKeuangan.objects.filter(koperasi=p.koperasi, tahun_buku=tahun_lalu()).exists()


def test_hitung_menjumlahkan_yang_diketik_dan_tidak_menyimpannya(tim, penilaian):
    laporan = LaporanKeuangan.objects.get(koperasi=penilaian.koperasi)
    aset = turunan(laporan.angka, "ksp")["total_aset"]
    kas = f"{int(laporan.kas) + 1_000_000:,}".replace(",", ".")
    halaman = kirim(tim, "penilaian_angka", penilaian.pk, kas=kas, lalu_kas="20.000.000", aksi="hitung")
    assert halaman.kode == 200 and "Neraca tidak seimbang: selisih Rp1.000.000." in halaman.teks
    assert f'data-isi="jumlah-total_aset">{rupiah(aset + 1_000_000, sen=False)}<' in halaman.html
    assert (halaman.formulir[0].isi["kas"], halaman.formulir[0].isi["lalu_kas"]) == (kas, "20.000.000")
    assert LaporanKeuangan.objects.get().kas == laporan.kas


def test_tahun_lalu_diketik_di_samping_tahun_ini_sampai_menjadi_dasar_hasil(tim, penilaian):
    halaman = kirim(tim, "penilaian_angka", penilaian.pk, lalu_kas="satu")
    assert halaman.kode == 422 and "id_lalu_kas_error" in halaman.html
    lalu = str(int(LaporanKeuangan.objects.get().meppp) // 10)
    halaman = kirim(tim, "penilaian_angka", penilaian.pk, lalu_meppp=lalu, meppp="77.000.000")
    assert halaman.kode == 422 and "berubah lebih dari separuh" in halaman.teks
    kirim(tim, "penilaian_angka", penilaian.pk, lalu_kas="20.000.000")
    assert LaporanKeuangan.objects.get(tahun_buku=tahun_lalu() - 1).kas == 20_000_000
    LaporanKeuangan.objects.filter(tahun_buku=tahun_lalu() - 1).delete()
    pabrik.buat_hasil(penilaian.koperasi, tahun_lalu() - 1)
    assert "lalu_kas" not in buka(tim, "penilaian_angka", penilaian.pk).formulir[0].isi


def test_angka_tahun_sebelumnya_dicatat_untuk_pembanding(tim, penilaian):
    halaman = kirim(tim, "penilaian_angka", penilaian.pk, ke="?tahun=lalu", terlihat="x")
    assert halaman.kode == 409
    data = Halaman(tim.get(reverse("penilaian_angka", args=[penilaian.pk]) + "?tahun=lalu")).formulir[0].isi
    alamat = reverse("penilaian_angka", args=[penilaian.pk]) + "?tahun=lalu"
    assert tim.post(alamat, data | {"simpanan_pokok": "1.000.000"}).status_code == 302
    assert LaporanKeuangan.objects.get(tahun_buku=tahun_lalu() - 1).simpanan_pokok == 1_000_000


def test_bukti_yang_salah_jenis_ditolak_dan_angka_yang_diketik_tetap(tim, penilaian):
    salah = SimpleUploadedFile("laporan.exe", b"MZ")
    halaman = kirim(tim, "penilaian_angka", penilaian.pk, meppp="77.000.000", berkas=salah)
    assert halaman.kode == 422 and "laporan.exe: Berkas harus PDF, JPG, PNG, atau XLSX." in halaman.teks
    assert halaman.formulir[0].isi["meppp"] == "77.000.000"


# Who may, and what happened meanwhile


@pytest.mark.parametrize("bagian", BAGIAN)
def test_bukan_tim_membaca_dan_tidak_menyimpan(client, penilaian, bagian):
    arg = [penilaian.pk, *(["permodalan"] if bagian == "kertas" else [])]
    masuk(client, pabrik.buat_penilai())
    halaman = buka(client, f"penilaian_{bagian}", *arg)
    assert halaman.kode == 200 and "Penilaian ini ditugaskan kepada tim lain." in halaman.teks
    assert '<fieldset class="polos-saja" disabled>' in halaman.html
    assert client.post(reverse(f"penilaian_{bagian}", args=arg), halaman.formulir[0].isi).status_code == 403
    masuk(client, pabrik.buat_penilai("32.06"))
    assert buka(client, f"penilaian_{bagian}", *arg).kode == 404


@pytest.mark.parametrize("bagian", BAGIAN)
def test_isian_yang_didahului_rekan_tidak_hilang_dan_tidak_menimpa(tim, penilaian, bagian):
    arg = [penilaian.pk, *(["permodalan"] if bagian == "kertas" else [])]
    nama, baru, rekan = {
        "angka": ("kas", "31.000.000", "32.000.000"), "manajemen": ("keterangan_1", "Saya", "Rekan"),
        "tafsir": ("batas_1c", "100", "100"), "kertas": ("kas", "31.000.000", "32.000.000"),
    }[bagian]  # fmt: skip
    lama = buka(tim, f"penilaian_{bagian}", *arg).formulir[0].isi
    tim.post(reverse(f"penilaian_{bagian}", args=arg), lama | {nama: rekan, "yakin": "on"})
    halaman = Halaman(tim.post(reverse(f"penilaian_{bagian}", args=arg), lama | {nama: baru}))
    assert halaman.kode == 409 and "Petugas lain mengubah isian ini" in halaman.teks
    assert "Yang tersimpan sekarang" in halaman.teks
    if bagian != "tafsir":
        assert halaman.formulir[0].isi[nama] == baru


def test_isian_sesudah_diserahkan_ditolak_dengan_isiannya(tim, penilaian):
    lama = buka(tim, "penilaian_manajemen", penilaian.pk).formulir[0].isi | {"keterangan_1": "Notulen rapat"}
    pabrik.majukan_penilaian(penilaian, "diperiksa")
    balasan = tim.post(reverse("penilaian_manajemen", args=[penilaian.pk]), lama)
    assert balasan.status_code == 403
    halaman = Halaman(balasan)
    assert "salin bila masih Anda perlukan" in halaman.teks
    assert halaman.formulir[0].isi["keterangan_1"] == "Notulen rapat"
    assert not penilaian.jawaban.filter(keterangan="Notulen rapat").exists()
