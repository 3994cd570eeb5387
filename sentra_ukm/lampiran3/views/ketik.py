"""Typing UKM into a plain table: 25 rows a page, saved row by row, conflicts settled row by row.

Each row carries its key (made when the page was made, so that a second click saves nothing twice), the version that
the person saw, and a mark of what stood in its cells: what was not touched is not sent over a colleague's work.
"""

import hashlib
import uuid
from contextlib import suppress

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from core.dasar.izin import Peran, boleh
from core.dasar.rupa import angka
from core.lembar.baca import Lembar
from core.lembar.baris import PERIKSA, SALAH
from core.lembar.tabel import KUNCI
from core.perkara.versi import simpan_isian
from sentra_ukm.lampiran3.forms import BidangTabel, RingkasanTabel
from sentra_ukm.lampiran3.kolom import KOLOM_TABEL
from sentra_ukm.lampiran3.periksa import isi_kolom, periksa
from sentra_ukm.lampiran3.simpan import simpan_ukm
from sentra_ukm.lampiran3.views.ukm import TanpaPerubahan, UkmView, pukul
from sentra_ukm.models import Ukm

BARIS_HALAMAN = 25
TAMBAHAN = 10
TERBANYAK = 200
TERPANJANG = 500  # characters of a cell
SAYA, DIA = "saya", "dia"


class BarisKetik:
    """One row of the table: what is in its cells, what was seen of it, what is wrong with it."""

    def __init__(self, nomor: int, sel: dict[str, str], kunci: str, versi: int = 0, awal: str | None = None):
        self.nomor, self.sel, self.kunci, self.versi = nomor, sel, kunci, versi
        self.awal = self.sidik if awal is None else awal
        self.catatan, self.konflik, self.pilih, self.miliknya, self.kini = [], "", "", {}, 0

    @classmethod
    def dari_ukm(cls, nomor: int, ukm: Ukm) -> "BarisKetik":
        return cls(nomor, {k.nama: isi_kolom(ukm, k) for k in KOLOM_TABEL}, str(ukm.kunci), ukm.versi)

    @classmethod
    def kosong(cls, nomor: int) -> "BarisKetik":
        return cls(nomor, {k.nama: "" for k in KOLOM_TABEL}, str(uuid.uuid4()))

    @property
    def sidik(self) -> str:
        """A mark of the cells; keyed by nothing, for it only tells whether the person typed something."""
        return hashlib.sha256("\x1f".join(self.sel.values()).encode()).hexdigest()[:16]

    @property
    def tersentuh(self) -> bool:
        return self.sidik != self.awal

    @property
    def berisi(self) -> bool:
        return any(self.sel.values())

    def pakai(self, ukm: Ukm) -> None:
        """Show the row as it is saved now."""
        segar = BarisKetik.dari_ukm(self.nomor, ukm)
        self.sel, self.versi, self.awal = segar.sel, segar.versi, segar.awal


class UkmKetik(UkmView):
    template_name = "sentra_ukm/lampiran3/ketik.html"
    judul = "Ketik daftar UKM"

    def isi(self):
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
        return self.tabel(baris) | {
            "lembar": [
                {"hal": n, "teks": f"{(n - 1) * BARIS_HALAMAN + 1}–{n * BARIS_HALAMAN}", "di_sini": n == halaman}
                for n in range(1, terakhir + 1)
            ]
            if terakhir > 1
            else []
        }

    def post(self, request):
        baris = self.terkirim()
        if request.POST.get("aksi") == "tambah":
            self.pastikan_terbuka()
            akhir = baris[-1].nomor if baris else self.usulan.ukm.count()
            tambah = min(TAMBAHAN, TERBANYAK - len(baris))
            baris += [BarisKetik.kosong(n) for n in range(akhir + 1, akhir + tambah + 1)]
            return self.tampil(**self.tabel(baris), lembar=[], tambahan=akhir + 1 if tambah else 0)
        try:
            with suppress(TanpaPerubahan), simpan_isian(self.usulan, request.user) as terkunci:
                tersimpan = self.simpan(terkunci, baris)
                if not tersimpan:
                    raise TanpaPerubahan
        except PermissionDenied as tutup:
            # The case moved on while the page was open: what was typed stays on the screen.
            if not self.boleh_mengisi:
                raise
            ringkasan = RingkasanTabel(umum=[f"{tutup} Isian di bawah belum tersimpan; salin bila masih diperlukan."])
            return self.tampil(403, **self.tabel(baris), form=ringkasan, lembar=[])
        salah = [b for b in baris if b.konflik or any(c.salah for c in b.catatan)]
        if not salah:
            perlu = sum(bool(b.catatan) for b in baris)
            periksa_lagi = f" {perlu} di antaranya perlu diperiksa." if perlu else ""
            if tersimpan:
                messages.success(request, f"{angka(tersimpan)} baris tersimpan.{periksa_lagi}")
            else:
                messages.info(request, "Tidak ada baris yang berubah.")
            return redirect(self.alamat("ukm_daftar" if "selesai" in request.POST else "ukm_ketik"))
        konflik = any(b.konflik for b in baris)
        return self.tampil(
            409 if konflik else 422, **self.tabel(baris), form=self.ringkasan(salah), tersimpan=tersimpan, lembar=[]
        )

    @property
    def boleh_mengisi(self) -> bool:
        return boleh(self.request.user, Peran.POKJA_KABKOTA, self.usulan) is not None

    def terkirim(self) -> list[BarisKetik]:
        """The rows of the request, as typed."""
        data, baris = self.request.POST, []
        banyak = data.get("banyak", "")
        banyak = min(int(banyak), TERBANYAK) if banyak.isdecimal() and len(banyak) < 5 else 0
        for i in range(banyak):
            sel = {k.nama: data.get(f"b{i}-{k.nama}", "").strip()[:TERPANJANG] for k in KOLOM_TABEL}
            versi, nomor = data.get(f"b{i}-versi", ""), data.get(f"b{i}-nomor", "")
            satu = BarisKetik(
                int(nomor) if nomor.isdecimal() and len(nomor) < 8 else i + 1,
                sel,
                data.get(f"b{i}-kunci", "")[:36],
                int(versi) if versi.isdecimal() and len(versi) < 10 else 0,
                data.get(f"b{i}-awal", "")[:16],
            )
            satu.pilih = data.get(f"b{i}-pilih", "")
            baris.append(satu)
        return baris

    def simpan(self, usulan, baris: list[BarisKetik]) -> int:
        """Save what was typed and is right; mark what is wrong or was changed by a colleague. Returns how many."""
        tersimpan = list(usulan.ukm.all())
        kini = {str(u.kunci): u for u in tersimpan}
        kirim = []
        for b in baris:
            ukm = kini.get(b.kunci)
            if b.pilih == DIA:
                b.pakai(ukm) if ukm else self.kosongkan(b)
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

    def kosongkan(self, b: BarisKetik) -> None:
        kosong = BarisKetik.kosong(b.nomor)
        b.sel, b.kunci, b.versi, b.awal = kosong.sel, kosong.kunci, 0, kosong.awal

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
        if b.pilih == SAYA and self.request.POST.get(f"kini-{b.kunci}") == str(ukm.versi):
            return False
        saat = pukul(ukm, self.usulan)
        b.konflik = f"Petugas lain mengubah baris {b.nomor} pukul {saat}: pakai milik Anda atau miliknya?"
        miliknya = BarisKetik.dari_ukm(b.nomor, ukm).sel
        b.miliknya = {nama: isi for nama, isi in miliknya.items() if isi != b.sel[nama]}
        b.kini = ukm.versi
        return True

    # What the page shows

    def ringkasan(self, salah: list[BarisKetik]) -> RingkasanTabel:
        ringkasan = RingkasanTabel()
        for b in salah:
            if b.konflik:
                ringkasan.bidang.append(BidangTabel(f"baris-{b.nomor}", [b.konflik]))
            for c in b.catatan:
                if c.salah:
                    pesan = f"Baris {b.nomor}, {c.judul}: {c.kalimat}"
                    ringkasan.bidang.append(BidangTabel(f"baris-{b.nomor}-{c.kolom}", [pesan]))
        return ringkasan

    def tabel(self, baris: list[BarisKetik]) -> dict:
        return {
            "kepala": KOLOM_TABEL,
            "baris": [self.baris_tampak(i, b) for i, b in enumerate(baris)],
            "banyak": len(baris),
        }

    def baris_tampak(self, i: int, b: BarisKetik) -> dict:
        sel = []
        for k in KOLOM_TABEL:
            catatan = [c for c in b.catatan if c.kolom == k.nama]
            sel.append(
                {
                    "nama": f"b{i}-{k.nama}",
                    "id": f"baris-{b.nomor}-{k.nama}",
                    "label": f"{k.judul} baris {b.nomor}",
                    "nilai": b.sel[k.nama],
                    "pilihan": [label for _, label in k.jenis.pilihan],
                    "angka": k.jenis.angka,
                    "nik": k.nama == "nik",
                    "ukuran": "lebar" if k.lebar > 17 else "sempit",
                    "catatan": catatan,
                    "salah": any(c.salah for c in catatan),
                    "miliknya": b.miliknya.get(k.nama) if k.nama in b.miliknya else None,
                }
            )
        return {
            "i": i,
            "nomor": b.nomor,
            "kunci": b.kunci,
            "versi": b.versi,
            "awal": b.awal,
            "konflik": b.konflik,
            "kini": b.kini,
            "sel": sel,
        }
