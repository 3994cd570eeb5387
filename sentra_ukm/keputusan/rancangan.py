"""Putting a Keputusan together before anybody signs it: which chosen sentra it names, and its first text.

Every change locks the draft first and the usulan after it, as signing does, so that none of them can slip past it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction

from core.dasar.izin import KODE_PUSAT
from core.dasar.waktu import hari_ini
from core.models import Instansi, Wilayah
from core.perkara.nomor import nomor_berikut
from core.perkara.versi import simpan_isian
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.keputusan.naskah import naskah_baru
from sentra_ukm.models import Keputusan, StatusUsulan, Usulan


def ambil(pk_usulan) -> list[Usulan]:
    """Lock the usulan for a draft; must run in a transaction.

    Raises ValidationError with one sentence for each that is not free (any more), or when there is none.
    """
    daftar = list(
        Usulan.objects.select_for_update(of=("self",))
        .filter(pk__in=pk_usulan)
        .select_related("sentra", "wilayah__induk", "keputusan")
        .order_by("pk")
    )
    if not daftar or len(daftar) != len(set(pk_usulan)):
        raise ValidationError("Centang paling sedikit satu sentra terpilih, lalu ulangi.")
    halangan = []
    for usulan in daftar:
        if usulan.keputusan_id:
            halangan.append(f"{usulan.sentra.nama} sudah masuk {usulan.keputusan.nomor_perkara}.")
        elif usulan.status != StatusUsulan.TERPILIH:
            halangan.append(f"{usulan.sentra.nama} sekarang berstatus “{usulan.get_status_display()}”.")
    if halangan:
        raise ValidationError([*halangan, "Tidak ada yang dimasukkan. Periksa daftar terbaru di bawah, lalu ulangi."])
    return daftar


def buat_rancangan(pk_usulan, pengguna, kunci) -> Keputusan:
    """A new draft over these usulan. The same `kunci` (one form, sent twice) gives the same draft."""
    with transaction.atomic():
        list(Usulan.objects.select_for_update().filter(pk__in=pk_usulan).order_by("pk").values_list("pk"))
        if ada := Keputusan.objects.filter(kunci_kirim=kunci).first():
            return ada
        daftar = ambil(pk_usulan)
        tahun = max(u.tahun for u in daftar)
        pusat = Wilayah.objects.get(pk=KODE_PUSAT)
        hari = hari_ini(pusat)
        # One counter for the whole ministry, whatever unit of it the drafter sits at.
        instansi = Instansi.objects.filter(wilayah=pusat).order_by("pk").first()
        keputusan = Keputusan(
            nomor_perkara=f"KEP-{hari.year}-{nomor_berikut(instansi, 'perkara_keputusan', hari):04}",
            wilayah=pusat, berwenang=pusat, tahun=tahun, kunci_kirim=kunci, **naskah_baru(tahun, daftar),
        )  # fmt: skip
        ALUR_KEPUTUSAN.buat(keputusan, pengguna)
        Usulan.objects.filter(pk__in=[u.pk for u in daftar]).update(keputusan=keputusan)
        return keputusan


def masukkan(keputusan, pk_usulan, pengguna) -> int:
    """Add usulan to a draft; the number of them. Raises as `ambil`, and PermissionDenied when the draft is closed."""
    with simpan_isian(keputusan, pengguna) as terkunci:
        daftar = ambil(pk_usulan)
        return Usulan.objects.filter(pk__in=[u.pk for u in daftar]).update(keputusan=terkunci)
