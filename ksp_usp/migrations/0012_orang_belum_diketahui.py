from django.db import migrations, models


def kosongkan_periode_bawaan(apps, schema_editor):
    """1 stood there whether somebody had said so or not: it is unknown until answered. What is above 1 was typed."""
    apps.get_model("ksp_usp", "Orang").objects.filter(periode=1).update(periode=None)


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0011_cari_rapat")]

    operations = [
        migrations.AlterField(
            model_name="orang",
            name="periode",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="periode ke-"),
        ),
        migrations.RunPython(kosongkan_periode_bawaan, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="hubungan",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("orang_tua", "orang tua – anak"),
                    ("tiri", "orang tua tiri – anak tiri"),
                    ("mertua", "mertua – menantu"),
                    ("suami_istri", "suami – istri"),
                    ("saudara", "saudara kandung"),
                    ("ipar", "ipar"),
                    ("lain", "hubungan lebih jauh"),
                ],
                max_length=12,
                verbose_name="hubungan",
            ),
        ),
    ]
