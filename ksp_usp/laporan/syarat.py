"""From register and reports to the facts of the law; the guards of a report."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from aturan.bahasa import P15_2015, PENGENDALIAN, Pasal, Per, Temuan, evaluasi, hari
from aturan.bahasa.bilangan import tanggal
from aturan.kesehatan import ANGKA, periksa
from aturan.simpan_pinjam_2015.laporan import (
    LAPORAN_LEWAT,
    LAPORAN_PENGAWAS,
    Keadaan,
    Masa,
    keadaan,
    masa_wajib,
    perlu_catatan,
    sebab_tidak_wajib,
)
from aturan.simpan_pinjam_2015.pengawasan import tahun_hanya_usp, temuan_kewajiban
from core.perkara.temuan import temuan
from ksp_usp.laporan.tenggat import Tenggat
from ksp_usp.models import CatatanKewajiban, Koperasi, LaporanBerkala, LaporanKeuangan, StatusLaporan
from ksp_usp.neraca import SELISIH

# Stated of each tahun buku by itself.
PER_TAHUN = ("auditor", "audit_ra", "unit_lain")
PASAL_29_2 = Pasal(P15_2015, "29", "2")
# What somebody states of a koperasi as yes or no, by the fact of the law.
YA_TIDAK = (
    "perjanjian_kemitraan", "sektor_riil", "sistem_informasi", "bantu_pemeriksaan", "bunga_simpanan_ra",
    "bunga_pinjaman_ra", "investasi_ra", "audit_ra", "satuan_tugas",
)  # fmt: skip


def laporan_menurut_masa(koperasi: Koperasi) -> dict[Masa, LaporanBerkala]:
    """The version in force of each period that was filed."""
    berlaku = koperasi.laporan_berkala.berlaku().select_related("angka")
    return {laporan.masa: laporan for laporan in berlaku}


def keadaan_masa(
    koperasi: Koperasi,
    tenggat: Tenggat,
    masuk: dict[Masa, LaporanBerkala],
    per: date,
    berizin: tuple[date, date] | None = None,
) -> list[tuple[Masa, date | None, LaporanBerkala | None, Keadaan]]:
    """(period, due day, report, how it stands) of every period owed, oldest first.

    What is in keeps the due day of its filing, whatever its office sets since. `berizin` is the licensed time of a
    koperasi whose licence ended: its first and its last day.
    """
    sejak, sampai = berizin or (koperasi.berizin_sejak, None)
    if sejak is None:
        return []
    hasil = []
    for masa in masa_wajib(sejak, per, sampai):
        laporan = masuk.get(masa)
        batas = laporan.jatuh_tempo if laporan else tenggat.batas(koperasi, masa)
        hasil.append((masa, batas, laporan, keadaan(masa, batas, laporan.tanggal_ajuan if laporan else None, per)))
    return hasil


# The guards of a report: (laporan, per) -> list[Temuan]


def masa_dilaporkan(p: LaporanBerkala, per: Per) -> list[Temuan]:
    """The period has ended, and belongs to the licence."""
    masa, izin = p.masa, p.koperasi.berizin_sejak
    sebab = sebab_tidak_wajib(masa, izin) if izin else "Koperasi ini belum berizin: belum ada laporan yang wajib."
    if not sebab and masa.akhir >= hari(per):
        sebab = f"{masa.sebutan} baru berakhir {tanggal(masa.akhir)}: laporannya disampaikan sesudah itu."
    kalimat = sebab or f"{masa.sebutan} berakhir {tanggal(masa.akhir)}, di bawah izin sejak {tanggal(izin)}."
    return [temuan("laporan.masa", "Masa laporan", not sebab, PASAL_29_2, kalimat)]


def penerima_tepat(p: LaporanBerkala, per: Per) -> list[Temuan]:
    """The report goes to whoever issued the licence; a koperasi may have changed its authority meanwhile."""
    baik = p.koperasi.berwenang_id == p.berwenang_id
    kalimat = f"Laporan disampaikan kepada pemberi izin: {p.koperasi.berwenang.nama}."
    return [temuan("laporan.penerima", "Penerima laporan", baik, PASAL_29_2, kalimat)]


def isi_lengkap(p: LaporanBerkala, per: Per) -> list[Temuan]:
    """Every line of the report is filled, or it is nihil; the days of the paper are known."""
    kurang = [] if p.tanggal_laporan else ["tanggal laporan"]
    if p.status != StatusLaporan.DISUSUN:  # what the koperasi sends itself is filed when it is sent
        kurang += [] if p.kanal else ["cara penyampaian"]
        kurang += [] if p.tanggal_ajuan else ["tanggal disampaikan"]
    hasil = [_isian("laporan.identitas", "Tanggal dan cara penyampaian", kurang)]
    if p.nihil:
        hasil.append(temuan("laporan.angka", "Angka", True, PASAL_29_2, "Laporan nihil: tidak ada kegiatan."))
        return hasil
    angka = p.angka.angka if p.angka else {}
    kosong = [x.nama for x in ANGKA if x.wajib and x.untuk(p.koperasi.jenis) and angka.get(x.kode) is None]
    return [*hasil, _isian("laporan.angka", "Angka", kosong)]


def _isian(kode: str, uraian: str, kurang: list[str]) -> Temuan:
    kalimat = f"{uraian}: terisi."
    if kurang:
        lagi = f" dan {len(kurang) - 3} lagi" if len(kurang) > 3 else ""
        kalimat = f"{uraian} belum lengkap: {', '.join(kurang[:3])}{lagi}."
    return temuan(kode, uraian, not kurang, PASAL_29_2, kalimat)


def neraca_seimbang(p: LaporanBerkala, per: Per) -> list[Temuan]:
    """The balance sheet balances, or it is said why the paper does not: our own control, which refuses no report."""
    if p.nihil or p.angka is None:
        return []
    salah = [m for m in periksa(p.angka.angka, p.koperasi.jenis, None) if m.kode == "neraca"]
    sebab = p.catatan_pos.get(SELISIH, "").strip()
    kalimat = "Neraca seimbang."
    if salah:
        lanjut = f"Sebabnya: {sebab}" if sebab else "Bila laporannya memang demikian, tulis sebabnya."
        kalimat = f"{salah[0].kalimat} {lanjut}"
    return [temuan("laporan.neraca", "Neraca", not salah or bool(sebab), PENGENDALIAN, kalimat)]


def berubah_besar(p: LaporanBerkala, lalu: LaporanKeuangan | None) -> list[str]:
    """Codes of the lines that moved by half or more since the last period of the same length."""
    if p.angka is None or lalu is None:
        return []
    return [kode for kode, kini in p.angka.angka.items() if perlu_catatan(lalu.angka.get(kode), kini)]


def dijelaskan(p: LaporanBerkala, per: Per) -> list[Temuan]:
    """A figure that moved by half or more is explained: our own control."""
    if p.nihil:
        return []
    nama = {x.kode: x.nama for x in ANGKA}
    belum = [nama[kode] for kode in berubah_besar(p, laporan_sebelum(p)) if not p.catatan_pos.get(kode, "").strip()]
    kalimat = "Angka yang berubah setengahnya atau lebih sudah dijelaskan."
    if belum:
        kalimat = f"Jelaskan angka yang berubah setengahnya atau lebih: {', '.join(belum[:4])}."
    return [temuan("laporan.perubahan", "Perubahan angka", not belum, PENGENDALIAN, kalimat)]


def laporan_sebelum(p: LaporanBerkala) -> LaporanKeuangan | None:
    """The figures of the period just before, as they were filed; None where there are none."""
    lalu = p.masa.sebelumnya
    sebelum = p.koperasi.laporan_berkala.berlaku().filter(tahun_buku=lalu.tahun_buku, triwulan=lalu.triwulan)
    laporan = sebelum.select_related("angka").first()
    return laporan.angka if laporan else None


# Duties


def fakta_lain(daftar: Collection[Koperasi]) -> dict[int, dict[str, Any]]:
    """What other matters know of these koperasi, as the setting names them."""
    hasil: dict[int, dict[str, Any]] = defaultdict(dict)
    for jalur in settings.FAKTA_KEWAJIBAN:
        for pk, isi in import_string(jalur)(daftar).items():
            hasil[pk] |= isi
    return hasil


def fakta_kewajiban(
    koperasi: Koperasi, masuk: Mapping[Masa, Any], catatan: Iterable[CatatanKewajiban], lain: Mapping[str, Any],
    per: date,
) -> dict:  # fmt: skip
    """What is on record of each duty: `catatan` in their order; what nobody recorded is missing, and so not known.

    `lain` are the facts of other matters (fakta_lain). Of the offices without a name board those count that are open.
    """
    dicatat, sejak = menurut_catatan(catatan)
    tahunan = max((m for m in masuk if m.tahunan), default=None)
    terakhir = max(masuk, key=lambda m: (m.akhir, m.triwulan), default=None)
    angka = masuk[tahunan].angka if tahunan else None
    kini = masuk[terakhir] if terakhir else None
    unit_lain = {int(k.rpartition(".")[2]): isi for k, isi in dicatat.items() if k.startswith("unit_lain.")}
    auditor, audit_ra = (f"{nama}.{tahunan.tahun_buku}" if tahunan else "" for nama in ("auditor", "audit_ra"))
    papan, buka = dicatat.get("kantor_tanpa_papan"), lain.get("kantor_buka")
    ad = dicatat.get("penyesuaian_ad")
    return {
        "jenis": koperasi.jenis,
        "bentuk": koperasi.bentuk,
        "tanggal_pengesahan": koperasi.tanggal_badan_hukum,
        "mulai_kegiatan": koperasi.mulai_kegiatan,
        "berizin_sejak": koperasi.berizin_sejak,
        "dihentikan_sejak": koperasi.dihentikan_sejak,
        "penyesuaian_ad": date.fromisoformat(ad) if ad else None,
        "jumlah_calon": kini.jumlah_calon if kini else None,
        "calon_tertua": kini.calon_tertua if kini else None,
        "calon_per": terakhir.akhir if terakhir else None,
        "pinjaman_koperasi_lain": angka.pinjaman_koperasi_lain if angka else None,
        "investasi": angka.surat_berharga if angka else None,
        "volume_pinjaman": angka.volume_pinjaman if angka else None,
        "peminjam_perorangan": dicatat.get("peminjam_perorangan"),
        "auditor": dicatat.get(auditor),
        "kantor_tanpa_papan": papan and [nama for nama in papan if buka is None or nama in buka],
        "pernah_diperiksa": "bantu_pemeriksaan" in dicatat,
        "tahun_hanya_usp": tahun_hanya_usp(unit_lain, per.year - 1, per=per),
        "tahun_usp_terakhir": per.year - 1,
        "sejak": {**sejak, "auditor": sejak.get(auditor), "audit_ra": sejak.get(audit_ra)},
        **{kode: dicatat.get(kode) for kode in YA_TIDAK},
        "audit_ra": dicatat.get(audit_ra),
        **lain,
    }


def menurut_catatan(catatan: Iterable[CatatanKewajiban]) -> tuple[dict[str, Any], dict[str, date]]:
    """({fact: what is stated last}, {fact: the day since which it is stated so}), of rows in their order."""
    isi: dict[str, Any] = {}
    sejak: dict[str, date] = {}
    for c in catatan:
        if c.kode not in isi or isi[c.kode] != c.isi:
            sejak[c.kode] = c.per
        isi[c.kode] = c.isi
    return isi, sejak


def fakta_laporan(baris: list[tuple[Masa, date | None, Any, Keadaan]]) -> dict:
    """Whether the reports owed are in (Pasal 29 ayat (2)), and whether the pengawas had each (ayat (1))."""
    lewat = [(masa.sebutan, batas) for masa, batas, _, sejauh in baris if sejauh is Keadaan.LEWAT]
    ditunggu = [batas for _, batas, _, sejauh in baris if sejauh is Keadaan.DITUNGGU]
    tanpa_tenggat = any(sejauh is Keadaan.TANPA_TENGGAT for *_, sejauh in baris)
    # A quarter that is not in has shown nobody when its pengawas had it.
    triwulan = [laporan for masa, _, laporan, sejauh in baris if not masa.tahunan and sejauh is not Keadaan.DITUNGGU]
    lengkap = triwulan and all(laporan and laporan.kepada_pengawas for laporan in triwulan)
    return {
        "laporan_lewat": None if tanpa_tenggat and not lewat else [nama for nama, _ in lewat],
        "laporan_lewat_batas": min((batas for _, batas in lewat), default=None),
        "laporan_ditunggu": min(ditunggu, default=None),
        "triwulan_tanpa_pengawas": [] if lengkap else None,
    }


def fakta_lengkap(koperasi: Koperasi, per: date) -> dict:
    """What is on record of every duty of one koperasi on `per`."""
    masuk = laporan_menurut_masa(koperasi)
    baris = keadaan_masa(koperasi, Tenggat.untuk(koperasi.berwenang, [koperasi]), masuk, per)
    catatan = CatatanKewajiban.objects.filter(koperasi=koperasi, per__lte=per)
    lain = fakta_lain([koperasi]).get(koperasi.pk, {})
    return fakta_kewajiban(koperasi, masuk, catatan, lain, per) | fakta_laporan(baris)


def kewajiban(koperasi: Koperasi, per: date) -> list[Temuan]:
    """Every duty of this koperasi on `per` with what is on record of it."""
    fakta = fakta_lengkap(koperasi, per)
    return [*evaluasi((LAPORAN_LEWAT, LAPORAN_PENGAWAS), fakta, per=per), *temuan_kewajiban(fakta, per=per)]
