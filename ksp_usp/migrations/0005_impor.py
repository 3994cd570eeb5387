import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Replace, Upper

import core.dasar.rahasia

kunci = F("badan_hukum")
for tanda in " .,/-":
    kunci = Replace(kunci, Value(tanda), Value(""))


class Migration(migrations.Migration):
    dependencies = [
        ("ksp_usp", "0004_hubungan_diperiksa"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PratinjauKoperasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sumber", models.CharField(max_length=160)),
                ("isi", core.dasar.rahasia.TersandiField()),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "pratinjau koperasi",
                "verbose_name_plural": "pratinjau koperasi",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="koperasi",
            constraint=models.UniqueConstraint(
                Upper(kunci),
                name="koperasi_kunci_badan_hukum_unik",
                violation_error_message=(
                    "Nomor badan hukum ini sudah tercatat, hanya berbeda tanda bacanya. Periksa nomornya."
                ),
            ),
        ),
    ]
