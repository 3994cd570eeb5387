"""The read API: a token reads as its office, no more, no people, not too often, and every time is written down."""

import json
import re
from datetime import timedelta

import hypothesis
import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import CatatanApi, Jejak, Pengguna, Surat, TokenApi
from core.pribadi.retensi import Oleh, menurut
from core.terbuka import token as modul_token
from core.terbuka.api import skema_openapi
from core.terbuka.register import Cakupan, semua_register
from core.terbuka.token import buat_token
from ksp_usp.models import Koperasi, Orang
from tests import pabrik
from tests.alamat import pola_alamat
from tests.matriks_halaman import BERTOKEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tanpa_hitungan():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def token():
    """A token of an office, by default of Garut for everything: (row, words)."""

    def buat(kode="32.05", cakupan=tuple(Cakupan.values), hari=30):
        admin = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode=kode)
        return buat_token(pabrik.buat_instansi(kode), admin, "Uji", list(cakupan), hari_ini() + timedelta(days=hari))

    return buat


@pytest.fixture
def isi():
    """In Garut and Tasikmalaya a koperasi with a licence, an office and its people; in Garut a sentra too."""
    semua = [pabrik.buat_koperasi(kode) for kode in ("32.05", "32.06")]
    for k in semua:
        pabrik.buat_izin_lama(k)
        pabrik.buat_kantor_lama(k)
    pabrik.buat_sentra()
    return semua


def minta(client, nama, rahasia, **isi):
    return client.get(reverse(f"api_{nama}"), isi, headers={"Authorization": f"Bearer {rahasia}"})


@pytest.mark.parametrize("nama", sorted(semua_register()))
def test_kantor_membaca_yang_terlihat_olehnya_saja(client, isi, token, nama):
    """The same rows as terlihat_oleh gives a person of that office; a province those of its regions."""
    r = semua_register()[nama]
    for kode in ("32.05", "32.06", "32", "33", "00"):
        auditor = pabrik.buat_pengguna(Peran.AUDITOR, kode=kode)
        jawaban = minta(client, nama, token(kode)[1]).json()
        assert [b["id"] for b in jawaban["baris"]] == sorted(r.terlihat(auditor).values_list("pk", flat=True))
        assert bool(jawaban["baris"]) is (kode != "33") or kode == "32.06"
    garut = minta(client, nama, token("00")[1], wilayah="32.05").json()["baris"]
    assert {b["kode_wilayah"] for b in garut} == {"32.05"}


def test_halaman_demi_halaman_melewati_tiap_baris_sekali(client, isi, token):
    for _ in range(3):
        pabrik.buat_koperasi(lengkap=False)
    rahasia, sesudah, dapat = token()[1], 0, []
    while sesudah is not None:
        jawaban = minta(client, "koperasi", rahasia, batas=2, sesudah=sesudah).json()
        dapat += [b["id"] for b in jawaban["baris"]]
        sesudah = jawaban["sesudah"]
    assert dapat == list(Koperasi.objects.filter(wilayah="32.05").order_by("pk").values_list("pk", flat=True))


def test_jawaban_tidak_memuat_orang_alamat_dan_telepon(client, isi, token):
    Orang.objects.update(nama="TANDAORANG")
    Koperasi.objects.update(alamat="TANDAORANG", telepon="TANDAORANG", surel="tandaorang@x.id")
    Pengguna.objects.update(nama="TANDAORANG", nip="TANDAORANG")
    for model in (
        r.terlihat(pabrik.buat_pengguna(kode="00", peran=Peran.AUDITOR)).model for r in semua_register().values()
    ):
        bidang = {b.name for b in model._meta.concrete_fields} & {"alamat", "kepala_nama", "penerbit_sebutan", "desa"}
        model._base_manager.update(**dict.fromkeys(bidang - {"desa"}, "TANDAORANG"))
    rahasia = token()[1]
    for nama in semua_register():
        teks = minta(client, nama, rahasia).content.decode()
        assert json.loads(teks)["baris"]
        assert "tandaorang" not in teks.casefold(), nama
    for nama in ("api_data_terbuka", "api_openapi", "api", "data_terbuka"):
        assert "TANDAORANG" not in client.get(reverse(nama)).content.decode()


def lewat(token):
    TokenApi.objects.update(berlaku_sampai=hari_ini() - timedelta(days=1))


def cabut(token):
    TokenApi.objects.update(dicabut_pada=timezone.now())


@pytest.mark.parametrize("nama", sorted(BERTOKEN))
@pytest.mark.parametrize("sebab", [lewat, cabut, None])
def test_tanpa_token_yang_berlaku_tidak_ada_jawaban(client, isi, token, nama, sebab):
    satu, rahasia = token()
    if sebab:
        sebab(satu)
    balasan = minta(client, nama.removeprefix("api_"), rahasia if sebab else satu.sidik)
    assert (balasan.status_code, balasan["WWW-Authenticate"]) == (401, "Bearer")
    assert "Token tidak ada" in balasan.json()["galat"]
    assert client.get(reverse(nama)).status_code == 401
    client.force_login(pabrik.buat_pengguna(Peran.AUDITOR))  # a session opens nothing here
    assert client.get(reverse(nama)).status_code == 401


def test_cakupan_isian_dan_cara_yang_salah_ditolak_dengan_kalimat(client, isi, token):
    rahasia = token(cakupan=["register"])[1]
    assert minta(client, "koperasi", rahasia).status_code == 200
    ditolak = minta(client, "izin", rahasia)
    assert ditolak.status_code == 403 and "cakupan “Izin usaha" in ditolak.json()["galat"]
    for salah in (
        {"batas": 501},
        {"batas": 0},
        {"sesudah": -1},
        {"wilayah": "32.05.01"},
        {"wilayah": "\0"},
        {"sesudah": 2**63},
    ):
        balasan = minta(client, "koperasi", rahasia, **salah)
        assert balasan.status_code == 422 and next(iter(salah)) in balasan.json()["galat"]
    kirim = client.post(reverse("api_koperasi"), headers={"Authorization": f"Bearer {rahasia}"})
    assert kirim.status_code == 405 and "GET" in kirim.json()["galat"]
    asing = client.get(
        reverse("api_koperasi"), headers={"Authorization": f"Bearer {rahasia}", "Origin": "https://x.id"}
    )
    assert not [nama for nama in asing.headers if nama.startswith("Access-Control")]
    assert asing["Cache-Control"] == "no-store"


def test_gangguan_dijawab_sebagai_json_bernomor(client, isi, token, monkeypatch):
    rahasia = token()[1]
    monkeypatch.setattr("core.terbuka.api.kantor", lambda token: 1 / 0)
    balasan = minta(client, "koperasi", rahasia)
    assert balasan.status_code == 500 and "Nomor kejadian" in balasan.json()["galat"]


def test_terlalu_sering_ditahan_dan_tiap_permintaan_tercatat(client, isi, token, monkeypatch):
    monkeypatch.setattr(modul_token, "LAJU", 2)
    satu, rahasia = token()
    lain = token("32.06")[1]
    # What it asks beside is not kept: a program may put a key or a NIK there.
    status = [minta(client, "koperasi", rahasia, batas=1, nik=rahasia).status_code for _ in range(4)]
    assert status == [200, 200, 429, 429]
    assert 0 < int(minta(client, "koperasi", rahasia)["Retry-After"]) <= 60
    assert minta(client, "koperasi", lain).status_code == 200
    baris = list(
        CatatanApi.objects.filter(token=satu).order_by("pk").values_list("halaman", "status", "baris", "saringan")
    )
    assert baris[0] == ("api_koperasi", 200, 1, "batas=1") and [b[1] for b in baris] == [200, 200, 429, 429, 429]
    satu.refresh_from_db()
    assert satu.dipakai_pada is not None
    CatatanApi.objects.update(waktu=timezone.now() - timedelta(minutes=2))
    assert minta(client, "koperasi", rahasia).status_code == 200
    [aturan] = [r for r in menurut(Oleh.MESIN) if r.kode == "catatan_api"]
    CatatanApi.objects.filter(token=satu).update(waktu=timezone.now() - aturan.lama - timedelta(days=1))
    assert aturan.jalankan() == 6 and CatatanApi.objects.count() == 1


def test_tanpa_token_laju_dihitung_per_alamat(client, monkeypatch):
    alamat = reverse("api_surat", args=["K7QM4TXR9PWD"])
    assert {client.get(alamat, REMOTE_ADDR="1.2.3.4").status_code for _ in range(60)} == {404}
    assert client.get(alamat, REMOTE_ADDR="1.2.3.4").status_code == 429
    assert client.get(alamat, REMOTE_ADDR="1.2.3.5").status_code == 404


def test_surat_diperiksa_seperti_pada_halamannya(client):
    pabrik.buat_izin()
    for surat in Surat.objects.all():
        halaman = client.get(reverse("surat_periksa", args=[surat.kode])).content.decode()
        jawaban = client.get(reverse("api_surat", args=[surat.kode_terbaca])).json()
        for bagian in (
            jawaban["kalimat"],
            jawaban["nomor"],
            jawaban["penerbit"],
            *(k["isi"] for k in jawaban["keterangan"]),
        ):
            assert bagian in halaman
        assert ("jawaban-perhatian" in halaman) is not jawaban["berlaku"]
    assert client.get(reverse("api_surat", args=["AAAABBBBCCCC"])).status_code == 404


# Where tokens come from


def buat(client, instansi, **isi):
    sampai = f"{hari_ini() + timedelta(days=90):%d/%m/%Y}"
    isi = {"nama": "Satu Data", "cakupan": ["register"], "berlaku_sampai": sampai, **isi}
    return client.post(reverse("token_api", args=[instansi.pk]), isi)


def test_token_tampil_sekali_disimpan_sebagai_sidik_dan_dapat_dicabut(client):
    instansi = pabrik.buat_instansi("32.05")
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, instansi))
    halaman = buat(client, instansi)
    [rahasia] = re.findall(r"sentra_[\w-]{43}", halaman.content.decode())
    assert halaman["Cache-Control"] == "no-store"
    token = TokenApi.objects.get()
    assert rahasia not in str(TokenApi.objects.values().get()) and rahasia.startswith(token.tanda)
    assert rahasia not in client.get(reverse("token_api", args=[instansi.pk])).content.decode()
    assert minta(client, "koperasi", rahasia).status_code == 200
    client.post(reverse("token_api_cabut", args=[token.pk]))
    assert minta(client, "koperasi", rahasia).status_code == 401
    assert set(Jejak.objects.values_list("aksi", flat=True)) >= {"buat_token", "cabut_token"}
    assert rahasia not in str(list(Jejak.objects.values()))


def test_token_buatan_yang_bukan_admin_lagi_disebut(client, token):
    satu, rahasia = token()
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, satu.instansi))
    alamat = reverse("token_api", args=[satu.instansi_id])
    assert "bukan admin lagi" not in client.get(alamat).content.decode()
    satu.dibuat_oleh.penugasan.update(sampai=hari_ini() - timedelta(days=1))
    assert "bukan admin lagi" in client.get(alamat).content.decode()
    assert minta(client, "koperasi", rahasia).status_code == 200  # it is the office's, until one of its admins ends it


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"nama": ""}, "Isi untuk aplikasi apa"),
        ({"cakupan": []}, "Pilih"),
        ({"berlaku_sampai": "1/1/2099"}, "paling lama 366 hari"),
    ],
)
def test_isian_token_yang_salah_disebut_di_sampingnya(client, isi, kata):
    instansi = pabrik.buat_instansi("32.05")
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, instansi))
    balasan = buat(client, instansi, **isi)
    assert balasan.status_code == 422 and kata in balasan.content.decode()
    assert not TokenApi.objects.exists()


def test_admin_kantor_lain_tidak_mencabut_token(client, token):
    satu, _ = token()
    for kode, status in (("32.06", 404), ("32", 302)):
        client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode=kode))
        assert client.post(reverse("token_api_cabut", args=[satu.pk])).status_code == status
    client.force_login(pabrik.buat_pengguna(Peran.AUDITOR))
    assert client.post(reverse("token_api_cabut", args=[satu.pk])).status_code == 403


# The contract


def test_tiap_alamat_api_ada_pada_gambarannya():
    nama = {p.name for p in pola_alamat() if (p.name or "").startswith("api_")} - {"api_openapi"}
    assert nama == BERTOKEN | {"api_surat", "api_data_terbuka"}
    assert len(skema_openapi()["paths"]) == len(nama)


@pytest.fixture
def sambungan_tetap():
    """The handler ends each request by closing the connection, which here holds the transaction of the test."""
    for sinyal in (request_started, request_finished):
        sinyal.disconnect(close_old_connections)
    yield
    for sinyal in (request_started, request_finished):
        sinyal.connect(close_old_connections)


def test_jawaban_menurut_gambaran_openapi(isi, token, monkeypatch, sambungan_tetap):
    """schemathesis: whatever is asked within the description is answered within it."""
    import schemathesis

    monkeypatch.setattr(modul_token, "LAJU", 10_000)
    monkeypatch.setattr("core.terbuka.token.LajuUmum.allow_request", lambda self, request: True)
    kepala = {"Authorization": f"Bearer {token()[1]}"}
    gambaran = schemathesis.openapi.from_dict(skema_openapi())
    gambaran.app = WSGIHandler()
    gambaran.config.update(base_url="http://testserver")
    banyak = 0
    for hasil in gambaran.get_all_operations():
        operasi = hasil.ok()

        @hypothesis.settings(
            max_examples=3,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(case=operasi.as_strategy())
        def uji(case):
            case.call_and_validate(headers=kepala)

        uji()
        banyak += 1
    assert banyak == 6
