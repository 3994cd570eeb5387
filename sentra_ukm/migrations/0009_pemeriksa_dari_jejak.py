from django.db import migrations
from django.db.models import OuterRef, Subquery

TERBUKA = ("di_provinsi", "perbaikan_provinsi", "lengkap", "di_kementerian", "perbaikan_kementerian", "terpilih")
DARI = {
    "pemeriksa_provinsi": ("nyatakan_lengkap", "kembalikan_provinsi"),
    "pemeriksa_kementerian": ("kembalikan_kementerian", "tinjau_kembali"),
}


def dari_jejak(apps, schema_editor):
    """Open cases: whoever handled them last at a desk, from the trail."""
    Usulan, Jejak = apps.get_model("sentra_ukm", "Usulan"), apps.get_model("core", "Jejak")
    for isian, aksi in DARI.items():
        langkah = Jejak.objects.filter(objek_jenis="sentra_ukm.usulan", objek_id=OuterRef("pk"), aksi__in=aksi)
        pelaku = Subquery(langkah.order_by("-urutan").values("pengguna")[:1])
        Usulan.objects.filter(status__in=TERBUKA).update(**{isian: pelaku})


class Migration(migrations.Migration):
    dependencies = [("core", "0006_langkah_otomatis"), ("sentra_ukm", "0008_pemeriksa_usulan")]

    operations = [migrations.RunPython(dari_jejak, migrations.RunPython.noop)]
