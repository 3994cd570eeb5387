"""What a provision's page says of its practice: exact against the trail itself, within what one sees, cheap."""

import json

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aturan.bahasa import P23_2005, PENGENDALIAN, Pasal
from aturan.naskah import BERKAS
from core.dasar.izin import Peran
from core.halaman.praktik import sebut_umum
from core.models import Jejak, JejakKetentuan, Urusan
from core.perkara.praktik import ketentuan_langkah, menurut_sebutan, sifat
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.meja import butir_meja
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
URUSAN = {m._meta.model_name: m for m in apps.get_models() if issubclass(m, Urusan)}
HURUF_E = ["23-2005", "pasal-5/ayat-1/huruf-e"]


def halaman(client, jalan=HURUF_E, peran=Peran.AUDITOR, kode="00"):
    client.logout()
    if peran:
        client.force_login(pabrik.buat_pengguna(peran, kode=kode))
    return client.get(reverse("aturan_pasal" if peran else "aturan_praktik", args=jalan))


def tandai(usulan, **tidak):
    return {
        butir: {"uraian": butir, "hasil": "tidak" if butir in tidak else "ya", "catatan": tidak.get(butir, "")}
        for butir in butir_meja(usulan, "kementerian")
    }


@pytest.fixture
def putusan():
    """In Garut one chosen and one returned for huruf e, in Bandung one refused for huruf c."""
    for kode, aksi, tidak in (
        ("32.05", "pilih", {}),
        ("32.05", "kembalikan_kementerian", {"sentra.tenaga_kerja": "Hanya 38 orang."}),
        ("32.73", "tidak_pilih", {"sentra.prospek_pasar": "Tidak ada pembeli."}),
    ):
        usulan = pabrik.buat_usulan(kode)
        Usulan.objects.filter(pk=usulan.pk).update(status="di_kementerian")
        usulan.refresh_from_db()
        usulan.alur.jalankan(
            usulan, aksi, pabrik.buat_pengguna(Peran.VERIFIKATOR, kode="00"), versi=usulan.versi,
            alasan="" if aksi == "pilih" else "Lihat catatan.", penilaian=tandai(usulan, **tidak),
        )  # fmt: skip


def dari_sql(kode, wilayah):
    """(acts, refusals for it, returns for it) of one criterion, read from the trail word by word."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT aksi, temuan, penilaian FROM core_jejak WHERE wilayah_id = %s"
            " AND aksi IN ('pilih', 'tidak_pilih', 'kembalikan_kementerian')", [wilayah],
        )  # fmt: skip
        baris = [(a, *(json.loads(i) if isinstance(i, str) else i for i in (t, p))) for a, t, p in kursor.fetchall()]
    kurang = [(a, p[kode]["hasil"] == "tidak") for a, _, p in baris]
    return (
        sum(a != "kembalikan_kementerian" for a, _ in kurang),
        sum(k for a, k in kurang if a == "tidak_pilih"),
        sum(k for a, k in kurang if a == "kembalikan_kementerian"),
    )


@pytest.mark.parametrize(("huruf", "kode"), [("e", "sentra.tenaga_kerja"), ("c", "sentra.prospek_pasar")])
def test_praktik_sama_dengan_hitungan_sql_atas_jejak_di_tiap_wilayah(client, putusan, huruf, kode):
    isi = halaman(client, ["23-2005", f"pasal-5/ayat-1/huruf-{huruf}"], kode="32").context["praktik"]
    nama = {"Kabupaten Garut": "32.05", "Kota Bandung": "32.73"}
    ada = {d.nama: (d.keputusan, d.tolak, d.kembali) for d in isi["daerah"]}
    assert ada == {n: dari_sql(kode, w) for n, w in nama.items()}
    assert sum(map(sum, ada.values())) == 3


def test_ayat_dan_pasal_di_atasnya_menghitung_tiap_langkah_sekali(client, putusan):
    for jalan in ("pasal-5/ayat-1", "pasal-5"):
        jumlah = halaman(client, ["23-2005", jalan]).context["praktik"]["jumlah"]
        assert (jumlah.keputusan, jumlah.tolak, jumlah.kembali) == (2, 1, 1)


def test_kabupaten_lain_tidak_dihitung_dan_umum_hanya_mendapat_jumlah_yang_tidak_menunjuk(client, putusan):
    assert halaman(client, kode="33").context["praktik"]["daerah"] == []
    assert [d.nama for d in halaman(client, kode="32.73").context["praktik"]["daerah"]] == ["Kota Bandung"]
    balasan = halaman(client, peran=None)
    assert balasan.context["praktik"]["umum"] == ["kurang dari 5", "0", "kurang dari 5"]
    assert "Kota Bandung" not in balasan.content.decode()
    assert [sebut_umum(n) for n in (0, 1, 4, 5, 1204)] == ["0", "kurang dari 5", "kurang dari 5", "5", "1.204"]


def test_bacaan_kantor_disebut_tanpa_alasannya(client, putusan):
    balasan = halaman(client, ["23-2005", "pasal-5/ayat-1/huruf-c"])
    bacaan, teks = balasan.context["praktik"]["bacaan"], balasan.content.decode()
    assert bacaan
    assert {b.temuan.kode for b in bacaan} == {"sentra.prospek_pasar"}
    assert all(b.temuan.alasan and b.temuan.alasan not in teks for b in bacaan)
    assert (
        "belum dapat dinyatakan terpenuhi" in teks
    )  # what nobody knew is a reason too, and is no finding of "not met"
    assert bacaan[0].url in teks


def test_halaman_pasal_tidak_membaca_jejak_satu_per_satu(client, putusan):
    client.force_login(pabrik.buat_pengguna(Peran.AUDITOR, kode="00"))
    with CaptureQueriesContext(connection) as kueri:
        client.get(reverse("aturan_pasal", args=HURUF_E))
    assert len(kueri) <= 12
    jejak = [k["sql"] for k in kueri if "core_jejak" in k["sql"] and "core_jejakketentuan" not in k["sql"]]
    assert all('"core_jejak"."id" IN' in sql for sql in jejak)


def test_indeks_dapat_dibuat_lagi_dari_jejak(putusan):
    dicatat = set(JejakKetentuan.objects.values_list("jejak", "ketentuan", "sifat", "gagal", "bacaan", "tahun"))
    ulang = set()
    for j in Jejak.objects.all():
        model = URUSAN[j.objek_jenis.partition(".")[2]]
        if jenis := sifat(model, j.aksi, j.dari, j.ke):
            for b in ketentuan_langkah(vars(j), jenis):
                ulang.add((j.pk, b["ketentuan"], b["sifat"], b["gagal"], b["bacaan"], b["tahun"]))
    assert ulang == dicatat
    assert dicatat


def test_pasal_tiap_langkah_terbaca_kembali_dari_sebutannya():
    for model in URUSAN.values():
        for t in model.alur.baris:
            if t.dasar != PENGENDALIAN and t.dasar.peraturan in BERKAS:
                assert menurut_sebutan()[str(t.dasar)] == t.dasar
    assert menurut_sebutan()["Pasal 5 ayat (1) huruf e Permen KUKM 23/2005"] == Pasal(P23_2005, "5", "1", "e")


def test_penarikan_bukan_penolakan_dan_tutup_sesudah_berjalan_bukan_penolakan():
    usulan, kantor = URUSAN["usulan"], URUSAN["jaringanpelayanan"]
    assert sifat(usulan, "tarik", "di_provinsi", "ditarik") == ""
    assert sifat(usulan, "tidak_pilih", "di_kementerian", "tidak_terpilih") == "tolak"
    assert sifat(usulan, "kembalikan_provinsi", "di_provinsi", "perbaikan_provinsi") == "kembali"
    assert sifat(kantor, "tutup", "usul_tutup", "ditutup") == "putusan"
    assert sifat(kantor, "tolak", "siap", "ditolak") == "tolak"


def test_yang_disampaikan_ditemukan_atau_diusulkan_bukan_keputusan():
    """A report that is in, a start that is told, a finding, a proposal to close: steps, on which somebody decides."""
    jenis = {
        (t.aksi, t.peran): sifat(model, t.aksi, dari, t.ke)
        for model in URUSAN.values() for t in model.alur.baris for dari in t.asal
    }  # fmt: skip
    memutus = {peran for (_, peran), satu in jenis.items() if satu == "putusan"}
    assert memutus == {Peran.PEJABAT, Peran.PENETAP, Peran.VERIFIKATOR}
    assert jenis["kirim_sendiri", Peran.PENGURUS] == jenis["temukan_tidak_mulai", Peran.PENGAWAS] == ""
