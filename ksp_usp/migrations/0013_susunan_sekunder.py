from django.db import migrations, models


def bawa_jenis(apps, schema_editor):
    """The form asked for KSP or another koperasi; that a founder is a member too was never asked."""
    pendiri = apps.get_model("ksp_usp", "Pendiri").objects
    pendiri.filter(ksp=True).update(jenis="ksp")
    pendiri.filter(ksp=False).update(jenis="lain")


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0012_orang_belum_diketahui")]

    operations = [
        migrations.AlterModelOptions(
            name="pendiri",
            options={
                "ordering": ["pk"],
                "verbose_name": "pendiri atau anggota koperasi sekunder",
                "verbose_name_plural": "pendiri dan anggota koperasi sekunder",
            },
        ),
        migrations.RemoveConstraint(model_name="pendiri", name="pendiri_unik"),
        migrations.AddField(
            model_name="pendiri",
            name="jenis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ksp", "KSP"),
                    ("usp", "Koperasi dengan USP"),
                    ("lain", "Koperasi lain"),
                    ("orang", "Orang seorang"),
                ],
                default="",
                help_text="Kosong: belum diketahui.",
                max_length=5,
                verbose_name="jenis",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="pendiri",
            name="sebagai",
            field=models.CharField(
                choices=[("keduanya", "Pendiri dan anggota"), ("pendiri", "Pendiri"), ("anggota", "Anggota")],
                default="pendiri",
                max_length=8,
            ),
            preserve_default=False,
        ),
        migrations.RunPython(bawa_jenis, migrations.RunPython.noop),
        migrations.RemoveField(model_name="pendiri", name="ksp"),
        migrations.AlterField(
            model_name="pendiri",
            name="badan_hukum",
            field=models.CharField(blank=True, max_length=80, verbose_name="nomor badan hukum"),
        ),
        migrations.AlterField(
            model_name="pendiri", name="nama", field=models.CharField(max_length=160, verbose_name="nama")
        ),
        migrations.AddConstraint(
            model_name="pendiri",
            constraint=models.UniqueConstraint(
                condition=models.Q(("badan_hukum", ""), _negated=True),
                fields=("koperasi", "badan_hukum"),
                name="pendiri_unik",
            ),
        ),
    ]
