"""Every address x role x own or foreign region: who gets the page, who is told why not, for whom it does not exist.

The table names every address of the site; an address without a row fails. 200 for those in the row; 404 for whoever
may not see the thing; for the rest a refusal in words (403) or the way to where they belong (302). What is refused
changes nothing when it is posted either.
"""

import io
import re
from collections import Counter
from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfWriter

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.halaman.paparan import halaman_pribadi
from core.models import Gangguan, Paparan, Pengguna, Saringan, Surat
from core.perkara.berkas import simpan_berkas
from ksp_usp.models import AnggotaTimPenilai, Koperasi, Orang, Pendiri
from perizinan.models import JaringanPelayanan, Pemeriksaan, Pengaduan, PermohonanIzin, PersonelKantor
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.models import Lampiran2, Ukm
from tests import pabrik
from tests.bantu_masuk import beri_aplikasi
from tests.ksp_usp.koperasi import lembar as lembar_koperasi
from tests.matriks_halaman import DITULIS, KANTOR, ORANG, PENGURUS, PERAN_DAHULU, nama_alamat, tabel

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(db):
    """A draft, a usulan at the province, a signed Keputusan and an open draft, with all that hangs on them."""
    draf = pabrik.buat_usulan()
    terpilih = pabrik.majukan(pabrik.buat_usulan(), "terpilih")
    keputusan = pabrik.buat_keputusan([terpilih])
    for aksi, peran in (
        ("ajukan_periksa", Peran.PENYUSUN_KEPUTUSAN),
        ("nyatakan_benar", Peran.PENYUSUN_KEPUTUSAN),
        ("tandatangani", Peran.PENETAP),
    ):
        ALUR_KEPUTUSAN.jalankan(keputusan, aksi, pabrik.buat_pengguna(peran), versi=keputusan.versi)
    ukm = draf.ukm.first()
    ukm.nik = "3205004101800001"
    ukm.save()
    pdf = io.BytesIO()
    penulis = PdfWriter()
    penulis.add_blank_page(100, 100)
    penulis.write(pdf)
    koperasi = pabrik.buat_koperasi()
    # Two confirmed years, which a clock that starts today may reach; the year before is left to be confirmed.
    pabrik.konfirmasi_kalender(hari_ini().year, hari_ini().year + 1)
    kantor = {s: pabrik.majukan_kantor(pabrik.buat_kantor(koperasi), s).pk for s in KANTOR}
    # A licence of some years ago: many reports are owed, and one is in.
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    koperasi.refresh_from_db()
    pabrik.catat_kewajiban(koperasi, "satuan_tugas", False)
    return {
        "kantor": kantor | {"draf": pabrik.buat_kantor(koperasi).pk},
        "koperasi": koperasi.pk,
        "permohonan": pabrik.buat_permohonan(koperasi).pk,
        "di_pemeriksa": pabrik.majukan_izin(pabrik.buat_permohonan(), "diterima").pk,
        "izin": pabrik.buat_izin().pk,
        "sekunder": (sekunder := pabrik.buat_koperasi(bentuk="sekunder", lengkap=False)).pk,
        "sendiri": [pabrik.disusun(u).pk for u in (pabrik.buat_permohonan(sekunder), pabrik.buat_kantor(koperasi))],
        "orang": koperasi.orang.first().pk,
        "laporan": pabrik.buat_laporan_berkala(koperasi, 2026, 2).pk,
        "laporan_draf": pabrik.buat_laporan_berkala(koperasi, 2026, 3, status="draf").pk,
        "laporan_sendiri": pabrik.buat_laporan_berkala(koperasi, 2026, 1, status="disusun").pk,
        "teguran": (teguran := pabrik.buat_sanksi(koperasi, status="berlaku")).pk,
        "surat_sanksi": teguran.surat_id,
        "keterangan": pabrik.buat_keterangan(koperasi).pk,
        **pabrik.buat_warisan(koperasi),
        "perubahan": pabrik.buat_perubahan().pk,
        "sanksi_draf": pabrik.buat_sanksi().pk,
        "penilaian": pabrik.buat_penilaian(tim=[]).pk,
        "catat": pabrik.buat_penilaian(tim=[], cara="catat", lengkap=False).pk,
        "penilai": pabrik.buat_penilai().pk,
        "pengaduan": pabrik.buat_pengaduan(koperasi).pk,
        "pemeriksaan": {
            status: pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(), status, pengawasan__satuan_tugas="Belum ada.")
            for status in ("rencana", "ditugaskan", "tindak_lanjut")
        },
        "usulan": draf.pk,
        "di_provinsi": pabrik.majukan(pabrik.buat_usulan(), "di_provinsi").pk,
        "sentra": terpilih.sentra_id,
        "keputusan": keputusan.pk,
        "rancangan": pabrik.buat_keputusan([]).pk,
        "surat": Surat.objects.filter(jenis="ba_seleksi").first().pk,
        "berkas": simpan_berkas(
            SimpleUploadedFile("a.pdf", pdf.getvalue()), draf.dibuat_oleh, draf, "prospek_pasar"
        ).pk,
        "ukm": ukm.kunci,
        "saringan": Saringan.objects.create(
            pengguna=draf.dibuat_oleh,
            daftar="/usulan/",
            judul="Usulan",
            nama="Draf",
            kueri="status=draf",
            instansi=pabrik.buat_instansi("32.05"),
        ).pk,
        "gangguan": Gangguan.objects.create(kode="K-ABCD-EF", apa="A", dampak="D", sejak=timezone.now()).kode,
        "instansi": pabrik.buat_instansi("32.05").pk,
        "pegawai": (pegawai := pabrik.buat_pengguna(Peran.DINAS_KABKOTA)).pk,
        "faktor": beri_aplikasi(pegawai).pk,
        "penugasan": pegawai.penugasan.get().pk,
        "permintaan": pabrik.buat_permintaan(pegawai).pk,
        "draf": draf,
    }


@pytest.fixture
def penghuni(dunia, client):
    """The people, and the previews of rows that the Pokja and the loket have waiting."""
    orang = {nama: pabrik.buat_pengguna(peran, kode=kode) for nama, (peran, kode) in ORANG.items()}
    d = dunia["pemeriksaan"]["ditugaskan"]
    dunia["foto"] = pabrik.foto_pemeriksaan(d).pk
    for p in (d, dunia["pemeriksaan"]["rencana"]):
        p.tim.create(pengguna=orang["pengawas"])
    pabrik.jawab_periksa(d, pengawasan__satuan_tugas="Belum ada.")
    for nama, kunci in zip(PENGURUS, ("koperasi", "sekunder"), strict=True):
        orang[nama] = pabrik.buat_pengurus(Koperasi.objects.get(pk=dunia[kunci]))
    for kunci in ("penilaian", "catat"):
        AnggotaTimPenilai.objects.create(penilaian_id=dunia[kunci], pengguna=orang["penilai"], ketua=True)
    dunia["unduhan"] = pabrik.buat_unduhan(orang["pokja"]).pk
    client.force_login(orang["pokja"])
    kepala = "Nama UKM", "Nama pemilik", "Produk", "Omzet/bulan", "Penjualan setahun", "Kekayaan bersih", "Tenaga kerja"
    lembar = "\t".join(kepala) + "\nA\tB\tC\tx\t1\t1\t1"
    client.post(reverse("ukm_tempel", args=[dunia["usulan"]]), {"tempelan": lembar})
    client.force_login(orang["loket"])
    client.post(reverse("koperasi_impor"), {"lembar": lembar_koperasi.xlsx(lembar_koperasi.baris(1))})
    return orang


@pytest.fixture
def peramban(penghuni):
    """A browser for each of the people, who logs in once: three thousand times took a quarter of the run."""
    hasil = {siapa: Client() for siapa in penghuni}
    for siapa, pengguna in penghuni.items():
        hasil[siapa].force_login(pengguna)
    return hasil


# The button that a page leads on by (of a file nothing is looked at).
UTAMA = re.compile(rb'class="btn btn-primary')


def peran_dahulu(nama):
    return nama in PERAN_DAHULU or nama.split("_")[0] in PERAN_DAHULU


def tandai_orang():
    """Every person of the examples by a name that stands nowhere else; an officer by his NIP."""
    Ukm.objects.update(nama_pemilik="TANDAORANG Pemilik", telepon="TANDAORANG 1")
    Lampiran2.objects.update(kontak="TANDAORANG Narahubung", telepon="TANDAORANG 2")
    Orang.objects.update(nama="TANDAORANG Pengurus")
    Pendiri.objects.update(nama="TANDAORANG Pendiri", jenis=Pendiri.Jenis.ORANG)
    PermohonanIzin.objects.update(deposito_pemegang="TANDAORANG Pemegang")
    JaringanPelayanan.objects.update(kepala_nama="TANDAORANG Kepala")
    PersonelKantor.objects.update(nama="TANDAORANG Personel")
    Pengaduan.objects.update(pelapor="TANDAORANG Pelapor")
    Pemeriksaan.objects.update(ditemui="TANDAORANG Wakil")
    Pengguna.objects.update(nip="TANDAORANG")


def harus_tercatat(nama, balasan) -> bool:
    """Whether this answer belongs in the log of views: the page is declared to show people, or is a file."""
    papar = halaman_pribadi()[nama]
    return bool(papar and papar.siapa) or not balasan.headers["Content-Type"].startswith(("text/", "application/json"))


def test_tiap_alamat_menyatakan_data_pribadi_siapa_yang_ditampilkannya():
    kurang = nama_alamat() ^ halaman_pribadi().keys()
    assert not kurang, "Tiap alamat perlu satu baris pada HALAMAN di pribadi.py aplikasinya: TANPA, atau siapa."


def test_tiap_alamat_hanya_terbuka_bagi_yang_berhak(dunia, penghuni, peramban):
    """And who saw the people of a page is logged: one view one row, nothing for a refusal or a redirect."""
    salah, dilihat = [], Counter()
    tandai_orang()
    for nama, (arg, melihat, dapat) in tabel(dunia, penghuni).items():
        alamat = reverse(nama, args=arg)
        for siapa, peramban_dia in peramban.items():
            balasan = peramban_dia.get(alamat)
            kode = balasan.status_code
            if kode == 200 and harus_tercatat(nama, balasan):
                dilihat[nama, penghuni[siapa].pk] += 1
            elif kode == 200 and nama != "akun" and b"TANDAORANG" in balasan.content:
                salah.append((nama, siapa, "menampilkan orang, dinyatakan TANPA"))
            if kode == 200 and not balasan.streaming and len(UTAMA.findall(balasan.content)) > 1:
                salah.append((nama, siapa, "lebih dari satu tombol utama"))
            if siapa in dapat:
                baik = kode == 200
            elif siapa in melihat:
                baik = kode in (302, 403)
            else:
                baik = kode == 404 or (kode == 403 and peran_dahulu(nama))
            if not baik:
                salah.append((nama, siapa, kode))
        balasan = Client().get(alamat)
        if (balasan.status_code, balasan.headers.get("Location", "")[:7]) != (302, "/masuk/"):
            salah.append((nama, "tanpa masuk", balasan.status_code))
    assert not salah
    assert Counter(Paparan.objects.values_list("halaman", "pengguna")) == dilihat


# Of a session whose it is: when it was last in use changes by the clock, whatever it asked for.
SIDIK = {"core.Sesi": ("pk", "pengguna")}


def sidik_data():
    """Every row of our own apps, as one comparable value."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list(*SIDIK.get(model._meta.label, ()))))
        for app in ("core", "ksp_usp", "perizinan", "sentra_ukm")
        for model in apps.get_app_config(app).get_models()
        if model._meta.label != "core.Pengguna"
    }


def test_yang_tidak_berhak_tidak_mengubah_apa_pun_dengan_post(dunia, penghuni, peramban):
    sebelum, salah = sidik_data(), []
    for nama, (arg, _, dapat) in tabel(dunia, penghuni).items():
        alamat = reverse(nama, args=arg)
        for siapa, peramban_dia in peramban.items():
            if siapa in DITULIS.get(nama, dapat):
                continue
            kode = peramban_dia.post(alamat, {"versi": "1", "alasan": "x", "nama": "x", "lanjut": "ya"}).status_code
            if kode not in (302, 403, 404, 405):
                salah.append((nama, siapa, kode))
    assert not salah
    assert sidik_data() == sebelum


def test_alamat_yang_hanya_menerima_post_menolak_get(client, dunia):
    client.force_login(dunia["draf"].dibuat_oleh)
    assert client.get(reverse("keluar")).status_code == 405
    assert client.get(reverse("berkas_unggah", args=["usulan", dunia["usulan"]])).status_code == 405
