"""The work desk: the line of today and the rows behind each figure, lanes that fold, the next act of each row."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.halaman import kunjungan
from core.halaman.kunjungan import JEDA
from core.models import Berkas, MejaSaya, UrusanDibuka
from perizinan.models import JaringanPelayanan
from sentra_ukm.models import Usulan
from tests import pabrik
from tests.skenario.peramban import Petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


def angka(petugas, alamat="/meja-kerja/") -> dict[str, int]:
    return {i["label"]: i["jumlah"] for i in petugas.buka(alamat).balasan.context["ikhtisar"]}


def baris(petugas, apa) -> set:
    kelompok = petugas.buka(f"/meja-kerja/?apa={apa}").balasan.context["kelompok"]
    return {u for k in kelompok for u in k["urusan"]}


def kemarin_ke_meja(petugas) -> None:
    """The visit before this one ended a day ago."""
    petugas.buka("/meja-kerja/")
    MejaSaya.objects.filter(pk=petugas.orang.pk).update(dibuka=timezone.now() - timedelta(days=1))


def test_baru_dihitung_sejak_kunjungan_sebelumnya_dan_bertahan_saat_dimuat_ulang():
    dinas = Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    lama = pabrik.majukan(pabrik.buat_usulan(), "terseleksi")
    Usulan.objects.filter(pk=lama.pk).update(status_sejak=timezone.now() - timedelta(days=3))
    assert "Baru bagi Anda" not in angka(dinas)  # at the first visit everything would be
    kemarin_ke_meja(dinas)
    baru = pabrik.majukan(pabrik.buat_usulan(), "terseleksi")
    Usulan.objects.filter(pk=baru.pk).update(status_sejak=timezone.now() - timedelta(hours=2))
    for _ in range(2):
        assert angka(dinas)["Baru bagi Anda"] == 1 and baris(dinas, "baru") == {baru}
    MejaSaya.objects.update(dibuka=timezone.now() - JEDA - timedelta(minutes=1))
    assert "Baru bagi Anda" not in angka(dinas)


def test_yang_dipindahkan_sendiri_bukan_kabar_baru():
    pokja = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu")
    kemarin_ke_meja(pokja)
    pabrik.buat_usulan(pengguna=pokja.orang, lengkap=False)
    orang_lain = pabrik.buat_usulan(lengkap=False)
    assert angka(pokja)["Menunggu Anda"] == 2 and baris(pokja, "baru") == {orang_lain}


@pytest.mark.parametrize("peran", [Peran.PEJABAT, Peran.PENGAWAS])
def test_jatuh_tempo_dan_lewat_dihitung_seluruhnya_dan_tiap_urusan_sekali(peran):
    """25 past the day and one that ends today, for who decides; for who watches the days those that are past."""
    contoh = pabrik.majukan_kantor(pabrik.buat_kantor(), "siap")
    petugas = Petugas(peran, "Rina Marlina", "32.05")
    hari = contoh.hari_ini
    isi = {f.name: getattr(contoh, f.name) for f in contoh._meta.concrete_fields if f.name not in ("id", "kunci_kirim")}
    JaringanPelayanan.objects.bulk_create(
        JaringanPelayanan(**isi | {"nomor_perkara": f"K-{i}", "jatuh_tempo": hari - timedelta(days=i)})
        for i in range(1, 26)
    )
    JaringanPelayanan.objects.filter(pk=contoh.pk).update(jatuh_tempo=hari)
    ini = angka(petugas)
    memutus = peran == Peran.PEJABAT
    assert ini == {"Lewat tenggat": 25} | ({"Menunggu Anda": 26, "Jatuh tempo hari ini": 1} if memutus else {})
    assert len(baris(petugas, "lewat")) == 25 and baris(petugas, "hari_ini") == ({contoh} if memutus else set())


def test_dikembalikan_menghitung_yang_kembali_kepada_saya_saja():
    pokja, dinas = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu"), Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    usulan = pabrik.buat_usulan(pengguna=pokja.orang, lengkap=False)
    Usulan.objects.filter(pk=usulan.pk).update(status="perbaikan_provinsi")
    assert angka(pokja)["Dikembalikan"] == 1 and baris(pokja, "kembali") == {usulan}
    assert "Dikembalikan" not in angka(dinas)


def test_lajur_yang_dilipat_tetap_menyebut_jumlahnya_dan_diingat_per_orang():
    pokja, rekan = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu"), Petugas(Peran.POKJA_KABKOTA, "Asep Sunandar")
    pabrik.buat_usulan(lengkap=False)
    for lipat, buka in (("ya", "Buka"), ("tidak", "Lipat")):
        balasan = pokja.klien.post(reverse("meja_kerja"), {"lajur": "usulan-draf", "lipat": lipat})
        assert balasan.url == "/meja-kerja/#usulan-draf"
        html = pokja.buka("/meja-kerja/").html
        assert ('id="isi-usulan-draf" hidden' in html) is (lipat == "ya") and f">{buka}<span" in html
        assert "Draf (1)" in html and 'id="isi-usulan-draf">' in rekan.buka("/meja-kerja/").html
    pokja.klien.post(reverse("meja_kerja"), {"lajur": "<script>", "lipat": "ya"})
    assert MejaSaya.objects.get(pk=pokja.orang.pk).dilipat == []


def test_saat_hanya_dibaca_meja_dan_urusan_terbuka_dan_tidak_diingat():
    pokja = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu")
    usulan = pabrik.buat_usulan(lengkap=False)
    call_command("baca_saja", "nyala", alasan="Cadangan diperiksa.", stdout=io.StringIO())
    for alamat in ("/meja-kerja/", usulan.get_absolute_url()):
        assert usulan.nomor_perkara in pokja.buka(alamat).teks
    assert not MejaSaya.objects.exists() and not UrusanDibuka.objects.exists()


def langkah(petugas, urusan) -> tuple[str, str]:
    kelompok = petugas.buka("/meja-kerja/").balasan.context["kelompok"]
    [satu] = [u for k in kelompok if not k.get("di_mana") for u in k["urusan"] if u == urusan]
    return satu.langkah_meja


def tindakan(urusan, aksi) -> str:
    return reverse("tindakan", args=[urusan._meta.model_name, urusan.pk, aksi])


def test_baris_menyebut_langkah_berikutnya_dengan_alamatnya():
    usulan, izin = pabrik.buat_usulan(), pabrik.majukan_izin(pabrik.buat_permohonan(), "siap")
    pejabat = Petugas(Peran.PEJABAT, "Ujang Somantri", "32.05")
    assert langkah(pejabat, izin) == ("Baca dan putuskan", izin.get_absolute_url())
    pokja, dinas = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu"), Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    assert langkah(pokja, usulan) == ("Lengkapi isian", reverse("usulan_tugas", args=[usulan.pk]))
    usulan = pabrik.majukan(usulan, "terseleksi")
    assert langkah(dinas, usulan) == ("Kirim ke Provinsi", tindakan(usulan, "sampaikan"))
    usulan = pabrik.majukan(usulan, "di_provinsi", "terseleksi")
    meja = reverse("pemeriksaan", args=[usulan.pk])
    assert langkah(Petugas(Peran.POKJA_PROVINSI, "Dedi", "32"), usulan) == ("Periksa", meja)
    sanksi = pabrik.buat_sanksi()  # a case with a field of its own that is called langkah
    assert langkah(Petugas(Peran.PENGAWAS, "Iis", "32.05"), sanksi)[0] == "Lengkapi isian"


def test_yang_sudah_berbuat_dibilang_orang_lain_yang_melanjutkan():
    keputusan = pabrik.buat_keputusan([pabrik.majukan(pabrik.buat_usulan(), "terpilih")])
    penyusun, rekan = Petugas(Peran.PENYUSUN_KEPUTUSAN, "Sri"), Petugas(Peran.PENYUSUN_KEPUTUSAN, "Joko")
    keputusan.alur.jalankan(keputusan, "ajukan_periksa", penyusun.orang, versi=keputusan.versi)
    assert langkah(rekan, keputusan) == ("Nyatakan benar", tindakan(keputusan, "nyatakan_benar"))
    assert langkah(penyusun, keputusan)[0] == "Kembalikan ke penyusun"


def berubah(halaman) -> list[str]:
    return [b.kalimat for b in halaman.balasan.context["berubah"]]


def test_urusan_menyebut_yang_diperbuat_orang_lain_sejak_dibuka_terakhir(monkeypatch):
    pokja, dinas = Petugas(Peran.POKJA_KABKOTA, "Neneng Rahayu"), Petugas(Peran.DINAS_KABKOTA, "Ujang Somantri")
    usulan = pabrik.majukan(pabrik.buat_usulan(pengguna=pokja.orang), "terseleksi")
    alamat = usulan.get_absolute_url()
    assert [berubah(p.buka(alamat)) for p in (pokja, dinas)] == [[], []]  # at the first look everything would be
    usulan.alur.jalankan(usulan, "kembalikan_ke_pokja", dinas.orang, versi=usulan.versi, alasan="Tim belum lengkap.")
    Berkas.objects.filter(pk=pabrik.buat_bukti(usulan, "prospek_pasar").pk).update(diunggah_oleh=dinas.orang)
    ada = {p: "<strong>berubah</strong>" in p.buka("/meja-kerja/").html for p in (pokja, dinas)}
    assert ada == {pokja: True, dinas: False}  # the own act is no news
    for jeda in (0, 30):  # a reload does not empty the list
        monkeypatch.setattr(kunjungan, "JEDA", timedelta(minutes=jeda))
        halaman = pokja.buka(alamat)
        assert "2 hal berubah sejak Anda buka pada" in halaman.teks
        assert berubah(halaman) == ["1 berkas baru", "Ujang Somantri mengembalikan usulan ke Pokja untuk perbaikan"]
    assert "<strong>berubah</strong>" not in pokja.buka("/meja-kerja/").html
    monkeypatch.setattr(kunjungan, "JEDA", timedelta(0))
    assert berubah(pokja.buka(alamat)) == []
