"""How forms become HTML: Django's templates, save for lists to choose from."""

from django.forms import Select
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Penyaji(TemplatesSetting):
    """Django renders two templates for each option; with the 514 kabupaten/kota that took most of a list page."""

    def render(self, template_name, context, request=None):
        if template_name == Select.template_name:
            return daftar_pilihan(context["widget"])
        return super().render(template_name, context, request)


def daftar_pilihan(widget: dict) -> str:
    """A <select> from the context of its widget, the same HTML as Django's own template gives."""
    isi = SafeString()
    for kelompok, pilihan, _ in widget["optgroups"]:
        opsi = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((p["value"], flatatt(p["attrs"]) if p["attrs"] else "", p["label"]) for p in pilihan),
        )
        isi += format_html('<optgroup label="{}">{}</optgroup>', kelompok, opsi) if kelompok else opsi
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), isi)
