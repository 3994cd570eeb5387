"""The figures of sentra: their levels, their UKM, workers and turnover, and the Keputusan that named them, by year.

What a sentra holds is what its last Keputusan rested on: the Lampiran 3 of that usulan. A sentra without one (an older
Keputusan, recorded from its scan) is counted as not known, never as 0.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from aturan.bahasa import P23_2005
from core.dasar.izin import Tingkat
from core.dasar.rupa import angka
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Nilai, Sumber, Tabel
from core.dasbor.rupa import persen
from core.models import Wilayah
from sentra_ukm.models import Penetapan, Sentra, Ukm
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.sentra.panel import KABKOTA

DAFTAR, DAFTAR_KEPUTUSAN = "sentra_daftar", "keputusan_daftar"
BELUM = "belum"
JENJANG = {**{j.value: j.label for j in Jenjang}, BELUM: "Belum ditetapkan"}
ISI = {"jumlah_ukm": "UKM", "tenaga_kerja": "Tenaga kerja", "omzet_bulanan": "Omzet per bulan (Rp)"}


def tercatat(daftar: QuerySet, lingkup: Lingkup) -> QuerySet:
    """Those on record at the end of the period, with `jenjang_pada`, their level then ('' for none)."""
    daftar = daftar.filter(lingkup.saring(), dibuat_pada__lt=lingkup.akhir)
    if lingkup.kini:
        return daftar.annotate(jenjang_pada=F("jenjang"))
    penetapan = Penetapan.objects.filter(sentra=OuterRef("pk"), tanggal__lte=lingkup.sampai)
    terakhir = Subquery(penetapan.order_by("-tanggal", "-pk").values("jenjang")[:1])
    return daftar.annotate(jenjang_pada=Coalesce(terakhir, Value(""), output_field=CharField()))


def _berjenjang(daftar, lingkup, jenjang) -> QuerySet:
    return tercatat(daftar, lingkup).filter(jenjang_pada=jenjang)


def _ditetapkan(daftar, lingkup) -> QuerySet:
    return tercatat(daftar, lingkup).exclude(jenjang_pada="")


def _berisi(daftar, lingkup, diketahui: bool) -> QuerySet:
    """Those with a level whose UKM are known, or not known."""
    sah = Penetapan.objects.filter(sentra=OuterRef("pk"), usulan__isnull=False, tanggal__lte=lingkup.sampai)
    daftar = daftar.annotate(usulan_sah=Subquery(sah.order_by("-tanggal", "-pk").values("usulan")[:1]))
    ada = Exists(Ukm.objects.filter(usulan=OuterRef("usulan_sah"), dihitung=True))
    return _ditetapkan(daftar, lingkup).filter(ada if diketahui else ~ada)


def _masa_ini(daftar, lingkup) -> QuerySet:
    masa = Penetapan.objects.filter(tanggal__gte=lingkup.dari, tanggal__lte=lingkup.sampai).order_by()
    return tercatat(daftar, lingkup).filter(pk__in=masa.values("sentra"))


SUMBER: Sumber = {
    "tercatat": ("sentra tercatat", tercatat),
    "ditetapkan": ("sentra ditetapkan", _ditetapkan),
    "masa_ini": ("ditetapkan dalam masa ini", _masa_ini),
    "ukm_diketahui": ("UKM diketahui", partial(_berisi, diketahui=True)),
    "ukm_belum": ("UKM belum diketahui", partial(_berisi, diketahui=False)),
    **{
        f"jenjang-{kode}": (label, partial(_berjenjang, jenjang="" if kode == BELUM else kode))
        for kode, label in JENJANG.items()
    },
}


@dataclass(frozen=True)
class Satu:
    """One sentra on record: where, its level, and the totals of its UKM; None where nobody knows them."""

    kode: str
    jenjang: str
    isi: dict | None
    masa_ini: bool


class Hitungan:
    """The sentra of a region, in three queries."""

    def __init__(self, lingkup: Lingkup):
        self.lingkup = lingkup
        kolom = ("sentra_id", "usulan_id", "keputusan_id", "nomor", "tanggal")
        penetapan = Penetapan.objects.filter(lingkup.saring(), tanggal__lte=lingkup.sampai).order_by("tanggal", "pk")
        self.penetapan = list(penetapan.values_list(*kolom, named=True))
        usulan = {p.sentra_id: p.usulan_id for p in self.penetapan if p.usulan_id}
        baru = {p.sentra_id for p in self.penetapan if p.tanggal >= lingkup.dari}
        sah = penetapan.order_by().filter(usulan__isnull=False).values("usulan")
        jumlah = Ukm.objects.filter(usulan__in=sah).jumlah_per_usulan()
        self.sentra = [
            Satu(kode, jenjang, _diketahui(jumlah.get(usulan.get(pk))) if jenjang else None, pk in baru)
            for pk, kode, jenjang in tercatat(Sentra.objects.all(), lingkup)
            .order_by()
            .values_list("pk", "wilayah_id", "jenjang_pada")
        ]

    def jumlah(self, sentra: Iterable[Satu] | None = None) -> dict[str, Nilai]:
        """Of those with a level among `sentra` (default all): how many, the totals of those known, how many are not."""
        ada = [s for s in (self.sentra if sentra is None else sentra) if s.jenjang]
        isi = [s.isi for s in ada if s.isi]
        return {
            "sentra": len(ada),
            **{k: sum(i[k] for i in isi) if isi else None if ada else 0 for k in ISI},
            "belum": len(ada) - len(isi),
        }


def _diketahui(jumlah: dict | None) -> dict | None:
    return jumlah if jumlah and jumlah["jumlah_ukm"] else None


def bagian(lingkup: Lingkup) -> Bagian:
    """The part of the sentra and of the Keputusan that named them."""
    h = Hitungan(lingkup)
    tabel = [tabel_jenjang(h), tabel_keputusan(h)]
    if lingkup.anak:
        tabel.insert(1, tabel_anak(h))
    if lingkup.tingkat is Tingkat.PUSAT:
        tabel.insert(1, tabel_peta(h))
    return Bagian("sentra", "Sentra UKM", tuple(angka_sentra(h)), tuple(tabel))


UKM_MENURUT = f"Pasal 1 angka 12 dan 13 {P23_2005.singkat}"
LAMPIRAN_3 = "menurut Lampiran 3 pada usulan yang terakhir ditetapkan"


def angka_sentra(h: Hitungan) -> Iterable[Angka]:
    """How many have a level, and what they hold."""
    lingkup, per, semua = h.lingkup, h.lingkup.sampai, h.jumlah()
    alamat = partial(lingkup.alamat, DAFTAR)
    yield Angka(
        "ditetapkan", "Sentra ditetapkan", semua["sentra"], "sentra",
        "Sentra yang mendapat jenjangnya dengan Keputusan Menteri (Pasal 7 huruf f Permen KUKM 23/2005), juga Keputusan"
        " terdahulu yang dicatat dari pindaiannya.",
        per, len(h.sentra), "sentra tercatat", url=alamat("ditetapkan"),
    )  # fmt: skip
    yield Angka(
        "masa_ini", "Ditetapkan dalam masa ini", sum(s.masa_ini for s in h.sentra), "sentra",
        "Sentra yang disebut Keputusan Menteri bertanggal dalam masa ini; naik jenjang dihitung juga.",
        per, url=alamat("masa_ini"),
    )  # fmt: skip
    dasar = {"penyebut": semua["sentra"], "penyebut_kata": "sentra ditetapkan", "belum": semua["belum"]}
    for kode, judul, satuan, definisi in (
        (
            "jumlah_ukm",
            "UKM dalam sentra",
            "UKM",
            f"Usaha kecil dan menengah ({UKM_MENURUT})",
        ),
        ("tenaga_kerja", "Tenaga kerja dalam sentra", "orang", "Termasuk pemilik yang ikut bekerja"),
        ("omzet_bulanan", "Omzet sentra per bulan", "rupiah per bulan", "Jumlah omzet per bulan UKM-nya"),
    ):
        yield Angka(
            kode, judul, semua[kode], satuan, f"{definisi}, {LAMPIRAN_3}.", per, url=alamat("ukm_diketahui"),
            jumlahan=True, **dasar,
        )  # fmt: skip
    yield Angka(
        "ukm_belum", "Sentra yang UKM-nya belum diketahui", semua["belum"], "sentra",
        "Sentra ditetapkan tanpa Lampiran 3 di aplikasi ini; tidak ikut dalam jumlah UKM, tenaga kerja, dan omzet.",
        per, semua["sentra"], "sentra ditetapkan", url=alamat("ukm_belum"), perhatian=bool(semua["belum"]),
    )  # fmt: skip
    terbuka = sum(s.isi["ukm_terbuka"] for s in h.sentra if s.isi)
    yield Angka(
        "ukm_terbuka", "UKM yang kelasnya belum diketahui", terbuka, "UKM",
        "Baris Lampiran 3 yang belum dapat digolongkan usaha kecil atau menengah; tidak ikut dalam jumlah UKM.",
        per, semua["sentra"], "sentra ditetapkan", semua["belum"], alamat("ukm_diketahui"), jumlahan=True,
    )  # fmt: skip


def tabel_jenjang(h: Hitungan) -> Tabel:
    """Each level of Pasal 5, and those that have none yet."""
    lingkup, baris = h.lingkup, []
    for kode, label in JENJANG.items():
        satu = h.jumlah(s for s in h.sentra if s.jenjang == kode)
        if kode == BELUM:
            satu = {"sentra": sum(not s.jenjang for s in h.sentra), **dict.fromkeys(ISI), "belum": None}
        baris.append(Baris(label, tuple(satu.values()), url_nilai=_url(lingkup.alamat(DAFTAR, f"jenjang-{kode}"))))
    semua = h.jumlah()
    naik = sum(b.nilai[0] for b in baris[1:3])
    bagiannya = f"{persen(naik, semua['sentra'])} dari {angka(semua['sentra'])}"
    judul = f"{bagiannya} sentra ditetapkan sudah Unggulan atau bagian Klaster Bisnis"
    return Tabel(
        "sentra_jenjang",
        judul if semua["sentra"] else "Belum ada sentra yang ditetapkan",
        f"Sentra menurut jenjangnya (Pasal 5 {P23_2005.singkat}). UKM, tenaga kerja, dan omzet {LAMPIRAN_3}.",
        lingkup.sampai,
        "Jenjang",
        ("Sentra", *ISI.values(), "UKM belum diketahui"),
        tuple(baris),
        "",
        Bagan.BATANG,
        jumlah=Baris("Ditetapkan", tuple(semua.values()), url_nilai=_url(lingkup.alamat(DAFTAR, "ditetapkan"))),
    )


def _url(pertama: str) -> tuple[str, ...]:
    """The list behind the first column; the rest are sums over it."""
    return (pertama, *[""] * (len(ISI) + 1))


def tabel_anak(h: Hitungan) -> Tabel:
    """Each region right below, the one with most sentra first."""
    lingkup, baris, milik = h.lingkup, [], defaultdict(list)
    for s in h.sentra:
        milik[s.kode[:2] if lingkup.tingkat is Tingkat.PUSAT else s.kode].append(s)
    for kode, w in lingkup.anak.items():
        satu = h.jumlah(milik[kode])
        url = lingkup.alamat(DAFTAR, "ditetapkan", kode)
        baris.append(Baris(w.nama, tuple(satu.values()), kode, lingkup.url_keadaan(kode), _url(url)))
    baris.sort(key=lambda b: (-b.nilai[0], b.kode))
    apa, ada = lingkup.kepala_anak.lower(), sum(1 for b in baris if b.nilai[0])
    judul = f"Sentra ditetapkan ada di {ada} dari {len(baris)} {apa}, terbanyak {baris[0].label}"
    return Tabel(
        "sentra_wilayah",
        judul if ada else f"Belum ada {apa} yang sentranya ditetapkan",
        f"Sentra ditetapkan tiap {apa}. UKM, tenaga kerja, dan omzet {LAMPIRAN_3}.",
        lingkup.sampai,
        lingkup.kepala_anak,
        ("Sentra", *ISI.values(), "UKM belum diketahui"),
        tuple(baris),
        "",
        Bagan.PETA if lingkup.tingkat is Tingkat.PROVINSI else Bagan.BATANG,
        jumlah=Baris(
            lingkup.wilayah.nama, tuple(h.jumlah().values()), url_nilai=_url(lingkup.alamat(DAFTAR, "ditetapkan"))
        ),
    )


def tabel_peta(h: Hitungan) -> Tabel:
    """The country, a point a kabupaten/kota."""
    lingkup, banyak = h.lingkup, defaultdict(int)
    for s in h.sentra:
        banyak[s.kode] += bool(s.jenjang)
    daerah = Wilayah.objects.berlaku(lingkup.sampai).filter(jenis__in=KABKOTA)
    alamat = partial(lingkup.alamat, DAFTAR, "ditetapkan")
    baris = [Baris(w.nama, (banyak[w.kode],), w.kode, lingkup.url_keadaan(w.kode), (alamat(w.kode),)) for w in daerah]
    ada = sum(1 for b in baris if b.nilai[0])
    return Tabel(
        "sentra_peta",
        f"{angka(ada)} dari {angka(len(baris))} kabupaten dan kota punya sentra yang ditetapkan",
        "Sentra ditetapkan tiap kabupaten/kota. Satu tanda satu kabupaten atau kota.",
        lingkup.sampai,
        "Kabupaten/kota",
        ("Sentra ditetapkan",),
        tuple(baris),
        "sentra",
        Bagan.PETA,
    )


def tabel_keputusan(h: Hitungan) -> Tabel:
    """The Keputusan that name a sentra of the region, by the year of their date, up to the end of the period."""
    lingkup, tahun = h.lingkup, defaultdict(list)
    for p in h.penetapan:
        tahun[p.tanggal.year].append(p)
    baris = [
        Baris(
            str(satu),
            (
                len({p.keputusan_id for p in isi if p.keputusan_id}),
                len({p.nomor for p in isi if not p.keputusan_id}),
                len({p.sentra_id for p in isi}),
            ),
            url_nilai=(lingkup.alamat(DAFTAR_KEPUTUSAN, f"tahun-{satu}"), "", ""),
        )
        for satu, isi in sorted(tahun.items())
    ]
    terbanyak = max(baris, key=lambda b: b.nilai[2], default=None)
    judul = terbanyak and f"Tahun {terbanyak.label} menetapkan paling banyak: {angka(terbanyak.nilai[2])} sentra"
    return Tabel(
        "keputusan_tahun",
        judul or "Belum ada Keputusan yang menetapkan sentra di sini",
        "Keputusan Menteri yang menyebut sentra wilayah ini, menurut tahun tanggalnya, semua tahun sampai akhir masa."
        " Keputusan terdahulu dicatat dari pindaiannya.",
        lingkup.sampai,
        "Tahun",
        ("Keputusan", "Keputusan terdahulu", "Sentra ditetapkan"),
        tuple(baris),
        "",
        Bagan.BATANG,
    )
