"""What the owner of the tables may try unseen: single changes, each by the name of its kind.

An attack takes (random, cursor of the owner, triggers off) and returns what it did in words, or None where there is
nothing of the kind to attack. It is rolled back by the caller; a file that it changed is put back by mengembalikan().
"""

import uuid
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection, models

from core.models import Berkas, Daun, Jejak, Kepala, Nomor, Rendisi, Sidik, Surat, SuratObjek
from core.models.bukti import sidik_tabel
from core.perkara.bukti import periksa_semua
from core.perkara.saksi import model_tersidik

PERKARA = ("sentra_ukm.usulan", "sentra_ukm.keputusan", "perizinan.permohonanizin", "ksp_usp.penilaiankesehatan")
IZIN = ("perizinan.izinusaha", "perizinan.peristiwaizin", "perizinan.entriregistrasi", "sentra_ukm.penetapan")


def _lain(acak, bidang, nilai):
    """Another value for a column, such as its type can hold."""
    inti = bidang.target_field if bidang.is_relation else bidang
    match inti:
        case models.BooleanField():
            return not nilai
        case models.IntegerField():
            return (nilai or 0) + acak.randint(1, 9)
        case models.DecimalField():
            return (nilai or 0) + acak.randint(1, 9)
        case models.DateTimeField() | models.DateField():
            return nilai + timedelta(days=acak.randint(1, 9)) if nilai else "2026-11-01"
        case models.JSONField():
            return {"lain": acak.randint(1, 9)} if nilai != {} else ["lain"]
        case models.UUIDField():
            return uuid.UUID(int=acak.getrandbits(128))
        case models.CharField() | models.TextField():
            teks = (nilai or "") + acak.choice("abcxyz123")
            panjang = inti.max_length or len(teks)
            return teks if len(teks) <= panjang else ("x" if teks[0] != "x" else "y") + teks[1:panjang]
        case _:
            return (nilai or "") + "x"


def kolom(*label):
    """One column of one row of these models."""

    def serang(acak, kursor):
        daftar = [m for m in (*model_tersidik(), Jejak) if m._meta.label_lower in label and m._base_manager.exists()]
        if not daftar:
            return None
        model = acak.choice(daftar)
        bidang = acak.choice(model._meta.concrete_fields)
        pk = acak.choice(list(model._base_manager.values_list("pk", flat=True)))
        nilai = model._base_manager.values_list(bidang.attname, flat=True).get(pk=pk)
        if bidang.primary_key:
            baru = pk + 1_000_000
        else:
            inti = bidang.target_field if bidang.is_relation else bidang
            baru = inti.get_db_prep_save(_lain(acak, bidang, nilai), connection)
        kursor.execute(f"UPDATE {model._meta.db_table} SET {bidang.column} = %s WHERE id = %s", [baru, pk])
        return f"{model._meta.label_lower}:{pk} {bidang.column}: {str(nilai)[:40]!r} -> {str(baru)[:40]!r}"

    return serang


def hapus(*label):
    """One row of these models goes."""

    def serang(acak, kursor):
        semua = [*model_tersidik(), Jejak, Sidik]
        daftar = [m for m in semua if m._meta.label_lower in label and m._base_manager.exists()]
        if not daftar:
            return None
        model = acak.choice(daftar)
        pk = acak.choice(list(model._base_manager.values_list("pk", flat=True)))
        kursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [pk])
        return f"{model._meta.label_lower}:{pk} dihapus"

    return serang


def _rantai(acak):
    jenis, pk = acak.choice(list(Jejak.objects.order_by().values_list("objek_jenis", "objek_id").distinct()))
    return list(Jejak.objects.filter(objek_jenis=jenis, objek_id=pk).order_by("urutan"))


def hapus_rantai(acak, kursor):
    rantai = _rantai(acak)
    kursor.execute("DELETE FROM core_jejak WHERE id IN %s", [tuple(j.pk for j in rantai)])
    return f"rantai {rantai[0]} dihapus"


def potong_rantai(acak, kursor):
    akhir = _rantai(acak)[-1]
    kursor.execute("DELETE FROM core_jejak WHERE id = %s", [akhir.pk])
    return f"ujung {akhir} dipotong"


def tulis_ulang_rantai(acak, kursor, *, beserta_sidik=False):
    """From one row on, with the right hashes by our own function; `beserta_sidik`: what was stated of it as well."""
    rantai = _rantai(acak)
    mulai = acak.randrange(len(rantai))
    sebelum = rantai[mulai].hash_sebelum
    for n, jejak in enumerate(rantai[mulai:]):
        jejak.hash_sebelum = sebelum
        if n == 0:
            jejak.alasan = "Alasan yang lain."
        sebelum = jejak.hitung_hash()
        kursor.execute(
            "UPDATE core_jejak SET alasan = %s, hash_sebelum = %s, hash = %s WHERE id = %s",
            [jejak.alasan, jejak.hash_sebelum, sebelum, jejak.pk],
        )
        if beserta_sidik:
            kursor.execute(
                "UPDATE core_sidik SET sidik = %s WHERE tabel = 'core.jejak' AND baris = %s", [sebelum, jejak.pk]
            )
    return f"rantai {rantai[mulai]} ditulis ulang"


def tulis_ulang_sampai_sidik(acak, kursor):
    return tulis_ulang_rantai(acak, kursor, beserta_sidik=True)


def surat_beserta_sidik(acak, kursor):
    """A letter with another signatory, and stated anew with our own function."""
    surat = acak.choice(list(Surat.objects.all()))
    kursor.execute("UPDATE core_surat SET penandatangan = 'Orang Lain' WHERE id = %s", [surat.pk])
    [(_, sidik)] = sidik_tabel(Surat, [surat.pk])
    kursor.execute("UPDATE core_sidik SET sidik = %s WHERE tabel = 'core.surat' AND baris = %s", [sidik, surat.pk])
    return f"core.surat:{surat.pk} beserta sidiknya"


def kosongkan(acak, kursor):
    model = acak.choice([Jejak, Surat, SuratObjek, Rendisi, Nomor, Sidik, Daun, Kepala])
    kursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")
    return f"{model._meta.db_table} dikosongkan"


def sisipkan(acak, kursor):
    """A row that the application never wrote: a counter, a copy of a letter under another number, a file."""
    model, beda = acak.choice([(Nomor, "jenis"), (Surat, "nomor"), (Berkas, "nama")])
    if not model.objects.exists():
        return None
    pk = acak.choice(list(model.objects.values_list("pk", flat=True)))
    ganti = {"id": "id + 1000000", beda: "'palsu'"}
    if model is Surat:
        ganti |= {"kode": "'PALSUPALSU22'", "urut": "9999"}
    daftar = [f.column for f in model._meta.concrete_fields]
    isi = ", ".join(ganti.get(k, k) for k in daftar)
    tabel = model._meta.db_table
    kursor.execute(f"INSERT INTO {tabel} ({', '.join(daftar)}) SELECT {isi} FROM {tabel} WHERE id = %s", [pk])
    return f"{tabel} disisipi"


def pohon(acak, kursor):
    """A leaf, a head, or the end of both."""
    posisi = acak.randrange(Daun.objects.count())
    perintah = acak.choice(
        [
            f"UPDATE core_daun SET hash = repeat('0', 64) WHERE posisi = {posisi}",
            f"UPDATE core_daun SET posisi = posisi + 1000000 WHERE posisi = {posisi}",
            f"DELETE FROM core_daun WHERE posisi >= {posisi}",
            f"DELETE FROM core_daun WHERE posisi = {posisi}",
            "DELETE FROM core_kepala",
            "UPDATE core_kepala SET akar = repeat('0', 64)",
            "UPDATE core_kepala SET tanda = repeat('A', 86) || '=='",
            "UPDATE core_kepala SET jumlah = '{}'",
            "UPDATE core_kepala SET waktu = waktu + interval '1 day'",
            "UPDATE core_kepala SET puncak = '[]'",
        ]
    )
    kursor.execute(perintah)
    return perintah


def _berkas(acak):
    nama = [*Berkas.objects.values_list("isi", flat=True), *Rendisi.objects.values_list("pdf", flat=True)]
    ada = [n for n in dict.fromkeys(nama) if default_storage.exists(n)]
    return Path(default_storage.path(acak.choice(ada))) if ada else None


def ubah_berkas(acak, kursor):
    if (jalur := _berkas(acak)) is None:
        return None
    isi = bytearray(jalur.read_bytes())
    isi[acak.randrange(len(isi))] ^= 1 << acak.randrange(8)
    jalur.write_bytes(isi)
    return f"{jalur.name} diubah satu bit"


def hapus_berkas(acak, kursor):
    if (jalur := _berkas(acak)) is None:
        return None
    jalur.unlink()
    return f"{jalur.name} dihapus dari penyimpanan"


SERANGAN = {
    "kolom urusan": kolom(*PERKARA, "perizinan.jaringanpelayanan"),
    "kolom izin": kolom(*IZIN),
    "kolom surat": kolom("core.surat"),
    "kolom objek surat": kolom("core.suratobjek"),
    "kolom PDF": kolom("core.rendisi"),
    "kolom penghitung": kolom("core.nomor"),
    "kolom berkas": kolom("core.berkas"),
    "kolom jejak": kolom("core.jejak"),
    "urusan dihapus": hapus(*PERKARA),
    "izin dihapus": hapus(*IZIN),
    "surat dihapus": hapus("core.surat"),
    "objek surat dihapus": hapus("core.suratobjek"),
    "PDF dihapus": hapus("core.rendisi"),
    "penghitung dihapus": hapus("core.nomor"),
    "berkas dihapus": hapus("core.berkas"),
    "jejak dihapus": hapus("core.jejak"),
    "sidik dihapus": hapus("core.sidik"),
    "rantai dihapus": hapus_rantai,
    "ujung rantai dipotong": potong_rantai,
    "rantai ditulis ulang": tulis_ulang_rantai,
    "rantai dan sidiknya ditulis ulang": tulis_ulang_sampai_sidik,
    "surat dan sidiknya ditulis ulang": surat_beserta_sidik,
    "tabel dikosongkan": kosongkan,
    "baris disisipkan": sisipkan,
    "daun dan kepala": pohon,
    "isi berkas diubah": ubah_berkas,
    "isi berkas dihapus": hapus_berkas,
}


@contextmanager
def mengembalikan():
    """The file store as it was before, whatever the block changed in it."""
    akar = Path(default_storage.location)
    semula = {p: p.read_bytes() for p in akar.rglob("*") if p.is_file()}
    yield
    for jalur, isi in semula.items():
        if not jalur.exists() or jalur.read_bytes() != isi:
            jalur.write_bytes(isi)


def ketahuan(nama, saksi) -> bool:
    """Whether verification against a witness from outside names anything."""
    return any(True for _ in periksa_semua(saksi, berkas=nama.startswith("isi berkas")))
