"""Reminding many at once: who is reminded of what, looked at first; then one by one, each once a day."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Exists
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import View

from core.dasar.izin import Izin, boleh, penugasan_berizin, wajib
from core.dasar.rupa import angka, tanggal_indonesia
from core.dasar.waktu import waktu_setempat
from core.halaman.banyak import Butir, Dilewati, HasilBanyak, Nasib, kerjakan_tiap
from core.halaman.kerja import sebut_tempat
from core.models import Pemberitahuan, Pengguna, Urusan
from core.models.pegangan import baca_pegangan
from core.perkara.pemberitahuan import tujuan_pemegang, tulis_sekali
from core.perkara.pemberitahuan_surel import duduk_di
from core.perkara.surel import kirim

TERBANYAK = 200  # cases a page: the rest stands there when these have moved
PILIHAN_HARI = (7, 14, 30, 90)  # our own choice: no article says how long a case may lie at a desk
SUDAH = "Sudah diingatkan hari ini."
KOSONG = "Tidak ada petugas yang memegang giliran ini. Minta admin instansinya mencatat penugasannya."


class Pengingat(NamedTuple):
    """One reminder: of what (its name on the page), to whom in words, the text they get, and what it is written from.

    `sebab` says why it cannot be sent; `sudah` that it was, today. `surel` is an address outside the application that
    gets the same words.
    """

    nama: str
    kepada: str
    teks: str
    baris: tuple[Pemberitahuan, ...] = ()
    sebab: str = ""
    sudah: bool = False
    surel: str = ""

    @property
    def akan(self) -> Butir:
        """What will become of it."""
        if self.sebab:
            return Butir(self.nama, Nasib.GAGAL, self.sebab)
        if self.sudah:
            return Butir(self.nama, Nasib.DILEWATI, SUDAH)
        return Butir(self.nama, Nasib.AKAN, f"Kepada {self.kepada}: “{self.teks}”")


def tandai_sudah(daftar: list[Pengingat]) -> list[Pengingat]:
    """Which of these were sent today: one query for all."""
    ada = set(Pemberitahuan.objects.filter(kunci__in={b.kunci for p in daftar for b in p.baris}).values_list(
        "tujuan", "kunci"))  # fmt: skip
    return [p._replace(sudah=bool(p.baris) and all((b.tujuan, b.kunci) in ada for b in p.baris)) for p in daftar]


def kirim_pengingat(daftar: Sequence[Pengingat]) -> HasilBanyak:
    """Send each in a transaction of its own; what was sent today is passed over, what cannot be sent says why."""
    return kerjakan_tiap(daftar, _kirim, lambda p: p.nama)


def _kirim(p: Pengingat) -> Butir:
    if p.sebab:
        return Butir(p.nama, Nasib.GAGAL, p.sebab)
    if not tulis_sekali(list(p.baris)):
        raise Dilewati(SUDAH)
    if p.surel:
        isi = {"kalimat": p.teks, "situs": settings.ALAMAT_SITUS.rstrip("/")}
        alasan = f"{p.baris[0].tujuan}:{p.baris[0].kunci}"
        kirim(alasan, p.surel, "Sentra: pengingat", render_to_string("core/kabar/surel_ingat.txt", isi))
    return Butir(p.nama, Nasib.BERHASIL, f"Diingatkan: {p.kepada}.")


# Cases that lie long at a desk


def pengingat_meja(daftar: list[Urusan], oleh: Pengguna) -> list[Pengingat]:
    """The reminders to whoever has these cases in hand, in the name of the post by which `oleh` may."""
    sebut_tempat(daftar)
    baca_pegangan(daftar)
    duduk = cache(duduk_di)  # many cases lie at few desks
    return tandai_sudah([_pengingat(u, oleh, duduk) for u in daftar])


def _pengingat(urusan: Urusan, oleh: Pengguna, duduk: Callable[[str], list[Pengguna]]) -> Pengingat:
    tugas = boleh(oleh, Izin.INGATKAN_MEJA, urusan)
    apa = f"{capfirst(urusan._meta.verbose_name)} {urusan.nomor_perkara}"
    sejak = tanggal_indonesia(waktu_setempat(urusan.berwenang, urusan.status_sejak).date())
    dari = f"Pengingat dari {tugas.jabatan_tercetak}" if tugas else "Pengingat"
    teks = f"{dari}: {apa} di meja Anda sejak {sejak} ({urusan.umur_hari} hari). Mohon ditindaklanjuti."[:300]
    kunci = f"ingat:{urusan.jenis_objek}:{urusan.pk}:{urusan.hari_ini}"
    baris = tuple(
        Pemberitahuan(
            tujuan=tujuan, kunci=kunci, jenis=Pemberitahuan.Jenis.INGAT, kalimat=teks, judul=urusan.judul[:300],
            alamat=urusan.get_absolute_url(), objek_jenis=urusan.jenis_objek, objek_id=urusan.pk,
            pihak=getattr(urusan, "pihak", None), oleh=oleh,
        )
        for tujuan in tujuan_pemegang(urusan) if duduk(tujuan)
    )  # fmt: skip
    kantor = ", ".join(filter(None, (urusan.pegangan and urusan.pegangan.nama, getattr(urusan, "kantor", ""))))
    return Pengingat(apa, f"{urusan.alur.giliran(urusan)}{', ' if kantor else ''}{kantor}", teks, baris,
                     "" if baris else KOSONG)  # fmt: skip


class IngatkanMeja(View):
    """Cases of one kind that have lain long at the desks of the own region: chosen, looked at, then reminded of."""

    template_name = "core/kabar/ingatkan.html"

    def dispatch(self, request, *args, **kwargs):
        wajib(request.user, Izin.INGATKAN_MEJA)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def hari(self) -> int:
        return next((h for h in PILIHAN_HARI if str(h) == self.request.GET.get("hari")), PILIHAN_HARI[1])

    def antre(self, model: type[Urusan]):
        """Cases of this kind that have waited so long for somebody's step."""
        menunggu = [s for s in model.alur.status if not model.alur.tahap(s).diputus and not model.alur.tahap(s).draf]
        menunggu = [s for s in menunggu if model.alur.peran_giliran(s)]
        lama = timezone.now() - timedelta(days=self.hari)
        milik = model.objects.terlihat_oleh(self.request.user).filter(status__in=menunggu, status_sejak__lt=lama)
        return milik.order_by("status_sejak", "pk")

    @cached_property
    def jenis(self) -> dict[str, type[Urusan]]:
        """The kinds of which anything has waited so long, by name: one query, however many kinds there are."""
        semua = {m._meta.model_name: m for m in apps.get_models() if issubclass(m, Urusan)}
        [ada] = Pengguna.objects.filter(pk=self.request.user.pk).values(
            **{f"ada_{nama}": Exists(self.antre(m).order_by()) for nama, m in semua.items()}
        )
        return {nama: m for nama, m in semua.items() if ada[f"ada_{nama}"]}

    @cached_property
    def model(self) -> type[Urusan] | None:
        return self.jenis.get(self.request.GET.get("jenis", "")) or next(iter(self.jenis.values()), None)

    def daftar(self, *pk: int) -> list[Urusan]:
        if self.model is None:
            return []
        semua = self.antre(self.model).select_related("wilayah", "berwenang", *self.model.DESKRIPSI)
        return [u for u in (semua.filter(pk__in=pk) if pk else semua)[: TERBANYAK + 1]
                            if penugasan_berizin(self.request.user, Izin.INGATKAN_MEJA, u)]  # fmt: skip

    def get(self, request):
        return self.tampil()

    def post(self, request):
        dipilih = nomor_dipilih(request.POST.getlist("pilih"))
        if not dipilih:
            return self.tampil(422, masalah="Centang paling sedikit satu.")
        pengingat = pengingat_meja(self.daftar(*dipilih), request.user)
        return tampil_pengingat(request, pengingat, dipilih, "Ingatkan meja")

    def tampil(self, status=200, masalah=""):
        daftar = self.daftar()
        sebut_tempat(daftar)
        baca_pegangan(daftar)
        pilihan = [(m._meta.model_name, capfirst(m._meta.verbose_name_plural)) for m in self.jenis.values()]
        isi = {
            "daftar": daftar[:TERBANYAK], "lebih": len(daftar) > TERBANYAK, "batas": angka(TERBANYAK),
            "jenis": pilihan, "model": self.model and self.model._meta.model_name, "hari": self.hari,
            "pilihan_hari": PILIHAN_HARI, "masalah": masalah,
        }  # fmt: skip
        return render(self.request, self.template_name, isi, status=status)


def nomor_dipilih(teks: Sequence[str]) -> list[int]:
    """The numbers that boxes hold; what no box holds is left out."""
    return [int(x) for x in teks if x.isascii() and x.isdecimal() and len(x) < 16]


def tampil_pengingat(request, pengingat: list[Pengingat], dipilih: list[int], judul: str):
    """Who gets what, to be confirmed; with the button of that page what became of each."""
    jadi = request.POST.get("aksi") == "kirim"
    hasil = kirim_pengingat(pengingat) if jadi else HasilBanyak([p.akan for p in pengingat])
    isi = {"judul": judul, "hasil": hasil, "selesai": jadi, "dipilih": dipilih, "kembali": request.get_full_path()}
    return render(request, "core/kabar/ingatkan_periksa.html", isi)
