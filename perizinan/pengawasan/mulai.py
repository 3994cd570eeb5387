"""Beginning a step of a sanction, for one koperasi or for all that are late: drafts, which people read and decide."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from aturan.simpan_pinjam_2015.laporan import LAPORAN_LEWAT, Masa
from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.waktu import hari_ini
from core.halaman.banyak import Butir, Dilewati, Nasib
from core.models import Wilayah
from core.perkara.nomor import nomor_perkara
from ksp_usp.laporan.panel import laporan_lewat, sebut_lewat, uraian_lewat
from ksp_usp.models import Koperasi
from perizinan.models import Sanksi, StatusSanksi
from perizinan.models.sanksi import TERBUKA
from perizinan.pengawasan.alur import ALUR_SANKSI
from perizinan.pengawasan.syarat import pelanggaran_koperasi, salin_pelanggaran

ADA = "Usul sanksi koperasi ini masih terbuka: lanjutkan yang ada."


def mulai_sanksi(koperasi: Koperasi, langkah: Langkah, terakhir: Sanksi | None, pengguna, **isi) -> Sanksi:
    """Open the draft of one step after `terakhir`. Raises IntegrityError where one is open already."""
    kantor = koperasi.berwenang
    with transaction.atomic():
        s = Sanksi(
            nomor_perkara=nomor_perkara("SNK", "sanksi", kantor, hari_ini(kantor)), koperasi=koperasi,
            izin=koperasi.izin.terakhir(), wilayah=koperasi.wilayah, berwenang=kantor, langkah=langkah.value,
            melanjutkan=terakhir, **isi,
        )  # fmt: skip
        return ALUR_SANKSI.buat(s, pengguna)


def rancangan(koperasi: Koperasi, langkah: Langkah, per: date) -> dict:
    """What the machine writes into a new draft: each duty that is not met on `per`, its facts, what is asked.

    Nothing where no duty is on record as breached, whatever the step before rested on: the officer writes it all. A
    revocation asks for nothing more.
    """
    belum = pelanggaran_koperasi(koperasi, per)
    if not belum:
        return {}
    lewat = laporan_lewat([koperasi], koperasi.berwenang, per)[koperasi.pk]
    lain = [t for t in belum if t.kode != LAPORAN_LEWAT.kode]
    minta = [*minta_laporan(lewat), *(f"Penuhi dan laporkan: {t.uraian}." for t in lain)]
    return {
        "pelanggaran": [salin_pelanggaran(t) for t in belum],
        "uraian": "\n".join([*uraian_lewat(koperasi, lewat), *(t.kalimat for t in lain)]),
        "perbaikan": "" if langkah is Langkah.PENCABUTAN else "\n".join(minta),
    }


def minta_laporan(lewat: list[Masa]) -> list[str]:
    """What is asked of a koperasi with these late reports, one a line."""
    return [f"Sampaikan {masa.sebutan}." for masa in lewat]


@dataclass
class Rencana:
    """What is proposed for one koperasi: the warning that is due after the sanction that is there, or why none is."""

    koperasi: Koperasi
    masa: list[Masa]
    langkah: Langkah | None = None
    sebab: str = ""
    ada: Sanksi | None = None

    @property
    def kalimat(self) -> str:
        """Why: "3 laporan terlambat", and which."""
        return f"{len(self.masa)} laporan terlambat: {sebut_lewat(self.masa)}"


def rencana_teguran(wilayah: Wilayah, per: date, masa: Masa | None = None, *pk: int) -> list[Rencana]:
    """Each koperasi of this office with a report past its day (on `masa`, if given), and the warning that is due."""
    semua = Koperasi.objects.filter(berwenang=wilayah, berizin_sejak__isnull=False)
    daftar = list((semua.filter(pk__in=pk) if pk else semua).select_related("wilayah", "berwenang").order_by("nama"))
    lewat = laporan_lewat(daftar, wilayah, per)
    terlambat = [k for k in daftar if (masa in lewat[k.pk] if masa else lewat[k.pk])]
    sanksi: dict[int, list[Sanksi]] = defaultdict(list)
    jalan = Sanksi.objects.filter(koperasi__berwenang=wilayah, status__in=(*TERBUKA, StatusSanksi.BERLAKU))
    for s in jalan.order_by("pk"):
        sanksi[s.koperasi_id].append(s)
    return [_rencana(Rencana(k, lewat[k.pk]), sanksi[k.pk], per) for k in terlambat]


def _rencana(r: Rencana, sanksi: list[Sanksi], per: date) -> Rencana:
    """The first warning where nothing is in force, the second where the day of the first has passed; else why not."""
    r.ada = sanksi[-1] if sanksi else None
    if r.ada is None:
        r.langkah = Langkah.TEGURAN_1
    elif r.ada.status in TERBUKA:
        r.sebab = "Usulnya sudah terbuka."
    elif r.ada.tahapan is not Langkah.TEGURAN_1:
        r.sebab = f"{r.ada.get_langkah_display()} berlaku: langkah berikutnya disusun sendiri."
    elif r.ada.jatuh_tempo and r.ada.jatuh_tempo >= per:
        r.sebab = "Tenggat perbaikan teguran pertama belum lewat."
    else:
        r.langkah = Langkah.TEGURAN_2
    return r


def susun_teguran(r: Rencana, pengguna, jatuh_tempo: date) -> Butir:
    """One draft, with facts and remedies from the reports; passed over where none is due (core.halaman.banyak)."""
    if r.langkah is None:
        raise Dilewati(r.sebab)
    k, per = r.koperasi, hari_ini(r.koperasi.berwenang)
    dilanggar = [salin_pelanggaran(t) for t in pelanggaran_koperasi(k, per) if t.kode == LAPORAN_LEWAT.kode]
    try:
        s = mulai_sanksi(
            k, r.langkah, r.ada, pengguna, pelanggaran=dilanggar, uraian="\n".join(uraian_lewat(k, r.masa)),
            perbaikan="\n".join(minta_laporan(r.masa)), jatuh_tempo=jatuh_tempo,
        )  # fmt: skip
    except IntegrityError:
        raise Dilewati(ADA) from None
    return Butir(
        k.nama, Nasib.BERHASIL, "Rancangan tersusun:", s.get_absolute_url(), f"{s.nomor_perkara}, {s.sebutan_langkah}"
    )
