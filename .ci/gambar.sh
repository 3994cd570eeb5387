#!/usr/bin/env bash
# Takes a picture of every page at 1366 and 360 px and of every kind of letter, in .data/gambar (not committed); the dozen
# named below goes to docs/gambar, for the README.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE DATABASE_URL
.ci/siapkan.sh --uji
export GAMBAR=$PWD/.data/gambar
rm -rf "$GAMBAR" && mkdir -p "$GAMBAR"
# A picture is worth having of what a test finds fault with, too.
.ci/dengan-postgres.sh .venv/bin/pytest -q tests/e2e/test_tiap_halaman.py tests/test_tiap_surat.py tests/e2e/test_rute_lengkap.py \
  tests/e2e/test_rute_izin.py </dev/null || echo "Ada uji yang gagal; gambarnya tetap diambil." >&2
for surat in "$GAMBAR"/*.pdf; do pdftoppm -r 70 -png "$surat" "${surat%.pdf}"; done

# picture, name in docs/gambar
dozen="
muka-1366 beranda
meja-kerja meja-kerja
pratinjau-ukm pratinjau-ukm
verifikasi verifikasi
untuk-ditandatangani untuk-ditandatangani
keputusan-1 keputusan
permohonan-izin permohonan-izin
pemeriksaan-izin pemeriksaan-izin
surat-izin-1 surat-izin
penilaian_rinci-1366 penilaian
surat-hasil_penilaian-1 sertifikat
periksa-surat periksa-surat
kewajiban_koperasi-1366 kewajiban
surat-sanksi_teguran_1-1 teguran
saya_sanksi-360 pintu-koperasi
keadaan-1366 keadaan
andai-1366 bagaimana-bila
cari-1366 cari
"
rm -f docs/gambar/*.png
while read -r asal tujuan; do
  [ -z "$asal" ] || cp "$GAMBAR/$asal.png" "docs/gambar/$tujuan.png"
done <<<"$dozen"
