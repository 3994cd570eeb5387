"""What the pages of sentra and regions offer to other matters."""

from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.models import Wilayah
from sentra_ukm.models import Penetapan
from sentra_ukm.sentra.peta import titik

KABKOTA = (Wilayah.Jenis.KABUPATEN, Wilayah.Jenis.KOTA, Wilayah.Jenis.KABUPATEN_ADM, Wilayah.Jenis.KOTA_ADM)


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
