"""What stands in the name of somebody who leaves: moved to a colleague by the admin of the office, a result each."""

from functools import partial

from django import forms
from django.conf import settings
from django.db.models import Q
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.generic import View

from core.dasar.waktu import hari_ini
from core.halaman.banyak import Butir, Dilewati, HasilBanyak, Nasib, kerjakan_tiap
from core.halaman.pegang import KepadaForm, sebut
from core.halaman.titipan import sebab_tidak_mengalihkan
from core.kantor.dasar import AdminDiperlukan
from core.models import Pengguna, Penugasan


class PindahForm(KepadaForm):
    """Which, and to whom."""

    butir = forms.MultipleChoiceField(
        error_messages={"required": "Centang paling sedikit satu.", "invalid_choice": "Pilih dari daftar ini."}
    )

    def __init__(self, *args, titipan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["butir"].choices = [(kunci, kunci) for kunci in titipan]


class PegawaiUrusan(AdminDiperlukan, View):
    """Looked at first, then one transaction each. Repeated it moves nothing twice: what is no longer in the name of the
    one who leaves is passed over."""

    template_name = "core/kantor/pegawai_urusan.html"

    def titipan(self) -> dict:
        """{key: what stands in the name of this person}."""
        semua = (t for jalur in settings.TITIPAN for t in import_string(jalur)(self.orang, self.request.user))
        return {t.kunci: t for t in semua}

    def calon(self):
        """Colleagues at the same offices with one of the roles that this person holds or held there."""
        hari = hari_ini()
        tugas = self.orang.penugasan.filter(instansi__in=self.dikelola).values_list("instansi", "peran")
        sama = Q(pk__in=[])
        for instansi, peran in tugas:
            sama |= Q(instansi=instansi, peran=peran)
        aktif = Penugasan.objects.filter(sama, Q(sampai=None) | Q(sampai__gte=hari), mulai__lte=hari)
        rekan = Pengguna.objects.filter(pk__in=aktif.values("pengguna"), is_active=True)
        return rekan.exclude(pk=self.orang.pk).order_by("nama", "pk")

    def get(self, request, pk):
        self.orang = self.ambil_pegawai(pk)
        titipan = self.titipan()
        return self.tampil(PindahForm(calon=self.calon(), titipan=titipan, initial={"butir": [*titipan]}), titipan)

    def post(self, request, pk):
        self.orang = self.ambil_pegawai(pk)
        titipan, dipilih = self.titipan(), request.POST.getlist("butir")
        # What was moved a moment ago is still among what the page sends.
        form = PindahForm(request.POST, calon=self.calon(), titipan={*titipan, *dipilih})
        if not form.is_valid():
            return self.tampil(form, titipan, 422)
        kepada, aksi = form.cleaned_data["kepada"], request.POST.get("aksi")
        if aksi == "ubah":
            return self.tampil(form, titipan)
        if aksi == "alihkan":
            lakukan = partial(self.pindah, titipan, kepada)
            hasil = kerjakan_tiap(dipilih, lakukan, partial(self.nama, titipan))
            return self.tampil(form, titipan, kepada=kepada, hasil=hasil, selesai=True)
        hasil = HasilBanyak([self.ramal(titipan, kepada, kunci) for kunci in dipilih])
        return self.tampil(form, titipan, kepada=kepada, hasil=hasil, dipilih=dipilih)

    def nama(self, titipan, kunci) -> str:
        return f"{sebut(titipan[kunci].urusan)} ({titipan[kunci].sebagai})" if kunci in titipan else kunci

    def ramal(self, titipan, kepada, kunci) -> Butir:
        """What would become of one."""
        nama = self.nama(titipan, kunci)
        if kunci not in titipan:
            return Butir(nama, Nasib.DILEWATI, f"Tidak lagi atas nama {self.orang.nama}.")
        t = titipan[kunci]
        sebab = sebab_tidak_mengalihkan(self.request.user, t.urusan, t.kode) or t.sebab(kepada)
        return Butir(nama, Nasib.DILEWATI if sebab else Nasib.AKAN, sebab)

    def pindah(self, titipan, kepada, kunci) -> Butir:
        """Move one, in the transaction of the frame."""
        if kunci not in titipan:
            raise Dilewati(f"Tidak lagi atas nama {self.orang.nama}.")
        titipan[kunci].pindah(kepada, self.request.user)
        return Butir(self.nama(titipan, kunci), Nasib.BERHASIL, f"Sekarang atas nama {kepada.nama}.")

    def tampil(self, form, titipan, status=200, **isi):
        terpilih = set(form["butir"].value() or ())
        isi |= {"orang": self.orang, "form": form, "titipan": [(t, t.kunci in terpilih) for t in titipan.values()]}
        return render(self.request, self.template_name, isi, status=status)
