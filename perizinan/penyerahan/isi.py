"""What goes with a koperasi, what is closed first, what stays with whoever decided it, which letters are opened."""

from collections import Counter
from datetime import date

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils.text import capfirst

from core.models import Penugasan, Surat, SuratObjek
from core.perkara.ingat import sekali
from ksp_usp.laporan.panel import laporan_lewat, sebut_lewat
from ksp_usp.models import Koperasi, LaporanBerkala, PenilaianKesehatan
from perizinan.models import (
    SELESAI_KANTOR,
    IzinUsaha,
    JaringanPelayanan,
    KeteranganIzin,
    Pemeriksaan,
    PenyerahanKoperasi,
    PermohonanIzin,
    Sanksi,
    StatusPemeriksaan,
    StatusPenyerahan,
)
from perizinan.models.jaringan import BUKA

# Cases that follow the licence. An office of the network and its inspections stay where the office stands.
IKUT = (PermohonanIzin, Sanksi, Pemeriksaan, KeteranganIzin, PenilaianKesehatan, LaporanBerkala)
# A visit is written down by the team that was sent: it is finished, or called off, by the office that sent it.
DAHULU = {(Pemeriksaan, StatusPemeriksaan.DITUGASKAN)}


def milik(model: type, koperasi: Koperasi) -> QuerySet:
    """The cases of one kind that are the koperasi's own."""
    semua = model.objects.filter(koperasi=koperasi)
    return semua.filter(kantor=None) if model is Pemeriksaan else semua


def terbuka(model: type, p: PenyerahanKoperasi) -> QuerySet:
    """Those of them that are open at the old office."""
    return milik(model, p.koperasi).filter(berwenang=p.dari_id).exclude(status__in=model.alur.akhir)


def surat_lama(p: PenyerahanKoperasi) -> QuerySet[Surat]:
    """The letters that the old office issued about the koperasi, whatever kind of case they were about."""
    tentang = Q()
    for model in IKUT:
        tentang |= Q(objek_jenis=model._meta.label_lower, objek_id__in=milik(model, p.koperasi).order_by().values("pk"))
    objek = SuratObjek.objects.filter(tentang)
    return Surat.objects.filter(instansi__wilayah=p.dari_id, pk__in=objek.order_by().values("surat"))


def akses_pengurus(p: PenyerahanKoperasi, per: date) -> QuerySet[Penugasan]:
    """The accounts of the koperasi's own door that the old office gave, in force on `per` or later."""
    return Penugasan.objects.filter(pihak=p.koperasi_id, sampai__gte=per, instansi__wilayah=p.dari_id)


def isi_penyerahan(p: PenyerahanKoperasi) -> dict:
    """The list as it stands today; of one that was handed over, as it stood then."""
    if p.status != StatusPenyerahan.DRAF or p.pk is None:
        return p.isi if p.pk else susun(p)
    return sekali(p, ("isi",), lambda: susun(p))


def susun(p: PenyerahanKoperasi) -> dict:
    """{ikut, dahulu: rows [what, number, status]; lain, tetap: sentences; surat: how many letters are opened}."""
    ikut, dahulu, selesai = [], [], Counter()
    for model, nomor, status in _urusan(p):
        baris = [capfirst(model._meta.verbose_name), nomor, model.alur.status(status).label]
        if status in model.alur.akhir:
            selesai[model._meta.verbose_name] += 1
        else:
            (dahulu if (model, status) in DAHULU else ikut).append(baris)
    tetap = [f"{n} {nama} yang sudah selesai: tetap tercatat pada {p.nama_dari}" for nama, n in sorted(selesai.items())]
    return {
        "ikut": ikut, "dahulu": dahulu, "lain": _lain(p), "tetap": [*tetap, *_kantor(p)],
        "surat": surat_lama(p).count(),
    }  # fmt: skip


def _urusan(p: PenyerahanKoperasi) -> list[tuple[type, str, str]]:
    """(kind, number, status) of every case of the koperasi at the old office, in one query."""
    kueri = [
        milik(m, p.koperasi).filter(berwenang=p.dari_id).order_by()
        .annotate(macam=Value(str(i), output_field=CharField())).values_list("macam", "nomor_perkara", "status")
        for i, m in enumerate(IKUT)
    ]  # fmt: skip
    semua = kueri[0].union(*kueri[1:], all=True)
    return [(IKUT[int(i)], nomor, status) for i, nomor, status in sorted(semua)]


def _lain(p: PenyerahanKoperasi) -> list[str]:
    """What goes along without being a case: complaints, accounts of its own door, reports that are not in."""
    per, k = p.hari_ini, p.koperasi
    pengaduan = k.pengaduan.terbuka().filter(berwenang=p.dari_id).count()
    akses = akses_pengurus(p, per).count()
    lewat = laporan_lewat([k], p.ke, per)[k.pk]
    diperpanjang = k.perpanjangan.filter(wilayah=p.dari_id, sampai__gte=per).count()
    hasil = []
    if pengaduan:
        hasil.append(f"{pengaduan} pengaduan yang belum dijawab")
    if akses:
        hasil.append(f"{akses} akun pengurus koperasi: sesudah diterima dikelola {p.nama_ke}")
    if lewat:
        hasil.append(f"{len(lewat)} laporan yang belum masuk ({sebut_lewat(lewat)}): disampaikan kepada {p.nama_ke}")
    if diperpanjang:
        hasil.append(f"{diperpanjang} perpanjangan tenggat laporan: tetap berlaku pada {p.nama_ke}")
    return hasil


def _kantor(p: PenyerahanKoperasi) -> list[str]:
    """The offices of its network, which stay with the authority of their place (Pasal 10 ayat (1))."""
    semua = JaringanPelayanan.objects.filter(koperasi=p.koperasi).exclude(status__in=SELESAI_KANTOR).order_by()
    banyak = semua.aggregate(buka=Count("pk", filter=Q(status__in=BUKA)), mohon=Count("pk", filter=~Q(status__in=BUKA)))
    kata = (("buka", "kantor yang beroperasi"), ("mohon", "permohonan kantor yang masih berjalan"))
    return [
        f"{banyak[nama]} {apa}: tetap pada Bupati atau Wali Kota tempat kantor (Pasal 10 ayat (1))"
        for nama, apa in kata
        if banyak[nama]
    ]


def belum_diserahkan(kantor: set[str]) -> QuerySet[IzinUsaha]:
    """Licences of these offices whose koperasi got one of another authority since, and whose files were not begun."""
    sudah = PenyerahanKoperasi.objects.exclude(status=StatusPenyerahan.DIBATALKAN)
    pindah = IzinUsaha.objects.filter(
        penerbit__in=kantor, keadaan=IzinUsaha.Keadaan.DIGANTI, pengganti__keadaan__in=IzinUsaha.BERLAKU
    )
    return (
        pindah.exclude(pengganti__penerbit=F("penerbit"))
        .filter(~Exists(sudah.filter(izin=OuterRef("pengganti__pk"))))
        .select_related("pengganti", "koperasi")
        .order_by("pengganti__tanggal", "pk")
    )
