#!/usr/bin/env bash
# The drills on a private PostgreSQL, one after the other: each wants the machine for itself. Those of tests/keandalan, and
# the journeys of tests/e2e by the keyboard alone and without JavaScript (tests/e2e/conftest.py).
set -uo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji || exit
export KEANDALAN=1
[ $# -gt 0 ] || set -- tests/keandalan tests/e2e/test_rute_*.py tests/e2e/test_langkah.py
exec .ci/dengan-postgres.sh .venv/bin/pytest -v "$@" </dev/null
