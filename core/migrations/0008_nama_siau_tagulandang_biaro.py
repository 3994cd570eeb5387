"""71.09 by its name in full: Undang-Undang 15/2007 calls it Kabupaten Kepulauan Siau Tagulandang Biaro.

The list that the regions were taken from abbreviates it to "Kep.", and every letter printed that. Letters that went
out keep what they say.
"""

from django.db import migrations

KODE, SINGKAT, LENGKAP = "71.09", "Kabupaten Kep. Siau Tagulandang Biaro", "Kabupaten Kepulauan Siau Tagulandang Biaro"


def lengkapi(apps, schema_editor):
    apps.get_model("core", "Wilayah").objects.filter(kode=KODE, nama=SINGKAT).update(nama=LENGKAP)


class Migration(migrations.Migration):
    dependencies = [("core", "0007_jabatan_deputi")]

    operations = [migrations.RunPython(lengkapi, migrations.RunPython.noop)]
