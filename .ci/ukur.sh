#!/usr/bin/env bash
# Runs each script in bench/ against a private PostgreSQL of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE
.ci/siapkan.sh --uji
for skrip in bench/*.py; do
  echo "== $skrip"
  PYTHONPATH=. .ci/dengan-postgres.sh .venv/bin/python "$skrip"
done
