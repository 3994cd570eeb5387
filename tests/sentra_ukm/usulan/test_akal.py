"""Our own questions ("benarkah?"): asked beyond a tolerance, never in the way, answered with a reason that is kept."""

from decimal import Decimal

import pytest
from django.urls import reverse

from aturan.bahasa import PENGENDALIAN, Hasil
from core.dasar.izin import Peran
from core.perkara.terbuka import kode_terbuka
from sentra_ukm.models import Lampiran2, Lampiran4, Usulan
from sentra_ukm.sentra.panel import JAUH_KM, TERCATAT_DI_LUAR, jarak_km, pertanyaan_kecamatan, pertanyaan_titik
from sentra_ukm.usulan.akal import BAGIAN_PRODUK_LAIN, KALI_SEBULAN, KALI_SETAHUN, SELISIH_OMZET, pertanyaan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.bantu_halaman import tanpa_tautan_pasal
from tests.pabrik import buat_pengguna, buat_sentra, buat_usulan, buat_wilayah, majukan

pytestmark = pytest.mark.django_db
SEBULAN = Decimal(250_000_000)  # 25 UKM of 10 million each


def tanya(usulan, *hal):
    return [t.aktual_teks for t in pertanyaan(Usulan.objects.get(pk=usulan.pk), *hal)]


def isi_omzet(usulan, sebulan):
    Lampiran2.objects.filter(usulan=usulan).update(omzet_12_bulan=[str(sebulan)] * 12)


@pytest.mark.parametrize("lain", [-1, 0, 1])
def test_produk_ukm_ditanyakan_bila_lebih_dari_separuh_lain(lain):
    usulan = buat_usulan(ukm=24)
    batas = int(24 * BAGIAN_PRODUK_LAIN) + lain
    usulan.ukm.filter(urut__lte=batas).update(produk="Tempe kedelai")
    usulan.ukm.filter(urut__gt=batas).update(produk="Kerajinan dari perkulitan")  # a word inside a word
    assert [f"{batas} dari 24 UKM" in t and "Tempe kedelai" in t for t in tanya(usulan, "produk")] == [True] * (
        lain > 0
    )


@pytest.mark.parametrize("sisi", [-1, 1])
@pytest.mark.parametrize("lebih", [-1, 0, 1])
def test_dua_belas_bulan_ditanyakan_bila_jauh_dari_lampiran_3(sisi, lebih):
    usulan = buat_usulan()
    isi_omzet(usulan, SEBULAN + sisi * (SEBULAN * SELISIH_OMZET + lebih))
    assert len(tanya(usulan, "omzet")) == (lebih > 0)


@pytest.mark.parametrize("lebih", [-1, 0, 1])
def test_dua_belas_bulan_yang_seperti_setahun_disebut(lebih):
    usulan = buat_usulan()
    isi_omzet(usulan, SEBULAN * KALI_SETAHUN + lebih)
    (teks,) = tanya(usulan, "omzet")
    assert ("kelihatannya omzet setahun" in teks) == (lebih >= 0)


@pytest.mark.parametrize("lebih", [-1, 0, 1])
def test_tahun_pembanding_yang_seperti_sebulan_ditanyakan(lebih):
    usulan = buat_usulan(jenis="unggulan")
    Lampiran4.objects.filter(usulan=usulan).update(omzet_lalu=SEBULAN * KALI_SEBULAN + lebih)
    assert len(tanya(usulan, "pembanding")) == (lebih <= 0)


@pytest.mark.parametrize("km", [JAUH_KM - 1, JAUH_KM, JAUH_KM + 1])
def test_titik_jauh_dari_kabupatennya_ditanyakan(km, monkeypatch):
    sentra = buat_sentra(lintang=Decimal("-7.2"), bujur=Decimal("107.9"))
    sentra.wilayah.lintang, sentra.wilayah.bujur = Decimal("-7.2"), Decimal("107.9")
    assert not list(pertanyaan_titik(sentra, sentra.wilayah))
    monkeypatch.setattr("sentra_ukm.sentra.panel.jarak_km", lambda *letak: km)
    assert [t.dasar for t in pertanyaan_titik(sentra, sentra.wilayah)] == [PENGENDALIAN] * (km > JAUH_KM)
    # Jakarta to Surabaya, by the great circle.
    assert 660 < jarak_km(Decimal("-6.175"), Decimal("106.827"), Decimal("-7.257"), Decimal("112.752")) < 672


@pytest.mark.parametrize("luar", [TERCATAT_DI_LUAR - 1, TERCATAT_DI_LUAR, TERCATAT_DI_LUAR + 1])
def test_kecamatan_yang_hanya_tercatat_di_tempat_lain_ditanyakan(luar):
    sentra = buat_sentra(kecamatan="Kadungora")
    for _ in range(luar):
        buat_sentra("32.73", kecamatan="kadungora")
    assert len(list(pertanyaan_kecamatan(sentra, sentra.wilayah))) == (luar >= TERCATAT_DI_LUAR)
    buat_sentra(kecamatan="Kadungora")
    assert not list(pertanyaan_kecamatan(sentra, sentra.wilayah))


@pytest.mark.parametrize(
    ("kecamatan", "ditanyakan"), [("Bandung", True), ("Kab. Bandung", True), ("Garut", False), ("Garut Kota", False)]
)
def test_kecamatan_yang_bernama_kabupaten_lain_ditanyakan(kecamatan, ditanyakan):
    buat_wilayah("32.73")
    sentra = buat_sentra(kecamatan=kecamatan)
    assert [t.hasil for t in pertanyaan_kecamatan(sentra, sentra.wilayah)] == [Hasil.DITANYAKAN] * ditanyakan


def test_pertanyaan_tidak_menahan_dijawab_sekali_dan_dibaca_meja_berikutnya(client):
    pokja = buat_pengguna(nama="Euis Kartini")
    usulan = buat_usulan(pengguna=pokja)
    isi_omzet(usulan, SEBULAN * 2)
    client.force_login(pokja)
    alamat = reverse("usulan_periksa", args=[usulan.pk])
    halaman = client.get(alamat)
    bentuk = halaman.context["form"]
    (kode,) = bentuk.terbuka
    lihat = {bentuk.lihat(kode): bentuk[bentuk.lihat(kode)].value()}
    kirim = {f"catatan_{kode}": "Lebaran jatuh pada dua bulan itu.", **lihat}
    assert client.post(alamat, kirim).url == f"{alamat}#benarkah"
    # A colleague on the page of before sees both texts.
    balasan = client.post(alamat, kirim | {f"catatan_{kode}": "Angka taksiran."})
    assert balasan.status_code == 409 and "Lebaran jatuh" in balasan.content.decode()
    usulan.refresh_from_db()
    diteruskan = majukan(usulan, "di_provinsi")
    beku = next(t for t in diteruskan.jejak.last().temuan if t["kode"] == "usulan.akal.omzet")
    assert (beku["hasil"], beku["alasan"], beku["penilai"]) == (
        "DITANYAKAN", "Lebaran jatuh pada dua bulan itu.", "Euis Kartini",
    )  # fmt: skip
    client.force_login(buat_pengguna(Peran.POKJA_PROVINSI, kode="32"))
    meja = tanpa_tautan_pasal(client.get(reverse("pemeriksaan", args=[usulan.pk])).content.decode())
    assert "Dijelaskan Euis Kartini: Lebaran jatuh" in meja
    assert client.post(alamat, kirim).status_code == 403


def test_jawaban_gugur_bila_yang_ditanyakan_berubah_dan_yang_tidak_dijawab_tetap_maju():
    usulan = buat_usulan()
    isi_omzet(usulan, SEBULAN * 2)
    (t,) = pertanyaan(Usulan.objects.get(pk=usulan.pk), "omzet")
    usulan.pemeriksaan.create(
        meja="pengisi", butir=kode_terbuka(t), hasil="ya", catatan="Musim.", oleh=usulan.dibuat_oleh
    )
    assert [t.alasan for t in pertanyaan(Usulan.objects.get(pk=usulan.pk), "omzet")] == ["Musim."]
    isi_omzet(usulan, SEBULAN * 3)
    assert [t.alasan for t in pertanyaan(Usulan.objects.get(pk=usulan.pk), "omzet")] == [""]
    ALUR_USULAN.jalankan(usulan, "seleksi", buat_pengguna(), versi=usulan.versi)
    assert usulan.status == "terseleksi"
