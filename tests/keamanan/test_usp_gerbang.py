"""Ways around the gate of licences, offices and assessments, kept: posts added up, own examinations, old desks."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Instansi, Jejak, Nomor, Pengguna, Penugasan, Surat, Surel
from core.perkara.alur import LangkahTidakSah, PelakuSama, SyaratTidakTerpenuhi, TidakBerwenang
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import Koperasi, KualifikasiPenilai, Orang, PenilaianKesehatan
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.kantor import harian
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.models import IzinUsaha, JaringanPelayanan, PemeriksaanBerkas, PemeriksaanKantor, PermohonanIzin
from tests import pabrik
from tests.pabrik.dasar import bermandat
from tests.skenario.peramban import Halaman

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def orang(*tugas):
    """One person with all of these posts: (role, region) each."""
    (peran, kode), *lain = tugas
    satu = pabrik.buat_pengguna(peran, kode=kode)
    for peran, kode in lain:
        instansi = pabrik.buat_instansi(kode)
        Penugasan.objects.create(
            pengguna=satu, instansi=instansi, peran=peran, mulai=date(2020, 1, 1), dasar="SK 2",
            **bermandat(peran, instansi),
        )  # fmt: skip
    return Pengguna.objects.get(pk=satu.pk)


def isi_formulir(client, alamat):
    return max((f.isi for f in Halaman(client.get(alamat)).formulir), key=len)


# Posts are not added up: the sight of one is not lent to the role of another


def test_nik_tidak_terbuka_oleh_jabatan_di_kantor_lain(client):
    satu = pabrik.buat_koperasi().orang.first()
    pegawai = orang((Peran.POKJA_KABKOTA, "32.05"), (Peran.LOKET, "33.74"))
    client.force_login(pegawai)
    balasan = client.post(reverse("orang_nik", args=[satu.pk]), {"alasan": "Mencocokkan KTP."})
    assert balasan.status_code == 403 and satu.nik not in balasan.content.decode()
    assert not Jejak.objects.filter(aksi="lihat_nik").exists()
    client.force_login(orang((Peran.POKJA_KABKOTA, "33.74"), (Peran.LOKET, "32.05")))
    assert satu.nik in client.post(reverse("orang_nik", args=[satu.pk]), {"alasan": "Cocok."}).content.decode()


def test_ktp_tidak_terbuka_oleh_jabatan_di_kantor_lain(client):
    p = pabrik.buat_permohonan(lengkap=False)
    berkas = pabrik.buat_bukti(p, "7d-1-ktp")
    alamat = reverse("berkas_unduh", args=[berkas.pk])
    for tugas, kode in (
        (((Peran.POKJA_KABKOTA, "32.05"), (Peran.LOKET, "33.74")), 403),
        (((Peran.DINAS_PROVINSI, "32"), (Peran.PEJABAT, "33")), 403),
        (((Peran.LOKET, "33.74"),), 404),
        # Past both checks: what no program can show is led to its original.
        (((Peran.POKJA_KABKOTA, "33.74"), (Peran.LOKET, "32.05")), 302),
        (((Peran.PEMERIKSA, "32"),), 302),
    ):
        client.force_login(orang(*tugas))
        assert client.get(alamat).status_code == kode, tugas


def test_koperasi_tidak_dicatat_di_wilayah_jabatan_lain(client):
    client.force_login(orang((Peran.POKJA_KABKOTA, "32.05"), (Peran.LOKET, "33.74")))
    isi = isi_formulir(client, reverse("koperasi_tambah")) | {
        "nama": "KSP Titipan", "jenis": "ksp", "bentuk": "primer", "pola": "konvensional", "badan_hukum": "AHU-77",
        "wilayah": "Kabupaten Garut, Jawa Barat",
    }  # fmt: skip
    balasan = client.post(reverse("koperasi_tambah"), isi)
    assert balasan.status_code == 422 and "di luar wilayah Anda" in balasan.content.decode()
    assert client.post(reverse("koperasi_tambah"), isi | {"wilayah": "33.74"}).status_code == 302
    assert Jejak.objects.get(aksi="catat").instansi == "Dinas Koperasi dan UKM Kota Semarang"


# Own examinations


def tandai_sebagai(client, pegawai, alamat, status):
    """Mark every paper on the desk as `pegawai`, and leave the handing over to a colleague."""
    client.force_login(pegawai)
    isi = isi_formulir(client, alamat)
    ada = {nama: "ada" for nama in isi if nama.startswith("hasil_")}
    assert ada and client.post(alamat, isi | ada | {"status": status}).status_code == 302


@pytest.mark.parametrize("aksi", ["terbitkan_izin", "tolak"])
def test_yang_menandai_berkas_tidak_memutus_walau_rekannya_yang_menyerahkan(client, aksi):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "diterima")
    rangkap = orang((Peran.PEMERIKSA, "32.05"), (Peran.PEJABAT, "32.05"))
    tandai_sebagai(client, rangkap, reverse("permohonan_pemeriksaan", args=[p.pk]), "diterima")
    assert PemeriksaanBerkas.objects.filter(oleh=rangkap).exists()
    p.refresh_from_db()
    for langkah, bahan in (("nyatakan_lengkap", None), ("selesai_periksa", pabrik.usulkan)):
        lain = pabrik.buat_pengguna(Peran.PEMERIKSA, kode="32.05")
        t = ALUR_PERMOHONAN.t(langkah, p.status)
        penilaian = bahan(p) if bahan else t.kumpulkan(p)
        ALUR_PERMOHONAN.jalankan(p, langkah, lain, versi=p.versi, penilaian=penilaian)
        p = PermohonanIzin.objects.get(pk=p.pk)
    with pytest.raises(PelakuSama, match="ikut memeriksa"):
        ALUR_PERMOHONAN.jalankan(p, aksi, rangkap, versi=p.versi, alasan="Pasal 7")
    halaman = client.get(reverse("tindakan", args=["permohonanizin", p.pk, aksi]))
    assert halaman.status_code == 302
    assert not IzinUsaha.objects.exists()


def test_yang_memilih_jenjang_modal_jakarta_tidak_memutus(client):
    koperasi = pabrik.buat_koperasi("31.74")
    p = pabrik.majukan_izin(pabrik.buat_permohonan(koperasi), "lengkap")
    rangkap = orang((Peran.PEMERIKSA, "31"), (Peran.PEJABAT, "31"))
    client.force_login(rangkap)
    alamat = reverse("permohonan_pemeriksaan", args=[p.pk])
    isi = isi_formulir(client, alamat) | {"lingkup_modal": "kabkota", "lingkup_modal_alasan": "Satu kota."}
    assert client.post(alamat, isi | {"status": "lengkap"}).status_code == 302
    p.refresh_from_db()
    assert p.lingkup_modal_oleh == rangkap
    p = pabrik.majukan_izin(p, "siap")
    with pytest.raises(PelakuSama):
        ALUR_PERMOHONAN.jalankan(p, "terbitkan_izin", rangkap, versi=p.versi)
    assert pabrik.majukan_izin(p, "terbit").status == "terbit"


@pytest.mark.parametrize(("peran", "kode"), [(Peran.LOKET, "31"), (Peran.PEJABAT, "31"), (Peran.PEMERIKSA, "32")])
def test_jenjang_modal_jakarta_hanya_dipilih_pemeriksanya(client, peran, kode):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(pabrik.buat_koperasi("31.74")), "lengkap")
    client.force_login(orang((peran, kode)))
    isi = {"lingkup_modal": "kabkota", "lingkup_modal_alasan": "x", "status": "lengkap"}
    for alamat in ("permohonan_pemeriksaan", "permohonan_rinci", "permohonan_tugas"):
        assert client.post(reverse(alamat, args=[p.pk]), isi).status_code in (403, 404, 405)
    p.refresh_from_db()
    assert (p.lingkup_modal, p.lingkup_modal_oleh) == ("", None)


@pytest.mark.parametrize("aksi", ["setujui", "tolak"])
def test_yang_menandai_berkas_kantor_tidak_memutus_walau_rekannya_yang_menyerahkan(client, aksi):
    pabrik.konfirmasi_kalender()
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "diterima")
    rangkap = orang((Peran.PEMERIKSA, "32.05"), (Peran.PEJABAT, "32.05"))
    tandai_sebagai(client, rangkap, reverse("jaringan_pemeriksaan", args=[kantor.pk]), "diterima")
    assert PemeriksaanKantor.objects.filter(oleh=rangkap).exists()
    kantor = pabrik.ambil_kantor(kantor)
    for langkah, bahan in (("nyatakan_lengkap", None), ("selesai_periksa", pabrik.usulkan_kantor)):
        t = ALUR_JARINGAN.t(langkah, kantor.status)
        penilaian = bahan(kantor) if bahan else t.kumpulkan(kantor)
        kantor = pabrik.langkah_kantor(kantor, langkah, Peran.PEMERIKSA, penilaian=penilaian)
    with pytest.raises(PelakuSama, match="ikut memeriksa"):
        pabrik.langkah_kantor(kantor, aksi, None, pelaku=rangkap, alasan="Pasal 9")
    assert pabrik.majukan_kantor(kantor, "disetujui").status == "disetujui"


@pytest.mark.parametrize("kantor_lain", ["32", "00", "33.74"])
def test_pemeriksa_di_satu_kantor_yang_menjadi_pejabat_di_kantor_lain_tidak_memutus(kantor_lain):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    pegawai = orang((Peran.PEMERIKSA, "32.05"), (Peran.PEJABAT, kantor_lain))
    with pytest.raises(TidakBerwenang):
        ALUR_PERMOHONAN.jalankan(p, "terbitkan_izin", pegawai, versi=p.versi)


# What was examined is what is decided


def ubah_nama(k):
    Koperasi.objects.filter(pk=k.pk).update(nama="KSP Lain Sama Sekali")


def ubah_pengurus(k):
    Orang.objects.filter(pk=k.orang.first().pk).update(nama="Orang Titipan")


def tambah_wilayah(k):
    k.keanggotaan.create(wilayah=pabrik.buat_wilayah("32.06"))
    tetapkan_berwenang(k)


@pytest.mark.parametrize(
    ("ubah", "sebut"),
    [
        (ubah_nama, "nama"), (ubah_pengurus, "pengurus dan pengawas"), (tambah_wilayah, "wilayah keanggotaan"),
        (lambda k: k.orang.first().delete(), "pengurus dan pengawas"),
    ],
)  # fmt: skip
def test_data_koperasi_yang_berubah_sesudah_diperiksa_diperiksa_lagi(ubah, sebut):
    koperasi = pabrik.buat_koperasi(anggota=["32.05", "32.73"])
    p = pabrik.majukan_izin(pabrik.buat_permohonan(koperasi), "siap")
    ubah(koperasi)
    pejabat = pabrik.buat_pengguna(Peran.PEJABAT, kode="32")
    with pytest.raises(SyaratTidakTerpenuhi, match=f"berubah sesudah diperiksa: {sebut}"):
        ALUR_PERMOHONAN.jalankan(p, "terbitkan_izin", pejabat, versi=p.versi)
    assert not Surat.objects.filter(jenis="izin_usaha").exists()
    ALUR_PERMOHONAN.jalankan(p, "kembalikan", pejabat, versi=p.versi, alasan="Data berubah.")
    p = pabrik.majukan_izin(PermohonanIzin.objects.get(pk=p.pk), "siap")
    assert pabrik.majukan_izin(p, "terbit").izin.nama == Koperasi.objects.get().nama


def test_jejak_permohonan_menyimpan_data_koperasi_tanpa_nik():
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    salinan = p.jejak.last().salinan
    assert salinan["register"]["wilayah keanggotaan"] == ["32.05"]
    assert not any(o.nik in str(salinan) for o in p.koperasi.orang.all())


# An office that was open before is no way around an approval


def test_kantor_lama_tidak_bertanggal_sesudah_persetujuan_pertama_di_aplikasi(client):
    pabrik.konfirmasi_kalender()
    pertama = pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    for hari, boleh in ((pertama.tanggal_persetujuan, False), (pertama.tanggal_persetujuan - timedelta(days=1), True)):
        lama = pabrik.buat_kantor(
            pertama.koperasi, lengkap=False, terdahulu=True, nomor_persetujuan_lama="518/1", tanggal_persetujuan=hari
        )
        pabrik.buat_bukti(lama, "persetujuan")
        if boleh:
            assert pabrik.langkah_kantor(lama, "catat_terdahulu", Peran.PEMERIKSA).status == "beroperasi"
        else:
            with pytest.raises(SyaratTidakTerpenuhi, match="lahir dari permohonan"):
                pabrik.langkah_kantor(lama, "catat_terdahulu", Peran.PEMERIKSA)


# The desk that passed a case on


@pytest.mark.parametrize("dari", ["draf", "diterima", "lengkap"])
def test_meja_lama_tidak_dapat_berbuat_apa_pun_sesudah_meneruskan(client, dari):
    koperasi = pabrik.buat_koperasi()
    p = pabrik.buat_permohonan(koperasi)
    if dari != "draf":
        p = pabrik.majukan_izin(p, dari)
    koperasi.keanggotaan.create(wilayah=pabrik.buat_wilayah("32.73"))
    tetapkan_berwenang(koperasi)
    p = PermohonanIzin.objects.get(pk=p.pk)
    peran = Peran.LOKET if dari == "draf" else Peran.PEMERIKSA
    ALUR_PERMOHONAN.jalankan(
        p, "teruskan", pabrik.buat_pengguna(peran, kode="32.05"), versi=p.versi, alasan="Lintas kota."
    )
    p = PermohonanIzin.objects.get(pk=p.pk)
    assert (p.berwenang_id, p.status, p.diperiksa_oleh, p.lengkap_pada) == ("32", "draf", None, None)
    for peran in (Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT):
        lama = pabrik.buat_pengguna(peran, kode="32.05")
        assert ALUR_PERMOHONAN.tersedia(p, lama) == [] and not ALUR_PERMOHONAN.dapat_diubah(p, lama)
        assert not ALUR_PERMOHONAN.antrean(lama).exists()
        client.force_login(lama)
        for aksi in {t.aksi for t in ALUR_PERMOHONAN.baris} - {"buat"}:
            client.post(reverse("tindakan", args=["permohonanizin", p.pk, aksi]), {"versi": p.versi, "alasan": "x"})
        for nama in ("7a", "7b", "7c", "7d", "7e", "7f"):
            balasan = client.post(reverse("permohonan_isian", args=[p.pk, nama]), {"nomor_surat": "PALSU"})
            assert balasan.status_code == 403
        assert client.post(reverse("berkas_unggah", args=["permohonanizin", p.pk])).status_code == 403
        assert client.post(reverse("permohonan_pemeriksaan", args=[p.pk]), {"status": "draf"}).status_code == 403
    p.refresh_from_db()
    assert p.status == "draf" and p.jejak.last().aksi == "teruskan" and p.nomor_surat != "PALSU"
    assert pabrik.majukan_izin(p, "siap").jejak.last().instansi.endswith("Jawa Barat")


def test_permohonan_yang_diteruskan_ke_provinsi_lain_tidak_lagi_terlihat(client):
    """The seat lies in Garut, the change moves it to Semarang: Garut's desk no longer sees the case or its files."""
    izin = pabrik.buat_izin()
    isi = {"jenis": "perubahan", "izin_lama": izin, "wilayah_baru": pabrik.buat_wilayah("33.74")}
    p = pabrik.buat_permohonan(izin.koperasi, keanggotaan_baru=["33.74"], berwenang="32.05", **isi)
    berkas, loket = p.daftar_berkas.first(), pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    ALUR_PERMOHONAN.jalankan(p, "teruskan", loket, versi=p.versi, alasan="Pindah kedudukan.")
    client.force_login(loket)
    for alamat in (
        reverse("permohonan_rinci", args=[p.pk]), reverse("permohonan_isian", args=[p.pk, "7a"]),
        reverse("berkas_unduh", args=[berkas.pk]), reverse("tindakan", args=["permohonanizin", p.pk, "terima"]),
        reverse("tindakan_surat", args=["permohonanizin", p.pk, "terima"]),
    ):  # fmt: skip
        assert client.get(alamat).status_code == 404, alamat
    assert p.nomor_perkara not in client.get(reverse("permohonan_daftar")).content.decode()


# What ends an approval is a person's


@pytest.mark.parametrize("peran", Peran)
def test_tidak_seorang_pun_menggugurkan_yang_belum_diperiksa(client, peran):
    pabrik.konfirmasi_kalender()
    kantor = pabrik.mundurkan_persetujuan(pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui"), 40)
    pegawai = pabrik.buat_pengguna(peran, kode="32.05")
    client.force_login(pegawai)
    client.post(reverse("tindakan", args=["jaringanpelayanan", kantor.pk, "nyatakan_gugur"]), {"versi": kantor.versi})
    with pytest.raises((TidakBerwenang, LangkahTidakSah)):
        ALUR_JARINGAN.jalankan(kantor, "nyatakan_gugur", pegawai, versi=kantor.versi)
    assert JaringanPelayanan.objects.get(pk=kantor.pk).status == "disetujui"


# The mandate


@pytest.mark.parametrize("geser", [1, 0])
def test_mandat_yang_berakhir_di_tengah_sesi(client, geser):
    """The page was opened in time, the button pressed a day later: the mandate counts on the day of the act."""
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    per = hari_ini(pabrik.buat_wilayah("32.05"))
    plh = pabrik.buat_pengguna(
        Peran.PEJABAT, kode="32.05", sebutan="Plh.", sampai=per, atas_nama="Bupati Garut", untuk_beliau="Sekretaris"
    )
    Penugasan.objects.create(
        pengguna=plh, instansi=pabrik.buat_instansi("32.05"), peran=Peran.AUDITOR, jabatan="J", dasar="SK 3",
        mulai=date(2020, 1, 1),
    )  # fmt: skip
    client.force_login(plh)
    alamat = reverse("tindakan", args=["permohonanizin", p.pk, "terbitkan_izin"])
    isi = isi_formulir(client, alamat)
    Penugasan.objects.filter(pengguna=plh, sebutan="Plh.").update(sampai=per - timedelta(days=geser))
    balasan = client.post(alamat, isi, follow=True)
    if geser:
        assert "Mandat Anda sebagai a.n. Bupati Garut" in balasan.content.decode()
        assert not IzinUsaha.objects.exists() and not Nomor.objects.filter(jenis="izin_usaha").exists()
    else:
        assert "a.n. Bupati Garut" in IzinUsaha.objects.get().surat.penandatangan_jabatan


# Half an act leaves nothing


@pytest.mark.parametrize(
    "titik",
    [
        "core.perkara.surat.susun_html", "core.perkara.alur.catat",
        "perizinan.izin.akibat.tetapkan_berwenang", "perizinan.izin.akibat.catat_peristiwa",
        "perizinan.izin.akibat.catat", "core.perkara.surat.SuratObjek.objects.bulk_create",
    ],
)  # fmt: skip
def test_galat_di_tengah_penerbitan_tidak_meninggalkan_apa_pun(titik, monkeypatch, settings, tmp_path):
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    pejabat = pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05")

    def keadaan():
        berkas = sorted(str(f) for f in tmp_path.rglob("*") if f.is_file())
        segar = PermohonanIzin.objects.values().get(pk=p.pk)
        koperasi = Koperasi.objects.values().get()
        return segar, koperasi, Jejak.objects.count(), Surat.objects.count(), list(Nomor.objects.values()), berkas

    def gagal(*args, **kwargs):
        raise RuntimeError("listrik padam")

    awal = keadaan()
    with monkeypatch.context() as m, pytest.raises(RuntimeError):
        m.setattr(titik, gagal)
        ALUR_PERMOHONAN.jalankan(p, "terbitkan_izin", pejabat, versi=p.versi)
    assert keadaan() == awal and not IzinUsaha.objects.exists()
    assert pabrik.majukan_izin(PermohonanIzin.objects.get(pk=p.pk), "terbit").izin.surat.urut == 1


# The database holds what the gate holds


def test_basis_data_menolak_pemutus_yang_memeriksa():
    p = pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    with pytest.raises(IntegrityError), transaction.atomic():
        PermohonanIzin.objects.filter(pk=p.pk).update(diputus_oleh=p.diperiksa_oleh)


def test_surat_wilayah_lain_tidak_ada_bagi_orang_luar(client):
    """Every letter of the licence, the book and the office by its number: for the neighbour and the other province."""
    pabrik.konfirmasi_kalender()
    pabrik.buat_izin()
    pabrik.majukan_kantor(pabrik.buat_kantor(), "disetujui")
    pabrik.majukan_penilaian(pabrik.buat_penilaian(), "ditetapkan")
    surat = list(Surat.objects.all())
    assert len({s.jenis for s in surat}) >= 6 and Instansi.objects.exists()
    for peran, kode in ((Peran.PEJABAT, "32.06"), (Peran.AUDITOR, "33"), (Peran.LOKET, "33.74")):
        client.force_login(pabrik.buat_pengguna(peran, kode=kode))
        assert {client.get(reverse("surat_pdf", args=[s.pk])).status_code for s in surat} == {404}
    for peran, kode in ((Peran.PEJABAT, "32.05"), (Peran.AUDITOR, "32"), (Peran.AUDITOR, "00")):
        client.force_login(pabrik.buat_pengguna(peran, kode=kode))
        assert {client.get(reverse("surat_pdf", args=[s.pk])).status_code for s in surat} == {200}


def test_penilai_tidak_mencatat_ijazahnya_sendiri(client):
    """An assessor who is Pengawas of the same office as well would else make himself fit for Pasal 31 ayat (4)."""
    rangkap = orang((Peran.PENILAI, "32.05"), (Peran.PENGAWAS, "32.05"))
    client.force_login(rangkap)
    alamat = reverse("kualifikasi_ubah", args=[rangkap.pk])
    isi = {"pendidikan": "s3", "pelatihan": "Bimtek", "pelatihan_nomor": "1"}
    assert client.get(alamat).status_code == client.post(alamat, isi).status_code == 403
    assert not KualifikasiPenilai.objects.exists()
    assert alamat not in client.get(reverse("kualifikasi_daftar")).content.decode()
    client.force_login(pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05"))
    assert client.get(alamat).status_code == 200
    client.force_login(pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.06"))
    assert client.get(alamat).status_code == 404


def test_tim_tidak_berisi_penilai_kantor_lain_atau_koperasi_kantor_lain(client):
    pengawas, sini = pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05"), pabrik.buat_penilai()
    lain, asing = pabrik.buat_penilai("32.06"), pabrik.buat_koperasi("32.06", lengkap=False)
    milik = pabrik.buat_koperasi(lengkap=False)
    client.force_login(pengawas)
    alamat = reverse("penilaian_baru")
    isi = {
        "kunci_kirim": "7f1e9cf6-0f4c-4d5e-9d0b-9f3d3a7b1c11", "cari": milik.badan_hukum, "tahun_buku": "2025",
        "cara": "hitung", "tim": [str(sini.pk)], "ketua": str(sini.pk), "sifat": "", "target": "",
        "berwenang": "32.06", "wilayah": "32.06", "status": "siap", "predikat": "sehat", "total": "100",
    }  # fmt: skip
    for ganti in (
        {"tim": [str(lain.pk)], "ketua": str(lain.pk)}, {"cari": asing.badan_hukum}, {"tim": ["\0"]},
        {"tim": [str(pengawas.pk)]}, {"tim": ["999999999999999999999"]}, {"tahun_buku": "2568"},
    ):  # fmt: skip
        assert client.post(alamat, isi | ganti).status_code == 422, ganti
    assert not PenilaianKesehatan.objects.exists()
    assert client.post(alamat, isi).status_code == 302
    p = PenilaianKesehatan.objects.get()
    assert (p.berwenang_id, p.status, p.predikat, p.total) == ("32.05", "ditugaskan", "", None)
    tim, terlihat = reverse("penilaian_tim", args=[p.pk]), isi_formulir(client, reverse("penilaian_tim", args=[p.pk]))
    jahat = {"bagian": "tim", "terlihat": terlihat["terlihat"], "tim": [str(lain.pk)], "ketua": str(lain.pk)}
    assert client.post(tim, jahat).status_code == 422
    pernyataan = {"bagian": "pernyataan", "terlihat": terlihat["terlihat"], "tanpa_hubungan": "ya"}
    for orang_lain in (pengawas, pabrik.buat_penilai()):
        client.force_login(orang_lain)
        assert client.post(tim, pernyataan).status_code == 403
    assert list(p.tim.values_list("pengguna", "tanpa_hubungan")) == [(sini.pk, None)]


# Public questions


def test_pertanyaan_umum_dengan_ratusan_wilayah_tidak_dijawab_separuh(client):
    """Sixty times Garut, then Semarang: an answer by the first sixty would name the Bupati."""
    pabrik.buat_wilayah("32.05")
    pabrik.buat_wilayah("33.74")
    alamat = reverse("berwenang")
    for garut in (60, 500):
        banyak = client.get(alamat, {"anggota": ["32.05"] * garut + ["33.74"]}).content.decode()
        assert "Paling banyak 60 isian" in banyak and "Bupati Garut" not in banyak
    assert "Bupati Garut" in client.get(alamat, {"anggota": ["32.05"] * 60}).content.decode()
    for isi in (["x" * 100_000] * 3, ["\0"], ["=1"], ["٣٢.٠٥"], ["99.99"], ["00"], [""] * 500):
        balasan = client.get(alamat, {"anggota": isi, "kedudukan": isi[0], "jenis": isi[0][:50], "bentuk": "x"})
        assert balasan.status_code == 200 and "<script>alert" not in balasan.content.decode()


@pytest.mark.parametrize("kode", ["A" * 5000, "../../etc", "%00", "ABCD EFGH IJKL", "K7QM-4TXR-9PWD"])
def test_periksa_surat_dengan_kode_karangan(client, kode):
    assert client.get(reverse("surat_periksa"), {"kode": kode}, follow=True).status_code == 404


# The mail of the day


@pytest.mark.parametrize("nama", ["KSP\r\nBcc: maling@evil.example", "KSP\nSubject: x", "KSP \u2028 x", "KSP\0"])
def test_nama_berbaris_tidak_menambah_kepala_surel(mailoutbox, django_capture_on_commit_callbacks, nama):
    pabrik.konfirmasi_kalender()
    kantor = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    Koperasi.objects.filter(pk=kantor.koperasi_id).update(nama=nama.replace("\0", ""))
    pabrik.ubah_kantor(kantor, nama=nama.replace("\0", ""), jatuh_tempo=kantor.hari_ini)
    loket = pabrik.buat_pengguna(Peran.LOKET, kode="32.05")
    Pengguna.objects.filter(pk=loket.pk).update(email="loket@garut.example")
    for waktu in (timezone.now(), timezone.now() - timedelta(days=400)):
        with django_capture_on_commit_callbacks(execute=True):
            harian.jalankan(waktu)
        assert not Surel.objects.macet()
    surel = mailoutbox[0].message()
    assert surel["To"] == "loket@garut.example" and surel["Bcc"] is None and len(surel.get_all("Subject")) == 1
    assert "evil.example" not in str(surel["Subject"]) and mailoutbox[0].recipients() == ["loket@garut.example"]
