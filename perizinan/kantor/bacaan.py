"""The answers of an office's application to be read: before it is taken in, on its page, beside the marks."""

from aturan.bahasa.bilangan import angka
from core.dasar.rupa import rupiah, tanggal_indonesia, terbilang
from perizinan.kantor.tugas import ANGGOTA, KANTOR, LAMA, SURAT, butir_bagian, jenis_bagian, judul_bagian, kode_bagian
from perizinan.models import JaringanPelayanan
from perizinan.models.status_kantor import BUKA, TUTUP


def bacaan_kantor(kantor: JaringanPelayanan, berkas: dict) -> list[dict]:
    """The parts in order: kode, judul, butir, uraian [(label, value)], tabel (header and rows) and berkas."""
    hasil = []
    for kode in kode_bagian(kantor):
        butir, jenis = butir_bagian(kantor, kode), jenis_bagian(kantor, kode)
        hasil.append(
            {
                "kode": kode,
                "judul": judul_bagian(kantor, kode),
                "butir": butir,
                "uraian": URAIAN[jenis](kantor) if jenis in URAIAN else [],
                "tabel": TABEL[jenis](kantor) if jenis in TABEL else None,
                "berkas": berkas.get(butir, []) if butir else None,
            }
        )
    return hasil


def _surat(k):
    return [
        ("Nomor surat", k.nomor_surat),
        ("Tanggal surat", tanggal_indonesia(k.tanggal_surat)),
        ("Berkas wajib terakhir diterima", tanggal_indonesia(k.berkas_masuk_pada)),
    ]


def _kantor(k):
    isi = [
        ("Jenis kantor", k.get_jenis_display()),
        ("Nama kantor", k.nama),
        ("Alamat", k.alamat),
        ("Kecamatan", k.kecamatan),
        ("Kabupaten/kota", f"{k.wilayah.nama}, {k.wilayah.induk.nama}"),
    ]
    if k.jenis_kantor.ragam.mewakili_cabang:
        tutup = f" ({k.induk.get_status_display().lower()})" if k.induk and k.induk.status in TUTUP else ""
        induk = f"{k.induk.nama}, {k.induk.wilayah.nama}{tutup}" if k.induk else ""
        isi.append(("Kantor Cabang yang diwakili", induk))
    return isi


def _orang(jumlah):
    return "" if jumlah is None else f"{angka(jumlah)} orang"


def _anggota(k):
    return [
        ("Mulai kegiatan simpan pinjam", tanggal_indonesia(k.koperasi.mulai_kegiatan)),
        (f"Anggota di {k.wilayah.nama}", _orang(k.anggota_daerah)),
        ("Anggota seluruhnya", _orang(k.anggota_seluruh)),
    ]


def _modal(k):
    jumlah = "" if k.modal_kerja is None else f"{rupiah(k.modal_kerja)} ({terbilang(k.modal_kerja)} rupiah)"
    return [("Modal kerja", jumlah)]


def _sebut_kepala(k):
    """Who was to head the office heads it once it is open, as its register has it today."""
    return "Kepala" if k.status in (*BUKA, *TUTUP) else "Calon kepala"


def _kepala(k):
    return [
        (_sebut_kepala(k), k.kepala_nama),
        ("Nomor sertifikat", k.kepala_sertifikat_nomor),
        ("Lembaga sertifikasi profesi", k.kepala_sertifikat_lsp),
        ("Berlaku sampai", tanggal_indonesia(k.kepala_sertifikat_sampai)),
    ]


def _lama(k):
    return [
        ("Nomor persetujuan", k.nomor_persetujuan_lama),
        ("Tanggal persetujuan", tanggal_indonesia(k.tanggal_persetujuan)),
        ("Mulai beroperasi", tanggal_indonesia(k.tanggal_mulai)),
    ]


URAIAN = {
    SURAT: _surat, KANTOR: _kantor, ANGGOTA: _anggota, LAMA: _lama, "9c": _modal,
    "9f": lambda k: [("Tahun buku", str(k.neraca_tahun_buku or ""))],
    "9g": lambda k: [("Untuk", f"{k.rencana_kerja_bulan} bulan" if k.rencana_kerja_bulan is not None else "")],
    "9i": _kepala, "kepala": lambda k: [(_sebut_kepala(k), k.kepala_nama)],
}  # fmt: skip


def _sarana(k):
    return _tabel(
        ("Sarana kerja", "Jumlah", "Kondisi fisik"),
        [(s.nama, angka(s.jumlah), s.kondisi) for s in k.sarana.all()],
    )


def _personel(k):
    baris = [
        (p.nama, p.get_golongan_display(), p.jabatan, "ada" if p.riwayat_hidup else "belum ada")
        for p in k.personel.all()
    ]
    return _tabel(("Nama", "Sebagai", "Jabatan", "Riwayat hidup"), baris)


def _tabel(kepala, baris):
    """Each cell with the header of its column, which a folded row says."""
    return {"kepala": kepala, "baris": [tuple(zip(kepala, satu, strict=True)) for satu in baris]}


TABEL = {"9e": _sarana, "9h": _personel}
