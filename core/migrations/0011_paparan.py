"""The log of views. The database refuses to change a row, and to delete one that is younger than the log is kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TAHUN = 5  # core.pribadi.retensi: how long the log is kept
PESAN = "Baris core_paparan tidak dapat diubah, dan tidak dihapus sebelum masanya."


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION tolak_paparan() RETURNS trigger AS $$ BEGIN "
            f"RAISE EXCEPTION '{PESAN}'; END; $$ LANGUAGE plpgsql;"
        )
        schema_editor.execute(
            "CREATE TRIGGER core_paparan_tetap BEFORE UPDATE ON core_paparan "
            "FOR EACH ROW EXECUTE FUNCTION tolak_paparan();"
        )
        schema_editor.execute(
            "CREATE TRIGGER core_paparan_disimpan BEFORE DELETE ON core_paparan FOR EACH ROW "
            f"WHEN (OLD.waktu > now() - interval '{TAHUN} years') EXECUTE FUNCTION tolak_paparan();"
        )
        return
    schema_editor.execute(
        f"CREATE TRIGGER core_paparan_tetap BEFORE UPDATE ON core_paparan BEGIN SELECT RAISE(ABORT, '{PESAN}'); END;"
    )
    schema_editor.execute(
        "CREATE TRIGGER core_paparan_disimpan BEFORE DELETE ON core_paparan "
        f"WHEN datetime(OLD.waktu) > datetime('now', '-{TAHUN} years') BEGIN SELECT RAISE(ABORT, '{PESAN}'); END;"
    )


def lepas(apps, schema_editor):
    tabel = " ON core_paparan" if schema_editor.connection.vendor == "postgresql" else ""
    for nama in ("core_paparan_tetap", "core_paparan_disimpan"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {nama}{tabel};")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0010_rendisi"),
    ]

    operations = [
        migrations.CreateModel(
            name="Paparan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("waktu", models.DateTimeField()),
                ("pelaku", models.CharField(max_length=120)),
                (
                    "sebagai",
                    models.CharField(blank=True, help_text="Jabatan dan instansi pada saat itu.", max_length=400),
                ),
                ("alamat", models.CharField(blank=True, help_text="Alamat jaringan.", max_length=45)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("halaman", "membuka halaman"),
                            ("nik", "melihat NIK utuh"),
                            ("unduh", "membuka berkas atau surat"),
                            ("ekspor", "mengunduh lembar Excel"),
                            ("pratinjau", "membuka pratinjau impor"),
                        ],
                        max_length=9,
                    ),
                ),
                ("halaman", models.CharField(max_length=60)),
                ("objek_jenis", models.CharField(blank=True, max_length=60)),
                ("objek_id", models.BigIntegerField(null=True)),
                ("bagian", models.CharField(blank=True, max_length=60)),
                ("baris", models.JSONField(default=dict)),
                ("jumlah", models.PositiveIntegerField(null=True)),
                (
                    "saringan",
                    models.CharField(blank=True, help_text="Sidik saringan daftar, bukan saringannya.", max_length=16),
                ),
                ("alasan", models.CharField(blank=True, max_length=200)),
                ("permintaan", models.CharField(blank=True, max_length=64)),
                (
                    "pengguna",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "paparan",
                "verbose_name_plural": "paparan",
                "ordering": ["waktu", "pk"],
                "indexes": [
                    models.Index(fields=["objek_jenis", "objek_id", "waktu"], name="core_papara_objek_j_fcd819_idx"),
                    models.Index(fields=["pengguna", "waktu"], name="core_papara_penggun_e8bcd2_idx"),
                    models.Index(fields=["waktu"], name="core_papara_waktu_fe8f2f_idx"),
                ],
            },
        ),
        migrations.RunPython(pasang, lepas),
    ]
