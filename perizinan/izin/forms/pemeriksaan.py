"""The examiner's marks on the documents, the step of capital in Jakarta, and the proposal."""

from django import forms

from core.dasar.rupa import rupiah
from core.halaman.bidang import TanggalField
from core.halaman.forms import FormSentra, tanpa_tersembunyi
from core.perkara.versi import sidik
from perizinan.models import PemeriksaanBerkas, PermohonanIzin

HASIL = (("", "Belum diperiksa"), *PemeriksaanBerkas.Hasil.choices)


class CatatanField(forms.CharField):
    """A remark; line ends as stored, whatever the browser sends."""

    def __init__(self, *, label, baris=2, **kwargs):
        super().__init__(label=label, required=False, max_length=2000, widget=forms.Textarea({"rows": baris}), **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class PemeriksaanForm(FormSentra, forms.Form):
    """`butir` is {code: document}, `tersimpan` {code: PemeriksaanBerkas}; `usul` are the proposals that the capital
    allows (none: not yet time to propose), `jakarta` opens the step of capital.

    Each part carries the mark of what the page showed (`lihat_…`): colleagues who mark different documents do not
    clash, and who marks the same one sees both before one replaces the other.
    """

    # Parts that are fields of the application itself.
    PUTUSAN = {
        "batas": ("kelengkapan_sampai",),
        "jakarta": ("lingkup_modal", "lingkup_modal_alasan"),
        "usul": ("usul", "usul_catatan"),
    }

    def __init__(
        self, data, *, permohonan, butir: dict, tersimpan: dict, usul: tuple[str, ...], jakarta: bool, modal=()
    ):
        super().__init__(data)
        self.permohonan, self.butir, self.tersimpan = permohonan, butir, tersimpan
        self.bandingkan = False  # after a clash: both texts on the page
        bidang = {"batas": self._batas()} if "batas" in self.PUTUSAN else {}
        bidang |= {"jakarta": self._jakarta(modal)} if jakarta else {}
        bidang |= {"usul": self._usul(usul)} if usul else {}
        self.putusan = list(bidang)
        for kode in (*butir, *bidang):
            isi = bidang.get(kode) or self._dokumen()
            for nama, satu, nilai in zip(self._nama(kode), isi, self.isi_tersimpan(kode), strict=True):
                satu.initial, self.fields[nama] = nilai, satu
            self.fields[f"lihat_{kode}"] = forms.CharField(
                required=False, max_length=16, widget=forms.HiddenInput, initial=sidik(*self.isi_tersimpan(kode))
            )
        for satu in self.fields.values():
            if isinstance(satu, forms.CharField):
                satu.validators.append(tanpa_tersembunyi(berbaris=isinstance(satu.widget, forms.Textarea)))

    def _dokumen(self):
        hasil = forms.ChoiceField(label="Hasil", choices=HASIL, required=False, widget=forms.RadioSelect)
        return hasil, CatatanField(label="Catatan")

    def _batas(self):
        return (
            TanggalField(
                label="Kelengkapan diminta paling lambat (opsional)",
                required=False,
                help_text="Tercantum pada surat kekurangan berkas. Peraturan tidak menetapkannya.",
            ),
        )

    def _jakarta(self, modal):
        pilihan = forms.ChoiceField(
            label="Jenjang modal yang dipakai", required=False, widget=forms.RadioSelect,
            choices=[("", "Belum diputuskan"), *modal],
        )  # fmt: skip
        return pilihan, CatatanField(
            label="Alasan memilih jenjang ini",
            baris=3,
            help_text="Tersimpan bersama nama Anda dan dibaca pejabat yang memutuskan.",
        )

    def _usul(self, boleh):
        pilihan = forms.ChoiceField(
            label="Usul Anda", required=False, widget=forms.RadioSelect,
            choices=[("", "Belum ada usul"), *(c for c in PermohonanIzin.Usul.choices if c[0] in boleh)],
        )  # fmt: skip
        return pilihan, CatatanField(
            label="Catatan untuk pejabat",
            baris=4,
            help_text="Wajib bila usulnya tolak: pejabat dan koperasi membacanya.",
        )

    def _nama(self, kode) -> tuple[str, ...]:
        return self.PUTUSAN.get(kode) or (f"hasil_{kode}", f"catatan_{kode}")

    def isi(self, kode) -> tuple:
        """What was typed for one part."""
        return tuple(self.cleaned_data.get(nama) for nama in self._nama(kode))

    def isi_tersimpan(self, kode) -> tuple:
        if kode in self.PUTUSAN:
            return tuple(getattr(self.permohonan, nama) for nama in self.PUTUSAN[kode])
        catatan = self.tersimpan.get(kode)
        return (catatan.hasil, catatan.catatan) if catatan else ("", "")

    def bidang(self, kode) -> dict:
        """What the page shows of one part: its fields, and the stored values after a clash."""
        nama = self._nama(kode)
        return {
            "lihat": self[f"lihat_{kode}"],
            "pilihan": self[nama[0]],
            "teks": self[nama[-1]],
            "tersimpan": self.tersimpan.get(kode),
            "bentrok": self._sebut(kode) if self.bandingkan and self.isi(kode) != self.isi_tersimpan(kode) else "",
        }

    def _sebut(self, kode) -> str:
        """The stored values of one part in words."""
        pilihan, *teks = self.isi_tersimpan(kode)
        label = dict(getattr(self.fields[self._nama(kode)[0]], "choices", ())).get(pilihan, pilihan)
        return ". ".join(str(x) for x in (label, *teks) if x) or "kosong"

    def diubah(self) -> list[str]:
        """Parts that this person changed since the page was shown."""
        return [k for k in (*self.butir, *self.putusan) if sidik(*self.isi(k)) != self.cleaned_data[f"lihat_{k}"]]

    def bentrok(self) -> list[str]:
        """Changed parts that hold something else by now than the page showed."""
        return [
            k
            for k in self.diubah()
            if sidik(*self.isi_tersimpan(k)) not in (self.cleaned_data[f"lihat_{k}"], sidik(*self.isi(k)))
        ]

    def simpan(self, terkunci: PermohonanIzin, pengguna) -> None:
        """Store what was changed. A note is no decision: the status stays as it is."""
        berubah = []
        for kode in self.diubah():
            if kode not in self.PUTUSAN:
                hasil, catatan = self.isi(kode)
                PemeriksaanBerkas.objects.update_or_create(
                    permohonan=terkunci, butir=kode, defaults={"hasil": hasil, "catatan": catatan, "oleh": pengguna}
                )
                continue
            berubah += self.PUTUSAN[kode]
            for nama, nilai in zip(self.PUTUSAN[kode], self.isi(kode), strict=True):
                setattr(terkunci, nama, nilai)
            if kode == "jakarta":
                terkunci.lingkup_modal_oleh = pengguna if terkunci.lingkup_modal else None
                berubah.append("lingkup_modal_oleh")
        if berubah:
            terkunci.save(update_fields=[*berubah, "diubah_pada"])

    def data_segar(self) -> dict:
        """What was typed, as if typed on a page that shows the stored notes: for showing both after a clash."""
        segar = {f"lihat_{k}": sidik(*self.isi_tersimpan(k)) for k in (*self.butir, *self.putusan)}
        return {**self.data.dict(), **segar}

    def tandai(self, temuan) -> None:
        """Put each finding that stands in the way of a step beside its part."""
        tempat = {
            "permohonan.usul": "usul", "permohonan.lingkup_modal": "lingkup_modal",
            "permohonan.kelengkapan_sampai": "kelengkapan_sampai",
            **{f"berkas.{kode}": f"catatan_{kode}" for kode in self.butir},
        }  # fmt: skip
        for t in temuan:
            nama = tempat.get(t.kode)
            self.add_error(nama if nama in self.fields else None, t.kalimat)


def pilihan_modal(modal) -> list[tuple[str, str]]:
    """The two readings of the capital in Jakarta as choices, each with its amount and article."""
    return [(m["kode"], f"{m['label']}: {rupiah(m['jumlah'])} ({m['dasar'].sebutan})") for m in modal]
