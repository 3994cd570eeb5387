"""The papers of Pasal 7 as they are handed in and as the examiner marked them, and what these marks let pass."""

from aturan.bahasa import P15_2015, PENGENDALIAN, Pasal, Per, Temuan
from core.perkara.tanda import masih_diminta, tanda_tersimpan
from core.perkara.temuan import temuan
from perizinan.izin.catatan import catatan_meja
from perizinan.izin.panel import temuan_berkas
from perizinan.izin.syarat import butir_berkas, butir_wajib, isian_cukup
from perizinan.models import PermohonanIzin


def berkas_diperiksa(p: PermohonanIzin) -> dict[str, dict]:
    """The examiner's marks for every document that applies: {"7a": {uraian, hasil, catatan}}."""
    return tanda_tersimpan(butir_berkas(p), catatan_meja(p))


def _penilaian_berkas(p: PermohonanIzin, penilaian: dict) -> list[tuple[str, dict]]:
    """The marks for every document that applies: one that was left out counts as not examined."""
    kosong = {"hasil": "", "catatan": ""}
    return [(b, {**kosong, **penilaian.get(b, {}), "uraian": uraian}) for b, uraian in butir_berkas(p).items()]


def _berkas(butir: str, isi: dict, diterima: tuple[str, ...]) -> Temuan:
    return temuan_berkas(butir, isi, Pasal(P15_2015, "7", huruf=butir[1]), diterima)


def berkas_lengkap(p: PermohonanIzin, penilaian: dict) -> list[Temuan]:
    """Every document that must be there is there: one of six missing is not complete (Pasal 7)."""
    wajib = butir_wajib(p)
    return [_berkas(butir, isi, ("ada",)) for butir, isi in _penilaian_berkas(p, penilaian) if butir in wajib]


def ada_kekurangan(p: PermohonanIzin, penilaian: dict) -> list[Temuan]:
    """Every document is marked, and at least one is missing: the list that goes out."""
    daftar = _penilaian_berkas(p, penilaian)
    wajib = butir_wajib(p)
    hasil = [_berkas(butir, isi, ("ada", "tidak")) for butir, isi in daftar if butir in wajib or isi["hasil"]]
    if not any(isi["hasil"] == "tidak" for _, isi in daftar) and all(t.hasil.lolos for t in hasil):
        kalimat = "Tidak ada berkas yang ditandai kurang. Nyatakan lengkap, atau tandai yang belum ada."
        hasil.append(temuan("berkas.kekurangan", "Kekurangan berkas", False, PENGENDALIAN, kalimat))
    return hasil


# What the koperasi brings itself, through its own door


def isian_sendiri(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """What the koperasi writes down before it hands its draft to the counter; the register is the counter's to fill."""
    register = ("permohonan.alamat", "permohonan.pengurus")
    return [t for t in isian_cukup(p, per) if t.kode not in register]


def kelengkapan_dibawa(p: PermohonanIzin, per: Per) -> list[Temuan]:
    """Of what the desk asked for something has come since: else the counter would be called for nothing."""
    diminta = {x.butir for x in p.pemeriksaan.all() if x.hasil == "tidak" and x.sidik}
    baik = not diminta or bool(diminta - masih_diminta(catatan_meja(p)))
    kalimat = "Yang diminta sudah dibawa." if baik else "Unggah atau perbaiki dahulu paling sedikit satu yang diminta."
    return [temuan("permohonan.kelengkapan", "Yang diminta kantor", baik, PENGENDALIAN, kalimat)]
