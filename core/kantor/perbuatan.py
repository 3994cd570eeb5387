"""Acts on an account, whether one admin may take them alone or a second one allowed them: each with trail and notice.

Who may is asked before (core.kantor.dasar, core.kantor.permintaan).
"""

import hashlib
import secrets

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from core.dasar.izin import Izin, wajib
from core.dasar.rupa import bertitik, tanggal_indonesia
from core.kantor.kabar import kabari
from core.masuk import peristiwa
from core.masuk.faktor import cabut_semua
from core.masuk.sesi import akhiri_sesi
from core.models import Instansi, Pengguna, Penugasan
from core.perkara.jejak import catat
from core.perkara.surat import ABJAD_KODE

BUKAN_ANDA = "Bila Anda tidak tahu-menahu tentang ini, segera hubungi admin lain di instansi Anda atau di atasnya."


def catat_akun(
    oleh: Pengguna, orang: Pengguna, instansi: Instansi, aksi: str, kalimat: str, *, diminta: Pengguna | None = None,
    alasan: str = "", surel: tuple[str, ...] = (), **salinan,
) -> None:  # fmt: skip
    """Write one act of an admin on the account `orang` into its trail, and tell its owner.

    `diminta` asked for what `oleh` approved; `surel` are addresses to tell beside the present one.
    """
    if diminta:
        kalimat, salinan = f"{kalimat}, diminta {diminta.nama}", {**salinan, "diminta_oleh": diminta.pk}
    penugasan = wajib(oleh, Izin.KELOLA_INSTANSI, instansi)
    jejak = catat(
        orang, aksi, kalimat[:300], wilayah_id=instansi.wilayah_id, pengguna=oleh, penugasan=penugasan, alasan=alasan,
        salinan=salinan,
    )  # fmt: skip
    tulisan = bertitik(f"{oleh.nama}, {penugasan.jabatan_tercetak} ({penugasan.instansi.nama}), {kalimat}")
    peristiwa.kabari(orang, tulisan)
    for alamat in {*surel} - {orang.email}:
        kabari(f"jejak:{jejak.pk}", alamat, "peristiwa pada akun Anda", tulisan, BUKAN_ANDA)


def berubah(objek, semula: dict) -> dict[str, list]:
    """{field: [old, new]} of `objek` against `semula`, what its fields held before; only what differs, as text."""
    kini = isi_bidang(objek, semula)
    return {nama: [lama, kini[nama]] for nama, lama in semula.items() if kini[nama] != lama}


def isi_bidang(objek, bidang) -> dict[str, str]:
    """{field: its value as text}, empty where there is none."""
    kata = {None: "", True: "ya", False: "tidak"}
    nilai = {nama: getattr(objek, nama) for nama in bidang}
    return {nama: kata[isi] if isi is None or isinstance(isi, bool) else str(isi) for nama, isi in nilai.items()}


BIDANG_PEGAWAI = ("nama", "username", "nip", "pangkat", "email")
BIDANG_PENUGASAN = ("peran", "jabatan", "sebutan", "atas_nama", "untuk_beliau", "mulai", "sampai", "dasar")


def tambah_pegawai(oleh: Pengguna, orang: Pengguna, instansi: Instansi, *, diminta: Pengguna | None = None) -> None:
    """Save a new account that nobody can log in to yet."""
    orang.set_unusable_password()
    orang.save()
    catat_akun(
        oleh, orang, instansi, "tambah_pegawai", f"menambah akun {orang.nama}", diminta=diminta,
        berubah=berubah(orang, dict.fromkeys(BIDANG_PEGAWAI, "")),
    )  # fmt: skip


def ubah_data(
    oleh: Pengguna, lama: Pengguna, orang: Pengguna, instansi: Instansi, *, diminta: Pengguna | None = None,
    alasan: str = "",
) -> None:  # fmt: skip
    """Save what differs in `orang` from `lama`, the same person as stored; a new address proves itself anew."""
    beda = berubah(orang, isi_bidang(lama, BIDANG_PEGAWAI))
    if not beda:
        return
    orang.surel_teruji = lama.surel_teruji and "email" not in beda
    orang.save(update_fields=[*beda, "surel_teruji"])
    catat_akun(
        oleh, orang, instansi, "ubah_surel" if "email" in beda else "ubah_pegawai", f"mengubah data {orang.nama}",
        diminta=diminta, alasan=alasan, surel=(lama.email, orang.email), berubah=beda,
    )  # fmt: skip


def beri_penugasan(
    oleh: Pengguna, orang: Pengguna, penugasan: Penugasan, *, diminta: Pengguna | None = None
) -> Penugasan:
    """Save an assignment of `orang`. Raises ValidationError for one that stands already."""
    Pengguna.objects.select_for_update().get(pk=orang.pk)  # two clicks come one after the other
    penugasan.pengguna = orang
    wajib_baru(penugasan)
    penugasan.save()
    sampai = f" sampai {tanggal_indonesia(penugasan.sampai)}" if penugasan.sampai else ""
    catat_akun(
        oleh, orang, penugasan.instansi, "beri_penugasan",
        f"memberi {orang.nama} penugasan {penugasan.jabatan_tercetak} ({penugasan.get_peran_display()}) mulai "
        f"{tanggal_indonesia(penugasan.mulai)}{sampai}",
        diminta=diminta, alasan=penugasan.dasar, penugasan=penugasan.pk,
        berubah=berubah(penugasan, dict.fromkeys(BIDANG_PENUGASAN, "")),
    )  # fmt: skip
    return penugasan


def wajib_baru(penugasan: Penugasan) -> None:
    """Raise ValidationError where the same person holds the very same assignment."""
    isi = {b.attname: getattr(penugasan, b.attname) for b in penugasan._meta.concrete_fields if not b.primary_key}
    if Penugasan.objects.filter(**isi).exists():
        raise ValidationError(f"{penugasan.pengguna.nama} sudah punya penugasan yang persis sama. Periksa daftarnya.")


def tutup_sandi(orang: Pengguna) -> None:
    """From now on nobody logs in with the old password; open sessions end. The owner sets the new one."""
    orang.set_unusable_password()
    orang.wajib_ganti_sandi = False
    orang.save(update_fields=["password", "wajib_ganti_sandi"])
    akhiri_sesi(orang)


def kirim_tautan(orang: Pengguna) -> None:
    """Mail a link by which the owner sets the password: once, within PASSWORD_RESET_TIMEOUT."""
    uid, tanda = urlsafe_base64_encode(force_bytes(orang.pk)), default_token_generator.make_token(orang)
    kabari(
        f"tautan:{orang.pk}:{hashlib.sha256(tanda.encode()).hexdigest()[:32]}", orang.email, "buat kata sandi Anda",
        f"Akun Sentra Anda, {orang.username}, menunggu kata sandi baru.",
        tautan=reverse("sandi_tautan", args=[uid, tanda]),
    )  # fmt: skip


def cabut_faktor(
    oleh: Pengguna, orang: Pengguna, instansi: Instansi, *, diminta: Pengguna | None = None, alasan: str
) -> None:
    """Take all second factors of somebody who lost them away; the password stays, every session ends."""
    ada = ", ".join(str(f) for f in orang.faktor.all())
    catat_akun(
        oleh, orang, instansi, "cabut_faktor", f"mencabut faktor kedua {orang.nama}", diminta=diminta, alasan=alasan,
        berubah={"faktor": [ada, ""]},
    )  # fmt: skip
    cabut_semua(orang)


def beri_sandi_awal(orang: Pengguna) -> str:
    """A first password for a person without mail, whom one admin may let in; it has to be replaced at once."""
    sandi = kode_terbaca()
    orang.set_password(sandi)
    orang.wajib_ganti_sandi = True
    orang.save(update_fields=["password", "wajib_ganti_sandi"])
    akhiri_sesi(orang)
    return sandi


def kode_terbaca() -> str:
    """A code that can be read aloud and typed from paper: about 59 bits."""
    return "-".join("".join(secrets.choice(ABJAD_KODE) for _ in range(4)) for _ in range(3))
