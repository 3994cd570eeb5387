"""How pages of a usulan name its parts."""

from django import template

from sentra_ukm.models.lampiran import sebut_berkas

register = template.Library()
register.filter("untuk", sebut_berkas)
