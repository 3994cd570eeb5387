"""Keputusan from the chosen sentra to the signed decree and its copies, through the pages."""

import html
import re
import uuid

import pytest
from django.urls import reverse
from pypdf import PdfReader

from core.dasar.izin import Peran
from core.models import Nomor, Surat
from core.perkara.saksi import tumbuhkan
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Keputusan, Penetapan, Usulan
from tests.pabrik import buat_keputusan, buat_pengguna, buat_usulan, majukan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


@pytest.fixture
def terpilih():
    return [majukan(buat_usulan(kode), "terpilih") for kode in ("32.05", "32.73", "33.74")]


@pytest.fixture
def rancangan(terpilih):
    return buat_keputusan(terpilih)


def masuk(client, peran, **isi):
    pengguna = buat_pengguna(peran, **isi)
    client.force_login(pengguna)
    return pengguna


def teks(balasan) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", balasan.content.decode())).split())


def susun(client, daftar, kunci=None, **lain):
    data = {"kunci": kunci or uuid.uuid4(), "usulan": [u.pk for u in daftar], **lain}
    return client.post(reverse("keputusan_baru"), data)


def jalan(keputusan, aksi, pengguna, **isi):
    keputusan.refresh_from_db()
    return ALUR_KEPUTUSAN.jalankan(keputusan, aksi, pengguna, versi=keputusan.versi, **isi)


def tandatangani(keputusan):
    """The two steps before the signature and the signature, by three people."""
    jalan(keputusan, "ajukan_periksa", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN, nama="Susi Penyusun"))
    jalan(keputusan, "nyatakan_benar", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN, nama="Pita Pemeriksa"))
    jalan(keputusan, "tandatangani", buat_pengguna(Peran.PENETAP, nama="Menteri Uji", jabatan="Menteri Koperasi"))
    return Keputusan.objects.get(pk=keputusan.pk)


def isi_form(client, keputusan) -> dict:
    form = client.get(reverse("keputusan_ubah", args=[keputusan.pk])).context["form"]
    return {b.html_name: b.value() for b in form}


# A new draft


def test_daftar_pilihan_memuat_yang_terpilih_dan_bebas_saja(client, terpilih):
    buat_keputusan(terpilih[:1])
    belum = majukan(buat_usulan("32.06"), "di_kementerian")
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = client.get(reverse("keputusan_baru"))
    assert [u.pk for u in balasan.context["daftar"]] == [terpilih[1].pk, terpilih[2].pk]
    assert belum.sentra.nama not in teks(balasan)
    assert "2 sentra terpilih" in teks(balasan)
    assert " checked" not in balasan.content.decode()


def test_saringan_provinsi_dan_jenis(client, terpilih):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = client.get(reverse("keputusan_baru"), {"wilayah__induk": "33"})
    assert [u.pk for u in balasan.context["daftar"]] == [terpilih[2].pk]
    balasan = client.get(reverse("keputusan_baru"), {"jenis": "klaster"})
    assert "Tidak ada sentra terpilih yang cocok" in teks(balasan)


def test_rancangan_baru_bernomor_berisi_naskah_dan_sentra_yang_dicentang(client, terpilih):
    penyusun = masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = susun(client, terpilih[:2])
    keputusan = Keputusan.objects.get()
    assert balasan.url == reverse("keputusan_ubah", args=[keputusan.pk])
    assert re.fullmatch(r"KEP-\d{4}-0001", keputusan.nomor_perkara)
    assert (keputusan.status, keputusan.dibuat_oleh, keputusan.wilayah_id) == ("draf", penyusun, "00")
    assert set(keputusan.usulan.all()) == set(terpilih[:2])
    assert "2 (dua) sentra" in keputusan.diktum
    assert keputusan.jejak.get().aksi == "buat"


def test_klik_kedua_memberi_rancangan_yang_sama(client, terpilih):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    kunci = uuid.uuid4()
    assert susun(client, terpilih, kunci).url == susun(client, terpilih, kunci).url
    assert Keputusan.objects.count() == 1
    assert Nomor.objects.get(jenis="perkara_keputusan").terakhir == 1


def test_yang_sudah_masuk_rancangan_lain_disebut_dan_tidak_ada_yang_dibuat(client, terpilih):
    lain = buat_keputusan(terpilih[:1])
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = susun(client, terpilih)
    assert balasan.status_code == 422
    assert f"{terpilih[0].sentra.nama} sudah masuk {lain.nomor_perkara}" in teks(balasan)
    assert Keputusan.objects.count() == 1
    assert Usulan.objects.filter(keputusan=None).count() == 2
    assert balasan.content.decode().count(" checked") == 2


def test_yang_tidak_lagi_terpilih_disebut(client, terpilih):
    belum = majukan(buat_usulan("32.06"), "di_kementerian")
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    assert "sekarang berstatus “Diteruskan ke Kementerian”" in teks(susun(client, [*terpilih, belum]))


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"usulan": []}, "Centang paling sedikit satu sentra"),
        ({"usulan": ["x", "-1", "9" * 30]}, "Centang paling sedikit satu sentra"),
        ({"usulan": [987654]}, "Centang paling sedikit satu sentra"),
        ({"kunci": "bukan-uuid"}, "Muat ulang halaman"),
    ],
)
def test_kiriman_kosong_atau_rusak_ditolak_dengan_kalimat(client, terpilih, data, kalimat):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = client.post(reverse("keputusan_baru"), {"kunci": uuid.uuid4(), "usulan": [terpilih[0].pk]} | data)
    assert balasan.status_code == 422
    assert kalimat in teks(balasan)
    assert not Keputusan.objects.exists()


def test_semua_yang_tampil_hanya_bila_jumlahnya_masih_sama(client, terpilih):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    alamat = reverse("keputusan_baru") + "?wilayah__induk=32"
    balasan = client.post(alamat, {"kunci": uuid.uuid4(), "semua": "3"})
    assert "Daftar berubah sejak Anda membukanya: sekarang 2 sentra" in teks(balasan)
    client.post(alamat, {"kunci": uuid.uuid4(), "semua": "2"})
    assert set(Keputusan.objects.get().usulan.all()) == set(terpilih[:2])


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.PENETAP, Peran.DINAS_PROVINSI, Peran.AUDITOR])
def test_peran_lain_tidak_menyusun(client, terpilih, peran):
    masuk(client, peran)
    assert client.get(reverse("keputusan_baru")).status_code == 403
    balasan = susun(client, terpilih)
    assert balasan.status_code == 403
    assert "disusun oleh Penyusun Keputusan" in teks(balasan)
    assert not Keputusan.objects.exists()


# Editing a draft


def test_naskah_dan_daftar_disimpan_bersama(client, rancangan, terpilih):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    data = isi_form(client, rancangan) | {"tentang": "Penetapan Sentra", "keluarkan": [terpilih[0].pk]}
    balasan = client.post(reverse("keputusan_ubah", args=[rancangan.pk]), data)
    assert balasan.url == rancangan.get_absolute_url()
    baru = Keputusan.objects.get(pk=rancangan.pk)
    assert (baru.tentang, baru.versi) == ("Penetapan Sentra", rancangan.versi + 1)
    assert baru.usulan.count() == 2
    assert Usulan.objects.get(pk=terpilih[0].pk).keputusan is None
    assert "1 sentra dikeluarkan: naskahnya masih menyebut suratnya" in teks(client.get(balasan.url))


def test_sentra_rancangan_lain_tidak_dapat_dikeluarkan_lewat_rancangan_ini(client, terpilih):
    satu, dua = buat_keputusan(terpilih[:1]), buat_keputusan(terpilih[1:])
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    client.post(reverse("keputusan_ubah", args=[satu.pk]), isi_form(client, satu) | {"keluarkan": [terpilih[1].pk]})
    assert dua.usulan.count() == 2


def test_simpan_lalu_tambah_sentra(client, terpilih):
    keputusan = buat_keputusan(terpilih[:1])
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    data = isi_form(client, keputusan) | {"lanjut": "tambah"}
    tujuan = client.post(reverse("keputusan_ubah", args=[keputusan.pk]), data).url
    assert tujuan == reverse("keputusan_tambah", args=[keputusan.pk])
    client.post(tujuan, {"usulan": [terpilih[1].pk]})
    assert set(keputusan.usulan.all()) == set(terpilih[:2])
    assert Keputusan.objects.get(pk=keputusan.pk).versi == keputusan.versi + 2


def test_halaman_basi_ditolak_dengan_kedua_naskah_terlihat(client, rancangan):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    alamat = reverse("keputusan_ubah", args=[rancangan.pk])
    lama = isi_form(client, rancangan)
    client.post(alamat, lama | {"diktum": "Naskah rekan."})
    balasan = client.post(alamat, lama | {"diktum": "Naskah saya."})
    assert balasan.status_code == 409
    assert "Rekan Anda mengubah isian ini" in teks(balasan)
    assert "Naskah rekan." in teks(balasan)
    assert "Naskah saya." in teks(balasan)
    assert Keputusan.objects.get(pk=rancangan.pk).diktum == "Naskah rekan."
    lagi = {b.html_name: b.value() for b in balasan.context["form"]}
    client.post(alamat, lagi)
    assert Keputusan.objects.get(pk=rancangan.pk).diktum == "Naskah saya."


@pytest.mark.parametrize(
    ("data", "bidang"), [({"tentang": ""}, "tentang"), ({"diktum": " "}, "diktum"), ({"tahun": "1,5"}, "tahun")]
)
def test_isian_kosong_atau_rusak_disebut_di_sampingnya(client, rancangan, data, bidang):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = client.post(
        reverse("keputusan_ubah", args=[rancangan.pk]),
        isi_form(client, rancangan) | {"mengingat": "Dasar baru."} | data,
    )
    assert balasan.status_code == 422
    assert list(balasan.context["form"].errors) == [bidang]
    assert "Dasar baru." in balasan.content.decode()
    assert Keputusan.objects.get(pk=rancangan.pk).versi == rancangan.versi


def test_susun_ulang_mengisi_naskah_tanpa_menyimpan(client, rancangan):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = client.post(reverse("keputusan_ubah", args=[rancangan.pk]), {"lanjut": "susun_ulang"})
    assert "3 (tiga) sentra" in balasan.context["form"]["diktum"].value()
    assert "belum disimpan" in teks(balasan)
    assert Keputusan.objects.get(pk=rancangan.pk).diktum == rancangan.diktum


def test_susun_ulang_tanpa_sentra_diminta_menambah_dahulu(client):
    keputusan = buat_keputusan([])
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    balasan = client.post(reverse("keputusan_ubah", args=[keputusan.pk]), {"lanjut": "susun_ulang"}, follow=True)
    assert "Daftar sentra masih kosong" in teks(balasan)


def test_rancangan_yang_sudah_diserahkan_tertutup_dengan_sebab(client, rancangan, terpilih):
    jalan(rancangan, "ajukan_periksa", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    for nama in ("keputusan_ubah", "keputusan_tambah"):
        for balasan in (
            client.get(reverse(nama, args=[rancangan.pk])),
            client.post(reverse(nama, args=[rancangan.pk])),
        ):
            assert balasan.status_code == 403
            assert "Isian tidak dapat diubah" in teks(balasan)


def test_naskah_yang_diketik_saat_rancangan_diserahkan_rekan_dapat_disalin(client, rancangan):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    isi = isi_form(client, rancangan) | {"diktum": "Naskah saya."}
    jalan(rancangan, "ajukan_periksa", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    balasan = client.post(reverse("keputusan_ubah", args=[rancangan.pk]), isi)
    assert balasan.status_code == 403
    assert balasan.context["form"]["diktum"].value() == "Naskah saya."
    assert "salin bila masih Anda perlukan" in teks(balasan)
    assert Keputusan.objects.get(pk=rancangan.pk).diktum == rancangan.diktum


def test_jumlah_dalam_naskah_yang_tidak_cocok_menghentikan_penyerahan(client, terpilih):
    penyusun = masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    susun(client, terpilih)
    keputusan = Keputusan.objects.get()
    Usulan.objects.filter(pk=terpilih[0].pk).update(keputusan=None)
    langkah = reverse("tindakan", args=["keputusan", keputusan.pk, "ajukan_periksa"])
    balasan = client.post(langkah, {"versi": keputusan.versi})
    assert "Naskah menyebut 3 sentra, lampiran memuat 2" in teks(balasan)
    assert Keputusan.objects.get().status == "draf"
    assert penyusun.pk


# The page of a decree


def test_halaman_penanda_tangan_memuat_rekap_pengecualian_dan_pelaku(client, terpilih, rancangan):
    terpilih[0].ukm.filter(urut=1).update(kelas="TIDAK_TERKLASIFIKASI", dihitung=True)
    jalan(rancangan, "ajukan_periksa", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN, nama="Susi Penyusun"))
    jalan(rancangan, "nyatakan_benar", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN, nama="Pita Pemeriksa"))
    masuk(client, Peran.PENETAP)
    balasan = client.get(rancangan.get_absolute_url())
    isi = teks(balasan)
    assert "3 sentra di 2 provinsi" in isi
    assert re.search(r"Jawa Barat 2 0 0 2 50 100 500\.000\.000", isi)
    assert re.search(r"Jumlah 3 0 0 3 75 150 750\.000\.000", isi)
    assert "Disusun oleh Susi Penyusun" in isi
    assert "Diperiksa oleh Pita Pemeriksa" in isi
    assert "atas pengakuan Pokja (1)" in isi
    assert f"{terpilih[0].sentra.nama} (Kabupaten Garut): 1 UKM" in isi
    assert "Tandatangani dan tetapkan" in isi
    assert reverse("keputusan_pratinjau", args=[rancangan.pk]) in balasan.content.decode()


def test_yang_pernah_dikembalikan_tampil_sebagai_pengecualian(client):
    usulan = majukan(buat_usulan(), "terseleksi")
    from sentra_ukm.usulan.alur import ALUR_USULAN

    ALUR_USULAN.jalankan(
        usulan, "kembalikan_ke_pokja", buat_pengguna(Peran.DINAS_KABKOTA), versi=usulan.versi, alasan="Perbaiki."
    )
    keputusan = buat_keputusan([majukan(usulan, "terpilih")])
    masuk(client, Peran.PENETAP)
    isi = teks(client.get(keputusan.get_absolute_url()))
    assert f"{usulan.sentra.nama} (Kabupaten Garut): 1 kali" in isi


def test_konfirmasi_menyebut_apa_yang_ditandatangani(client, rancangan):
    jalan(rancangan, "ajukan_periksa", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    jalan(rancangan, "nyatakan_benar", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    masuk(client, Peran.PENETAP)
    isi = teks(client.get(reverse("tindakan", args=["keputusan", rancangan.pk, "tandatangani"])))
    assert rancangan.tentang in isi
    assert "3 sentra di 2 provinsi, tahun program 2026" in isi
    tanda = dict(Keputusan.objects.get(pk=rancangan.pk).ikhtisar)["Sidik rancangan"]
    assert tanda in isi


def test_sidik_berubah_bila_naskah_atau_daftar_berubah(rancangan, terpilih):
    def tanda():
        return dict(Keputusan.objects.get(pk=rancangan.pk).ikhtisar)["Sidik rancangan"]

    awal = tanda()
    assert tanda() == awal
    Keputusan.objects.filter(pk=rancangan.pk).update(tembusan="Lain.")
    kedua = tanda()
    Usulan.objects.filter(pk=terpilih[0].pk).update(keputusan=None)
    assert len({awal, kedua, tanda()}) == 3


def test_penyusun_tidak_dapat_memeriksa_pekerjaannya_sendiri_dan_membaca_sebabnya(client, rancangan):
    penyusun = masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    jalan(rancangan, "ajukan_periksa", penyusun)
    isi = teks(client.get(rancangan.get_absolute_url()))
    assert "Langkah ini dilakukan oleh orang lain: Anda sudah menyerahkan rancangan untuk diperiksa" in isi


def test_tanda_tangan_lewat_halaman_menerbitkan_dan_menetapkan(client, rancangan, terpilih):
    jalan(rancangan, "ajukan_periksa", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    jalan(rancangan, "nyatakan_benar", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    masuk(client, Peran.PENETAP)
    langkah = reverse("tindakan", args=["keputusan", rancangan.pk, "tandatangani"])
    versi = client.get(langkah).context["form"]["versi"].value()
    tanda = rancangan.ikhtisar[-1][1]
    balasan = client.post(langkah, {"versi": versi}, follow=True)
    assert f"Sidik rancangan {tanda}" in teks(balasan)
    keputusan = Keputusan.objects.get(pk=rancangan.pk)
    assert keputusan.status == "ditetapkan"
    assert keputusan.surat.nomor in teks(balasan)
    assert Penetapan.objects.filter(keputusan=keputusan).count() == 3
    assert {u.status for u in Usulan.objects.all()} == {"ditetapkan"}
    assert {u.sentra.jenjang for u in Usulan.objects.select_related("sentra")} == {"sentra"}
    lagi = client.post(langkah, {"versi": versi}, follow=True)
    assert "Langkah ini sudah Anda lakukan" in teks(lagi)
    assert Surat.objects.filter(jenis="keputusan").count() == 1


@pytest.mark.parametrize("nama", ["sentra_ubah", "pembinaan_baru"])
def test_sentra_yang_diubah_sesudah_dilihat_menahan_tanda_tangan(client, rancangan, terpilih, nama):
    jalan(rancangan, "ajukan_periksa", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    jalan(rancangan, "nyatakan_benar", buat_pengguna(Peran.PENYUSUN_KEPUTUSAN))
    penetap = masuk(client, Peran.PENETAP)
    langkah = reverse("tindakan", args=["keputusan", rancangan.pk, "tandatangani"])
    versi = client.get(langkah).context["form"]["versi"].value()
    masuk(client, Peran.DINAS_KABKOTA)
    alamat = reverse(nama, args=[terpilih[0].sentra_id])
    form = client.get(alamat).context["form"]
    isi = {b.html_name: b.value() if b.value() is not None else "" for b in form}
    isi |= {"nama": "Sentra Bernama Lain", "tahun": "2025", "pemberi": "Dinas", "bentuk": "Pameran"}
    assert client.post(alamat, isi).status_code == 302
    client.force_login(penetap)
    balasan = client.post(langkah, {"versi": versi})
    assert "sudah berubah sejak Anda membukanya" in teks(balasan)
    assert Keputusan.objects.get(pk=rancangan.pk).status == "siap"


# Copies


def naskah_pdf(balasan) -> str:
    import io

    assert balasan.headers["Content-Type"] == "application/pdf"
    return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(balasan.content)).pages).split())


def test_pratinjau_bertanda_draf_tanpa_nomor_dan_hilang_sesudah_ditandatangani(client, rancangan):
    masuk(client, Peran.VERIFIKATOR)
    alamat = reverse("keputusan_pratinjau", args=[rancangan.pk])
    isi = naskah_pdf(client.get(alamat))
    assert "belum bernomor, belum ditandatangani" in isi
    assert not Surat.objects.filter(jenis="keputusan").exists()
    tandatangani(rancangan)
    assert client.get(alamat).status_code == 404


def test_salinan_memuat_semua_dan_petikan_satu_daerah(client, rancangan, terpilih):
    tandatangani(rancangan)
    masuk(client, Peran.DINAS_KABKOTA, kode="32.73")
    salinan = naskah_pdf(client.get(reverse("keputusan_salinan", args=[rancangan.pk])))
    petikan = naskah_pdf(client.get(reverse("keputusan_petikan", args=[rancangan.pk, "32.73"])))
    for usulan in terpilih:
        assert usulan.sentra.nama in salinan
        assert (usulan.sentra.nama in petikan) is (usulan.wilayah_id == "32.73")
    assert "Pita Pemeriksa" in salinan


@pytest.mark.parametrize(
    ("peran", "kode", "daerah", "status"),
    [
        (Peran.DINAS_KABKOTA, "32.05", "32.05", 200),
        (Peran.DINAS_KABKOTA, "32.05", "32.73", 404),
        (Peran.DINAS_PROVINSI, "32", "32.73", 200),
        (Peran.DINAS_PROVINSI, "32", "33.74", 404),
        (Peran.PENETAP, "00", "33.74", 200),
        (Peran.PENETAP, "00", "32.06", 404),
        (Peran.PENETAP, "00", "tidak ada", 404),
        (Peran.DINAS_KABKOTA, "32.06", "32.05", 404),
    ],
)
def test_petikan_untuk_pusat_dan_daerahnya_saja(client, rancangan, peran, kode, daerah, status):
    tandatangani(rancangan)
    masuk(client, peran, kode=kode)
    assert client.get(f"/keputusan/{rancangan.pk}/petikan/{daerah}/").status_code == status


def test_salinan_dan_petikan_belum_ada_sebelum_ditandatangani(client, rancangan):
    masuk(client, Peran.PENETAP)
    assert client.get(reverse("keputusan_salinan", args=[rancangan.pk])).status_code == 404
    assert client.get(reverse("keputusan_petikan", args=[rancangan.pk, "32.05"])).status_code == 404


def test_daerah_melihat_sesudah_ditandatangani_dan_hanya_yang_memuatnya(client, rancangan):
    alamat = [rancangan.get_absolute_url(), reverse("keputusan_salinan", args=[rancangan.pk])]
    masuk(client, Peran.DINAS_KABKOTA)
    assert [client.get(a).status_code for a in alamat] == [404, 404]
    assert rancangan.tentang not in teks(client.get(reverse("keputusan_daftar")))
    keputusan = tandatangani(rancangan)
    isi = teks(client.get(alamat[0]))
    assert keputusan.surat.nomor in isi
    assert "Petikan Kabupaten Garut" in isi
    assert "Petikan Kota Bandung" not in isi
    assert "Yang perlu diperhatikan" not in isi
    assert client.get(keputusan.surat.get_absolute_url()).status_code == 200
    masuk(client, Peran.DINAS_KABKOTA, kode="32.06")
    assert [client.get(a).status_code for a in alamat] == [404, 404]


def test_lampiran_halaman_tetap_seperti_yang_ditandatangani(client, rancangan, terpilih):
    tandatangani(rancangan)
    nama = terpilih[0].sentra.nama
    type(terpilih[0].sentra).objects.filter(pk=terpilih[0].sentra_id).update(nama="Sentra Berganti Nama")
    masuk(client, Peran.PENETAP)
    isi = teks(client.get(rancangan.get_absolute_url()))
    assert nama in isi
    assert "Sentra Berganti Nama" not in isi


# Cost


def test_kueri_halaman_keputusan_tetap(client, django_assert_max_num_queries, terpilih):
    sedikit = buat_keputusan([majukan(buat_usulan("32.06"), "terpilih")])
    banyak = buat_keputusan([*terpilih, *(majukan(buat_usulan(), "terpilih") for _ in range(5))])
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)
    jumlah = {}
    for keputusan in (sedikit, banyak):
        for nama in ("keputusan_rinci", "keputusan_ubah"):
            with django_assert_max_num_queries(15) as kueri:
                assert client.get(reverse(nama, args=[keputusan.pk])).status_code == 200
            jumlah.setdefault(nama, []).append(len(kueri))
    assert all(satu == dua for satu, dua in jumlah.values()), jumlah


@pytest.mark.parametrize("nama", ["keputusan_daftar", "keputusan_baru"])
def test_kueri_daftar_tetap(client, django_assert_max_num_queries, nama):
    masuk(client, Peran.PENYUSUN_KEPUTUSAN)

    def hitung():
        with django_assert_max_num_queries(15) as kueri:
            assert client.get(reverse(nama)).status_code == 200
        return len(kueri)

    buat_keputusan([majukan(buat_usulan(), "terpilih")])
    majukan(buat_usulan(), "terpilih")
    satu = hitung()
    for _ in range(4):
        buat_keputusan([majukan(buat_usulan(), "terpilih")])
        majukan(buat_usulan("32.73"), "terpilih")
    assert hitung() == satu


def test_keputusan_mencetak_kepala_bukti_saat_ditandatangani(rancangan):
    kepala = tumbuhkan()
    tandatangani(rancangan)
    rancangan.refresh_from_db()
    tercetak = rancangan.surat.html
    assert kepala.akar_pendek in tercetak
    assert f"{kepala.ukuran} bukti" in tercetak
