from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from aturan.bahasa import Hasil
from core.dasar.izin import Peran
from core.models import Jejak, Paparan
from core.perkara.ditolak import PelakuSama, SyaratTidakTerpenuhi
from ksp_usp.laporan.panel import laporan_lewat
from ksp_usp.models import Koperasi, TenggatLaporan
from perizinan.models import Pengaduan
from perizinan.pemeriksaan.alur import ALUR_PEMERIKSAAN
from perizinan.pemeriksaan.risiko import risiko
from perizinan.pemeriksaan.syarat import fakta_diperiksa, hasil_lengkap
from perizinan.pribadi import hapus_pelapor
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
PER = date(2026, 12, 2)


@pytest.fixture
def garut():
    return pabrik.buat_wilayah("32.05")


def berizin(sejak=date(2026, 5, 20), **isi):
    koperasi = pabrik.buat_koperasi(lengkap=False, **isi)
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=sejak)
    koperasi.refresh_from_db()
    return koperasi


def test_rencana_mengurutkan_menurut_laporan_predikat_pengaduan_lalu_lama_tidak_diperiksa(garut):
    TenggatLaporan.objects.create(
        wilayah=garut, berlaku_sejak=date(2026, 1, 1), tanggal_surat=date(2026, 1, 1),
        triwulan_bulan=1, triwulan_hari=20, tahunan_bulan=3,
        tahunan_hari=31, ditetapkan_oleh="Kepala Dinas", nomor_surat="1",
        dicatat_oleh=pabrik.buat_pengguna(Peran.PEJABAT, kode="32.05"),
    )  # fmt: skip
    lewat = berizin(nama="E lewat")
    sedikit = berizin(date(2026, 9, 1), nama="D satu lewat")
    # None of these owes a report yet: licensed in the running quarter.
    baru = {nama: berizin(date(2026, 11, 1), nama=nama) for nama in ("C khusus", "B adu", "A diperiksa", "A belum")}
    hasil = pabrik.buat_penilaian(baru["C khusus"], tim=[], cara="catat", lengkap=False)
    type(hasil).objects.filter(pk=hasil.pk).update(
        status="ditetapkan", total=40, predikat="dalam_pengawasan_khusus", tanggal_penetapan=date(2026, 6, 1)
    )
    pabrik.buat_pengaduan(baru["B adu"])
    pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(baru["A diperiksa"]), "tindak_lanjut")
    urut = risiko(garut, PER)
    assert [r.koperasi.nama for r in urut] == [
        "E lewat", "D satu lewat", "C khusus", "B adu", "A belum", "A diperiksa",
    ]  # fmt: skip
    assert urut[0].sebut_lewat == "2 laporan lewat tenggat: Triwulan II 2026, Triwulan III 2026"
    assert urut[2].alasan[0] == "Predikat kesehatan tahun buku 2025: Dalam Pengawasan Khusus"
    assert urut[5].alasan[-1] == "Terakhir diperiksa 2 Desember 2026" and urut[5].berjalan.status == "tindak_lanjut"
    pabrik.buat_laporan_berkala(lewat, 2026, 2)
    assert [m.triwulan for m in laporan_lewat([lewat, sedikit], garut, PER)[lewat.pk]] == [3]


def test_tim_tidak_memeriksa_koperasinya_sendiri_dan_pengusul_tidak_menugaskan():
    koperasi = pabrik.buat_koperasi(lengkap=False)
    pabrik.buat_orang(koperasi, nama="Dadang Suryana")
    sendiri = pabrik.buat_pengguna(Peran.PENGAWAS, kode="32.05", nama="H. Dadang Suryana, S.E.")
    p = pabrik.buat_pemeriksaan(koperasi, tim=[sendiri])
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    with pytest.raises(SyaratTidakTerpenuhi, match="tidak memeriksa koperasinya sendiri"):
        ALUR_PEMERIKSAAN.jalankan(p, "usulkan", pengawas.orang, versi=p.versi)
    isian = pengawas.buka(reverse("periksa_isian", args=[p.pk]))
    assert f'value="{sendiri.pk}"' not in isian.html and "tidak memeriksa koperasinya sendiri" in isian.teks
    p = pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(), "diusulkan")
    p.dibuat_oleh.penugasan.create(
        instansi=pabrik.buat_instansi("32.05"), peran=Peran.PEJABAT, jabatan="Bupati Garut", mulai=pabrik.AWAL,
        dasar="SK",
    )  # fmt: skip
    with pytest.raises(PelakuSama):
        ALUR_PEMERIKSAAN.jalankan(p, "tugaskan", type(p.dibuat_oleh).objects.get(pk=p.dibuat_oleh_id), versi=p.versi)


@pytest.mark.parametrize(("jawaban", "kata"), [(None, "belum menyatakan"), (False, "ganti dengan orang lain")])
def test_tim_dikirim_sesudah_tiap_anggota_menyatakan_tidak_punya_hubungan(jawaban, kata):
    p, sari, tono = pabrik.buat_pemeriksaan(), *(Petugas(Peran.PENGAWAS, n, kode="32.05") for n in ("Sari", "Tono"))
    p.tim.create(pengguna=sari.orang, tanpa_hubungan=jawaban)
    alamat = reverse("periksa_pernyataan", args=[p.pk])
    assert tono.kode(alamat) == 403  # nobody states it for another
    assert kata in sari.langkah(p, "Minta surat tugas").teks and p.status == "rencana"
    assert sari.kirim(alamat, tanpa_hubungan="mungkin").kode == 422
    assert "menyatakan tidak punya hubungan" in sari.kirim(alamat, tanpa_hubungan="ya").teks
    sari.langkah(p, "Minta surat tugas")
    assert p.status == "diusulkan" and [n for *_, n in p.salinan()["isian"]["tim"]] == [True, True]


@pytest.mark.parametrize(
    ("jawaban", "lama", "tanpa"),
    [
        ({"papan.pusat": "ya", "papan.1": "tidak"}, None, ["Kantor Kas A"]),
        ({"papan.pusat": "ya", "papan.1": "ya"}, None, []),
        # One was not looked at: that none is without a board is not known.
        ({"papan.pusat": "ya", "papan.1": "lewat"}, None, "tidak dicatat"),
        ({"papan.pusat": "ya", "papan.1": "lewat"}, ["Kantor Kas A", "kantor pusat"], ["Kantor Kas A"]),
    ],
)
def test_papan_nama_hanya_dicatat_sejauh_dilihat(jawaban, lama, tanpa):
    nama = {"papan.pusat": "Papan nama kantor pusat", "papan.1": "Papan nama Kantor Kas A"}
    p = pabrik.buat_pemeriksaan(pabrik.buat_koperasi(lengkap=False))
    p.daftar_periksa = [{"kode": k, "uraian": nama[k], "hasil": hasil} for k, hasil in jawaban.items()]
    p.daftar_periksa += [
        {"kode": "pengawasan.sektor_riil", "uraian": "", "hasil": "tidak"},
        {"kode": "pengawasan.satuan_tugas", "uraian": "", "hasil": "lewat"},
    ]
    fakta = fakta_diperiksa(p, lama)
    assert fakta.pop("kantor_tanpa_papan", "tidak dicatat") == tanpa
    assert fakta == {"sektor_riil": True}


def test_hasil_diisi_anggota_tim_dan_yang_tidak_dipenuhi_perlu_catatan_serta_perbaikan():
    p = pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(), "ditugaskan")
    alamat = reverse("periksa_hasil", args=[p.pk])
    lain = Petugas(Peran.PENGAWAS, "Tono", kode="32.05")
    assert lain.kode(alamat) == 403 and lain.kode(p.get_absolute_url()) == 200
    assert "Pemeriksaan yang harinya sudah tiba" in lain.buka(reverse("meja_kerja")).teks
    for kode, peran in (("32.73", Peran.PENGAWAS), ("32.06", Peran.PEJABAT)):
        luar = Petugas(peran, "Luar", kode=kode)
        assert {luar.kode(a) for a in (alamat, p.get_absolute_url(), reverse("periksa_isian", args=[p.pk]))} == {404}
    ketua = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    p.tim.create(pengguna=ketua.orang)
    hasil = ketua.kirim(alamat, dilakukan_pada="02/12/2026", hasil_1="tidak", ditemui="Dedi")
    assert hasil.kode == 422 and "tulis apa yang ditemukan" in hasil.teks and 'value="Dedi"' in hasil.html
    p = pabrik.jawab_periksa(p, pengawasan__bantu_pemeriksaan="Buku tidak diberikan.")
    p.dilakukan_pada = date(2026, 12, 1)
    assert [t.kalimat for t in hasil_lengkap(p, PER) if t.hasil is Hasil.DITANYAKAN] == [
        "Benarkah tanggal pemeriksaannya? Pemeriksaan 1 Desember 2026 mendahului surat tugas 2 Desember 2026."
    ]
    p.refresh_from_db()
    p.temuan.update(tenggat=p.dilakukan_pada)
    with pytest.raises(SyaratTidakTerpenuhi, match="tanggalnya sesudah pemeriksaan"):
        ALUR_PEMERIKSAAN.jalankan(p, "terbitkan_ba", ketua.orang, versi=p.versi)
    # Another answer takes the finding back; one of the team's own stays.
    ketua.kirim(reverse("periksa_temuan_baru", args=[p.pk]), kewajiban="Uang kas", dasar="Pasal 14", uraian="Selisih")
    pabrik.jawab_periksa(p)
    assert [t.kewajiban for t in p.temuan.all()] == ["Uang kas"]


def test_pengaduan_hanya_bagi_pengawas_kantornya_tersandi_dan_menyebut_akhirnya():
    koperasi = berizin()
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    isian = {"kanal": "surat", "isi": "Simpanan tidak dapat ditarik.", "pelapor": "Imas Masitoh", "kontak": "0812"}
    pengawas.kirim(reverse("pengaduan_baru", args=[koperasi.pk]), **isian)
    satu = Pengaduan.objects.get()
    with connection.cursor() as kursor:
        kursor.execute("SELECT pelapor, kontak FROM perizinan_pengaduan")
        assert "Imas" not in str(kursor.fetchall())
    alamat = satu.get_absolute_url()
    assert "Imas Masitoh" in pengawas.buka(alamat).teks
    assert Paparan.objects.filter(halaman="pengaduan_rinci", pengguna=pengawas.orang).exists()
    assert "Imas" not in pengawas.buka(reverse("pengaduan_daftar")).teks
    assert not [j for j in Jejak.objects.all() if "Imas" in f"{j.kalimat}{j.salinan}"]
    for peran, kode in ((Peran.PEJABAT, "32.05"), (Peran.PENGAWAS, "32"), (Peran.PENGAWAS, "32.73")):
        lain = Petugas(peran, "Lain", kode=kode)
        assert lain.kode(alamat) == 404
        assert lain.kode(reverse("pengaduan_daftar")) == (403 if peran == Peran.PEJABAT else 200)
        assert "Simpanan" not in lain.buka(reverse("pengaduan_daftar")).teks
    assert pengawas.kirim(alamat, status="tidak_berdasar").kode == 422
    assert pengawas.kirim(alamat, status="diperiksa").kode == 422
    p = pabrik.buat_pemeriksaan(koperasi)
    assert pengawas.kirim(alamat, status="diperiksa", pemeriksaan=str(p.pk)).kode == 200
    assert "Pengaduan yang dipakai" in pengawas.buka(p.get_absolute_url()).teks
    pengawas.kirim(alamat, status="tidak_berdasar", jawaban="Penarikan sudah dibayar.")
    satu.refresh_from_db()
    assert satu.status == "tidak_berdasar" and satu.ditutup_pada == PER
    assert pengawas.klien.post(alamat, {"status": "dijawab", "jawaban": "x"}).status_code == 403
    hapus_pelapor(satu, "SK")
    satu.refresh_from_db()
    assert (satu.pelapor, satu.kontak, satu.isi) == ("", "", "Simpanan tidak dapat ditarik.")


def test_pembinaan_bertanggal_dan_menyebut_pasalnya():
    koperasi = berizin()
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    alamat = reverse("pembinaan_koperasi", args=[koperasi.pk])
    isian = {"jenis": "2b", "uraian": "Bimbingan kertas kerja."}
    assert "kelembagaan KSP dan USP Koperasi" in pengawas.buka(alamat).teks
    assert pengawas.kirim(alamat, **isian, tanggal="03/12/2026").kode == 422
    teks = pengawas.kirim(alamat, **isian, tanggal="01/12/2026").teks
    assert "Bimbingan kertas kerja." in teks and "Pasal 27 ayat (2) huruf b" in teks
    loket = Petugas(Peran.LOKET, "Loket", kode="32.05")
    assert loket.klien.post(alamat, isian | {"tanggal": "01/12/2026"}).status_code == 403
