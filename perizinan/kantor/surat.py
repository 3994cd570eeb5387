"""The letters of an office of the service network: what each says. How they look is in templates/surat/jaringan/."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from aturan.bahasa import P15_2015, Hasil, Pasal, Per, Temuan
from aturan.simpan_pinjam_2015.jaringan import (
    GUGUR,
    PENGAWASAN_KANTOR,
    PENILAIAN_KANTOR_CABANG,
)
from aturan.simpan_pinjam_2015.kantor import CALON_KEPALA
from aturan.simpan_pinjam_2015.kantor_tenggat import (
    BULAN_MULAI,
    HARI_KERJA_KEPUTUSAN,
    tenggat_mulai,
)
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from core.dasar.waktu import waktu_setempat
from core.kalender.libur import kalender
from core.models import Wilayah
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang, kepala_kantor
from perizinan.izin.panel import kepala_dinas
from perizinan.kantor.syarat import (
    berkas_masuk,
    butir_kantor,
    dasar_butir,
    diminta_dan_belum_masuk,
    kewenangan_jaringan,
    koperasi_berizin,
    temuan_kantor,
    wilayah_kantor_berlaku,
)
from perizinan.models import JaringanPelayanan

PASAL_10_3, PASAL_10_4, PASAL_10_6 = (Pasal(P15_2015, "10", ayat) for ayat in "346")
PAPAN_NAMA = Pasal(P15_2015, "21", "4")


def _satu(konteks) -> JaringanPelayanan:
    return konteks.daftar[0]


def _sebutan(konteks) -> str:
    """The office in a subject line: 'Kantor Cabang Limbangan KSP Mekar Jaya'."""
    kantor = _satu(konteks)
    return f"{kantor.get_jenis_display()} {kantor.nama} {kantor.koperasi.nama}"


def wewenang_kantor(konteks) -> Wewenang:
    """Who decides on an office: the Bupati or Wali Kota of the place, whoever licensed the koperasi (Pasal 10)."""
    k = kewenangan_jaringan(_satu(konteks))
    return Wewenang(k.pejabat, k.dasar)


def wewenang_loket(konteks) -> Wewenang:
    """What the counter and the desk write is a paper of the office that keeps the files."""
    return kepala_kantor(konteks.penugasan.instansi, kewenangan_jaringan(_satu(konteks)).dasar)


def objek_putusan(konteks) -> list:
    """A decision is seen by the authority of the place, by the issuer of the licence, and at the seat of the koperasi.

    The public check speaks of the first one.
    """
    kantor = _satu(konteks)
    return [kantor, *filter(None, [kantor.koperasi.izin.terakhir()]), kantor.koperasi]


def tembusan_kantor(kantor: JaringanPelayanan) -> list[str]:
    """Who licensed the koperasi and who guides it (Pasal 26), the offices at both places, the file."""
    izin, koperasi = kantor.koperasi.izin.terakhir(), kantor.koperasi
    isi = []
    if izin is not None and izin.penerbit_id != kantor.berwenang_id:
        isi.append(f"{izin.penerbit_sebutan}, pemberi izin usaha simpan pinjam")
        if izin.lingkup == Lingkup.NASIONAL.value:
            isi.append("Deputi yang membidangi pembiayaan koperasi, pembina koperasi")
    tempat: Iterable[Wilayah] = dict.fromkeys(
        w for w in (kantor.wilayah.induk, koperasi.wilayah.induk, koperasi.wilayah) if w.otonom
    )
    isi += [kepala_dinas(w) for w in tempat if w.pk != kantor.berwenang_id]
    return [*isi, "Arsip"]


def isi_dasar(konteks) -> dict:
    """What every letter of an office shows."""
    kantor = _satu(konteks)
    koperasi = kantor.koperasi
    return {
        "kantor": kantor,
        "koperasi": koperasi,
        "izin": kantor.koperasi.izin.terakhir(),
        "pejabat": kewenangan_jaringan(kantor).pejabat,
        "peraturan": P15_2015.lengkap,
        "singkat": P15_2015.singkat,
        "tujuan": {
            "kepada": f"Pengurus {koperasi.nama}",
            "instansi": koperasi.alamat,
            "tempat": koperasi.wilayah.nama,
        },
    }


# Receipt and list of what is missing


def isi_tanda_terima(konteks) -> dict:
    kantor = _satu(konteks)
    masuk = berkas_masuk(kantor)
    if kantor.meminta(CALON_KEPALA):
        # That the Kantor Cabang stands in the register is no paper handed in.
        banyak = sum(b.butir == "9a" for b in kantor.daftar_berkas)
        masuk["9a"] = f"{banyak} berkas" if banyak else ""
    return {
        **isi_dasar(konteks),
        "butir": [
            {"huruf": butir[1], "uraian": uraian, "isi": masuk[butir]} for butir, uraian in butir_kantor(kantor).items()
        ],
        "surat_kekurangan": kantor.surat_terakhir(KEKURANGAN_KANTOR.kode),
        "jangka_putusan": HARI_KERJA_KEPUTUSAN.sebut_surat(konteks.per),
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


def isi_kekurangan(konteks) -> dict:
    kantor = _satu(konteks)
    butir = [
        {"uraian": uraian, "dasar": dasar_butir(kantor, kode).sebutan, **konteks.penilaian.get(kode, {})}
        for kode, uraian in butir_kantor(kantor).items()
    ]
    return {
        **isi_dasar(konteks),
        "kurang": [b for b in butir if b.get("hasil") == "tidak"],
        "ada": [b for b in butir if b.get("hasil") == "ada"],
        "berhenti": bool(diminta_dan_belum_masuk(kantor, konteks.penilaian)),
        "tanda_terima": kantor.surat_terakhir(TANDA_TERIMA_KANTOR.kode),
        "jangka_putusan": HARI_KERJA_KEPUTUSAN.sebut_surat(konteks.per),
        "sifat": "Penting",
    }


def isi_penarikan(konteks) -> dict:
    kantor = _satu(konteks)
    return {**isi_dasar(konteks), "tanda_terima": kantor.surat_terakhir(TANDA_TERIMA_KANTOR.kode)}


# The decisions


def ketentuan_persetujuan(kantor: JaringanPelayanan) -> list[str]:
    """What the office may do, who guides it and who may close it: the terms below the approval."""
    pejabat = kewenangan_jaringan(kantor).pejabat
    wewenang = kantor.jenis_kantor.ragam.kewenangan
    isi = [f"{wewenang.kalimat.removesuffix('.')} ({wewenang.dasar.sebutan})."]
    if kantor.jenis_kantor.ragam.dinilai:
        isi.append(f"Kesehatan kantor ini dinilai oleh {pejabat} ({PENILAIAN_KANTOR_CABANG.dasar.sebutan}).")
    return [
        *isi,
        f"Papan nama dipasang pada kantor ({PAPAN_NAMA.sebutan}).",
        f"Pembinaan dan pengawasan kantor ini dilakukan oleh {pejabat} ({PENGAWASAN_KANTOR.dasar.sebutan}).",
        "Apabila dalam pengawasan terdapat bukti bahwa kantor ini tidak memenuhi peraturan dalam usaha simpan pinjam"
        f" oleh koperasi, {pejabat} berwenang menutupnya ({PASAL_10_6.sebutan}).",
    ]


def isi_persetujuan(konteks) -> dict:
    kantor = _satu(konteks)
    return {
        **isi_dasar(konteks),
        "temuan": temuan_kantor(kantor, kantor.dinilai_per(konteks.per)),
        "batas_putusan": kantor.jatuh_tempo,
        "sementara": kantor.sementara(kalender()),
        "jangka_putusan": HARI_KERJA_KEPUTUSAN.sebut_surat(konteks.per),
        "mulai": tenggat_mulai(konteks.per, kantor.jenis_kantor),
        "jangka_mulai": BULAN_MULAI.sebut_surat(konteks.per),
        "dasar_mulai": PASAL_10_3.sebutan,
        "dasar_gugur": PASAL_10_4.sebutan,
        "ketentuan": ketentuan_persetujuan(kantor),
        "tembusan": tembusan_kantor(kantor),
    }


def tidak_terpenuhi_kantor(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """Every condition that stands in the way, with its article, what was found and what is asked.

    A reading that nobody has judged is no ground of a refusal.
    """
    temuan = [*wilayah_kantor_berlaku(kantor, per), *koperasi_berizin(kantor, per), *temuan_kantor(kantor, per)]
    return [t for t in temuan if not t.hasil.lolos and (t.belum_diketahui or t.hasil is not Hasil.PERLU_PENILAIAN)]


def isi_penolakan(konteks) -> dict:
    kantor = _satu(konteks)
    return {
        **isi_dasar(konteks),
        "temuan": tidak_terpenuhi_kantor(kantor, kantor.dinilai_per(konteks.per)),
        "tembusan": tembusan_kantor(kantor),
    }


def temuan_tidak_mulai(kantor: JaringanPelayanan) -> dict[str, Any]:
    """What the pengawas found, as it was frozen when it went to the official: mulai, cara, uraian, waktu.

    What the koperasi reported afterwards is no finding, and stands apart from it.
    """
    catatan = kantor.jejak.filter(aksi="temukan_tidak_mulai").latest("pk")
    isi = catatan.salinan["isian"]
    mulai = isi["temuan_mulai"] == JaringanPelayanan.Temuan.MULAI and isi["tanggal_mulai"]
    return {
        "mulai": date.fromisoformat(mulai) if mulai else None,
        "cara": isi["temuan_cara"] and JaringanPelayanan.Cara(isi["temuan_cara"]).label,
        "uraian": isi["temuan_uraian"],
        "waktu": catatan.waktu,
    }


def isi_gugur(konteks) -> dict:
    kantor = _satu(konteks)
    setuju, temuan = kantor.tanggal_persetujuan, temuan_tidak_mulai(kantor)
    batas, mulai = tenggat_mulai(setuju, kantor.jenis_kantor), kantor.tanggal_mulai
    return {
        **isi_dasar(konteks),
        "batas": batas,
        "jangka_mulai": BULAN_MULAI.sebut_surat(setuju),
        "temuan": temuan,
        "dilaporkan": mulai if mulai and batas and mulai > batas and mulai != temuan["mulai"] else None,
        "dasar": GUGUR.dasar.sebutan,
        "dasar_mulai": PASAL_10_3.sebutan,
        "sifat": "Penting",
        "tembusan": tembusan_kantor(kantor),
    }


def isi_penutupan(konteks) -> dict:
    kantor = _satu(konteks)
    bukti = [
        {"nama": b.nama, "tanggal": waktu_setempat(kantor.berwenang, b.diunggah_pada).date()}
        for b in kantor.daftar_berkas
        if b.butir == "tutup"
    ]
    return {
        **isi_dasar(konteks),
        "bukti": bukti,
        "kunjungan": list(kantor.kunjungan.order_by("tanggal", "pk")),
        "dasar_awasi": PENGAWASAN_KANTOR.dasar.sebutan,
        "dasar": PASAL_10_6.sebutan,
        "sifat": "Penting",
        "tembusan": tembusan_kantor(kantor),
    }


# The kinds

TANDA_TERIMA_KANTOR = JenisSurat(
    kode="kantor_tanda_terima",
    tanda="TTK",
    judul="Tanda Terima Berkas Permohonan Kantor",
    menyatakan="Isinya tanda terima berkas, bukan persetujuan kantor.",
    templat="surat/kantor/tanda_terima.html",
    hal=lambda k: f"Tanda Terima Berkas Permohonan {_sebutan(k)}",
    isi=isi_tanda_terima,
    wewenang=wewenang_loket,
    dipindai=False,
)
KEKURANGAN_KANTOR = JenisSurat(
    kode="kantor_kekurangan",
    tanda="KBK",
    judul="Surat Kekurangan Berkas Kantor",
    menyatakan="Isinya daftar berkas yang belum lengkap pada tanggal surat, bukan persetujuan kantor.",
    templat="surat/kantor/kekurangan.html",
    hal=lambda k: f"Kekurangan Berkas Permohonan {_sebutan(k)}",
    isi=isi_kekurangan,
    wewenang=wewenang_loket,
    dipindai=True,
)
PENARIKAN_KANTOR = JenisSurat(
    kode="kantor_penarikan",
    tanda="PTK",
    judul="Surat Penarikan Permohonan Kantor",
    menyatakan="Isinya penegasan bahwa koperasi menarik kembali permohonannya, bukan persetujuan kantor.",
    templat="surat/kantor/penarikan.html",
    hal=lambda k: f"Penarikan Kembali Permohonan {_sebutan(k)}",
    isi=isi_penarikan,
    wewenang=wewenang_loket,
    dipindai=True,
)
PERSETUJUAN_KANTOR = JenisSurat(
    kode="kantor_persetujuan",
    tanda="PKT",
    judul="Persetujuan Pembukaan Kantor",
    menyatakan="",
    templat="surat/kantor/persetujuan.html",
    hal=lambda k: f"Persetujuan Pembukaan {_sebutan(k)}",
    isi=isi_persetujuan,
    wewenang=wewenang_kantor,
    dipindai=True,
    objek=objek_putusan,
)
PENOLAKAN_KANTOR = JenisSurat(
    kode="kantor_penolakan",
    tanda="TLKK",
    judul="Penolakan Pembukaan Kantor",
    menyatakan="Isinya penolakan permohonan: kantor tidak disetujui.",
    templat="surat/kantor/penolakan.html",
    hal=lambda k: f"Penolakan Pembukaan {_sebutan(k)}",
    isi=isi_penolakan,
    wewenang=wewenang_kantor,
    dipindai=True,
    objek=objek_putusan,
)
PERNYATAAN_GUGUR = JenisSurat(
    kode="kantor_gugur",
    tanda="PG",
    judul="Pernyataan Persetujuan Gugur",
    menyatakan="Isinya pernyataan bahwa persetujuan kantor gugur.",
    templat="surat/kantor/gugur.html",
    hal=lambda k: f"Pernyataan Gugur Persetujuan Pembukaan {_sebutan(k)}",
    isi=isi_gugur,
    wewenang=wewenang_kantor,
    dipindai=True,
    objek=objek_putusan,
)
PENUTUPAN_KANTOR = JenisSurat(
    kode="kantor_penutupan",
    tanda="TUP",
    judul="Penutupan Kantor",
    menyatakan="Isinya penutupan kantor.",
    templat="surat/kantor/penutupan.html",
    hal=lambda k: f"Penutupan {_sebutan(k)}",
    isi=isi_penutupan,
    wewenang=wewenang_kantor,
    dipindai=True,
    objek=objek_putusan,
)
