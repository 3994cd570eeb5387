"""What offices do with a provision: how many acts rested on it, where, and how its text was read.

For officers within what they see; everybody else gets the totals of the country, and of few no number.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Count, Q

from aturan.bahasa import Pasal, Temuan
from core.dasar.izin import KODE_PUSAT, Tingkat, kode_tingkat
from core.dasar.rupa import angka
from core.dasar.waktu import hari_ini
from core.models import Jejak, JejakKetentuan, Wilayah

SEDIKIT = 5  # fewer would tell of one case
TERBANYAK = 20  # readings on the page
Sifat = JejakKetentuan.Sifat


@dataclass
class Hitungan:
    """Acts of a year that rested on the provision: decisions (refusals among them), and where it was the reason."""

    nama: str = ""
    keputusan: int = 0
    tolak: int = 0
    kembali: int = 0

    def tambah(self, sifat: str, banyak: int, gagal: int) -> None:
        if sifat == Sifat.KEMBALI:
            self.kembali += gagal
        else:
            self.keputusan += banyak
        if sifat == Sifat.TOLAK:
            self.tolak += gagal

    def untuk_umum(self) -> list[str]:
        """The numbers as everybody may read them."""
        return [sebut_umum(n) for n in (self.keputusan, self.tolak, self.kembali)]


@dataclass(frozen=True)
class Bacaan:
    """A reading that an office recorded in an act: of what, how it was answered; the reason stands with the case."""

    jejak: Jejak
    temuan: Temuan
    url: str


def sebut_umum(banyak: int) -> str:
    """A count for everybody: '0', 'kurang dari 5', '1.204'."""
    return f"kurang dari {SEDIKIT}" if 0 < banyak < SEDIKIT else angka(banyak)


def praktik(pasal: Pasal, pengguna) -> dict:
    """The practice of this year for the page of a provision: `jumlah`, for officers `daerah` and `bacaan` too."""
    tahun = hari_ini().year
    petugas = pengguna.is_authenticated and pengguna.wilayah_kantor
    baris = JejakKetentuan.objects.terlihat_oleh(pengguna) if petugas else JejakKetentuan.objects.all()
    per = baris.filter(ketentuan=pasal.kode, tahun=tahun).order_by().values_list("wilayah_id", "sifat")
    jumlah, daerah = Hitungan(), defaultdict(Hitungan)
    sempit = petugas and not any(kode_tingkat(k) is Tingkat.PUSAT for k in petugas)
    for wilayah, sifat, banyak, gagal in per.annotate(n=Count("pk"), g=Count("pk", filter=Q(gagal=True))):
        jumlah.tambah(sifat, banyak, gagal)
        daerah[wilayah if sempit or wilayah == KODE_PUSAT else wilayah[:2]].tambah(sifat, banyak, gagal)
    isi = {"tahun": tahun, "jumlah": jumlah, "umum": None if petugas else jumlah.untuk_umum()}
    return isi | ({"daerah": _bernama(daerah), "bacaan": _bacaan(pasal, baris)} if petugas else {})


def _bernama(daerah: dict[str, Hitungan]) -> Iterable[Hitungan]:
    nama = dict(Wilayah.objects.filter(pk__in=daerah).values_list("pk", "nama"))
    for kode, hitungan in daerah.items():
        hitungan.nama = nama[kode]
    return [daerah[kode] for kode in sorted(daerah)]


def _bacaan(pasal: Pasal, baris) -> list[Bacaan]:
    """The latest acts in which this provision was read by a person. Of people nothing is shown here."""
    kunci = baris.filter(ketentuan=pasal.kode, bacaan=True).order_by("-jejak").values_list("jejak", flat=True)
    jejak = Jejak.objects.filter(pk__in=list(kunci[:TERBANYAK])).defer("salinan", "penilaian")
    hasil = []
    for j in jejak.select_related("wilayah").order_by("-pk"):
        url = apps.get_model(j.objek_jenis)(pk=j.objek_id).get_absolute_url()
        semua = (Temuan.from_dict(t) for t in j.temuan if t["tafsir"] and (t.get("penilai") or t["alasan"]))
        hasil += [Bacaan(j, t, url) for t in semua if not t.siapa and _di_bawah(t.dasar, pasal)]
    return hasil[:TERBANYAK]


def _di_bawah(dasar: Pasal, pasal: Pasal) -> bool:
    """Whether a finding rests on the provision or on a part of it."""
    isi, awal = ((p.pasal, p.ayat, p.huruf, p.angka) for p in (dasar, pasal))
    return dasar.peraturan == pasal.peraturan and all(a in ("", b) for a, b in zip(awal, isi, strict=True))
