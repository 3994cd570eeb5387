#!/usr/bin/env bash
# Runs a command with DATABASE_URL pointing to a private PostgreSQL that lives only as long as the command:
#   .ci/dengan-postgres.sh .venv/bin/pytest tests/serentak
set -euo pipefail
biner=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort -V | tail -n 1)
biner=$(dirname "${biner:-$(command -v initdb)}") || { echo "PostgreSQL tidak ditemukan: pasang paket postgresql." >&2; exit 1; }

wadah=$(mktemp -d "${TMPDIR:-/tmp}/sentra-pg-XXXXXX")
sebagai=()
if [ "$(id -u)" -eq 0 ]; then # initdb refuses root
  chown postgres "$wadah"
  sebagai=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
# From inside the folder: the postgres user may not be allowed into the caller's.
pg() { (cd "$wadah" && PGDATA=$wadah/data exec "${sebagai[@]}" "$biner/$1" "${@:2}"); }
bereskan() {
  pg pg_ctl -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$wadah"
}
trap bereskan EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Nobody restores this database: durability is traded for speed.
opsi="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c jit=off"
mulai() {
  local _
  for _ in 1 2 3; do # another process may take the port between the look and the start
    port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    pg pg_ctl -w -l "$wadah/catatan" -o "$opsi -c listen_addresses=127.0.0.1 -c unix_socket_directories=$wadah -p $port" start >/dev/null && {
      export DATABASE_URL="postgres://sentra@127.0.0.1:$port/sentra"
      return
    }
  done
  cat "$wadah/catatan" >&2
  return 1
}

# Migrating takes longer than most runs: a cluster whose database is migrated and empty is kept, and copied.
akar=$(cd "$(dirname "$0")/.." && pwd)
python=$akar/.venv/bin/python
sidik=$({ "$biner/postgres" --version; cat "$akar"/requirements.txt "$akar"/*/migrations/*.py "$akar/core/management/commands/hak_basis_data.py"; } | sha256sum | cut -c1-16)
templat=$akar/.data/templat-$sidik.postgres
if [ -d "$templat" ]; then
  cp -a "$templat" "$wadah/data"
else
  pg initdb -U sentra --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync >"$wadah.log" 2>&1 || { cat "$wadah.log" >&2; exit 1; }
  rm -f "$wadah.log"
  mulai
  pg createdb -h 127.0.0.1 -p "$port" -U sentra sentra
  DEBUG=true "$python" "$akar/manage.py" migrate --no-input -v 0
  DEBUG=true "$python" "$akar/manage.py" hak_basis_data sentra_aplikasi
  pg pg_ctl -w -m fast stop >/dev/null
  mkdir -p "$akar/.data"
  cp -a "$wadah/data" "$templat.$$" && mv -T "$templat.$$" "$templat" 2>/dev/null || rm -rf "$templat.$$" # somebody was faster
fi
mulai
# The drills restart it. The owner makes the test databases; what runs in them runs with the rights of the application
# (tests/bantu_bukti.py).
PG_CTL="$biner/pg_ctl" PG_DATA="$wadah/data" TEMPLAT_BASIS_DATA=sentra PERAN_BASIS_DATA=sentra_aplikasi "$@"
