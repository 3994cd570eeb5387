"""What the benchmark data of all apps share: rows written in bulk, with the trail and the letters that belong to them.

No page and no route uses this: statuses are written straight into the tables, and all letters share one file.
"""

import csv
import hashlib
import io
import itertools
import json
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import AutoField, BigAutoField, JSONField, Max, Model

from core.dasar.rahasia import TersandiField
from core.models import Jejak, Nomor, Penugasan, Rendisi, Surat, SuratObjek
from core.models.bukti import satu_langkah
from core.perkara.jejak import hash_awal
from core.perkara.nomor import susun_nomor
from core.perkara.saksi import nyatakan_semua
from core.perkara.simpanan import FOLDER_SURAT, sidik_isi, simpan
from core.perkara.surat import ABJAD_KODE, render_pdf, sidik_teks

SAAT = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)  # for columns that only say when a row was written
SEKALI = 20_000
KOSONG = r"\N"
NASKAH = "<h1>Surat contoh</h1><p>Satu berkas untuk semua surat pada data pengukuran.</p>"


def segarkan_statistik() -> None:
    """What the database knows of its tables, anew: after a COPY it plans for the few rows that it had before."""
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def salin(model: type[Model], baris: Iterable[dict]) -> None:
    """Insert rows given as {column: value}; what is left out has the default of its field, all rows alike.

    COPY on PostgreSQL, where it takes a tenth of the time; elsewhere bulk_create. With `id` given the sequence
    follows.
    """
    baris = iter(baris)
    pertama = next(baris, None)
    if pertama is None:
        return
    baris = itertools.chain((pertama,), baris)
    if connection.vendor != "postgresql":
        model._base_manager.bulk_create((model(**isi) for isi in baris), batch_size=500)
        return
    bidang = [b for b in model._meta.concrete_fields if b.attname in pertama or not isinstance(b, AutoField)]
    bawaan = [(b.attname, SAAT if _waktu_sendiri(b) else b.get_default()) for b in bidang]
    tulis = {n: _penulis(b) for n, b in enumerate(bidang) if isinstance(b, JSONField | TersandiField)}
    kolom = ", ".join(f'"{b.column}"' for b in bidang)
    perintah = f"COPY {model._meta.db_table} ({kolom}) FROM STDIN WITH (FORMAT csv, NULL '{KOSONG}')"
    with connection.cursor() as kursor:
        while potong := list(itertools.islice(baris, SEKALI)):
            naskah = io.StringIO()
            penulis = csv.writer(naskah)
            for isi in potong:
                nilai = [isi.get(nama, lain) for nama, lain in bawaan]
                for n, ubah in tulis.items():
                    nilai[n] = ubah(nilai[n])
                penulis.writerow([KOSONG if v is None else v for v in nilai])
            naskah.seek(0)
            kursor.copy_expert(perintah, naskah)
        if model._meta.pk.attname in pertama and isinstance(model._meta.pk, BigAutoField):
            for sql in connection.ops.sequence_reset_sql(no_style(), [model]):
                kursor.execute(sql)


def _waktu_sendiri(bidang) -> bool:
    return getattr(bidang, "auto_now", False) or getattr(bidang, "auto_now_add", False)


def _penulis(bidang):
    if isinstance(bidang, TersandiField):
        return bidang.get_prep_value
    return lambda isi: json.dumps(isi, cls=DjangoJSONEncoder)


@contextmanager
def dinyatakan() -> Iterator[None]:
    """One transaction for all rows of a data set, at whose end each is stated as evidence, those of salin() as well."""
    with transaction.atomic():
        with satu_langkah():
            yield
        nyatakan_semua()


class Catatan:
    """The trail, the letters and the counters of benchmark cases, kept until simpan() writes them."""

    def __init__(self, acak: random.Random):
        self.acak = acak
        self.nomor: dict[tuple, int] = {}
        self.rantai: dict[tuple, tuple[int, str]] = {}
        self.jejak, self.surat, self.objek = [], [], []
        self.kunci_surat = itertools.count((Surat.objects.aggregate(n=Max("pk"))["n"] or 0) + 1)
        pdf = render_pdf(NASKAH)
        self.pdf = simpan(pdf, FOLDER_SURAT, ".pdf")
        self.sha256, self.sidik_teks, self.sidik_html = sidik_isi(pdf), sidik_teks(pdf), sidik_isi(NASKAH.encode())

    def nomor_berikut(self, instansi_id: int, jenis: str, tahun: int) -> int:
        kunci = (instansi_id, jenis, tahun)
        self.nomor[kunci] = self.nomor.get(kunci, 0) + 1
        return self.nomor[kunci]

    def tulis_jejak(
        self, jenis_objek: str, pk: int, wilayah_id: str, penugasan: Penugasan | None, waktu: datetime, **isi
    ) -> None:
        """The next row in the chain of one object; `isi`: aksi, kalimat, dari, ke, pasal, alasan, salinan."""
        urutan, sebelum = self.rantai.get((jenis_objek, pk), (0, ""))
        baris = {
            "objek_jenis": jenis_objek, "objek_id": pk, "urutan": urutan + 1, "wilayah_id": wilayah_id, "waktu": waktu,
            "pengguna_id": penugasan and penugasan.pengguna_id,
            "pelaku": penugasan.pengguna.nama if penugasan else "Sistem",
            "jabatan": penugasan.jabatan if penugasan else "", "instansi": penugasan.instansi.nama if penugasan else "",
            "dasar_penugasan": penugasan.dasar if penugasan else "", "dari": "", "ke": "", "pasal": "", "alasan": "",
            "temuan": [], "penilaian": {}, "salinan": {}, "hash_sebelum": sebelum or hash_awal(jenis_objek, pk), **isi,
        }  # fmt: skip
        baris["hash"] = Jejak(**baris).hitung_hash() if baris["salinan"] else _hash_polos(baris)
        self.rantai[jenis_objek, pk] = (urutan + 1, baris["hash"])
        self.jejak.append(baris)

    def tulis_langkah(self, urusan, t, dari: str | None, penugasan: Penugasan | None, waktu: datetime, salinan=None):
        """The row of one step `t` of a route, as the gate writes it; `urusan` needs jenis_objek, pk, wilayah_id."""
        self.tulis_jejak(
            urusan.jenis_objek, urusan.pk, urusan.wilayah_id, penugasan, waktu, aksi=t.aksi, kalimat=t.kalimat,
            dari=dari or "", ke=str(t.ke), pasal=str(t.dasar), alasan="Lengkapi catatan berikut." if t.alasan else "",
            salinan=salinan or {},
        )  # fmt: skip

    def tulis_surat(self, jenis, penugasan: Penugasan, waktu: datetime, objek: list, hal: str) -> Surat:
        """A letter of one kind about the cases `objek`, numbered by the office of `penugasan`."""
        instansi, tanggal = penugasan.instansi, waktu.date()
        urut = self.nomor_berikut(instansi.pk, jenis.kode, tanggal.year)
        nomor = susun_nomor(
            jenis.nomor or instansi.format_nomor, urut, tanggal,
            klasifikasi=instansi.klasifikasi, jenis=jenis.tanda, kode_unit=instansi.kode_unit,
        )  # fmt: skip
        isi = {
            "id": next(self.kunci_surat), "jenis": jenis.kode, "hal": hal[:300], "urut": urut, "tanggal": tanggal,
            "instansi_id": instansi.pk, "html": NASKAH, "nomor": nomor,
            "penandatangan": penugasan.pengguna.nama, "penandatangan_jabatan": penugasan.jabatan_tercetak,
            "diterbitkan_oleh_id": penugasan.pengguna_id, "sidik_html": self.sidik_html,
            "kode": "".join(self.acak.choices(ABJAD_KODE, k=12)),
        }  # fmt: skip
        self.surat.append(isi)
        self.objek += [
            {"surat_id": isi["id"], "objek_jenis": o.jenis_objek, "objek_id": o.pk, "wilayah_id": o.wilayah_id}
            for o in objek
        ]
        return Surat(**isi)

    def penuh(self) -> bool:
        """Whether enough rows wait to be worth a trip to the database."""
        return len(self.jejak) > SEKALI

    def simpan(self) -> None:
        salin(Jejak, self.jejak)
        salin(Surat, self.surat)
        rendisi = {"ke": 1, "pdf": self.pdf, "sha256": self.sha256, "sidik_teks": self.sidik_teks}
        salin(Rendisi, ({"surat_id": s["id"], **rendisi} for s in self.surat))
        salin(SuratObjek, self.objek)
        self.jejak, self.surat, self.objek = [], [], []
        Nomor.objects.bulk_create(
            (Nomor(instansi_id=i, jenis=j, tahun=t, terakhir=n) for (i, j, t), n in self.nomor.items()),
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["instansi", "jenis", "tahun"],
            update_fields=["terakhir"],
        )


def _hash_polos(baris: dict) -> str:
    """Jejak.hitung_hash() of a row that copies no form: text and numbers alone need no second spelling."""
    isi = {nama: baris[nama] for nama in Jejak.BERANTAI}
    isi["waktu"] = baris["waktu"].astimezone(UTC).isoformat()
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
