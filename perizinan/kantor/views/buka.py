"""Pages about an office that was approved or is open: its start, visits, closing, the assessment of a branch."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.jaringan import PENGAWASAN_KANTOR, PENILAIAN_KANTOR_CABANG
from aturan.simpan_pinjam_2015.kantor_tenggat import BULAN_MULAI, KeadaanMulai, kalimat_mulai
from core.dasar.izin import Izin, boleh, wajib
from core.halaman.forms import sebut_isian
from core.halaman.isian import IsianView
from core.halaman.tindakan import KIRIMAN_KEDUA
from core.perkara.jejak import catat
from core.perkara.temuan import selagi_diisi
from core.perkara.versi import IsianBerubah, sidik, simpan_isian
from perizinan.kantor.forms.buka import KunjunganForm, MulaiForm, PenilaianKantorForm, TemuanMulaiForm, TutupForm
from perizinan.kantor.syarat import syarat_tutup_terpenuhi
from perizinan.kantor.views.kantor import KantorMixin, sebut_batas_mulai
from perizinan.models import Kunjungan, PenilaianKantor, StatusKantor
from perizinan.models.status_kantor import BELUM_BUKA, BUKA

S = StatusKantor


class HalamanKantor(KantorMixin, IsianView):
    """One form for one role, while the office has one of the statuses `status`."""

    status: tuple = ()
    kelas = None
    butir = ""  # the item of the file of this page; empty = it takes none
    berhasil, kedua = "Tersimpan.", False  # what is said after a save; that the same person had recorded the very same

    @property
    def urusan(self):
        return self.kantor

    def buka(self):
        """PermissionDenied for other roles; at another time back to the office, in words, with nothing typed yet."""
        k = self.kantor
        if sebab := self.sebab_tertutup():
            raise PermissionDenied(sebab)
        wajib(self.request.user, self.pengisi, k)
        if self.dikirim or k.status in self.status:
            return None
        messages.warning(self.request, f"Langkah ini tidak terbuka: status kantor “{k.get_status_display()}”.")
        return redirect(k)

    def sebab_tertutup(self) -> str:
        return ""

    def bentuk(self, data=None):
        return self.kelas(data, kantor=self.kantor, ada=self.berkas if self.butir else (), initial=self.awal())

    def awal(self) -> dict:
        return {}

    @property
    def berkas(self):
        return list(self.kantor.daftar_berkas.filter(butir=self.butir))

    def berkas_diminta(self):
        return {"berkas": self.butir} if self.butir else {}

    @contextmanager
    def kunci(self):
        """Refuses an office that moved on while the page was open."""
        with simpan_isian(self.kantor) as terkunci:
            if terkunci.status not in self.status:
                raise PermissionDenied(f"Status kantor sekarang “{terkunci.get_status_display()}”.")
            yield terkunci

    def lepas_berkas(self, form, terkunci):
        if lepas := form.cleaned_data.get("lepas"):
            terkunci.daftar_berkas.filter(pk__in=lepas, butir=self.butir).update(aktif=False)

    def catat(self, aksi, kalimat, pasal, salinan):
        catat(
            self.kantor, aksi, kalimat[:300], wilayah_id=self.kantor.wilayah_id, pengguna=self.request.user,
            penugasan=boleh(self.request.user, self.pengisi, self.kantor), pasal=pasal, salinan=salinan,
        )  # fmt: skip

    def langkah(self, aksi):
        return reverse("tindakan", args=[self.kantor._meta.model_name, self.kantor.pk, aksi])

    def beri_tahu(self):
        if self.kedua:
            messages.info(self.request, KIRIMAN_KEDUA)
        else:
            messages.success(self.request, self.berhasil)

    def sesudah(self):
        return self.request.path

    def isi(self, form):
        return {"berkas": self.berkas if self.butir else [], **self.tambahan()}

    def tambahan(self) -> dict:
        return {}


class Mulai(HalamanKantor):
    """The report that an approved office has begun: the day and its evidence, then the act (Pasal 10 ayat (3)).

    A start after its last day is written down and is no step: the office did not begin in time, which others find.
    """

    pengisi, status, kelas, butir = Izin.LAPOR_MULAI, BELUM_BUKA, MulaiForm, "mulai"
    template_name = "perizinan/kantor/mulai.html"

    def awal(self):
        return {"tanggal_mulai": self.kantor.tanggal_mulai}

    def simpan(self, form, terkunci):
        lama, terkunci.tanggal_mulai = terkunci.tanggal_mulai, form.cleaned_data["tanggal_mulai"]
        terkunci.save(update_fields=["tanggal_mulai", "diubah_pada"])
        self.lepas_berkas(form, terkunci)
        self.lewat = terkunci.keadaan_mulai(terkunci.hari_ini) is KeadaanMulai.LEWAT
        if self.lewat and lama != terkunci.tanggal_mulai:
            hari = tanggal(terkunci.tanggal_mulai)
            self.catat(
                "lapor_lewat", f"mencatat laporan mulai kegiatan {hari}, sesudah tenggatnya",
                str(BULAN_MULAI.pada(terkunci.tanggal_persetujuan).dasar), {"tanggal_mulai": terkunci.tanggal_mulai},
            )  # fmt: skip

    def selesai(self, form):
        if not self.berkas:
            form.add_error("berkas", "Unggah bukti mulai kegiatan, misalnya berita acara. Tanggalnya sudah tersimpan.")
            return self.tampil(form, 422)
        if self.lewat:
            messages.warning(self.request, f"Laporan tercatat. {self.keadaan()}")
            return redirect(self.kantor)
        return redirect(self.langkah("lapor_mulai"))

    def keadaan(self) -> str:
        k = self.kantor
        return kalimat_mulai(k.jenis_kantor, k.tanggal_persetujuan, k.tanggal_mulai, k.hari_ini)

    def tambahan(self):
        k = self.kantor
        sisa = sebut_batas_mulai(k.jatuh_tempo, k.hari_ini) if k.jatuh_tempo else ""
        return {"keadaan": self.keadaan(), "sisa_mulai": sisa}


class TemuanMulai(Mulai):
    """What a pengawas found: begun on a day, with evidence, or not begun, and how that is known; then the act."""

    pengisi, status, kelas = Izin.PERIKSA_MULAI, (S.DISETUJUI,), TemuanMulaiForm
    template_name = "perizinan/kantor/temuan_mulai.html"
    ISIAN = ("temuan_mulai", "tanggal_mulai", "temuan_cara", "temuan_uraian")

    def awal(self):
        return {n: getattr(self.kantor, n) for n in self.ISIAN}

    @property
    def berkas_sendiri(self):
        """What this person may take away again: not the evidence that another one brought."""
        return [b for b in self.berkas if b.diunggah_oleh_id == self.request.user.pk]

    def bentuk(self, data=None):
        return self.kelas(data, kantor=self.kantor, ada=self.berkas_sendiri, initial=self.awal())

    def simpan(self, form, terkunci):
        dilaporkan = terkunci.tanggal_mulai
        for nama in self.ISIAN:
            setattr(terkunci, nama, form.cleaned_data[nama])
        terkunci.save(update_fields=[*self.ISIAN, "diubah_pada"])
        self.lepas_berkas(form, terkunci)
        if dilaporkan and dilaporkan != terkunci.tanggal_mulai:
            # A recorded start is set aside by nobody unseen.
            self.catat(
                "temuan_lain", f"menemukan lain dari laporan mulai kegiatan {tanggal(dilaporkan)}",
                str(BULAN_MULAI.pada(terkunci.tanggal_persetujuan).dasar),
                {"dilaporkan": dilaporkan, **{n: getattr(terkunci, n) for n in self.ISIAN}},
            )  # fmt: skip

    def selesai(self, form):
        self.muat_ulang()
        k = self.kantor
        if k.temuan_mulai == k.Temuan.MULAI and not k.temuan_uraian and not self.berkas:
            form.add_error("berkas", "Unggah bukti mulai kegiatan, atau tulis uraiannya. Isian sudah tersimpan.")
            return self.tampil(form, 422)
        mulai = k.keadaan_mulai(k.hari_ini) is KeadaanMulai.BEROPERASI
        return redirect(self.langkah("temukan_mulai" if mulai else "temukan_tidak_mulai"))


class CatatKunjungan(HalamanKantor):
    """A visit of supervision, and the earlier ones (Pasal 10 ayat (5))."""

    pengisi, status, kelas = Izin.CATAT_KUNJUNGAN, BUKA, KunjunganForm
    template_name = "perizinan/kantor/kunjungan.html"

    def simpan(self, form, terkunci):
        isi = {n: form.cleaned_data[n] for n in ("tanggal", "hasil", "papan_nama", "tindak_lanjut")}
        hari = tanggal(isi["tanggal"])
        self.berhasil = f"Kunjungan {hari} tercatat."
        self.kedua = terkunci.kunjungan.filter(**isi, oleh=self.request.user).exists()
        if self.kedua:
            return
        penugasan = boleh(self.request.user, self.pengisi, terkunci)
        Kunjungan.objects.create(jaringan=terkunci, oleh=self.request.user, jabatan=penugasan.jabatan_tercetak, **isi)
        self.catat("kunjungan", f"mencatat kunjungan pengawasan {hari}", str(PENGAWASAN_KANTOR.dasar), isi)

    def tambahan(self):
        return {"kunjungan": self.kantor.kunjungan.select_related("oleh"), "dasar": PENGAWASAN_KANTOR}


class Tutup(HalamanKantor):
    """What a proposal to close rests on: the rule breached, the evidence, what the koperasi answered; then the act."""

    pengisi, status, kelas, butir = Izin.USUL_TUTUP, (S.BEROPERASI,), TutupForm, "tutup"
    template_name = "perizinan/kantor/tutup.html"
    ISIAN = ("alasan_tutup", "tanggapan_koperasi", "tidak_didengar")
    TEMPAT = {
        "kantor.alasan_tutup": "alasan_tutup", "penutupan.catatan_tanggapan": "tanggapan_koperasi",
        "penutupan.bukti_pelanggaran": "berkas",
    }  # fmt: skip

    berhasil = "Tersimpan. Usul penutupan belum dikirim."

    def awal(self):
        k = self.kantor
        return {n: getattr(k, n) for n in self.ISIAN} | {"lihat": self.sidik(k)}

    def sidik(self, kantor) -> str:
        return sidik(*(getattr(kantor, n) for n in self.ISIAN))

    def simpan(self, form, terkunci):
        isi = {n: form.cleaned_data[n] for n in self.ISIAN}
        if self.sidik(terkunci) not in (form.cleaned_data["lihat"], sidik(*isi.values())):
            raise IsianBerubah("Petugas lain mengubah isian ini. Bandingkan, lalu simpan lagi bila masih benar.")
        for nama, nilai in isi.items():
            setattr(terkunci, nama, nilai)
        terkunci.save(update_fields=[*self.ISIAN, "diubah_pada"])
        self.lepas_berkas(form, terkunci)

    def versi_kini(self):
        self.muat_ulang()
        return {"lihat": self.sidik(self.kantor)}

    def tandai_beda(self, form):
        for nama in self.ISIAN:
            if form.cleaned_data.get(nama) != getattr(self.kantor, nama):
                form.add_error(nama, f"Tersimpan oleh petugas lain: {sebut_isian(self.kantor, nama)}.")

    def selesai(self, form):
        self.muat_ulang()
        if "lanjut" not in self.request.POST:
            return super().selesai(form)
        kurang = [t for t in syarat_tutup_terpenuhi(self.kantor, self.kantor.tanggal_hukum) if not t.hasil.lolos]
        if not kurang:
            return redirect(self.langkah("usulkan_tutup"))
        for t in kurang:
            form.add_error(self.TEMPAT.get(t.kode), t.kalimat)
        return self.tampil(form, 422)

    def tambahan(self):
        return {
            # Whatever is not met here is a box that nobody filled yet.
            "temuan": selagi_diisi(
                syarat_tutup_terpenuhi(self.kantor, self.kantor.tanggal_hukum), lambda t: not t.hasil.lolos
            ),
            "kunjungan": self.kantor.kunjungan.select_related("oleh"),
        }


class PenilaianCabang(HalamanKantor):
    """The health of one Kantor Cabang, on record apart from that of its koperasi (Pasal 31 ayat (3))."""

    pengisi, status, kelas, butir = Izin.NILAI_KANTOR, BUKA, PenilaianKantorForm, "penilaian"
    template_name = "perizinan/kantor/penilaian.html"

    def sebab_tertutup(self):
        if self.kantor.jenis_kantor.ragam.dinilai:
            return ""
        return (
            f"Penilaian kantor hanya bagi Kantor Cabang ({PENILAIAN_KANTOR_CABANG.dasar}): {self.kantor.nama} adalah"
            f" {self.kantor.get_jenis_display()}."
        )

    def bentuk(self, data=None):
        return self.kelas(data, kantor=self.kantor)

    @property
    def berkas(self):
        """A file that came with a form that was refused: it waits for the next one."""
        terpakai = self.kantor.penilaian.filter(berkas__isnull=False).values("berkas")
        menunggu = self.kantor.daftar_berkas.filter(butir=self.butir, diunggah_oleh=self.request.user)
        return list(menunggu.exclude(pk__in=terpakai))

    def simpan(self, form, terkunci):
        isi = {n: form.cleaned_data[n] for n in ("tahun_buku", "tanggal", "hasil")}
        yang = f"penilaian kantor tahun buku {isi['tahun_buku']}"
        self.berhasil = f"{yang.capitalize()} tercatat."
        self.kedua = terkunci.penilaian.filter(**isi, petugas=self.request.user).exists()
        if self.kedua:
            return
        penugasan = boleh(self.request.user, self.pengisi, terkunci)
        PenilaianKantor.objects.create(
            jaringan=terkunci, petugas=self.request.user, jabatan=penugasan.jabatan_tercetak,
            berkas=next(reversed(self.berkas), None), **isi,
        )  # fmt: skip
        self.catat("penilaian_kantor", f"mencatat {yang}", str(PENILAIAN_KANTOR_CABANG.dasar), isi)

    def tambahan(self):
        return {
            "penilaian": self.kantor.penilaian.select_related("petugas", "berkas"),
            "dasar": PENILAIAN_KANTOR_CABANG,
        }
