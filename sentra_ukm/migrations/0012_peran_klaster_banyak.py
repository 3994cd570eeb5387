"""A sentra and an actor of a cluster hold one role or several (Pasal 5 ayat (3) huruf a); each old row keeps its one."""

from django.db import migrations, models

BIDANG = (("lampiran5", "peran_klaster"), ("pelakuklaster", "peran"))


def jadi_daftar(apps, schema_editor):
    for model, nama in BIDANG:
        kelas = apps.get_model("sentra_ukm", model)
        for kode in set(kelas.objects.order_by().values_list(f"{nama}_lama", flat=True)) - {""}:
            kelas.objects.filter(**{f"{nama}_lama": kode}).update(**{nama: [kode]})


def jadi_satu(apps, schema_editor):
    for model, nama in BIDANG:
        for objek in apps.get_model("sentra_ukm", model).objects.exclude(**{nama: []}):
            setattr(objek, f"{nama}_lama", getattr(objek, nama)[0])
            objek.save(update_fields=[f"{nama}_lama"])


class Migration(migrations.Migration):
    dependencies = [("sentra_ukm", "0011_sidik_tanda")]

    operations = [
        migrations.AlterModelOptions(
            name="pelakuklaster", options={"ordering": ["pk"], "verbose_name": "pelaku klaster"}
        ),
        migrations.RenameField("lampiran5", "peran_klaster", "peran_klaster_lama"),
        migrations.RenameField("pelakuklaster", "peran", "peran_lama"),
        migrations.AlterField(
            "pelakuklaster", "peran_lama", models.CharField(max_length=12, blank=True, default="")
        ),
        migrations.AddField(
            "lampiran5", "peran_klaster",
            models.JSONField("kedudukan sentra dalam klaster", default=list, blank=True),
        ),
        migrations.AddField("pelakuklaster", "peran", models.JSONField(default=list)),
        migrations.RunPython(jadi_daftar, jadi_satu),
        migrations.RemoveField("lampiran5", "peran_klaster_lama"),
        migrations.RemoveField("pelakuklaster", "peran_lama"),
    ]  # fmt: skip
