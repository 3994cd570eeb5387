import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("perizinan", "0002_jaringan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PenilaianKantor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun_buku", models.PositiveSmallIntegerField(verbose_name="tahun buku")),
                ("tanggal", models.DateField(verbose_name="tanggal penilaian")),
                ("hasil", models.TextField(verbose_name="hasil penilaian")),
                ("jabatan", models.CharField(max_length=400)),
                ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.berkas",
                        verbose_name="berita acara atau laporan",
                    ),
                ),
                (
                    "jaringan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penilaian",
                        to="perizinan.jaringanpelayanan",
                    ),
                ),
                (
                    "petugas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"verbose_name": "penilaian kantor cabang", "ordering": ["-tahun_buku", "-pk"]},
        ),
    ]
