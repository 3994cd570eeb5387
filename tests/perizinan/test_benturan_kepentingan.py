"""Whoever acts for a koperasi acts for no office in its matters, whatever posts the same account holds."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from aturan.simpan_pinjam_2015.laporan import Masa
from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.izin import Izin, Peran, boleh, wajib
from core.dasar.waktu import hari_ini
from core.halaman.banyak import Nasib, kerjakan_tiap
from core.models import Pengguna
from core.perkara.ditolak import TidakBerwenang
from ksp_usp.penilaian.mulai import Tugas, tugaskan
from perizinan.keterangan.alur import ALUR_KETERANGAN
from perizinan.models import Pengaduan, Sanksi
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.pengawasan.mulai import Rencana, susun_teguran
from tests import pabrik
from tests.pabrik.pemeriksaan import buat_pemeriksaan, buat_pengaduan
from tests.pabrik.penyerahan import buat_penyerahan
from tests.pabrik.sanksi import buat_keterangan, buat_sanksi

pytestmark = pytest.mark.django_db
PETUGAS = (Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENGAWAS, Peran.PENILAI)


def rangkap(koperasi) -> Pengguna:
    """A pengurus of `koperasi` who holds every post of its office as well."""
    orang = pabrik.buat_pengurus(koperasi)
    kantor = pabrik.buat_instansi(koperasi.berwenang_id)
    for peran in PETUGAS:
        isi = pabrik.dasar.bermandat(peran, kantor)
        orang.penugasan.create(instansi=kantor, peran=peran, mulai=pabrik.AWAL, dasar="SK", **isi)
    return Pengguna.objects.get(pk=orang.pk)


def test_pengurus_yang_juga_petugas_tidak_memutus_koperasinya_sendiri(client):
    sendiri, lain = pabrik.buat_koperasi(lengkap=False), pabrik.buat_koperasi(lengkap=False)
    orang = rangkap(sendiri)
    urusan = {
        k: [
            k, pabrik.buat_permohonan(k, lengkap=False), buat_sanksi(k), buat_pemeriksaan(k), buat_pengaduan(k),
            buat_keterangan(k), pabrik.buat_penilaian(k, lengkap=False), pabrik.buat_laporan_berkala(k),
        ]
        for k in (sendiri, lain)
    }  # fmt: skip
    urusan[sendiri].append(buat_penyerahan(sendiri))
    for peran in PETUGAS:
        assert all(boleh(orang, peran, u) for u in urusan[lain]), peran
        assert not any(boleh(orang, peran, u) for u in urusan[sendiri]), peran
    assert boleh(orang, Izin.URUS_KOPERASI_SENDIRI, sendiri)
    with pytest.raises(PermissionDenied, match="Anda pengurus koperasi ini"):
        wajib(orang, Izin.SUSUN_SANKSI, sendiri)
    assert Pengaduan.objects.terlihat_oleh(orang).get().koperasi == lain


def test_gerbang_menyebut_benturannya_dan_tidak_mengubah_apa_pun(client):
    koperasi = pabrik.buat_koperasi(lengkap=False)
    s, orang = buat_sanksi(koperasi, status="diusulkan"), rangkap(koperasi)
    with pytest.raises(TidakBerwenang, match="Anda pengurus koperasi ini"):
        ALUR_SANKSI.jalankan(s, "terbitkan_teguran_1", orang, versi=s.versi)
    satu = buat_keterangan(koperasi)
    with pytest.raises(TidakBerwenang, match="Anda pengurus koperasi ini"):
        ALUR_KETERANGAN.jalankan(satu, "terbitkan_keterangan", orang, versi=satu.versi)
    client.force_login(orang)
    client.post(reverse("tindakan", args=["sanksi", s.pk, "terbitkan_teguran_1"]), {"versi": s.versi})
    client.post(reverse("sanksi_baru", args=[koperasi.pk]), {"langkah": "teguran_1"})
    assert Sanksi.objects.get().status == "diusulkan"
    assert client.get(reverse("pengaduan_rinci", args=[buat_pengaduan(koperasi).pk])).status_code == 404


def test_pekerjaan_massal_melewati_koperasinya_sendiri_dan_meneruskan_yang_lain(client):
    sendiri, lain = (pabrik.buat_koperasi(lengkap=False) for _ in range(2))
    orang = rangkap(sendiri)
    for k in (sendiri, lain):
        pabrik.buat_izin_lama(k)
    tempo = hari_ini() + timedelta(days=20)
    for kerjakan in (
        lambda k: susun_teguran(Rencana(k, [Masa(2026, 1)], Langkah.TEGURAN_1), orang, tempo),
        lambda k: tugaskan(Tugas(k), orang, 2025, tim=[], ketua=None),
    ):
        milik, orang_lain = kerjakan_tiap((sendiri, lain), kerjakan, str).butir
        assert (milik.nasib, orang_lain.nasib) == (Nasib.GAGAL, Nasib.BERHASIL)
        assert "Anda pengurus" in milik.kalimat
    client.force_login(orang)
    isi = {"koperasi": sendiri.pk, "jenis": "baru", "kunci_kirim": "5e3e9c8e-9d5b-4b39-8a83-3a3f6ce54c51"}
    assert client.post(reverse("permohonan_baru"), isi).status_code in (403, 422)
    assert not sendiri.permohonan_izin.exists()
