"""The letters of an assessment: what each says. How they look is in templates/surat/penilaian/."""

import re
from decimal import Decimal
from itertools import groupby

from aturan.bahasa.bilangan import angka, rupiah, tanggal, terbilang
from aturan.bahasa.pasal import P15_2015
from aturan.kesehatan import (
    ANGKA,
    JENIS,
    JENIS_SYARIAH,
    KELOMPOK,
    PERTANYAAN,
    TURUNAN,
    BarisNilai,
    Penilaian,
    Predikat,
    RuleSet,
    TidakDinilai,
    hitung,
    kegiatan_dihentikan,
    pita_predikat,
    set_aturan,
    tulis_total,
    turunan,
)
from aturan.kesehatan.rasio import KEYAKINAN
from aturan.kesehatan.sakelar import lengkapi
from aturan.simpan_pinjam_2015.kewenangan import sebutan_kepala
from core.dasar.izin import Izin
from core.dasar.rupa import kalimat_hari
from core.models import Instansi, Surat
from core.perkara.surat import UKURAN_KERTAS, JenisSurat
from core.perkara.wewenang import Wewenang
from ksp_usp.models import LaporanKeuangan, Orang, PenilaianKesehatan
from ksp_usp.models.koperasi import daerah
from ksp_usp.models.penilaian import PENGHENTIAN
from ksp_usp.penilaian.syarat import (
    BUTIR_HASIL,
    PASAL_20_2,
    AngkaPenilaian,
    angka_penilaian,
    jawaban_dihitung,
    jenis_kesehatan,
    laporan_penilaian,
    laporan_tahun,
    nilai,
    pasal31,
    pemberi_izin_lain,
    sakelar_terpilih,
)

ASPEK_MANAJEMEN = "manajemen"
BUTIR = re.compile(r"(?:[-–•*]|\d{1,2}[.)])\s+")  # how people begin the items of a list: the letter numbers them itself
UBIN = 5  # mm: a tile of the border of a certificate
TEPI_SERTIFIKAT = 8  # mm: what is left around it at least, where printers do not print
NOL = Decimal(0)
JENIS_DINILAI = JENIS | JENIS_SYARIAH
SEBAB_GANTI = {
    PenilaianKesehatan.Sifat.KOREKSI: "Hasil terdahulu dikoreksi.",
    PenilaianKesehatan.Sifat.ULANG: "Koperasi dinilai ulang sesudah perbaikan.",
}


def _satu(konteks) -> PenilaianKesehatan:
    return konteks.daftar[0]


def eja_total(total: Decimal) -> str:
    """A total as letters spell it, digit by digit behind the comma: 80.05 -> 'delapan puluh koma nol lima'."""
    bulat, _, pecahan = tulis_total(total).partition(",")
    return " ".join([terbilang(int(bulat)), "koma", *(terbilang(int(a)) for a in pecahan)])


def wewenang_penilai(konteks) -> Wewenang:
    """Who assesses (Pasal 31 ayat (2)): 'Bupati Garut', 'Gubernur Jawa Barat', across provinces the Deputi."""
    p = _satu(konteks)
    if k := p.koperasi.kewenangan():
        return Wewenang(k.penilai, k.dasar_penilaian)
    return Wewenang(sebutan_kepala(daerah(p.berwenang)), pasal31("2"))


def surat_lama(konteks, jenis: str) -> Surat | None:
    """The letter of one kind about the result that this one corrects or follows; None for the first of a year."""
    lama = _satu(konteks).mengoreksi
    return lama.surat_terakhir(jenis) if lama else None


def tim_penilai(p: PenilaianKesehatan) -> list[dict]:
    """The team as papers name it: nama, nip, jabatan (the post at the authority), ketua, kualifikasi.

    Where none was formed, those who filled and checked.
    """
    tim = [(a.pengguna, a.ketua) for a in p.tim.select_related("pengguna__kualifikasi_penilai")]
    hasil = []
    for pengguna, ketua in tim or [(satu, False) for satu in (p.diisi_oleh, p.diperiksa_oleh) if satu]:
        posisi = pengguna.penugasan.berizin(Izin.ISI_PENILAIAN, p.berwenang_id).last()
        kualifikasi = getattr(pengguna, "kualifikasi_penilai", None)
        hasil.append(
            {
                "nama": pengguna.nama,
                "nip": pengguna.nip,
                "jabatan": posisi.jabatan_tercetak if posisi else "",
                "ketua": ketua,
                "pendidikan": kualifikasi.get_pendidikan_display() if kualifikasi else "",
                "pelatihan": kualifikasi.pelatihan_nomor if kualifikasi else "",
            }
        )
    return hasil


def hasil_dinilai(p: PenilaianKesehatan) -> tuple[Penilaian | None, Decimal, Predikat | None]:
    """(score, total, category): computed, or as recorded by hand. A draft may have no category yet."""
    try:
        skor = nilai(p)
    except TidakDinilai:
        skor = None
    if skor:
        return skor, skor.total, skor.predikat
    return None, p.total or NOL, Predikat(p.predikat) if p.predikat else None


def isi_dasar(konteks) -> dict:
    """What every paper of an assessment shows."""
    p = _satu(konteks)
    (skor, total, kategori), aturan = hasil_dinilai(p), set_aturan(p.set_aturan)
    return {
        "penilaian": p,
        "koperasi": p.koperasi,
        "jenis_koperasi": f"{JENIS_DINILAI[jenis_kesehatan(p.koperasi)]} {p.koperasi.get_bentuk_display()}",
        "nilai": skor,
        "total": total,
        "total_tertulis": tulis_total(total),
        "total_dieja": eja_total(total),
        "predikat": kategori,
        "penilai": wewenang_penilai(konteks).tercetak(konteks.penugasan),
        "aturan": aturan,
        "dasar": [wewenang_penilai(konteks).dasar, pasal31("5")],
        "permen": P15_2015.nama,
        "perdep": aturan.peraturan.nama,
        "aspek": [(a.nama, angka(a.bobot, 2), angka(a.skor, 2)) for a in skor.aspek] if skor else [],
        "sebab_ganti": sebab_ganti(p),
    }


def sebab_ganti(p: PenilaianKesehatan) -> str:
    """Why this result takes the place of the one before; '' for the first of a year."""
    alasan = f" Alasan: {p.alasan_koreksi.rstrip('.')}." if p.alasan_koreksi else ""
    return f"{SEBAB_GANTI.get(p.sifat, '')}{alasan}"


# Berita acara


def dokumen_diperiksa(p: PenilaianKesehatan) -> list[str]:
    """What the assessors had before them, with number and date where the register has them."""
    if p.cara == p.Cara.CATAT:
        return [f"Dokumen hasil penilaian Nomor {p.dokumen_hasil}"]
    hasil = []
    for sebutan, laporan in (
        ("Laporan keuangan", laporan_penilaian(p)),
        ("Laporan keuangan pembanding", laporan_tahun(p.koperasi, p.tahun_buku - 1)),
    ):
        if laporan:
            hasil.append(_sebut_laporan(sebutan, laporan))
    butir = {str(q.nomor): q.teks for q in PERTANYAAN}
    for b in p.daftar_berkas.exclude(butir=BUTIR_HASIL):
        nomor = b.butir.removeprefix("jawaban_")
        hasil.append(f"{b.nama}" + (f" (pertanyaan {nomor})" if nomor in butir else ""))
    return hasil


def _sebut_laporan(sebutan: str, laporan: LaporanKeuangan) -> str:
    nomor = f" Nomor {laporan.nomor}" if laporan.nomor else ""
    rapat = f", disahkan Rapat Anggota {tanggal(laporan.rapat_anggota)}" if laporan.rapat_anggota else ""
    return f"{sebutan} tahun buku {laporan.tahun_buku}{nomor}{rapat}"


def isi_berita_acara(konteks) -> dict:
    p = _satu(konteks)
    return {
        **isi_dasar(konteks),
        "kalimat_hari": kalimat_hari(konteks.per),
        "tim": tim_penilai(p),
        "bertim": p.tim.exists(),
        "dokumen": dokumen_diperiksa(p),
        "catatan": [BUTIR.sub("", baris.strip(), count=1) for baris in p.catatan.splitlines() if baris.strip()],
        "ketua_koperasi": ketua_koperasi(p, konteks.per),
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


def ketua_koperasi(p: PenilaianKesehatan, per) -> str:
    """Who signs for the koperasi: the head of its pengurus, as the register has it."""
    pengurus = p.koperasi.orang.aktif(per).filter(golongan=Orang.Golongan.PENGURUS)
    return next((o.nama for o in pengurus if o.jabatan.casefold().startswith("ketua")), "")


# Kertas kerja


def isi_kertas_kerja(konteks) -> dict:
    p = _satu(konteks)
    isi = isi_dasar(konteks) | {"pengerja": pengerja(konteks)}
    if isi["nilai"] is None:
        return isi
    angka_p = angka_penilaian(p)
    return isi | {
        "lembar": aspek_tertulis(p, isi["nilai"], angka_p),
        "kelompok_angka": angka_tertulis(p, angka_p),
        "jumlah": turunan_tertulis(p, angka_p),
        "jawaban": jawaban_tertulis(p, isi["nilai"], angka_p),
        "sakelar": sakelar_terpilih(p),
        "keyakinan": keyakinan_tabel(isi["aturan"]),
        "belum_terverifikasi": [b.rasio for b in isi["nilai"].baris if not b.terverifikasi],
    }


def keyakinan_tabel(aturan: RuleSet) -> list[tuple[str, str, list[str]]]:
    """(grade, what it means, codes of the ratios) of the tables that were used."""
    return [(g, arti, [r.kode for r in aturan.rasio if r.grade == g]) for g, arti in KEYAKINAN.items()]


def pengerja(konteks) -> list[tuple[str, str]]:
    """Who filled, checked and decided, for their initials; each another person."""
    p = _satu(konteks)
    return [
        (f"{'Tim' if p.tim.exists() else 'Petugas'} penilai (menyerahkan)", p.diisi_oleh.nama if p.diisi_oleh else "–"),
        ("Penilai yang memeriksa", p.diperiksa_oleh.nama if p.diperiksa_oleh else "–"),
        ("Pejabat yang menetapkan", konteks.penugasan.pengguna.nama),
    ]


def turunan_tertulis(p: PenilaianKesehatan, angka_p: AngkaPenilaian) -> list[tuple[str, str, Decimal]]:
    """Every computed amount: its name, of which lines, and how much."""
    jenis, sakelar = jenis_kesehatan(p.koperasi), lengkapi(p.sakelar)
    jumlah = turunan(angka_p.terpakai, jenis, sakelar)
    return [
        (b.nama, b.teks(jenis, sakelar), n)
        for b in TURUNAN
        if b.kode != "selisih_neraca" and (n := jumlah[b.kode]) is not None
    ]


def aspek_tertulis(p: PenilaianKesehatan, skor: Penilaian, angka_p: AngkaPenilaian) -> list[dict]:
    """The worksheet by aspect: aspek, baris (each ratio in words and numbers), kelompok (for the questions)."""
    lapor = hitung(angka_p.laporan, {}, skor.jenis, aturan=skor.aturan, sakelar=skor.sakelar)
    rasio_lapor = {b.rasio: b for b in lapor.baris}
    return [
        {
            "nama": a.nama,
            "bobot": angka(a.bobot),
            "skor": angka(a.skor, 2),
            "baris": [_baris_tertulis(b, rasio_lapor[b.rasio]) for b in skor.baris if b.aspek == a.kode],
            "kelompok": [
                {"nama": k.nama, "ya": k.ya, "jumlah": k.ya + len(k.tidak), "skor": angka(k.skor, 2),
                 "maksimum": angka(k.maksimum, 2)}
                for k in skor.manajemen
            ] if a.kode == ASPEK_MANAJEMEN else [],
        }
        for a in skor.aspek
    ]  # fmt: skip


def _baris_tertulis(b: BarisNilai, lapor: BarisNilai) -> dict:
    return {
        "kode": b.rasio,
        "nama": b.nama,
        "rumus": b.rumus,
        "hitungan": f"{_rp(b.pembilang)} ÷ {_rp(b.penyebut)} × 100%",
        "lapor": _persen(lapor.nilai_rasio),
        "rasio": _persen(b.nilai_rasio),
        "jenjang": b.baris,
        "nilai": angka(b.nilai),
        "bobot": angka(b.bobot),
        "skor": angka(b.skor, 2),
        "terverifikasi": b.terverifikasi,
        "kalimat": b.kalimat if b.nilai_rasio is None else "",
    }


def _rp(nilai: Decimal) -> str:
    return rupiah(nilai, sen=False)


def _persen(rasio: Decimal | None) -> str:
    return "–" if rasio is None else f"{angka(rasio, 2)}%"


def angka_tertulis(p: PenilaianKesehatan, angka_p: AngkaPenilaian) -> list[tuple[str, list[dict]]]:
    """Every line that this kind reports, by part of the report: nama, laporan, pemeriksaan, berbeda."""
    jenis = jenis_kesehatan(p.koperasi)
    baris = [
        (pos.kelompok, {
            "nama": pos.nama, "laporan": angka_p.laporan.get(pos.kode), "lalu": (angka_p.lalu or {}).get(pos.kode),
            "pemeriksaan": angka_p.pemeriksaan.get(pos.kode),
        })
        for pos in ANGKA
        if pos.untuk(jenis)
    ]  # fmt: skip
    return [(nama.capitalize(), [b for _, b in isi]) for nama, isi in groupby(baris, key=lambda b: b[0])]


def jawaban_tertulis(p: PenilaianKesehatan, skor: Penilaian, angka_p: AngkaPenilaian) -> list[tuple[str, list[dict]]]:
    """The 38 answers by group: nomor, teks, jawaban, skor, keterangan (what was seen, computed, said)."""
    diberi, dihitung = {j.nomor: j for j in p.jawaban.all()}, jawaban_dihitung(p, angka_p)
    hasil = []
    for kode, isi in groupby(PERTANYAAN, key=lambda q: q.kelompok):
        baris = []
        for q in isi:
            ya, j, otomatis = skor.jawaban.get(q.nomor), diberi.get(q.nomor), dihitung.get(q.nomor)
            catatan = [j.keterangan, j.alasan] if j else []
            if otomatis and otomatis.nilai is not None:
                catatan.insert(0, otomatis.kalimat)
            baris.append(
                {
                    "nomor": q.nomor, "teks": q.teks, "jawaban": {True: "Ya", False: "Tidak"}.get(ya, "–"),
                    "skor": angka(q.nilai if ya else NOL, 2),
                    "keterangan": "; ".join(c.rstrip(".") for c in catatan if c),
                }
            )  # fmt: skip
        hasil.append((KELOMPOK[kode], baris))
    return hasil


# What the koperasi gets: a certificate, or for Dalam Pengawasan Khusus the notice of Pasal 20 ayat (2)


def isi_hasil(konteks) -> dict:
    p, isi = _satu(konteks), isi_dasar(konteks)
    kategori = isi["predikat"]
    berhenti = kategori is not None and kegiatan_dihentikan(kategori, konteks.per)
    bentuk = "pemberitahuan" if berhenti else "sertifikat"
    return isi | {
        "bentuk": f"surat/penilaian/{bentuk}.html",
        "pasal_henti": PASAL_20_2,
        "pemberi_izin": pemberi_izin_lain(p.koperasi),
        "pasal_tiap_tahun": pasal31("6"),
        "dasar_hasil": dasar_hasil(isi),
        "batang": batang_aspek(isi["nilai"]),
        "bidang": bidang_sertifikat(konteks.penugasan.instansi),
        "pita": pita_predikat(isi["aturan"].predikat),
        "tim": tim_penilai(p),
        "bertim": p.tim.exists(),
        "tempat_ttd": "" if berhenti else konteks.penugasan.instansi.tempat,
        "sifat": "Penting",
        "tujuan": {
            "kepada": f"Pengurus {p.koperasi.nama}", "instansi": p.koperasi.alamat, "tempat": p.koperasi.wilayah.nama,
        },
        "lampiran": "2 (dua) berkas",
        "tembusan": tembusan_pemberitahuan(konteks),
    }  # fmt: skip


def dasar_hasil(isi: dict) -> list[str]:
    """By which article and by which regulation the result was reached, one sentence each."""
    pasal = f"{isi['dasar'][0].sebutan} dan ayat ({isi['dasar'][1].ayat}) {isi['permen']}."
    if isi["nilai"] is None:
        return [pasal, f"Hasil dicatat dari dokumen Nomor {isi['penilaian'].dokumen_hasil}."]
    return [pasal, f"Skor dihitung menurut {isi['perdep']}."]


def batang_aspek(skor: Penilaian | None) -> list[dict]:
    """The aspects for the reverse of the certificate: `bagian` is the part of the bar that the score fills, in %."""
    if skor is None:
        return []
    return [
        {"nama": a.nama, "bobot": angka(a.bobot, 2), "skor": angka(a.skor, 2), "bagian": round(a.skor / a.bobot * 100)}
        for a in skor.aspek
    ]


def bidang_sertifikat(instansi: Instansi) -> dict:
    """The border of a certificate, of whole tiles, and what is left of the sheet around it, in mm."""
    tinggi, lebar = UKURAN_KERTAS[instansi.kertas]
    ukuran = {"lebar": lebar, "tinggi": tinggi}
    bidang = {nama: (mm - 2 * TEPI_SERTIFIKAT) // UBIN * UBIN for nama, mm in ukuran.items()}
    # As text: the comma of a template's number is none of CSS.
    return bidang | {f"tepi_{nama}": str((ukuran[nama] - mm) / 2) for nama, mm in bidang.items()}


def tembusan_pemberitahuan(konteks) -> list[str]:
    """Who must know that an activity stops: whoever licences, if it is another post, and the pengawas."""
    koperasi = _satu(konteks).koperasi
    return [*filter(None, [pemberi_izin_lain(koperasi)]), f"Pengawas {koperasi.nama}", "Arsip"]


def hal_hasil(konteks) -> str:
    p = _satu(konteks)
    _, _, kategori = hasil_dinilai(p)
    if kategori is not None and kegiatan_dihentikan(kategori, konteks.per):
        if pemberi_izin_lain(p.koperasi):
            return f"Hasil Penilaian Kesehatan {p.koperasi.nama}, Tahun Buku {p.tahun_buku}: {kategori.label}"
        return hal_penghentian(konteks)
    return f"Sertifikat Penilaian Kesehatan {p.koperasi.nama}, Tahun Buku {p.tahun_buku}"


# The letter of the issuer, where it is another post than the assessor


def wewenang_pemberi_izin(konteks) -> Wewenang:
    """Who halts the activity (Pasal 20 ayat (2), reading): whoever issues the licence, across provinces the Menteri."""
    p = _satu(konteks)
    k = p.koperasi.kewenangan()
    return Wewenang(k.penerbit if k else sebutan_kepala(daerah(p.berwenang)), PASAL_20_2)


def isi_penghentian(konteks) -> dict:
    p = _satu(konteks)
    return isi_dasar(konteks) | {
        "hasil": p.surat,
        "pasal_henti": PASAL_20_2,
        "sifat": "Penting",
        "tujuan": {
            "kepada": f"Pengurus {p.koperasi.nama}", "instansi": p.koperasi.alamat, "tempat": p.koperasi.wilayah.nama,
        },
        "tembusan": [*penilai_lain(konteks), f"Pengawas {p.koperasi.nama}", "Arsip"],
    }  # fmt: skip


def penilai_lain(konteks) -> list[str]:
    """Whoever assessed, where it is not the same post that signs here."""
    penilai = wewenang_penilai(konteks)
    return [] if penilai.dipegang(konteks.penugasan.jabatan) else [penilai.jabatan]


def hal_penghentian(konteks) -> str:
    p = _satu(konteks)
    return f"Penghentian Sementara Kegiatan Usaha Simpan Pinjam {p.koperasi.nama}, Hasil Tahun Buku {p.tahun_buku}"


# The kinds


BERITA_ACARA_PENILAIAN = JenisSurat(
    kode="ba_penilaian",
    tanda="BAPK",
    judul="Berita Acara Penilaian Kesehatan",
    menyatakan="Isinya berita acara penilaian kesehatan.",
    templat="surat/penilaian/berita_acara.html",
    hal=lambda k: f"Berita Acara Penilaian Kesehatan {_satu(k).judul}",
    isi=isi_berita_acara,
    wewenang=wewenang_penilai,
    dipindai=True,
    mengganti=lambda k: surat_lama(k, "ba_penilaian"),
)
KERTAS_KERJA = JenisSurat(
    kode="kertas_kerja",
    tanda="KKPK",
    judul="Kertas Kerja Penilaian Kesehatan",
    menyatakan="Isinya kertas kerja penilaian kesehatan.",
    templat="surat/penilaian/kertas_kerja.html",
    hal=lambda k: f"Kertas Kerja Penilaian Kesehatan {_satu(k).judul}",
    isi=isi_kertas_kerja,
    wewenang=wewenang_penilai,
    dipindai=True,
    mengganti=lambda k: surat_lama(k, "kertas_kerja"),
)
HASIL_PENILAIAN = JenisSurat(
    kode="hasil_penilaian",
    tanda="PK",
    judul="Hasil Penilaian Kesehatan",
    menyatakan="Isinya hasil penilaian kesehatan.",
    templat="surat/penilaian/hasil.html",
    hal=hal_hasil,
    isi=isi_hasil,
    wewenang=wewenang_penilai,
    dipindai=True,
    mengganti=lambda k: surat_lama(k, "hasil_penilaian"),
)
PENGHENTIAN_SEMENTARA = JenisSurat(
    kode=PENGHENTIAN,
    tanda="PSK",
    judul="Penghentian Sementara Kegiatan Usaha Simpan Pinjam",
    menyatakan="Isinya penghentian sementara kegiatan usaha simpan pinjam.",
    templat="surat/penilaian/penghentian.html",
    hal=hal_penghentian,
    isi=isi_penghentian,
    wewenang=wewenang_pemberi_izin,
    dipindai=True,
)
