"""What every page of a logged-in person shows around its content: places, office, search."""

from typing import NamedTuple

from django.urls import reverse

from core.dasar.izin import Peran

SENTRA_UKM = {
    Peran.POKJA_KABKOTA, Peran.DINAS_KABKOTA, Peran.POKJA_PROVINSI, Peran.DINAS_PROVINSI, Peran.VERIFIKATOR,
    Peran.PENYUSUN_KEPUTUSAN, Peran.PENETAP,
}  # fmt: skip
SIMPAN_PINJAM = {Peran.LOKET, Peran.PEMERIKSA, Peran.PEJABAT, Peran.PENILAI, Peran.PENGAWAS}
# They work with all of it.
SEMUA = {Peran.AUDITOR, Peran.ADMIN_INSTANSI}
TERBANYAK = 7


class Tempat(NamedTuple):
    """A place of the menu. `peran`: who works there, None = everybody. `isi`: what is there, for the page Data.

    A place with `isi` is a register to look things up in; it moves behind Data when a person has too many places.
    """

    label: str
    nama: str
    peran: set | None
    isi: str = ""


TEMPAT = (
    Tempat("Meja kerja", "meja_kerja", None),
    Tempat("Usulan", "usulan_daftar", SENTRA_UKM | SEMUA),
    Tempat("Sentra", "sentra_daftar", SENTRA_UKM | SEMUA, "Sentra UKM dengan jenjang, usulan, dan perkuatannya."),
    Tempat("Keputusan", "keputusan_daftar", SENTRA_UKM | SEMUA, "Keputusan Menteri yang menetapkan sentra."),
    Tempat("Koperasi", "koperasi_daftar", SIMPAN_PINJAM | SEMUA),
    Tempat("Permohonan izin", "permohonan_daftar", SIMPAN_PINJAM | SEMUA),
    Tempat(
        "Penilaian", "penilaian_daftar", (SIMPAN_PINJAM - {Peran.LOKET}) | SEMUA,
        "Penilaian kesehatan menurut tahun buku, status, dan predikat.",
    ),
    Tempat("Kantor", "jaringan_daftar", SIMPAN_PINJAM | SEMUA, "Kantor Cabang, Cabang Pembantu, dan Kas koperasi."),
    Tempat("Register izin", "izin_daftar", SIMPAN_PINJAM | SEMUA, "Izin usaha simpan pinjam dengan keadaannya."),
    Tempat("Wilayah", "wilayah_daftar", SENTRA_UKM | SEMUA, "Provinsi dan kabupaten/kota dengan instansinya."),
    Tempat("Instansi", "instansi_kelola", {Peran.ADMIN_INSTANSI}),
    Tempat("Aturan", "aturan", None),
)  # fmt: skip
DATA = Tempat("Data", "data", None)


def tempat_bagi(peran: set[str]) -> tuple[list[Tempat], list[Tempat]]:
    """The places of a person with these roles, at most seven, and the registers that stand behind Data instead."""
    tempat = [t for t in TEMPAT if t.peran is None or peran & t.peran]
    if len(tempat) <= TERBANYAK:
        return tempat, []
    di_data = [t for t in tempat if t.isi]
    sisa = [t for t in tempat if not t.isi]
    sisa.insert(next(i for i, t in enumerate(sisa) if t.nama in ("instansi_kelola", "aturan")), DATA)
    return sisa, di_data


def menu(request):
    """`menu` (places with their address and whether it is this one), `di_data`, `penugasan_saya`, `cari`."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return {}
    penugasan = pengguna.penugasan_aktif()
    peran = {p.peran for p in penugasan}
    di_sini = request.resolver_match.url_name if request.resolver_match else ""
    tempat, di_data = tempat_bagi(peran)
    koperasi = peran & SIMPAN_PINJAM and not peran & SENTRA_UKM
    return {
        "menu": [{"label": t.label, "url": reverse(t.nama), "di_sini": t.nama == di_sini} for t in tempat],
        "di_data": [{"label": t.label, "url": reverse(t.nama), "isi": t.isi} for t in di_data],
        "penugasan_saya": penugasan,
        # Where the person's work is.
        "cari": {"url": reverse("koperasi_daftar"), "label": "Nama atau badan hukum"}
        if koperasi
        else {"url": reverse("usulan_daftar"), "label": "Nomor atau nama sentra"},
    }
