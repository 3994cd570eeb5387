"""Provisions of the acts that the trail already holds. By the routes of today: an act that left its route has none."""

from importlib import import_module

from django.apps import apps as kini
from django.conf import settings
from django.db import migrations

from core.perkara.praktik import ketentuan_langkah, sifat

SEKALI = 2_000
ISI = ("id", "wilayah_id", "waktu", "pasal", "temuan", "penilaian", "aksi", "dari", "ke")


def isi(apps, schema_editor):
    Jejak, Ketentuan = apps.get_model("core", "Jejak"), apps.get_model("core", "JejakKetentuan")
    if not Jejak.objects.exists():
        return
    import_module(settings.ROOT_URLCONF)  # binds each kind of case to its route
    for model in kini.get_models():
        alur = getattr(model, "alur", None)
        if alur is None:
            continue
        langkah = Jejak.objects.filter(objek_jenis=model._meta.label_lower, aksi__in={t.aksi for t in alur.baris})
        baru = []
        for j in langkah.order_by("pk").values(*ISI).iterator(SEKALI):
            if jenis := sifat(model, j["aksi"], j["dari"], j["ke"]):
                baru += [Ketentuan(**baris) for baris in ketentuan_langkah(j, jenis)]
            if len(baru) >= SEKALI:
                Ketentuan.objects.bulk_create(baru)
                baru = []
        Ketentuan.objects.bulk_create(baru)


class Migration(migrations.Migration):
    dependencies = [("core", "0033_praktik")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
