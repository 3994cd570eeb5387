"""Rows of savings and loans for benchmarks, for the koperasi that buat_data made: the same ones each time, invented.

Statuses are written straight into the tables, with trail, letters and registers that fit, because a national set
through the gate would take hours; for that reason the command refuses a database in which anybody applied. Quarterly
reports and sanctions have no table. Results of earlier book years are recorded ones (`cara` CATAT), those of the last
book year were computed and are frozen with their figures; answers stand in rows only where the work is running.
"""

import itertools
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery

from aturan.kesehatan import ANGKA as SEMUA_POS
from aturan.kesehatan import PERTANYAAN, Penilaian, Predikat, hitung, predikat
from aturan.simpan_pinjam_2015.izin import BERKAS_IZIN
from aturan.simpan_pinjam_2015.kantor_tenggat import tenggat_mulai
from aturan.simpan_pinjam_2015.kewenangan import Lingkup
from aturan.simpan_pinjam_2015.modal import modal_awal, tenggat_registrasi
from aturan.simpan_pinjam_2015.som import BUTIR_SOM
from contoh.management.commands.muat_demo_usp import ANGKA
from contoh.orang import nama_orang, nik_contoh
from contoh.ukur import Catatan, salin
from core.dasar.izin import KODE_PUSAT, Peran
from core.dasar.rahasia import sidik_nik
from core.models import Berkas, Instansi, Penugasan, Wilayah
from ksp_usp.models import (
    AnggotaTimPenilai,
    JawabanManajemen,
    Koperasi,
    KualifikasiPenilai,
    LaporanKeuangan,
    Modal,
    Orang,
    Pendiri,
    PenilaianKesehatan,
    Som,
    StatusPenilaian,
    WilayahAnggota,
)
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.surat import HASIL_PENILAIAN
from ksp_usp.penilaian.syarat import AngkaPenilaian
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
    StatusKantor,
    StatusPermohonan,
)

TAHUN = 2026
TAHUN_BUKU = (2021, 2022, 2023, 2024, 2025)
SEKALI = 2_000  # koperasi at a time
# Of 130,119 koperasi 73,705 run a KSP or a USP.
UNIT_NASIONAL, KOPERASI_NASIONAL = 73_705, 130_119
# Which people of an office, counted from its end, work on savings and loans as well: Penilai are two.
MEJA = (
    (Peran.LOKET, 1), (Peran.PEMERIKSA, 2), (Peran.PEJABAT, 3), (Peran.PENGAWAS, 4), (Peran.PENILAI, 5),
    (Peran.PENILAI, 6),
)  # fmt: skip
S, K, N = StatusPermohonan, StatusKantor, StatusPenilaian
# Forty applications in turn: how each one stands, 65 of 100 ended in a licence.
POLA_IZIN = (
    S.TERBIT, S.DRAF, S.TERBIT, S.DITERIMA, S.TERBIT, S.TERDAFTAR, S.TERBIT, S.KURANG, S.TERBIT, S.LENGKAP, S.TERBIT,
    S.SIAP, S.TERBIT, S.DITOLAK, S.TERBIT, S.DITARIK, S.TERBIT, S.TERDAFTAR, S.TERBIT, S.DITERIMA, S.TERBIT, S.LENGKAP,
    *[S.TERBIT] * 12, S.TERDAFTAR, S.DITOLAK, S.TERDAFTAR, S.DITARIK, S.TERBIT, S.TERBIT,
)  # fmt: skip
LANGKAH_IZIN = {
    S.DRAF: (), S.DITERIMA: ("terima",), S.KURANG: ("terima", "kirim_kekurangan"),
    S.LENGKAP: ("terima", "nyatakan_lengkap"), S.SIAP: ("terima", "nyatakan_lengkap", "selesai_periksa"),
    S.TERBIT: ("terima", "nyatakan_lengkap", "selesai_periksa", "terbitkan_izin"),
    S.TERDAFTAR: ("terima", "nyatakan_lengkap", "selesai_periksa", "cantumkan"),
    S.DITOLAK: ("terima", "nyatakan_lengkap", "selesai_periksa", "tolak"), S.DITARIK: ("terima", "tarik"),
}  # fmt: skip
PULANG = ("kirim_kekurangan", "terima_kelengkapan")
POLA_KANTOR = (
    K.BEROPERASI, K.DRAF, K.DITERIMA, K.KURANG, K.LENGKAP, K.SIAP, K.DISETUJUI, K.DITOLAK, K.GUGUR, K.DITUTUP,
    K.USUL_TUTUP, K.DITARIK, *[K.BEROPERASI] * 10,
)  # fmt: skip
SETUJU = ("terima", "nyatakan_lengkap", "selesai_periksa", "setujui")
LANGKAH_KANTOR = {
    K.DRAF: (), K.DITERIMA: SETUJU[:1], K.KURANG: ("terima", "kirim_kekurangan"), K.LENGKAP: SETUJU[:2],
    K.SIAP: SETUJU[:3], K.DISETUJUI: SETUJU, K.DITOLAK: (*SETUJU[:3], "tolak"), K.GUGUR: (*SETUJU, "gugurkan"),
    K.BEROPERASI: (*SETUJU, "lapor_mulai"), K.USUL_TUTUP: (*SETUJU, "lapor_mulai", "usulkan_tutup"),
    K.DITUTUP: (*SETUJU, "lapor_mulai", "usulkan_tutup", "tutup"), K.DITARIK: ("terima", "tarik"),
}  # fmt: skip
# Twenty assessments of the last book year.
POLA_NILAI = (N.DITETAPKAN, N.DITUGASKAN, N.DITETAPKAN, N.DIPERIKSA, N.DITETAPKAN, N.SIAP, N.DITETAPKAN, N.DIBATALKAN)
POLA_NILAI += (N.DITETAPKAN,) * 12
NILAI = ("selesai_isi", "nyatakan_benar", "tetapkan")
LANGKAH_NILAI = {
    N.DITUGASKAN: (), N.DIPERIKSA: NILAI[:1], N.SIAP: NILAI[:2], N.DITETAPKAN: NILAI, N.DIBATALKAN: ("batalkan",),
}  # fmt: skip
# Recorded totals at the edges of the four categories, and modal one under, at and one over what the law asks.
TEPI_TOTAL = tuple(Decimal(n) for n in ("80", "79.995", "66", "65.995", "51", "50.995"))
TEPI_MODAL = (-1, 0, 1)
LEMBAR = 40  # different sheets of figures; every koperasi reports one of them
GOLONGAN = (("pengurus", "Ketua"), ("pengurus", "Sekretaris"), ("pengurus", "Bendahara"), ("pengawas", "Ketua"),
            ("pengawas", "Anggota"), ("pengawas", "Anggota"), ("pengelola", "Manajer"))  # fmt: skip


@dataclass(slots=True)
class Unit:
    """A KSP or USP, with what later tables need to know of it."""

    urut: int
    pk: int
    nama: str
    jenis: str
    alamat: str
    lahir: date
    wilayah_id: str
    berwenang_id: str
    bentuk: str = "primer"
    lingkup: str = Lingkup.KABKOTA.value
    anggota: list[str] = field(default_factory=list)
    izin_id: int | None = None
    izin_sejak: date | None = None
    predikat: str = ""

    jenis_objek = Koperasi._meta.label_lower


@dataclass(slots=True)
class Perkara:
    """A case as the trail and the letters name it."""

    jenis_objek: str
    pk: int
    wilayah_id: str


@dataclass(slots=True)
class Jalan:
    """What became of a case on its route: who did each act, when it took its last step, its letters by kind."""

    status: str | None = None
    versi: int = 0
    sejak: datetime | None = None
    oleh: dict = field(default_factory=dict)
    kapan: dict = field(default_factory=dict)
    surat: dict = field(default_factory=dict)

    def siapa(self, aksi: str) -> int | None:
        return self.oleh[aksi].pengguna_id if aksi in self.oleh else None

    def hari(self, aksi: str) -> date | None:
        return self.kapan[aksi].date() if aksi in self.kapan else None


class Command(BaseCommand):
    help = "Tambahkan usaha simpan pinjam pada data buat_data: koperasi, izin, kantor, laporan, penilaian."

    def handle(self, *args, **options):
        if not Penugasan.objects.filter(peran=Peran.POKJA_KABKOTA).exists() or not Koperasi.objects.exists():
            raise CommandError("Jalankan buat_data lebih dahulu: perintah ini menambah pada koperasi dan pegawainya.")
        if PermohonanIzin.objects.exists() or WilayahAnggota.objects.exists():
            raise CommandError("Basis data ini sudah berisi data simpan pinjam. Pakai basis data yang baru diisi.")
        mulai = time.monotonic()
        with transaction.atomic():
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

    def muat(self):
        self.buat_penugasan()
        self.buat_unit()
        self.buat_lembar()
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
            self.simpan()
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

    # Offices and people

    def buat_penugasan(self):
        """The people of each office take the desks of savings and loans on top of what they do."""
        self.kantor, self.pelaku = {}, {}
        for instansi in Instansi.objects.select_related("wilayah").order_by("pk"):
            self.kantor.setdefault(instansi.wilayah_id, instansi)
        orang: dict[str, dict] = {}
        kini = (
            Penugasan.objects.filter(sampai=None).select_related("pengguna", "instansi").order_by("pengguna_id", "pk")
        )
        for p in kini:
            orang.setdefault(p.instansi.wilayah_id, {})[p.pengguna_id] = p.pengguna
        baru = []
        for kode, instansi in self.kantor.items():
            if not instansi.wilayah.otonom:
                continue
            for peran, dari_akhir in MEJA:
                p = Penugasan(
                    pengguna=list(orang[kode].values())[-dari_akhir], instansi=instansi, peran=peran,
                    jabatan=peran.label, mulai=date(2021, 1, 4), dasar=f"SK {kode}/{dari_akhir}/2021",
                )  # fmt: skip
                baru.append(p)
                self.pelaku.setdefault((peran, kode), []).append(p)
        Penugasan.objects.bulk_create(baru, batch_size=1000)
        KualifikasiPenilai.objects.bulk_create(
            (
                KualifikasiPenilai(
                    pengguna=p.pengguna, pendidikan="s1", pelatihan="Bimbingan teknis penilaian kesehatan",
                    pelatihan_nomor=f"BT-{p.pengguna_id}", pelatihan_tanggal=date(2021, 2, 1), dicatat_oleh=p.pengguna,
                )
                for p in baru
                if p.peran == Peran.PENILAI
            ),
            batch_size=1000,
        )  # fmt: skip

    def siapa(self, peran, kode, nomor=0) -> Penugasan:
        daftar = self.pelaku[peran, kode]
        return daftar[nomor % len(daftar)]

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
        return int(modal_awal(u.jenis, u.bentuk, u.lingkup).nilai(date(TAHUN, 1, 1)).nilai)

    def buat_register(self, u: Unit):
        loket = self.siapa(Peran.LOKET, u.berwenang_id)
        for kode in u.anggota:
            self.tambah(WilayahAnggota, koperasi_id=u.pk, wilayah_id=kode, jumlah_anggota=self.acak.randint(20, 900))
        if u.bentuk == "sekunder":
            for n in range(3):
                self.tambah(Pendiri, koperasi_id=u.pk, nama=f"KSP Pendiri {n + 1}", badan_hukum=f"{u.pk}/PENDIRI/{n}")
        for n, (golongan, jabatan) in enumerate(GOLONGAN):
            kelamin = self.acak.choice("LP")
            nik = nik_contoh(self.acak, u.wilayah_id, kelamin, u.pk * 7 + n)
            self.tambah(
                Orang, koperasi_id=u.pk, golongan=golongan, jabatan=jabatan, nama=nama_orang(self.acak, kelamin),
                nik=nik, nik_sidik=sidik_nik(nik), anggota=True, anggota_sejak=u.lahir, rapat_anggota=date(2024, 2, 5),
                diangkat=date(2024, 2, 5), berakhir=date(2029, 2, 4), tidak_dihukum=True,
            )  # fmt: skip
        # The first ones lie at the edge of what the law asks of their kind.
        jumlah = self.modal_awal(u)
        jumlah += TEPI_MODAL[u.urut % 3] if u.urut < 12 else self.acak.randrange(900) * 1_000_000
        isi = {"simpanan_wajib": jumlah} if u.jenis == "ksp" else {"modal_tetap": jumlah}
        self.tambah(Modal, koperasi_id=u.pk, per=date(2025, 12, 31), aset=jumlah * 4, **{
            "simpanan_wajib": 0, "modal_tetap": 0, **isi,
        })  # fmt: skip
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
        pertama = IzinUsaha.objects.filter(koperasi=OuterRef("pk")).order_by("tanggal").values("tanggal")[:1]
        berunit = Koperasi.objects.filter(Exists(Modal.objects.filter(koperasi=OuterRef("pk"))))
        berunit.update(berizin_sejak=Subquery(pertama), hubungan_diperiksa=date(2024, 3, 1))
        berhenti = [u.pk for u in self.unit if u.predikat and Predikat(u.predikat).dihentikan]
        Koperasi.objects.filter(pk__in=berhenti).update(dihentikan_sejak=date(TAHUN, 6, 1))

    # Cases

    def tempuh(
        self, alur, urusan: Perkara, berwenang: str, langkah, waktu: datetime, hal: str, *, surat: bool = True
    ) -> Jalan:
        """Walk a case along its route: one row of the trail an act, with the letters that the act issues."""
        jalan = Jalan()
        for n, aksi in enumerate(("buat", *langkah)):
            t = alur.t(aksi, jalan.status)
            # The second assessor checks what the first one filled.
            pelaku = None if t.peran == Peran.SISTEM else self.siapa(t.peran, berwenang, aksi == "nyatakan_benar")
            self.catatan.tulis_langkah(urusan, t, jalan.status, pelaku, waktu)
            for efek in t.maka if surat and pelaku else ():
                if jenis := getattr(efek, "jenis_surat", None):
                    jalan.surat[jenis.kode] = self.catatan.tulis_surat(jenis, pelaku, waktu, [urusan], hal)
            if t.ke != jalan.status:
                jalan.sejak = waktu
            jalan.status, jalan.versi = str(t.ke), n + 1
            jalan.oleh[aksi], jalan.kapan[aksi] = pelaku, waktu
            waktu += timedelta(days=self.acak.randint(1, 4), hours=self.acak.randint(0, 6))
        return jalan

    def dasar_urusan(self, perkara: Perkara, jenis: str, awalan: str, berwenang: str, jalan: Jalan, tahun: int) -> dict:
        urut = self.catatan.nomor_berikut(self.kantor[berwenang].pk, jenis, tahun)
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
            pemeriksa = self.siapa(Peran.PEMERIKSA, u.berwenang_id).pengguna_id
            for satu in butir:
                hasil = "tidak" if akhir == S.KURANG and satu == "7f" else "ada"
                self.tambah(
                    PemeriksaanBerkas, permohonan_id=perkara.pk, butir=satu, hasil=hasil, oleh_id=pemeriksa
                )  # fmt: skip
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
        u.izin_sejak = u.izin_sejak or isi["tanggal"]

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
        tempat = [k for k in u.anggota if k in self.kantor]
        lokasi = self.wilayah[tempat[nomor % len(tempat)]]
        berwenang = lokasi.pk if lokasi.otonom else lokasi.induk_id
        jenis = ("kc", "kcp", "kk")[nomor % 3]
        if akhir == K.GUGUR and jenis == "kk":
            jenis = "kc"  # a Kantor Kas has no day by which to begin
        terdahulu = akhir == K.BEROPERASI and nomor % 4 == 0
        langkah = ("catat_terdahulu",) if terdahulu else LANGKAH_KANTOR[akhir]
        berjalan = akhir not in (K.BEROPERASI, K.DITUTUP, K.USUL_TUTUP) and bool(ALUR_JARINGAN.dari_status(akhir))
        perkara = Perkara(JaringanPelayanan._meta.label_lower, next(self.kunci[JaringanPelayanan]), lokasi.pk)
        mulai = self.mulai(berjalan)
        nama = f"{lokasi.nama.split()[-1]} {nomor}"
        jalan = self.tempuh(ALUR_JARINGAN, perkara, berwenang, langkah, mulai, f"Kantor {nama}")
        surat, lengkap = jalan.surat.get("kantor_persetujuan"), jalan.hari("nyatakan_lengkap")
        # Seven working days and the weekend between them.
        tempo = lengkap + timedelta(days=9) if akhir in (K.LENGKAP, K.SIAP) else None
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
        pemeriksa, pengawas = self.siapa(Peran.PEMERIKSA, berwenang), self.siapa(Peran.PENGAWAS, berwenang)
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

    def buat_lembar(self):
        """The sheets of figures: {(sheet, kind): figures by year}, and what the last year of each comes to."""
        self.angka, self.hasil, self.total = {}, {}, {}
        self.jawaban = [{p.nomor: (p.nomor * 7 + n) % 38 < 38 - 6 * (n % 7) for p in PERTANYAAN} for n in range(LEMBAR)]
        for n, (urut, tahun) in itertools.product(range(LEMBAR), enumerate(TAHUN_BUKU)):
            kali = 10_000 * (1 + n * n) * (60 + 10 * urut)  # a growing year stays whole rupiah
            isi = {kode: nilai * kali for kode, nilai in ANGKA.items()}
            isi["pinjaman_macet"] *= (n % 7) ** 2
            isi["pinjaman_berisiko"] *= 1 + n % 4
            for kode in ("shu_sebelum_pajak", "shu_tahun_berjalan", "shu_bagian_anggota"):
                isi[kode] //= 1 + n % 5
            # What the weaker ones lack of their own they owe, so that the balance sheet holds.
            pindah = isi["simpanan_wajib"] // 5 * (n % 5)
            isi["simpanan_wajib"] -= pindah
            isi["kewajiban_lancar_lain"] += pindah
            self.angka[n, "ksp", tahun] = isi
            # What the members of a KSP pay in is the modal tetap of a USP.
            milik = dict.fromkeys(p.kode for p in SEMUA_POS if not p.usp)
            tetap = {"modal_tetap": sum(isi[kode] for kode in milik), "modal_tidak_tetap": 0}
            self.angka[n, "usp", tahun] = isi | milik | tetap | {"simpanan_anggota_induk": isi["tabungan"]}
        for n, jenis in itertools.product(range(LEMBAR), ("ksp", "usp")):
            for lalu, tahun in zip((None, *TAHUN_BUKU), TAHUN_BUKU, strict=False):
                skor = self.nilai(n, jenis, tahun, lalu)
                self.total[n, jenis, tahun] = skor.total
            beku = AngkaPenilaian(self.desimal(n, jenis, tahun), {}, self.desimal(n, jenis, lalu)).as_dict()
            self.hasil[n, jenis] = skor.as_dict() | {"angka": beku}

    def desimal(self, n: int, jenis: str, tahun: int | None) -> dict | None:
        if tahun is None:
            return None
        return {k: None if nilai is None else Decimal(nilai) for k, nilai in self.angka[n, jenis, tahun].items()}

    def nilai(self, n: int, jenis: str, tahun: int, lalu: int | None) -> Penilaian:
        return hitung(self.desimal(n, jenis, tahun), self.jawaban[n], jenis, lalu=self.desimal(n, jenis, lalu))

    def buat_penilaian(self, u: Unit):
        lembar, laporan = u.urut % LEMBAR, {}
        pencatat = self.siapa(Peran.PENILAI, u.berwenang_id).pengguna_id
        for tahun in TAHUN_BUKU:
            laporan[tahun] = self.tambah(
                LaporanKeuangan, koperasi_id=u.pk, tahun_buku=tahun, nomor=f"LK-{tahun}", dicatat_oleh_id=pencatat,
                diterima=date(tahun + 1, 3, 20), rapat_anggota=date(tahun + 1, 3, 12),
                **self.angka[lembar, u.jenis, tahun],
            )  # fmt: skip
        for urut, tahun in enumerate(TAHUN_BUKU[:-1]):
            total = self.total[lembar, u.jenis, tahun]
            if u.urut < len(TEPI_TOTAL) and not urut:
                total = TEPI_TOTAL[u.urut]
            self.satu_penilaian(
                u, tahun, N.DITETAPKAN, cara="catat", total=total, predikat=predikat(total).value, hasil={},
                alasan_catat="Hasil sebelum aplikasi dipakai.", dokumen_hasil=f"BA-{u.pk}/{tahun}", laporan_id=None,
            )  # fmt: skip
        akhir, tahun, hasil = POLA_NILAI[u.urut % len(POLA_NILAI)], TAHUN_BUKU[-1], {}
        isi = {"total": None, "predikat": "", "hasil": hasil}
        if akhir == N.DITETAPKAN:
            hasil = self.hasil[lembar, u.jenis]
            isi = {"total": self.total[lembar, u.jenis, tahun], "hasil": hasil}
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
                    JawabanManajemen, penilaian_id=pk, nomor=p.nomor, jawaban=self.jawaban[lembar][p.nomor],
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
