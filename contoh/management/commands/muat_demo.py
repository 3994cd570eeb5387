"""Load the demo once: offices of one province and the ministry, a person for each role, usulan at every desk.

Every step of a usulan goes through the gate, as by hand. A second call changes nothing and prints the log-ins again.
"""

import random
import uuid
from datetime import timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from contoh.akun import Akun, buat_akun, cetak_akun
from contoh.lambang import pasang_lambang
from contoh.rute import langkah_ke, penilaian_ya
from contoh.ukm import ukm_contoh
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.kantor.permintaan import ajukan
from core.models import Instansi, Pengguna, PermintaanAkun, Wilayah
from core.perkara.berkas import simpan_berkas
from core.perkara.nomor import nomor_berikut
from core.perkara.surat import render_pdf
from ksp_usp.models import Koperasi
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.keputusan.rancangan import buat_rancangan
from sentra_ukm.models import (
    AnggotaTim,
    Bdsp,
    Jawaban,
    Keputusan,
    Lampiran2,
    Lampiran4,
    Masukan,
    Mitra,
    Pemeriksaan,
    Perkuatan,
    Program,
    RiwayatPembinaan,
    Sentra,
    Ukm,
    Usulan,
)
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.catatan import sidik_butir
from sentra_ukm.usulan.meja import butir_meja, penilaian_tersimpan
from sentra_ukm.usulan.syarat import pertimbangan_lampiran

INSTANSI = {
    "kementerian": {
        "wilayah_id": "00", "nama": "Kementerian Koperasi dan Usaha Kecil dan Menengah",
        "kop_baris1": "MENTERI KOPERASI DAN USAHA KECIL DAN MENENGAH", "kop_baris2": "REPUBLIK INDONESIA",
        "kop_jabatan": True, "alamat": "Jalan Contoh Raya Kavling 3-4, Jakarta", "kode_pos": "12940",
        "tempat": "Jakarta",
        "kop_kepala": "MENTERI KOPERASI DAN USAHA KECIL DAN MENENGAH REPUBLIK INDONESIA",
        "telepon": "(021) 555 0100", "surel": "surat@kementerian.contoh.go.id",
        "kode_unit": "M.KUKM", "klasifikasi": "KU.01", "nama_pokja": "Tim Verifikasi Sentra UKM",
        "format_nomor": "{klasifikasi}/{urut:03}/{jenis}/{kode_unit}/{bulan_romawi}/{tahun}",
    },
    "jabar": {
        "wilayah_id": "32", "nama": "Dinas Koperasi dan Usaha Kecil Provinsi Jawa Barat",
        "kop_baris1": "PEMERINTAH DAERAH PROVINSI JAWA BARAT", "kop_baris2": "DINAS KOPERASI DAN USAHA KECIL",
        "alamat": "Jalan Contoh Nomor 705, Bandung", "kode_pos": "40286", "tempat": "Bandung",
        "kop_kepala": "GUBERNUR JAWA BARAT", "telepon": "(022) 555 0132", "surel": "diskuk@jabar.contoh.go.id",
        "kode_unit": "Diskuk",
    },
    "garut": {
        "wilayah_id": "32.05", "nama": "Dinas Koperasi, Usaha Kecil dan Menengah Kabupaten Garut",
        "kop_baris1": "PEMERINTAH KABUPATEN GARUT", "kop_baris2": "DINAS KOPERASI, USAHA KECIL DAN MENENGAH",
        "alamat": "Jalan Contoh Nomor 12, Garut", "kode_pos": "44151", "tempat": "Garut",
        "kop_kepala": "BUPATI GARUT", "telepon": "(0262) 555 105", "surel": "diskop@garut.contoh.go.id",
        "kode_unit": "Diskop",
        "kertas": "F4",
        "format_nomor": "{klasifikasi}/{urut}-{jenis}/{kode_unit}/{bulan_romawi}/{tahun}",
    },
    "bandung": {
        "wilayah_id": "32.73", "nama": "Dinas Koperasi dan UKM Kota Bandung",
        "kop_baris1": "PEMERINTAH KOTA BANDUNG", "kop_baris2": "DINAS KOPERASI DAN USAHA KECIL DAN MENENGAH",
        "alamat": "Jalan Contoh Nomor 104, Bandung", "kode_pos": "40262", "tempat": "Bandung",
        "telepon": "(022) 555 0173", "surel": "diskopukm@bandung.contoh.go.id",
        "kode_unit": "DiskopUKM",
    },
    "tasik": {
        "wilayah_id": "32.06", "nama": "Dinas Koperasi, UMKM, Perindustrian dan Perdagangan Kabupaten Tasikmalaya",
        "kop_baris1": "PEMERINTAH KABUPATEN TASIKMALAYA",
        "kop_baris2": "DINAS KOPERASI, UMKM, PERINDUSTRIAN DAN PERDAGANGAN",
        "alamat": "Jalan Contoh Nomor 8, Singaparna", "kode_pos": "46415", "telepon": "(0265) 555 106",
        "tempat": "Singaparna", "kode_unit": "DiskopUMKM",
    },
}  # fmt: skip


AKUN = (
    Akun("pokja.garut", "Neneng Rahayu, S.E.", "198703152010012004", "garut", Peran.POKJA_KABKOTA,
         "Ketua Pokja Keuangan", "draf menunggu daftar UKM (unggah fixtures/contoh-ukm-garut.xlsx), satu siap "
         "diseleksi, satu dikembalikan Provinsi"),
    Akun("dinas.garut", "Drs. Ujang Somantri, M.Si.", "196908171994031005", "garut", Peran.DINAS_KABKOTA,
         "Kepala Dinas", "usulan terseleksi yang menunggu surat pengantar ke Provinsi"),
    Akun("admin.garut", "Tatang Kurnia, S.Kom.", "199002022015031002", "garut", Peran.ADMIN_INSTANSI,
         "Pengelola Data", "pegawai, penugasan, kop, dan nomor surat instansinya"),
    Akun("admin2.garut", "Wati Nugraha, S.Kom.", "199305152018012003", "garut", Peran.ADMIN_INSTANSI,
         "Pengelola Data", "satu permintaan kata sandi baru yang menunggu persetujuannya sebagai admin kedua"),
    Akun("pokja.bandung", "Ratna Wijaya, S.E., M.M.", "198511202009022003", "bandung", Peran.POKJA_KABKOTA,
         "Ketua Pokja Keuangan", "hanya urusan Kota Bandung"),
    Akun("dinas.bandung", "Hendra Gunawan, S.T., M.T.", "197204051998031004", "bandung", Peran.DINAS_KABKOTA,
         "Kepala Dinas", "hanya urusan Kota Bandung"),
    Akun("pokja.tasik", "Iwan Hermawan, S.E.", "198805102011011002", "tasik", Peran.POKJA_KABKOTA,
         "Ketua Pokja Keuangan", "hanya urusan Kabupaten Tasikmalaya"),
    Akun("dinas.tasik", "Dra. Euis Komara", "197001301995032001", "tasik", Peran.DINAS_KABKOTA,
         "Kepala Dinas", "hanya urusan Kabupaten Tasikmalaya; bertugas sebagai Plh.", "Plh."),
    Akun("pokja.jabar", "Dewi Permana, S.E., M.Ak.", "198302142008012005", "jabar", Peran.POKJA_PROVINSI,
         "Ketua Pokja Keuangan", "usulan yang menunggu pemeriksaan kelengkapan"),
    Akun("dinas.jabar", "Ir. Agus Mulyana, M.P.", "196711111993031006", "jabar", Peran.DINAS_PROVINSI,
         "Kepala Dinas", "usulan lengkap dan satu yang diperbaiki menunggu surat pengantar ke Kementerian"),
    Akun("admin.jabar", "Yayan Nugraha, S.Kom.", "199106062016031001", "jabar", Peran.ADMIN_INSTANSI,
         "Pengelola Data", "instansi provinsi dan semua kabupaten/kotanya"),
    Akun("verifikator", "Sri Hidayat, S.E., M.Sc.", "198009092006042001", "kementerian", Peran.VERIFIKATOR,
         "Verifikator Sentra UKM", "usulan yang menunggu verifikasi kembali, kriteria demi kriteria"),
    Akun("penyusun", "Rudi Setiawan, S.H.", "198512122010121003", "kementerian", Peran.PENYUSUN_KEPUTUSAN,
         "Penyusun Keputusan", "sentra terpilih yang menunggu rancangan Keputusan"),
    Akun("pemeriksa", "Lilis Maulana, S.H., M.H.", "197806062003122002", "kementerian", Peran.PENYUSUN_KEPUTUSAN,
         "Pemeriksa Rancangan Keputusan", "rancangan Keputusan yang menunggu diperiksa orang kedua"),
    Akun("menteri", "Dr. H. Rahmat Darmawan", "", "kementerian", Peran.PENETAP,
         "Menteri Koperasi dan Usaha Kecil dan Menengah", "rancangan Keputusan yang siap ditandatangani"),
    Akun("admin.pusat", "Budi Supriatna, S.Kom.", "198909192014021004", "kementerian", Peran.ADMIN_INSTANSI,
         "Pengelola Data", "instansi kementerian dan semua daerah"),
    Akun("admin2.pusat", "Tini Permana, S.Kom.", "199204202016012002", "kementerian", Peran.ADMIN_INSTANSI,
         "Pengelola Data", "permintaan admin lain di kementerian dan daerah yang tidak punya admin kedua"),
    Akun("auditor", "Elis Sobari, S.E., Ak.", "197510102000032003", "kementerian", Peran.AUDITOR,
         "Auditor", "semua urusan, tanpa satu pun tombol"),
)  # fmt: skip

PANGKAT = {
    Peran.POKJA_KABKOTA: "Penata Tingkat I (III/d)",
    Peran.DINAS_KABKOTA: "Pembina Utama Muda (IV/c)",
    Peran.POKJA_PROVINSI: "Pembina (IV/a)",
    Peran.DINAS_PROVINSI: "Pembina Utama Madya (IV/d)",
}

# (office, name, product, kecamatan, desa, latitude, longitude)
SENTRA = {
    "kulit": ("garut", "Sentra Kerajinan Kulit Sukaregang", "Jaket dan sepatu kulit", "Garut Kota", "Kota Wetan",
              "-7.2195", "107.9133"),
    "wangi": ("garut", "Sentra Akar Wangi Samarang", "Kerajinan akar wangi", "Samarang", "Sukarasa",
              "-7.2033", "107.8242"),
    "batik": ("garut", "Sentra Batik Garutan Tarogong", "Batik tulis", "Tarogong Kidul", "Jayaraga",
              "-7.2036", "107.8869"),
    "dodol": ("garut", "Sentra Dodol Ciledug", "Dodol", "Garut Kota", "Ciwalen", "-7.2278", "107.9019"),
    "kopi": ("garut", "Sentra Kopi Cikajang", "Kopi bubuk", "Cikajang", "Cikajang", "-7.3606", "107.8056"),
    "bambu": ("garut", "Sentra Anyaman Bambu Selaawi", "Anyaman bambu", "Selaawi", "Selaawi", "-7.0306", "108.0422"),
    "rajut": ("bandung", "Sentra Rajut Binong", "Pakaian rajut", "Batununggal", "Binong", "-6.9386", "107.6411"),
    "sepatu": ("bandung", "Sentra Sepatu Cibaduyut", "Sepatu kulit", "Bojongloa Kidul", "Cibaduyut",
               "-6.9531", "107.5944"),
    "tahu": ("bandung", "Sentra Tahu Cibuntu", "Tahu", "Bandung Kulon", "Warung Muncang", "-6.9186", "107.5689"),
    "anyam": ("tasik", "Sentra Anyaman Rajapolah", "Tas anyaman", "Rajapolah", "Rajapolah", "-7.2242", "108.1881"),
    "golok": ("tasik", "Sentra Pandai Besi Galonggong", "Golok dan pisau", "Manonjaya", "Cilangkap",
              "-7.3575", "108.3008"),
    "mendong": ("tasik", "Sentra Tikar Mendong Manonjaya", "Tikar mendong", "Manonjaya", "Kamulyan",
                "-7.3486", "108.3119"),
    "aren": ("tasik", "Sentra Gula Aren Cigalontang", "Gula aren", "Cigalontang", "Cigalontang", "-7.3583", "108.0156"),
}  # fmt: skip

ALASAN = {
    "kapasitas_prospek": "Mesin bersama cukup untuk dua kali pesanan sekarang; dua pemasok masuk klaster provinsi.",
    "prospek_pasar": "Pesanan tetap dari empat kota dan pasar daring naik tiap triwulan.",
    "kemitraan_bahan_baku": "Kontrak pasokan tahunan dengan kelompok pemasok setempat.",
    "kemitraan_pemasaran": "Dijual melalui toko oleh-oleh dan koperasi pemasaran.",
    "bahan_baku_lokal": "Bahan baku dari kabupaten sendiri dan sekitarnya.",
    "teknologi_tepat_guna": "Alat pengering dan pemotong hasil pelatihan dipakai sebagian besar UKM.",
    "sarana_prasarana": "Jalan, listrik, air, dan rumah produksi bersama tersedia.",
    "produk_unggulan_daerah": "Tercantum dalam daftar produk unggulan daerah kabupaten.",
    "pengembangan_teknologi": "Tungku hemat energi dipakai sejak tahun lalu; laporan uji terlampir.",
}


class Command(BaseCommand):
    help = "Muat data contoh satu kali, lalu cetak daftar akun untuk mencoba setiap peran."

    def handle(self, *args, **options):
        if Pengguna.objects.filter(username=AKUN[0].username).exists():
            self.cetak()
        elif Pengguna.objects.exists():
            self.stdout.write("Data contoh tidak dimuat: basis data ini sudah berisi pengguna lain.")
        else:
            if not Wilayah.objects.filter(pk="32.05").exists():
                call_command("muat_wilayah", verbosity=0)
            with transaction.atomic():
                Demo().muat()
            self.cetak()

    def cetak(self):
        cetak_akun(self.stdout, "Akun contoh", AKUN)


class Demo:
    def __init__(self):
        self.acak = random.Random(23)  # noqa: S311 invented people, nothing secret
        self.bukti = render_pdf("<h1>Berkas contoh</h1><p>Foto dan laporan kunjungan, hanya untuk contoh.</p>")

    def muat(self):
        self.kantor = {nama: Instansi.objects.create(**isi) for nama, isi in INSTANSI.items()}
        self.hari = hari_ini(self.kantor["garut"].wilayah)
        self.orang = buat_akun(AKUN, self.kantor, self.hari, PANGKAT)
        for kunci, admin in (("kementerian", "admin.pusat"), ("jabar", "admin.jabar"), ("garut", "admin.garut")):
            pasang_lambang(self.kantor[kunci], self.orang[admin])
        self.buat_mitra()
        self.sentra = {kunci: self.buat_sentra(isi) for kunci, isi in SENTRA.items()}
        self.riwayat_penetapan()
        self.usulan_berjalan()
        self.catatan()
        # What one admin asks for and a second one allows.
        ajukan(
            self.orang["admin.garut"], PermintaanAkun.Jenis.SANDI, self.kantor["garut"],
            orang=self.orang["dinas.garut"], alasan="Lupa kata sandi sesudah cuti.",
        )  # fmt: skip

    def buat_mitra(self):
        garut, bandung = self.kantor["garut"].wilayah, self.kantor["bandung"].wilayah
        self.koperasi = Koperasi.objects.create(
            nama="KSP Mitra Priangan", jenis="ksp", badan_hukum="518/BH/CONTOH/2009", wilayah=garut, alamat="Garut Kota"
        )
        Koperasi.objects.create(
            nama="Koperasi Sepatu Sauyunan", jenis="usp", badan_hukum="518/BH/CONTOH/2012", wilayah=bandung,
            alamat="Bojongloa Kidul",
        )  # fmt: skip
        self.bdsp = Bdsp.objects.create(nama="Yayasan Bina Usaha Priangan", bentuk="yayasan", wilayah=garut)

    def buat_sentra(self, isi):
        kantor, nama, produk, kecamatan, desa, lintang, bujur = isi
        sentra = Sentra.objects.create(
            nama=nama, wilayah=self.kantor[kantor].wilayah, kecamatan=kecamatan, desa=desa, produk=produk,
            tahun_tumbuh=self.acak.randint(1975, 2005), lintang=Decimal(lintang), bujur=Decimal(bujur),
            dibuat_oleh=self.orang[f"pokja.{kantor}"],
        )  # fmt: skip
        RiwayatPembinaan.objects.create(
            sentra=sentra, tahun=self.hari.year - 1, pemberi=self.kantor[kantor].nama, bentuk="Pelatihan mutu produk",
            nilai=Decimal(35_000_000), dicatat_oleh=sentra.dibuat_oleh,
        )  # fmt: skip
        return sentra

    # Usulan

    def buka(self, kunci, *, jenis="sentra", sumber_dana="apbn", ukm=24, terbuka=0, rata=10_500_000) -> Usulan:
        """A draft with all forms filled; `ukm` = 0 leaves Lampiran 3 empty, of `terbuka` nobody said whose they are."""
        sentra, pokja = self.sentra[kunci], self.orang[f"pokja.{SENTRA[kunci][0]}"]
        urut = nomor_berikut(self.kantor[SENTRA[kunci][0]], "usulan", self.hari)
        usulan = Usulan(
            nomor_perkara=f"USL-{sentra.wilayah_id}-{self.hari.year}-{urut:04}", sentra=sentra, wilayah=sentra.wilayah,
            berwenang=sentra.wilayah, jenis=jenis, tahun=self.hari.year, sumber_dana=sumber_dana,
            tanggal_penilaian=self.hari - timedelta(days=20), bulan_acuan=self.hari.replace(day=1) - timedelta(days=1),
        )  # fmt: skip
        ALUR_USULAN.buat(usulan, pokja)
        AnggotaTim.objects.bulk_create(
            [
                AnggotaTim(usulan=usulan, nama=pokja.nama, nip=pokja.nip, jabatan="Ketua tim"),
                AnggotaTim(usulan=usulan, nama="Wati Rustandi, S.E.", jabatan="Anggota"),
            ]
        )
        Lampiran2.objects.create(
            usulan=usulan, kontak="Maman Komara", telepon="0812 0000 0000", lembaga=f"Kelompok {sentra.nama}",
            luas=Decimal("3.50"), koperasi=self.koperasi, bdsp=self.bdsp, kapasitas=Decimal(12_000),
            satuan_kapasitas="buah", nilai_produksi=Decimal(310_000_000), nilai_investasi=Decimal(900_000_000),
            bahan_baku=sentra.produk, asal_bahan="lokal", jangkauan="nasional", tahap="c", energi="Listrik PLN",
            limbah="Bak pengendap bersama", kebutuhan=["permodalan", "layanan_bisnis"],
        )  # fmt: skip
        Mitra.objects.create(usulan=usulan, arah="hulu", nama="Kelompok Pemasok Priangan", bentuk="Kontrak tahunan")
        Mitra.objects.create(usulan=usulan, arah="hilir", nama="Koperasi Pemasaran Parahyangan", bentuk="Titip jual")
        if jenis == "unggulan":
            Lampiran4.objects.create(
                usulan=usulan, tahun_pembanding=self.hari.year - 1, omzet_lalu=Decimal(2_100_000_000), ukm_lalu=22,
                tenaga_kerja_lalu=70, dasar_produk_unggulan="Daftar produk unggulan daerah",
            )  # fmt: skip
        for nomor in (1, 4) if jenis == "unggulan" else (1,):
            for p in pertimbangan_lampiran(nomor):
                Jawaban.objects.create(
                    usulan=usulan, kode=p.fakta, jawaban=True, alasan=ALASAN[p.fakta],
                    persen=Decimal(80) if p.fakta == "bahan_baku_lokal" else None,
                )  # fmt: skip
                if p.butuh_bukti or p.fakta == "sarana_prasarana":
                    unggahan = SimpleUploadedFile(f"bukti-{p.fakta}.pdf", self.bukti, "application/pdf")
                    simpan_berkas(unggahan, pokja, usulan, p.fakta)
        Ukm.objects.bulk_create(ukm_contoh(usulan, ukm, self.acak, rata_omzet=rata, terbuka=terbuka))
        return Usulan.objects.get(pk=usulan.pk)

    def langkah(self, usulan, aksi, username, *, alasan="", penilaian=None):
        ALUR_USULAN.jalankan(usulan, aksi, self.orang[username], versi=usulan.versi, alasan=alasan, penilaian=penilaian)
        return usulan

    def penilaian(self, usulan, meja, oleh, **kurang):
        """Every item of a desk marked 'ya', except those in `kurang` with their note."""
        digest = sidik_butir(usulan, meja)
        Pemeriksaan.objects.bulk_create(
            Pemeriksaan(
                usulan=usulan, meja=meja, butir=butir, hasil="tidak" if butir in kurang else "ya",
                catatan=kurang.get(butir, ""), sidik=digest[butir], oleh=self.orang[oleh],
            )
            for butir in butir_meja(usulan, meja)
        )  # fmt: skip
        return penilaian_tersimpan(usulan, meja)

    def majukan(self, usulan, sampai):
        """Along the route of Pasal 7 until the status `sampai`."""
        for t in langkah_ke(ALUR_USULAN, usulan.status, sampai):
            bisa = {n: [x.t for x in ALUR_USULAN.tersedia(usulan, p) if x.bisa] for n, p in self.orang.items()}
            pelaku = next(n for n, langkah in bisa.items() if t in langkah)
            self.langkah(usulan, t.aksi, pelaku, penilaian=penilaian_ya(t, usulan))
        return usulan

    def keputusan(self, daftar, *langkah) -> Keputusan:
        """A draft over `daftar`, then the given (act, person) steps."""
        kunci = uuid.UUID(int=self.acak.getrandbits(128))
        keputusan = buat_rancangan([u.pk for u in daftar], self.orang["penyusun"], kunci)
        for aksi, pelaku in langkah:
            ALUR_KEPUTUSAN.jalankan(keputusan, aksi, self.orang[pelaku], versi=keputusan.versi)
        return keputusan

    def riwayat_penetapan(self):
        """One signed Keputusan with its letters; its two sentra may receive perkuatan and rise a level."""
        daftar = [self.majukan(self.buka(k), "terpilih") for k in ("dodol", "sepatu")]
        self.keputusan(
            daftar, ("ajukan_periksa", "penyusun"), ("nyatakan_benar", "pemeriksa"), ("tandatangani", "menteri")
        )

    def usulan_berjalan(self):
        self.buka("kulit", ukm=0)
        self.buka("wangi", terbuka=3)
        self.majukan(self.buka("kopi", sumber_dana="perguliran"), "terseleksi")
        self.majukan(self.buka("bambu"), "di_kementerian")
        self.majukan(self.buka("tahu", ukm=26), "lengkap")
        rajut = self.majukan(self.buka("rajut", ukm=32), "di_provinsi")
        for butir in list(butir_meja(rajut, Pemeriksaan.Meja.PROVINSI))[:2]:
            Pemeriksaan.objects.create(
                usulan=rajut, meja=Pemeriksaan.Meja.PROVINSI, butir=butir, hasil="ya", oleh=self.orang["pokja.jabar"]
            )
        batik = self.majukan(self.buka("batik"), "di_provinsi")
        self.langkah(
            batik, "kembalikan_provinsi", "pokja.jabar", alasan="Dua butir perlu dilengkapi sebelum dapat diteruskan.",
            penilaian=self.penilaian(
                batik, Pemeriksaan.Meja.PROVINSI, "pokja.jabar",
                lampiran_2="Nilai investasi tidak sesuai dengan rincian pada berkas. Periksa dan perbaiki.",
                bukti="Foto rumah produksi bersama tidak terbaca. Unggah ulang.",
            ),
        )  # fmt: skip
        # The three desks of a Keputusan: to draft, to check, to sign.
        self.majukan(self.buka("anyam"), "terpilih")
        self.keputusan([self.majukan(self.buka("mendong"), "terpilih")], ("ajukan_periksa", "penyusun"))
        self.keputusan(
            [self.majukan(self.buka("golok"), "terpilih")],
            ("ajukan_periksa", "penyusun"), ("nyatakan_benar", "pemeriksa"),
        )  # fmt: skip
        # Ditetapkan before, fulfils Pasal 5 ayat (2): ready to be nominated one level up.
        self.sentra["dodol"].refresh_from_db()
        self.buka("dodol", jenis="unggulan", ukm=28, rata=12_000_000)
        # The ministry asked for a repair: it waits for the letter of the province.
        aren = self.majukan(self.buka("aren"), "di_kementerian")
        self.langkah(
            aren, "kembalikan_kementerian", "verifikator", alasan="Satu kriteria perlu dijelaskan.",
            penilaian=self.penilaian(
                aren, Pemeriksaan.Meja.KEMENTERIAN, "verifikator", **{"sentra.prospek_pasar": "Sebut pembeli tetapnya."}
            ),
        )  # fmt: skip
        self.langkah(aren, "ajukan_kembali", "dinas.tasik")

    def catatan(self):
        """Work around the route: perkuatan (Pasal 8), program and advice (Pasal 12 to 15)."""
        dinas, pokja, pokja_jabar = (self.orang[n] for n in ("dinas.garut", "pokja.garut", "pokja.jabar"))
        garut, jabar = self.kantor["garut"], self.kantor["jabar"]
        Perkuatan.objects.create(
            sentra=self.sentra["dodol"], tahun=self.hari.year, kode="permodalan", uraian="MAP tahap pertama",
            nilai=Decimal(250_000_000), koperasi=self.koperasi, dicatat_oleh=dinas,
        )  # fmt: skip
        Perkuatan.objects.create(
            sentra=self.sentra["dodol"], tahun=self.hari.year, kode="layanan_bisnis",
            uraian="Pendampingan kemasan dan izin edar", nilai=Decimal(40_000_000), bdsp=self.bdsp, dicatat_oleh=dinas,
        )  # fmt: skip
        Program.objects.create(
            instansi=garut, wilayah=garut.wilayah, tahun=self.hari.year + 1, judul="Penumbuhan Sentra Pangan Olahan",
            uraian="Tiga calon sentra baru di Cikajang, Samarang, dan Selaawi; pendampingan mutu dan kemasan.",
            sinergi="program pelatihan vokasi Dinas Tenaga Kerja", penulis=dinas, jabatan_penulis="Kepala Dinas",
        )  # fmt: skip
        Masukan.objects.create(
            wilayah=garut.wilayah, sentra=self.sentra["dodol"], penulis=pokja,
            uraian="Bentuk kelompok belanja bersama agar jasa BDS-P terjangkau bagi UKM yang paling kecil.",
            jabatan_penulis="Ketua Pokja Keuangan", pasal="Pasal 15 huruf c Permen KUKM 23/2005",
        )  # fmt: skip
        Masukan.objects.create(
            wilayah=jabar.wilayah, penulis=pokja_jabar,
            uraian="Utamakan sentra yang bahan bakunya dari Jawa Barat dan yang sudah punya KSP mitra.",
            jabatan_penulis="Ketua Pokja Keuangan", pasal="Pasal 13 huruf b Permen KUKM 23/2005",
        )  # fmt: skip
