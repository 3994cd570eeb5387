"""The page of one koperasi: what it is, whose matter, what is found, what is on record."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from aturan.bahasa import Hasil
from core.dasar.izin import Izin, boleh
from core.halaman.panel import panel_untuk
from core.perkara.temuan import selagi_diisi
from core.perkara.terbuka import sebut_hitungan
from core.perkara.tugas import Keadaan, Tugas
from ksp_usp.koperasi.panel import KoperasiMixin
from ksp_usp.koperasi.syarat import (
    SYARAT_SEKUNDER,
    belum_tertulis,
    bernama,
    dapat_memisahkan,
    temuan_keanggotaan,
    temuan_koperasi,
    temuan_per_orang,
    temuan_som,
    unit_usaha_lain,
)
from ksp_usp.koperasi.views.dasar import milik, riwayat
from ksp_usp.koperasi.views.koperasi import BATAS, rumus
from ksp_usp.models import Koperasi, Orang

SARAN_ISI = "Buka bagiannya pada Isi data di atas."
WAJIB_IDENTITAS = ("tanggal_badan_hukum", "alamat", "visi", "misi", "tujuan")


TERBUKA = (Hasil.PERLU_PENILAIAN, Hasil.BELUM_DIISI)


def ringkas_temuan(temuan) -> dict:
    """How many are fulfilled, and the others as rows of a table."""
    dinilai = [t for t in temuan if t.hasil is not Hasil.TIDAK_BERLAKU]
    belum = [t for t in dinilai if not t.terpenuhi]
    return {
        "jumlah": len(dinilai),
        "terpenuhi": len(dinilai) - len(belum),
        "sebut": f"{len(dinilai) - len(belum)} dari {len(dinilai)} syarat terpenuhi" if dinilai else "",
        "hitungan": sebut_hitungan(dinilai),
        "belum": belum,
    }


def keadaan(ada: bool, temuan=(), lengkap: bool = True) -> Keadaan:
    """How far a part is, by whether it holds anything and what is found about it."""
    hasil = {t.hasil for t in temuan}
    if not ada:
        return Keadaan.BELUM
    if Hasil.TIDAK in hasil:
        return Keadaan.MASALAH
    return Keadaan.SELESAI if lengkap and hasil.isdisjoint(TERBUKA) else Keadaan.SEDANG


class KoperasiRinci(KoperasiMixin, View):
    template_name = "ksp_usp/koperasi/rinci.html"

    def get_queryset(self):
        return super().get_queryset().select_related("som")

    def get(self, request):
        k, per = self.koperasi, self.hari_ini
        keanggotaan = list(k.keanggotaan.select_related("wilayah__induk").order_by("wilayah_id"))
        wewenang = k.kewenangan([b.wilayah for b in keanggotaan if b.menurut_ad])
        pendiri = list(k.pendiri.all()) if k.bentuk == Koperasi.Bentuk.SEKUNDER else []
        modal = milik(k.modal.all()[:5], k)
        tentang = selagi_diisi(temuan_koperasi(k, per, wewenang, pendiri), belum_tertulis)
        per_orang = temuan_per_orang(k, per, request.user)
        orang = [t for satu, isi in per_orang for t in bernama(satu, isi)]
        som = temuan_som(k, per)
        tugas = self.tugas(tentang, keanggotaan, pendiri, modal, per_orang, som)
        dapat_diubah = bool(boleh(request.user, Izin.UBAH_KOPERASI, k))
        panel = panel_untuk(settings.PANEL_KOPERASI, k, request.user)
        isi = {
            "koperasi": k,
            "wewenang": wewenang,
            "dapat_diubah": dapat_diubah,
            "lanjut": next((t for t in tugas if not t.selesai), None) if dapat_diubah else None,
            # A case under way says whose turn it is; the register only where there is none.
            "giliran": next((g for p in panel if (g := p.isi.get("giliran"))), "") or self.giliran(wewenang, tugas),
            "pencatat": SARAN_ISI if dapat_diubah else f"Dicatat petugas loket atau pemeriksa {k.berwenang.nama}.",
            "urusan_izin": next((u for p in panel if (u := p.isi.get("urusan"))), None),
            "izin_terhenti": next((t for p in panel if (t := p.isi.get("terhenti"))), ""),
            "tugas": tugas,
            "temuan": [*tentang, *temuan_keanggotaan(k, per, wewenang, keanggotaan)],
            "orang": [(o, ringkas_temuan(isi)) for o, isi in per_orang],
            "ringkas": [
                ("Syarat pengurus, pengawas, dan pengelola", "koperasi_orang", ringkas_temuan(orang)),
                ("Isi Standar Operasional Manajemen", "koperasi_som", ringkas_temuan(som if hasattr(k, "som") else [])),
            ],
            "keanggotaan": keanggotaan[:BATAS],
            "keanggotaan_lebih": max(0, len(keanggotaan) - BATAS),
            "pendiri": pendiri,
            "modal": modal,
            "rumus": rumus(k),
            "memisahkan": dapat_memisahkan(k, modal[0] if modal else None, per),
            "unit_lain": unit_usaha_lain(k),
            "tanpa_unit": "tidak ada" if k.ada_unit_lain is False else "belum diketahui",
            "panel": panel,
            "jejak": riwayat(k),
        }
        return render(request, self.template_name, isi)

    def tugas(self, tentang, keanggotaan, pendiri, modal, per_orang, som) -> list[Tugas]:
        """The parts of the register, how far each is, and the page that fills it."""
        k = self.koperasi
        golongan = {o.golongan for o, _ in per_orang}
        orang = [t for _, isi in per_orang for t in isi if not t.kode.endswith(".hubungan")]
        hubungan = [t for _, isi in per_orang for t in isi if t.kode.endswith(".hubungan")]
        identitas = [t for t in tentang if t.kode != "izin.lingkup" and t.kode not in SYARAT_SEKUNDER]
        daftar = [
            ("Identitas", "koperasi_ubah", keadaan(True, identitas, all(getattr(k, n) for n in WAJIB_IDENTITAS))),
            ("Wilayah keanggotaan", "koperasi_keanggotaan", keadaan(any(b.menurut_ad for b in keanggotaan))),
            ("Modal", "koperasi_modal", keadaan(bool(modal))),
            (
                "Pengurus, pengawas, pengelola", "koperasi_orang" if golongan else "koperasi_susunan",
                keadaan(bool(golongan), orang, golongan >= {Orang.Golongan.PENGURUS, Orang.Golongan.PENGAWAS}),
            ),
            ("Hubungan keluarga", "koperasi_hubungan", keadaan(k.hubungan_diperiksa is not None, hubungan)),
            ("Standar Operasional Manajemen", "koperasi_som", keadaan(hasattr(k, "som"), som)),
        ]  # fmt: skip
        if k.bentuk == Koperasi.Bentuk.SEKUNDER:
            susunan = [t for t in tentang if t.kode in SYARAT_SEKUNDER]
            daftar.insert(2, ("Pendiri dan anggota", "koperasi_pendiri", keadaan(bool(pendiri), susunan)))
        return [Tugas(judul, s, reverse(nama, args=[k.pk])) for judul, nama, s in daftar]

    def giliran(self, wewenang, tugas) -> str:
        """Whose turn it is, and for what."""
        k = self.koperasi
        if k.berizin:
            return f"{wewenang.penilai if wewenang else k.berwenang.nama} (pembinaan dan penilaian kesehatan)"
        if wewenang is None or not all(t.selesai for t in tugas):
            return f"petugas loket {k.berwenang.nama} (melengkapi data)"
        return f"pengurus koperasi (mengajukan permohonan izin usaha kepada {wewenang.penerbit})"
