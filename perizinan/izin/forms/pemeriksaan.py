"""The examiner's marks on the documents, the step of capital in Jakarta, and the proposal."""

from django import forms

from core.dasar.rupa import rupiah
from core.halaman.bidang import TanggalField
from core.halaman.meja import CatatanField, FormMeja, bidang_usul
from perizinan.models import PermohonanIzin


class PemeriksaanForm(FormMeja):
    """`usul` are the proposals that the capital allows (none: not yet time to propose), `jakarta` opens the step of
    capital between the readings `modal`."""

    PUTUSAN = {
        "batas": ("kelengkapan_sampai",),
        "jakarta": ("lingkup_modal", "lingkup_modal_alasan"),
        "usul": ("usul", "usul_catatan"),
    }
    TEMPAT = {
        "permohonan.usul": "usul",
        "permohonan.lingkup_modal": "lingkup_modal",
        "permohonan.kelengkapan_sampai": "kelengkapan_sampai",
    }
    AWALAN_TEMUAN = "berkas."

    def __init__(self, data, *, usul: tuple[str, ...], jakarta: bool, modal, **lain):
        putusan = {"batas": self._batas()}
        putusan |= {"jakarta": self._jakarta(modal)} if jakarta else {}
        putusan |= {"usul": bidang_usul([c for c in PermohonanIzin.Usul.choices if c[0] in usul])} if usul else {}
        super().__init__(data, putusan=putusan, **lain)

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

    def simpan(self, pengguna) -> None:
        if "jakarta" in self.diubah():
            pilihan, _ = self.isi("jakarta")
            self.urusan.lingkup_modal_oleh = pengguna if pilihan else None
            self.urusan.save(update_fields=["lingkup_modal_oleh"])
        super().simpan(pengguna)


def pilihan_modal(modal) -> list[tuple[str, str]]:
    """The two readings of the capital in Jakarta as choices, each with its amount and article."""
    return [(m["kode"], f"{m['label']}: {rupiah(m['jumlah'])} ({m['dasar'].sebutan})") for m in modal]
