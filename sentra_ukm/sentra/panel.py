"""What the pages of sentra and regions offer to other matters."""

import re
from collections.abc import Iterator
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from django.db.models import Count, Exists, Q, Subquery, Value
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from aturan.bahasa import Temuan
from core.dasar.rupa import angka
from core.grafik.peta import titik
from core.models import Wilayah
from core.perkara.temuan import tanya
from sentra_ukm.models import Penetapan, Sentra

KABKOTA = (Wilayah.Jenis.KABUPATEN, Wilayah.Jenis.KOTA, Wilayah.Jenis.KABUPATEN_ADM, Wilayah.Jenis.KOTA_ADM)
# Tolerances of our own questions about where a sentra lies; none is in the text of a regulation.
JAUH_KM = 150  # from the point of its regency: no borders are on record, and the largest regencies reach that far
TERCATAT_DI_LUAR = 1  # so many sentra elsewhere name the same kecamatan, and none here does
JARI_JARI_BUMI_KM = 6371


def alamat_wilayah(wilayah) -> str:
    """The page of a region."""
    return reverse("wilayah_rinci", args=[wilayah.pk])


def koperasi_dicatat(wilayah) -> SafeString:
    """What to do when the KSP/USP of Pasal 8 ayat (1) huruf a is not among those to choose from."""
    return format_html(
        "Belum ada di daftar? Koperasi dicatat petugas loket atau pemeriksa permohonan: sampaikan nama dan nomor badan"
        ' hukumnya kepada <a href="{}#koperasi">petugas di {}</a>.',
        alamat_wilayah(wilayah),
        wilayah.nama,
    )


def beranda() -> dict:
    """The sentra that Keputusan have named, for everybody: how many, where, and by which way one gets there."""
    banyak = dict(Penetapan.objects.order_by().values_list("wilayah").annotate(Count("sentra", distinct=True)))
    tempat = Wilayah.objects.filter(pk__in=banyak, lintang__isnull=False, bujur__isnull=False)
    noda = "".join("M{:.0f} {:.0f}h0".format(*titik(w.lintang, w.bujur)) for w in tempat)
    provinsi: dict[str, int] = {}
    for kode, jumlah in banyak.items():
        provinsi[kode[:2]] = provinsi.get(kode[:2], 0) + jumlah
    nama = Wilayah.objects.in_bulk(provinsi)
    return {
        "angka": [("Sentra UKM ditetapkan", sum(banyak.values()), f"di {len(banyak)} kabupaten/kota")],
        "peta": {
            "noda": noda,
            "terisi": len(banyak),
            "semua": Wilayah.objects.filter(jenis__in=KABKOTA, berlaku_sampai=None).count(),
            "provinsi": [(nama[kode].nama, provinsi[kode]) for kode in sorted(provinsi)],
        },
        "templat": "sentra_ukm/sentra/_beranda.html",
    }


def pertanyaan_sentra(sentra: Sentra) -> list[Temuan]:
    """What is asked about the identity of a sentra by itself."""
    return [*pertanyaan_titik(sentra, sentra.wilayah), *pertanyaan_kecamatan(sentra, sentra.wilayah)]


def pertanyaan_titik(sentra: Sentra, wilayah: Wilayah) -> Iterator[Temuan]:
    """Whether its point lies in `wilayah`, its regency. Our own control: a distance from the point of the regency."""
    letak = (sentra.lintang, sentra.bujur, wilayah.lintang, wilayah.bujur)
    if None not in letak and (jauh := jarak_km(*letak)) > JAUH_KM:
        uraian = f"Benarkah titik koordinat sentra ini di {wilayah.nama}?"
        yield tanya("usulan.akal.titik", uraian, f"{angka(round(jauh))} km dari titik {wilayah.nama}")


def jarak_km(lintang: Decimal, bujur: Decimal, ke_lintang: Decimal, ke_bujur: Decimal) -> float:
    """The distance of two points on the globe, in kilometres."""
    a, b, c, d = (radians(float(n)) for n in (lintang, bujur, ke_lintang, ke_bujur))
    return 2 * JARI_JARI_BUMI_KM * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def pertanyaan_kecamatan(sentra: Sentra, wilayah: Wilayah) -> Iterator[Temuan]:
    """Whether its kecamatan is one of `wilayah`, its regency. Our own control: no list of kecamatan is on record, so it
    rests on the names of regencies and on what the register itself holds."""
    nama = sentra.kecamatan.strip()
    pokok, uraian = _pokok(nama), f"Benarkah kecamatan {nama} di {wilayah.nama}?"
    if not pokok or pokok == _pokok(wilayah.nama):
        return
    senama = Sentra.objects.filter(kecamatan__iexact=nama).exclude(pk=sentra.pk).order_by()
    luar = senama.exclude(wilayah=wilayah.pk).annotate(satu=Value(1)).values("satu").values(n=Count("pk"))
    tempat = Wilayah.objects.filter(Q(pk=wilayah.pk) | Q(nama__iendswith=pokok))
    tempat = tempat.annotate(sini=Exists(senama.filter(wilayah=wilayah.pk)), luar=Subquery(luar))
    for w in tempat:
        if w.pk != wilayah.pk and _pokok(w.nama) == pokok:
            yield tanya("usulan.akal.kecamatan", uraian, f"“{nama}” adalah nama kabupaten/kota lain")
            return
    if any((w.luar or 0) >= TERCATAT_DI_LUAR and not w.sini for w in tempat):
        teks = f"“{nama}” selama ini hanya tercatat di kabupaten/kota lain"
        yield tanya("usulan.akal.kecamatan", uraian, teks)


def _pokok(nama: str) -> str:
    """The name of a region without the words for its kind."""
    return re.sub(r"^(kabupaten|kab\.?|kota)( administrasi| adm\.?)? ", "", nama.strip().casefold())
