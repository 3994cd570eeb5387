#!/usr/bin/env bash
# The whole suite at the moments that tests like to forget: each run starts ten minutes before midnight in Jakarta
# (17.00 UTC) and goes on across it. JAM_UJI moves the clock of the tests, not the machine's. Arguments go to pytest.
set -uo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji || exit
hasil=0
for JAM_UJI in 2026-12-02T23:50+07:00 2026-12-31T23:50+07:00 2027-02-28T23:50+07:00; do
  export JAM_UJI
  echo "== mulai $JAM_UJI"
  .ci/dengan-postgres.sh .venv/bin/pytest -n 2 --dist worksteal "$@" </dev/null || hasil=$?
done
exit $hasil
