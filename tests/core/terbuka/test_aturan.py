"""The rules as a data set say what the code does: version by version, word by word."""

import json
import re
from datetime import date
from decimal import Decimal

import jsonschema_rs
import pytest
from django.urls import reverse

from aturan.indeks import dokumen_ambang, ketentuan, semua_ambang, semua_syarat
from core.terbuka.aturan import data_aturan, satu_aturan
from core.terbuka.skema import skema


@pytest.fixture(scope="module")
def data():
    return json.loads(json.dumps(data_aturan()))


def test_tiap_syarat_dan_ambang_ada_dengan_semua_versinya(data):
    """Read back from the plain values, each version is the one that decides."""
    tulis = {a["kode"]: a for a in data["aturan"]}
    for s in [*semua_syarat(), *semua_ambang().values()]:
        satu = tulis[s.kode]
        assert (satu["uraian"], satu["terverifikasi"]) == (s.uraian, s.terverifikasi)
        assert satu["banding"] == getattr(s, "banding", None)
        assert [
            (date.fromisoformat(v["berlaku"]), v["dasar"]["kode"], v["bunyi"], v["tafsir"], v["peralihan"])
            for v in satu["versi"]
        ] == [(v.berlaku, v.dasar.kode, v.bunyi, v.tafsir, v.peralihan.value) for v in s.versi]
        for tertulis, v in zip(satu["versi"], s.versi, strict=True):
            if isinstance(v.nilai, Decimal) and not v.dicabut:
                assert Decimal(str(tertulis["nilai"])) == v.nilai, s.kode
            elif getattr(s, "skala", None) and not v.dicabut:
                assert s.skala(tertulis["nilai"]) is v.nilai


def test_isinya_sama_dengan_docs_ambang_dan_ketentuan(data):
    kode = set(re.findall(r"^\| `([^`]+)`", dokumen_ambang(), re.M))
    lebih = {a["kode"] for a in data["aturan"] if a["salah_satu"]}  # the document names their alternatives only
    assert {a["kode"] for a in data["aturan"]} - lebih == kode - lebih
    assert [(k["kode"], k["parafrase"]) for k in data["ketentuan"]] == [(k.kode, k.parafrase) for k in ketentuan()]
    for k in data["ketentuan"]:
        assert k["bunyi"] and k["sikap"], k["kode"]
        assert bool(k["diterapkan"]) != bool(k["keterangan"]), k["kode"]


def test_berkasnya_menurut_skemanya_sendiri(client, data):
    uji = jsonschema_rs.validator_for(client.get(reverse("data_terbuka_skema")).json())
    uji.validate(client.get(reverse("data_terbuka_aturan")).json())
    for kode in satu_aturan():
        uji.validate(client.get(reverse("data_terbuka_satu_aturan", args=[kode])).json())
    rusak = {**data, "aturan": [{**data["aturan"][0], "banding": "kurang lebih"}]}
    assert not jsonschema_rs.validator_for(skema()).is_valid(rusak)


def test_tiap_tempat_diterapkan_menunjuk_aturan_yang_ada(client, data):
    alamat = {a["alamat"] for a in data["aturan"]}
    menunjuk = [d["aturan"] for k in data["ketentuan"] for d in k["diterapkan"] if d["aturan"]]
    assert menunjuk
    assert set(menunjuk) <= alamat
    assert client.get(reverse("data_terbuka_satu_aturan", args=["sentra.tidak_ada"])).status_code == 404
