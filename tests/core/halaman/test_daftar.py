import io
import re
from datetime import date

import pytest
from django import forms
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from openpyxl import load_workbook

from core.halaman.daftar import DaftarView, FormSaring, Kolom, Kunci
from core.models import Wilayah

pytestmark = pytest.mark.django_db


class SaringWilayah(FormSaring):
    cari_pada = ("nama",)
    jenis = forms.ChoiceField(required=False, choices=[("", "Semua"), *Wilayah.Jenis.choices])


class DaftarWilayah(DaftarView):
    model = Wilayah
    judul = "Wilayah"
    kolom = (Kolom("Nama", "nama"), Kolom("Jenis", "get_jenis_display"), Kolom("Panjang", lambda w: len(w.nama)))
    form_saring = SaringWilayah
    urutan = ("nama", "kode")

    def get_queryset(self):
        return Wilayah.objects.filter(pk__startswith="9")


@pytest.fixture
def isi():
    """120 rows whose names repeat, so that the key needs its second column."""
    Wilayah.objects.bulk_create(
        Wilayah(
            kode=f"9{n:03}", nama=f"Daerah {n % 7}", jenis=Wilayah.Jenis.KOTA, zona="Asia/Jakarta",
            berlaku_dari=date(2000, 1, 1), dasar="uji",
        )
        for n in range(120)
    )  # fmt: skip


@pytest.fixture
def buka(django_user_model):
    orang = django_user_model.objects.create_user("uji", nama="Penguji")
    orang.penugasan_aktif()  # read once a request; not a cost of the list

    def minta(**data):
        permintaan = RequestFactory().get("/daftar/", data)
        permintaan.user = orang
        return DaftarWilayah.as_view()(permintaan)

    return minta


def test_semua_baris_terlewati_sekali_maju_dan_mundur(isi, buka):
    urut = [w.kode for w in Wilayah.objects.filter(pk__startswith="9").order_by("nama", "kode")]
    halaman = buka().context_data["halaman"]
    maju = [halaman]
    while halaman.sesudah:
        halaman = buka(sesudah=halaman.sesudah).context_data["halaman"]
        maju.append(halaman)
    assert [w.kode for h in maju for w in h.baris] == urut
    assert [len(h.baris) for h in maju] == [50, 50, 20]
    tengah = buka(sebelum=halaman.sebelum).context_data["halaman"]
    awal = buka(sebelum=tengah.sebelum).context_data["halaman"]
    assert [w.kode for w in tengah.baris + halaman.baris] == urut[50:]
    assert [w.kode for w in awal.baris] == urut[:50]
    assert awal.sebelum == ""


@pytest.mark.parametrize("kunci", ["rusak", "W10", "WzFd", "bnVsbA", "W251bGwsbnVsbF0", "%00", "e" * 5000])
def test_kunci_halaman_yang_rusak_membuka_halaman_pertama(isi, buka, kunci):
    assert len(buka(sesudah=kunci).context_data["halaman"].baris) == 50
    assert buka(sebelum=kunci).status_code == 200


def test_jumlah_kueri_sama_untuk_sepuluh_dan_ratusan_baris(isi, buka, django_assert_num_queries):
    # A search asks first whether anything holds the words as they are typed.
    for saring, banyak in (({}, 3), ({"q": "Daerah 3"}, 4)):
        with django_assert_num_queries(banyak):
            buka(**saring).render()


def test_saringan_mempersempit_dan_yang_salah_disebut(isi, buka):
    assert len(buka(q="daerah 3").context_data["baris"]) == 17
    html = buka(jenis="benua").render().content.decode()
    assert "Ada masalah" in html
    kosong = buka(q="tidak ada").render().content.decode()
    assert "Tidak ada yang cocok dengan saringan ini." in kosong


def test_daftar_kosong_menyebut_sebabnya(buka):
    assert "Belum ada data." in buka().render().content.decode()


def test_unduhan_mengikuti_saringan_dan_tidak_membawa_rumus(isi, buka):
    Wilayah.objects.filter(kode="9003").update(nama="=1+1 Daerah 3")
    lembar = load_workbook(io.BytesIO(buka(q="Daerah 3", unduh="xlsx").content)).active
    atas = [lembar[f"A{n}"].value for n in range(1, 6)]
    assert atas[:2] == ["Wilayah", "Saringan: Cari: Daerah 3"] and atas[3:] == ["17 baris", None]
    assert re.fullmatch(r"Diunduh oleh Penguji pada \d+ \w+ \d{4}, \d\d\.\d\d WIB", atas[2])
    assert ([sel.value for sel in lembar[6]], lembar.freeze_panes) == (["Nama", "Jenis", "Panjang"], "A7")
    assert lembar.max_row == 6 + 17
    assert lembar["A7"].value == "'=1+1 Daerah 3"
    assert lembar["A7"].data_type == "s"
    assert lembar["C8"].value == 8


def test_tabel_bernama_dan_berkepala_kolom(isi, buka):
    html = buka().render().content.decode()
    assert "<caption>120 baris</caption>" in html
    assert '<th scope="col" class="kanan">Panjang</th>' in html


def test_orang_yang_belum_masuk_diarahkan_ke_halaman_masuk():
    permintaan = RequestFactory().get("/daftar/")
    permintaan.user = AnonymousUser()
    penjaga = LoginRequiredMiddleware(DaftarWilayah.as_view())
    assert penjaga.process_view(permintaan, DaftarWilayah.as_view(), (), {}).status_code == 302


def test_kunci_hanya_membaca_yang_ditulisnya(isi):
    kunci = Kunci(Wilayah, ("-nama", "kode"))
    satu = Wilayah.objects.get(kode="9005")
    assert kunci.baca(kunci.tulis(satu)) == [satu.nama, satu.kode]
    assert kunci.baca("") is None


def test_saringan_yang_dihapus_turunannya_tidak_memenuhi_catatan(isi, buka, monkeypatch, caplog):
    class TanpaJenis(SaringWilayah):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            del self.fields["jenis"]

    monkeypatch.setattr(DaftarWilayah, "form_saring", TanpaJenis)
    isi_halaman = buka().render().content.decode()
    assert 'name="q"' in isi_halaman
    assert 'name="jenis"' not in isi_halaman
    assert not caplog.records
