"""What of the sentra is for everybody: how many of which level, where."""

from collections.abc import Iterator

from django.db.models import Count

from aturan.bahasa import P23_2005, Pasal
from core.models import Wilayah
from core.terbuka.kumpulan import KODE_WILAYAH, NAMA_WILAYAH, Jenis, Kolom, Kumpulan, Nilai
from core.terbuka.register import ID, Bidang, Cakupan, Register
from sentra_ukm.models import Sentra
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.sentra.panel import KABKOTA

MENURUT_JENJANG = {
    Jenjang.SENTRA: Pasal(P23_2005, "5", "1"),
    Jenjang.UNGGULAN: Pasal(P23_2005, "5", "2"),
    Jenjang.KLASTER: Pasal(P23_2005, "5", "3"),
}


def _baris() -> Iterator[tuple[Nilai, ...]]:
    ditetapkan = Sentra.objects.exclude(jenjang="").order_by().values_list("wilayah", "jenjang")
    banyak: dict[str, dict[str, int]] = {}
    for kode, jenjang, jumlah in ditetapkan.annotate(Count("pk")):
        banyak.setdefault(kode, {})[jenjang] = jumlah
    for w in Wilayah.objects.filter(jenis__in=KABKOTA).select_related("induk").order_by("kode"):
        isi = banyak.get(w.pk, {})
        if isi or w.berlaku_sampai is None:
            angka = [isi.get(jenjang, 0) for jenjang in MENURUT_JENJANG]
            yield w.pk, w.nama, w.induk_id, w.induk.nama, *angka, sum(angka)


SENTRA = Kumpulan(
    kode="sentra",
    judul="Sentra UKM menurut jenjang dan wilayah",
    uraian="Banyaknya sentra UKM yang ditetapkan dengan Keputusan, satu baris satu kabupaten/kota.",
    kata_kunci=("sentra UKM", "UKM", "kabupaten/kota", "Permen KUKM 23/2005"),
    kolom=(
        KODE_WILAYAH,
        NAMA_WILAYAH,
        Kolom("kode_provinsi", "Kode provinsinya menurut Kemendagri, misalnya 32."),
        Kolom("nama_provinsi", "Nama provinsinya."),
        *(
            Kolom(f"jumlah_{j.value}", f"Sentra yang kini berjenjang {j.label}.", Jenis.BULAT, "sentra", dasar)
            for j, dasar in MENURUT_JENJANG.items()
        ),
        Kolom("jumlah", "Jumlah ketiganya.", Jenis.BULAT, "sentra"),
    ),
    baris=_baris,
    catatan=(
        "Usulan yang belum ditetapkan tidak dihitung.",
        "Angka kecil tidak ditahan: tiap sentra disebut dalam Keputusan yang terbuka, dan bukan orang.",
    ),
)


REGISTER_SENTRA = Register(
    kode="sentra",
    judul="Register sentra UKM",
    cakupan=Cakupan.REGISTER,
    terlihat=Sentra.objects.terlihat_oleh,
    bidang=(
        ID,
        Bidang("nama", "nama", "Nama sentra."),
        Bidang("kode_wilayah", "wilayah_id", "Kode kabupaten/kota."),
        Bidang("nama_wilayah", "wilayah__nama", "Nama kabupaten/kota."),
        Bidang("kecamatan", "kecamatan", "Kecamatan."),
        Bidang("desa", "desa", "Desa atau kelurahan."),
        Bidang("produk", "produk", "Produk utama."),
        Bidang("kbli", "kbli", "Kode lapangan usaha (KBLI), kosong bila belum diisi."),
        Bidang("tahun_tumbuh", "tahun_tumbuh", "Tahun tumbuh.", int),
        Bidang("jenjang", "jenjang", "sentra, unggulan, klaster; kosong: belum ditetapkan."),
    ),
)
