"""What if: exact at the edge, the same for everybody at one address, within what one sees; nothing is written."""

import io
from decimal import Decimal

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from aturan.bahasa import Hasil, evaluasi, hasil_banyak
from aturan.sentra_2005.kriteria import KRITERIA_SENTRA, TENAGA_KERJA
from core.andai.hitung import bandingkan
from core.andai.populasi import semua_populasi
from core.andai.syarat import keadaan
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.models import Andaian
from sentra_ukm.models import Jawaban, Pemeriksaan, Ukm, Usulan
from sentra_ukm.usulan.andai import USULAN
from sentra_ukm.usulan.syarat import temuan_kriteria
from tests import pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def nominasi(pekerja=40, kode="32.05", status="di_kementerian", **isi):
    """A nomination of 20 firms that meets everything, with this many workers."""
    usulan = pabrik.buat_usulan(kode, ukm=20, **isi)
    Ukm.objects.filter(usulan=usulan).update(tk_laki=0, tk_perempuan=0, tk_lain=0, tk_pemilik=0)
    Ukm.objects.filter(usulan=usulan, urut=usulan.ukm.first().urut).update(tk_laki=pekerja)
    Usulan.objects.filter(pk=usulan.pk).update(status=status)
    return Usulan.objects.get(pk=usulan.pk)


def orang(peran=Peran.VERIFIKATOR, kode="00"):
    return pabrik.buat_pengguna(peran, kode=kode)


def hasil(siapa, **nilai):
    pengganti = {f"sentra.{kode}": Decimal(n) for kode, n in nilai.items()}
    return bandingkan(USULAN, USULAN.muat(siapa, hari_ini()), pengganti)


def alamat(nama="andai", **nilai):
    return reverse(nama, args=["usulan"]) + "?" + "&".join(f"sentra.{k}={n}" for k, n in nilai.items())


@pytest.mark.parametrize(
    ("ambang", "menjadi", "tidak_lagi"), [(37, 1, 0), (38, 1, 0), (39, 0, 0), (40, 0, 0), (41, 0, 1)]
)
def test_ambang_satu_di_bawah_tepat_dan_di_atas_membalik_hasil_tepat(ambang, menjadi, tidak_lagi):
    nominasi(38)
    nominasi(40)
    h = hasil(orang(), tenaga_kerja=ambang)
    assert (h.seluruh.kini, h.seluruh.menjadi, h.seluruh.tidak_lagi) == (1, menjadi, tidak_lagi)
    assert len(h.berubah) == menjadi + tidak_lagi


def test_yang_belum_diketahui_dan_yang_dinilai_orang_tetap_dan_dihitung_terpisah():
    kosong, dinilai, ditandai = nominasi(), nominasi(), nominasi()
    Ukm.objects.filter(usulan=kosong).delete()
    Jawaban.objects.filter(usulan=dinilai, kode="prospek_pasar").update(jawaban=False)
    Pemeriksaan.objects.create(
        usulan=ditandai, meja="kementerian", butir="sentra.prospek_pasar", hasil="tidak", oleh=ditandai.dibuat_oleh
    )
    h = hasil(orang(), tenaga_kerja=1, jumlah_ukm=1, omzet_bulanan=1)
    assert h.menurut_andai == {"belum": 1, "tidak": 2}
    assert (h.seluruh.belum, h.berubah) == (1, [])


@pytest.mark.parametrize("jenis", ["sentra", "unggulan", "klaster"])
@pytest.mark.parametrize("kurang", [None, "mitra", "jawaban", "lampiran2", "sentra__pembinaan"])
def test_hasil_menurut_yang_berlaku_sama_dengan_yang_dilihat_petugas_pada_urusannya(jenis, kurang):
    usulan = pabrik.buat_usulan(jenis=jenis)
    match kurang:
        case "mitra" | "jawaban":
            getattr(usulan, kurang).all().delete()
        case "lampiran2":
            usulan.lampiran2.delete()
        case "sentra__pembinaan":
            usulan.sentra.pembinaan.all().delete()
    Usulan.objects.update(status="di_provinsi")
    usulan = Usulan.objects.get()
    seharusnya = keadaan([t.hasil for t in temuan_kriteria(usulan, hari_ini())])
    assert USULAN.muat(orang(), hari_ini()).nilai({}) == [seharusnya]


def test_hasil_banyak_sama_dengan_evaluasi_satu_per_satu():
    fakta = [{"tenaga_kerja": n, "tenaga_kerja_terbuka": t} for n in (None, 39, 40, 41) for t in (None, 0, 1)] * 2
    for pengganti in ({}, {"sentra.tenaga_kerja": Decimal(41)}):
        banyak = hasil_banyak(TENAGA_KERJA, fakta, per=hari_ini(), pengganti=pengganti)
        satu = [evaluasi((TENAGA_KERJA,), f, per=hari_ini(), pengganti=pengganti)[0].hasil for f in fakta]
        assert banyak == satu
        assert set(banyak) == {Hasil.TERPENUHI, Hasil.TIDAK, Hasil.PERLU_PENILAIAN}
    assert all(s.dibaca for s in KRITERIA_SENTRA)


def test_jumlah_yang_memenuhi_sama_dengan_hitungan_sql_sendiri():
    for pekerja, kode in ((29, "32.05"), (30, "32.05"), (35, "32.73"), (45, "33.74")):
        nominasi(pekerja, kode)
    sql = """
        SELECT substr(u.wilayah_id, 1, 2), count(*) FROM sentra_ukm_usulan u
        WHERE u.status NOT IN ('draf', 'ditarik')
          AND NOT EXISTS (SELECT 1 FROM sentra_ukm_jawaban j WHERE j.usulan_id = u.id AND j.jawaban IS NOT TRUE)
          AND (SELECT count(*) FROM sentra_ukm_ukm k WHERE k.usulan_id = u.id AND k.dihitung) >= 20
          AND (SELECT sum(omzet_bulan) FROM sentra_ukm_ukm k WHERE k.usulan_id = u.id AND k.dihitung) >= 200000000
          AND (SELECT sum(tk_laki + tk_perempuan + tk_lain + tk_pemilik)
               FROM sentra_ukm_ukm k WHERE k.usulan_id = u.id AND k.dihitung) >= 30
        GROUP BY 1"""
    with connection.cursor() as kursor:
        kursor.execute(sql)
        seharusnya = dict(kursor.fetchall())
    h = hasil(orang(), tenaga_kerja=30)
    assert seharusnya == {d.kode: d.andai for d in h.daerah if d.andai} == {"32": 2, "33": 1}
    assert h.seluruh.kini == 1


def test_alamat_yang_dibagikan_memberi_halaman_yang_sama_dan_menyebut_simulasi(client):
    u = nominasi(38)
    isi = []
    for siapa in (orang(), orang(Peran.AUDITOR)):
        client.force_login(siapa)
        balasan = client.get(alamat(tenaga_kerja=38))
        isi.append(balasan.content.decode().partition('<section class="andaian"')[2].partition("</section>")[0])
    assert isi[0] == isi[1]
    assert "SIMULASI" in isi[0]
    assert "1 usulan lagi akan memenuhi syarat: dari 0 menjadi 1" in isi[0]
    assert "Tenaga kerja 38 orang" in isi[0]
    assert balasan.content.decode().count("Diubah") == 1
    assert u.get_absolute_url() in isi[0]


@pytest.mark.parametrize("isian", ["empat puluh", "-1", "", "1.5"])
def test_isian_yang_salah_dijelaskan_di_sampingnya_dan_yang_lain_tetap(client, isian):
    client.force_login(orang())
    balasan = client.get(alamat(tenaga_kerja=isian, jumlah_ukm=17))
    form = balasan.context["angka"]
    assert balasan.status_code == 422
    assert list(form.errors) == ["sentra.tenaga_kerja"]
    assert form["sentra.tenaga_kerja"].value() == isian
    assert form["sentra.jumlah_ukm"].value() == "17"
    assert "Diubah" not in balasan.content.decode()
    assert "SIMULASI" not in balasan.content.decode()
    assert client.get(alamat("andai_unduh", tenaga_kerja=isian)).status_code == 302


def test_provinsi_melihat_wilayahnya_sendiri_dan_peran_lain_tidak_diterima(client):
    nominasi(38, "32.05")
    nominasi(38, "33.74")
    client.force_login(orang(Peran.DINAS_PROVINSI, "33"))
    banding = client.get(alamat(tenaga_kerja=38)).context["banding"]
    assert [(d.kode, d.menjadi) for d in banding.daerah] == [("33.74", 1)]
    client.force_login(orang(Peran.POKJA_KABKOTA, "32.05"))
    assert client.get(alamat()).status_code == 403


def sidik_semua_baris():
    """Every row of every table but those that a log-in and a view write."""
    lewat = {"core.sesi", "core.paparan", "sessions.session", "core.perambandikenal", "core.pengguna"}
    return {
        m._meta.label_lower: serializers.serialize("json", m._base_manager.order_by("pk"))
        for m in apps.get_models()
        if m._meta.label_lower not in lewat
    }


def test_simulasi_unduhan_dan_perbandingan_tidak_mengubah_satu_baris_pun(client):
    nominasi(38)
    nominasi(45)
    siapa = orang()
    client.force_login(siapa)
    client.post(alamat(tenaga_kerja=38), {"nama": "Tenaga kerja 38"})
    simpanan = Andaian.objects.get()
    sebelum = sidik_semua_baris()
    assert client.get(alamat(tenaga_kerja=38)).status_code == 200
    assert client.get(reverse("andai_banding", args=["usulan"]) + f"?a={simpanan.pk}").status_code == 200
    buku = load_workbook(io.BytesIO(client.get(alamat("andai_unduh", tenaga_kerja=38)).content))
    baris = list(buku.active.values)
    assert baris[0][0].startswith("SIMULASI")
    assert "minimal 38 orang, bukan 40 orang" in baris[1][0]
    assert "dinilai menurut Pasal 5" in baris[3][0] and "Yang dinilai orang tidak dihitung ulang" in baris[3][0]
    assert [b[3:6] for b in baris[5:]] == [("Tenaga kerja 38 orang", "tidak memenuhi", "memenuhi")]
    assert sidik_semua_baris() == sebelum


def test_andaian_disimpan_dengan_penyimpannya_dan_dibandingkan_hanya_oleh_yang_boleh_melihat(client):
    nominasi(38)
    jabar, pusat = orang(Peran.DINAS_PROVINSI, "32"), orang()
    for siapa, n in ((jabar, 38), (pusat, 41)):
        client.force_login(siapa)
        assert client.post(alamat(tenaga_kerja=n), {"nama": f"TK {n}"}).status_code == 302
    milik_jabar, milik_pusat = Andaian.objects.order_by("pk")
    assert (milik_jabar.oleh, milik_jabar.nilai) == (jabar, {"sentra.tenaga_kerja": "38"})
    banding = reverse("andai_banding", args=["usulan"])
    balasan = client.get(f"{banding}?a={milik_jabar.pk}&a={milik_pusat.pk}")
    assert [h.seluruh.andai for _, h in balasan.context["andaian"]] == [1, 0]
    assert client.post(reverse("andai_hapus", args=[milik_jabar.pk])).status_code == 404  # not the author's
    client.force_login(jabar)
    assert client.get(f"{banding}?a={milik_pusat.pk}").status_code == 404
    assert client.post(reverse("andai_hapus", args=[milik_jabar.pk])).status_code == 302
    assert client.post(alamat(), {"nama": "Tanpa perubahan"}).status_code == 422
    assert client.post(alamat(tenaga_kerja=39), {"nama": ""}).status_code == 422
    assert list(Andaian.objects.all()) == [milik_pusat]


@pytest.mark.parametrize("kode", semua_populasi())
def test_tiap_butir_menyebut_yang_berlaku_tepinya_dan_pasalnya(client, kode):
    client.force_login(orang())
    teks = client.get(reverse("andai", args=[kode])).content.decode()
    for b in semua_populasi()[kode].butir(hari_ini()):
        assert f"Berlaku: {b.sebut(b.berlaku)}; {b.tepi}." in teks
        assert str(b.dasar) in teks or b.dasar.sebutan in teks
