import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.kantor.dasar import dalam_kata
from core.kantor.forms import InstansiForm
from core.models import Instansi, Jejak, Pengguna, Penugasan, Wilayah
from tests.pabrik import SANDI, buat_instansi, buat_pengguna, buat_wilayah

pytestmark = pytest.mark.django_db


@pytest.fixture
def garut():
    return buat_instansi("32.05")


@pytest.fixture
def admin(client, garut):
    orang = buat_pengguna(Peran.ADMIN_INSTANSI, garut, nama="Rina Admin")
    client.force_login(orang)
    return orang


def isi_penugasan(**ganti):
    return {
        "peran": "pokja_kabkota", "jabatan": "Ketua Pokja", "sebutan": "", "mulai": "1/6/2026", "sampai": "",
        "dasar": "SK 821/5/2026", **ganti,
    }  # fmt: skip


def isi_pegawai(**ganti):
    return {
        "nama": "Euis Komara", "username": "euis.garut", "nip": "197001301995032001", "pangkat": "Pembina (IV/a)",
        **isi_penugasan(), **ganti,
    }  # fmt: skip


def galat(tanggapan):
    daftar = tanggapan.context["daftar_form"]
    return " ".join(pesan for f in daftar for semua in f.errors.values() for pesan in semua)


# Reach


def test_bukan_admin_tidak_masuk_dan_menu_tidak_menampilkannya(client):
    client.force_login(buat_pengguna(Peran.DINAS_KABKOTA))
    assert client.get(reverse("instansi_kelola")).status_code == 403
    assert reverse("instansi_kelola") not in client.get(reverse("akun")).content.decode()


@pytest.mark.parametrize(("atas_nama", "kata"), [("Bupati Garut", "Dapat"), ("", "Belum dapat")])
def test_halaman_instansi_menyebut_siapa_yang_menandatangani_dan_apa_kurangnya(client, admin, garut, atas_nama, kata):
    buat_pengguna(Peran.PEJABAT, garut, jabatan="Kepala Dinas", atas_nama=atas_nama)
    isi = client.get(garut.get_absolute_url()).content.decode()
    assert f"<span>{kata} menandatangani</span>" in isi
    assert isi.index('id="pegawai"') < isi.index('id="kop"') < isi.index('id="nomor"') < isi.index('id="tanda-tangan"')


def test_admin_satu_instansi_langsung_ke_instansinya(client, admin, garut):
    assert client.get(reverse("instansi_kelola")).url == garut.get_absolute_url()


@pytest.mark.parametrize("kode", ["32.06", "32", "00"])
@pytest.mark.parametrize(
    "nama", ["instansi_rinci", "instansi_ubah", "instansi_lambang", "pegawai_baru", "penugasan_baru"]
)
def test_instansi_tetangga_dan_tingkat_di_atas_tidak_ditemukan(client, admin, kode, nama):
    lain = buat_instansi(kode)
    assert client.get(reverse(nama, args=[lain.pk])).status_code == 404
    assert client.post(reverse(nama, args=[lain.pk]), isi_pegawai()).status_code in (404, 405)
    assert not Pengguna.objects.filter(username="euis.garut").exists()


@pytest.mark.parametrize("nama", ["pegawai_rinci", "pegawai_ubah", "pegawai_sandi", "pegawai_faktor", "pegawai_tutup"])
def test_pegawai_wilayah_lain_tidak_ditemukan(client, admin, nama):
    for lain in (buat_pengguna(kode="32.06"), buat_pengguna(Peran.DINAS_PROVINSI), buat_pengguna(Peran.PENETAP)):
        assert client.get(reverse(nama, args=[lain.pk])).status_code == 404
        assert client.post(reverse(nama, args=[lain.pk])).status_code in (404, 405)
        assert lain.check_password(SANDI)


def test_instansi_lain_di_wilayah_yang_sama_bukan_urusan_saya(client, admin):
    tetangga = Instansi.objects.create(wilayah_id="32.05", nama="DPMPTSP", tempat="Garut", kode_unit="PTSP")
    assert client.get(tetangga.get_absolute_url()).status_code == 404


def test_penugasan_wilayah_lain_tidak_dapat_diakhiri(client, admin):
    lain = buat_pengguna(kode="32.06").penugasan.get()
    assert (
        client.post(reverse("penugasan_akhiri", args=[lain.pk]), {"sampai": "1/1/2026", "dasar": "x"}).status_code
        == 404
    )
    lain.refresh_from_db()
    assert lain.sampai is None


def test_admin_provinsi_mengurus_kabupatennya_dan_tidak_provinsi_lain(client, garut):
    client.force_login(buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi("32")))
    semarang = buat_instansi("33.74")
    assert client.get(garut.get_absolute_url()).status_code == 200
    assert client.get(semarang.get_absolute_url()).status_code == 404
    isi = client.get(reverse("instansi_kelola")).content.decode()
    assert garut.nama in isi
    assert semarang.nama not in isi


def test_admin_pusat_mengurus_semua(client, garut):
    client.force_login(buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi("00")))
    for instansi in (garut, buat_instansi("33.74"), buat_instansi("32")):
        assert client.get(instansi.get_absolute_url()).status_code == 200


# People


def test_pegawai_baru_mendapat_sandi_sekali_pakai_yang_wajib_diganti(client, admin, garut):
    tanggapan = client.post(reverse("pegawai_baru", args=[garut.pk]), isi_pegawai())
    assert tanggapan.status_code == 200
    assert tanggapan["Cache-Control"] == "no-store"
    sandi = re.search(r'class="sandi">([^<]+)<', tanggapan.content.decode())[1]
    baru = Pengguna.objects.get(username="euis.garut")
    assert baru.check_password(sandi)
    assert baru.wajib_ganti_sandi
    (penugasan,) = baru.penugasan_aktif()
    assert (penugasan.instansi, penugasan.peran, penugasan.dasar) == (garut, "pokja_kabkota", "SK 821/5/2026")
    jejak = Jejak.objects.filter(objek_jenis="core.pengguna", objek_id=baru.pk)
    assert [j.aksi for j in jejak] == ["tambah_pegawai", "beri_penugasan"]
    assert {(j.pelaku, j.wilayah_id) for j in jejak} == {("Rina Admin", "32.05")}
    assert sandi not in " ".join(str(j.salinan) + j.kalimat for j in jejak)
    client.logout()
    client.post(reverse("masuk"), {"username": "euis.garut", "password": sandi})
    assert client.get(reverse("meja_kerja")).url == reverse("ganti_sandi")


def test_surel_pegawai_boleh_kosong_dan_dapat_diubah_admin(client, admin, garut):
    client.post(reverse("pegawai_baru", args=[garut.pk]), isi_pegawai())
    baru = Pengguna.objects.get(username="euis.garut")
    assert baru.email == ""
    isi = {"nama": baru.nama, "nip": baru.nip, "pangkat": baru.pangkat, "email": "euis@garut.example"}
    assert client.post(reverse("pegawai_ubah", args=[baru.pk]), isi).status_code == 302
    assert "euis@garut.example" in client.get(baru.penugasan.get().get_absolute_url()).content.decode()
    assert Jejak.objects.get(aksi="ubah_surel").salinan == {"berubah": {"email": ["", "euis@garut.example"]}}


def test_dua_formulir_satu_ringkasan_kesalahan(client, admin, garut):
    isi = client.post(reverse("pegawai_baru", args=[garut.pk]), isi_pegawai(nama="", dasar="")).content.decode()
    assert isi.count('id="ada-masalah"') == 1
    assert isi.index("Isi nama lengkap") < isi.index("Isi dasar penugasan") < isi.index("<h1>")


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"username": "Euis Garut"}, "huruf kecil"),
        ({"nip": "1970"}, "18 angka"),
        ({"nama": ""}, "Isi nama lengkap"),
        ({"peran": "penetap"}, "tidak ada di tingkat Kabupaten/Kota"),
        ({"peran": "dinas_provinsi"}, "tidak ada di tingkat Kabupaten/Kota"),
        ({"sebutan": "Plh."}, "bersifat sementara"),
        ({"mulai": "31/2/2026"}, "tidak ada"),
        ({"sampai": "1/5/2026"}, "sesudah tanggal mulai"),
        ({"dasar": ""}, "Isi dasar penugasan"),
        ({"email": "euis@"}, "alamat surel lengkap"),
    ],
)
def test_isian_pegawai_yang_salah_ditolak_dan_tidak_hilang(client, admin, garut, ganti, kalimat):
    tanggapan = client.post(reverse("pegawai_baru", args=[garut.pk]), isi_pegawai(**ganti))
    assert tanggapan.status_code == 422
    assert kalimat in galat(tanggapan)
    assert "Ada masalah" in tanggapan.content.decode()
    assert isi_pegawai(**ganti)["jabatan"] in tanggapan.content.decode()
    assert not Pengguna.objects.filter(username="euis.garut").exists()


def test_nama_pengguna_dan_nip_yang_terpakai_ditolak(client, admin, garut):
    lama = buat_pengguna(kode="32.06")
    tanggapan = client.post(reverse("pegawai_baru", args=[garut.pk]), isi_pegawai(username=lama.username, nip=lama.nip))
    assert "sudah dipakai" in galat(tanggapan)
    assert "NIP ini sudah punya akun" in galat(tanggapan)


def test_orang_yang_pindah_memakai_akun_lamanya(client, admin, garut):
    lama = buat_pengguna(kode="32.06")
    tanggapan = client.post(reverse("penugasan_baru", args=[garut.pk]), {"siapa": lama.nip, **isi_penugasan()})
    assert tanggapan.url == reverse("pegawai_rinci", args=[lama.pk])
    assert {p.instansi.wilayah_id for p in Pengguna.objects.get(pk=lama.pk).penugasan_aktif()} == {"32.05", "32.06"}


@pytest.mark.parametrize(
    ("isi", "wewenang"),
    [
        ({"peran": "pejabat", "jabatan": "Kepala Dinas"}, "wewenang Bupati Garut"),
        ({"peran": "pejabat", "jabatan": "Kepala Dinas", "atas_nama": "Sekretaris Daerah"}, "Bupati Garut"),
        ({"peran": "pejabat", "jabatan": "Kepala Dinas", "atas_nama": "Bupati Garut"}, ""),
        ({"peran": "pejabat", "jabatan": "Pj. Bupati Garut"}, ""),
        (
            {"peran": "dinas_kabkota", "jabatan": "Sekretaris Dinas"},
            "wewenang Kepala Dinas Koperasi dan UKM Kabupaten Garut",
        ),
        ({"peran": "dinas_kabkota", "jabatan": "Kepala Dinas Koperasi"}, ""),
        ({"peran": "loket", "jabatan": "Staf"}, ""),
    ],
)
def test_penugasan_penanda_tangan_tanpa_mandat_diberitahukan(client, admin, garut, isi, wewenang):
    orang = buat_pengguna(Peran.POKJA_KABKOTA, garut)
    data = {"siapa": orang.nip, **isi_penugasan(**isi)}
    halaman = client.post(reverse("penugasan_baru", args=[garut.pk]), data, follow=True).content.decode()
    assert "Penugasan" in halaman and orang.penugasan.count() == (2 if isi["peran"] == "loket" else 1)
    assert ("belum dapat menandatangani surat wewenang" in halaman) is bool(wewenang)
    assert wewenang in halaman


def test_akun_yang_juga_bertugas_di_luar_jangkauan_tidak_dapat_diambil_alih(client, admin, garut):
    """A regency's admin could otherwise reset the password of somebody at the ministry."""
    orang = buat_pengguna(Peran.VERIFIKATOR)
    client.post(reverse("penugasan_baru", args=[garut.pk]), {"siapa": orang.nip, **isi_penugasan()})
    for nama in ("pegawai_sandi", "pegawai_ubah", "pegawai_tutup"):
        assert client.post(reverse(nama, args=[orang.pk]), {"alasan": "x", "nama": "X"}).status_code == 403
    orang.refresh_from_db()
    assert orang.check_password(SANDI)
    assert orang.is_active
    halaman = client.get(reverse("pegawai_rinci", args=[orang.pk])).content.decode()
    assert reverse("pegawai_sandi", args=[orang.pk]) not in halaman
    assert "Kementerian Koperasi dan UKM" in halaman


def test_admin_tidak_memberi_penugasan_kepada_diri_sendiri(client, admin, garut):
    tanggapan = client.post(reverse("penugasan_baru", args=[garut.pk]), {"siapa": admin.username, **isi_penugasan()})
    assert tanggapan.status_code == 422
    assert "Anda sendiri" in galat(tanggapan)
    assert admin.penugasan.count() == 1
    assert client.post(reverse("pegawai_sandi", args=[admin.pk])).status_code == 403
    assert client.post(reverse("penugasan_akhiri", args=[admin.penugasan.get().pk])).status_code == 403


def test_plh_dengan_tanggal_dan_dasar_tercetak_sebagai_plh(client, admin, garut):
    orang = buat_pengguna(Peran.POKJA_KABKOTA, garut)
    client.post(
        reverse("penugasan_baru", args=[garut.pk]),
        {"siapa": orang.nip, **isi_penugasan(sebutan="Plh.", sampai="31/12/2026", dasar="ST 094/7/2026")},
    )
    plh = Penugasan.objects.get(pengguna=orang, sebutan="Plh.")
    assert plh.jabatan_tercetak == "Plh. Ketua Pokja"
    assert plh.sampai == date(2026, 12, 31)
    assert "sampai 31 Desember 2026" in Jejak.objects.get(aksi="beri_penugasan").kalimat


def test_penugasan_diakhiri_dengan_dasar_dan_tidak_dihapus(client, admin, garut):
    penugasan = buat_pengguna(Peran.DINAS_KABKOTA, garut).penugasan.get()
    url = reverse("penugasan_akhiri", args=[penugasan.pk])
    kemarin = hari_ini() - timedelta(days=1)
    tanggapan = client.post(url, {"sampai": f"{kemarin:%d/%m/%Y}", "dasar": "SK Mutasi 9/2026"})
    assert tanggapan.url == reverse("pegawai_rinci", args=[penugasan.pengguna_id])
    penugasan.refresh_from_db()
    assert penugasan.sampai == kemarin
    assert Pengguna.objects.get(pk=penugasan.pengguna_id).penugasan_aktif() == []
    assert Jejak.objects.get(aksi="akhiri_penugasan").alasan == "SK Mutasi 9/2026"
    assert client.get(url).status_code == 403


def test_hari_terakhir_sebelum_mulai_ditolak(client, admin, garut):
    penugasan = buat_pengguna(Peran.DINAS_KABKOTA, garut, mulai=date(2026, 3, 1)).penugasan.get()
    tanggapan = client.post(
        reverse("penugasan_akhiri", args=[penugasan.pk]), {"sampai": "28/2/2026", "dasar": "SK Mutasi"}
    )
    assert "mulai 1 Maret 2026" in galat(tanggapan)


def test_sandi_baru_mengakhiri_sesi_dan_akun_dapat_ditutup_lalu_dibuka(client, admin, garut):
    orang = buat_pengguna(Peran.POKJA_KABKOTA, garut)
    sesi = type(client)()
    sesi.force_login(orang)
    assert sesi.get(reverse("akun")).status_code == 200
    tanggapan = client.post(reverse("pegawai_sandi", args=[orang.pk]))
    sandi = re.search(r'class="sandi">([^<]+)<', tanggapan.content.decode())[1]
    orang.refresh_from_db()
    assert orang.check_password(sandi)
    assert sesi.get(reverse("akun")).status_code == 302
    assert "Isi alasan" in galat(client.post(reverse("pegawai_tutup", args=[orang.pk]), {"alasan": ""}))
    client.post(reverse("pegawai_tutup", args=[orang.pk]), {"alasan": "pensiun"})
    orang.refresh_from_db()
    assert not orang.is_active
    client.post(reverse("pegawai_tutup", args=[orang.pk]), {"alasan": "salah orang"})
    orang.refresh_from_db()
    assert orang.is_active
    assert [j.aksi for j in Jejak.objects.filter(objek_jenis="core.pengguna").order_by("urutan")] == [
        "sandi_baru", "tutup_akun", "buka_akun",
    ]  # fmt: skip


def test_superuser_bukan_urusan_admin_instansi(client, admin, garut):
    bos = Pengguna.objects.create_superuser("bos", password=SANDI, nama="Bos")
    Penugasan.objects.create(
        pengguna=bos, instansi=garut, peran=Peran.DINAS_KABKOTA, jabatan="x", mulai=date(2020, 1, 1), dasar="x"
    )
    assert client.post(reverse("pegawai_sandi", args=[bos.pk])).status_code == 404


def test_wilayah_yang_berakhir_tidak_menerima_penugasan_dan_instansi_baru(client):
    pusat = buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi("00"))
    lama = buat_instansi("32.06")
    Wilayah.objects.filter(pk="32.06").update(berlaku_sampai=date(2025, 12, 31))
    orang = buat_pengguna(kode="32.05")
    client.force_login(pusat)
    tanggapan = client.post(reverse("penugasan_baru", args=[lama.pk]), {"siapa": orang.nip, **isi_penugasan()})
    assert "sudah tidak berlaku" in galat(tanggapan)
    pilihan = client.get(reverse("instansi_baru")).context["daftar_form"][0].fields["wilayah"].queryset
    assert "32.06" not in pilihan.values_list("pk", flat=True)
    assert "32.05" in pilihan.values_list("pk", flat=True)


def test_admin_provinsi_menambah_instansi_kabupaten(client):
    buat_wilayah("32.73")
    client.force_login(buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi("32")))
    isi = {
        "wilayah": "32.73", "nama": "Dinas Koperasi Kota Bandung", "kop_baris1": "PEMERINTAH KOTA BANDUNG",
        "kop_baris2": "DINAS KOPERASI", "tempat": "Bandung", "kode_unit": "Diskop",
    }  # fmt: skip
    tanggapan = client.post(reverse("instansi_baru"), isi)
    baru = Instansi.objects.get(nama="Dinas Koperasi Kota Bandung")
    assert tanggapan.url == baru.get_absolute_url()
    buat_wilayah("33.74")
    assert client.post(reverse("instansi_baru"), {**isi, "wilayah": "33.74"}).status_code == 422


# Letterhead and numbers


def isi_kop(instansi, **ganti):
    isi = {f: getattr(instansi, f) for f in (
        "nama", "nama_pokja", "kop_baris1", "kop_baris2", "alamat", "kode_pos", "telepon", "surel", "tempat", "kertas",
        "tepi_atas", "tepi_kanan", "tepi_bawah", "tepi_kiri", "format_nomor", "klasifikasi", "kode_unit",
    )}  # fmt: skip
    return {**isi, **ganti}


def test_format_nomor_menampilkan_contoh_sebelum_disimpan(client, admin, garut):
    pola = "{klasifikasi}/{urut:03}-{jenis}-{kode_unit}/{bulan_romawi}/{tahun}"
    url = reverse("instansi_ubah", args=[garut.pk])
    tanggapan = client.post(url, isi_kop(garut, format_nomor=pola, kode_unit="Diskop", contoh="1"))
    assert re.search(r"518/007-SP-Diskop/[IVX]+/\d{4}", tanggapan.content.decode())
    garut.refresh_from_db()
    assert garut.format_nomor != pola
    assert client.post(url, isi_kop(garut, format_nomor=pola, kop_baris2="DINAS BARU")).url == garut.get_absolute_url()
    garut.refresh_from_db()
    assert garut.format_nomor == pola
    jejak = Jejak.objects.get(objek_jenis="core.instansi", objek_id=garut.pk)
    assert jejak.salinan["berubah"]["kop_baris2"] == ["DINAS KOPERASI DAN UKM", "DINAS BARU"]
    assert "kop baris kedua" in jejak.kalimat


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"format_nomor": "{urut}/2026"}, "harus memuat {urut}, {jenis}, dan {tahun}"),
        ({"format_nomor": "{urut}/{tahun}/{rahasia}"}, "tidak dikenal"),
        ({"format_nomor": "{urut}/{tahun.__class__}"}, "tidak dikenal"),
        ({"tepi_kiri": "5"}, "Isi 10 atau lebih"),
        ({"kode_pos": "4415"}, "5 angka"),
        ({"kertas": "B5"}, ""),
    ],
)
def test_kop_yang_salah_ditolak(client, admin, garut, ganti, kalimat):
    tanggapan = client.post(reverse("instansi_ubah", args=[garut.pk]), isi_kop(garut, **ganti))
    assert tanggapan.status_code == 422
    assert kalimat in galat(tanggapan)
    assert not Jejak.objects.exists()


def test_simpan_tanpa_perubahan_tidak_menulis_jejak(client, admin, garut):
    assert client.post(reverse("instansi_ubah", args=[garut.pk]), isi_kop(garut)).status_code == 302
    assert not Jejak.objects.exists()


# Growth


@pytest.mark.parametrize("jumlah", [10, 1000])
def test_daftar_pegawai_memakai_jumlah_kueri_yang_sama(client, admin, garut, jumlah, django_assert_num_queries):
    orang = Pengguna.objects.bulk_create(
        [Pengguna(username=f"p{jumlah}-{n}", nama=f"Orang {n}") for n in range(jumlah)]
    )
    Penugasan.objects.bulk_create(
        [
            Penugasan(
                pengguna=o,
                instansi=garut,
                peran=Peran.DINAS_KABKOTA,
                jabatan="Staf",
                mulai=date(2020, 1, 1),
                dasar="SK",
            )
            for o in orang
        ]
    )
    with django_assert_num_queries(12):
        assert client.get(garut.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("jumlah", [10, 1000])
def test_daftar_instansi_memakai_jumlah_kueri_yang_sama(client, jumlah, django_assert_num_queries):
    client.force_login(buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi("32")))
    buat_wilayah("32.05")
    Instansi.objects.bulk_create(
        [Instansi(wilayah_id="32.05", nama=f"Dinas {n}", tempat="Garut", kode_unit="x") for n in range(jumlah)]
    )
    with django_assert_num_queries(6):
        assert client.get(reverse("instansi_kelola") + "?q=").status_code == 200


def test_nama_jabatan_deputi_hanya_diisi_pada_instansi_kementerian():
    ada = ["jabatan_deputi" in InstansiForm(instance=buat_instansi(kode)).fields for kode in ("00", "32", "32.05")]
    assert ada == [True, False, False]


def test_riwayat_menyebut_perubahan_dengan_kata_bukan_kode():
    assert dalam_kata("peran", "loket") == "Petugas loket"
    assert dalam_kata("mulai", "2026-11-30") == "30 November 2026"
    assert dalam_kata("nama", "Euis") == "Euis"
    assert dalam_kata("sampai", "") == ""
    assert dalam_kata("faktor", "Telepon") == "Telepon"
