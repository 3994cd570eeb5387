"""How pages of a usulan name its parts."""

from django import template

from sentra_ukm.models.lampiran import sebut_berkas

register = template.Library()


@register.filter
def bernama(berkas):
    """Files with what each is for (komponen/berkas_tabel.html)."""
    return [(sebut_berkas(b.butir), b) for b in berkas]
