"""The desk of the examiner: marks, remarks, the capital in Jakarta, the proposal; nothing but the gate decides."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.perkara.terbuka import terbuka
from ksp_usp.models import Orang
from perizinan.izin.alur import ALUR_PERMOHONAN
from perizinan.izin.berkas import berkas_diperiksa
from perizinan.izin.syarat import butir_berkas, yang_terbuka
from perizinan.models import PemeriksaanBerkas, PermohonanIzin
from tests.pabrik import (
    buat_koperasi,
    buat_orang,
    buat_pengguna,
    buat_permohonan,
    majukan_izin,
    tandai_berkas,
)
from tests.perizinan.izin.test_halaman import masuk, teks, url
from tests.sentra_ukm.usulan.isian.bantu import isian

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat_ringan")]


@pytest.fixture
def pemeriksa(client):
    return masuk(client, Peran.PEMERIKSA)


@pytest.fixture
def diterima():
    return majukan_izin(buat_permohonan(), "diterima")


@pytest.fixture
def lengkap():
    return majukan_izin(buat_permohonan(), "lengkap")


def meja(p):
    return url("permohonan_pemeriksaan", p)


def halaman(client, p) -> dict:
    """What a browser would send from the page: the chosen radio of each group as one value."""
    isi = isian(client.get(meja(p)))
    return {nama: nilai[0] if isinstance(nilai, list) else nilai for nama, nilai in isi.items() if nama != "lanjut"}


def semua_ada(p):
    return {f"hasil_{kode}": "ada" for kode in butir_berkas(p)}


def galat(balasan):
    return {nama: " ".join(pesan) for nama, pesan in balasan.context["form"].errors.items()}


def tindakan(p, aksi):
    return reverse("tindakan", args=["permohonanizin", p.pk, aksi])


def test_menyimpan_catatan_tidak_memutuskan_apa_pun(client, pemeriksa, diterima):
    isi = halaman(client, diterima) | semua_ada(diterima) | {"catatan_7c": "Cap bank jelas."}
    assert client.post(meja(diterima), isi).url == meja(diterima)
    diterima.refresh_from_db()
    assert diterima.status == "diterima"
    assert PemeriksaanBerkas.objects.filter(hasil="ada", oleh=pemeriksa).count() == 6
    assert PemeriksaanBerkas.objects.get(butir="7c").catatan == "Cap bank jelas."
    assert diterima.jejak.count() == 2


def test_nyatakan_lengkap_menuju_halaman_tindakan_bila_semua_ada(client, pemeriksa, diterima):
    isi = halaman(client, diterima) | semua_ada(diterima) | {"lanjut": "nyatakan_lengkap"}
    assert client.post(meja(diterima), isi).url == tindakan(diterima, "nyatakan_lengkap")
    diterima.refresh_from_db()
    client.post(tindakan(diterima, "nyatakan_lengkap"), {"versi": diterima.versi})
    diterima.refresh_from_db()
    assert diterima.status == "lengkap"


def test_yang_belum_ditandai_dan_tanpa_catatan_disebut_di_sampingnya(client, pemeriksa, diterima):
    isi = halaman(client, diterima) | {"hasil_7a": "ada", "hasil_7b": "tidak", "lanjut": "nyatakan_lengkap"}
    balasan = client.post(meja(diterima), isi)
    assert balasan.status_code == 422
    assert "ditandai belum ada tanpa catatan. Tulis apa yang kurang." in galat(balasan)["catatan_7b"]
    assert "belum diperiksa." in galat(balasan)["catatan_7c"]
    assert ">Fotokopi bukti setoran modal berupa deposito: belum diperiksa.</a>" in balasan.content.decode()
    assert "catatan_7a" not in galat(balasan)
    assert PemeriksaanBerkas.objects.get(butir="7b").hasil == "tidak"


def test_satu_dari_enam_kurang_tidak_lengkap_tetapi_dapat_diminta(client, pemeriksa, diterima):
    ada = semua_ada(diterima) | {"hasil_7f": "tidak", "catatan_7f": "Baru untuk satu tahun."}
    isi = halaman(client, diterima) | ada
    balasan = client.post(meja(diterima), isi | {"lanjut": "nyatakan_lengkap"})
    assert balasan.status_code == 422 and set(galat(balasan)) == {"catatan_7f"}
    balasan = client.post(meja(diterima), halaman(client, diterima) | ada | {"lanjut": "kirim_kekurangan"})
    assert balasan.url == tindakan(diterima, "kirim_kekurangan")


def test_tidak_ada_yang_kurang_maka_tidak_ada_yang_diminta(client, pemeriksa, diterima):
    isi = halaman(client, diterima) | semua_ada(diterima) | {"lanjut": "kirim_kekurangan"}
    balasan = client.post(meja(diterima), isi)
    assert balasan.status_code == 422
    assert "Tidak ada berkas yang ditandai kurang." in galat(balasan)["__all__"]


def test_tanda_gugur_bila_yang_dinilai_berubah_dan_tetap_bila_tidak(client, pemeriksa, diterima):
    tanda = semua_ada(diterima) | {"hasil_7f": "tidak", "catatan_7f": "Baru untuk satu tahun."}
    client.post(meja(diterima), halaman(client, diterima) | tanda)
    diterima.refresh_from_db()
    loket = buat_pengguna(Peran.LOKET)
    ALUR_PERMOHONAN.jalankan(
        diterima, "kirim_kekurangan", pemeriksa, versi=diterima.versi, penilaian=berkas_diperiksa(diterima)
    )
    diterima.rencana_tahun, diterima.rekening_nomor = 3, "999"
    diterima.save()
    diterima.daftar_berkas.filter(butir="7b").update(aktif=False)
    ALUR_PERMOHONAN.jalankan(diterima, "terima_kelengkapan", loket, versi=diterima.versi)

    balasan = client.get(meja(diterima))
    assert {k for k, x in balasan.context["form"].tersimpan.items() if x.hasil} == {"7a", "7c", "7d"}
    assert balasan.content.decode().count("Periksa lagi: berubah sejak diperiksa.") == 3
    assert balasan.content.decode().count("Tidak berubah sejak diperiksa") == 3
    belum = client.post(meja(diterima), halaman(client, diterima) | {"lanjut": "nyatakan_lengkap"})
    assert set(galat(belum)) == {"catatan_7b", "catatan_7e", "catatan_7f"}
    assert "periksa lagi: berubah sejak diperiksa" in galat(belum)["catatan_7e"]
    lagi = {f"hasil_7{huruf}": "ada" for huruf in "bef"}
    sesudah = client.post(meja(diterima), halaman(client, diterima) | lagi | {"lanjut": "nyatakan_lengkap"})
    assert sesudah.status_code == 302


def test_yang_masuk_selagi_halaman_terbuka_tidak_ikut_tertandai(client, pemeriksa, diterima):
    isi = halaman(client, diterima) | semua_ada(diterima)
    diterima.rekening_nomor = "999"
    diterima.save()
    client.post(meja(diterima), isi)
    assert {k for k, x in client.get(meja(diterima)).context["form"].tersimpan.items() if not x.hasil} == {"7e"}
    client.post(meja(diterima), halaman(client, diterima) | {"hasil_7e": "ada"})
    assert all(x.hasil for x in client.get(meja(diterima)).context["form"].tersimpan.values())


@pytest.mark.parametrize(("geser", "boleh"), [(-1, False), (0, False), (1, True)])
def test_batas_kelengkapan_harus_sesudah_hari_ini(client, pemeriksa, diterima, geser, boleh):
    hari = diterima.hari_ini + timedelta(geser)
    isi = halaman(client, diterima) | semua_ada(diterima)
    isi |= {"hasil_7a": "tidak", "catatan_7a": "x", "kelengkapan_sampai": f"{hari:%d/%m/%Y}"}
    balasan = client.post(meja(diterima), isi | {"lanjut": "kirim_kekurangan"})
    diterima.refresh_from_db()
    assert diterima.kelengkapan_sampai == hari
    assert balasan.status_code == (302 if boleh else 422)
    if not boleh:
        assert "pilih tanggal sesudah hari ini" in galat(balasan)["kelengkapan_sampai"]


def test_usul_baru_terbuka_setelah_lengkap_dan_hanya_yang_cocok(client, pemeriksa, diterima, lengkap):
    assert "usul" not in client.get(meja(diterima)).context["form"].fields
    pilihan = client.get(meja(lengkap)).context["form"].fields["usul"].choices
    assert [nilai for nilai, _ in pilihan] == ["", "terbit", "tolak"]
    usp = buat_permohonan(buat_koperasi(jenis="usp"), modal_disetor=Decimal(14_999_999))
    usp = majukan_izin(usp, "lengkap")
    pilihan = client.get(meja(usp)).context["form"].fields["usul"].choices
    assert [nilai for nilai, _ in pilihan] == ["", "daftar", "tolak"]


def test_usul_tersimpan_dan_diserahkan(client, pemeriksa, lengkap):
    isi = halaman(client, lengkap) | {"usul": "terbit", "usul_catatan": "Semua sesuai.", "lanjut": "selesai_periksa"}
    assert client.post(meja(lengkap), isi).url == tindakan(lengkap, "selesai_periksa")
    lengkap.refresh_from_db()
    assert (lengkap.usul, lengkap.usul_catatan, lengkap.status) == ("terbit", "Semua sesuai.", "lengkap")
    client.post(tindakan(lengkap, "selesai_periksa"), {"versi": lengkap.versi})
    lengkap.refresh_from_db()
    assert (lengkap.status, lengkap.diperiksa_oleh) == ("siap", pemeriksa)


@pytest.mark.parametrize(
    ("isi", "bidang", "kalimat"),
    [
        ({"usul": ""}, "usul", "Pilih usul"),
        ({"usul": "tolak", "usul_catatan": " "}, "usul", "Tulis alasan usul penolakan"),
        ({"usul": "daftar"}, "usul", "Masukkan pilihan yang valid"),
    ],
)
def test_usul_yang_belum_dapat_diserahkan(client, pemeriksa, lengkap, isi, bidang, kalimat):
    balasan = client.post(meja(lengkap), halaman(client, lengkap) | isi | {"lanjut": "selesai_periksa"})
    assert balasan.status_code == 422
    assert kalimat in galat(balasan)[bidang]


def test_pemeriksa_yang_sama_tidak_melihat_tombol_memutus(client, lengkap):
    """The examiner who is a pejabat too is told why not."""
    orang = masuk(client, Peran.PEMERIKSA)
    isi = halaman(client, lengkap) | {"usul": "terbit"}
    client.post(meja(lengkap), isi)
    lengkap.refresh_from_db()
    client.post(tindakan(lengkap, "selesai_periksa"), {"versi": lengkap.versi})
    pejabat = buat_pengguna(Peran.PEJABAT, kode="32.05").penugasan.get()
    pejabat.pengguna = orang
    pejabat.save()
    lengkap.refresh_from_db()
    langkah = client.get(url("permohonan_rinci", lengkap)).context["tindakan"]
    assert "Langkah ini dilakukan oleh orang lain" in langkah[0]["alasan_tidak"]


# Side by side, and what the law finds


def test_berkas_tampil_di_samping_tandanya_dan_gambar_langsung_terlihat(client, pemeriksa, diterima):
    berkas = diterima.daftar_berkas.get(butir="7c")
    diterima.daftar_berkas.filter(pk=berkas.pk).update(jenis="jpg", nama="bilyet.jpg")
    isi = client.get(meja(diterima)).content.decode()
    assert f'<img src="/berkas/{berkas.pk}/"' in isi
    pasangan = isi[isi.index('id="bagian-7c"') : isi.index('id="bagian-7d"')]
    assert "bilyet.jpg" in pasangan and 'name="hasil_7c"' in pasangan


def test_modal_kurang_dan_orang_yang_merangkap_disebut(client, pemeriksa, diterima):
    PermohonanIzin.objects.update(modal_disetor=14_999_999)
    ketua = diterima.koperasi.orang.first()
    buat_orang(buat_koperasi(nama="KSP Sebelah", lengkap=False), nik=ketua.nik)
    isi = client.get(meja(diterima))
    assert "kurang Rp1,00" in teks(isi)
    [salah] = [t for t in isi.context["temuan"] if t.siapa and not t.hasil.lolos]
    assert "KSP Sebelah" in salah.kalimat and ketua.nama in salah.kalimat


def test_meja_pusat_tidak_terbuka_bagi_pemeriksa_pusat(client, diterima):
    masuk(client, Peran.PEMERIKSA, "00")
    balasan = client.get(meja(diterima))
    assert balasan.status_code == 403 and "Meja ini milik Pemeriksa permohonan pada Kabupaten Garut" in teks(balasan)


# Jakarta


def test_jenjang_modal_di_jakarta_menunjukkan_kedua_pembacaan_dan_disimpan_dengan_nama(client):
    p = majukan_izin(permohonan_jakarta(), "lengkap")
    orang = masuk(client, Peran.PEMERIKSA, "31")
    balasan = client.get(meja(p))
    assert [(m["jumlah"], m["dipakai"]) for m in balasan.context["modal"]] == [
        (Decimal(15_000_000), False), (Decimal(75_000_000), False),
    ]  # fmt: skip
    label = dict(balasan.context["form"].fields["lingkup_modal"].choices)
    assert "Rp15.000.000,00 (Pasal 17 ayat (2) huruf a)" in label["kabkota"]
    assert "Rp75.000.000,00 (Pasal 17 ayat (2) huruf b)" in label["provinsi"]
    isi = halaman(client, p) | {"usul": "terbit", "lanjut": "selesai_periksa"}
    balasan = client.post(meja(p), isi)
    assert balasan.status_code == 422 and "tulis alasannya" in galat(balasan)["lingkup_modal"]
    isi = halaman(client, p) | {
        "usul": "terbit", "lanjut": "selesai_periksa", "lingkup_modal": "provinsi", "lingkup_modal_alasan": "Pergub 1.",
    }  # fmt: skip
    assert client.post(meja(p), isi).url == tindakan(p, "selesai_periksa")
    p.refresh_from_db()
    assert (p.lingkup_modal, p.lingkup_modal_alasan, p.lingkup_modal_oleh) == ("provinsi", "Pergub 1.", orang)
    assert [m["dipakai"] for m in client.get(meja(p)).context["modal"]] == [False, True]
    assert f"diputuskan {orang.nama}: Pergub 1." in teks(client.get(url("permohonan_rinci", p)))


def permohonan_jakarta():
    return buat_permohonan(buat_koperasi("31.71"))


# Two people


def test_rekan_yang_menandai_berkas_lain_tidak_mengganggu(client, pemeriksa, diterima):
    isi = halaman(client, diterima)
    rekan = buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    PemeriksaanBerkas.objects.create(permohonan=diterima, butir="7b", hasil="ada", oleh=rekan)
    assert client.post(meja(diterima), isi | {"hasil_7a": "ada"}).status_code == 302
    assert PemeriksaanBerkas.objects.get(butir="7b").oleh == rekan


def test_rekan_yang_menandai_berkas_yang_sama_ditunjukkan_keduanya(client, pemeriksa, diterima):
    isi = halaman(client, diterima)
    rekan = buat_pengguna(Peran.PEMERIKSA, kode="32.05", nama="Cucu Suryati")
    PemeriksaanBerkas.objects.create(
        permohonan=diterima, butir="7a", hasil="tidak", catatan="Tanpa tanda tangan.", oleh=rekan
    )
    balasan = client.post(meja(diterima), isi | {"hasil_7a": "ada", "catatan_7a": "Sudah benar."})
    assert balasan.status_code == 409
    assert "Cucu Suryati" in galat(balasan)["__all__"]
    assert "Tersimpan: Belum ada atau belum sesuai. Tanpa tanda tangan." in teks(balasan)
    assert PemeriksaanBerkas.objects.get(butir="7a").catatan == "Tanpa tanda tangan."
    kedua = {n: v[0] if isinstance(v, list) else v for n, v in isian(balasan).items()}
    assert client.post(meja(diterima), kedua).status_code == 302
    assert PemeriksaanBerkas.objects.get(butir="7a").catatan == "Sudah benar."


def test_permohonan_yang_keburu_berpindah_tidak_berubah_dan_tulisan_tetap_terbaca(client, pemeriksa, diterima):
    isi = halaman(client, diterima) | {"hasil_7a": "tidak", "catatan_7a": "Ketikan saya."}
    lain = buat_pengguna(Peran.PEMERIKSA, kode="32.05")
    diterima.alur.jalankan(
        diterima, "kirim_kekurangan", lain, versi=diterima.versi, penilaian=tandai_berkas(diterima, **{"7f": "Kurang."})
    )
    balasan = client.post(meja(diterima), isi)
    assert balasan.status_code == 409
    assert f"{PemeriksaanBerkas.Hasil.TIDAK.label}: Ketikan saya." in teks(
        balasan
    ) and "meminta koperasi melengkapi berkas" in teks(balasan)
    assert PemeriksaanBerkas.objects.get(butir="7a").hasil == "ada"


def test_usul_rekan_tidak_tertimpa_diam_diam(client, pemeriksa, lengkap):
    isi = halaman(client, lengkap)
    PermohonanIzin.objects.update(usul="tolak", usul_catatan="Modal ditarik lagi.")
    balasan = client.post(meja(lengkap), isi | {"usul": "terbit"})
    assert balasan.status_code == 409
    lengkap.refresh_from_db()
    assert lengkap.usul == "tolak"
    assert "Tersimpan: Tolak. Modal ditarik lagi." in teks(balasan)


@pytest.mark.parametrize("aksi", ["terbitkan_izin", "tarik", "xyz"])
def test_langkah_orang_lain_tidak_dapat_dituju_dari_meja_ini(client, pemeriksa, diterima, aksi):
    isi = halaman(client, diterima) | {"lanjut": aksi}
    assert client.post(meja(diterima), isi).status_code == 403


# What nobody stated


def jawab(client, p, **isi):
    """Post the desk with `isi` typed; `semua` are mark and reason for the one kind of question that is open."""
    data = halaman(client, p)
    if semua := isi.pop("semua", None):
        data |= dict(zip(sorted(k for k in data if "_semua_" in k), reversed(semua), strict=True))
    return client.post(meja(p), data | isi)


def tanpa_pernyataan(p) -> dict[str, str]:
    """Nobody stated whether these were convicted: {code of the question: whom it is about}."""
    Orang.objects.filter(koperasi=p.koperasi).update(tidak_dihukum=None)
    return {kode: t.siapa for kode, t in terbuka(yang_terbuka(p)).items()}


def test_satu_jawaban_berlaku_untuk_semua_yang_belum_dijawab(client, pemeriksa, lengkap):
    satu, *lain = tanpa_pernyataan(lengkap)
    awal = client.get(meja(lengkap))
    assert " terpenuhi, 6 belum diketahui." in teks(awal)
    isi = {f"hasil_{satu}": "tidak", f"catatan_{satu}": "Putusan PN Garut."}
    assert jawab(client, lengkap, semua=("ya", "Enam surat pernyataan asli."), **isi).status_code == 302
    hasil = dict(lengkap.pemeriksaan.exclude(butir__startswith="7").values_list("butir", "hasil"))
    assert hasil == {satu: "tidak"} | dict.fromkeys(lain, "ya")
    assert " terpenuhi, 5 dinilai pemeriksa, 1 tidak terpenuhi." in teks(client.get(meja(lengkap)))


@pytest.mark.parametrize(("semua", "kalimat"), [(("ya", ""), "Tulis alasannya"), (("", "Dibawa."), "Pilih jawabannya")])
def test_jawaban_untuk_semua_tanpa_alasan_atau_tanpa_pilihan_ditolak(client, pemeriksa, lengkap, semua, kalimat):
    tanya = tanpa_pernyataan(lengkap)
    balasan = jawab(client, lengkap, semua=semua)
    assert balasan.status_code == 422 and kalimat in " ".join(galat(balasan).values())
    assert not lengkap.pemeriksaan.filter(butir__in=tanya).exists()


def test_yang_belum_dijawab_disebut_di_sampingnya_dan_yang_masuk_kemudian_ditanyakan_lagi(client, pemeriksa, lengkap):
    tanpa_pernyataan(lengkap)
    serah = {"usul": "terbit", "lanjut": "selesai_periksa"}
    balasan = jawab(client, lengkap, **serah)
    [beda] = galat(balasan).items()  # one place for the six of a kind
    assert balasan.status_code == 422 and "_semua_" in beda[0] and beda[1].count("belum diketahui. Jawab") == 6
    jawab(client, lengkap, semua=("emban", "Dibawa besok."))
    baru = buat_orang(lengkap.koperasi, nama="Pengurus Baru", tidak_dihukum=None)
    balasan = jawab(client, lengkap, **serah)
    assert balasan.status_code == 422 and next(iter(galat(balasan).values())).startswith(f"{baru.nama}, Ketua: ")


def test_pejabat_membaca_hitungan_yang_dinilai_pada_halaman_dan_saat_memastikan(client, pemeriksa, lengkap):
    tanpa_pernyataan(lengkap)
    jawab(client, lengkap, semua=("emban", "Dibawa besok."), usul="terbit")
    lengkap.refresh_from_db()
    client.post(tindakan(lengkap, "selesai_periksa"), {"versi": lengkap.versi})
    masuk(client, Peran.PEJABAT)
    for alamat in (url("permohonan_rinci", lengkap), tindakan(lengkap, "terbitkan_izin")):
        isi = teks(client.get(alamat))
        assert "Alasan: Dibawa besok." in isi
        assert 0 < isi.index(" terpenuhi, 6 dinilai pemeriksa") < isi.index("Usul pemeriksa")  # before the good news


def test_jawaban_yang_terketik_terbaca_lagi_bila_permohonan_keburu_berpindah(client, pemeriksa, lengkap):
    satu, *_ = tanpa_pernyataan(lengkap)
    data = halaman(client, lengkap) | {f"hasil_{satu}": "ya", f"catatan_{satu}": "Putusan bebas."}
    data |= {k: "Surat terlampir." for k in data if k.startswith("catatan_semua_")}
    PermohonanIzin.objects.update(status="kurang")
    isi = teks(client.post(meja(lengkap), data))
    assert "Putusan bebas." in isi and "semua yang belum dijawab belum diperiksa: Surat terlampir." in isi
