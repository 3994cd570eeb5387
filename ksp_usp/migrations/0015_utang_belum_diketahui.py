from django.db import migrations, models


def kosongkan_bawaan(apps, schema_editor):
    """A box that was not ticked said nothing; one that was ticked did."""
    hutang = apps.get_model("ksp_usp", "Hutang").objects
    for nama in ("modal_penyertaan", "dikonversi"):
        hutang.filter(**{nama: False}).update(**{nama: None})


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0014_unit_lain_belum_diketahui")]

    operations = [
        migrations.AlterField(
            model_name="hutang",
            name="modal_penyertaan",
            field=models.BooleanField(blank=True, null=True, verbose_name="berasal dari modal penyertaan"),
        ),
        migrations.AlterField(
            model_name="hutang",
            name="dikonversi",
            field=models.BooleanField(blank=True, null=True, verbose_name="dikonversi menjadi modal sendiri"),
        ),
        migrations.RunPython(kosongkan_bawaan, migrations.RunPython.noop),
    ]
