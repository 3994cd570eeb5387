"""Pages at the national scale: against a bare Django view, Django admin's list, and the scale of one regency.

Bars: 4 times a bare view (session, login, one indexed query; Django's own middleware); 15 times faster than the admin's
list of the same table with the same columns, filters and joins, 60 times for a rare word; median at most 1.3 times that
with one kabupaten/kota (500 times fewer rows). A database ukur_kab or ukur_nasional that is already there is taken as
it is. Server time is that of the whole WSGI handler with all middleware, in
this process through Django's test client, all pages in turn, round after round. For growth both scales show two rows a
page, so that only the rows behind the page differ; where the pages still differ there is no bar.
"""

import gc
import os
import statistics
import time
from datetime import date
from urllib.parse import urlencode

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
from core.dasar.izin import Peran  # noqa: E402
from core.halaman.daftar import DaftarView  # noqa: E402
from core.halaman.kerja import MejaKerja  # noqa: E402
from core.models import Instansi, Pengguna, Penugasan  # noqa: E402
from ksp_usp.koperasi.forms.koperasi import SaringKoperasi  # noqa: E402
from ksp_usp.koperasi.views.koperasi import KoperasiDaftar  # noqa: E402
from ksp_usp.models import Koperasi, PenilaianKesehatan  # noqa: E402
from perizinan.models import IzinUsaha, JaringanPelayanan, PermohonanIzin  # noqa: E402
from sentra_ukm.models import StatusUsulan, Usulan  # noqa: E402
from sentra_ukm.usulan.forms.usulan import SaringUsulan  # noqa: E402
from sentra_ukm.usulan.views.usulan import UsulanDaftar  # noqa: E402

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


class DaftarAdmin(admin.ModelAdmin):
    """The columns of one of our lists, with its joins; the admin's paging, counting and filters."""

    list_per_page = DaftarView.per_halaman

    def get_queryset(self, request):
        daftar = self.daftar()
        daftar.request = request
        return daftar.get_queryset()


def admin_dari(daftar, cari_pada, saring):
    isi = {"daftar": daftar, "search_fields": cari_pada, "list_filter": saring, "list_display": []}
    for n, kolom in enumerate(daftar.kolom):
        isi[f"kolom_{n}"] = admin.display(description=kolom.judul)(lambda self, baris, k=kolom: k.ambil(baris))
        isi["list_display"].append(f"kolom_{n}")
    return type(f"{daftar.__name__}Admin", (DaftarAdmin,), isi)


situs = admin.AdminSite()
situs.register(
    Usulan,
    admin_dari(
        UsulanDaftar, SaringUsulan.cari_pada, ["tahun", "status", "jenis", "sumber_dana", "wilayah__induk", "wilayah"]
    ),
)
situs.register(
    Koperasi,
    admin_dari(
        KoperasiDaftar, SaringKoperasi.cari_pada,
        ["jenis", "bentuk", "pola", "wilayah__induk", "wilayah", ("berizin_sejak", admin.EmptyFieldListFilter)],
    ),
)  # fmt: skip
urls.urlpatterns += [path("ukur/admin/", situs.urls), path("ukur/polos/<str:nomor>/", polos, name="polos")]


def basis_data(skala):
    """A database of its own with the rows of one scale; returns the connection."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [f"ukur_{skala}"])
        if baru := kursor.fetchone() is None:
            kursor.execute(f"CREATE DATABASE ukur_{skala}")
    asal = connections["default"]
    isi = {**asal.settings_dict, "NAME": f"ukur_{skala}"}
    sambungan = connections["default"] = load_backend(isi["ENGINE"]).DatabaseWrapper(isi, "default")
    call_command("migrate", verbosity=0)
    if baru:
        call_command("buat_data", skala=skala, verbosity=0)
        call_command("buat_data_usp", verbosity=0)
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE")  # what autovacuum has done long before people come
    connections["default"] = asal
    return sambungan


def masuk(pengguna) -> Client:
    peramban = Client()
    peramban.force_login(pengguna, backend=settings.AUTHENTICATION_BACKENDS[-1])
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
    return daftar | halaman_usp(pusat, meja)


def halaman_usp(pusat, meja):
    """The same for savings and loans: desks of those who license and assess, lists, one page of each kind."""
    loket, pemeriksa, penilai = (pegawai(p, KAB) for p in (Peran.LOKET, Peran.PEMERIKSA, Peran.PENILAI))
    return {
        "meja kerja, loket kab": (loket, meja, None),
        "meja kerja, pemeriksa kab": (pemeriksa, meja, None),
        "meja kerja, penilai kab": (penilai, meja, None),
        "meja kerja, pejabat provinsi": (pegawai(Peran.PEJABAT, KAB[:2]), meja, None),
        **halaman_koperasi(pusat, loket),
        **halaman_permohonan(pusat, loket, pemeriksa),
        **halaman_izin(pusat, loket),
        **halaman_kantor(pusat, loket),
        **halaman_penilaian(pusat, penilai),
    }


def satu(daftar):
    return daftar.order_by("pk").first()


def cari(alamat: str, kata: str) -> str:
    """The address of a search for something that is in the register once."""
    return f"{alamat}?{urlencode({'q': kata})}"


def halaman_koperasi(pusat, loket):
    koperasi, changelist = reverse("koperasi_daftar"), "/ukur/admin/ksp_usp/koperasi/"
    ksp, jenis = "jenis=ksp&izin=ya", "jenis__exact=ksp"
    contoh = satu(
        Koperasi.objects.filter(
            wilayah=KAB, berwenang=KAB, bentuk="primer", penilaian__status="ditetapkan", penilaian__cara="hitung"
        )
    )
    return {
        "koperasi, loket kab": (loket, koperasi, None),
        "koperasi, pusat": (pusat, koperasi, changelist),
        "koperasi, pusat, KSP berizin": (
            pusat, f"{koperasi}?{ksp}", f"{changelist}?{jenis}&berizin_sejak__isempty=0",
        ),
        "koperasi, pusat, provinsi": (
            pusat, f"{koperasi}?wilayah__induk={KAB[:2]}", f"{changelist}?wilayah__induk__kode__exact={KAB[:2]}",
        ),
        "koperasi, pusat, cari": (pusat, cari(koperasi, contoh.badan_hukum), cari(changelist, contoh.badan_hukum)),
        "koperasi, satu halaman": (loket, contoh.get_absolute_url(), None),
    }  # fmt: skip


def halaman_permohonan(pusat, loket, pemeriksa):
    permohonan = reverse("permohonan_daftar")
    terbit = satu(PermohonanIzin.objects.filter(berwenang=KAB, status="terbit", jenis="baru", versi=5))
    siap = satu(PermohonanIzin.objects.filter(berwenang=KAB, status="lengkap", jenis="baru"))
    return {
        "permohonan, loket kab": (loket, permohonan, None),
        "permohonan, pusat": (pusat, permohonan, None),
        "permohonan, pusat, status, KSP": (pusat, f"{permohonan}?status=terbit&koperasi__jenis=ksp", None),
        "permohonan, pusat, cari": (pusat, cari(permohonan, terbit.nomor_perkara), None),
        "permohonan, satu halaman": (loket, terbit.get_absolute_url(), None),
        "permohonan, meja pemeriksaan": (pemeriksa, reverse("permohonan_pemeriksaan", args=[siap.pk]), None),
    }


def halaman_izin(pusat, loket):
    izin, registrasi = reverse("izin_daftar"), reverse("registrasi_daftar")
    contoh = satu(IzinUsaha.objects.filter(penerbit=KAB, terdahulu=True))
    return {
        "izin, loket kab": (loket, izin, None),
        "izin, pusat": (pusat, izin, None),
        "izin, pusat, dicabut, provinsi": (pusat, f"{izin}?keadaan=dicabut&kedudukan__induk={KAB[:2]}", None),
        "izin, pusat, cari": (pusat, cari(izin, contoh.nomor), None),
        "izin, satu halaman": (loket, contoh.get_absolute_url(), None),
        "registrasi, loket kab": (loket, registrasi, None),
        "registrasi, pusat": (pusat, registrasi, None),
    }


def halaman_kantor(pusat, loket):
    kantor = reverse("jaringan_daftar")
    contoh = satu(JaringanPelayanan.objects.filter(berwenang=KAB, status="beroperasi", jenis="kc", terdahulu=False))
    return {
        "kantor, loket kab": (loket, kantor, None),
        "kantor, pusat": (pusat, kantor, None),
        "kantor, pusat, cari": (pusat, cari(kantor, contoh.nomor_perkara), None),
        "kantor, satu halaman": (loket, contoh.get_absolute_url(), None),
    }


def halaman_penilaian(pusat, penilai):
    penilaian = reverse("penilaian_daftar")
    contoh = satu(PenilaianKesehatan.objects.filter(berwenang=KAB, status="ditetapkan", cara="hitung"))
    return {
        "penilaian, penilai kab": (penilai, penilaian, None),
        "penilaian, pusat": (pusat, penilaian, None),
        "penilaian, pusat, tahun, predikat": (pusat, f"{penilaian}?tahun_buku=2024&predikat=cukup_sehat", None),
        "penilaian, pusat, cari": (pusat, cari(penilaian, contoh.nomor_perkara), None),
        "penilaian, satu halaman": (penilai, contoh.get_absolute_url(), None),
    }


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
    pengukur, _ = Pengguna.objects.get_or_create(username="ukur", nama="Ukur", is_staff=True, is_superuser=True)
    Penugasan.objects.get_or_create(  # whose lists show every row, as the admin does
        pengguna=pengukur, instansi=Instansi.objects.filter(wilayah="00").first(), peran=Peran.AUDITOR,
        jabatan="Auditor", mulai=date(2022, 1, 3), dasar="Pengukuran",
    )  # fmt: skip
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
