"""The work desk: what waits for me, and what of it matters today."""

import re

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import capfirst, slugify
from django.views.generic import TemplateView

from core.dasar.izin import Izin, boleh, kode_bertindak
from core.dasar.waktu import hari_ini
from core.halaman.kerja_angka import ANGKA, BATAS_SARING, angka_meja, baris_angka
from core.halaman.kunjungan import ingat_meja, lipat, yang_berubah
from core.halaman.langkah import langkah_baris, langkah_bernama
from core.halaman.panel import BATAS, kabar_bagi, lajur_bagi
from core.halaman.pegang import siapkan_pegangan
from core.models import Penugasan, Urusan

DEKAT = 3  # days; our own choice of when a last day is near
MENDESAK = "status-masalah"
LAJUR = re.compile(r"[a-z0-9_-]{1,80}")


class MejaKerja(TemplateView):
    """What waits for me, oldest first, by status; behind one of the figures only the cases that it counts."""

    template_name = "core/halaman/meja_kerja.html"

    def dispatch(self, request, *args, **kwargs):
        """A party has a door of its own, and no desk."""
        if request.user.pihak and not request.user.wilayah_kantor:
            return redirect(settings.PINTU_PIHAK)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request):
        """Fold a lane, or open it again."""
        lajur = request.POST.get("lajur", "")
        if LAJUR.fullmatch(lajur):
            lipat(request.user, lajur, request.POST.get("lipat") == "ya")
        return redirect(f"{reverse('meja_kerja')}#{lajur}" if LAJUR.fullmatch(lajur) else "meja_kerja")

    def get_context_data(self, **kwargs):
        pengguna = self.request.user
        angka = angka_meja(pengguna)
        ingat_meja(pengguna, angka.sebelum)
        apa = self.request.GET.get("apa", "")
        if apa in ANGKA:
            kelompok = [self.tersaring(m, apa, n, angka.sebelum) for m, n in angka.jumlah.get(apa, {}).items()]
        else:
            kelompok = self.semua_lajur(angka.menunggu, angka.dilipat)
        self.siapkan(kelompok)
        siapkan_pegangan(kelompok, angka.rekan)
        return super().get_context_data(
            kelompok=kelompok,
            apa=ANGKA[apa][0] if apa in ANGKA else "",
            kode=apa,
            ikhtisar=ikhtisar(kelompok, angka.jumlah, apa),
            sebelum=angka.sebelum,
            hari_ini=hari_ini(kantor_pertama(pengguna)),
            zona=kantor_pertama(pengguna),
            kelola_instansi=boleh(pengguna, Izin.KELOLA_INSTANSI),
            kabar=[] if apa in ANGKA else kabar_bagi(settings.KABAR, pengguna),
            **kwargs,
        )

    def semua_lajur(self, menunggu: list[type[Urusan]], dilipat: set[str]) -> list[dict]:
        kelompok = [
            self.kelompok(model, *lajur)
            for model in menunggu
            for lajur in model.alur.lajur_antrean(self.request.user, BATAS, "wilayah", "berwenang", *model.DESKRIPSI)
        ]
        kelompok += [
            {
                **lajur._asdict(),
                "kunci": slugify(lajur.judul)[:80],
                "urusan": daftar,
                "jumlah": daftar[0].banyak,
                "url": lajur.semua if daftar[0].banyak > BATAS else "",
            }
            for lajur in lajur_bagi(settings.LAJUR, self.request.user)
            if (daftar := lajur.baris())
        ]
        return [k | {"dilipat": k["kunci"] in dilipat} for k in kelompok]

    def kelompok(self, model, status, jumlah, urusan):
        jalur = settings.PINTASAN.get(model._meta.label_lower)
        nama, label, kirim = import_string(jalur).get(status, ("", "", False)) if jalur else ("", "", False)
        ajakan = model.alur.ajakan(status, self.request.user)
        menunggu = model.alur.peran_giliran(status) in {p.peran for p in self.request.user.penugasan_aktif()}
        return {
            "kunci": f"{model._meta.model_name}-{status}",
            "pintasan": {"url": reverse(nama), "label": label, "kirim": kirim} if nama else None,
            "judul": f"{capfirst(model._meta.verbose_name_plural)}: {model.alur.status(status).label}",
            "keterangan": ajakan if menunggu else f"{model.alur.giliran_status(status)} dahulu. {ajakan}",
            "menunggu": menunggu,
            "tanda": "kembali" if model.alur.tahap(status).perbaikan else "giliran",
            "urusan": urusan,
            "jumlah": jumlah,
            "url": f"{reverse(model.url_daftar())}?status={status}" if jumlah > BATAS else "",
        }

    def tersaring(self, model, apa, jumlah, sebelum):
        """The cases of one kind that a figure counts."""
        baris = baris_angka(model, apa, self.request.user, sebelum)
        return {
            "kunci": f"{model._meta.model_name}-{apa}",
            "judul": f"{capfirst(model._meta.verbose_name_plural)}: {ANGKA[apa][0]}",
            "keterangan": f"{BATAS_SARING} yang pertama." if jumlah > BATAS_SARING else "",
            "tanda": "kembali" if apa == "kembali" else "giliran",
            "urusan": list(baris.select_related("wilayah", "berwenang", *model.DESKRIPSI)[:BATAS_SARING]),
            "jumlah": jumlah,
            "url": reverse(model.url_daftar()) if jumlah > BATAS_SARING else "",
        }

    def siapkan(self, kelompok):
        """Every kind prepares its cases at once, in whatever groups they stand; each says how near its last day is,
        what comes next, and whether others moved it since it was opened."""
        kiriman = [u for k in kelompok if k.get("di_mana") for u in k["urusan"]]
        sebut_tempat(kiriman)
        for u in kiriman:
            u.desakan = ""  # whoever has it in hand counts its days
        daftar = [u for k in kelompok if not k.get("di_mana") for u in k["urusan"]]
        urusan = [u for u in daftar if isinstance(u, Urusan)]
        for model in {type(u) for u in urusan}:
            model.untuk_meja([u for u in urusan if isinstance(u, model)])
        langkah = langkah_baris(urusan, self.request.user)
        for u in daftar:
            u.desakan, u.langkah_meja = desakan(u), langkah.get(u)
        berubah = yang_berubah([*urusan, *kiriman], self.request.user)
        for u in (*urusan, *kiriman):
            u.berubah = (u.jenis_objek, u.pk) in berubah
        for k in kelompok:
            if aksi := k.get("aksi"):
                for u in k["urusan"]:
                    u.langkah_meja = langkah_bernama(u, aksi)
            k["mendesak"] = any(u.desakan == MENDESAK for u in k["urusan"])
            k["dekat"] = any(u.desakan for u in k["urusan"])


def sebut_tempat(daftar: list[Urusan]) -> None:
    """Set `giliran` and `kantor` on cases that lie with others: who has each in hand, and at which office by name."""
    tempat = {}
    for u in daftar:
        peran, u.giliran = u.alur.peran_giliran(u.status), u.alur.giliran(u)
        tempat[u] = (kode_bertindak(peran, u.wilayah_id, u.berwenang_id), peran) if peran else ("", "")
    kode, peran = zip(*tempat.values(), strict=True) if tempat else ((), ())
    bertugas = Penugasan.objects.filter(instansi__wilayah__in=set(kode), peran__in=set(peran)).distinct()
    # Of several offices of a region the first.
    kantor = bertugas.order_by("-instansi_id").values_list("instansi__wilayah", "peran", "instansi__nama")
    nama = {(k, p): n for k, p, n in kantor}
    for u in daftar:
        u.kantor = nama.get(tempat[u], "")


def desakan(urusan) -> str:
    """The class of a last day: due today or past it, within DEKAT days, or neither (what has no last day as well)."""
    if not getattr(urusan, "sisa_tenggat", "") or urusan.jatuh_tempo is None:
        return ""
    sisa = (urusan.jatuh_tempo - hari_ini(urusan.berwenang)).days
    return MENDESAK if sisa <= 0 else "status-dekat" if sisa <= DEKAT else ""


def ikhtisar(kelompok, jumlah, apa: str) -> list[dict]:
    """The figures above the lanes, each with the address of its rows: what waits, what of it matters today, and what
    lies with others. Lanes of what only runs out before one's eyes wait for nobody here."""
    meja = reverse("meja_kerja")
    hasil = [
        {"label": label, "jumlah": sum(isi.values()), "url": f"{meja}?apa={kode}", "mendesak": mendesak}
        for kode, (label, mendesak) in ANGKA.items()
        if (isi := jumlah.get(kode)) and kode != apa
    ]
    if apa:
        return hasil
    for tempat, label, saring in (
        (0, "Menunggu Anda", lambda k: k.get("menunggu", k["tanda"] == "giliran")),
        (len(hasil) + 1, "Di pihak lain atau selesai", lambda k: k.get("di_mana") or k["tanda"] == "belum"),
    ):
        milik = [k for k in kelompok if saring(k)]
        if milik:
            banyak = sum(k["jumlah"] for k in milik)
            hasil.insert(tempat, {"label": label, "jumlah": banyak, "url": f"#{milik[0]['kunci']}", "mendesak": False})
    return hasil


def kantor_pertama(pengguna):
    """The region by whose clock a person's day is written."""
    return next((p.instansi.wilayah for p in pengguna.penugasan_aktif()), None)
