"""Capital, conditions, proposal and decision; a second licence and changes."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Pengguna
from core.perkara.alur import BelumLengkap, LangkahTidakSah, PelakuSama, SyaratTidakTerpenuhi, TidakBerwenang
from ksp_usp.models import Orang
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.syarat import usul_lengkap, usul_tersimpan
from perizinan.models import IzinUsaha, PermohonanIzin
from tests.pabrik import (
    AWAL,
    buat_instansi,
    buat_izin,
    buat_koperasi,
    buat_orang,
    buat_pengguna,
    buat_permohonan,
    majukan_izin,
    usulkan,
)
from tests.perizinan.bantu import bahan, jalan, permohonan_pada, tolak, usp

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]


def setelah_siap(ubah):
    p = permohonan_pada("siap")
    ubah(p)
    return PermohonanIzin.objects.get(pk=p.pk)


def dengan_penugasan(pengguna, peran, kode="32.05", **isi):
    bawaan = {"jabatan": "Rangkap", "mulai": AWAL, "dasar": "SK rangkap"}
    pengguna.penugasan.create(instansi=buat_instansi(kode), peran=peran, **{**bawaan, **isi})
    return Pengguna.objects.get(pk=pengguna.pk)


# Capital


@pytest.mark.parametrize(
    ("jenis", "bentuk", "anggota", "batas", "kalimat"),
    [
        ("ksp", "primer", ["32.05"], 15_000_000, "minimal Rp15.000.000 (Pasal 17 ayat (2) huruf a"),
        ("ksp", "primer", ["32.05", "32.73"], 75_000_000, "minimal Rp75.000.000 (Pasal 17 ayat (2) huruf b"),
        ("ksp", "primer", ["32.05", "33.74"], 375_000_000, "minimal Rp375.000.000 (Pasal 17 ayat (2) huruf c"),
        ("ksp", "sekunder", ["32.05"], 50_000_000, "minimal Rp50.000.000 (Pasal 17 ayat (3) huruf a"),
        ("ksp", "sekunder", ["32.05", "32.73"], 150_000_000, "minimal Rp150.000.000 (Pasal 17 ayat (3) huruf b"),
        ("ksp", "sekunder", ["32.05", "33.74"], 500_000_000, "minimal Rp500.000.000 (Pasal 17 ayat (3) huruf c"),
        (
            "usp",
            "primer",
            ["32.05", "33.74"],
            15_000_000,
            "lebih kecil dari Rp15.000.000: dicatat pada buku",
        ),
        ("usp", "sekunder", ["32.05"], 50_000_000, "belum mencapai Rp50.000.000 untuk izin usaha (Pasal 18"),
    ],
)
def test_modal_satu_rupiah_kurang_tepat_dan_lebih(jenis, bentuk, anggota, batas, kalimat):
    koperasi = buat_koperasi(jenis=jenis, bentuk=bentuk, anggota=anggota)
    for nomor in range(3):
        koperasi.pendiri.create(nama=f"KSP {nomor}", badan_hukum=f"BH {nomor}", jenis="ksp", sebagai="keduanya")
    p = majukan_izin(buat_permohonan(koperasi), "siap")
    pejabat = buat_pengguna(Peran.PEJABAT, kode=p.berwenang_id)
    temuan = {}
    for modal in (batas - 1, batas, batas + 1):
        PermohonanIzin.objects.filter(pk=p.pk).update(modal_disetor=modal)
        p.refresh_from_db()
        if modal < batas:
            assert kalimat in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin", pejabat)
        daftar = ALUR_PERMOHONAN.temuan(p, "terbitkan_izin", hari_ini())
        temuan[modal] = next(t for t in daftar if t.dasar.pasal in ("17", "18"))
    assert [t.terpenuhi for t in temuan.values()] == [False, True, True]
    assert [t.aktual_teks.partition(" (")[2] for t in temuan.values()] == ["kurang Rp1)", "", "lebih Rp1)"]
    jalan(p, "terbitkan_izin", pejabat)
    assert p.izin.modal_disetor == batas + 1


@pytest.mark.parametrize("modal", [15_000_000, 30_000_000, 49_999_999])
def test_usp_sekunder_di_antara_dua_batas_tidak_diberi_izin_dan_tidak_dicatat(modal):
    p = majukan_izin(usp(Decimal(modal), "sekunder"), "lengkap")
    for usul in ("terbit", "daftar"):
        kalimat = tolak(BelumLengkap, p, "selesai_periksa", penilaian=usulkan(p, usul))
        assert "belum mencapai Rp50.000.000" in kalimat and "tambah modal tetap" in kalimat
    jalan(p, "selesai_periksa", penilaian=usulkan(p, "tolak"))
    for aksi in ("terbitkan_izin", "cantumkan"):
        assert "belum mencapai Rp50.000.000" in tolak(SyaratTidakTerpenuhi, p, aksi)
    jalan(p, "tolak")
    assert p.status == "ditolak"


@pytest.mark.parametrize("bentuk", ["primer", "sekunder"])
@pytest.mark.parametrize(("modal", "tujuan"), [(14_999_999, "daftar"), (15_000_000, None)])
def test_batas_buku_registrasi(bentuk, modal, tujuan):
    p = majukan_izin(usp(Decimal(modal), bentuk), "lengkap")
    if tujuan:
        jalan(p, "selesai_periksa", penilaian=usulkan(p, tujuan))
        assert "buku registrasi" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")
    else:
        kalimat = tolak(BelumLengkap, p, "selesai_periksa", penilaian=usulkan(p, "daftar"))
        assert "tidak sesuai dengan modalnya" in kalimat


def test_ksp_tidak_masuk_buku_registrasi():
    p = permohonan_pada("siap", modal_disetor=Decimal(9_000_000))
    assert "Buku registrasi hanya untuk USP Koperasi" in tolak(SyaratTidakTerpenuhi, p, "cantumkan")


def test_usp_yang_sudah_tercantum_tidak_dicantumkan_lagi():
    p = majukan_izin(usp(Decimal(9_000_000)), "terdaftar")
    kedua = majukan_izin(buat_permohonan(p.koperasi, modal_disetor=Decimal(10_000_000)), "siap")
    kalimat = tolak(SyaratTidakTerpenuhi, kedua, "cantumkan")
    assert f"sudah tercantum dengan nomor {p.registrasi.nomor}" in kalimat


# Conditions of the licence


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        (lambda p: PermohonanIzin.objects.update(bank=""), "Bank tempat deposito modal"),
        (lambda p: PermohonanIzin.objects.update(deposito_atas_nama=""), "Deposito modal atas nama"),
        (lambda p: PermohonanIzin.objects.update(rekening_milik_koperasi=False), "Rekening atas nama koperasi"),
        (lambda p: PermohonanIzin.objects.update(rencana_tahun=1), "Rencana kerja 1 tahun, syarat minimal 2 tahun"),
        (lambda p: PermohonanIzin.objects.update(modal_disetor=None), "Pasal 17 ayat (2) huruf a"),
        (
            lambda p: type(p.koperasi).objects.update(tanggal_badan_hukum=hari_ini() + timedelta(1)),
            "(pengesahan akta",
        ),
        (lambda p: type(p.koperasi).objects.update(tanggal_badan_hukum=None), "Pasal 6 ayat (2)"),
        (lambda p: type(p.koperasi).objects.update(unit_usaha_lain="Toko"), "Unit usaha lain pada KSP 1 unit"),
        (lambda p: type(p.koperasi).objects.update(visi=" "), "Visi: belum tertulis"),
        (lambda p: p.pemeriksaan.filter(butir="7d").update(hasil="tidak"), "Daftar riwayat hidup"),
    ],
)
def test_syarat_yang_gagal_menahan_izin_dengan_kalimatnya_sendiri(ubah, kalimat):
    p = setelah_siap(ubah)
    pesan = tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")
    assert pesan.startswith(p.nomor_perkara) and kalimat in pesan


def test_akta_yang_disahkan_pada_hari_izin_diterima():
    p = setelah_siap(lambda p: type(p.koperasi).objects.update(tanggal_badan_hukum=hari_ini()))
    jalan(p, "terbitkan_izin")
    assert p.status == "terbit"


def test_deposito_atas_nama_pengurus_diterima():
    p = setelah_siap(lambda p: PermohonanIzin.objects.update(deposito_atas_nama="pengurus"))
    jalan(p, "terbitkan_izin")
    assert p.status == "terbit"


def test_orang_yang_sudah_pengurus_di_ksp_lain_menahan_izin():
    p = permohonan_pada("siap")
    lain = buat_koperasi(nama="KSP Sebelah")
    Orang.objects.filter(pk=lain.orang.first().pk).update(nik_sidik=p.koperasi.orang.first().nik_sidik)
    kalimat = tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")
    assert "KSP Sebelah" in kalimat and "Pasal 1" in kalimat
    lain.orang.update(berhenti=hari_ini())
    jalan(p, "terbitkan_izin")
    assert p.status == "terbit"


def test_orang_yang_dihukum_menahan_izin():
    p = permohonan_pada("siap")
    satu = p.koperasi.orang.filter(golongan="pengurus").first()
    Orang.objects.filter(pk=satu.pk).update(tanggal_putusan=satu.diangkat - timedelta(365))
    assert satu.nama in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


def test_pengurus_baru_sesudah_pemeriksaan_ikut_diperiksa():
    p = permohonan_pada("siap")
    buat_orang(p.koperasi, nama="Tuan Baru", anggota=False)
    assert "Tuan Baru" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


# The proposal


@pytest.mark.parametrize(
    ("usul", "catatan", "kalimat"),
    [
        ("", "", "Pilih usul"),
        ("daftar", "", "tidak sesuai dengan modalnya"),
        ("tolak", "  ", "Tulis alasan usul penolakan"),
    ],
)
def test_usul_pemeriksa(usul, catatan, kalimat):
    p = permohonan_pada("lengkap")
    penilaian = {"usul": usul, "catatan": catatan}
    assert kalimat in tolak(BelumLengkap, p, "selesai_periksa", penilaian=penilaian)


@pytest.mark.parametrize(("nomor", "menghalangi"), [(True, False), (None, True)])
def test_usul_terbit_menyebut_syarat_yang_menghalangi_pejabat(nomor, menghalangi):
    """The examiner learns it on the page that asks to confirm, not the deciding official a day later."""
    p = permohonan_pada("lengkap")
    PermohonanIzin.objects.filter(pk=p.pk).update(usul="terbit", rekening_milik_koperasi=nomor)
    p.refresh_from_db()
    [usul] = [t for t in usul_lengkap(p, usul_tersimpan(p)) if t.kode == "permohonan.usul"]
    assert usul.terpenuhi
    assert ("1 syarat belum terpenuhi, izin tidak dapat terbit: Rekening" in usul.kalimat) is menghalangi


def test_anggota_di_satu_kota_administrasi_jakarta_modalnya_diputuskan_orang():
    koperasi = buat_koperasi("31.71")
    p = buat_permohonan(koperasi, modal_disetor=Decimal(15_000_000))
    assert p.berwenang_id == "31"
    p = majukan_izin(p, "lengkap")
    kalimat = tolak(BelumLengkap, p, "selesai_periksa")
    assert "Pilih jenjang modal" in kalimat
    pemeriksa = buat_pengguna(Peran.PEMERIKSA, kode="31")
    for isi in (
        {"lingkup_modal": "kabkota"},
        {"lingkup_modal_oleh": pemeriksa, "lingkup_modal_alasan": " "},
    ):
        PermohonanIzin.objects.filter(pk=p.pk).update(**isi)
        assert "Pilih jenjang modal" in tolak(BelumLengkap, PermohonanIzin.objects.get(pk=p.pk), "selesai_periksa")
    PermohonanIzin.objects.filter(pk=p.pk).update(lingkup_modal_alasan="Wilayahnya satu kota.")
    p.refresh_from_db()
    jalan(p, "selesai_periksa", pemeriksa)
    tercatat = next(t for t in p.jejak.last().temuan if t["kode"] == "permohonan.lingkup_modal")
    assert (
        tercatat["alasan"] == "Wilayahnya satu kota." and "dalam 1 (satu) daerah kabupaten/kota" in tercatat["kalimat"]
    )
    PermohonanIzin.objects.filter(pk=p.pk).update(lingkup_modal="provinsi")
    p.refresh_from_db()
    assert "minimal Rp75.000.000" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")
    PermohonanIzin.objects.filter(pk=p.pk).update(lingkup_modal="kabkota")
    p.refresh_from_db()
    jalan(p, "terbitkan_izin")
    assert (p.izin.penerbit_sebutan, p.izin.lingkup) == ("Gubernur Daerah Khusus Jakarta", "kabkota")


def test_usp_di_jakarta_tidak_ditanya_jenjang_modal():
    koperasi = buat_koperasi("31.71", jenis="usp")
    p = majukan_izin(buat_permohonan(koperasi, modal_disetor=Decimal(15_000_000)), "terbit")
    assert p.izin.penerbit_id == "31"


def test_anggota_di_dua_kota_administrasi_memakai_modal_provinsi():
    koperasi = buat_koperasi("31.71", anggota=["31.71", "31.74"])
    p = majukan_izin(buat_permohonan(koperasi, modal_disetor=Decimal(74_999_999)), "siap")
    assert "kurang Rp1" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


# Who decides


@pytest.mark.parametrize("langkah", ["buat", "terima", "nyatakan_lengkap", "selesai_periksa"])
@pytest.mark.parametrize("aksi", ["terbitkan_izin", "tolak"])
def test_yang_menerima_atau_memeriksa_tidak_memutus(langkah, aksi):
    p = permohonan_pada("siap")
    orang = dengan_penugasan(p.jejak.get(aksi=langkah).pengguna, Peran.PEJABAT)
    assert "dilakukan oleh orang lain" in tolak(PelakuSama, p, aksi, orang)


def test_pemeriksa_lama_tetap_tidak_memutus_sesudah_dikembalikan():
    p = permohonan_pada("siap")
    lama = dengan_penugasan(p.diperiksa_oleh, Peran.PEJABAT)
    jalan(p, "kembalikan")
    assert (p.diperiksa_oleh, p.usul) == (None, "")
    jalan(p, "selesai_periksa")
    tolak(PelakuSama, p, "terbitkan_izin", lama)


def test_basis_data_menahan_pemeriksa_yang_memutus():
    p = permohonan_pada("siap")
    with pytest.raises(IntegrityError), transaction.atomic():
        PermohonanIzin.objects.filter(pk=p.pk).update(diputus_oleh=p.diperiksa_oleh)


@pytest.mark.parametrize("kode", ["32.06", "32", "00"])
@pytest.mark.parametrize("aksi", ["terbitkan_izin", "tolak", "kembalikan"])
def test_pejabat_dari_instansi_lain_di_samping_dan_di_atas_tidak_berwenang(kode, aksi):
    p = permohonan_pada("siap")
    kalimat = tolak(TidakBerwenang, p, aksi, buat_pengguna(Peran.PEJABAT, kode=kode))
    assert "Pejabat berwenang (wilayah 32.05)" in kalimat


def test_bupati_tidak_memutus_yang_menjadi_wewenang_gubernur():
    p = majukan_izin(buat_permohonan(buat_koperasi(anggota=["32.05", "32.73"])), "siap")
    kalimat = tolak(TidakBerwenang, p, "terbitkan_izin", buat_pengguna(Peran.PEJABAT, kode="32.05"))
    assert "(wilayah 32), Pasal 6 ayat (4)" in kalimat


@pytest.mark.parametrize(("beda", "boleh"), [(-1, False), (0, True), (1, True)])
def test_mandat_yang_sudah_berakhir_menolak_tanda_tangan(beda, boleh):
    p = permohonan_pada("siap")
    pejabat = buat_pengguna(
        Peran.PEJABAT, kode="32.05", jabatan="Kepala Dinas", sebutan="Plt.", atas_nama="Bupati Garut",
        sampai=hari_ini() + timedelta(beda), dasar="Keputusan Bupati 800/1",
    )  # fmt: skip
    if boleh:
        jalan(p, "terbitkan_izin", pejabat)
        assert p.izin.surat.penandatangan_jabatan == "a.n. Bupati Garut, Plt. Kepala Dinas"
    else:
        kalimat = tolak(TidakBerwenang, p, "terbitkan_izin", pejabat)
        assert "Mandat Anda sebagai a.n. Bupati Garut, Plt. Kepala Dinas (Keputusan Bupati 800/1) berakhir" in kalimat


def test_penolakan_dan_penerusan_perlu_alasan():
    p = permohonan_pada("siap")
    for aksi in ("tolak", "kembalikan", "tarik"):
        assert "perlu alasan" in tolak(BelumLengkap, p, aksi, alasan="  ")


@pytest.mark.parametrize("modal", [14_999_999, 15_000_000])
def test_penolakan_cukup_dengan_alasan_dan_suratnya_memuatnya(modal):
    """No article asks whoever refuses to cite one: the reason stands on the letter, beside what is not met."""
    p = permohonan_pada("siap", modal_disetor=Decimal(modal))
    [surat] = jalan(p, "tolak", alasan="Usahanya belum berjalan.").surat
    assert "Alasan: Usahanya belum berjalan." in surat.html
    assert ("syarat berikut tidak terpenuhi" in surat.html) is (modal < 15_000_000)


def test_perubahan_izin_tidak_tertahan_oleh_orangnya():
    izin = buat_izin()
    izin.koperasi.orang.filter(golongan="pengurus").update(anggota=False)
    p = majukan_izin(buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, nama_baru="KSP Baru"), "terbit")
    assert p.izin.nama == "KSP Baru"


def test_yang_sudah_diputus_tidak_diputus_lagi():
    p = permohonan_pada("terbit")
    kalimat = tolak(LangkahTidakSah, p, "tolak", buat_pengguna(Peran.PEJABAT, kode="32.05"), alasan="x")
    assert "status sekarang “Izin terbit”" in kalimat


# A second licence, and changes


def test_izin_kedua_ditolak_di_loket_dan_pada_tanda_tangan():
    izin = buat_izin()
    baru = buat_permohonan(izin.koperasi)
    kalimat = tolak(SyaratTidakTerpenuhi, baru, "terima")
    assert f"sudah memiliki izin nomor {izin.nomor}. Ajukan perubahan izin" in kalimat
    IzinUsaha.objects.update(keadaan="dicabut")
    baru = majukan_izin(baru, "siap")
    IzinUsaha.objects.update(keadaan="dibekukan")
    assert "sudah memiliki izin" in tolak(SyaratTidakTerpenuhi, baru, "terbitkan_izin")


def test_satu_koperasi_satu_permohonan_berjalan():
    p = buat_permohonan()
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_permohonan(p.koperasi)
    jalan(p, "tarik")
    assert buat_permohonan(p.koperasi).status == "draf"


@pytest.mark.parametrize("keadaan", ["dibekukan", "dicabut", "diganti"])
def test_izin_yang_tidak_berlaku_tidak_dapat_diubah(keadaan):
    izin = buat_izin()
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, nama_baru="KSP Baru")
    IzinUsaha.objects.update(keadaan=keadaan)
    p = PermohonanIzin.objects.get(pk=p.pk)
    assert "tidak lagi berlaku, sehingga tidak dapat diubah" in tolak(SyaratTidakTerpenuhi, p, "terima")


def test_perubahan_harus_menyebut_yang_diubah():
    izin = buat_izin()
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin)
    assert "Isi paling sedikit satu perubahan" in tolak(SyaratTidakTerpenuhi, p, "terima")


def test_perubahan_tanpa_izin_lama_ditahan_basis_data():
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_permohonan(jenis="perubahan", lengkap=False)


@pytest.mark.parametrize(
    ("isi", "butir"),
    [
        ({"nama_baru": "KSP Baru"}, {"7a", "7b"}),
        ({"alamat_baru": "Jalan Baru 1"}, {"7a", "7b"}),
        ({"modal_berubah": True}, {"7a", "7b", "7c"}),
        ({"jenis_baru": "usp"}, {"7a", "7b", "7c"}),
        ({"keanggotaan_baru": ["32.05", "32.73"], "berwenang": "32"}, {"7a", "7b", "7c"}),
    ],
)
def test_berkas_perubahan_menurut_yang_diubah(isi, butir):
    izin = buat_izin()
    p = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, **isi)
    jalan(p, "terima")
    assert set(bahan(p, "nyatakan_lengkap")["penilaian"]) == butir


def test_perubahan_wilayah_yang_menggeser_wewenang_ditolak_bupati_dan_diteruskan():
    izin = buat_izin()
    p = buat_permohonan(
        izin.koperasi, jenis="perubahan", izin_lama=izin, berwenang="32.05", keanggotaan_baru=["32.05", "32.73"],
    )  # fmt: skip
    assert "teruskan kepada Gubernur Jawa Barat" in tolak(SyaratTidakTerpenuhi, p, "terima")
    jalan(p, "teruskan")
    p = majukan_izin(p, "siap")
    PermohonanIzin.objects.filter(pk=p.pk).update(modal_disetor=Decimal(74_999_999))
    p.refresh_from_db()
    assert "kurang Rp1" in tolak(SyaratTidakTerpenuhi, p, "terbitkan_izin")


def test_pemilik_izin_yang_modalnya_turun_tidak_masuk_buku_registrasi():
    izin = IzinUsaha.objects.get(permohonan=majukan_izin(usp(Decimal(15_000_000)), "terbit"))
    p = buat_permohonan(
        izin.koperasi, jenis="perubahan", izin_lama=izin, modal_berubah=True, modal_disetor=Decimal(9_000_000)
    )
    p = majukan_izin(p, "lengkap")
    kalimat = tolak(BelumLengkap, p, "selesai_periksa", penilaian=usulkan(p, "daftar"))
    assert "tidak sesuai" in kalimat
    assert "belum dijawab" in tolak(BelumLengkap, p, "selesai_periksa", penilaian=usulkan(p, "terbit"))
