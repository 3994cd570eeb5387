#!/usr/bin/env bash
# The drills of tests/keandalan on a private PostgreSQL, one after the other: each wants the machine for itself.
set -uo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji || exit
export KEANDALAN=1
[ $# -gt 0 ] || set -- tests/keandalan
exec .ci/dengan-postgres.sh .venv/bin/pytest -v "$@" </dev/null
