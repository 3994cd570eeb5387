"""The database itself refuses to change or delete what must stay: the trail and the issued letters."""

from django.db import migrations

TABEL = ("core_jejak", "core_surat", "core_suratobjek")

POSTGRES_FUNGSI = """
CREATE OR REPLACE FUNCTION tolak_perubahan() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'Baris % tidak dapat diubah atau dihapus.', TG_TABLE_NAME;
END;
$$ LANGUAGE plpgsql;
"""


def pasang(apps, schema_editor, tabel_tetap=TABEL):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNGSI, params=None)  # "%" belongs to RAISE
        for tabel in tabel_tetap:
            schema_editor.execute(
                f"CREATE TRIGGER {tabel}_tetap BEFORE UPDATE OR DELETE ON {tabel} "
                "FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();"
            )
            # TRUNCATE fires no row trigger. SQLite has none: there a DELETE is refused row by row.
            schema_editor.execute(
                f"CREATE TRIGGER {tabel}_kosong BEFORE TRUNCATE ON {tabel} "
                "FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();"
            )
    else:
        for tabel in tabel_tetap:
            for peristiwa in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {tabel}_tolak_{peristiwa.lower()} BEFORE {peristiwa} ON {tabel} "
                    f"BEGIN SELECT RAISE(ABORT, 'Baris {tabel} tidak dapat diubah atau dihapus.'); END;"
                )


def lepas(apps, schema_editor, tabel_tetap=TABEL):
    for tabel in tabel_tetap:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {tabel}_tetap ON {tabel};")
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {tabel}_kosong ON {tabel};")
        else:
            for peristiwa in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {tabel}_tolak_{peristiwa};")


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(pasang, lepas)]
