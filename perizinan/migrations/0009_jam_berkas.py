"""Files that were received before their clock ran by the papers: those that are complete get their deadline."""

from django.db import migrations

from aturan.simpan_pinjam_2015.jaringan import JenisKantor
from aturan.simpan_pinjam_2015.kantor_berkas import berkas_kantor
from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_keputusan
from core.kalender.libur import Kalender


def hitung(apps, schema_editor):
    kantor, berkas = apps.get_model("perizinan", "JaringanPelayanan"), apps.get_model("core", "Berkas")
    kalender = Kalender()
    for hari, nama in apps.get_model("core", "HariLibur").objects.values_list("tanggal", "nama"):
        kalender.setdefault(hari.year, {})[hari] = nama
    menunggu = kantor.objects.filter(status="diterima", lengkap_pada=None, berkas_masuk_pada__isnull=False)
    for k in menunggu:
        milik = berkas.objects.filter(objek_jenis="perizinan.jaringanpelayanan", objek_id=k.pk, aktif=True)
        isian = {"9b": k.kepala_nama} if k.jenis == "kk" else {
            "9a": k.alamat, "9c": k.modal_kerja is not None, "9e": k.sarana.exists(), "9f": k.neraca_tahun_buku,
            "9g": k.rencana_kerja_bulan, "9h": k.personel.exists(), "9i": k.kepala_sertifikat_nomor,
        }  # fmt: skip
        masuk = {*milik.values_list("butir", flat=True), *(butir for butir, isi in isian.items() if isi)}
        if {b.kode for b in berkas_kantor(JenisKantor(k.jenis))} <= masuk:
            k.lengkap_pada = k.berkas_masuk_pada
            k.jatuh_tempo = tenggat_keputusan(k.lengkap_pada, kalender)
            k.save(update_fields=["lengkap_pada", "jatuh_tempo"])


class Migration(migrations.Migration):
    dependencies = [
        ("perizinan", "0008_tidak_didengar"),
        ("core", "0006_langkah_otomatis"),
    ]

    operations = [migrations.RunPython(hitung, migrations.RunPython.noop)]
