"""The figures of the usulan: where they stand and how long, what became of them, how long each desk took.

Pasal 7 sets no deadline: the ages by which they are grouped are ours. The trail tells where a case stood on an earlier
day and when it left a desk.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.db.models import Case, Count, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from aturan.bahasa import P23_2005
from core.dasar.izin import Tingkat
from core.dasar.rupa import angka
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Sumber, Tabel
from core.dasbor.hitung import persentil
from core.dasbor.meja import pada, sebut_terlama
from core.dasbor.rupa import persen
from core.models import Jejak
from sentra_ukm.models import SELESAI, StatusUsulan, Usulan
from sentra_ukm.usulan.alur import ALUR_USULAN

S = StatusUsulan
PASAL_7 = f"Pasal 7 {P23_2005.singkat}"
DAFTAR = "usulan_daftar"
LAMA = 10  # days in one place beyond which a usulan is pointed out: ours
BATAS_UMUR = (0, LAMA, 30, 90)  # more than so many days, up to the next
SEHARI = Decimal(86_400)
BERJALAN = tuple(s.value for s in S if s not in (*SELESAI, S.DRAF))
# Where a usulan is, by the stations of its route: {key: (name, statuses)}; a draft is none of them yet.
TEMPAT = {
    f"tempat{n}": (satu.nama, tuple(str(s) for s in satu.status if s in BERJALAN))
    for n, satu in enumerate(s for s in ALUR_USULAN.stasiun if set(s.status) & set(BERJALAN))
}
# What may become of it: {key: (words, statuses that it comes into)}.
KEJADIAN = {
    "disampaikan": ("disampaikan ke Provinsi", (S.DI_PROVINSI.value,)),
    "dikembalikan": (
        "dikembalikan untuk perbaikan",
        (S.PERBAIKAN_KABKOTA.value, S.PERBAIKAN_PROVINSI.value, S.PERBAIKAN_KEMENTERIAN.value),
    ),
    "ditetapkan": ("ditetapkan", (S.DITETAPKAN.value,)),
    "tidak_terpilih": ("tidak terpilih", (S.TIDAK_TERPILIH.value,)),
    "ditarik": ("ditarik kembali", (S.DITARIK.value,)),
}


def pasal_7(huruf: str) -> str:
    """'Pasal 7 huruf a Permen KUKM 23/2005'."""
    return f"Pasal 7 huruf {huruf} {P23_2005.singkat}"


def meja() -> dict[str, tuple[str, ...]]:
    """The desks of the route in its order, each with the statuses in which a usulan lies there."""
    hasil = defaultdict(list)
    for satu in S:
        if satu not in SELESAI:
            hasil[ALUR_USULAN.peran_giliran(satu)].append(satu.value)
    return {peran: tuple(status) for peran, status in hasil.items()}


MEJA = meja()


def langkah(lingkup: Lingkup) -> QuerySet:
    """The steps of the period that brought a usulan of the region from one status to another."""
    milik = Usulan.objects.filter(lingkup.saring()).order_by().values("pk")
    return Jejak.objects.filter(
        objek_jenis=Usulan._meta.label_lower, objek_id__in=milik, waktu__gte=lingkup.mulai, waktu__lt=lingkup.akhir
    ).exclude(dari=F("ke"))


def lebih_dari(lingkup: Lingkup, hari: int) -> Q:
    """In its status for more than so many days at the end of the period."""
    return Q(keadaan_sejak__lt=lingkup.pukul_nol(lingkup.sampai - timedelta(hari)))


def _berdiri(daftar, lingkup, status, umur=None) -> QuerySet:
    hasil = pada(daftar.filter(lingkup.saring()), lingkup).filter(keadaan__in=status)
    if umur is None:
        return hasil
    hasil = hasil.filter(lebih_dari(lingkup, BATAS_UMUR[umur])) if umur else hasil
    return hasil.exclude(lebih_dari(lingkup, BATAS_UMUR[umur + 1])) if umur + 1 < len(BATAS_UMUR) else hasil


def _lama(daftar, lingkup, status=BERJALAN) -> QuerySet:
    return _berdiri(daftar, lingkup, status).filter(lebih_dari(lingkup, LAMA))


def _melangkah(daftar, lingkup, kolom, status) -> QuerySet:
    pelaku = langkah(lingkup).filter(**{f"{kolom}__in": status}).order_by().values("objek_id")
    return daftar.filter(lingkup.saring(), pk__in=pelaku)


def sebut_umur(n: int) -> str:
    """The words of one group of ages: 'sampai 10 hari', '11–30 hari', 'lebih dari 90 hari'."""
    if n + 1 == len(BATAS_UMUR):
        return f"lebih dari {BATAS_UMUR[n]} hari"
    return f"{BATAS_UMUR[n] + 1}–{BATAS_UMUR[n + 1]} hari" if n else f"sampai {BATAS_UMUR[1]} hari"


UMUR = {n: sebut_umur(n) for n in range(len(BATAS_UMUR))}


def _sumber() -> Sumber:
    hasil: Sumber = {
        "berjalan": ("usulan berjalan", partial(_berdiri, status=BERJALAN)),
        "lama": (f"lebih dari {LAMA} hari di satu tempat", _lama),
        "draf": ("draf", partial(_berdiri, status=(S.DRAF.value,))),
        "selesai": ("selesai dalam masa ini", partial(_melangkah, kolom="ke", status=[s.value for s in SELESAI])),
    }
    for kunci, (nama, status) in TEMPAT.items():
        hasil[kunci] = (f"berjalan di {nama}", partial(_berdiri, status=status))
        for n, kata in UMUR.items():
            hasil[f"{kunci}-{n}"] = (f"{kata} di {nama}", partial(_berdiri, status=status, umur=n))
    for n, kata in UMUR.items():
        hasil[f"umur-{n}"] = (kata, partial(_berdiri, status=BERJALAN, umur=n))
    for satu in S:
        hasil[f"status-{satu}"] = (satu.label, partial(_berdiri, status=(satu.value,)))
        hasil[f"lama-{satu}"] = (
            f"{satu.label}, lebih dari {LAMA} hari", partial(_lama, status=(satu.value,))
        )  # fmt: skip
    for kunci, (kata, status) in KEJADIAN.items():
        hasil[kunci] = (f"{kata} dalam masa ini", partial(_melangkah, kolom="ke", status=status))
    for peran, status in MEJA.items():
        hasil[f"lewat-{peran}"] = (f"selesai di meja {peran.label}", partial(_melangkah, kolom="dari", status=status))
        hasil[f"tunggu-{peran}"] = (f"menunggu di meja {peran.label}", partial(_berdiri, status=status))
    return hasil


SUMBER = _sumber()


class Hitungan:
    """What two queries tell of the usulan of a region: those that stand, and the steps of the period."""

    def __init__(self, lingkup: Lingkup):
        umur = Case(
            *(When(lebih_dari(lingkup, BATAS_UMUR[n]), then=Value(n)) for n in reversed(UMUR) if n),
            default=Value(0),
            output_field=IntegerField(),
        )
        berdiri = (
            pada(Usulan.objects.filter(lingkup.saring()), lingkup)
            .filter(keadaan__in=(*BERJALAN, S.DRAF.value))
            .order_by()
            .values("keadaan", kode=lingkup.kode_anak(), kelompok=umur)
            .annotate(n=Count("pk"), tertua=Min("keadaan_sejak"))
        )
        self.lingkup, self.berdiri = lingkup, list(berdiri)
        sebelum = Jejak.objects.filter(
            objek_jenis=OuterRef("objek_jenis"), objek_id=OuterRef("objek_id"), urutan__lt=OuterRef("urutan")
        )
        masuk = Subquery(sebelum.exclude(dari=F("ke")).order_by("-urutan").values("waktu")[:1])
        kolom = ("objek_id", "dari", "ke", "waktu", "masuk")
        self.langkah = list(langkah(lingkup).annotate(masuk=masuk).order_by().values_list(*kolom))

    def banyak(self, status=BERJALAN, *, kode: str = "", umur: Callable[[int], bool] = lambda n: True) -> int:
        """How many stand in one of `status`, of a region below, of the groups of age that `umur` takes."""
        return sum(
            b["n"] for b in self.berdiri if b["keadaan"] in status and umur(b["kelompok"]) and kode in ("", b["kode"])
        )

    def lama(self, status=BERJALAN, kode: str = "") -> int:
        """Of these, how many for longer than LAMA."""
        return self.banyak(status, kode=kode, umur=lambda n: n > 0)

    def terlama(self, status) -> Decimal | None:
        """Days that the one which waits longest in `status` has waited at the end of the period."""
        tertua = min((b["tertua"] for b in self.berdiri if b["keadaan"] in status), default=None)
        if tertua is None:
            return None
        hari = tertua.astimezone(self.lingkup.akhir.tzinfo).date()
        return Decimal((self.lingkup.sampai - hari).days)

    def terjadi(self, status) -> int:
        """How many usulan came into one of `status` in the period, each once."""
        return len({pk for pk, _, ke, _, _ in self.langkah if ke in status})

    def lewat(self, status) -> tuple[int, list[Decimal]]:
        """How many usulan left one of `status` in the period, and the days of each stay there."""
        keluar = [(pk, waktu - masuk) for pk, dari, _, waktu, masuk in self.langkah if dari in status and masuk]
        return len({pk for pk, _ in keluar}), [Decimal(lama.total_seconds()) / SEHARI for _, lama in keluar]


def bagian(lingkup: Lingkup) -> Bagian:
    """The part of the usulan."""
    h = Hitungan(lingkup)
    tabel = [tabel_umur(h), tabel_status(h), tabel_meja(h)]
    if lingkup.anak:
        tabel.append(tabel_anak(h))
    return Bagian("usulan", "Usulan sentra", tuple(angka_usulan(h)), tuple(tabel))


DARI_JEJAK = "Menurut jejak langkah dalam masa ini; satu usulan dihitung sekali."


def angka_usulan(h: Hitungan) -> list[Angka]:
    """What stands at the end of the period, then what happened in it."""
    lingkup, per = h.lingkup, h.lingkup.sampai
    berjalan, lama = h.banyak(), h.lama()
    selesai = h.terjadi([s.value for s in SELESAI])
    berdiri = [
        (
            "berjalan", "Usulan berjalan", berjalan, {},
            "Usulan yang dinyatakan terseleksi dan belum ditetapkan, tidak dipilih, atau ditarik"
            f" ({PASAL_7}). Draf tidak dihitung.",
        ),
        (
            "lama", f"Lebih dari {LAMA} hari di satu tempat", lama,
            {"penyebut": berjalan, "penyebut_kata": "usulan berjalan", "perhatian": lama > 0},
            f"Usulan berjalan yang statusnya tidak berubah lebih dari {LAMA} hari. {PASAL_7} tidak menetapkan"
            " tenggat; batas ini ukuran aplikasi.",
        ),
        (
            "draf", "Draf", h.banyak((S.DRAF.value,)), {},
            "Usulan yang masih diisi Pokja Kabupaten/Kota dan belum dinyatakan terseleksi"
            f" ({pasal_7('a')}).",
        ),
    ]  # fmt: skip
    akhir = {"penyebut": selesai, "penyebut_kata": "usulan yang selesai dalam masa ini"}
    terjadi = [
        ("disampaikan", "Disampaikan ke Provinsi", {}, f"{pasal_7('b')}, termasuk yang diajukan kembali."),
        ("dikembalikan", "Dikembalikan untuk perbaikan", {}, "Oleh Dinas, Provinsi, atau Kementerian."),
        ("ditetapkan", "Ditetapkan", akhir, f"Dengan Keputusan Menteri ({pasal_7('f')})."),
        ("tidak_terpilih", "Tidak terpilih", akhir, f"Menurut verifikasi kembali Kementerian ({pasal_7('e')})."),
        ("ditarik", "Ditarik kembali", akhir, "Oleh pengusulnya, sebelum diputus."),
    ]
    hasil = [
        Angka(kode, judul, nilai, "usulan", definisi, per, url=lingkup.alamat(DAFTAR, kode), **lain)
        for kode, judul, nilai, lain, definisi in berdiri
    ]
    return hasil + [
        Angka(
            kode, judul, h.terjadi(KEJADIAN[kode][1]), "usulan", f"{definisi} {DARI_JEJAK}", per,
            url=lingkup.alamat(DAFTAR, kode), **lain,
        )
        for kode, judul, lain, definisi in terjadi
    ]  # fmt: skip


def tabel_umur(h: Hitungan) -> Tabel:
    """Place by age: one bar a place."""
    lingkup, semua = h.lingkup, h.banyak()
    baris = [
        Baris(
            nama,
            tuple(h.banyak(status, umur=n.__eq__) for n in UMUR),
            url=lingkup.alamat(DAFTAR, kunci),
            url_nilai=tuple(lingkup.alamat(DAFTAR, f"{kunci}-{n}") for n in UMUR),
        )
        for kunci, (nama, status) in TEMPAT.items()
    ]
    terbanyak = max(baris, key=lambda b: sum(b.nilai))
    return Tabel(
        "usulan_umur",
        f"{persen(sum(terbanyak.nilai), semua)} dari {angka(semua)} usulan berjalan ada di {terbanyak.label}"
        if semua
        else "Tidak ada usulan berjalan",
        f"Usulan berjalan menurut tempatnya pada rute {PASAL_7} dan lamanya pada statusnya, pada hari itu; kelompok"
        " harinya ukuran aplikasi.",
        lingkup.sampai,
        "Di tangan",
        tuple(UMUR.values()),
        tuple(baris),
        "usulan",
        Bagan.TUMPUK,
        jumlah=Baris(
            "Jumlah",
            tuple(h.banyak(umur=n.__eq__) for n in UMUR),
            url=lingkup.alamat(DAFTAR, "berjalan"),
            url_nilai=tuple(lingkup.alamat(DAFTAR, f"umur-{n}") for n in UMUR),
        ),
    )


def tabel_status(h: Hitungan) -> Tabel:
    """Every status in which a usulan waits, with how many and how many of them long."""
    lingkup = h.lingkup
    ada = [(s, h.banyak((s.value,)), h.lama((s.value,))) for s in S if s not in SELESAI]
    terlama = max(ada, key=lambda satu: satu[2])
    judul = f"Yang lewat {LAMA} hari paling banyak: “{terlama[0].label}”, {angka(terlama[2])} usulan"
    return Tabel(
        "usulan_status",
        judul if terlama[2] else f"Tidak ada usulan yang lebih dari {LAMA} hari pada statusnya",
        f"Usulan yang belum selesai menurut statusnya, draf juga. Batas {LAMA} hari ukuran aplikasi.",
        lingkup.sampai,
        "Status",
        ("Usulan", f"Lebih dari {LAMA} hari"),
        tuple(
            Baris(s.label, (n, lama), url_nilai=tuple(lingkup.alamat(DAFTAR, f"{k}-{s}") for k in ("status", "lama")))
            for s, n, lama in ada
        ),
        "usulan",
        Bagan.BATANG,
    )


def tabel_meja(h: Hitungan) -> Tabel:
    """How long each desk took with what left it in the period, and apart from that what still lies there."""
    lingkup, baris, tengah = h.lingkup, [], {}
    for peran, status in MEJA.items():
        lewat, lama = h.lewat(status)
        tengah[peran] = persentil(lama, Decimal("0.5"))
        baris.append(
            Baris(
                peran.label,
                (tengah[peran], persentil(lama, Decimal("0.9")), lewat, h.banyak(status), h.terlama(status)),
                url_nilai=(
                    "", "", lingkup.alamat(DAFTAR, f"lewat-{peran}"), lingkup.alamat(DAFTAR, f"tunggu-{peran}"), "",
                ),
            )
        )  # fmt: skip
    return Tabel(
        "usulan_meja",
        sebut_terlama("usulan", {p.label: hari for p, hari in tengah.items()}),
        "Hari kalender tiap kali usulan berada di suatu meja, dihitung dari usulan yang meninggalkan meja itu dalam"
        " masa ini: separuhnya selesai dalam nilai tengah, sembilan dari sepuluh dalam kolom berikutnya. Yang masih"
        " menunggu pada akhir masa tidak ikut di dalamnya, dan disebut tersendiri.",
        lingkup.sampai,
        "Meja",
        (
            "Nilai tengah (hari)",
            "9 dari 10 dalam (hari)",
            "Usulan selesai di sini",
            "Masih menunggu",
            "Menunggu terlama (hari)",
        ),
        tuple(baris),
        "",
        Bagan.BATANG,
    )


def tabel_anak(h: Hitungan) -> Tabel:
    """Each region right below, the one with most usulan first."""
    lingkup = h.lingkup
    kolom = ("berjalan", *TEMPAT, "lama")
    baris = []
    for kode, w in lingkup.anak.items():
        tempat = (h.banyak(status, kode=kode) for _, status in TEMPAT.values())
        baris.append(
            Baris(
                w.nama, (h.banyak(kode=kode), *tempat, h.lama(kode=kode)), kode, lingkup.url_keadaan(kode),
                tuple(lingkup.alamat(DAFTAR, k, kode) for k in kolom),
            )
        )  # fmt: skip
    baris.sort(key=lambda b: (-b.nilai[0], b.kode))
    ada, apa = sum(1 for b in baris if b.nilai[0]), lingkup.kepala_anak.lower()
    judul = f"{ada} dari {len(baris)} {apa} punya usulan berjalan, terbanyak {baris[0].label}"
    return Tabel(
        "usulan_wilayah",
        judul if ada else f"Tidak ada {apa} yang punya usulan berjalan",
        f"Usulan berjalan tiap {apa}, menurut tempatnya, dan yang lebih dari {LAMA} hari di satu tempat; batas"
        " ini ukuran aplikasi.",
        lingkup.sampai,
        lingkup.kepala_anak,
        ("Berjalan", *(nama for nama, _ in TEMPAT.values()), f"Lebih dari {LAMA} hari"),
        tuple(baris),
        "usulan",
        Bagan.PETA if lingkup.tingkat is Tingkat.PROVINSI else Bagan.BATANG,
        jumlah=Baris(
            lingkup.wilayah.nama,
            (h.banyak(), *(h.banyak(status) for _, status in TEMPAT.values()), h.lama()),
            url_nilai=tuple(lingkup.alamat(DAFTAR, k) for k in kolom),
        ),
    )
