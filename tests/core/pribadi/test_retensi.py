"""How long personal data is kept: what is due goes, by whom it may, and the trail holds together."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import (
    Berkas,
    Jejak,
    Paparan,
    PerambanDikenal,
    PercobaanMasuk,
    PeristiwaAkun,
    Sesi,
    Surat,
    Surel,
    UrusanDibuka,
)
from core.perkara.bukti import periksa_semua
from core.perkara.jejak import catat
from core.pribadi.retensi import SAMARAN, Oleh, semua_retensi
from ksp_usp.models import Orang, PratinjauKoperasi
from sentra_ukm.models import Lampiran2, PratinjauUkm, Usulan
from tests import pabrik

pytestmark = pytest.mark.django_db
NIK = "3205004101800001"
AWAL = datetime(2026, 1, 1, tzinfo=UTC)


def retensi(*pilihan, **lain):
    keluar = io.StringIO()
    call_command("retensi", *pilihan, stdout=keluar, **lain)
    return keluar.getvalue()


def lalu(hari):
    return timezone.now() - timedelta(days=hari)


def tuakan(model, hari, *kolom, **saring):
    """Age rows past what auto_now would write."""
    model.objects.filter(**saring).update(**dict.fromkeys(kolom, lalu(hari)))


@pytest.fixture
def usulan():
    usulan = pabrik.buat_usulan(ukm=3)
    usulan.ukm.update(nama_pemilik="Siti Aminah", telepon="0812", nik=NIK, nik_sidik="x")
    Lampiran2.objects.update(kontak="Siti Aminah", telepon="0812")
    return usulan


def berorang(usulan):
    return usulan.ukm.filter(nama_pemilik="Siti Aminah").count()


@pytest.mark.parametrize(("hari", "habis"), [(29, False), (31, True)])
def test_sisa_teknis_dihapus_sesudah_masanya_dan_tidak_sebelumnya(usulan, hari, habis):
    oleh = usulan.dibuat_oleh
    PratinjauUkm.objects.create(usulan=usulan, oleh=oleh, asal="tempel", sumber="x", isi="x")
    PratinjauKoperasi.objects.create(oleh=oleh, sumber="x", isi="x")
    Berkas.objects.create(nama="a", jenis="pdf", ukuran=1, sha256="x", isi="berkas/x", diunggah_oleh=oleh)
    tuakan(PratinjauUkm, hari, "dibuat_pada")
    tuakan(PratinjauKoperasi, hari, "dibuat_pada")
    tuakan(Berkas, 400, "diunggah_pada")
    retensi()
    assert PratinjauUkm.objects.count() == 1
    retensi("--jalankan")
    sisa = [x.objects.count() for x in (PratinjauUkm, PratinjauKoperasi)]
    assert sisa == [0 if habis else 1] * 2
    assert Berkas.objects.count() == 1  # evidence: never by age


@pytest.mark.parametrize(
    ("model", "kolom", "masa", "tanda", "isi"),
    [
        (Sesi, "expire_date", 0, "session_key", {"mulai": AWAL, "terlihat": AWAL, "expire_date": AWAL}),
        (PercobaanMasuk, "waktu", 90, "nama", {"hasil": "berhasil"}),
        (PerambanDikenal, "terlihat", 365, "sidik", {}),
        (PeristiwaAkun, "waktu", 2 * 365, "kalimat", {}),
        (Surel, "selesai_pada", 90, "alasan", {}),
        (UrusanDibuka, "dibuka", 365, "objek_jenis", {"objek_id": 1, "dibuka": AWAL}),
    ],
    ids=lambda x: getattr(x, "__name__", None),
)
def test_jejak_masuk_dan_surel_dihapus_sesudah_masanya(model, kolom, masa, tanda, isi):
    if model is not Surel:
        isi = isi | {"pengguna": pabrik.buat_pengguna(Peran.LOKET)}
    for hari in (masa - 1, masa + 1):
        baru = model.objects.create(**isi, **{tanda: f"{hari}"})
        tuakan(model, hari, kolom, pk=baru.pk)
    retensi("--jalankan")
    assert list(model.objects.values_list(tanda, flat=True)) == [f"{masa - 1}"]


def test_catatan_paparan_dihapus_sesudah_masanya(usulan):
    isi = {"pengguna": usulan.dibuat_oleh, "pelaku": "x", "jenis": "halaman", "halaman": "x"}
    Paparan.objects.create(waktu=lalu(6 * 365), **isi)
    Paparan.objects.create(waktu=lalu(4 * 365), **isi)
    retensi("--jalankan")
    assert Paparan.objects.count() == 1


def test_data_perkara_hanya_disamarkan_atas_perintah_dan_jejak_tetap_utuh(usulan):
    muda = pabrik.buat_usulan(ukm=1)
    muda.ukm.update(nama_pemilik="Siti Aminah")
    tuakan(Usulan, 800, "diubah_pada", pk=usulan.pk)
    surat, jejak = Surat.objects.count(), Jejak.objects.count()
    assert "ukm_draf: 1 habis masanya" in retensi("--jalankan")
    assert berorang(usulan) == 3
    with pytest.raises(CommandError, match="--dasar"):
        retensi("--perkara", "ukm_draf")
    with pytest.raises(CommandError, match="Tidak ada aturan"):
        retensi("--perkara", "surat", "--dasar", "x")
    retensi("--perkara", "ukm_draf", "--dasar", "Nota Kepala Dinas 12/2026")
    assert (berorang(usulan), berorang(muda)) == (0, 1)
    for u in usulan.ukm.all():
        assert (u.nama_pemilik, u.nama_usaha) == (SAMARAN, f"UKM baris {u.urut}")
        assert not u.nik + u.nik_sidik + u.telepon
        assert u.omzet_bulan > 0
    assert Lampiran2.objects.get(usulan=usulan).kontak == ""
    baru = Jejak.objects.latest("pk")
    assert (baru.aksi, baru.pelaku, baru.alasan) == ("samarkan_data", "Sistem", "Nota Kepala Dinas 12/2026")
    assert (Surat.objects.count(), Jejak.objects.count()) == (surat, jejak + 1)
    assert list(periksa_semua(berkas=False)) == []
    assert "ukm_draf: 0 habis masanya" in retensi()


def test_penyamaran_yang_terhenti_diteruskan(usulan, monkeypatch):
    lain = pabrik.buat_usulan(ukm=1)
    lain.ukm.update(nama_pemilik="Siti Aminah")
    tuakan(Usulan, 800, "diubah_pada")
    sekali = []

    def terhenti(*args, **isi):
        if sekali:
            raise KeyboardInterrupt
        sekali.append(1)
        return catat(*args, **isi)

    monkeypatch.setattr("sentra_ukm.pribadi.catat", terhenti)
    with pytest.raises(KeyboardInterrupt):
        retensi("--perkara", "ukm_draf", "--dasar", "x")
    assert sorted((berorang(usulan) > 0, berorang(lain) > 0)) == [False, True]  # each case whole or not at all
    monkeypatch.undo()
    retensi("--perkara", "ukm_draf", "--dasar", "x")
    assert berorang(usulan) + berorang(lain) == 0
    assert Jejak.objects.filter(aksi="samarkan_data").count() == 2


def test_nik_yang_berhenti_lama_dilupakan_dan_yang_menjabat_tidak():
    koperasi = pabrik.buat_koperasi()
    lama, baru = koperasi.orang.all()[:2]
    for o in (lama, baru):
        o.nik = NIK
        o.save()
    Orang.objects.filter(pk=lama.pk).update(berhenti=lalu(6 * 365).date())
    Orang.objects.filter(pk=baru.pk).update(berhenti=lalu(4 * 365).date())
    retensi("--perkara", "nik_berhenti", "--dasar", "x")
    assert dict(Orang.objects.filter(pk__in=[lama.pk, baru.pk]).values_list("pk", "nik")) == {lama.pk: "", baru.pk: NIK}
    assert list(periksa_semua(berkas=False)) == []


def test_halaman_data_pribadi_memuat_tiap_aturan_tanpa_basis_data(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        isi = client.get(reverse("data_pribadi")).content.decode()
    teks = " ".join(re.sub(r"<[^>]+>", " ", isi).split())
    for r in semua_retensi():
        for kalimat in (r.data, r.guna, r.siapa, r.masa[0].upper() + r.masa[1:]):
            assert kalimat in teks, (r.kode, kalimat)
        assert bool(r.cari) == (r.oleh is not Oleh.ARSIP), r.kode
    assert f'href="{reverse("data_pribadi")}"' in client.get(reverse("masuk")).content.decode()


def test_nik_tidak_pernah_terbuka_dalam_jejak_dan_surat_di_alur_mana_pun(client):
    """Every route to its end, with the NIK of everybody in the rows."""
    terpilih = pabrik.buat_usulan(ukm=25)
    terpilih.ukm.update(nik=NIK)
    pabrik.buat_keputusan([pabrik.majukan(terpilih, "terpilih")])
    koperasi = pabrik.buat_koperasi()
    Orang.objects.update(nik=NIK)
    pabrik.konfirmasi_kalender(timezone.now().year, timezone.now().year + 1)
    pabrik.majukan_izin(pabrik.buat_permohonan(koperasi), "terbit")
    pabrik.majukan_kantor(pabrik.buat_kantor(pabrik.buat_koperasi()), "beroperasi")
    pabrik.majukan_penilaian(pabrik.buat_penilaian(koperasi), "ditetapkan")
    loket = pabrik.buat_pengguna(Peran.LOKET)
    client.force_login(loket)
    client.post(reverse("orang_nik", args=[Orang.objects.first().pk]), {"alasan": "dicocokkan dengan KTP"})
    jenis = set(Jejak.objects.values_list("objek_jenis", flat=True))
    assert jenis >= {
        "sentra_ukm.usulan", "sentra_ukm.keputusan", "ksp_usp.koperasi", "perizinan.permohonanizin",
        "perizinan.jaringanpelayanan", "ksp_usp.penilaiankesehatan",
    }  # fmt: skip
    for model in (Jejak, Surat):
        assert [pk for pk, *isi in model.objects.values_list() if NIK in str(isi)] == []
