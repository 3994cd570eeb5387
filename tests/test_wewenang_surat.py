"""Every kind of letter names the authority that the article of its own act names, whoever signs it.

The koperasi has members in two provinces, its office stands in Garut: licence Menteri, assessment Deputi, office
Bupati. A route that issues a kind which is not in the table below fails here.
"""

import re
from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone

from aturan.simpan_pinjam_2015.sanksi import Langkah
from core.dasar.izin import PERAN_MEMUTUS, Peran, kode_bertindak
from core.models import Urusan
from core.perkara.alur import Konteks, TidakBerwenang
from core.perkara.pindaian import kode_dipindai
from core.perkara.surat import Terbit, ditandatangani, susun_html
from ksp_usp.penilaian.alur import ALUR_PENILAIAN
from tests.pabrik import (
    buat_instansi,
    buat_kantor,
    buat_kantor_lama,
    buat_keputusan,
    buat_keterangan,
    buat_koperasi,
    buat_laporan_berkala,
    buat_pemeriksaan,
    buat_pengguna,
    buat_pengurus,
    buat_penilaian,
    buat_penyerahan,
    buat_permohonan,
    buat_perubahan,
    buat_sanksi,
    buat_usulan,
    majukan_penilaian,
)
from tests.pabrik.dasar import AWAL

pytestmark = pytest.mark.django_db

DINAS = "Kepala Dinas Koperasi dan UKM"
MENTERI, DEPUTI, BUPATI = "Menteri", "Deputi Bidang Pembiayaan", "Bupati Garut"
LEMBAGA = ""  # a paper of the office itself: in the own post, a.n. nobody
BERWENANG = {
    "izin_tanda_terima": LEMBAGA, "izin_kekurangan": LEMBAGA, "izin_penarikan": LEMBAGA,
    "izin_usaha": MENTERI, "izin_penolakan": MENTERI, "izin_registrasi": MENTERI,
    "kantor_tanda_terima": LEMBAGA, "kantor_kekurangan": LEMBAGA, "kantor_penarikan": LEMBAGA,
    "kantor_persetujuan": BUPATI, "kantor_penolakan": BUPATI, "kantor_gugur": BUPATI, "kantor_penutupan": BUPATI,
    **dict.fromkeys((f"kantor_{n}" for n in ("tutup_sendiri", "pindah", "kepala", "tidak_dicatat")), BUPATI),
    "periksa_tugas": DEPUTI, "periksa_ba": LEMBAGA,
    "penghentian": MENTERI, "hasil_penilaian": DEPUTI, "ba_penilaian": DEPUTI, "kertas_kerja": DEPUTI,
    "ba_seleksi": LEMBAGA, "lembar_provinsi": LEMBAGA, "lembar_kementerian": LEMBAGA, "pengembalian": LEMBAGA,
    "tidak_terpilih": LEMBAGA, "penarikan": f"{DINAS} Kabupaten Garut",
    "pengantar_kabkota": f"{DINAS} Kabupaten Garut", "pengantar_provinsi": f"{DINAS} Jawa Barat",
    "keputusan": MENTERI, "keterangan_izin": LEMBAGA, "penyerahan_koperasi": LEMBAGA, "laporan_tanda_terima": LEMBAGA,
    "laporan_tanda_aplikasi": LEMBAGA,
    **dict.fromkeys((f"sanksi_{satu.value}" for satu in Langkah), MENTERI), "sanksi_pemulihan": MENTERI,
    "sanksi_pembatalan": MENTERI, "sanksi_pembubaran": MENTERI,
}  # fmt: skip
ALUR = [m.alur for m in apps.get_models() if issubclass(m, Urusan)]
TERBIT = {efek.jenis_surat.kode: (alur, t, efek.jenis_surat)
          for alur in ALUR for t in alur.baris for efek in t.maka if isinstance(efek, Terbit)}  # fmt: skip


def nasional():
    return buat_koperasi(anggota=["32.05", "33.74"], lengkap=False)


PERKARA = {
    "permohonanizin": lambda: buat_permohonan(nasional(), lengkap=False),
    "jaringanpelayanan": lambda: buat_kantor(nasional(), lengkap=False),
    "penilaiankesehatan": lambda: buat_penilaian(nasional(), lengkap=False),
    "pemeriksaan": lambda: buat_pemeriksaan(nasional()),
    "laporanberkala": lambda: buat_laporan_berkala(nasional()),
    "sanksi": lambda: buat_sanksi(nasional()),
    "perubahankantor": lambda: buat_perubahan(kantor=buat_kantor_lama(nasional())),
    "penyerahankoperasi": lambda: buat_penyerahan(buat_koperasi(lengkap=False)),
    "keteranganizin": lambda: buat_keterangan(nasional()),
    "usulan": lambda: buat_usulan(lengkap=False),
    "keputusan": lambda: buat_keputusan([]),
}


def konteks(alur, t, **jabatan):
    """What the letter of step `t` would be made from, signed by somebody in the post `jabatan`."""
    urusan = PERKARA[alur.model._meta.model_name]()
    if t.peran == Peran.PENGURUS:
        pengguna = buat_pengurus(urusan.koperasi, **jabatan)
    else:
        kantor = buat_instansi(kode_bertindak(t.peran, urusan.wilayah_id, urusan.berwenang_id))
        pengguna = buat_pengguna(t.peran, kantor, **jabatan)
    return Konteks(t, [urusan], pengguna, pengguna.penugasan_aktif()[0], AWAL, timezone.now(), "", {})


@pytest.mark.parametrize("kode", sorted({*TERBIT, *BERWENANG}))
def test_tiap_surat_menyebut_yang_berwenang_atas_perbuatannya_sendiri(kode):
    alur, t, jenis = TERBIT[kode]
    pejabat = BERWENANG[kode]
    tanpa = konteks(alur, t, jabatan="Staf Ahli")
    lain = konteks(alur, t, jabatan="Staf Ahli", atas_nama="Sekretaris Daerah")
    if not pejabat:
        # The office acts by its own people, and leaves out a mandate of somebody else.
        for siapa in (tanpa, lain):
            assert ditandatangani(jenis, siapa).penugasan.baris_jabatan == ["Staf Ahli,"]
        return
    for siapa, tercatat in ((tanpa, "tercatat sebagai Staf Ahli tanpa mandat"), (lain, "mandat Anda dari Sekretaris")):
        with pytest.raises(TidakBerwenang, match=rf"wewenang {pejabat} .*{tercatat}.*mencatat mandat dari {pejabat},"):
            ditandatangani(jenis, siapa)
    bawahan = ditandatangani(jenis, konteks(alur, t, jabatan="Staf Ahli", atas_nama=pejabat)).penugasan
    assert bawahan.baris_jabatan == [f"a.n. {pejabat}", "Staf Ahli,"]
    # Who holds the post signs in it, whatever else he may sign in another's name; so does who acts in it.
    sendiri = ditandatangani(jenis, konteks(alur, t, jabatan=pejabat, atas_nama="Orang lain")).penugasan
    assert sendiri.baris_jabatan == [f"{pejabat},"]
    plt = ditandatangani(jenis, konteks(alur, t, jabatan=pejabat, sebutan="Plt.", sampai=date(2099, 1, 1))).penugasan
    assert plt.baris_jabatan == [f"Plt. {pejabat},"]


def test_hanya_tanda_terima_tidak_diarsipkan_bertanda_tangan():
    """A receipt leaves with whom it is for; of every other letter the office files the signed original."""
    assert TERBIT.keys() - kode_dipindai() == {
        "izin_tanda_terima", "kantor_tanda_terima", "laporan_tanda_terima", "laporan_tanda_aplikasi",
    }  # fmt: skip


def test_tanpa_mandat_langkah_tertutup_dengan_alasannya_dan_gerbang_menolak():
    p = majukan_penilaian(buat_penilaian(), "siap")
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05", jabatan="Kepala Bidang Kelembagaan")
    kalimat = r"Surat ini wewenang Bupati Garut .*tercatat sebagai Kepala Bidang Kelembagaan tanpa mandat"
    bisa = {x.t.aksi: x.sebab for x in ALUR_PENILAIAN.tersedia(p, pejabat)}
    assert re.match(kalimat, bisa["tetapkan"])
    assert bisa["kembalikan"] == ""
    with pytest.raises(TidakBerwenang, match=kalimat):
        ALUR_PENILAIAN.jalankan(p, "tetapkan", pejabat, versi=p.versi)
    p.refresh_from_db()
    assert p.status == "siap" and p.surat_id is None


def test_menteri_tidak_menandatangani_yang_menjadi_wewenang_deputi():
    _, t, jenis = TERBIT["hasil_penilaian"]
    with pytest.raises(TidakBerwenang, match=r"Pasal 31 ayat .2. huruf c.*Anda tercatat sebagai Menteri Koperasi"):
        ditandatangani(jenis, konteks(ALUR_PENILAIAN, t, jabatan="Menteri Koperasi"))


def test_ejaan_kantor_untuk_menteri_dan_wali_kota():
    alur, t, jenis = TERBIT["izin_usaha"]
    deputi = ditandatangani(jenis, konteks(alur, t, jabatan=DEPUTI, atas_nama="Menteri Koperasi")).penugasan
    assert deputi.jabatan_tercetak == f"a.n. Menteri Koperasi, {DEPUTI}"
    alur, t, jenis = TERBIT["kantor_persetujuan"]
    pj = konteks(alur, t, jabatan="Pj. Bupati Garut")
    assert ditandatangani(jenis, pj).penugasan.baris_jabatan == ["Pj. Bupati Garut,"]
    wakil = konteks(alur, t, jabatan="Wakil Bupati Garut", atas_nama="Bupati Garut")
    assert ditandatangani(jenis, wakil).penugasan.baris_jabatan == ["a.n. Bupati Garut", "Wakil Bupati Garut,"]


def test_sertifikat_lintas_provinsi_berkop_kantor_dan_ditandatangani_deputi():
    """The letterhead of the Menteri is for what the Menteri signs: on a certificate stands that of the ministry."""
    p = majukan_penilaian(buat_penilaian(buat_koperasi(anggota=["32.05", "33.74"], lengkap=False)), "siap")
    deputi = buat_pengguna(Peran.PEJABAT, kode="00", jabatan=DEPUTI, atas_nama="Menteri Koperasi")
    _, _, jenis = TERBIT["hasil_penilaian"]
    html = susun_html(jenis, ALUR_PENILAIAN.bayangan([p], "tetapkan", deputi))
    assert "kop-jabatan" not in html.partition("</style>")[2]
    assert "MENTERI KOPERASI" not in html and "a.n." not in html
    assert f"{DEPUTI} menerangkan bahwa" in html and f">{DEPUTI.upper()},</p>" in html


def test_siapa_menandatangani_dalam_jabatan_atau_menjadi_orang_kedua_perlu_dua_admin():
    """Derived from every row of every route: a new signing role cannot be forgotten."""
    penanda_tangan = {t.peran for kode, (_, t, _) in TERBIT.items() if BERWENANG[kode]}
    orang_kedua = {t.peran for alur in ALUR for t in alur.baris if t.bukan}
    assert penanda_tangan | orang_kedua == PERAN_MEMUTUS
