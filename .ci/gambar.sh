#!/usr/bin/env bash
# Walks the main routes in Chromium and keeps their pictures: docs/gambar/*.png, Keputusan and licence among them.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji
export GAMBAR=docs/gambar
.ci/dengan-postgres.sh .venv/bin/pytest -q tests/e2e/test_rute_lengkap.py tests/e2e/test_rute_izin.py </dev/null
pdftoppm -r 70 -png -f 1 -l 1 -singlefile $GAMBAR/keputusan.pdf $GAMBAR/keputusan
pdftoppm -r 70 -png -f 4 -l 4 -singlefile $GAMBAR/keputusan.pdf $GAMBAR/keputusan-lampiran
pdftoppm -r 70 -png -f 1 -l 1 -singlefile $GAMBAR/surat-izin.pdf $GAMBAR/surat-izin
rm $GAMBAR/keputusan.pdf $GAMBAR/surat-izin.pdf
