"""A clock that was set back is noticed: no letter before its number's neighbour, no row before its chain."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Jejak, Nomor, Surat
from core.perkara.ditolak import JamMundur
from core.perkara.jejak import catat
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests import jam
from tests.pabrik import buat_pengguna, buat_usulan

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan", "hari_biasa")]


@pytest.fixture
def pokja():
    return buat_pengguna(Peran.POKJA_KABKOTA)


@pytest.fixture
def seleksi(pokja):
    """One letter was issued today; another case waits for the next one, made while the clock still stood earlier."""
    jam.setel(jam.jalan("2026-11-25T10:00+07:00"))
    satu, dua = buat_usulan(pengguna=pokja), buat_usulan(pengguna=pokja)
    jam.setel(jam.jalan(jam.BIASA))
    ALUR_USULAN.jalankan(satu, "seleksi", pokja, versi=satu.versi)
    return lambda: ALUR_USULAN.jalankan(dua, "seleksi", pokja, versi=dua.versi)


@pytest.mark.parametrize(
    ("saat", "terbit"),
    [
        ("2026-12-01T10:00+07:00", False),
        ("2026-12-02T03:00+07:00", True),
        ("2026-12-02T09:59+07:00", True),
        ("2026-12-03T00:01+07:00", True),
    ],
)
def test_surat_tidak_bertanggal_sebelum_nomor_sebelumnya(seleksi, saat, terbit):
    jam.setel(jam.jalan(saat))
    if terbit:
        assert seleksi().surat[0].urut == 2
    else:
        with pytest.raises(JamMundur, match=r"1 Desember 2026, padahal surat sebelumnya .* bertanggal 2 Desember 2026"):
            seleksi()
        assert Nomor.objects.get().terakhir == Surat.objects.count() == 1  # the number was not used up
    urut = list(Surat.objects.order_by("urut").values_list("tanggal", flat=True))
    assert urut == sorted(urut)


def test_gerbang_mengatakannya_pada_halaman_langkah(seleksi, pokja, client):
    jam.setel(jam.jalan("2026-12-01T10:00+07:00"))
    client.force_login(pokja)
    usulan = Usulan.objects.get(status="draf")
    balasan = client.post(reverse("tindakan", args=["usulan", usulan.pk, "seleksi"]), {"versi": usulan.versi})
    assert balasan.status_code == 422
    assert "Jam server menunjukkan 1 Desember 2026" in balasan.content.decode()


@pytest.mark.parametrize(
    ("mundur", "tercatat"),
    [(timedelta(days=1), False), (timedelta(hours=9), True), (timedelta(seconds=2), True), (-timedelta(days=1), True)],
)
def test_jejak_tidak_mendahului_baris_sebelumnya(pokja, mundur, tercatat):
    usulan = buat_usulan(pengguna=pokja)
    jam.setel(jam.jalan((timezone.now() - mundur).isoformat()))
    if tercatat:
        ALUR_USULAN.jalankan(usulan, "seleksi", pokja, versi=usulan.versi)
    else:
        with pytest.raises(JamMundur, match="langkah sebelumnya tercatat"):
            ALUR_USULAN.jalankan(usulan, "seleksi", pokja, versi=usulan.versi)
    waktu = list(Jejak.objects.filter(objek_id=usulan.pk).order_by("urutan").values_list("waktu", flat=True))
    assert waktu == sorted(waktu) and len(waktu) == 1 + tercatat


def test_selisih_kecil_di_tengah_malam_tidak_menghentikan_kantor(pokja):
    """Two machines, one of them a second behind: what counts no day goes on."""
    jam.setel(jam.jalan("2026-12-03T00:00:00+07:00"))
    usulan = buat_usulan(pengguna=pokja)
    awal = usulan.jejak.get().waktu
    jam.setel(jam.jalan("2026-12-02T23:59:59+07:00"))
    assert catat(usulan, "uji", "menguji", wilayah_id=usulan.wilayah_id).waktu == awal
