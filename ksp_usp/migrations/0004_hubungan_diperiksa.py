from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0003_berwenang_wajib")]

    operations = [
        migrations.AddField(
            model_name="koperasi",
            name="hubungan_diperiksa",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="hubungan keluarga diperiksa"),
        ),
    ]
