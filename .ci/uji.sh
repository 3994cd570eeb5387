#!/usr/bin/env bash
# The tests marked sqlite on SQLite, then the whole suite on PostgreSQL, so that its line closes the run. Arguments go to
# the second run.
set -uo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji || exit
hasil=0
# worksteal: whichever of the two is done first takes over what waits for the other.
pytest=(.venv/bin/pytest -n 2 --dist worksteal)
echo "== SQLite"
"${pytest[@]}" -m sqlite </dev/null || hasil=$?
echo "== PostgreSQL"
.ci/dengan-postgres.sh "${pytest[@]}" "$@" </dev/null || hasil=$?
exit $hasil
