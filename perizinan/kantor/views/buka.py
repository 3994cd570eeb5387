"""Pages about an office that was approved or is open: its start, visits, closing, the assessment of a branch."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.jaringan import PENGAWASAN_KANTOR, PENILAIAN_KANTOR_CABANG, JenisKantor
from aturan.simpan_pinjam_2015.kantor_tenggat import kalimat_mulai
from core.dasar.izin import Peran, boleh
from core.halaman.tindakan import KIRIMAN_KEDUA
from core.perkara.berkas import simpan_berkas
from core.perkara.jejak import catat
from core.perkara.simpanan import bersih_bila_gagal
from core.perkara.versi import sidik, simpan_isian
from perizinan.kantor.forms.buka import KunjunganForm, MulaiForm, PenilaianKantorForm, TutupForm
from perizinan.kantor.syarat import syarat_tutup_terpenuhi
from perizinan.kantor.views.kantor import KantorMixin, sebut_batas_mulai
from perizinan.models import Kunjungan, PenilaianKantor, StatusKantor
from perizinan.models.jaringan import BUKA

S = StatusKantor


class HalamanKantor(KantorMixin, View):
    """One form for one role, while the office has one of the statuses `status`. Files are stored as they come."""

    peran: Peran
    status: tuple = ()
    bentuk = None
    template_name = ""
    butir = ""  # the item of the file of this page; empty = it takes none

    def get(self, request):
        if tujuan := self.tertutup():
            return tujuan
        return self.tampil(self.formulir())

    def post(self, request):
        if tujuan := self.tertutup():
            return tujuan
        galat = self.simpan_unggahan() if self.butir else ""
        form = self.formulir(request.POST)
        if galat:
            form.add_error("berkas", galat)
        if not form.is_valid():
            return self.tampil(form, 422)
        return self.simpan(form)

    def tertutup(self):
        """PermissionDenied for other roles; back to the office, in words, at another time."""
        k = self.kantor
        if (sebab := self.sebab_tertutup()) or boleh(self.request.user, self.peran, k) is None:
            raise PermissionDenied(sebab or f"Halaman ini untuk {self.peran.label} pada {k.berwenang.nama}.")
        if k.status not in self.status:
            messages.warning(self.request, f"Langkah ini tidak terbuka: status kantor “{k.get_status_display()}”.")
            return redirect(k)
        return None

    def sebab_tertutup(self) -> str:
        return ""

    def formulir(self, data=None):
        return self.bentuk(data, kantor=self.kantor, ada=self.berkas if self.butir else (), initial=self.awal())

    def awal(self) -> dict:
        return {}

    @property
    def berkas(self):
        return list(self.kantor.daftar_berkas.filter(butir=self.butir))

    @contextmanager
    def terkunci(self):
        """The locked office; refuses one that moved on while the page was open."""
        with simpan_isian(self.kantor) as terkunci:
            if terkunci.status not in self.status:
                raise PermissionDenied(f"Status kantor sekarang “{terkunci.get_status_display()}”.")
            yield terkunci

    def simpan_unggahan(self) -> str:
        """Store the file of this request; the sentence to show beside it when it is refused."""
        unggahan = self.request.FILES.get("berkas")
        if not unggahan:
            return ""
        try:
            with bersih_bila_gagal(), self.terkunci() as terkunci:
                berkas = simpan_berkas(unggahan, self.request.user, terkunci, self.butir)
                kembar = terkunci.daftar_berkas.filter(butir=self.butir, sha256=berkas.sha256).exclude(pk=berkas.pk)
                kembar.update(aktif=False)
        except ValidationError as galat:
            return f"{unggahan.name}: {galat.messages[0]}"
        messages.info(self.request, f"Berkas {berkas.nama} tersimpan.")
        return ""

    def lepas_berkas(self, form, terkunci):
        if lepas := form.cleaned_data.get("lepas"):
            terkunci.daftar_berkas.filter(pk__in=lepas, butir=self.butir).update(aktif=False)

    def catat(self, aksi, kalimat, pasal, salinan):
        catat(
            self.kantor, aksi, kalimat[:300], wilayah_id=self.kantor.wilayah_id, pengguna=self.request.user,
            penugasan=boleh(self.request.user, self.peran, self.kantor), pasal=pasal, salinan=salinan,
        )  # fmt: skip

    def langkah(self, aksi):
        return reverse("tindakan", args=[self.kantor._meta.model_name, self.kantor.pk, aksi])

    def tampil(self, form, status=200):
        berkas = self.berkas if self.butir else []
        return render(
            self.request, self.template_name, self.konteks(form=form, berkas=berkas, **self.tambahan()), status=status
        )

    def tambahan(self) -> dict:
        return {}


class Mulai(HalamanKantor):
    """The report that an approved office has begun: the day and its evidence, then the act (Pasal 10 ayat (3))."""

    peran, status, bentuk, butir = Peran.LOKET, (S.DISETUJUI,), MulaiForm, "mulai"
    template_name = "perizinan/kantor/mulai.html"

    def awal(self):
        return {"tanggal_mulai": self.kantor.tanggal_mulai}

    def simpan(self, form):
        with self.terkunci() as terkunci:
            terkunci.tanggal_mulai = form.cleaned_data["tanggal_mulai"]
            terkunci.save(update_fields=["tanggal_mulai", "diubah_pada"])
            self.lepas_berkas(form, terkunci)
        if not self.berkas:
            form.add_error("berkas", "Unggah bukti mulai kegiatan, misalnya berita acara. Tanggalnya sudah tersimpan.")
            return self.tampil(form, 422)
        return redirect(self.langkah("lapor_mulai"))

    def tambahan(self):
        k, per = self.kantor, self.kantor.hari_ini
        return {
            "keadaan": kalimat_mulai(k.jenis_kantor, k.tanggal_persetujuan, k.tanggal_mulai, per),
            "sisa_mulai": sebut_batas_mulai(k.jatuh_tempo, per) if k.jatuh_tempo else "",
        }


class CatatKunjungan(HalamanKantor):
    """A visit of supervision, and the earlier ones (Pasal 10 ayat (5))."""

    peran, status, bentuk = Peran.PENGAWAS, BUKA, KunjunganForm
    template_name = "perizinan/kantor/kunjungan.html"

    def simpan(self, form):
        isi = {n: form.cleaned_data[n] for n in ("tanggal", "hasil", "papan_nama", "tindak_lanjut")}
        with self.terkunci() as terkunci:
            if terkunci.kunjungan.filter(**isi, oleh=self.request.user).exists():
                messages.info(self.request, KIRIMAN_KEDUA)
                return redirect("jaringan_kunjungan", self.kantor.pk)
            penugasan = boleh(self.request.user, self.peran, terkunci)
            Kunjungan.objects.create(
                jaringan=terkunci, oleh=self.request.user, jabatan=penugasan.jabatan_tercetak, **isi
            )
            self.catat(
                "kunjungan", f"mencatat kunjungan pengawasan {tanggal(isi['tanggal'])}", str(PENGAWASAN_KANTOR.dasar),
                isi,
            )  # fmt: skip
        messages.success(self.request, f"Kunjungan {tanggal(isi['tanggal'])} tercatat.")
        return redirect("jaringan_kunjungan", self.kantor.pk)

    def tambahan(self):
        return {"kunjungan": self.kantor.kunjungan.select_related("oleh"), "dasar": PENGAWASAN_KANTOR}


class Tutup(HalamanKantor):
    """What a proposal to close rests on: the rule breached, the evidence, what the koperasi answered; then the act."""

    peran, status, bentuk, butir = Peran.PENGAWAS, (S.BEROPERASI,), TutupForm, "tutup"
    template_name = "perizinan/kantor/tutup.html"
    ISIAN = ("alasan_tutup", "tanggapan_koperasi")
    TEMPAT = {
        "kantor.alasan_tutup": "alasan_tutup", "penutupan.catatan_tanggapan": "tanggapan_koperasi",
        "penutupan.bukti_pelanggaran": "berkas",
    }  # fmt: skip

    def awal(self):
        k = self.kantor
        return {n: getattr(k, n) for n in self.ISIAN} | {"lihat": self.tanda(k)}

    def tanda(self, kantor) -> str:
        return sidik(*(getattr(kantor, n) for n in self.ISIAN))

    def simpan(self, form):
        isi = {n: form.cleaned_data[n] for n in self.ISIAN}
        with self.terkunci() as terkunci:
            sama = self.tanda(terkunci) in (form.cleaned_data["lihat"], sidik(*isi.values()))
            if sama:
                for nama, nilai in isi.items():
                    setattr(terkunci, nama, nilai)
                terkunci.save(update_fields=[*self.ISIAN, "diubah_pada"])
                self.lepas_berkas(form, terkunci)
        self.muat_ulang()
        if not sama:
            return self.bentrok()
        if "lanjut" not in self.request.POST:
            messages.success(self.request, "Tersimpan. Usul penutupan belum dikirim.")
            return redirect("jaringan_tutup", self.kantor.pk)
        kurang = [t for t in syarat_tutup_terpenuhi(self.kantor, self.kantor.hari_ini) if not t.terpenuhi]
        if not kurang:
            return redirect(self.langkah("usulkan_tutup"))
        for t in kurang:
            form.add_error(self.TEMPAT.get(t.kode), t.kalimat)
        return self.tampil(form, 422)

    def bentrok(self):
        data = self.request.POST.copy()
        data["lihat"] = self.tanda(self.kantor)
        form = self.formulir(data)
        form.is_valid()
        for nama in self.ISIAN:
            if form.cleaned_data.get(nama) != getattr(self.kantor, nama):
                form.add_error(nama, f"Tersimpan oleh petugas lain: {getattr(self.kantor, nama) or 'kosong'}.")
        form.add_error(None, "Petugas lain mengubah isian ini. Bandingkan, lalu simpan lagi bila masih benar.")
        return self.tampil(form, 409)

    def tambahan(self):
        return {
            "temuan": syarat_tutup_terpenuhi(self.kantor, self.kantor.hari_ini),
            "kunjungan": self.kantor.kunjungan.select_related("oleh"),
        }


class PenilaianCabang(HalamanKantor):
    """The health of one Kantor Cabang, on record apart from that of its koperasi (Pasal 31 ayat (3))."""

    peran, status, bentuk, butir = Peran.PENILAI, BUKA, PenilaianKantorForm, "penilaian"
    template_name = "perizinan/kantor/penilaian.html"

    def sebab_tertutup(self):
        if self.kantor.jenis_kantor is JenisKantor.KC:
            return ""
        return (
            f"Penilaian kantor hanya bagi Kantor Cabang ({PENILAIAN_KANTOR_CABANG.dasar}): {self.kantor.nama} adalah"
            f" {self.kantor.get_jenis_display()}."
        )

    def formulir(self, data=None):
        return self.bentuk(data, kantor=self.kantor)

    @property
    def berkas(self):
        """A file that came with a form that was refused: it waits for the next one."""
        terpakai = self.kantor.penilaian.filter(berkas__isnull=False).values("berkas")
        menunggu = self.kantor.daftar_berkas.filter(butir=self.butir, diunggah_oleh=self.request.user)
        return list(menunggu.exclude(pk__in=terpakai))

    def simpan(self, form):
        isi = {n: form.cleaned_data[n] for n in ("tahun_buku", "tanggal", "hasil")}
        with self.terkunci() as terkunci:
            if terkunci.penilaian.filter(**isi, petugas=self.request.user).exists():
                messages.info(self.request, KIRIMAN_KEDUA)
                return redirect("jaringan_penilaian", self.kantor.pk)
            penugasan = boleh(self.request.user, self.peran, terkunci)
            PenilaianKantor.objects.create(
                jaringan=terkunci, petugas=self.request.user, jabatan=penugasan.jabatan_tercetak,
                berkas=next(reversed(self.berkas), None), **isi,
            )  # fmt: skip
            self.catat(
                "penilaian_kantor", f"mencatat penilaian kantor tahun buku {isi['tahun_buku']}",
                str(PENILAIAN_KANTOR_CABANG.dasar), isi,
            )  # fmt: skip
        messages.success(self.request, f"Penilaian kantor tahun buku {isi['tahun_buku']} tercatat.")
        return redirect("jaringan_penilaian", self.kantor.pk)

    def tambahan(self):
        return {
            "penilaian": self.kantor.penilaian.select_related("petugas", "berkas"),
            "dasar": PENILAIAN_KANTOR_CABANG,
        }
