"""Every kind of letter with real data, short or long: for tests that read them all, and for whoever wants to look."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

from django.apps import apps

from core.dasar.izin import Peran, kode_bertindak
from core.models import Surat, Urusan
from core.perkara.alur import Alur
from core.perkara.surat import Terbit, susun_html
from perizinan.pengawasan.syarat import pelanggaran_koperasi, salin_pelanggaran
from sentra_ukm.keputusan.naskah import naskah_baru
from sentra_ukm.models import Sentra
from tests import pabrik

PANJANG = "Koperasi Konsumen dan Simpan Pinjam Pembiayaan Syariah Mitra Sejahtera Bersama Masyarakat Pedesaan Nusantara"
GELAR = "S.STP., M.Si."
NAMA_PANJANG = f"Raden Haji Muhammad Abdurrahman Wijayakusumah Natadiningrat, {GELAR}"
ALASAN = (
    "1. Anggaran dasar belum menyebut wilayah keanggotaan menurut Pasal 5.\n"
    "2. Rencana kerja hanya untuk satu tahun, sedangkan yang diminta dua tahun (Pasal 7 huruf f).\n"
    "3. Bilyet deposito atas nama pribadi pengurus yang tidak lagi menjabat."
)


def langkah_bersurat() -> dict[str, tuple[Alur, str, str]]:
    """{kind: (route, step, status from which)}, one step for each kind that any route issues."""
    hasil: dict[str, tuple[Alur, str, str]] = {}
    for alur in (m.alur for m in apps.get_models() if issubclass(m, Urusan)):
        for t in alur.baris:
            dari = t.dari[0] if isinstance(t.dari, tuple) else t.dari
            for efek in t.maka:
                if isinstance(efek, Terbit):
                    hasil.setdefault(efek.jenis_surat.kode, (alur, t.aksi, dari))
    return hasil


def _koperasi(panjang: bool, kode="32.05", **isi):
    anggota = [kode, "33.74"] if panjang and not isi.pop("setempat", False) else None
    isi.pop("setempat", None)
    if panjang:
        isi = {
            "nama": PANJANG,
            "alamat": "Jalan Raya Kadungora–Leles Kilometer 14 Nomor 217 Blok C RT 004 RW 011",
            **isi,
        }
    koperasi = pabrik.buat_koperasi(kode, anggota=anggota, **isi)
    nama = NAMA_PANJANG if panjang else "Siti Nurhasanah"
    for orang in koperasi.orang.all():
        type(orang).objects.filter(pk=orang.pk).update(nama=nama)
    return koperasi


def _permohonan(panjang: bool, status: str, **isi):
    koperasi = _koperasi(panjang, nik_koperasi="3205010010023", npwp="01.234.567.8-443.000")
    p = pabrik.buat_permohonan(koperasi, **isi)
    return p if status == "draf" else pabrik.majukan_izin(p, status)


def _registrasi():
    koperasi = pabrik.buat_koperasi(jenis="usp", nama="Koperasi Sejahtera")
    return pabrik.majukan_izin(pabrik.buat_permohonan(koperasi, modal_disetor=Decimal(9_500_000)), "siap")


def _kantor(panjang: bool, status: str, **isi):
    koperasi = _koperasi(panjang, setempat=True)
    return pabrik.majukan_kantor(pabrik.buat_kantor(koperasi, **isi), status)


def _ditolak_kantor(panjang: bool):
    kantor = pabrik.buat_kantor(_koperasi(panjang, setempat=True), anggota_daerah=19, rencana_kerja_bulan=11)
    kantor = pabrik.majukan_kantor(kantor, "lengkap")
    usul = pabrik.usulkan_kantor(kantor, "tolak", "Syarat belum terpenuhi.")
    return pabrik.langkah_kantor(kantor, "selesai_periksa", Peran.PEMERIKSA, penilaian=usul)


def _ditutup(panjang: bool):
    kantor = _kantor(panjang, "usul_tutup")
    if panjang:
        for hari in (3, 11, 24):
            kantor.kunjungan.create(tanggal=date(2026, 11, hari), hasil="Buku kas tidak cocok dengan uang. " * 4,
                                    oleh=kantor.dibuat_oleh, jabatan="Pengawas")  # fmt: skip
    return kantor


def _penilaian(panjang: bool, predikat="sehat", **isi):
    koperasi = _koperasi(panjang, lengkap=False, setempat=True, **isi)
    return pabrik.majukan_penilaian(pabrik.buat_penilaian(koperasi, predikat=predikat), "siap")


def _pemeriksaan(panjang: bool, status: str):
    koperasi = _koperasi(panjang, setempat=True)
    p = pabrik.majukan_pemeriksaan(pabrik.buat_pemeriksaan(koperasi), status)
    ketua = p.tim.get(ketua=True).pengguna  # who writes the berita acara down is one of those who sign it
    ketua.nama = NAMA_PANJANG if panjang else ketua.nama
    ketua.save()
    kata = "Keputusan pembentukan unitnya belum ada, dan pengurus belum menunjuk petugasnya. " * (4 if panjang else 1)
    return pabrik.jawab_periksa(p, pengawasan__satuan_tugas=kata.strip()) if status == "ditugaskan" else p


def _penghentian():
    koperasi = pabrik.buat_koperasi(lengkap=False, anggota=["32.05", "33.74"])
    return pabrik.majukan_penilaian(pabrik.buat_penilaian(koperasi, predikat="dalam_pengawasan_khusus"), "ditetapkan")


def _laporan(panjang: bool, status: str):
    koperasi = _koperasi(panjang, lengkap=False, setempat=True)
    type(koperasi).objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    lama = pabrik.buat_laporan_berkala(koperasi, 2026, 3)
    if not panjang:
        return pabrik.buat_laporan_berkala(koperasi, 2026, 2, status=status, nihil=True)
    catatan = dict.fromkeys(("kas", "bank", "surat_berharga"), "Ditarik dari bank untuk pencairan pinjaman hari raya.")
    return pabrik.buat_laporan_berkala(
        koperasi, 2026, 3, status=status, mengoreksi=lama, alasan_koreksi=ALASAN, catatan_pos=catatan
    )


def _sanksi(panjang: bool, langkah: str, status: str, jenis: str = "ksp"):
    """Short: the step alone. Long: several breaches, and two warnings behind it, one of them answered."""
    koperasi = _koperasi(panjang, lengkap=False, setempat=True, jenis=jenis)
    if not panjang:
        lama = pabrik.buat_sanksi(koperasi, "teguran_1", "berlaku") if langkah == "teguran_2" else None
        return pabrik.buat_sanksi(koperasi, langkah, status, melanjutkan=lama)
    type(koperasi).objects.filter(pk=koperasi.pk).update(berizin_sejak=date(2019, 2, 1))
    koperasi.refresh_from_db()
    for kode in ("satuan_tugas", "sistem_informasi", "bunga_simpanan_ra"):
        pabrik.catat_kewajiban(koperasi, kode, False)
    isi = {
        "pelanggaran": [salin_pelanggaran(t) for t in pelanggaran_koperasi(koperasi, date(2026, 12, 2))],
        "uraian": ALASAN, "perbaikan": "\n".join([*ALASAN.replace("1. ", "").splitlines(), "Sampaikan laporannya."]),
    }  # fmt: skip
    lama = None
    for satu in ("teguran_1", "teguran_2"):
        if satu == langkah:
            break
        lama = pabrik.buat_sanksi(koperasi, satu, "berlaku", melanjutkan=lama, **isi)
        for jenis, uraian in (("disampaikan", ""), ("tanggapan", ALASAN), ("keberatan", "Koperasi keberatan.")):
            lama.peristiwa.create(
                jenis=jenis, tanggal=date(2026, 12, 2), kepada="Ketua", uraian=uraian, oleh=lama.dibuat_oleh
            )
    return pabrik.buat_sanksi(koperasi, langkah, status, melanjutkan=lama, **isi)


def _perubahan(panjang: bool, jenis: str, status: str):
    """Short: the change alone. Long: everything that it asks about has its reason."""
    kantor = pabrik.majukan_kantor(_kantor(panjang, "draf"), "beroperasi")
    isi = {}
    if panjang:
        pabrik.buat_kantor_lama(kantor.koperasi, "kcp", nama="Samarang", induk=kantor)
        pabrik.buat_sanksi(kantor.koperasi, "pembekuan", "berlaku")
        isi = {"alasan_lanjut": ALASAN, "nasib_kantor_lain": ALASAN, "alamat": f"Jalan {PANJANG} Nomor 10"}
        isi |= {"penyerahan": ALASAN} if jenis == "tutup" else {}
    return pabrik.buat_perubahan("pindah" if jenis == "tidak_dicatat" else jenis, kantor, status, **isi)


def _penyerahan(panjang: bool):
    """Long: sanctions and reports that go along, and a note."""
    koperasi = _koperasi(panjang, lengkap=False, setempat=True)
    if not panjang:
        return pabrik.buat_penyerahan(koperasi)
    pabrik.buat_izin_lama(koperasi)
    satu = pabrik.buat_sanksi(koperasi, "teguran_1", "berlaku")
    pabrik.buat_sanksi(koperasi, "teguran_2", melanjutkan=satu)
    pabrik.buat_laporan_berkala(koperasi, 2026, 2)
    pabrik.buat_pengaduan(koperasi)
    return pabrik.buat_penyerahan(koperasi, catatan=ALASAN)


def _usulan(panjang: bool, status: str):
    usulan = pabrik.buat_usulan(ukm=40 if panjang else 25)
    if panjang:
        Sentra.objects.filter(pk=usulan.sentra_id).update(
            nama=f"Sentra Industri Kerajinan Kulit dan Jaket Kulit Sukaregang Kabupaten Garut Bagian {usulan.pk}",
            produk="Jaket kulit, tas, sepatu, dompet, sarung tangan, dan ikat pinggang dari kulit domba",
        )
    return usulan if status == "draf" else pabrik.majukan(type(usulan).objects.get(pk=usulan.pk), status)


def _keputusan(panjang: bool):
    usulan = [_usulan(panjang, "terpilih") for _ in range(2 if panjang else 1)]
    keputusan = pabrik.buat_keputusan(usulan)
    for nama, isi in naskah_baru(2026, usulan).items():
        setattr(keputusan, nama, isi)
    keputusan.save()
    for aksi in ("ajukan_periksa", "nyatakan_benar"):
        keputusan.alur.jalankan(keputusan, aksi, pabrik.buat_pengguna(Peran.PENYUSUN_KEPUTUSAN), versi=keputusan.versi)
    return keputusan


def perkara(kode: str, dari: str, panjang: bool):
    """A case that is where the letter of the kind `kode` is issued."""
    match kode:
        case "izin_registrasi":
            return _registrasi()
        case "izin_penolakan":
            return _permohonan(panjang, "siap", modal_disetor=Decimal(14_999_999), rencana_tahun=1)
        case "kantor_penolakan":
            return _ditolak_kantor(panjang)
        case "kantor_penutupan":
            return _ditutup(panjang)
        case "kantor_persetujuan" if panjang:
            return _kantor(panjang, dari)
        case "penghentian":
            return _penghentian()
        case "keputusan":
            return _keputusan(panjang)
        case "laporan_tanda_terima" | "laporan_tanda_aplikasi":
            return _laporan(panjang, dari)
        case "keterangan_izin":
            return pabrik.buat_keterangan(_sanksi(panjang, "teguran_1", "berlaku").koperasi)
        case "penyerahan_koperasi":
            return _penyerahan(panjang)
        case "sanksi_pemulihan":
            return _sanksi(panjang, "pembekuan", dari)
        case "sanksi_pembatalan":
            s = _sanksi(panjang, "pencabutan", dari)
            s.peristiwa.create(
                jenis="putusan", tanggal=date(2026, 12, 2), uraian="Gugatan dikabulkan.", oleh=s.dibuat_oleh
            )
            return s
        case "sanksi_penutupan" | "sanksi_pembubaran":
            return _sanksi(panjang, "penutupan", dari, "usp" if kode == "sanksi_penutupan" else "ksp")
        case _ if kode.startswith("sanksi_"):
            return _sanksi(panjang, kode.removeprefix("sanksi_"), dari)
    nama = langkah_bersurat()[kode][0].model._meta.model_name
    if nama == "permohonanizin":
        return _permohonan(panjang, dari)
    if nama == "jaringanpelayanan":
        return _kantor(panjang, dari)
    if nama == "perubahankantor":
        return _perubahan(panjang, kode.removeprefix("kantor_").removesuffix("_sendiri"), dari)
    if nama == "penilaiankesehatan":
        return _penilaian(panjang)
    if nama == "pemeriksaan":
        return _pemeriksaan(panjang, dari)
    return _usulan(panjang, dari)


def _penilaian_butir(kode: str, urusan, t):
    """The marks of a desk, some of them "tidak"."""
    if kode == "izin_kekurangan":
        return pabrik.tandai_berkas(urusan, **{"7b": "Surat keputusan belum ada.", "7e": "Nama pada rekening salah."})
    if kode == "kantor_kekurangan":
        return pabrik.tandai_berkas_kantor(urusan, **{"9g": "Lampirkan rencana dua belas bulan."})
    if t.kumpulkan is None:
        return None
    tidak = {"pengembalian"} & {kode}
    return {
        b: isi | ({"hasil": "tidak", "catatan": "Belum ada lampirannya."} if tidak else {"hasil": "ya"})
        for b, isi in t.kumpulkan(urusan).items()
    }


def konteks_surat(kode: str, panjang: bool = False):
    """(kind, Konteks) of the act that issues it."""
    alur, aksi, dari = langkah_bersurat()[kode]
    t = alur.t(aksi, dari)
    jenis = next(e.jenis_surat for e in t.maka if isinstance(e, Terbit) and e.jenis_surat.kode == kode)
    urusan = perkara(kode, dari, panjang)
    isi = {"nama": NAMA_PANJANG} if panjang else {"nama": "Asep Sunandar, S.STP."}
    if t.peran == Peran.PENGURUS:
        pelaku = pabrik.buat_pengurus(urusan.koperasi, **isi)
    else:
        kantor = kode_bertindak(t.peran, urusan.wilayah_id, urusan.berwenang_id)
        pelaku = pabrik.buat_pengguna(t.peran, kode=kantor, **isi)
    pelaku.pangkat = "Pembina Utama Muda"
    pelaku.save()
    alasan = (ALASAN if panjang else "Modal disetor belum cukup (Pasal 17).") if t.alasan else ""
    return jenis, alur.bayangan([urusan], aksi, pelaku, alasan=alasan, penilaian=_penilaian_butir(kode, urusan, t))


def html_surat(kode: str, panjang: bool = False) -> str:
    """The letter as it would be issued, with a number and a code, and no row of it."""
    jenis, konteks = konteks_surat(kode, panjang)
    surat = Surat(jenis=kode, nomor=f"518/007/{jenis.tanda}/Diskop-UKM/2026", kode="K7QM4TXR9PWD", tanggal=konteks.per)
    return susun_html(jenis, konteks, surat)


def teks_html(html: str) -> str:
    """What a person reads in a letter, line by line; no style, no picture."""
    isi = re.sub(r"(?s)<style>.*?</style>|<title>.*?</title>", "", html)
    isi = re.sub(r"</(?:p|tr|h1|h2|li|div)>|<br>", "\n", isi)
    baris = unescape(re.sub(r"<[^>]+>", " ", isi)).splitlines()
    return "\n".join(" ".join(satu.split()) for satu in baris if satu.strip())
