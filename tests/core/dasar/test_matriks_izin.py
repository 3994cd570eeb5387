"""Every named permission x role x office, held against a table of its own: a permission without a row fails."""

from datetime import date
from itertools import count
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from core.dasar.izin import PETUGAS, Izin, Peran, boleh, kode_tingkat, penugasan_berizin, terlihat_oleh, wajib
from core.models import Instansi, Pengguna, Penugasan, Wilayah
from ksp_usp.models import Koperasi

KODE = ("32.05", "32.06", "32", "33", "33.74", "00")
# The thing lies in 32.05; its authority is another one, so that neither is taken for the other.
DI_SINI, BERWENANG = "32.05", "33"
SINI, ATAS = {"32.05"}, {"32.05", "32", "00"}
DI_KEDUANYA = {"32.05", "33"}
# Who sees by the region of the thing, or by that of its authority.
MELIHAT = ATAS | {"33"}
SEMUA = set(PETUGAS)
DIRI = {Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENILAI, Peran.PENGAWAS, Peran.AUDITOR}
POKJA = {Peran.POKJA_KABKOTA: {"32.05"}}
DINAS = {Peran.DINAS_KABKOTA: {"32.05"}}
POKJA_PROV, DINAS_PROV = {Peran.POKJA_PROVINSI: {"32"}}, {Peran.DINAS_PROVINSI: {"32"}}
I = Izin  # noqa: E741

# permission -> {role: offices at which it may be done to the thing}
HARAP = {
    I.KELOLA_INSTANSI: {Peran.ADMIN_INSTANSI: ATAS},
    I.KELOLA_TOKEN: {Peran.ADMIN_INSTANSI: ATAS},
    I.ATUR_KALENDER: {Peran.ADMIN_INSTANSI: {"00"}},
    I.CATAT_GANGGUAN: {Peran.ADMIN_INSTANSI: {"00"}},
    I.AMBIL_SAKSI: dict.fromkeys((Peran.AUDITOR, Peran.ADMIN_INSTANSI), MELIHAT),
    I.UNGGAH_PINDAIAN: dict.fromkeys(SEMUA - {Peran.ADMIN_INSTANSI, Peran.AUDITOR}, SINI),
    I.ALIHKAN_URUSAN: dict.fromkeys(
        (Peran.ADMIN_INSTANSI, Peran.PEJABAT, Peran.DINAS_KABKOTA, Peran.DINAS_PROVINSI), SINI
    ),
    I.INGATKAN_MEJA: dict.fromkeys(
        (Peran.DINAS_KABKOTA, Peran.DINAS_PROVINSI, Peran.PENETAP, Peran.PEJABAT, Peran.ADMIN_INSTANSI), MELIHAT
    ),
    I.ISI_USULAN: POKJA,
    I.LIHAT_NIK_UKM: dict.fromkeys(SEMUA, MELIHAT),
    I.PERIKSA_DI_PROVINSI: POKJA_PROV,
    I.PERIKSA_DI_KEMENTERIAN: {Peran.VERIFIKATOR: {"00"}},
    I.KIRIM_USULAN: DINAS | DINAS_PROV,
    I.SUSUN_KEPUTUSAN: {Peran.PENYUSUN_KEPUTUSAN: {"00"}},
    I.UBAH_SENTRA: POKJA | DINAS,
    I.BERI_PERKUATAN: DINAS | DINAS_PROV,
    I.CATAT_PEMBINAAN: POKJA | DINAS | DINAS_PROV,
    I.MASUKAN_SENTRA: POKJA | POKJA_PROV,
    I.CATAT_PENETAPAN: {Peran.PENYUSUN_KEPUTUSAN: {"00"}},
    # Of a region writes its own office, whatever its level.
    I.TULIS_PROGRAM: dict.fromkeys((Peran.DINAS_KABKOTA, Peran.DINAS_PROVINSI), SINI),
    I.MASUKAN_WILAYAH: dict.fromkeys((Peran.POKJA_KABKOTA, Peran.POKJA_PROVINSI), SINI),
    I.CATAT_MITRA: dict.fromkeys(
        (Peran.DINAS_KABKOTA, Peran.DINAS_PROVINSI, Peran.POKJA_KABKOTA, Peran.POKJA_PROVINSI), SINI
    ),
    I.CATAT_KOPERASI: dict.fromkeys((Peran.LOKET, Peran.PEMERIKSA), ATAS),
    I.IMPOR_KOPERASI: dict.fromkeys((Peran.LOKET, Peran.PEMERIKSA), ATAS),
    I.UBAH_KOPERASI: dict.fromkeys((Peran.LOKET, Peran.PEMERIKSA), DI_KEDUANYA),
    I.LIHAT_NIK: dict.fromkeys(DIRI, MELIHAT),
    I.BUKA_BERKAS_DIRI: dict.fromkeys(DIRI, ATAS),
    I.TUGASKAN_PENILAI: {Peran.PENGAWAS: {"33"}},
    I.NYATAKAN_PENGHENTIAN: {Peran.PEJABAT: {"33"}},
    I.ISI_PENILAIAN: {Peran.PENILAI: {"33"}},
    I.CATAT_KUALIFIKASI: dict.fromkeys((Peran.PENGAWAS, Peran.ADMIN_INSTANSI), SINI),
    # Reports, duties, the own door
    I.TERIMA_LAPORAN: {Peran.LOKET: {"33"}},
    I.CATAT_KEWAJIBAN: {Peran.LOKET: {"33"}, Peran.PENGAWAS: {"33"}},
    I.BERI_AKSES_PENGURUS: {Peran.ADMIN_INSTANSI: DI_KEDUANYA},
    I.URUS_KOPERASI_SENDIRI: {Peran.PENGURUS: set(KODE)},
    I.ATUR_LAPORAN: dict.fromkeys((Peran.PEJABAT, Peran.ADMIN_INSTANSI), SINI),
    # Inspections, complaints, guidance, sanctions
    # What the office sees: no case names the office of an auditor.
    I.COBA_ANDAIAN: dict.fromkeys(
        (Peran.VERIFIKATOR, Peran.PENYUSUN_KEPUTUSAN, Peran.PENETAP, Peran.DINAS_PROVINSI, Peran.AUDITOR), MELIHAT
    ),
    I.BUAT_KETERANGAN: {Peran.LOKET: {"33"}},
    I.SUSUN_SANKSI: {Peran.PENGAWAS: {"33"}},
    I.PANTAU_SANKSI: {Peran.PENGAWAS: {"33"}, Peran.PEJABAT: {"33"}},
    I.PERIKSA_KOPERASI: {Peran.PENGAWAS: {"33"}},
    I.SERAHKAN_KOPERASI: {Peran.PENGAWAS: {"33"}},
    I.RENCANAKAN_PEMERIKSAAN: {Peran.PENGAWAS: {"33"}, Peran.PEJABAT: {"33"}},
    I.TERIMA_PENGADUAN: {Peran.PENGAWAS: {"33"}},
    I.CATAT_BINAAN: {Peran.PENGAWAS: {"33"}},
    I.TERIMA_PERMOHONAN: {Peran.LOKET: {"33"}},
    I.PERIKSA_PERMOHONAN: {Peran.PEMERIKSA: {"33"}},
    I.CATAT_IZIN_TERDAHULU: {Peran.PEMERIKSA: {"33"}},
    I.TERIMA_KANTOR: {Peran.LOKET: {"33"}},
    I.PERIKSA_KANTOR: {Peran.PEMERIKSA: {"33"}},
    I.LAPOR_MULAI: {Peran.LOKET: {"33"}},
    I.PERIKSA_MULAI: {Peran.PENGAWAS: {"33"}},
    I.CATAT_KUNJUNGAN: {Peran.PENGAWAS: {"33"}},
    I.USUL_TUTUP: {Peran.PENGAWAS: {"33"}},
    I.NILAI_KANTOR: {Peran.PENILAI: {"33"}},
    I.ATUR_PERIZINAN: dict.fromkeys((Peran.PEJABAT, Peran.ADMIN_INSTANSI), SINI),
    I.PANTAU_TENGGAT: dict.fromkeys((Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENGAWAS), SINI),
}
WILAYAH = {kode: Wilayah(kode=kode, nama=f"Wilayah {kode}", zona="Asia/Jakarta") for kode in KODE}
INSTANSI = {kode: Instansi(pk=n, wilayah=w, nama=f"Kantor {kode}") for n, (kode, w) in enumerate(WILAYAH.items(), 1)}
NOMOR = count(1)
PIHAK = 7  # the party of the case, wherever the office is that let it in
KASUS = SimpleNamespace(
    wilayah_id=DI_SINI, berwenang_id=BERWENANG, wilayah=WILAYAH[DI_SINI], berwenang=WILAYAH[BERWENANG], pihak=PIHAK
)
SENTRA = SimpleNamespace(wilayah_id=DI_SINI)  # no case: it names no authority
# What a permission is about, where it is no case.
OBJEK = {
    I.KELOLA_INSTANSI: INSTANSI[DI_SINI],
    I.KELOLA_TOKEN: INSTANSI[DI_SINI],
    I.UNGGAH_PINDAIAN: INSTANSI[DI_SINI],
    I.BUKA_BERKAS_DIRI: SENTRA,
    **dict.fromkeys(
        (I.UBAH_KOPERASI, I.BERI_AKSES_PENGURUS), Koperasi(wilayah=WILAYAH[DI_SINI], berwenang=WILAYAH[BERWENANG])
    ),
    **dict.fromkeys((I.UBAH_SENTRA, I.BERI_PERKUATAN, I.CATAT_PEMBINAAN, I.MASUKAN_SENTRA, I.CATAT_PENETAPAN), SENTRA),
    **dict.fromkeys((I.TULIS_PROGRAM, I.MASUKAN_WILAYAH, I.CATAT_MITRA, I.CATAT_KOPERASI), WILAYAH[DI_SINI]),
    **dict.fromkeys((I.IMPOR_KOPERASI, I.ATUR_PERIZINAN, I.ATUR_LAPORAN, I.ALIHKAN_URUSAN), WILAYAH[DI_SINI]),
}


def orang(*tugas, **isi):
    """A person with the posts (role, region), in this order; nothing is stored."""
    satu = Pengguna(pk=next(NOMOR), username="uji", nama="Uji")
    satu.__dict__["_semua_penugasan"] = [
        Penugasan(
            pk=next(NOMOR), pengguna=satu, peran=peran, instansi=INSTANSI[kode],
            **{"mulai": date(2020, 1, 1), "jabatan": "Uji", "dasar": "SK", **isi},
            **({"pihak": PIHAK} if peran == Peran.PENGURUS else {}),
        )
        for peran, kode in tugas
    ]  # fmt: skip
    return satu


@pytest.mark.parametrize("izin", Izin, ids=lambda i: i.name)
def test_tiap_izin_terbuka_bagi_peran_dan_kantor_pada_barisnya_saja(izin):
    harap = HARAP[izin]
    for peran in Peran:
        for kode in KODE:
            siapa, objek = orang((peran, kode)), OBJEK.get(izin, KASUS)
            ada = boleh(siapa, izin, objek)
            assert bool(ada) is (kode in harap.get(peran, ())), (peran, kode)
            # Asked for no thing in particular: whoever may do it to some thing; at the centre, who sits there.
            pusat_saja = izin in (Izin.ATUR_KALENDER, Izin.CATAT_GANGGUAN) and kode != "00"
            assert bool(boleh(siapa, izin)) is (peran in harap and not pusat_saja), (peran, kode)
            if ada is None:
                with pytest.raises(PermissionDenied) as tolak:
                    wajib(siapa, izin, objek)
                assert "{" not in str(tolak.value)
            else:
                assert wajib(siapa, izin, objek) is ada
    with pytest.raises(PermissionDenied):
        wajib(orang(), izin, OBJEK.get(izin, KASUS))


def test_tiap_izin_punya_baris_di_sini():
    assert set(HARAP) == set(Izin)
    assert len({i.value for i in Izin}) == len(HARAP)


def test_admin_tidak_mengelola_tetangga_sewilayah_dan_tidak_tingkat_di_atasnya():
    tetangga = Instansi(pk=99, wilayah=WILAYAH["32.05"])
    for kode, terkelola in {"32.05": False, "32": True, "00": True, "32.06": False, "33": False}.items():
        assert bool(boleh(orang((Peran.ADMIN_INSTANSI, kode)), Izin.KELOLA_INSTANSI, tetangga)) is terkelola
    for kode in ("32.05", "32"):
        assert not boleh(orang((Peran.ADMIN_INSTANSI, kode)), Izin.KELOLA_INSTANSI, INSTANSI["00"])
    assert not boleh(orang((Peran.ADMIN_INSTANSI, "00")), Izin.KELOLA_INSTANSI, Instansi(pk=98, wilayah=WILAYAH["00"]))


def test_koperasi_berizin_diurus_yang_berwenang_saja_dan_sebelumnya_juga_pencatatnya():
    berizin = Koperasi(wilayah=WILAYAH[DI_SINI], berwenang=WILAYAH[BERWENANG], berizin_sejak=date(2024, 1, 1))
    for kode in KODE:
        assert bool(boleh(orang((Peran.LOKET, kode)), Izin.UBAH_KOPERASI, berizin)) is (kode == BERWENANG)
    pencatat, auditor = orang((Peran.LOKET, "00")), orang((Peran.AUDITOR, "00"))
    for satu, dapat in ((pencatat, True), (auditor, False)):
        dicatat = Koperasi(wilayah=WILAYAH[DI_SINI], berwenang=WILAYAH[BERWENANG], dibuat_oleh=satu)
        assert bool(boleh(satu, Izin.UBAH_KOPERASI, dicatat)) is dapat


def test_dari_dua_penugasan_dipilih_peran_pertama_lalu_yang_sementara_lalu_yang_baru():
    siapa = orang((Peran.DINAS_KABKOTA, "32.05"), (Peran.POKJA_KABKOTA, "32.05"), (Peran.POKJA_KABKOTA, "32.05"))
    dinas, lama, baru = siapa.penugasan_aktif()
    baru.mulai = date(2021, 1, 1)
    assert boleh(siapa, Izin.UBAH_SENTRA, SENTRA) is baru
    lama.sebutan = "Plh."
    assert boleh(siapa, Izin.UBAH_SENTRA, SENTRA) is lama
    assert penugasan_berizin(siapa, Izin.UBAH_SENTRA) == [dinas, lama, baru]


def test_pihak_hanya_mengurus_urusannya_sendiri():
    satu = orang((Peran.PENGURUS, "33"))
    lain = SimpleNamespace(**{**vars(KASUS), "pihak": PIHAK + 1})
    assert boleh(satu, Izin.URUS_KOPERASI_SENDIRI, KASUS)
    assert not boleh(satu, Izin.URUS_KOPERASI_SENDIRI, lain) and not boleh(satu, Izin.URUS_KOPERASI_SENDIRI, SENTRA)


def test_yang_sudah_berakhir_atau_belum_mulai_tidak_memberi_izin():
    for isi in ({"sampai": date(2020, 2, 1)}, {"mulai": date(2999, 1, 1)}):
        assert not boleh(orang((Peran.POKJA_KABKOTA, "32.05"), **isi), Izin.ISI_USULAN, KASUS)


@pytest.mark.parametrize("kode", KODE)
def test_melihat_adalah_wilayah_sendiri_dan_di_bawahnya(kode):
    siapa = orang((Peran.AUDITOR, kode))
    for lain in KODE:
        diharap = kode in ("00", lain) or (kode_tingkat(kode) == "provinsi" and lain.startswith(f"{kode}."))
        assert terlihat_oleh(siapa, lain) is diharap
    assert terlihat_oleh(siapa, "32.05", "33.74") is (kode in ("32.05", "33.74", "32", "33", "00"))
    assert not terlihat_oleh(orang(), kode)
