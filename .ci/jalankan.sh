#!/usr/bin/env bash
# Serves the application with demo data; `--demo-baru` loads the demo afresh and stops there.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE
atur() { sed -n "s/^$1=//p" .env 2>/dev/null || true; }
basis_data=${DATABASE_URL:-$(atur DATABASE_URL)}
port=${PORT:-8000}
# The QR of each letter and the links in mails lead to where this is served.
situs=${ALAMAT_SITUS:-$(atur ALAMAT_SITUS)}
export ALAMAT_SITUS=${situs:-http://127.0.0.1:$port}

if [ "${1:-}" = --demo-baru ]; then
  [ -z "$basis_data" ] || { echo "demo-baru hanya menghapus basis data bawaan; kosongkan DATABASE_URL." >&2; exit 1; }
  rm -rf .data/db.sqlite3 .data/db.sqlite3-wal .data/db.sqlite3-shm .data/berkas .data/sidik-data
else
  if (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    echo "Port $port sedang dipakai. Hentikan yang memakainya, atau pilih yang lain: PORT=8001 make run" >&2
    exit 1
  fi
fi

.ci/siapkan.sh
exec 9>.data/kunci && flock 9 # two starts at once would write over each other
umask 077 # the database and the files hold personal data
manage=(.venv/bin/python manage.py)

# Runs the rest of the arguments when the checksum of the given input differs from the last time.
bila_berubah() {
  local cap=.data/$1 sekarang
  sekarang=$(sha256sum | cut -d' ' -f1)
  shift
  [ "$(cat "$cap" 2>/dev/null)" = "$sekarang" ] && return
  "$@"
  echo "$sekarang" >"$cap"
}
isi() { find "$@" -type f -not -name '*.pyc' -print0 2>/dev/null | sort -z | xargs -0 -r sha256sum; }
siapkan_data() { "${manage[@]}" migrate --no-input -v 0 && "${manage[@]}" muat_wilayah; }
siapkan_statis() { "${manage[@]}" collectstatic --no-input --clear -v 0; }

[ -n "$basis_data" ] || [ -s .data/db.sqlite3 ] || rm -f .data/sidik-data
{ echo "$basis_data"; isi requirements.txt fixtures ./*/migrations; } | bila_berubah sidik-data siapkan_data
[ -d .static ] || rm -f .data/sidik-statis
isi requirements.txt static templates core ksp_usp perizinan sentra_ukm | bila_berubah sidik-statis siapkan_statis
"${manage[@]}" muat_demo
"${manage[@]}" muat_demo_usp

[ "${1:-}" = --demo-baru ] && exit
exec 9>&-
echo "Sentra siap di http://127.0.0.1:$port/ (hentikan dengan Ctrl+C)"
WEB_CONCURRENCY=${WEB_CONCURRENCY:-2} ALAMAT_DENGAR=127.0.0.1:$port exec .venv/bin/gunicorn -c config/gunicorn.py --log-level warning
