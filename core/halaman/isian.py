"""One part of a form: loaded under sight, saved under lock, and nothing that was typed is ever lost."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.views.generic import View

from core.dasar.izin import Izin, boleh
from core.perkara.berkas import catat_berkas, lepas_kembar, terima_berkas
from core.perkara.versi import BERUBAH, IsianBerubah, catat_pengisi, kalimat_tertutup, sidik, simpan_isian

TERTUTUP = "Isian di bawah belum tersimpan; salin bila masih Anda perlukan."
SERENTAK = "Petugas lain baru saja menyimpan data yang sama. Periksa isian Anda di bawah, lalu simpan lagi bila perlu."


class TidakSah(Exception):
    """Leaves the lock with nothing stored: something typed is wrong."""


class IsianView(View):
    """One part of a form. Comes after the mixin that loads the case of the address, which has `konteks(**)`.

    A subclass says four things: what is asked (`bentuk`), what is stored (`tersimpan`), how it is saved (`simpan`),
    where to go then (`sesudah`). Files are stored as they come, whatever else may be wrong. What cannot be saved comes
    back with everything typed still in it: 422 for what is wrong, 409 when a colleague was faster, 403 when the case
    moved on while the page was open.
    """

    judul = ""
    template_name = ""
    pengisi: Izin | None = None  # the permission to fill
    tabel: tuple[str, ...] = ()  # prefixes of its short tables, which "Tambah baris" makes longer
    TAMBAHAN, TAMBAHAN_AWAL = 5, 0  # empty rows that it adds to the one of each table; those that stand there at first
    berubah, serentak = BERUBAH, SERENTAK  # what is said when a colleague was faster
    basi = False  # a colleague was faster: the page shows what is stored now

    # The four hooks

    def bentuk(self, data=None):
        """The form of this part, or several as one (core.halaman.baris.Gabungan)."""
        raise NotImplementedError

    def tersimpan(self):
        """What this part holds now, as JSON can write it, read anew on each call.

        The page carries its mark: any other content by the time of the save is a colleague's. None where the forms
        carry marks of their own, finer than the page; `simpan` then raises IsianBerubah.
        """
        return None

    def simpan(self, form, terkunci) -> str | None:
        """Write what was typed into the locked case `terkunci`; returns what was done, for the trail of `kunci`."""
        raise NotImplementedError

    def sesudah(self) -> str:
        """The address after a save."""
        raise NotImplementedError

    # What some add

    def isi(self, form) -> dict:
        """What else the page shows."""
        return {}

    def berkas_diminta(self) -> dict[str, str]:
        """{name of a file field: the item that its file proves (core.models.Berkas.butir)}."""
        return {}

    def versi_kini(self) -> dict:
        """{name of a field: the mark of what is stored now} of forms that carry marks of their own."""
        return {}

    def tandai_beda(self, form) -> None:
        """Beside each field that differs: what a colleague stored meanwhile."""

    def tampilan_tersimpan(self) -> list[str]:
        """What is stored now, line by line, for whoever was overtaken by a colleague."""
        return []

    def beri_tahu(self) -> None:
        messages.success(self.request, f"{self.judul}: tersimpan.")

    def selesai(self, form):
        """The answer after a save."""
        self.beri_tahu()
        tabel = self.request.POST.get("tambah")
        return redirect(f"{self.request.path}?tambah={tabel}#{tabel}" if tabel in self.tabel else self.sesudah())

    # Who may, and the lock

    @property
    def halaman(self) -> str:
        """The page of the case, for whoever finds this part closed."""
        return self.urusan.get_absolute_url()

    def buka(self):
        """Raise PermissionDenied, in words, for whom this part is closed; an answer leads the person elsewhere.

        What was sent is taken from whoever fills such a case in any status: `terima` gives it back when the case moved
        on while the page was open.
        """
        self.request.halaman_urusan = self.halaman
        mengisi = boleh(self.request.user, self.pengisi, self.urusan) if self.dikirim else self.dapat_diubah
        if not mengisi:
            raise PermissionDenied(kalimat_tertutup(self.urusan))

    def kunci(self):
        """The lock of one save: a context that yields the locked case, or raises PermissionDenied when it is closed."""
        return simpan_isian(self.urusan, self.request.user)

    @property
    def dikirim(self) -> bool:
        return self.request.method == "POST"

    # What all share

    def get(self, request, **kwargs):
        return self.buka() or self.tampil(self.bentuk())

    def post(self, request, **kwargs):
        return self.buka() or self.terima()

    def terima(self):
        try:
            galat = self.simpan_unggahan()
            with self.kunci() as terkunci:
                form = self.bentuk(self.request.POST)
                for nama, kalimat in galat.items():
                    form.add_error(nama, kalimat)
                if self.request.POST.get("terlihat", "") != self.tanda():
                    raise IsianBerubah(self.berubah)
                if not form.is_valid():
                    raise TidakSah
                self.dilakukan = self.simpan(form, terkunci)
                catat_pengisi(terkunci, self.request.user, self.pengisi)
        except TidakSah:
            return self.tampil(form, 422)
        except PermissionDenied as tutup:
            return self.ulangi(self.bentuk(self.request.POST), f"{tutup} {TERTUTUP}", 403)
        except IsianBerubah as berubah:
            self.basi = True
            return self.ulangi(self.bentrok(), str(berubah), 409)
        except IntegrityError:
            return self.ulangi(self.bentuk(self.request.POST), self.serentak, 409)
        return self.selesai(form)

    def tanda(self) -> str:
        """The mark of what is stored, which the page carries as `terlihat`; '' where the forms carry their own."""
        isi = self.tersimpan()
        return "" if isi is None else sidik(isi)

    def ulangi(self, form, kalimat, status):
        form.is_valid()
        form.add_error(None, kalimat)
        return self.tampil(form, status)

    def bentrok(self):
        """The form as typed, on what is stored now."""
        data = self.request.POST.copy()
        for nama, kini in self.versi_kini().items():
            data[nama] = kini
        form = self.bentuk(data)
        form.is_valid()
        self.tandai_beda(form)
        return form

    def simpan_unggahan(self) -> dict[str, str]:
        """Store the files of this request at once; {name of the field: what is wrong with its file}."""
        galat = {}
        for nama, butir in self.berkas_diminta().items():
            if not (unggahan := self.request.FILES.get(nama)):
                continue
            try:
                diterima = terima_berkas(unggahan)
                with self.kunci() as terkunci:
                    berkas = catat_berkas(diterima, self.request.user, terkunci, butir)
                    self.lepas_lama(terkunci, berkas)
            except ValidationError as salah:
                galat[nama] = f"{unggahan.name}: {salah.messages[0]}"
            else:
                messages.info(self.request, f"Berkas {berkas.nama} tersimpan.")
        return galat

    def lepas_lama(self, terkunci, berkas) -> None:
        """Show no longer what the new file stands for."""
        lepas_kembar(berkas, terkunci)

    def baris_isian(self, kelas, data, nama, baris, **lain):
        """The formset `kelas` of the short table `nama`, with more rows after "Tambah baris"."""
        tambah = self.TAMBAHAN if self.request.GET.get("tambah") == nama else self.TAMBAHAN_AWAL
        return kelas(data, prefix=nama, baris=baris, tambah=tambah, **lain)

    @property
    def kembali(self) -> str:
        """'periksa' when the page was opened from the one that shows all answers."""
        return self.request.POST.get("kembali") or self.request.GET.get("kembali", "")

    def tampil(self, form, status=200):
        isi = {
            "form": form,
            "judul": self.judul,
            "kembali": self.kembali,
            "terlihat": self.tanda(),
            "tersimpan": self.tampilan_tersimpan() if self.basi else [],
        }
        return render(self.request, self.template_name, self.konteks(**isi | self.isi(form)), status=status)
