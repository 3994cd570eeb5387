"""What an act on an office brings about: the clock of seven working days, the month to begin."""

from datetime import date

from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_keputusan, tenggat_mulai
from core.kalender.libur import kalender
from perizinan.kantor.syarat import belum_masuk, diminta_dan_belum_masuk, hari_berkas_terakhir
from perizinan.models import JaringanPelayanan


def mulai_jam(kantor: JaringanPelayanan) -> None:
    """Seven working days from the day on which the last required paper came in; a clock that runs goes on.

    In the caller's transaction, which holds the case under lock.
    """
    if kantor.lengkap_pada is None:
        kantor.lengkap_pada = kantor.berkas_masuk_pada
        kantor.jatuh_tempo = tenggat_keputusan(kantor.lengkap_pada, kalender(terkunci=True))
        kantor.save(update_fields=["lengkap_pada", "jatuh_tempo"])


def catat_berkas_masuk(kantor: JaringanPelayanan, per: date) -> None:
    """The day of the last required paper, where the counter typed none: that of its file, else `per`.

    Whoever takes the application in later moves nothing by it. In the caller's transaction.
    """
    if kantor.berkas_masuk_pada is None:
        kantor.berkas_masuk_pada = hari_berkas_terakhir(kantor) or per
        kantor.save(update_fields=["berkas_masuk_pada"])


def sampai_di_loket(konteks):
    """Effect: a draft of the koperasi is in the office from today on, and with it its papers, once all of them are."""
    for kantor in konteks.daftar:
        if not belum_masuk(kantor):
            kantor.berkas_masuk_pada = konteks.per
            kantor.save(update_fields=["berkas_masuk_pada"])


def terima_berkas(konteks):
    """Effect of a receipt: the clock, once every required paper is in, since the last one came (Pasal 10 ayat (2))."""
    for kantor in konteks.daftar:
        catat_berkas_masuk(kantor, konteks.per)
        if not belum_masuk(kantor):
            mulai_jam(kantor)


def jalankan_jam(konteks):
    """Effect: the examiner holds every paper in hand, so the clock runs since the last of them came in."""
    for kantor in konteks.daftar:
        mulai_jam(kantor)


def hentikan_jam(konteks):
    """Effect of a list of what is missing: the clock stops for a paper that is not in, and for no other.

    Asking for what was in already neither stops nor resets it. What ran before stands in the trail.
    """
    for kantor in konteks.daftar:
        if diminta_dan_belum_masuk(kantor, konteks.penilaian):
            kantor.lengkap_pada = kantor.jatuh_tempo = kantor.berkas_masuk_pada = None
            kantor.save(update_fields=["lengkap_pada", "jatuh_tempo", "berkas_masuk_pada"])
        else:
            mulai_jam(kantor)


def catat_persetujuan(konteks):
    """Effect: the letter, its date, and the last day to begin; a Kantor Kas has none (Pasal 10 ayat (3))."""
    kantor, surat = konteks.daftar[0], konteks.surat[-1]
    kantor.persetujuan, kantor.tanggal_persetujuan = surat, surat.tanggal
    kantor.jatuh_tempo = tenggat_mulai(surat.tanggal, kantor.jenis_kantor)
    kantor.save(update_fields=["persetujuan", "tanggal_persetujuan", "jatuh_tempo"])
