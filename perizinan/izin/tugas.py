"""What of an application is filled: its parts, how far each is, and how many of its documents are there.

Papers may be missing when the counter takes an application in: the letter that asks for them comes from the desk.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.db.models.lookups import IsNull

from aturan.bahasa import Temuan, hari
from aturan.simpan_pinjam_2015.izin import BERKAS_IZIN
from aturan.simpan_pinjam_2015.modal import MODAL_REGISTRASI
from core.dasar.waktu import hari_ini
from core.models import Berkas
from core.perkara.tanda import masih_diminta
from core.perkara.temuan import selagi_diisi
from core.perkara.tugas import Keadaan, sudah_diterima
from ksp_usp.koperasi.syarat import belum_tertulis, temuan_koperasi
from ksp_usp.models import Koperasi, Orang
from perizinan.izin.catatan import ISIAN, berkas_tercatat, catatan_meja
from perizinan.izin.diri import BERKAS_DIRI, GABUNGAN, kertas_kurang
from perizinan.izin.syarat import BUTIR_PERUBAHAN, butir_berkas, butir_opsional, butir_wajib, isian_cukup
from perizinan.models import PermohonanIzin

PERLU_BERKAS_DIRI = (Orang.Golongan.PENGURUS, Orang.Golongan.PENGAWAS)
BUTIR = {f"7{b.huruf}": b for b in BERKAS_IZIN}


@dataclass(frozen=True)
class Bagian:
    """One part of an application: "data", "7a" … "7f", "perubahan" or "periksa"; `kurang` in words."""

    kode: str
    judul: str
    keadaan: Keadaan
    kurang: list[str] = field(default_factory=list)
    wajib: bool = True  # what nobody has to bring is not counted


def orang_berkas(p: PermohonanIzin) -> list[Orang]:
    """Pengurus and pengawas in office, each of whom hands in papers."""
    aktif = p.koperasi.orang.aktif(hari(p.tanggal_hukum)).filter(golongan__in=PERLU_BERKAS_DIRI)
    return sorted(aktif, key=lambda o: (PERLU_BERKAS_DIRI.index(o.golongan), o.pk))


def berkas_per_butir(p: PermohonanIzin) -> dict[str, list[Berkas]]:
    hasil = defaultdict(list)
    for b in berkas_tercatat(p):
        hasil[b.butir].append(b)
    return hasil


def bagian_permohonan(p: PermohonanIzin, wewenang, berkas: dict, orang: list[Orang]) -> list[Bagian]:
    """The parts in the order in which they are filled; what this application does not need is no part of it."""
    bagian = [_data(p, wewenang, orang)]
    if p.jenis == p.Jenis.PERUBAHAN:
        bagian.append(_perubahan(p))
    dokumen = [_dokumen(p, kode, berkas, orang) for kode in sorted(butir_berkas(p))]
    # What the desk sent back is not done because it is filled: it is done once it is changed.
    diminta = masih_diminta(catatan_meja(p)) if p.tahap.perbaikan else set()
    bagian += [replace(b, keadaan=Keadaan.DIMINTA) if b.kode in diminta else b for b in dokumen]
    belum = [t.kalimat for t in isian_cukup(p, p.tanggal_hukum) if not t.hasil.lolos]
    if wewenang and wewenang.kode != p.berwenang_id:
        belum.insert(0, f"Teruskan dahulu kepada {wewenang.penerbit}.")
    apa = "kelengkapan" if p.tahap.perbaikan else "permohonan"
    akhir = Keadaan.SELESAI if sudah_diterima(p) else Keadaan.BELUM_BISA if belum else Keadaan.BELUM
    bagian.append(Bagian("periksa", f"Periksa dan terima {apa}", akhir, belum))
    return bagian


def _data(p, wewenang, orang) -> Bagian:
    k = p.koperasi
    kurang = [
        t.uraian[:1].lower() + t.uraian[1:] for t in temuan_koperasi(k, p.tanggal_hukum, wewenang) if not t.hasil.lolos
    ]
    if wewenang is None and "wilayah keanggotaan" not in kurang:
        kurang.append("wilayah keanggotaan")
    kurang += [] if p.alamat_izin else ["alamat"]
    kurang += [] if k.tanggal_badan_hukum else ["tanggal pengesahan badan hukum"]
    ada = {o.golongan for o in orang}
    kurang += [g.label.lower() for g in PERLU_BERKAS_DIRI if g not in ada]
    return Bagian("data", "Data koperasi", Keadaan.SEDANG if kurang else Keadaan.SELESAI, kurang)


def _perubahan(p) -> Bagian:
    diminta = bool(
        p.nama_baru or p.alamat_baru or p.wilayah_baru_id or p.jenis_baru or p.bentuk_baru or p.modal_berubah
        or p.keanggotaan_baru.exists()
    )  # fmt: skip
    kurang = [] if diminta else ["paling sedikit satu perubahan"]
    return Bagian("perubahan", "Perubahan yang diminta", Keadaan.SELESAI if diminta else Keadaan.BELUM, kurang)


def isian_butir(p: PermohonanIzin, kode: str) -> tuple[str, ...]:
    """Names of the fields that the document `kode` needs in the end."""
    nama = ISIAN[kode]
    if kode == "7b" and p.jenis == p.Jenis.PERUBAHAN:
        nama = ("sk_nomor", "sk_tanggal")
    if kode == "7c" and p.bank == "lain":
        nama += ("bank_lain",)
    if kode == "7c" and p.deposito_atas_nama == p.AtasNama.PENGURUS:
        nama += ("deposito_pemegang",)
    return nama


def _dokumen(p, kode, berkas, orang) -> Bagian:
    judul = f"Huruf {kode[1]}: {BUTIR[kode].uraian[:1].lower()}{BUTIR[kode].uraian[1:]}"
    wajib = kode not in butir_opsional(p)
    if kode == "7d" and not orang:
        return Bagian(kode, judul, Keadaan.BELUM_BISA, ["catat pengurus dan pengawas pada data koperasi dahulu"], wajib)
    perlu = isian_butir(p, kode)
    kosong = [n for n in perlu if getattr(p, n) in (None, "")]
    kurang = [str(p._meta.get_field(n).verbose_name) for n in kosong]
    tanpa = berkas_kurang(kode, berkas, orang)
    if not kurang and not tanpa:
        return Bagian(kode, judul, Keadaan.SELESAI, wajib=wajib)
    ada_berkas = any(b for butir, b in berkas.items() if butir.startswith(kode))
    mulai = ada_berkas or len(kosong) < len(perlu)
    return Bagian(kode, judul, Keadaan.SEDANG if mulai else Keadaan.BELUM, kurang + tanpa, wajib)


def berkas_kurang(kode: str, berkas: dict, orang: list[Orang]) -> list[str]:
    """The files that the document `kode` still misses, in words."""
    if kode != "7d":
        return [] if berkas.get(kode) else ["berkasnya"]
    return [f"{sebutan} {o.nama}" for o, sebutan in kertas_kurang(berkas, orang)]


def temuan_isian(p: PermohonanIzin, temuan: list[Temuan], berkas: Iterable[str]) -> list[Temuan]:
    """The findings as they are shown while the counter fills the form; `berkas` are the items of the files that came
    in: of those the examiner is to speak, and they are not "belum diisi"."""
    if not p.tahap.isian:
        return temuan
    masuk = {f"izin.berkas_{butir[:2]}" for butir in berkas}
    return selagi_diisi(temuan, lambda t: t.kode not in masuk and belum_tertulis(t))


def jumlah_dokumen(p: PermohonanIzin, berkas: dict, orang: list[Orang]) -> tuple[int, int]:
    """How many of the documents that this application needs have their files, and how many it needs."""
    wajib = butir_wajib(p)
    ada = [k for k in wajib if not berkas_kurang(k, berkas, orang) and (k != "7d" or orang)]
    return len(ada), len(wajib)


# The same for a list: one query for all rows


def _ada(butir) -> IsNull:
    """As a scalar and not as EXISTS, which PostgreSQL would answer for all applications at once, reading every file."""
    milik = Berkas.objects.filter(
        objek_jenis=PermohonanIzin._meta.label_lower, objek_id=OuterRef("pk"), aktif=True, butir=butir
    )
    return IsNull(Subquery(milik.order_by().values("pk")[:1]), False)


def _orang_lengkap(per: date):
    """kertas_kurang() is empty, and anybody is in office at all."""
    milik = Berkas.objects.filter(
        objek_jenis=PermohonanIzin._meta.label_lower, objek_id=OuterRef(OuterRef("pk")), aktif=True
    )
    aktif = Orang.objects.aktif(per).filter(koperasi=OuterRef("koperasi"), golongan__in=PERLU_BERKAS_DIRI)
    tanpa = Q(pk__in=[])
    for jenis in BERKAS_DIRI:
        nama = Concat(Value("7d-"), Cast(OuterRef("pk"), CharField()), Value(f"-{jenis}"), output_field=CharField())
        tanpa |= ~Exists(milik.filter(butir=nama))
    tanpa &= ~Exists(milik.filter(butir=GABUNGAN, diunggah_pada__gte=OuterRef("dicatat_pada")))
    return Exists(aktif) & ~Exists(aktif.filter(tanpa))


def dengan_dokumen(queryset):
    """Each row with `ada_7a` … `ada_7f`; needs keanggotaan_baru prefetched for jumlah_tercatat()."""
    return queryset.annotate(
        **{f"ada_{kode}": _ada(kode) for kode in BUTIR if kode != "7d"}, ada_7d=_orang_lengkap(hari_ini())
    )


def jumlah_tercatat(p: PermohonanIzin) -> tuple[int, int]:
    """jumlah_dokumen() of a row of dengan_dokumen()."""
    wajib = butir_wajib(p)
    return sum(getattr(p, f"ada_{k}") for k in wajib), len(wajib)


def belum_lengkap() -> Q:
    """Rows of dengan_dokumen() with a document missing, by the rules of perizinan.izin.syarat.butir_wajib()."""
    baru = Q(jenis=PermohonanIzin.Jenis.BARU)
    buku = Q(koperasi__jenis=Koperasi.Jenis.USP, modal_disetor__lt=MODAL_REGISTRASI.pada(hari_ini()).nilai)
    kurang = Q(pk__in=[])
    for kode in BUTIR:
        perlu = (baru & ~buku) | (~baru if kode in BUTIR_PERUBAHAN else Q(pk__in=[]))
        kurang |= perlu & Q(**{f"ada_{kode}": False})
    return kurang
