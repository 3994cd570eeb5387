"""Forms of pengurus, pengawas and pengelola (Pasal 11 to 13), and of the ties among them."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from aturan.bahasa.bilangan import tanggal as sebut_tanggal
from aturan.simpan_pinjam_2015.orang import HUBUNGAN, HUBUNGAN_PENGURUS, LAMA_PENGURUS, PUTUSAN_PENGURUS
from core.dasar.rahasia import semua_sidik
from core.dasar.waktu import hari_ini
from core.halaman.baris import BarisForm, BarisFormSet, tabel_isian
from core.halaman.bidang import BulatField, NikField, TanggalField, YaTidakField
from core.halaman.forms import KOSONG, FormSentra, belum_lewat
from ksp_usp.models import Hubungan, Koperasi, Orang

UMUM = ("nama", "jabatan", "nik", "rapat_anggota", "diangkat", "berakhir")
TERPILIH = ("periode", "anggota", "anggota_sejak", "asal_koperasi", "tidak_dihukum", "tanggal_putusan")
PENGELOLA = (
    "sertifikat_nomor", "sertifikat_lsp", "sertifikat_sampai", "kontrak_mulai", "kontrak_sampai", "kontrak_wewenang",
    "kontrak_sengketa",
)  # fmt: skip
ISIAN = {
    Orang.Golongan.PENGURUS: (*UMUM, *TERPILIH),
    Orang.Golongan.PENGAWAS: (*UMUM, *TERPILIH),
    Orang.Golongan.PENGELOLA: (*UMUM, *PENGELOLA),
}
TANGGAL_LALU = ("rapat_anggota", "diangkat", "anggota_sejak", "tanggal_putusan")
# (earlier, later, what is wrong)
URUTAN = (
    ("anggota_sejak", "diangkat", "Ia diangkat {} sebelum menjadi anggota. Periksa kedua tanggalnya."),
    ("rapat_anggota", "diangkat", "Ia diangkat {} sebelum Rapat Anggota itu. Periksa kedua tanggalnya."),
    ("diangkat", "berakhir", "Masa jabatan berakhir {} sebelum dimulai. Periksa kedua tanggalnya."),
    ("kontrak_mulai", "kontrak_sampai", "Perjanjian berakhir {} sebelum dimulai. Periksa kedua tanggalnya."),
)


def petunjuk_syarat(per: date) -> dict[str, str]:
    """The words under a field that name a value of the law, as in force on `per`."""
    return {
        "periode": (
            f"Syarat {LAMA_PENGURUS.sebut(per)} menjadi anggota berlaku sejak masa jabatan kedua (Pasal 11 ayat (4) dan"
            " (5)). Kosongkan bila belum diketahui."
        ),
        "tidak_dihukum": (
            "Pidana yang merugikan korporasi, keuangan negara, atau di sektor keuangan,"
            f" {PUTUSAN_PENGURUS.sebut(per)} terakhir."
        ),
    }


class OrangForm(FormSentra, forms.ModelForm):
    """One office of one person. Its golongan says what is asked; it is chosen before and does not change."""

    nik = NikField(label="NIK", help_text="16 angka pada KTP. Disimpan tersandi dan ditampilkan tersamar.")
    rapat_anggota = TanggalField(label="Tanggal Rapat Anggota", required=False)
    diangkat = TanggalField(label="Diangkat tanggal", help_text="Misalnya 1/3/2025.")
    berakhir = TanggalField(label="Masa jabatan sampai", required=False)
    periode = BulatField(label="Masa jabatan ke-", terkecil=1, terbesar=99, required=False)
    anggota = YaTidakField(label="Anggota koperasi ini")
    anggota_sejak = TanggalField(label="Menjadi anggota sejak", required=False)
    tidak_dihukum = YaTidakField(label="Menyatakan tidak pernah dihukum")
    tanggal_putusan = TanggalField(
        label="Tanggal putusan pidana", required=False, help_text="Hanya bila pernah: putusan berkekuatan hukum tetap."
    )
    sertifikat_sampai = TanggalField(label="Sertifikat berlaku sampai", required=False)
    kontrak_mulai = TanggalField(label="Perjanjian kerja mulai", required=False)
    kontrak_sampai = TanggalField(label="Perjanjian kerja sampai", required=False)
    kontrak_wewenang = YaTidakField(label="Perjanjian memuat wewenang, tanggung jawab, hak, dan kewajiban")
    kontrak_sengketa = YaTidakField(label="Perjanjian memuat penyelesaian perselisihan")

    class Meta:
        model = Orang
        fields = [*UMUM, *TERPILIH, *PENGELOLA]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.nik_lama = self.instance.nik
        boleh = set(ISIAN[self.instance.golongan])
        if self.instance.koperasi.bentuk == Koperasi.Bentuk.SEKUNDER:
            boleh.discard("anggota")
        else:
            boleh.discard("asal_koperasi")
        for nama, petunjuk in petunjuk_syarat(hari_ini(self.instance.koperasi.wilayah)).items():
            self.fields[nama].help_text = petunjuk
        for nama in set(self.fields) - boleh:
            del self.fields[nama]
            self.helper.layout.fields.remove(nama)
        self.initial["nik"] = ""
        if self.nik_lama:
            self.fields["nik"].label = "Ganti NIK (opsional)"
            self.fields["nik"].help_text = f"Tersimpan {self.instance.nik_samar}. Isi hanya bila NIK itu salah."

    def clean_nik(self):
        return self.cleaned_data["nik"] or self.nik_lama

    def clean(self):
        isi = super().clean()
        for nama in TANGGAL_LALU:
            try:
                belum_lewat(isi.get(nama))
            except ValidationError as salah:
                self.add_error(nama, salah)
        for awal, akhir, kalimat in URUTAN:
            if isi.get(awal) and isi.get(akhir) and isi[akhir] < isi[awal]:
                self.add_error(akhir, kalimat.format(sebut_tanggal(isi[akhir])))
        if isi.get("tanggal_putusan") and isi.get("tidak_dihukum"):
            self.add_error(
                "tanggal_putusan",
                "Ia menyatakan tidak pernah dihukum, tetapi ada tanggal putusan. Kosongkan salah satunya.",
            )
        if isi.get("nik") and "nik" not in self.errors and self._kembar(isi["nik"]):
            golongan = self.instance.get_golongan_display().lower()
            self.add_error(
                "nik",
                f"NIK ini sudah tercatat sebagai {golongan} di koperasi ini dan masih menjabat. Ubah orang itu, atau "
                "berhentikan dahulu.",
            )
        if self.instance.pk is None and not self.errors and self._tercatat(isi):
            self.add_error(
                "nama",
                "Nama, jabatan, dan tanggal ini sudah tercatat di koperasi ini. Lihat daftarnya, lalu ubah di sana.",
            )
        return isi

    def _tercatat(self, isi) -> bool:
        """The same row is there already: the second click of one who has no NIK at hand."""
        sama = {nama: isi[nama] for nama in ("nama", "jabatan", "diangkat")}
        return self.instance.koperasi.orang.filter(golongan=self.instance.golongan, **sama).exists()

    def _kembar(self, nik) -> bool:
        satu, koperasi = self.instance, self.instance.koperasi
        sama = koperasi.orang.aktif(hari_ini(koperasi.berwenang)).filter(nik_sidik__in=semua_sidik(nik))
        return sama.filter(golongan=satu.golongan).exclude(pk=satu.pk).exists()


class BerhentiForm(FormSentra, forms.Form):
    berhenti = TanggalField(label="Diberhentikan tanggal", help_text="Sejak tanggal ini ia tidak menjabat lagi.")
    alasan = forms.CharField(
        label="Dasar pemberhentian", max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text="Misalnya keputusan Rapat Anggota tanggal 20 Februari 2026 (Pasal 11 ayat (7)).",
    )  # fmt: skip

    def __init__(self, *args, orang, **kwargs):
        super().__init__(*args, **kwargs)
        self.orang = orang

    def clean_berhenti(self):
        berhenti = self.cleaned_data["berhenti"]
        belum_lewat(berhenti)
        if berhenti < self.orang.diangkat:
            raise ValidationError(
                f"Ia baru diangkat {sebut_tanggal(self.orang.diangkat)}. Isi tanggal itu atau sesudahnya."
            )
        return berhenti


class NikForm(FormSentra, forms.Form):
    alasan = forms.CharField(
        label="Alasan melihat NIK", min_length=5, max_length=200,
        help_text="Dicatat bersama nama Anda pada riwayat koperasi.",
        error_messages={"min_length": "Tulis alasan yang dapat dipahami orang lain, misalnya: mencocokkan dengan KTP."},
    )  # fmt: skip


def akibat_hubungan(jenis: str) -> str:
    """What a family tie means for an office, and why: "derajat kesatu, menghalangi, Pasal 11 ayat (4) huruf c"."""
    return HUBUNGAN[jenis].keterangan(HUBUNGAN_PENGURUS.pada(hari_ini()).dasar.sebutan)


class HubunganForm(BarisForm):
    satu = forms.TypedChoiceField(label="Orang pertama", coerce=int)
    jenis = forms.ChoiceField(label="Hubungan")
    dua = forms.TypedChoiceField(label="Orang kedua", coerce=int)

    def __init__(self, *args, pilihan, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("satu", "dua"):
            self.fields[nama].choices = [KOSONG, *pilihan]
        jenis = [(j.value, f"{j.label} ({akibat_hubungan(j.value)})") for j in Hubungan.Jenis]
        self.fields["jenis"].choices = [KOSONG, *jenis]

    def clean(self):
        isi = super().clean()
        if isi.get("satu") and isi.get("satu") == isi.get("dua"):
            self.add_error("dua", "Pilih orang lain: hubungan keluarga adalah antara dua orang.")
        return isi


class HubunganFormSetDasar(BarisFormSet):
    def _awal(self, objek):
        return {"pk": objek.pk, "satu": objek.satu_id, "jenis": objek.jenis, "dua": objek.dua_id}

    def clean(self):
        sudah: dict[frozenset, int] = {}
        for nomor, form in self.bernomor():
            pasangan = frozenset((form.cleaned_data["satu"], form.cleaned_data["dua"]))
            if pasangan in sudah:
                form.add_error("dua", f"Hubungan keduanya sudah ada pada baris {sudah[pasangan]}. Hapus salah satunya.")
            sudah.setdefault(pasangan, nomor)


HubunganFormSet = tabel_isian(HubunganForm, "hubungan keluarga", dasar=HubunganFormSetDasar)


class SudahDitanyaForm(FormSentra, forms.Form):
    sudah = forms.BooleanField(
        label="Semua pengurus, pengawas, dan pengelola sudah ditanyai",
        help_text="Tanpa baris di atas berarti tidak ada hubungan keluarga di antara mereka.",
    )


# Several people on one page

BERSAMA = ("rapat_anggota", "diangkat", "berakhir")
# Who usually sits there; a block whose name stays empty is nobody.
SUSUNAN = {
    Orang.Golongan.PENGURUS: ("Ketua", "Sekretaris", "Bendahara"),
    Orang.Golongan.PENGAWAS: ("Ketua", "Anggota", "Anggota"),
    Orang.Golongan.PENGELOLA: ("Manajer",),
}


class BersamaForm(FormSentra, forms.Form):
    """What one meeting decided for all; a block that has its own keeps it."""

    rapat_anggota = TanggalField(label="Tanggal Rapat Anggota", required=False)
    diangkat = TanggalField(label="Diangkat tanggal", required=False)
    berakhir = TanggalField(label="Masa jabatan sampai", required=False)


def lengkapi_bersama(data):
    """What was sent, with the dates that hold for all in each named block that has none of its own."""
    data = data.copy()
    for kunci in [k for k in data if k.endswith("-nama") and data[k].strip()]:
        for nama in BERSAMA:
            milik = f"{kunci.removesuffix('nama')}{nama}"
            if not data.get(milik, "").strip():
                data[milik] = data.get(nama, "")
    return data


class SusunanFormSetDasar(forms.BaseFormSet):
    """Blocks of new people of one golongan, each asked what one alone is asked."""

    def __init__(self, *args, koperasi, golongan, jabatan, **kwargs):
        self.koperasi, self.golongan = koperasi, golongan
        super().__init__(*args, initial=[{"jabatan": satu} for satu in jabatan], **kwargs)
        self.extra = len(jabatan)

    def initial_form_count(self):
        """None is stored yet."""
        return 0

    def get_form_kwargs(self, index):
        return {"instance": Orang(koperasi=self.koperasi, golongan=self.golongan)}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if index:
            # Said once, in the first block.
            for bidang in form.fields.values():
                bidang.help_text = ""

    def terisi(self) -> list[OrangForm]:
        return [f for f in self.forms if f.has_changed()]

    def clean(self):
        sudah: dict[str, int] = {}
        for nomor, form in enumerate(self.forms, 1):
            if (nik := getattr(form, "cleaned_data", {}).get("nik")) and nik in sudah:
                form.add_error("nik", f"NIK ini sama dengan baris {sudah[nik]}. Betulkan salah satunya.")
            elif nik:
                sudah[nik] = nomor


SusunanFormSet = forms.formset_factory(OrangForm, formset=SusunanFormSetDasar, max_num=50, absolute_max=50)
