"""The documents of Pasal 7 and what a change asks for: one form each, which saves whatever there is."""

import re

from django import forms
from django.core.exceptions import ValidationError

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.izin import BANK_PEMERINTAH
from core.dasar.wilayah import DaftarWilayah
from core.halaman.bidang import BulatField, RupiahField, TanggalField
from core.halaman.butir import ButirForm, tidak_sesudah_hari_ini
from core.halaman.forms import KOSONG, OPSIONAL, FormSentra, LepasField, UnggahanField
from core.halaman.wilayah import BanyakWilayahField, WilayahField, semua_wilayah
from core.perkara.versi import sidik
from ksp_usp.models import Koperasi, Orang
from perizinan.izin.diri import BERKAS_DIRI, GABUNGAN, butir_orang, tercakup
from perizinan.izin.tugas import isian_butir
from perizinan.models import PermohonanIzin

YA_TIDAK = (("ya", "Ya"), ("tidak", "Tidak"))
# Words that tell no koperasi from another.
KATA_UMUM = {
    "koperasi", "simpan", "pinjam", "usaha", "unit", "ksp", "usp", "ksu", "kspps", "uspps", "kop", "primer", "sekunder",
    "dan", "serba", "syariah", "pembiayaan", "karyawan", "pegawai",
}  # fmt: skip


def kata_khas(nama: str) -> set[str]:
    """The words by which a koperasi is known: 'KSP Mekar Jaya' -> {'mekar', 'jaya'}."""
    kata = set(re.findall(r"\w+", nama.casefold()))
    return kata - KATA_UMUM or kata


class DokumenForm(ButirForm):
    """One document of Pasal 7."""

    def perlu(self):
        return isian_butir(self.instance, self.kode)


class SuratForm(DokumenForm):
    kode = "7a"
    tanggal_surat = TanggalField(label="Tanggal surat permohonan", required=False, help_text="Misalnya 3/11/2026.")

    class Meta:
        model = PermohonanIzin
        fields = ["nomor_surat", "tanggal_surat"]

    def clean_tanggal_surat(self):
        hari = tidak_sesudah_hari_ini(self.cleaned_data["tanggal_surat"], self.instance, "Tanggal surat")
        sah = self.instance.tanggal_pengesahan
        if hari and sah and hari < sah:
            raise ValidationError(
                f"Surat bertanggal {tanggal(hari)}, sebelum akta disahkan {tanggal(sah)}, padahal fotokopi pengesahan"
                " ikut dilampirkan (Pasal 7 huruf b). Periksa kedua tanggalnya."
            )
        return hari


class PengesahanForm(DokumenForm):
    """The deed of a change; that of the founding stands in the register."""

    kode = "7b"
    sk_tanggal = TanggalField(label="Tanggal pengesahan perubahan anggaran dasar", required=False)

    class Meta:
        model = PermohonanIzin
        fields = ["sk_nomor", "sk_tanggal"]

    def clean_sk_tanggal(self):
        hari = tidak_sesudah_hari_ini(self.cleaned_data["sk_tanggal"], self.instance, "Tanggal pengesahan")
        berdiri, surat = self.instance.koperasi.tanggal_badan_hukum, self.instance.tanggal_surat
        if hari and surat and hari > surat:
            raise ValidationError(
                f"Pengesahan bertanggal {tanggal(hari)}, sesudah surat permohonan {tanggal(surat)}, padahal fotokopinya"
                " ikut dilampirkan (Pasal 7 huruf b). Periksa kedua tanggalnya."
            )
        if hari and berdiri and hari < berdiri:
            raise ValidationError(
                f"Perubahan {tanggal(hari)} tidak mungkin sebelum akta pendirian disahkan {tanggal(berdiri)}. Periksa"
                " tanggalnya."
            )
        return hari

    def clean(self):
        isi = super().clean()
        nama = {"sk_nomor": "Isi nomor pengesahannya juga.", "sk_tanggal": "Isi tanggal pengesahannya juga."}
        kosong = [n for n in nama if n in isi and not isi[n]]
        if self.instance.jenis == PermohonanIzin.Jenis.BARU and len(kosong) == 1 and not self.errors:
            self.add_error(kosong[0], nama[kosong[0]])
        return isi


class DepositoForm(DokumenForm):
    kode = "7c"
    selalu = ("bank_lain", "deposito_pemegang")

    bank = forms.ChoiceField(
        label="Bank",
        required=False,
        choices=[KOSONG, *BANK_PEMERINTAH.items(), ("lain", "Bank lain, tidak ada di atas")],
    )
    tanggal_deposito = TanggalField(label="Tanggal deposito", required=False)
    modal_disetor = RupiahField(
        label="Jumlah deposito (Rp)", required=False, help_text="Seperti tertulis pada bilyet, misalnya 15.000.000."
    )
    deposito_atas_nama = forms.ChoiceField(
        label="Deposito atas nama", required=False, choices=PermohonanIzin.AtasNama.choices, widget=forms.RadioSelect
    )
    deposito_pemegang = forms.ChoiceField(
        label="Nama pengurus pemegang deposito",
        required=False,
        help_text="Hanya bila deposito atas nama salah satu pengurus.",
    )

    class Meta:
        model = PermohonanIzin
        fields = [
            "bank", "bank_lain", "nomor_bilyet", "tanggal_deposito", "modal_disetor", "deposito_atas_nama",
            "deposito_pemegang",
        ]  # fmt: skip
        help_texts = {"bank_lain": "Hanya bila banknya tidak ada pada daftar."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        p = self.instance
        pengurus = p.koperasi.orang.aktif(p.hari_ini).filter(golongan=Orang.Golongan.PENGURUS)
        nama = dict.fromkeys([*pengurus.values_list("nama", flat=True), *filter(None, [p.deposito_pemegang])])
        self.fields["deposito_pemegang"].choices = [KOSONG, *((n, n) for n in nama)]

    def clean_tanggal_deposito(self):
        return tidak_sesudah_hari_ini(self.cleaned_data["tanggal_deposito"], self.instance, "Tanggal deposito")

    def sebut(self, p, nama):
        return BANK_PEMERINTAH.get(p.bank, p.bank_lain or "kosong") if nama == "bank" else super().sebut(p, nama)

    def clean(self):
        isi = super().clean()
        if isi.get("bank") == "lain":
            if dikenal := bank_dikenal(isi.get("bank_lain", "")):
                self.add_error(
                    "bank_lain", f"{dikenal} ada pada daftar bank pemerintah. Pilih namanya pada daftar itu."
                )
        elif "bank_lain" in isi:
            if isi.get("bank_lain") and not isi.get("bank"):
                self.add_error("bank", "Pilih “Bank lain, tidak ada di atas” bila nama banknya Anda ketik sendiri.")
            isi["bank_lain"] = "" if isi.get("bank") else isi["bank_lain"]
        if isi.get("deposito_atas_nama") != PermohonanIzin.AtasNama.PENGURUS:
            isi["deposito_pemegang"] = ""
        return isi


def bank_dikenal(nama: str) -> str:
    """The bank of the list that was typed under 'another bank': by its name or its short name; else empty."""

    def rapi(teks):
        return " ".join(k for k in re.findall(r"\w+", teks.casefold()) if k not in ("bank", "pt", "persero", "tbk"))

    for sebutan in BANK_PEMERINTAH.values():
        utama, _, singkatan = sebutan.removesuffix(")").partition(" (")
        if nama.strip() and rapi(nama) in {rapi(utama), rapi(singkatan), rapi(sebutan)} - {""}:
            return sebutan
    return ""


class RekeningForm(DokumenForm):
    kode = "7e"
    rekening_milik_koperasi = forms.TypedChoiceField(
        label="Rekening ini atas nama koperasi?",
        required=False,
        choices=YA_TIDAK,
        coerce=lambda v: v == "ya",
        empty_value=None,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = PermohonanIzin
        fields = ["rekening_bank", "rekening_nomor", "rekening_atas_nama", "rekening_milik_koperasi"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        nilai = self.instance.rekening_milik_koperasi
        self.initial["rekening_milik_koperasi"] = {True: "ya", False: "tidak"}.get(nilai, "")

    def clean_rekening_nomor(self):
        nomor = self.cleaned_data["rekening_nomor"]
        if nomor and not re.fullmatch(r"[0-9][0-9 .-]*", nomor):
            raise ValidationError("Nomor rekening terdiri atas angka, misalnya 0123 4567 89. Periksa ketikannya.")
        return nomor

    def clean(self):
        isi = super().clean()
        nama, koperasi = isi.get("rekening_atas_nama"), self.instance.koperasi.nama
        if isi.get("rekening_milik_koperasi") and nama and not kata_khas(nama) & kata_khas(koperasi):
            self.add_error(
                "rekening_milik_koperasi",
                f"Nama pada rekening “{nama}” tidak memuat nama {koperasi}. Pilih “Tidak”, atau betulkan nama pada"
                " rekening.",
            )
        return isi


class RencanaForm(DokumenForm):
    kode = "7f"
    rencana_mulai = BulatField(label="Tahun pertama rencana kerja", required=False, help_text="Misalnya 2027.")
    rencana_tahun = BulatField(
        label="Untuk berapa tahun", required=False, terkecil=1, terbesar=20, help_text="Misalnya 2."
    )

    class Meta:
        model = PermohonanIzin
        fields = ["rencana_mulai", "rencana_tahun"]

    def clean_rencana_mulai(self):
        tahun, kini = self.cleaned_data["rencana_mulai"], self.instance.hari_ini.year
        if tahun is not None and not kini - 1 <= tahun <= kini + 2:
            raise ValidationError(
                f"Rencana kerja mulai tahun {tahun} tidak masuk akal untuk permohonan tahun {kini}. Isi tahun antara"
                f" {kini - 1} dan {kini + 2}."
            )
        return tahun


class PerubahanForm(ButirForm):
    """What a change asks for; an empty field stays as it is. Each is shown beside what holds now."""

    wilayah_baru = WilayahField(label="Tempat kedudukan baru", required=False)
    jenis_baru = forms.ChoiceField(label="Jenis baru", required=False, choices=[("", "Tetap"), *Koperasi.Jenis.choices])
    bentuk_baru = forms.ChoiceField(
        label="Bentuk baru", required=False, choices=[("", "Tetap"), *Koperasi.Bentuk.choices]
    )
    keanggotaan_baru = BanyakWilayahField(
        label="Wilayah keanggotaan baru",
        required=False,
        help_text="Seluruhnya menurut anggaran dasar yang baru: satu kabupaten/kota tiap baris, nama atau kodenya.",
    )
    modal_berubah = forms.BooleanField(label="Modal disetor berubah", required=False)

    class Meta:
        model = PermohonanIzin
        fields = ["nama_baru", "alamat_baru", "wilayah_baru", "jenis_baru", "bentuk_baru", "modal_berubah"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.semua = semua_wilayah()
        daftar = DaftarWilayah(self.semua, self.instance.hari_ini)
        self.fields["wilayah_baru"].daftar = self.fields["keanggotaan_baru"].daftar = daftar
        self.initial["wilayah_baru"] = self.instance.wilayah_baru
        self.initial["keanggotaan_baru"] = list(self.instance.keanggotaan_baru.select_related("induk").order_by("pk"))
        k = self.instance.koperasi
        anggota = [w.nama for w in self.instance.koperasi.wilayah_menurut_ad()]
        lebih = f", dan {len(anggota) - 5} lagi" if len(anggota) > 5 else ""
        sekarang = {
            "nama_baru": k.nama, "alamat_baru": k.alamat, "wilayah_baru": k.wilayah.nama,
            "jenis_baru": k.get_jenis_display(), "bentuk_baru": k.get_bentuk_display(),
        }  # fmt: skip
        for nama, isi in sekarang.items():
            self.fields[nama].help_text = f"Sekarang: {isi or 'belum diisi'}."
        bidang = self.fields["keanggotaan_baru"]
        bidang.help_text = f"Sekarang: {', '.join(anggota[:5]) or 'belum diisi'}{lebih}. {bidang.help_text}"
        bidang.label, self.fields["nama_baru"].label = "Wilayah keanggotaan baru", "Nama baru"
        for nama in ("alamat_baru", "wilayah_baru", "jenis_baru", "bentuk_baru"):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)
        del self.fields["berkas"]  # its papers are those of Pasal 7

    def sidik(self, p):
        return sidik(super().sidik(p), sorted(p.keanggotaan_baru.values_list("pk", flat=True)))

    def berbeda(self, p):
        tersimpan = set(p.keanggotaan_baru.values_list("pk", flat=True))
        diketik = {w.pk for w in self.cleaned_data.get("keanggotaan_baru", ())}
        return super().berbeda(p) + (["keanggotaan_baru"] if tersimpan != diketik else [])

    def sebut(self, p, nama):
        if nama == "keanggotaan_baru":
            return ", ".join(w.nama for w in p.keanggotaan_baru.order_by("pk")) or "kosong"
        return super().sebut(p, nama)

    def simpan(self, terkunci):
        super().simpan(terkunci)
        terkunci.keanggotaan_baru.set(self.cleaned_data["keanggotaan_baru"])

    def clean(self):
        isi, k = super().clean(), self.instance.koperasi
        sekarang = {
            "nama_baru": k.nama, "alamat_baru": k.alamat, "wilayah_baru": k.wilayah,
            "jenis_baru": k.jenis, "bentuk_baru": k.bentuk,
        }  # fmt: skip
        for nama, lama in sekarang.items():
            if isi.get(nama) and isi[nama] == lama:
                self.add_error(nama, "Sama dengan yang tercatat sekarang. Kosongkan bila tidak berubah.")
        anggota = isi.get("keanggotaan_baru")
        if anggota and {w.pk for w in anggota} == {w.pk for w in self.instance.koperasi.wilayah_menurut_ad()}:
            self.add_error(
                "keanggotaan_baru", "Sama dengan wilayah keanggotaan sekarang. Kosongkan bila tidak berubah."
            )
        return isi


class BerkasDiriForm(FormSentra, forms.Form):
    """Pasal 7 huruf d: two papers of each pengurus and pengawas, in one bundle or one by one, all on one page."""

    def __init__(self, data=None, *, instance, orang, berkas: dict, dilepas):
        super().__init__(data)
        self.orang, self.berkas, self.gabungan = orang, berkas, berkas.get(GABUNGAN, [])
        self.butir = {GABUNGAN: GABUNGAN}
        label = f"{'Ganti' if self.gabungan else 'Unggah'} berkas gabungan"
        self.fields[GABUNGAN] = UnggahanField(f"{label} riwayat hidup dan KTP")
        if dilepas:
            self.fields["lepas"] = LepasField(dilepas)
        for o in orang:
            for jenis, sebutan in BERKAS_DIRI.items():
                nama = butir_orang(o, jenis)
                ada = berkas.get(nama)
                self.fields[nama] = UnggahanField(f"{'Ganti' if ada else 'Unggah'} {sebutan} {o.nama}")
                self.butir[nama] = nama

    def baris(self):
        """What the page shows a person: the person, whether the bundle holds theirs, each paper's field and files."""
        for o in self.orang:
            yield (
                o,
                tercakup(o, self.berkas),
                [
                    (sebutan, self[butir_orang(o, jenis)], self.berkas.get(butir_orang(o, jenis), []))
                    for jenis, sebutan in BERKAS_DIRI.items()
                ],
            )

    @property
    def bidang_gabungan(self):
        return [self[nama] for nama in ("lepas", GABUNGAN) if nama in self.fields]

    def simpan(self, terkunci) -> None:
        """The files are stored as they come; a bundle may be taken away again."""
        if lepas := self.cleaned_data.get("lepas"):
            terkunci.daftar_berkas.filter(pk__in=lepas, butir=GABUNGAN).update(aktif=False)


FORMULIR = {
    "7a": SuratForm, "7b": PengesahanForm, "7c": DepositoForm, "7d": BerkasDiriForm, "7e": RekeningForm,
    "7f": RencanaForm, "perubahan": PerubahanForm,
}  # fmt: skip
