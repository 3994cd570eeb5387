"""The rows of a sheet held against the register."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from core.dasar.rupa import IsianSalah
from core.lembar.baca import baca_xlsx
from core.lembar.baris import BAIK, PERIKSA, SALAH
from core.models import Jejak
from core.perkara.jejak import periksa_rantai
from ksp_usp.koperasi.impor.kolom import DAFTAR_KOPERASI, KOLOM
from ksp_usp.koperasi.impor.periksa import periksa
from ksp_usp.koperasi.impor.simpan import simpan_koperasi
from ksp_usp.koperasi.impor.tulis import lembar_salah, lembar_templat
from ksp_usp.models import Koperasi, Modal, Orang, WilayahAnggota, kunci_badan_hukum
from tests import pabrik
from tests.ksp_usp.koperasi.impor_periksa.bantu import GARUT, JABAR, PER, kalimat, satu
from tests.ksp_usp.koperasi.lembar import KEPALA, baris, xlsx


def hasil(*isi, kantor=GARUT, kepala=KEPALA, per=PER):
    lembar = baca_xlsx(xlsx(*isi, kepala=kepala), DAFTAR_KOPERASI)
    return periksa(lembar, DAFTAR_KOPERASI.kenali(lembar.kepala), kantor, per)


def simpan(h, petugas):
    simpan_koperasi(h.layak, petugas, petugas.penugasan_aktif(), "daftar.xlsx")


def impor(petugas, *isi, **lain):
    h = hasil(*isi, **lain)
    simpan(h, petugas)
    return h


def keadaan():
    return [list(model.objects.order_by("pk").values()) for model in (Koperasi, WilayahAnggota, Modal, Orang)]


def berizin(**isi):
    return pabrik.buat_koperasi(
        nama="KSP Mekar 1", badan_hukum="AHU-0000001.AH.01.26.TAHUN 2019", alamat="Jalan Merdeka Nomor 1",
        tanggal_badan_hukum=date(2019, 3, 1), anggota=["32.05", "32.06"], berizin_sejak=date(2020, 1, 1), lengkap=False,
        **isi,
    )  # fmt: skip


# Against the register


def test_baris_yang_benar_tersimpan_lengkap(petugas):
    impor(petugas, baris(1))
    k = Koperasi.objects.get()
    assert (k.nama, k.badan_hukum, k.jenis, k.bentuk) == (
        "KSP Mekar 1",
        "AHU-0000001.AH.01.26.TAHUN 2019",
        "ksp",
        "primer",
    )
    assert (k.tanggal_badan_hukum, k.wilayah_id, k.berwenang_id) == (date(2019, 3, 1), "32.05", "32")
    assert (k.dibuat_oleh, k.versi, k.berizin) == (petugas, 1, False)
    assert list(k.keanggotaan.values_list("wilayah_id", "menurut_ad", "jumlah_anggota")) == [
        ("32.05", True, 120), ("32.06", True, 35),
    ]  # fmt: skip
    modal = k.modal.get()
    assert (modal.per, modal.simpanan_pokok, modal.jumlah) == (date(2025, 12, 31), 12_000_000, Decimal(20_000_000))
    ketua = k.orang.get()
    assert (ketua.nama, ketua.golongan, ketua.jabatan, ketua.diangkat) == (
        "Asep 1",
        "pengurus",
        "Ketua",
        date(2025, 2, 15),
    )


def test_jejak_koperasi_menyebut_lembar_dan_yang_berubah(petugas):
    impor(petugas, baris(1), baris(2))
    impor(petugas, baris(1, **{"Alamat Kantor": "Jalan Baru", "Simp. Wajib (Rp)": 9_000_000}), baris(2))
    satu, dua = Koperasi.objects.order_by("pk")
    catat, ubah = Jejak.objects.filter(objek_jenis="ksp_usp.koperasi", objek_id=satu.pk).order_by("urutan")
    assert catat.kalimat == "mencatat KSP Primer KSP Mekar 1 dari lembar daftar.xlsx"
    assert catat.salinan["modal"]["simpanan_pokok"] == "12000000.00"
    assert ubah.kalimat == "memperbarui alamat, modal dari lembar daftar.xlsx"
    assert ubah.salinan["alamat"] == ["Jalan Merdeka Nomor 1", "Jalan Baru"]
    assert [m["simpanan_wajib"] for m in ubah.salinan["modal"]] == ["8000000.00", "9000000.00"]
    assert (ubah.wilayah_id, ubah.pengguna, ubah.aksi) == ("32.05", petugas, "impor")
    assert ubah.instansi == petugas.penugasan.get().instansi.nama
    assert Jejak.objects.filter(objek_id=dua.pk, objek_jenis="ksp_usp.koperasi").count() == 1
    assert list(periksa_rantai()) == []


def test_unggah_dua_kali_tidak_menggandakan_dan_tidak_mengubah(petugas):
    impor(petugas, baris(1), baris(2))
    sebelum = keadaan()
    h = impor(petugas, baris(2), baris(1))
    assert keadaan() == sebelum
    assert [(b.golongan, b.akibat) for b in h.baris] == [(BAIK, "sudah tersimpan")] * 2


def test_nomor_dengan_tanda_baca_lain_adalah_koperasi_yang_sama(petugas):
    impor(petugas, baris(1))
    lain = {"No. Badan Hukum": "No. ahu 0000001 AH-01-26 / tahun 2019", "Alamat Kantor": "Jalan Baru 9"}
    h = impor(petugas, baris(1, **lain))
    k = Koperasi.objects.get()
    assert (k.alamat, k.badan_hukum, k.versi) == ("Jalan Baru 9", "AHU-0000001.AH.01.26.TAHUN 2019", 2)
    assert "Dicocokkan dengan AHU-0000001" in kalimat(h.baris[0], "badan_hukum")


def test_unggahan_ulang_memperbarui_yang_berubah_saja(petugas):
    impor(petugas, baris(1), baris(2))
    lain = {
        "Nama Koperasi": "KSP Mekar Abadi",
        "Wilayah Keanggotaan": "Kab. Garut (130)",
        "Simp. Pokok (Rp)": 13_000_000,
    }
    h = impor(petugas, baris(1), baris(2, **lain))
    satu, dua = Koperasi.objects.order_by("pk")
    assert [b.akibat for b in h.baris] == ["sudah tersimpan", "menunggu jawaban"]
    assert (satu.versi, dua.versi, dua.nama, dua.berwenang_id) == (1, 2, "KSP Mekar Abadi", "32.05")
    # The region that the anggaran dasar no longer names had members: it stays as what is found.
    assert list(dua.keanggotaan.values_list("wilayah_id", "menurut_ad", "jumlah_anggota")) == [
        ("32.05", True, 130), ("32.06", False, 35),
    ]  # fmt: skip
    assert (dua.modal.get().simpanan_pokok, dua.modal.get().simpanan_wajib) == (13_000_000, 8_000_000)
    assert dua.orang.count() == 1


def test_wilayah_tanpa_anggota_yang_tidak_lagi_disebut_hilang(petugas):
    impor(petugas, baris(1, **{"Wilayah Keanggotaan": "32.05; 32.06"}))
    impor(petugas, baris(1, **{"Wilayah Keanggotaan": "32.05"}))
    assert list(WilayahAnggota.objects.values_list("wilayah_id", flat=True)) == ["32.05"]


@pytest.mark.parametrize(
    ("dulu", "baru", "penerbit"),
    [
        ("32.05", "32.05; 32.06", ("Gubernur Jawa Barat", "Bupati Garut")),
        ("Nasional", "32.05", ("Bupati Garut", "Menteri")),
        ("32.05; 32.06", "32.05; 32.73", ()),
    ],
)
def test_wilayah_keanggotaan_lain_disebut_dan_yang_berwenang_ditanyakan(petugas, dulu, baru, penerbit):
    impor(petugas, baris(1, **{"Wilayah Keanggotaan": dulu}))
    [b] = hasil(baris(1, **{"Wilayah Keanggotaan": baru})).baris
    assert "Tercatat “" in kalimat(b, "keanggotaan") and "”, menjadi “Kabupaten Garut" in kalimat(b, "keanggotaan")
    assert bool(b.tanya) is bool(penerbit)
    assert all(p in b.tanya for p in penerbit)


def test_jumlah_anggota_yang_tidak_disebut_tetap_yang_tercatat(petugas):
    impor(petugas, baris(1))
    h = impor(petugas, baris(1, **{"Wilayah Keanggotaan": "Kab. Garut; Kab. Tasikmalaya"}))
    assert h.baris[0].akibat == "sudah tersimpan"


def test_kolom_yang_tidak_ada_di_lembar_tidak_menghapus_isian(petugas):
    impor(petugas, baris(1))
    sebelum = keadaan()
    kepala = ("Nama Koperasi", "No. Badan Hukum", "Jenis", "Kab/Kota")
    h = impor(petugas, ["KSP Mekar 1", "AHU-0000001.AH.01.26.TAHUN 2019", "KSP", "Garut"], kepala=kepala)
    assert h.baris[0].golongan == BAIK
    assert keadaan() == sebelum


def test_sel_kosong_tidak_menghapus_isian(petugas):
    impor(petugas, baris(1))
    sebelum = keadaan()
    wajib = {"No", "Nama Koperasi", "No. Badan Hukum", "Jenis (KSP/USP)", "Kab/Kota"}
    h = impor(petugas, baris(1, **{judul: None for judul in KEPALA if judul not in wajib}))
    assert h.baris[0].golongan == BAIK
    assert keadaan() == sebelum


def test_modal_tanggal_lain_menjadi_keadaan_baru(petugas):
    impor(petugas, baris(1))
    impor(petugas, baris(1, **{"Modal per Tanggal": "30/06/2026"}))
    assert list(Modal.objects.values_list("per", flat=True)) == [date(2026, 6, 30), date(2025, 12, 31)]


def test_modal_tanpa_tanggal_yang_sama_tidak_dicatat_lagi_esok_hari(petugas):
    isi = baris(1, **{"Modal per Tanggal": None})
    impor(petugas, isi)
    h = impor(petugas, isi, per=date(2026, 11, 21))
    assert (h.baris[0].akibat, Modal.objects.get().per) == ("sudah tersimpan", PER)


def test_ketua_lain_diperingatkan_dan_tidak_menggantikan(petugas):
    impor(petugas, baris(1))
    Koperasi.objects.update(hubungan_diperiksa=PER)
    h = impor(petugas, baris(1, **{"Nama Ketua": "Dadang"}))
    assert "Ketua yang tercatat Asep 1" in kalimat(h.baris[0], "ketua")
    assert Orang.objects.get().nama == "Asep 1"
    assert Koperasi.objects.get().hubungan_diperiksa == PER


def test_ketua_baru_sesudah_yang_lama_berhenti_dicatat_dan_hubungannya_ditanya_lagi(petugas):
    impor(petugas, baris(1))
    Orang.objects.update(berhenti=date(2026, 1, 1))
    Koperasi.objects.update(hubungan_diperiksa=date(2025, 3, 1))
    impor(petugas, baris(1, **{"Nama Ketua": "Dadang", "Ketua Diangkat": "01/01/2026"}))
    assert set(Orang.objects.values_list("nama", flat=True)) == {"Asep 1", "Dadang"}
    assert Koperasi.objects.get().hubungan_diperiksa is None


@pytest.mark.parametrize(
    ("ganti", "kolom", "lama"),
    [
        ({"Nama Koperasi": "KSP Mekar Abadi"}, "nama", "KSP Mekar 1"),
        ({"Jenis (KSP/USP)": "USP"}, "jenis", "Koperasi Simpan Pinjam (KSP)"),
        ({"Primer/Sekunder": "Sekunder"}, "bentuk", "Primer"),
        ({"Kab/Kota": "Kabupaten Tasikmalaya"}, "wilayah", "Kabupaten Garut"),
        ({"Alamat Kantor": "Jalan Lain"}, "alamat", "Jalan Merdeka Nomor 1"),
        ({"Wilayah Keanggotaan": "Kab. Garut"}, "keanggotaan", "Kabupaten Garut, Kabupaten Tasikmalaya"),
        ({"Wilayah Keanggotaan": "32.05; 32.06; 32.73"}, "keanggotaan", "Kabupaten Garut, Kabupaten Tasikmalaya"),
    ],
)
def test_isian_berizin_hanya_berubah_lewat_perubahan_izin(petugas, ganti, kolom, lama):
    berizin()
    sebelum = keadaan()
    h = impor(petugas, baris(1, **ganti), baris(2), kantor=JABAR)
    assert [b.golongan for b in h.baris] == [SALAH, BAIK]
    assert "ajukan perubahan izin" in kalimat(h.baris[0], kolom)
    assert lama in kalimat(h.baris[0], kolom)
    assert len([c for c in h.baris[0].catatan if c.salah]) == 1
    assert keadaan()[0][0] == sebelum[0][0]
    assert Koperasi.objects.count() == 2


def test_isian_lain_dari_koperasi_berizin_diperbarui(petugas):
    berizin()
    h = impor(petugas, baris(1, **{"Wilayah Keanggotaan": "Kab. Garut (99); 32.06 (35)"}), kantor=JABAR)
    assert (h.baris[0].golongan, h.baris[0].akibat) == (BAIK, "memperbarui")
    k = Koperasi.objects.get()
    assert (k.keanggotaan.get(wilayah="32.05").jumlah_anggota, k.modal.get().jumlah) == (99, 20_000_000)


def test_koperasi_berizin_hanya_diubah_kantor_yang_berwenang(petugas):
    """Members in two kabupaten: the licence is the Gubernur's, and so is the entry."""
    berizin()
    h = impor(petugas, baris(1))
    assert "Sampaikan perubahannya ke sana" in kalimat(h.baris[0], "nama", salah=True)
    assert not Modal.objects.exists()
    tanpa = tuple(k for k in KEPALA if "Modal" not in k and "Simp" not in k and "Ketua" not in k)
    sama = [v for k, v in zip(KEPALA, baris(1, **{"Wilayah Keanggotaan": "32.05; 32.06"}), strict=True) if k in tanpa]
    assert hasil(sama, kepala=tanpa).baris[0].golongan == BAIK


def test_nomor_milik_koperasi_di_wilayah_lain_ditolak(petugas):
    pabrik.buat_koperasi("33.74", badan_hukum="AHU-0000001.AH.01.26.TAHUN 2019", lengkap=False)
    h = impor(petugas, baris(1), baris(2))
    assert "sudah tercatat atas koperasi di Kota Semarang" in kalimat(h.baris[0], "badan_hukum")
    assert set(Koperasi.objects.values_list("wilayah_id", flat=True)) == {"33.74", "32.05"}


def test_nomor_yang_sama_dua_kali_di_lembar_salah_pada_kedua_barisnya(petugas):
    lain = baris(2, **{"No. Badan Hukum": "AHU 0000001 AH 01 26 TAHUN 2019"})
    h = impor(petugas, baris(1), lain, baris(3))
    assert [b.golongan for b in h.baris] == [SALAH, SALAH, BAIK]
    assert "ada di baris 3" in kalimat(h.baris[0], "badan_hukum")
    assert Koperasi.objects.get().nama == "KSP Mekar 3"


def test_nama_yang_sama_di_kabupaten_yang_sama_diperingatkan(petugas):
    pabrik.buat_koperasi(nama="KSP Kembar", badan_hukum="1/BH/2001", lengkap=False)
    h = hasil(*(baris(n, **{"Nama Koperasi": "KSP Kembar"}) for n in (1, 2)))
    assert [b.golongan for b in h.baris] == [PERIKSA, PERIKSA]
    assert "ada di baris 3" in kalimat(h.baris[0], "nama")
    assert "1/BH/2001" in kalimat(h.baris[1], "nama")
    assert not h.disimpan(set()) and len(h.disimpan({"2", "3"})) == 2


def test_nama_yang_sama_di_lembar_sendiri_ditanyakan_sebelum_yang_kedua_disimpan(petugas):
    h = hasil(*(baris(n, **{"Nama Koperasi": "KSP Kembar"}) for n in (1, 2)))
    assert [b.nomor for b in h.disimpan(set())] == [2]
    assert "memang koperasi lain dari baris 2" in h.baris[1].tanya


def test_satu_baris_salah_tidak_menahan_yang_benar(petugas):
    impor(petugas, baris(1), baris(2, **{"Kab/Kota": "entah"}), baris(3, **{"Simp. Pokok (Rp)": "1.500"}), baris(4))
    assert list(Koperasi.objects.order_by("nama").values_list("nama", flat=True)) == ["KSP Mekar 1", "KSP Mekar 4"]


def test_lembar_salah_kembali_dengan_sebabnya_dan_tersimpan_sesudah_dibetulkan(petugas):
    h = impor(petugas, baris(1), baris(2, **{"Kab/Kota": "entah", "Simp. Pokok (Rp)": "1.500"}))
    lembar = baca_xlsx(SimpleUploadedFile("s.xlsx", lembar_salah(h.golongan(SALAH))), DAFTAR_KOPERASI)
    arti = DAFTAR_KOPERASI.kenali(lembar.kepala)
    ((_, isi),) = lembar.baris
    sebab = isi[arti.index("kesalahan")]
    assert "Kabupaten/kota kedudukan: “entah” tidak dikenal" in sebab
    assert "Simpanan pokok (Rp): “1.500” dapat berarti dua hal" in sebab
    isi[arti.index("wilayah")], isi[arti.index("simpanan_pokok")] = "Garut", "1.500.000"
    simpan(periksa(lembar, arti, GARUT, PER), petugas)
    dua = Koperasi.objects.get(nama="KSP Mekar 2")
    assert (dua.tanggal_badan_hukum, dua.modal.get().simpanan_pokok) == (date(2019, 3, 1), 1_500_000)
    assert Koperasi.objects.count() == 2


def test_lembar_contoh_terbaca_dengan_empat_salah_dan_satu_perlu_diperiksa(db, settings):
    call_command("muat_wilayah", stdout=io.StringIO())
    isi = (settings.BASE_DIR / "fixtures" / "contoh-koperasi.xlsx").read_bytes()
    lembar = baca_xlsx(SimpleUploadedFile("contoh.xlsx", isi), DAFTAR_KOPERASI)
    arti = DAFTAR_KOPERASI.kenali(lembar.kepala)
    assert [judul for judul, a in zip(lembar.kepala, arti, strict=True) if a is None] == ["KET."]
    h = periksa(lembar, arti, GARUT, PER)
    assert h.hitungan == {BAIK: 23, PERIKSA: 1, SALAH: 4}
    assert {c.kolom for b in h.golongan(SALAH) for c in b.catatan} == {"badan_hukum", "simpanan_pokok", "wilayah"}


def test_templat_tidak_berisi_baris_dan_contohnya_sendiri_benar():
    with pytest.raises(Exception, match="Tidak ada baris koperasi"):
        baca_xlsx(SimpleUploadedFile("t.xlsx", lembar_templat()), DAFTAR_KOPERASI)
    for k in KOLOM:
        if k.contoh:
            try:
                k.jenis.baca(k.contoh)
            except IsianSalah as salah:
                pytest.fail(f"{k.judul}: {salah}")
    assert satu(JABAR, **{k.nama: k.contoh for k in KOLOM if k.contoh}).golongan == BAIK


def test_bentuk_satu_nomor_di_basis_data_sama_dengan_di_program(petugas):
    for nomor in ("518/BH/XIII.6/2010", " a.B,c/d-e ", "AHU-1.AH"):
        k = pabrik.buat_koperasi(badan_hukum=nomor, lengkap=False)
        assert Koperasi.objects.berkunci().filter(kunci=kunci_badan_hukum(nomor)).get() == k


def test_banyak_pertanyaan_sama_untuk_10_dan_1000_baris(petugas, django_assert_max_num_queries):
    for banyak in (10, 1000):
        lembar = baca_xlsx(xlsx(*(baris(n) for n in range(1, banyak + 1))), DAFTAR_KOPERASI)
        arti = DAFTAR_KOPERASI.kenali(lembar.kepala)
        with django_assert_max_num_queries(6):
            h = periksa(lembar, arti, GARUT, PER)
    simpan(h, petugas)
    assert Koperasi.objects.count() == 1000


@pytest.mark.parametrize(
    ("tanggal", "tertukar"),
    [
        ((date(2011, 7, 8), "13/08/2011"), True),
        ((date(2011, 7, 8), date(2011, 8, 13)), False),
        ((date(2011, 7, 8), "12/08/2011"), False),
        (("08/07/2011", "13/08/2011"), False),
    ],
)
def test_hari_dan_bulan_yang_ditukar_excel_disebut(petugas, tanggal, tertukar):
    h = impor(petugas, *(baris(n, **{"Tgl Badan Hukum": t}) for n, t in enumerate(tanggal, 1)))
    assert ("mungkin tertukar oleh Excel" in " ".join(h.catatan)) is tertukar


def test_satuan_pada_judul_modal_dikalikan_dan_disebut(petugas):
    kepala = [f"{j} ribuan" if "Pokok" in j else j for j in KEPALA]
    lembar = baca_xlsx(xlsx(baris(1, **{"Simp. Pokok (Rp)": 12_000}), kepala=kepala), DAFTAR_KOPERASI)
    h = periksa(lembar, DAFTAR_KOPERASI.kenali(lembar.kepala), GARUT, PER)
    assert h.baris[0].modal.simpanan_pokok == 12_000_000
    assert "dikali 1.000" in " ".join(h.catatan)


def test_dua_baris_bernomor_sama_yang_sejalan_disimpan_sekali(petugas):
    kurang = baris(1, **{"Alamat Kantor": None, "Tgl Badan Hukum": None})
    h = impor(petugas, baris(1), kurang)
    assert [b.golongan for b in h.baris] == [BAIK, SALAH]
    assert Koperasi.objects.count() == 1


@pytest.mark.parametrize(
    ("tambahan", "diperiksa"),
    [
        ({"Provinsi": "Jawa Barat"}, False),
        ({"Provinsi": "Jabar"}, False),
        ({"Provinsi": "Jawa Tengah"}, True),
        ({"Kode Wilayah": "32.05"}, False),
        ({"Kode Wilayah": "3205"}, False),
        ({"Kode Wilayah": "32.06"}, True),
        ({"Kode Wilayah": "-", "Provinsi": "?"}, False),
    ],
)
def test_kolom_lain_tentang_kedudukan_dibandingkan_sebagai_wilayah(petugas, tambahan, diperiksa):
    pabrik.buat_wilayah("33.74")
    h = hasil([*baris(1), *tambahan.values()], kepala=[*KEPALA, *tambahan])
    assert ("Kolom lain menyebut" in " ".join(c.kalimat for c in h.baris[0].catatan)) is diperiksa
    assert h.baris[0].koperasi.wilayah_id == "32.05"


def test_kelompok_koperasi_pada_ekspor_nasional_menyebut_polanya(petugas):
    isi = baris(1, **{"Jenis (KSP/USP)": "Simpan Pinjam"})
    assert hasil([*isi, "KSPPS"], kepala=[*KEPALA, "Kelompok Koperasi"]).baris[0].koperasi.pola == "syariah"
    assert hasil([*isi, "KSP"], kepala=[*KEPALA, "Kelompok Koperasi"]).baris[0].koperasi.pola == "konvensional"


def test_nomor_dan_tanggal_di_bawah_satu_judul_terbaca(petugas):
    kepala = ["Badan Hukum / Tanggal" if j == "No. Badan Hukum" else j for j in KEPALA if j != "Tgl Badan Hukum"]
    isi = baris(1, **{"No. Badan Hukum": "518/BH/2010, 12 Maret 2010"})
    del isi[KEPALA.index("Tgl Badan Hukum")]
    k = hasil(isi, kepala=kepala).baris[0].koperasi
    assert (k.badan_hukum, k.tanggal_badan_hukum) == ("518/BH/2010", date(2010, 3, 12))
