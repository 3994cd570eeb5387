"""Forms of admin_instansi: an office, its people, their assignments."""

from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.contrib.auth.forms import SetPasswordForm, SetPasswordMixin
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from core.dasar.izin import KODE_PUSAT, TINGKAT_PERAN, Izin, Peran, Tingkat, penugasan_berizin
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import hari_ini
from core.halaman.bidang import BulatField, TanggalField
from core.halaman.daftar import FormSaring
from core.halaman.forms import FormSentra
from core.masuk.forms import SANDI_SEKARANG, sandi_sendiri
from core.models import Instansi, Pengguna, Penugasan, Wilayah
from core.perkara.lambang import TEMPAT
from core.perkara.nomor import periksa_pola

NAMA_PENGGUNA = RegexValidator(
    r"^[a-z0-9](?:[a-z0-9._-]{1,28}[a-z0-9])$",
    "Pakai 3 sampai 30 huruf kecil, angka, titik, atau garis, misalnya siti.garut.",
)
NIP = RegexValidator(r"^[0-9]{18}$", "NIP terdiri dari 18 angka tanpa spasi. Kosongkan bila tidak punya NIP.")
KODE_POS = RegexValidator(r"^[0-9]{5}$", "Kode pos terdiri dari 5 angka.")


def peran_tingkat(tingkat) -> list[tuple[str, str]]:
    """The roles that an office at `tingkat` may give, as choices."""
    return [(p.value, p.label) for p in Peran if TINGKAT_PERAN.get(p, tingkat) in (tingkat, Tingkat.BERWENANG)]


class InstansiForm(FormSentra, forms.ModelForm):
    """Letterhead, paper and numbering: what this office's own letters look like."""

    tepi_atas = BulatField(label="Tepi atas (mm)", terkecil=10, terbesar=60)
    tepi_kanan = BulatField(label="Tepi kanan (mm)", terkecil=10, terbesar=60)
    tepi_bawah = BulatField(label="Tepi bawah (mm)", terkecil=10, terbesar=60)
    tepi_kiri = BulatField(label="Tepi kiri (mm)", terkecil=10, terbesar=60)
    kode_pos = forms.CharField(label="Kode pos", required=False, validators=[KODE_POS])

    class Meta:
        model = Instansi
        fields = [
            "nama", "nama_pokja", "jabatan_deputi", "kop_baris1", "kop_baris2", "kop_jabatan", "kop_kepala", "alamat",
            "kode_pos", "telepon", "surel", "tempat", "kertas", "tepi_atas", "tepi_kanan", "tepi_bawah", "tepi_kiri",
            "format_nomor", "klasifikasi", "kode_unit",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.wilayah_id != KODE_PUSAT:
            del self.fields["jabatan_deputi"]
        isi = [nama for nama in self.fields if nama not in ("nama", "nama_pokja", "jabatan_deputi")]
        kertas, nomor = isi.index("kertas"), isi.index("format_nomor")
        self.helper.layout = Layout(
            *(nama for nama in self.fields if nama not in isi),
            HTML("<h2>Kop</h2>"), *isi[:kertas],
            HTML("<h2>Kertas dan tepi</h2>"), "kertas", Div(*isi[kertas + 1 : nomor], css_class="kotak-bulan"),
            HTML("<h2>Nomor surat</h2>"), *isi[nomor:],
        )  # fmt: skip

    def clean_format_nomor(self):
        pola = self.cleaned_data["format_nomor"]
        periksa_pola(pola)
        return pola


class LambangForm(FormSentra, forms.Form):
    """One emblem, stored at once: what is typed on the page of the letterhead never waits for a picture."""

    tempat = forms.ChoiceField(label="Tercetak pada", choices=list(TEMPAT.items()), widget=forms.RadioSelect)
    gambar = forms.FileField(
        label="Gambar lambang",
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg"}),
        help_text="PNG atau JPG, paling besar 5 MB, sebaiknya berlatar bening. Tercetak setinggi 24 mm.",
    )


class InstansiBaruForm(FormSentra, forms.ModelForm):
    """A new office below; its own admin fills in the rest."""

    class Meta:
        model = Instansi
        fields = ["wilayah", "nama", "kop_baris1", "kop_baris2", "tempat", "kode_unit"]

    def __init__(self, *args, wilayah, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = wilayah


class PegawaiForm(FormSentra, forms.ModelForm):
    """The person as printed on letters."""

    username = forms.CharField(
        label="Nama pengguna", validators=[NAMA_PENGGUNA], help_text="Untuk masuk; tidak dapat diubah kemudian."
    )
    nip = forms.CharField(label="NIP", required=False, validators=[NIP])

    class Meta:
        model = Pengguna
        fields = ["nama", "username", "nip", "pangkat", "email"]
        labels = {"email": "Surel"}
        help_texts = {
            "email": "Milik orang itu sendiri: ke sini tautan kata sandi, kabar tentang akunnya, dan pengingat tenggat"
            " (paling banyak satu sehari). Boleh kosong."
        }

    def clean_username(self):
        nama = self.cleaned_data["username"]
        if Pengguna.objects.filter(username__iexact=nama).exclude(pk=self.instance.pk).exists():
            raise ValidationError(
                f"Nama pengguna {nama} sudah dipakai. Pilih yang lain; "
                "bila orangnya sama, beri penugasan kepada akun itu."
            )
        return nama

    def clean_nip(self):
        nip = self.cleaned_data["nip"]
        if nip and Pengguna.objects.filter(nip=nip).exclude(pk=self.instance.pk).exists():
            raise ValidationError("NIP ini sudah punya akun. Beri penugasan kepada akun itu.")
        return nip


class PegawaiUbahForm(PegawaiForm):
    class Meta(PegawaiForm.Meta):
        fields = ["nama", "nip", "pangkat", "email"]

    username = None


class PenugasanForm(FormSentra, forms.ModelForm):
    """A role at one office, from a day, on a written basis."""

    judul = "Penugasan"
    mulai = TanggalField(label="Mulai tanggal")
    sampai = TanggalField(
        label="Sampai tanggal", required=False, help_text="Wajib untuk Plt., Plh., dan Pj.; selain itu boleh kosong."
    )
    sebutan = forms.ChoiceField(label="Sebutan", choices=Penugasan.Sebutan.choices, required=False)

    class Meta:
        model = Penugasan
        fields = ["peran", "jabatan", "sebutan", "atas_nama", "untuk_beliau", "mulai", "sampai", "dasar"]
        help_texts = {
            "atas_nama": "Jabatan yang memberi mandat, misalnya Bupati Garut. Kosongkan hanya bila orang ini sendiri "
            "memegang jabatan itu, atau tidak menandatangani suratnya.",
            "dasar": "Nomor surat keputusan atau surat tugas; untuk a.n., nomor peraturan atau surat yang memberi "
            "mandatnya.",
        }

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.instansi = instansi
        self.instansi = instansi
        tingkat = instansi.wilayah.tingkat
        self.fields["peran"] = forms.ChoiceField(
            label="Peran",
            choices=[("", "Pilih peran"), *peran_tingkat(tingkat)],
            error_messages={
                "required": "Pilih peran.",
                "invalid_choice": f"Peran ini tidak ada di tingkat {tingkat.label}. Pilih salah satu dari daftar.",
            },
        )
        self.initial.setdefault("mulai", hari_ini(instansi.wilayah))
        # Its empty choice says "Definitif", so nothing about it is left out.
        self.fields["sebutan"].label = "Sebutan"

    def clean(self):
        isi = super().clean()
        wilayah = self.instansi.wilayah
        if not wilayah.berlaku(hari_ini(wilayah)):
            raise ValidationError(
                f"Wilayah {wilayah.nama} sudah tidak berlaku. Beri penugasan pada instansi wilayah penggantinya."
            )
        return isi


class SiapaForm(FormSentra, forms.Form):
    """An account that exists already, by the exact name or NIP: people who move keep their account."""

    siapa = forms.CharField(label="Nama pengguna atau NIP", max_length=30)

    def clean_siapa(self):
        siapa = self.cleaned_data["siapa"].strip()
        kolom = "nip" if siapa.isdecimal() else "username"
        orang = Pengguna.objects.filter(**{kolom: siapa}, is_superuser=False).first()
        if orang is None:
            raise ValidationError(f"Tidak ada akun {siapa}. Periksa ejaannya, atau tambahkan sebagai pegawai baru.")
        if not orang.is_active:
            raise ValidationError(f"Akun {orang.nama} sedang ditutup. Buka dahulu akunnya.")
        return orang


class AkhiriForm(FormSentra, forms.Form):
    """The last day of an assignment, and on what basis it ends."""

    sampai = TanggalField(label="Hari terakhir")
    dasar = forms.CharField(
        label="Dasar pengakhiran", max_length=160, help_text="Nomor surat keputusan atau surat tugas."
    )

    def __init__(self, *args, penugasan, **kwargs):
        super().__init__(*args, **kwargs)
        self.penugasan = penugasan

    def clean_sampai(self):
        sampai, penugasan = self.cleaned_data["sampai"], self.penugasan
        if sampai < penugasan.mulai:
            raise ValidationError(
                f"Penugasan ini mulai {tanggal_indonesia(penugasan.mulai)}; isi tanggal itu atau sesudahnya. "
                "Untuk menghentikan sekarang juga, tutup akunnya."
            )
        if penugasan.sampai and sampai > penugasan.sampai:
            raise ValidationError(
                f"Penugasan ini sudah berakhir {tanggal_indonesia(penugasan.sampai)}. "
                "Untuk memperpanjang, beri penugasan baru dengan dasar baru."
            )
        return sampai


class AlasanForm(FormSentra, forms.Form):
    """Why an account needs this; the second admin reads it before deciding."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Misalnya lupa kata sandi, atau telepon hilang. Tercatat, dan dibaca admin lain.",
    )


class PutusanForm(FormSentra, forms.Form):
    """One of the buttons of a request: a refusal needs words.

    What carries it out, and a half of a log-in, need the password of who decides: not whoever sits at the open screen.
    """

    BERSANDI = ("setujui", "kode")

    putusan = forms.ChoiceField(
        choices=[(p, p) for p in ("setujui", "tolak", "tarik", "kode", "tautan")], widget=forms.HiddenInput
    )
    terlihat = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Alasan menolak", max_length=300, required=False, help_text="Dibaca admin yang meminta."
    )
    sandi = forms.CharField(
        **SANDI_SEKARANG
        | {"required": False, "help_text": "Agar tidak ada orang lain yang memutus di komputer yang Anda tinggalkan."}
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        # Each belongs to its button, and is not optional there.
        self.fields["alasan"].label, self.fields["sandi"].label = "Alasan menolak", "Kata sandi Anda"

    def clean(self):
        isi = super().clean()
        if isi.get("putusan") in self.BERSANDI:
            self.periksa_sandi(isi.get("sandi"))
        if isi.get("putusan") == "tolak" and not isi.get("alasan"):
            self.add_error("alasan", "Isi alasan: admin yang meminta perlu tahu apa yang harus diperbaiki.")
        return isi

    def periksa_sandi(self, sandi):
        if not sandi:
            return self.add_error("sandi", "Isi kata sandi Anda.")
        try:
            sandi_sendiri(self.request, sandi, "Kata sandi salah. Ketik sekali lagi.")
        except ValidationError as galat:
            self.add_error("sandi", galat)


SANDI_BARU = {
    "label": "Kata sandi baru", "strip": False, "widget": forms.PasswordInput({"autocomplete": "new-password"}),
    "help_text": "Paling sedikit 10 huruf; jangan nama Anda atau kata yang umum.",
}  # fmt: skip
SANDI_ULANG = {**SANDI_BARU, "label": "Ulangi kata sandi baru", "help_text": ""}
SANDI_BEDA = "Kedua kata sandi baru tidak sama. Ketik ulang keduanya."


class SandiTautanForm(FormSentra, SetPasswordForm):
    kode = forms.CharField(
        label="Kode dari admin", max_length=40,
        help_text="Diberikan langsung oleh admin yang menyetujui; huruf besar atau kecil sama saja.",
    )  # fmt: skip
    new_password1 = forms.CharField(**SANDI_BARU)
    new_password2 = forms.CharField(**SANDI_ULANG)

    error_messages = {"password_mismatch": SANDI_BEDA}

    def __init__(self, user, *args, dengan_kode, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.dengan_kode = dengan_kode
        if not dengan_kode:
            del self.fields["kode"]
            self.helper.layout.fields.remove("kode")


class SandiKodeForm(FormSentra, SetPasswordMixin, forms.Form):
    username = forms.CharField(label="Nama pengguna", max_length=150)
    kode_pertama = forms.CharField(label="Kode pertama", max_length=40, help_text="Dari salah satu admin.")
    kode_kedua = forms.CharField(label="Kode kedua", max_length=40, help_text="Dari admin yang lain.")
    new_password1 = forms.CharField(**SANDI_BARU)
    new_password2 = forms.CharField(**SANDI_ULANG)

    error_messages = {"password_mismatch": SANDI_BEDA}

    def clean(self):
        isi = super().clean()
        self.validate_passwords("new_password1", "new_password2")
        return isi

    def periksa_sandi(self, orang):
        """Raise ValidationError for a password that is no good for `orang`."""
        validate_password(self.cleaned_data["new_password1"], orang)


class KosongForm(FormSentra, forms.Form):
    """A page that only asks for a yes: nothing to fill in."""


class TutupForm(FormSentra, forms.Form):
    alasan = forms.CharField(label="Alasan", max_length=300, help_text="Misalnya pindah tugas atau pensiun.")


class SaringPegawai(FormSaring):
    cari_pada = ("pengguna__nama", "pengguna__username", "jabatan")

    peran = forms.ChoiceField(label="Peran", required=False)

    def __init__(self, *args, tingkat, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["peran"].choices = [("", "Semua peran"), *peran_tingkat(tingkat)]


class SaringInstansi(FormSaring):
    cari_pada = ("nama", "wilayah__nama")


def wilayah_di_bawah(pengguna, per):
    """Regions in force below the ones that `pengguna` administers: where a new office may be added."""
    kode = {p.instansi.wilayah_id for p in penugasan_berizin(pengguna, Izin.KELOLA_INSTANSI)}
    return Wilayah.objects.berlaku(per).terlihat_oleh(pengguna).exclude(pk__in=kode)
