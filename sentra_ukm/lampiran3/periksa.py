"""The one validator of Lampiran 3: every way in ends here, and every row comes out good, to check, or wrong.

Errors stop a row; warnings ask for a look and stop nothing. A wrong row never holds back the good ones.
"""

import hashlib
import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from aturan.bahasa import Per, evaluasi, hari
from aturan.bahasa.temuan import Temuan
from aturan.sentra_2005.kriteria import JUMLAH_UKM, OMZET_BULANAN, TENAGA_KERJA
from aturan.sentra_2005.ukm import PENJUALAN_UM_SAMPAI, KelasUkm, kelas_ukm
from core.dasar.rahasia import ekor_samar, samar, semua_sidik, tersamar
from core.dasar.rupa import IsianSalah, angka, rupiah
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baca import Lembar
from core.lembar.baris import BarisLembar, HasilLembar, baca_baris
from core.lembar.sel import rapikan, teks_sel
from core.lembar.tabel import KUNCI, Kolom
from core.models import Wilayah
from sentra_ukm.lampiran3.kolom import KABKOTA, LAMPIRAN_3
from sentra_ukm.lampiran3.kolom import TENAGA_KERJA as KOLOM_TENAGA_KERJA
from sentra_ukm.models import SELESAI, Ukm, Usulan
from sentra_ukm.models.ukm import tetapkan_kelas

# A column that says the same on every row of a longer list was probably filled down by mistake.
SERAGAM_DARI = 5
KOLOM_SERAGAM = ("omzet_bulan", "penjualan_tahunan", "kekayaan_bersih", "telepon", "nib", "nik", "nama_pemilik")
# Below this many rupiah somebody wrote thousands: our own question, no rule of the regulation.
WAJAR = {
    "omzet_bulan": 100_000, "penjualan_tahunan": 1_000_000, "kekayaan_bersih": 100_000, "kredit": 100_000,
    "kebutuhan_modal": 100_000,
}  # fmt: skip
JAUH = Decimal(2)  # times: sales of a year against twelve months


@dataclass
class Baris(BarisLembar):
    """One row: what was found, what it means, the reasons, and the firm it makes (None while wrong)."""

    tabel = LAMPIRAN_3

    kunci: uuid.UUID | None = None
    lama: Ukm | None = None
    ukm: Ukm | None = None
    berubah: bool = True

    @property
    def tuntas(self) -> bool:
        """A row that is saved, unchanged and was looked at already asks for nothing."""
        return self.lama is not None and not self.berubah and not self.lama.perlu_periksa

    @property
    def akibat(self) -> str:
        """What saving does to this row, in a word or two."""
        if self.lama is None:
            return "baru"
        return f"memperbarui baris {self.lama.urut}" if self.berubah else f"sama dengan baris {self.lama.urut}"

    @property
    def ekor(self) -> str:
        return self.ukm.get_kelas_display() if self.ukm else ""

    def teks(self, kolom: str) -> str:
        """The cell as the preview shows it: a NIK never in clear, workers as they were written."""
        isi = teks_sel(self.sel.get(kolom, ""))
        if kolom == "nik" and isi and not tersamar(isi):
            return samar(isi)
        return isi if kolom in KOLOM_TENAGA_KERJA else super().teks(kolom)

    def teks_pendek(self, kolom: str) -> str:
        isi = self.teks(kolom)
        return ekor_samar(isi) if kolom == "nik" else isi


@dataclass
class Hasil(HasilLembar):
    """All rows, what concerns the whole table, and the totals before and after saving."""

    tabel = LAMPIRAN_3

    per: Per
    tersimpan: list[Ukm]

    @property
    def layak(self) -> list[Baris]:
        """Rows that may be saved and change something."""
        return [b for b in self.baris if b.ukm is not None and b.berubah]

    @property
    def sidik(self) -> str:
        """Fingerprint of the saved rows that saving would touch: a colleague's edit in between changes it."""
        lama = sorted(f"{b.lama.kunci}:{b.lama.versi}" for b in self.baris if b.lama is not None)
        return hashlib.sha256("|".join(lama).encode()).hexdigest()[:24]

    @property
    def terbuka(self) -> int:
        """How many of the rows make a firm whose class nobody can tell yet."""
        return sum(b.ukm is not None and b.ukm.kelas == KelasUkm.BELUM_DITENTUKAN.value for b in self.baris)

    @cached_property
    def sesudah(self) -> list[Temuan]:
        """Pasal 5 ayat (1) a, b, e as they will stand after saving."""
        kunci_baru = {b.ukm.kunci: b.ukm for b in self.layak}
        semua = [kunci_baru.pop(u.kunci, u) for u in self.tersimpan]
        return temuan_jumlah(jumlah_daftar([*semua, *kunci_baru.values()]), self.per)


def temuan_jumlah(jumlah: dict, per: Per) -> list[Temuan]:
    """Pasal 5 ayat (1) huruf a, b, e on totals as UkmQuerySet.jumlah gives them."""
    return evaluasi((JUMLAH_UKM, OMZET_BULANAN, TENAGA_KERJA), jumlah, per=per)


def jumlah_daftar(daftar: Iterable[Ukm]) -> dict:
    """The totals of UkmQuerySet.jumlah over firms in memory."""
    daftar = list(daftar)
    dihitung = [u for u in daftar if u.dihitung]
    terbuka = [u for u in daftar if u.kelas == KelasUkm.BELUM_DITENTUKAN.value]
    return {
        "ukm_terbuka": len(terbuka),
        "omzet_terbuka": sum((u.omzet_bulan for u in terbuka), Decimal(0)),
        "tenaga_kerja_terbuka": sum(u.tenaga_kerja for u in terbuka),
        "jumlah_ukm": len(dihitung),
        "omzet_bulanan": sum((u.omzet_bulan for u in dihitung), Decimal(0)) if dihitung else None,
        "tenaga_kerja": sum(u.tenaga_kerja for u in dihitung) if dihitung else None,
    }


def periksa(
    usulan: Usulan,
    lembar: Lembar,
    arti: list[str | None],
    *,
    ruang_kunci: uuid.UUID | None = None,
    tersimpan: list[Ukm] | None = None,
) -> Hasil:
    """Check the rows of `lembar`, whose columns mean `arti`, against `usulan`. Reads only, four queries at most.

    With `ruang_kunci` (a sheet, a paste) a row without a key of its own is matched to a saved firm by NIK or names,
    and gets a key that is the same each time the same reading is checked. Without it (typing table, row page) only
    its own key decides: what is typed is never taken for another row.
    """
    per = usulan.tanggal_hukum
    tersimpan = list(usulan.ukm.all()) if tersimpan is None else tersimpan
    baris = baca_baris(Baris, lembar, arti)
    if ruang_kunci is None:
        _tolak_ketikan_terbuang(baris)
    _tanya_skala(baris, per)
    _awas_tahun(baris, hari(per))
    _awas_wilayah(baris, usulan, hari(per))
    _cocokkan(baris, tersimpan, ruang_kunci)
    for b in baris:
        _nik_tersamar(b)
        _jumlah_tenaga_kerja(b, arti)
        _bentuk_ukm(b, usulan)
    tetapkan_kelas([b.ukm for b in baris if b.ukm is not None], per)
    for b in baris:
        if b.ukm is not None:
            _awas_baris(b, per)
    _awas_ganda(baris, tersimpan, usulan)
    catatan = [*lembar.catatan, *LAMPIRAN_3.catatan_kolom(lembar.kepala, arti, lembar.satuan)]
    return Hasil(baris, [*catatan, *_awas_seragam(baris)], per, tersimpan)


def _tolak_ketikan_terbuang(baris: list[Baris]) -> None:
    """What a person types is kept or refused: only of a sheet is a part of a telephone left out with a remark."""
    for b in baris:
        if b.pada("telepon"):
            b.catatan = [c for c in b.catatan if c.kolom != "telepon"]
            b.salah("telepon", "Tulis satu nomor telepon, misalnya 0812 3456 7890.")


def _tanya_skala(baris: list[Baris], per: Per) -> None:
    """Ask where the unit of a column makes a firm larger than any UKM: were its amounts in whole rupiah already?"""
    batas = PENJUALAN_UM_SAMPAI.pada(per).nilai
    for b in baris:
        for nama, kali in b.kali.items():
            nilai = b.nilai.get(nama)
            if nilai is not None and nilai * (12 if nama == "omzet_bulan" else 1) > batas:
                del b.nilai[nama]
                b.salah(
                    nama,
                    f"Dikali {angka(kali)} menurut judulnya menjadi {rupiah(nilai)}: apakah sudah rupiah penuh? "
                    "Ketik rupiah penuhnya di sini, atau hapus satuan di judul kolomnya.",
                )


def _awas_tahun(baris: list[Baris], per: date) -> None:
    for b in baris:
        tahun = b.nilai.get("tahun_berdiri")
        if tahun is not None and tahun > per.year:
            b.salah("tahun_berdiri", f"Tahun {tahun} belum tiba. Tulis tahun Masehi, paling akhir {per.year}.")


def _awas_wilayah(baris: list[Baris], usulan: Usulan, per: date) -> None:
    """Tell each row that names another kabupaten/kota than that of the usulan."""
    sebutan = {teks: True for b in baris if (teks := b.nilai.pop(KABKOTA.nama, ""))}
    if not sebutan:
        return
    daftar = DaftarWilayah(Wilayah.objects.select_related("induk"), per)
    for teks in sebutan:
        try:
            sebutan[teks] = daftar.cari(teks).pk == usulan.wilayah_id
        except IsianSalah:
            # Not told apart ('Bandung'), or not known: the same place if the name of the region holds it.
            sebutan[teks] = f" {_rata(teks)} " in f" {_rata(usulan.wilayah.nama)} "
    for b in baris:
        teks = rapikan(teks_sel(b.sel.get(KABKOTA.nama, "")))
        if not sebutan.get(teks, True):
            b.awas(KABKOTA.nama, f"Usulan ini untuk {usulan.wilayah.nama}. Periksa apakah UKM ini ada di sana.")


def _uuid(teks: str) -> uuid.UUID | None:
    return uuid.UUID(teks) if re.fullmatch(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}", teks) else None


def _rata(teks: str) -> str:
    """A name for comparing: 'UD. Maju  Jaya' and 'ud maju jaya' are one."""
    return " ".join(re.findall(r"\w+", teks.casefold()))


def _cocokkan(baris: list[Baris], tersimpan: list[Ukm], ruang_kunci: uuid.UUID | None) -> None:
    """Find the saved firm of each row: by key; else by NIK and names, by names, by NIK. Each firm once.

    All rows go through one measure before the next, so that a weak likeness never takes a firm from a strong one.
    """
    terpakai = _menurut_kunci(baris, {u.kunci: u for u in tersimpan}, ruang_kunci)
    if ruang_kunci is not None:
        for ukur in UKURAN:
            _menurut_ciri(baris, tersimpan, terpakai, ukur)
    for b in baris:
        if b.kunci is None:
            b.kunci = uuid.uuid5(ruang_kunci, str(b.nomor)) if ruang_kunci else uuid.uuid4()


def _menurut_kunci(
    baris: list[Baris], tersimpan: dict[uuid.UUID, Ukm], ruang_kunci: uuid.UUID | None
) -> set[uuid.UUID]:
    """Give each row the firm that its own key names; returns the keys that are taken."""
    terpakai: set[uuid.UUID] = set()
    for b in baris:
        b.kunci = _uuid(teks_sel(b.sel.get(KUNCI, "")).strip())
    belum = {b.kunci for b in baris if b.kunci} - set(tersimpan)
    asing = set(Ukm.objects.filter(kunci__in=belum).order_by().values_list("kunci", flat=True)) if belum else set()
    for b in baris:
        if b.kunci in terpakai or b.kunci in asing:
            b.kunci = None  # a row that was copied together with its key, inside the sheet or from another usulan
        if b.kunci is None and ruang_kunci is not None:
            # The key that this row got when the same reading was saved before.
            turunan = uuid.uuid5(ruang_kunci, str(b.nomor))
            b.kunci = turunan if turunan in tersimpan else None
        if b.kunci is not None:
            terpakai.add(b.kunci)
            b.lama = tersimpan.get(b.kunci)
    return terpakai


# What makes a row and a firm one, the strongest first: (nik, name of the firm, name of its owner) -> what to compare.
UKURAN: tuple[Callable[[str, str, str], object], ...] = (
    lambda nik, usaha, pemilik: (nik, usaha, pemilik) if nik else None,
    lambda nik, usaha, pemilik: (usaha, pemilik) if usaha and pemilik else None,
    lambda nik, usaha, pemilik: nik or None,
)


def _menurut_ciri(baris: list[Baris], tersimpan: list[Ukm], terpakai: set[uuid.UUID], ukur: Callable) -> None:
    """Give each row without a firm the first free one that is like it by this measure."""
    bebas = defaultdict(list)
    for u in tersimpan:
        if u.kunci not in terpakai and (ciri := ukur(u.nik, _rata(u.nama_usaha), _rata(u.nama_pemilik))):
            bebas[ciri].append(u)
    for b in baris:
        if b.lama is not None:
            continue
        nik, usaha, pemilik = (str(b.nilai.get(n, "")) for n in ("nik", "nama_usaha", "nama_pemilik"))
        ciri = ukur(nik, _rata(usaha), _rata(pemilik))
        if not ciri or not bebas.get(ciri):
            continue
        b.lama = bebas[ciri].pop(0)
        b.kunci = b.lama.kunci
        terpakai.add(b.kunci)
        if isinstance(ciri, str):
            sebutan = f"Dicocokkan dengan baris {b.lama.urut} ({b.lama.nama_usaha})"
            b.awas("nama_usaha", f"{sebutan} karena NIK-nya sama.")


def _nik_tersamar(b: Baris) -> None:
    """A NIK that came back masked keeps the one that is stored."""
    nik = b.nilai.get("nik", "")
    if not tersamar(nik):
        return
    if b.lama is not None and b.lama.nik and nik.endswith(b.lama.nik[-4:]):
        b.nilai["nik"] = b.lama.nik
    else:
        del b.nilai["nik"]
        b.salah("nik", "NIK ini disamarkan dan tidak cocok dengan baris yang tersimpan. Tulis 16 angkanya dari KTP.")


def _jumlah_tenaga_kerja(b: Baris, arti: list[str | None]) -> None:
    """A total without a split goes to tk_lain; a total beside a split must agree with it.

    Reading: a total counts everybody, the working owner included.
    """
    if not set(KOLOM_TENAGA_KERJA) & set(arti):
        return
    terisi = {n for n in KOLOM_TENAGA_KERJA if b.berisi(n)}
    if not terisi:
        b.salah(
            "tk_laki" if "tk_laki" in arti else "tk_lain" if "tk_lain" in arti else "tk_perempuan",
            "Isi tenaga kerja laki-laki dan perempuan, atau jumlahnya. Tulis 0 bila tidak ada.",
        )
        return
    if "tk_lain" not in b.nilai:
        if terisi & {"tk_laki", "tk_perempuan"}:
            b.nilai["tk_lain"] = 0
        return
    jumlah = b.nilai["tk_lain"]
    pemilik = b.nilai.get("tk_pemilik", b.lama.tk_pemilik if b.lama else 0)
    rinci = terisi & {"tk_laki", "tk_perempuan"}
    if rinci:
        rincian = b.nilai.get("tk_laki", 0) + b.nilai.get("tk_perempuan", 0)
        if "tk_lain" in terisi and jumlah not in (rincian, rincian + pemilik):
            b.salah(
                "tk_lain",
                f"Jumlah {jumlah} tidak sama dengan rinciannya ({rincian}"
                + (f", atau {rincian + pemilik} dengan pemilik" if pemilik else "")
                + "). Betulkan salah satu, atau kosongkan jumlahnya.",
            )
        b.nilai["tk_lain"] = 0
    elif jumlah < pemilik:
        b.salah("tk_lain", f"Jumlah {jumlah} lebih kecil daripada pemilik yang ikut bekerja ({pemilik}).")
    elif b.lama and b.lama.tenaga_kerja == jumlah and b.lama.tk_pemilik == pemilik:
        # The stored split says the same in more detail.
        for nama in KOLOM_TENAGA_KERJA:
            b.nilai[nama] = getattr(b.lama, nama)
    else:
        b.nilai |= {"tk_laki": 0, "tk_perempuan": 0, "tk_lain": jumlah - pemilik}


def _bentuk_ukm(b: Baris, usulan: Usulan) -> None:
    """Put the values of a row without errors on its firm, a new one or a copy of the saved one."""
    if any(c.salah for c in b.catatan):
        return
    isi = {f.attname: getattr(b.lama, f.attname) for f in Ukm._meta.concrete_fields} if b.lama else {}
    isi |= b.nilai
    b.berubah = b.lama is None or any(getattr(b.lama, nama) != nilai for nama, nilai in b.nilai.items())
    b.ukm = Ukm(**(isi | {"usulan_id": usulan.pk, "kunci": b.kunci}))


def _awas_baris(b: Baris, per: Per) -> None:
    u = b.ukm
    for nama, wajar in WAJAR.items():
        nilai = getattr(u, nama)
        if b.berisi(nama) and nilai is not None and 0 < nilai < wajar:
            b.awas(nama, f"Hanya {rupiah(nilai)}: apakah ditulis dalam ribuan atau jutaan?")
    if u.tenaga_kerja == 0:
        b.awas("tk_laki", "Tenaga kerja 0: pemilik yang ikut bekerja dihitung.")
    batas = PENJUALAN_UM_SAMPAI.pada(per).nilai
    setahun = u.omzet_bulan * 12
    if setahun > batas:
        b.awas(
            "omzet_bulan",
            f"Dikali 12 menjadi {rupiah(setahun)}, di atas batas UKM {rupiah(batas)}: apakah ini omzet setahun?",
        )
    if u.omzet_bulan and u.omzet_bulan == u.penjualan_tahunan:
        b.awas("omzet_bulan", "Sama dengan penjualan setahun: isi omzet satu bulan.")
    elif u.penjualan_tahunan > setahun * JAUH or u.penjualan_tahunan * JAUH < setahun:
        b.awas("penjualan_tahunan", f"Jauh dari omzet per bulan dikali 12 ({rupiah(setahun)}): periksa keduanya.")
    if u.kelas in (KelasUkm.TIDAK_TERKLASIFIKASI.value, KelasUkm.DI_LUAR_UKM.value) and not u.dihitung:
        b.awas("penjualan_tahunan", f"{kelas_ukm(u.fakta(), per).kalimat} Tidak ikut dihitung.")


def _awas_ganda(baris: list[Baris], tersimpan: list[Ukm], usulan: Usulan) -> None:
    """The same NIK, or the same name in the same village, twice: in the table, in the usulan, in another one."""
    dalam_tabel = {b.kunci for b in baris}
    nik, tempat = defaultdict(list), defaultdict(list)
    induk = {}  # a fingerprint under any key: the one under which the table holds that NIK
    for b in baris:
        isi = b.ukm or Ukm(**{n: b.nilai.get(n, "") for n in ("nama_usaha", "desa", "nik")})
        if sidik := semua_sidik(isi.nik):
            nik[sidik[0]].append((b, f"baris {b.nomor}"))
            induk |= dict.fromkeys(sidik, sidik[0])
        if isi.nama_usaha and isi.desa:
            tempat[_rata(isi.nama_usaha), _rata(isi.desa)].append((b, f"baris {b.nomor}"))
    for u in tersimpan:
        if u.kunci in dalam_tabel:
            continue
        if u.nik_sidik in induk:
            nik[induk[u.nik_sidik]].append((None, f"baris tersimpan {u.urut}"))
        if (ciri := (_rata(u.nama_usaha), _rata(u.desa))) in tempat:
            tempat[ciri].append((None, f"baris tersimpan {u.urut}"))
    _sebut_ganda(nik, "nik", "NIK yang sama")
    _sebut_ganda(tempat, "nama_usaha", "Nama dan desa yang sama")
    _awas_usulan_lain(nik, induk, usulan)


def _sebut_ganda(kelompok: dict, kolom: str, sebab: str) -> None:
    """Tell each row of a group of several where the others stand. A group: [(row, None for a saved one; its place)]."""
    for isi in kelompok.values():
        for b, _ in isi if len(isi) > 1 else ():
            if b is not None:
                lain = [sebutan for c, sebutan in isi if c is not b]
                dll = f" dan {len(lain) - 3} lagi" if len(lain) > 3 else ""
                b.awas(kolom, f"{sebab} ada di {', '.join(lain[:3])}{dll}. Jangan menghitung satu UKM dua kali.")


def _awas_usulan_lain(nik: dict, induk: dict[str, str], usulan: Usulan) -> None:
    """Tell each row whose NIK stands in another usulan on its way; of another region no more than that."""
    luar = (
        Ukm.objects.filter(nik_sidik__in=list(induk))
        .exclude(usulan=usulan.pk)
        .exclude(usulan__status__in=SELESAI)
        .order_by()
        .values_list("nik_sidik", "usulan__wilayah_id")
    )
    for sidik, wilayah in {induk[sidik]: wilayah for sidik, wilayah in luar}.items():
        di_mana = "usulan lain di wilayah Anda" if wilayah == usulan.wilayah_id else "usulan kabupaten/kota lain"
        for b, _ in nik[sidik]:
            if b is not None:
                b.awas("nik", f"NIK ini juga ada di {di_mana} yang sedang berjalan.")


def _awas_seragam(baris: list[Baris]) -> list[str]:
    if len(baris) < SERAGAM_DARI:
        return []
    catatan = []
    for kolom in map(LAMPIRAN_3.menurut_nama.get, KOLOM_SERAGAM):
        isi = {b.nilai.get(kolom.nama) for b in baris}
        if len(isi) == 1 and (nilai := isi.pop()) not in ("", None):
            tampil = samar(nilai) if kolom.nama == "nik" else kolom.jenis.tulis(nilai)
            catatan.append(f"Kolom {kolom.judul} sama pada semua {len(baris)} baris: {tampil}. Periksa.")
    return catatan


def isi_kolom(ukm: Ukm, kolom: Kolom) -> str:
    """A saved value as a sheet or an input shows it, so that reading it back gives the same; NIK masked."""
    if kolom.nama == "nik":
        return ukm.nik_samar
    if kolom.nama == "tk_lain":
        return kolom.jenis.tulis(ukm.tk_lain + ukm.tk_pemilik) if ukm.tk_lain else ""
    if kolom.nama in ("tk_laki", "tk_perempuan") and ukm.tk_lain and not getattr(ukm, kolom.nama):
        return ""
    nilai = getattr(ukm, kolom.nama)
    return "" if nilai is None or nilai == "" else kolom.jenis.tulis(nilai)
