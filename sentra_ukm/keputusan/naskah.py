"""The first text of a Keputusan Menteri, built from the letters behind the chosen usulan.

Only a beginning: the drafters word it as they wish. One item a line, as the fields of Keputusan keep it.
"""

from aturan.bahasa.pasal import P23_2005, Pasal
from aturan.sentra_2005.perkuatan import PERKUATAN
from aturan.sentra_2005.program import JenjangSentra
from core.dasar.rupa import angka, tanggal_indonesia, terbilang
from core.models import Surat, Wilayah
from sentra_ukm.models import Usulan
from sentra_ukm.models.pilihan import SumberDana

PERMEN = P23_2005.nama.partition(" tentang ")[0]
CIPTA_KERJA = (
    "sebagaimana telah diubah dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti"
    " Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang (Lembaran Negara Republik Indonesia"
    " Tahun 2023 Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856)"
)
MENGINGAT = (
    "Undang-Undang Nomor 25 Tahun 1992 tentang Perkoperasian (Lembaran Negara Republik Indonesia Tahun 1992 Nomor 116,"
    f" Tambahan Lembaran Negara Republik Indonesia Nomor 3502) {CIPTA_KERJA};",
    "Undang-Undang Nomor 20 Tahun 2008 tentang Usaha Mikro, Kecil, dan Menengah (Lembaran Negara Republik Indonesia"
    f" Tahun 2008 Nomor 93, Tambahan Lembaran Negara Republik Indonesia Nomor 4866) {CIPTA_KERJA};",
    "Keputusan Menteri Negara Koperasi dan Usaha Kecil dan Menengah Nomor 32/Kep/M.KUKM/IV/2003 tentang Pedoman"
    " Penumbuhan dan Pengembangan Sentra Usaha Kecil dan Menengah;",
    f"{P23_2005.nama};",
)
LEMBAR_DISEBUT = 5  # more verification sheets than this are named by their number and dates


def naskah_baru(tahun: int, daftar_usulan) -> dict[str, str]:
    """The text fields of a new Keputusan over `daftar_usulan` (terpilih, at least one): Pasal 7 huruf f.

    Raises ValueError without any usulan: there is nothing to consider or to decide.
    """
    daftar = list(daftar_usulan)
    if not daftar:
        raise ValueError("Pilih paling sedikit satu usulan terpilih untuk rancangan Keputusan.")
    return {
        "tentang": f"Penetapan Sentra Usaha Kecil dan Menengah Tahun {tahun}",
        "menimbang": "\n".join(_menimbang(tahun, daftar)),
        "mengingat": "\n".join(MENGINGAT),
        "memperhatikan": "\n".join(_memperhatikan(daftar)),
        "diktum": "\n".join(_diktum(tahun, daftar)),
        "tembusan": "\n".join(_tembusan(daftar)),
    }


def _menimbang(tahun: int, daftar: list[Usulan]) -> list[str]:
    kabkota, provinsi = {u.wilayah_id for u in daftar}, {u.wilayah_id[:2] for u in daftar}
    return [
        f"bahwa Kelompok Kerja Keuangan pada {angka(len(kabkota))} kabupaten/kota telah mengidentifikasi, menilai, dan"
        f" menyeleksi sentra calon peserta program tahun {tahun}, dan hasil seleksinya telah diusulkan oleh Dinas/Badan"
        f" yang membidangi koperasi dan UKM pada {angka(len(provinsi))} provinsi;",
        f"bahwa berdasarkan hasil verifikasi kembali, {angka(len(daftar))} ({terbilang(len(daftar))}) sentra memenuhi"
        f" kriteria dan telah ditetapkan sebagai sentra terpilih sesuai dengan {_pasal('7', 'e')};",
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, serta untuk melaksanakan"
        f" {_pasal('7', 'f')}, perlu menetapkan Keputusan Menteri tentang Penetapan Sentra Usaha Kecil dan Menengah"
        f" Tahun {tahun};",
    ]


def _pasal(pasal: str, huruf: str) -> str:
    return f"{Pasal(P23_2005, pasal, huruf=huruf).sebutan} {PERMEN}"


def _surat(daftar: list[Usulan], jenis: str) -> list[Surat]:
    return list(
        Surat.objects.filter(
            jenis=jenis, objek__objek_jenis=Usulan._meta.label_lower, objek__objek_id__in=[u.pk for u in daftar]
        )
        .exclude(pengganti__isnull=False)
        .select_related("instansi")
        .distinct()
        .order_by("tanggal", "pk")
    )


def _memperhatikan(daftar: list[Usulan]) -> list[str]:
    """The letters of the provinces, and the sheets of the verification at the ministry."""
    isi = [
        f"Surat {s.instansi.nama} Nomor {s.nomor} tanggal {tanggal_indonesia(s.tanggal)} hal {s.hal};"
        for s in _surat(daftar, "pengantar_provinsi")
    ]
    lembar = _surat(daftar, "lembar_kementerian")
    if len(lembar) > LEMBAR_DISEBUT:
        awal, akhir = tanggal_indonesia(lembar[0].tanggal), tanggal_indonesia(lembar[-1].tanggal)
        masa = f"tanggal {awal}" if awal == akhir else f"tanggal {awal} sampai dengan {akhir}"
        isi.append(
            f"Lembar Verifikasi Kembali sebanyak {angka(len(lembar))} ({terbilang(len(lembar))}) lembar, {masa};"
        )
    else:
        isi += [f"Lembar Verifikasi Kembali Nomor {s.nomor} tanggal {tanggal_indonesia(s.tanggal)};" for s in lembar]
    return isi


def _diktum(tahun: int, daftar: list[Usulan]) -> list[str]:
    """KESATU to KELIMA: the sentra, their perkuatan, who does what, who pays, from when."""
    jenjang = sorted({JenjangSentra(u.jenis) for u in daftar})
    return [
        f"Menetapkan {angka(len(daftar))} ({terbilang(len(daftar))}) sentra sebagaimana tercantum dalam Lampiran yang"
        f" merupakan bagian tidak terpisahkan dari Keputusan Menteri ini sebagai"
        f" {_rangkai([j.label for j in jenjang], 'atau')} tahun {tahun}"
        + (", masing-masing menurut jenjang yang disebut dalam Lampiran." if len(jenjang) > 1 else "."),
        _perkuatan(jenjang),
        "Deputi pada tingkat pusat sebagaimana dimaksud dalam Pasal 10 huruf a, Dinas/Badan yang membidangi koperasi"
        " dan UKM sebagaimana dimaksud dalam Pasal 12 dan Pasal 14, serta Kelompok Kerja Keuangan sebagaimana"
        f" dimaksud dalam Pasal 13 dan Pasal 15 {PERMEN} melaksanakan penumbuhan dan pengembangan sentra sebagaimana"
        " dimaksud dalam Diktum KESATU sesuai dengan tugas masing-masing.",
        f"Biaya yang timbul akibat ditetapkannya Keputusan Menteri ini dibebankan pada {_dana(daftar)} sesuai dengan"
        " ketentuan peraturan perundang-undangan.",
        "Keputusan Menteri ini mulai berlaku pada tanggal ditetapkan, dengan ketentuan apabila di kemudian hari"
        " terdapat kekeliruan akan diperbaiki sebagaimana mestinya.",
    ]


def _perkuatan(jenjang: list[JenjangSentra]) -> str:
    """Pasal 8: what each level present may receive, each level on top of the one below it."""
    bagian = []
    for j in (j for j in JenjangSentra if j <= max(jenjang)):
        butir = "; ".join(
            f"{chr(ord('a') + i)}. {p.uraian[0].lower()}{p.uraian[1:]}"
            for i, p in enumerate(p for p in PERKUATAN if p.jenjang == j)
        )
        ayat = Pasal(P23_2005, "8", str(int(j))).sebutan
        tambah = "" if j is JenjangSentra.SENTRA else ", perkuatan jenjang sebelumnya ditambah dengan"
        bagian.append(f"{j.label} ({ayat}){tambah}: {butir}")
    return (
        "Sentra sebagaimana dimaksud dalam Diktum KESATU dapat memperoleh perkuatan finansial dan nonfinansial menurut"
        f" jenjangnya berdasarkan {Pasal(P23_2005, '8').sebutan} {PERMEN}, yaitu " + ". ".join(bagian) + "."
    )


def _dana(daftar: list[Usulan]) -> str:
    nama = {SumberDana.APBN: "Anggaran Pendapatan dan Belanja Negara", SumberDana.PERGULIRAN: "dana perguliran"}
    dipakai = {u.sumber_dana for u in daftar}
    dana = _rangkai([teks for kode, teks in nama.items() if kode in dipakai], "dan/atau")
    return dana + (" menurut sumber dana yang disebut dalam Lampiran" if len(dipakai) > 1 else "")


def _tembusan(daftar: list[Usulan]) -> list[str]:
    provinsi = Wilayah.objects.filter(pk__in={u.wilayah_id[:2] for u in daftar})
    return [
        *(f"Gubernur {w.nama};" for w in provinsi),
        "Bupati/Wali Kota yang sentranya tercantum dalam Lampiran;",
        "Kepala Dinas/Badan yang membidangi koperasi dan UKM pada provinsi dan kabupaten/kota tersebut.",
    ]


def _rangkai(isi: list[str], kata: str) -> str:
    """'A', 'A atau B', 'A, B, atau C'."""
    if len(isi) < 3:
        return f" {kata} ".join(isi)
    return f"{', '.join(isi[:-1])}, {kata} {isi[-1]}"
