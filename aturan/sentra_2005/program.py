"""Permen KUKM 23/2005: how a sentra is nominated, how it grows, who does what.

Data of Pasal 1 angka 6, Pasal 7 and Pasal 9 to 15, in article order; Pasal 8 stands in perkuatan.py. `bunyi` keeps the
words and the spelling of the text; `uraian` says the same in today's spelling.
"""

from dataclasses import dataclass

from aturan.bahasa import P23_2005, Pasal, Skala


class JenjangSentra(Skala):
    """Level of a sentra, and with it the kind of a usulan (Pasal 5, Pasal 8). Each level builds on the one before."""

    SENTRA = 1
    UNGGULAN = 2
    KLASTER = 3

    @property
    def label(self) -> str:
        return ("Sentra UKM", "Sentra UKM Unggulan", "Sentra UKM bagian Klaster Bisnis")[self - 1]


# Pasal 1 angka 6. "PT" is never abbreviated: Perguruan Tinggi and Perseroan Terbatas both stand in the list.
BENTUK_BDS = {
    "yayasan": "Yayasan",
    "perguruan_tinggi": "Perguruan Tinggi",
    "perseroan_terbatas": "Perseroan Terbatas",
    "koperasi": "Koperasi",
    "cv": "CV",
    "lsm": "LSM",
}

# Pasal 7 huruf a: "baik yang akan difasilitasi oleh dana APBN maupun dana perguliran".
SUMBER_DANA = {"apbn": "Dana APBN", "perguliran": "Dana perguliran"}


@dataclass(frozen=True)
class Tugas:
    """What one body does: a step of Pasal 7, its place in Pasal 10, or a duty of Pasal 12 to 15."""

    dasar: Pasal
    pelaku: str
    bunyi: str


@dataclass(frozen=True)
class Lampiran:
    """A form of Pasal 7 huruf a. The printed forms are not part of the text at hand: their fields are a proposal."""

    nomor: int
    judul: str
    dasar: Pasal
    jenis: tuple[JenjangSentra, ...]
    bunyi: str

    @property
    def nama(self) -> str:
        return f"Lampiran {self.nomor}"


@dataclass(frozen=True)
class Tahap:
    """A stage of growth (Pasal 9). It describes the sentra; the status of a usulan (Pasal 7) is another matter."""

    huruf: str
    uraian: str
    dasar: Pasal
    bunyi: str


def _p(pasal: str, ayat: str = "", huruf: str = "", angka: str = "") -> Pasal:
    return Pasal(P23_2005, pasal, ayat, huruf, angka)


SENTRA, UNGGULAN, KLASTER = JenjangSentra

POKJA_KABKOTA = "Pokja Keuangan Kabupaten/Kota"
DINAS_KABKOTA = "Dinas/Badan yang membidangi Koperasi dan UKM Kabupaten/Kota"
POKJA_PROVINSI = "Pokja Keuangan Provinsi"
DINAS_PROVINSI = "Dinas/Badan yang membidangi Koperasi dan UKM Provinsi"
KEMENTERIAN = "Kementerian Koperasi dan UKM"
MENTERI = "Menteri"
DEPUTI = "Deputi Bidang Pengembangan dan Restrukturisasi Usaha"

# Pasal 7. The text sets no deadline anywhere: show the age of a usulan, never an expiry.
MEKANISME = (
    Tugas(
        _p("7", huruf="a"),
        POKJA_KABKOTA,
        "Pokja Keuangan Kabupaten/Kota melakukan identifikasi dan menilai sekaligus menyeleksi sentra calon peserta"
        " program baik yang akan difasilitasi oleh dana APBN maupun dana perguliran agar diusulkan secara terpadu"
        " dengan menggunakan Formulir :",
    ),
    Tugas(
        _p("7", huruf="b"),
        DINAS_KABKOTA,
        "Dinas/Badan yang membidangi Koperasi dan UKM Kabupaten/Kota menyampaikan hasil seleksi ke Dinas/Badan yang"
        " membidangi Koperasi dan UKM Propinsi untuk koordinasi;",
    ),
    Tugas(
        _p("7", huruf="c"),
        POKJA_PROVINSI,
        "Pokja Keuangan Propinsi membantu memverifikasi kelengkapan administrasi sentra yang diusulkan;",
    ),
    Tugas(
        _p("7", huruf="d"),
        DINAS_PROVINSI,
        "Dinas/Badan yang membidangi Koperasi dan UKM Propinsi mengirimkan hasil seleksi sentra calon peserta program"
        " kepada Kementerian Koperasi dan UKM;",
    ),
    Tugas(
        _p("7", huruf="e"),
        KEMENTERIAN,
        "Berdasarkan usulan yang disampaikan oleh Dinas/Badan yang membidangi Koperasi dan UKM Propinsi, maka"
        " Kementerian Koperasi dan UKM melakukan verifikasi kembali dan menetapkan sentra calon peserta program"
        " sebagai sentra terpilih;",
    ),
    # Reading: 'terpilih' (huruf e) and 'ditetapkan' (huruf f) are two states.
    Tugas(_p("7", huruf="f"), MENTERI, "Sentra UKM ditetapkan melalui Keputusan Menteri."),
)

# Pasal 7 huruf a angka 1 to 5: each usulan needs Lampiran 1, 2 and 3, and the form of its own level.
LAMPIRAN = (
    Lampiran(
        1,
        "Kriteria Penetapan Sentra",
        _p("7", huruf="a", angka="1"),
        (SENTRA, UNGGULAN, KLASTER),
        "Kriteria Penetapan Sentra sebagaimana tercantum dalam Lampiran 1",
    ),
    Lampiran(
        2,
        "Formulir Aplikasi Sentra",
        _p("7", huruf="a", angka="2"),
        (SENTRA, UNGGULAN, KLASTER),
        "Formulir Aplikasi Sentra sebagaimana tercantum dalam Lampiran 2",
    ),
    Lampiran(
        3,
        "Formulir Aplikasi UKM",
        _p("7", huruf="a", angka="3"),
        (SENTRA, UNGGULAN, KLASTER),
        "Formulir Aplikasi UKM sebagaimana tercantum dalam Lampiran 3.",
    ),
    Lampiran(
        4,
        "Kriteria Penetapan Sentra UKM Unggulan",
        _p("7", huruf="a", angka="4"),
        (UNGGULAN,),
        "Penetapan Sentra UKM Unggulan menggunakan Formulir Kriteria Penetapan Sentra UKM Unggulan sebagaimana"
        " tercantum dalam Lampiran 4.",
    ),
    Lampiran(
        5,
        "Kriteria Penetapan Sentra UKM bagian Klaster Bisnis",
        _p("7", huruf="a", angka="5"),
        (KLASTER,),
        "Penetapan Sentra UKM bagian Klaster Bisnis menggunakan Formulir Kriteria Penetapan Sentra UKM bagian Klaster"
        " Bisnis sebagaimana tercantum dalam Lampiran 5.",
    ),
)


def lampiran_untuk(jenis_usulan: JenjangSentra | str) -> tuple[Lampiran, ...]:
    """The forms that a usulan of this kind needs (Pasal 7 huruf a angka 1 to 5), in order."""
    jenis = JenjangSentra.dari(jenis_usulan)
    return tuple(form for form in LAMPIRAN if jenis in form.jenis)


TAHAPAN = (
    Tahap(
        "a",
        "Bahan baku/sarana dan produk sama, berprospek menjadi klaster bisnis",
        _p("9", huruf="a"),
        "UKM menggunakan bahan baku/sarana yang sama, menghasilkan produk yang sama/sejenis dan memiliki prospek untuk"
        " dikembangkan menjadi klaster bisnis;",
    ),
    Tahap(
        "b",
        "Muncul pengusaha pelopor teknologi yang lebih maju",
        _p("9", huruf="b"),
        "munculnya pengusaha-pengusaha dalam kawasan tersebut yang memelopori penggunaan teknologi yang lebih maju;",
    ),
    Tahap(
        "c",
        "Daya saing antara UKM dalam sentra meningkat",
        _p("9", huruf="c"),
        "terjadinya peningkatan daya saing (produktivitas, mutu dan efisiensi kolektif) antara UKM dalam sentra untuk"
        " bersinergi guna mengembangkan usaha;",
    ),
    Tahap("d", "Muncul Sentra UKM Unggulan", _p("9", huruf="d"), "munculnya sentra UKM unggulan;"),
    Tahap(
        "e",
        "Sentra UKM Unggulan terintegrasi menjadi bagian Klaster Bisnis",
        _p("9", huruf="e"),
        "terintegrasinya sentra UKM Unggulan menjadi bagian dari Klaster Bisnis.",
    ),
)


def peringatan_tahap(dari: str, ke: str) -> str:
    """A warning when the stage of Pasal 9 goes back or skips one ('a' to 'c'); empty text when there is none.

    Only a warning: the text describes growth and forbids nothing. `dari` may be empty for the first record.
    Raises ValueError for a letter that is not in Pasal 9.
    """
    urutan = [t.huruf for t in TAHAPAN]
    tujuan = urutan.index(ke)
    if not dari or 0 <= tujuan - urutan.index(dari) <= 1:
        return ""
    arah = "mundur" if tujuan < urutan.index(dari) else "melompat"
    return (
        f"Tahap {arah} dari huruf {dari} ke huruf {ke} (Pasal 9 {P23_2005.singkat}). Periksa kembali; boleh disimpan."
    )


# Pasal 10. Names of 2005; today's name of the office is data of the Instansi.
ORGANISASI = (
    Tugas(_p("10", huruf="a"), DEPUTI, "Tingkat Pusat oleh Deputi Bidang Pengembangan dan Restrukturisasi Usaha;"),
    Tugas(
        _p("10", huruf="b"),
        f"{DINAS_PROVINSI} dan {POKJA_PROVINSI}",
        "Tingkat Propinsi oleh Dinas/Badan yang membidangi Koperasi dan UKM dan Pokja Keuangan Propinsi.",
    ),
    Tugas(
        _p("10", huruf="c"),
        f"{DINAS_KABKOTA} dan {POKJA_KABKOTA}",
        "Tingkat Kabupaten/Kota oleh Dinas/Badan yang membidangi Koperasi dan UKM Kabupaten/Kota dan Pokja Keuangan"
        " Kabupaten/Kota.",
    ),
)

# Pasal 12 to 15. Pasal 7 huruf a gives the selection to the Pokja, Pasal 14 huruf b to the Dinas.
# Reading: the Pokja judges and selects; the Dinas endorses and sends.
TUGAS = (
    Tugas(
        _p("12", huruf="a"),
        DINAS_PROVINSI,
        "mengusulkan hasil seleksi calon sentra binaan kepada Kementerian Koperasi dan UKM untuk mendapatkan"
        " pengesahan;",
    ),
    Tugas(
        _p("12", huruf="b"),
        DINAS_PROVINSI,
        "menyusun program Penumbuhan dan Pengembangan Sentra UKM binaan tahun-tahun selanjutnya;",
    ),
    Tugas(
        _p("12", huruf="c"),
        DINAS_PROVINSI,
        "mensinergikan Program Pengembangan Sentra UKM, BDS-P, KSP/USP Koperasi dan pengembangan jaringan bisnisnya"
        " serta dengan instansi/lembaga terkait baik di Pusat maupun di Daerah.",
    ),
    Tugas(
        _p("13", huruf="a"),
        POKJA_PROVINSI,
        "melakukan verifikasi administrasi usulan calon sentra binaan yang diusulkan oleh Dinas/Badan yang membidangi"
        " Koperasi dan UKM Kabupaten/Kota;",
    ),
    Tugas(
        _p("13", huruf="b"),
        POKJA_PROVINSI,
        "memberikan masukan dan saran tentang Program Penumbuhan dan Pengembangan Sentra UKM tahun berikut kepada"
        " Dinas Koperasi/Badan yang membidangi Koperasi dan UKM Propinsi;",
    ),
    Tugas(
        _p("13", huruf="c"),
        POKJA_PROVINSI,
        "memberikan masukan dan saran dalam pengembangan sentra UKM, BDS-P dan KSP/USP Koperasi serta pengembangan"
        " jaringan bisnisnya.",
    ),
    Tugas(
        _p("14", huruf="a"),
        DINAS_KABKOTA,
        "menyusun Program Penumbuhan dan Pengembangan Sentra UKM;",
    ),
    Tugas(
        _p("14", huruf="b"),
        DINAS_KABKOTA,
        "mengidentifikasi dan menyeleksi sentra berpotensi dan prospektif untuk dikembangkan;",
    ),
    Tugas(
        _p("14", huruf="c"),
        DINAS_KABKOTA,
        "mengusulkan Sentra binaan ke Dinas/Badan yang membidangi Koperasi dan UKM Tingkat Propinsi;",
    ),
    Tugas(
        _p("14", huruf="d"),
        DINAS_KABKOTA,
        "mensinergikan Program Pengembangan Sentra UKM dengan program-program lain terkait dengan dukungan perkuatan"
        " bagi UKM.",
    ),
    Tugas(
        _p("15", huruf="a"),
        POKJA_KABKOTA,
        "menginventarisir dan mengevaluasi sentra UKM berpotensi dan prospektif untuk dikembangkan;",
    ),
    Tugas(
        _p("15", huruf="b"),
        POKJA_KABKOTA,
        "memberikan masukan dan saran terhadap usulan KSP/USP Koperasi dan BDS-P yang akan diprogramkan dalam"
        " pengembangan sentra UKM;",
    ),
    Tugas(
        _p("15", huruf="c"),
        POKJA_KABKOTA,
        "mengembangkan upaya kreatif agar UKM sentra mau dan mampu menggunakan jasa BDS-P.",
    ),
)


def pasal7(huruf: str) -> Pasal:
    """Pasal 7 huruf `huruf`: one step of the nomination."""
    return Pasal(P23_2005, "7", huruf=huruf)
