import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0018_alasan_koreksi")]

    operations = [
        migrations.AddField(
            model_name="orang",
            name="dicatat_pada",
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
    ]
