"""What an act on an office brings about: the clock of seven working days, the month to begin."""

from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_keputusan, tenggat_mulai
from core.kalender.libur import kalender


def jalankan_jam(konteks):
    """Effect: seven working days from the day the file was complete, computed once and stored (Pasal 10 ayat (2))."""
    hari = kalender(terkunci=True)
    for kantor in konteks.daftar:
        kantor.lengkap_pada = kantor.berkas_masuk_pada
        kantor.jatuh_tempo = tenggat_keputusan(kantor.lengkap_pada, hari)
        kantor.save(update_fields=["lengkap_pada", "jatuh_tempo"])


def catat_persetujuan(konteks):
    """Effect: the letter, its date, and the last day to begin; a Kantor Kas has none (Pasal 10 ayat (3))."""
    kantor, surat = konteks.daftar[0], konteks.surat[-1]
    kantor.persetujuan, kantor.tanggal_persetujuan = surat, surat.tanggal
    kantor.jatuh_tempo = tenggat_mulai(surat.tanggal, kantor.jenis_kantor)
    kantor.save(update_fields=["persetujuan", "tanggal_persetujuan", "jatuh_tempo"])
