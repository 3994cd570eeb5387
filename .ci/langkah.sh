#!/usr/bin/env bash
# Walks the main journeys in Chromium and writes what they take into docs/langkah.md.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji
export LANGKAH=tulis
.ci/dengan-postgres.sh .venv/bin/pytest -q tests/e2e/test_rute_lengkap.py tests/e2e/test_rute_izin.py tests/e2e/test_langkah.py </dev/null
