"""Pages at the national scale: against a bare Django view, Django admin's list, and the scale of one regency.

Bars: 4 times a bare view (session, login, one indexed query; Django's own middleware); 15 times faster than the admin's
list of the same table with the same columns, filters and joins, 60 times for a rare word; median at most 1.3 times that
with one kabupaten/kota (500 times fewer rows). Server time is that of the whole WSGI handler with all middleware, in
this process through Django's test client, all pages in turn, round after round. For growth both scales show two rows a
page, so that only the rows behind the page differ; where the pages still differ there is no bar.
"""

import gc
import os
import statistics
import time

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
settings.INSTALLED_APPS.append("django.contrib.admin")  # to be compared with; the product itself does not use it
django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.db.utils import load_backend  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import path, reverse  # noqa: E402

from config import urls  # noqa: E402
from core.daftar import DaftarView  # noqa: E402
from core.models import Pengguna  # noqa: E402
from core.peran import Peran  # noqa: E402
from core.views import MejaKerja  # noqa: E402
from sentra_ukm.forms.usulan import SaringUsulan  # noqa: E402
from sentra_ukm.models import StatusUsulan, Usulan  # noqa: E402
from sentra_ukm.views.usulan import UsulanDaftar  # noqa: E402

ULANG, PEMANASAN = 40, 3
KAB = "35.15"
LANGKA = "Sidoarjo 3"  # one sentra of 3,084
# As `startproject` lists it.
MIDDLEWARE_DJANGO = [m for m in settings.MIDDLEWARE if m.startswith("django.")]
settings.WHITENOISE_AUTOREFRESH = False  # as in production
BATAS_POLOS, BATAS_ADMIN, BATAS_CARI, BATAS_TUMBUH = 4, 15, 60, 1.3


@login_required
def polos(request, nomor):
    return HttpResponse(Usulan.objects.get(nomor_perkara=nomor).nomor_perkara)


class UsulanAdmin(admin.ModelAdmin):
    """The columns of our list, with its joins; the admin's paging, counting and filters."""

    list_display = [f"kolom_{n}" for n in range(len(UsulanDaftar.kolom))]
    list_filter = ["tahun", "status", "jenis", "sumber_dana", "wilayah__induk", "wilayah"]
    search_fields = SaringUsulan.cari_pada
    list_per_page = DaftarView.per_halaman

    def get_queryset(self, request):
        terlihat = super().get_queryset(request).select_related("sentra", "wilayah", "berwenang")
        return terlihat.dengan_bagian().dengan_jumlah()


for n, kolom in enumerate(UsulanDaftar.kolom):
    setattr(UsulanAdmin, f"kolom_{n}", admin.display(description=kolom.judul)(lambda self, u, k=kolom: k.ambil(u)))
situs = admin.AdminSite()
situs.register(Usulan, UsulanAdmin)
urls.urlpatterns += [path("ukur/admin/", situs.urls), path("ukur/polos/<str:nomor>/", polos, name="polos")]


def basis_data(skala):
    """A database of its own with the rows of one scale; returns the connection."""
    with connection.cursor() as kursor:
        kursor.execute(f"CREATE DATABASE ukur_{skala}")
    asal = connections["default"]
    isi = {**asal.settings_dict, "NAME": f"ukur_{skala}"}
    sambungan = connections["default"] = load_backend(isi["ENGINE"]).DatabaseWrapper(isi, "default")
    call_command("migrate", verbosity=0)
    call_command("buat_data", skala=skala, verbosity=0)
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE")  # what autovacuum has done long before people come
    connections["default"] = asal
    return sambungan


def masuk(pengguna) -> Client:
    peramban = Client()
    peramban.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return peramban


def pegawai(peran, kode) -> Client:
    milik = {"penugasan__peran": peran, "penugasan__instansi__wilayah": kode, "penugasan__sampai": None}
    return masuk(Pengguna.objects.filter(**milik).order_by("pk").first())


def pilih(status):
    """A usulan of the regency in `status` with a trail and an UKM list as near to the usual as there is."""
    daftar = Usulan.objects.filter(status=status, wilayah=KAB).annotate(n=Count("ukm"))
    return min(daftar, key=lambda u: (u.versi, abs(u.n - 40)), default=None)


def halaman():
    """{page: (client, address, the same in the admin or None)} of the database in use."""
    pokja, dinas = pegawai(Peran.POKJA_KABKOTA, KAB), pegawai(Peran.DINAS_PROVINSI, KAB[:2])
    pusat = pegawai(Peran.VERIFIKATOR, "00")
    meja, usulan, sentra = (reverse(nama) for nama in ("meja_kerja", "usulan_daftar", "sentra_daftar"))
    changelist = "/ukur/admin/sentra_ukm/usulan/"
    admin_saring = f"{changelist}?status__exact={StatusUsulan.DITETAPKAN}"
    saring, cari = f"status={StatusUsulan.DITETAPKAN}", f"q={LANGKA.replace(' ', '+')}"
    daftar = {
        "meja kerja, pokja kab": (pokja, meja, None),
        "meja kerja, dinas provinsi": (dinas, meja, None),
        "meja kerja, verifikator": (pusat, meja, None),
        "usulan, pokja kab": (pokja, usulan, None),
        "usulan, pusat": (pusat, usulan, changelist),
        "usulan, pusat, status": (pusat, f"{usulan}?{saring}", admin_saring),
        "usulan, pusat, status, tahun": (pusat, f"{usulan}?{saring}&tahun=2024", f"{admin_saring}&tahun__exact=2024"),
        "usulan, pusat, cari": (pusat, f"{usulan}?{cari}", f"{changelist}?{cari}"),
        "sentra, pusat": (pusat, sentra, None),
        "sentra, pusat, cari": (pusat, f"{sentra}?{cari}", None),
        "usulan, satu halaman": (pokja, pilih(StatusUsulan.DITETAPKAN).get_absolute_url(), None),
    }
    if diperiksa := pilih(StatusUsulan.DI_KEMENTERIAN):
        daftar["meja pemeriksaan, verifikator"] = (pusat, reverse("pemeriksaan", args=[diperiksa.pk]), None)
    return daftar


def ukur(kerja) -> dict:
    """{name: times in ms}; `kerja` is {name: (connection, client, address)}, all taken in turn in each round."""
    waktu = {nama: [] for nama in kerja}
    for _ in range(PEMANASAN + ULANG):
        for nama, (sambungan, peramban, alamat) in kerja.items():
            connections["default"] = sambungan
            mulai = time.perf_counter()
            jawab = peramban.get(alamat)
            waktu[nama].append((time.perf_counter() - mulai) * 1000)
            assert jawab.status_code == 200, (alamat, jawab.status_code)
    return {nama: lama[PEMANASAN:] for nama, lama in waktu.items()}


def banding(lama, nilai, batas, lulus) -> str:
    return f"{lama:7.1f} ms {nilai:5.2f} x (batas {batas}{'' if lulus else ', MELESET'})"


def banyak_baris(sambungan, peramban, alamat) -> int:
    connections["default"] = sambungan
    return peramban.get(alamat).content.count(b"<tr")


def main():
    skala = {nama: basis_data(nama) for nama in ("kab", "nasional")}
    isi = {}
    for nama, sambungan in skala.items():
        connections["default"] = sambungan
        isi[nama] = halaman()
    gc.collect()
    gc.freeze()  # what wrote the rows is no part of a server's memory
    pengukur = Pengguna.objects.create_superuser("ukur", password="ukur", nama="Ukur")
    pengawas, tanpa = masuk(pengukur), masuk(pengukur)
    alamat_polos = reverse("polos", args=[Usulan.objects.first().nomor_perkara])
    with override_settings(MIDDLEWARE=MIDDLEWARE_DJANGO):
        tanpa.get(alamat_polos)  # the handler keeps the middleware of its first request
    kerja = {"polos": (skala["nasional"], tanpa, alamat_polos)}
    for nama, (peramban, alamat, di_admin) in isi["nasional"].items():
        kerja[nama] = (skala["nasional"], peramban, alamat)
        if di_admin:
            kerja["admin", nama] = (skala["nasional"], pengawas, di_admin)
    waktu = ukur(kerja)
    DaftarView.per_halaman = MejaKerja.BATAS = 2
    kerja_tumbuh = {(s, n): (skala[s], p, a) for s in skala for n, (p, a, _) in isi[s].items()}
    tumbuh, baris = ukur(kerja_tumbuh), {k: banyak_baris(*satu) for k, satu in kerja_tumbuh.items()}

    tengah = {nama: statistics.median(lama) for nama, lama in (waktu | tumbuh).items()}
    print(f"{'halaman':32}{'median':>8}{'p95 ms':>8}  {'kali polos':28}{'admin':38}nasional, dua baris: terhadap kab")
    for nama in ("polos", *isi["nasional"]):
        teks = f"{nama:32}{tengah[nama]:8.1f}{statistics.quantiles(waktu[nama], n=20)[-1]:8.1f}  "
        if nama != "polos":
            x = tengah[nama] / tengah["polos"]
            teks += f"{x:5.2f} x (batas {BATAS_POLOS}{'' if x <= BATAS_POLOS else ', MELESET'})".ljust(28)
        if lama := tengah.get(("admin", nama)):
            x, batas = lama / tengah[nama], BATAS_CARI if "cari" in nama else BATAS_ADMIN
            teks += banding(lama, x, batas, x >= batas)
        teks = teks.ljust(114)
        if lama := tengah.get(("kab", nama)):
            x = tengah["nasional", nama] / lama
            sama = baris["kab", nama] == baris["nasional", nama]
            teks += (
                banding(lama, x, BATAS_TUMBUH, x <= BATAS_TUMBUH) if sama else f"{lama:7.1f} ms {x:5.2f} x (isi lain)"
            )
        print(teks)


if __name__ == "__main__":
    main()
