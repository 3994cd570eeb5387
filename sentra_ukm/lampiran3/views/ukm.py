"""Lampiran 3: the list of firms, the totals that stay in sight, the template of the office."""

from contextlib import suppress
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa.temuan import Temuan
from aturan.sentra_2005.ukm import WNI, KelasUkm
from core.dasar.izin import Izin, boleh, wajib
from core.dasar.rupa import angka
from core.dasar.waktu import waktu_setempat
from core.halaman.daftar import Kunci
from core.halaman.isian import IsianView
from core.lembar.baca import BATAS_BARIS
from core.lembar.excel import balasan_xlsx
from core.perkara.jejak import catat
from core.perkara.versi import kalimat_tertutup, simpan_isian
from sentra_ukm.lampiran3.forms import PernyataanForm, UnggahForm
from sentra_ukm.lampiran3.periksa import temuan_jumlah
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.tulis import lembar_templat
from sentra_ukm.models import PetaKolom, Ukm, Usulan
from sentra_ukm.models.ukm import JUMLAH, sebut_kelas
from sentra_ukm.usulan.panel import UsulanMixin, alamat_sesudah, pertanyaan_ukm

PER_HALAMAN = 50
TERBUKA = "belum diketahui"  # what a threshold says of a sum of which nothing is known, else beside its value
# What the row itself says otherwise: no statement about the whole list speaks for it.
MENYANGKAL = Q(wni=False) | Q(berdiri_sendiri=False)
BELUM_DINYATAKAN = Q(wni=None, berdiri_sendiri=None) | Q(wni=None, berdiri_sendiri=True) | Q(
    wni=True, berdiri_sendiri=None
)  # fmt: skip


class TanpaPerubahan(Exception):
    """Leaves a save that had nothing to save, so that the version which others decide on stays."""


# Totals in sight all the time


def ringkas_rupiah(nilai: Decimal) -> str:
    """A round amount in short: 'Rp200 juta'; any other in full."""
    for besar, kata in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if nilai >= besar and nilai % besar == 0:
            return f"Rp{angka(nilai // besar)} {kata}"
    return f"Rp{angka(nilai)}"


def jumlah_singkat(temuan: list[Temuan], terisi: bool = True) -> list[dict]:
    """Pasal 5 ayat (1) a, b, e for the line in sight: value, threshold, what is missing, what is unknown, article.

    Of a list that is not filled yet (`terisi`) nothing is missing: it was not judged.
    """
    hasil = []
    for t in temuan:
        uang = t.satuan.startswith("rupiah")
        nilai = t.aktual or Decimal(0)
        kurang = t.syarat - nilai
        satuan = {"orang": "tenaga kerja"}.get(t.satuan, t.satuan)
        hasil.append(
            {
                "nilai": f"Rp{angka(nilai)}/bulan" if uang else f"{angka(nilai)} {satuan}",
                "apa": "omzet per bulan" if uang else satuan,
                "syarat": f"min. {ringkas_rupiah(t.syarat) if uang else angka(t.syarat)}",
                "terisi": terisi,
                "kurang": "" if kurang <= 0 or not terisi else (ringkas_rupiah(kurang) if uang else angka(kurang)),
                "terbuka": TERBUKA if t.aktual_teks == TERBUKA else t.aktual_teks.partition(", ")[2],
                "pasal": t.dasar,
            }
        )
    return hasil


class UkmMixin(UsulanMixin):
    """What every page of Lampiran 3 shows, and what its office calls the columns of its sheets."""

    judul = ""

    def konteks(self, **lain):
        hitung = self.usulan.ukm.jumlah()
        jumlah = jumlah_singkat(temuan_jumlah(hitung, self.usulan.tanggal_hukum), bool(hitung["baris"]))
        lanjut = alamat_sesudah(self.usulan, 3) if self.dapat_diubah and self.usulan.ada_ukm else ""
        return super().konteks(**{"judul": self.judul, "jumlah": jumlah, "lanjut": lanjut} | lain)

    def alamat(self, nama="ukm_daftar", *args) -> str:
        return reverse(nama, args=[self.usulan.pk, *args])

    @property
    def instansi_id(self) -> int:
        """The office that remembers how its sheets call the columns."""
        return boleh(self.request.user, Izin.ISI_USULAN, self.usulan).instansi_id

    def peta(self) -> dict[str, str]:
        return dict(PetaKolom.objects.filter(instansi=self.instansi_id).order_by().values_list("judul", "kolom"))


class UkmView(UkmMixin, View):
    """A page of Lampiran 3. Reading is for everybody who sees the usulan; `tulis` pages need an open form."""

    tulis = True

    def get(self, request, *args, **kwargs):
        self.pastikan_terbuka()
        return self.tampil()

    def pastikan_terbuka(self):
        if self.tulis and not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.usulan))

    def tampil(self, status=200, **lain):
        return render(self.request, self.template_name, self.konteks(**self.isi() | lain), status=status)

    def isi(self) -> dict:
        return {}


class UkmIsian(UkmMixin, IsianView):
    """A page of Lampiran 3 on which firms are typed."""

    pengisi = Izin.ISI_USULAN

    @property
    def urusan(self):
        return self.usulan

    def sesudah(self):
        return self.alamat()


class UkmDaftar(UkmView):
    """All firms of the usulan, the ways in, and what still waits to be saved."""

    template_name = "sentra_ukm/lampiran3/daftar.html"
    tulis = False
    judul = "Lampiran 3: daftar UKM"

    def isi(self):
        data = self.request.GET
        saring = (
            self.usulan.ukm.filter(perlu_periksa=True) if data.get("tampil") == "periksa" else self.usulan.ukm.all()
        )
        halaman = Kunci(Ukm, ("urut", "pk")).halaman(
            saring, PER_HALAMAN, data.get("sebelum", ""), data.get("sesudah", "")
        )
        self.request.dipaparkan = {"sentra_ukm.ukm": [ukm.pk for ukm in halaman.baris]}
        hitung = self.usulan.ukm.aggregate(
            **JUMLAH, terbuka=Count("pk", filter=BELUM_DINYATAKAN), kecuali=Count("pk", filter=MENYANGKAL)
        )
        return {
            "akal": pertanyaan_ukm(self.usulan, hitung),
            "kelas": sebut_kelas(hitung),
            "terbuka": hitung["terbuka"],
            "form": PernyataanForm() if hitung["terbuka"] and self.dapat_diubah else None,
            "kecuali": hitung["kecuali"],
            "halaman": halaman,
            "banyak": hitung["baris"],
            "unggah": UnggahForm() if not hitung["baris"] and self.dapat_diubah else None,
            "tak_dihitung": hitung["baris"] - hitung["jumlah_ukm"],
            "perlu": hitung["perlu_periksa"],
            "tersaring": data.get("tampil") == "periksa",
            "pratinjau": self.usulan.pratinjau_ukm.filter(oleh=self.request.user).defer("isi")
            if self.dapat_diubah
            else (),
            "kelas_terbuka": KelasUkm.TIDAK_TERKLASIFIKASI.value,
        }

    def post(self, request):
        """Rows that were looked at lose their mark."""
        with suppress(TanpaPerubahan), simpan_isian(self.usulan, request.user) as terkunci:
            kunci = [k for k in request.POST.getlist("kunci") if len(k) == 36][:BATAS_BARIS]
            try:
                daftar = list(terkunci.ukm.filter(kunci__in=kunci, perlu_periksa=True))
            except ValidationError:
                daftar = []
            if not daftar:
                raise TanpaPerubahan
            for ukm in daftar:
                ukm.perlu_periksa = False
            simpan_ukm(terkunci, daftar, request.user)
        if daftar:
            messages.success(request, f"{len(daftar)} baris dinyatakan sudah diperiksa.")
        else:
            messages.error(request, "Pilih paling sedikit satu baris yang perlu diperiksa, lalu ulangi.")
        return redirect(self.alamat())


class UkmPernyataan(UkmDaftar):
    """One statement for all firms of the list about which nobody has stated it yet: who says so stands in the trail."""

    tulis = True

    def get(self, request):
        return redirect(self.alamat())

    def post(self, request):
        self.pastikan_terbuka()
        form = PernyataanForm(request.POST)
        if not form.is_valid():
            return self.tampil(422, form=form)
        with suppress(TanpaPerubahan), simpan_isian(self.usulan, request.user) as terkunci:
            banyak = catat_pernyataan(terkunci, request.user, form.cleaned_data["menurut"])
            if not banyak:
                raise TanpaPerubahan
            messages.success(request, f"Pernyataan dicatat bagi {banyak} UKM.")
        return redirect(self.alamat())


def catat_pernyataan(terkunci, pengguna, menurut: str) -> int:
    """State of every firm of the locked usulan about which nobody did that it is Indonesian and independent."""
    daftar = list(terkunci.ukm.filter(BELUM_DINYATAKAN))
    if not daftar:
        return 0
    for ukm in daftar:
        ukm.wni = ukm.berdiri_sendiri = True
    simpan_ukm(terkunci, daftar, pengguna)
    catat(
        terkunci, "nyatakan_ukm",
        f"mencatat pernyataan bahwa {len(daftar)} UKM dalam daftar milik WNI dan berdiri sendiri",
        wilayah_id=terkunci.wilayah_id, pengguna=pengguna, penugasan=wajib(pengguna, Izin.ISI_USULAN, terkunci),
        pasal=str(WNI.pada(terkunci.tanggal_hukum).dasar), alasan=f"Menurut pernyataan {menurut}",
        salinan={"ukm": [ukm.urut for ukm in daftar]},
    )  # fmt: skip
    return len(daftar)


class UkmTemplat(UkmView):
    """The office template; with ?isi=ya the saved rows in it, to edit and upload again."""

    tulis = False

    def get(self, request):
        berisi = request.GET.get("isi") == "ya"
        nama = f"ukm-{self.usulan.nomor_perkara}" if berisi else "templat-ukm"
        daftar = list(self.usulan.ukm.all()) if berisi else []
        request.dipaparkan = {"sentra_ukm.ukm": [ukm.pk for ukm in daftar]}
        return balasan_xlsx(lembar_templat(daftar), nama)


def pengubah(ukm: Ukm) -> str:
    """Who changed the row last."""
    return ukm.diubah_oleh.nama if ukm.diubah_oleh else "Petugas lain"


def pukul(ukm: Ukm, usulan: Usulan) -> str:
    return f"{waktu_setempat(usulan.berwenang, ukm.diubah_pada):%H.%M}"
