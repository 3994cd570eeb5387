"""Public: who licences, fosters and assesses a koperasi, and what it has to bring. No log-in, no personal data."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import View

from aturan.simpan_pinjam_2015.izin import BERKAS_IZIN, JUMLAH_PENDIRI
from aturan.simpan_pinjam_2015.kewenangan import Kewenangan, Lingkup
from aturan.simpan_pinjam_2015.modal import MODAL_REGISTRASI, modal_awal
from core.dasar.izin import membawahi
from core.dasar.waktu import hari_ini
from core.halaman.wilayah import saran_wilayah, semua_wilayah
from core.models import Instansi, Wilayah
from ksp_usp.models.koperasi import kewenangan_wilayah
from perizinan.berwenang.forms import BerwenangForm


@method_decorator(login_not_required, name="dispatch")
class Berwenang(View):
    def get(self, request):
        semua = semua_wilayah()
        bertanya = any(n in request.GET for n in ("anggota", "kedudukan"))
        data = request.GET.copy()
        for nama, bawaan in (("jenis", "ksp"), ("bentuk", "primer")):
            data.setdefault(nama, bawaan)
        form = BerwenangForm(data if bertanya else None, semua=semua, tambah="tambah" in request.GET)
        # More boxes are asked for in the middle of the typing: no time to complain.
        lengkap = bertanya and "tambah" not in request.GET
        isi = {"form": form if lengkap else None, "isian": form, "saran": saran_wilayah(semua, provinsi=True)}
        if lengkap and form.is_valid() and not form.pilihan:
            isi |= jawaban(form.cleaned_data, semua)
        return render(request, "perizinan/berwenang/berwenang.html", isi)


def jawaban(isi: dict, semua: list[Wilayah]) -> dict:
    """The answer as the page shows it."""
    anggota, jenis, bentuk = isi["anggota"], isi["jenis"], isi["bentuk"]
    kedudukan = isi["kedudukan"] or tempat_bawaan(anggota, semua)
    wewenang = kewenangan_wilayah(anggota, kedudukan)
    pendiri = jenis == "ksp" and bentuk == "sekunder"
    alamat = urlencode(
        [*(("anggota", w.pk) for w in anggota), ("kedudukan", kedudukan.pk), ("jenis", jenis), ("bentuk", bentuk)]
    )
    return {
        "wewenang": wewenang,
        "sebutan": f"{'KSP' if jenis == 'ksp' else 'USP Koperasi'} {bentuk}",
        "kedudukan": kedudukan,
        "modal": modal(wewenang, jenis, bentuk),
        "buku": MODAL_REGISTRASI.pada(hari_ini()) if jenis == "usp" else None,
        "pendiri": JUMLAH_PENDIRI.pada(hari_ini()) if pendiri else None,
        "berkas": BERKAS_IZIN,
        "kantor": Instansi.objects.filter(wilayah=wewenang.kode).order_by("pk"),
        "tempat": next(w for w in semua if w.pk == wewenang.kode),
        "alamat": f"{reverse('berwenang')}?{alamat}",
    }


def tempat_bawaan(anggota: list[Wilayah], semua: list[Wilayah]) -> Wilayah:
    """The seat where none was typed: the first kabupaten/kota of the members, else any of their province or country."""
    kabkota = [w for w in anggota if "." in w.pk]
    return kabkota[0] if kabkota else next(w for w in semua if "." in w.pk and membawahi(anggota[0].pk, w.pk))


def modal(wewenang: Kewenangan, jenis: str, bentuk: str) -> list[dict]:
    """The initial capital with its article; with members in one administrative city of Jakarta both readings."""
    lingkup = (Lingkup.KABKOTA, Lingkup.PROVINSI) if wewenang.jakarta and jenis == "ksp" else (wewenang.lingkup,)
    syarat = [modal_awal(jenis, bentuk, satu) for satu in lingkup]
    return [{"uraian": s.uraian, "versi": s.pada(hari_ini())} for s in syarat]
