"""The koperasi's own door: it drafts its applications and brings what the desk asked for; the counter receives both."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from ksp_usp.models import Koperasi
from perizinan.models import EntriRegistrasi, JaringanPelayanan, PermohonanIzin
from tests import pabrik
from tests.perizinan.test_saya import Pengurus, koperasi_berizin
from tests.skenario.loket import berkas, hari, meja
from tests.skenario.meja_kantor import meja_kantor, serahkan
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
CATATAN = "Bilyet deposito belum dilampirkan."


@pytest.fixture
def koperasi():
    return pabrik.buat_koperasi()


@pytest.fixture
def ketua(koperasi):
    return Pengurus(koperasi)


@pytest.fixture
def loket():
    return Petugas(Peran.LOKET, "Rina", kode="32.05")


def susun(ketua) -> PermohonanIzin:
    ketua.pos(reverse("saya_permohonan"), {})
    return PermohonanIzin.objects.latest("pk")


def alamat(urusan, bagian="") -> str:
    jenis = "izin" if isinstance(urusan, PermohonanIzin) else "kantor"
    return (
        reverse(f"saya_{jenis}_isian", args=[urusan.pk, bagian])
        if bagian
        else reverse(f"saya_{jenis}", args=[urusan.pk])
    )


def isi(ketua, urusan, bagian, **ketik):
    return ketua.kirim(alamat(urusan, bagian), lanjut="1", **ketik)


def sampaikan(ketua, urusan):
    hasil = ketua.kirim(alamat(urusan), aksi="sampaikan")
    urusan.refresh_from_db()
    return hasil


def kurang(pemeriksa, p):
    meja(pemeriksa, p, "Kirim daftar kekurangan", {"7c": CATATAN})
    assert p.status == "kurang"


def diterima(koperasi, status="kurang"):
    """An application that came in at the counter, sent back by the desk for the deposit slip."""
    p = pabrik.majukan_izin(pabrik.buat_permohonan(koperasi), "diterima")
    if status == "kurang":
        kurang(Petugas(Peran.PEMERIKSA, "Iwan", kode="32.05"), p)
    return p


def test_koperasi_menyusun_loket_menerima_meja_meminta_koperasi_membawa_loket_menerima_lagi(koperasi, ketua, loket):
    p = susun(ketua)
    assert (p.status, p.jenis, p.berwenang_id) == ("disusun", "baru", "32.05")
    halaman = ketua.buka(alamat(p))
    assert "Belum dapat disampaikan" in halaman.teks and "Sampaikan ke loket" not in halaman.html
    assert koperasi.nama not in loket.buka("/").teks, "a draft of the koperasi is no work of an office"
    assert isi(ketua, p, "7a", nomor_surat="07/KSP/2026", tanggal_surat=hari(3), berkas=berkas("surat")).kode == 200
    assert "Sudah sampai di loket" in sampaikan(ketua, p).teks
    assert (p.status, p.disampaikan_pada) == ("draf", p.hari_ini)
    # It is the counter's now, whose desk says who brought it.
    assert ketua.kode(alamat(p, "7a")) == 403 and "tanda terima" in ketua.buka(alamat(p)).teks
    assert "disampaikan koperasi" in loket.buka("/").teks
    loket.langkah(p, "Terima permohonan")
    assert (p.status, p.disampaikan_pada, p.tanggal_ajuan) == ("diterima", None, p.hari_ini)
    assert ketua.klien.get(reverse("saya_surat_pdf", args=[p.daftar_surat.get().pk])).status_code == 200

    kurang(Petugas(Peran.PEMERIKSA, "Iwan", kode="32.05"), p)
    assert "Lihat yang diminta kantor" in ketua.buka(reverse("saya")).teks
    halaman = ketua.buka(alamat(p))
    assert "Yang diminta kantor" in halaman.teks and CATATAN in halaman.teks
    assert "paling sedikit satu yang diminta" in halaman.teks and "Sampaikan kelengkapan" not in halaman.html
    isi(ketua, p, "7c", berkas=berkas("bilyet"))
    assert "bilyet.pdf" in ketua.buka(alamat(p, "7c")).teks
    sampaikan(ketua, p)
    assert (p.status, p.disampaikan_pada) == ("kurang", p.hari_ini)
    assert "disampaikan koperasi" in loket.buka("/").teks
    loket.langkah(p, "Terima kelengkapan")
    assert (p.status, p.disampaikan_pada) == ("diterima", None)
    assert p.daftar_surat.filter(jenis="izin_tanda_terima").count() == 2


def test_yang_dibawa_koperasi_hanya_yang_diminta_dan_yang_sudah_diterima_tidak_dilepas(koperasi, ketua):
    p = diterima(koperasi)
    lama = p.daftar_berkas.get(butir="7c")
    assert ketua.kode(alamat(p, "7a")) == 403
    halaman = ketua.buka(alamat(p, "7c"))
    assert lama.nama in halaman.teks and "lepas" not in halaman.formulir[0].nama
    assert reverse("berkas_unduh", args=[lama.pk]) not in halaman.html
    assert ketua.kode(reverse("berkas_unduh", args=[lama.pk])) == 404
    isi(ketua, p, "7c", berkas=berkas("baru"))
    baru = p.daftar_berkas.get(butir="7c", nama="baru.pdf")
    ketua.kirim(alamat(p, "7c"), lepas=[lama.pk, baru.pk])
    assert p.daftar_berkas.filter(butir="7c").count() == 2, "one that was not offered lets nothing go"
    ketua.kirim(alamat(p, "7c"), lepas=[baru.pk])
    assert p.daftar_berkas.get(butir="7c") == lama


def test_berkas_diri_dibawa_koperasi_dan_hanya_namanya_yang_tampak(koperasi, ketua):
    p = susun(ketua)
    orang = koperasi.orang.first()
    isi(ketua, p, "7d", **{f"7d-{orang.pk}-ktp": berkas("ktp-ketua")})
    halaman = ketua.buka(alamat(p, "7d"))
    assert (
        "ktp-ketua.pdf" in halaman.teks
        and "/berkas/" not in halaman.html
        and koperasi.get_absolute_url() not in halaman.html
    )
    assert ketua.kode(reverse("berkas_asli", args=[p.daftar_berkas.get().pk])) == 404


def test_tanda_dan_catatan_pemeriksa_yang_tidak_dikirim_tidak_tampak(koperasi, ketua):
    p = diterima(koperasi, "diterima")
    rahasia = "Curiga bilyetnya palsu."
    p.pemeriksaan.create(butir="7c", hasil="tidak", catatan=rahasia, oleh=p.dibuat_oleh)
    PermohonanIzin.objects.filter(pk=p.pk).update(usul="tolak", usul_catatan=rahasia)
    for satu in (alamat(p), reverse("saya"), reverse("saya_permohonan"), reverse("saya_data")):
        assert rahasia not in ketua.buka(satu).teks, satu
    assert ketua.kode(alamat(p, "7c")) == 403


def test_permohonan_koperasi_lain_dan_rancangan_loket_tidak_ada(koperasi, ketua):
    lain = pabrik.buat_koperasi()
    asing, draf = susun(Pengurus(lain, "Tono")), pabrik.buat_permohonan(koperasi)
    kantor = pabrik.buat_kantor(lain)
    for tujuan in (
        alamat(asing), alamat(asing, "7a"), alamat(draf), alamat(draf, "7a"), alamat(kantor), alamat(kantor, "surat"),
    ):  # fmt: skip
        assert ketua.kode(tujuan) == 404, tujuan
        assert ketua.klien.post(tujuan, {"aksi": "sampaikan", "versi": "1"}).status_code == 404, tujuan
    daftar = ketua.buka(reverse("saya_permohonan"))
    assert draf.nomor_perkara in daftar.teks and alamat(draf) not in daftar.html
    assert asing.nomor_perkara not in daftar.teks


def test_pintu_kantor_tertutup_bagi_pengurus(koperasi, ketua):
    p = susun(ketua)
    for nama in ("permohonan_rinci", "permohonan_tugas", "permohonan_periksa", "permohonan_pemeriksaan"):
        assert ketua.kode(reverse(nama, args=[p.pk])) == 404, nama
    for aksi in ("sampaikan", "buang_sendiri", "terima", "ambil_alih"):
        assert ketua.kode(reverse("tindakan", args=["permohonanizin", p.pk, aksi])) == 404, aksi
    assert ketua.kode(reverse("permohonan_baru")) == 403


def test_masa_jabatan_yang_berakhir_menutup_rancangannya(koperasi, ketua):
    p = susun(ketua)
    isi(ketua, p, "7a", nomor_surat="07/KSP/2026", tanggal_surat=hari(3))
    ketua.orang.penugasan.update(sampai=hari_ini() - timedelta(days=1))
    for tujuan, kode in ((alamat(p), 403), (alamat(p, "7a"), 404), (reverse("saya_permohonan"), 403)):
        assert ketua.kode(tujuan) == kode, tujuan
        assert ketua.klien.post(tujuan, {"aksi": "sampaikan", "versi": "2"}).status_code == kode, tujuan
    p.refresh_from_db()
    assert p.status == "disusun"


def test_satu_permohonan_terbuka_tiap_koperasi_juga_yang_masih_disusun(koperasi, ketua, loket):
    p = susun(ketua)
    assert "masih berjalan" in ketua.pos(reverse("saya_permohonan"), {}).teks
    halaman = loket.kirim("/permohonan/baru/", cari=koperasi.nama, jenis="baru")
    assert p.nomor_perkara in halaman.teks and PermohonanIzin.objects.count() == 1
    ketua.kirim(alamat(p), aksi="buang")
    p.refresh_from_db()
    assert p.status == "ditarik" and "Ditarik kembali" in loket.buka(p.get_absolute_url()).teks
    assert susun(ketua) != p


def test_loket_mengambil_alih_rancangan_dengan_alasan(koperasi, ketua, loket):
    p = susun(ketua)
    assert loket.kode(reverse("permohonan_isian", args=[p.pk, "7a"])) == 403
    assert "Terima permohonan" not in loket.buka(p.get_absolute_url()).tautan
    loket.langkah(p, "Ambil alih rancangan", alasan="Koperasi membawa berkasnya ke loket.")
    assert p.status == "draf" and loket.kode(reverse("permohonan_isian", args=[p.pk, "7a"])) == 200
    assert ketua.kode(alamat(p)) == 404


def test_rancangan_koperasi_belum_permohonan_bagi_buku_registrasi(ketua, koperasi):
    usp = pabrik.buat_koperasi(jenis="usp")
    p = pabrik.majukan_izin(pabrik.buat_permohonan(usp, modal_disetor=14_000_000), "terdaftar")
    entri = EntriRegistrasi.objects.dengan_permohonan()
    q = susun(Pengurus(usp, "Tono"))
    assert q.pk > p.pk and entri.get(permohonan=p).diajukan is None
    PermohonanIzin.objects.filter(pk=q.pk).update(nomor_surat="07/2026", tanggal_surat=hari_ini())
    sampaikan(Pengurus(usp, "Tuti"), q)
    assert entri.get(permohonan=p).diajukan == q.nomor_perkara


def test_perubahan_izin_disusun_koperasi_berizin_dan_tidak_selagi_dibekukan():
    koperasi = koperasi_berizin()
    ketua = Pengurus(koperasi)
    p = susun(ketua)
    assert (p.jenis, p.izin_lama) == ("perubahan", koperasi.izin.get())
    isi(ketua, p, "7a", nomor_surat="07/KSP/2026", tanggal_surat=hari(3))
    assert "paling sedikit satu perubahan" in ketua.buka(alamat(p)).teks
    isi(ketua, p, "perubahan", nama_baru="KSP Mekar Baru")
    sampaikan(ketua, p)
    assert p.status == "draf" and p.nama_baru == "KSP Mekar Baru"
    koperasi = koperasi_berizin()
    koperasi.izin.update(keadaan="dibekukan")
    assert "sedang dibekukan" in Pengurus(koperasi, "Tono").pos(reverse("saya_permohonan"), {}).teks
    assert not koperasi.permohonan_izin.exists()


# An office


@pytest.fixture
def kantor():
    """A draft of an office by a koperasi, filled by its own door but for the plan of work."""
    pabrik.konfirmasi_kalender()
    return susun_kantor(Pengurus(koperasi_berizin()))


def susun_kantor(ketua) -> JaringanPelayanan:
    tempat = ketua.buka(f"{reverse('saya_kantor_baru')}?tempat=Kabupaten+Garut")
    assert tempat.kode == 200 and "Kabupaten Garut" in tempat.teks, tempat.teks
    ketua.pos(tempat.url, tempat.formulir[0].isi | {"jenis": "kc", "nama": "Limbangan"})
    return JaringanPelayanan.objects.latest("pk")


def ketua_kantor(kantor) -> Petugas:
    return Pengurus(Koperasi.objects.get(pk=kantor.koperasi_id), "Dewi")


def lengkapi(kantor, tanpa="9g"):
    """Everything of the application but one part, as if typed and uploaded."""
    isian = {"alamat": "Jalan Raya 5", "nomor_surat": "11/2026", "tanggal_surat": hari_ini(), "modal_kerja": 50_000_000}
    isian |= {"neraca_tahun_buku": 2025, "anggota_daerah": 25, "anggota_seluruh": 60}
    JaringanPelayanan.objects.filter(pk=kantor.pk).update(**isian)
    for butir in "bcdefghi":
        if f"9{butir}" != tanpa:
            pabrik.buat_bukti(kantor, f"9{butir}")


def test_kantor_disusun_koperasi_dan_jamnya_berjalan_sejak_sampai_di_loket(kantor, monkeypatch, loket):
    ketua = ketua_kantor(kantor)
    assert (kantor.status, kantor.wilayah_id, kantor.berwenang_id) == ("disusun", "32.05", "32.05")
    assert "berkas_masuk_pada" not in ketua.buka(alamat(kantor, "surat")).formulir[0].nama
    lengkapi(kantor)
    isi(ketua, kantor, "9g", rencana_kerja_bulan="12", berkas=berkas("rencana"))
    kantor.refresh_from_db()
    assert kantor.berkas_masuk_pada is None, "no paper is in an office while the koperasi writes"
    esok = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: esok)
    ketua.masuk(), loket.masuk()
    sampaikan(ketua, kantor)
    assert (kantor.status, kantor.berkas_masuk_pada) == ("draf", date(2026, 12, 3))
    assert "disampaikan koperasi" in loket.buka("/").teks
    serahkan(loket, kantor)
    assert (kantor.status, kantor.lengkap_pada, kantor.disampaikan_pada) == ("diterima", date(2026, 12, 3), None)


def test_kekurangan_kantor_dibawa_koperasi(kantor, loket):
    ketua = ketua_kantor(kantor)
    lengkapi(kantor)
    sampaikan(ketua, kantor)
    serahkan(loket, kantor)
    pemeriksa = Petugas(Peran.PEMERIKSA, "Iwan", kode="32.05")
    meja_kantor(pemeriksa, kantor, "kirim_kekurangan", tidak={"9g": "Rencana kerja belum ada."})
    assert (kantor.status, kantor.jatuh_tempo) == ("kurang", None)
    assert "Rencana kerja belum ada." in ketua.buka(alamat(kantor)).teks and ketua.kode(alamat(kantor, "9c")) == 403
    isi(ketua, kantor, "9g", rencana_kerja_bulan="12", berkas=berkas("rencana"))
    kantor.refresh_from_db()
    assert kantor.lengkap_pada == hari_ini(), "the last paper that was asked for is in"
    sampaikan(ketua, kantor)
    serahkan(loket, kantor)
    assert kantor.status == "diterima" and kantor.daftar_surat.filter(jenis="kantor_tanda_terima").count() == 2


def test_permohonan_kantor_hanya_dari_koperasi_berizin_ke_kantor_yang_memakai_aplikasi(ketua):
    assert "Kantor hanya dibuka koperasi yang izinnya berlaku" in ketua.buka(reverse("saya_kantor_baru")).teks
    pabrik.buat_wilayah("32.06")
    berizin = Pengurus(koperasi_berizin(), "Tono")
    halaman = berizin.buka(f"{reverse('saya_kantor_baru')}?tempat=32.06")
    assert halaman.kode == 422 and "belum memakai aplikasi ini" in halaman.teks
