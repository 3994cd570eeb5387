"""The open data as a stranger reads it: with pandas, compared with SQL that was written without looking at our own."""

import io
import json
from datetime import date

import pandas as pd
import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from core.terbuka.berkas import FORMAT
from core.terbuka.kumpulan import semua_kumpulan
from sentra_ukm.models import Sentra
from tests import pabrik

pytestmark = pytest.mark.django_db

RUMUS = '=HYPERLINK("x")'
KODE = dict.fromkeys(("kode_wilayah", "kode_penerbit", "kode_provinsi"), str)


@pytest.fixture(autouse=True)
def tanpa_simpanan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def isi():
    """Licences of three regions in several states, results of three years, sentra of all levels."""
    koperasi = [
        pabrik.buat_koperasi(kode, lengkap=False, nama=f'{RUMUS if n == 0 else "KSP"} {kode} {n}, "Maju"')
        for kode, banyak in (("32.05", 3), ("32.06", 10), ("33.74", 2))
        for n in range(banyak)
    ]
    for n, k in enumerate(koperasi):
        pabrik.buat_izin_lama(k, keadaan=("berlaku", "dibekukan", "dicabut")[n % 3])
        k.berizin_sejak = date(2019, 2, 1)
        k.save(update_fields=["berizin_sejak"])
        if k.wilayah_id == "32.06":
            pabrik.buat_hasil_penilaian(k, ("sehat", "cukup_sehat")[n % 2], 2025)
    pabrik.buat_hasil_penilaian(koperasi[0], "dalam_pengawasan", 2025)
    for n, jenjang in enumerate(("sentra", "sentra", "unggulan", "klaster", "")):
        Sentra.objects.filter(pk=pabrik.buat_sentra(nama=f"Sentra {n}").pk).update(jenjang=jenjang)
    return koperasi


def tabel(client, kode, akhiran):
    isi = client.get(reverse("data_terbuka_berkas", args=[kode, akhiran])).content
    if akhiran == "csv":
        return pd.read_csv(io.BytesIO(isi), dtype=KODE)
    if akhiran == "xlsx":
        return pd.read_excel(io.BytesIO(isi), sheet_name="Data", engine="calamine", dtype=KODE)
    return pd.DataFrame(json.loads(isi)["baris"])


def sql(teks):
    with connection.cursor() as kursor:
        kursor.execute(teks)
        return kursor.fetchall()


@pytest.mark.parametrize("akhiran", sorted(FORMAT))
def test_pembaca_lain_mendapat_jumlah_yang_sama_dengan_basis_data(client, isi, akhiran):
    izin = tabel(client, "izin", akhiran)
    kata = {"berlaku": "Berlaku", "dibekukan": "Dibekukan sementara", "dicabut": "Dicabut"}
    hitung = sql("SELECT kedudukan_id, keadaan, COUNT(*) FROM perizinan_izinusaha GROUP BY kedudukan_id, keadaan")
    asli = {(kode, kata[keadaan]): n for kode, keadaan, n in hitung}
    assert izin.groupby(["kode_wilayah", "keadaan"]).size().to_dict() == asli
    rekap = tabel(client, "izin-rekap", akhiran)
    assert rekap.groupby(["kode_wilayah", "keadaan"])["jumlah"].sum().to_dict() == asli
    assert pd.to_datetime(izin["tanggal"]).dt.date.unique().tolist() == [date(2019, 2, 1)]
    sentra = tabel(client, "sentra", akhiran).set_index("kode_wilayah").loc["32.05"]
    assert [sentra[f"jumlah_{j}"] for j in ("sentra", "unggulan", "klaster")] == [2, 1, 1]
    assert sentra["jumlah"] == sql("SELECT COUNT(*) FROM sentra_ukm_sentra WHERE jenjang <> ''")[0][0]


@pytest.mark.parametrize("akhiran", sorted(FORMAT))
def test_kesehatan_menahan_wilayah_kecil_dan_menjumlah_yang_besar(client, isi, akhiran):
    data = tabel(client, "kesehatan", akhiran).set_index(["tahun_buku", "kode_wilayah"]).loc[2025]
    berizin = dict(sql("SELECT wilayah_id, COUNT(*) FROM ksp_usp_koperasi WHERE berizin_sejak IS NOT NULL GROUP BY 1"))
    assert {k: data.loc[k, "jumlah"] for k in berizin} == berizin
    assert data.loc["00", "jumlah"] == sum(berizin.values())
    rincian = ["sehat", "cukup_sehat", "dalam_pengawasan", "dalam_pengawasan_khusus", "belum_dinilai"]
    assert data["ditahan"].to_dict() == {
        "00": True,
        "32": True,
        "32.05": True,
        "32.06": False,
        "33": True,
        "33.74": True,
    }
    assert data.loc[["00", "32", "32.05", "33.74"], rincian].isna().all(axis=None)
    asli = dict(sql("SELECT predikat, COUNT(*) FROM ksp_usp_penilaiankesehatan WHERE wilayah_id = '32.06' GROUP BY 1"))
    assert data.loc["32.06", rincian].to_dict() == {n: asli.get(n, 0) for n in rincian}


def test_rumus_menjadi_teks_dan_koma_serta_kutip_terbaca_kembali(client, isi):
    nama = isi[0].nama
    assert nama.startswith("=")
    for akhiran in ("csv", "xlsx"):
        assert f"'{nama}" in tabel(client, "izin", akhiran)["koperasi"].tolist()
    assert nama in tabel(client, "izin", "json")["koperasi"].tolist()
    mentah = client.get(reverse("data_terbuka_berkas", args=["izin", "csv"])).content
    assert mentah.count(b"\r\n") == len(isi) + 1 == mentah.count(b"\n")


def test_kamus_menyebut_tiap_kolom_pada_tiap_bentuk(client):
    for kode, k in semua_kumpulan().items():
        nama = [kolom.nama for kolom in k.kolom]
        assert all(kolom.arti.endswith(".") for kolom in k.kolom)
        assert list(tabel(client, kode, "csv").columns) == nama
        buku = load_workbook(io.BytesIO(client.get(reverse("data_terbuka_berkas", args=[kode, "xlsx"])).content))
        assert [b[0].value for b in buku["Kamus"].iter_rows(min_row=2)] == nama
        csvw = client.get(reverse("data_terbuka_kamus", args=[kode])).json()
        assert [c["name"] for c in csvw["tableSchema"]["columns"]] == nama
        halaman = client.get(reverse("data_terbuka_rinci", args=[kode])).content.decode()
        assert all(f"<code>{n}</code>" in halaman for n in nama)


def test_berkas_yang_sama_tidak_dibuat_dan_tidak_dikirim_lagi(client, isi, django_assert_num_queries):
    alamat = reverse("data_terbuka_berkas", args=["izin", "csv"])
    pertama = client.get(alamat)
    with django_assert_num_queries(0):
        assert client.get(alamat, headers={"If-None-Match": pertama["ETag"]}).status_code == 304
        assert client.get(alamat, headers={"If-Modified-Since": pertama["Last-Modified"]}).status_code == 304
        assert client.head(alamat).status_code == 200
    cache.clear()
    assert client.get(alamat)["ETag"] == pertama["ETag"]  # whichever process made it
    pabrik.buat_izin_lama(pabrik.buat_koperasi(lengkap=False))
    cache.clear()
    assert client.get(alamat)["ETag"] != pertama["ETag"]


def test_katalog_menyebut_tiap_berkas_yang_ada(client, settings):
    settings.ALAMAT_SITUS = "http://testserver"
    katalog = client.get(reverse("data_terbuka_katalog")).json()
    assert [d["dct:identifier"] for d in katalog["dcat:dataset"]] == [*semua_kumpulan(), "aturan"]
    for d in katalog["dcat:dataset"]:
        for s in d["dcat:distribution"]:
            balasan = client.get(s["dcat:downloadURL"]["@id"])
            assert balasan.status_code == 200
            assert balasan["Content-Type"].partition(";")[0] == s["dcat:mediaType"]["@id"].partition("media-types/")[2]


@pytest.mark.parametrize("alamat", ["tidak-ada.csv", "izin.exe", "tidak-ada/", "tidak-ada.csv-metadata.json"])
def test_yang_tidak_ada_dijawab_404(client, alamat):
    assert client.get(f"/data-terbuka/{alamat}").status_code == 404
