"""The calendar: proposal, confirmation, and a change that moves the deadlines of open cases."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from aturan.bahasa.hari_kerja import tenggat
from core.dasar.izin import Peran
from core.kalender.libur import (
    KalenderBerubah,
    belum_dikonfirmasi,
    hari_tahun,
    kalender,
    konfirmasi,
    muat,
    rancang,
    sidik_tahun,
    ubah,
    usulkan,
)
from core.models import HariLibur, Jejak, KalenderTahun
from sentra_ukm.models import Usulan
from tests import pabrik
from tests.aturan.simpan_pinjam_2015.test_kantor import KALENDER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hari_biasa")]
INI = 2026  # the year of that day
NASIONAL, CUTI = HariLibur.Golongan.NASIONAL, HariLibur.Golongan.CUTI_BERSAMA


@pytest.fixture
def admin(client):
    orang = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="00", nama="Wulan Admin")
    client.force_login(orang)
    return orang


def libur(tanggal, nama="Hari Uji", golongan=NASIONAL):
    return HariLibur(tanggal=tanggal, nama=nama, golongan=golongan)


def buat_tahun(admin, tahun=INI, *, dikonfirmasi=True):
    """A year with two days: 1 January and 17 August."""
    ubah(tahun, [libur(date(tahun, 1, 1), "Tahun Baru"), libur(date(tahun, 8, 17), "Kemerdekaan")], (), pengguna=admin)
    if dikonfirmasi:
        konfirmasi(tahun, "SKB uji", pengguna=admin, terlihat=sidik_tahun(tahun))


def alamat(nama, tahun=INI):
    return reverse(nama, args=[tahun])


def galat(balasan):
    return " ".join(pesan for f in balasan.context["daftar_form"] for semua in f.errors.values() for pesan in semua)


def jejak(tahun=INI):
    kt = KalenderTahun.objects.get(tahun=tahun)
    return Jejak.objects.filter(objek_jenis="core.kalendertahun", objek_id=kt.pk).order_by("urutan")


# ---- What counts ----------------------------------------------------------------------------------------------------


def test_tahun_yang_belum_dikonfirmasi_dihitung_dengan_usulannya_dan_bertanda_sementara(admin):
    """Confirmed, proposed by somebody, proposed by the library alone: each counts, the first for good."""
    buat_tahun(admin, 2026)
    buat_tahun(admin, 2027, dikonfirmasi=False)
    hari = kalender()
    assert hari[2026] == {date(2026, 1, 1): "Tahun Baru", date(2026, 8, 17): "Kemerdekaan"}
    assert tenggat(date(2026, 12, 30), 2, hari) == date(2027, 1, 4)
    assert date(2028, 8, 17) in hari.get(2028)
    assert [hari.sementara(date(2026, 12, 1), date(t, 1, 4)) for t in (2026, 2027, 2028)] == [False, True, True]


@pytest.mark.parametrize(
    ("per", "belum"), [(date(2027, 9, 30), []), (date(2027, 10, 1), [2028]), (date(2028, 1, 1), [2028])]
)
def test_tahun_berikutnya_ditanyakan_sejak_1_oktober(admin, per, belum):
    buat_tahun(admin, 2027)
    assert belum_dikonfirmasi(per) == belum


def test_meja_admin_kementerian_menyebut_tahun_yang_belum_dikonfirmasi(client, admin):
    assert f"Hari libur {INI} belum dikonfirmasi" in client.get(reverse("meja_kerja")).content.decode()
    buat_tahun(admin)
    assert f"Hari libur {INI} belum" not in client.get(reverse("meja_kerja")).content.decode()
    client.force_login(pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32"))
    assert "Hari libur" not in client.get(reverse("meja_kerja")).context["kabar"]


def test_kalender_yang_dikunci_sama_isinya(admin):
    buat_tahun(admin, 2026)
    with transaction.atomic():
        assert kalender(terkunci=True) == kalender()


def test_jumlah_kueri_kalender_tetap(admin, django_assert_num_queries):
    for tahun in (2024, 2025, 2026):
        buat_tahun(admin, tahun)
    with django_assert_num_queries(1):
        kalender()


def test_konfirmasi_tanpa_orang_atau_dasar_ditolak_basis_data(admin):
    for isi in ({"dasar": "SKB"}, {"dikonfirmasi_oleh": admin}):
        with pytest.raises(IntegrityError), transaction.atomic():
            KalenderTahun.objects.create(tahun=2030, dikonfirmasi_pada=timezone.now(), **isi)


# ---- Proposal and file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tahun", sorted(KALENDER))
def test_usulan_memuat_libur_nasional_dan_cuti_bersama(tahun):
    usulan = usulkan(tahun)
    assert {h.tanggal for h in usulan} == KALENDER[tahun]
    assert [h.tanggal for h in usulan] == sorted(h.tanggal for h in usulan)
    assert all("perkiraan" not in h.nama for h in usulan)


def test_usulan_menandai_lebaran_yang_akan_datang_sebagai_perkiraan():
    assert {h.tanggal.month for h in usulkan(2027) if h.perkiraan} == {3, 5}
    assert not any(h.perkiraan for h in usulkan(2026))
    golongan = {h.tanggal: h.golongan for h in usulkan(2026)}
    assert (golongan[date(2026, 3, 20)], golongan[date(2026, 3, 21)]) == (CUTI, NASIONAL)


def test_berkas_contoh_sama_dengan_daftar_yang_diketik_sendiri(admin):
    assert muat(admin) == [2024, 2025, 2026, 2027]
    for tahun, hari in KALENDER.items():
        assert {h.tanggal for h in hari_tahun(tahun)} == hari
    assert kalender().dikonfirmasi == {2024, 2025, 2026}
    assert "855 Tahun 2023" in KalenderTahun.objects.get(tahun=2024).dasar
    assert muat(admin) == []
    assert jejak(2026).count() == 2


def test_perintah_muat_libur_memerlukan_admin_kementerian(admin, capsys):
    daerah = pabrik.buat_pengguna(Peran.ADMIN_INSTANSI, kode="32")
    with pytest.raises(CommandError, match="bukan admin instansi Kementerian"):
        call_command("muat_libur", dikonfirmasi_oleh=daerah.username)
    with pytest.raises(CommandError, match="Tidak ada pengguna"):
        call_command("muat_libur", dikonfirmasi_oleh="siapa")
    call_command("muat_libur", dikonfirmasi_oleh=admin.username)
    assert "2024, 2025, 2026, 2027" in capsys.readouterr().out
    assert jejak(2026).last().jabatan == "Admin instansi"
    call_command("muat_libur")
    assert "tidak ada tahun baru" in capsys.readouterr().out


def test_muat_tanpa_orang_tidak_mengonfirmasi_apa_pun():
    pabrik.buat_wilayah("00")
    muat()
    assert not kalender().dikonfirmasi
    assert len(hari_tahun(2026)) == 25


# ---- Reading --------------------------------------------------------------------------------------------------------


def test_semua_pegawai_membaca_tanpa_tombol(client, admin):
    buat_tahun(admin)
    client.force_login(pabrik.buat_pengguna(Peran.POKJA_KABKOTA))
    isi = client.get(reverse("hari_libur")).content.decode()
    assert "SKB uji" in isi
    isi = client.get(alamat("hari_libur_tahun")).content.decode()
    assert "Kemerdekaan" in isi
    assert "Wulan Admin" in isi
    assert alamat("hari_libur_ubah") not in isi


@pytest.mark.parametrize("tahun", [0, 2014, INI + 3, 9_999_999_999])
def test_tahun_di_luar_jangkauan_tidak_ada(client, admin, tahun):
    for nama in ("hari_libur_tahun", "hari_libur_ubah", "hari_libur_usulan", "hari_libur_konfirmasi"):
        assert client.get(alamat(nama, tahun)).status_code == 404


@pytest.mark.parametrize("peran", [Peran.ADMIN_INSTANSI, Peran.DINAS_KABKOTA])
def test_hanya_admin_kementerian_yang_mengubah(client, admin, peran):
    buat_tahun(admin, dikonfirmasi=False)
    client.force_login(pabrik.buat_pengguna(peran, kode="32.05"))
    for nama in ("hari_libur_ubah", "hari_libur_usulan", "hari_libur_konfirmasi"):
        assert client.get(alamat(nama)).status_code == 403
        assert client.post(alamat(nama), {"hapus": [f"{INI}-01-01"]}).status_code == 403
    assert len(hari_tahun(INI)) == 2


# ---- Before the confirmation ----------------------------------------------------------------------------------------


def test_dari_usulan_sampai_dikonfirmasi(client, admin):
    isi = client.get(alamat("hari_libur_usulan", 2027)).content.decode()
    assert "perkiraan" in isi
    balasan = client.post(alamat("hari_libur_usulan", 2027), {"terlihat": sidik_tahun(2027)}, follow=True)
    assert "26 hari dimasukkan" in balasan.content.decode()
    assert "Semua hari pada usulan sudah ada" in client.get(alamat("hari_libur_usulan", 2027)).content.decode()
    isi = client.get(alamat("hari_libur_konfirmasi", 2027)).content.decode()
    assert "3 hari bertanda perkiraan" in isi
    isian = {"dasar": "SKB 1 Tahun 2026", "cocok": "on", "terlihat": sidik_tahun(2027)}
    balasan = client.post(alamat("hari_libur_konfirmasi", 2027), isian, follow=True)
    assert "dipakai menghitung tenggat hari kerja" in balasan.content.decode()
    assert kalender().dikonfirmasi == {2027}
    assert not HariLibur.objects.filter(perkiraan=True).exists()
    terakhir = jejak(2027).last()
    assert (terakhir.aksi, terakhir.alasan, terakhir.pelaku) == (
        "konfirmasi_hari_libur", "SKB 1 Tahun 2026", "Wulan Admin",
    )  # fmt: skip
    # Nothing here is open any more.
    for nama in ("hari_libur_usulan", "hari_libur_konfirmasi"):
        assert client.get(alamat(nama, 2027)).status_code == 302
        assert client.post(alamat(nama, 2027), isian).status_code == 302
    assert jejak(2027).count() == 2


def test_usulan_hanya_menambah_yang_belum_ada(client, admin):
    ubah(2027, [libur(date(2027, 1, 1), "Nama Sendiri")], (), pengguna=admin)
    client.post(alamat("hari_libur_usulan", 2027), {"terlihat": sidik_tahun(2027)})
    assert HariLibur.objects.get(tanggal=date(2027, 1, 1)).nama == "Nama Sendiri"
    assert len(hari_tahun(2027)) == 26


def test_banyak_hari_sekaligus_diceritakan_dengan_jumlahnya(admin):
    muat(admin)
    assert jejak(2027).last().kalimat == "menambah 26 hari pada hari libur 2027"
    assert rancang(2027, [libur(date(2027, 7, 1))], [date(2027, 1, 1), date(2027, 1, 5)]).kalimat == (
        "menambah 1 hari dan menghapus 2 hari pada hari libur 2027"
    )


def test_konfirmasi_tanpa_cuti_bersama_diperingatkan(client, admin):
    buat_tahun(admin, dikonfirmasi=False)
    assert "tidak memuat satu pun cuti bersama" in client.get(alamat("hari_libur_konfirmasi")).content.decode()
    ubah(INI, [libur(date(INI, 5, 4), "Cuti", CUTI)], (), pengguna=admin)
    assert "satu pun cuti bersama" not in client.get(alamat("hari_libur_konfirmasi")).content.decode()


def test_tambah_dan_hapus_sebelum_dikonfirmasi_langsung_tersimpan(client, admin):
    buat_tahun(admin, dikonfirmasi=False)
    balasan = client.post(
        alamat("hari_libur_ubah"),
        {"tanggal": f"18/8/{INI}", "nama": "Cuti Bersama", "golongan": CUTI, "hapus": [f"{INI}-01-01"]},
    )
    assert balasan.status_code == 302
    assert [(h.tanggal.month, h.golongan) for h in hari_tahun(INI)] == [(8, NASIONAL), (8, CUTI)]
    assert jejak().last().kalimat == (
        f"menambah 18 Agustus {INI} (Cuti Bersama) dan menghapus 1 Januari {INI} pada hari libur {INI}"
    )


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({}, "Isi tanggal yang ditambahkan, atau pilih hari yang dihapus."),
        ({"tanggal": f"1/5/{INI - 1}", "nama": "x", "golongan": NASIONAL}, f"Tulis tanggal pada tahun {INI}."),
        ({"tanggal": f"31/2/{INI}", "nama": "x", "golongan": NASIONAL}, "Tanggal 31 Februari tidak ada"),
        ({"tanggal": f"17/8/{INI}", "nama": "x", "golongan": NASIONAL}, "Tanggal ini sudah ada: Kemerdekaan."),
        ({"tanggal": f"1/5/{INI}"}, "Isi nama hari libur ini."),
        ({"tanggal": f"1/5/{INI}", "nama": "x"}, "Pilih golongan hari libur ini."),
        ({"nama": "x"}, "Isi tanggal hari libur ini."),
        ({"tanggal": f"1/5/{INI}", "nama": "x\0", "golongan": NASIONAL}, "tanda tersembunyi"),
        ({"hapus": ["\0"]}, "hari itu tidak ada lagi"),
        ({"hapus": [f"{INI}-01-01", f"{INI}-08-17"]}, "Sisakan paling sedikit satu hari"),
    ],
)
def test_isian_yang_salah_ditolak_dengan_ajakan(client, admin, isian, kalimat):
    buat_tahun(admin, dikonfirmasi=False)
    balasan = client.post(alamat("hari_libur_ubah"), isian)
    assert balasan.status_code == 422
    assert kalimat in galat(balasan)
    assert "Ada masalah" in balasan.content.decode()
    assert len(hari_tahun(INI)) == 2


def test_konfirmasi_tahun_kosong_ditolak(client, admin):
    balasan = client.post(
        alamat("hari_libur_konfirmasi"), {"dasar": "SKB", "cocok": "on", "terlihat": sidik_tahun(INI)}
    )
    assert balasan.status_code == 422
    assert "masih kosong" in galat(balasan)
    assert not kalender().dikonfirmasi


def test_konfirmasi_atas_daftar_yang_sudah_berubah_ditolak(client, admin):
    buat_tahun(admin, dikonfirmasi=False)
    isian = {"dasar": "SKB 9 Tahun 2026", "cocok": "on", "terlihat": sidik_tahun(INI)}
    ubah(INI, [libur(date(INI, 5, 1))], (), pengguna=admin)
    balasan = client.post(alamat("hari_libur_konfirmasi"), isian)
    assert "berubah sejak Anda membukanya" in galat(balasan)
    assert "SKB 9 Tahun 2026" in balasan.content.decode()
    assert not kalender().dikonfirmasi
    # The page now shows the new list, and the same click confirms that.
    assert sidik_tahun(INI) in balasan.content.decode()


@pytest.mark.parametrize("kurang", ["dasar", "cocok"])
def test_konfirmasi_meminta_dasar_dan_pernyataan(client, admin, kurang):
    buat_tahun(admin, dikonfirmasi=False)
    isian = {"dasar": "SKB", "cocok": "on", "terlihat": sidik_tahun(INI)}
    del isian[kurang]
    balasan = client.post(alamat("hari_libur_konfirmasi"), isian)
    assert balasan.status_code == 422
    assert kurang in balasan.context["form"].errors
    assert not kalender().dikonfirmasi


# ---- After the confirmation -----------------------------------------------------------------------------------------

LENGKAP = date(INI, 8, 10)


@pytest.fixture
def berjam(monkeypatch):
    """A case of an existing kind that carries a clock of seven working days."""
    urusan = pabrik.buat_usulan(lengkap=False)

    def tenggat_bergeser(cls, baru):
        daftar = [(u, u.jatuh_tempo, tenggat(u.lengkap_pada, 7, baru)) for u in cls.objects.exclude(lengkap_pada=None)]
        return [baris for baris in daftar if baris[1] != baris[2]]

    monkeypatch.setattr(Usulan, "tenggat_bergeser", classmethod(tenggat_bergeser))

    def mulai():
        urusan.lengkap_pada, urusan.jatuh_tempo = LENGKAP, tenggat(LENGKAP, 7, kalender())
        urusan.save()
        return urusan

    return mulai


def hari_kerja_sesudah(n):
    return tenggat(LENGKAP, n, kalender())


def test_urusan_tanpa_jam_tidak_pernah_bergeser(admin):
    buat_tahun(admin)
    pabrik.buat_usulan(lengkap=False)
    assert rancang(INI, [libur(date(INI, 5, 1))]).geseran == []


def test_perubahan_menampilkan_urusan_yang_bergeser_lalu_menggesernya(client, admin, berjam):
    buat_tahun(admin)
    urusan = berjam()
    lama, tambahan = urusan.jatuh_tempo, hari_kerja_sesudah(3)
    baru = hari_kerja_sesudah(8)
    isian = {"tanggal": f"{tambahan:%d/%m/%Y}", "nama": "Cuti Baru", "golongan": CUTI, "alasan": "SKB perubahan"}
    balasan = client.post(alamat("hari_libur_ubah"), isian)
    isi = balasan.content.decode()
    assert balasan.status_code == 200
    assert urusan.nomor_perkara in isi
    assert "Terapkan perubahan" in isi
    assert len(hari_tahun(INI)) == 2  # looked at, not done
    isian["terlihat"] = balasan.context["perubahan"].sidik
    assert isian["terlihat"] in isi
    balasan = client.post(alamat("hari_libur_ubah"), isian, follow=True)
    assert "1 tenggat bergeser" in balasan.content.decode()
    urusan.refresh_from_db()
    assert (lama, urusan.jatuh_tempo) == (lama, baru)
    assert lama < baru
    terakhir = urusan.jejak.last()
    assert (terakhir.aksi, terakhir.alasan, terakhir.ke) == ("geser_tenggat", "SKB perubahan", "")
    assert jejak().last().salinan["urusan"] == [[urusan.nomor_perkara, lama.isoformat(), baru.isoformat()]]
    call_command("verifikasi_jejak")


@pytest.mark.parametrize("jumlah", [1, 60])
def test_halaman_akibat_memakai_jumlah_kueri_yang_sama(client, admin, berjam, jumlah, django_assert_num_queries):
    buat_tahun(admin)
    asal = berjam()
    for n in range(jumlah - 1):
        asal.pk, asal.nomor_perkara, asal.kunci_kirim = None, f"USL-SALIN-{n}", None
        asal.sentra = pabrik.buat_sentra(pengguna=asal.dibuat_oleh)
        asal.save(force_insert=True)
    isian = {
        "tanggal": f"{hari_kerja_sesudah(3):%d/%m/%Y}", "nama": "Cuti", "golongan": CUTI, "alasan": "SKB perubahan",
    }  # fmt: skip
    with django_assert_num_queries(11):  # one a kind of case that counts working days
        isi = client.post(alamat("hari_libur_ubah"), isian).content.decode()
    assert f"{jumlah} urusan terbuka berpindah tenggat" in isi
    assert isi.count("Kabupaten Garut") == min(jumlah, 50)


def test_hari_yang_dihapus_memajukan_tenggat(client, admin, berjam):
    buat_tahun(admin)
    ubah_langsung = rancang(INI, [libur(hari_kerja_sesudah(2))])
    ubah(INI, ubah_langsung.tambah, (), pengguna=admin, alasan="x", terlihat=ubah_langsung.sidik)
    urusan = berjam()
    lama, hapus = urusan.jatuh_tempo, ubah_langsung.tambah[0].tanggal
    rancangan = rancang(INI, (), [hapus])
    ubah(INI, (), [hapus], pengguna=admin, alasan="salah isi", terlihat=rancangan.sidik)
    urusan.refresh_from_db()
    assert urusan.jatuh_tempo < lama


def test_perubahan_tahun_yang_dikonfirmasi_tidak_dapat_melewati_halaman_akibat(client, admin, berjam):
    buat_tahun(admin)
    isian = {"hapus": [f"{INI}-08-17"], "alasan": "coba", "terlihat": "x" * 32}
    balasan = client.post(alamat("hari_libur_ubah"), isian)
    assert "Periksa sekali lagi" in balasan.content.decode()
    assert len(hari_tahun(INI)) == 2
    with pytest.raises(KalenderBerubah):
        ubah(INI, (), [date(INI, 8, 17)], pengguna=admin, alasan="coba")


def test_urusan_yang_mulai_di_antara_melihat_dan_menerapkan_ikut_ditampilkan(client, admin, berjam):
    buat_tahun(admin)
    tambahan = hari_kerja_sesudah(3)
    isian = {"tanggal": f"{tambahan:%d/%m/%Y}", "nama": "Cuti Baru", "golongan": CUTI, "alasan": "SKB perubahan"}
    isian["terlihat"] = client.post(alamat("hari_libur_ubah"), isian).context["perubahan"].sidik
    urusan = berjam()
    isi = client.post(alamat("hari_libur_ubah"), isian).content.decode()
    assert urusan.nomor_perkara in isi
    assert "belum ada yang tersimpan" in isi
    assert len(hari_tahun(INI)) == 2


def test_perubahan_tanpa_alasan_ditolak(client, admin):
    buat_tahun(admin)
    balasan = client.post(alamat("hari_libur_ubah"), {"hapus": [f"{INI}-08-17"], "alasan": " "})
    assert balasan.status_code == 422
    assert balasan.context["form"].errors["alasan"]


def test_gagal_menggeser_satu_urusan_membatalkan_semuanya(admin, berjam, monkeypatch):
    buat_tahun(admin)
    urusan = berjam()
    lama = urusan.jatuh_tempo
    tambah = [libur(hari_kerja_sesudah(3))]
    rancangan = rancang(INI, tambah)
    monkeypatch.setattr(Usulan, "geser_tenggat", classmethod(lambda cls, geseran: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        ubah(INI, tambah, (), pengguna=admin, alasan="x", terlihat=rancangan.sidik)
    urusan.refresh_from_db()
    assert urusan.jatuh_tempo == lama
    assert len(hari_tahun(INI)) == 2
    assert jejak().count() == 2


def test_pilihan_hapus_dari_baris_sudah_tercentang(client, admin):
    buat_tahun(admin)
    isi = client.get(alamat("hari_libur_ubah"), {"hapus": f"{INI}-08-17"}).content.decode()
    assert isi.count("checked") == 1
    assert client.get(alamat("hari_libur_ubah"), {"hapus": "\0\ud800".encode("utf-8", "replace")}).status_code == 200
