"""A KSP licensed by the Menteri opens a Kantor Cabang in a small regency: the Bupati decides, the Menteri knows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.dasar.izin import Peran
from core.dasar.rupa import tanggal_hari
from core.dasar.waktu import hari_ini
from tests.bantu_surat import isi, rapat
from tests.pabrik import konfirmasi_kalender
from tests.skenario.loket import hari
from tests.skenario.meja_kantor import (
    buka_kantor,
    isi_bagian,
    isi_kantor,
    koperasi_nasional,
    lapor_mulai,
    meja_kantor,
    periksa_dan_usulkan,
    serahkan,
    tindakan,
)
from tests.skenario.peramban import Petugas

pytestmark = pytest.mark.django_db


def test_kantor_cabang_koperasi_nasional_di_kabupaten_kecil(client):
    konfirmasi_kalender()
    koperasi = koperasi_nasional()
    loket = Petugas(Peran.LOKET, "Ai Rohaeti", kode="32.05")
    pemeriksa = Petugas(Peran.PEMERIKSA, "Iwan Setiawan", kode="32.05")
    kepala = Petugas(
        Peran.PEJABAT, "Euis Kartika", kode="32.05", jabatan="Kepala Dinas Koperasi dan UKM", atas_nama="Bupati Garut"
    )
    kementerian = Petugas(Peran.PEMERIKSA, "Sari Dewi", kode="00")

    # The Ministry licensed it and does not take in its offices.
    assert kementerian.kode("/kantor/baru/") == 403
    assert loket.kode(f"/koperasi/{koperasi.pk}/") == 404

    # Found by the exact number on its licence alone; a name of somebody else's koperasi finds nothing.
    assert koperasi.nama not in loket.buka("/kantor/baru/?cari=Nusantara").teks
    kantor = buka_kantor(loket, koperasi, "kc", "Limbangan", cari="21/IUSP/M.KUKM/2019")
    assert (kantor.wilayah_id, kantor.berwenang_id) == ("32.05", "32.05")

    # What does not meet the law shows while it is typed, and stands in nobody's way yet.
    halaman = isi_bagian(loket, kantor, "anggota", anggota_daerah="19", anggota_seluruh="300")
    assert "19 orang" in halaman.teks and "20 orang" in halaman.teks
    isi_kantor(loket, kantor, tanpa=("9g",))
    halaman = serahkan(loket, kantor)
    assert "Pemeriksa permohonan" in halaman.teks

    # The list of what is missing: no clock runs.
    meja_kantor(pemeriksa, kantor, "kirim_kekurangan", tidak={"9g": "Rencana kerja 12 bulan belum ada."})
    assert (kantor.status, kantor.jatuh_tempo) == ("kurang", None)
    assert "Rencana kerja 12 bulan belum ada." in loket.buka(kantor.get_absolute_url()).teks
    isi_bagian(loket, kantor, "9g", rencana_kerja_bulan="12")
    serahkan(loket, kantor)

    # Complete: seven working days from today, every day accounted for on the page.
    periksa_dan_usulkan(pemeriksa, kantor)
    assert kantor.lengkap_pada == hari_ini()
    halaman = kepala.buka(kantor.get_absolute_url())
    assert tanggal_hari(kantor.jatuh_tempo) in halaman.teks
    assert "Sabtu" in halaman.teks and "Minggu" in halaman.teks
    assert kantor.nomor_perkara in kepala.buka("/").teks
    pratinjau = kepala.klien.get(reverse("tindakan_surat", args=["jaringanpelayanan", kantor.pk, "setujui"]))
    assert rapat("1 (satu) bulan sejak tanggal surat ini") in isi(b"".join(pratinjau.streaming_content))
    tindakan(kepala, kantor, "setujui")
    assert kantor.status == "disetujui"

    # The letter: whose decision, what it may, until when it must begin; the Ministry reads its copy.
    naskah = kementerian.baca_surat(kantor.persetujuan)
    for kalimat in (
        "a.n. BUPATI GARUT", "Bupati Garut menyetujui", "Nomor 21/IUSP/M.KUKM/2019", "Menteri, pemberi izin",
        f"paling lambat {tanggal_hari(kantor.jatuh_tempo)}", "berwenang memutuskan pemberian pinjaman",
        "Rp75.000.000,00 (tujuh puluh lima juta rupiah)", "24 orang",
    ):  # fmt: skip
        assert rapat(kalimat) in naskah, kalimat

    assert kantor.jatuh_tempo - kantor.tanggal_persetujuan >= timedelta(days=28)

    # It begins; the day after tomorrow is refused, without evidence too.
    halaman = lapor_mulai(loket, kantor, hari(-2))
    assert "belum tiba" in halaman.teks
    halaman = lapor_mulai(loket, kantor, hari())
    assert kantor.status == "beroperasi", halaman.teks
    assert (kantor.tanggal_mulai, kantor.jatuh_tempo) == (hari_ini(), None)

    # Anybody checks the letter; a neighbour sees nothing of the case.
    halaman = client.get(reverse("surat_periksa", args=[kantor.persetujuan.kode])).content.decode()
    assert "masih berlaku" in halaman and "KSP Nusantara Sentosa" in halaman
    assert "Rina Marlina" not in halaman
    assert Petugas(Peran.PEMERIKSA, "Tetangga", kode="32.06").kode(kantor.get_absolute_url()) == 404
