"""The guards of a sanction: what the text refuses, what rests on a reading and asks a reason, what is still empty.

A breach that a computed duty says is met now stands in no letter: the letter says that it is not met. What was breached
and mended since is written as a breach of its own, with its facts.
"""

from aturan.bahasa import PENGENDALIAN, Per, Temuan, hari
from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.kewajiban import Sejauh
from aturan.simpan_pinjam_2015.sanksi import Langkah, sebab_ditolak
from core.perkara.ingat import sekali
from core.perkara.temuan import beralasan, tanya, temuan
from core.perkara.versi import sidik
from ksp_usp.laporan.panel import pelanggaran
from ksp_usp.laporan.pemenuhan import pemenuhan_satu
from ksp_usp.models import Koperasi
from perizinan.models import IzinUsaha, PeristiwaSanksi, Sanksi, StatusSanksi, TemuanPemeriksaan
from perizinan.models.sanksi import TERBUKA

# What each step cannot be written without, beside the breach itself: field, its name.
ISIAN = {
    Langkah.TEGURAN_1: (("perbaikan", "yang harus diperbaiki"), ("jatuh_tempo", "tanggal diperbaiki paling lambat")),
    Langkah.TEGURAN_2: (("perbaikan", "yang harus diperbaiki"), ("jatuh_tempo", "tanggal diperbaiki paling lambat")),
    Langkah.USUL_PEMBERHENTIAN: (
        ("yang_diusulkan", "siapa yang diusulkan diberhentikan sementara"),
        ("diusulkan_sebagai", "sebagai apa ia diberhentikan"),
    ),
    Langkah.PEMBEKUAN: (("perbaikan", "yang harus diperbaiki"), ("kegiatan_beku", "kegiatan selama dibekukan")),
    Langkah.PENCABUTAN: (),
    Langkah.PENUTUPAN: (),
}
# A KSP is dissolved by a decision of its own (PP 17/1994), which the letter makes known.
ISIAN_KSP = {Langkah.PENUTUPAN: (("keputusan_pembubaran", "keputusan pembubaran"),)}
# The state in which the licence must be for the two steps that take it. The others are about a KSP or a USP, which
# Pasal 32 names, and not about who holds a licence.
KEADAAN = {Langkah.PEMBEKUAN: (IzinUsaha.Keadaan.BERLAKU,), Langkah.PENCABUTAN: IzinUsaha.BERLAKU}
# What they make of it.
HASIL = {Langkah.PEMBEKUAN: IzinUsaha.Keadaan.DIBEKUKAN, Langkah.PENCABUTAN: IzinUsaha.Keadaan.DICABUT}
DIPENUHI = (Sejauh.TERPENUHI, Sejauh.TERLAMBAT, Sejauh.BERJALAN)


def pelanggaran_koperasi(koperasi: Koperasi, per) -> list[Temuan]:
    """The duties that are not met on `per`: what a sanction may rest on. What nobody recorded is none."""
    return pelanggaran(koperasi, per)


def isian_wajib(s: Sanksi) -> tuple[tuple[str, str], ...]:
    """What this step cannot be written without: field, its name."""
    return ISIAN[s.tahapan] + (ISIAN_KSP.get(s.tahapan, ()) if s.koperasi.jenis == Koperasi.Jenis.KSP else ())


def salin_pelanggaran(t: Temuan) -> dict:
    """A breach as the case keeps it and the letter says it."""
    return {"kode": t.kode, "kewajiban": t.uraian, "dasar": str(t.dasar), "fakta": t.aktual_teks, "kalimat": t.kalimat}


def salin_temuan(t: TemuanPemeriksaan) -> dict:
    """A finding of an inspection, as salin_pelanggaran()."""
    return salin_tulisan(t.kewajiban, t.dasar, t.uraian) | {"kunci": f"temuan-{t.pk}", "temuan": t.pk}


def salin_tulisan(kewajiban: str, dasar: str, fakta: str) -> dict:
    """A breach that a person wrote, as salin_pelanggaran(): no rule computes it."""
    return {
        "kode": "", "kunci": f"lain-{sidik(kewajiban, dasar, fakta)[:9]}", "kewajiban": kewajiban, "dasar": dasar,
        "fakta": fakta, "kalimat": f"{kewajiban} ({dasar}): {fakta}",
    }  # fmt: skip


def kunci_pelanggaran(p: dict) -> str:
    """By what a breach is ticked: the code of its rule, else a key of its own."""
    return p["kode"] or p["kunci"]


def dapat_dipilih(s: Sanksi, per) -> list[dict]:
    """The breaches that the form of a step offers: what is computed, what the step before rested on and is not met
    since, and the open findings of inspections of this office that no computed duty says already."""
    kini = pemenuhan_satu(s.koperasi, per)
    hasil = [salin_pelanggaran(p.temuan) for p in kini if p.sejauh is Sejauh.BELUM]
    beres = {p.temuan.kode for p in kini if p.sejauh in DIPENUHI}
    sudah = {p["kode"] for p in hasil} - {""}
    if s.melanjutkan:
        hasil += [p for p in s.melanjutkan.pelanggaran if p["kode"] not in beres | sudah]
    temuan_terbuka = TemuanPemeriksaan.objects.filter(
        akhir="", pemeriksaan__koperasi=s.koperasi_id, pemeriksaan__berwenang=s.berwenang_id
    ).exclude(pemeriksaan__berita_acara=None)
    return [*hasil, *(salin_temuan(t) for t in temuan_terbuka if not t.kode or t.kode not in sudah)]


def izin_sesuai(s: Sanksi, per: Per) -> list[Temuan]:
    """The licence is in the state that the step is about. Who else than its issuer imposes it says why: a reading."""
    izin, dasar = s.izin, s.tahapan.sanksi.dasar
    if izin is None:
        baik = s.tahapan not in KEADAAN
        kalimat = "Koperasi ini tidak mempunyai izin usaha simpan pinjam yang tercatat"
        kalimat += ": sanksinya tidak mengenai izin." if baik else ": tidak ada yang dibekukan atau dicabut."
        return [temuan("sanksi.izin", "Izin usaha simpan pinjam", baik, dasar, kalimat)]
    izin.refresh_from_db(fields=["keadaan"])
    baik = izin.keadaan in KEADAAN.get(s.tahapan, (*IzinUsaha.BERLAKU, IzinUsaha.Keadaan.DICABUT))
    kalimat = f"Izin nomor {izin.nomor}: {izin.get_keadaan_display().lower()}, diterbitkan {izin.penerbit_sebutan}."
    hasil = [temuan("sanksi.izin", "Izin usaha simpan pinjam", baik, dasar, kalimat)]
    if izin.penerbit_id != s.berwenang_id:
        kalimat = f"Izin ini diterbitkan {izin.penerbit_sebutan}, dan sanksinya dikenakan {s.berwenang.nama}."
        t = temuan("sanksi.penerbit", "Pejabat yang mengenakan sanksi", True, dasar, kalimat)
        hasil.append(beralasan(t, s.alasan_lanjut))
    if s.tahapan is Langkah.PENUTUPAN and izin.keadaan != IzinUsaha.Keadaan.DICABUT:
        teks = f"izin nomor {izin.nomor} belum dicabut dan tetap tercatat sesudah ini"
        hasil.append(tanya("sanksi.belum_dicabut", "Benarkah izinnya tidak dicabut lebih dahulu?", teks))
    return hasil


def masih_dilanggar(s: Sanksi, per: Per) -> list[Temuan]:
    """What the letter says is not met is not met on the day of the act. What is met holds the letter up; what is not
    known any more, and facts that changed, are asked about."""
    kini = {
        p.temuan.kode: p for p in sekali(s, "kewajiban_kini", lambda: pemenuhan_satu(s.koperasi, hari(per)))
    }  # fmt: skip
    hasil = []
    for satu in s.pelanggaran:
        p = kini.get(satu["kode"])
        if p is None:
            continue
        if p.sejauh in DIPENUHI:
            kalimat = (
                f"{satu['kewajiban']}: kini tercatat dipenuhi. Lepaskan dari yang dilanggar; bila pelanggaran yang lalu"
                " tetap dikenai sanksi, tulis sebagai pelanggaran lain dengan faktanya."
            )
            hasil.append(temuan("sanksi.kini", "Yang dilanggar hari ini", False, s.tahapan.sanksi.dasar, kalimat))
        elif p.sejauh is not Sejauh.BELUM:
            teks = f"{satu['kewajiban']}: kini {p.sejauh.label}"
            hasil.append(tanya("sanksi.kini", "Benarkah masih dilanggar?", teks))
        elif satu["fakta"] != p.temuan.aktual_teks:
            teks = f"{satu['kewajiban']}: kini tercatat {p.temuan.aktual_teks}"
            hasil.append(tanya("sanksi.kini", "Benarkah faktanya?", teks))
    return hasil


def langkah_sah(s: Sanksi, per: Per) -> list[Temuan]:
    """What the text itself says of the order: a second warning presupposes the first."""
    sebab = sebab_ditolak(s.sudah, s.tahapan)
    kalimat = sebab or f"{s.get_langkah_display()} ({s.tahapan.sanksi.dasar})."
    return [temuan("sanksi.urutan", "Urutan sanksi", not sebab, s.tahapan.sanksi.dasar, kalimat)]


def lompatan_beralasan(s: Sanksi, per: Per) -> list[Temuan]:
    """A step that passes others over: the order is a reading, so that it needs a reason and not a permission."""
    lewat = s.dilompati
    if not lewat:
        return []
    sebut = ", ".join(satu.sanksi.uraian for satu in lewat)
    baik = bool(s.alasan_lompat.strip())
    kalimat = f"Langkah ini melompati {sebut}. Alasan: {s.alasan_lompat.strip()}"
    if not baik:
        kalimat = f"Langkah ini melompati {sebut}: tulis alasannya. Orang kedua menyetujuinya dengan menandatangani."
    return [temuan("sanksi.lompatan", "Langkah yang dilompati", baik, s.tahapan.sanksi.dasar, kalimat)]


def isi_sanksi(s: Sanksi, per: Per) -> list[Temuan]:
    """The letter names what was breached, and what its step cannot be written without."""
    dasar = s.tahapan.sanksi.dasar
    sebut = "; ".join(satu["kewajiban"] for satu in s.pelanggaran)
    hasil = [
        temuan(
            "sanksi.pelanggaran", "Kewajiban yang dilanggar", bool(s.pelanggaran), dasar,
            f"Yang dilanggar: {sebut}." if sebut else "Pilih atau tulis kewajiban yang dilanggar.",
        )
    ]  # fmt: skip
    kurang = [nama for isian, nama in isian_wajib(s) if not getattr(s, isian)]
    kalimat = f"Isi {' dan '.join(kurang)}." if kurang else "Isi surat lengkap."
    hasil.append(temuan("sanksi.isi", "Isi surat", not kurang, dasar, kalimat))
    if s.jatuh_tempo and s.jatuh_tempo <= hari(per):
        kalimat = f"Tanggal diperbaiki paling lambat {tanggal(s.jatuh_tempo)} sudah lewat: pilih tanggal sesudah surat."
        hasil.append(temuan("sanksi.tenggat", "Tenggat perbaikan", False, PENGENDALIAN, kalimat))
    return hasil


def langkah_sebelumnya(s: Sanksi, per: Per) -> list[Temuan]:
    """The step before is in force still. Our own questions on it: was its letter handed over, has its day come."""
    lama = s.melanjutkan
    if lama is None:
        return []
    hasil = []
    if lama.status != StatusSanksi.BERLAKU and s.status in TERBUKA:
        kalimat = f"{lama.nomor_perkara} {lama.get_status_display().lower()}: tutup usul ini dan susun yang baru."
        hasil.append(temuan("sanksi.sebelumnya", "Sanksi sebelumnya", False, PENGENDALIAN, kalimat))
    if not lama.peristiwa.filter(jenis=PeristiwaSanksi.Jenis.DISAMPAIKAN).exists():
        teks = f"penyampaian surat {lama.nomor_perkara} belum dicatat"
        hasil.append(tanya("sanksi.disampaikan", "Benarkah surat sebelumnya sudah sampai?", teks))
    if lama.jatuh_tempo and lama.jatuh_tempo >= hari(per):
        teks = f"tenggat perbaikannya {tanggal(lama.jatuh_tempo)} belum lewat"
        hasil.append(tanya("sanksi.sebelum_tenggat", "Benarkah dilanjutkan sekarang?", teks))
    return hasil


def belum_dilanjutkan(s: Sanksi, per: Per) -> list[Temuan]:
    """No later step rests on this one: who lifts it lifts the last of the chain."""
    lain = s.diteruskan
    kalimat = f"Sanksi ini sudah dilanjutkan dengan {lain.nomor_perkara}." if lain else "Belum dilanjutkan."
    return [temuan("sanksi.lanjutan", "Langkah berikutnya", lain is None, s.tahapan.sanksi.dasar, kalimat)]


def sudah_dilanjutkan(s: Sanksi, per: Per) -> list[Temuan]:
    """A step is gone on from by the letter of the next one, and never by hand."""
    baik = s.lanjutan.filter(status=StatusSanksi.BERLAKU).exists()
    kalimat = "Langkah berikutnya terbit." if baik else "Langkah berikutnya belum terbit: susun dan terbitkan dahulu."
    return [temuan("sanksi.lanjutan", "Langkah berikutnya", baik, s.tahapan.sanksi.dasar, kalimat)]


def sedang_beku(s: Sanksi, per: Per) -> list[Temuan]:
    """There is a freeze to lift, and it is this one."""
    baik = s.tahapan is Langkah.PEMBEKUAN and s.izin is not None and s.izin.keadaan == IzinUsaha.Keadaan.DIBEKUKAN
    kalimat = "Izinnya dibekukan dengan sanksi ini." if baik else "Tidak ada pembekuan yang dapat dipulihkan di sini."
    return [temuan("sanksi.beku", "Pembekuan", baik, Langkah.PEMBEKUAN.sanksi.dasar, kalimat)]


def bukan_beku(s: Sanksi, per: Per) -> list[Temuan]:
    """A freeze ends with its own letter, and never by a note that all is well."""
    baik = s.tahapan not in (Langkah.PEMBEKUAN, Langkah.PENCABUTAN, Langkah.PENUTUPAN)
    kalimat = "Yang diminta sudah dipenuhi." if baik else "Keadaan izin dipulihkan dengan surat pemulihan."
    return [temuan("sanksi.dipenuhi", "Pemenuhan", baik, s.tahapan.sanksi.dasar, kalimat)]


def ada_putusan(s: Sanksi, per: Per) -> list[Temuan]:
    """An objection or a decision on it is on record: nothing is annulled by itself."""
    jenis = (PeristiwaSanksi.Jenis.KEBERATAN, PeristiwaSanksi.Jenis.PUTUSAN)
    baik = s.peristiwa.filter(jenis__in=jenis).exists()
    kalimat = "Keberatan atau putusannya tercatat." if baik else "Catat dahulu keberatan atau putusannya."
    return [temuan("sanksi.putusan", "Keberatan atau putusan", baik, PENGENDALIAN, kalimat)]


def izin_dapat_kembali(s: Sanksi, per: Per) -> list[Temuan]:
    """The licence is as this step left it, and no other was given since."""
    ke = s.keadaan_sebelum
    if not ke:
        return []
    s.izin.refresh_from_db(fields=["keadaan"])
    lain = s.koperasi.izin.dipegang()
    baik = s.izin.keadaan == HASIL[s.tahapan] and (lain is None or lain.pk == s.izin_id)
    kalimat = f"Izin nomor {s.izin.nomor} menjadi {IzinUsaha.Keadaan(ke).label.lower()} lagi."
    if not baik:
        kalimat = f"Izin nomor {s.izin.nomor} kini {s.izin.get_keadaan_display().lower()}"
        kalimat += f"; koperasi memegang izin nomor {lain.nomor}." if lain else "."
    return [temuan("sanksi.kembali", "Izin yang dikembalikan", baik, s.tahapan.sanksi.dasar, kalimat)]


def ada_izin_baru(s: Sanksi, per: Per) -> list[Temuan]:
    """The koperasi holds a licence that is none of those that this sanction was about."""
    baru = s.koperasi.izin.dipegang()
    baik = baru is not None and s.izin_id not in {satu.pk for satu in baru.garis}
    kalimat = f"Izin baru: nomor {baru.nomor}." if baik else "Koperasi tidak mendapat izin baru sesudah sanksi ini."
    return [temuan("sanksi.izin_baru", "Izin baru", baik, PENGENDALIAN, kalimat)]


def tiap_langkah(langkah: Langkah, jenis: str = ""):
    """A guard: the case is written for exactly this step, and, where it is named, for this kind of koperasi."""

    def sama(s: Sanksi, per: Per) -> list[Temuan]:
        baik = s.tahapan is langkah and jenis in ("", s.koperasi.jenis)
        kalimat = f"Usul ini {s.sebutan_langkah}."
        return [temuan("sanksi.langkah", "Langkah yang diusulkan", baik, langkah.sanksi.dasar, kalimat)]

    return sama
