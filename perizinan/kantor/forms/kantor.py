"""An office of the service network: choosing its koperasi, opening its application, one form for each part."""

import uuid
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q

from aturan.bahasa import P15_2015
from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.jaringan import JenisKantor
from aturan.simpan_pinjam_2015.kantor import SERTIFIKAT_KEPALA, SYARAT_KANTOR
from core.dasar.cari import syarat_cari
from core.dasar.waktu import hari_ini, waktu_setempat
from core.dasbor.saring import SaringKeadaan
from core.halaman.baris import BarisForm, BarisFormSet, tabel_isian
from core.halaman.bidang import BulatField, RupiahField, TanggalField
from core.halaman.butir import ButirForm, tidak_sesudah_hari_ini
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import OPSIONAL, SEMUA, FormSentra
from core.halaman.meja import FormMeja, bidang_usul
from core.halaman.wilayah import saring_wilayah
from core.models import Wilayah
from core.perkara.versi import IsianBerubah, sidik
from ksp_usp.models import Koperasi
from ksp_usp.models.koperasi import inti_nomor, kunci_badan_hukum, varian_nomor
from perizinan.kantor.dasbor import SUMBER
from perizinan.models import (
    SELESAI_KANTOR,
    IzinUsaha,
    JaringanPelayanan,
    PersonelKantor,
    StatusKantor,
)

TERBANYAK_COCOK = 20
LAJUR = (
    ("merah", "1 hari kerja atau kurang"),
    ("kuning", "2 sampai 3 hari kerja"),
    ("sisa", "lebih dari 3 hari kerja"),
)


def keterangan_jenis(jenis: JenisKantor, per: date) -> str:
    """What an office of this kind is for and what it asks first (Pasal 1 angka 24 to 26, Pasal 8), for a choice."""
    lama, anggota = SYARAT_KANTOR[jenis][:2]
    return jenis.ragam.ringkas.format(lama=lama.sebut(per), anggota=anggota.sebut(per))


# Whose office it is


def cari_koperasi(teks: str, terlihat) -> list[Koperasi]:
    """Koperasi that fit, each with `izin_berlaku` (a list) and `di_luar` (out of the person's sight).

    In sight (`terlihat`) by a part of the name or a number; the rest of the register by its exact number alone, and
    only with a licence in force: an office may stand in a region that the koperasi has nothing else to do with.
    """
    teks = "".join(c for c in teks if c.isprintable()).strip()[:200]
    if not teks:
        return []
    berlaku = Prefetch("izin", IzinUsaha.objects.filter(keadaan=IzinUsaha.Keadaan.BERLAKU), to_attr="izin_berlaku")
    nomor = Q(izin__nomor__iexact=teks, izin__keadaan=IzinUsaha.Keadaan.BERLAKU)
    if kunci := kunci_badan_hukum(teks):
        nomor |= Q(kunci__in=varian_nomor(inti_nomor(kunci)), izin__keadaan=IzinUsaha.Keadaan.BERLAKU)
    semua = Koperasi.objects.select_related("wilayah").prefetch_related(berlaku)
    dekat = semua.filter(pk__in=terlihat.order_by().values("pk"))
    bagian = syarat_cari(teks, "nama", "badan_hukum", "nik_koperasi")
    hasil = {k.pk: k for k in semua.berkunci().filter(nomor).distinct()[:TERBANYAK_COCOK]}
    for k in hasil.values():
        k.di_luar = True
    for k in dekat.filter(bagian | Q(pk__in=hasil))[: TERBANYAK_COCOK + 1]:
        k.di_luar = False
        hasil[k.pk] = k
    return sorted(hasil.values(), key=lambda k: (not k.izin_berlaku, k.nama, k.pk))[: TERBANYAK_COCOK + 1]


class KantorBaruForm(FormSentra, forms.Form):
    """The office itself; its koperasi was chosen before. `pilihan` are the regions whose offices the counter takes."""

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    jenis = forms.ChoiceField(label="Jenis kantor", widget=forms.RadioSelect)
    nama = forms.CharField(label="Nama kantor", max_length=120, help_text="Tanpa jenisnya, misalnya Limbangan.")
    wilayah = forms.ChoiceField(label="Kabupaten/kota tempat kantor")

    def __init__(self, *args, koperasi: Koperasi, pilihan: dict[str, Wilayah], **kwargs):
        super().__init__(*args, **kwargs)
        self.koperasi, self.pilihan = koperasi, pilihan
        self.initial.setdefault("kunci_kirim", uuid.uuid4())
        self.fields["jenis"].choices = [(j.value, f"{j.label}: {keterangan_jenis(j, hari_ini())}") for j in JenisKantor]
        self.fields["wilayah"].choices = [(k, w.nama) for k, w in pilihan.items()]
        if len(pilihan) > 1:
            self.fields["wilayah"].choices.insert(0, ("", "— pilih —"))
        else:
            # One region, no question: it stands on the page as a fact.
            self.fields["wilayah"].widget = forms.HiddenInput()
            self.initial["wilayah"] = next(iter(pilihan))

    def clean(self):
        isi = super().clean()
        if isi.get("nama") and isi.get("wilayah"):
            sama = self.koperasi.jaringan.filter(nama__iexact=isi["nama"].strip(), wilayah=isi["wilayah"])
            if lama := sama.exclude(status__in=SELESAI_KANTOR).first():
                self.add_error(
                    "nama",
                    f"{lama.get_jenis_display()} {lama.nama} sudah tercatat di {self.pilihan[isi['wilayah']].nama}:"
                    f" {lama.nomor_perkara}, “{lama.get_status_display()}”. Lanjutkan urusan itu, atau pakai nama"
                    " lain.",
                )
        return isi


# The parts of the application


class BagianForm(ButirForm):
    """One part: its typed data and its files under the item `butir` (none where that is empty)."""

    def __init__(self, data=None, *, instance: JaringanPelayanan, butir: str, berkas=(), **kwargs):
        super().__init__(data, instance=instance, berkas=berkas, **kwargs)
        self.kode = butir
        if not butir:
            del self.fields["berkas"]

    @property
    def dibiarkan(self) -> bool:
        """Whether the part comes back as it was shown: then nothing is claimed of it, whatever a colleague stored."""
        return self.sidik(self.instance) == self.cleaned_data["lihat"]

    def simpan(self, terkunci):
        if self.dibiarkan:
            self.lepas_berkas(terkunci)
        else:
            super().simpan(terkunci)

    def sebut_tempat(self, tempat: str) -> None:
        """On a page of several parts an error and the file say to which they belong: 'Huruf c'."""
        self.tempat = tempat
        if "berkas" in self.fields:
            dasar, opsional, _ = str(self.fields["berkas"].label).partition(OPSIONAL)
            self.fields["berkas"].label = f"{dasar} {tempat[:1].lower()}{tempat[1:]}{opsional}"

    def clean_berkas(self):
        """Files are stored before the form is read."""


class SuratKantorForm(BagianForm):
    selalu = ("nomor_surat", "tanggal_surat")
    tanggal_surat = TanggalField(label="Tanggal surat permohonan", required=False, help_text="Misalnya 3/11/2026.")

    berkas_masuk_pada = TanggalField(
        label="Berkas wajib terakhir diterima tanggal", required=False,
        help_text="Kosongkan bila belum semua masuk: harinya dicatat saat berkas terakhir masuk. Isi bila berkasnya"
        " diterima sebelum dicatat di sini: sejak hari itu waktu untuk memutus dihitung (Pasal 10 ayat (2)).",
    )  # fmt: skip

    class Meta:
        model = JaringanPelayanan
        fields = ["nomor_surat", "tanggal_surat", "berkas_masuk_pada"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.lengkap_pada:  # a clock that runs is not moved
            del self.fields["berkas_masuk_pada"]

    def clean_tanggal_surat(self):
        return tidak_sesudah_hari_ini(self.cleaned_data["tanggal_surat"], self.instance, "Tanggal surat")

    def clean_berkas_masuk_pada(self):
        hari = tidak_sesudah_hari_ini(self.cleaned_data["berkas_masuk_pada"], self.instance, "Tanggal penerimaan")
        surat = self.cleaned_data.get("tanggal_surat")
        if hari and surat and hari < surat:
            raise ValidationError(f"Surat permohonannya baru bertanggal {tanggal(surat)}. Periksa kedua tanggalnya.")
        if hari and hari < P15_2015.berlaku:
            raise ValidationError(f"Peraturannya baru berlaku {tanggal(P15_2015.berlaku)}. Periksa tahunnya.")
        return hari

    def simpan(self, terkunci):
        self.cleaned_data.setdefault("berkas_masuk_pada", terkunci.berkas_masuk_pada)
        super().simpan(terkunci)


class KantorForm(BagianForm):
    selalu = ("alamat",)

    class Meta:
        model = JaringanPelayanan
        fields = ["nama", "alamat", "kecamatan", "induk"]
        help_texts = {"alamat": "Jalan, nomor, desa atau kelurahan."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        k, induk = self.instance, self.fields["induk"]
        if not k.jenis_kantor.ragam.mewakili_cabang:
            del self.fields["induk"]  # a Kantor Cabang represents the head office
            return
        buka = k.koperasi.jaringan.buka().filter(jenis=JaringanPelayanan.Jenis.KC).exclude(pk=k.pk)
        induk.queryset = buka.select_related("wilayah")
        induk.label_from_instance = lambda kc: f"{kc.nama}, {kc.wilayah.nama}"
        induk.label, induk.empty_label = f"Kantor Cabang yang diwakili{OPSIONAL}", "Belum ditentukan"
        induk.help_text = "Hanya Kantor Cabang koperasi ini yang sedang beroperasi."

    def sidik(self, p):
        return sidik(p.nama, p.alamat, p.kecamatan, p.induk_id)

    def simpan(self, terkunci):
        self.cleaned_data.setdefault("induk", terkunci.induk)
        super().simpan(terkunci)

    def sebut(self, p, nama):
        return (p.induk.nama if p.induk else "kosong") if nama == "induk" else super().sebut(p, nama)


class AnggotaForm(BagianForm):
    selalu = ("anggota_daerah", "anggota_seluruh")
    anggota_daerah = BulatField(label="Anggota di kabupaten/kota tempat kantor (orang)", required=False)
    anggota_seluruh = BulatField(label="Anggota koperasi seluruhnya (orang)", required=False)

    class Meta:
        model = JaringanPelayanan
        fields = ["anggota_daerah", "anggota_seluruh"]

    def clean(self):
        isi = super().clean()
        daerah, seluruh = isi.get("anggota_daerah"), isi.get("anggota_seluruh")
        if daerah is not None and seluruh is not None and daerah > seluruh:
            self.add_error(
                "anggota_daerah",
                f"Anggota di kabupaten/kota ini ({daerah}) tidak mungkin lebih banyak daripada seluruhnya ({seluruh})."
                " Periksa kedua angkanya.",
            )
        return isi


class BerkasSajaForm(BagianForm):
    """A part that is a paper and nothing typed."""

    class Meta:
        model = JaringanPelayanan
        fields = []


class ModalKantorForm(BagianForm):
    selalu = ("modal_kerja",)
    modal_kerja = RupiahField(
        label="Modal kerja untuk kantor ini (Rp)", required=False, help_text="Misalnya 50.000.000. Tidak ada minimum."
    )

    class Meta:
        model = JaringanPelayanan
        fields = ["modal_kerja"]

    def sidik(self, p):
        return sidik(p.modal_kerja if p.modal_kerja is None else f"{p.modal_kerja:.2f}")  # typed and stored alike


class NeracaForm(BagianForm):
    selalu = ("neraca_tahun_buku",)
    neraca_tahun_buku = BulatField(
        label="Tahun buku neraca", required=False, help_text="Tahun buku terakhir yang sudah ditutup."
    )

    class Meta:
        model = JaringanPelayanan
        fields = ["neraca_tahun_buku"]

    def clean_neraca_tahun_buku(self):
        return tahun_buku_tertutup(self.cleaned_data["neraca_tahun_buku"], self.instance)


def tahun_buku_tertutup(tahun, kantor):
    """A year of books that has ended at the authority of `kantor`; refuses what no paper can hold."""
    kini = kantor.hari_ini.year
    if tahun is not None and not 1950 <= tahun < kini:
        raise ValidationError(f"Isi tahun buku yang sudah berakhir dengan empat angka, paling baru {kini - 1}.")
    return tahun


class RencanaKantorForm(BagianForm):
    selalu = ("rencana_kerja_bulan",)
    rencana_kerja_bulan = BulatField(
        label="Rencana kerja untuk berapa bulan", required=False, terbesar=120, help_text="Misalnya 12."
    )

    class Meta:
        model = JaringanPelayanan
        fields = ["rencana_kerja_bulan"]


class KepalaForm(BagianForm):
    selalu = ("kepala_nama", "kepala_sertifikat_nomor", "kepala_sertifikat_lsp", "kepala_sertifikat_sampai")
    kepala_sertifikat_sampai = TanggalField(
        label="Sertifikat berlaku sampai", required=False, help_text="Hari terakhir berlakunya, misalnya 31/12/2027."
    )

    class Meta:
        model = JaringanPelayanan
        fields = ["kepala_nama", "kepala_sertifikat_nomor", "kepala_sertifikat_lsp", "kepala_sertifikat_sampai"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.meminta(SERTIFIKAT_KEPALA):
            for nama in self.selalu:
                self.fields[nama].label = f"{self.fields[nama].label}{OPSIONAL}"


class KepalaKasForm(BagianForm):
    selalu = ("kepala_nama",)

    class Meta:
        model = JaringanPelayanan
        fields = ["kepala_nama"]


class LamaForm(BagianForm):
    """The approval of an office that was open before this product."""

    selalu = ("nomor_persetujuan_lama", "tanggal_persetujuan", "tanggal_mulai")
    tanggal_persetujuan = TanggalField(label="Tanggal surat persetujuan lama", required=False)
    tanggal_mulai = TanggalField(label="Tanggal mulai beroperasi", required=False)

    class Meta:
        model = JaringanPelayanan
        fields = ["nomor_persetujuan_lama", "tanggal_persetujuan", "tanggal_mulai"]

    def clean_tanggal_persetujuan(self):
        return tidak_sesudah_hari_ini(self.cleaned_data["tanggal_persetujuan"], self.instance, "Tanggal persetujuan")

    def clean_tanggal_mulai(self):
        return tidak_sesudah_hari_ini(self.cleaned_data["tanggal_mulai"], self.instance, "Tanggal mulai")

    def clean(self):
        isi = super().clean()
        setuju, mulai = isi.get("tanggal_persetujuan"), isi.get("tanggal_mulai")
        if setuju and mulai and mulai < setuju:
            self.add_error(
                "tanggal_mulai",
                f"Kantor tidak mungkin mulai sebelum disetujui ({tanggal(setuju)}). Periksa tanggalnya.",
            )
        return isi


class TabelForm(BagianForm):
    """A part that is a short table: what a colleague stored meanwhile is shown as a whole."""

    pengelola = ""

    class Meta:
        model = JaringanPelayanan
        fields = []

    @property
    def kolom(self):
        return [n for n in TABEL[self.pengelola].form.base_fields if n != "pk"]

    def sidik(self, p):
        return sidik([list(map(str, baris)) for baris in getattr(p, self.pengelola).values_list(*self.kolom)])

    def simpan_tabel(self, terkunci, tabel) -> None:
        diketik = sidik([[str(f.isi[n]) for n in self.kolom] for f in tabel.terisi()])
        if diketik == self.cleaned_data["lihat"]:
            return self.lepas_berkas(terkunci)
        if self.sidik(terkunci) != self.cleaned_data["lihat"]:
            pukul = waktu_setempat(terkunci.berwenang, terkunci.diubah_pada)
            raise IsianBerubah(
                f"Petugas lain mengubah daftar ini pukul {pukul:%H.%M}. Isian Anda masih ada di bawah; tersimpan oleh"
                f" petugas lain: {tabel.teks_tersimpan or 'daftar kosong'}. Bandingkan, lalu simpan lagi bila masih"
                " benar."
            )
        tabel.simpan(getattr(terkunci, self.pengelola), jaringan=terkunci)
        terkunci.save(update_fields=["diubah_pada"])
        self.lepas_berkas(terkunci)


class SaranaTabelForm(TabelForm):
    pengelola = "sarana"


class PersonelTabelForm(TabelForm):
    pengelola = "personel"


class SaranaForm(BarisForm):
    nama = forms.CharField(label="Sarana kerja", max_length=120)
    jumlah = BulatField(label="Jumlah", terkecil=1, terbesar=100_000)
    kondisi = forms.CharField(label="Kondisi fisik", max_length=80)


class PersonelForm(BarisForm):
    """Somebody by name; without one the row is empty, whatever it stands for."""

    golongan = forms.ChoiceField(label="Sebagai", choices=[("", "— pilih —"), *PersonelKantor.Golongan.choices])
    nama = forms.CharField(label="Nama", max_length=120)
    jabatan = forms.CharField(label="Jabatan", max_length=80, required=False)
    riwayat_hidup = forms.BooleanField(label="Riwayat hidup terlampir", required=False)

    def has_changed(self):
        return bool(set(self.changed_data) - {"pk", "DELETE", "golongan"})


class PersonelFormSet(BarisFormSet):
    def add_fields(self, form, index):
        """An empty row stands for who is still missing, in the order of the law."""
        super().add_fields(form, index)
        if not self.is_bound and index is not None and index >= len(self.baris):
            ada = {o.golongan for o in self.baris}
            kurang = [g.value for g in PersonelKantor.Golongan if g not in ada]
            form.fields["golongan"].initial = next(iter(kurang[index - len(self.baris) :]), "")


TABEL = {
    "sarana": tabel_isian(SaranaForm, "sarana kerja"),
    "personel": tabel_isian(PersonelForm, "calon personel", dasar=PersonelFormSet),
}
FORMULIR = {
    "surat": SuratKantorForm, "kantor": KantorForm, "anggota": AnggotaForm, "9a": BerkasSajaForm,
    "9b": BerkasSajaForm, "9c": ModalKantorForm, "9d": BerkasSajaForm, "9e": SaranaTabelForm, "9f": NeracaForm,
    "9g": RencanaKantorForm, "9h": PersonelTabelForm, "9i": KepalaForm, "kepala": KepalaKasForm, "lama": LamaForm,
}  # fmt: skip


# The examiner


class PemeriksaanKantorForm(FormMeja):
    """Marks on the papers of Pasal 9 and, once it is time (`usul`), the proposal."""

    PUTUSAN = {"usul": ("usul", "usul_catatan")}
    TEMPAT = {"kantor.usul": "usul"}
    AWALAN_TEMUAN = "berkas."

    def __init__(self, data, *, usul: bool, **lain):
        putusan = {"usul": bidang_usul(JaringanPelayanan.Usul.choices)} if usul else {}
        super().__init__(data, putusan=putusan, **lain)


# The list


class SaringKantor(SaringKeadaan, SaringUrusan):
    """`lajur`: the lanes of days left as filters, None when they cannot be counted; `terlambat`: what is late."""

    sumber = SUMBER
    cari_pada = ("nomor_perkara", "nama", "koperasi__nama", "koperasi__badan_hukum", "koperasi__nik_koperasi")

    jenis = forms.ChoiceField(label="Jenis kantor", choices=[SEMUA, *JaringanPelayanan.Jenis.choices], required=False)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusKantor.choices], required=False)
    sisa = forms.ChoiceField(label="Sisa hari kerja", choices=[SEMUA, *LAJUR], required=False)
    terlambat = forms.ChoiceField(label="Terlambat", choices=[SEMUA, ("ya", "Lewat tenggat keputusan")], required=False)
    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Provinsi", required=False, empty_label=SEMUA[1]
    )
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Kabupaten/kota", required=False, empty_label=SEMUA[1]
    )

    def __init__(self, *args, pengguna, lajur: dict[str, Q] | None, terlambat: Q, **kwargs):
        super().__init__(*args, pengguna=pengguna, **kwargs)
        self.lajur, self.terlambat = lajur, terlambat
        if lajur is None:
            del self.fields["sisa"]
        saring_wilayah(self, pengguna, induk="wilayah__induk", wilayah="wilayah")

    def saring_sisa(self, queryset, nilai):
        return queryset.filter(self.lajur[nilai])

    def saring_terlambat(self, queryset, _):
        return queryset.filter(self.terlambat)
