"""The application's own PostgreSQL role: it adds to what must stay, and can neither change, empty nor unlock it.

Run as the owner of the tables, after each migrate; any number of times.
"""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

# Tables that refuse TRUNCATE are those that are only ever added to (migration 0002).
TETAP = """
    SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = c.relname || '_kosong' AND c.relnamespace = 'public'::regnamespace ORDER BY 1
"""
# Whoever owns, or is a member of who owns, needs no right to do anything.
BERKUASA = """
    SELECT rolsuper OR rolbypassrls OR pg_has_role(rolname, current_user, 'MEMBER') FROM pg_roles WHERE rolname = %s
"""


class Command(BaseCommand):
    help = "Membuat atau menata peran PostgreSQL milik aplikasi: hanya menambah pada jejak, surat, dan bukti."

    def add_arguments(self, parser):
        parser.add_argument("peran", help="nama peran, misalnya sentra_aplikasi")

    def handle(self, *args, peran, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Peran basis data hanya ada pada PostgreSQL; isi DATABASE_URL.")
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(BERKUASA, [peran])
            ada = kursor.fetchone()
            if ada and ada[0]:
                raise CommandError(f"{peran} memiliki tabelnya atau berkuasa penuh. Pilih peran lain bagi aplikasi.")
            nama = connection.ops.quote_name(peran)
            if not ada:
                kursor.execute(f"CREATE ROLE {nama} LOGIN")
            kursor.execute(TETAP)
            tetap = [tabel for (tabel,) in kursor.fetchall()]
            for perintah in self.perintah(nama, tetap):
                kursor.execute(perintah)
        self.stdout.write(f"Peran {peran}: {len(tetap)} tabel hanya dapat ditambah ({', '.join(tetap)}).")

    def perintah(self, nama, tetap):
        basis = connection.ops.quote_name(connection.settings_dict["NAME"])
        semua = f"IN SCHEMA public FROM {nama}, PUBLIC"
        yield f"ALTER ROLE {nama} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
        yield f"REVOKE ALL ON ALL TABLES {semua}"
        yield f"REVOKE ALL ON ALL SEQUENCES {semua}"
        yield f"REVOKE ALL ON SCHEMA public FROM {nama}, PUBLIC"
        yield f"GRANT CONNECT ON DATABASE {basis} TO {nama}"
        yield f"GRANT USAGE ON SCHEMA public TO {nama}"
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {nama}"
        yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {nama}"
        for tabel in (*tetap, "django_migrations"):
            yield f"REVOKE UPDATE, DELETE ON {connection.ops.quote_name(tabel)} FROM {nama}"
        yield f"REVOKE INSERT ON django_migrations FROM {nama}"
