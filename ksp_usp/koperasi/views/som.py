"""The Standar Operasional Manajemen of a koperasi: check list, collateral, debts, and what the law finds."""

from core.dasar.izin import Izin, boleh
from core.dasar.rupa import rupiah
from core.halaman.baris import Gabungan
from ksp_usp.koperasi.forms.som import HutangFormSet, SomForm
from ksp_usp.koperasi.syarat import temuan_som
from ksp_usp.koperasi.views.dasar import IsianKoperasi
from ksp_usp.koperasi.views.rinci import ringkas_temuan
from ksp_usp.models import Som

KOLOM = ("nomor", "tanggal", "butir", "aset_tetap", "aset_dijaminkan", "rapat_jaminan")
KOLOM_HUTANG = ("sumber", "jumlah", "tanggal", "jangka_bulan", "modal_penyertaan", "dikonversi", "rapat_anggota")


class SomView(IsianKoperasi):
    template_name = "ksp_usp/koperasi/som.html"
    judul, aksi, jangkar = "Standar Operasional Manajemen", "ubah_som", "som"
    tabel = ("hutang",)

    def get_queryset(self):
        return super().get_queryset().select_related("som")

    def get(self, request):
        """Whoever sees the koperasi reads the findings; the form is for who keeps the register."""
        if not boleh(request.user, Izin.UBAH_KOPERASI, self.koperasi):
            return self.tampil(None)
        return super().get(request)

    def baris(self):
        return Som.objects.filter(koperasi=self.koperasi).first() or Som(koperasi=self.koperasi)

    def bentuk(self, data=None):
        self.isian = SomForm(data, instance=self.baris())
        self.hutang = self.baris_isian(HutangFormSet, data, "hutang", self.koperasi.hutang.order_by("tanggal", "pk"))
        return Gabungan(self.isian, self.hutang)

    def tersimpan(self):
        som = Som.objects.filter(koperasi=self.koperasi).values(*KOLOM).first() or {}
        return som | {"hutang": list(self.koperasi.hutang.order_by("pk").values(*KOLOM_HUTANG))}

    def tampilan_tersimpan(self):
        isi = self.tersimpan()
        ada = sum(1 for b in isi.get("butir", {}).values() if b.get("ada"))
        return [f"{ada} butir dinyatakan ada"] + [f"Utang {h['sumber']}: {rupiah(h['jumlah'])}" for h in isi["hutang"]]

    def simpan(self, form, terkunci):
        som = self.isian.save(commit=False)
        som.versi += som.pk is not None
        som.save()
        self.hutang.simpan(self.koperasi.hutang, koperasi=self.koperasi)
        ada = sum(1 for b in som.butir.values() if b["ada"])
        return f"mengisi daftar periksa SOM: {ada} butir ada"

    def isi(self, form):
        temuan = temuan_som(self.koperasi, self.hari_ini)
        return {
            "temuan": temuan,
            "ringkas": ringkas_temuan(temuan),
            **({"isian": self.isian, "hutang": self.hutang} if form else {}),
        }
