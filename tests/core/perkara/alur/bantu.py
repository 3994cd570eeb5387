"""The gate: in which order it refuses, that a refusal or a fault leaves nothing behind, and every row walked once."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from contoh import rute
from core.dasar.izin import kode_bertindak
from core.models import Jejak, Nomor, Pengguna, Surat, SuratObjek
from sentra_ukm.models import Keputusan, Pemeriksaan, Penetapan, Sentra, Usulan
from tests.pabrik import buat_keputusan, buat_pengguna, buat_usulan, majukan

KEMBALI = {
    "perbaikan_kabkota": ("terseleksi", "kembalikan_ke_pokja"),
    "perbaikan_provinsi": ("di_provinsi", "kembalikan_provinsi"),
    "perbaikan_kementerian": ("di_kementerian", "kembalikan_kementerian"),
}
# Which letters each act issues; what never left the regency is withdrawn without one.
SURAT = {
    "perbarui_berita_acara": ["ba_seleksi"],
    "seleksi": ["ba_seleksi"],
    "sampaikan": ["pengantar_kabkota"],
    "ajukan_kembali": ["pengantar_kabkota"],
    "nyatakan_lengkap": ["lembar_provinsi"],
    "kirim_kementerian": ["pengantar_provinsi"],
    "kembalikan_provinsi": ["pengembalian"],
    "kembalikan_kementerian": ["pengembalian"],
    "pilih": ["lembar_kementerian"],
    "tidak_pilih": ["lembar_kementerian", "tidak_terpilih"],
    "tarik": ["penarikan"],
    "tandatangani": ["keputusan"],
}
TANPA_SURAT = {("tarik", "terseleksi"), ("tarik", "perbaikan_kabkota")}


def pelaku(t, usulan):
    return buat_pengguna(t.peran, kode=kode_bertindak(t.peran, usulan.wilayah_id, usulan.berwenang_id))


def bahan(t, usulan) -> dict:
    """Reason and judgements as the row `t` asks for them."""
    penilaian = None
    if t.penilaian:
        penilaian = rute.penilaian_ya(t, usulan)
        if t.penilaian.__name__ in ("ada_catatan", "kriteria_dinilai"):
            next(iter(penilaian.values())).update(hasil="tidak", catatan="Belum sesuai.")
    return {"alasan": "Alasan uji." if t.alasan else "", "penilaian": penilaian}


def jalan(urusan, aksi, oleh=None, **isi):
    t = urusan.alur.t(aksi, urusan.status)
    oleh = oleh or pelaku(t, urusan)
    return urusan.alur.jalankan(urusan, aksi, oleh, versi=urusan.versi, **(bahan(t, urusan) | isi))


def usulan_pada(status):
    if status == "kembali_di_provinsi":
        usulan = usulan_pada("perbaikan_kementerian")
        jalan(usulan, "ajukan_kembali")
        return usulan
    if status in KEMBALI:
        sebelum, aksi = KEMBALI[status]
        usulan = usulan_pada(sebelum)
        jalan(usulan, aksi)
        return usulan
    return majukan(buat_usulan(), status)


def keputusan_pada(status, usulan=None):
    keputusan = buat_keputusan(usulan or [usulan_pada("terpilih")])
    for tujuan, aksi in (("diperiksa", "ajukan_periksa"), ("siap", "nyatakan_benar")):
        if keputusan.status == status:
            break
        jalan(keputusan, aksi)
        assert keputusan.status == tujuan
    return keputusan


def keadaan():
    """All that an act may touch: every row of these tables, every stored file."""
    tabel = (Usulan, Keputusan, Jejak, Surat, SuratObjek, Nomor, Penetapan, Sentra, Pemeriksaan)
    berkas = sorted(str(p) for p in Path(default_storage.location).rglob("*") if p.is_file())
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in tabel} | {"berkas": berkas}


def tolak(jenis, usulan, aksi, oleh, *, versi=None, alasan="", penilaian=None):
    sebelum = keadaan()
    with pytest.raises(jenis) as galat:
        usulan.alur.jalankan(
            usulan, aksi, oleh, versi=usulan.versi if versi is None else versi, alasan=alasan, penilaian=penilaian
        )
    assert type(galat.value) is jenis
    assert keadaan() == sebelum
    return galat.value


def muat_ulang(pengguna):
    return Pengguna.objects.get(pk=pengguna.pk)
