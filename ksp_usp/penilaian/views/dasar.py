"""What the pages of an assessment share: who sees and fills it, numbers as they show."""

from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from aturan.bahasa.bilangan import angka as tulis
from aturan.bahasa.bilangan import rupiah
from aturan.kesehatan import (
    ASPEK,
    BarisNilai,
    JawabanOtomatis,
    Penilaian,
    Predikat,
)
from core.dasar.izin import Izin, boleh, penugasan_berizin, wajib
from core.dasar.waktu import hari_ini
from core.halaman.isian import IsianView
from core.models import Penugasan
from core.perkara.versi import kalimat_tertutup
from ksp_usp.models import Koperasi, Orang, PenilaianKesehatan, StatusPenilaian
from ksp_usp.models.orang import kunci_nama
from ksp_usp.neraca import jumlah_neraca
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from ksp_usp.penilaian.kertas import KODE_ASPEK, Kertas
from ksp_usp.penilaian.syarat import (
    sebab_kualifikasi,
)

NAMA_ASPEK = {a.kode: a.nama for a in ASPEK}
BELUM_FINAL = "belum final"


def terlihat(pengguna):
    """Assessments in sight, with what every page of one says about it."""
    return PenilaianKesehatan.objects.terlihat_oleh(pengguna).dengan_pegangan().select_related(
        "koperasi__wilayah__induk", "koperasi__berwenang", "wilayah__induk", "berwenang", "dibuat_oleh", "mengoreksi",
        "laporan__berkas", "pemeriksaan", "surat",
    )  # fmt: skip


# Numbers as pages show them


def rp(nilai: Decimal | None) -> str:
    return "belum diketahui" if nilai is None else rupiah(nilai, sen=False)


def persen(nilai: Decimal | None) -> str:
    return "–" if nilai is None else f"{tulis(nilai, 2)}%"


def tampil_baris(b: BarisNilai) -> dict[str, str]:
    """One ratio in words and numbers; the keys are those that hitung.js puts in place."""
    return {
        "hitung": f"{rp(b.pembilang)} ÷ {rp(b.penyebut)}",
        "rasio": persen(b.nilai_rasio),
        "baris": b.baris or "–",
        "nilai": "–" if b.nilai is None else tulis(b.nilai),
        "skor": "–" if b.skor is None else tulis(b.skor, 2),
        "catatan": " ".join(filter(None, ("" if b.dapat_dihitung else b.kalimat, b.catatan))),
    }


def kalimat_total(skor: Penilaian) -> str:
    """The category, or that the sum is not final yet."""
    if skor.final:
        return skor.predikat.label
    return f"{BELUM_FINAL}: {sum(not a.lengkap for a in skor.aspek)} aspek belum lengkap"


def isi_langsung(k: Kertas) -> dict[str, str]:
    """What changes on the page while figures are typed, by the name of its place (data-isi)."""
    skor = k.skor
    isi = {"total": tulis(skor.total, 2), "predikat": kalimat_total(skor)}
    isi |= {f"aspek-{a.kode}": tulis(a.skor, 2) for a in skor.aspek}
    isi |= {f"kelompok-{g.kode}": tulis(g.skor, 2) for g in skor.manajemen}
    isi |= {f"rasio-{b.rasio}-{nama}": teks for b in skor.baris for nama, teks in tampil_baris(b).items()}
    isi |= {f"otomatis-{n}": kalimat_otomatis(j) for n, j in k.otomatis.items()}
    isi |= isi_jumlah(k)
    isi["neraca"] = kalimat_neraca(k.jumlah["selisih_neraca"])
    return isi


def isi_jumlah(k: Kertas) -> dict[str, str]:
    """The totals of the sheet, of this year and of the year before."""
    kini = jumlah_neraca(k.angka.terpakai, k.jenis, k.sakelar)
    lalu = jumlah_neraca(k.angka.lalu or {}, k.jenis, k.sakelar)
    return {f"jumlah-{kode}": rp(n) for kode, n in kini.items()} | {f"lalu-{kode}": rp(n) for kode, n in lalu.items()}


def kalimat_otomatis(j: JawabanOtomatis) -> str:
    """The answer that the figures give, before the sentence why."""
    kata = {True: "Menurut angka: ya. ", False: "Menurut angka: tidak. ", None: ""}[j.nilai]
    return f"{kata}{j.kalimat}"


def kalimat_neraca(selisih: Decimal | None) -> str:
    if selisih is None:
        return "Neraca belum lengkap."
    return "Neraca seimbang." if selisih == 0 else f"Neraca tidak seimbang: selisih {rp(selisih)}."


def kekurangan(skor: Penilaian | None) -> list[dict]:
    """For Cukup Sehat and Sehat: how many points are missing and which lines cost them."""
    if skor is None:
        return []
    return [
        {
            "predikat": tujuan.label,
            "selisih": tulis(skor.selisih_untuk(tujuan), 2),
            "butir": [
                {
                    "kode": k.kode if k.kode[:1].isdigit() else "",
                    "nama": k.nama,
                    "hilang": tulis(k.hilang, 2),
                    "tujuan": k.tujuan,
                    "tambahan": tulis(k.tambahan, 2),
                }
                for k in kurang
            ],
        }
        for tujuan in (Predikat.CUKUP_SEHAT, Predikat.SEHAT)
        if (kurang := skor.kurang_untuk(tujuan))
    ]


# Who may be chosen


def calon_penilai(berwenang_id: str, koperasi, per) -> list[tuple]:
    """(person, reasons why not) for the assessors of an office; two queries, however many there are."""
    tugas = Penugasan.objects.berizin(Izin.ISI_PENILAIAN, berwenang_id).select_related(
        "pengguna__kualifikasi_penilai", "instansi__wilayah"
    )
    orang = {t.pengguna_id: t.pengguna for t in tugas.order_by("pengguna__nama", "pk") if t.aktif(per)}
    sendiri = Orang.objects.jabatan_menurut_nama(koperasi, per) if koperasi else {}
    hasil = []
    for satu in orang.values():
        sebab = sebab_kualifikasi(satu, per)
        if jabatan := sendiri.get(kunci_nama(satu.nama)):
            sebab.append(f"Namanya tercatat sebagai {jabatan} koperasi ini: penilai tidak menilai koperasinya sendiri.")
        hasil.append((satu, sebab))
    return hasil


# Pages


class MejaTugas:
    """For who assigns assessments: the offices (`meja`), the day there, the koperasi that they assess."""

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.TUGASKAN_PENILAI)
        meja = penugasan_berizin(request.user, Izin.TUGASKAN_PENILAI)
        self.meja = {p.instansi.wilayah_id: p.instansi.wilayah for p in meja}
        self.per = hari_ini(next(iter(self.meja.values())))
        self.terlihat = Koperasi.objects.terlihat_oleh(request.user).filter(berwenang__in=self.meja)
        return super().dispatch(request, *args, **kwargs)


class PenilaianMixin:
    """Loads the assessment that the address names, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.penilaian = get_object_or_404(terlihat(request.user), pk=pk).seperti_diputus()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def dapat_diubah(self) -> bool:
        return ALUR_PENILAIAN.dapat_diubah(self.penilaian, self.request.user)

    @cached_property
    def kertas(self) -> Kertas:
        return Kertas(self.penilaian)

    def konteks(self, **lain) -> dict:
        p = self.penilaian
        return {
            "urusan": p,
            "penilaian": p,
            "koperasi": p.koperasi,
            "giliran": ALUR_PENILAIAN.giliran(p),
            "dapat_diubah": self.dapat_diubah,
            "tertutup": "" if self.dapat_diubah else sebab_tertutup(p, self.request.user),
            "view": self,
            **lain,
        }


def sebab_tertutup(p: PenilaianKesehatan, pengguna) -> str:
    """Why this person reads and does not fill."""
    if p.status == StatusPenilaian.DITUGASKAN and boleh(pengguna, Izin.ISI_PENILAIAN):
        return p.sebab_bukan_petugas(pengguna) or kalimat_tertutup(p)
    return kalimat_tertutup(p)


class IsianPenilaian(PenilaianMixin, IsianView):
    """One part of an assessment. Everybody who sees the case reads it, its team fills it."""

    cara = PenilaianKesehatan.Cara.HITUNG
    butir_berkas = ""

    @property
    def urusan(self):
        return self.penilaian

    def buka(self):
        p, pengguna = self.penilaian, self.request.user
        if self.dikirim and (boleh(pengguna, Izin.ISI_PENILAIAN, p) is None or p.sebab_bukan_petugas(pengguna)):
            raise PermissionDenied(sebab_tertutup(p, pengguna))
        return self.pastikan_cara()

    def pastikan_cara(self):
        """This part belongs to the other way of assessing: back to the case, with the reason."""
        p = self.penilaian
        kalimat = self.kertas.tolak if p.cara == p.Cara.HITUNG else ""
        if p.cara == self.cara and not kalimat:
            return None
        if p.cara != self.cara:
            kalimat = (
                "Penilaian ini mencatat hasil tertulis: angkanya tidak dihitung."
                if p.cara == p.Cara.CATAT
                else "Penilaian ini dihitung dari angkanya, tidak dicatat."
            )
        messages.info(self.request, kalimat)
        return redirect(p)

    @contextmanager
    def kunci(self):
        """Works on the locked copy: what a colleague stored meanwhile counts."""
        with super().kunci() as terkunci:
            terkunci.koperasi = self.penilaian.koperasi
            self.penilaian = terkunci
            self.__dict__.pop("kertas", None)
            yield terkunci

    def unggahan_untuk(self) -> str:
        """What the file of this request proves (core.models.Berkas.butir)."""
        return self.butir_berkas

    def berkas_diminta(self):
        return {"berkas": butir} if (butir := self.unggahan_untuk()) else {}

    def sesudah(self) -> str:
        return self.request.get_full_path()


def tab_aspek(p: PenilaianKesehatan, skor: Penilaian, di_sini: str) -> list[dict]:
    """The seven aspects as links, each with what it scores so far."""
    return [
        {
            "kode": a.kode,
            "nama": a.nama,
            "skor": tulis(a.skor, 2),
            "bobot": tulis(a.bobot),
            "lengkap": a.lengkap,
            "di_sini": a.kode == di_sini,
            "url": reverse("penilaian_kertas", args=[p.pk, a.kode]),
        }
        for a in skor.aspek
    ]


def pastikan_aspek(kode: str) -> str:
    if kode not in KODE_ASPEK:
        raise Http404
    return kode
