"""Forms of a report, of what an office sets, and of what is stated of a duty."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.validators import MaxValueValidator

from aturan.bahasa.bilangan import tanggal
from aturan.kesehatan import ANGKA
from aturan.simpan_pinjam_2015.laporan import perlu_catatan
from core.dasbor.saring import SaringKeadaan
from core.halaman.bidang import TanggalField
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import KOSONG, SEMUA, FormBerpindai, FormSentra, PindaianField, belum_lewat
from ksp_usp.laporan.dasbor import SUMBER_BELUM, SUMBER_LAPORAN
from ksp_usp.laporan.syarat import PER_TAHUN
from ksp_usp.models import CatatanKewajiban, LaporanBerkala, PerpanjanganLaporan, StatusLaporan, TenggatLaporan
from ksp_usp.models.berkala import PILIHAN_MASA
from ksp_usp.neraca import SELISIH, bidang_angka, selisih_neraca, tanpa_opsional

KOTAK = "form-control form-control-sm kanan"
CATATAN = "catatan_"  # before the code of a line or total: the box in which it is explained


class LaporanForm(FormSentra, forms.ModelForm):
    """One report: its days, whether it is nihil, and its figures in rupiah beside those of the period before.

    Saves whatever there is; what is still missing holds up the filing, not the saving. A box to explain stands where a
    figure moved by half or more, and where the balance sheet does not balance.
    """

    tanggal_laporan = TanggalField(label="Tanggal laporan", help_text="Yang tertulis pada laporannya.")
    tanggal_ajuan = TanggalField(
        label="Disampaikan tanggal", help_text="Hari laporan diterima kantor, juga bila baru dicatat sekarang."
    )
    kanal = forms.ChoiceField(
        label="Cara penyampaian", choices=LaporanBerkala.Kanal.choices, widget=forms.RadioSelect, required=False,
        help_text="Pasal 29 ayat (3).",
    )  # fmt: skip
    kepada_pengawas = TanggalField(
        label="Diberikan kepada pengawas koperasi tanggal", required=False,
        help_text="Menurut pernyataan pengurus (Pasal 29 ayat (1)). Kosongkan bila tidak dinyatakan.",
    )  # fmt: skip
    jumlah_calon = forms.IntegerField(
        label="Jumlah calon anggota", required=False, min_value=0, max_value=10_000_000,
        help_text="Pada akhir masa. Isi 0 bila tidak ada; tanpa nama.",
    )  # fmt: skip
    calon_tertua = TanggalField(
        label="Calon anggota terlama dinyatakan calon sejak", required=False, help_text="Kosongkan bila tidak ada."
    )

    class Meta:
        model = LaporanBerkala
        fields = (
            "tanggal_laporan", "tanggal_ajuan", "kanal", "kepada_pengawas", "jumlah_calon", "calon_tertua", "nihil",
        )  # fmt: skip

    def __init__(self, *args, angka, lalu, **kwargs):
        super().__init__(*args, **kwargs)
        self.lalu = lalu
        self.pos = [p for p in ANGKA if p.untuk(self.instance.koperasi.jenis)]
        for p in self.pos:
            self.fields[p.kode] = bidang_angka(p)
            self.initial.setdefault(p.kode, angka.get(p.kode))
        kini = {p.kode: self._diketik(p, angka) for p in self.pos}
        self.dijelaskan = {
            p.kode: f"Sebab {p.nama} berubah" for p in self.pos if perlu_catatan(lalu.get(p.kode), kini[p.kode])
        }
        if selisih_neraca(kini, self.instance.koperasi.jenis):
            self.dijelaskan[SELISIH] = "Sebab neraca tidak seimbang"
        for kode, label in self.dijelaskan.items():
            self.fields[f"{CATATAN}{kode}"] = forms.CharField(label=label, required=False, max_length=300)
            self.initial.setdefault(f"{CATATAN}{kode}", self.instance.catatan_pos.get(kode, ""))
        if self.instance.tahunan:
            del self.fields["kepada_pengawas"]
        if self.instance.status == StatusLaporan.DISUSUN:  # filed when it is sent, and by this door
            del self.fields["tanggal_ajuan"], self.fields["kanal"]
        tanpa_opsional(self)
        for p in self.pos:
            self.fields[p.kode].widget.attrs |= {"aria-label": p.nama, "class": KOTAK}

    def _diketik(self, pos, angka) -> Decimal | None:
        """The figure that this page holds: typed where it can be read, else as stored."""
        if not self.is_bound:
            return angka.get(pos.kode)
        try:
            return self.fields[pos.kode].clean(self.data.get(self.add_prefix(pos.kode), ""))
        except forms.ValidationError:
            return None

    @property
    def angka(self) -> dict[str, Decimal | None]:
        return {p.kode: self.cleaned_data.get(p.kode) for p in self.pos}

    @property
    def catatan(self) -> dict[str, str]:
        isi = {kode: self.cleaned_data.get(f"{CATATAN}{kode}", "").strip() for kode in self.dijelaskan}
        return {kode: teks for kode, teks in isi.items() if teks}

    def clean(self):
        isi = super().clean()
        wilayah, akhir = self.instance.berwenang, self.instance.masa.akhir
        for nama in ("tanggal_laporan", "tanggal_ajuan", "kepada_pengawas", "calon_tertua"):
            try:
                belum_lewat(isi.get(nama), wilayah)
            except forms.ValidationError as salah:
                self.add_error(nama, salah)
        for nama in ("tanggal_laporan", "tanggal_ajuan"):
            if (hari := isi.get(nama)) and hari <= akhir:
                self.add_error(nama, f"Tanggal ini sebelum masa laporannya berakhir ({akhir:%d/%m/%Y}).")
        if isi.get("jumlah_calon") and not isi.get("calon_tertua"):
            self.add_error("calon_tertua", "Isi sejak kapan calon anggota yang terlama menjadi calon.")
        if isi.get("jumlah_calon") == 0 and isi.get("calon_tertua"):
            self.add_error("calon_tertua", "Kosongkan: jumlah calon anggota 0.")
        if isi.get("nihil") and any(self.angka.values()):
            self.add_error("nihil", "Laporan nihil tidak memuat angka. Kosongkan angkanya, atau jangan centang nihil.")
        return isi


class KoreksiForm(FormSentra, forms.Form):
    """Why a report that was filed is corrected."""

    alasan = forms.CharField(
        label="Alasan koreksi", max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text="Apa yang keliru pada laporan itu. Tercantum pada tanda terima penggantinya.",
        error_messages={"required": "Tulis apa yang keliru pada laporan yang dikoreksi."},
    )  # fmt: skip


class TenggatForm(FormSentra, forms.ModelForm):
    """The due days of an office."""

    berlaku_sejak = TanggalField(label="Berlaku untuk masa yang berakhir sejak")
    tanggal_surat = TanggalField(
        label="Tanggal surat penetapan", help_text="Tenggat yang jatuh sebelum tanggal ini tidak dihitung."
    )

    class Meta:
        model = TenggatLaporan
        fields = (
            "berlaku_sejak", "triwulan_bulan", "triwulan_hari", "tahunan_bulan", "tahunan_hari", "ditetapkan_oleh",
            "nomor_surat", "tanggal_surat",
        )  # fmt: skip
        labels = {
            "triwulan_bulan": "Laporan triwulan: bulan keberapa sesudah triwulan berakhir",
            "triwulan_hari": "Laporan triwulan: paling lambat tanggal",
            "tahunan_bulan": "Laporan tahunan: bulan keberapa sesudah tahun buku berakhir",
            "tahunan_hari": "Laporan tahunan: paling lambat tanggal",
        }
        help_texts = {
            "triwulan_bulan": "1 sampai 12. Misalnya 1: bulan berikutnya.",
            "triwulan_hari": "Pada bulan yang lebih pendek dipakai hari terakhirnya; hari libur pindah ke hari kerja"
            " berikutnya. Isi 1 sampai 31.",
            "ditetapkan_oleh": "Jabatan yang menetapkan. Tercetak pada tanda terima.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama, batas in (("bulan", 12), ("hari", 31)):
            for masa in ("triwulan", "tahunan"):
                bidang = self.fields[f"{masa}_{nama}"]
                bidang.min_value, bidang.max_value = 1, batas
                bidang.validators += [
                    forms.fields.validators.MinValueValidator(1, "Isi 1 atau lebih."),
                    forms.fields.validators.MaxValueValidator(batas, f"Isi paling banyak {batas}."),
                ]

    def clean_tanggal_surat(self):
        belum_lewat(self.cleaned_data["tanggal_surat"])
        return self.cleaned_data["tanggal_surat"]


class PerpanjanganForm(FormSentra, forms.ModelForm):
    """A later day for one period, for one koperasi or for all of the office."""

    triwulan = forms.TypedChoiceField(label="Masa", choices=[KOSONG, *PILIHAN_MASA], coerce=int)
    tahun_buku = forms.IntegerField(label="Tahun buku", min_value=2015, max_value=2100)
    sampai = TanggalField(label="Diperpanjang sampai")
    tanggal_surat = TanggalField(label="Tanggal surat perpanjangan")

    class Meta:
        model = PerpanjanganLaporan
        fields = ("tahun_buku", "triwulan", "sampai", "nomor_surat", "tanggal_surat", "alasan")

    def clean(self):
        isi = super().clean()
        try:
            belum_lewat(isi.get("tanggal_surat"))
        except forms.ValidationError as salah:
            self.add_error("tanggal_surat", salah)
        return isi


# What is stated of a duty, by the fact of the law: the question. What an inspection alone states stands in DIPERIKSA.
PERTANYAAN_KEWAJIBAN = {
    "sistem_informasi": "Ada sistem informasi pelayanan anggota",
    "satuan_tugas": "Ada unit satuan tugas pengawasan dan pelaporan transaksi mencurigakan",
    "bunga_simpanan_ra": "Bunga simpanan ditetapkan Rapat Anggota",
    "bunga_pinjaman_ra": "Suku bunga pinjaman ditetapkan Rapat Anggota",
    "perjanjian_kemitraan": "Pinjaman kepada koperasi lain dituangkan dalam perjanjian kemitraan tertulis",
    "investasi_ra": "Investasi lainnya disetujui Rapat Anggota",
    "sektor_riil": "Menjalankan usaha sektor riil secara langsung",
    "auditor": "Siapa yang mengaudit tahun buku",
    "audit_ra": "Hasil audit dilaporkan pada Rapat Anggota, tahun buku",
    "peminjam_perorangan": "Banyaknya peminjam perorangan pada koperasi sekunder",
    "unit_lain": "Ada unit usaha lain yang berjalan dalam tahun buku",
    "penyesuaian_ad": "Anggaran dasar disesuaikan dengan Permen KUKM 15/2015",
}
DIPERIKSA = {
    "bantu_pemeriksaan": "Pemeriksa diberi kesempatan dan bantuan",
    "kantor_tanpa_papan": "Kantor tanpa papan nama",
}
JAWABAN = [("ya", "Ya"), ("tidak", "Tidak")]
AUDITOR = [
    ("kap", "Kantor Akuntan Publik"), ("kja", "Kantor Jasa Audit"), ("lain", "Auditor lain"),
    ("tidak", "Tidak diaudit"),
]  # fmt: skip


def sebut_kode(kode: str) -> str:
    """The question that a statement answers, with its tahun buku."""
    dasar, _, tahun = kode.partition(".")
    nama = PERTANYAAN_KEWAJIBAN.get(dasar) or DIPERIKSA.get(dasar, dasar)
    return f"{nama} {tahun}".strip()


def sebut_isi(isi) -> str:
    """What is recorded of a duty, in words."""
    if isinstance(isi, list):
        return ", ".join(isi) or "tidak ada"
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, str) and isi[:1].isdigit():
        return tanggal(date.fromisoformat(isi))
    return dict(AUDITOR).get(isi, str(isi))


def bidang_isi(kode: str) -> forms.Field:
    """The box for the answer to one question."""
    label = PERTANYAAN_KEWAJIBAN[kode]
    match kode:
        case "auditor":
            return forms.ChoiceField(
                label="Diaudit oleh", choices=AUDITOR, widget=forms.RadioSelect,
                error_messages={"required": "Pilih siapa yang mengaudit."},
            )  # fmt: skip
        case "peminjam_perorangan":
            return forms.IntegerField(label=label, min_value=0, max_value=10_000_000, help_text="0 bila tidak ada.")
        case "penyesuaian_ad":
            return TanggalField(
                label="Tanggal pengesahan perubahan anggaran dasar", help_text="Menurut keputusan pengesahannya."
            )
    return forms.TypedChoiceField(
        label=label, choices=JAWABAN, widget=forms.RadioSelect, coerce=lambda v: v == "ya",
        error_messages={"required": "Pilih ya atau tidak."},
    )  # fmt: skip


class CatatanForm(FormBerpindai, forms.Form):
    """The statement of the duty `kode`: the answer, of which day, by what it is known; its paper where there is one."""

    kode = forms.CharField(widget=forms.HiddenInput)
    tahun_buku = forms.IntegerField(label="Tahun buku", min_value=2015)
    isi = forms.Field()
    per = TanggalField(label="Keadaan pada tanggal")
    sumber = forms.ChoiceField(
        label="Diketahui dari", choices=CatatanKewajiban.Sumber.choices[:2], widget=forms.RadioSelect,
        error_messages={"required": "Pilih dari mana keadaan itu diketahui."},
    )  # fmt: skip
    keterangan = forms.CharField(
        label="Keterangan", max_length=300, required=False, help_text="Misalnya nomor dan tanggal keputusannya."
    )
    pindaian = PindaianField("Pindaian dokumennya")
    pindaian_wajib = False

    def __init__(self, *args, kode: str, hari_ini: date, **kwargs):
        super().__init__(*args, initial={"kode": kode, "per": hari_ini, "tahun_buku": hari_ini.year - 1}, **kwargs)
        self.dasar = kode
        self.fields["isi"] = bidang_isi(kode)
        self.fields["tahun_buku"].validators.append(
            MaxValueValidator(hari_ini.year - 1, "Isi tahun buku yang sudah berakhir.")
        )
        if kode not in PER_TAHUN:
            del self.fields["tahun_buku"]

    def clean_per(self):
        belum_lewat(self.cleaned_data["per"])
        return self.cleaned_data["per"]

    def clean_isi(self):
        isi = self.cleaned_data["isi"]
        if isinstance(isi, date):
            belum_lewat(isi)
            return isi.isoformat()
        return isi

    @property
    def kode_tercatat(self) -> str:
        """The name of the fact, with the tahun buku where it is stated of each."""
        tahun = self.cleaned_data.get("tahun_buku")
        return f"{self.dasar}.{tahun}" if tahun else self.dasar


class SaringLaporan(SaringKeadaan, SaringUrusan):
    sumber = SUMBER_LAPORAN
    cari_pada = ("nomor_perkara", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")
    utama = ("q", "tahun_buku", "triwulan")

    tahun_buku = forms.IntegerField(label="Tahun buku", required=False, min_value=2015, max_value=2100)
    triwulan = forms.TypedChoiceField(
        label="Masa", choices=[SEMUA, *PILIHAN_MASA], required=False, coerce=int, empty_value=None
    )
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusLaporan.choices], required=False)


class SaringBelum(SaringKeadaan):
    """Of the koperasi whose report is not in; the period is chosen beside it."""

    sumber = SUMBER_BELUM
    cari_pada = ("nama", "badan_hukum")

    masa = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna

    def saring_masa(self, queryset, _):
        return queryset  # the rows are those of that period already
