"""The letters of an application for a licence: what each says. How they look is in templates/surat/perizinan/."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from aturan.bahasa import Hasil, Per
from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.pasal import P15_2015, Pasal
from aturan.bahasa.temuan import Temuan
from aturan.simpan_pinjam_2015.izin import BANK_DEPOSITO, BANK_PEMERINTAH, BERKAS_IZIN
from aturan.simpan_pinjam_2015.kewenangan import Lingkup, sebutan_kepala
from aturan.simpan_pinjam_2015.modal import MODAL_REGISTRASI, TAHUN_REGISTRASI, modal_awal, tenggat_registrasi
from aturan.simpan_pinjam_2015.pengawasan import KEWAJIBAN
from core.dasar.izin import KODE_PUSAT, Tingkat, kode_tingkat
from core.dasar.rupa import rupiah
from core.models import Wilayah
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang, kepala_kantor
from ksp_usp.models import Koperasi, Orang
from ksp_usp.models.koperasi import daerah
from perizinan.izin.diri import GABUNGAN, kertas_kurang
from perizinan.izin.panel import kepala_dinas
from perizinan.izin.syarat import (
    DIJAWAB_PEMERIKSA,
    PASAL_6_4,
    PASAL_7,
    USP_MENJADI_KSP,
    belum_berizin,
    butir_berkas,
    henti_dinilai,
    jalur,
    jalur_registrasi,
    keanggotaan,
    kewenangan_permohonan,
    modal_izin,
    perlu_lingkup_modal,
    syarat_terpenuhi,
    tidak_memperluas,
    wilayah_berlaku,
)
from perizinan.models import IzinUsaha, PermohonanIzin

DASAR_HUKUM = (
    "Undang-Undang Nomor 25 Tahun 1992 tentang Perkoperasian",
    "Peraturan Pemerintah Nomor 9 Tahun 1995 tentang Pelaksanaan Kegiatan Usaha Simpan Pinjam oleh Koperasi",
)
TERBANYAK_DI_SURAT = 12  # more kabupaten/kota than this stand in an annex
BUKAN_OTONOM = "satu kota atau kabupaten administrasi, bukan daerah otonom"
JENIS = {Koperasi.Jenis.KSP: "KSP", Koperasi.Jenis.USP: "USP Koperasi"}


def _satu(konteks) -> PermohonanIzin:
    return konteks.daftar[0]


def _nama(konteks) -> str:
    return _satu(konteks).nama_izin


def _permohonan(konteks) -> str:
    """What is asked for, and by whom as the register knows it: a name that a change asks for is not its name yet."""
    perubahan = "Perubahan " if _satu(konteks).izin_lama else ""
    return f"Permohonan {perubahan}Izin Usaha Simpan Pinjam {_satu(konteks).koperasi.nama}"


# Who writes and who reads


def wewenang_izin(konteks) -> Wewenang:
    """Who decides on the application (Pasal 6 ayat (4)); the head where it lies, as long as another region is open."""
    k = kewenangan_permohonan(_satu(konteks))
    if k and k.kode == _satu(konteks).berwenang_id:
        return Wewenang(k.penerbit, k.dasar_izin)
    return Wewenang(sebutan_kepala(daerah(_satu(konteks).berwenang)), PASAL_6_4)


def wewenang_loket(konteks) -> Wewenang:
    """What the counter and the desk write is a paper of the office that keeps the files (Pasal 7)."""
    return kepala_kantor(konteks.penugasan.instansi, PASAL_7)


def _tujuan(permohonan: PermohonanIzin) -> dict:
    """The board of the koperasi, as an addressee."""
    return {
        "kepada": f"Pengurus {permohonan.koperasi.nama}",
        "instansi": permohonan.koperasi.alamat,
        "tempat": permohonan.koperasi.wilayah.nama,
    }


def tembusan_izin(permohonan: PermohonanIzin, penandatangan: str = "") -> list[str]:
    """Who else has an interest in a licence: above, at the seat of the koperasi, and the file.

    The post `penandatangan` gets no copy of what it signs itself.
    """
    kedudukan, berwenang = permohonan.kedudukan_izin, permohonan.berwenang
    dinas = [kepala_dinas(w) for w in (kedudukan.induk, kedudukan) if w.pk != berwenang.pk and w.otonom]
    menteri = "Menteri yang membidangi koperasi, u.p. Deputi yang membidangi pembiayaan"
    match kode_tingkat(berwenang.pk):
        case Tingkat.PUSAT:
            deputi = [] if "pembiayaan" in penandatangan.casefold() else ["Deputi yang membidangi pembiayaan koperasi"]
            return [*deputi, *dinas, "Arsip"]
        case Tingkat.PROVINSI:
            return [menteri, *dinas, "Arsip"]
        case _:
            return [menteri, sebutan_kepala(daerah(berwenang.induk)), *dinas, "Arsip"]


# What the letters say of the koperasi


def daftar_wilayah(wilayah: list[Wilayah]) -> list[dict]:
    """The membership region by province: provinsi, daftar. A whole province or the country stands for all in it."""

    def provinsi(w: Wilayah) -> str:
        if w.pk == KODE_PUSAT:
            return "Indonesia"
        return f"Provinsi {w.induk.nama if '.' in w.pk else w.nama}"

    def nama(w: Wilayah) -> str:
        if w.pk == KODE_PUSAT:
            return "seluruh provinsi"
        return w.nama if "." in w.pk else "seluruh kabupaten/kota"

    return [
        {"provinsi": sebutan, "daftar": [nama(w) for w in isi]}
        for sebutan, isi in groupby(sorted(wilayah, key=lambda w: w.pk), key=provinsi)
    ]


def _bank(permohonan: PermohonanIzin) -> str:
    return BANK_PEMERINTAH.get(permohonan.bank, permohonan.bank_lain)


def _atas_nama(permohonan: PermohonanIzin) -> str:
    if permohonan.deposito_atas_nama == permohonan.AtasNama.PENGURUS:
        return f"{permohonan.deposito_pemegang}, pengurus koperasi" if permohonan.deposito_pemegang else "pengurus"
    return permohonan.nama_izin


def _perangkat(permohonan: PermohonanIzin, per) -> dict[str, list[Orang]]:
    """The pengurus and pengawas in office; their names and posts alone go on a letter."""
    orang = list(permohonan.koperasi.orang.aktif(per))
    return {g.value: [o for o in orang if o.golongan == g] for g in (Orang.Golongan.PENGURUS, Orang.Golongan.PENGAWAS)}


def _sebut_wilayah(wilayah: Iterable[Wilayah], tempat: str) -> str:
    """The regions by name, as many as a letter names outside an annex; of more their number and where they stand."""
    nama = ["seluruh Indonesia" if w.pk == KODE_PUSAT else _sebut_daerah(w) for w in wilayah]
    return f"{len(nama)} daerah menurut {tempat}" if len(nama) > TERBANYAK_DI_SURAT else ", ".join(nama)


def _sebut_daerah(w: Wilayah) -> str:
    return w.nama if "." in w.pk else f"seluruh Provinsi {w.nama}"


def perubahan_izin(permohonan: PermohonanIzin) -> list[tuple[str, str, str]]:
    """What a change changes: (what, as the licence in force says it, as the new one will)."""
    lama = permohonan.izin_lama
    if lama is None:
        return []
    modal, semula, kini = modal_izin(permohonan), list(lama.keanggotaan.order_by("pk")), keanggotaan(permohonan)
    banding = [
        ("nama", lama.nama, permohonan.nama_izin),
        ("alamat", lama.alamat, permohonan.alamat_izin),
        ("tempat kedudukan", lama.kedudukan.nama, permohonan.kedudukan_izin.nama),
        ("jenis", JENIS[lama.jenis], JENIS[permohonan.jenis_izin]),
        ("bentuk", lama.get_bentuk_display().lower(), Koperasi.Bentuk(permohonan.bentuk_izin).label.lower()),
        (
            "wilayah keanggotaan",
            _sebut_wilayah(semula, "izin itu") if set(semula) != set(kini) else "",
            _sebut_wilayah(kini, "Lampiran"),
        ),
        ("modal disetor", rupiah(lama.modal_disetor), rupiah(modal)),
    ]
    # A licence from before may not say all of it.
    return [(apa, sebelum, sesudah) for apa, sebelum, sesudah in banding if sebelum and sebelum != sesudah]


def isi_dasar(konteks) -> dict:
    """What every letter of an application shows."""
    permohonan = _satu(konteks)
    return {
        "permohonan": permohonan,
        "koperasi": permohonan.koperasi,
        "sebutan": f"{JENIS[permohonan.jenis_izin]} {Koperasi.Bentuk(permohonan.bentuk_izin).label}",
        "tujuan": _tujuan(permohonan),
        "peraturan": P15_2015.lengkap,
        "singkat": P15_2015.singkat,
        "penerbit": wewenang_izin(konteks).tercetak(konteks.penugasan),
    }


# Receipt and list of what is missing


SEBAGIAN = "sebagian"


def _berkas_masuk(permohonan: PermohonanIzin, per) -> dict[str, tuple[str, str]]:
    """{"7a": (mark, what was handed in)}: the files uploaded, and the particulars that the counter took from the paper.

    What only stands in the register was not handed in with this application: the founding deed, the NIK of the people.
    Of their papers the mark says whether all came: in files of their own, or in one bundle.
    """
    berkas = defaultdict(list)
    for b in permohonan.daftar_berkas:
        berkas[b.butir].append(b)
    orang = permohonan.koperasi.orang.aktif(per).exclude(golongan=Orang.Golongan.PENGELOLA)
    perubahan = permohonan.jenis == permohonan.Jenis.PERUBAHAN and permohonan.sk_nomor and permohonan.sk_tanggal
    isian = {
        "7a": f"Nomor {permohonan.nomor_surat}" if permohonan.nomor_surat else "",
        "7b": f"Nomor {permohonan.sk_nomor}" if perubahan else "",
        "7c": f"bilyet Nomor {permohonan.nomor_bilyet}" if permohonan.nomor_bilyet else "",
        "7d": "",
        "7e": f"rekening Nomor {permohonan.rekening_nomor}" if permohonan.rekening_nomor else "",
        "7f": f"{permohonan.rencana_tahun} tahun" if permohonan.rencana_tahun else "",
    }
    hasil = {}
    for butir in butir_berkas(permohonan):
        # The papers of a person stand under their own names: 7d-31-rh, 7d-31-ktp.
        banyak = sum(len(isi) for kode, isi in berkas.items() if kode == butir or kode.startswith(f"{butir}-"))
        perlu = 2 * len(orang) if butir == "7d" else 0  # a curriculum vitae and an identity card each
        sebagian = 0 < banyak < perlu
        jumlah = f"{banyak} dari {perlu} berkas" if perlu else f"{banyak} berkas"
        if butir == "7d" and berkas[GABUNGAN]:
            sendiri, luput = banyak - 1, dict.fromkeys(o.nama for o, _ in kertas_kurang(berkas, orang))
            jumlah = "1 berkas gabungan" + (f" dan {sendiri} berkas tersendiri" if sendiri else "")
            jumlah, sebagian = f"{jumlah}, tanpa {' dan '.join(luput)}" if luput else jumlah, bool(luput)
        masuk = ", ".join(filter(None, [jumlah if banyak else "", isian[butir]]))
        hasil[butir] = (SEBAGIAN if sebagian else "√" if masuk else "–", masuk)
    return hasil


def isi_tanda_terima(konteks) -> dict:
    permohonan = _satu(konteks)
    masuk = _berkas_masuk(permohonan, konteks.per)
    return {
        **isi_dasar(konteks),
        "butir": [
            {"huruf": butir[1], "uraian": uraian, "tanda": masuk[butir][0], "keterangan": masuk[butir][1]}
            for butir, uraian in butir_berkas(permohonan).items()
        ],
        "surat_kekurangan": permohonan.surat_terakhir(KEKURANGAN_BERKAS.kode),
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


def isi_kekurangan(konteks) -> dict:
    permohonan = _satu(konteks)
    pasal = {f"7{b.huruf}": b.dasar.sebutan for b in BERKAS_IZIN}
    butir = [
        {"uraian": uraian, "dasar": pasal[kode], **konteks.penilaian.get(kode, {})}
        for kode, uraian in butir_berkas(permohonan).items()
    ]
    return {
        **isi_dasar(konteks),
        "kurang": [b for b in butir if b.get("hasil") == "tidak"],
        "ada": [b for b in butir if b.get("hasil") == "ada"],
        "tanda_terima": permohonan.surat_terakhir(TANDA_TERIMA.kode),
        "sifat": "Penting",
    }


def isi_penarikan(konteks) -> dict:
    return {**isi_dasar(konteks), "tanda_terima": _satu(konteks).surat_terakhir(TANDA_TERIMA.kode)}


# The decisions


def _dasar(konteks, pasal: Pasal) -> list[str]:
    """The law behind a decision, the provision of this one, and by what who signs for another may."""
    dasar = [*DASAR_HUKUM, f"{pasal.sebutan} {P15_2015.lengkap}", konteks.penugasan.dasar_tercetak]
    return [f"{teks};" for teks in dasar if teks]


def _membaca(permohonan: PermohonanIzin, per) -> list[str]:
    """What the decision rests on: the letter of the koperasi, the approval of its deed."""
    diterima = permohonan.tanggal_ajuan or per
    surat = f"permohonan {permohonan.koperasi.nama}"
    if permohonan.nomor_surat and permohonan.tanggal_surat:
        surat = f"surat {surat} Nomor {permohonan.nomor_surat} tanggal {tanggal(permohonan.tanggal_surat)}"
    isi = [f"{surat}, diterima tanggal {tanggal(diterima)} dengan nomor {permohonan.nomor_perkara};"]
    if permohonan.izin_lama:
        lama = permohonan.izin_lama
        isi.append(
            f"izin usaha simpan pinjam Nomor {lama.nomor} tanggal {tanggal(lama.tanggal)} yang diterbitkan"
            f" {lama.penerbit_sebutan};"
        )
    return isi


def jenjang_modal(permohonan: PermohonanIzin, per) -> str:
    """The capital as a person decided it on record, where the text leaves it open (Jakarta); else empty.

    A change that leaves region and capital alone names what the licence in force records.
    """
    if not perlu_lingkup_modal(permohonan):
        return _jenjang_lama(permohonan)
    if not permohonan.lingkup_modal:
        return ""
    syarat = modal_awal(permohonan.jenis_izin, permohonan.bentuk_izin, permohonan.lingkup_modal)
    berlaku = syarat.pada(permohonan.dinilai_per(per))
    return (
        f"diputuskan {sebut_jenjang(permohonan.lingkup_modal)}, paling sedikit {rupiah(berlaku.nilai)}"
        f" ({berlaku.dasar.sebutan})"
    )


def satu_administrasi(anggota: list[Wilayah]) -> bool:
    """Whether a licence names one kabupaten/kota of Jakarta alone, which is no autonomous region."""
    return len(anggota) == 1 and "." in anggota[0].pk and not anggota[0].otonom


def jenjang_tercatat(izin: IzinUsaha) -> str:
    """The step of capital that was read for a KSP with members in one administrative city; empty where nobody read it.

    A licence that leaves region and capital alone carries on what was read for the one that it replaced. Of one from
    before this product the register knows the issuer, and of a Gubernur no step.
    """
    if izin.jenis != Koperasi.Jenis.KSP or not satu_administrasi(list(izin.keanggotaan.all())):
        return ""
    while izin.mengganti is not None and not izin.permohonan.lingkup_modal:
        izin = izin.mengganti
    if izin.permohonan is not None:
        return izin.permohonan.lingkup_modal
    return izin.lingkup if izin.lingkup == Lingkup.KABKOTA.value else ""


def _jenjang_lama(permohonan: PermohonanIzin) -> str:
    lama, anggota = permohonan.izin_lama, {w.pk for w in keanggotaan(permohonan)}
    if lama is None or permohonan.jenis_izin != lama.jenis or anggota != lama.kode_keanggotaan:
        return ""
    dibaca = jenjang_tercatat(lama)
    return f"{sebut_jenjang(dibaca)} yang tercatat pada izin Nomor {lama.nomor}" if dibaca else ""


def sebut_jenjang(dibaca: str) -> str:
    """The step of capital that was read, in words; empty for none."""
    return f"menurut jenjang wilayah keanggotaan {Lingkup(dibaca).label}" if dibaca else ""


def isi_putusan(konteks) -> dict:
    """What the licence and the entry in the buku registrasi say of the koperasi."""
    permohonan = _satu(konteks)
    k, wilayah = kewenangan_permohonan(permohonan), keanggotaan(permohonan)
    return {
        **isi_dasar(konteks),
        "membaca": _membaca(permohonan, konteks.per),
        "lingkup": BUKAN_OTONOM if k.jakarta else f"{k.lingkup.label} ({k.dasar_wilayah.sebutan})",
        "jenjang_modal": jenjang_modal(permohonan, konteks.per),
        "wilayah": daftar_wilayah(wilayah),
        "banyak_wilayah": len(wilayah),
        "terlampir": len(wilayah) > TERBANYAK_DI_SURAT,
        "modal": modal_izin(permohonan),
        "bank": _bank(permohonan),
        "atas_nama": _atas_nama(permohonan),
        **_perangkat(permohonan, konteks.per),
        "tembusan": tembusan_izin(permohonan, konteks.penugasan.jabatan),
    }


def isi_izin(konteks) -> dict:
    permohonan = _satu(konteks)
    k = kewenangan_permohonan(permohonan)
    return {
        **isi_putusan(konteks),
        "dasar": _dasar(konteks, k.dasar_izin),
        "kewajiban": [(k.kalimat(konteks.per), k.dasar.sebutan) for k in KEWAJIBAN],
        "izin_lama": permohonan.izin_lama,
        "perubahan": perubahan_izin(permohonan),
    }


def isi_registrasi(konteks) -> dict:
    nilai = modal_awal("usp", _satu(konteks).bentuk_izin, None).pada(_satu(konteks).dinilai_per(konteks.per))
    return {
        **isi_putusan(konteks),
        "dasar": _dasar(konteks, Pasal(P15_2015, "4", "3")),
        "tenggat": tenggat_registrasi(konteks.per),
        "jangka_registrasi": TAHUN_REGISTRASI.sebut_surat(konteks.per),
        "batas": MODAL_REGISTRASI.pada(_satu(konteks).dinilai_per(konteks.per)).nilai,
        "modal_izin": nilai.nilai,
        "dasar_modal": nilai.dasar.sebutan,
    }


def tidak_terpenuhi(permohonan: PermohonanIzin, per: Per) -> list[Temuan]:
    """Every condition that stands in the way, with its article, what was found and what is asked.

    What nobody knows of the people or of the founders and members is no ground of a refusal, nor is a founding of which
    nobody said that it is one.
    """
    temuan = wilayah_berlaku(permohonan, per) + belum_berizin(permohonan, per) + tidak_memperluas(permohonan, per)
    if jalur(permohonan)[0] == "registrasi":
        temuan += jalur_registrasi(permohonan, per)
        temuan += [t for t in henti_dinilai(permohonan, per) if t.hasil is Hasil.TIDAK]
    else:
        temuan += [_sebut_bank(permohonan, t) for t in syarat_terpenuhi(permohonan, per)]
        temuan = [t for t in temuan if not (t.belum_diketahui and (t.siapa or t.kode in DIJAWAB_PEMERIKSA))]
        temuan = [t for t in temuan if t.kode != USP_MENJADI_KSP or t.hasil is Hasil.TIDAK]
    return [t for t in temuan if not t.hasil.lolos]


def _sebut_bank(permohonan: PermohonanIzin, t: Temuan) -> Temuan:
    """The finding about the bank with its name, which is no fact of the law."""
    if t.kode != BANK_DEPOSITO.kode or not permohonan.bank_lain:
        return t
    return replace(t, aktual_teks=f"{permohonan.bank_lain}, {t.aktual_teks}")


def isi_penolakan(konteks) -> dict:
    return {
        **isi_dasar(konteks),
        "dasar_putusan": f"{wewenang_izin(konteks).dasar.sebutan} {P15_2015.lengkap}",
        "temuan": tidak_terpenuhi(_satu(konteks), _satu(konteks).dinilai_per(konteks.per)),
    }


# The kinds


TANDA_TERIMA = JenisSurat(
    kode="izin_tanda_terima",
    tanda="TT",
    judul="Tanda Terima Berkas Permohonan",
    menyatakan="Isinya tanda terima berkas, bukan izin.",
    templat="surat/izin/tanda_terima.html",
    hal=lambda k: f"Tanda Terima Berkas {_permohonan(k)}",
    isi=isi_tanda_terima,
    wewenang=wewenang_loket,
    dipindai=False,
)
KEKURANGAN_BERKAS = JenisSurat(
    kode="izin_kekurangan",
    tanda="KB",
    judul="Surat Kekurangan Berkas",
    menyatakan="Isinya daftar berkas yang belum lengkap pada tanggal surat, bukan izin.",
    templat="surat/izin/kekurangan_berkas.html",
    hal=lambda k: f"Kekurangan Berkas {_permohonan(k)}",
    isi=isi_kekurangan,
    wewenang=wewenang_loket,
    dipindai=True,
)
PENARIKAN_IZIN = JenisSurat(
    kode="izin_penarikan",
    tanda="PTI",
    judul="Surat Penarikan Permohonan",
    menyatakan="Isinya penegasan bahwa koperasi menarik kembali permohonannya, bukan izin.",
    templat="surat/izin/penarikan.html",
    hal=lambda k: f"Penarikan Kembali {_permohonan(k)}",
    isi=isi_penarikan,
    wewenang=wewenang_loket,
    dipindai=True,
)
SURAT_IZIN = JenisSurat(
    kode="izin_usaha",
    tanda="IUSP",
    judul="Surat Izin Usaha Simpan Pinjam",
    menyatakan="",
    templat="surat/izin/surat_izin.html",
    hal=lambda k: f"Izin Usaha Simpan Pinjam {_nama(k)}",
    isi=isi_izin,
    wewenang=wewenang_izin,
    dipindai=True,
    mengganti=lambda k: _satu(k).izin_lama.surat if _satu(k).izin_lama else None,
)
PENOLAKAN_IZIN = JenisSurat(
    kode="izin_penolakan",
    tanda="TLK",
    judul="Surat Penolakan",
    menyatakan="Isinya penolakan permohonan: izin tidak diberikan.",
    templat="surat/izin/penolakan.html",
    hal=lambda k: f"Penolakan {_permohonan(k)}",
    isi=isi_penolakan,
    wewenang=wewenang_izin,
    dipindai=True,
)
PENCANTUMAN_REGISTRASI = JenisSurat(
    kode="izin_registrasi",
    tanda="REG",
    judul="Surat Pencantuman dalam Buku Registrasi",
    menyatakan="",
    templat="surat/izin/pencantuman_registrasi.html",
    hal=lambda k: f"Pencantuman USP {_nama(k)} dalam Buku Registrasi",
    isi=isi_registrasi,
    wewenang=wewenang_izin,
    dipindai=True,
)
