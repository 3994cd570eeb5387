"""The management aspect: 38 questions, yes or no, in five groups of at most 3,00 each.

The wording paraphrases two public copies of the questionnaire; where they differ the note is at the question.
"""

from dataclasses import dataclass
from decimal import Decimal

KELOMPOK = {
    "umum": "Manajemen umum",
    "kelembagaan": "Kelembagaan",
    "permodalan": "Manajemen permodalan",
    "aktiva": "Manajemen aktiva",
    "likuiditas": "Manajemen likuiditas",
}
NILAI_YA = {
    "umum": Decimal("0.25"), "kelembagaan": Decimal("0.50"), "permodalan": Decimal("0.60"),
    "aktiva": Decimal("0.30"), "likuiditas": Decimal("0.60"),
}  # fmt: skip
# Computed from the figures where they are reported; the assessor may overrule with a reason.
OTOMATIS = frozenset({19, 20, 21, 22, 24, 26})


@dataclass(frozen=True)
class Pertanyaan:
    """One question; `bukti` is what the assessor must see, `otomatis` that the figures may answer it."""

    nomor: int
    kelompok: str
    teks: str
    bukti: str

    @property
    def nilai(self) -> Decimal:
        """The score of a yes."""
        return NILAI_YA[self.kelompok]

    @property
    def otomatis(self) -> bool:
        return self.nomor in OTOMATIS


P = Pertanyaan
PERTANYAAN = (
    P(1, "umum", "Visi, misi, dan tujuan dirumuskan dengan jelas.", "Dokumen tertulis."),
    P(2, "umum", "Ada rencana kerja jangka panjang paling sedikit tiga tahun yang dipakai sebagai acuan.",
      "Dokumen rencana jangka panjang."),
    P(3, "umum", "Ada rencana kerja tahunan sebagai dasar kegiatan satu tahun.", "Dokumen rencana kerja tahunan."),
    P(4, "umum", "Rencana kerja jangka pendek selaras dengan rencana jangka panjang.",
      "Kedua dokumen rencana, dibandingkan."),
    P(5, "umum", "Visi, misi, tujuan, dan rencana kerja dipahami pengurus, pengawas, pengelola, dan karyawan.",
      "Cek silang dengan yang bersangkutan."),
    P(6, "umum", "Keputusan yang bersifat operasional diambil pengelola secara mandiri.",
      "Konfirmasi kepada pengurus atau pengawas."),
    P(7, "umum", "Pengurus dan pengelola berkomitmen menyelesaikan masalah dan melakukan perbaikan.",
      "Konfirmasi dan tindak lanjut temuan terdahulu."),
    P(8, "umum", "Tata tertib kerja (disiplin SDM) tersedia dan sarana kerja memadai.",
      "Dokumen tata tertib dan pemeriksaan fisik sarana."),
    P(9, "umum", "Pengurus yang mengangkat pengelola tidak mencampuri operasi harian untuk kepentingan sendiri,"
      " keluarga, atau kelompoknya.", "Konfirmasi kepada pengelola dan pengawas."),
    P(10, "umum", "Anggota sebagai pemilik mampu menambah modal sesuai ketentuan.",
      "Daftar partisipasi modal anggota."),
    P(11, "umum", "Pengurus, pengawas, dan pengelola tidak melakukan hal yang menguntungkan diri, keluarga, atau"
      " kelompoknya, atau yang dapat merugikan koperasi.",
      "Konfirmasi kepada mitra kerja. (Satu salinan hanya menyebut pengurus.)"),
    P(12, "umum", "Pengurus mengawasi kerja pengelola secara efektif.", "Cek silang; risalah rapat pengawasan."),
    P(13, "kelembagaan", "Bagan organisasi mencakup semua kegiatan, tanpa jabatan kosong atau rangkap.",
      "Struktur organisasi dan uraian jabatan."),
    P(14, "kelembagaan", "Rincian tugas tiap karyawan jelas.", "Uraian tugas per karyawan."),
    P(15, "kelembagaan", "Struktur organisasi memuat fungsi pengawas.", "Dokumen struktur organisasi."),
    P(16, "kelembagaan", "Ada standar operasional manajemen dan standar operasional prosedur tertulis (SOM dan SOP).",
      "Dokumen SOM dan SOP."),
    P(17, "kelembagaan", "Kegiatan dijalankan sesuai SOM dan SOP.", "Cek silang pelaksanaan dengan SOM dan SOP."),
    P(18, "kelembagaan", "Dokumen penting diamankan dengan sistem dan tempat simpan yang baik.",
      "Pemeriksaan fisik tempat simpan dan daftar dokumen."),
    P(19, "permodalan", "Pertumbuhan modal sendiri sama dengan atau lebih besar dari pertumbuhan aset.",
      "Neraca dua tahun."),
    P(20, "permodalan", "Modal sendiri yang berasal dari anggota tumbuh 10% atau lebih dari tahun lalu.",
      "Neraca dua tahun."),
    P(21, "permodalan", "Penyisihan cadangan dari SHU sama dengan atau lebih besar dari seperempat SHU tahun berjalan.",
      "Pembagian SHU."),
    P(22, "permodalan", "Simpanan dan simpanan berjangka naik 10% atau lebih dari tahun lalu.", "Neraca dua tahun."),
    P(23, "permodalan", "Investasi harta tetap, inventaris, dan perluasan kantor dibiayai modal sendiri.",
      "Laporan sumber dan penggunaan dana."),
    P(24, "aktiva", "Pinjaman lancar 90% atau lebih dari pinjaman yang diberikan.", "Daftar kolektibilitas pinjaman."),
    P(25, "aktiva", "Setiap pinjaman beragunan senilai pinjaman atau lebih, kecuali pinjaman anggota sampai dengan"
      " Rp1.000.000.", "Daftar pinjaman dan agunannya."),
    P(26, "aktiva", "Cadangan penghapusan pinjaman sama dengan atau lebih besar dari pinjaman macet tahunan.",
      "Neraca dan daftar kolektibilitas."),
    P(27, "aktiva", "Pinjaman macet tahun lalu dapat ditagih paling sedikit sepertiganya.",
      "Daftar penagihan pinjaman macet."),
    P(28, "aktiva", "Prosedur pinjaman diterapkan efektif sesuai SOP, termasuk batas maksimum pemberian pinjaman"
      " (BMPP).", "SOP pinjaman dan contoh berkas pinjaman. (BMPP disebut pada satu salinan.)"),
    P(29, "aktiva", "Ada kebijakan cadangan penghapusan pinjaman bermasalah.",
      "Kebijakan tertulis dan laporan keuangan. (Tidak ada pada satu salinan.)"),
    P(30, "aktiva", "Keputusan pinjaman diambil dengan prinsip kehati-hatian.", "Analisis kelayakan pinjaman."),
    P(31, "aktiva", "Keputusan pinjaman atau penempatan dana diambil melalui komite.", "Risalah komite."),
    P(32, "aktiva", "Penggunaan pinjaman dan kepatuhan peminjam dipantau setelah pencairan.", "Laporan pemantauan."),
    P(33, "aktiva", "Agunan ditinjau, dinilai, dan diikat.", "Dokumen penilaian dan pengikatan agunan."),
    P(34, "likuiditas", "Ada kebijakan tertulis tentang pengendalian likuiditas.", "Kebijakan tertulis."),
    P(35, "likuiditas", "Ada fasilitas pinjaman siaga dari lembaga lain untuk menjaga likuiditas.",
      "Perjanjian fasilitas pinjaman."),
    P(36, "likuiditas", "Ada pedoman administrasi untuk memantau kewajiban yang jatuh tempo.",
      "Pedoman dan jadwal jatuh tempo."),
    P(37, "likuiditas", "Ada kebijakan simpanan dan pinjaman yang sesuai dengan kondisi keuangan koperasi.",
      "Kebijakan tertulis."),
    P(38, "likuiditas", "Sistem informasi memadai untuk memantau likuiditas.", "Sistem dan laporan likuiditas."),
)  # fmt: skip
