"""The licences of a region on the dashboards: by authority, kind and state; the applications by stage and age."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from aturan.bahasa import P15_2015
from core.dasar.izin import KODE_PUSAT, saring_bawahan
from core.dasar.rupa import angka
from core.dasbor.angka import Angka, Bagan, Bagian, Baris, Lingkup, Sumber, Tabel
from core.dasbor.meja import keluar, pada, sebut_terlama, singgah
from ksp_usp.models import Koperasi
from perizinan.models import IzinUsaha, PeristiwaIzin, PermohonanIzin, StatusPermohonan

K, S = IzinUsaha.Keadaan, StatusPermohonan
IZIN, PERMOHONAN = "izin_daftar", "permohonan_daftar"
PASAL_6_4 = f"Pasal 6 ayat (4) {P15_2015.singkat}"
PASAL_32 = f"Pasal 32 huruf c dan huruf d {P15_2015.singkat}"
KEADAAN = {K.BERLAKU: "Berlaku", K.DIBEKUKAN: "Dibekukan sementara", K.DICABUT: "Dicabut"}
TINGKAT = {"kabkota": "Bupati/Wali Kota", "provinsi": "Gubernur", "pusat": "Menteri"}
JENIS = {
    ("ksp", "primer"): "KSP primer", ("ksp", "sekunder"): "KSP sekunder", ("usp", "primer"): "USP Koperasi primer",
    ("usp", "sekunder"): "USP Koperasi sekunder",
}  # fmt: skip
POLA = {Koperasi.Pola.KONVENSIONAL: "Konvensional", Koperasi.Pola.SYARIAH: "Syariah"}
PENERBIT = Case(
    When(penerbit=KODE_PUSAT, then=Value("pusat")),
    When(penerbit__kode__contains=".", then=Value("kabkota")),
    default=Value("provinsi"),
    output_field=CharField(),
)
# Applications that an office has in hand, in the order of the route.
TAHAP = (S.DRAF, S.DITERIMA, S.KURANG, S.LENGKAP, S.SIAP)
# Days in the present stage: from, up to (None: without end), words.
UMUR = {
    "7": (0, 7, "7 hari atau kurang"), "30": (8, 30, "8 sampai 30 hari"), "90": (31, 90, "31 sampai 90 hari"),
    "lebih": (91, None, "Lebih dari 90 hari"),
}  # fmt: skip
# Where an application lies, by its statuses.
MEJA = {
    "loket": ("Loket", (S.DRAF.value,)),
    "pemeriksa": ("Pemeriksa", (S.DITERIMA.value, S.LENGKAP.value)),
    "koperasi": ("Koperasi, melengkapi berkas", (S.KURANG.value,)),
    "pejabat": ("Pejabat berwenang", (S.SIAP.value,)),
}
LAMA = 30  # days from which an application is named on the dashboard: our own choice, the text sets none


# Which rows each figure counts


def izin_pada(queryset: QuerySet, lingkup: Lingkup, **isi) -> QuerySet:
    """Licences by the seat that they name, each with `tingkat` and with how it stood at the end of the period."""
    di = saring_bawahan(lingkup.wilayah.kode, "kedudukan")
    return queryset.filter(di).pada(lingkup.sampai).annotate(tingkat=PENERBIT).filter(**isi)


def _terbit(lingkup: Lingkup) -> Q:
    """First licences of the period; what a change brought is no new one."""
    return Q(tanggal__range=(lingkup.dari, lingkup.sampai), mengganti=None)


def _dicabut(lingkup: Lingkup) -> Q:
    """Revoked in the period, and still at its end."""
    masa = PeristiwaIzin.objects.filter(jenis=K.DICABUT, tanggal__range=(lingkup.dari, lingkup.sampai))
    return Q(keadaan_pada=K.DICABUT, pk__in=masa.order_by().values("izin"))


def berjalan(queryset: QuerySet, lingkup: Lingkup, *syarat: Callable[[Lingkup], Q], **isi) -> QuerySet:
    """Applications that an office had in hand at the end of the period, each with `keadaan` and since when."""
    di = queryset.filter(saring_bawahan(lingkup.wilayah.kode, "wilayah"))
    return pada(di, lingkup).filter(*(satu(lingkup) for satu in syarat), keadaan__in=TAHAP).filter(**isi)


def seumur(dari: int, sampai: int | None, lingkup: Lingkup) -> Q:
    """So many days in its status, as the region counts its days."""
    q = Q(keadaan_sejak__lt=lingkup.pukul_nol(lingkup.sampai - timedelta(dari - 1)))
    return q if sampai is None else q & Q(keadaan_sejak__gte=lingkup.pukul_nol(lingkup.sampai - timedelta(sampai)))


def _umur(kode: str) -> Callable[[Lingkup], Q]:
    return partial(seumur, *UMUR[kode][:2])


def _lama(lingkup: Lingkup) -> Q:
    return seumur(LAMA + 1, None, lingkup)


def _keluar(queryset: QuerySet, lingkup: Lingkup, status: tuple[str, ...]) -> QuerySet:
    di = saring_bawahan(lingkup.wilayah.kode, "wilayah")
    return queryset.filter(di, pk__in=keluar(PermohonanIzin, status, lingkup))


SUMBER_IZIN: Sumber = {
    "terbit": ("izin yang terbit dalam masa itu", lambda q, li: izin_pada(q, li).filter(_terbit(li))),
    "dicabut_masa": ("izin yang dicabut dalam masa itu", lambda q, li: izin_pada(q, li).filter(_dicabut(li))),
    **{k: (f"izin {kata.lower()}", partial(izin_pada, keadaan_pada=k)) for k, kata in KEADAAN.items()},
    **{
        f"{k}.{t}": (f"izin {kata.lower()} dari {dari}", partial(izin_pada, keadaan_pada=k, tingkat=t))
        for k, kata in KEADAAN.items()
        for t, dari in TINGKAT.items()
    },
    **{
        f"{k}.{j}.{b}": (f"izin {kata.lower()}, {apa}", partial(izin_pada, keadaan_pada=k, jenis=j, bentuk=b))
        for k, kata in KEADAAN.items()
        for (j, b), apa in JENIS.items()
    },
    **{
        f"{k}.{p}": (f"izin {kata.lower()}, pola {apa.lower()}", partial(izin_pada, keadaan_pada=k, koperasi__pola=p))
        for k, kata in KEADAAN.items()
        for p, apa in POLA.items()
    },
}
SUMBER_PERMOHONAN: Sumber = {
    "berjalan": ("permohonan yang berjalan", berjalan),
    "lama": (f"permohonan lebih dari {LAMA} hari di tahapnya", lambda q, li: berjalan(q, li, _lama)),
    **{
        f"{s}.{u}": (
            f"{s.label.lower()}, {kata.lower()}",
            lambda q, li, s=s, u=u: berjalan(q, li, _umur(u), keadaan=s),
        )
        for s in TAHAP
        for u, (*_, kata) in UMUR.items()
    },
    **{
        f"lewat.{m}": (f"permohonan yang selesai di meja {kata}", partial(_keluar, status=status))
        for m, (kata, status) in MEJA.items()
    },
}


# The part


def bagian(lingkup: Lingkup) -> Bagian:
    """Licences and their applications."""
    isi, masa = _baris_izin(lingkup)
    return Bagian(
        "izin", "Izin usaha simpan pinjam",
        (
            *_angka_izin(lingkup, _jumlah(isi, 0), masa),
            *_angka_permohonan(lingkup, antrean := _antrean(lingkup)),
        ),
        (
            _tabel(lingkup, "penerbit", "Pemberi izin", TINGKAT, _jumlah(isi, 0, 1), PASAL_6_4),
            _tabel(lingkup, "jenis", "Jenis", {f"{j}.{b}": kata for (j, b), kata in JENIS.items()},
                   _jumlah(isi, 0, 2), "menurut izinnya"),
            _tabel(lingkup, "pola", "Pola", POLA, _jumlah(isi, 0, 3), "menurut register koperasi hari ini"),
            *_tabel_anak(lingkup, _jumlah(isi, 0, 4)),
            _tabel_umur(lingkup, antrean),
            _tabel_meja(lingkup),
        ),
    )  # fmt: skip


def _baris_izin(lingkup: Lingkup) -> tuple[list[tuple], dict[str, int]]:
    """Rows of (state, authority, kind, pattern, region right below, how many), and what happened in the period; by one
    query."""
    semua = izin_pada(IzinUsaha.objects.terlihat_oleh(lingkup.pengguna), lingkup)
    semua = semua.annotate(anak=lingkup.kode_anak("kedudukan")).order_by()
    golongan = semua.values_list("keadaan_pada", "tingkat", "jenis", "bentuk", "koperasi__pola", "anak")
    kejadian = {"terbit": Count("pk", filter=_terbit(lingkup)), "dicabut_masa": Count("pk", filter=_dicabut(lingkup))}
    baris, masa = [], Counter(terbit=0, dicabut_masa=0)
    for keadaan, tingkat, jenis, bentuk, pola, anak, n, *banyak in golongan.annotate(n=Count("pk"), **kejadian):
        baris.append((keadaan, tingkat, f"{jenis}.{bentuk}", pola, anak, n))
        masa.update(dict(zip(kejadian, banyak, strict=True)))
    return baris, masa


def _jumlah(baris: list[tuple], *kolom: int) -> Counter:
    """How many by these columns of the rows."""
    hasil: Counter = Counter()
    for satu in baris:
        hasil[tuple(satu[n] for n in kolom)] += satu[-1]
    return hasil


def _angka_izin(lingkup: Lingkup, jumlah: Counter, masa: dict[str, int]) -> list[Angka]:
    per, ada = lingkup.sampai, jumlah[K.BERLAKU,] + jumlah[K.DIBEKUKAN,]
    dipegang = "izin yang dipegang koperasi (berlaku dan dibekukan)"
    menurut = "menurut tempat kedudukan pada izinnya"
    return [
        Angka(
            "izin.berlaku", "Izin berlaku", jumlah[K.BERLAKU,], "izin",
            f"Izin usaha simpan pinjam yang berlaku pada hari itu, {menurut} ({PASAL_6_4}).", per, ada, dipegang,
            url=lingkup.alamat(IZIN, K.BERLAKU),
        ),
        Angka(
            "izin.dibekukan", "Izin dibekukan sementara", jumlah[K.DIBEKUKAN,], "izin",
            f"Izin yang pada hari itu dibekukan sementara (Pasal 32 huruf c {P15_2015.singkat}).", per, ada, dipegang,
            url=lingkup.alamat(IZIN, K.DIBEKUKAN), perhatian=jumlah[K.DIBEKUKAN,] > 0,
        ),
        Angka(
            "izin.terbit", "Izin terbit dalam masa ini", masa["terbit"], "izin",
            f"Izin baru yang bertanggal dalam masa ini ({PASAL_6_4}), juga yang dicatat dari pindaiannya;"
            " perubahan izin tidak dihitung.", per,
            url=lingkup.alamat(IZIN, "terbit"),
        ),
        Angka(
            "izin.dicabut_masa", "Izin dicabut dalam masa ini", masa["dicabut_masa"], "izin",
            "Izin yang dicabut dalam masa ini dan tetap dicabut pada akhirnya (Pasal 32 huruf d"
            f" {P15_2015.singkat}).", per,
            url=lingkup.alamat(IZIN, "dicabut_masa"), perhatian=masa["dicabut_masa"] > 0,
        ),
    ]  # fmt: skip


def _tabel(lingkup: Lingkup, kode: str, kepala: str, golongan: dict, jumlah: Counter, menurut: str) -> Tabel:
    """One row a group, one column a state."""

    def isi(satu):
        return tuple(jumlah[k, satu] for k in KEADAAN)

    semua = tuple(sum(jumlah[k, satu] for satu in golongan) for k in KEADAAN)
    return Tabel(
        f"izin.{kode}", _judul({kata: isi(satu)[0] for satu, kata in golongan.items()}, semua[0]),
        f"Izin usaha simpan pinjam menurut {kepala.lower()} dan keadaannya pada hari itu ({menurut}; dibekukan dan"
        f" dicabut: {PASAL_32}). Izin yang sudah diganti tidak dihitung.",
        lingkup.sampai, kepala, tuple(KEADAAN.values()),
        tuple(
            Baris(kata, isi(satu), url_nilai=tuple(lingkup.alamat(IZIN, f"{k}.{satu}") for k in KEADAAN))
            for satu, kata in golongan.items()
        ),
        "izin", Bagan.TUMPUK, jumlah=Baris("Jumlah", semua, url_nilai=_alamat(lingkup)),
    )  # fmt: skip


def _alamat(lingkup: Lingkup) -> tuple[str, ...]:
    return tuple(lingkup.alamat(IZIN, k) for k in KEADAAN)


def _judul(berlaku: dict[str, int], semua: int) -> str:
    if not semua:
        return "Belum ada izin yang berlaku"
    kata, banyak = max(berlaku.items(), key=lambda x: x[1])
    if banyak == semua:
        return f"Semua izin berlaku ({angka(semua)}): {kata}"
    return f"Terbanyak {kata}: {angka(banyak)} dari {angka(semua)} izin berlaku"


def _tabel_anak(lingkup: Lingkup, jumlah: Counter) -> list[Tabel]:
    """The regions right below; none for a kabupaten/kota."""
    if not lingkup.kepala_anak:
        return []
    semua = tuple(sum(n for (satu, _), n in jumlah.items() if satu == k) for k in KEADAAN)
    baris = [
        Baris(
            w.nama, tuple(jumlah[k, w.kode] for k in KEADAAN), w.kode, lingkup.url_keadaan(w.kode),
            tuple(lingkup.alamat(IZIN, k, w.kode) for k in KEADAAN),
        )
        for w in lingkup.anak.values()
    ]  # fmt: skip
    kosong = sum(not any(b.nilai) for b in baris)
    tanpa = f"; {kosong} tanpa satu pun" if kosong else ""
    judul = _judul({b.label: b.nilai[0] for b in baris}, semua[0])
    return [
        Tabel(
            "izin.wilayah", f"{judul}{tanpa}",
            f"Izin menurut tempat kedudukan pada izinnya dan keadaannya pada hari itu ({PASAL_6_4}).",
            lingkup.sampai, lingkup.kepala_anak, tuple(KEADAAN.values()), tuple(baris), "izin", Bagan.TUMPUK,
            jumlah=Baris("Jumlah", semua, url_nilai=_alamat(lingkup)),
        )
    ]  # fmt: skip


# Applications


def _antrean(lingkup: Lingkup) -> dict[tuple[str, str], int]:
    """How many in each stage at each age, by one query."""
    semua = berjalan(PermohonanIzin.objects.terlihat_oleh(lingkup.pengguna), lingkup).order_by()
    usia = {f"usia_{u}": Count("pk", filter=_umur(u)(lingkup)) for u in UMUR}
    antrean = {(s, u): 0 for s in TAHAP for u in UMUR}
    for status, *banyak in semua.values_list("keadaan").annotate(**usia):
        antrean |= {(status, u): n for u, n in zip(UMUR, banyak, strict=True)}
    return antrean


def _angka_permohonan(lingkup: Lingkup, antrean: dict) -> list[Angka]:
    per = lingkup.sampai
    banyak = sum(antrean[s, u] for s in TAHAP for u in UMUR)
    lama = sum(antrean[s, u] for s in TAHAP for u, (dari, *_) in UMUR.items() if dari > LAMA)
    return [
        Angka(
            "permohonan.berjalan", "Permohonan izin yang berjalan", banyak, "permohonan",
            f"Permohonan izin (Pasal 7 {P15_2015.singkat}) dan perubahannya yang pada hari itu ada di kantor dan belum"
            " diputus; yang masih disusun koperasi tidak dihitung.", per, url=lingkup.alamat(PERMOHONAN, "berjalan"),
        ),
        Angka(
            "permohonan.lama", f"Lebih dari {LAMA} hari di satu tahap", lama, "permohonan",
            f"Permohonan berjalan yang sudah lebih dari {LAMA} hari di tahapnya pada hari itu. Permen tidak menetapkan"
            " lama permohonan izin; batas ini ukuran aplikasi.", per, banyak, "permohonan yang berjalan",
            url=lingkup.alamat(PERMOHONAN, "lama"), perhatian=lama > 0,
        ),
    ]  # fmt: skip


def _tabel_umur(lingkup: Lingkup, antrean: dict) -> Tabel:
    isi = {s: tuple(antrean[s, u] for u in UMUR) for s in TAHAP}
    semua = tuple(sum(kolom) for kolom in zip(*isi.values(), strict=True))
    judul = "Tidak ada permohonan yang menunggu"
    if any(semua):
        tahap = max(TAHAP, key=lambda s: sum(isi[s]))
        judul = f"Terbanyak “{tahap.label}”: {angka(sum(isi[tahap]))} dari {angka(sum(semua))} permohonan"
    return Tabel(
        "permohonan.umur", judul,
        "Permohonan izin yang berjalan pada hari itu, menurut tahap dan lamanya di tahap itu; kelompok harinya ukuran"
        " aplikasi.", lingkup.sampai,
        "Tahap", tuple(kata for *_, kata in UMUR.values()),
        tuple(
            Baris(s.label, isi[s], url_nilai=tuple(lingkup.alamat(PERMOHONAN, f"{s}.{u}") for u in UMUR))
            for s in TAHAP
        ),
        "permohonan", Bagan.TUMPUK,
        jumlah=Baris("Jumlah", semua, url=lingkup.alamat(PERMOHONAN, "berjalan")),
    )  # fmt: skip


def _tabel_meja(lingkup: Lingkup) -> Tabel:
    """The desks of the route, the slowest named."""
    milik = PermohonanIzin.objects.terlihat_oleh(lingkup.pengguna).filter(
        saring_bawahan(lingkup.wilayah.kode, "wilayah")
    )
    hasil = singgah(milik, {m: status for m, (_, status) in MEJA.items()}, lingkup)
    return Tabel(
        "permohonan.meja",
        sebut_terlama("permohonan izin", {kata: hasil[m].tengah for m, (kata, _) in MEJA.items()}),
        "Hari kalender tiap kali permohonan izin berada di satu meja, dari yang meninggalkan meja itu dalam masa ini,"
        " menurut riwayatnya: separuhnya selesai dalam nilai tengah, sembilan dari sepuluh dalam kolom berikutnya. Yang"
        " masih menunggu tidak ikut.",
        lingkup.sampai, "Meja", ("Nilai tengah (hari)", "9 dari 10 dalam (hari)", "Permohonan selesai di sini"),
        tuple(
            Baris(
                kata, (hasil[m].tengah, hasil[m].p90, len(hasil[m].urusan)),
                url_nilai=("", "", lingkup.alamat(PERMOHONAN, f"lewat.{m}")),
            )
            for m, (kata, _) in MEJA.items()
        ),
        "hari", Bagan.BATANG,
    )  # fmt: skip
