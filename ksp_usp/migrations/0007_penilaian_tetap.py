"""What is checked and decided stands still: the database refuses to change the result and what it was computed from."""

from django.conf import settings
from django.db import migrations, models

PENILAIAN, LAPORAN = "ksp_usp_penilaiankesehatan", "ksp_usp_laporankeuangan"
ISIAN = ("ksp_usp_jawabanmanajemen", "ksp_usp_anggotatimpenilai")
DITETAPKAN = "OLD.status = 'ditetapkan' AND OLD.surat_id IS NOT NULL"
TERKUNCI = "('diperiksa', 'siap', 'ditetapkan')"

# Only the names above are put in.
FUNGSI = (
    f"""
CREATE OR REPLACE FUNCTION tolak_ubah_isian_penilaian() RETURNS trigger AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM {PENILAIAN} WHERE status IN {TERKUNCI}
               AND id = CASE WHEN TG_OP = 'DELETE' THEN OLD.penilaian_id ELSE NEW.penilaian_id END) THEN
        RAISE EXCEPTION 'Isian penilaian yang sudah diserahkan tidak dapat diubah.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
""",  # noqa: S608
    f"""
CREATE OR REPLACE FUNCTION tolak_ubah_laporan() RETURNS trigger AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM {PENILAIAN} p WHERE p.status IN {TERKUNCI} AND (
               p.laporan_id = OLD.id OR p.pemeriksaan_id = OLD.id OR (
               OLD.sumber = 'laporan' AND p.koperasi_id = OLD.koperasi_id AND p.tahun_buku = OLD.tahun_buku + 1))) THEN
        RAISE EXCEPTION 'Laporan yang menjadi dasar penilaian tidak dapat diubah.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
""",  # noqa: S608
)


def pasang(apps, schema_editor):
    """On SQLite the row of the result alone: rebuilding a table there breaks triggers that read another one."""
    if schema_editor.connection.vendor != "postgresql":
        for peristiwa in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {PENILAIAN}_tolak_{peristiwa.lower()} BEFORE {peristiwa} ON {PENILAIAN} "
                f"WHEN {DITETAPKAN} BEGIN SELECT RAISE(ABORT, 'Hasil yang ditetapkan tidak dapat diubah.'); END;"
            )
        return
    for fungsi in FUNGSI:
        schema_editor.execute(fungsi, params=None)
    schema_editor.execute(
        f"CREATE TRIGGER {PENILAIAN}_tetap BEFORE UPDATE OR DELETE ON {PENILAIAN} "
        f"FOR EACH ROW WHEN ({DITETAPKAN}) EXECUTE FUNCTION tolak_perubahan();"
    )
    for tabel in ISIAN:
        schema_editor.execute(
            f"CREATE TRIGGER {tabel}_tetap BEFORE INSERT OR UPDATE OR DELETE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION tolak_ubah_isian_penilaian();"
        )
    schema_editor.execute(
        f"CREATE TRIGGER {LAPORAN}_tetap BEFORE UPDATE OR DELETE ON {LAPORAN} "
        "FOR EACH ROW EXECUTE FUNCTION tolak_ubah_laporan();"
    )


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        for peristiwa in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {PENILAIAN}_tolak_{peristiwa};")
        return
    for tabel in (PENILAIAN, LAPORAN, *ISIAN):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {tabel}_tetap ON {tabel};")
    for fungsi in ("tolak_ubah_isian_penilaian", "tolak_ubah_laporan"):
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {fungsi}();")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0006_langkah_otomatis"),
        ("ksp_usp", "0006_penilaian"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="penilaiankesehatan",
            name="sifat",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Penilaian pertama tahun buku ini"),
                    ("koreksi", "Koreksi hasil terdahulu"),
                    ("ulang", "Penilaian ulang sesudah ada perbaikan"),
                ],
                default="",
                max_length=7,
            ),
        ),
        migrations.AddConstraint(
            model_name="penilaiankesehatan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mengoreksi__isnull", True), ("sifat", "")),
                    models.Q(models.Q(("sifat", ""), _negated=True), ("mengoreksi__isnull", False)),
                    _connector="OR",
                ),
                name="penilaian_kedua_menyebut_yang_lama",
                violation_error_message="Sebut hasil yang dikoreksi atau dinilai ulang.",
            ),
        ),
        migrations.AddConstraint(
            model_name="penilaiankesehatan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("total__isnull", True), models.Q(("total__gte", 0), ("total__lte", 100)), _connector="OR"
                ),
                name="penilaian_total_0_100",
                violation_error_message="Total skor antara 0 dan 100.",
            ),
        ),
        migrations.RunPython(pasang, lepas),
    ]
