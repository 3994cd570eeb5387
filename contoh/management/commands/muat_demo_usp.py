"""Load the demo of savings and loans once, beside that of Sentra UKM: koperasi at every desk of the three routes.

Every step goes through the gate, as by hand. A second call changes nothing and prints the log-ins again.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand
from django.db import transaction

from aturan.kesehatan import PERTANYAAN
from aturan.simpan_pinjam_2015.modal import modal_awal
from aturan.simpan_pinjam_2015.som import BUTIR_SOM
from contoh.akun import DASAR_SEMENTARA, MULAI, Akun, buat_akun, cetak_akun
from contoh.lama_usp import muat_lama
from contoh.pemeriksaan_usp import muat_pemeriksaan
from contoh.pengawasan_usp import PENGURUS, muat_pengawasan
from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.kalender.libur import muat
from core.models import Instansi, Pengguna, Penugasan, Wilayah
from core.perkara.berkas import simpan_berkas
from core.perkara.nomor import nomor_berikut
from core.perkara.saksi import tumbuhkan
from core.perkara.surat import render_pdf
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import (
    AnggotaTimPenilai,
    JawabanManajemen,
    Koperasi,
    KualifikasiPenilai,
    LaporanKeuangan,
    Modal,
    Orang,
    PenilaianKesehatan,
    Som,
    WilayahAnggota,
)
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.syarat import wilayah_penilaian
from perizinan.izin.akibat import wilayah_urusan
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.catatan import sidik_butir
from perizinan.izin.syarat import butir_berkas, kewenangan_permohonan
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.perubahan.alur import ALUR_PERUBAHAN
from perizinan.kantor.perubahan.views import mulai_perubahan
from perizinan.kantor.syarat import butir_kantor
from perizinan.models import (
    JaringanPelayanan,
    PemeriksaanBerkas,
    PemeriksaanKantor,
    PermohonanIzin,
    PersonelKantor,
    PerubahanKantor,
    SaranaKerja,
)

KANTOR = {"garut": "32.05", "jabar": "32", "pusat": "00"}
PANGKAT = {
    Peran.LOKET: "Pengatur (II/c)",
    Peran.PEMERIKSA: "Penata (III/c)",
    Peran.PENGAWAS: "Penata Tingkat I (III/d)",
    Peran.PENILAI: "Penata Muda (III/a)",
    Peran.PEJABAT: "Pembina Utama Madya (IV/d)",
}
AKUN = (
    Akun("loket.garut", "Yuyun Yuningsih, A.Md.", "199304122019032006", "garut", Peran.LOKET,
         "Petugas Loket Koperasi", "permohonan izin dan kantor di loket, satu di meja yang salah"),
    Akun("pemeriksa.garut", "Dadan Ramdani, S.E.", "198607212010011003", "garut", Peran.PEMERIKSA,
         "Analis Koperasi", "berkas yang menunggu diperiksa, satu demi satu"),
    Akun("pengawas.garut", "Nia Kurniasih, S.E., M.Si.", "197903052006042003", "garut", Peran.PENGAWAS,
         "Pengawas Koperasi Ahli Muda", "penugasan penilaian, pemeriksaan, laporan yang terlambat dan sanksinya"),
    Akun("penilai.garut", "Rizal Fauzi, S.E.", "199001172015031004", "garut", Peran.PENILAI,
         "Penilai Kesehatan Koperasi", "kertas kerja yang ditugaskan kepadanya"),
    Akun("penilai2.garut", "Wulan Sari, S.Ak.", "199211082018012002", "garut", Peran.PENILAI,
         "Penilai Kesehatan Koperasi", "kertas kerja yang menunggu pemeriksaan orang kedua"),
    Akun("loket.jabar", "Gina Agustina, A.Md.", "199508232020122008", "jabar", Peran.LOKET,
         "Petugas Loket Koperasi", "permohonan koperasi lintas kabupaten/kota"),
    Akun("pemeriksa.jabar", "Toni Hidayat, S.H.", "198402282009021002", "jabar", Peran.PEMERIKSA,
         "Analis Koperasi", "permohonan koperasi lintas kabupaten/kota yang menunggu diperiksa"),
    Akun("loket.pusat", "Maya Lestari, A.Md.", "199601302021012001", "pusat", Peran.LOKET,
         "Petugas Layanan Perizinan", "permohonan koperasi lintas provinsi"),
    Akun("pemeriksa.pusat", "Arif Nugroho, S.H., M.H.", "198110102005011003", "pusat", Peran.PEMERIKSA,
         "Analis Perizinan", "permohonan koperasi lintas provinsi yang menunggu diperiksa"),
    Akun("deputi", "Dra. Ratih Puspitasari, M.M.", "196805051993032002", "pusat", Peran.PEJABAT,
         "Deputi Bidang Pembiayaan", "keputusan izin lintas provinsi, atas nama Menteri", "", "Menteri"),
)  # fmt: skip
# People of the other demo who sign here as well: (log-in, in whose name).
PEJABAT = (("dinas.garut", "garut", "Bupati Garut"), ("dinas.jabar", "jabar", "Gubernur Jawa Barat"))
RANGKAP = (
    ("dinas.garut", Peran.PEJABAT, "izin, kantor, dan hasil penilaian yang menunggu keputusan (a.n. Bupati Garut)"),
    ("dinas.jabar", Peran.PEJABAT, "izin lintas kabupaten/kota yang menunggu keputusan (a.n. Gubernur)"),
    (PENGURUS, Peran.PENGURUS, "laporan, kewajiban, surat, dan data koperasinya sendiri"),
)

# (name, kind, seat, members by region, month of founding)
KOPERASI = {
    "mitra": ("KSP Mitra Priangan", "ksp", "32.05", {"32.05": 412}, date(2009, 3, 10)),
    "sinar": ("KSP Sinar Sukaregang", "ksp", "32.05", {"32.05": 64}, date(2026, 2, 4)),
    "harapan": ("KSP Harapan Cikajang", "ksp", "32.05", {"32.05": 88}, date(2025, 11, 12)),
    "karya": ("KSP Karya Tarogong", "ksp", "32.05", {"32.05": 120}, date(2025, 8, 20)),
    "limbangan": ("KSP Bina Limbangan", "ksp", "32.05", {"32.05": 51}, date(2026, 1, 15)),
    "tani": ("Koperasi Tani Samarang", "usp", "32.05", {"32.05": 73}, date(2019, 6, 3)),
    "lintas": ("KSP Parahyangan Lintas", "ksp", "32.05", {"32.05": 140, "32.73": 95}, date(2025, 5, 6)),
    "jabar": ("KSP Jabar Sejahtera", "ksp", "32.73", {"32.73": 210, "32.06": 130}, date(2024, 9, 9)),
    "nusantara": ("KSP Nusantara Mandiri", "ksp", "32.73", {"32.73": 640, "33.74": 380, "32.05": 45}, date(2014, 4, 2)),
    "wanita": ("KSP Wanita Mandiri Garut", "ksp", "32.05", {"32.05": 305}, date(2012, 7, 19)),
    "guru": ("KSP Guru Garut Sejahtera", "ksp", "32.05", {"32.05": 520}, date(2011, 2, 8)),
    "samudra": ("KSP Samudra Raya", "ksp", "33.74", {"33.74": 150, "32.73": 85}, date(2026, 3, 5)),
    "khatulistiwa": ("KSP Khatulistiwa Karya", "ksp", "32.73", {"32.73": 260, "33.74": 75}, date(2025, 10, 14)),
    "rukun": ("KSP Rukun Bayongbong", "ksp", "32.05", {"32.05": 96}, date(2016, 5, 11)),
    "warga": ("KSP Warga Cisurupan", "ksp", "32.05", {"32.05": 58}, date(2017, 8, 2)),
    "bahari": ("KSP Bahari Bersama", "ksp", "33.74", {"33.74": 310, "32.05": 40}, date(2025, 4, 22)),
}
# One book year in millions of rupiah, by the lines of aturan.kesehatan.ANGKA: a sound koperasi.
ANGKA = {
    "kas": 25, "bank": 65, "simpanan_pada_lembaga_lain": 100, "surat_berharga": 0, "pinjaman_anggota": 1200,
    "pinjaman_calon_anggota": 40, "pinjaman_koperasi_lain": 10, "cadangan_penghapusan": 30, "penyertaan": 20,
    "pendapatan_ymh_diterima": 10, "aktiva_tetap": 90, "akumulasi_penyusutan": 40, "aktiva_lain": 10, "tabungan": 450,
    "simpanan_berjangka": 150, "beban_ymh_dibayar": 10, "pinjaman_diterima": 90, "kewajiban_lancar_lain": 20,
    "kewajiban_jangka_panjang": 30, "modal_penyertaan": 40, "simpanan_pokok": 60, "simpanan_wajib": 400,
    "simpanan_sejenis_wajib": 50, "hibah": 10, "cadangan_umum": 60, "cadangan_risiko": 20, "shu_belum_dibagi": 110,
    "partisipasi_bruto": 240, "beban_pokok": 60, "pendapatan_non_anggota": 20, "shu_kotor": 200, "beban_usaha": 70,
    "beban_usaha_anggota": 65, "biaya_karyawan": 45, "beban_perkoperasian": 15, "shu_sebelum_pajak": 115,
    "shu_tahun_berjalan": 110, "shu_bagian_anggota": 44, "penyisihan_cadangan": 33, "pinjaman_kurang_lancar": 20,
    "pinjaman_diragukan": 8, "pinjaman_macet": 12, "pinjaman_berisiko": 250, "volume_pinjaman_anggota": 1900,
    "volume_pinjaman": 2000, "meppp": 10,
}  # fmt: skip
# What the koperasi itself owned last year grew faster than the rest, as questions 19 to 22 ask.
LALU = {"simpanan_wajib": Decimal("0.80"), "simpanan_pokok": Decimal("0.80")}


class Command(BaseCommand):
    help = "Muat data contoh usaha simpan pinjam satu kali, lalu cetak akunnya. Jalankan sesudah muat_demo."

    def handle(self, *args, **options):
        if not Pengguna.objects.filter(username=PEJABAT[0][0]).exists():
            self.stdout.write("Data contoh usaha simpan pinjam tidak dimuat: jalankan muat_demo lebih dahulu.")
            return
        if not Pengguna.objects.filter(username=AKUN[0].username).exists():
            with transaction.atomic():
                Demo().muat()
        if settings.KUNCI_SAKSI:
            tumbuhkan()
        rangkap = tuple(Akun(nama, "", "", "", peran, "", melihat) for nama, peran, melihat in RANGKAP)
        cetak_akun(self.stdout, "Akun contoh usaha simpan pinjam", AKUN + rangkap)


class Demo:
    def __init__(self):
        self.kantor = {nama: Instansi.objects.filter(wilayah=kode).first() for nama, kode in KANTOR.items()}
        self.hari = hari_ini(self.kantor["garut"].wilayah)
        self.berkas = render_pdf("<h1>Berkas contoh</h1><p>Pindaian berkas koperasi, hanya untuk contoh.</p>")

    def muat(self):
        self.orang = buat_akun(AKUN, self.kantor, self.hari, PANGKAT)
        for nama, kantor, atas_nama in PEJABAT:
            self.orang[nama] = Pengguna.objects.get(username=nama)
            Penugasan.objects.create(
                pengguna=self.orang[nama], instansi=self.kantor[kantor], peran=Peran.PEJABAT, jabatan="Kepala Dinas",
                atas_nama=atas_nama, mulai=MULAI, sampai=self.hari + timedelta(days=365), dasar=DASAR_SEMENTARA,
            )  # fmt: skip
        admin = Pengguna.objects.get(username="admin.pusat")
        muat(admin, admin.penugasan.get())
        self.kualifikasi()
        self.koperasi = {kunci: self.buat_koperasi(kunci, *isi) for kunci, isi in KOPERASI.items()}
        self.izin()
        self.penilaian()
        self.jaringan()
        muat_pengawasan(self, ANGKA, self.koperasi["rukun"], self.koperasi["warga"])
        muat_lama(self, *(self.koperasi[kunci] for kunci in ("guru", "wanita", "mitra")))
        muat_pemeriksaan(self, *(self.koperasi[kunci] for kunci in ("guru", "warga", "rukun")))

    def kualifikasi(self):
        for nama, didik in (("penilai.garut", "s1"), ("penilai2.garut", "d3")):
            KualifikasiPenilai.objects.create(
                pengguna=self.orang[nama], pendidikan=didik, pelatihan="Bimbingan teknis penilaian kesehatan KSP/USP",
                pelatihan_nomor=f"BT-{didik.upper()}/2024", pelatihan_tanggal=date(2024, 5, 16),
                dicatat_oleh=self.orang["pengawas.garut"],
            )  # fmt: skip

    # The register

    def buat_koperasi(self, kunci, nama, jenis, duduk, anggota, sah) -> Koperasi:
        urut = list(KOPERASI).index(kunci) + 1
        isi = {
            "nama": nama, "jenis": jenis, "wilayah": Wilayah.objects.get(pk=duduk), "tanggal_badan_hukum": sah,
            "nik_koperasi": f"32050200{urut:05}", "alamat": f"Jalan Contoh Nomor {urut}", "telepon": "0262000000",
            "visi": "Koperasi yang sehat, kuat, dan dipercaya anggotanya.",
            "misi": "Melayani simpanan dan pinjaman anggota dengan jujur dan murah.",
            "tujuan": "Meningkatkan kesejahteraan anggota.", "mulai_kegiatan": sah + timedelta(days=45),
            "hubungan_diperiksa": self.hari, "ada_unit_lain": False,
        }  # fmt: skip
        nomor = f"518/BH/CONTOH/{sah.year}"
        if urut > 1:
            nomor = f"AHU-{urut:07}.AH.01.26.TAHUN {sah.year}"
        koperasi, _ = Koperasi.objects.update_or_create(badan_hukum=nomor, defaults=isi)
        for kode, jumlah in anggota.items():
            WilayahAnggota.objects.create(koperasi=koperasi, wilayah_id=kode, jumlah_anggota=jumlah)
        tetapkan_berwenang(koperasi)
        self.buat_orang(koperasi, urut, sah)
        if kunci == "harapan":  # open points, for the examiner to answer
            koperasi.orang.filter(golongan=Orang.Golongan.PENGAWAS).update(tidak_dihukum=None)
        tetap = Decimal(10_000_000) if jenis == "usp" else Decimal(0)
        Modal.objects.create(
            koperasi=koperasi, per=self.hari.replace(day=1), simpanan_pokok=Decimal(60_000_000),
            simpanan_wajib=Decimal(400_000_000), cadangan=Decimal(60_000_000), modal_tetap=tetap,
            aset=Decimal(1_500_000_000),
        )  # fmt: skip
        Som.objects.create(
            koperasi=koperasi, nomor=f"{urut:02}/SOM/{self.hari.year}", tanggal=self.hari.replace(day=1),
            butir={b.kode: {"ada": True, "catatan": ""} for b in BUTIR_SOM}, aset_tetap=Decimal(90_000_000),
            aset_dijaminkan=Decimal(0),
        )  # fmt: skip
        return koperasi

    def buat_orang(self, koperasi, urut, sah):
        depan = ("Asep", "Lina", "Dedi", "Eti", "Ujang", "Iis")
        belakang = (
            "Suryana", "Wijaya", "Kusnadi", "Setiadi", "Saepudin", "Hidayat", "Permana", "Ramdani", "Gunawan",
            "Mulyana", "Sutisna", "Komara", "Natawijaya", "Nugraha", "Firmansyah", "Kosasih",
        )  # fmt: skip
        jabatan = ("Ketua", "Sekretaris", "Bendahara") * 2
        angkat = max(sah, self.hari - timedelta(days=500))
        for n, (siapa, sebagai) in enumerate(zip(depan, jabatan, strict=True)):
            golongan = Orang.Golongan.PENGURUS if n < 3 else Orang.Golongan.PENGAWAS
            Orang.objects.create(
                koperasi=koperasi, golongan=golongan, nama=f"{siapa} {belakang[(n + urut) % len(belakang)]}",
                jabatan=sebagai, nik=f"3205{n + 1:02}1503{70 + n:02}{urut:04}", anggota=True, anggota_sejak=sah,
                rapat_anggota=angkat, diangkat=angkat, berakhir=angkat + timedelta(days=5 * 365), tidak_dihukum=True,
                periode=1,
            )  # fmt: skip

    def unggah(self, urusan, butir, oleh):
        simpan_berkas(SimpleUploadedFile(f"{butir}.pdf", self.berkas), oleh, urusan, butir)

    # Permohonan izin

    def izin(self):
        for kunci in ("mitra", "nusantara", "wanita", "guru"):
            self.sampai(self.permohonan(kunci), "terbitkan_izin")
        self.permohonan("sinar", lengkap=False)
        self.permohonan("lintas", meja="garut")
        self.sampai(self.permohonan("harapan"), "terima")
        self.sampai(self.permohonan("jabar"), "terima")
        self.permohonan("samudra", lengkap=False)
        self.sampai(self.permohonan("khatulistiwa"), "terima")
        for kunci in ("karya", "bahari"):
            self.sampai(self.permohonan(kunci), "selesai_periksa")
        self.sampai(self.permohonan("tani", modal=Decimal(10_000_000)), "selesai_periksa", usul="daftar")
        kurang = self.sampai(self.permohonan("limbangan"), "terima")
        self.tandai(kurang, tidak={"7f": "Rencana kerja baru satu tahun; lampirkan dua tahun."})
        self.langkah(ALUR_PERMOHONAN, kurang, "kirim_kekurangan", "pemeriksa.garut")

    def meja(self, urusan, peran) -> str:
        """The log-in that holds `peran` at the authority of a case."""
        tempat = {kode: nama for nama, kode in KANTOR.items()}[urusan.berwenang_id]
        if peran == "pejabat":
            return "deputi" if tempat == "pusat" else f"dinas.{tempat}"
        return f"{peran}.{tempat}"

    def permohonan(self, kunci, *, meja="", lengkap=True, modal=None) -> PermohonanIzin:
        koperasi = self.koperasi[kunci]
        berwenang = self.kantor[meja].wilayah if meja else koperasi.berwenang
        p = PermohonanIzin(
            koperasi=koperasi, berwenang=berwenang, wilayah=wilayah_urusan(koperasi.wilayah, berwenang),
            nomor_surat=f"{koperasi.pk:03}/KSP/{self.hari.month}/{self.hari.year}", tanggal_surat=self.hari,
        )  # fmt: skip
        loket = self.orang[self.meja(p, "loket")]
        instansi = loket.penugasan.first().instansi
        p.nomor_perkara = (
            f"IZN-{berwenang.pk}-{self.hari.year}-{nomor_berikut(instansi, 'permohonan_izin', self.hari):04}"
        )
        ALUR_PERMOHONAN.buat(p, loket)
        if not lengkap:
            return p
        k = kewenangan_permohonan(p)
        syarat = modal_awal(p.jenis_izin, p.bentuk_izin, k.lingkup).pada(self.hari).nilai
        isi = {
            "bank": "bpd_jabar", "nomor_bilyet": f"BD-{koperasi.pk:06}", "tanggal_deposito": self.hari,
            "modal_disetor": syarat if modal is None else modal, "deposito_atas_nama": "koperasi",
            "rekening_bank": "Bank BJB", "rekening_nomor": f"0012{koperasi.pk:06}", "rekening_atas_nama": koperasi.nama,
            "rekening_milik_koperasi": True, "rencana_mulai": self.hari.year + 1, "rencana_tahun": 2,
        }  # fmt: skip
        PermohonanIzin.objects.filter(pk=p.pk).update(**isi)
        p = PermohonanIzin.objects.get(pk=p.pk)
        for butir in butir_berkas(p):
            if butir != "7d":
                self.unggah(p, butir, loket)
        for orang in koperasi.orang.all():
            for jenis in ("rh", "ktp"):
                self.unggah(p, f"7d-{orang.pk}-{jenis}", loket)
        return p

    def tandai(self, p, tidak=()):
        oleh, digest = self.orang[self.meja(p, "pemeriksa")], sidik_butir(p)
        for butir in butir_berkas(p):
            hasil = {"hasil": "tidak" if butir in tidak else "ada", "catatan": dict(tidak).get(butir, ""), "oleh": oleh}
            PemeriksaanBerkas.objects.update_or_create(
                permohonan=p, butir=butir, defaults=hasil | {"sidik": digest[butir]}
            )

    def langkah(self, alur, urusan, aksi, siapa, alasan=""):
        """One step through the gate, with what the desk has saved so far."""
        urusan = type(urusan).objects.get(pk=urusan.pk)
        t = alur.t(aksi, urusan.status)
        penilaian = t.kumpulkan(urusan) if t.kumpulkan else None
        alur.jalankan(urusan, aksi, self.orang[siapa], versi=urusan.versi, alasan=alasan, penilaian=penilaian)
        return type(urusan).objects.get(pk=urusan.pk)

    def sampai(self, p, akhir, usul="terbit"):
        """An application from its draft through `akhir`."""
        for aksi, peran in (
            ("terima", "loket"), ("nyatakan_lengkap", "pemeriksa"), ("selesai_periksa", "pemeriksa"),
            ("terbitkan_izin", "pejabat"),
        ):  # fmt: skip
            if aksi == "nyatakan_lengkap":
                self.tandai(p)
            if aksi == "selesai_periksa":
                PermohonanIzin.objects.filter(pk=p.pk).update(usul=usul, usul_catatan="Berkas dan modal sesuai.")
            p = self.langkah(ALUR_PERMOHONAN, p, aksi, self.meja(p, peran))
            if aksi == akhir:
                return p
        return p

    # Penilaian kesehatan

    def penilaian(self):
        tahun = self.hari.year - 1
        for kunci in ("mitra", "wanita", "guru"):
            self.laporan(self.koperasi[kunci], tahun - 1, Decimal("0.84"))
            self.laporan(self.koperasi[kunci], tahun, Decimal(1))
        self.nilai("mitra", tahun, ("selesai_isi", "nyatakan_benar", "tetapkan"))
        self.nilai("wanita", tahun, ("selesai_isi",))
        self.nilai("guru", tahun, ())

    def laporan(self, koperasi, tahun, kali) -> LaporanKeuangan:
        angka = {
            kode: Decimal(n) * 1_000_000 * (kali if kali == 1 else LALU.get(kode, kali)) for kode, n in ANGKA.items()
        }
        if kali != 1:  # what the shares grew less is balanced by what is owed
            selisih = sum(Decimal(ANGKA[k]) * 1_000_000 * (kali - LALU[k]) for k in LALU)
            angka["kewajiban_lancar_lain"] += selisih
        laporan = LaporanKeuangan.objects.create(
            koperasi=koperasi, tahun_buku=tahun, nomor=f"LK-{tahun}", diterima=min(self.hari, date(tahun + 1, 3, 20)),
            rapat_anggota=min(self.hari, date(tahun + 1, 3, 12)), dicatat_oleh=self.orang["penilai.garut"], **angka,
        )  # fmt: skip
        return laporan

    def nilai(self, kunci, tahun, langkah):
        koperasi, pengawas = self.koperasi[kunci], self.orang["pengawas.garut"]
        p = PenilaianKesehatan(
            koperasi=koperasi, tahun_buku=tahun, wilayah=wilayah_penilaian(koperasi), berwenang=koperasi.berwenang,
            target=self.hari + timedelta(days=30), catatan="Angka sesuai buku dan laporan rapat anggota.",
        )  # fmt: skip
        urut = nomor_berikut(self.kantor["garut"], "penilaian", self.hari)
        p.nomor_perkara = f"NIL-{koperasi.berwenang_id}-{self.hari.year}-{urut:04}"
        ALUR_PENILAIAN.buat(p, pengawas)
        AnggotaTimPenilai.objects.create(
            penilaian=p, pengguna=self.orang["penilai.garut"], ketua=True, tanpa_hubungan=True
        )
        self.unggah(p, "laporan", self.orang["penilai.garut"])
        for tanya in PERTANYAAN if langkah else PERTANYAAN[:12]:
            JawabanManajemen.objects.create(
                penilaian=p, nomor=tanya.nomor, jawaban=True, keterangan="Dokumen diperlihatkan.",
                alasan="Diperiksa pada buku koperasi." if tanya.otomatis else "",
            )  # fmt: skip
        siapa = {"selesai_isi": "penilai.garut", "nyatakan_benar": "penilai2.garut", "tetapkan": "dinas.garut"}
        for aksi in langkah:
            p = self.langkah(ALUR_PENILAIAN, p, aksi, siapa[aksi])

    # Kantor

    def jaringan(self):
        self.buka("mitra", "kc", "Cikajang", ("setujui", "lapor_mulai"))
        self.buka("mitra", "kcp", "Samarang", ("nyatakan_lengkap",))
        self.buka("mitra", "kk", "Pasar Guntur", ("terima",))
        self.buka("mitra", "kc", "Malangbong", ("setujui",))
        self.buka("nusantara", "kc", "Garut Kota", ())
        self.ubah(
            "Cibatu", "pindah", "catat_pindah", alamat="Jalan Pasar Cibatu Nomor 21", kecamatan="Cibatu",
        )  # fmt: skip
        self.ubah(
            "Wanaraja", "tutup", "catat_tutup",
            penyerahan="Simpanan dan pinjaman dilayani Kantor Cabang Cibatu sejak hari yang sama; anggota diberi tahu"
            " dengan surat.",
        )  # fmt: skip
        self.ubah(
            "Cisurupan", "kepala", "", kepala_nama="Yayan Mulyana", kepala_sertifikat_nomor="SK-2025-0342",
            kepala_sertifikat_lsp="LSP Koperasi Jasa Keuangan",
            kepala_sertifikat_sampai=self.hari + timedelta(days=500),
        )  # fmt: skip

    def ubah(self, nama, jenis, akhir, **isi):
        """An office of its own that opened and then changed; without `akhir` the change waits for the official."""
        k = self.buka("mitra", "kc", nama, ("setujui", "lapor_mulai"))
        loket = self.orang["loket.garut"]
        p = mulai_perubahan(k, jenis, loket)
        surat = {"nomor_surat": f"{k.pk:03}/KSP-M", "tanggal_surat": self.hari, "berlaku_pada": self.hari}
        PerubahanKantor.objects.filter(pk=p.pk).update(**surat, **isi)
        self.unggah(p, "surat", loket)
        p = self.langkah(ALUR_PERUBAHAN, p, "ajukan", "loket.garut")
        if akhir:
            self.langkah(ALUR_PERUBAHAN, p, akhir, "dinas.garut")

    def buka(self, kunci, jenis, nama, sampai):
        koperasi, garut = self.koperasi[kunci], self.kantor["garut"]
        loket = self.orang["loket.garut"]
        k = JaringanPelayanan(
            koperasi=koperasi, jenis=jenis, nama=nama, wilayah=garut.wilayah, berwenang=garut.wilayah,
            alamat=f"Jalan {nama.split()[-1]} Nomor 7", kecamatan=nama.split()[-1], nomor_surat=f"{koperasi.pk:03}/KC",
            tanggal_surat=self.hari, anggota_daerah=45, anggota_seluruh=400, modal_kerja=Decimal(50_000_000),
            neraca_tahun_buku=self.hari.year - 1, rencana_kerja_bulan=12, kepala_nama="Cecep Rustandi",
            kepala_sertifikat_nomor="SK-2024-0117", kepala_sertifikat_lsp="LSP Koperasi Jasa Keuangan",
            kepala_sertifikat_sampai=self.hari + timedelta(days=400),
        )  # fmt: skip
        k.nomor_perkara = f"KTR-32.05-{self.hari.year}-{nomor_berikut(garut, 'jaringan', self.hari):04}"
        ALUR_JARINGAN.buat(k, loket)
        SaranaKerja.objects.create(jaringan=k, nama="Meja layanan", jumlah=3, kondisi="Baik")
        SaranaKerja.objects.create(jaringan=k, nama="Komputer", jumlah=2, kondisi="Baik")
        PersonelKantor.objects.create(jaringan=k, golongan="pimpinan", nama="Cecep Rustandi", riwayat_hidup=True)
        PersonelKantor.objects.create(jaringan=k, golongan="karyawan", nama="Rina Herlina", jabatan="Kasir")
        for butir in butir_kantor(k):
            self.unggah(k, butir, loket)
        for aksi, siapa in (
            ("terima", "loket.garut"), ("nyatakan_lengkap", "pemeriksa.garut"), ("selesai_periksa", "pemeriksa.garut"),
            ("setujui", "dinas.garut"),
        ):  # fmt: skip
            if not sampai:
                return k
            if aksi == "nyatakan_lengkap":
                for butir in butir_kantor(k):
                    PemeriksaanKantor.objects.create(jaringan=k, butir=butir, hasil="ada", oleh=self.orang[siapa])
            if aksi == "selesai_periksa":
                JaringanPelayanan.objects.filter(pk=k.pk).update(usul="setuju", usul_catatan="Semua syarat terpenuhi.")
            k = self.langkah(ALUR_JARINGAN, k, aksi, siapa)
            if aksi == sampai[0]:
                break
        if "lapor_mulai" in sampai:
            JaringanPelayanan.objects.filter(pk=k.pk).update(tanggal_mulai=self.hari)
            self.unggah(k, "mulai", loket)
            k = self.langkah(ALUR_JARINGAN, k, "lapor_mulai", "loket.garut")
        return k
