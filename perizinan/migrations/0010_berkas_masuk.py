"""The counter may type the day on which the last required paper of an office came in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0009_jam_berkas")]

    operations = [
        migrations.AlterField(
            model_name="jaringanpelayanan",
            name="berkas_masuk_pada",
            field=models.DateField(blank=True, null=True, verbose_name="berkas terakhir diterima"),
        ),
    ]
