"""The nominations of the country as a what-if takes them: the facts of Pasal 5, all of them in a few queries; and
one of them by the law of another day."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import BooleanField, Case, Count, Value, When

from aturan.bahasa import BelumBerlaku, Pertimbangan, Temuan
from aturan.sentra_2005.kriteria import (
    JANGKAUAN_NASIONAL,
    JANGKAUAN_PEMASARAN,
    JUMLAH_UKM,
    KRITERIA,
    MITRA_HILIR,
    MITRA_HULU,
    OMZET_BULANAN,
    PEMBINAAN,
    TENAGA_KERJA,
    kriteria_untuk,
)
from core.andai.populasi import Butir, Populasi, Rinci, butir_ambang
from core.andai.syarat import KEADAAN, Kelompok, KumpulanSyarat
from core.models import Berkas, Pengguna
from sentra_ukm.models import Jawaban, Mitra, Pemeriksaan, RiwayatPembinaan, StatusUsulan, Ukm, Usulan
from sentra_ukm.usulan.syarat import JUMLAH_PASAL_5, temuan_kriteria

# (threshold, its name where the rule around it gives it only half of one)
AMBANG = (
    (JUMLAH_UKM, ""), (OMZET_BULANAN, ""), (TENAGA_KERJA, ""), (PEMBINAAN, ""), (JANGKAUAN_PEMASARAN, ""),
    (MITRA_HULU, "Mitra ke hulu"), (MITRA_HILIR, "Mitra ke hilir"),
    (JANGKAUAN_NASIONAL, "Jangkauan pemasaran (Klaster Bisnis)"),
)  # fmt: skip
PERTIMBANGAN = {
    s.fakta: s
    for kriteria in KRITERIA.values()
    for syarat in kriteria
    for s in getattr(syarat, "pilihan", (syarat,))
    if isinstance(s, Pertimbangan)
}
BERBUKTI = [nama for nama, s in PERTIMBANGAN.items() if s.butuh_bukti]
# What lies before the Pokja's selection, or was taken back, was never nominated.
BUKAN = (StatusUsulan.DRAF, StatusUsulan.DITARIK)


class Jawab(NamedTuple):
    """An answer as a Pertimbangan reads it. That there is a reason counts, and not its words: alike is tested once."""

    jawaban: bool | None
    alasan: str
    bukti: bool

    def get(self, nama: str) -> object:
        return getattr(self, nama)


def butir(per: date) -> tuple[Butir, ...]:
    hasil = []
    for ambang, label in AMBANG:
        try:
            hasil.append(butir_ambang(ambang, per, label))
        except BelumBerlaku:  # nothing in force that could be another
            continue
    return tuple(hasil)


def muat(pengguna: Pengguna, per: date) -> KumpulanSyarat:
    """All nominations that `pengguna` sees, with the facts of Pasal 5."""
    usulan = Usulan.objects.terlihat_oleh(pengguna).exclude(status__in=BUKAN).order_by("pk")
    kunci, wilayah, kelompok = [], [], {jenis.kode: Kelompok(kriteria_untuk(jenis)) for jenis in KRITERIA}
    for pk, kode, jenis, fakta in _fakta(usulan):
        satu = kelompok[jenis]
        satu.letak.append(len(kunci))
        satu.fakta.append(fakta)
        kunci.append(pk)
        wilayah.append(kode)

    def sebut(ke: Sequence[int]) -> list[Rinci]:
        ada = Usulan.objects.select_related("sentra", "wilayah").in_bulk([kunci[i] for i in ke])
        return [
            Rinci(u.judul, u.get_absolute_url(), u.nomor_perkara, u.wilayah.nama, "")
            for u in (ada[kunci[i]] for i in ke)
        ]

    return KumpulanSyarat(wilayah, list(kelompok.values()), per, sebut)


def _fakta(usulan):
    """(key, region, kind, facts) of each, as usulan.syarat.fakta_usulan gives them one by one."""
    milik = {"usulan__in": usulan.order_by().values("pk")}
    jumlah = Ukm.objects.filter(**milik).jumlah_per_usulan()
    jawab = _jawaban(milik)
    mitra: dict[int, Counter] = defaultdict(Counter)
    for pk, arah, n in Mitra.objects.filter(**milik).order_by().values_list("usulan", "arah").annotate(n=Count("pk")):
        mitra[pk][arah] = n
    pembinaan = dict(RiwayatPembinaan.objects.order_by().values_list("sentra").annotate(n=Count("pk")))
    kolom = (
        "pk", "wilayah_id", "jenis", "sentra_id", "sentra__jenjang", "lampiran2__jangkauan", "lampiran4__omzet_lalu",
        "lampiran4__ukm_lalu", "lampiran4__tenaga_kerja_lalu", "lampiran5__peran_klaster",
    )  # fmt: skip
    for pk, wilayah, jenis, sentra, jenjang, jangkauan, omzet, ukm, tenaga, peran in usulan.values_list(*kolom):
        fakta: dict = {
            "jumlah_pembinaan": pembinaan.get(sentra),
            "jangkauan": jangkauan or None,
            "jenjang_sekarang": jenjang or None,
            "omzet_lalu": omzet,
            "ukm_lalu": ukm,
            "tenaga_kerja_lalu": tenaga,
            "peran_klaster": tuple(peran) if peran else None,
            **jawab.get(pk, {}),
        }
        if isi := jumlah.get(pk):
            fakta |= {nama: isi[nama] for nama in JUMLAH_PASAL_5}
            fakta["ukm_ini"], fakta["tenaga_kerja_ini"] = isi["jumlah_ukm"], isi["tenaga_kerja"]
            fakta["omzet_ini"] = None if isi["omzet_bulanan"] is None else isi["omzet_bulanan"] * 12
        if arah := mitra.get(pk):
            fakta["mitra_hulu"], fakta["mitra_hilir"] = arah["hulu"], arah["hilir"]
        yield pk, wilayah, jenis, fakta


def _jawaban(milik: dict) -> dict[int, dict[str, Jawab]]:
    """Each quality as it was judged: by the ministry where it has marked it, else as the Pokja answered."""
    berkas = Berkas.objects.filter(objek_jenis=Usulan._meta.label_lower, butir__in=BERBUKTI, aktif=True)
    bukti = set(berkas.values_list("objek_id", "butir"))
    hasil: dict[int, dict[str, Jawab]] = defaultdict(dict)
    beralasan = Case(When(alasan="", then=Value(False)), default=Value(True), output_field=BooleanField())
    isi = Jawaban.objects.filter(**milik).order_by().values_list("usulan", "kode", "jawaban", beralasan)
    for pk, kode, jawaban, ada in isi:
        hasil[pk][kode] = Jawab(jawaban, "ada" if ada else "", (pk, kode) in bukti)
    ditandai = Pemeriksaan.objects.filter(**milik, meja=Pemeriksaan.Meja.KEMENTERIAN).exclude(hasil="")
    kode_fakta = {s.kode: nama for nama, s in PERTIMBANGAN.items()}
    for pk, kode, tanda in ditandai.order_by("pk").values_list("usulan", "butir", "hasil"):
        if kode in kode_fakta:
            hasil[pk][kode_fakta[kode]] = Jawab(tanda == Pemeriksaan.HasilButir.YA, "ada", True)
    return hasil


def menurut(usulan: Usulan, hukum: date) -> list[Temuan]:
    """Pasal 5 on this usulan, as its form stands, by the law of another day."""
    return temuan_kriteria(usulan, hukum)


USULAN = Populasi(
    kode="usulan",
    judul="Usulan sentra",
    satuan="usulan",
    definisi=(
        "Semua usulan yang sudah diseleksi Pokja dan tidak ditarik kembali, dengan isian yang tercatat sekarang,"
        " dinilai menurut Pasal 5 Permen KUKM 23/2005 yang berlaku hari ini."
    ),
    tetap=(
        "Yang dinilai orang tidak dihitung ulang: jawaban Pokja dianggap tetap, dan tanda verifikator Kementerian bila"
        " sudah ada."
    ),
    baik_kata="memenuhi syarat",
    keadaan=KEADAAN,
    butir=butir,
    muat=muat,
)
