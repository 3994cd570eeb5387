"""Evidence: what the application writes is stated, what is changed from outside is named, the tree only grows."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from core.dasar.izin import Peran
from core.models import Berkas, CapWaktu, Daun, Jejak, Kepala, Nomor, Pengguna, Sidik, Surat, Surel
from core.models.bukti import satu_langkah
from core.perkara.bukti import periksa_semua
from core.perkara.jejak import catat
from core.perkara.kunci_saksi import kunci_publik
from core.perkara.lembar_saksi import SaksiSalah, baca_saksi, blok_saksi
from core.perkara.saksi import PohonRusak, nyatakan_semua, tumbuhkan
from core.perkara.surat import pdf_surat
from core.perkara.surel import kirim_tertunda
from sentra_ukm.models import Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN
from tests.bantu_bukti import PERAN, berakhir_batal, sebagai_pemilik  # noqa: F401 - a fixture
from tests.pabrik import buat_instansi, buat_pengguna, buat_usulan, majukan
from tests.pabrik.sentra import buat_bukti

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("berakhir_batal")]


@pytest.fixture
def usulan(surat_ringan):
    """A case that went as far as the province, with its letters."""
    return majukan(buat_usulan(), "di_provinsi")


def ubah(perintah, *isi):
    with sebagai_pemilik() as kursor:
        kursor.execute(perintah, isi)


def test_basis_data_jujur_tidak_disebut(usulan):
    assert list(periksa_semua()) == []
    tumbuhkan()
    assert list(periksa_semua()) == []


def test_langkah_menyebut_surat_penghitung_dan_urusannya(usulan):
    langkah = usulan.jejak.last()
    assert langkah.aksi == "sampaikan"
    tersebut = set(langkah.sidik.values_list("tabel", flat=True))
    assert {"core.jejak", "core.surat", "core.suratobjek", "core.nomor", "sentra_ukm.usulan"} <= tersebut


def test_langkah_yang_gagal_tidak_menyatakan_apa_pun(usulan):
    ada = Sidik.objects.count()
    with pytest.raises(RuntimeError), satu_langkah():
        catat(usulan, "uji", "menguji", wilayah_id=usulan.wilayah_id)
        raise RuntimeError
    assert Sidik.objects.count() == ada


def test_bagian_langkah_yang_batal_tidak_ikut_dinyatakan(usulan):
    with satu_langkah():
        catat(usulan, "satu", "menguji", wilayah_id=usulan.wilayah_id)
        with pytest.raises(RuntimeError), satu_langkah():
            catat(usulan, "dua", "menguji", wilayah_id=usulan.wilayah_id)
            raise RuntimeError
    assert usulan.jejak.last().aksi == "satu"
    assert list(periksa_semua()) == []


@pytest.mark.parametrize("cara", ["save", "update", "bulk_update"])
def test_setiap_cara_menulis_lewat_orm_dinyatakan(usulan, cara):
    usulan.tahun += 1
    match cara:
        case "save":
            usulan.save(update_fields=["tahun"])
        case "update":
            # The filter no longer holds for what it changed.
            assert Usulan.objects.filter(tahun=usulan.tahun - 1).update(tahun=usulan.tahun) == 1
        case "bulk_update":
            Usulan.objects.bulk_update([usulan], ["tahun"])
    assert list(periksa_semua()) == []


def test_yang_dihapus_aplikasi_bukan_yang_hilang(usulan):
    satu, dua = (buat_bukti(usulan, butir) for butir in ("satu", "dua"))
    satu.delete()
    Berkas.objects.filter(pk=dua.pk).delete()
    assert list(periksa_semua(berkas=False)) == []


TABEL = {
    "sentra_ukm_usulan": "UPDATE sentra_ukm_usulan SET jatuh_tempo = '2030-01-01'",
    "core_surat": "UPDATE core_surat SET penandatangan = 'Orang Lain'",
    "core_suratobjek": "UPDATE core_suratobjek SET objek_id = objek_id + 1000",
    "core_nomor": "UPDATE core_nomor SET terakhir = terakhir + 1",
    "core_jejak": "UPDATE core_jejak SET jabatan = 'Lain'",
    "core_sidik": "UPDATE core_sidik SET sidik = 'lain'",
    "core_daun": "UPDATE core_daun SET hash = 'lain'",
    "core_kepala": "UPDATE core_kepala SET akar = 'lain'",
}


def test_yang_diubah_dan_yang_dihapus_disebut(usulan):
    tumbuhkan()
    for tabel, ubahan in TABEL.items():
        for perintah in (ubahan, f"DELETE FROM {tabel}"):
            with transaction.atomic():
                ubah(perintah)
                assert list(periksa_semua(berkas=False)), perintah
                transaction.set_rollback(True)
    assert list(periksa_semua(berkas=False)) == []


def test_baris_yang_dimasukkan_dari_luar_disebut(usulan):
    nomor = Nomor.objects.first()
    ubah(
        "INSERT INTO core_nomor (instansi_id, jenis, tahun, terakhir) VALUES (%s, 'palsu', 2026, 1)", nomor.instansi_id
    )
    assert [k.split(":")[0] for k in periksa_semua()] == ["core.nomor"]


def test_rantai_yang_ditulis_ulang_dengan_fungsi_sendiri_disebut(usulan):
    """Every row with a new text and the right hash: the chain holds, what was stated does not."""
    sebelum = None
    for jejak in usulan.jejak:
        jejak.kalimat, jejak.hash_sebelum = "lain", sebelum or jejak.hash_sebelum
        sebelum = jejak.hitung_hash()
        ubah(
            "UPDATE core_jejak SET kalimat = %s, hash_sebelum = %s, hash = %s WHERE id = %s",
            jejak.kalimat, jejak.hash_sebelum, sebelum, jejak.pk,
        )  # fmt: skip
    assert all(k.startswith("core.jejak:") for k in periksa_semua())
    assert len(list(periksa_semua())) == usulan.jejak.count()


def test_riwayat_yang_ditulis_ulang_seluruhnya_disebut_saksi(usulan):
    """Trail, digests, leaves and heads, all made anew with our own functions and even our own key."""
    saksi = tumbuhkan()
    with sebagai_pemilik() as kursor:
        for tabel in ("core_kepala", "core_daun", "core_sidik"):
            kursor.execute(f"DELETE FROM {tabel}")
        kursor.execute("UPDATE core_surat SET penandatangan = 'Orang Lain'")
    tumbuhkan()
    assert list(periksa_semua(berkas=False)) == []
    assert "Riwayat ditulis ulang" in " ".join(periksa_semua(saksi, berkas=False))


def test_urusan_yang_diputus_tidak_berubah_tanpa_langkah():
    usulan = buat_usulan(lengkap=False)
    orang = buat_pengguna(Peran.POKJA_KABKOTA)
    ALUR_USULAN.jalankan(usulan, "batalkan", orang, versi=usulan.versi, alasan="Keliru memilih sentra.")
    assert list(periksa_semua()) == []
    usulan.save()
    assert [k.partition(": ")[2] for k in periksa_semua()] == ["berubah tanpa langkah yang tercatat pada jejak."]


TETAP = ("jejak", "surat", "suratobjek", "rendisi", "sidik", "daun", "kepala", "capwaktu")


@pytest.mark.parametrize("perintah", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_pemilik_tabel_pun_ditolak_picunya(usulan, perintah):
    if "TRUNCATE" in perintah and connection.vendor == "sqlite":
        pytest.skip("SQLite tidak mengenal TRUNCATE.")
    pdf_surat(usulan.daftar_surat.last())
    CapWaktu.objects.create(kepala=tumbuhkan(), waktu=timezone.now(), jawaban=b"cap")
    for tabel in TETAP:
        satu = perintah.format(f"core_{tabel}").replace("id = id", "posisi = posisi" if tabel == "daun" else "id = id")
        with (
            sebagai_pemilik(picu=True) as kursor,
            pytest.raises(DatabaseError, match="tidak dapat diubah atau dihapus"),
            transaction.atomic(),
        ):
            kursor.execute(satu)


@pytest.mark.skipif(not PERAN, reason="Peran aplikasi hanya ada pada PostgreSQL.")
@pytest.mark.parametrize(
    "perintah",
    [
        *(f"{apa} core_{tabel}" for tabel in TETAP for apa in ("TRUNCATE", "DELETE FROM")),
        "TRUNCATE core_nomor",
        "UPDATE core_jejak SET aksi = 'lain'",
        "UPDATE django_migrations SET app = 'lain'",
        "ALTER TABLE core_jejak DISABLE TRIGGER ALL",
        "DROP TRIGGER core_jejak_tetap ON core_jejak",
        "ALTER TABLE core_surat ADD COLUMN lain text",
        "CREATE TABLE lain (id int)",
        "CREATE OR REPLACE FUNCTION tolak_perubahan() RETURNS trigger AS 'BEGIN RETURN NEW; END' LANGUAGE plpgsql",
        "SET session_replication_role = replica",
        "DROP TABLE core_nomor",
    ],
)
def test_peran_aplikasi_tidak_berhak(db, perintah):
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as kursor,
    ):
        kursor.execute(perintah)


@pytest.mark.skipif(not PERAN, reason="Peran aplikasi hanya ada pada PostgreSQL.")
def test_hak_ditata_ulang_dan_pemilik_bukan_peran_aplikasi(db):
    with sebagai_pemilik(picu=True):
        call_command("hak_basis_data", PERAN)
        with pytest.raises(CommandError, match="berkuasa penuh"):
            call_command("hak_basis_data", connection.settings_dict["USER"])


def test_pohon_tumbuh_sesudah_langkah_dan_kepalanya_bersambung(usulan):
    satu = tumbuhkan()
    assert (satu.ukuran, tumbuhkan()) == (Sidik.objects.count(), None)
    catat(usulan, "uji", "menguji", wilayah_id=usulan.wilayah_id)
    dua = tumbuhkan()
    assert (dua.ukuran, dua.jumlah["core.jejak"]) == (satu.ukuran + 2, satu.jumlah["core.jejak"] + 1)
    assert list(periksa_semua(satu)) == list(periksa_semua(dua)) == []


def test_tidak_ada_kepala_di_atas_pohon_yang_rusak(usulan):
    tumbuhkan()
    catat(usulan, "uji", "menguji", wilayah_id=usulan.wilayah_id)
    ubah("UPDATE core_kepala SET akar = %s", "0" * 64)
    with pytest.raises(CommandError, match="tanda tangannya tidak cocok"):
        call_command("tumbuhkan_pohon")
    assert Kepala.objects.count() == 1


def test_pohon_yang_daunnya_dipotong_tidak_tumbuh(usulan):
    tumbuhkan()
    with sebagai_pemilik() as kursor:
        kursor.execute("DELETE FROM core_daun WHERE posisi = %s", [Daun.objects.last().posisi])
    with pytest.raises(PohonRusak, match="yang ada"):
        tumbuhkan()


def test_yang_ada_sebelum_bukti_dinyatakan_sekali(usulan):
    with sebagai_pemilik() as kursor:
        kursor.execute("DELETE FROM core_sidik")
    banyak = nyatakan_semua()
    assert banyak >= Jejak.objects.count() + Surat.objects.count()
    assert nyatakan_semua() == 0
    assert list(periksa_semua()) == []


def test_lembar_saksi_dibaca_kembali_dari_teks_yang_terpotong_potong(usulan, tmp_path, capsys):
    blok = blok_saksi(tumbuhkan())
    berkas = tmp_path / "saksi.txt"
    berkas.write_text("Lembar saksi\n" + "\n ".join(blok[i : i + 50] for i in range(0, len(blok), 50)) + "\nselesai")
    call_command("verifikasi_jejak", saksi=berkas)
    assert "Cocok dengan lembar saksi." in capsys.readouterr().out


def test_lembar_saksi_dengan_kunci_lain_ditolak(usulan, settings):
    blok = blok_saksi(tumbuhkan()).encode()
    settings.KUNCI_SAKSI = "bGFpbi1sYWluLWxhaW4tbGFpbi1sYWluLWxhaW4tbDE="
    with pytest.raises(SaksiSalah, match="tidak dikenal"):
        baca_saksi(blok)


def test_kunci_yang_diganti_tetap_memeriksa_kepala_lama(usulan, settings):
    lama, saksi = kunci_publik(), tumbuhkan()
    settings.KUNCI_SAKSI = "bGFpbi1sYWluLWxhaW4tbGFpbi1sYWluLWxhaW4tbDE="
    assert "kunci yang tidak dikenal" in " ".join(periksa_semua())
    settings.KUNCI_SAKSI_LAMA = [f"2026-01-01:2026-01-02:{lama}"]
    assert "di luar masa berlakunya" in " ".join(periksa_semua())
    settings.KUNCI_SAKSI_LAMA = [f"2026-01-01:2099-12-31:{lama}"]
    catat(usulan, "uji", "menguji", wilayah_id=usulan.wilayah_id)
    assert tumbuhkan().kunci != saksi.kunci
    assert list(periksa_semua(saksi)) == []


def test_lembar_saksi_sebagai_pdf_dibaca_kembali(usulan, tmp_path, capsys):
    kepala, berkas = tumbuhkan(), tmp_path / "saksi.pdf"
    call_command("lembar_saksi", simpan=berkas)
    dibaca = baca_saksi(berkas.read_bytes())
    assert (dibaca.isi(), dibaca.tanda) == (kepala.isi(), kepala.tanda)
    call_command("verifikasi_jejak", saksi=berkas, tanpa_berkas=True)
    assert "Cocok dengan lembar saksi." in capsys.readouterr().out


def test_lembar_saksi_dikirim_sekali_seminggu_ke_pusat_dan_provinsi(usulan, mailoutbox, hari_biasa):
    for kode, nama in (("00", "pusat"), ("32", "provinsi"), ("32.05", "kabupaten")):
        orang = buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi(kode))
        Pengguna.objects.filter(pk=orang.pk).update(email=f"{nama}@contoh.test")
    kepala = tumbuhkan()
    for _ in range(2):
        call_command("lembar_saksi", kirim=True)
    surel = Surel.objects.filter(alasan__startswith="saksi:")
    assert sorted(surel.values_list("kepada", flat=True)) == ["provinsi@contoh.test", "pusat@contoh.test"]
    assert baca_saksi(surel[0].isi.encode()).isi() == kepala.isi()
    assert max(len(baris) for baris in surel[0].isi.splitlines()) < 100
    assert kirim_tertunda(alasan__startswith="saksi:").terkirim == 2
    for pesan in mailoutbox:
        ((nama, pdf, jenis),) = pesan.attachments
        assert (nama, jenis) == ("lembar-saksi-2026-49.pdf", "application/pdf")
        assert baca_saksi(pdf).isi() == kepala.isi()
    assert {bytes(satu.lampiran) for satu in surel.all()} == {b""}


def test_kunci_publik_disebut_untuk_disimpan(capsys):
    call_command("kunci_saksi")
    assert kunci_publik() in capsys.readouterr().out
