"""Typing UKM into a plain table: 25 rows a page, saved row by row, conflicts settled row by row.

What was not touched is not sent over a colleague's work.
"""

from contextlib import contextmanager, suppress

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from core.dasar.rupa import angka
from core.halaman.baris import Gabungan
from core.lembar.baca import Lembar
from core.lembar.baris import PERIKSA, SALAH
from core.lembar.tabel import KUNCI
from core.perkara.versi import kalimat_tertutup
from sentra_ukm.lampiran3.forms import TERBANYAK, BarisKetik, TabelKetik
from sentra_ukm.lampiran3.kolom import KOLOM_TABEL
from sentra_ukm.lampiran3.periksa import periksa
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.views.ukm import TanpaPerubahan, UkmIsian, pengubah, pukul
from sentra_ukm.models import Ukm

BARIS_HALAMAN = 25
TAMBAHAN = 10
SAYA, DIA = "saya", "dia"


class UkmKetik(UkmIsian):
    """The table. What is right is saved although other rows are wrong; those stay on the page."""

    template_name = "sentra_ukm/lampiran3/ketik.html"
    judul = "Ketik daftar UKM"
    banyak = 0  # rows saved

    def post(self, request, **kwargs):
        if request.POST.get("aksi") != "tambah":
            return super().post(request, **kwargs)
        if not self.dapat_diubah:
            raise PermissionDenied(kalimat_tertutup(self.usulan))
        return self.tampil(self.bentuk(self.lebih_panjang()))

    def lebih_panjang(self):
        """What was sent, with more rows."""
        data, ada = self.request.POST.copy(), TabelKetik(self.request.POST, prefix="b").forms
        akhir = ada[-1].nomor if ada else self.usulan.ukm.count()
        tambah = min(TAMBAHAN, TERBANYAK - len(ada))
        data["b-TOTAL_FORMS"] = len(ada) + tambah
        for i in range(tambah):
            baris = BarisKetik(initial=BarisKetik.kosong(akhir + i + 1), prefix=f"b-{len(ada) + i}")
            for nama in ("nomor", "kunci", "awal"):
                data[baris.add_prefix(nama)] = str(getattr(baris, nama))
        return data

    def bentuk(self, data=None):
        self.lembar = []
        self.tabel_ketik = TabelKetik(data, prefix="b", initial=self.halaman() if data is None else None)
        return Gabungan(self.tabel_ketik)

    def halaman(self) -> list[dict]:
        """The rows of the page that the address names, by default the last one."""
        banyak = self.usulan.ukm.count()
        terakhir = banyak // BARIS_HALAMAN + 1
        halaman = self.request.GET.get("hal", "")
        halaman = int(halaman) if halaman.isdecimal() and len(halaman) < 6 else terakhir
        halaman = min(max(1, halaman), terakhir)
        awal = (halaman - 1) * BARIS_HALAMAN
        daftar = self.usulan.ukm.all()[awal : awal + BARIS_HALAMAN]
        baris = [BarisKetik.dari_ukm(nomor, ukm) for nomor, ukm in enumerate(daftar, awal + 1)]
        if halaman == terakhir:
            baris += [BarisKetik.kosong(n) for n in range(awal + len(baris) + 1, awal + BARIS_HALAMAN + 1)]
        if terakhir > 1:
            self.lembar = [
                {"hal": n, "teks": f"{(n - 1) * BARIS_HALAMAN + 1}–{n * BARIS_HALAMAN}", "di_sini": n == halaman}
                for n in range(1, terakhir + 1)
            ]
        return baris

    @contextmanager
    def kunci(self):
        """A save of nothing moves no version."""
        with suppress(TanpaPerubahan), super().kunci() as terkunci:
            yield terkunci
            if not self.banyak:
                raise TanpaPerubahan

    def simpan(self, form, terkunci):
        self.banyak = self.simpan_baris(terkunci, self.tabel_ketik.forms)
        for b in self.tabel_ketik:
            if b.konflik:
                b.tolak("", b.konflik)
            for c in b.catatan:
                if c.salah:
                    b.tolak(c.kolom, f"Baris {b.nomor}, {c.judul}: {c.kalimat}")

    def selesai(self, form):
        if form.errors:
            return self.tampil(form, 409 if any(b.konflik for b in self.tabel_ketik) else 422)
        if self.banyak:
            perlu = sum(bool(b.catatan) for b in self.tabel_ketik)
            periksa_lagi = f" {perlu} di antaranya perlu diperiksa." if perlu else ""
            messages.success(self.request, f"{angka(self.banyak)} baris tersimpan.{periksa_lagi}")
        else:
            messages.info(self.request, "Tidak ada baris yang berubah.")
        return redirect(self.alamat("ukm_daftar" if "selesai" in self.request.POST else "ukm_ketik"))

    def isi(self, form):
        return {"tabel": self.tabel_ketik, "kepala": KOLOM_TABEL, "lembar": self.lembar, "tersimpan": self.banyak}

    def simpan_baris(self, usulan, baris: list[BarisKetik]) -> int:
        """Save what was typed and is right; mark what is wrong or was changed by a colleague. Returns how many."""
        tersimpan = list(usulan.ukm.all())
        kini = {str(u.kunci): u for u in tersimpan}
        kirim = []
        for b in baris:
            ukm = kini.get(b.kunci)
            if b.pilih == DIA:
                b.pakai(ukm)
            elif b.tersentuh and (ukm or b.berisi) and not self.terhapus(b, ukm):
                kirim.append(b)
        lembar = Lembar("ketikan", [], [(b.nomor, [b.kunci, *b.sel.values()]) for b in kirim])
        hasil = periksa(usulan, lembar, [KUNCI, *(k.nama for k in KOLOM_TABEL)], tersimpan=tersimpan)
        simpan = []
        for b, periksaan in zip(kirim, hasil.baris, strict=True):
            b.catatan = periksaan.catatan
            if periksaan.golongan == SALAH or (periksaan.berubah and self.bentrok(b, periksaan.lama)):
                continue
            if periksaan.berubah:
                periksaan.ukm.perlu_periksa = periksaan.golongan == PERIKSA
                simpan.append(periksaan.ukm)
            b.kunci = str(periksaan.kunci)
        simpan_ukm(usulan, simpan, self.request.user)
        segar = {str(u.kunci): u for u in usulan.ukm.all()}
        for b in baris:
            # A row that is not wrong and not contested shows what is saved, ready for the next change.
            if not b.konflik and not any(c.salah for c in b.catatan) and b.kunci in segar:
                b.pakai(segar[b.kunci])
        return len(simpan)

    def terhapus(self, b: BarisKetik, ukm: Ukm | None) -> bool:
        """Whether a colleague deleted the row since it was shown, and the person has not chosen to keep it."""
        if ukm is not None or not b.versi:
            return False
        if b.pilih == SAYA:
            b.versi = 0
            return False
        b.konflik = f"Petugas lain menghapus baris {b.nomor}. Pilih: simpan lagi isian Anda, atau biarkan terhapus."
        return True

    def bentrok(self, b: BarisKetik, ukm: Ukm | None) -> bool:
        """Whether a colleague changed the row since it was shown, and the person has not chosen yet.

        A choice counts for the version of the colleague that was on the screen, not for a still newer one.
        """
        if ukm is None or ukm.versi == b.versi:
            return False
        if b.pilih == SAYA and b.kini == ukm.versi:
            return False
        saat = pukul(ukm, self.usulan)
        b.konflik = f"{pengubah(ukm)} mengubah baris {b.nomor} pukul {saat}: pakai milik Anda atau miliknya?"
        miliknya = BarisKetik.dari_ukm(b.nomor, ukm)
        b.miliknya = {nama: miliknya[nama] for nama, isi in b.sel.items() if isi != miliknya[nama]}
        b.kini = ukm.versi
        return True
