"""Forms around a sentra and a region: identity, an older Keputusan, perkuatan, pembinaan, advice, program,
partners.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from aturan.bahasa.bilangan import tanggal
from aturan.sentra_2005.perkuatan import perkuatan_untuk
from core.dasar.waktu import hari_ini
from core.dasbor.saring import SaringKeadaan
from core.halaman.bidang import BulatField, KoordinatField, RupiahField, TanggalField
from core.halaman.daftar import FormSaring
from core.halaman.forms import FormBerpindai, FormSentra, PindaianField
from sentra_ukm.models import (
    SELESAI,
    Bdsp,
    Masukan,
    Penetapan,
    Perkuatan,
    Program,
    RiwayatPembinaan,
    Sentra,
    StatusUsulan,
)
from sentra_ukm.models.pilihan import Jenjang
from sentra_ukm.sentra.dasbor import SUMBER
from sentra_ukm.sentra.panel import koperasi_dicatat

BELUM = "belum"
DI_KABKOTA = (StatusUsulan.DRAF, StatusUsulan.TERSELEKSI, StatusUsulan.PERBAIKAN_KABKOTA)
MELALUI_KOPERASI, MELALUI_BDSP = "permodalan", "layanan_bisnis"


class SaringSentra(SaringKeadaan):
    sumber = SUMBER
    cari_pada = ("nama", "produk", "kecamatan")

    wilayah__nama__icontains = forms.CharField(label="Kabupaten/kota", required=False, max_length=80)
    jenjang = forms.ChoiceField(
        label="Jenjang", required=False, choices=[("", "Semua"), (BELUM, "Belum ditetapkan"), *Jenjang.choices]
    )

    def saring(self, queryset):
        jenjang = self.cleaned_data.pop("jenjang", "")
        if jenjang:
            queryset = queryset.filter(jenjang="" if jenjang == BELUM else jenjang)
        queryset = super().saring(queryset)
        self.cleaned_data["jenjang"] = jenjang
        return queryset


class SaringWilayah(FormSaring):
    cari_pada = ("nama", "kode")


class SentraForm(FormSentra, forms.ModelForm):
    """Identity of a sentra. Its level and history come from Keputusan (PenetapanTerdahuluForm), never from here."""

    tahun_tumbuh = BulatField(label="Tahun tumbuh", required=False, terkecil=1900)
    lintang = KoordinatField(
        label="Lintang", required=False, dari=-11, sampai=6, help_text="Derajat desimal, misalnya -7,2153."
    )
    bujur = KoordinatField(label="Bujur", required=False, dari=95, sampai=141, help_text="Misalnya 107,9049.")

    class Meta:
        model = Sentra
        fields = ["nama", "produk", "kbli", "kecamatan", "desa", "alamat", "tahun_tumbuh", "lintang", "bujur"]

    # When the sentra that the page showed was last changed.
    terlihat = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["terlihat"] = self.instance.diubah_pada.isoformat()

    def clean_nama(self):
        nama = self.cleaned_data["nama"]
        if (
            Sentra.objects.filter(wilayah=self.instance.wilayah, nama__iexact=nama)
            .exclude(pk=self.instance.pk)
            .exists()
        ):
            raise ValidationError("Sentra dengan nama ini sudah ada di kabupaten/kota ini. Bedakan namanya.")
        return nama

    def clean_kbli(self):
        kbli = self.cleaned_data["kbli"].strip()
        if kbli and not (kbli.isascii() and kbli.isdecimal() and len(kbli) == 5):
            raise ValidationError("KBLI terdiri dari 5 angka, misalnya 15202. Kosongkan bila belum tahu.")
        return kbli

    def clean_tahun_tumbuh(self):
        return tahun_sampai_kini(self.cleaned_data["tahun_tumbuh"])

    def clean(self):
        isi = super().clean()
        if "lintang" in isi and "bujur" in isi and (isi["lintang"] is None) != (isi["bujur"] is None):
            kosong = "lintang" if isi["lintang"] is None else "bujur"
            self.add_error(kosong, "Isi lintang dan bujur keduanya, atau kosongkan keduanya.")
        if isi.get("terlihat") and isi["terlihat"] != self.initial["terlihat"]:
            self._bandingkan(isi)
        return isi

    def _bandingkan(self, isi):
        """A colleague saved meanwhile: what differs is told beside its field, and the next save means it."""
        for nama in self.Meta.fields:
            tersimpan = getattr(self.instance, nama)
            if nama in isi and isi[nama] != tersimpan:
                self.add_error(nama, f"Petugas lain baru saja mengisi “{'' if tersimpan is None else tersimpan}”.")
        if self.errors:
            self.add_error(
                None,
                "Petugas lain mengubah identitas sentra ini sejak Anda membukanya. Isian Anda masih ada di bawah: "
                "bandingkan, lalu simpan lagi bila masih benar.",
            )
            self.data = self.data.copy()
            self.data["terlihat"] = self.initial["terlihat"]


def tahun_sampai_kini(tahun):
    """`tahun`, refused when it lies ahead."""
    kini = hari_ini().year
    if tahun is not None and tahun > kini:
        raise ValidationError(f"Tahun ini belum tiba. Isi {kini} atau sebelumnya.")
    return tahun


class PenetapanTerdahuluForm(FormBerpindai, forms.Form):
    """A Keputusan Menteri made before this product, judged against `sentra` as it is now: the caller holds its lock.

    After is_valid() `sudah` tells that this very Keputusan is recorded: the second click.
    """

    jenjang = forms.ChoiceField(label="Jenjang yang ditetapkan", choices=Jenjang, widget=forms.RadioSelect)
    nomor = forms.CharField(
        label="Nomor Keputusan", max_length=80, help_text="Seperti tertulis padanya, misalnya 07/Kep/M.KUKM/I/2006."
    )
    tanggal = TanggalField(label="Tanggal Keputusan", help_text="Misalnya 20/1/2006.")
    pindaian = PindaianField("Pindaian Keputusan")
    alasan = forms.CharField(
        label="Dasar pencatatan",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Dari mana naskahnya dan mengapa dicatat; tercantum pada riwayat sentra.",
    )

    di_luar = forms.BooleanField(
        label="Ditandatangani di luar aplikasi ini",
        required=False,
        help_text="Hanya bila tanggalnya sesudah Keputusan pertama dalam aplikasi; sebabnya pada dasar pencatatan.",
    )

    def __init__(self, *args, sentra, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.sentra, self.pengguna, self.sudah = sentra, pengguna, False

    def clean(self):
        isi = super().clean()
        kunci = {nama: isi.get(nama) for nama in ("jenjang", "nomor", "tanggal")}
        self.sudah = None not in kunci.values() and self.sentra.penetapan.filter(
            keputusan=None, dicatat_oleh=self.pengguna, **kunci
        ).exists()  # fmt: skip
        if self.sudah:
            return isi
        if kunci["jenjang"]:
            self._periksa_jenjang(kunci["jenjang"])
        if kunci["tanggal"]:
            self._periksa_tanggal(kunci["tanggal"], di_luar=isi.get("di_luar"))
        return isi

    def _periksa_jenjang(self, jenjang):
        tingkat = Jenjang.values.index
        if self.sentra.jenjang and tingkat(jenjang) <= tingkat(self.sentra.jenjang):
            self.add_error(
                "jenjang",
                f"Sentra ini sudah tercatat sebagai {self.sentra.get_jenjang_display()}. "
                "Yang dapat dicatat hanya jenjang di atasnya.",
            )
            return
        for temuan in self.sentra.prasyarat(jenjang, hari_ini()):
            if not temuan.terpenuhi:
                self.add_error("jenjang", f"{temuan.kalimat} Catat dahulu Keputusan yang menetapkan jenjang itu.")
        usulan = self.sentra.usulan.exclude(status__in=SELESAI).first()
        if usulan is None:
            return
        if usulan.status not in DI_KABKOTA:
            self.add_error(
                None,
                f"Usulan {usulan.nomor_perkara} sentra ini sedang diproses Provinsi atau Kementerian "
                f"(“{usulan.get_status_display()}”). Tunggu sampai diputus, atau minta Dinas menariknya.",
            )
        elif tingkat(usulan.jenis) < tingkat(jenjang):
            # Signed later, it would put the sentra back on the lower level.
            self.add_error(
                None,
                f"Usulan {usulan.nomor_perkara} sentra ini mengusulkan {usulan.get_jenis_display()}, jenjang di bawah "
                "Keputusan ini. Minta Pokja atau Dinas Kabupaten/Kota menariknya dahulu.",
            )

    def _periksa_tanggal(self, hari, *, di_luar):
        if hari > hari_ini():
            self.add_error("tanggal", "Tanggal ini belum tiba. Isi tanggal yang tertulis pada Keputusan.")
            return
        pertama = Penetapan.objects.filter(keputusan__isnull=False).order_by("tanggal").first()
        if pertama and hari > pertama.tanggal and not di_luar:
            self.add_error(
                "di_luar",
                f"Sejak {tanggal(pertama.tanggal)} Keputusan ditandatangani dalam aplikasi ini dan lahir dari usulan. "
                "Periksa tanggalnya; bila benar, centang ini dan tulis sebabnya dalam dasar pencatatan.",
            )
            return
        terakhir = self.sentra.penetapan.first()
        if terakhir and hari < terakhir.tanggal:
            self.add_error(
                "tanggal",
                f"Sentra ini ditetapkan sebagai {terakhir.get_jenjang_display()} pada {tanggal(terakhir.tanggal)}. "
                "Isi tanggal itu atau sesudahnya: jenjang naik menurut urutan.",
            )


class PerkuatanForm(FormSentra, forms.ModelForm):
    """What was granted by Pasal 8: only kinds of the level that a Keputusan gave, not before its year."""

    tahun = BulatField(label="Tahun", terkecil=1945)
    nilai = RupiahField(label="Nilai (Rp)", required=False)

    class Meta:
        model = Perkuatan
        fields = ["tahun", "kode", "uraian", "nilai", "koperasi", "bdsp"]

    def __init__(self, *args, sentra, penetapan, **kwargs):
        super().__init__(*args, **kwargs)
        self.penetapan = penetapan
        self.hak = {p.kode: p for p in perkuatan_untuk(sentra.jenjang)}
        self.fields["kode"] = forms.ChoiceField(
            label="Jenis perkuatan",
            choices=[("", "Pilih jenis"), *((k, f"{p.uraian} ({p.dasar.sebutan})") for k, p in self.hak.items())],
            error_messages={
                "required": "Pilih jenis perkuatan.",
                "invalid_choice": f"Jenis ini belum terbuka untuk {sentra.get_jenjang_display()} (Pasal 8). "
                "Pilih salah satu dari daftar.",
            },
        )
        di_wilayah = {"wilayah__in": [sentra.wilayah_id, sentra.wilayah_id[:2]]}
        for nama in ("koperasi", "bdsp"):
            self.fields[nama].queryset = self.fields[nama].queryset.filter(**di_wilayah)
            self.fields[nama].empty_label = "Tidak melalui lembaga ini"
        self.fields["koperasi"].help_text = format_html("Wajib untuk permodalan. {}", koperasi_dicatat(sentra.wilayah))
        self.fields["bdsp"].help_text = "Wajib untuk layanan pengembangan bisnis."
        self.initial.setdefault("tahun", hari_ini().year)

    def clean_tahun(self):
        return tahun_sampai_kini(self.cleaned_data["tahun"])

    def clean(self):
        isi = super().clean()
        hak = self.hak.get(isi.get("kode"))
        if hak is None:
            return isi
        if hak.kode == MELALUI_KOPERASI and not isi.get("koperasi"):
            self.add_error("koperasi", f"Pilih KSP/USP yang menyalurkan: {hak.uraian} ({hak.dasar.sebutan}).")
        if hak.kode == MELALUI_BDSP and not isi.get("bdsp"):
            self.add_error("bdsp", f"Pilih BDS-P/LPB yang melayani: {hak.uraian} ({hak.dasar.sebutan}).")
        # The level opens with its own Keputusan: a grant of an earlier year had no ground.
        sejak = min(p.tanggal for p in self.penetapan if Jenjang.values.index(p.jenjang) >= hak.jenjang - 1)
        if isi.get("tahun") and isi["tahun"] < sejak.year:
            self.add_error(
                "tahun",
                f"Jenjang ini baru ditetapkan tahun {sejak.year}. Isi {sejak.year} atau sesudahnya.",
            )
        return isi


class PembinaanForm(FormSentra, forms.ModelForm):
    tahun = BulatField(label="Tahun", terkecil=1945)
    nilai = RupiahField(label="Nilai (Rp)", required=False)

    class Meta:
        model = RiwayatPembinaan
        fields = ["tahun", "pemberi", "bentuk", "nilai"]

    def clean_tahun(self):
        return tahun_sampai_kini(self.cleaned_data["tahun"])


class MasukanSentraForm(FormSentra, forms.ModelForm):
    """Advice on one sentra. A Pokja Kabupaten/Kota says which of its duties of Pasal 15 it does with it."""

    huruf = forms.ChoiceField(
        label="Yang dilakukan",
        choices=[
            ("a", "Evaluasi sentra yang berpotensi dan prospektif (Pasal 15 huruf a)"),
            ("c", "Upaya agar UKM sentra mau dan mampu memakai jasa BDS-P (Pasal 15 huruf c)"),
        ],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Masukan
        fields = ["huruf", "uraian"]

    def __init__(self, *args, kabkota, **kwargs):
        super().__init__(*args, **kwargs)
        if not kabkota:
            del self.fields["huruf"]
            self.helper.layout.fields.remove("huruf")


class MasukanWilayahForm(FormSentra, forms.ModelForm):
    """Advice on one thing of the region; nothing chosen means next year's program (Pasal 13 huruf b)."""

    class Meta:
        model = Masukan
        fields = ["koperasi", "bdsp", "uraian"]

    def __init__(self, *args, wilayah, tentang_program, **kwargs):
        super().__init__(*args, **kwargs)
        self.tentang_program = tentang_program
        self.fields["koperasi"].label = "Tentang KSP/USP (opsional)"
        self.fields["bdsp"].label = "Tentang BDS-P/LPB (opsional)"
        for nama in ("koperasi", "bdsp"):
            self.fields[nama].queryset = self.fields[nama].queryset.filter(**di_bawah(wilayah))
            self.fields[nama].empty_label = "Bukan tentang satu lembaga"
        if tentang_program:
            self.fields["uraian"].help_text = "Tanpa lembaga yang dipilih: masukan untuk program tahun berikut."

    def clean(self):
        isi = super().clean()
        if isi.get("koperasi") and isi.get("bdsp"):
            self.add_error("bdsp", "Pilih salah satu saja: KSP/USP atau BDS-P/LPB. Tulis masukan lain terpisah.")
        if not self.tentang_program and not isi.get("koperasi") and not isi.get("bdsp"):
            self.add_error(
                "koperasi",
                "Pilih KSP/USP atau BDS-P/LPB (Pasal 15 huruf b). Masukan tentang sentra ditulis di halamannya.",
            )
        return isi


def di_bawah(wilayah) -> dict:
    """Filter for things of `wilayah` and, for a province, of its kabupaten/kota."""
    return {"wilayah": wilayah} if "." in wilayah.kode else {"wilayah__kode__startswith": wilayah.kode}


class ProgramForm(FormSentra, forms.ModelForm):
    tahun = BulatField(label="Tahun program", terkecil=2005)

    class Meta:
        model = Program
        fields = ["tahun", "judul", "uraian", "sinergi"]

    def clean_tahun(self):
        tahun, terakhir = self.cleaned_data["tahun"], hari_ini().year + 5
        if tahun > terakhir:
            raise ValidationError(f"Program disusun paling jauh lima tahun ke depan. Isi {terakhir} atau sebelumnya.")
        return tahun


class BdspForm(FormSentra, forms.ModelForm):
    class Meta:
        model = Bdsp
        fields = ["nama", "bentuk", "alamat"]

    def __init__(self, *args, wilayah, **kwargs):
        super().__init__(*args, **kwargs)
        self.wilayah = wilayah

    def clean_nama(self):
        nama = self.cleaned_data["nama"]
        if Bdsp.objects.filter(wilayah=self.wilayah, nama__iexact=nama).exists():
            raise ValidationError("BDS-P/LPB dengan nama ini sudah tercatat di sini. Pakai yang sudah ada.")
        return nama
