"""What confirming a sheet brings about: each row recorded with its own line in a trail, or left out with its reason."""

from django.db import IntegrityError

from core.lembar.betul import sebut_betulan
from core.models import Wilayah
from core.perkara.ditolak import SudahBerubah
from perizinan.izin.terdahulu import catat_terdahulu
from perizinan.kantor.views.baru import mulai_kantor
from perizinan.lama.baris import Baris
from perizinan.lama.isi import ditinggalkan, hasil, lupakan_bacaan
from perizinan.models import IzinUsaha, JaringanPelayanan, LembarLama

BERUBAH = "Petugas lain mencatat yang sama pada saat yang sama. Tidak ada yang tercatat dari lembar ini: tinjau lagi."


def catat_baris(konteks) -> None:
    """Effect: the licences first, then the offices that rest on them; the reading is forgotten."""
    satu: LembarLama = konteks.daftar[0]
    semua = hasil(satu, kunci=True)
    if semua.sidik != satu.sidik_tinjau:
        raise SudahBerubah(BERUBAH)
    tercatat = {b.nomor: b for b in hasil(satu, tanpa=ditinggalkan(satu)).layak}
    alasan = f"Lembar {satu.nomor_perkara} ({satu.sumber}) yang disusun {satu.dibuat_oleh.nama}."
    catatan = {}
    try:
        for b in sorted(tercatat.values(), key=lambda b: not b.izin):
            catat = _catat_izin if b.izin else _catat_kantor
            catatan[b.nomor] = catat(b, satu.berwenang, konteks, " ".join([alasan, *sebut_betulan([b])]))
    except IntegrityError as salah:  # another koperasi got one of the numbers in the same moment
        raise SudahBerubah(BERUBAH) from salah
    satu.hasil = [_akhir(b, catatan.get(b.nomor), satu.tinggal.get(str(b.nomor), "")) for b in semua.baris]
    lupakan_bacaan(satu)
    satu.save(update_fields=["hasil"])


def _catat_izin(b: Baris, kantor: Wilayah, konteks, alasan: str) -> IzinUsaha:
    n = b.nilai
    return catat_terdahulu(
        b.koperasi, nomor=n["nomor"], tanggal=n["tanggal"], penerbit=b.penerbit, penerbit_sebutan=n["penerbit"],
        lingkup=b.lingkup, anggota=b.anggota, modal_disetor=n.get("modal"), alasan=alasan, pengguna=konteks.pengguna,
        penugasan=konteks.penugasan, keadaan=b.keadaan, sejak=n.get("sejak"), jenis=n.get("jenis"),
        alamat=n.get("alamat"),
    )  # fmt: skip


def _catat_kantor(b: Baris, kantor: Wilayah, konteks, alasan: str) -> JaringanPelayanan:
    n = b.nilai
    return mulai_kantor(
        b.koperasi, b.tempat, kantor, konteks.pengguna, "catat_lembar", jenis=n["apa"], nama=n["kantor"],
        alamat=n.get("alamat") or "", kepala_nama=n.get("kepala") or "", terdahulu=True,
        alasan=alasan, nomor_persetujuan_lama=n["nomor"], tanggal_persetujuan=n["tanggal"],
        tanggal_mulai=n.get("mulai"),
    )  # fmt: skip


def _akhir(b: Baris, catatan: IzinUsaha | JaringanPelayanan | None, tinggal: str) -> dict:
    """What became of a row, as the case keeps it."""
    if catatan is not None:
        kata = "dicatat"
    elif b.ada is not None:
        kata = "sudah tercatat"
    elif b.salah_isi:
        kata = f"salah: {next(c.kalimat for c in b.catatan if c.salah)}"
    else:
        kata = f"ditinggalkan: {tinggal or 'izin koperasinya tidak dicatat'}"
    koperasi = b.koperasi.nama if b.koperasi else b.teks("nama")
    return {"baris": b.nomor, "apa": b.sebutan, "koperasi": koperasi, "akhir": kata,
            "url": catatan.get_absolute_url() if catatan is not None else ""}  # fmt: skip


def lupakan(konteks) -> None:
    """Effect: what was read of a sheet that nobody records is forgotten."""
    for satu in konteks.daftar:
        lupakan_bacaan(satu)


def tinjau_lagi(konteks) -> None:
    """Effect: what comes back to the counter is looked at anew afterwards."""
    for satu in konteks.daftar:
        satu.sidik_tinjau, satu.tinggal = "", {}
        satu.save(update_fields=["sidik_tinjau", "tinggal"])
