"""The team of Pasal 31 ayat (4), and the pairs of eyes."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from aturan.bahasa import PENGENDALIAN
from core.dasar.izin import Peran
from core.models import Penugasan
from core.perkara.alur import LangkahTidakSah, PelakuSama, TidakBerwenang
from ksp_usp.models.orang import kunci_nama
from ksp_usp.penilaian.alur import ALUR_PENILAIAN, SYARAT_PENILAIAN
from ksp_usp.penilaian.surat import tim_penilai
from ksp_usp.penilaian.syarat import (
    tim_memenuhi,
)
from tests.ksp_usp.penilaian.alur.bantu import HARI, PELAKU, ambil, jalan, koperasi_baru, tolak, ubah
from tests.pabrik import (
    AWAL,
    buat_instansi,
    buat_orang,
    buat_pengguna,
    buat_penilai,
    buat_penilaian,
    majukan_penilaian,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("surat_ringan")]


def tambah_peran(pengguna, peran):
    Penugasan.objects.create(
        pengguna=pengguna, instansi=buat_instansi("32.05"), peran=peran, jabatan="Rangkap", mulai=AWAL, dasar="SK uji"
    )
    return type(pengguna).objects.get(pk=pengguna.pk)


# Pasal 31 ayat (4): the team


@pytest.mark.parametrize(
    ("pendidikan", "baik"),
    [
        ("sma", False),
        ("d1", False),
        ("d2", False),
        ("d3", True),
        ("d4", True),
        ("s1", True),
        ("s2", True),
        ("s3", True),
    ],
)
def test_penilai_paling_sedikit_diploma_iii(pendidikan, baik):
    p = buat_penilaian(tim=[buat_penilai(pendidikan=pendidikan)])
    sebut = "syarat minimal Diploma III (Pasal 31 ayat (4) huruf a Permen KUKM 15/2015): tidak terpenuhi"
    if baik:
        jalan(p, "selesai_isi")
    else:
        assert sebut in tolak(p)


@pytest.mark.parametrize(
    ("nip", "asn", "sebut"),
    [
        ("", None, "aparatur sipil negara: belum diisi"),
        ("", False, "aparatur sipil negara: tidak, syarat ya (Pasal 31 ayat (4) Permen KUKM 15/2015): tidak terpenuhi"),
        ("198001012005011001", False, "aparatur sipil negara: tidak"),
        ("198001012005011001", None, ""),
        ("198001012005011001", True, ""),
    ],
)
def test_anggota_tim_aparatur_sipil_negara(nip, asn, sebut):
    penilai = buat_penilai(asn=asn)
    type(penilai).objects.filter(pk=penilai.pk).update(nip=nip)
    p = buat_penilaian(tim=[penilai])
    if sebut:
        assert sebut in tolak(ambil(p))
    else:
        jalan(p, "selesai_isi")


def test_pengendalian_aplikasi_tidak_menyebut_pasal():
    """What the regulation does not say: two pairs of eyes, the statement of each member, evidence, one team a year."""
    p = majukan_penilaian(buat_penilaian(), "diperiksa")
    sendiri = {t.kode for guard in SYARAT_PENILAIAN for t in guard(p, HARI) if t.dasar == PENGENDALIAN}
    assert {"penilaian.tim", "penilaian.satu_hasil", "penilaian.bukti"} <= sendiri
    assert not {kode for kode in sendiri if kode.startswith("penilai.")}
    assert str(PENGENDALIAN) == PENGENDALIAN.sebutan == "pengendalian aplikasi"
    jalan(p, "nyatakan_benar")
    assert ambil(p).jejak.last().pasal == "pengendalian aplikasi"


@pytest.mark.parametrize("isi", [{"pelatihan": ""}, {"pelatihan_nomor": ""}, {"pelatihan_nomor": "  "}])
def test_penilai_tanpa_pelatihan_ditolak(isi):
    kalimat = tolak(buat_penilaian(tim=[buat_penilai(**isi)]))
    assert "telah mengikuti pelatihan atau bimbingan teknis penilaian kesehatan: belum diisi" in kalimat
    assert "Pasal 31 ayat (4) huruf b" in kalimat


def test_penilai_yang_kualifikasinya_belum_dicatat_ditolak():
    kalimat = tolak(buat_penilaian(tim=[buat_pengguna(Peran.PENILAI, kode="32.05")]))
    assert "pendidikan anggota tim penilai: belum diisi" in kalimat
    assert "penilaian kesehatan: belum diisi" in kalimat


@pytest.mark.parametrize(
    ("nyata", "sebut"), [(None, "belum menyatakan tidak punya"), (False, "ganti dengan orang lain")]
)
def test_pernyataan_tanpa_hubungan(nyata, sebut):
    p = buat_penilaian()
    p.tim.update(tanpa_hubungan=nyata)
    assert sebut in tolak(ambil(p))


def test_tanpa_tim_petugas_penilai_mengisi_dan_pejabat_menetapkan():
    """ "Dapat dibentuk": the requirements are for members of a team, and the pairs of eyes remain."""
    p = buat_penilaian(tim=[])
    [temuan] = tim_memenuhi(p, HARI)
    assert temuan.terpenuhi and temuan.kalimat.startswith("Tanpa tim penilai")
    petugas = buat_pengguna(Peran.PENILAI, kode="32.05")
    assert ALUR_PENILAIAN.dapat_diubah(p, petugas) and p in ALUR_PENILAIAN.antrean(petugas)
    assert not ALUR_PENILAIAN.dapat_diubah(p, buat_pengguna(Peran.PENILAI, kode="32.73"))
    jalan(p, "selesai_isi", petugas)
    with pytest.raises(PelakuSama):
        jalan(ambil(p), "nyatakan_benar", petugas)
    jalan(ambil(p), "nyatakan_benar")
    jalan(ambil(p), "tetapkan")
    p = ambil(p)
    assert [b["nama"] for b in tim_penilai(p)] == [p.diisi_oleh.nama, p.diperiksa_oleh.nama]
    assert "petugas penilai pada" in p.daftar_surat.get(jenis="ba_penilaian").html


def test_satu_anggota_yang_tidak_memenuhi():
    dua = buat_penilaian(tim=[buat_penilai(), buat_penilai(pendidikan="d2")])
    temuan = [(t.kode, t.terpenuhi) for t in tim_memenuhi(dua, HARI)]
    orang = ("penilai.asn", "penilai.pendidikan", "penilai.pelatihan", "penilaian.tim")
    assert temuan == [(kode, True) for kode in orang] + [(kode, kode != "penilai.pendidikan") for kode in orang]


@pytest.mark.parametrize("golongan", ["pengurus", "pengawas", "pengelola"])
def test_penilai_tidak_menilai_koperasinya_sendiri(golongan):
    anggota = buat_penilai()
    p = buat_penilaian(tim=[buat_penilai(), anggota])
    jabatan = buat_orang(p.koperasi, golongan, nama=f"Drs. H. {anggota.nama.upper()}, M.M.").jabatan
    kalimat = tolak(p)
    assert f"{anggota.nama}: namanya tercatat sebagai {jabatan} ({golongan}) koperasi ini" in kalimat
    assert "penilai tidak menilai koperasinya sendiri" in kalimat
    with pytest.raises(PelakuSama, match="penilaian koperasi sendiri dilakukan orang lain"):
        jalan(p, "selesai_isi", anggota)
    assert not ALUR_PENILAIAN.dapat_diubah(p, anggota)


def test_bekas_pengurus_dan_pengurus_koperasi_lain_boleh_menilai():
    anggota = buat_penilai()
    p = buat_penilaian(tim=[anggota])
    buat_orang(p.koperasi, nama=anggota.nama, berhenti=date(2026, 1, 1))
    buat_orang(koperasi_baru(), nama=anggota.nama)
    jalan(p, "selesai_isi")
    assert ambil(p).diisi_oleh == anggota


@pytest.mark.parametrize(("aksi", "status"), [("nyatakan_benar", "diperiksa"), ("tetapkan", "siap")])
def test_pemeriksa_dan_pejabat_tidak_memutus_koperasinya_sendiri(aksi, status):
    p = majukan_penilaian(buat_penilaian(), status)
    pelaku = buat_pengguna(PELAKU.get(aksi, Peran.PENILAI), kode="32.05")
    buat_orang(p.koperasi, "pengawas", nama=pelaku.nama)
    with pytest.raises(PelakuSama, match=r"tercatat sebagai Ketua \(pengawas\) koperasi ini"):
        jalan(p, aksi, pelaku)


@pytest.mark.parametrize(
    ("satu", "dua", "sama"),
    [
        ("Dedi Kurniawan", "DRS. H. DEDI  KURNIAWAN, M.M.", True), ("Hj. Siti Aminah", "Siti Aminah", True),
        ("Dedi Kurniawan", "Dedi Kurnia", False), ("M. Yusuf", "Yusuf", False),
    ],
)  # fmt: skip
def test_nama_dibandingkan_tanpa_gelar_dan_tanda(satu, dua, sama):
    assert (kunci_nama(satu) == kunci_nama(dua)) is sama


def test_anggota_tim_bertugas_pada_instansi_yang_menilai():
    p = buat_penilaian(tim=[buat_penilai("32.73")])
    assert any(
        "bukan petugas penilai pada instansi yang berwenang di Kabupaten Garut" in t.kalimat
        for t in tim_memenuhi(p, HARI)
    )


def test_anggota_yang_pindah_sesudah_menyerahkan_tidak_menahan_penetapan():
    p = majukan_penilaian(buat_penilaian(), "siap")
    Penugasan.objects.filter(pengguna=p.diisi_oleh).update(sampai=date(2026, 11, 1))
    assert majukan_penilaian(p, "ditetapkan").predikat == "sehat"


def test_hanya_tim_yang_ditugaskan_mengisi():
    p = buat_penilaian()
    lain = buat_penilai()
    with pytest.raises(PelakuSama, match="Penilaian ini ditugaskan kepada tim lain"):
        jalan(p, "selesai_isi", lain)
    assert (ALUR_PENILAIAN.dapat_diubah(p, lain), ALUR_PENILAIAN.dapat_diubah(p, p.tim.first().pengguna)) == (
        False,
        True,
    )


# Pairs of eyes


def test_yang_mengisi_tidak_memeriksa():
    p = majukan_penilaian(buat_penilaian(), "diperiksa")
    with pytest.raises(PelakuSama, match="Anda sudah menyelesaikan pengisian kertas kerja"):
        jalan(p, "nyatakan_benar", p.diisi_oleh)
    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(p, diperiksa_oleh=p.diisi_oleh)


def test_anggota_tim_yang_lain_dapat_memeriksa():
    tim = [buat_penilai(), buat_penilai()]
    p = majukan_penilaian(buat_penilaian(tim=tim), "diperiksa")
    jalan(p, "nyatakan_benar", tim[1])
    assert ambil(p).diperiksa_oleh == tim[1]


@pytest.mark.parametrize("siapa", ["diisi_oleh", "diperiksa_oleh"])
def test_yang_mengisi_atau_memeriksa_tidak_menetapkan(siapa):
    p = majukan_penilaian(buat_penilaian(), "siap")
    pelaku = tambah_peran(getattr(p, siapa), Peran.PEJABAT)
    with pytest.raises(PelakuSama, match="Langkah ini dilakukan oleh orang lain"):
        jalan(p, "tetapkan", pelaku)
    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(p, ditetapkan_oleh=pelaku)


def test_yang_pernah_mengisi_tidak_memeriksa_sesudah_dikembalikan():
    tim = [buat_penilai(), buat_penilai()]
    p = majukan_penilaian(buat_penilaian(tim=tim), "diperiksa")
    jalan(p, "kembalikan_isi")
    p = ambil(p)
    assert (p.diisi_oleh, p.diperiksa_oleh) == (None, None)
    jalan(p, "selesai_isi", tim[1])
    with pytest.raises(PelakuSama):
        jalan(ambil(p), "nyatakan_benar", tim[0])


def test_pejabat_mengembalikan_dan_tim_memperbaiki():
    p = majukan_penilaian(buat_penilaian(), "siap")
    jalan(p, "kembalikan")
    p = ambil(p)
    assert (p.status, p.diisi_oleh, p.diperiksa_oleh) == ("ditugaskan", None, None)
    assert majukan_penilaian(p, "ditetapkan").total == Decimal("96.50")


def test_penilai_daerah_lain_tidak_berwenang():
    p = majukan_penilaian(buat_penilaian(), "diperiksa")
    for kode in ("32.73", "32", "00"):
        with pytest.raises(TidakBerwenang):
            jalan(p, "nyatakan_benar", buat_pengguna(Peran.PENILAI, kode=kode))


def test_langkah_yang_melompat_ditolak():
    with pytest.raises(LangkahTidakSah):
        jalan(buat_penilaian(), "tetapkan")
