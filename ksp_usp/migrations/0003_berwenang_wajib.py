import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from 0002: PostgreSQL alters no table in the transaction that filled it."""

    dependencies = [("ksp_usp", "0002_register")]

    operations = [
        migrations.AlterField(
            model_name="koperasi",
            name="berwenang",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.wilayah"
            ),
        ),
    ]
