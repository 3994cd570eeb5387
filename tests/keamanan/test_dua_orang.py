"""No one human completes an act of two: over all pairs of roles, through the real addresses.

An admin with everything that his role gives tries to come to each role that decides: by its account, by one of his
own, by its mail. And whoever holds both roles of a pair does not follow himself on any row of any route.
"""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from core.dasar.izin import PERAN_DUA_ADMIN, TINGKAT_PERAN, Peran, Tingkat
from core.models import Pengguna, Penugasan, PermintaanAkun, Surel, Urusan
from core.perkara.ditolak import PelakuSama
from core.perkara.jejak import catat
from tests.pabrik import AWAL, SANDI, buat_instansi, buat_pengguna
from tests.pabrik.lama import buat_lembar_lama
from tests.test_wewenang_surat import PERKARA

pytestmark = pytest.mark.django_db
RUMAH = "saya@rumah.example"  # the admin's own mail box
BARU = "kuda-laut-terbang-7"
KANTOR = {Tingkat.KABKOTA: "32.05", Tingkat.PROVINSI: "32"}
BERDUA = [(m.alur, t) for m in apps.get_models() if issubclass(m, Urusan) for t in m.alur.baris if t.bukan]


@pytest.fixture(autouse=True)
def sandi_cepat(settings):
    """Each password is tried on each account: nothing of it hangs on how slowly one is hashed."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class Admin:
    """One human who is an admin, with every account that he can log in to; he keeps all that he is shown."""

    def __init__(self, instansi, kode):
        self.instansi = instansi
        self.orang = buat_pengguna(Peran.ADMIN_INSTANSI, buat_instansi(kode), nama="Penyerang")
        self.sandi = {self.orang.username: SANDI}
        self.terlihat = ""

    def sebagai(self, username) -> Client:
        peramban = Client()
        peramban.force_login(Pengguna.objects.get(username=username))
        return peramban

    def pos(self, alamat, kunci, /, **isi):
        balasan = self.sebagai(self.orang.username).post(reverse(alamat, args=[kunci]), isi)
        self.terlihat += balasan.content.decode()
        return balasan

    def boneka(self, username, **isi):
        """An account of an ordinary role, to whose log-in he comes: by the code on the page or by his own mail."""
        self.pos("pegawai_baru", self.instansi.pk, nama=username, username=username, **tugas("auditor"), **isi)
        self.buka_tautan()

    def buka_tautan(self):
        """Every link in his own mail box, with whatever codes he was shown."""
        kode = re.findall(r'class="sandi">([^<]+)<', self.terlihat)
        for surel in Surel.objects.filter(kepada=RUMAH):
            for tautan in re.findall(r"/sandi/tautan/\S+", surel.isi):
                peramban = Client()
                halaman = peramban.get(tautan, follow=True)
                for satu in ("", *kode) if halaman.context["validlink"] else ():
                    isi = {"kode": satu, "new_password1": BARU, "new_password2": BARU}
                    peramban.post(halaman.redirect_chain[-1][0], isi)

    def setujui_semua(self):
        """Press every button of every request, as each account that he can log in to."""
        peramban = [(self.sebagai(username), sandi) for username, sandi in self.dapat_dibuka().items()]
        for permintaan in PermintaanAkun.objects.all():
            for satu, sandi in peramban:
                halaman = satu.get(url := permintaan.get_absolute_url())
                if halaman.status_code == 200:
                    for putusan in ("setujui", "kode"):
                        isi = {"putusan": putusan, "terlihat": halaman.context["sidik"], "sandi": sandi}
                        self.terlihat += satu.post(url, isi).content.decode()

    def dapat_dibuka(self) -> dict[str, str]:
        """Whose password he knows, of everybody, and which: his own, what pages showed him, what he set by a link."""
        sandi = {SANDI, BARU, *re.findall(r'class="sandi">([^<]+)<', self.terlihat)}
        milik = Pengguna.objects.exclude(username__startswith="korban").filter(is_active=True)
        korban = Pengguna.objects.filter(username__startswith="korban", is_active=True)
        buka = {o.username: s for o in milik for s in sandi if o.check_password(s)}
        return buka | {o.username: s for o in korban for s in sandi - {SANDI} if o.check_password(s)}


def tugas(peran, **isi):
    return {"peran": peran, "jabatan": "Kepala", "sebutan": "", "mulai": "1/6/2026", "dasar": "SK 1", **isi}


@pytest.mark.parametrize("peran", sorted(PERAN_DUA_ADMIN))
def test_satu_admin_tidak_sampai_pada_peran_yang_memutus(peran):
    instansi = buat_instansi(KANTOR.get(TINGKAT_PERAN.get(peran), "32.05" if peran == "admin_instansi" else "00"))
    korban = buat_pengguna(peran, instansi)
    Pengguna.objects.filter(pk=korban.pk).update(
        username="korban", email="" if peran < "penetap" else "korban@dinas.example"
    )
    saya = Admin(instansi, instansi.wilayah_id)
    # Accounts of his own, and the role for each of them.
    saya.boneka("boneka.satu")
    saya.boneka("boneka.dua", email=RUMAH)
    saya.pos("pegawai_baru", instansi.pk, nama="Baru", username="boneka.tiga", email=RUMAH, **tugas(peran))
    saya.pos("pegawai_baru", instansi.pk, nama="Admin", username="boneka.admin", email=RUMAH, **tugas("admin_instansi"))
    for siapa in ("boneka.satu", "boneka.dua", saya.orang.username):
        for diberi in {peran, "admin_instansi"}:
            saya.pos("penugasan_baru", instansi.pk, siapa=siapa, **tugas(diberi))
    # The account of who holds it: reset, moved to his mail, closed and opened again.
    saya.pos("pegawai_sandi", korban.pk, alasan="Lupa kata sandi")
    data = {"nama": korban.nama, "nip": korban.nip, "pangkat": "", "email": RUMAH}
    saya.pos("pegawai_ubah", korban.pk, **data)
    for _ in range(2):
        saya.pos("pegawai_tutup", korban.pk, alasan="x")
    saya.setujui_semua()
    saya.buka_tautan()
    dibuka = saya.dapat_dibuka()
    assert {"boneka.satu", "boneka.dua"} < set(dibuka) and "korban" not in dibuka
    assert pemegang(peran, dibuka) - {saya.orang.username} == set()
    # Ended, an ordinary account: now he may reset it alone, and the role is gone.
    saya.pos("penugasan_akhiri", korban.penugasan.get().pk, sampai="1/12/2026", dasar="SK 2")
    saya.pos("pegawai_sandi", korban.pk)
    saya.pos("penugasan_baru", instansi.pk, siapa="korban", **tugas(peran))
    saya.setujui_semua()
    saya.buka_tautan()
    assert pemegang(peran, saya.dapat_dibuka()) - {saya.orang.username} == set()
    assert not PermintaanAkun.objects.exclude(hasil="").exists()
    assert PermintaanAkun.objects.count() >= 6


def pemegang(peran, username) -> set[str]:
    return {o.username for o in Pengguna.objects.filter(username__in=username) for p in o.penugasan_aktif()
            if p.peran in (peran, Peran.ADMIN_INSTANSI)}  # fmt: skip


@pytest.mark.parametrize(("alur", "t"), BERDUA, ids=[f"{a.model._meta.model_name}-{t.aksi}" for a, t in BERDUA])
def test_pemegang_kedua_peran_tidak_mengikuti_dirinya_sendiri(alur, t):
    """Whatever roles and offices one person holds: who did one part is refused at each row that names it."""
    urusan = (PERKARA | {"lembarlama": buat_lembar_lama})[alur.model._meta.model_name]()
    for aksi in t.bukan:
        orang = buat_pengguna(t.peran, kode="32.05")
        peran = {t.peran, *(satu.peran for satu in alur.baris if satu.aksi == aksi)}
        Penugasan.objects.bulk_create(
            Penugasan(pengguna=orang, instansi=buat_instansi(kode), peran=p, jabatan="J", mulai=AWAL, dasar="SK")
            for p in peran - {Peran.PENGURUS}
            for kode in ("32.05", "32", "00")
        )
        if Peran.PENGURUS in peran:
            # The term ended: while it runs no office acts through that person (test_benturan_kepentingan).
            sendiri = {"pihak": urusan.koperasi_id, "sampai": AWAL, "jabatan": "Ketua", "mulai": AWAL}
            orang.penugasan.create(instansi=buat_instansi("32.05"), peran=Peran.PENGURUS, dasar="RA", **sendiri)
        catat(urusan, aksi, "mengerjakan bagian pertama", wilayah_id=urusan.wilayah_id, pengguna=orang)
        for asal in t.asal:
            alur.model.objects.filter(pk=urusan.pk).update(status=asal)
            kasus = alur.model.objects.get(pk=urusan.pk)
            with pytest.raises(PelakuSama):
                alur.jalankan(kasus, t.aksi, Pengguna.objects.get(pk=orang.pk), versi=kasus.versi, alasan="x")
