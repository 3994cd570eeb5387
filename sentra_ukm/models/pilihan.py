"""Choice lists of the forms that belong to the form, not to the law (those come from aturan)."""

from django.db import models


class Jenjang(models.TextChoices):
    """Level of a sentra and kind of a usulan: Pasal 5 ayat (1), (2), (3). Values equal aturan's JenjangSentra."""

    SENTRA = "sentra", "Sentra UKM"
    UNGGULAN = "unggulan", "Sentra UKM Unggulan"
    KLASTER = "klaster", "Sentra UKM bagian Klaster Bisnis"


class SumberDana(models.TextChoices):
    """Pasal 7 huruf a."""

    APBN = "apbn", "Dana APBN"
    PERGULIRAN = "perguliran", "Dana perguliran"


class Jangkauan(models.TextChoices):
    """Reach of marketing, an ordered scale of five: Pasal 5 ayat (2) huruf c, ayat (3) huruf b."""

    LOKAL = "lokal", "Lokal (dalam kabupaten/kota)"
    ANTAR_KABKOTA = "antar_kabkota", "Antar kabupaten/kota dalam satu provinsi"
    ANTAR_PROVINSI = "antar_provinsi", "Antar provinsi"
    NASIONAL = "nasional", "Nasional"
    EKSPOR = "ekspor", "Ekspor"


class Tahap(models.TextChoices):
    """Stage of growth of the sentra (Pasal 9), not to be mixed with the status of a usulan (Pasal 7)."""

    A = "a", "a. Bahan baku/sarana dan produk sama, berprospek menjadi klaster bisnis"
    B = "b", "b. Muncul pengusaha pelopor teknologi yang lebih maju"
    C = "c", "c. Daya saing antar-UKM meningkat dan bersinergi"
    D = "d", "d. Muncul sentra UKM unggulan"
    E = "e", "e. Unggulan terintegrasi menjadi bagian Klaster Bisnis"


class Asal(models.TextChoices):
    LOKAL = "lokal", "Dalam negeri"
    CAMPURAN = "campuran", "Campuran"
    IMPOR = "impor", "Impor"


JENIS_BERKAS = {
    "foto": "Foto sentra",
    "peta": "Peta lokasi",
    "surat_usulan": "Surat usulan",
    "foto_ukm": "Foto usaha UKM (Lampiran 3)",
    "dasar_pengecualian": "Surat dasar pengecualian (Pasal II ayat (2))",
    "lain": "Berkas lain",
}


class BentukBdsp(models.TextChoices):
    """The six forms of Pasal 1 angka 6, never abbreviated: two of them would be 'PT'."""

    YAYASAN = "yayasan", "Yayasan"
    PERGURUAN_TINGGI = "perguruan_tinggi", "Perguruan Tinggi"
    PERSEROAN_TERBATAS = "perseroan_terbatas", "Perseroan Terbatas"
    KOPERASI = "koperasi", "Koperasi"
    CV = "cv", "CV"
    LSM = "lsm", "LSM"


class PeranKlaster(models.TextChoices):
    """Pasal 1 angka 4, 5; Pasal 5 ayat (3) huruf a."""

    INTI = "inti", "Industri inti"
    PEMASOK = "pemasok", "Industri pemasok"
    TERKAIT = "terkait", "Industri terkait"
