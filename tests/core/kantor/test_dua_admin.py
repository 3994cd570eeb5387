"""What takes two admins: nothing happens before the second one, and neither of the two holds the owner's log-in."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.dasar.izin import PERAN_DUA_ADMIN, Peran
from core.kantor import permintaan as minta
from core.kantor.forms import PegawaiUbahForm
from core.models import Jejak, Pengguna, PermintaanAkun, Surel
from tests.bantu_masuk import beri_aplikasi
from tests.core.kantor.test_instansi import isi_pegawai, isi_penugasan
from tests.pabrik import SANDI, buat_instansi, buat_pengguna

pytestmark = pytest.mark.django_db
BARU = "kuda-laut-terbang-7"
SANDI_BARU = {"new_password1": BARU, "new_password2": BARU}


@pytest.fixture
def garut():
    return buat_instansi("32.05")


@pytest.fixture
def rina(garut):
    return buat_pengguna(Peran.ADMIN_INSTANSI, garut, nama="Rina Admin")


@pytest.fixture
def tatang(garut):
    return buat_pengguna(Peran.ADMIN_INSTANSI, garut, nama="Tatang Admin")


@pytest.fixture
def pejabat(garut):
    return buat_pengguna(Peran.PEJABAT, garut, nama="Euis Komara")


def buka(orang) -> Client:
    """A browser in which `orang` is logged in, as the database knows them now."""
    peramban = Client()
    peramban.force_login(Pengguna.objects.get(pk=orang.pk))
    return peramban


def minta_sandi(peminta, orang) -> PermintaanAkun:
    buka(peminta).post(reverse("pegawai_sandi", args=[orang.pk]), {"alasan": "Lupa kata sandi"})
    return PermintaanAkun.objects.latest("pk")


def putuskan(orang, permintaan, putusan="setujui", **isi):
    """Press a button on the page of a request, with what that page showed and, where it is asked, the own password."""
    peramban, url = buka(orang), permintaan.get_absolute_url()
    halaman = peramban.get(url)
    if halaman.status_code != 200:
        return halaman
    sandi = {"sandi": SANDI} if putusan in ("setujui", "kode") else {}
    balasan = peramban.post(url, {"putusan": putusan, "terlihat": halaman.context["sidik"], **sandi, **isi})
    permintaan.refresh_from_db()
    return balasan


def kode_dari(balasan) -> str:
    cocok = re.search(r'class="sandi">([^<]+)<', balasan.content.decode())
    return cocok[1] if cocok else ""


def tautan_terakhir() -> str:
    return [t for s in Surel.objects.order_by("pk") for t in re.findall(r"/sandi/tautan/\S+", s.isi)][-1]


def lewat_tautan(tautan, **isi):
    """Open the link as the owner does, and type the password."""
    peramban = Client()
    halaman = peramban.get(tautan, follow=True)
    if not halaman.context["validlink"]:
        return halaman
    return peramban.post(halaman.redirect_chain[-1][0], {**SANDI_BARU, **isi})


def lewat_kode(orang, satu, dua):
    return Client().post(
        reverse("sandi_kode"), {"username": orang.username, "kode_pertama": satu, "kode_kedua": dua, **SANDI_BARU}
    )


def dapat_masuk(orang, sandi=BARU) -> bool:
    return Pengguna.objects.get(pk=orang.pk).check_password(sandi)


# Nothing before the second admin


@pytest.mark.parametrize("peran", sorted(PERAN_DUA_ADMIN))
def test_peran_yang_memutus_baru_berlaku_setelah_admin_kedua_dan_akunnya_belum_ada(peran):
    kode = {"dinas_provinsi": "32"}.get(peran, "00")
    kode = "32.05" if peran == "dinas_kabkota" else kode
    instansi = buat_instansi(kode)
    satu, dua = (buat_pengguna(Peran.ADMIN_INSTANSI, instansi) for _ in range(2))
    balasan = buka(satu).post(reverse("pegawai_baru", args=[instansi.pk]), isi_pegawai(peran=peran), follow=True)
    assert not Pengguna.objects.filter(username="euis.garut").exists()
    permintaan = PermintaanAkun.objects.get()
    assert f"Menunggu persetujuan Admin {instansi.nama} ({dua.nama})" in balasan.content.decode()
    lama = buat_pengguna(Peran.AUDITOR, instansi)
    isi = {"siapa": lama.username, **isi_penugasan(peran=peran)}
    buka(satu).post(reverse("penugasan_baru", args=[instansi.pk]), isi)
    assert lama.penugasan.count() == 1
    assert putuskan(dua, permintaan).status_code == 302
    baru = Pengguna.objects.get(username="euis.garut")
    assert [p.peran for p in baru.penugasan_aktif()] == [peran]
    assert not baru.has_usable_password()
    catatan = Jejak.objects.filter(objek_jenis="core.pengguna", objek_id=baru.pk)
    assert {(j.pengguna_id, j.salinan["diminta_oleh"]) for j in catatan} == {(dua.pk, satu.pk)}
    assert catatan.get(aksi="beri_penugasan").salinan["berubah"]["peran"] == ["", peran]


def test_siapa_yang_dapat_memutus(garut, rina, tatang, pejabat):
    permintaan = minta_sandi(rina, pejabat)
    pejabat.penugasan.create(
        instansi=garut, peran=Peran.ADMIN_INSTANSI, jabatan="Admin", mulai="2020-01-01", dasar="SK"
    )
    orang = {
        rina: 422, pejabat: 422,
        buat_pengguna(Peran.ADMIN_INSTANSI, kode="32.06"): 404,
        buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi("32.05", nama="DPMPTSP")): 404,
        buat_pengguna(Peran.PEJABAT, garut): 403,
    }  # fmt: skip
    for siapa, kode in orang.items():
        assert putuskan(siapa, permintaan).status_code == kode, siapa
        assert permintaan.hasil == ""
    for kode in ("32", "00"):
        assert minta.sebab_bukan_penyetuju(permintaan, buat_pengguna(Peran.ADMIN_INSTANSI, kode=kode)) == ""
    assert putuskan(tatang, permintaan).status_code == 302
    assert permintaan.diputus_oleh == tatang


@pytest.mark.parametrize(
    "arah", ["peminta_membuka_penyetuju", "penyetuju_membuka_peminta", "orang_ketiga_membuka_keduanya"]
)
def test_akun_yang_baru_dibuka_orang_yang_sama_tidak_menyetujui(garut, rina, tatang, pejabat, arah):
    """Whoever opened an account within a day may be sitting at it."""
    pusat = buat_pengguna(Peran.ADMIN_INSTANSI, kode="00")
    dibuka = {"peminta_membuka_penyetuju": [(rina, tatang)], "penyetuju_membuka_peminta": [(tatang, rina)]}
    for admin, akun in dibuka.get(arah, [(pusat, rina), (pusat, tatang)]):
        minta.catat_akun(admin, akun, garut, "sandi_baru", "memberi kata sandi baru")
    permintaan = minta_sandi(rina, pejabat)
    balasan = putuskan(tatang, permintaan)
    assert balasan.status_code == 422
    assert "24 jam" in balasan.content.decode()
    assert permintaan.hasil == ""
    assert tatang.nama not in minta.kalimat_menunggu(permintaan)
    assert not minta.berkait(rina.pk, [tatang.pk], timezone.now() + timedelta(hours=25))


def test_tolak_dengan_alasan_tarik_dan_kedaluwarsa_tidak_mengubah_apa_pun(rina, tatang, pejabat, monkeypatch):
    ditolak = minta_sandi(rina, pejabat)
    assert "Isi alasan" in putuskan(tatang, ditolak, "tolak").content.decode()
    putuskan(tatang, ditolak, "tolak", alasan="Orangnya tidak meminta")
    ditarik = minta_sandi(rina, pejabat)
    assert putuskan(tatang, ditarik, "tarik").status_code == 422
    putuskan(rina, ditarik, "tarik")
    assert (ditolak.hasil, ditarik.hasil) == ("ditolak", "ditarik")
    lama = minta_sandi(rina, pejabat)
    nanti = timezone.now() + PermintaanAkun.UMUR
    monkeypatch.setattr(timezone, "now", lambda: nanti)
    assert "Kedaluwarsa" in buka(tatang).get(lama.get_absolute_url()).content.decode()
    for permintaan in (ditolak, ditarik, lama):
        assert putuskan(tatang, permintaan).status_code == 422
    pejabat.refresh_from_db()
    assert pejabat.check_password(SANDI)
    assert not PermintaanAkun.objects.menunggu().exists()


def test_persetujuan_berlaku_untuk_yang_terlihat_dan_dua_klik_satu_permintaan(garut, rina, tatang):
    orang = buat_pengguna(Peran.POKJA_KABKOTA, garut)
    isi = {"siapa": orang.nip, **isi_penugasan(peran="pemeriksa", jabatan="Analis")}
    for _ in range(2):
        buka(rina).post(reverse("penugasan_baru", args=[garut.pk]), isi)
    permintaan = PermintaanAkun.objects.get()
    peramban = buka(tatang)
    terlihat = peramban.get(permintaan.get_absolute_url()).context["sidik"]
    ubah = {"nama": orang.nama, "nip": orang.nip, "pangkat": "", "email": "rina@rumah.example"}
    assert buka(rina).post(reverse("pegawai_ubah", args=[orang.pk]), ubah).status_code == 302
    balasan = peramban.post(permintaan.get_absolute_url(), {"putusan": "setujui", "terlihat": terlihat, "sandi": SANDI})
    assert "berubah sejak Anda membuka" in balasan.content.decode()
    assert orang.penugasan.count() == 1


def test_peminta_yang_bukan_admin_lagi_tidak_meninggalkan_permintaan_yang_berlaku(rina, tatang, pejabat):
    permintaan = minta_sandi(rina, pejabat)
    rina.penugasan.update(sampai="2021-01-01")
    assert "tidak lagi admin" in putuskan(tatang, permintaan).content.decode()
    assert permintaan.hasil == ""


def test_faktor_yang_hilang_dicabut_dua_admin_dan_sandinya_tetap(rina, tatang, pejabat):
    beri_aplikasi(pejabat)
    peramban = buka(pejabat)
    buka(rina).post(reverse("pegawai_faktor", args=[pejabat.pk]), {"alasan": "Telepon hilang"})
    permintaan = PermintaanAkun.objects.get()
    assert "Aplikasi kode Telepon" in buka(tatang).get(permintaan.get_absolute_url()).content.decode()
    assert pejabat.faktor.exists()
    putuskan(tatang, permintaan)
    assert not pejabat.faktor.exists()
    assert peramban.get(reverse("akun")).status_code == 302
    assert dapat_masuk(pejabat, SANDI)
    assert "mencabut faktor kedua" in buka(pejabat).get("/").content.decode()
    assert buka(rina).get(reverse("pegawai_faktor", args=[pejabat.pk])).status_code == 403


def test_faktor_orang_yang_tidak_memutus_dicabut_satu_admin(rina, garut):
    orang = buat_pengguna(Peran.LOKET, garut)
    beri_aplikasi(orang)
    assert buka(rina).post(reverse("pegawai_faktor", args=[orang.pk]), {}).status_code == 422
    assert buka(rina).post(reverse("pegawai_faktor", args=[orang.pk]), {"alasan": "Hilang"}).status_code == 302
    assert not orang.faktor.exists()


# The log-in that neither admin holds


def test_tanpa_surel_dua_kode_yang_masing_masing_hanya_dilihat_satu_admin(rina, tatang, pejabat):
    permintaan = minta_sandi(rina, pejabat)
    assert dapat_masuk(pejabat, SANDI)
    putuskan(tatang, permintaan)
    assert not dapat_masuk(pejabat, SANDI)
    balasan = putuskan(rina, permintaan, "kode")
    satu, dua = kode_dari(balasan), kode_dari(putuskan(tatang, permintaan, "kode"))
    assert satu and dua and satu != dua
    assert balasan["Cache-Control"] == "no-store"
    assert satu not in str(PermintaanAkun.objects.values().get(pk=permintaan.pk))
    lain = buat_pengguna(Peran.ADMIN_INSTANSI, kode="32")
    assert kode_dari(putuskan(lain, permintaan, "kode")) == ""
    for a, b in ((satu, satu), (dua, dua), (satu, "AAAA-BBBB-CCCC"), ("", dua)):
        assert lewat_kode(pejabat, a, b).status_code in (200, 422)
        assert not dapat_masuk(pejabat)
    assert lewat_kode(pejabat, dua.lower().replace("-", " "), satu).status_code == 302
    assert dapat_masuk(pejabat)
    assert lewat_kode(pejabat, satu, dua).status_code == 422


def test_kode_lama_lewat_24_jam_dan_yang_diganti_tidak_berlaku(rina, tatang, pejabat, monkeypatch):
    permintaan = minta_sandi(rina, pejabat)
    putuskan(tatang, permintaan)
    satu, usang = (kode_dari(putuskan(rina, permintaan, "kode")), kode_dari(putuskan(tatang, permintaan, "kode")))
    dua = kode_dari(putuskan(tatang, permintaan, "kode"))
    assert lewat_kode(pejabat, satu, usang).status_code == 422
    nanti = timezone.now() + timedelta(hours=25)
    with monkeypatch.context() as jam:
        jam.setattr(timezone, "now", lambda: nanti)
        assert lewat_kode(pejabat, satu, dua).status_code == 422
    assert lewat_kode(pejabat, satu, dua).status_code == 302


def test_alamat_yang_belum_teruji_perlu_kode_admin_kedua_dan_sesudahnya_tautan_saja(rina, tatang, pejabat):
    Pengguna.objects.filter(pk=pejabat.pk).update(email="euis@garut.example")
    permintaan = minta_sandi(rina, pejabat)
    assert Surel.objects.get().kepada == "euis@garut.example"
    putuskan(tatang, permintaan)
    tautan = tautan_terakhir()
    assert kode_dari(putuskan(rina, permintaan, "kode")) == ""
    kode = kode_dari(putuskan(tatang, permintaan, "kode"))
    assert lewat_tautan(tautan).status_code in (200, 422)
    assert not dapat_masuk(pejabat)
    assert lewat_tautan(tautan, kode=kode).status_code == 302
    assert dapat_masuk(pejabat)
    assert "tidak berlaku" in lewat_tautan(tautan, kode=kode).content.decode()
    kedua = minta_sandi(rina, pejabat)
    putuskan(tatang, kedua)
    tautan = tautan_terakhir()
    assert not dapat_masuk(pejabat)
    assert lewat_tautan(tautan).status_code == 302
    assert dapat_masuk(pejabat)


@pytest.mark.parametrize(
    ("bidang", "nilai", "aksi"),
    [
        ("nama", "Drs. Orang Lain", "ubah_pegawai"), ("nip", "199001012020011009", "ubah_pegawai"),
        ("pangkat", "Pembina Utama", "ubah_pegawai"), ("email", "rina@rumah.example", "ubah_surel"),
    ],
)  # fmt: skip
def test_data_pemegang_peran_yang_memutus_berganti_setelah_admin_kedua(rina, tatang, pejabat, bidang, nilai, aksi):
    """What letters print of who signs, and the address that opens the account, are no single admin's to write."""
    Pengguna.objects.filter(pk=pejabat.pk).update(email="euis@garut.example", pangkat="Pembina", surel_teruji=True)
    pejabat.refresh_from_db()
    lama = {b: getattr(pejabat, b) for b in PegawaiUbahForm.Meta.fields}
    buka(rina).post(reverse("pegawai_ubah", args=[pejabat.pk]), lama | {bidang: nilai})
    pejabat.refresh_from_db()
    assert {b: getattr(pejabat, b) for b in lama} == lama
    permintaan = PermintaanAkun.objects.get()
    assert [(b.lama, b.baru) for b in minta.rincian(permintaan)] == [(lama[bidang], nilai)]
    assert set(Surel.objects.filter(kepada__contains="@").values_list("kepada", flat=True)) == {"euis@garut.example"}
    putuskan(tatang, permintaan)
    pejabat.refresh_from_db()
    assert {b: getattr(pejabat, b) for b in lama} == lama | {bidang: nilai}
    assert pejabat.surel_teruji is (bidang != "email")
    assert Jejak.objects.get(aksi=aksi).salinan["berubah"] == {bidang: [lama[bidang], nilai]}


def test_satu_admin_yang_menulis_alamatnya_sendiri_tidak_memegang_jalan_masuk_ke_peran_yang_memutus(
    garut, rina, tatang
):
    """He makes an ordinary account with his own mail, opens it, and has it given a role of the second pair of eyes."""
    isi = isi_pegawai(email="rina@rumah.example", peran="loket")
    buka(rina).post(reverse("pegawai_baru", args=[garut.pk]), isi)
    boneka = Pengguna.objects.get(username="euis.garut")
    assert lewat_tautan(tautan_terakhir()).status_code == 302
    assert dapat_masuk(boneka)
    isi = {"siapa": boneka.username, **isi_penugasan(peran="pejabat")}
    buka(rina).post(reverse("penugasan_baru", args=[garut.pk]), isi)
    putuskan(tatang, PermintaanAkun.objects.get())
    assert not dapat_masuk(boneka)
    tautan = tautan_terakhir()
    assert lewat_tautan(tautan).status_code in (200, 422)
    assert not dapat_masuk(boneka)


# Who is told


def test_pemilik_diberi_tahu_di_meja_dan_lewat_surel(garut, rina):
    orang = buat_pengguna(Peran.LOKET, garut)
    Pengguna.objects.filter(pk=orang.pk).update(email="loket@garut.example")
    buka(rina).post(reverse("pegawai_tutup", args=[orang.pk]), {"alasan": "cuti"})
    buka(rina).post(reverse("pegawai_tutup", args=[orang.pk]), {"alasan": "kembali"})
    buka(rina).post(reverse("pegawai_sandi", args=[orang.pk]))
    assert list(Surel.objects.values_list("kepada", flat=True)) == ["loket@garut.example"] * 4
    isi = " ".join(Surel.objects.values_list("isi", flat=True))
    for kalimat in ("menutup akun", "membuka kembali akun", "kata sandi baru", "/sandi/tautan/"):
        assert kalimat in isi
    meja = buka(orang).get(reverse("meja_kerja")).content.decode()
    assert "Rina Admin" in meja and "kata sandi baru" in meja
    assert orang.peristiwa.count() == 3


def test_lajur_meja_admin_menampilkan_permintaan_kantornya_dan_yang_di_bawahnya(rina, tatang, pejabat):
    permintaan = minta_sandi(rina, pejabat)
    provinsi, lain = (buat_pengguna(Peran.ADMIN_INSTANSI, kode=k) for k in ("32", "32.06"))
    for siapa, tampil in ((tatang, True), (provinsi, True), (rina, False), (lain, False), (pejabat, False)):
        meja = buka(siapa).get(reverse("meja_kerja")).content.decode()
        assert (permintaan.get_absolute_url() in meja) is tampil
    halaman = buka(rina).get(reverse("pegawai_rinci", args=[pejabat.pk])).content.decode()
    assert permintaan.get_absolute_url() in halaman


def test_meja_peminta_menyebut_putusan_dan_gilirannya_memberi_kode(rina, tatang, pejabat):
    Pengguna.objects.filter(pk=pejabat.pk).update(email="", nama="Euis Komara, M.Si.")
    permintaan = minta_sandi(rina, pejabat)
    jalur, giliran = permintaan.get_absolute_url(), "Sekarang giliran Anda memberi orangnya satu kode."

    def meja(siapa):
        return buka(siapa).get(reverse("meja_kerja")).content.decode()

    assert jalur not in meja(rina)
    putuskan(tatang, permintaan)
    assert "Tatang Admin menyetujui kata sandi baru untuk Euis Komara, M.Si. pada" in meja(rina)
    assert giliran in meja(rina) and jalur in meja(rina)
    assert giliran not in meja(tatang)
    assert not pejabat.peristiwa.filter(kalimat__contains="..").exists()
    permintaan.dipakai_pada = timezone.now()
    permintaan.save()
    assert jalur not in meja(rina)
    ditolak = minta_sandi(rina, pejabat)
    putuskan(tatang, ditolak, "tolak", alasan="Orangnya tidak meminta")
    assert "Tatang Admin menolak kata sandi baru" in meja(rina)


def test_faktor_kedua_bertahan_saat_sandi_diganti(rina, tatang, pejabat):
    pejabat.faktor.create(jenis="aplikasi", nama="Ponsel", rahasia="JBSWY3DPEHPK3PXP")
    putuskan(tatang, minta_sandi(rina, pejabat))
    assert pejabat.faktor.count() == 1


def test_faktor_pada_akun_yang_dibuka_satu_admin_tidak_ikut_ke_peran_yang_memutus(garut, rina, tatang):
    """A telephone set up while one admin could sit at the account is no second pair of hands."""
    boneka = buat_pengguna(Peran.LOKET, garut)
    beri_aplikasi(boneka)
    isi = {"siapa": boneka.username, **isi_penugasan(peran="pejabat")}
    buka(rina).post(reverse("penugasan_baru", args=[garut.pk]), isi)
    permintaan = PermintaanAkun.objects.get()
    assert "Faktor kedua" in buka(tatang).get(permintaan.get_absolute_url()).content.decode()
    putuskan(tatang, permintaan)
    assert permintaan.disetujui and not boneka.faktor.exists()
    assert Jejak.objects.filter(objek_id=boneka.pk, aksi="cabut_faktor").count() == 1


def test_simpan_dari_halaman_lama_tidak_membatalkan_apa_yang_terjadi_sementara_itu(garut, rina, monkeypatch):
    """Another admin closes the account while this one corrects a name: it stays closed, its password void."""
    orang, asli = buat_pengguna(Peran.LOKET, garut), PegawaiUbahForm.clean_nip

    def ditutup(form):
        Pengguna.objects.filter(pk=orang.pk).update(is_active=False, password="!")
        return asli(form)

    monkeypatch.setattr(PegawaiUbahForm, "clean_nip", ditutup)
    isi = {"nama": "Nama Betul", "nip": "", "pangkat": "", "email": ""}
    assert buka(rina).post(reverse("pegawai_ubah", args=[orang.pk]), isi).status_code == 302
    orang.refresh_from_db()
    assert (orang.nama, orang.is_active, orang.password) == ("Nama Betul", False, "!")


def test_24_jam_dihitung_dari_sandi_yang_dibuat_bukan_dari_persetujuannya(rina, tatang, garut, monkeypatch):
    """An approved log-in left lying for a day and opened then is as new as one that is opened at once."""
    baru = buat_pengguna(Peran.ADMIN_INSTANSI, garut, nama="Admin Ketiga")
    permintaan = minta_sandi(rina, baru)
    putuskan(tatang, permintaan)
    satu, dua = (kode_dari(putuskan(siapa, permintaan, "kode")) for siapa in (rina, tatang))
    awal = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: awal + timedelta(hours=23))
    assert lewat_kode(baru, satu, dua).status_code == 302
    assert minta.berkait(rina.pk, [baru.pk], awal + timedelta(hours=25)) == {baru.pk}
    assert "dibuka Rina Admin dan Tatang Admin" in Jejak.objects.get(aksi="buat_sandi").kalimat
    assert not minta.berkait(rina.pk, [baru.pk], awal + timedelta(hours=48))


def test_tautan_sekali_pakai_juga_bila_dua_jawaban_datang_bersama(rina, tatang, pejabat, monkeypatch):
    """Both came past the first look at the link; the second finds it used behind the lock."""
    Pengguna.objects.filter(pk=pejabat.pk).update(email="euis@garut.example", surel_teruji=True)
    putuskan(tatang, minta_sandi(rina, pejabat))
    asli, dalam = minta.pembuka, []

    def didahului(orang, *, kunci=False):
        if kunci and not dalam:
            dalam.append(1)
            assert lewat_tautan(tautan_terakhir()).status_code == 302
        return asli(orang, kunci=kunci)

    monkeypatch.setattr(minta, "pembuka", didahului)
    isi = {"new_password1": "sandi-penyerang-8", "new_password2": "sandi-penyerang-8"}
    lewat_tautan(tautan_terakhir(), **isi)
    assert dalam and dapat_masuk(pejabat) and not dapat_masuk(pejabat, isi["new_password1"])


def test_tautan_hanya_ada_dalam_isi_surelnya(rina, tatang, pejabat):
    """The list of mail that is stuck names what it tells of; nobody gets an account out of it."""
    Pengguna.objects.filter(pk=pejabat.pk).update(email="euis@garut.example", surel_teruji=True)
    putuskan(tatang, minta_sandi(rina, pejabat))
    tanda = tautan_terakhir().split("/")[4]
    assert [s.alasan for s in Surel.objects.all() if tanda in s.alasan or tanda in s.perihal] == []


def test_kode_yang_ditampilkan_tercatat_tanpa_kodenya(rina, tatang, pejabat):
    """Who let a half of the log-in be shown, and when, can be told afterwards; the half itself is nowhere."""
    permintaan = minta_sandi(rina, pejabat)
    putuskan(tatang, permintaan)
    kode = kode_dari(putuskan(tatang, permintaan, "kode"))
    [jejak] = Jejak.objects.filter(aksi="tampilkan_kode")
    assert (jejak.pengguna, jejak.objek_id) == (tatang, permintaan.pk)
    assert kode and kode not in f"{jejak.kalimat}{jejak.salinan}{jejak.alasan}"


@pytest.mark.parametrize("sandi", ["", "bukan-sandi-Anda"])
def test_di_layar_admin_kedua_yang_ditinggalkan_tidak_ada_yang_disetujui_atau_ditampilkan(rina, tatang, pejabat, sandi):
    """The first admin at the open screen of the second holds no half of his; refusing changes nothing and is free."""
    permintaan = minta_sandi(rina, pejabat)
    balasan = putuskan(tatang, permintaan, sandi=sandi, alasan="Sedang saya tanyakan")
    assert (balasan.status_code, permintaan.hasil) == (422, "")
    assert ("salah" if sandi else "Isi kata sandi") in str(balasan.context["form"].errors["sandi"])
    assert "Sedang saya tanyakan" in balasan.content.decode()
    putuskan(tatang, permintaan)
    balasan = putuskan(tatang, permintaan, "kode", sandi=sandi)
    assert balasan.status_code == 422 and not kode_dari(balasan)
    assert not permintaan.kode_pemutus and "sandi" in balasan.context["form"].errors
