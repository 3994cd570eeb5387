"""Two officers at once on an application for a licence, on real PostgreSQL."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from core.dasar.izin import Peran
from core.models import Nomor, Surat
from core.perkara.ditolak import Ditolak, SudahBerubah, SyaratTidakTerpenuhi
from core.perkara.jejak import periksa_rantai
from ksp_usp.models import Koperasi
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.models import EntriRegistrasi, IzinUsaha, PermohonanIzin
from tests.pabrik import buat_izin, buat_koperasi, buat_pengguna, buat_permohonan, majukan_izin, tandai_berkas, usulkan
from tests.serentak.test_keputusan import langkah, satu_menang, serentak

pytestmark = [
    pytest.mark.serentak,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("surat_ringan"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="perlu PostgreSQL: SQLite menjalankan satu penulis pada satu waktu"
    ),
]


def pejabat():
    return buat_pengguna(Peran.PEJABAT, kode="32.05")


def siap(**isi):
    return majukan_izin(buat_permohonan(**isi), "siap")


def test_dua_pejabat_menerbitkan_izin_yang_sama():
    p = siap()
    satu_menang(serentak(*[langkah(p, "terbitkan_izin", pejabat()) for _ in range(3)]))
    assert (IzinUsaha.objects.count(), Surat.objects.filter(jenis="izin_usaha").count()) == (1, 1)
    assert Nomor.objects.get(jenis="izin_usaha").terakhir == 1
    p.refresh_from_db()
    assert p.diputus_oleh == p.jejak.last().pengguna and p.izin.surat.diterbitkan_oleh == p.diputus_oleh
    assert list(periksa_rantai()) == []


def test_menerbitkan_melawan_menolak():
    p = siap()
    satu_menang(
        serentak(langkah(p, "terbitkan_izin", pejabat()), langkah(p, "tolak", pejabat(), alasan="Pasal 7 diragukan."))
    )
    p.refresh_from_db()
    jenis = set(Surat.objects.values_list("jenis", flat=True)) & {"izin_usaha", "izin_penolakan"}
    assert jenis == {"izin_usaha" if p.status == "terbit" else "izin_penolakan"}
    assert IzinUsaha.objects.exists() is (p.status == "terbit")


def test_menerbitkan_melawan_penarikan_oleh_koperasi():
    p = siap()
    loket = buat_pengguna(Peran.LOKET, kode="32.05")
    satu_menang(serentak(langkah(p, "terbitkan_izin", pejabat()), langkah(p, "tarik", loket, alasan="Diminta.")))
    p.refresh_from_db()
    assert IzinUsaha.objects.exists() is (p.status == "terbit")


def test_dua_permohonan_untuk_satu_koperasi():
    koperasi = buat_koperasi()
    loket = [buat_pengguna(Peran.LOKET, kode="32.05") for _ in range(3)]

    def buat(nomor, oleh):
        p = PermohonanIzin(
            koperasi=koperasi, berwenang=koperasi.wilayah, wilayah=koperasi.wilayah, nomor_perkara=f"IZN-{nomor}"
        )
        return ALUR_PERMOHONAN.buat(p, oleh)

    hasil = serentak(*[partial(buat, n, oleh) for n, oleh in enumerate(loket)])
    assert sorted(type(h).__name__ for h in hasil) == ["IntegrityError", "IntegrityError", "PermohonanIzin"]
    assert all("satu_permohonan_berjalan_per_koperasi" in str(h) for h in hasil if isinstance(h, IntegrityError))
    assert PermohonanIzin.objects.get().jejak.count() == 1


def test_izin_terdahulu_dicatat_saat_izin_baru_terbit():
    """Whoever records a licence from before locks the koperasi too: there is never a second licence, nor an error."""
    p, oleh = siap(), pejabat()

    def catat_terdahulu():
        with transaction.atomic():
            koperasi = Koperasi.objects.select_for_update().get(pk=p.koperasi_id)
            if koperasi.izin.exists():
                return None
            return IzinUsaha.objects.create(
                koperasi=koperasi, nomor="518/1/2012", tanggal=date(2012, 5, 1), penerbit=koperasi.wilayah, nama="KSP",
                penerbit_sebutan="Bupati Garut", jenis="ksp", bentuk="primer", kedudukan=koperasi.wilayah,
                terdahulu=True, lingkup="kabkota", dicatat_oleh=oleh,
            )  # fmt: skip

    hasil = serentak(langkah(p, "terbitkan_izin", pejabat()), catat_terdahulu)
    assert IzinUsaha.objects.count() == 1
    assert not [h for h in hasil if isinstance(h, Exception) and not isinstance(h, SyaratTidakTerpenuhi)]
    p.refresh_from_db()
    assert (p.status == "terbit") is not IzinUsaha.objects.get().terdahulu


def test_dua_pemeriksa_dengan_kesimpulan_berlawanan():
    p = majukan_izin(buat_permohonan(), "diterima")
    kurang = tandai_berkas(p, **{"7c": "Belum dicap."})
    lengkap = {kode: isi | {"hasil": "ada", "catatan": ""} for kode, isi in kurang.items()}
    pemeriksa = [buat_pengguna(Peran.PEMERIKSA, kode="32.05") for _ in range(2)]
    satu_menang(
        serentak(
            langkah(p, "nyatakan_lengkap", pemeriksa[0], penilaian=lengkap),
            langkah(p, "kirim_kekurangan", pemeriksa[1], penilaian=kurang),
        )
    )
    p.refresh_from_db()
    assert Surat.objects.filter(jenis="izin_kekurangan").exists() is (p.status == "kurang")


def test_dua_pejabat_mencantumkan_usp_yang_sama():
    koperasi = buat_koperasi(jenis="usp")
    p = majukan_izin(buat_permohonan(koperasi, modal_disetor=Decimal(9_000_000)), "siap")
    satu_menang(serentak(*[langkah(p, "cantumkan", pejabat()) for _ in range(3)]))
    assert (EntriRegistrasi.objects.count(), Nomor.objects.get(jenis="izin_registrasi").terakhir) == (1, 1)


def test_dua_pejabat_menerbitkan_pengganti_izin_yang_sama():
    lama = buat_izin()
    p = siap(koperasi=lama.koperasi, jenis="perubahan", izin_lama=lama, nama_baru="KSP Baru")
    satu_menang(serentak(*[langkah(p, "terbitkan_izin", pejabat()) for _ in range(3)]))
    assert sorted(IzinUsaha.objects.values_list("keadaan", flat=True)) == ["berlaku", "diganti"]
    assert list(lama.peristiwa.values_list("jenis", flat=True)) == ["terbit", "diganti"]


def test_meneruskan_melawan_menerima_di_meja_yang_salah():
    koperasi = buat_koperasi(anggota=["32.05", "32.73"])
    p = buat_permohonan(koperasi, berwenang="32.05")
    loket = [buat_pengguna(Peran.LOKET, kode="32.05") for _ in range(2)]
    hasil = serentak(langkah(p, "teruskan", loket[0], alasan="Lintas kota."), langkah(p, "terima", loket[1]))
    assert isinstance(hasil[1], Ditolak) and not isinstance(hasil[0], Exception)
    p.refresh_from_db()
    assert (p.berwenang_id, p.status) == ("32", "draf")


def test_klik_ganda_usul_pemeriksa():
    p = majukan_izin(buat_permohonan(), "lengkap")
    usul, pemeriksa = usulkan(p), buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    galat = satu_menang(serentak(*[langkah(p, "selesai_periksa", pemeriksa, penilaian=usul)] * 4))
    assert type(galat) is SudahBerubah and p.jejak.filter(aksi="selesai_periksa").count() == 1
