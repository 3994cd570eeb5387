"""The forms of a usulan as others read them: titles, labels and values, nothing to edit. No NIK."""

from django.db import models

from aturan.sentra_2005.program import lampiran_untuk
from core.dasar.rupa import rupiah
from core.halaman.daftar import tulis
from sentra_ukm.models import Usulan
from sentra_ukm.models.ukm import sebut_kelas
from sentra_ukm.models.usulan import BUKAN_ISIAN
from sentra_ukm.usulan.syarat import soal_lampiran

BARIS_UKM = 50


def bagian_lampiran(usulan: Usulan, berkas: list, jumlah: dict | None = None) -> list[dict]:
    """Each form that this kind needs: id, judul, uraian [(label, value)], jawaban, and the UKM of Lampiran 3."""
    bukti = {}
    for b in berkas:
        bukti.setdefault(b.butir, []).append(b)
    jawaban = {j.kode: j for j in usulan.jawaban.all()}
    bagian = []
    for lampiran in lampiran_untuk(usulan.jenis):
        isi = {
            "id": f"lampiran-{lampiran.nomor}",
            "nomor": lampiran.nomor,
            "judul": f"Lampiran {lampiran.nomor}: {lampiran.judul}",
            "uraian": _uraian(usulan, lampiran.nomor),
        }
        if lampiran.nomor in (1, 4, 5):
            isi["jawaban"] = [
                {"pertanyaan": p.uraian, "jawaban": jawaban.get(p.fakta), "berkas": bukti.get(p.fakta, [])}
                for p in soal_lampiran(lampiran.nomor)
            ]
        if lampiran.nomor == 3:
            isi["jumlah"] = usulan.ukm.jumlah() if jumlah is None else jumlah
            isi["kelas"] = sebut_kelas(isi["jumlah"])
            isi["ukm"] = usulan.ukm.all()[:BARIS_UKM]
        bagian.append(isi)
    return bagian


def _uraian(usulan, nomor) -> list[tuple[str, str]]:
    match nomor:
        case 1:
            tim = "; ".join(f"{a.nama} ({a.jabatan})" for a in usulan.tim.all())
            return [("Tim penilai", tim), *_isian(usulan, ("tanggal_penilaian", "bulan_acuan", "catatan"))]
        case 2:
            mitra = "; ".join(f"{m.get_arah_display()}: {m.nama}" for m in usulan.mitra.all())
            pembinaan = "; ".join(usulan.riwayat_pembinaan)
            return [*_isian_formulir(usulan, 2), ("Mitra", mitra), ("Riwayat pembinaan", pembinaan)]
        case 4:
            return [("Sudah ditetapkan sebagai", usulan.penetapan_sebelum), *_isian_formulir(usulan, 4)]
        case 5:
            pelaku = "; ".join(f"{p.get_peran_display()}: {p.nama}" for p in usulan.pelaku_klaster.all())
            sebelum = ("Sudah ditetapkan sebagai", usulan.penetapan_sebelum)
            return [sebelum, *_isian_formulir(usulan, 5), ("Pelaku klaster", pelaku)]
        case _:
            return _isian_formulir(usulan, nomor)


def _isian_formulir(usulan, nomor) -> list[tuple[str, str]]:
    lampiran = getattr(usulan, f"lampiran{nomor}", None)
    if lampiran is None:
        return []
    return _isian(lampiran, [f.name for f in lampiran._meta.fields if f.name not in BUKAN_ISIAN])


def _isian(objek, nama_isian) -> list[tuple[str, str]]:
    return [(str(objek._meta.get_field(nama).verbose_name), _nilai(objek, nama)) for nama in nama_isian]


def _nilai(objek, nama) -> str:
    nilai, bidang = getattr(objek, nama), objek._meta.get_field(nama)
    if tampil := getattr(objek, f"get_{nama}_display", None):
        return tampil()
    if isinstance(bidang, models.DecimalField) and bidang.max_digits == 20 and nilai is not None:
        return rupiah(nilai)
    return tulis(nilai)
