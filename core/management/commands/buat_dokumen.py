"""Write docs/ from the objects that decide: routes, thresholds, provisions. `--periksa` only compares."""

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from aturan.indeks import dokumen_ambang, dokumen_ketentuan
from core.models import Urusan


def dokumen_alur() -> str:
    """docs/alur.md: each route as a diagram, drawn from the table that the gate runs."""
    baris = ["# Alur", "", "Dibuat dari tabel alur; jangan disunting dengan tangan."]
    for model in apps.get_models():
        if issubclass(model, Urusan):
            nama = model._meta.verbose_name
            baris += ["", f"## {nama[:1].upper()}{nama[1:]}", "", "```mermaid", model.alur.mermaid(), "```"]
    return "\n".join(baris) + "\n"


DOKUMEN = {"alur.md": dokumen_alur, "ambang.md": dokumen_ambang, "ketentuan.md": dokumen_ketentuan}


class Command(BaseCommand):
    help = "Menulis docs/alur.md, docs/ambang.md, dan docs/ketentuan.md; dengan --periksa hanya membandingkan."

    def add_arguments(self, parser):
        parser.add_argument("--periksa", action="store_true", help="gagal bila sebuah dokumen tidak mutakhir")

    def handle(self, *args, periksa, **options):
        tempat = settings.BASE_DIR / "docs"
        for nama, susun in DOKUMEN.items():
            berkas, isi = tempat / nama, susun()
            if berkas.exists() and berkas.read_text(encoding="utf-8") == isi:
                continue
            if periksa:
                raise CommandError(f"docs/{nama} tidak mutakhir. Jalankan: python manage.py buat_dokumen")
            tempat.mkdir(exist_ok=True)
            berkas.write_text(isi, encoding="utf-8")
            self.stdout.write(f"docs/{nama} ditulis.")
