"""Of licences and offices: which addresses show personal data, whose it is, how long it is kept."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction

from aturan.bahasa.bilangan import tanggal
from core.halaman.paparan import TANPA, Papar
from core.models import Berkas, Paparan
from core.perkara.jejak import catat
from core.pribadi.orang import Dicari, Letak, rata
from core.pribadi.retensi import TAHUN, Oleh, Retensi
from ksp_usp.pribadi import KOPERASI, orang_dicari
from perizinan.models import BacaanLembarLama, JaringanPelayanan, Pengaduan, PermohonanIzin

PERMOHONAN, KANTOR, SANKSI = "perizinan.permohonanizin", "perizinan.jaringanpelayanan", "perizinan.sanksi"
PENGURUS = Papar("pengurus, pengawas, dan pemegang deposito", PERMOHONAN)
PEMERIKSAAN, PENGADUAN, PERUBAHAN = "perizinan.pemeriksaan", "perizinan.pengaduan", "perizinan.perubahankantor"
DITEMUI = Papar("wakil koperasi yang ditemui pemeriksa", PEMERIKSAAN)
DIFOTO = Papar("orang yang tampak pada foto pemeriksaan", PEMERIKSAAN)
DIUSULKAN = Papar("pengurus atau pengelola yang diusulkan diberhentikan", SANKSI)
PERSONEL = Papar("calon kepala dan personel kantor", KANTOR)
LEMBAR = "perizinan.lembarlama"
KEPALA_LAMA = Papar("kepala kantor dalam lembar yang belum dicatat", LEMBAR, Paparan.Jenis.PRATINJAU)
KEPALA = Papar("kepala kantor", PERUBAHAN)

HALAMAN = {
    "berwenang": TANPA,
    **dict.fromkeys(("permohonan_daftar", "permohonan_baru", "permohonan_rinci"), TANPA),
    **dict.fromkeys(("permohonan_tugas", "permohonan_isian"), PENGURUS),
    **dict.fromkeys(("permohonan_periksa", "permohonan_pemeriksaan"), PENGURUS),
    **dict.fromkeys(("izin_daftar", "izin_rinci", "registrasi_daftar", "izin_terdahulu"), TANPA),
    **dict.fromkeys(("lama_daftar", "lama_unggah", "lama_templat", "lama_rinci"), TANPA),
    **dict.fromkeys(("lama_pindaian", "izin_pindaian", "jaringan_pindaian"), TANPA),
    **dict.fromkeys(("lama_pratinjau", "lama_tinjau"), KEPALA_LAMA),
    "lama_salah": Papar("kepala kantor dalam lembar yang belum dicatat", LEMBAR, Paparan.Jenis.EKSPOR),
    **dict.fromkeys(("jaringan_daftar", "jaringan_belum_mulai", "jaringan_baru", "jaringan_terdahulu"), TANPA),
    "pengaturan_perizinan": TANPA,
    **dict.fromkeys(
        ("saya", "saya_laporan", "saya_laporan_rinci", "saya_laporan_isian", "saya_laporan_koreksi"), TANPA
    ),
    **dict.fromkeys(("saya_kewajiban", "saya_sanksi", "saya_surat", "saya_surat_pdf", "saya_keterangan"), TANPA),
    **dict.fromkeys(("saya_permohonan", "saya_kantor", "saya_kantor_baru"), TANPA),
    **dict.fromkeys(("saya_izin", "saya_izin_isian"), PENGURUS),
    "saya_kantor_isian": PERSONEL,
    "saya_data": Papar("pengurus, pengawas, dan pengelola koperasinya sendiri"),
    **dict.fromkeys(("sanksi_rinci", "sanksi_isian"), DIUSULKAN),
    **dict.fromkeys(("sanksi_daftar", "sanksi_baru", "sanksi_peristiwa", "teguran_banyak"), TANPA),
    **dict.fromkeys(("kewajiban_ringkas", "kewajiban_daftar"), TANPA),
    **dict.fromkeys(("penyerahan_daftar", "penyerahan_rinci", "penyerahan_baru"), TANPA),
    **dict.fromkeys(("keterangan_daftar", "keterangan_rinci", "keterangan_baru"), TANPA),
    **dict.fromkeys(("periksa_rinci", "periksa_hasil"), DITEMUI),
    **dict.fromkeys(("periksa_daftar", "periksa_rencana", "periksa_baru", "periksa_kantor", "periksa_isian"), TANPA),
    "periksa_pernyataan": TANPA,
    **dict.fromkeys(("periksa_foto", "periksa_foto_kecil"), DIFOTO),
    **dict.fromkeys(("periksa_temuan", "periksa_temuan_baru", "periksa_tindak", "pembinaan_koperasi"), TANPA),
    "pengaduan_rinci": Papar("pelapor pengaduan", PENGADUAN),
    **dict.fromkeys(("pengaduan_daftar", "pengaduan_baru"), TANPA),
    **dict.fromkeys(("jaringan_rinci", "jaringan_periksa", "jaringan_pemeriksaan"), PERSONEL),
    **dict.fromkeys(("jaringan_isian", "jaringan_lembar"), PERSONEL),
    **dict.fromkeys(("perubahankantor_rinci", "perubahankantor_isian"), KEPALA),
    "perubahankantor_baru": PERSONEL,
    "perubahankantor_daftar": TANPA,
    **dict.fromkeys(("jaringan_tugas", "jaringan_mulai", "jaringan_temuan_mulai"), TANPA),
    **dict.fromkeys(("jaringan_kunjungan", "jaringan_tutup", "jaringan_penilaian"), TANPA),
}


def tempat_orang(dicari: Dicari) -> Iterator[Letak]:
    """Applications that list the person, and offices whose head or staff bears the name within the same koperasi."""
    orang = orang_dicari(dicari)
    nama = {(o.koperasi_id, rata(o.nama)): o.nama for o in orang}
    for o in orang:
        for b in Berkas.objects.filter(objek_jenis=PERMOHONAN, butir__startswith=f"7d-{o.pk}-").order_by("pk"):
            yield Letak("core.berkas", b.pk, f"berkas diri {o.nama} pada permohonan izin", o.nama)
    pemohon = {koperasi for koperasi, _ in nama}
    if dicari.di and dicari.di[0] == KOPERASI and dicari.nama:
        nama.setdefault((dicari.di[1], rata(dicari.nama)), dicari.nama)
    for p in PermohonanIzin.objects.filter(koperasi__in={k for k, _ in nama}).order_by("pk"):
        if p.koperasi_id in pemohon or (p.koperasi_id, rata(p.deposito_pemegang)) in nama:
            yield Letak(PERMOHONAN, p.pk, f"daftar pengurus atau pemegang deposito pada permohonan {p.nomor_perkara}")
    kantor = JaringanPelayanan.objects.filter(koperasi__in={k for k, _ in nama}).order_by("pk")
    for k in kantor.prefetch_related("personel", "perubahan"):
        for satu in (k.kepala_nama, *(x.nama for x in k.personel.all())):
            if (k.koperasi_id, rata(satu)) in nama:
                yield Letak(KANTOR, k.pk, f"{satu}, kepala atau personel kantor {k.nomor_perkara}", satu)
        for p in k.perubahan.all():
            for satu in filter(None, (p.kepala_nama, p.sebelum.get("kepala_nama"))):
                if (k.koperasi_id, rata(satu)) in nama:
                    yield Letak(PERUBAHAN, p.pk, f"{satu}, kepala kantor pada {p.nomor_perkara}", satu)
    if dicari.di and dicari.di[0] == KOPERASI and dicari.nama:
        for p in Pengaduan.objects.filter(koperasi=dicari.di[1]).order_by("pk"):
            if dicari.bernama(p.pelapor):
                yield Letak(PENGADUAN, p.pk, f"pelapor pengaduan tanggal {tanggal(p.tanggal)}", p.pelapor)


@transaction.atomic
def hapus_pelapor(pengaduan: Pengaduan, alasan: str) -> None:
    """Forget who complained; what was told and answered stays."""
    Pengaduan.objects.filter(pk=pengaduan.pk).update(pelapor="", kontak="")
    catat(
        pengaduan, "samarkan_data", "menghapus nama dan kontak pelapor", wilayah_id=pengaduan.berwenang_id,
        alasan=alasan,
    )  # fmt: skip


def _ditutup(batas):
    return Pengaduan.objects.filter(ditutup_pada__lt=batas.date()).exclude(pelapor="", kontak="")


PETUGAS = "Petugas izin, penilaian, dan pengawasan koperasi pada instansi yang berwenang"
RETENSI = (
    Retensi(
        "berkas_diri",
        "Fotokopi KTP dan daftar riwayat hidup pengurus dan pengawas",
        "Syarat izin usaha",
        "Pasal 7 huruf d Permen KUKM 15/2015",
        PETUGAS,
    ),
    Retensi(
        "deposito",
        "Nama pengurus pemegang deposito modal",
        "Syarat izin usaha",
        "Pasal 7 huruf c Permen KUKM 15/2015",
        PETUGAS,
    ),
    Retensi(
        "kepala_kantor",
        "Nama calon kepala dan karyawan kantor, sertifikat kepala",
        "Syarat membuka kantor",
        "Pasal 9 ayat (1) huruf h dan huruf i dan ayat (2) huruf b Permen KUKM 15/2015",
        PETUGAS,
    ),
    Retensi(
        "lembar_lama",
        "Nama kepala kantor dalam lembar izin dan kantor lama yang tidak dikonfirmasi",
        "Memeriksa sebelum mencatat; isi lembar dihapus saat dikonfirmasi atau dibuang",
        "Pasal 9 ayat (2) huruf b Permen KUKM 15/2015",
        PETUGAS,
        Oleh.MESIN,
        timedelta(days=90),
        "langkah terakhirnya",
        lambda batas: BacaanLembarLama.objects.filter(lembar__status_sejak__lt=batas),
    ),
    Retensi(
        "wakil_ditemui",
        "Nama dan jabatan wakil koperasi yang ditemui pemeriksa",
        "Berita acara pemeriksaan",
        "Pasal 21 ayat (3) Permen KUKM 15/2015",
        PETUGAS,
    ),
    Retensi(
        "pelapor",
        "Nama dan kontak pelapor pengaduan tentang koperasi",
        "Menjawab pengaduan",
        "Pasal 28 Permen KUKM 15/2015",
        "Pengawas koperasi pada instansi yang berwenang",
        Oleh.OPERATOR,
        2 * TAHUN,
        "pengaduannya dijawab",
        _ditutup,
        hapus_pelapor,
    ),
)
