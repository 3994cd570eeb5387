"""What the pages of sentra and regions offer to other matters."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


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
