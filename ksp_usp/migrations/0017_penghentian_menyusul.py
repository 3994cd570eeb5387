"""A decided result stands still, and its case takes an act that leaves the result as it is: only its version moves."""

from django.db import migrations

PENILAIAN = "ksp_usp_penilaiankesehatan"
DITETAPKAN = "OLD.status = 'ditetapkan' AND OLD.surat_id IS NOT NULL"
VERSI = ("versi", "diubah_pada")


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        isian = apps.get_model("ksp_usp", "PenilaianKesehatan")._meta.local_fields
        berubah = " OR ".join(f'OLD."{f.column}" IS NOT NEW."{f.column}"' for f in isian if f.column not in VERSI)
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {PENILAIAN}_tolak_update;")
        schema_editor.execute(
            f"CREATE TRIGGER {PENILAIAN}_tolak_update BEFORE UPDATE ON {PENILAIAN} WHEN {DITETAPKAN} AND ({berubah}) "
            "BEGIN SELECT RAISE(ABORT, 'Hasil yang ditetapkan tidak dapat diubah.'); END;"
        )
        return
    lama, baru = (f"(to_jsonb({baris}) - ARRAY['versi', 'diubah_pada'])" for baris in ("OLD", "NEW"))
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {PENILAIAN}_tetap ON {PENILAIAN};")
    for peristiwa, syarat in (("UPDATE", f"{DITETAPKAN} AND {lama} IS DISTINCT FROM {baru}"), ("DELETE", DITETAPKAN)):
        nama = f"{PENILAIAN}_tetap" + ("_hapus" if peristiwa == "DELETE" else "")
        schema_editor.execute(
            f"CREATE TRIGGER {nama} BEFORE {peristiwa} ON {PENILAIAN} "
            f"FOR EACH ROW WHEN ({syarat}) EXECUTE FUNCTION tolak_perubahan();"
        )


def lepas(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {PENILAIAN}_tolak_update;")
        schema_editor.execute(
            f"CREATE TRIGGER {PENILAIAN}_tolak_update BEFORE UPDATE ON {PENILAIAN} WHEN {DITETAPKAN} "
            "BEGIN SELECT RAISE(ABORT, 'Hasil yang ditetapkan tidak dapat diubah.'); END;"
        )
        return
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {PENILAIAN}_tetap_hapus ON {PENILAIAN};")
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {PENILAIAN}_tetap ON {PENILAIAN};")
    schema_editor.execute(
        f"CREATE TRIGGER {PENILAIAN}_tetap BEFORE UPDATE OR DELETE ON {PENILAIAN} "
        f"FOR EACH ROW WHEN ({DITETAPKAN}) EXECUTE FUNCTION tolak_perubahan();"
    )


class Migration(migrations.Migration):
    dependencies = [("ksp_usp", "0016_asn_penilai")]

    operations = [migrations.RunPython(pasang, lepas)]
