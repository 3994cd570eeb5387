"""The regulation that holds the scoring: Pasal 31 ayat (7) of Permen KUKM 15/2015 leaves it to a Peraturan Deputi.

Its number names the month of its enactment, April 2016, and no copy at hand the day: the first of the month stands for
it where a date is compared, and `SEJAK` is what is shown.
"""

from datetime import date

from aturan.bahasa.pasal import Pasal, Peraturan

PERDEP_06_2016 = Peraturan(
    kode="PD06-2016",
    singkat="Perdep 06/Per/Dep.6/IV/2016",
    nama=(
        "Peraturan Deputi Bidang Pengawasan Kementerian Koperasi dan Usaha Kecil dan Menengah Nomor"
        " 06/Per/Dep.6/IV/2016 tentang Pedoman Penilaian Kesehatan Koperasi Simpan Pinjam dan Unit Simpan Pinjam"
        " Koperasi"
    ),
    tanggal=date(2016, 4, 1),
    berlaku=date(2016, 4, 1),
)
SEJAK = "April 2016"
# Tables and bands stand in the annex, whose parts carry no article.
LAMPIRAN_PERDEP = Pasal(PERDEP_06_2016, "")
