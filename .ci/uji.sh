#!/usr/bin/env bash
# The whole suite on PostgreSQL, then the tests marked sqlite on SQLite. Arguments go to the first run.
set -uo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji || exit
hasil=0
echo "== PostgreSQL"
.ci/dengan-postgres.sh .venv/bin/pytest -n 2 "$@" </dev/null || hasil=$?
echo "== SQLite"
.venv/bin/pytest -n 2 -m sqlite </dev/null || hasil=$?
exit $hasil
