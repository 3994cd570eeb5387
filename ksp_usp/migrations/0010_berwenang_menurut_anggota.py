"""A koperasi with members in one kabupaten/kota is the matter of that one, wherever it sits (Pasal 6 ayat (4) huruf a).

Rows written before were those of the seat. What was decided keeps its issuer; a case that is open at the seat is passed
on there by hand, as the gate says.
"""

from django.db import migrations
from django.db.models import Count, F, Min, Q

OTONOM = ("kabupaten", "kota")


def menurut_anggota(apps, schema_editor):
    Koperasi = apps.get_model("ksp_usp", "Koperasi")
    ad = Q(keanggotaan__menurut_ad=True)
    satu_daerah = Koperasi.objects.annotate(
        banyak=Count("keanggotaan", filter=ad), daerah=Min("keanggotaan__wilayah", filter=ad)
    ).filter(banyak=1)
    wilayah = apps.get_model("core", "Wilayah").objects.filter(jenis__in=OTONOM, otonom=True)
    for koperasi in satu_daerah.filter(daerah__in=wilayah.values("pk")).exclude(berwenang=F("daerah")):
        Koperasi.objects.filter(pk=koperasi.pk).update(berwenang=koperasi.daerah)


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0009_indeks_penilaian")]

    operations = [migrations.RunPython(menurut_anggota, migrations.RunPython.noop)]
