"""Rows of savings and loans for benchmarks, for the koperasi that buat_data made: the same ones each time, invented.

Statuses are written straight into the tables, with trail, letters and registers that fit, because a national set
through the gate would take hours; for that reason the command refuses a database in which anybody applied. Results of
earlier book years are recorded ones (`cara` CATAT), those of the last book year were computed and are frozen with their
figures; answers stand in rows only where the work is running.
"""

import itertools
import random
import time
from datetime import UTC, date, datetime, timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Exists, OuterRef, Subquery

from aturan.kesehatan import PERTANYAAN, kegiatan_dihentikan, predikat
from aturan.simpan_pinjam_2015.izin import BERKAS_IZIN
from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_mulai
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from aturan.simpan_pinjam_2015.modal import modal_awal, tenggat_registrasi
from aturan.simpan_pinjam_2015.som import BUTIR_SOM
from contoh.laporan_ukur import buat_laporan, buat_sanksi, buat_tenggat
from contoh.lembar_usp import LEMBAR, Lembar
from contoh.orang import nama_orang, nik_contoh
from contoh.petugas_usp import Petugas
from contoh.pola_usp import (
    GOLONGAN,
    LANGKAH_IZIN,
    LANGKAH_KANTOR,
    LANGKAH_NILAI,
    POLA_IZIN,
    POLA_KANTOR,
    POLA_NILAI,
    PULANG,
    TAHUN,
    TAHUN_BUKU,
    TEMUAN_BELUM,
    TEPI_MODAL,
    TEPI_TOTAL,
    Jalan,
    K,
    N,
    Perkara,
    S,
    Unit,
)
from contoh.ukur import Catatan, dinyatakan, salin, segarkan_statistik
from core.dasar.izin import KODE_PUSAT, Peran
from core.dasar.rahasia import sidik_nik
from core.models import Berkas, Penugasan, Wilayah
from ksp_usp.models import (
    AnggotaTimPenilai,
    JawabanManajemen,
    Koperasi,
    LaporanKeuangan,
    Modal,
    Orang,
    Pendiri,
    PenilaianKesehatan,
    Som,
    WilayahAnggota,
)
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.surat import HASIL_PENILAIAN
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.syarat import butir_kantor
from perizinan.models import (
    EntriRegistrasi,
    IzinUsaha,
    JaringanPelayanan,
    Kunjungan,
    PemeriksaanBerkas,
    PemeriksaanKantor,
    PenilaianKantor,
    PeristiwaIzin,
    PermohonanIzin,
    PersonelKantor,
    SaranaKerja,
)

SEKALI = 2_000  # koperasi at a time
# Of 130,119 koperasi 73,705 run a KSP or a USP.
UNIT_NASIONAL, KOPERASI_NASIONAL = 73_705, 130_119


class Command(BaseCommand):
    help = "Tambahkan usaha simpan pinjam pada data buat_data: koperasi, izin, kantor, laporan, penilaian."

    def handle(self, *args, **options):
        if not Penugasan.objects.filter(peran=Peran.POKJA_KABKOTA).exists() or not Koperasi.objects.exists():
            raise CommandError("Jalankan buat_data lebih dahulu: perintah ini menambah pada koperasi dan pegawainya.")
        if PermohonanIzin.objects.exists() or WilayahAnggota.objects.exists():
            raise CommandError("Basis data ini sudah berisi data simpan pinjam. Pakai basis data yang baru diisi.")
        mulai = time.monotonic()
        with dinyatakan():
            Data().muat()
        if options["verbosity"]:
            for model in (
                WilayahAnggota, Orang, Modal, PermohonanIzin, IzinUsaha, EntriRegistrasi, JaringanPelayanan,
                LaporanKeuangan, PenilaianKesehatan, Berkas,
            ):  # fmt: skip
                self.stdout.write(f"{model._meta.verbose_name}: {model.objects.count()} baris")
            self.stdout.write(f"Selesai dalam {time.monotonic() - mulai:.0f} detik.")


class Data:
    def __init__(self):
        self.acak = random.Random(2015)  # noqa: S311 invented rows, nothing secret
        self.wilayah = Wilayah.objects.in_bulk()
        self.catatan = Catatan(self.acak)
        self.kunci = {model: itertools.count(1) for model in (PermohonanIzin, IzinUsaha, JaringanPelayanan)}
        self.kunci |= {model: itertools.count(1) for model in (LaporanKeuangan, PenilaianKesehatan)}
        self.baris: dict[type, list[dict]] = {}
        self.lembar = Lembar()

    def muat(self):
        self.petugas = Petugas()
        self.siapa = self.petugas.siapa
        self.buat_unit()
        pelamar, kantor = itertools.count(), itertools.count()
        urutan = self.unit[:]
        self.acak.shuffle(urutan)  # cases come in from everywhere, not one region after the other
        for awal in range(0, len(urutan), SEKALI):
            for u in urutan[awal : awal + SEKALI]:
                self.buat_register(u)
                if u.urut % 11 in (0, 4, 8):  # 27 of 100 applied in these five years
                    self.buat_permohonan(u, next(pelamar))
                else:
                    self.buat_izin_terdahulu(u)
                if u.jenis == "ksp" and u.urut % 10 == 0:
                    for _ in range(len(u.anggota) if len(u.anggota) > 33 else 5 + u.urut // 10 % 2):
                        self.buat_kantor(u, next(kantor))
                self.buat_penilaian(u)
                buat_laporan(self, u)
                buat_sanksi(self, u)
            self.simpan()
        buat_tenggat(self)
        self.tandai_koperasi()

    def tambah(self, model, **isi) -> int | None:
        """A row to be written with the next batch; its key where the model's are given out here."""
        if model in self.kunci and "id" not in isi:
            isi["id"] = next(self.kunci[model])
        self.baris.setdefault(model, []).append(isi)
        return isi.get("id")

    def simpan(self):
        self.catatan.simpan()
        # What is locked once it is handed over goes before the case that locks it; keys are checked at the end.
        terkunci = (AnggotaTimPenilai, JawabanManajemen)
        for model in (*terkunci, *(m for m in self.baris if m not in terkunci)):
            salin(model, self.baris.pop(model, ()))

    # The register

    def buat_unit(self):
        """Which koperasi run a KSP or USP, where their members live, and whose matter they are by that."""
        self.unit = []
        self.anak: dict[str, list[str]] = {}
        for kode in sorted(k for k in self.wilayah if "." in k):
            self.anak.setdefault(kode[:2], []).append(kode)
        semua = Koperasi.objects.order_by("pk").values_list(
            "pk", "nama", "jenis", "alamat", "tanggal_badan_hukum", "wilayah_id", "berwenang_id"
        )
        for n, isi in enumerate(semua.iterator(2000)):
            if (n + 1) * UNIT_NASIONAL // KOPERASI_NASIONAL > n * UNIT_NASIONAL // KOPERASI_NASIONAL:
                u = Unit(len(self.unit), *isi)
                self.tetapkan_keanggotaan(u)
                self.unit.append(u)

    def tetapkan_keanggotaan(self, u: Unit):
        """700 of 73,705 reach across provinces, 2,285 across the kabupaten/kota of one; the first one into all 38."""
        provinsi, saudara = u.wilayah_id[:2], self.anak[u.wilayah_id[:2]]
        u.anggota = [u.wilayah_id]
        if u.urut % 105 == 0:
            lain = [daftar[0] for kode, daftar in self.anak.items() if kode != provinsi]
            u.anggota += lain if u.urut == 0 else lain[: 1 + u.urut // 105 % 5]
            u.lingkup, u.berwenang_id = Lingkup.NASIONAL.value, KODE_PUSAT
        elif u.urut % 32 == 1 and len(saudara) > 1:
            u.anggota += [k for k in saudara if k != u.wilayah_id][: 1 + u.urut // 32 % 4]
            u.lingkup, u.berwenang_id = Lingkup.PROVINSI.value, provinsi
        elif not self.wilayah[u.wilayah_id].otonom:
            u.lingkup = Lingkup.PROVINSI.value
        if u.urut % 97 == 5:
            u.bentuk = "sekunder"

    def modal_awal(self, u: Unit) -> int:
        return int(modal_awal(u.jenis, u.bentuk, u.lingkup).pada(date(TAHUN, 1, 1)).nilai)

    def buat_register(self, u: Unit):
        loket = self.siapa(Peran.LOKET, u.berwenang_id)
        for kode in u.anggota:
            self.tambah(WilayahAnggota, koperasi_id=u.pk, wilayah_id=kode, jumlah_anggota=self.acak.randint(20, 900))
        if u.bentuk == "sekunder":
            for n in range(3):
                isi = {"nama": f"KSP Pendiri {n + 1}", "badan_hukum": f"{u.pk}/PENDIRI/{n}", "jenis": "ksp"}
                self.tambah(Pendiri, koperasi_id=u.pk, sebagai="keduanya", **isi)
        for n, (golongan, jabatan) in enumerate(GOLONGAN):
            kelamin = self.acak.choice("LP")
            nik = nik_contoh(self.acak, u.wilayah_id, kelamin, u.pk * 7 + n)
            self.tambah(
                Orang, koperasi_id=u.pk, golongan=golongan, jabatan=jabatan, nama=nama_orang(self.acak, kelamin),
                nik=nik, nik_sidik=sidik_nik(nik), anggota=True, anggota_sejak=u.lahir, rapat_anggota=date(2024, 2, 5),
                periode=1, diangkat=date(2024, 2, 5), berakhir=date(2029, 2, 4), tidak_dihukum=True,
            )  # fmt: skip
        # The first ones lie at the edge of what the law asks of their kind.
        jumlah = self.modal_awal(u)
        jumlah += TEPI_MODAL[u.urut % 3] if u.urut < 12 else self.acak.randrange(900) * 1_000_000
        isi = {"simpanan_wajib": 0, "modal_tetap": 0}
        isi["simpanan_wajib" if u.jenis == "ksp" else "modal_tetap"] = jumlah
        self.tambah(Modal, koperasi_id=u.pk, per=date(2025, 12, 31), aset=jumlah * 4, **isi)
        self.catatan.tulis_jejak(
            u.jenis_objek, u.pk, u.wilayah_id, loket, datetime(2021, 3, 1, 3, 0, tzinfo=UTC), aksi="catat",
            kalimat=f"mencatat {u.nama}",
        )  # fmt: skip

    def tandai_koperasi(self):
        """What the register itself says since: authority, form, licence, whether activity stands still."""
        lain = {u.pk: u for u in self.unit if u.bentuk != "primer" or u.lingkup != Lingkup.KABKOTA.value}
        berubah = []
        for k in Koperasi.objects.filter(pk__in=lain).only("berwenang", "bentuk"):
            k.berwenang_id, k.bentuk = lain[k.pk].berwenang_id, lain[k.pk].bentuk
            berubah.append(k)
        Koperasi.objects.bulk_update(berubah, ["berwenang", "bentuk"], batch_size=250)
        segarkan_statistik()
        pertama = IzinUsaha.objects.filter(koperasi=OuterRef("pk")).order_by("tanggal").values("tanggal")[:1]
        berunit = Koperasi.objects.filter(Exists(Modal.objects.filter(koperasi=OuterRef("pk"))))
        berunit.update(berizin_sejak=Subquery(pertama), hubungan_diperiksa=date(2024, 3, 1), ada_unit_lain=False)
        berhenti = [u.pk for u in self.unit if u.predikat and kegiatan_dihentikan(u.predikat, date(TAHUN, 6, 1))]
        Koperasi.objects.filter(pk__in=berhenti).update(dihentikan_sejak=date(TAHUN, 6, 1))

    def tempuh(
        self, alur, urusan: Perkara, berwenang: str, langkah, waktu: datetime, hal: str, *, surat: bool = True
    ) -> Jalan:
        """Walk a case along its route: one row of the trail an act, with the letters that the act issues."""
        jalan = Jalan()
        for n, aksi in enumerate(("buat", *langkah)):
            t = alur.t(aksi, jalan.status)
            # The second assessor checks what the first one filled.
            pelaku = self.siapa(t.peran, berwenang, aksi == "nyatakan_benar")
            self.catatan.tulis_langkah(urusan, t, jalan.status, pelaku, waktu)
            for efek in t.maka if surat else ():
                if jenis := getattr(efek, "jenis_surat", None):
                    jalan.surat[jenis.kode] = self.catatan.tulis_surat(jenis, pelaku, waktu, [urusan], hal)
            if t.ke != jalan.status:
                jalan.sejak = waktu
            jalan.status, jalan.versi = str(t.ke), n + 1
            jalan.oleh[aksi], jalan.kapan[aksi] = pelaku, waktu
            waktu += timedelta(days=self.acak.randint(1, 4), hours=self.acak.randint(0, 6))
        return jalan

    def dasar_urusan(self, perkara: Perkara, jenis: str, awalan: str, berwenang: str, jalan: Jalan, tahun: int) -> dict:
        urut = self.catatan.nomor_berikut(self.petugas.kantor[berwenang].pk, jenis, tahun)
        return {
            "id": perkara.pk, "nomor_perkara": f"{awalan}-{berwenang}-{tahun}-{urut:04}", "status": jalan.status,
            "versi": jalan.versi, "wilayah_id": perkara.wilayah_id, "berwenang_id": berwenang,
            "status_sejak": jalan.sejak, "dibuat_oleh_id": jalan.siapa("buat"),
        }  # fmt: skip

    def mulai(self, berjalan: bool) -> datetime:
        """When a case came in: a running one this autumn, a closed one in any of five years."""
        if berjalan:
            return datetime(TAHUN, 9, 1, 2, 0, tzinfo=UTC) + timedelta(days=self.acak.randrange(50))
        return datetime(2021, 2, 1, 2, 0, tzinfo=UTC) + timedelta(days=self.acak.randrange(5 * 365))

    def berkas(self, perkara: Perkara, butir, oleh: Penugasan):
        for satu in butir:
            self.tambah(
                Berkas, objek_jenis=perkara.jenis_objek, objek_id=perkara.pk, butir=satu, wilayah_id=perkara.wilayah_id,
                nama=f"{satu}.pdf", jenis="pdf", ukuran=4096, sha256=self.catatan.sha256, isi=self.catatan.pdf,
                diunggah_oleh_id=oleh.pengguna_id,
            )  # fmt: skip

    def wilayah_urusan(self, u: Unit) -> str:
        di_bawah = u.berwenang_id in (KODE_PUSAT, u.wilayah_id) or u.wilayah_id.startswith(f"{u.berwenang_id}.")
        return u.wilayah_id if di_bawah else u.berwenang_id

    def buat_permohonan(self, u: Unit, nomor: int):
        akhir = POLA_IZIN[nomor % len(POLA_IZIN)]
        if akhir == S.TERDAFTAR and u.jenis == "ksp":
            akhir = S.TERBIT
        berjalan = bool(ALUR_PERMOHONAN.dari_status(akhir))
        lama = None
        if nomor % 3 == 2 and akhir != S.TERDAFTAR:
            lama = self.buat_izin_terdahulu(u, diganti=akhir == S.TERBIT)
        langkah = list(LANGKAH_IZIN[akhir])
        if len(langkah) > 2:  # some came back once, few of them five times
            langkah[1:1] = PULANG * (5 if nomor % 40 == 2 else nomor % 4 == 2)
        perkara = Perkara(PermohonanIzin._meta.label_lower, next(self.kunci[PermohonanIzin]), self.wilayah_urusan(u))
        izin = next(self.kunci[IzinUsaha]) if akhir == S.TERBIT else None
        mulai = self.mulai(berjalan)
        jalan = self.tempuh(ALUR_PERMOHONAN, perkara, u.berwenang_id, langkah, mulai, f"Permohonan izin {u.nama}")
        modal = self.modal_awal(u) if akhir != S.TERDAFTAR else 14_999_999
        hari = mulai.date()
        dasar = self.dasar_urusan(perkara, "permohonan_izin", "IZN", u.berwenang_id, jalan, mulai.year)
        self.tambah(
            PermohonanIzin, **dasar, koperasi_id=u.pk, jenis="perubahan" if lama else "baru", izin_lama_id=lama,
            nomor_surat=f"{u.pk}/KSP/{hari.year}", tanggal_surat=hari, bank="bri", nomor_bilyet=f"BD-{u.pk:08}",
            tanggal_deposito=hari, modal_disetor=modal, deposito_atas_nama="koperasi", rekening_bank="BRI",
            rekening_nomor=f"{u.pk:012}", rekening_atas_nama=u.nama, rekening_milik_koperasi=True,
            rencana_mulai=hari.year + 1, rencana_tahun=2, modal_berubah=bool(lama),
            tanggal_ajuan=jalan.hari("terima"), lengkap_pada=jalan.hari("nyatakan_lengkap"),
            usul={S.TERDAFTAR: "daftar", S.DITOLAK: "tolak"}.get(akhir, "terbit")
            if jalan.siapa("selesai_periksa") else "",
            diperiksa_oleh_id=jalan.siapa("selesai_periksa"),
            diputus_oleh_id=jalan.siapa(langkah[-1]) if akhir in (S.TERBIT, S.TERDAFTAR, S.DITOLAK) else None,
        )  # fmt: skip
        butir = [f"7{b.huruf}" for b in BERKAS_IZIN if b.huruf != "d"]
        self.berkas(perkara, butir, jalan.oleh["buat"])
        if akhir not in (S.DRAF, S.DITERIMA):
            self.periksa_berkas(u, perkara, butir, kurang=akhir == S.KURANG)
        self.tambah(
            Som, koperasi_id=u.pk, nomor=f"SOM-{u.pk}", tanggal=date(2024, 1, 8),
            butir={b.kode: {"ada": True, "catatan": ""} for b in BUTIR_SOM}, aset_tetap=90_000_000, aset_dijaminkan=0,
        )  # fmt: skip
        if akhir == S.TERBIT:
            self.catat_izin(u, izin, perkara, jalan, lama, modal)
        elif akhir == S.TERDAFTAR:
            surat = jalan.surat["izin_registrasi"]
            self.tambah(
                EntriRegistrasi, koperasi_id=u.pk, permohonan_id=perkara.pk, surat_id=surat.pk,
                penerbit_id=u.berwenang_id, nomor=surat.nomor, tanggal=surat.tanggal, modal_tetap=modal,
                tenggat=tenggat_registrasi(surat.tanggal), dicatat_oleh_id=jalan.siapa("cantumkan"), izin_id=None,
            )  # fmt: skip

    def periksa_berkas(self, u: Unit, perkara: Perkara, butir: list[str], *, kurang: bool):
        pemeriksa = self.siapa(Peran.PEMERIKSA, u.berwenang_id).pengguna_id
        for satu in butir:
            hasil = "tidak" if kurang and satu == "7f" else "ada"
            self.tambah(PemeriksaanBerkas, permohonan_id=perkara.pk, butir=satu, hasil=hasil, oleh_id=pemeriksa)

    def catat_izin(self, u: Unit, izin: int, perkara: Perkara, jalan: Jalan, lama: int | None, modal: int):
        surat, oleh = jalan.surat["izin_usaha"], jalan.siapa("terbitkan_izin")
        self.isi_izin(
            u, izin, permohonan_id=perkara.pk, mengganti_id=lama, surat_id=surat.pk, nomor=surat.nomor,
            tanggal=surat.tanggal, modal_disetor=modal, dicatat_oleh_id=oleh, keadaan="berlaku", terdahulu=False,
        )  # fmt: skip
        for pk, jenis in ((izin, "terbit"), (lama, "diganti")):
            if pk:
                self.tambah(
                    PeristiwaIzin, izin_id=pk, jenis=jenis, tanggal=surat.tanggal, surat_id=surat.pk, oleh_id=oleh
                )  # fmt: skip

    def isi_izin(self, u: Unit, pk: int, **isi):
        wilayah = self.wilayah[u.berwenang_id]
        self.tambah(
            IzinUsaha, id=pk, koperasi_id=u.pk, penerbit_id=wilayah.pk, penerbit_sebutan=f"Kepala {wilayah.nama}",
            nama=u.nama, jenis=u.jenis, bentuk=u.bentuk, kedudukan_id=u.wilayah_id, alamat=u.alamat, lingkup=u.lingkup,
            **isi,
        )  # fmt: skip
        for kode in u.anggota:
            self.tambah(IzinUsaha.keanggotaan.through, izinusaha_id=pk, wilayah_id=kode)
        u.izin_id, u.izin_sejak = pk, u.izin_sejak or isi["tanggal"]

    def buat_izin_terdahulu(self, u: Unit, diganti: bool = False) -> int:
        """A licence that is older than the product; of a hundred one is frozen and one revoked."""
        pk, oleh = next(self.kunci[IzinUsaha]), self.siapa(Peran.PEMERIKSA, u.berwenang_id).pengguna_id
        hari = max(u.lahir, date(2016, 1, 4)) + timedelta(days=self.acak.randrange(1500))
        keadaan = {1: "dibekukan", 51: "dicabut"}.get(u.urut % 100, "berlaku") if not diganti else "diganti"
        self.isi_izin(
            u, pk, nomor=f"503/{u.pk}/IUSP/{hari.year}", tanggal=hari, modal_disetor=self.modal_awal(u),
            dicatat_oleh_id=oleh, keadaan=keadaan, terdahulu=True, permohonan_id=None, mengganti_id=None, surat_id=None,
        )  # fmt: skip
        for jenis in ("dicatat", *([keadaan] if keadaan in ("dibekukan", "dicabut") else ())):
            self.tambah(
                PeristiwaIzin, izin_id=pk, jenis=jenis, oleh_id=oleh, surat_id=None,
                tanggal=hari if jenis == "dicatat" else date(TAHUN, 4, 6),
            )  # fmt: skip
        return pk

    # Offices of the network

    def buat_kantor(self, u: Unit, nomor: int):
        akhir = POLA_KANTOR[nomor % len(POLA_KANTOR)]
        tempat = [k for k in u.anggota if k in self.petugas.kantor]
        lokasi = self.wilayah[tempat[nomor % len(tempat)]]
        berwenang = lokasi.pk if lokasi.otonom else lokasi.induk_id
        jenis = ("kc", "kcp", "kk")[nomor % 3]
        if akhir in (K.GUGUR, K.TIDAK_MULAI) and jenis == "kk":
            jenis = "kc"  # a Kantor Kas has no day by which to begin
        terdahulu = akhir == K.BEROPERASI and nomor % 4 == 0
        langkah = ("catat_terdahulu",) if terdahulu else LANGKAH_KANTOR[akhir]
        berjalan = akhir not in (K.BEROPERASI, K.DITUTUP, K.USUL_TUTUP) and bool(ALUR_JARINGAN.dari_status(akhir))
        perkara = Perkara(JaringanPelayanan._meta.label_lower, next(self.kunci[JaringanPelayanan]), lokasi.pk)
        mulai = self.mulai(berjalan)
        nama = f"{lokasi.nama.split()[-1]} {nomor}"
        jalan = self.tempuh(ALUR_JARINGAN, perkara, berwenang, langkah, mulai, f"Kantor {nama}")
        surat, lengkap = jalan.surat.get("kantor_persetujuan"), None if akhir == K.KURANG else jalan.hari("terima")
        # Seven working days and the weekend between them.
        tempo = lengkap + timedelta(days=9) if akhir in (K.DITERIMA, K.LENGKAP, K.SIAP) else None
        if surat is not None:
            tempo = tenggat_mulai(surat.tanggal, JaringanPelayanan(jenis=jenis).jenis_kantor)
        putus = jalan.siapa("setujui") or jalan.siapa("tolak")
        pk = self.tambah(
            JaringanPelayanan, **self.dasar_urusan(perkara, "jaringan", "KTR", berwenang, jalan, mulai.year),
            koperasi_id=u.pk, jenis=jenis, nama=nama, alamat=f"Jalan Kantor Nomor {nomor % 90 + 1}",
            kecamatan="Kota", nomor_surat=f"{u.pk}/KTR/{nomor}", tanggal_surat=mulai.date(), anggota_daerah=45,
            anggota_seluruh=400, modal_kerja=50_000_000, neraca_tahun_buku=mulai.year - 1, rencana_kerja_bulan=12,
            kepala_nama=nama_orang(self.acak, "L"), kepala_sertifikat_nomor=f"SK-{nomor}",
            kepala_sertifikat_lsp="LSP Contoh", kepala_sertifikat_sampai=date(2030, 1, 1),
            berkas_masuk_pada=jalan.hari("terima"), tanggal_ajuan=jalan.hari("terima"), lengkap_pada=lengkap,
            jatuh_tempo=tempo, usul="" if not jalan.siapa("selesai_periksa") else "tolak"
            if akhir == K.DITOLAK else "setuju", diperiksa_oleh_id=jalan.siapa("selesai_periksa"),
            diputus_oleh_id=putus, persetujuan_id=surat and surat.pk, tanggal_persetujuan=surat and surat.tanggal,
            tanggal_mulai=date(2019, 6, 3) if terdahulu else jalan.hari("lapor_mulai"),
            **(TEMUAN_BELUM if jalan.siapa("temukan_tidak_mulai") else {}),
            alasan_tutup="Papan nama tidak terpasang." if jalan.siapa("usulkan_tutup") else "",
            ditutup_usul_oleh_id=jalan.siapa("usulkan_tutup"), ditutup_oleh_id=jalan.siapa("tutup"),
            terdahulu=terdahulu, nomor_persetujuan_lama=f"503/{nomor}/2019" if terdahulu else "",
        )  # fmt: skip
        self.isi_kantor(pk, perkara, jenis, akhir, berwenang)

    def isi_kantor(self, pk: int, perkara: Perkara, jenis: str, akhir: str, berwenang: str):
        for sarana in ("Meja layanan", "Komputer"):
            self.tambah(SaranaKerja, jaringan_id=pk, nama=sarana, kondisi="Baik")
        for golongan in ("pimpinan", "karyawan"):
            self.tambah(
                PersonelKantor, jaringan_id=pk, golongan=golongan, nama=nama_orang(self.acak, "P"), riwayat_hidup=True
            )  # fmt: skip
        butir = butir_kantor(JaringanPelayanan(jenis=jenis))
        self.berkas(perkara, butir, self.siapa(Peran.LOKET, berwenang))
        pemeriksa, pengawas = (
            self.siapa(Peran.PEMERIKSA, berwenang),
            self.siapa(Peran.PENGAWAS, berwenang),
        )
        if akhir not in (K.DRAF, K.DITERIMA):
            for satu in butir:
                hasil = "tidak" if akhir == K.KURANG and satu == next(iter(butir)) else "ada"
                self.tambah(
                    PemeriksaanKantor, jaringan_id=pk, butir=satu, hasil=hasil, oleh_id=pemeriksa.pengguna_id
                )  # fmt: skip
        if akhir in (K.BEROPERASI, K.USUL_TUTUP):
            for tahun in TAHUN_BUKU:
                self.tambah(
                    PenilaianKantor, jaringan_id=pk, tahun_buku=tahun, tanggal=date(tahun + 1, 6, 10), hasil="Sehat.",
                    petugas_id=pengawas.pengguna_id, jabatan=pengawas.jabatan,
                )  # fmt: skip
            self.tambah(
                Kunjungan, jaringan_id=pk, tanggal=date(TAHUN, 7, 7), hasil="Kegiatan berjalan.", papan_nama=True,
                oleh_id=pengawas.pengguna_id, jabatan=pengawas.jabatan,
            )  # fmt: skip

    # Reports and assessments

    def buat_penilaian(self, u: Unit):
        lembar, laporan = u.urut % LEMBAR, {}
        pencatat = self.siapa(Peran.PENILAI, u.berwenang_id).pengguna_id
        for tahun in TAHUN_BUKU:
            laporan[tahun] = self.tambah(
                LaporanKeuangan, koperasi_id=u.pk, tahun_buku=tahun, nomor=f"LK-{tahun}", dicatat_oleh_id=pencatat,
                diterima=date(tahun + 1, 3, 20), rapat_anggota=date(tahun + 1, 3, 12),
                **self.lembar.angka[lembar, u.jenis, tahun],
            )  # fmt: skip
        for urut, tahun in enumerate(TAHUN_BUKU[:-1]):
            total = self.lembar.total[lembar, u.jenis, tahun]
            if u.urut < len(TEPI_TOTAL) and not urut:
                total = TEPI_TOTAL[u.urut]
            self.satu_penilaian(
                u, tahun, N.DITETAPKAN, cara="catat", total=total, predikat=predikat(total).value, hasil={},
                alasan_catat="Hasil sebelum aplikasi dipakai.", dokumen_hasil=f"BA-{u.pk}/{tahun}", laporan_id=None,
            )  # fmt: skip
        akhir, tahun, hasil = POLA_NILAI[u.urut % len(POLA_NILAI)], TAHUN_BUKU[-1], {}
        isi = {"total": None, "predikat": "", "hasil": hasil}
        if akhir == N.DITETAPKAN:
            hasil = self.lembar.hasil[lembar, u.jenis]
            isi = {"total": self.lembar.total[lembar, u.jenis, tahun], "hasil": hasil}
            isi["predikat"] = u.predikat = predikat(isi["total"]).value
        lanjut = akhir not in (N.DITUGASKAN, N.DIBATALKAN)
        pk = self.satu_penilaian(
            u, tahun, akhir, cara="hitung", alasan_catat="", dokumen_hasil="",
            laporan_id=laporan[tahun] if lanjut else None, **isi,
        )  # fmt: skip
        self.tambah(AnggotaTimPenilai, penilaian_id=pk, pengguna_id=pencatat, ketua=True, tanpa_hubungan=True)
        if akhir in (N.DITUGASKAN, N.DIPERIKSA, N.SIAP):
            for p in PERTANYAAN if lanjut else PERTANYAAN[:12]:
                self.tambah(
                    JawabanManajemen, penilaian_id=pk, nomor=p.nomor, jawaban=self.lembar.jawaban[lembar][p.nomor],
                    keterangan="Dokumen diperlihatkan.", alasan="Diperiksa pada buku." if p.otomatis else "",
                )  # fmt: skip

    def satu_penilaian(self, u: Unit, tahun: int, akhir: str, **isi) -> int:
        pk = next(self.kunci[PenilaianKesehatan])
        perkara = Perkara(PenilaianKesehatan._meta.label_lower, pk, self.wilayah_urusan(u))
        mulai = datetime(tahun + 1, 4, 1, 2, 0, tzinfo=UTC) + timedelta(days=self.acak.randrange(90))
        dicatat = isi["cara"] == "catat"  # a result from elsewhere came with its own papers
        jalan = self.tempuh(
            ALUR_PENILAIAN, perkara, u.berwenang_id, LANGKAH_NILAI[akhir], mulai, f"Penilaian kesehatan {u.nama}",
            surat=not dicatat,
        )  # fmt: skip
        surat = jalan.surat.get(HASIL_PENILAIAN.kode)
        self.tambah(
            PenilaianKesehatan, **self.dasar_urusan(perkara, "penilaian", "NIL", u.berwenang_id, jalan, tahun + 1),
            koperasi_id=u.pk, tahun_buku=tahun, diisi_oleh_id=jalan.siapa("selesai_isi"),
            diperiksa_oleh_id=jalan.siapa("nyatakan_benar"), ditetapkan_oleh_id=jalan.siapa("tetapkan"),
            tanggal_penetapan=jalan.hari("tetapkan"), surat_id=surat and surat.pk,
            catatan="Angka sesuai buku koperasi.", **isi,
        )  # fmt: skip
        return pk
