"""The page of a region, its period, its workbook and its report: the same figures in all of them."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.dasbor.isi import susun
from core.dasbor.lembar import nama_lembar
from core.dasbor.masa import MasaForm, batas_masa, pilihan_masa
from tests import pabrik
from tests.bantu_dasbor import lingkup

KINI = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("kode", "dari", "sampai"),
    [
        ("2026", date(2026, 1, 1), KINI),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2026-3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-4", date(2026, 10, 1), KINI),
    ],
)
def test_masa_mulai_dan_berakhir_pada_harinya_dan_tidak_melewati_hari_ini(kode, dari, sampai):
    assert batas_masa(kode, KINI) == (dari, sampai)
    assert kode == "2026" or kode == "2024-1" or kode in dict(pilihan_masa(KINI))


@pytest.mark.parametrize(
    ("isi", "bidang", "kata"),
    [
        ({"dari": "3/12/2026"}, "dari", "belum tiba. Isi paling akhir 2 Desember 2026"),
        ({"dari": "1/10/2026", "sampai": "30/9/2026"}, "sampai", "berakhir sebelum mulai"),
        ({"dari": "kemarin"}, "dari", "Tulis tanggal seperti"),
        ({"masa": "2027"}, "masa", "“2027” tidak ada"),
    ],
)
def test_masa_yang_salah_disebut_sebabnya(isi, bidang, kata):
    form = MasaForm(isi, kini=KINI)
    assert not form.is_valid() and kata in form.errors[bidang][0]


@pytest.fixture
def dunia(db):
    pabrik.majukan(pabrik.buat_usulan("32.05"), "di_provinsi")
    pabrik.buat_usulan("32.73")


def buka(client, peran, kode, query="", alamat=None):
    client.force_login(pabrik.buat_pengguna(peran, kode=kode))
    return client.get(f"{alamat or reverse('keadaan')}{query}")


def test_masa_yang_salah_tidak_menghilangkan_yang_diketik(client, dunia):
    jawab = buka(client, Peran.DINAS_KABKOTA, "32.05", "?dari=kemarin&sampai=1/2/2026")
    isi = jawab.content.decode()
    assert jawab.status_code == 422 and "Ada masalah" in isi
    assert 'value="kemarin"' in isi and 'value="1/2/2026"' in isi and "Usulan berjalan" not in isi


def test_keadaan_wilayah_sendiri_dengan_jalan_ke_bawah_dan_ke_atas(client, dunia):
    isi = buka(client, Peran.DINAS_PROVINSI, "32").content.decode()
    masa = f"dari={hari_ini().year}-01-01&amp;sampai={hari_ini()}"
    assert "<h1>Keadaan Jawa Barat</h1>" in isi and f'href="/keadaan/32.05/?{masa}"' in isi
    assert 'aria-label="Remah"' not in isi  # nothing above is theirs to see
    isi = client.get(reverse("keadaan_wilayah", args=["32.05"])).content.decode()
    assert f'href="/keadaan/32/?{masa}"' in isi and 'href="/keadaan/00/' not in isi
    assert client.get(reverse("keadaan_wilayah", args=["33"])).status_code == 404


def test_satu_bagian_memuat_semua_tabelnya_dan_bertahan_saat_masa_diganti(client, dunia):
    ringkas = buka(client, Peran.DINAS_PROVINSI, "32")
    kode = [b.kode for b in ringkas.context["bagian"]]
    assert kode == [p.kode for p in ringkas.context["pilihan"]]
    for p in ringkas.context["pilihan"]:
        assert f'<a href="?bagian={p.kode}">{p.label}</a>' in ringkas.content.decode()
        jawab = client.get("/keadaan/", {"bagian": p.kode, "masa": str(hari_ini().year - 1)})
        [b], isi = jawab.context["bagian"], jawab.content.decode()
        assert b.kode == p.kode and f'name="bagian" value="{p.kode}"' in isi
        assert f'aria-current="page">{p.label}</a>' in isi
        assert isi.count("<h2") == 1 and all(f'id="tabel-{t.tabel.kode}"' in isi for t in b.tabel)
    assert client.get("/keadaan/?bagian=tiada").status_code == 404


def test_tanpa_kantor_disebut_sebabnya(client, db):
    jawab = buka(client, Peran.PENGURUS, "32.05")
    assert jawab.status_code == 403 and "tidak bertugas di kantor mana pun" in jawab.content.decode()


def test_lembar_dan_laporan_memuat_angka_yang_sama_dengan_halaman(client, dunia):
    halaman = buka(client, Peran.DINAS_PROVINSI, "32")
    angka = {a.angka.judul: a for b in halaman.context["bagian"] for a in b.angka}
    buku = openpyxl.load_workbook(io.BytesIO(client.get("/keadaan/?unduh=xlsx").content))
    baris = {b[1]: b for b in buku["Angka"].iter_rows(min_row=4, values_only=True)}
    assert {nama: b[2] for nama, b in baris.items()} == {nama: a.angka.nilai for nama, a in angka.items()}
    assert baris["Usulan berjalan"][2] == 1 and baris["Usulan berjalan"][8] == angka["Usulan berjalan"].angka.definisi
    assert buku["Angka"]["A1"].value.startswith("Keadaan Jawa Barat, 1 Januari sampai")
    tabel = {nama_lembar(t.tabel) for b in halaman.context["bagian"] for t in b.tabel}
    assert tabel < set(buku.sheetnames)
    assert not any(tanda in nama for nama in buku.sheetnames for tanda in "_.")
    jawab = client.get("/keadaan/?unduh=pdf")
    assert jawab["Content-Type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(b"".join(jawab.streaming_content)))
    teks = rapat(" ".join(p.extract_text() for p in pdf.pages))
    assert 2 <= len(pdf.pages) <= 4
    for kata in (
        "PEMERINTAH JAWA BARAT", "LAPORAN KEADAAN JAWA BARAT", "Masa 1 Januari sampai", "Kabupaten Garut",
        f"oleh {halaman.context['user'].nama}, ", "tidak bernomor dan tidak ditandatangani", "Definisi dan sumber",
    ):  # fmt: skip
        assert rapat(kata) in teks, kata
    for judul, a in angka.items():
        assert rapat(judul + a.teks) in teks and rapat(a.angka.definisi) in teks, judul
    assert rapat("belum dinilai 0") in teks
    assert rapat("Yang belum dicatat siapa pun disebut belum diketahui, bukan pelanggaran.") in teks  # of its table


def rapat(teks: str) -> str:
    """Without the spaces, and so without the ends of lines."""
    return "".join(teks.split())


def test_definisi_menyebut_permennya_dan_batas_yang_bukan_pasal_disebut_ukuran_aplikasi(dunia):
    """In the report the definitions of two regulations stand in one list, and each has a Pasal 7."""
    keadaan = susun(lingkup(pabrik.buat_pengguna(Peran.DINAS_PROVINSI, kode="32"), "32"))
    semua = [(a.judul, a.definisi) for b in keadaan.bagian for a in b.angka]
    semua += [(" ".join((t.judul, *t.kolom)), t.definisi) for b in keadaan.bagian for t in b.tabel]
    for judul, definisi in semua:
        assert "Pasal" not in definisi or "Permen" in definisi, definisi
        assert not re.search(r"[0-9] hari(?! kerja)", judul) or "ukuran aplikasi" in definisi, judul
        assert "p90" not in judul + definisi, judul


def test_tabel_wilayah_menjumlah_dan_tidak_menyebut_jumlahnya_belum_diketahui(dunia):
    keadaan = susun(lingkup(pabrik.buat_pengguna(Peran.DINAS_PROVINSI, kode="32"), "32"))
    tabel = [t for b in keadaan.bagian for t in b.tabel if t.kepala == "Kabupaten/kota"]
    assert len(tabel) == len(keadaan.bagian)
    for t in tabel:
        assert t.jumlah and len(t.jumlah.nilai) == len(t.kolom), t.kode
        for ke, n in enumerate(t.jumlah.nilai):  # of what no region knows there is no sum, and of counts there is
            assert (n is None) == all(b.nilai[ke] is None for b in t.baris), (t.kode, t.kolom[ke])


def test_belum_dinilai_selalu_di_samping_kata_kesehatan(client, dunia):
    """Where one figure stands for its part: on the tile, in the report, in the table of regions."""
    halaman = buka(client, Peran.DINAS_PROVINSI, "32")
    [sehat] = [a for _, a in halaman.context["ringkas"] if a.angka.judul == "Sehat"]
    assert sehat.ringkas == "dari 0 koperasi yang harus dinilai; belum dinilai 0"
    assert halaman.content.decode().count(sehat.ringkas) == 1
    kolom = [k.rpartition(": ")[2] for k, _ in halaman.context["menurut_wilayah"].kolom]
    ke = kolom.index("Sehat dari yang dinilai (%)")
    assert kolom[ke + 1] == "Belum dinilai"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dari", "sampai"), [("0001-01-01", "0001-01-01"), ("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31")]
)
def test_hari_di_luar_yang_dapat_dihitung_disebut_dan_tidak_menggagalkan_daftar_dan_halaman(client, dari, sampai):
    client.force_login(pabrik.buat_pengguna(Peran.VERIFIKATOR))
    for nama in ("usulan_daftar", "permohonan_daftar", "laporan_daftar", "sentra_daftar"):
        kode = [*client.get(reverse(nama)).context["form"].sumber][-1]
        isi = client.get(reverse(nama), {"di": "00", "dari": dari, "sampai": sampai, "angka": kode})
        assert isi.status_code == 200 and "tidak lengkap" in str(isi.context["form"].errors)
    for satu in ("1/1/1900", "1/1/2015"):  # before a rule that a figure asks was in force
        assert buka(client, Peran.VERIFIKATOR, "00", f"?dari={satu}&sampai={satu}").status_code == 422
