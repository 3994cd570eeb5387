"""Forms of an assessment: its figures, answers, disputed readings, a result from elsewhere, who may assess."""

import re
from decimal import Decimal

from django import forms

from aturan.kesehatan import ANGKA, PERTANYAAN, SAKELAR, Predikat, periksa, predikat, tulis_total
from aturan.kesehatan.pemeriksaan import Masalah
from core.dasar.rupa import IsianSalah, angka
from core.halaman.bidang import IsianTerbaca, TanggalField
from core.halaman.forms import KOSONG, OPSIONAL, FormSentra, belum_lewat
from core.kantor.forms import NIP
from core.models import Pengguna
from ksp_usp.models import KualifikasiPenilai, PenilaianKesehatan
from ksp_usp.neraca import bidang_angka, tanpa_opsional

SKOR = re.compile(r"[0-9]{1,3}([.,][0-9]{1,8})?")
DIASK = ("perubahan", "satuan")  # findings on the figures that are asked before they are stored
DOKUMEN = ("nomor", "diterima", "rapat_anggota")
YA_TIDAK = {"ya": True, "tidak": False}
KOTAK = "form-control form-control-sm kanan"


def terisi(angka: dict) -> dict:
    """`angka`, or {} when no line of it is known."""
    return angka if any(nilai is not None for nilai in angka.values()) else {}


# Figures


class AngkaForm(FormSentra, forms.Form):
    """The figures as the koperasi reported them, in rupiah. Totals are shown, never asked.

    `tersimpan` are the figures on record, `lalu` those of the year before (None = no report), typed beside them with
    `ketik_lalu`. What changed by more than half, or looks like thousands, is asked once ("yakin") before it is stored.
    `terkunci`: the report is part of what was decided; only the notes are still open.
    """

    nomor = forms.CharField(label="Nomor laporan", max_length=80, required=False)
    diterima = TanggalField(label="Diterima tanggal", required=False)
    rapat_anggota = TanggalField(label="Disahkan Rapat Anggota tanggal", required=False)
    catatan = forms.CharField(
        label="Catatan dan rekomendasi", required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text="Jelaskan di sini angka yang janggal tetapi benar. Ikut tercetak pada berita acara.",
    )  # fmt: skip
    berkas = forms.FileField(label="Laporan keuangan (PDF, JPG, PNG, atau XLSX)", required=False)
    yakin = forms.BooleanField(label="Angka yang ditanyakan itu sudah saya cocokkan dengan laporannya", required=False)

    def __init__(self, *args, jenis, tersimpan, lalu, terkunci=False, ketik_lalu=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.jenis, self.tersimpan, self.lalu, self.ditanya = jenis, tersimpan, lalu, []
        self.terbaca = {}
        self.pos = [p for p in ANGKA if p.untuk(jenis)]
        for p in self.pos:
            self.fields[p.kode] = bidang_angka(p)
            self.initial.setdefault(p.kode, tersimpan.get(p.kode))
        for nama in (*DOKUMEN, *(p.kode for p in self.pos)):
            self.fields[nama].disabled = terkunci
        self.pos_lalu = self.pos if ketik_lalu else []
        for p in self.pos_lalu:
            self.fields[f"lalu_{p.kode}"] = bidang_angka(p)
            self.initial.setdefault(f"lalu_{p.kode}", (lalu or {}).get(p.kode))
        tanpa_opsional(self)
        for p in self.pos:
            self.fields[p.kode].widget.attrs |= {"aria-label": p.nama, "class": KOTAK}
        for p in self.pos_lalu:
            self.fields[f"lalu_{p.kode}"].widget.attrs |= {"aria-label": f"{p.nama}, tahun lalu", "class": KOTAK}

    def sel(self, pos):
        """(box of last year or None, box of this year) of one line."""
        return self[f"lalu_{pos.kode}"] if self.pos_lalu else None, self[pos.kode]

    @property
    def dokumen(self):
        return [self[nama] for nama in (*DOKUMEN, "berkas")]

    @property
    def angka(self) -> dict[str, Decimal | None]:
        """What was typed and could be read; a line that could not is not known, one that is asked about is."""
        return {p.kode: self.cleaned_data.get(p.kode, self.terbaca.get(p.kode)) for p in self.pos}

    @property
    def angka_lalu(self) -> dict[str, Decimal | None]:
        """What was typed for the year before; {} where that is not typed here."""
        return {p.kode: self.cleaned_data.get(f"lalu_{p.kode}") for p in self.pos_lalu}

    def clean(self):
        isi = super().clean()
        for nama in ("diterima", "rapat_anggota"):
            try:
                belum_lewat(isi.get(nama))
            except forms.ValidationError as salah:
                self.add_error(nama, salah)
        for m in periksa(self.angka, self.jenis, terisi(self.angka_lalu) or self.lalu):
            if m.kode == "lembar_lama":
                self.add_error(None, m.kalimat)
            elif m.kode in DIASK and not isi.get("yakin") and self._baru(m):
                self.ditanya.append(m)
        self.terbaca = dict(isi)  # the error takes the figure out of the form, and it can be read all the same
        for m in self.ditanya:
            self.add_error(m.pos[0], m.kalimat)
        if self.ditanya:
            self.add_error("yakin", "Yakin? Benarkan angka yang ditanyakan, atau centang ini lalu simpan lagi.")
        return isi

    def _baru(self, m: Masalah) -> bool:
        return any(self.angka.get(kode) != self.tersimpan.get(kode) for kode in m.pos)


class KertasForm(FormSentra, forms.Form):
    """What the team found in the books, for the lines of one aspect. An empty box: as reported."""

    berkas = forms.FileField(label="Bukti baru (PDF, JPG, PNG, atau XLSX)", required=False)
    butir = forms.ChoiceField(label="Bukti untuk", required=False)

    def __init__(self, *args, pos, tersimpan, butir, **kwargs):
        super().__init__(*args, **kwargs)
        self.pos = list(pos)
        for p in self.pos:
            self.fields[p.kode] = bidang_angka(p)
            self.initial[p.kode] = tersimpan.get(p.kode)
        tanpa_opsional(self)
        for p in self.pos:
            self.fields[p.kode].widget.attrs |= {
                "aria-label": f"{p.nama}, angka pemeriksaan",
                "class": "form-control form-control-sm",
            }
        self.fields["butir"].choices = butir

    @property
    def angka(self) -> dict[str, Decimal | None]:
        return {p.kode: self.cleaned_data.get(p.kode) for p in self.pos}


# Questions


class ManajemenForm(FormSentra, forms.Form):
    """38 answers, each with the evidence seen. `otomatis`: what the figures answer; overruled only with a reason."""

    def __init__(self, *args, jawaban, otomatis, **kwargs):
        super().__init__(*args, **kwargs)
        self.otomatis = otomatis
        for p in PERTANYAAN:
            lama, hitungan = jawaban.get(p.nomor), otomatis.get(p.nomor)
            ikut = hitungan is not None and hitungan.nilai is not None
            kosong = "Ikut hitungan" if ikut else "Belum dijawab"
            bidang = {
                "jawaban": forms.ChoiceField(
                    choices=[("", kosong), ("ya", "Ya"), ("tidak", "Tidak")], required=False, widget=forms.RadioSelect,
                    initial="" if lama is None or lama.jawaban is None else "ya" if lama.jawaban else "tidak",
                ),
                "keterangan": forms.CharField(
                    label="Bukti yang dilihat", max_length=300, required=False, initial=lama.keterangan if lama else ""
                ),
            }  # fmt: skip
            if p.otomatis:
                bidang["alasan"] = forms.CharField(
                    label="Alasan berbeda", max_length=300, required=False, initial=lama.alasan if lama else ""
                )
            for nama, satu in bidang.items():
                satu.label = f"Pertanyaan {p.nomor}: {nama}"
                if nama == "jawaban":
                    satu.widget.attrs["class"] = "form-check-input"
                else:
                    satu.widget.attrs |= {"aria-label": satu.label, "class": "form-control form-control-sm"}
                self.fields[f"{nama}_{p.nomor}"] = satu

    def baris(self, kelompok: str):
        """(question, answer, evidence, reason or None, what the figures say) of one group."""
        for p in PERTANYAAN:
            if p.kelompok == kelompok:
                alasan = self[f"alasan_{p.nomor}"] if p.otomatis else None
                yield p, self[f"jawaban_{p.nomor}"], self[f"keterangan_{p.nomor}"], alasan, self.otomatis.get(p.nomor)

    @property
    def jawaban(self) -> dict[int, bool | None]:
        return {p.nomor: YA_TIDAK.get(self.cleaned_data.get(f"jawaban_{p.nomor}")) for p in PERTANYAAN}

    def isi(self, nomor: int) -> dict:
        """What is stored of one question."""
        data = self.cleaned_data
        return {
            "jawaban": YA_TIDAK.get(data.get(f"jawaban_{nomor}")),
            "keterangan": data.get(f"keterangan_{nomor}", "").strip(),
            "alasan": data.get(f"alasan_{nomor}", "").strip(),
        }

    def clean(self):
        isi = super().clean()
        for nomor, hitungan in self.otomatis.items():
            jawaban = YA_TIDAK.get(isi.get(f"jawaban_{nomor}"))
            if None in (jawaban, hitungan.nilai) or jawaban == hitungan.nilai or f"alasan_{nomor}" in self.errors:
                continue
            if not isi.get(f"alasan_{nomor}", "").strip():
                kata = "ya" if hitungan.nilai else "tidak"
                self.add_error(
                    f"alasan_{nomor}",
                    f"Menurut angka pertanyaan {nomor} dijawab “{kata}”. Tulis mengapa Anda menjawab lain, atau pilih"
                    " “Ikut hitungan”.",
                )
        return isi


class TafsirForm(FormSentra, forms.Form):
    """One choice for each reading that the sources dispute."""

    def __init__(self, *args, sakelar, **kwargs):
        super().__init__(*args, **kwargs)
        for s in SAKELAR:
            self.fields[s.kode] = forms.ChoiceField(
                label=s.uraian, widget=forms.RadioSelect, help_text=s.catatan, initial=sakelar.get(s.kode, s.bawaan),
                choices=[(k, f"{u} (bawaan)" if k == s.bawaan else u) for k, u in s.pilihan],
                error_messages={"required": f"Pilih salah satu untuk {s.uraian}."},
            )  # fmt: skip

    @property
    def berbeda(self) -> dict[str, str]:
        """The choices that are not the default: only these are stored."""
        return {s.kode: self.cleaned_data[s.kode] for s in SAKELAR if self.cleaned_data[s.kode] != s.bawaan}


# A result from elsewhere


class SkorField(IsianTerbaca):
    """A total of 0 to 100 with a comma: '71,35'."""

    jenis = (Decimal,)
    atribut = {"inputmode": "decimal", "autocomplete": "off", "class": "singkat"}

    @staticmethod
    def baca(teks):
        bersih = teks.strip()
        if not SKOR.fullmatch(bersih):
            raise IsianSalah("Tulis angka 0 sampai 100, misalnya 71,35.")
        return Decimal(bersih.replace(",", "."))

    @staticmethod
    def tulis(nilai):
        return angka(nilai, 2)


class CatatForm(FormSentra, forms.ModelForm):
    """Total and category as a written result has them, with the reason why nothing is computed."""

    total = SkorField(label="Total skor", terkecil=Decimal(0), terbesar=Decimal(100), help_text="0 sampai 100.")
    predikat = forms.ChoiceField(
        label="Predikat", choices=[KOSONG, *((p.value, p.label) for p in Predikat)],
        help_text="Seperti tertulis pada dokumen hasil.",
    )  # fmt: skip
    berkas = forms.FileField(label="Pindaian dokumen hasil (PDF, JPG, atau PNG)", required=False)

    class Meta:
        model = PenilaianKesehatan
        fields = ["total", "predikat", "dokumen_hasil", "alasan_catat", "catatan"]
        widgets = {"alasan_catat": forms.Textarea({"rows": 3}), "catatan": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("dokumen_hasil", "alasan_catat"):
            bidang = self.fields[nama]
            bidang.required, bidang.label = True, str(bidang.label).removesuffix(OPSIONAL)
        self.fields["dokumen_hasil"].error_messages["required"] = "Isi nomor dokumen hasil penilaian."
        self.fields["alasan_catat"].error_messages["required"] = "Tulis mengapa hasil dicatat dan tidak dihitung."

    def clean(self):
        isi = super().clean()
        total, dipilih = isi.get("total"), isi.get("predikat")
        if total is not None and dipilih and (benar := predikat(total)).value != dipilih:
            self.add_error(
                "predikat",
                f"Total {tulis_total(total)} berarti {benar.label}, bukan {Predikat(dipilih).label}. Periksa keduanya"
                " pada dokumen hasil.",
            )
        return isi


# Education and training of an assessor


class KualifikasiForm(FormSentra, forms.ModelForm):
    """Standing, education and training (Pasal 31 ayat (4)). What is below the law is stored, and bars from a team."""

    field_order = ("asn", "nip")
    asn = forms.TypedChoiceField(
        label="Aparatur sipil negara", choices=[("", "Belum diketahui"), ("ya", "Ya"), ("tidak", "Bukan")],
        coerce=YA_TIDAK.get, empty_value=None, required=False, widget=forms.RadioSelect,
        help_text="Anggota tim penilai berasal dari aparatur sipil negara (Pasal 31 ayat (4)).",
    )  # fmt: skip
    nip = forms.CharField(label="NIP", required=False, validators=[NIP], help_text="18 angka, dari kartu pegawainya.")
    pendidikan = forms.ChoiceField(label="Pendidikan", choices=[KOSONG, *KualifikasiPenilai.Pendidikan.choices])
    pelatihan_tanggal = TanggalField(label="Tanggal pelatihan", required=False)

    class Meta:
        model = KualifikasiPenilai
        fields = ["asn", "pendidikan", "pelatihan", "pelatihan_nomor", "pelatihan_tanggal"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        nip = self.instance.pengguna.nip
        asn = self.instance.asn
        self.initial |= {
            "nip": nip,
            "asn": {True: "ya", False: "tidak"}.get(asn, "ya" if nip else ""),
        }
        for nama in ("asn", "nip"):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(OPSIONAL)

    def clean_nip(self):
        nip = self.cleaned_data["nip"]
        if nip and Pengguna.objects.filter(nip=nip).exclude(pk=self.instance.pengguna_id).exists():
            raise forms.ValidationError("NIP ini milik pegawai lain. Periksa lagi.")
        return nip

    def clean_pelatihan_tanggal(self):
        belum_lewat(self.cleaned_data["pelatihan_tanggal"])
        return self.cleaned_data["pelatihan_tanggal"]

    def clean(self):
        isi = super().clean()
        if "nip" not in self.errors and isi.get("asn") is not None and isi["asn"] != bool(isi["nip"]):
            self.add_error("nip", "Isi NIP-nya." if isi["asn"] else "Kosongkan NIP bila bukan aparatur sipil negara.")
        ada = bool(isi.get("pelatihan", "").strip()), bool(isi.get("pelatihan_nomor", "").strip())
        if ada[0] != ada[1]:
            kurang, kalimat = (
                ("pelatihan_nomor", "Isi nomor sertifikat pelatihan itu.")
                if ada[0]
                else ("pelatihan", "Isi nama pelatihan yang bersertifikat itu.")
            )
            self.add_error(kurang, kalimat)
        return isi
