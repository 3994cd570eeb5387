"""The pages of an application at the counter: the list, opening one, its tasks, the check page, its page."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Berkas
from perizinan.izin.berkas import berkas_diperiksa
from perizinan.izin.catatan import sidik_butir
from perizinan.izin.tugas import orang_berkas
from perizinan.models import IzinUsaha, PemeriksaanBerkas, PermohonanIzin
from tests.bantu_halaman import tanpa_tautan_pasal
from tests.pabrik import (
    buat_bukti,
    buat_izin,
    buat_koperasi,
    buat_orang,
    buat_pengguna,
    buat_permohonan,
    majukan_izin,
    tandai_berkas,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def teks(balasan):
    """The words of a page, without its tags."""
    tanpa_tanda = re.sub(r"<[^>]+>", " ", tanpa_tautan_pasal(balasan.content.decode()))
    return re.sub(r"\s+", " ", tanpa_tanda)


def masuk(client, peran, kode="32.05"):
    pengguna = buat_pengguna(peran, kode=kode)
    client.force_login(pengguna)
    return pengguna


@pytest.fixture
def loket(client):
    return masuk(client, Peran.LOKET)


def url(nama, p, *lain):
    return reverse(nama, args=[p.pk, *lain])


@pytest.mark.parametrize(("kode", "tempat"), [("32.05", "Kabupaten Garut"), ("00", "Kementerian")])
def test_giliran_menyebut_di_instansi_mana(client, kode, tempat):
    """A Petugas loket of another office must not read that it is the turn of the Petugas loket: of which one?"""
    masuk(client, Peran.LOKET, kode)
    p = buat_permohonan(berwenang=kode)
    assert f"Giliran: Petugas loket, {tempat}" in teks(client.get(url("permohonan_rinci", p)))


@pytest.mark.parametrize("status", ["draf", "diterima", "lengkap", "siap", "terbit", "ditolak"])
def test_tiap_halaman_terbuka_pada_tiap_status(client, loket, status):
    p = buat_permohonan()
    if status != "draf":
        p = majukan_izin(p, status)
    for nama in ("permohonan_rinci", "permohonan_tugas", "permohonan_periksa"):
        assert client.get(url(nama, p)).status_code == 200
    for butir in ("7a", "7b", "7c", "7d", "7e", "7f"):
        assert client.get(url("permohonan_isian", p, butir)).status_code == (200 if status == "draf" else 403)
    masuk(client, Peran.PEMERIKSA)
    kode = client.get(url("permohonan_pemeriksaan", p)).status_code
    assert kode == (200 if status in ("diterima", "lengkap") else 302)
    for nama in ("permohonan_daftar", "izin_daftar", "registrasi_daftar"):
        assert client.get(reverse(nama)).status_code == 200
    assert client.get(p.koperasi.get_absolute_url()).status_code == 200
    if status == "terbit":
        assert client.get(p.izin.get_absolute_url()).status_code == 200


# The list


def baris(balasan):
    """{number: the cells by their header}."""
    return {b[0]["bawah"].partition(" · ")[0]: {s["judul"]: s for s in b} for b in balasan.context["baris"]}


def lengkapi_orang(p):
    for o in orang_berkas(p):
        for jenis in ("rh", "ktp"):
            buat_bukti(p, f"7d-{o.pk}-{jenis}")


def test_daftar_menyebut_kelengkapan_wilayah_dan_giliran(client, loket):
    satu = buat_permohonan()
    banyak = buat_permohonan(buat_koperasi(anggota=["32.05", "32.06"]), berwenang="32.05")
    luas = buat_permohonan(buat_koperasi(anggota=["32.05", "33.74"]), berwenang="32.05")
    lengkapi_orang(satu)
    isi = baris(client.get(reverse("permohonan_daftar")))
    sel = isi[satu.nomor_perkara]
    assert sel["Koperasi"]["bawah"].endswith("KSP Primer") and "Draf di loket" in sel["Status"]["teks"]
    assert [sel[k]["teks"] for k in ("Wilayah keanggotaan", "Diterima", "Berkas masuk", "Di tangan")] == [
        "Kabupaten Garut", "", "6/6", "Petugas loket",
    ]  # fmt: skip
    assert isi[banyak.nomor_perkara]["Wilayah keanggotaan"]["teks"] == "2 kab/kota"
    assert isi[luas.nomor_perkara]["Wilayah keanggotaan"]["teks"] == "2 kab/kota di 2 provinsi"


def test_satu_ktp_yang_kurang_membuat_huruf_d_belum_lengkap(client, loket):
    p = buat_permohonan()
    lengkapi_orang(p)
    terakhir = orang_berkas(p)[-1]
    Berkas.objects.filter(butir=f"7d-{terakhir.pk}-ktp").update(aktif=False)
    alamat = reverse("permohonan_daftar")
    assert baris(client.get(alamat))[p.nomor_perkara]["Berkas masuk"]["teks"] == "5/6"
    tugas = {t.judul: t for t in client.get(url("permohonan_tugas", p)).context["tugas"]}
    huruf_d = next(t for judul, t in tugas.items() if judul.startswith("Huruf d"))
    assert (huruf_d.keadaan, huruf_d.sebab) == (
        "Sedang diisi", f"Masih kurang: fotokopi KTP {terakhir.nama}.",
    )  # fmt: skip
    terakhir.berhenti = p.hari_ini
    terakhir.save()
    assert baris(client.get(alamat))[p.nomor_perkara]["Berkas masuk"]["teks"] == "6/6"


@pytest.mark.parametrize("sendiri", [0, 1, -1])
def test_berkas_gabungan_melengkapi_huruf_d_pada_daftar_tugas_dan_meja(client, loket, sendiri):
    """Alone, beside files of one person, beside files of everybody: the list (by SQL) and the tasks say the same."""
    p = buat_permohonan()
    p.daftar_berkas.filter(butir="7d").delete()  # no file of the application bears this item alone
    orang = orang_berkas(p)
    punya = orang if sendiri < 0 else orang[:sendiri]
    for o in punya:
        for jenis in ("rh", "ktp"):
            buat_bukti(p, f"7d-{o.pk}-{jenis}")
    gabungan = buat_bukti(p, "7d-semua")
    alamat = reverse("permohonan_daftar")
    assert baris(client.get(alamat))[p.nomor_perkara]["Berkas masuk"]["teks"] == "6/6"
    tugas = {t.judul: t for t in client.get(url("permohonan_tugas", p)).context["tugas"]}
    assert next(t for judul, t in tugas.items() if judul.startswith("Huruf d")).keadaan == "Selesai"
    bagian = next(b for b in client.get(url("permohonan_periksa", p)).context["bagian"] if b["kode"] == "7d")
    sebut, berkas = bagian["berkas"][0]
    assert [b.pk for b in berkas] == [gabungan.pk] and len(bagian["berkas"]) == 1 + 2 * len(punya)
    assert [o.nama in sebut for o in orang] == [o not in punya for o in orang]  # who is to be found in it
    if len(punya) < len(orang):  # whoever is written down after it came is not in it
        nanti = next(o for o in orang if o not in punya)
        type(nanti).objects.filter(pk=nanti.pk).update(dicatat_pada=gabungan.diunggah_pada + timedelta(minutes=1))
        assert baris(client.get(alamat))[p.nomor_perkara]["Berkas masuk"]["teks"] == "5/6"
        tugas = client.get(url("permohonan_tugas", p)).context["tugas"]
        assert f"daftar riwayat hidup {nanti.nama}" in next(t.sebab for t in tugas if t.judul.startswith("Huruf d"))
        assert teks(client.get(url("permohonan_isian", p, "7d"))).count("Belum ada") == 2
    gabungan.aktif = False
    gabungan.save()
    tanpa = "6/6" if sendiri < 0 else "5/6"
    assert baris(client.get(alamat))[p.nomor_perkara]["Berkas masuk"]["teks"] == tanpa


def test_saringan_belum_lengkap_sama_dengan_yang_dihitung(client, loket):
    lengkap, kurang = buat_permohonan(), buat_permohonan()
    lengkapi_orang(lengkap)
    usp = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(14_999_999))
    lengkapi_orang(usp)
    usp_izin = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(15_000_000))
    lengkapi_orang(usp_izin)
    Berkas.objects.filter(objek_id=usp_izin.pk, butir="7f").update(aktif=False)
    izin = buat_izin()
    ubah = buat_permohonan(izin.koperasi, jenis="perubahan", izin_lama=izin, nama_baru="KSP Baru")
    ubah_modal = buat_izin()
    ubah_modal = buat_permohonan(
        ubah_modal.koperasi, jenis="perubahan", izin_lama=ubah_modal, keanggotaan_baru=["32.05", "32.06"]
    )
    Berkas.objects.filter(objek_id=ubah_modal.pk, butir="7c").update(aktif=False)
    alamat = reverse("permohonan_daftar")
    semua = baris(client.get(alamat))
    assert [semua[p.nomor_perkara]["Berkas masuk"]["teks"] for p in (usp, ubah, ubah_modal)] == ["0/0", "2/2", "2/2"]
    tersaring = set(baris(client.get(alamat, {"kelengkapan": "kurang"})))
    assert tersaring == {kurang.nomor_perkara, usp_izin.nomor_perkara}


def test_saringan_lain_dan_unduhan(client, loket):
    ksp = buat_permohonan(buat_koperasi(nama="KSP Sukamaju"))
    usp = majukan_izin(buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(20_000_000)), "diterima")
    alamat = reverse("permohonan_daftar")
    for saring, ada in (
        ({"koperasi__jenis": "usp"}, usp), ({"status": "diterima"}, usp), ({"q": "sukamaju"}, ksp),
        ({"q": ksp.nomor_perkara}, ksp),
    ):  # fmt: skip
        assert set(baris(client.get(alamat, saring))) == {ada.nomor_perkara}
    assert client.get(alamat, {"jenis": "perubahan"}).context["baris"] == []
    lembar = client.get(alamat, {"unduh": "xlsx"})
    assert lembar["Content-Type"].endswith("spreadsheetml.sheet")


def test_provinsi_menyaring_menurut_kabupaten(client):
    masuk(client, Peran.PEMERIKSA, "32")
    p = buat_permohonan()
    buat_permohonan(kode="32.06")
    assert set(baris(client.get(reverse("permohonan_daftar"), {"wilayah": "32.05"}))) == {p.nomor_perkara}


# Opening one


def isi_baru(client, cari, **lain):
    kunci = client.get(reverse("permohonan_baru")).context["form"].initial["kunci_kirim"]
    return {"kunci_kirim": kunci, "cari": cari, "jenis": "baru", **lain}


def test_permohonan_dibuat_dengan_nomor_loket_dan_klik_kedua_tidak_membuat_lagi(client, loket):
    koperasi = buat_koperasi(nama="KSP Sukamaju")
    isi = isi_baru(client, "ksp sukamaju")
    pertama = client.post(reverse("permohonan_baru"), isi)
    p = PermohonanIzin.objects.get()
    assert pertama.url == url("permohonan_tugas", p)
    assert re.fullmatch(r"IZN-32\.05-[0-9]{4}-0001", p.nomor_perkara)
    assert (p.koperasi, p.berwenang_id, p.wilayah_id, p.status) == (koperasi, "32.05", "32.05", "draf")
    assert client.post(reverse("permohonan_baru"), isi).url == pertama.url
    assert PermohonanIzin.objects.count() == 1


@pytest.mark.parametrize("cari", ["KSP Sukamaju", "sukamaju", "BH-77/2018", "3205999", "KSP Sukamaju (BH-77/2018)"])
def test_koperasi_ditemukan_dengan_nama_badan_hukum_atau_nik(client, loket, cari):
    koperasi = buat_koperasi(nama="KSP Sukamaju", badan_hukum="BH-77/2018", nik_koperasi="3205999")
    client.post(reverse("permohonan_baru"), isi_baru(client, cari))
    assert PermohonanIzin.objects.get().koperasi == koperasi


def test_nama_yang_cocok_dengan_beberapa_kembali_sebagai_pilihan(client, loket):
    satu, dua = buat_koperasi(nama="KSP Maju Satu"), buat_koperasi(nama="KSP Maju Dua")
    isi = isi_baru(client, "maju")
    balasan = client.post(reverse("permohonan_baru"), isi)
    assert balasan.status_code == 422
    assert "2 koperasi cocok. Pilih yang dimaksud, atau ketik lebih lengkap." in teks(balasan)
    assert {k for k, _ in balasan.context["form"].fields["pilih"].choices} == {str(satu.pk), str(dua.pk)}
    client.post(reverse("permohonan_baru"), isi | {"pilih": str(dua.pk)})
    assert PermohonanIzin.objects.get().koperasi == dua


def test_koperasi_di_luar_wilayah_tidak_ditemukan(client, loket):
    asing = buat_koperasi("32.06", nama="KSP Asing")
    balasan = client.post(reverse("permohonan_baru"), isi_baru(client, "KSP Asing"))
    assert balasan.status_code == 422
    assert "Tidak ada koperasi “KSP Asing” yang tercatat di wilayah Anda." in teks(balasan)
    assert client.get(reverse("permohonan_baru"), {"koperasi": asing.pk}).context["form"]["cari"].value() is None


def test_koperasi_dengan_permohonan_berjalan_ditolak_dengan_nomornya(client, loket):
    p = buat_permohonan()
    balasan = client.post(reverse("permohonan_baru"), isi_baru(client, p.koperasi.badan_hukum))
    assert balasan.status_code == 422
    assert f"masih punya permohonan yang berjalan: {p.nomor_perkara}" in teks(balasan)


def test_izin_yang_berlaku_hanya_dapat_diubah_dan_tanpa_izin_tidak_ada_yang_diubah(client, loket):
    izin, tanpa = buat_izin(), buat_koperasi()
    baru = client.post(reverse("permohonan_baru"), isi_baru(client, izin.koperasi.badan_hukum))
    assert f"sudah memiliki izin nomor {izin.nomor}. Pilih “Perubahan izin”." in teks(baru)
    ubah = client.post(reverse("permohonan_baru"), isi_baru(client, tanpa.badan_hukum, jenis="perubahan"))
    assert "belum memiliki izin yang tercatat" in teks(ubah)
    client.post(reverse("permohonan_baru"), isi_baru(client, izin.koperasi.badan_hukum, jenis="perubahan"))
    assert PermohonanIzin.objects.get(status="draf").izin_lama == izin


def test_izin_yang_dibekukan_tidak_dapat_diubah(client, loket):
    izin = buat_izin()
    IzinUsaha.objects.update(keadaan="dibekukan")
    balasan = client.post(
        reverse("permohonan_baru"), isi_baru(client, izin.koperasi.badan_hukum, jenis="perubahan")
    )  # fmt: skip
    assert balasan.status_code == 422 and "sedang dibekukan" in teks(balasan)


def test_hanya_loket_yang_membuat_permohonan(client):
    masuk(client, Peran.PEMERIKSA)
    balasan = client.get(reverse("permohonan_baru"))
    assert balasan.status_code == 403 and "dicatat oleh Petugas loket" in teks(balasan)


# Tasks and the wrong desk


def test_tugas_kosong_menyebut_apa_yang_kurang_dan_periksa_belum_bisa(client, loket):
    koperasi = buat_koperasi(lengkap=False)
    p = buat_permohonan(koperasi, lengkap=False)
    PermohonanIzin.objects.update(nomor_surat="", tanggal_surat=None)
    tugas = {t.judul: t for t in client.get(url("permohonan_tugas", p)).context["tugas"]}
    assert tugas["Data koperasi"].keadaan == "Sedang diisi"
    assert tugas["Data koperasi"].sebab == "Masih kurang: pengurus; pengawas."
    huruf = {judul[6]: t.keadaan for judul, t in tugas.items() if judul.startswith("Huruf")}
    assert huruf == {
        "a": "Belum mulai", "b": "Belum mulai", "c": "Belum mulai", "d": "Belum bisa dimulai", "e": "Belum mulai",
        "f": "Belum mulai",
    }  # fmt: skip
    assert tugas["Periksa dan terima permohonan"].keadaan == "Belum bisa dimulai"
    assert tugas["Periksa dan terima permohonan"].url == ""


def test_usp_di_bawah_15_juta_tidak_diminta_rekening_dan_rencana(client, loket):
    p = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(14_999_999))
    balasan = client.get(url("permohonan_tugas", p))
    judul = [t.judul[6] for t in balasan.context["tugas"] if t.judul.startswith("Huruf")]
    assert judul == ["a", "b", "c", "d"]
    assert "dicatat pada buku registrasi" in teks(balasan)
    assert client.get(url("permohonan_isian", p, "7f")).status_code == 404


def test_usp_untuk_buku_registrasi_tidak_dinilai_dengan_modal_izin(client, loket):
    for modal, dinilai in ((14_999_999, False), (15_000_000, True)):
        p = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(modal))
        balasan = client.get(url("permohonan_rinci", p))
        assert any(t.kode.startswith("modal.") for t in balasan.context["temuan"]) is dinilai
        assert bool(balasan.context["modal"]) is dinilai


def test_meja_yang_salah_disebut_di_atas_dengan_tombol_teruskan(client, loket):
    p = buat_permohonan(buat_koperasi(anggota=["32.05", "32.06"]), berwenang="32.05")
    for nama in ("permohonan_tugas", "permohonan_periksa", "permohonan_rinci"):
        isi = teks(client.get(url(nama, p)))
        assert "Permohonan ini berada di meja lain, yaitu Kabupaten Garut." in isi
        assert "Teruskan ke Gubernur Jawa Barat" in isi
    tugas = client.get(url("permohonan_tugas", p)).context["tugas"][-1]
    assert tugas.sebab == "Teruskan dahulu kepada Gubernur Jawa Barat."
    alamat = reverse("tindakan", args=["permohonanizin", p.pk, "teruskan"])
    client.post(alamat, {"versi": p.versi, "alasan": "Anggota di dua kabupaten."})
    p.refresh_from_db()
    assert (p.berwenang_id, p.status) == ("32", "draf")
    assert client.get(url("permohonan_isian", p, "7a")).status_code == 403


def test_di_meja_yang_benar_tidak_ada_tombol_teruskan(client, loket):
    p = buat_permohonan()
    assert [t["aksi"] for t in client.get(url("permohonan_rinci", p)).context["tindakan"]] == ["terima", "tarik"]


def test_kekurangan_yang_diminta_tampil_sampai_dilengkapi(client, loket):
    p = majukan_izin(buat_permohonan(), "diterima")
    pemeriksa = buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    p.alur.jalankan(
        p, "kirim_kekurangan", pemeriksa, versi=p.versi, penilaian=tandai_berkas(p, **{"7c": "Bilyet belum dicap."})
    )  # fmt: skip
    for nama in ("permohonan_tugas", "permohonan_rinci"):
        assert "Fotokopi bukti setoran modal berupa deposito: Bilyet belum dicap." in teks(client.get(url(nama, p)))
    periksa = client.get(url("permohonan_periksa", p))
    assert periksa.context["langkah"].aksi == "terima_kelengkapan"


def test_yang_sudah_diterima_tidak_mengajak_mengisi(client, loket):
    p = buat_permohonan()
    for diterima, akhir in ((False, "Belum mulai"), (True, "Selesai")):
        balasan = client.get(url("permohonan_tugas", majukan_izin(p, "diterima") if diterima else p))
        assert balasan.context["tugas"][-1].keadaan == akhir
        assert ("Kerjakan dalam urutan apa pun." in teks(balasan)) is not diterima


def test_yang_diminta_meja_belum_selesai_sampai_diubah(client, loket):
    p = majukan_izin(buat_permohonan(), "diterima")
    tandai_berkas(p, **{"7c": "Bilyet belum dicap.", "7e": "Rekening belum jelas."})
    for butir, digest in sidik_butir(p).items():
        PemeriksaanBerkas.objects.filter(permohonan=p, butir=butir).update(sidik=digest)
    p.alur.jalankan(
        p, "kirim_kekurangan", buat_pengguna(Peran.PEMERIKSA, kode="32.05"), versi=p.versi,
        penilaian=berkas_diperiksa(p),
    )  # fmt: skip
    for bilyet, diminta in ((p.nomor_bilyet, ["Huruf c", "Huruf e"]), ("BD-BARU", ["Huruf e"])):
        PermohonanIzin.objects.filter(pk=p.pk).update(nomor_bilyet=bilyet)
        balasan = client.get(url("permohonan_tugas", p))
        assert [t.judul[:7] for t in balasan.context["tugas"] if t.keadaan == "Diminta dilengkapi"] == diminta
        assert "Lanjutkan: Huruf" in teks(balasan)


# The check page and the page of the case


def test_halaman_periksa_menuju_tindakan_bila_isian_cukup(client, loket):
    p = buat_permohonan()
    balasan = client.get(url("permohonan_periksa", p))
    assert balasan.context["url_langkah"] == reverse("tindakan", args=["permohonanizin", p.pk, "terima"])
    assert "1 dokumen belum lengkap berkasnya" in teks(balasan)
    alamat = url("permohonan_isian", p, "7e")
    assert f'href="{alamat}?kembali=periksa"' in balasan.content.decode()


def test_halaman_periksa_menyebut_apa_yang_menghalangi(client, loket):
    p = buat_permohonan()
    PermohonanIzin.objects.update(nomor_surat="")
    balasan = client.get(url("permohonan_periksa", p))
    assert "Yang masih kurang: Isi nomor dan tanggal surat permohonan." in teks(balasan)
    assert [k.url for k in balasan.context["kurang"]] == [url("permohonan_isian", p, "7a")]
    assert "btn-primary" not in balasan.content.decode()


def test_yang_melihat_tanpa_berhak_membaca_tanpa_tautan_ubah(client):
    masuk(client, Peran.PEJABAT)
    p = buat_permohonan()
    balasan = client.get(url("permohonan_periksa", p))
    assert balasan.status_code == 200
    assert "kembali=periksa" not in balasan.content.decode() and not balasan.context["langkah"]
    tugas = client.get(url("permohonan_tugas", p))
    assert [t.judul for t in tugas.context["tugas"] if t.url] == ["Data koperasi"]
    assert "Isian tidak dapat diubah" in teks(tugas)


def test_modal_kurang_serupiah_disebut_selisihnya(client, loket):
    p = buat_permohonan()
    for modal, kalimat in ((14_999_999, "kurang Rp1,00"), (15_000_000, "tepat"), (15_000_001, "lebih Rp1,00")):
        PermohonanIzin.objects.update(modal_disetor=modal)
        assert client.get(url("permohonan_periksa", p)).context["modal"][0]["kalimat"] == kalimat


def test_pejabat_melihat_usul_pertama_dan_langkah_yang_cocok_saja(client):
    masuk(client, Peran.PEJABAT)
    p = majukan_izin(buat_permohonan(), "siap")
    langkah = client.get(url("permohonan_rinci", p)).context["tindakan"]
    assert [t["aksi"] for t in langkah] == ["terbitkan_izin", "tolak", "kembalikan"]
    assert [t["utama"] for t in langkah] == [True, False, False]
    PermohonanIzin.objects.update(usul="tolak")
    langkah = client.get(url("permohonan_rinci", p)).context["tindakan"]
    assert [(t["aksi"], t["utama"]) for t in langkah][:2] == [("tolak", True), ("terbitkan_izin", False)]


def test_pejabat_usp_kecil_mencantumkan_dan_tidak_menerbitkan(client):
    masuk(client, Peran.PEJABAT)
    p = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(9_000_000))
    p = majukan_izin(p, "siap")
    langkah = client.get(url("permohonan_rinci", p)).context["tindakan"]
    assert [t["aksi"] for t in langkah] == ["cantumkan", "tolak", "kembalikan"]


def test_sesudah_putusan_temuan_tetap_seperti_saat_diputus(client, loket):
    p = majukan_izin(buat_permohonan(), "terbit")
    dulu = [t.kalimat for t in client.get(url("permohonan_rinci", p)).context["temuan"]]
    PermohonanIzin.objects.update(modal_disetor=1)
    assert [t.kalimat for t in client.get(url("permohonan_rinci", p)).context["temuan"]] == dulu


def test_penolakan_menyebut_alasannya_di_atas(client, loket):
    p = majukan_izin(buat_permohonan(), "ditolak")
    assert "Syarat belum terpenuhi (Pasal 7)." in client.get(url("permohonan_rinci", p)).context["penutup"].alasan


def test_orang_yang_merangkap_tampil_pada_halaman_permohonan(client, loket):
    p = buat_permohonan()
    rangkap = p.koperasi.orang.first()
    buat_orang(buat_koperasi(lengkap=False), nik=rangkap.nik)
    temuan = [t for t in client.get(url("permohonan_rinci", p)).context["temuan"] if not t.terpenuhi]
    assert any(rangkap.nama in t.kalimat for t in temuan)


# The work desk


def test_permohonan_dan_buku_registrasi_ada_di_meja_kerja_loket(client, loket):
    draf = buat_permohonan()
    tenggat = timezone.localdate()
    for hari, nama in ((-1, "Kop Lewat"), (60, "Kop Dekat"), (61, "Kop Jauh")):
        p = buat_permohonan(buat_koperasi(jenis="usp", nama=nama), modal_disetor=Decimal(9_000_000))
        p = majukan_izin(p, "terdaftar")
        type(p.registrasi).objects.filter(permohonan=p).update(tenggat=tenggat + timedelta(hari))
    isi = teks(client.get("/"))
    assert draf.koperasi.nama in isi
    assert "Buku registrasi: segera mengajukan izin (2)" in isi
    assert "Kop Lewat" in isi and "lewat 1 hari" in isi
    assert "Kop Dekat" in isi and "60 hari" in isi
    assert "Kop Jauh" not in isi


def test_usp_yang_sudah_mengajukan_tidak_lagi_diingatkan(client, loket):
    p = majukan_izin(buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(9_000_000)), "terdaftar")
    type(p.registrasi).objects.update(tenggat=timezone.localdate())
    assert "Buku registrasi: segera" in teks(client.get("/"))
    baru = buat_permohonan(p.koperasi, modal_disetor=Decimal(15_000_000))
    assert "Buku registrasi: segera" not in teks(client.get("/"))
    baru.alur.jalankan(baru, "tarik", loket, versi=baru.versi, alasan="Diminta koperasi.")
    assert "Buku registrasi: segera" in teks(client.get("/"))


def test_pemeriksa_tidak_diingatkan_tentang_buku_registrasi(client):
    masuk(client, Peran.PEMERIKSA)
    p = majukan_izin(buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(9_000_000)), "terdaftar")
    type(p.registrasi).objects.update(tenggat=timezone.localdate())
    assert "Buku registrasi: segera" not in teks(client.get("/"))
