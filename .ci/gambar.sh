#!/usr/bin/env bash
# Walks the main route in Chromium and keeps its pictures: docs/gambar/*.png, the Keputusan among them.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji
export GAMBAR=docs/gambar
.ci/dengan-postgres.sh .venv/bin/pytest -q tests/e2e/test_rute_lengkap.py </dev/null
pdftoppm -r 70 -png -f 1 -l 1 -singlefile $GAMBAR/keputusan.pdf $GAMBAR/keputusan
pdftoppm -r 70 -png -f 4 -l 4 -singlefile $GAMBAR/keputusan.pdf $GAMBAR/keputusan-lampiran
rm $GAMBAR/keputusan.pdf
