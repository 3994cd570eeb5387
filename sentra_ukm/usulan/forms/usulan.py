"""Opening a usulan, and the filters of its list."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError

from aturan.sentra_2005.program import lampiran_untuk
from core.dasar.izin import KODE_PUSAT, Izin, Tingkat
from core.dasar.waktu import hari_ini
from core.dasbor.saring import SaringKeadaan
from core.halaman.bidang import KoordinatField, TahunField
from core.halaman.daftar import SaringUrusan
from core.halaman.forms import SEMUA, FormDraf
from core.models import Pengguna, Penugasan, Wilayah
from sentra_ukm.models import (
    SELESAI,
    Sentra,
    StatusUsulan,
)
from sentra_ukm.models.pilihan import Jenjang, SumberDana
from sentra_ukm.usulan.dasbor import SUMBER


class UsulanBaruForm(FormDraf, forms.Form):
    """An existing sentra of the person's own region or a new one, and what it is nominated for."""

    SENTRA_BARU = ("nama", "kecamatan", "desa", "produk", "alamat", "kbli", "tahun_tumbuh", "lintang", "bujur")
    wajib = ("sentra", "nama", "kecamatan", "desa", "produk")

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    sentra = forms.ModelChoiceField(
        Sentra.objects.none(),
        label="Sentra yang diusulkan",
        required=False,
        empty_label="— pilih, atau isi sentra baru di bawah —",
    )
    nama = forms.CharField(label="Nama sentra", max_length=120, required=False)
    produk = forms.CharField(
        label="Produk utama", max_length=120, required=False, help_text="Produk yang sama atau sejenis dari semua UKM."
    )
    kecamatan = forms.CharField(label="Kecamatan", max_length=80, required=False)
    desa = forms.CharField(label="Desa/kelurahan", max_length=80, required=False)
    alamat = forms.CharField(label="Alamat", max_length=200, required=False)
    kbli = forms.CharField(label="KBLI", max_length=5, required=False, help_text="Lima angka, misalnya 15121.")
    tahun_tumbuh = TahunField(label="Tahun tumbuh", dari=1900, required=False)
    lintang = KoordinatField(
        label="Lintang", dari=-12, sampai=7, required=False, help_text="Derajat, minus untuk selatan: -7,227906."
    )
    bujur = KoordinatField(label="Bujur", dari=94, sampai=142, required=False, help_text="Derajat: 107,908699.")
    jenis = forms.ChoiceField(label="Jenis usulan", widget=forms.RadioSelect)
    tahun = forms.TypedChoiceField(label="Tahun program", coerce=int)
    sumber_dana = forms.ChoiceField(label="Sumber dana", choices=SumberDana.choices, widget=forms.RadioSelect)
    salin = forms.BooleanField(
        label="Salin isian dari usulan terakhir sentra ini",
        required=False,
        help_text="Lampiran 2, alasan, tim, dan mitra disalin; semuanya perlu Anda periksa dan simpan kembali.",
    )

    def __init__(self, *args, wilayah, **kwargs):
        super().__init__(*args, **kwargs)
        self.wilayah = wilayah
        self.fields["sentra"].queryset = Sentra.objects.filter(wilayah__in=wilayah).order_by("nama")
        self.fields["sentra"].label_from_instance = lambda s: f"{s.nama} ({s.kecamatan})"
        self.fields["jenis"].choices = [(jenjang, self._sebut(jenjang, label)) for jenjang, label in Jenjang.choices]
        tahun = hari_ini(wilayah[0]).year
        self.fields["tahun"].choices = [(t, str(t)) for t in (tahun - 1, tahun, tahun + 1)]
        self.initial.setdefault("tahun", tahun)
        self.initial.setdefault("kunci_kirim", uuid.uuid4())

    @staticmethod
    def _sebut(jenjang, label):
        nomor = [str(x.nomor) for x in lampiran_untuk(jenjang)]
        return f"{label} (Lampiran {', '.join(nomor[:-1])}, dan {nomor[-1]})"

    @property
    def isi_sentra(self) -> dict:
        return {nama: self.cleaned_data.get(nama) for nama in self.SENTRA_BARU}

    @property
    def sentra_baru_terisi(self) -> bool:
        """Whether anything was typed about a new sentra: the page then keeps that part open."""
        return self.is_bound and any(self.data.get(nama, "").strip() for nama in self.SENTRA_BARU)

    def clean_kbli(self):
        kbli = self.cleaned_data["kbli"]
        if kbli and not re.fullmatch(r"[0-9]{5}", kbli):
            raise ValidationError("KBLI terdiri atas lima angka, misalnya 15121. Kosongkan bila belum tahu.")
        return kbli

    def clean(self):
        isi = super().clean()
        sentra = isi.get("sentra")
        if "sentra" in self.errors:
            return isi
        if sentra is None:
            self._periksa_sentra_baru()
        elif self.sentra_baru_terisi:
            self.add_error(
                "sentra",
                f"Anda memilih {sentra.nama} dan juga mengisi sentra baru. Kosongkan salah satunya.",
            )
        elif berjalan := sentra.usulan.exclude(status__in=SELESAI).first():
            self.add_error(
                "sentra",
                f"{sentra.nama} masih punya usulan yang berjalan: {berjalan.nomor_perkara}, "
                f"“{berjalan.get_status_display()}”. Lanjutkan usulan itu, atau tarik dahulu.",
            )
        if jenis := isi.get("jenis"):
            for temuan in (sentra or Sentra()).prasyarat(jenis, hari_ini(self.wilayah[0])):
                if not temuan.terpenuhi:
                    self.add_error(
                        "jenis", f"{temuan.kalimat} Usulkan dahulu pada jenjang sebelumnya sampai ditetapkan."
                    )
            if turun := (sentra or Sentra()).jenjang_turun(jenis):
                self.add_error("jenis", turun)
        if isi.get("salin") and sentra is None:
            self.add_error("salin", "Sentra baru belum punya usulan lama. Hapus centang ini, atau pilih sentranya.")
        return isi

    def _periksa_sentra_baru(self):
        if not self.sentra_baru_terisi:
            self.add_error("sentra", "Pilih sentra yang sudah ada, atau isi sentra baru di bawahnya.")
            return
        for nama in self.wajib[1:]:
            if nama not in self.errors and not self.cleaned_data.get(nama):
                self.add_error(nama, f"Isi {self.fields[nama].label[:1].lower()}{self.fields[nama].label[1:]}.")
        nama = self.cleaned_data.get("nama")
        if nama and Sentra.objects.filter(wilayah=self.wilayah[0], nama__iexact=nama).exists():
            self.add_error("nama", f"{nama} sudah ada di {self.wilayah[0]}. Pilih dari daftar sentra di atas.")


class SaringUsulan(SaringKeadaan, SaringUrusan):
    """What each level of office filters by; a regency by kecamatan and author, the others by region."""

    sumber = SUMBER
    cari_pada = ("nomor_perkara", "sentra__nama")

    tahun = forms.TypedChoiceField(label="Tahun program", coerce=int, empty_value=None, required=False)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusUsulan.choices], required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[SEMUA, *Jenjang.choices], required=False)
    sumber_dana = forms.ChoiceField(label="Sumber dana", choices=[SEMUA, *SumberDana.choices], required=False)
    wilayah__induk = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Provinsi", required=False, empty_label=SEMUA[1]
    )
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Kabupaten/kota", required=False, empty_label=SEMUA[1]
    )
    sentra__kecamatan = forms.ChoiceField(label="Kecamatan", required=False)
    dibuat_oleh = forms.ModelChoiceField(Pengguna.objects.none(), label="Pembuat", required=False, empty_label=SEMUA[1])

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, pengguna=pengguna, **kwargs)
        self.fields["tahun"].choices = [SEMUA, *((t, str(t)) for t in range(hari_ini().year + 1, 2019, -1))]
        terlihat = Wilayah.objects.terlihat_oleh(pengguna)
        kode, tingkat = pengguna.wilayah_kantor, pengguna.tingkat_kantor
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
            del self.fields["sentra__kecamatan"], self.fields["dibuat_oleh"]
        else:
            del self.fields["wilayah"]
            kecamatan = (
                Sentra.objects.filter(wilayah__in=kode).order_by("kecamatan").values_list("kecamatan", flat=True)
            )
            self.fields["sentra__kecamatan"].choices = [SEMUA, *((k, k) for k in kecamatan.distinct())]
            self.fields["dibuat_oleh"].queryset = Pengguna.objects.filter(
                penugasan__in=Penugasan.objects.berizin(Izin.ISI_USULAN, *kode)
            ).distinct()
