"""The answers of an application to be read: on its check page and beside the examiner's marks."""

from aturan.simpan_pinjam_2015.izin import BANK_PEMERINTAH
from core.dasar.rupa import rupiah, tanggal_indonesia, terbilang
from perizinan.izin.diri import BERKAS_DIRI, GABUNGAN, butir_orang, dalam_gabungan, tercakup
from perizinan.izin.syarat import butir_berkas, keanggotaan
from perizinan.izin.tugas import BUTIR
from perizinan.models import PermohonanIzin


def bagian_isian(p: PermohonanIzin, berkas: dict, orang: list, wewenang) -> list[dict]:
    """The parts in order: kode, judul, uraian [(label, value)], berkas [(for whom, files)]."""
    bagian = [{"kode": "data", "judul": "Data koperasi", "uraian": _data(p, wewenang), "berkas": []}]
    if p.jenis == p.Jenis.PERUBAHAN:
        bagian.append({"kode": "perubahan", "judul": "Perubahan yang diminta", "uraian": _perubahan(p), "berkas": []})
    for kode in sorted(butir_berkas(p)):
        bagian.append(
            {
                "kode": kode,
                "judul": f"Huruf {kode[1]}: {BUTIR[kode].uraian[:1].lower()}{BUTIR[kode].uraian[1:]}",
                "uraian": DOKUMEN[kode](p),
                "berkas": _berkas_orang(berkas, orang) if kode == "7d" else [("", berkas.get(kode, []))],
            }
        )
    return bagian


def _data(p, wewenang):
    k = p.koperasi
    anggota = [w.nama for w in keanggotaan(p)]
    lebih = f", dan {len(anggota) - 8} lagi" if len(anggota) > 8 else ""
    return [
        ("Nama", k.nama),
        ("Jenis dan bentuk", k.sebutan),
        ("Badan hukum", f"{k.badan_hukum}, disahkan {tanggal_indonesia(k.tanggal_badan_hukum) or 'belum diisi'}"),
        ("Kedudukan", f"{k.wilayah.nama}, {k.wilayah.induk.nama}"),
        ("Alamat", k.alamat),
        ("Wilayah keanggotaan", ", ".join(anggota[:8]) + lebih),
        ("Yang berwenang", wewenang.penerbit if wewenang else "belum diketahui: wilayah keanggotaan belum diisi"),
    ]


def _perubahan(p):
    baru = [w.nama for w in keanggotaan(p)] if p.keanggotaan_baru.exists() else []
    isi = [
        ("Izin yang diubah", f"nomor {p.izin_lama.nomor}, {tanggal_indonesia(p.izin_lama.tanggal)}"),
        ("Nama baru", p.nama_baru),
        ("Alamat baru", p.alamat_baru),
        ("Tempat kedudukan baru", p.wilayah_baru.nama if p.wilayah_baru else ""),
        ("Jenis baru", p.get_jenis_baru_display()),
        ("Bentuk baru", p.get_bentuk_baru_display()),
        ("Wilayah keanggotaan baru", ", ".join(baru)),
        ("Modal disetor", "berubah" if p.modal_berubah else ""),
    ]
    return [(label, nilai) for label, nilai in isi if nilai]


def _surat(p):
    return [("Nomor surat", p.nomor_surat), ("Tanggal surat", tanggal_indonesia(p.tanggal_surat))]


def _pengesahan(p):
    isi = [
        ("Akta pendirian", p.koperasi.badan_hukum),
        ("Disahkan", tanggal_indonesia(p.koperasi.tanggal_badan_hukum)),
    ]
    if p.sk_nomor or p.sk_tanggal or p.jenis == p.Jenis.PERUBAHAN:
        isi += [
            ("Perubahan anggaran dasar", p.sk_nomor),
            ("Perubahan disahkan", tanggal_indonesia(p.sk_tanggal)),
        ]
    return isi


def _deposito(p):
    jumlah = ""
    if p.modal_disetor is not None:
        jumlah = f"{rupiah(p.modal_disetor)} ({terbilang(p.modal_disetor)} rupiah)"
    bank = (
        f"{p.bank_lain} (di luar daftar acuan bank pemerintah)" if p.bank == "lain" else BANK_PEMERINTAH.get(p.bank, "")
    )
    atas_nama = p.get_deposito_atas_nama_display()
    if p.deposito_pemegang:
        atas_nama = f"{atas_nama}: {p.deposito_pemegang}"
    return [
        ("Bank", bank),
        ("Nomor bilyet", p.nomor_bilyet),
        ("Tanggal deposito", tanggal_indonesia(p.tanggal_deposito)),
        ("Jumlah", jumlah),
        ("Atas nama", atas_nama),
    ]


def _rekening(p):
    milik = {True: "ya", False: "tidak"}.get(p.rekening_milik_koperasi, "")
    return [
        ("Bank", p.rekening_bank),
        ("Nomor rekening", p.rekening_nomor),
        ("Nama pada rekening", p.rekening_atas_nama),
        ("Atas nama koperasi", milik),
    ]


def _rencana(p):
    tahun = f"{p.rencana_tahun} tahun" if p.rencana_tahun else ""
    return [("Mulai tahun", p.rencana_mulai), ("Untuk", tahun)]


DOKUMEN = {
    "7a": _surat, "7b": _pengesahan, "7c": _deposito, "7d": lambda p: [], "7e": _rekening, "7f": _rencana,
}  # fmt: skip


def _berkas_orang(berkas, orang):
    """With a bundle: whose papers are to be found in it, then the files of single persons; else what each has."""
    gabungan = berkas.get(GABUNGAN, [])
    sendiri = [
        (f"{o.nama}, {o.get_golongan_display()} ({o.jabatan}): {sebutan}", milik)
        for o in orang
        for jenis, sebutan in BERKAS_DIRI.items()
        if (milik := berkas.get(butir_orang(o, jenis), [])) or not tercakup(o, berkas)
    ]
    if not gabungan:
        return sendiri
    nama = ", ".join(o.nama for o in dalam_gabungan(berkas, orang)) or "semua punya berkas sendiri"
    return [(f"Berkas gabungan riwayat hidup dan KTP ({nama})", gabungan), *sendiri]
