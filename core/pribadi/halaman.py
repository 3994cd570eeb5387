"""Of the common part: which addresses show personal data, whose it is, how long it is kept."""

from collections.abc import Iterator
from datetime import timedelta

from core.halaman.paparan import TANPA, Papar
from core.halaman.unduhan import SIMPAN
from core.models import (
    Andaian,
    CatatanApi,
    MejaSaya,
    Paparan,
    Pegangan,
    Pemberitahuan,
    Pengguna,
    PerambanDikenal,
    PercobaanMasuk,
    PeristiwaAkun,
    PermintaanAkun,
    Saringan,
    Surel,
    Unduhan,
    UrusanDibuka,
)
from core.pribadi.orang import Dicari, Letak
from core.pribadi.retensi import TAHUN, Oleh, Retensi, sesi_kedaluwarsa

PEGAWAI = Papar("akun dan penugasan seorang pegawai", "core.pengguna")

HALAMAN = {
    **dict.fromkeys(("muka", "beranda", "meja_kerja", "data", "surat_periksa", "data_pribadi", "lembar_saksi"), TANPA),
    **dict.fromkeys(("aturan", "aturan_ambang", "aturan_naskah", "aturan_pasal", "aturan_praktik"), TANPA),
    **dict.fromkeys(("data_terbuka", "data_terbuka_rinci", "data_terbuka_berkas", "data_terbuka_kamus"), TANPA),
    **dict.fromkeys(("data_terbuka_katalog", "data_terbuka_aturan", "data_terbuka_satu_aturan"), TANPA),
    "data_terbuka_skema": TANPA,
    **dict.fromkeys(("alihkan", "pegang", "saringan_daftar", "saringan_ubah"), TANPA),
    "cari": Papar("pengurus, pengawas, dan pengelola koperasi yang namanya dicari"),
    "cari_segera": TANPA,
    # No field of the API is a person (core.terbuka.register).
    **dict.fromkeys(("api", "api_openapi", "api_data_terbuka", "api_surat", "api_koperasi", "api_sentra"), TANPA),
    **dict.fromkeys(("api_kantor", "api_izin", "token_api_cabut"), TANPA),
    "token_api": Papar("admin yang membuat token", "core.instansi"),
    # Its findings and its draft letter name the people whom the case is about.
    "tindakan": Papar("orang yang disebut dalam temuan perkara"),
    "tindakan_surat": Papar("orang yang disebut dalam rancangan surat", jenis=Paparan.Jenis.UNDUH),
    "surat_pdf": Papar("orang yang disebut dalam surat", "core.surat", Paparan.Jenis.UNDUH),
    "surat_pindaian": Papar("penanda tangan surat, dan orang yang disebut dalam hal surat", "core.surat"),
    "surat_belum_dipindai": TANPA,
    "berkas_unduh": Papar("orang yang disebut dalam berkas", "core.berkas", Paparan.Jenis.UNDUH),
    "berkas_asli": Papar("orang yang disebut dalam berkas", "core.berkas"),
    "berkas_unggah": TANPA,
    **dict.fromkeys(("status", "gangguan", "gangguan_ubah", "keadaan", "keadaan_wilayah"), TANPA),
    "per_tanggal": Papar("orang yang disebut dalam temuan perkara"),
    # Who kept a what-if is an officer of the own office, or one below it.
    **dict.fromkeys(("andai_daftar", "andai", "andai_unduh", "andai_banding", "andai_hapus"), TANPA),
    "unduhan_berkas": Papar("orang yang disebut dalam lembar sebuah daftar", "core.unduhan", Paparan.Jenis.EKSPOR),
    # One's own data.
    **dict.fromkeys(("unduhan", "unduhan_rinci"), TANPA),
    **dict.fromkeys(("masuk", "masuk_kode", "keluar", "akun", "ganti_sandi", "sandi_tautan", "sandi_kode"), TANPA),
    **dict.fromkeys(("faktor", "faktor_aplikasi", "faktor_passkey", "faktor_cabut", "kode_cadangan"), TANPA),
    **dict.fromkeys(("sesi_akhiri", "peristiwa_dibaca"), TANPA),
    **dict.fromkeys(("pemberitahuan", "pemberitahuan_buka", "pilihan_surel", "ingatkan_meja"), TANPA),
    **dict.fromkeys(
        ("instansi_kelola", "instansi_baru", "instansi_ubah", "instansi_lambang", "lambang_halaman"), TANPA
    ),
    "instansi_rinci": Papar("pegawai instansi", "core.instansi"),
    **dict.fromkeys(("pegawai_rinci", "pegawai_ubah", "pegawai_sandi", "pegawai_faktor", "pegawai_tutup"), PEGAWAI),
    "pegawai_urusan": PEGAWAI,
    "permintaan_rinci": Papar("pegawai yang akunnya diminta diubah", "core.permintaanakun"),
    **dict.fromkeys(("pegawai_baru", "penugasan_baru", "penugasan_akhiri"), TANPA),
    **dict.fromkeys(("hari_libur", "hari_libur_tahun", "hari_libur_usulan"), TANPA),
    **dict.fromkeys(("hari_libur_ubah", "hari_libur_konfirmasi"), TANPA),
}


def tempat_orang(dicari: Dicari) -> Iterator[Letak]:
    """An officer: the own account, and the pages of the offices at which he holds a post."""
    for p in Pengguna.objects.filter(username=dicari.akun).prefetch_related("penugasan__instansi"):
        yield Letak("core.pengguna", p.pk, f"akun dan penugasan {p.nama}", p.nama)
        for permintaan in PermintaanAkun.objects.filter(orang=p).order_by("pk"):
            yield Letak("core.permintaanakun", permintaan.pk, "permintaan atas akunnya")
        yield Letak("", 0, "daftar kualifikasi penilai", baris=("core.pengguna", p.pk))
        for instansi in {t.instansi for t in p.penugasan.all()}:
            yield Letak("core.instansi", instansi.pk, f"daftar pegawai {instansi.nama}")


SENDIRI = "Pengamanan aplikasi sendiri; tidak diminta pasal mana pun"
PEMBUKTIAN = "Pemilik data menanyakan siapa melihat datanya; penelusuran bila pelindungan gagal"
RETENSI = (
    Retensi(
        "jejak", "Nama, jabatan, dan perbuatan petugas pada jejak perkara; nama orang yang disebut di dalamnya",
        "Pertanggungjawaban keputusan pemerintah", "UU Nomor 43 Tahun 2009 tentang Kearsipan (bacaan kami)",
        "Petugas yang melihat perkaranya, auditor",
    ),
    Retensi(
        "surat", "Surat dan Keputusan yang terbit, pindaian bertanda tangannya, dan nama yang disebut di dalamnya",
        "Bukti keputusan",
        "Pasal 7 huruf f Permen KUKM 23/2005; Pasal 6 Permen KUKM 15/2015",
        "Petugas yang melihat perkaranya; umum hanya keasliannya",
    ),
    Retensi(
        "pegawai", "Akun pegawai: nama, NIP, pangkat, surel, penugasan", "Wewenang dan tanda tangan pada surat",
        SENDIRI, "Admin instansinya dan admin di atasnya",
    ),
    Retensi(
        "pegangan", "Petugas mana yang sedang memegang urusan mana", "Rekan satu meja tidak mengerjakan hal yang sama",
        SENDIRI, "Petugas yang melihat perkaranya", Oleh.MESIN, timedelta(days=90),
        "penugasan pemegangnya berakhir (lebih dini bila urusannya pindah meja)",
        lambda batas: Pegangan.objects.filter(penugasan__sampai__lt=batas),
    ),
    Retensi(
        "saringan", "Saringan tersimpan milik pegawai: namanya dan kata yang dicari", "Dibuka lagi tanpa diketik ulang",
        SENDIRI, "Pemiliknya; rekan sekantor bila dibagikan", Oleh.MESIN, TAHUN, "akun pemiliknya ditutup",
        lambda batas: Saringan.objects.filter(pengguna__is_active=False, pengguna__last_login__lt=batas),
    ),
    Retensi(
        "sesi", "Sesi masuk yang sudah berakhir", "Tetap masuk selama bekerja", SENDIRI, "Tidak seorang pun",
        Oleh.MESIN, timedelta(0), "sesi berakhir", sesi_kedaluwarsa,
    ),
    Retensi(
        "percobaan", "Percobaan masuk: nama yang diketik, alamat jaringan, peramban", "Menahan tebakan kata sandi",
        SENDIRI, "Pengelola", Oleh.MESIN, timedelta(days=90), "percobaan",
        lambda batas: PercobaanMasuk.objects.filter(waktu__lt=batas),
    ),
    Retensi(
        "peramban", "Peramban yang dikenal milik akun pegawai", "Pemilik akun tidak ikut tertahan", SENDIRI,
        "Pemilik akun", Oleh.MESIN, TAHUN, "dipakai terakhir",
        lambda batas: PerambanDikenal.objects.filter(terlihat__lt=batas),
    ),
    Retensi(
        "peristiwa", "Peristiwa akun pegawai: masuk dari tempat baru, ganti sandi", "Pemilik akun mengenali orang lain",
        SENDIRI, "Pemilik akun", Oleh.MESIN, 2 * TAHUN, "kejadian",
        lambda batas: PeristiwaAkun.objects.filter(waktu__lt=batas),
    ),
    Retensi(
        "pemberitahuan", "Pemberitahuan bagi petugas dan pengurus, dan siapa sudah membacanya",
        "Petugas tahu yang menunggunya", SENDIRI, "Yang diberi tahu", Oleh.MESIN, timedelta(days=90), "ditulis",
        lambda batas: Pemberitahuan.objects.filter(dibuat_pada__lt=batas),
    ),
    # Its row is evidence like every other file's (core.models.bukti): taking it away would show as a loss.
    Retensi(
        "unggahan", "Berkas unggahan yang tidak jadi dipakai perkara mana pun",
        "Isian yang ditolak tidak kehilangan berkasnya; sesudahnya bukti bahwa berkas itu pernah diunggah", SENDIRI,
        "Pengunggahnya",
    ),
    Retensi(
        "surel", "Surel yang sudah terkirim atau gagal: alamat dan perihal, tanpa isi", "Dikirim ulang bila gagal",
        SENDIRI, "Pengelola", Oleh.MESIN, timedelta(days=90), "selesai",
        lambda batas: Surel.objects.filter(selesai_pada__lt=batas),
    ),
    Retensi(
        "meja", "Kapan petugas terakhir membuka meja kerjanya, dan lajur yang dilipatnya",
        "Menyebut yang baru sejak kunjungan terakhir", SENDIRI, "Orangnya sendiri", Oleh.MESIN, TAHUN,
        "dibuka terakhir", lambda batas: MejaSaya.objects.filter(dibuka__lt=batas),
    ),
    Retensi(
        "urusan_dibuka", "Kapan petugas terakhir membuka suatu urusan",
        "Menyebut yang berubah sejak urusan itu dibukanya", SENDIRI, "Orangnya sendiri", Oleh.MESIN, TAHUN,
        "dibuka terakhir", lambda batas: UrusanDibuka.objects.filter(dibuka__lt=batas),
    ),
    Retensi(
        "andaian", "Andaian yang disimpan: nama, angka yang dicoba, dan penyimpannya", "Dibandingkan di kemudian hari",
        SENDIRI, "Petugas kantornya dan kantor di atasnya", Oleh.MESIN, 2 * TAHUN, "disimpan",
        lambda batas: Andaian.objects.filter(dibuat_pada__lt=batas),
    ),
    Retensi(
        "catatan_api", "Catatan permintaan lewat API: token, alamat jaringan, apa yang diminta, berapa baris",
        "Penelusuran bila token jatuh ke tangan lain", SENDIRI, "Pengelola", Oleh.MESIN, TAHUN, "permintaan",
        lambda batas: CatatanApi.objects.filter(waktu__lt=batas),
    ),
    Retensi(
        "unduhan", "Lembar Excel dari daftar panjang, dan saringan yang dipakai untuk memintanya",
        "Diunduh oleh yang memintanya sesudah selesai dibuat", SENDIRI, "Yang memintanya", Oleh.MESIN, SIMPAN,
        "diminta", lambda batas: Unduhan.objects.filter(diminta_pada__lt=batas),
    ),
    Retensi(
        "paparan", "Catatan siapa melihat data siapa", PEMBUKTIAN,
        "Pasal 32 UU Nomor 27 Tahun 2022, bacaan kami", "Pengelola, atas permintaan", Oleh.MESIN,
        5 * TAHUN + timedelta(days=3), "dicatat", lambda batas: Paparan.objects.filter(waktu__lt=batas),
    ),
)  # fmt: skip
