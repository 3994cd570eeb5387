"""Forms of the log-in and of the own account."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, UsernameField
from django.core.exceptions import ValidationError

from core.halaman.forms import FormSentra
from core.masuk.faktor import langkah
from core.masuk.percobaan import masukkan, sandi_lagi

SANDI_SEKARANG = {
    "label": "Kata sandi Anda sekarang",
    "strip": False,
    "widget": forms.PasswordInput({"autocomplete": "current-password"}),
    "help_text": "Agar tidak ada orang lain yang mengubahnya di komputer yang Anda tinggalkan.",
}
ANGKA = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}


def sandi_sendiri(request, sandi: str, salah: str) -> str:
    """`sandi` if it is that of who sits at `request`; ValidationError with `salah`, or to wait after many."""
    try:
        sandi_lagi(request, sandi)
    except ValidationError as galat:
        raise ValidationError(salah, code="salah") if galat.code == "salah" else galat from galat
    return sandi


class MasukForm(FormSentra, AuthenticationForm):
    username = UsernameField(label="Nama pengguna", widget=forms.TextInput({"autofocus": True}))
    password = forms.CharField(
        label="Kata sandi", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def clean(self):
        nama, sandi = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if nama and sandi:
            self.user_cache = masukkan(self.request, nama, sandi)
        return self.cleaned_data


class KodeForm(FormSentra, forms.Form):
    """The second step of a log-in: a code of the application or a printed one; two that follow under attack."""

    kode = forms.CharField(
        label="Kode 6 angka, atau satu kode cadangan",
        max_length=40,
        widget=forms.TextInput({"autofocus": True} | ANGKA),
    )
    berikutnya = forms.CharField(
        label="Kode 6 angka berikutnya",
        max_length=40,
        required=False,
        help_text="Tunggu sampai aplikasi Anda menampilkan kode yang baru. Kosongkan bila memakai kode cadangan.",
        widget=forms.TextInput(ANGKA),
    )

    def __init__(self, *args, ganda: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not ganda:
            del self.fields["berikutnya"]
            self.helper.layout.fields.remove("berikutnya")


class GantiSandiForm(FormSentra, PasswordChangeForm):
    old_password = forms.CharField(
        label="Kata sandi lama",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
    )
    new_password1 = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text="Paling sedikit 10 huruf; jangan nama Anda atau kata yang umum.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    new_password2 = forms.CharField(
        label="Ulangi kata sandi baru", strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    error_messages = {
        "password_mismatch": "Kedua kata sandi baru tidak sama. Ketik ulang keduanya.",
    }

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self):
        return sandi_sendiri(
            self.request, self.cleaned_data["old_password"], "Kata sandi lama salah. Ketik sekali lagi."
        )


class SandiForm(FormSentra, forms.Form):
    """What every change of the factors asks first: the password of who sits there."""

    sandi = forms.CharField(**SANDI_SEKARANG)

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_sandi(self):
        return sandi_sendiri(self.request, self.cleaned_data["sandi"], "Kata sandi salah. Ketik sekali lagi.")


class NamaFaktorForm(SandiForm):
    nama = forms.CharField(label="Nama", max_length=60, help_text="Misalnya Telepon saya, atau Laptop kantor.")

    field_order = ["nama", "sandi"]


class AplikasiForm(NamaFaktorForm):
    """The proof that the application holds the key: a code of now."""

    kode = forms.CharField(
        label="Kode 6 angka dari aplikasi", max_length=20, widget=forms.TextInput({"inputmode": "numeric"} | ANGKA)
    )

    field_order = ["kode", "nama", "sandi"]

    def __init__(self, *args, rahasia, **kwargs):
        super().__init__(*args, **kwargs)
        self.rahasia, self.langkah = rahasia, None

    def clean_kode(self):
        kode = "".join(self.cleaned_data["kode"].split())
        self.langkah = langkah(self.rahasia, [kode])
        if self.langkah is None:
            raise ValidationError(
                "Kode ini tidak cocok. Tunggu kode berikutnya lalu ketik; periksa juga jam telepon Anda."
            )
        return kode


class PasskeyForm(NamaFaktorForm):
    jawaban = forms.CharField(widget=forms.HiddenInput, required=False)
