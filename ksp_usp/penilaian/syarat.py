"""From an assessment to the scoring of the law package, and the guards of its route (Pasal 31 Permen KUKM 15/2015).

No threshold of the scoring stands here: values and tables are in aturan.kesehatan.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Q

from aturan.bahasa import P15_2015, PENGENDALIAN, Pasal, Per, Temuan, evaluasi, hari
from aturan.kesehatan import (
    ANGKA,
    KATEGORI,
    PERTANYAAN,
    SAKELAR,
    SYARAT_TIM,
    JawabanOtomatis,
    Masalah,
    Penilaian,
    Predikat,
    TidakDinilai,
    hitung,
    jawaban_otomatis,
    periksa,
    predikat,
    tulis_total,
)
from aturan.kesehatan.pemeriksaan import SALAH
from core.dasar.izin import Izin
from core.models import Pengguna, Penugasan, Wilayah
from core.perkara.temuan import temuan
from ksp_usp.models import (
    BERJALAN,
    AnggotaTimPenilai,
    JawabanManajemen,
    Koperasi,
    KualifikasiPenilai,
    LaporanKeuangan,
    PenilaianKesehatan,
    StatusPenilaian,
)
from ksp_usp.models.orang import kunci_nama

PASAL_20_2 = Pasal(P15_2015, "20", "2")
# Items under which the files of an assessment are stored (core.models.Berkas.butir).
BUTIR_LAPORAN, BUTIR_HASIL = "laporan", "dokumen_hasil"
NOMOR_PERTANYAAN = tuple(p.nomor for p in PERTANYAAN)
TERBANYAK_DISEBUT = 3  # findings named one by one in a sentence


def pasal31(ayat: str, huruf: str = "") -> Pasal:
    return Pasal(P15_2015, "31", ayat, huruf)


# The figures, the answers and what they come to


@dataclass(frozen=True)
class AngkaPenilaian:
    """The figures of one assessment in rupiah: as reported, as the assessor found them, and last year's report.

    A line that was not examined counts as reported; `lalu` is None where no report of last year is on record.
    """

    laporan: dict[str, Decimal | None]
    pemeriksaan: dict[str, Decimal | None]
    lalu: dict[str, Decimal | None] | None

    @property
    def terpakai(self) -> dict[str, Decimal | None]:
        """The figures that the score is computed from."""
        return {p.kode: _pilih(self.pemeriksaan.get(p.kode), self.laporan.get(p.kode)) for p in ANGKA}

    def as_dict(self) -> dict:
        """JSON-able copy, for the frozen result; a line that is not known is left out."""
        return {nama: _beku(getattr(self, nama)) for nama in ("laporan", "pemeriksaan", "lalu")}

    @classmethod
    def from_dict(cls, isi: dict) -> "AngkaPenilaian":
        return cls(**{nama: _cair(isi[nama]) for nama in ("laporan", "pemeriksaan", "lalu")})


def _pilih(diperiksa: Decimal | None, dilaporkan: Decimal | None) -> Decimal | None:
    return dilaporkan if diperiksa is None else diperiksa


def _beku(angka: dict | None) -> dict | None:
    return None if angka is None else {kode: str(nilai) for kode, nilai in angka.items() if nilai is not None}


def _cair(isi: dict | None) -> dict | None:
    return None if isi is None else {p.kode: Decimal(isi[p.kode]) if p.kode in isi else None for p in ANGKA}


def jenis_kesehatan(koperasi: Koperasi) -> str:
    """The kind as aturan.kesehatan names it: ksp, usp, kspps, uspps."""
    return koperasi.jenis + ("ps" if koperasi.pola == Koperasi.Pola.SYARIAH else "")


def laporan_tahun(koperasi: Koperasi, tahun_buku: int) -> LaporanKeuangan | None:
    """What the koperasi reported for a book year."""
    return koperasi.laporan.filter(tahun_buku=tahun_buku, sumber=LaporanKeuangan.Sumber.LAPORAN).first()


def laporan_penilaian(p: PenilaianKesehatan) -> LaporanKeuangan | None:
    """The report that is assessed; until the team hands over, the one on record for that year."""
    return p.laporan or laporan_tahun(p.koperasi, p.tahun_buku)


def angka_penilaian(p: PenilaianKesehatan) -> AngkaPenilaian:
    """The figures of an assessment; once it is decided those that were frozen with the result."""
    if p.hasil:
        return AngkaPenilaian.from_dict(p.hasil["angka"])
    return _angka(*laporan_dasar(p))


def bukti_laporan(p: PenilaianKesehatan):
    """The files that prove the reported figures; of a correction also those of the result that it corrects."""
    bukti = p.daftar_berkas.filter(butir=BUTIR_LAPORAN)
    if p.sifat == p.Sifat.KOREKSI:
        bukti |= p.mengoreksi.daftar_berkas.filter(butir=BUTIR_LAPORAN)
    return bukti


def laporan_dasar(p: PenilaianKesehatan) -> tuple[LaporanKeuangan | None, ...]:
    """(reported, examined, last year's) that the figures of an open assessment come from, in one query."""
    tahun = Q(
        koperasi=p.koperasi_id, sumber=LaporanKeuangan.Sumber.LAPORAN, tahun_buku__in=(p.tahun_buku, p.tahun_buku - 1)
    )
    semua = list(LaporanKeuangan.objects.filter(tahun | Q(pk__in={p.laporan_id, p.pemeriksaan_id} - {None})))
    menurut_pk = {x.pk: x for x in semua}
    menurut_tahun = {x.tahun_buku: x for x in semua if x.sumber == LaporanKeuangan.Sumber.LAPORAN}
    return (
        menurut_pk.get(p.laporan_id) or menurut_tahun.get(p.tahun_buku),
        menurut_pk.get(p.pemeriksaan_id),
        menurut_tahun.get(p.tahun_buku - 1),
    )


def _angka(laporan, pemeriksaan, lalu) -> AngkaPenilaian:
    return AngkaPenilaian(
        laporan=laporan.angka if laporan else {},
        pemeriksaan=pemeriksaan.angka if pemeriksaan else {},
        lalu=lalu.angka if lalu else None,
    )


def jawaban_penilaian(p: PenilaianKesehatan) -> dict[int, bool | None]:
    """The answers that the team gave, by number of the question; None where none was given."""
    diberi = {j.nomor: j.jawaban for j in p.jawaban.all()}
    return {nomor: diberi.get(nomor) for nomor in NOMOR_PERTANYAAN}


def jawaban_dihitung(p: PenilaianKesehatan, angka: AngkaPenilaian | None = None) -> dict[int, JawabanOtomatis]:
    """Questions 19 to 22, 24 and 26 as the figures answer them. Raises TidakDinilai for syariah."""
    angka = angka or angka_penilaian(p)
    return jawaban_otomatis(angka.terpakai, angka.lalu, jenis_kesehatan(p.koperasi), sakelar=p.sakelar)


def nilai(
    p: PenilaianKesehatan, angka: AngkaPenilaian | None = None, jawaban: dict[int, bool | None] | None = None
) -> Penilaian | None:
    """The score: frozen once decided, else computed from the figures as they are; None for one recorded by hand.

    Raises TidakDinilai for syariah, whose sentence says what to do instead.
    """
    if p.cara == p.Cara.CATAT:
        return None
    if p.hasil:
        return Penilaian.from_dict(p.hasil)
    angka = angka or angka_penilaian(p)
    return hitung(
        angka.terpakai, jawaban_penilaian(p) if jawaban is None else jawaban, jenis_kesehatan(p.koperasi),
        lalu=angka.lalu, aturan=p.set_aturan, sakelar=p.sakelar,
    )  # fmt: skip


def masalah_angka(p: PenilaianKesehatan, angka: AngkaPenilaian | None = None) -> list[Masalah]:
    """What is wrong or remarkable in the figures. Raises TidakDinilai for syariah."""
    angka, jenis = angka or angka_penilaian(p), jenis_kesehatan(p.koperasi)
    masalah = periksa(angka.terpakai, jenis, angka.lalu)
    # A line that was examined does not make last year's sheet one of this year.
    lama = [m for m in periksa(angka.laporan, jenis, angka.lalu) if m.kode == "lembar_lama"]
    return masalah + [m for m in lama if m not in masalah]


def sakelar_terpilih(p: PenilaianKesehatan) -> list[tuple[str, str, bool]]:
    """Each disputed reading as (what, the choice in words, whether it is the default)."""
    dipilih = p.hasil.get("sakelar") or p.sakelar
    return [
        (s.uraian, dict(s.pilihan)[kode], kode == s.bawaan) for s in SAKELAR for kode in [dipilih.get(s.kode, s.bawaan)]
    ]


# The result in force


def hasil_pada(koperasi: Koperasi, per: date) -> tuple[str | None, int | None, PenilaianKesehatan | None]:
    """(predikat, book year, assessment) in force on `per`; three times None for one that was never assessed."""
    p = PenilaianKesehatan.objects.berlaku_pada(koperasi, per)
    return (p.predikat, p.tahun_buku, p) if p else (None, None, None)


# Who may, and where it stands


def wilayah_penilaian(koperasi: Koperasi) -> Wilayah:
    """The region by which an assessment is seen: the seat, or the authority where the seat lies outside of it."""
    kode, duduk = koperasi.berwenang_id, koperasi.wilayah
    di_bawah = kode in ("00", duduk.pk) or duduk.pk.startswith(f"{kode}.")
    return duduk if di_bawah else koperasi.berwenang


def berjalan(koperasi: Koperasi, tahun_buku: int) -> PenilaianKesehatan | None:
    """The assessment of this book year that is not decided yet."""
    return PenilaianKesehatan.objects.filter(koperasi=koperasi, tahun_buku=tahun_buku, status__in=BERJALAN).first()


def hasil_tahun(koperasi: Koperasi, tahun_buku: int) -> PenilaianKesehatan | None:
    """The last result decided for a book year: the one that a correction or a reassessment must name."""
    hasil = PenilaianKesehatan.objects.filter(
        koperasi=koperasi, tahun_buku=tahun_buku, status=StatusPenilaian.DITETAPKAN
    )
    return hasil.order_by("-tanggal_penetapan", "-pk").first()


def boleh_dicatat(p: PenilaianKesehatan, per: date) -> bool:
    """Whether a written result may be recorded instead of computing one.

    Syariah; a book year before the one that is assessed this year (from before this product); figures that the tables
    of the rule set do not cover. A total typed by hand is no result otherwise.
    """
    if p.koperasi.pola == Koperasi.Pola.SYARIAH or p.tahun_buku < per.year - 1:
        return True
    angka = angka_penilaian(p)
    skor = hitung(angka.terpakai, {}, jenis_kesehatan(p.koperasi), aturan=p.set_aturan, sakelar=p.sakelar)
    return any(not b.dapat_dihitung and None not in (b.pembilang, b.penyebut) for b in skor.baris)


# Guards: (penilaian, per) -> list[Temuan]


def koperasi_milik_kantor(p: PenilaianKesehatan, per: Per) -> list[Temuan]:
    """The case lies with the authority of Pasal 31 ayat (2); a change of the membership region may have moved it."""
    k = p.koperasi.kewenangan()
    if k is None:
        kalimat = "Wilayah keanggotaan koperasi belum diisi: yang berwenang menilai belum dapat ditentukan."
        return [temuan("penilaian.kewenangan", "Penilai yang berwenang", False, pasal31("2"), kalimat)]
    baik = k.kode == p.berwenang_id
    kalimat = f"Penilaian dilakukan oleh {k.penilai} ({k.dasar_penilaian})."
    if not baik:
        kalimat = (
            f"Menurut wilayah keanggotaannya koperasi ini dinilai oleh {k.penilai} ({k.dasar_penilaian}), bukan lagi"
            f" oleh instansi di {p.berwenang.nama}. Batalkan penugasan ini; instansi itu menugaskan penilainya sendiri."
        )
    return [temuan("penilaian.kewenangan", "Penilai yang berwenang", baik, k.dasar_penilaian, kalimat)]


def pemberi_izin_lain(koperasi: Koperasi) -> str:
    """The post that licences, where another one assesses; else empty. The halt of Pasal 20 ayat (2) is its act."""
    k = koperasi.kewenangan()
    return k.penerbit if k and k.penerbit != k.penilai else ""


def penghentian_menunggu(p: PenilaianKesehatan, per: Per) -> list[Temuan]:
    """The result halts the activity, is in force, and the issuer has not halted it yet (Pasal 20 ayat (2))."""
    baik = p.menunggu_penghentian
    kalimat = f"{_sebut_hasil(p)}: hasil yang berlaku, dan kegiatan usahanya belum dihentikan."
    if not baik:
        kalimat = (
            f"{p.nomor_perkara} tidak menunggu surat penghentian: hasilnya tidak menghentikan kegiatan, sudah diganti"
            " hasil yang lebih baru, atau kegiatannya sudah dihentikan."
        )
    return [temuan("penilaian.penghentian", "Penghentian menunggu", baik, PASAL_20_2, kalimat)]


def bukan_ganda(p: PenilaianKesehatan, per: Per) -> list[Temuan]:
    """One assessment at a time of a koperasi and year; a second result of a year says which it corrects or follows."""
    dasar, hasil = PENGENDALIAN, []
    lain = PenilaianKesehatan.objects.filter(koperasi=p.koperasi, tahun_buku=p.tahun_buku).exclude(pk=p.pk)
    lain = list(lain.exclude(status=StatusPenilaian.DIBATALKAN).defer("hasil").order_by("tanggal_penetapan", "pk"))
    if jalan := next((x for x in lain if x.status in BERJALAN), None):
        kalimat = (
            f"Penilaian lain atas koperasi ini untuk tahun buku {p.tahun_buku} sedang berjalan ({jalan.nomor_perkara})."
            " Satu tahun buku satu penilaian: batalkan salah satunya."
        )
        hasil.append(temuan("penilaian.ganda", "Satu penilaian", False, dasar, kalimat))
    lama = next((x for x in reversed(lain) if x.status == StatusPenilaian.DITETAPKAN), None)
    if lama is None:
        baik = p.mengoreksi_id is None
        kalimat = f"Hasil pertama untuk tahun buku {p.tahun_buku}."
        if not baik:
            kalimat = f"Belum ada hasil tahun buku {p.tahun_buku} yang dapat dikoreksi. Kosongkan hasil yang disebut."
    elif p.mengoreksi_id == lama.pk and p.sifat:
        baik, kalimat = True, f"{p.get_sifat_display()}: {_sebut_hasil(lama)}."
    else:
        baik = False
        kalimat = (
            f"Tahun buku {p.tahun_buku} sudah ditetapkan: {_sebut_hasil(lama)}. Sebut hasil itu sebagai yang dikoreksi"
            " atau dinilai ulang."
        )
    hasil.append(temuan("penilaian.satu_hasil", "Hasil tahun buku yang sama", baik, dasar, kalimat))
    if p.tahun_buku >= (tahun := hari(per).year):
        kalimat = f"Tahun buku {p.tahun_buku} belum berakhir pada {tahun}. Pilih tahun buku yang sudah ditutup."
        hasil.append(temuan("penilaian.tahun_buku", "Tahun buku", False, dasar, kalimat))
    return hasil


def _sebut_hasil(p: PenilaianKesehatan) -> str:
    return f"{p.nomor_perkara}, total {p.total_tertulis}, {p.get_predikat_display()}"


def temuan_kualifikasi(penilai: Pengguna, per: Per) -> list[Temuan]:
    """Standing, education and training of one assessor by Pasal 31 ayat (4); nothing on record is not known."""
    kualifikasi: KualifikasiPenilai | None = getattr(penilai, "kualifikasi_penilai", None)
    fakta = {"asn": bool(penilai.nip) or None}
    if kualifikasi is not None:
        bersertifikat = bool(kualifikasi.pelatihan.strip() and kualifikasi.pelatihan_nomor.strip())
        fakta |= {"pendidikan": kualifikasi.pendidikan, "pelatihan": bersertifikat or None}
        fakta |= {"asn": fakta["asn"] if kualifikasi.asn is None else kualifikasi.asn}
    return evaluasi(SYARAT_TIM, fakta, per=per)


def sebab_kualifikasi(penilai: Pengguna, per: Per) -> list[str]:
    """What an assessor lacks of Pasal 31 ayat (4); [] when nothing."""
    return [t.kalimat for t in temuan_kualifikasi(penilai, per) if not t.hasil.lolos]


def tim_memenuhi(p: PenilaianKesehatan, per: Per) -> list[Temuan]:
    """Each member by Pasal 31 ayat (4): standing, education, training. That none is tied to the koperasi, and says so,
    is our own control."""
    uraian = "Tim penilai"
    tim = list(p.tim.select_related("pengguna__kualifikasi_penilai"))
    if not tim:
        kalimat = "Tanpa tim penilai: pejabat menilai dengan petugas penilainya (tim “dapat dibentuk”)."
        return [temuan("penilaian.tim", uraian, True, pasal31("4"), kalimat)]
    jabatan = p.jabatan_orang(hari(per))
    petugas, hasil = _petugas_penilai(p, tim, hari(per)), []
    for anggota in tim:
        nama, sebab = anggota.pengguna.nama, list(_sebab_anggota(anggota, jabatan))
        aturan = temuan_kualifikasi(anggota.pengguna, per)
        hasil += [replace(t, uraian=f"{t.uraian}: {nama}", kalimat=f"{nama}: {_kecil(t.kalimat)}") for t in aturan]
        # Once the work is handed over, a member who moved to another post has still done it.
        if p.status == StatusPenilaian.DITUGASKAN and anggota.pengguna_id not in petugas:
            sebab.append(f"Bukan petugas penilai pada instansi yang berwenang di {p.berwenang.nama}.")
        kalimat = [f"{nama}: {_kecil(s)}" for s in sebab] or [f"{nama} tidak punya hubungan dengan koperasi."]
        hasil += [temuan("penilaian.tim", f"{uraian}: {nama}", not sebab, PENGENDALIAN, satu) for satu in kalimat]
    return hasil


def _petugas_penilai(p: PenilaianKesehatan, tim: list[AnggotaTimPenilai], per: date) -> set[int]:
    """Who of the team is an assessor of the authority on `per`."""
    tugas = Penugasan.objects.berizin(Izin.ISI_PENILAIAN, p.berwenang_id)
    tugas = tugas.filter(pengguna__in=[a.pengguna_id for a in tim])
    return {t.pengguna_id for t in tugas if t.aktif(per)}


def _sebab_anggota(anggota: AnggotaTimPenilai, jabatan: dict[str, str]) -> Iterator[str]:
    if sendiri := jabatan.get(kunci_nama(anggota.pengguna.nama)):
        yield f"Namanya tercatat sebagai {sendiri} koperasi ini: penilai tidak menilai koperasinya sendiri."
    if anggota.tanpa_hubungan is None:
        yield "Belum menyatakan tidak punya hubungan dengan pengurus, pengawas, atau pengelola."
    elif not anggota.tanpa_hubungan:
        yield "Menyatakan punya hubungan dengan pengurus, pengawas, atau pengelola: ganti dengan orang lain."


def _kecil(kalimat: str) -> str:
    return kalimat[:1].lower() + kalimat[1:]


def isian_lengkap(p: PenilaianKesehatan, per: Per) -> list[Temuan]:
    """Figures, evidence and the 38 answers; or, recorded by hand, the written result."""
    if p.cara == p.Cara.CATAT:
        return list(_hasil_tertulis(p, hari(per)))
    dasar, jawaban = laporan_dasar(p), {j.nomor: j for j in p.jawaban.all()}
    try:
        dihitung = jawaban_dihitung(p, _angka(*dasar))
        return [*_angka_lengkap(p, dasar, jawaban, per), *_jawaban_lengkap(jawaban, dihitung)]
    except TidakDinilai as salah:
        return [temuan("penilaian.syariah", "Pola syariah", False, pasal31("7"), str(salah))]


def _angka_lengkap(
    p: PenilaianKesehatan, laporan_dasar, jawaban: dict[int, JawabanManajemen], per: Per
) -> Iterator[Temuan]:
    """Every ratio can be computed, the figures hold together, their evidence is there."""
    dasar, laporan, angka = pasal31("7"), laporan_dasar[0], _angka(*laporan_dasar)
    skor, masalah = nilai(p, angka, {n: j.jawaban for n, j in jawaban.items()}), masalah_angka(p, angka)
    if laporan is None:
        kalimat = f"Laporan keuangan tahun buku {p.tahun_buku} belum dicatat. Catat angkanya dahulu."
        yield temuan("penilaian.laporan", "Laporan keuangan", False, dasar, kalimat)
        return
    for b in skor.baris:
        if not b.dapat_dihitung:
            yield temuan(f"penilaian.rasio_{b.rasio}", b.nama, False, dasar, b.kalimat)
    for m in masalah:
        if m.tingkat == SALAH:
            yield temuan(f"penilaian.{m.kode}", "Angka laporan", False, PENGENDALIAN, m.kalimat)
    if tanya := [m.kalimat for m in masalah if m.tingkat != SALAH]:
        baik = bool(p.catatan.strip())
        sisa = f" (dan {len(tanya) - TERBANYAK_DISEBUT} lagi)" if len(tanya) > TERBANYAK_DISEBUT else ""
        kalimat = f"{' '.join(tanya[:TERBANYAK_DISEBUT])}{sisa} " + (
            "Dijelaskan pada catatan." if baik else "Benarkan angkanya, atau jelaskan pada catatan."
        )
        alasan = p.catatan.strip()
        yield temuan("penilaian.tanya", "Angka yang perlu dijelaskan", baik, PENGENDALIAN, kalimat, alasan=alasan)
    bukti = bool(laporan.berkas_id) or bukti_laporan(p).exists()
    kalimat = "Laporan keuangan terlampir." if bukti else "Unggah laporan keuangan sebagai bukti angkanya."
    yield temuan("penilaian.bukti", "Bukti angka", bukti, PENGENDALIAN, kalimat)
    if skor.final:
        yield from evaluasi([KATEGORI], {"predikat": skor.predikat.value}, per=per)
        # The category stands beside the number: by it the decider knows what his decision brings about.
        teks = f"{tulis_total(skor.total)}, {skor.predikat.label}"
        yield temuan(
            "penilaian.total", "Total skor", True, pasal31("5"), f"Total skor {teks} ({skor.aturan}).",
            aktual=skor.total, aktual_teks=teks, terverifikasi=False,
        )  # fmt: skip


def _hasil_tertulis(p: PenilaianKesehatan, per: date) -> Iterator[Temuan]:
    dasar = pasal31("5")
    if not boleh_dicatat(p, per):
        kalimat = (
            f"Tahun buku {p.tahun_buku} dihitung dari angkanya, tidak diketik. Hasil tertulis hanya dicatat untuk pola"
            f" syariah, untuk tahun buku sebelum {per.year - 1}, atau bila tabel aturan tidak mencakup angkanya."
        )
        yield temuan("penilaian.cara", "Hasil yang dicatat", False, PENGENDALIAN, kalimat)
    yield from evaluasi([KATEGORI], {"predikat": p.predikat or None}, per=per)
    if p.total is None or not 0 <= p.total <= 100:
        yield temuan("penilaian.total", "Total skor", False, dasar, "Isi total skor antara 0 dan 100.")
    elif p.predikat:
        seharusnya = predikat(p.total)
        baik = Predikat(p.predikat) is seharusnya
        kalimat = f"Total skor {tulis_total(p.total)}, {p.get_predikat_display()}."
        if not baik:
            kalimat = (
                f"Total skor {tulis_total(p.total)} berarti {seharusnya.label}, bukan {p.get_predikat_display()}."
                " Periksa keduanya pada dokumen hasil."
            )
        yield temuan("penilaian.total", "Predikat", baik, dasar, kalimat, aktual=p.total)
    for kode, uraian, ada, saran in (
        ("alasan", "Alasan dicatat", p.alasan_catat.strip(), "Tulis mengapa hasil dicatat dan tidak dihitung."),
        ("dokumen", "Nomor dokumen hasil", p.dokumen_hasil.strip(), "Isi nomor dokumen hasil penilaian."),
        (
            "bukti", "Pindaian dokumen hasil", p.daftar_berkas.filter(butir=BUTIR_HASIL).exists(),
            "Unggah pindaian dokumen hasil penilaian.",
        ),
    ):  # fmt: skip
        yield temuan(f"penilaian.{kode}", uraian, bool(ada), PENGENDALIAN, f"{uraian} ada." if ada else saran)


def _jawaban_lengkap(diberi: dict[int, JawabanManajemen], dihitung: dict[int, JawabanOtomatis]) -> list[Temuan]:
    """38 answers, of which the figures give some; one that differs from its computation has a reason."""
    dasar, uraian = pasal31("7"), "Pertanyaan manajemen"
    hasil = []
    for nomor, otomatis in dihitung.items():
        j = diberi.get(nomor)
        if j is None or None in (j.jawaban, otomatis.nilai) or j.jawaban == otomatis.nilai:
            continue
        alasan, sebut = j.alasan.strip(), {True: "ya", False: "tidak"}
        kalimat = (
            f"Pertanyaan {nomor} menurut angka “{sebut[otomatis.nilai]}” ({otomatis.kalimat.rstrip('.')}), dijawab"
            f" “{sebut[j.jawaban]}”" + (f": {alasan}" if alasan else ". Tulis alasannya.")
        )
        hasil.append(temuan(f"penilaian.jawaban_{nomor}", uraian, bool(alasan), PENGENDALIAN, kalimat, alasan=alasan))
    belum = [
        n for n in NOMOR_PERTANYAAN
        if (n not in diberi or diberi[n].jawaban is None) and (n not in dihitung or dihitung[n].nilai is None)
    ]  # fmt: skip
    kalimat = f"{len(NOMOR_PERTANYAAN)} pertanyaan manajemen terjawab."
    if belum:
        kalimat = f"Pertanyaan manajemen belum dijawab: {', '.join(map(str, belum))}."
    return [*hasil, temuan("penilaian.jawaban", uraian, not belum, dasar, kalimat)]
