"""A koperasi changes its authority in mid-year: what goes with it, what stays, who reads what, before and after."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Penugasan, Surat, SuratObjek
from core.perkara.alur import PelakuSama, SyaratTidakTerpenuhi
from ksp_usp.models import Koperasi, LaporanBerkala, TenggatLaporan
from perizinan.models import Sanksi
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.penyerahan.alur import ALUR_PENYERAHAN
from perizinan.penyerahan.isi import belum_diserahkan, susun
from tests import pabrik
from tests.pabrik.penyerahan import buat_penyerahan, pindah_kewenangan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def orang(peran, kode):
    return pabrik.buat_pengguna(peran, kode=kode)


@pytest.fixture
def koperasi():
    """A koperasi at Kota Bandung with something of each kind, whose licence the Bupati of Garut gave."""
    return pabrik.buat_koperasi("32.73", anggota=["32.05"], lengkap=False, nama="KSP Mekar Sari")


def berisi(koperasi):
    """A warning in force, a draft of the next, a report that is in and one begun, a complaint, an account, a branch."""
    pabrik.buat_izin_lama(koperasi)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    koperasi.refresh_from_db()
    satu = pabrik.buat_sanksi(koperasi, status="berlaku")
    return {
        "teguran": satu,
        "usul": pabrik.buat_sanksi(koperasi, "teguran_2", melanjutkan=satu),
        "masuk": pabrik.buat_laporan_berkala(koperasi, 2026, 1),
        "draf": pabrik.buat_laporan_berkala(koperasi, 2026, 2, status="draf"),
        "pengaduan": pabrik.buat_pengaduan(koperasi),
        "pengurus": pabrik.buat_pengurus(koperasi),
        "kantor": pabrik.buat_kantor(koperasi, lengkap=False),
        "periksa_kantor": pabrik.buat_pemeriksaan(koperasi, kantor=pabrik.buat_kantor_lembar(koperasi)),
    }


def test_yang_terbuka_pindah_saat_diterima_dan_yang_selesai_tetap(koperasi):
    isi = berisi(koperasi)
    izin = pindah_kewenangan(koperasi)  # members in two regencies now: the Gubernur's
    TenggatLaporan.objects.create(
        wilayah=izin.penerbit, berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=1, triwulan_hari=20, tahunan_bulan=3,
        tahunan_hari=31, ditetapkan_oleh="Gubernur", nomor_surat="1", dicatat_oleh=izin.dicatat_oleh,
    )  # fmt: skip
    p = buat_penyerahan(izin=izin, status="diserahkan")
    assert [(apa, nomor) for apa, nomor, _ in p.isi["ikut"]] == [
        ("Sanksi", isi["teguran"].nomor_perkara), ("Sanksi", isi["usul"].nomor_perkara),
        ("Laporan berkala", isi["draf"].nomor_perkara),
    ]  # fmt: skip
    lain = " ".join(p.isi["lain"])
    assert "1 pengaduan" in lain and "1 akun pengurus" in lain
    # What is owed in mid-year is owed to the new office, by the days that it set.
    assert "2 laporan yang belum masuk" in lain and "disampaikan kepada Provinsi Jawa Barat" in lain
    assert any("1 laporan berkala yang sudah selesai" in x for x in p.isi["tetap"])
    assert any(x.startswith("1 permohonan kantor") for x in p.isi["tetap"])
    # Handed over and not received: nothing has moved.
    assert Sanksi.objects.get(pk=isi["teguran"].pk).berwenang_id == "32.05"
    penerima = orang(Peran.PENGAWAS, "32")
    assert not Surat.objects.terlihat_oleh(orang(Peran.PEJABAT, "32.06")).exists()
    ALUR_PENYERAHAN.jalankan(p, "terima", penerima, versi=p.versi)
    for nama in ("teguran", "usul", "draf", "pengaduan"):
        isi[nama].refresh_from_db()
        assert isi[nama].berwenang_id == "32", nama
    assert isi["usul"].izin == izin and isi["teguran"].izin != izin
    assert LaporanBerkala.objects.get(pk=isi["masuk"].pk).berwenang_id == "32.05"
    for nama in ("kantor", "periksa_kantor"):  # a branch stays with the Bupati of the place
        isi[nama].refresh_from_db()
        assert isi[nama].berwenang_id == "32.05", nama
    assert Penugasan.objects.get(pengguna=isi["pengurus"]).instansi.wilayah_id == "32"
    assert isi["teguran"].jejak.last().aksi == "diserahkan" and p.surat.nomor in isi["teguran"].jejak.last().kalimat
    assert koperasi.penyerahan.get().status == "diterima"
    # The new office goes on where the old one stood.
    ALUR_SANKSI.jalankan(isi["usul"], "tidak_jadi", penerima, versi=isi["usul"].versi, alasan="Dinilai lagi.")
    isi["teguran"].refresh_from_db()
    ALUR_SANKSI.jalankan(isi["teguran"], "nyatakan_dipenuhi", penerima, versi=isi["teguran"].versi, alasan="Dipenuhi.")


def test_kantor_lama_dan_baru_melihat_menurut_satu_aturan(client):
    """From Garut to Kota Bandung, neither above the other: who reads what before and after."""
    koperasi = pabrik.buat_koperasi(lengkap=False)
    isi = berisi(koperasi)
    koperasi.keanggotaan.update(menurut_ad=False)
    Koperasi.objects.filter(pk=koperasi.pk).update(wilayah=pabrik.buat_wilayah("32.73"))
    koperasi.refresh_from_db()
    izin = pindah_kewenangan(koperasi)
    assert izin.penerbit_id == "32.73"
    lama, baru = orang(Peran.PENGAWAS, "32.05"), orang(Peran.PENGAWAS, "32.73")
    surat = isi["teguran"].surat
    alamat_surat, halaman = reverse("surat_pdf", args=[surat.pk]), koperasi.get_absolute_url()

    def status(siapa, alamat):
        client.force_login(siapa)
        return client.get(alamat).status_code

    assert [i.koperasi_id for i in belum_diserahkan({"32.05"})] == [koperasi.pk]
    client.force_login(lama)
    assert "belum diserahkan" in client.get(reverse("meja_kerja")).content.decode()
    # The register followed the licence at once; the old letters did not.
    assert (status(lama, halaman), status(baru, halaman)) == (404, 200)
    assert not Surat.objects.terlihat_oleh(baru).filter(pk=surat.pk).exists()
    # Reports follow the licence: what was filed before is read by both, whatever was handed over.
    for siapa in (lama, baru):
        assert isi["masuk"] in LaporanBerkala.objects.terlihat_oleh(siapa)
    p = buat_penyerahan(izin=izin, status="diterima")
    assert not belum_diserahkan({"32.05"}).exists()
    assert (status(lama, halaman), status(lama, p.get_absolute_url())) == (404, 200)
    assert (status(lama, alamat_surat), status(baru, alamat_surat)) == (200, 200)
    assert status(orang(Peran.PENGAWAS, "32.06"), alamat_surat) == 404
    client.force_login(baru)
    assert surat.nomor in client.get(p.get_absolute_url()).content.decode()
    # Read by one more office, and still about one case for everybody who checks it.
    assert (
        SuratObjek.objects.get(surat=surat, objek_id=izin.pk, objek_jenis="perizinan.izinusaha").wilayah_id == "32.73"
    )
    assert "dari 2 urusannya" not in client.get(reverse("surat_periksa", args=[surat.kode])).content.decode()


def test_tim_yang_sedang_bertugas_menyelesaikan_dahulu(koperasi):
    pabrik.buat_izin_lama(koperasi)
    periksa = pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(koperasi), "ditugaskan")
    izin = pindah_kewenangan(koperasi)
    p = buat_penyerahan(izin=izin)
    pengawas = orang(Peran.PENGAWAS, "32.05")
    with pytest.raises(SyaratTidakTerpenuhi, match=f"dahulu: pemeriksaan koperasi {periksa.nomor_perkara}"):
        ALUR_PENYERAHAN.jalankan(p, "serahkan", pengawas, versi=p.versi)
    periksa.alur.jalankan(periksa, "tidak_jadi", pengawas, versi=periksa.versi, alasan="Koperasi pindah.")
    assert susun(p)["dahulu"] == []
    ALUR_PENYERAHAN.jalankan(p, "serahkan", pengawas, versi=p.versi)


def test_yang_menyerahkan_tidak_menerima_dan_yang_dikembalikan_diserahkan_lagi(koperasi):
    p = buat_penyerahan(koperasi, "diserahkan")
    pengirim = p.jejak.get(aksi="serahkan").pengguna
    Penugasan.objects.create(
        pengguna=pengirim, instansi=pabrik.buat_instansi("32"), peran=Peran.PENGAWAS, jabatan="Pengawas",
        mulai=pabrik.AWAL, dasar="SK pindah",
    )  # fmt: skip
    pengirim = type(pengirim).objects.get(pk=pengirim.pk)
    with pytest.raises(PelakuSama):
        ALUR_PENYERAHAN.jalankan(p, "terima", pengirim, versi=p.versi)
    pertama = p.surat
    penerima = orang(Peran.PENGAWAS, "32")
    ALUR_PENYERAHAN.jalankan(p, "kembalikan", penerima, versi=p.versi, alasan="Berkas kertas belum dikirim.")
    p.refresh_from_db()
    assert (p.status, p.berwenang_id) == ("draf", "32.05")
    assert p.keterangan_surat(pertama)[1] is False
    ALUR_PENYERAHAN.jalankan(p, "serahkan", pengirim, versi=p.versi)
    p.refresh_from_db()
    assert p.surat.mengganti == pertama


def test_tidak_diterima_bila_koperasinya_sudah_pindah_lagi(koperasi):
    p = buat_penyerahan(koperasi, "diserahkan")
    Koperasi.objects.filter(pk=koperasi.pk).update(berwenang=pabrik.buat_wilayah("00"))
    with pytest.raises(SyaratTidakTerpenuhi, match="tidak diurus Provinsi Jawa Barat"):
        ALUR_PENYERAHAN.jalankan(p, "terima", orang(Peran.PENGAWAS, "32"), versi=p.versi)


def test_penyerahan_disusun_sekali_dari_halamannya(client, koperasi):
    izin = pindah_kewenangan(koperasi)
    client.force_login(orang(Peran.PENGAWAS, "32.05"))
    alamat = reverse("penyerahan_baru", args=[izin.mengganti_id])
    assert "Apa yang diserahkan" in client.get(alamat).content.decode()
    for _ in range(2):
        p = client.post(alamat, {"catatan": "Segera."}, follow=True)
        assert p.redirect_chain[0][0] == koperasi.penyerahan.get().get_absolute_url()


def test_izin_baru_dari_kantor_lain_langsung_ditawarkan_untuk_diserahkan():
    """Through the gate: the register follows the licence in the same minute, and the old office is told."""
    lama = pabrik.buat_izin()
    p = pabrik.buat_permohonan(
        lama.koperasi, jenis="perubahan", izin_lama=lama, berwenang="32", keanggotaan_baru=["32.06", "32.73"]
    )
    assert not belum_diserahkan({"32.05"}).exists()
    izin = pabrik.majukan_izin(p, "terbit").izin
    assert Koperasi.objects.get(pk=lama.koperasi_id).berwenang_id == "32"
    assert list(belum_diserahkan({"32.05"})) == [lama] and not belum_diserahkan({"32"}).exists()
    assert buat_penyerahan(izin=izin).dari_id == "32.05"
    assert not belum_diserahkan({"32.05"}).exists()
