"""The pages on which a Pokja fills a usulan. Each saves what there is, under lock, and keeps what was typed."""

from types import SimpleNamespace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Sum
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from aturan.bahasa import ringkas
from aturan.sentra_2005.kriteria import PEMASARAN_NASIONAL
from aturan.sentra_2005.program import lampiran_untuk, peringatan_tahap
from core.dasar.izin import Izin
from core.halaman.baris import Gabungan
from core.halaman.isian import IsianView, TidakSah
from core.models import Berkas
from core.perkara.berkas import KETERANGAN, catat_berkas, terima_berkas
from core.perkara.versi import periksa_versi, sidik, simpan_isian
from sentra_ukm.models import Jawaban, Lampiran2, Lampiran4, Lampiran5, Usulan
from sentra_ukm.models.lampiran import sebut_berkas
from sentra_ukm.usulan.akal import pertanyaan
from sentra_ukm.usulan.forms.baris import AnggotaFormSet, MitraFormSet, PelakuFormSet, PembinaanFormSet, TimForm
from sentra_ukm.usulan.forms.lampiran import (
    BerkasForm,
    KriteriaForm,
    Lampiran2Form,
    Lampiran4Form,
    Lampiran5Form,
    sudah_nasional,
    tahun_sebelum,
)
from sentra_ukm.usulan.panel import UsulanMixin, alamat_sesudah
from sentra_ukm.usulan.salinan import usulan_sebelum
from sentra_ukm.usulan.syarat import KRITERIA_LAMPIRAN, soal_lampiran, temuan_kriteria
from sentra_ukm.usulan.tempat import ASAL, alamat_bagian

KATA_ASAL = {
    2: "Jangkauan diisi di Lampiran 2",
    3: "Dihitung dari Lampiran 3",
    "mitra": "Sebut mitranya di daftar mitra",
    "pembinaan": "Dari riwayat pembinaan",
}


class UsulanIsian(UsulanMixin, IsianView):
    """One part of the form of a usulan."""

    pengisi = Izin.ISI_USULAN
    nama_url = ""
    bagian: str | int = ""  # of sentra_ukm.usulan.syarat.bagian_usulan
    TAMBAHAN = 3
    serentak = (
        "Petugas lain baru saja mencatat data yang sama, misalnya mitra dengan nomor badan hukum ini. Isian "
        "Anda di bawah belum tersimpan: pilih mitra itu dari daftar, lalu simpan lagi."
    )

    @property
    def urusan(self):
        return self.usulan

    def konteks(self, **lain) -> dict:
        return super().konteks(letak=self.letak(), **lain)

    def letak(self) -> str:
        """Which of the required parts this page is, in the order of the list of tasks."""
        urutan = ["tim", *(x.nomor for x in lampiran_untuk(self.usulan.jenis)), "periksa"]
        return f"bagian {urutan.index(self.bagian) + 1} dari {len(urutan)}" if self.bagian in urutan else "opsional"

    def alamat(self) -> str:
        return reverse(self.nama_url, args=[self.usulan.pk])

    def sesudah(self) -> str:
        """The next part that waits, or this page again."""
        if "lanjut" not in self.request.POST:
            return self.alamat()
        if self.kembali == "periksa":
            return reverse("usulan_periksa", args=[self.usulan.pk])
        return alamat_sesudah(Usulan.objects.dengan_bagian().get(pk=self.usulan.pk), self.bagian)


def versi_tersimpan(objek) -> int:
    """The version of a stored part; 0 as long as there is none."""
    return objek.versi if objek else 0


def dengan_alasan_bersama(data, soal):
    """What was typed, with the reason that was typed once for all put where an answer has none of its own."""
    if not data or not (bersama := data.get("alasan_bersama", "").strip()):
        return data
    data = data.copy()
    for fakta in soal:
        if data.get(f"{fakta}-jawaban") and not data.get(f"{fakta}-alasan", "").strip():
            data[f"{fakta}-alasan"] = bersama
    return data


class KriteriaView(UsulanIsian):
    """Lampiran 1, 4 or 5: each criterion with value, threshold, article and result; the rest is asked."""

    template_name = "sentra_ukm/usulan/kriteria.html"
    tabel = ("pelaku",)
    LAMPIRAN = {4: (Lampiran4, Lampiran4Form), 5: (Lampiran5, Lampiran5Form)}

    def dispatch(self, request, *args, nomor, **kwargs):
        if nomor not in KRITERIA_LAMPIRAN:
            raise Http404
        self.nomor = self.bagian = nomor
        self.soal = {s.fakta: s for s in soal_lampiran(nomor)}
        return super().dispatch(request, *args, **kwargs)

    def setup_lampiran(self):
        for lampiran in lampiran_untuk(self.usulan.jenis):
            if lampiran.nomor == self.nomor:
                return lampiran
        raise Http404

    @property
    def judul(self):
        return self.setup_lampiran().nama

    def alamat(self):
        return alamat_bagian(self.usulan, self.nomor)

    def berkas_diminta(self):
        return {f"{fakta}-bukti": fakta for fakta in self.soal}

    def bentuk(self, data=None):
        self.lampiran = self.setup_lampiran()
        data = dengan_alasan_bersama(data, self.soal)
        berkas = {}
        for b in self.usulan.daftar_berkas:
            berkas.setdefault(b.butir, []).append(b)
        jawaban = {j.kode: j for j in self.usulan.jawaban.filter(kode__in=self.soal)}
        self.kriteria = {
            fakta: KriteriaForm(data, soal=soal, tersimpan=jawaban.get(fakta), berkas=berkas.get(fakta, ()))
            for fakta, soal in self.soal.items()
        }
        self.isian = self.pelaku = None
        if self.nomor in self.LAMPIRAN:
            model, form = self.LAMPIRAN[self.nomor]
            ada = model.objects.filter(usulan=self.usulan).first()
            self.isian = form(
                data, usulan=self.usulan, instance=ada or model(usulan=self.usulan), prefix="lampiran",
                initial={} if ada else self.usul_awal(),
            )  # fmt: skip
        if self.nomor == 5:
            self.pelaku = self.baris_isian(PelakuFormSet, data, "pelaku", self.usulan.pelaku_klaster.all())
        return Gabungan(*filter(None, (*self.kriteria.values(), self.isian, self.pelaku)))

    def usul_awal(self) -> dict:
        """Figures of the year before from the latest earlier usulan; the person checks them before saving."""
        if self.nomor != 4 or not (lama := usulan_sebelum(self.usulan)) or lama.tahun not in tahun_sebelum(self.usulan):
            return {}
        jumlah = lama.ukm.jumlah()
        if not jumlah["jumlah_ukm"]:
            return {}
        self.asal_pembanding = lama
        return {
            "tahun_pembanding": lama.tahun,
            "omzet_lalu": jumlah["omzet_bulanan"] * 12,
            "ukm_lalu": jumlah["jumlah_ukm"],
            "tenaga_kerja_lalu": jumlah["tenaga_kerja"],
        }

    def simpan(self, form, terkunci):
        tersimpan = {j.kode: j for j in terkunci.jawaban.all()}
        ubah = {k: f for k, f in self.kriteria.items() if f.berbeda(tersimpan.get(k))}
        self.berubah_di = [k for k, f in ubah.items() if versi_tersimpan(tersimpan.get(k)) != f.cleaned_data["versi"]]
        for kode in self.berubah_di:
            periksa_versi(tersimpan.get(kode) or Jawaban(versi=0), ubah[kode].cleaned_data["versi"], terkunci.berwenang)
        if self.isian:
            self.isian.simpan(terkunci)
        if self.pelaku:
            self.pelaku.simpan(terkunci.pelaku_klaster, usulan=terkunci)
        for kode, satu in ubah.items():
            satu.simpan(terkunci, tersimpan.get(kode))
        lepas = [pk for f in self.kriteria.values() for pk in f.cleaned_data.get("lepas", [])]
        terkunci.daftar_berkas.filter(pk__in=lepas).update(aktif=False)

    def versi_kini(self):
        self.tersimpan_kini = {j.kode: j for j in self.usulan.jawaban.filter(kode__in=self.soal)}
        versi = {f"{kode}-versi": versi_tersimpan(self.tersimpan_kini.get(kode)) for kode in self.soal}
        if self.isian:
            lampiran = type(self.isian.instance).objects.filter(usulan=self.usulan).first()
            versi["lampiran-versi"] = versi_tersimpan(lampiran)
        return versi

    def tandai_beda(self, form):
        for kode in self.berubah_di:
            isi = self.tersimpan_kini.get(kode) or Jawaban()
            pilihan = {True: "ya", False: "tidak", None: "belum dijawab"}[isi.jawaban]
            self.kriteria[kode].add_error("alasan", f"Tersimpan oleh petugas lain: {pilihan}. {isi.alasan}")
        if self.isian:
            self.isian.tandai_beda()

    def isi(self, form):
        usulan = self.usulan
        temuan = {t.kode: t for t in temuan_kriteria(usulan, usulan.tanggal_hukum)}
        syarat = KRITERIA_LAMPIRAN[self.nomor]
        daftar = [temuan[s.kode] for s in syarat if s.kode in temuan]
        pra = [t for t in usulan.sentra.prasyarat(usulan.jenis, usulan.tanggal_hukum) if self.nomor == 4]
        jangkauan = getattr(getattr(usulan, "lampiran2", None), "jangkauan", "")
        butir = []
        for s in syarat:
            soal = [x for x in getattr(s, "pilihan", (s,)) if getattr(x, "fakta", "") in self.kriteria]
            butir.append(
                {
                    "temuan": temuan[s.kode],
                    "form": self.kriteria[soal[0].fakta] if soal else None,
                    "dahulu": self.dahulu(soal[0].fakta) if soal else "",
                    "sumber": self.sumber(s.kode),
                    "bebas": s is PEMASARAN_NASIONAL and sudah_nasional(jangkauan),
                }
            )
        return {
            "lampiran": self.lampiran,
            "butir": butir,
            "prasyarat": pra,
            "penetapan": usulan.penetapan_sebelum if self.nomor in (4, 5) else "",
            "ringkas": ringkas(daftar),
            "isian": self.isian,
            "pelaku": self.pelaku,
            "asal_pembanding": getattr(self, "asal_pembanding", None),
            "akal": pertanyaan(usulan, "pembanding") if self.nomor == 4 else [],
            "versi_isian": sum(f.initial["versi"] for f in self.kriteria.values()),
            "keterangan_berkas": KETERANGAN,
            "alasan_bersama": self.request.POST.get("alasan_bersama", ""),
        }

    def dahulu(self, fakta) -> str:
        """The answer on the usulan that this one was copied from, as long as it is not answered anew."""
        return next(
            (j.rincian.get("dahulu", "") for j in self.usulan.jawaban.all() if j.kode == fakta and j.jawaban is None),
            "",
        )

    def sumber(self, kode) -> tuple[str, str] | None:
        """Where a value of this page comes from, as (address, words)."""
        asal = ASAL.get(kode)
        return asal and (alamat_bagian(self.usulan, asal), KATA_ASAL[asal])


class Lampiran2View(UsulanIsian):
    nama_url = "usulan_lampiran2"
    bagian = 2
    judul = "Lampiran 2"
    template_name = "sentra_ukm/usulan/lampiran2.html"

    def bentuk(self, data=None):
        ada = Lampiran2.objects.filter(usulan=self.usulan).first()
        self.isian = Lampiran2Form(data, usulan=self.usulan, instance=ada or Lampiran2(usulan=self.usulan))
        return Gabungan(self.isian)

    def simpan(self, form, terkunci):
        self.isian.simpan(terkunci)
        tahap = self.isian.cleaned_data["tahap"]
        if tahap and (awas := peringatan_tahap(self.tahap_lalu(), tahap)):
            messages.warning(self.request, awas)

    def versi_kini(self):
        return {"versi": versi_tersimpan(Lampiran2.objects.filter(usulan=self.usulan).first())}

    def tandai_beda(self, form):
        self.isian.tandai_beda()

    def tahap_lalu(self) -> str:
        """The stage of Pasal 9 on the latest earlier usulan of this sentra that names one."""
        lama = Lampiran2.objects.filter(usulan__sentra=self.usulan.sentra_id, usulan__lt=self.usulan.pk)
        return lama.exclude(tahap="").order_by("-usulan").values_list("tahap", flat=True).first() or ""

    def isi(self, form):
        isian = self.isian
        return {
            "isian": isian,
            "dari_lampiran3": self.usulan.ukm.filter(dihitung=True).aggregate(
                ukm=Count("pk"),
                laki=Sum("tk_laki"),
                perempuan=Sum("tk_perempuan"),
                lain=Sum("tk_lain"),
                pemilik=Sum("tk_pemilik"),
            ),
            "tahap_lalu": self.tahap_lalu(),
            "pembinaan": self.usulan.sentra.pembinaan.all(),
            "mitra": self.usulan.mitra.all(),
            "akal": pertanyaan(self.usulan, "omzet"),
            "versi_isian": isian.initial["versi"],
            "bagian": lampiran_untuk(self.usulan.jenis)[1],
        }


class TimView(UsulanIsian):
    """The team and its dates, the partners, and what guidance the sentra has had."""

    nama_url = "usulan_tim"
    bagian = "tim"
    judul = "Tim, mitra, dan riwayat pembinaan"
    template_name = "sentra_ukm/usulan/tim.html"
    tabel = ("anggota", "mitra", "pembinaan")

    def bentuk(self, data=None):
        usulan = Usulan.objects.select_related("berwenang", "sentra").get(pk=self.usulan.pk)
        self.tim = TimForm(data, instance=usulan, initial={"sidik": self.sidik(usulan)})
        baris = {
            "anggota": (AnggotaFormSet, usulan.tim), "mitra": (MitraFormSet, usulan.mitra),
            "pembinaan": (PembinaanFormSet, usulan.sentra.pembinaan),
        }  # fmt: skip
        self.daftar = {nama: self.baris_isian(kelas, data, nama, isi.all()) for nama, (kelas, isi) in baris.items()}
        return Gabungan(self.tim, *self.daftar.values())

    def sidik(self, usulan) -> str:
        return sidik(
            usulan.tanggal_penilaian, usulan.bulan_acuan, usulan.catatan,
            list(usulan.tim.values_list()), list(usulan.mitra.values_list()),
            list(usulan.sentra.pembinaan.values_list()),
        )  # fmt: skip

    def simpan(self, form, terkunci):
        sekarang = SimpleNamespace(versi=self.sidik(terkunci), diubah_pada=terkunci.diubah_pada)
        periksa_versi(sekarang, self.tim.cleaned_data["sidik"], terkunci.berwenang)
        for nama in self.tim._meta.fields:
            setattr(terkunci, nama, self.tim.cleaned_data[nama])
        terkunci.save(update_fields=[*self.tim._meta.fields, "diubah_pada"])
        self.daftar["anggota"].simpan(terkunci.tim, usulan=terkunci)
        self.daftar["mitra"].simpan(terkunci.mitra, usulan=terkunci)
        self.daftar["pembinaan"].simpan(
            terkunci.sentra.pembinaan, sentra=terkunci.sentra, dicatat_oleh=self.request.user
        )

    def versi_kini(self):
        return {"sidik": self.sidik(Usulan.objects.select_related("sentra").get(pk=self.usulan.pk))}

    def tandai_beda(self, form):
        for daftar in self.daftar.values():
            if daftar.teks_terisi != daftar.teks_tersimpan:
                kini = daftar.teks_tersimpan or "kosong"
                form.add_error(None, f"Tersimpan oleh petugas lain, {daftar.sebutan}: {kini}.")

    def isi(self, form):
        return {"tim": self.tim, **self.daftar, "versi_isian": self.tim.initial["sidik"]}


class BerkasView(UsulanIsian):
    """Supporting files, and scans of the official forms; stored at once, let go one by one."""

    nama_url = "usulan_berkas"
    judul = "Berkas pendukung"
    template_name = "sentra_ukm/usulan/berkas.html"

    def terima(self):
        lepas = self.request.POST.get("lepas", "")
        if lepas:
            return self.lepaskan(lepas)
        self.diterima = self.salah = None
        if unggahan := self.request.FILES.get("berkas"):
            try:
                self.diterima = terima_berkas(unggahan)
            except ValidationError as salah:
                self.salah = salah
        return super().terima()

    def simpan(self, form, terkunci):
        if self.salah:
            form.add_error("berkas", self.salah)
            raise TidakSah
        self.berkas = catat_berkas(self.diterima, self.request.user, terkunci, form.cleaned_data["butir"])
        self.lepas_lama(terkunci, self.berkas)

    def beri_tahu(self):
        messages.success(self.request, f"Berkas {self.berkas.nama} tersimpan.")

    def lepaskan(self, pk):
        with simpan_isian(self.usulan, self.request.user) as terkunci:
            berkas = terkunci.daftar_berkas.filter(pk=int(pk) if pk.isdecimal() and len(pk) < 16 else 0).first()
            if berkas is None:
                raise Http404
            Berkas.objects.filter(pk=berkas.pk).update(aktif=False)
        messages.success(self.request, f"Berkas {berkas.nama} dilepas dari usulan ini.")
        return redirect(self.alamat())

    def bentuk(self, data=None):
        awal = {"butir": self.request.GET.get("butir", "")}
        return BerkasForm(data, data and self.request.FILES, usulan=self.usulan, initial=awal)

    def isi(self, form):
        return {"berkas": [(sebut_berkas(b.butir), b) for b in self.usulan.daftar_berkas]}
