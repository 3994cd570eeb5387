"""What of the licences is for everybody: each as the public check of its letter shows it, and how many there are."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count

from aturan.bahasa import P15_2015, Pasal
from core.dasar.izin import kode_tingkat
from core.models import Wilayah
from core.terbuka.kumpulan import KODE_WILAYAH, NAMA_WILAYAH, Jenis, Kolom, Kumpulan, Nilai
from core.terbuka.register import ID, Bidang, Cakupan, Register
from ksp_usp.models import Koperasi
from perizinan.models import IzinUsaha

KEADAAN = ", ".join(k.label.lower() for k in IzinUsaha.Keadaan)
TINGKAT = Kolom("tingkat_penerbit", "Kabupaten/Kota, Provinsi, atau Pusat.", dasar=Pasal(P15_2015, "6", "4"))
TAMBAH_KEADAAN = "Izin yang dicabut dan yang diganti tetap tercantum dengan keadaannya."


def _izin() -> Iterator[tuple[Nilai, ...]]:
    nama = dict(Wilayah.objects.values_list("kode", "nama"))
    kata = dict(IzinUsaha.Keadaan.choices)
    baris = IzinUsaha.objects.order_by("penerbit", "tanggal", "pk").values_list(
        "nomor", "tanggal", "nama", "kedudukan", "penerbit", "keadaan", "terdahulu"
    )
    for nomor, tanggal, koperasi, kedudukan, penerbit, keadaan, terdahulu in baris.iterator(chunk_size=5000):
        yield (
            nomor, tanggal, koperasi, kedudukan, nama[kedudukan], penerbit, nama[penerbit],
            kode_tingkat(penerbit).label, kata[keadaan], terdahulu,
        )  # fmt: skip


def _rekap() -> Iterator[tuple[Nilai, ...]]:
    nama = dict(Wilayah.objects.values_list("kode", "nama"))
    jenis, kata = dict(Koperasi.Jenis.choices), dict(IzinUsaha.Keadaan.choices)
    kolom = "kedudukan", "jenis", "penerbit", "keadaan"
    for kedudukan, satu, penerbit, keadaan, banyak in (
        IzinUsaha.objects.order_by(*kolom).values_list(*kolom).annotate(Count("pk"))
    ):
        tingkat = kode_tingkat(penerbit).label
        yield kedudukan, nama[kedudukan], jenis[satu], penerbit, nama[penerbit], tingkat, kata[keadaan], banyak


PENERBIT = (
    Kolom("kode_penerbit", "Kode wilayah yang menerbitkan: kabupaten/kota, provinsi, atau 00 untuk Menteri."),
    Kolom("nama_penerbit", "Nama wilayah yang menerbitkan."),
    TINGKAT,
)
IZIN = Kumpulan(
    kode="izin",
    judul="Izin usaha simpan pinjam dan keadaannya",
    uraian="Tiap izin usaha simpan pinjam koperasi dalam register, satu baris satu izin, dengan isian yang juga tampak"
    " saat suratnya diperiksa siapa pun.",
    kata_kunci=("koperasi", "izin usaha simpan pinjam", "KSP", "USP", "Permen KUKM 15/2015"),
    kolom=(
        Kolom("nomor", "Nomor surat izin.", dasar=Pasal(P15_2015, "6", "1")),
        Kolom("tanggal", "Tanggal surat izin.", Jenis.TANGGAL),
        Kolom("koperasi", "Nama koperasi seperti tertulis dalam izin."),
        KODE_WILAYAH,
        NAMA_WILAYAH,
        *PENERBIT,
        Kolom("keadaan", f"Keadaan izin sekarang: {KEADAAN}."),
        Kolom("terdahulu", "Terbit sebelum aplikasi ini dipakai, dicatat dari pindaiannya.", Jenis.YA_TIDAK),
    ),
    baris=_izin,
    catatan=("Wilayah ialah tempat kedudukan koperasi menurut izinnya.", TAMBAH_KEADAAN),
)
REKAP_IZIN = Kumpulan(
    kode="izin-rekap",
    judul="Banyaknya izin menurut wilayah, jenis, penerbit, dan keadaan",
    uraian="Hitungan atas izin usaha simpan pinjam dalam register.",
    kata_kunci=IZIN.kata_kunci,
    kolom=(
        KODE_WILAYAH,
        NAMA_WILAYAH,
        Kolom("jenis", "Koperasi Simpan Pinjam, atau koperasi dengan Unit Simpan Pinjam."),
        *PENERBIT,
        Kolom("keadaan", f"Keadaan izin sekarang: {KEADAAN}."),
        Kolom("jumlah", "Banyaknya izin.", Jenis.BULAT, "izin"),
    ),
    baris=_rekap,
    catatan=(
        "Wilayah ialah tempat kedudukan koperasi menurut izinnya.",
        TAMBAH_KEADAAN,
        "Angka kecil tidak ditahan: tiap izin tercantum pada kumpulan data izin.",
    ),
)


REGISTER_IZIN = Register(
    kode="izin",
    judul="Izin usaha simpan pinjam",
    cakupan=Cakupan.IZIN,
    terlihat=IzinUsaha.objects.terlihat_oleh,
    wilayah="kedudukan",
    bidang=(
        ID,
        Bidang("nomor", "nomor", "Nomor surat izin."),
        Bidang("tanggal", "tanggal", "Tanggal surat izin.", date),
        Bidang("koperasi_id", "koperasi_id", "Nomor koperasinya pada register koperasi.", int),
        Bidang("koperasi", "nama", "Nama koperasi seperti tertulis dalam izin."),
        Bidang("jenis", "jenis", "ksp atau usp."),
        Bidang("bentuk", "bentuk", "primer atau sekunder."),
        Bidang("kode_wilayah", "kedudukan_id", "Kode kabupaten/kota tempat kedudukannya."),
        Bidang("kode_penerbit", "penerbit_id", "Kode wilayah penerbit; 00: Menteri."),
        Bidang("lingkup", "lingkup", "Wilayah keanggotaan: kabkota, provinsi, atau nasional."),
        Bidang("keadaan", "keadaan", "berlaku, dibekukan, dicabut, atau diganti."),
        Bidang("terdahulu", "terdahulu", "Terbit sebelum aplikasi ini dipakai.", bool),
    ),
)
