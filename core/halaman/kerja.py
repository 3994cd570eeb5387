"""The work desk: what waits for me."""

from django.apps import apps
from django.conf import settings
from django.db.models import Exists
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.views.generic import TemplateView

from core.dasar.izin import Izin, boleh, kode_bertindak
from core.dasar.waktu import hari_ini
from core.halaman.panel import BATAS, kabar_bagi, lajur_bagi
from core.models import Pengguna, Penugasan, Urusan

DEKAT = 3  # days; our own choice of when a last day is near
MENDESAK = "status-masalah"


class MejaKerja(TemplateView):
    """What waits for me, oldest first, by status."""

    template_name = "core/halaman/meja_kerja.html"

    def get(self, request, *args, **kwargs):
        """A party has a door of its own, and no desk."""
        if request.user.pihak and not request.user.wilayah_kantor:
            return redirect(settings.PINTU_PIHAK)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kelompok = [
            self.kelompok(model, *lajur)
            for model in menunggu(self.request.user)
            for lajur in model.alur.lajur_antrean(self.request.user, BATAS, "wilayah", "berwenang", *model.DESKRIPSI)
        ]
        kelompok += [
            {
                **lajur._asdict(),
                "urusan": daftar,
                "jumlah": daftar[0].banyak,
                "url": lajur.semua if daftar[0].banyak > BATAS else "",
            }
            for lajur in lajur_bagi(settings.LAJUR, self.request.user)
            if (daftar := lajur.baris())
        ]
        self.siapkan(kelompok)
        kelola = boleh(self.request.user, Izin.KELOLA_INSTANSI)
        kabar = kabar_bagi(settings.KABAR, self.request.user)
        return super().get_context_data(
            kelompok=kelompok,
            ikhtisar=ikhtisar(kelompok),
            hari_ini=hari_ini(kantor_pertama(self.request.user)),
            kelola_instansi=kelola,
            kabar=kabar,
            **kwargs,
        )

    def kelompok(self, model, status, jumlah, urusan):
        jalur = settings.PINTASAN.get(model._meta.label_lower)
        nama, label = import_string(jalur).get(status, ("", "")) if jalur else ("", "")
        ajakan = model.alur.ajakan(status, self.request.user)
        menunggu = model.alur.peran_giliran(status) in {p.peran for p in self.request.user.penugasan_aktif()}
        return {
            "pintasan": {"url": reverse(nama), "label": label} if nama else None,
            "judul": f"{capfirst(model._meta.verbose_name_plural)}: {model.alur.status(status).label}",
            "keterangan": ajakan if menunggu else f"{model.alur.giliran_status(status)} dahulu. {ajakan}",
            "menunggu": menunggu,
            "tanda": "kembali" if model.alur.tahap(status).perbaikan else "giliran",
            "urusan": urusan,
            "jumlah": jumlah,
            "url": f"{reverse(model.url_daftar())}?status={status}" if jumlah > BATAS else "",
        }

    def siapkan(self, kelompok):
        """Every kind prepares its cases at once, in whatever groups they stand; each says how near its last day is."""
        kiriman = [u for k in kelompok if k.get("di_mana") for u in k["urusan"]]
        sebut_tempat(kiriman)
        for u in kiriman:
            u.desakan = ""  # whoever has it in hand counts its days
        daftar = [u for k in kelompok if not k.get("di_mana") for u in k["urusan"]]
        for model in {type(u) for u in daftar}:
            if issubclass(model, Urusan):
                model.untuk_meja([u for u in daftar if isinstance(u, model)])
        for u in daftar:
            u.desakan = desakan(u)
        for k in kelompok:
            k["mendesak"] = any(u.desakan == MENDESAK for u in k["urusan"])
            k["dekat"] = any(u.desakan for u in k["urusan"])


def menunggu(pengguna) -> list[type[Urusan]]:
    """The kinds of case of which anything waits for `pengguna`: one query, however many kinds there are."""
    semua = {f"ada_{m._meta.model_name}": m for m in apps.get_models() if issubclass(m, Urusan)}
    antrean = {nama: m.alur.antrean(pengguna) for nama, m in semua.items()}
    ada = {nama: Exists(q.order_by()) for nama, q in antrean.items() if not q.query.is_empty()}
    if not ada:
        return []
    [jawab] = Pengguna.objects.filter(pk=pengguna.pk).values(**ada)
    return [semua[nama] for nama in ada if jawab[nama]]


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


def ikhtisar(kelompok) -> list[dict]:
    """The figures above the lanes, each with the number of its first lane: what waits, what is due, what came back."""
    hasil = []
    for label, jumlah, mendesak in (
        ("Menunggu Anda", lambda k: k["jumlah"] if k.get("menunggu", k["tanda"] == "giliran") else 0, False),
        ("Jatuh tempo", lambda k: sum(u.desakan == MENDESAK for u in k["urusan"]), True),
        ("Dikembalikan", lambda k: k["jumlah"] if k["tanda"] == "kembali" else 0, False),
        ("Di pihak lain", lambda k: 0 if k["tanda"] in ("giliran", "kembali") else k["jumlah"], False),
    ):
        banyak = [jumlah(k) for k in kelompok]
        if any(banyak):
            nomor = next(i for i, satu in enumerate(banyak, 1) if satu)
            hasil.append({"label": label, "jumlah": sum(banyak), "nomor": nomor, "mendesak": mendesak})
    return hasil


def kantor_pertama(pengguna):
    """The region by whose clock a person's day is written."""
    return next((p.instansi.wilayah for p in pengguna.penugasan_aktif()), None)
