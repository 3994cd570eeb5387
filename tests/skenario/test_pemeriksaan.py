"""An inspection from the plan to the last finding: the koperasi signs and repairs, or it refuses and goes on in a
sanction; and the Bupati's inspection of an office whose koperasi the Menteri licensed."""

from datetime import date

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from ksp_usp.laporan.panel import kewajiban
from ksp_usp.models import CatatanKewajiban, Koperasi
from perizinan.models import Pemeriksaan
from tests import pabrik
from tests.skenario.loket import berkas
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db
SATGAS, SISTEM = "pengawasan.satuan_tugas", "pengawasan.sistem_informasi"


def berizin(**isi):
    koperasi = pabrik.buat_koperasi(**isi)
    pabrik.buat_izin_lama(koperasi, tanggal=date(2026, 5, 20))
    Koperasi.objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2026, 5, 20))
    return Koperasi.objects.get(pk=koperasi.pk)


@pytest.fixture
def koperasi():
    return berizin()


@pytest.fixture
def pengawas():
    return Petugas(Peran.PENGAWAS, "Sari", kode="32.05")


@pytest.fixture
def bupati():
    return Petugas(Peran.PEJABAT, "Asep", kode="32.05")


def rencanakan(pengawas, alamat, **isian) -> Pemeriksaan:
    """The plan on its pages, as far as the desk of the pejabat."""
    assert pengawas.kirim(alamat).kode == 200
    p = Pemeriksaan.objects.latest("pk")
    bawaan = {"dari": "02/12/2026", "tim": [str(pengawas.orang.pk)], "ketua": str(pengawas.orang.pk)}
    hasil = pengawas.kirim(reverse("periksa_isian", args=[p.pk]), **bawaan | isian)
    assert hasil.kode == 200, hasil.teks
    assert pengawas.kirim(reverse("periksa_pernyataan", args=[p.pk]), tanpa_hubungan="ya").kode == 200
    pengawas.langkah(p, "Minta surat tugas")
    return p


def periksa(pengawas, p, **tidak):
    """The visit: every row met, but for `tidak` ({part of its name: note}); the remedies of what was found."""
    alamat = reverse("periksa_hasil", args=[p.pk])
    form = pengawas.buka(alamat).balasan.context["form"]
    isian = {"dilakukan_pada": "02/12/2026", "ditemui": "Dedi, Ketua", "dokumen": "Buku kas\nNotulen Rapat Anggota"}
    for n, b in enumerate(p.daftar_periksa):
        catatan = next((c for kata, c in tidak.items() if kata in b["kode"]), "")
        isian |= {f"hasil_{n}": "tidak" if catatan else "ya", f"catatan_{n}": catatan}
    assert len(form.periksa) == len(p.daftar_periksa) > 2
    hasil = pengawas.kirim(alamat, **isian)
    assert hasil.kode == 200, hasil.teks
    for t in p.temuan.all():
        alamat = reverse("periksa_temuan", args=[p.pk, t.pk])
        assert pengawas.kirim(alamat, perbaikan="Bentuk dan laporkan.", tenggat="31/12/2026").kode == 200


def test_koperasi_ikut_menandatangani_lalu_memperbaiki_temuannya(koperasi, pengawas, bupati):
    pabrik.buat_pengaduan(koperasi)
    rencana = pengawas.buka(reverse("periksa_rencana")).teks
    assert "Belum dinilai" in rencana and "1 belum dijawab" in rencana and "belum pernah" in rencana
    p = rencanakan(pengawas, reverse("periksa_baru", args=[koperasi.pk]))
    assert p.alasan == "Belum pernah dinilai kesehatannya.\nBelum pernah diperiksa."
    bupati.langkah(p, "Terbitkan surat tugas")
    assert p.status == "ditugaskan" and p.jatuh_tempo == date(2026, 12, 2)
    assert "pemeriksaan hari ini" in pengawas.buka("/meja-kerja/").teks
    assert "Pasal 28 ayat (1)" in bupati.buka(p.get_absolute_url()).teks.rpartition("Riwayat")[2]
    teks = bupati.baca_surat(p.surat_tugas)
    for kata in (
        "SURATTUGAS", "Sari", "(ketuatim)", "2Desember2026", "JalanAhmadYani", "BerdasarkanPasal26ayat(3)hurufa",
        "kesempatandanbantuankepadatim(Pasal21ayat(3)",
    ):  # fmt: skip
        assert kata in teks, kata
    periksa(pengawas, p, satuan_tugas="Belum ada keputusan pembentukannya.")
    hasil = pengawas.langkah(p, "Terbitkan berita acara")
    assert p.status == "tindak_lanjut", hasil.teks
    teks = pengawas.baca_surat(p.berita_acara)
    for kata in ("Belumadakeputusanpembentukannya", "Bentukdanlaporkan", "31Desember2026", "Pasal30", "Dedi,Ketua"):
        assert kata in teks, kata
    assert "menolak" not in teks
    # What was seen stands on the page of the duties, and is a breach only where it was found.
    halaman = pengawas.buka(reverse("kewajiban_koperasi", args=[koperasi.pk])).teks
    assert f"Berita acara Nomor {p.berita_acara.nomor}" in halaman
    keadaan = {t.kode: t.hasil.name for t in kewajiban(koperasi, p.hari_ini)}
    assert keadaan[SATGAS] == "TIDAK" and keadaan[SISTEM] == keadaan["pengawasan.bantu_pemeriksaan"] == "TERPENUHI"
    assert keadaan["pengawasan.sektor_riil"] == keadaan["pengawasan.papan_nama"] == "TERPENUHI"
    # It is not closed before the finding is met on a day.
    assert pengawas.langkah(p, "Tutup pemeriksaan").kode == 422
    satu = p.temuan.get()
    tindak = reverse("periksa_tindak", args=[p.pk, satu.pk])
    isian = {"akhir": "dipenuhi", "akhir_pada": "02/12/2026"}
    assert pengawas.kirim(tindak, **isian).kode == 422
    assert pengawas.kirim(tindak, **isian, akhir_uraian="SK Nomor 4/2026", berkas=berkas("sk")).kode == 200
    assert p.daftar_berkas.get().butir == satu.butir_akhir
    assert "sk.pdf" in pengawas.buka(p.get_absolute_url()).teks.partition("Temuan")[2]
    pengawas.langkah(p, "Tutup pemeriksaan")
    assert p.status == "selesai"


def test_koperasi_menolak_menandatangani_dan_temuannya_dibawa_ke_sanksi(koperasi, pengawas, bupati):
    p = rencanakan(pengawas, reverse("periksa_baru", args=[koperasi.pk]))
    bupati.langkah(p, "Terbitkan surat tugas")
    periksa(pengawas, p, bantu="Buku kas tidak diberikan.", papan="Tidak ada.")
    hasil = pengawas.langkah(p, "Koperasi menolak menandatangani", alasan="Ketua menunggu Rapat Anggota.")
    assert p.status == "tindak_lanjut", hasil.teks
    teks = pengawas.baca_surat(p.berita_acara)
    assert "menolakmenandatangani" in teks and "KetuamenungguRapatAnggota" in teks
    dicatat = dict(CatatanKewajiban.objects.filter(koperasi=koperasi).values_list("kode", "isi"))
    assert dicatat["bantu_pemeriksaan"] is False and dicatat["kantor_tanpa_papan"] == ["kantor pusat"]
    pengawas.kirim(reverse("sanksi_baru", args=[koperasi.pk]))
    sanksi = koperasi.sanksi.get()
    for t in p.temuan.all():
        isian = {"akhir": "sanksi", "akhir_pada": "02/12/2026", "sanksi": str(sanksi.pk)}
        assert pengawas.kirim(reverse("periksa_tindak", args=[p.pk, t.pk]), **isian).kode == 200
    pengawas.langkah(p, "Tutup pemeriksaan")
    assert p.status == "selesai"
    pengawas.kirim(
        reverse("sanksi_isian", args=[sanksi.pk]), dilanggar=["pengawasan.bantu_pemeriksaan"], perbaikan="Buka buku.",
        jatuh_tempo="20/12/2026",
    )  # fmt: skip
    pengawas.langkah(sanksi, "Usulkan kepada pejabat")
    bupati.langkah(sanksi, "Terbitkan teguran tertulis pertama")
    assert p.berita_acara.nomor.replace(" ", "") in bupati.baca_surat(sanksi.daftar_surat.get())
    assert p.nomor_perkara in bupati.buka(sanksi.get_absolute_url()).tautan


def test_bupati_memeriksa_kantor_koperasi_nasional_dan_pemberi_izin_membaca_berita_acaranya(bupati):
    pabrik.konfirmasi_kalender()
    koperasi = berizin(kode="33.74", anggota=["33.74", "32.05"])
    kantor = pabrik.buat_kantor(koperasi)
    kantor = pabrik.majukan_kantor(kantor, "beroperasi")
    pengawas = Petugas(Peran.PENGAWAS, "Sari", kode="32.05")
    p = rencanakan(pengawas, reverse("periksa_kantor", args=[kantor.pk]))
    assert (p.berwenang_id, p.kantor, p.koperasi) == ("32.05", kantor, koperasi)
    bupati.langkah(p, "Terbitkan surat tugas")
    assert "Pasal10ayat(5)" in bupati.baca_surat(p.surat_tugas)
    periksa(pengawas, p, papan="Papan nama dilepas.")
    pengawas.langkah(p, "Terbitkan berita acara")
    assert "Menteri" in pengawas.baca_surat(p.berita_acara)
    menteri = Petugas(Peran.PENGAWAS, "Rina", kode="00")
    assert "Papannamadilepas" in menteri.baca_surat(p.berita_acara)
    assert menteri.kode(p.get_absolute_url()) == 200
    # At the seat nobody has a say in it; they read what came of it.
    semarang = Petugas(Peran.PENGAWAS, "Tono", kode="33.74")
    assert semarang.kode(p.get_absolute_url()) == 404
    assert "Papannamadilepas" in semarang.baca_surat(p.berita_acara)
    # What the Bupati cannot decide goes on to whoever can; what he can, he prepares from here.
    assert "Siapkan usul penutupan kantor" in pengawas.buka(p.get_absolute_url()).tautan
    tindak = reverse("periksa_tindak", args=[p.pk, p.temuan.get().pk])
    pengawas.kirim(tindak, akhir="diteruskan", akhir_pada="02/12/2026", akhir_uraian="Surat 518/9 kepada Menteri")
    pengawas.langkah(p, "Tutup pemeriksaan")
    assert p.status == "selesai"
    assert p.berita_acara.get_absolute_url() in semarang.buka(reverse("koperasi_pengawasan", args=[koperasi.pk])).html
