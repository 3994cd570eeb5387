#!/usr/bin/env bash
# Makes the locks. They name no host: where packages come from is the affair of the machine that installs them.
# --universal: one lock for each supported Python, with a marker where a package belongs to some of them only.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/siapkan.sh
uv=$(command -v uv) || {
  wadah=$(mktemp -d)
  trap 'rm -rf "$wadah"' EXIT
  .venv/bin/python -m venv "$wadah" && "$wadah/bin/pip" install --disable-pip-version-check uv >.data/pip.log 2>&1 || {
    tail -n 20 .data/pip.log >&2
    exit 1
  }
  uv=$wadah/bin/uv
}
for sumber in requirements requirements-dev; do
  "$uv" pip compile $sumber.in --python .venv/bin/python --python-version 3.11 --universal --generate-hashes \
    --no-emit-index-url --no-annotate --no-header --quiet --output-file $sumber.txt
done
