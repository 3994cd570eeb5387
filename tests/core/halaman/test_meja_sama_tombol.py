"""The desk is the buttons: a case waits for a person exactly where its page has a turn of the route open to them.

Made from the routes themselves: every kind of case, every status, every role that the route knows at the office of the
case, at a foreign one and at one above; besides them whoever did all that a second person has to look at. What is no
turn of anybody and what waits for another person stands in the tables below, each with its reason.
"""

import pytest
from django.apps import apps

from core.dasar.izin import KODE_PUSAT, PETUGAS, Peran, kode_bertindak
from core.models import Urusan
from core.perkara.jejak import catat_banyak
from ksp_usp.models import AnggotaTimPenilai
from tests import pabrik
from tests.test_matriks_gerbang import (
    kantor_koperasi_nasional,
    laporan_koperasi_nasional,
    penilaian_lintas_kota,
    permohonan_lintas_kota,
    perubahan_koperasi_nasional,
    sanksi_lintas_kota,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CONTOH = {
    "usulan": lambda: pabrik.buat_usulan(lengkap=False),
    "keputusan": lambda: pabrik.buat_keputusan([]),
    "permohonanizin": permohonan_lintas_kota,
    "penilaiankesehatan": penilaian_lintas_kota,
    "jaringanpelayanan": kantor_koperasi_nasional,
    "laporanberkala": laporan_koperasi_nasional,
    "sanksi": sanksi_lintas_kota,
    "perubahankantor": perubahan_koperasi_nasional,
    "keteranganizin": pabrik.buat_keterangan,
    "lembarlama": pabrik.buat_lembar_lama,
    "penyerahankoperasi": pabrik.buat_penyerahan,
    "pemeriksaan": pabrik.buat_pemeriksaan,
}
# Offices besides the own one: a foreign one and one above, for whatever office the case names.
LAIN = {"32.05": ("32.06", "32"), "32": ("33", KODE_PUSAT), KODE_PUSAT: ("32",)}

# Steps that are offered and wait for nobody: what stands here keeps no case on a desk, whoever may take it.
TARIK = "menarik atau membuang: hak yang boleh tidak dipakai"
KEMBALI = "jalan kembali di samping langkah yang ditunggu dari orang yang sama"
KEADAAN = "baru ada bila sesuatu terjadi; lajur atau daftarnya sendiri yang menyebutnya"
AMBIL = "rancangan itu masih di tangan koperasi"
SAMPING = {
    "usulan": {"batalkan": TARIK, "tarik": TARIK, "tinjau_kembali": KEADAAN},
    "keputusan": {"batalkan": TARIK},
    "permohonanizin": {"tarik": TARIK, "ambil_alih": AMBIL, "teruskan": "berkas yang salah alamat"},
    "penilaiankesehatan": {"batalkan": TARIK, "hentikan": KEADAAN},
    "jaringanpelayanan": {
        **{"tarik": TARIK, "ambil_alih": AMBIL, "catat_terdahulu": KEADAAN, "usulkan_tutup": KEADAAN},
        **dict.fromkeys(("temukan_mulai", "temukan_tidak_mulai", "lapor_mulai"), KEADAAN),
    },
    "laporanberkala": {"buang": TARIK, "ambil_alih": AMBIL},
    "sanksi": {
        "tidak_jadi": TARIK,
        **dict.fromkeys(("nyatakan_dipenuhi", "pulihkan", "batalkan", "nyatakan_berakhir"), KEADAAN),
    },
    "perubahankantor": {"tarik": TARIK, "tolak_perubahan": KEMBALI},
    "keteranganizin": {"batalkan_keterangan": TARIK, "tolak_permintaan": KEMBALI},
    "lembarlama": {"ajukan": "lembarnya sendiri terbuka bagi orang yang sama", "buang": TARIK, "kembalikan": KEMBALI},
    "penyerahankoperasi": {"tidak_jadi": TARIK, "kembalikan": KEMBALI},
    "pemeriksaan": {"tidak_jadi": TARIK},
}
# Turns that are open on the page and wait for somebody else: {kind: {(status, role): reason}}.
MILIK_ORANG = {
    "usulan": dict.fromkeys(
        (("di_provinsi", "pokja_provinsi"), ("di_kementerian", "verifikator")),
        "yang kembali menunggu pemeriksanya dahulu; rekan yang membuka urusannya boleh mengambil alih",
    ),
}
URUSAN = [m for m in apps.get_models() if issubclass(m, Urusan)]


def orang_rute(urusan) -> dict[tuple[str, str], object]:
    """{(role, who): person}: of every role of the route one at the own office, a foreigner, one above, and `pelaku`,
    who did what only somebody else may look at; and who holds it in person."""
    alur, hasil = urusan.alur, {}
    peran = {t.peran for t in alur.baris} | {p for satu in alur.ubah.values() for p in satu}
    for p in sorted(Peran(p) for p in peran if p in PETUGAS):
        kode = kode_bertindak(p, urusan.wilayah_id, urusan.berwenang_id)
        for siapa, di in (("sendiri", kode), ("pelaku", kode), *((lain, lain) for lain in LAIN[kode])):
            hasil[p.value, siapa] = pabrik.buat_pengguna(p, kode=di)
        for aksi in sorted({a for t in alur.baris for a in t.bukan}):
            isi = {"kalimat": aksi, "wilayah_id": urusan.wilayah_id}
            catat_banyak([(urusan, isi)], aksi, pengguna=hasil[p.value, "pelaku"])
    return hasil | pemegang(urusan)


def pemegang(urusan) -> dict[tuple[str, str], object]:
    """Who holds the case in person: its team, or the examiner to whom it comes back."""

    def satu(peran, kode):
        return {(peran.value, "pemegang"): pabrik.buat_pengguna(peran, kode=kode)}

    match urusan._meta.model_name:
        case "penilaiankesehatan":
            hasil = satu(Peran.PENILAI, urusan.berwenang_id)
            AnggotaTimPenilai.objects.create(penilaian=urusan, pengguna=hasil["penilai", "pemegang"])
        case "pemeriksaan":
            hasil = satu(Peran.PENGAWAS, urusan.berwenang_id)
            urusan.tim.create(pengguna=hasil["pengawas", "pemegang"])
        case "usulan":
            hasil = satu(Peran.POKJA_PROVINSI, "32") | satu(Peran.VERIFIKATOR, KODE_PUSAT)
            urusan.pemeriksa_provinsi = hasil["pokja_provinsi", "pemegang"]
            urusan.pemeriksa_kementerian = hasil["verifikator", "pemegang"]
            urusan.save()
        case _:
            hasil = {}
    return hasil


def terbuka(urusan, pengguna) -> bool:
    """Whether the page has a turn of the route for this person: a main step that is open, or the form."""
    tersedia = urusan.alur.tersedia(urusan, pengguna)
    return any(x.t.utama and x.bisa for x in tersedia) or urusan.alur.dapat_diubah(urusan, pengguna)


@pytest.mark.parametrize("model", URUSAN, ids=lambda m: m._meta.model_name)
def test_meja_memuat_urusan_tepat_bagi_yang_punya_langkahnya(model):
    nama, alur = model._meta.model_name, model.alur
    urusan = CONTOH[nama]()
    orang = orang_rute(urusan)
    beda, menunggu = {}, set()
    for status in alur.status:
        model.objects.filter(pk=urusan.pk).update(status=status)
        satu = model.objects.select_related("wilayah", "berwenang").get(pk=urusan.pk)
        for (peran, siapa), pengguna in orang.items():
            di_meja = alur.antrean(pengguna).filter(pk=satu.pk).exists()
            if di_meja:
                menunggu.add((status.value, peran))
            if di_meja is not terbuka(satu, pengguna):
                beda[status.value, peran, siapa] = di_meja
    # A colleague's desk is spared what its holder awaits, and nothing else differs.
    assert {(status, peran) for status, peran, _ in beda} == set(MILIK_ORANG.get(nama, {}))
    assert not any(di_meja or siapa == "pemegang" for (_, _, siapa), di_meja in beda.items())
    # Every turn of the route was somebody's here.
    giliran = {(s, t.peran) for t in alur.baris if t.utama and not t.lewat for s in t.asal if s}
    giliran |= {(s, p) for s, satu in alur.ubah.items() for p in satu}
    assert menunggu == {(s, p) for s, p in giliran if p in PETUGAS}


def test_tiap_langkah_yang_tidak_ditunggu_siapa_pun_punya_alasannya():
    samping = {
        m._meta.model_name: {t.aksi for t in m.alur.baris if not t.utama and not t.lewat and t.peran in PETUGAS}
        for m in URUSAN
    }
    assert samping == {nama: set(aksi) for nama, aksi in SAMPING.items()}
