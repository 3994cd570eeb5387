"""The mail of a day is a row of the outbox in core; what left on the last day does not leave again."""

from django.db import migrations


def pindahkan(apps, schema_editor):
    harian, surel = apps.get_model("perizinan", "SurelHarian"), apps.get_model("core", "Surel")
    terakhir = harian.objects.order_by("-tanggal").values_list("tanggal", flat=True).first()
    surel.objects.bulk_create(
        surel(
            alasan=f"harian:{baris.tanggal}:{baris.pengguna_id}", kepada=baris.pengguna.email, keadaan="terkirim",
            percobaan=1, dibuat_pada=baris.waktu, selesai_pada=baris.waktu,
        )
        for baris in harian.objects.filter(tanggal=terakhir).select_related("pengguna")
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("perizinan", "0010_berkas_masuk"), ("core", "0009_surel")]

    operations = [migrations.RunPython(pindahkan, migrations.RunPython.noop), migrations.DeleteModel("SurelHarian")]
