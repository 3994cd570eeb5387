#!/usr/bin/env bash
# Sets up what this checkout needs: system packages, .venv from the lock, keys in .env. Does nothing twice.
#   .ci/siapkan.sh         to run the application
#   .ci/siapkan.sh --uji   to test it as well
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE

untuk=run kunci=requirements.txt
paket=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 fonts-urw-base35)
if [ "${1:-}" = --uji ]; then
  untuk=uji kunci=requirements-dev.txt
  # libatomic1: Playwright's own node links to it and does not bring it.
  paket+=(postgresql nginx openssl chromium poppler-utils libatomic1)
fi

# A Python that really starts (a version manager's shim may not), that the suite was run on and that can make a .venv.
cari_python() {
  local calon
  for calon in python3.11 /usr/bin/python3.11 python3 /usr/bin/python3 python3.13 python3.12; do
    "$calon" -c 'import ensurepip, ssl, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && {
      command -v "$calon"
      return
    }
  done
  return 1
}

pasang_sistem() {
  local kurang=() p
  if ! command -v apt-get >/dev/null; then
    cari_python >/dev/null || { echo "Perlu Python 3.11 sampai 3.13 dengan venv; pasang lebih dahulu." >&2; exit 1; }
    echo "Bukan Debian/Ubuntu: pastikan padanan paket ini terpasang: ${paket[*]}" >&2
    return
  fi
  cari_python >/dev/null || kurang+=(python3 python3-venv)
  for p in "${paket[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || kurang+=("$p")
  done
  [ ${#kurang[@]} -gt 0 ] || return 0
  local sebagai=()
  if [ "$(id -u)" -ne 0 ]; then
    sebagai=(sudo)
    [ -t 0 ] || sebagai=(sudo -n)
    if ! command -v sudo >/dev/null || ! "${sebagai[@]}" true; then
      echo "Paket sistem belum lengkap dan tidak ada hak memasangnya. Minta administrator menjalankan:" >&2
      echo "  apt-get update && apt-get install --no-install-recommends ${kurang[*]}" >&2
      exit 1
    fi
  fi
  echo "Memasang paket sistem: ${kurang[*]}"
  # RUNLEVEL=1: no service is started; the tests run a PostgreSQL of their own.
  local apt=("${sebagai[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -q -y -o Dpkg::Use-Pty=0)
  { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${kurang[@]}"; } </dev/null >.data/apt.log 2>&1 || {
    tail -n 20 .data/apt.log >&2
    echo "Paket sistem gagal dipasang. Periksa sambungan dan sumber apt, lalu ulangi; catatan lengkap: .data/apt.log" >&2
    exit 1
  }
}

# Installed locks, one "purpose checksum" a line; the test lock holds everything of the other.
cap=.venv/.terpasang
sidik() { cat "$1" .ci/siapkan.sh | sha256sum | cut -d' ' -f1; } # the list of system packages stands in this script

mkdir -p .data
if ! .venv/bin/python -c '' 2>/dev/null || ! grep -qsx "$untuk $(sidik $kunci)" "$cap"; then
  pasang_sistem
  python=$(cari_python) || { echo "Perlu Python 3.11 sampai 3.13 dengan modul venv." >&2; exit 1; }
  .venv/bin/python -c '' 2>/dev/null || { rm -rf .venv && "$python" -m venv .venv; }
  echo "Memasang pustaka Python dari $kunci"
  # --no-deps: the lock is already resolved and complete. Resolved again, it would depend on what is published that day.
  {
    .venv/bin/python -m pip install --disable-pip-version-check --no-input --no-deps --require-hashes -r $kunci &&
      .venv/bin/python -m pip check
  } </dev/null >.data/pip.log 2>&1 || {
    tail -n 20 .data/pip.log >&2
    echo "Pustaka Python gagal dipasang. Periksa sambungan ke sumber paket pip, lalu ulangi; catatan lengkap: .data/pip.log" >&2
    exit 1
  }
  .venv/bin/python -W error -c 'import weasyprint' || {
    echo "WeasyPrint tidak menemukan pustaka sistemnya; perlu: ${paket[*]}" >&2
    exit 1
  }
  echo "run $(sidik requirements.txt)" >"$cap"
  [ $untuk = run ] || echo "uji $(sidik requirements-dev.txt)" >>"$cap"
fi

if [ ! -e .env ] && [ -z "${SECRET_KEY:-}" ]; then
  (
    umask 077
    .venv/bin/python - >.data/env.baru <<'PY'
import base64
import secrets

print("# Dibuat sekali untuk mesin ini. Simpan salinannya: tanpa KUNCI_NIK, NIK yang tersimpan tidak terbaca lagi.")
print("SECRET_KEY=" + secrets.token_urlsafe(50))
print("KUNCI_BERKAS=" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
print("KUNCI_NIK=" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
print("KUNCI_SAKSI=" + base64.b64encode(secrets.token_bytes(32)).decode())
print("HTTPS=false")
print("# Untuk mencoba: pejabat dan admin masih lama dapat bekerja tanpa faktor kedua.")
print("TENGGANG_FAKTOR=3650")
print("# Untuk mencoba: surel tercetak di layar ini, tidak dikirim.")
print("EMAIL_URL=consolemail://")
PY
  )
  mv .data/env.baru .env
elif [ -e .env ] && ! grep -q '^KUNCI_SAKSI=' .env; then # a key that came with a later version
  .venv/bin/python -c 'import base64, secrets; print("KUNCI_SAKSI=" + base64.b64encode(secrets.token_bytes(32)).decode())' >>.env
fi
