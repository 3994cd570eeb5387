import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from core.dasar.izin import Peran
from core.models import Jejak
from core.perkara.jejak import catat, periksa_rantai
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.bantu_bukti import TOLAK, berakhir_batal, sebagai_pemilik  # noqa: F401 - a fixture
from tests.pabrik import buat_pengguna, buat_usulan, majukan

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("berakhir_batal")]


def ubah_diam_diam(perintah, *isi):
    with sebagai_pemilik() as kursor:
        kursor.execute(perintah, isi)


@pytest.fixture
def usulan():
    """A case with three rows in its trail."""
    usulan = buat_usulan(lengkap=False)
    for n in (1, 2):
        catat(usulan, "masukan", f"memberi masukan {n}", wilayah_id=usulan.wilayah_id, temuan=[{"nilai": 1.5}])
    return usulan


def test_rantai_utuh_dan_urutan_tanpa_lubang(usulan):
    assert [j.urutan for j in usulan.jejak] == [1, 2, 3]
    assert usulan.jejak[1].hash_sebelum == usulan.jejak[0].hash
    assert list(periksa_rantai()) == []


def test_perintah_menyebut_jumlah_baris_yang_utuh(usulan, capsys):
    call_command("verifikasi_jejak")
    assert "Jejak utuh: 3 baris." in capsys.readouterr().out


@pytest.mark.parametrize("isi", [{"kalimat": "lain"}, {"aksi": "lain"}, {"alasan": "lain"}])
def test_basis_data_menolak_perubahan(usulan, isi):
    with pytest.raises(DatabaseError, match=TOLAK), transaction.atomic():
        Jejak.objects.filter(pk=usulan.jejak[0].pk).update(**isi)


def test_angka_sebagai_kunci_tidak_mengubah_sidik(usulan):
    """JSON knows text keys only: 2 comes before 10 in Python, and after it as it is read back."""
    catat(
        usulan, "uji", "mencatat", wilayah_id=usulan.wilayah_id, salinan={"jawaban": dict.fromkeys(range(1, 12), True)}
    )
    assert list(periksa_rantai()) == []


@pytest.mark.parametrize(
    "tabel",
    [
        "core_jejak", "core_surat", "core_suratobjek", "core_rendisi", "core_pindaian", "core_sidik", "core_daun",
        "core_kepala",
    ],
)  # fmt: skip
def test_pemicu_masih_ada_sesudah_semua_migrasi(tabel, db):
    """SQLite drops them with the table that an alteration lays anew."""
    cari = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    if connection.vendor == "postgresql":
        # One for rows, one for TRUNCATE.
        cari = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass"
    with connection.cursor() as kursor:
        kursor.execute(cari, [tabel])
        assert kursor.fetchone()[0] == 2


def test_basis_data_menolak_penghapusan(usulan):
    with pytest.raises(DatabaseError, match=TOLAK), transaction.atomic():
        usulan.jejak[0].delete()
    assert usulan.jejak.count() == 3


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("kalimat", "tidak pernah terjadi"),
        ("pelaku", "Orang Lain"),
        ("waktu", "2026-01-01 00:00:00+00:00"),
        ("ke", "ditetapkan"),
        ("temuan", '[{"nilai": 2.5}]'),
        ("penilaian", '{"a": 1}'),
        ("salinan", '{"a": 1}'),
        ("alasan", "lain"),
        ("wilayah_id", "32"),
    ],
)
def test_kolom_yang_diubah_ketahuan_dan_barisnya_disebut(usulan, kolom, nilai):
    kedua = usulan.jejak[1]
    ubah_diam_diam(f"UPDATE core_jejak SET {kolom} = %s WHERE id = %s", nilai, kedua.pk)
    assert next(periksa_rantai()) == f"{Jejak.objects.get(pk=kedua.pk)}: isi baris berubah setelah dicatat."


def test_baris_yang_dihapus_ketahuan(usulan, capsys):
    ubah_diam_diam("DELETE FROM core_jejak WHERE id = %s", usulan.jejak[1].pk)
    with pytest.raises(CommandError, match="3 masalah pada 2 baris"):
        call_command("verifikasi_jejak")
    galat = capsys.readouterr().err
    assert "hilang dari basis data" in galat
    assert "baris 2 hilang" in galat
    assert "tidak menyambung" in galat


def test_ujung_rantai_yang_dipotong_ketahuan_dari_status_urusannya(surat_ringan):
    """What is left of a cut chain holds together; the case tells that it went further."""
    usulan = majukan(buat_usulan(), "terseleksi")
    assert list(periksa_rantai()) == []
    ubah_diam_diam("DELETE FROM core_jejak WHERE id = %s", usulan.jejak.last().pk)
    assert list(periksa_rantai()) == [
        f"sentra_ukm.usulan:{usulan.pk} ({usulan.nomor_perkara}): status “terseleksi”, jejaknya berakhir pada “draf”."
    ]


def test_rantai_yang_dihapus_seluruhnya_ketahuan(usulan):
    ubah_diam_diam("DELETE FROM core_jejak WHERE objek_id = %s", usulan.pk)
    assert list(periksa_rantai()) == [
        f"sentra_ukm.usulan:{usulan.pk} ({usulan.nomor_perkara}): status “draf”, tidak ada jejak langkahnya."
    ]


def test_baris_yang_disisipkan_dengan_hash_sendiri_tidak_menyambung(usulan):
    ketiga = usulan.jejak[2]
    palsu = Jejak.objects.get(pk=ketiga.pk)
    palsu.kalimat, palsu.hash_sebelum = "palsu", "0" * 64
    ubah_diam_diam(
        "UPDATE core_jejak SET kalimat = %s, hash_sebelum = %s, hash = %s WHERE id = %s",
        palsu.kalimat, palsu.hash_sebelum, palsu.hitung_hash(), ketiga.pk,
    )  # fmt: skip
    assert list(periksa_rantai()) == [f"{palsu}: tidak menyambung ke baris sebelumnya."]


def test_jejak_menyimpan_nama_dan_jabatan_seperti_waktu_itu(usulan):
    plt = buat_pengguna(
        Peran.POKJA_KABKOTA, jabatan="Ketua Pokja", sebutan="Plt.", sampai="2099-01-01", nama="Rina Marlina"
    )
    ALUR_USULAN.jalankan(usulan, "batalkan", plt, versi=usulan.versi, alasan="Keliru memilih sentra.")
    plt.nama = "Rina Marlina-Putri"
    plt.save()
    plt.penugasan.update(jabatan="Sekretaris")
    jejak = usulan.jejak.last()
    assert (jejak.pelaku, jejak.jabatan) == ("Rina Marlina", "Plt. Ketua Pokja")
    assert (jejak.dari, jejak.ke, jejak.alasan) == ("draf", "ditarik", "Keliru memilih sentra.")
    assert list(periksa_rantai()) == []
