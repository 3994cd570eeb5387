"""What takes two admins: one asks, another allows, and only then it happens.

The second one is of the same office or of one above it; never who asked, never the person concerned, and never an
account behind which the same admin may sit (core.perkara.akun_baru). A log-in that is opened this way is opened by its
owner: neither of the two admins ever sees all that it takes.
"""

import hashlib
from copy import copy
from datetime import timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from core.dasar.izin import KODE_PUSAT, Izin, Tingkat, boleh, kode_tingkat, mengurus, wajib
from core.dasar.rupa import baca_tanggal, bertitik, tanggal_indonesia, tanggal_jam
from core.dasar.waktu import hari_ini
from core.kantor.forms import PegawaiForm, PegawaiUbahForm, PenugasanForm
from core.kantor.kabar import kabari
from core.kantor.perbuatan import (
    BIDANG_PEGAWAI,
    beri_penugasan,
    cabut_faktor,
    catat_akun,
    isi_bidang,
    kirim_tautan,
    kode_terbaca,
    tambah_pegawai,
    tutup_sandi,
    ubah_data,
)
from core.masuk import peristiwa
from core.models import Instansi, Pengguna, Penugasan, PermintaanAkun
from core.perkara.akun_baru import berkait
from core.perkara.jejak import catat

Jenis, Hasil = PermintaanAkun.Jenis, PermintaanAkun.Hasil
# These touch the whole account, so whoever decides must reach every office where it counts.
TENTANG_AKUN = (Jenis.SANDI, Jenis.DATA, Jenis.FAKTOR)
UMUR_KODE = timedelta(hours=24)
SUDAH_ADA = "Permintaan yang sama sudah menunggu persetujuan. Lihat daftarnya di halaman instansi."
BERUBAH = "Data orang ini berubah sejak Anda membuka permintaannya. Baca lagi di bawah, lalu putuskan."


class Baris(NamedTuple):
    """One line of what an approval changes."""

    label: str
    lama: str
    baru: str


def ajukan(
    peminta: Pengguna, jenis: str, instansi: Instansi, *, orang: Pengguna | None = None, isi: dict | None = None,
    alasan: str,
) -> PermintaanAkun:  # fmt: skip
    """Ask for an act that takes a second admin. Raises ValidationError where the same request waits already."""
    Instansi.objects.select_for_update().get(pk=instansi.pk)  # two clicks come one after the other
    isi = isi or {}
    if PermintaanAkun.objects.menunggu().filter(jenis=jenis, instansi=instansi, orang=orang, isi=isi).exists():
        raise ValidationError(SUDAH_ADA)
    permintaan = PermintaanAkun.objects.create(
        jenis=jenis, instansi=instansi, orang=orang, isi=isi, alasan=alasan, diminta_oleh=peminta,
        diminta_pada=timezone.now(),
    )  # fmt: skip
    kalimat = f"meminta {perbuatan(permintaan)}"
    hal = f"permintaan:{permintaan.pk}:"
    _catat(permintaan, peminta, "minta", kalimat, alasan=alasan, isi=isi)
    if orang:
        belum = "Belum berlaku: admin lain harus menyetujuinya lebih dahulu."
        peristiwa.kabari(orang, f"{bertitik(f'{peminta.nama} {kalimat}')} {belum}")
    for tugas in penyetuju(permintaan):
        kabari(
            f"{hal}penyetuju", tugas.pengguna.email, "permintaan menunggu persetujuan Anda",
            f"{bertitik(f'{peminta.nama} ({instansi.nama}) {kalimat}')} Periksa, lalu setujui atau tolak.",
            jalur=permintaan.get_absolute_url(),
        )  # fmt: skip
    return permintaan


def perbuatan(p: PermintaanAkun) -> str:
    """What is asked for, in words that follow a verb."""
    match p.jenis:
        case Jenis.PEGAWAI:
            return f"akun baru untuk {p.nama_orang} dengan penugasan {p.isi['jabatan']}"
        case Jenis.PENUGASAN:
            return f"penugasan {p.isi['jabatan']} untuk {p.nama_orang}"
        case Jenis.DATA:
            return f"perubahan data {p.nama_orang}"
        case Jenis.FAKTOR:
            return f"pencabutan faktor kedua {p.nama_orang}"
        case _:
            return f"kata sandi baru untuk {p.nama_orang}"


def _catat(p: PermintaanAkun, oleh: Pengguna, aksi: str, kalimat: str, alasan: str = "", **salinan) -> None:
    penugasan = wajib(oleh, Izin.KELOLA_INSTANSI, p.instansi)
    catat(
        p, aksi, kalimat[:300], wilayah_id=p.instansi.wilayah_id, pengguna=oleh, penugasan=penugasan, alasan=alasan,
        salinan=salinan,
    )  # fmt: skip


# Who decides


def sebab_bukan_penyetuju(p: PermintaanAkun, pengguna: Pengguna) -> str:
    """Why `pengguna`, who sees the request, does not decide it; empty where they may."""
    if pengguna == p.diminta_oleh:
        return "Anda yang mengajukan permintaan ini. Admin lain yang memutusnya."
    if p.orang and pengguna == p.orang:
        return "Permintaan ini tentang akun Anda sendiri. Admin lain yang memutusnya."
    if not boleh(pengguna, Izin.KELOLA_INSTANSI, p.instansi):
        return Izin.KELOLA_INSTANSI.penolakan()
    if p.orang and p.jenis in TENTANG_AKUN:
        for tugas in p.orang.penugasan_belum_berakhir():
            if not boleh(pengguna, Izin.KELOLA_INSTANSI, tugas.instansi):
                return f"{p.orang.nama} juga bertugas di {tugas.instansi.nama}: admin di atasnya yang memutus."
    if berkait(p.diminta_oleh_id, [pengguna.pk], timezone.now()):
        return (
            f"Dalam 24 jam terakhir akun Anda atau akun {p.diminta_oleh.nama} dibuka oleh yang lain, atau keduanya oleh"
            " admin yang sama. Minta admin lain memutusnya, atau tunggu sampai 24 jam itu lewat."
        )
    return ""


def penyetuju(p: PermintaanAkun) -> list[Penugasan]:
    """The posts of whoever may decide `p` now: of the office itself, or, where it has nobody, of the next one above."""
    wilayah = p.instansi.wilayah
    atas = [k for k in (wilayah.pk[:2], KODE_PUSAT) if k != wilayah.pk and kode_tingkat(wilayah.pk) != Tingkat.PUSAT]
    semua = Penugasan.objects.bertugas(Izin.KELOLA_INSTANSI, hari_ini(wilayah)).filter(
        Q(instansi=p.instansi) | Q(instansi__wilayah__in=atas)
    )
    semua = semua.exclude(pengguna__in=[n for n in (p.diminta_oleh_id, p.orang_id) if n])
    semua = list(semua.select_related("pengguna", "instansi__wilayah").order_by("pk"))
    terlarang = berkait(p.diminta_oleh_id, {t.pengguna_id for t in semua}, timezone.now())
    kantor = [k.instansi for k in p.orang.penugasan_belum_berakhir()] if p.orang and p.jenis in TENTANG_AKUN else []
    dapat = [
        t for t in semua if t.pengguna_id not in terlarang and all(mengurus(t, satu) for satu in (p.instansi, *kantor))
    ]
    for kode in (wilayah.pk, *atas):
        if daftar := [t for t in dapat if t.instansi.wilayah_id == kode]:
            return daftar
    return []


def kalimat_menunggu(p: PermintaanAkun) -> str:
    """Who must act next, by office and name."""
    daftar = penyetuju(p)
    if not daftar:
        return (
            "Belum ada admin kedua yang dapat menyetujui, juga tidak di instansi di atasnya. Operator server membuat"
            " admin kedua Kementerian dengan perintah manage.py buat_admin."
        )
    nama = " atau ".join(list(dict.fromkeys(t.pengguna.nama for t in daftar))[:5])
    return f"Menunggu persetujuan Admin {daftar[0].instansi.nama} ({nama})."


# What it will do


def formulir(p: PermintaanAkun) -> dict:
    """The forms of a request, filled as they were: they check it again."""
    match p.jenis:
        case Jenis.PEGAWAI:
            return {"pegawai": PegawaiForm(p.isi), "penugasan": PenugasanForm(p.isi, instansi=p.instansi)}
        case Jenis.PENUGASAN:
            return {"penugasan": PenugasanForm(p.isi, instansi=p.instansi)}
        case Jenis.DATA:
            isi = isi_bidang(p.orang, BIDANG_PEGAWAI) | p.isi
            return {"pegawai": PegawaiUbahForm(isi, instance=copy(p.orang))}
    return {}


def rincian(p: PermintaanAkun) -> list[Baris]:
    """What an approval changes, old beside new, as its pages show it."""
    baris = []
    for form in formulir(p).values():
        for nama, bidang in form.fields.items():
            lama = getattr(p.orang, nama) if p.jenis == Jenis.DATA and nama in p.isi else ""
            baru = dict(getattr(bidang, "choices", ())).get(p.isi.get(nama, ""), p.isi.get(nama, ""))
            if baru or lama:
                baris.append(Baris(str(bidang.label).removesuffix(" (opsional)"), lama, _tulis(nama, str(baru))))
    if p.jenis == Jenis.FAKTOR or mengambil_alih(p):
        baris += [Baris("Faktor kedua", str(f), "dicabut") for f in p.orang.faktor.all()]
    if akan_membuka(p):
        lama = "yang sekarang (tidak berlaku lagi)" if p.orang else ""
        baris.append(Baris("Kata sandi", lama, f"dibuat {p.nama_orang} sendiri; {cara_masuk(p)}"))
    return baris


def _tulis(nama: str, nilai: str) -> str:
    return tanggal_indonesia(baca_tanggal(nilai)) if nilai and nama in ("mulai", "sampai") else nilai


def akan_membuka(p: PermintaanAkun) -> bool:
    """Whether the owner gets a new log-in with it: the old one was one admin's to open, or is what is asked for."""
    return p.jenis in (Jenis.PEGAWAI, Jenis.SANDI) or mengambil_alih(p)


def mengambil_alih(p: PermintaanAkun) -> bool:
    """Whether it makes an account of two admins of one that a single admin could open till then.

    Then nothing by which somebody came in may stay: a factor too may be that of who sat at it.
    """
    return p.jenis == Jenis.PENUGASAN and not p.orang.dua_admin


def alamat(p: PermintaanAkun) -> str:
    return p.orang.email if p.orang else p.isi.get("email", "")


def cara_masuk(p: PermintaanAkun) -> str:
    """How the owner comes to the new password, in words."""
    surel = alamat(p)
    if not surel:
        return "tanpa surel: dengan dua kode, satu dari tiap admin"
    if p.orang and p.orang.surel_teruji:
        return f"lewat tautan ke {surel}"
    return f"lewat tautan ke {surel}, yang belum pernah dipakai, ditambah satu kode dari admin yang menyetujui"


def sidik(p: PermintaanAkun) -> str:
    """Digest of what the page shows: an approval counts for what was seen."""
    dilihat = [*rincian(p), *((p.orang.username, p.orang.nip, p.orang.nama) if p.orang else ())]
    return hashlib.sha256(repr(dilihat).encode()).hexdigest()[:32]


# Decisions


def _kunci(pk: int) -> PermintaanAkun:
    terkait = ("instansi__wilayah", "orang", "diminta_oleh")
    p = PermintaanAkun.objects.select_for_update(of=("self",)).select_related(*terkait).get(pk=pk)
    if p.orang:  # as it stands behind the lock, which whoever changes the account takes too
        p.orang = Pengguna.objects.select_for_update(no_key=True).get(pk=p.orang_id)
    return p


def _dapat_diputus(pk: int, pengguna: Pengguna) -> PermintaanAkun:
    p = _kunci(pk)
    if not p.menunggu:
        raise ValidationError(f"Permintaan ini sudah tidak menunggu: {p.get_status_display().lower()}.")
    if sebab := sebab_bukan_penyetuju(p, pengguna):
        raise ValidationError(sebab)
    return p


def _putus(p: PermintaanAkun, hasil: str, pengguna: Pengguna, alasan: str = "") -> None:
    p.hasil, p.diputus_oleh, p.diputus_pada, p.alasan_putusan = hasil, pengguna, timezone.now(), alasan
    p.save()
    _catat(p, pengguna, hasil, f"{KATA[hasil]} {perbuatan(p)}", alasan=alasan)


KATA = {Hasil.DISETUJUI: "menyetujui", Hasil.DITOLAK: "menolak", Hasil.DITARIK: "menarik permintaan"}


@transaction.atomic
def setujui(pk: int, pengguna: Pengguna, terlihat: str) -> PermintaanAkun:
    """Carry out what was asked for. `terlihat` is the digest of what the page showed.

    Raises ValidationError, with nothing changed, for whoever may not, for a request that waits no longer, and where it
    cannot be carried out any more.
    """
    p = _dapat_diputus(pk, pengguna)
    if not (p.diminta_oleh.is_active and boleh(p.diminta_oleh, Izin.KELOLA_INSTANSI, p.instansi)):
        raise ValidationError(f"{p.diminta_oleh.nama} tidak lagi admin instansi ini. Tolak permintaannya.")
    if not constant_time_compare(sidik(p), terlihat):
        raise ValidationError(BERUBAH)
    form = formulir(p)
    for nama, satu in form.items():
        if not satu.is_valid():
            sebab = " ".join(pesan for daftar in form[nama].errors.values() for pesan in daftar)
            raise ValidationError(f"Tidak dapat dijalankan lagi: {sebab} Tolak, lalu minta yang baru.")
    p.membuka, ambil_alih = akan_membuka(p), mengambil_alih(p)
    _jalankan(p, pengguna, form)
    if p.membuka and p.jenis != Jenis.PEGAWAI:
        tutup_sandi(p.orang)
    if ambil_alih and p.orang.faktor.exists():
        alasan = f"Sebelum {perbuatan(p)}, satu admin dapat membuka akun ini."
        cabut_faktor(pengguna, p.orang, p.instansi, diminta=p.diminta_oleh, alasan=alasan)
    _putus(p, Hasil.DISETUJUI, pengguna)
    if p.membuka:
        kirim_tautan(p.orang)
    kabari(
        f"permintaan:{p.pk}:putusan", p.diminta_oleh.email, "permintaan Anda disetujui",
        bertitik(f"{pengguna.nama} menyetujui {perbuatan(p)}"),
        jalur=p.get_absolute_url(),
    )  # fmt: skip
    return p


def _jalankan(p: PermintaanAkun, pengguna: Pengguna, form: dict) -> None:
    peminta = p.diminta_oleh
    match p.jenis:
        case Jenis.PEGAWAI:
            p.orang = form["pegawai"].save(commit=False)
            tambah_pegawai(pengguna, p.orang, p.instansi, diminta=peminta)
            beri_penugasan(pengguna, p.orang, form["penugasan"].save(commit=False), diminta=peminta)
        case Jenis.PENUGASAN:
            beri_penugasan(pengguna, p.orang, form["penugasan"].save(commit=False), diminta=peminta)
        case Jenis.DATA:
            baru = form["pegawai"].save(commit=False)
            ubah_data(pengguna, p.orang, baru, p.instansi, diminta=peminta, alasan=p.alasan)
        case Jenis.FAKTOR:
            cabut_faktor(pengguna, p.orang, p.instansi, diminta=peminta, alasan=p.alasan)
        case Jenis.SANDI:
            catat_akun(
                pengguna, p.orang, p.instansi, "sandi_baru",
                f"menutup kata sandi {p.orang.nama} dan membuka jalan bagi yang baru", diminta=peminta, alasan=p.alasan,
            )  # fmt: skip


@transaction.atomic
def tolak(pk: int, pengguna: Pengguna, alasan: str) -> PermintaanAkun:
    """Refuse with a reason, which whoever asked reads."""
    p = _dapat_diputus(pk, pengguna)
    _putus(p, Hasil.DITOLAK, pengguna, alasan)
    kalimat = f"{pengguna.nama} menolak {perbuatan(p)}: {alasan}"
    hal = f"permintaan:{p.pk}:putusan"
    kabari(hal, p.diminta_oleh.email, "permintaan Anda ditolak", kalimat, jalur=p.get_absolute_url())
    return p


@transaction.atomic
def tarik(pk: int, pengguna: Pengguna) -> PermintaanAkun:
    """Whoever asked takes it back."""
    p = _kunci(pk)
    if pengguna != p.diminta_oleh or not p.menunggu:
        raise ValidationError("Hanya yang mengajukan dapat menarik permintaan, selama belum diputus.")
    _putus(p, Hasil.DITARIK, pengguna)
    return p


# The log-in that an approval opens


def pembuka(orang: Pengguna, *, kunci: bool = False) -> PermintaanAkun | None:
    """The approval by which `orang` may set a password now; the newest counts, once, for UMUR."""
    semua = PermintaanAkun.objects.select_for_update() if kunci else PermintaanAkun.objects
    terakhir = semua.filter(orang=orang, membuka=True).order_by("-diputus_pada", "-pk").first()
    if terakhir is None or terakhir.dipakai_pada or timezone.now() - terakhir.diputus_pada > PermintaanAkun.UMUR:
        return None
    return terakhir


def kode_bagi(p: PermintaanAkun, pengguna: Pengguna) -> str:
    """Which code of the log-in that `p` opened is for `pengguna` to pass on: the name of its field, or empty."""
    if not p.membuka or pembuka(p.orang) != p:
        return ""
    if pengguna == p.diputus_oleh and not (p.orang.email and p.orang.surel_teruji):
        return "kode_pemutus"
    return "kode_peminta" if pengguna == p.diminta_oleh and not p.orang.email else ""


@transaction.atomic
def kode_baru(p: PermintaanAkun, pengguna: Pengguna) -> str:
    """A fresh code for `pengguna` to pass on, empty where none is theirs; an earlier one no longer counts."""
    p = _kunci(p.pk)
    bidang = kode_bagi(p, pengguna)
    if not bidang:
        return ""
    kode = kode_terbaca()
    setattr(p, bidang, _sidik_kode(kode))
    setattr(p, f"{bidang}_pada", timezone.now())
    p.save(update_fields=[bidang, f"{bidang}_pada"])
    _catat(p, pengguna, "tampilkan_kode", f"menampilkan kodenya untuk kata sandi baru {p.nama_orang}")
    return kode


def cocok(p: PermintaanAkun, bidang: str, kode: str) -> bool:
    """Whether `kode` is the one that was shown last, within a day."""
    sidik_tersimpan, saat = getattr(p, bidang), getattr(p, f"{bidang}_pada")
    if not sidik_tersimpan or timezone.now() - saat > UMUR_KODE:
        return False
    return constant_time_compare(sidik_tersimpan, _sidik_kode(kode))


def cocok_berdua(p: PermintaanAkun, satu: str, dua: str) -> bool:
    """Whether these are the codes of both admins, whichever was typed first."""
    return any(cocok(p, "kode_peminta", a) and cocok(p, "kode_pemutus", b) for a, b in ((satu, dua), (dua, satu)))


def _sidik_kode(kode: str) -> str:
    rata = "".join(c for c in kode.upper() if c.isalnum())
    return salted_hmac("core.kantor.permintaan", rata, algorithm="sha256").hexdigest()


def tentang(p: PermintaanAkun) -> str:
    """Who decided it, how and when, in a sentence."""
    saat = tanggal_jam(p.diputus_pada, p.instansi.wilayah.zona)
    return f"{p.diputus_oleh.nama} {KATA[p.hasil]} {perbuatan(p)} pada {saat}."
