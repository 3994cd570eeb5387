import pytest
from django.test import Client
from django.urls import reverse

from core.dasar.izin import Peran
from core.models import Penugasan
from tests.pabrik import SANDI, buat_instansi, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def masuk(client, username, sandi=SANDI, **lain):
    return client.post(reverse("masuk"), {"username": username, "password": sandi, **lain})


def test_masuk_kembali_ke_halaman_yang_diminta(client):
    orang = buat_pengguna()
    tanggapan = client.get(reverse("akun"))
    assert tanggapan.status_code == 302
    halaman = client.get(tanggapan.url)
    assert f'name="next" value="{reverse("akun")}"' in halaman.content.decode()
    assert masuk(client, orang.username, next=reverse("akun")).url == reverse("akun")


def test_next_ke_situs_lain_diabaikan(client):
    orang = buat_pengguna()
    assert masuk(client, orang.username, next="https://contoh.example/").url == reverse("meja_kerja")


def test_nama_salah_sandi_salah_dan_akun_tutup_mendapat_kalimat_yang_sama(client):
    orang, tutup = buat_pengguna(), buat_pengguna()
    tutup.is_active = False
    tutup.save()
    kalimat = []
    for nama, sandi in ((orang.username, "bukan-ini"), ("tidak.ada", SANDI), (tutup.username, SANDI)):
        form = masuk(client, nama, sandi).context["form"]
        kalimat.append(form.non_field_errors())
    assert kalimat[0] == kalimat[1] == kalimat[2]
    assert "salah" in kalimat[0][0]


def test_keluar_hanya_dengan_post(client):
    client.force_login(buat_pengguna())
    assert client.get(reverse("keluar")).status_code == 405
    assert client.post(reverse("keluar")).url == reverse("masuk")
    assert client.get(reverse("akun")).status_code == 302


def test_sandi_awal_harus_diganti_sebelum_halaman_lain_terbuka(client):
    orang = buat_pengguna()
    orang.wajib_ganti_sandi = True
    orang.save()
    masuk(client, orang.username)
    for nama in ("meja_kerja", "akun", "aturan"):
        assert client.get(reverse(nama)).url == reverse("ganti_sandi")
    assert client.get(reverse("ganti_sandi")).status_code == 200
    assert client.get(reverse("surat_periksa")).status_code == 200
    baru = "kuda-laut-terbang-7"
    tanggapan = client.post(
        reverse("ganti_sandi"), {"old_password": SANDI, "new_password1": baru, "new_password2": baru}
    )
    assert tanggapan.url == reverse("meja_kerja")
    orang.refresh_from_db()
    assert not orang.wajib_ganti_sandi
    assert orang.check_password(baru)
    assert client.get(reverse("akun")).status_code == 200


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"old_password": "salah", "new_password1": "kuda-laut-7-x", "new_password2": "kuda-laut-7-x"}, "lama salah"),
        ({"old_password": SANDI, "new_password1": "kuda-laut-7-x", "new_password2": "lain"}, "tidak sama"),
        ({"old_password": SANDI, "new_password1": "pendek7", "new_password2": "pendek7"}, "10"),
        ({"old_password": SANDI, "new_password1": "password123", "new_password2": "password123"}, "umum"),
    ],
)
def test_sandi_baru_yang_buruk_ditolak_dengan_sebabnya(client, isi, kalimat):
    orang = buat_pengguna()
    client.force_login(orang)
    form = client.post(reverse("ganti_sandi"), isi).context["form"]
    assert kalimat in " ".join(pesan for daftar in form.errors.values() for pesan in daftar)
    orang.refresh_from_db()
    assert orang.check_password(SANDI)


def test_akun_menampilkan_penugasan_dengan_dasar_dan_admin_instansi(client):
    orang = buat_pengguna(Peran.DINAS_KABKOTA, jabatan="Kepala Dinas", dasar="SK 821/12/2024")
    admin = buat_pengguna(Peran.ADMIN_INSTANSI, nama="Rina Admin")
    buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi("32.73"), nama="Admin Bandung")
    Penugasan.objects.create(
        pengguna=orang, instansi=admin.penugasan.get().instansi, peran=Peran.POKJA_KABKOTA, jabatan="Sekretaris Pokja",
        sebutan="Plh.", mulai="2021-01-01", sampai="2021-01-31", dasar="ST 5/2021",
    )  # fmt: skip
    client.force_login(orang)
    isi = client.get(reverse("akun")).content.decode()
    for teks in ("Kepala Dinas", "SK 821/12/2024", "Berlaku", "Plh. Sekretaris Pokja", "ST 5/2021", "Berakhir"):
        assert teks in isi
    assert "Rina Admin" in isi
    assert "Admin Bandung" not in isi


def test_penugasan_yang_berakhir_langsung_menutup_akses(client):
    orang = buat_pengguna(Peran.ADMIN_INSTANSI)
    client.force_login(orang)
    assert client.get(reverse("instansi_kelola"), follow=True).status_code == 200
    orang.penugasan.update(sampai="2020-12-31")
    assert client.get(reverse("instansi_kelola")).status_code == 403


def test_halaman_pribadi_tidak_disimpan_perantara(client):
    umum = client.get(reverse("surat_periksa"))
    assert not umum.has_header("Cache-Control")
    client.force_login(buat_pengguna(Peran.POKJA_KABKOTA))
    assert client.get(reverse("usulan_daftar"))["Cache-Control"] == "private, no-cache"


def test_sandi_baru_mengakhiri_sesi_di_tempat_lain(client):
    orang, lain = buat_pengguna(Peran.POKJA_KABKOTA), Client()
    for peramban in (client, lain):
        masuk(peramban, orang.username)
        assert peramban.get(reverse("akun")).status_code == 200
    isi = {"old_password": SANDI, "new_password1": "kuda-lumping-77", "new_password2": "kuda-lumping-77"}
    assert client.post(reverse("ganti_sandi"), isi).status_code == 302
    assert client.get(reverse("akun")).status_code == 200
    assert lain.get(reverse("akun")).status_code == 302
