"""Who acts for a koperasi in its own door: the office that keeps its register gives it, for a term of office."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404

from core.dasar.waktu import hari_ini
from core.kantor.dasar import FormHalaman
from core.kantor.pegawai import buka_masuk
from core.kantor.perbuatan import beri_penugasan, tambah_pegawai
from core.models import Penugasan
from ksp_usp.koperasi.forms.akses import AksesForm
from ksp_usp.models import Koperasi, Orang


class AksesPengurus(FormHalaman):
    """The pengurus in office, one of whom gets an account; those who have one, with the day on which it ends."""

    template_name = "ksp_usp/koperasi/akses.html"
    judul, tombol = "Akses pengurus", "Beri akses"
    keterangan = (
        "Pengurus melihat data, surat, kewajiban, dan hasil kesehatan koperasinya sendiri, dan mengirim laporannya."
        " Akses berakhir bersama masa jabatannya."
    )

    def susun(self, data=None):
        koperasi = Koperasi.objects.terlihat_oleh(self.request.user).select_related("berwenang")
        self.koperasi = get_object_or_404(koperasi, pk=self.kwargs["pk"])
        self.instansi = self.dikelola.filter(wilayah=self.koperasi.berwenang).order_by("pk").first()
        if self.instansi is None:
            raise PermissionDenied(
                f"Akses pengurus diberikan admin instansi {self.koperasi.berwenang.nama}, yang memelihara register ini."
            )
        self.per = hari_ini(self.koperasi.berwenang)
        calon = Orang.objects.aktif(self.per).filter(koperasi=self.koperasi, golongan=Orang.Golongan.PENGURUS)
        return {"akses": AksesForm(data, calon=calon, per=self.per)}

    def simpan(self, form):
        isi, orang = form["akses"].cleaned_data, form["akses"].akun()
        satu = isi["orang"]
        if self.ada().filter(pengguna__nama=satu.nama).exists():
            raise ValidationError(f"{satu.nama} sudah mempunyai akses. Akhiri dahulu yang lama bila perlu diganti.")
        tambah_pegawai(self.request.user, orang, self.instansi)
        penugasan = Penugasan.bagi_pihak(
            self.koperasi.pk, instansi=self.instansi, jabatan=f"{satu.jabatan} {self.koperasi.nama}"[:120],
            mulai=self.per, sampai=satu.berakhir, dasar=isi["dasar"],
        )  # fmt: skip
        beri_penugasan(self.request.user, orang, penugasan)
        return buka_masuk(self.request, orang)

    def ada(self):
        """Those who act for it today or later."""
        semua = Penugasan.objects.filter(pihak=self.koperasi.pk, sampai__gte=self.per)
        return semua.select_related("pengguna").order_by("sampai", "pk")

    def konteks(self):
        return {"koperasi": self.koperasi, "ada": self.ada(), "kembali": self.koperasi.get_absolute_url()}
