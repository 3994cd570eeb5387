"""From a copy into an empty database and an empty folder, and the checks that tell whether it may be opened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core.cadangan import alat, berkas
from core.cadangan.ringkasan import berkas_tersebut, kunci_dipakai, penghitung_timpang, ringkas
from core.cadangan.salinan import DAFTAR, KOLAM, baca_manifes
from core.dasar.gangguan import Terganggu
from core.dasar.keadaan import tutup_tulis
from core.dasar.rahasia import TersandiField, semua_sidik
from core.models import Rendisi
from core.perkara.bukti import periksa_semua
from core.perkara.simpanan import baca

CONTOH_PDF, CONTOH_NIK = 10, 1000
ALASAN = "Situs baru dipulihkan dari cadangan {nama} dan sedang diperiksa."
DIBANDINGKAN = {
    "rantai": "Ujung semua rantai jejak",
    "penghitung": "Penghitung nomor",
    "surat": "Surat: nomor, tanggal, kode, sidik",
    "kepala": "Kepala pohon bukti",
}


class Hasil(NamedTuple):
    """One check: what was looked at, whether it holds, what is wrong or how much was seen."""

    nama: str
    baik: bool
    kalimat: str


def periksa_kosong() -> None:
    """Raise CommandError unless there is nothing yet that a restore could write over."""
    with connection.cursor() as kursor:
        if tabel := connection.introspection.table_names(kursor):
            raise CommandError(
                f"Basis data tujuan tidak kosong ({len(tabel)} tabel). Buat basis data baru yang kosong, tulis"
                " alamatnya di DATABASE_URL, lalu ulangi. Yang lama tidak disentuh."
            )
    gudang = Path(settings.BERKAS_DIR)
    if gudang.exists() and any(gudang.iterdir()):
        raise CommandError(
            f"Folder berkas tujuan tidak kosong: {gudang}. Pindahkan isinya, atau isi BERKAS_DIR dengan folder baru."
        )


def pulihkan(dari: Path) -> Iterator[Hasil]:
    """Restore the copy `dari`, closed for writing, and yield what each check finds.

    Raises CommandError, with nothing changed, where the copy is not whole or the target is not empty.
    """
    manifes = baca_manifes(dari)
    if manifes["jenis"] != connection.vendor:
        raise CommandError(f"Cadangan ini dari {manifes['jenis']}, basis data tujuan {connection.vendor}.")
    periksa_kosong()
    tutup_tulis(ALASAN.format(nama=dari.name))
    alat.salin_masuk(dari)
    salah = berkas.salin_masuk(dari.parent / KOLAM, berkas.baca_daftar(dari / DAFTAR), Path(settings.BERKAS_DIR))
    yield Hasil("Berkas", not salah, sebut(salah, f"{manifes['daftar']['banyak']} berkas disalin dan sama"))
    yield from periksa(manifes)


def periksa(manifes: dict[str, Any]) -> Iterator[Hasil]:
    """Compare the database and the store with the manifest of the copy, and with themselves."""
    kini, semula = ringkas(), manifes["ringkasan"]
    beda = [
        f"{t}: {kini['baris'].get(t, 'tidak ada')}, bukan {n}"
        for t, n in semula["baris"].items()
        if kini["baris"].get(t) != n
    ]
    yield Hasil("Baris tiap tabel", not beda, sebut(beda, f"{sum(semula['baris'].values())} baris"))
    for nama, judul in DIBANDINGKAN.items():
        sama = kini[nama] == semula[nama]
        yield Hasil(judul, sama, "sama dengan cadangan" if sama else "tidak sama dengan cadangan")
    rusak = list(periksa_semua())
    yield Hasil("Bukti", not rusak, sebut(rusak, "jejak, surat, nomor, berkas, dan pohonnya utuh"))
    timpang = penghitung_timpang()
    yield Hasil("Penghitung terhadap surat", not timpang, sebut(timpang, "cocok"))
    hilang = sorted(berkas_tersebut() - set(berkas.isi_gudang()))
    yield Hasil("Berkas yang disebut baris", not hilang, sebut([f"{n}: tidak ada" for n in hilang], "semua ada"))
    yield periksa_pdf()
    yield periksa_nik(manifes)
    kurang = belum_dimigrasi()
    yield Hasil("Migrasi", not kurang, sebut(kurang, "sesuai dengan kode ini"))


def periksa_pdf() -> Hasil:
    """Some letters, the first to the last, opened and compared with the digest of their row."""
    nomor = list(Rendisi.objects.order_by("pk").values_list("pk", flat=True))
    langkah = max(1, len(nomor) // CONTOH_PDF)
    contoh = {*nomor[::langkah][: CONTOH_PDF - 1], *nomor[-1:]}
    salah = []
    for rendisi in Rendisi.objects.filter(pk__in=contoh).select_related("surat").order_by("pk"):
        try:
            baca(rendisi.pdf.name or "", rendisi.sha256)
        except Terganggu as galat:
            salah.append(f"{rendisi.surat.nomor}: {galat.judul}")
    return Hasil("PDF surat", not salah, sebut(salah, f"{len(contoh)} dibuka dan sama dengan sidiknya"))


def periksa_nik(manifes: dict[str, Any]) -> Hasil:
    """Whether the keys of this machine read what the copy holds, and find it by its fingerprint."""
    salah, dibaca = [], 0
    for model in apps.get_models():
        if any(isinstance(b, TersandiField) and b.name == "nik" for b in model._meta.concrete_fields):
            for baris in model._base_manager.exclude(nik_sidik="").order_by("pk")[:CONTOH_NIK]:
                dibaca += 1
                if baris.nik_sidik not in semua_sidik(baris.nik):
                    salah.append(f"{model._meta.label} {baris.pk}: tidak terbaca")
    if salah and (kurang := set(manifes["kunci"]["nik"]) - set(kunci_dipakai()["nik"])):
        salah.insert(0, f"KUNCI_NIK yang diperlukan tidak ada di mesin ini (tanda kunci {', '.join(sorted(kurang))})")
    return Hasil("NIK dan sidiknya", not salah, sebut(salah, f"{dibaca} dibaca"))


def belum_dimigrasi() -> list[str]:
    """Migrations of this code that the restored database does not know yet."""
    pelaksana = MigrationExecutor(connection)
    rencana = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    return [f"{m.app_label}.{m.name} belum dijalankan" for m, _ in rencana]


def sebut(salah: list[str], baik: str) -> str:
    """The first few of what is wrong, or what is well."""
    lebih = f" (dan {len(salah) - 3} lagi)" if len(salah) > 3 else ""
    return "; ".join(salah[:3]) + lebih if salah else baik
