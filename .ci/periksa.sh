#!/usr/bin/env bash
# What can be checked without running the tests. All checks run; the first failure decides the exit code.
set -uo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE
.ci/siapkan.sh --uji || exit
export PATH="$PWD/.venv/bin:$PATH"
# As in production, so that `check --deploy` judges what will be deployed.
export DEBUG=false HTTPS=true ALLOWED_HOSTS=sentra.example EMAIL_URL=smtp://localhost:25
SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(50))')
KUNCI_NIK=$(python -c 'import base64, secrets; print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())')
export SECRET_KEY KUNCI_NIK

hasil=0
periksa() {
  echo "== $*"
  "$@" </dev/null || hasil=1
}
periksa ruff check
periksa ruff format --check
periksa bash -c 'find templates -name "*.html" -print0 | xargs -0 -r djade --target-version 5.2 --check'
periksa lint-imports
periksa mypy
periksa python manage.py makemigrations --check --dry-run
periksa python manage.py buat_dokumen --periksa
periksa python manage.py check --deploy --fail-level WARNING
exit $hasil
