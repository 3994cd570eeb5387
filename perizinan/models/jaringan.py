"""An office of the service network: Kantor Cabang, Cabang Pembantu, Kas (Pasal 8 sampai 10 Permen KUKM 15/2015)."""

from datetime import date
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property

from aturan.bahasa import Syarat
from aturan.bahasa.bilangan import angka, tanggal
from aturan.simpan_pinjam_2015.jaringan import GUGUR, JenisKantor
from aturan.simpan_pinjam_2015.kantor import SYARAT_KANTOR
from aturan.simpan_pinjam_2015.kantor_tenggat import (
    BULAN_MULAI,
    KeadaanMulai,
    keadaan_mulai,
    sisa_hari,
    tenggat_keputusan,
)
from core.dasar.izin import Izin
from core.kalender.libur import Kalender, KalenderBerubah, kalender
from core.models import Berkas, Surat, Wilayah
from core.models.urusan import UrusanQuerySet
from ksp_usp.models import Koperasi
from ksp_usp.models.tercatat import koperasi_tercatat, salinan_koperasi
from perizinan.models.izin import IzinUsaha
from perizinan.models.permohonan import UrusanKoperasi
from perizinan.models.status_kantor import (
    BELUM_BUKA,
    BERJAM,
    BERTENGGAT,
    BUKA,
    TANPA_JAM,
    S,
    dipantau,
    lewat_mulai,
    segera_mulai,
    terlambat,
)


class JaringanQuerySet(UrusanQuerySet):
    def buka(self):
        """Offices that are open."""
        return self.filter(status__in=BUKA)

    def lewat_mulai(self, per: date):
        return self.filter(lewat_mulai(per))

    def segera_mulai(self, per: date):
        return self.filter(segera_mulai(per))

    def terlambat(self, per: date):
        return self.filter(terlambat(per))


class JaringanPelayanan(UrusanKoperasi):
    """One office, from the application to its closing.

    `wilayah` is where the office stands and `berwenang` the authority there (Pasal 10 ayat (1)), whoever licensed the
    koperasi. `jatuh_tempo` is the last day for the decision while it is awaited, then the last day to begin.
    `lengkap_pada` (day 0) is the day on which the last required paper was in, whoever has looked at it; empty while one
    is missing, when no clock runs.
    """

    Jenis = models.TextChoices("Jenis", [(j.name, (j.value, j.label)) for j in JenisKantor])

    class Usul(models.TextChoices):
        SETUJU = "setuju", "Setujui"
        TOLAK = "tolak", "Tolak"

    class Temuan(models.TextChoices):
        MULAI = "mulai", "Kegiatan sudah dimulai"
        BELUM = "belum", "Kegiatan belum dimulai"

    class Cara(models.TextChoices):
        KUNJUNGAN = "kunjungan", "Kunjungan ke kantor"
        SURAT = "surat", "Surat koperasi"
        LAIN = "lain", "Cara lain"

    koperasi = models.ForeignKey(Koperasi, models.PROTECT, related_name="jaringan")
    jenis = models.CharField("jenis kantor", max_length=3, choices=Jenis)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="cabang", verbose_name="kantor yang diwakili"
    )
    nama = models.CharField("nama kantor", max_length=120)
    alamat = models.CharField("alamat kantor", max_length=200, blank=True)
    kecamatan = models.CharField(max_length=80, blank=True)
    nomor_surat = models.CharField("nomor surat permohonan", max_length=80, blank=True)
    tanggal_surat = models.DateField("tanggal surat permohonan", null=True, blank=True)
    berkas_masuk_pada = models.DateField("berkas terakhir diterima", null=True, blank=True)
    anggota_daerah = models.PositiveIntegerField("anggota di kabupaten/kota ini", null=True, blank=True)
    anggota_seluruh = models.PositiveIntegerField("anggota seluruhnya", null=True, blank=True)
    modal_kerja = models.DecimalField("modal kerja kantor", max_digits=20, decimal_places=2, null=True, blank=True)
    neraca_tahun_buku = models.PositiveSmallIntegerField("tahun buku neraca", null=True, blank=True)
    rencana_kerja_bulan = models.PositiveSmallIntegerField("rencana kerja (bulan)", null=True, blank=True)
    kepala_nama = models.CharField("nama calon kepala", max_length=120, blank=True)
    kepala_sertifikat_nomor = models.CharField("nomor sertifikat kompetensi", max_length=80, blank=True)
    kepala_sertifikat_lsp = models.CharField("lembaga sertifikasi profesi", max_length=120, blank=True)
    kepala_sertifikat_sampai = models.DateField("sertifikat berlaku sampai", null=True, blank=True)
    usul = models.CharField("usul pemeriksa", max_length=10, choices=Usul, blank=True)
    usul_catatan = models.TextField("catatan pemeriksa", blank=True)
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    persetujuan = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="jaringan")
    tanggal_persetujuan = models.DateField(null=True, blank=True)
    tanggal_mulai = models.DateField("mulai melaksanakan kegiatan", null=True, blank=True)
    # Whether activity began by its last day, as a pengawas found it: Pasal 10 ayat (3) and (4)
    temuan_mulai = models.CharField("yang ditemukan", max_length=5, choices=Temuan, blank=True)
    temuan_cara = models.CharField("diketahui dari", max_length=10, choices=Cara, blank=True)
    temuan_uraian = models.TextField("uraian temuan", blank=True)
    # Closing: Pasal 10 ayat (6)
    alasan_tutup = models.TextField("ketentuan yang dilanggar", blank=True)
    tanggapan_koperasi = models.TextField("tanggapan koperasi", blank=True)
    tidak_didengar = models.TextField("alasan koperasi tidak didengar", blank=True)
    ditutup_usul_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditutup_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    # An office that was open before this product
    terdahulu = models.BooleanField("dibuka sebelum aplikasi ini dipakai", default=False)
    nomor_persetujuan_lama = models.CharField("nomor persetujuan", max_length=80, blank=True)

    objects = JaringanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "kantor jaringan pelayanan"
        verbose_name_plural = "kantor jaringan pelayanan"
        constraints = [
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("diperiksa_oleh")),
                name="pemutus_kantor_bukan_pemeriksa",
            ),
            models.CheckConstraint(
                condition=Q(ditutup_oleh__isnull=True) | ~Q(ditutup_oleh=F("ditutup_usul_oleh")),
                name="penutup_kantor_bukan_pengusul",
            ),
        ]
        indexes = [
            models.Index(fields=["berwenang", "status", "status_sejak"]),
            models.Index(fields=["status", "jatuh_tempo"]),
            models.Index(fields=["koperasi", "status"]),
        ]

    DESKRIPSI = ("koperasi",)
    MEJA = ("jaringan_pemeriksaan", Izin.PERIKSA_KANTOR)
    SUREL_HARIAN = True  # perizinan.kantor.harian
    DAFTAR = "jaringan_daftar"
    TANDA_STATUS = {S.DISETUJUI: ("jalan", ""), S.TIDAK_MULAI: ("gagal", "masalah"), S.USUL_TUTUP: ("perlu", "dekat")}
    URUTAN_ANTREAN = (F("jatuh_tempo").asc(nulls_last=True), "status_sejak", "pk")
    BERTENGGAT = BERTENGGAT
    TUGAS = "jaringan_tugas"
    BERHALAMAN = ("lapor_mulai", "temukan_mulai", "temukan_tidak_mulai", "usulkan_tutup")

    @cached_property
    def yang_memeriksa(self) -> set[int]:
        """Who marked a paper, whoever handed the case over afterwards."""
        return {x.oleh_id for x in self.pemeriksaan.all()}

    def sebab_bukan_petugas(self, pengguna):
        if self.status == S.SIAP and pengguna.pernah(Izin.PERIKSA_KANTOR) and pengguna.pk in self.yang_memeriksa:
            return "Langkah ini dilakukan oleh orang lain: Anda ikut memeriksa permohonan ini."
        return ""

    @property
    def menunggu_mulai(self) -> bool:
        """Approved, and no start of activity in time is on record."""
        return self.status in BELUM_BUKA

    @property
    def giliran_khusus(self) -> str:
        lewat = self.status == S.DISETUJUI and self.jatuh_tempo and self.jatuh_tempo < self.hari_ini
        return Izin.PERIKSA_MULAI.siapa if lewat else ""

    @property
    def gugur(self) -> bool:
        """Whether the approval was declared void (Pasal 10 ayat (4))."""
        return self.status == S.GUGUR

    @property
    def usul_tutup_berjalan(self) -> bool:
        """Whether a proposal to close was made and not turned down."""
        return bool(self.alasan_tutup) and self.status != S.BEROPERASI

    def get_absolute_url(self):
        return reverse("jaringan_rinci", args=[self.pk])

    @property
    def judul(self):
        return f"{self.get_jenis_display()} {self.nama}, {self.koperasi.nama}"

    @property
    def jenis_dalam_kata(self):
        return f"Pembukaan {self.get_jenis_display()} di {self.wilayah.nama}"

    @property
    def jenis_kantor(self) -> JenisKantor:
        return JenisKantor(self.jenis)

    def meminta(self, syarat: Syarat) -> bool:
        """Whether the text asks this of an office of this kind, under whatever setting."""
        return syarat in SYARAT_KANTOR[self.jenis_kantor]

    @property
    def ikhtisar(self):
        isi = [
            ("Koperasi", f"{self.koperasi.nama}, {self.koperasi.sebutan}"),
            ("Kantor", f"{self.get_jenis_display()} {self.nama}"),
            ("Lokasi", f"{self.alamat}, {self.wilayah.nama}".strip(", ")),
            *([("Berkas terunggah", self.sebut_berkas)] if self.tahap.isian else []),
        ]
        if self.modal_kerja is not None:
            isi.append(("Modal kerja", f"Rp{angka(self.modal_kerja)}"))
        if self.jatuh_tempo and self.status in BERJAM:
            tanda = " (sementara: kalender belum dikonfirmasi)" if self.sementara(kalender()) else ""
            isi.append(("Paling lambat diputus", f"{tanggal(self.jatuh_tempo)}{tanda}"))
        if self.menunggu_mulai:
            isi += self.uraian_mulai
        if self.status in BUKA and self.alasan_tutup:
            isi += self.uraian_tutup
        if self.usul and self.status in BERJAM:
            isi.append(("Usul pemeriksa", f"{self.get_usul_display()}. {self.usul_catatan}".strip()))
        return isi

    @property
    def uraian_tutup(self) -> list[tuple[str, str]]:
        """What a proposal to close rests on, as (label, value)."""
        dengar = ("Tanggapan koperasi", self.tanggapan_koperasi)
        if not self.tanggapan_koperasi:
            dengar = ("Koperasi tidak didengar", self.tidak_didengar)
        return [("Ketentuan yang dilanggar", self.alasan_tutup), dengar]

    @property
    def uraian_mulai(self) -> list[tuple[str, str]]:
        """The last day to begin and what is known of the start, as (label, value)."""
        cara = f"{self.get_temuan_cara_display()}. {self.temuan_uraian}" if self.temuan_cara else self.temuan_uraian
        isi = [
            ("Mulai paling lambat", self.jatuh_tempo and tanggal(self.jatuh_tempo)),
            ("Mulai kegiatan", self.tanggal_mulai and tanggal(self.tanggal_mulai)),
            ("Temuan pengawas", self.get_temuan_mulai_display()),
            ("Diketahui dari", cara),
        ]
        return [(label, str(nilai)) for label, nilai in isi if nilai]

    def salinan(self):
        isi = {n: getattr(self, self._meta.get_field(n).attname) for n in ISIAN_KANTOR}
        isi["modal_kerja"] = None if self.modal_kerja is None else str(self.modal_kerja)
        if self.pk:
            isi["sarana"] = [[s.nama, s.jumlah, s.kondisi] for s in self.sarana.all()]
            isi["personel"] = [[p.golongan, p.nama] for p in self.personel.all()]
            isi["berkas"] = [[b.butir, b.sha256] for b in self.daftar_berkas]
        return {**super().salinan(), "koperasi": self.koperasi_id, "isian": isi}

    # What its page shows once it is decided: names, regions and licence of that day

    def salinan_tampil(self):
        izin = self.koperasi.izin.filter(keadaan=IzinUsaha.Keadaan.BERLAKU).first() or self.koperasi.izin.first()
        mulai = self.koperasi.mulai_kegiatan
        return {
            "koperasi": salinan_koperasi(self.koperasi),
            "mulai_kegiatan": mulai and mulai.isoformat(),
            "tempat": [self.wilayah.nama, self.wilayah.induk.nama, self.berwenang.nama],
            "izin": izin and [izin.nomor, izin.penerbit_sebutan, izin.tanggal.isoformat()],
        }

    def tampilkan(self, isi):
        self.koperasi_kini, self.koperasi = self.koperasi, koperasi_tercatat(self.koperasi, isi["koperasi"])
        self.koperasi.mulai_kegiatan = isi["mulai_kegiatan"] and date.fromisoformat(isi["mulai_kegiatan"])
        # The regions of an office never change, only their names.
        self.wilayah.nama, self.wilayah.induk.nama, self.berwenang.nama = isi["tempat"]
        self.izin_nomor, self.izin_penerbit, sejak = isi["izin"] or ("", "", None)
        self.izin_tanggal = sejak and date.fromisoformat(sejak)

    # Days that run out

    def sebut_sisa(self, per: date, hari_libur: Kalender) -> str:
        """How many days are left on `per` for what is awaited, in words; empty when nothing is counted."""
        if self.status == S.DRAF and self.berkas_masuk_pada:
            return f"berkas masuk {tanggal(self.berkas_masuk_pada)}: segera terima"
        if self.jatuh_tempo is None or self.status not in BERTENGGAT:
            return TANPA_JAM.get(self.status, "")
        if self.menunggu_mulai:
            sisa = (self.jatuh_tempo - per).days
            kata = f"wajib mulai dalam {sisa} hari" if sisa > 0 else "hari terakhir untuk mulai"
            return kata if sisa >= 0 else f"tenggat mulai lewat {-sisa} hari"
        sisa = sisa_hari(self.jatuh_tempo, per, hari_libur)
        if self.jatuh_tempo < per:
            # Over the weekend after the last day no working day has passed yet, and the case is late all the same.
            kata = f"terlambat {-sisa} hari kerja" if sisa else "terlambat"
        else:
            kata = f"{sisa} hari kerja lagi" if sisa else "hari terakhir untuk memutus"
        return f"{kata} (sementara)" if self.sementara(hari_libur) else kata

    def sementara(self, hari_libur: Kalender) -> bool:
        """Whether the last day for the decision was counted through a year that nobody confirmed."""
        dari, sampai = self.lengkap_pada, self.jatuh_tempo
        return bool(dari and sampai) and hari_libur.sementara(dari, sampai)

    @classmethod
    def untuk_meja(cls, daftar):
        hari_libur = kalender() if any(kantor.status in BERJAM for kantor in daftar) else Kalender()
        for kantor in daftar:
            sisa = kantor.sebut_sisa(kantor.hari_ini, hari_libur)
            kantor.sisa_tenggat = "; ".join(filter(None, [kantor.sebut_sampai, sisa]))

    @classmethod
    def dipantau(cls, pengguna):
        return reduce(or_, dipantau(pengguna).values())

    # What the public check says of a letter

    def keterangan_surat(self, surat):
        if surat.pk != self.persetujuan_id:
            return "", True
        if self.status == S.DITUTUP:
            tutup = self.daftar_surat.filter(jenis="kantor_penutupan").last()
            return f"Surat ini asli, tetapi kantornya ditutup pada {tanggal(tutup.tanggal)}.", False
        if self.status == S.TUTUP_SENDIRI:
            sejak = tanggal(self.perubahan.dicatat("tutup").last().berlaku_pada)
            return f"Surat ini asli, tetapi kantornya ditutup atas permintaan koperasi sejak {sejak}.", False
        if self.status == S.GUGUR:
            sebab = f"kantor tidak beroperasi dalam {BULAN_MULAI.sebut(self.tanggal_persetujuan)}"
            return f"Surat ini asli, tetapi persetujuannya dinyatakan gugur: {sebab} ({GUGUR.dasar}).", False
        if (izin := self.koperasi.izin.terakhir()) and izin.terhenti:
            return f"Surat ini asli, tetapi izin koperasinya {izin.sebut_terhenti}.", False
        # Only a declaration ends the approval: until then a start in time counts, however late it was reported.
        if self.menunggu_mulai and self.keadaan_mulai(self.hari_ini) is KeadaanMulai.LEWAT:
            lewat = f"Tenggat mulai {tanggal(self.jatuh_tempo)} sudah lewat dan kantor belum tercatat mulai beroperasi"
            return f"Surat ini asli dan belum dinyatakan gugur. {lewat}.", True
        if pindah := self.perubahan.dicatat("pindah").last():
            return f"Surat ini asli. Kantornya pindah sejak {tanggal(pindah.berlaku_pada)} ke {self.alamat}.", True
        return "", True

    def keadaan_mulai(self, per: date) -> KeadaanMulai:
        """Waiting, begun, or past its last day on `per`; only for an office that was approved."""
        return keadaan_mulai(self.jenis_kantor, self.tanggal_persetujuan, self.tanggal_mulai, per)

    def uraian_surat(self, surat):
        kantor = f"{self.get_jenis_display()} {self.nama}"
        return [("Koperasi", self.koperasi.nama), ("Kantor", kantor), ("Kabupaten/kota", self.wilayah.nama)]

    # What a changed calendar does to the clocks that run (core.kalender.libur)

    @classmethod
    def tenggat_bergeser(cls, kalender_baru: Kalender):
        """Cases awaiting their decision whose last day is another by the new calendar: (case, old day, new day)."""
        berjalan = cls.objects.filter(status__in=BERJAM, lengkap_pada__isnull=False).select_related("koperasi")
        hitung = ((k, k.jatuh_tempo, tenggat_keputusan(k.lengkap_pada, kalender_baru)) for k in berjalan)
        return [(k, lama, baru) for k, lama, baru in hitung if lama != baru]

    @classmethod
    def geser_tenggat(cls, geseran) -> None:
        """Store the new last days, in the caller's transaction; refused when one was decided meanwhile."""
        for kantor, lama, baru in geseran:
            berjalan = cls.objects.filter(pk=kantor.pk, status__in=BERJAM, jatuh_tempo=lama)
            if not berjalan.update(jatuh_tempo=baru, versi=F("versi") + 1):
                raise KalenderBerubah(f"{kantor.nomor_perkara} baru saja berubah. Periksa lagi urusan yang bergeser.")


ISIAN_KANTOR = (
    "jenis", "induk", "nama", "alamat", "kecamatan", "nomor_surat", "tanggal_surat", "berkas_masuk_pada",
    "anggota_daerah", "anggota_seluruh", "modal_kerja", "neraca_tahun_buku", "rencana_kerja_bulan", "kepala_nama",
    "kepala_sertifikat_nomor", "kepala_sertifikat_lsp", "kepala_sertifikat_sampai", "usul", "usul_catatan",
    "tanggal_mulai", "temuan_mulai", "temuan_cara", "temuan_uraian", "alasan_tutup", "tanggapan_koperasi",
    "tidak_didengar", "terdahulu", "nomor_persetujuan_lama",
)  # fmt: skip


class SaranaKerja(models.Model):
    """One row of the list of equipment with its condition (Pasal 9 ayat (1) huruf e)."""

    jaringan = models.ForeignKey(JaringanPelayanan, models.CASCADE, related_name="sarana")
    nama = models.CharField("nama sarana", max_length=120)
    jumlah = models.PositiveIntegerField(default=1)
    kondisi = models.CharField("kondisi fisik", max_length=80)

    class Meta:
        ordering = ["pk"]
        verbose_name = "sarana kerja"

    def __str__(self):
        return f"{self.nama} ({self.kondisi})"


class PersonelKantor(models.Model):
    """A future head or employee of the office (Pasal 9 ayat (1) huruf h)."""

    class Golongan(models.TextChoices):
        PIMPINAN = "pimpinan", "Calon pimpinan"
        KARYAWAN = "karyawan", "Calon karyawan"

    jaringan = models.ForeignKey(JaringanPelayanan, models.CASCADE, related_name="personel")
    golongan = models.CharField(max_length=8, choices=Golongan)
    nama = models.CharField(max_length=120)
    jabatan = models.CharField(max_length=80, blank=True)
    riwayat_hidup = models.BooleanField("riwayat hidup terlampir", default=False)

    class Meta:
        ordering = ["-golongan", "pk"]
        verbose_name = "calon personel kantor"

    def __str__(self):
        return f"{self.nama} ({self.get_golongan_display()})"


class PemeriksaanKantor(models.Model):
    """One paper of Pasal 9 as the examiner marked it while working; frozen by the act in the trail."""

    class Hasil(models.TextChoices):
        ADA = "ada", "Ada dan sesuai"
        TIDAK = "tidak", "Belum ada atau belum sesuai"

    jaringan = models.ForeignKey(JaringanPelayanan, models.CASCADE, related_name="pemeriksaan")
    butir = models.CharField(max_length=10)
    hasil = models.CharField(max_length=5, choices=Hasil, blank=True)
    catatan = models.TextField(blank=True)
    sidik = models.CharField(max_length=16, blank=True)  # of what was judged (core.perkara.tanda); '' = of nothing
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["butir"]
        verbose_name = "pemeriksaan berkas kantor"
        constraints = [models.UniqueConstraint(fields=["jaringan", "butir"], name="satu_pemeriksaan_kantor_per_butir")]

    def __str__(self):
        return f"{self.butir}: {self.get_hasil_display()}"


class Kunjungan(models.Model):
    """A supervision visit to an open office (Pasal 10 ayat (5)): what was seen, by whom."""

    jaringan = models.ForeignKey(JaringanPelayanan, models.PROTECT, related_name="kunjungan")
    tanggal = models.DateField("tanggal kunjungan")
    hasil = models.TextField("yang ditemukan")
    papan_nama = models.BooleanField("papan nama terpasang", null=True, blank=True, help_text="Pasal 21 ayat (4).")
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=400)
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "kunjungan pengawasan"

    def __str__(self):
        return f"{self.jaringan} {self.tanggal}"


class PenilaianKantor(models.Model):
    """The health of one Kantor Cabang as its own Bupati/Wali Kota assessed it (Pasal 31 ayat (3)).

    On record apart from the assessment of the koperasi, whose predikat it never changes; there is no table of scores
    for a branch, so the result is a text.
    """

    jaringan = models.ForeignKey(JaringanPelayanan, models.PROTECT, related_name="penilaian")
    tahun_buku = models.PositiveSmallIntegerField("tahun buku")
    tanggal = models.DateField("tanggal penilaian")
    hasil = models.TextField("hasil penilaian")
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berita acara atau laporan"
    )
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=400)
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-tahun_buku", "-pk"]
        verbose_name = "penilaian kantor cabang"

    def __str__(self):
        return f"{self.jaringan} tahun buku {self.tahun_buku}"


class PengaturanPerizinan(models.Model):
    """What one authority decides for itself where the text leaves it open."""

    wilayah = models.OneToOneField(Wilayah, models.PROTECT, primary_key=True, related_name="+")
    ketat_kcp = models.BooleanField(
        "Kantor Kas memerlukan Kantor Cabang Pembantu", default=False,
        help_text="Pasal 9 ayat (2) huruf a menyebut “kantor cabang dan kantor cabang pembantu”.",
    )  # fmt: skip
    dasar = models.CharField("dasar pengaturan", max_length=160, blank=True)

    class Meta:
        verbose_name = "pengaturan perizinan"

    def __str__(self):
        return f"Pengaturan {self.wilayah}"
