"""Forms of a koperasi: who it is, where its members live, its founders, its capital; and the filters of the list."""

import re

from django import forms
from django.core.exceptions import ValidationError

from aturan.bahasa.bilangan import tanggal as sebut_tanggal
from core.dasar.izin import KODE_PUSAT, Izin, Tingkat, boleh, terlihat_oleh
from core.dasar.wilayah import sebut_wilayah
from core.halaman.baris import BarisForm, BarisFormSet, tabel_isian
from core.halaman.bidang import BulatField, RupiahField, TanggalField, YaTidakField
from core.halaman.daftar import FormSaring
from core.halaman.forms import KOSONG, OPSIONAL, SEMUA, FormSentra, belum_lewat
from core.halaman.wilayah import WilayahField
from core.models import Wilayah
from ksp_usp.models import ISIAN_BERIZIN, Koperasi, Modal, Pendiri, inti_nomor, kunci_badan_hukum

WILAYAH_TERBANYAK = 600  # all kabupaten/kota of the country, and room for new ones
KELOMPOK = (
    ("Identitas", ("nama", "jenis", "bentuk", "pola", "badan_hukum", "tanggal_badan_hukum", "nik_koperasi", "npwp")),
    ("Kedudukan dan kontak", ("wilayah", "anggota_di", "alamat", "telepon", "surel")),
    ("Visi, misi, dan tujuan", ("visi", "misi", "tujuan")),
    ("Usaha", ("mulai_kegiatan", "ada_unit_lain", "unit_usaha_lain", "pembukuan_terpisah")),
)


class SaringKoperasi(FormSaring):
    """What a licence officer looks for; the region only where there is more than one to choose from."""

    cari_pada = ("nama", "badan_hukum", "nik_koperasi")
    utama = ("q", "jenis", "wilayah")

    jenis = forms.ChoiceField(label="Jenis", choices=[SEMUA, ("ksp", "KSP"), ("usp", "USP Koperasi")], required=False)
    bentuk = forms.ChoiceField(label="Bentuk", choices=[SEMUA, *Koperasi.Bentuk.choices], required=False)
    pola = forms.ChoiceField(
        label="Pola", choices=[SEMUA, ("konvensional", "Konvensional"), ("syariah", "Syariah")], required=False
    )
    wilayah__induk = forms.ModelChoiceField(Wilayah.objects.none(), label="Provinsi", required=False)
    wilayah = forms.ModelChoiceField(Wilayah.objects.none(), label="Kedudukan", required=False)
    tingkat = forms.ChoiceField(
        label="Berwenang", required=False,
        choices=[SEMUA, ("kabkota", "Bupati/Wali Kota"), ("provinsi", "Gubernur"), ("pusat", "Menteri")],
    )  # fmt: skip
    izin = forms.ChoiceField(
        label="Izin", choices=[SEMUA, ("ya", "Sudah berizin"), ("belum", "Belum berizin")], required=False
    )

    TINGKAT = {
        "kabkota": {"berwenang__kode__contains": "."},
        "provinsi": {"berwenang__induk": KODE_PUSAT},
        "pusat": {"berwenang": KODE_PUSAT},
    }

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        terlihat = Wilayah.objects.terlihat_oleh(pengguna)
        tingkat = pengguna.tingkat_kantor
        for nama in ("wilayah__induk", "wilayah"):
            self.fields[nama].empty_label = SEMUA[1]
        if Tingkat.PUSAT in tingkat:
            self.fields["wilayah__induk"].queryset = terlihat.filter(induk=KODE_PUSAT)
            # All 514 at once would be most of the page: those of the province that is chosen, or that is asked for.
            provinsi = self.data.get("wilayah__induk") or self.data.get("wilayah", "")[:2]
            provinsi = provinsi if re.fullmatch(r"[0-9]{2}", provinsi) else ""
            terlihat = terlihat.filter(induk__kode=provinsi) if provinsi else terlihat.none()
            if not provinsi:
                self.fields["wilayah"].empty_label = "Pilih provinsi dahulu"
        else:
            del self.fields["wilayah__induk"]
        if tingkat & {Tingkat.PUSAT, Tingkat.PROVINSI}:
            self.fields["wilayah"].queryset = terlihat.filter(kode__contains=".")
        else:
            del self.fields["wilayah"]

    def saring(self, queryset):
        isi = self.cleaned_data
        tingkat, izin = isi.pop("tingkat", ""), isi.pop("izin", "")
        if tingkat:
            queryset = queryset.filter(**self.TINGKAT[tingkat])
        if izin:
            queryset = queryset.filter(berizin_sejak__isnull=izin == "belum")
        queryset = super().saring(queryset)
        isi.update(tingkat=tingkat, izin=izin)
        return queryset


class KoperasiForm(FormSentra, forms.ModelForm):
    """Who the koperasi is. What its licence names is not asked once the licence is in force (`terkunci`)."""

    wilayah = WilayahField(
        label="Tempat kedudukan",
        help_text="Kabupaten/kota menurut anggaran dasar. Ketik namanya lalu pilih, misalnya Kabupaten Garut.",
    )
    anggota_di = WilayahField(
        label=f"Wilayah keanggotaan{OPSIONAL}",
        luas=True,
        required=False,
        help_text="Hanya bila tempat kedudukannya di luar wilayah Anda: yang berwenang mengikuti wilayah keanggotaan"
        " (Pasal 6 ayat (4)). Wilayah lain ditambahkan sesudah ini.",
    )
    tanggal_badan_hukum = TanggalField(
        label="Tanggal pengesahan badan hukum", required=False, help_text="Misalnya 1/3/2018."
    )
    mulai_kegiatan = TanggalField(label="Mulai kegiatan simpan pinjam", required=False)
    ada_unit_lain = YaTidakField(label="Mempunyai unit usaha selain simpan pinjam")
    pembukuan_terpisah = YaTidakField(
        label="Pembukuan USP terpisah dari unit lain", help_text="Hanya untuk USP Koperasi (Pasal 4 ayat (4))."
    )

    class Meta:
        model = Koperasi
        fields = [nama for _, isi in KELOMPOK for nama in isi if nama != "anggota_di"]
        widgets = {
            "jenis": forms.RadioSelect,
            "bentuk": forms.RadioSelect,
            "pola": forms.RadioSelect,
            **dict.fromkeys(("visi", "misi", "tujuan", "unit_usaha_lain"), forms.Textarea({"rows": 3})),
        }

    def __init__(self, *args, pengguna, daftar, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna, self.kembar = pengguna, None
        self.fields["jenis"].choices = Koperasi.Jenis.choices
        self.fields["wilayah"].daftar = self.fields["anggota_di"].daftar = daftar
        if self.instance.pk:
            self.initial["wilayah"] = sebut_wilayah(self.instance.wilayah)
            del self.fields["anggota_di"]  # the regions have a page of their own
        else:  # an answer, not the default
            for nama in ("bentuk", "pola"):
                self.initial[nama] = None
        self.terkunci = [nama for nama in ISIAN_BERIZIN if self.instance.berizin]
        for nama in self.terkunci:
            del self.fields[nama]

    @property
    def kelompok(self):
        """(heading, fields) in the order of the page."""
        for judul, isi in KELOMPOK:
            if bidang := [self[nama] for nama in isi if nama in self.fields]:
                yield judul, bidang

    def clean_nama(self):
        return " ".join(self.cleaned_data["nama"].split())

    def clean_badan_hukum(self):
        nomor = " ".join(self.cleaned_data["badan_hukum"].split())
        if not re.search(r"[0-9]", nomor):
            raise ValidationError("Isi nomornya seperti pada surat pengesahan, misalnya 518/12/BH/XIII.6/2010.")
        inti = inti_nomor(kunci_badan_hukum(nomor))
        kembar = Koperasi.objects.bernomor([inti]).exclude(pk=self.instance.pk)
        self.kembar = kembar.select_related("wilayah").first()
        if self.kembar:
            raise ValidationError(self._sebut_kembar())
        return nomor

    def _sebut_kembar(self) -> str:
        lain = self.kembar
        if terlihat_oleh(self.pengguna, lain.wilayah_id, lain.berwenang_id):
            return f"Nomor ini sudah tercatat: {lain.nama}, {lain.wilayah.nama}. Cari dan lengkapi koperasi itu."
        return "Nomor ini sudah tercatat pada koperasi lain di luar wilayah Anda. Periksa nomor pada suratnya."

    def clean_tanggal_badan_hukum(self):
        belum_lewat(self.cleaned_data["tanggal_badan_hukum"])
        return self.cleaned_data["tanggal_badan_hukum"]

    def clean_mulai_kegiatan(self):
        belum_lewat(self.cleaned_data["mulai_kegiatan"])
        return self.cleaned_data["mulai_kegiatan"]

    def clean_nik_koperasi(self):
        nik = re.sub(r"[\s.-]", "", self.cleaned_data["nik_koperasi"])
        if nik and not re.fullmatch(r"[0-9]{10,20}", nik):
            raise ValidationError("NIK koperasi hanya angka, seperti pada sertifikatnya. Kosongkan bila belum ada.")
        return nik

    def clean_npwp(self):
        npwp = self.cleaned_data["npwp"]
        if npwp and len(re.sub(r"[^0-9]", "", npwp)) not in (15, 16):
            raise ValidationError("NPWP terdiri atas 15 atau 16 angka. Periksa pada kartunya.")
        return npwp

    def _kedudukan(self, isi):
        """Recorded where it sits, or where its members are: their region alone says whose matter it is."""
        wilayah, lama = isi.get("wilayah"), self.instance.wilayah_id if self.instance.pk else None
        anggota = [isi["anggota_di"]] if isi.get("anggota_di") else None
        if wilayah is None or wilayah.pk == lama or boleh(self.pengguna, Izin.CATAT_KOPERASI, wilayah):
            return
        if lama or anggota:
            wewenang = self.instance.kewenangan(anggota, wilayah)
            if wewenang and boleh(self.pengguna, Izin.CATAT_KOPERASI, Wilayah(kode=wewenang.kode)):
                return
        self.add_error(
            "wilayah",
            f"{wilayah.nama} di luar wilayah Anda. Bila anggotanya di wilayah Anda, isi wilayah keanggotaannya; bila"
            " tidak, minta petugas di sana atau di atasnya yang mencatatnya.",
        )

    def clean(self):
        isi = super().clean()
        self._kedudukan(isi)
        self._unit_lain(isi)
        sah, mulai = isi.get("tanggal_badan_hukum"), isi.get("mulai_kegiatan")
        if sah and mulai and mulai < sah:
            self.add_error(
                "mulai_kegiatan",
                f"Kegiatan tidak mungkin mulai sebelum badan hukum disahkan {sebut_tanggal(sah)}. Periksa keduanya.",
            )
        return isi

    def _unit_lain(self, isi):
        """The list and the answer say the same; units that are named are an answer."""
        ada, unit = isi.get("ada_unit_lain"), (isi.get("unit_usaha_lain") or "").strip()
        if unit and ada is False:
            self.add_error("unit_usaha_lain", "Dijawab tidak ada unit lain. Kosongkan daftarnya, atau ubah jawabannya.")
        if ada and not unit:
            self.add_error("unit_usaha_lain", "Sebutkan unitnya, satu baris satu unit.")
        if unit and ada is None:
            isi["ada_unit_lain"] = True


# Membership


class AnggotaForm(BarisForm):
    """One region: in the anggaran dasar, or beside it."""

    wilayah = WilayahField(label="Kabupaten/kota", luas=True)
    jumlah_anggota = BulatField(label="Jumlah anggota sekarang", required=False)

    def __init__(self, *args, daftar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].daftar = daftar


class AnggotaFormSet(BarisFormSet):
    """Regions, none of them twice, neither here nor in `lain`: the regions that another part of the page holds."""

    lain = frozenset()

    def clean(self):
        sudah = dict.fromkeys(self.lain)
        for nomor, form in self.bernomor():
            wilayah = form.cleaned_data.get("wilayah")
            if wilayah is None:
                continue
            if wilayah.pk in sudah:
                di = f"pada baris {sudah[wilayah.pk]}" if sudah[wilayah.pk] else "pada bagian lain halaman ini"
                form.add_error("wilayah", f"{wilayah.nama} sudah ada {di}. Hapus salah satunya.")
            sudah.setdefault(wilayah.pk, nomor)

    def kode(self) -> set[str]:
        """Codes of the regions that were typed."""
        self.is_valid()
        isi = (f.cleaned_data.get("wilayah") for f in self.terisi() if f.is_valid())
        return {w.pk for w in isi if w}


class JumlahForm(FormSentra, forms.Form):
    """The members of today in the regions of the anggaran dasar, which a licence has fixed."""

    def __init__(self, *args, baris, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout.fields.clear()
        self.baris = {f"jumlah_{b.pk}": b for b in baris}
        for nama, b in self.baris.items():
            self.fields[nama] = BulatField(
                label=f"Anggota sekarang di {b.wilayah.nama}", required=False, initial=b.jumlah_anggota
            )
            self.helper.layout.fields.append(nama)


WilayahFormSet = tabel_isian(AnggotaForm, "wilayah keanggotaan", WILAYAH_TERBANYAK, AnggotaFormSet)


# Founders and members of a koperasi sekunder


class PendiriForm(BarisForm):
    nama = forms.CharField(label="Nama", max_length=160)
    badan_hukum = forms.CharField(label="Nomor badan hukum", max_length=80, required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Belum diketahui"), *Pendiri.Jenis.choices], required=False)
    sebagai = forms.ChoiceField(label="Sebagai", choices=[KOSONG, *Pendiri.Sebagai.choices])

    def clean(self):
        isi = super().clean()
        if "badan_hukum" in isi and not isi["badan_hukum"] and isi.get("jenis") != Pendiri.Jenis.ORANG:
            self.add_error("badan_hukum", "Isi nomor badan hukumnya; kosong hanya bagi orang seorang.")
        return isi


class PendiriFormSetDasar(BarisFormSet):
    def clean(self):
        sudah: dict[str, int] = {}
        for nomor, form in self.bernomor():
            kunci = kunci_badan_hukum(form.cleaned_data["badan_hukum"])
            if kunci and kunci in sudah:
                form.add_error("badan_hukum", f"Nomor ini sudah ada pada baris {sudah[kunci]}. Hapus salah satunya.")
            sudah.setdefault(kunci, nomor)


PendiriFormSet = tabel_isian(PendiriForm, "pendiri dan anggota", dasar=PendiriFormSetDasar)


# Capital


class ModalForm(FormSentra, forms.ModelForm):
    """Capital on one day. Asks the components of this kind of koperasi; the sum is never typed."""

    per = TanggalField(label="Keadaan pada tanggal", help_text="Misalnya 31/12/2025.")

    simpanan_pokok = RupiahField(label="Simpanan pokok (Rp)")
    simpanan_wajib = RupiahField(label="Simpanan wajib (Rp)")
    cadangan = RupiahField(label="Cadangan yang disisihkan dari SHU (Rp)")
    hibah = RupiahField(label="Hibah (Rp)")
    simpanan_sejenis_wajib = RupiahField(label="Simpanan lain sejenis simpanan wajib (Rp)")
    modal_tetap = RupiahField(label="Modal tetap USP (Rp)")
    modal_tidak_tetap = RupiahField(label="Modal tidak tetap tambahan (Rp)")
    cadangan_usp = RupiahField(label="Cadangan dari hasil usaha USP (Rp)")
    aset = RupiahField(label="Aset koperasi (Rp)", required=False)

    class Meta:
        model = Modal
        fields = ["per", *Modal.KSP, *Modal.USP, "aset"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in {*Modal.KSP, *Modal.USP} - set(self.instance.komponen):
            del self.fields[nama]
            self.helper.layout.fields.remove(nama)
        for nama in self.instance.komponen:
            if not self.instance.pk:
                self.initial[nama] = None  # nought is an answer, not the default
            self.fields[nama].error_messages["required"] = "Isi jumlahnya dalam rupiah; 0 bila tidak ada."
        if self.instance.koperasi.jenis == Koperasi.Jenis.USP:
            self.fields["aset"].label = f"Aset unit simpan pinjam (Rp){OPSIONAL}"

    def clean_per(self):
        per = self.cleaned_data["per"]
        belum_lewat(per)
        sama = self.instance.koperasi.modal.filter(per=per).exclude(pk=self.instance.pk)
        if sama.exists():
            raise ValidationError(
                f"Modal per {sebut_tanggal(per)} sudah dicatat. Tekan “Ubah” pada barisnya di atas, atau isi tanggal "
                "lain."
            )
        return per
