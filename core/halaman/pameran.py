"""The page of the look: every component with its states, in development only. What is drawn here is invented."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace as Contoh
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import QueryDict
from django.shortcuts import render

from aturan.bahasa import Hasil, Temuan
from aturan.bahasa.pasal import P23_2005, Pasal
from core.grafik.batang import batang
from core.grafik.peta import Titik, gambar, golongkan
from core.halaman.banyak import Butir, HasilBanyak, Nasib
from core.halaman.baris import BarisForm, tabel_isian
from core.halaman.daftar import FormSaring
from core.halaman.forms import FormSentra
from core.halaman.kunjungan import Perubahan
from core.halaman.kurang import Kurang
from core.halaman.tanda import SIMBOL
from core.perkara.tahap import Tahap
from core.perkara.tugas import Keadaan, Tugas

SAAT = datetime(2026, 11, 19, 10, 42, tzinfo=ZoneInfo("Asia/Jakarta"))
PASAL = Pasal(P23_2005, "5", "1", "e")


@dataclass
class Status:
    """A case of a kind that does not exist, in one of its states."""

    TANDA_STATUS = {}
    judul: str
    tahap: Tahap
    kata: str
    status: str = ""
    nomor_perkara: str = "USL-32.05-2026-0005"
    jenis_dalam_kata: str = "Usulan Sentra UKM"
    umur_hari: int = 9
    status_sejak: datetime = SAAT
    jatuh_tempo: date | None = None
    sisa_tenggat: str = ""
    desakan: str = ""
    berwenang: object = None
    pegangan: object = None
    jenis_alamat: str = "usulan"
    pk: int = 1
    boleh_ambil: bool = False
    wilayah: object = field(default_factory=lambda: Contoh(nama="Kabupaten Garut"))

    def get_absolute_url(self) -> str:
        return "#desk"

    def get_status_display(self) -> str:
        return self.kata


class ContohForm(FormSentra, forms.Form):
    omzet = forms.IntegerField(label="Omzet penjualan sentra per bulan", help_text="Rata-rata 12 bulan, bukan setahun.")
    pasar = forms.ChoiceField(
        label="Apakah prospek pasarnya baik?", choices=[("ya", "Ya"), ("tidak", "Tidak")], widget=forms.RadioSelect
    )
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea({"rows": 3}))


class ContohBaris(BarisForm):
    nama = forms.CharField(label="Nama", max_length=60)
    jabatan = forms.CharField(label="Jabatan", max_length=60)


class ContohSaring(FormSaring):
    cari_pada = ("nama",)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), ("draf", "Draf")])
    tahun = forms.ChoiceField(label="Tahun program", required=False, choices=[("", "Semua"), ("2026", "2026")])
    provinsi = forms.ChoiceField(label="Provinsi", required=False, choices=[("", "Semua"), ("32", "Jawa Barat")])


def contoh_temuan() -> Iterator[Temuan]:
    """One finding of each result, and enough that are in order to be folded."""
    isi = [
        ("Tenaga kerja terserap", Hasil.TIDAK, Decimal(38), Decimal(40), "38 orang", "minimal 40 orang"),
        ("Prospek pasar", Hasil.PERLU_PENILAIAN, None, None, "", "baik"),
        ("Sarana dan prasarana", Hasil.BELUM_DIISI, None, None, "", ""),
        ("Jenjang", Hasil.TIDAK_BERLAKU, None, None, "", ""),
    ]
    isi += [(f"Syarat {n}", Hasil.TERPENUHI, Decimal(24), Decimal(20), "24 UKM", "minimal 20") for n in range(1, 12)]
    for uraian, hasil, aktual, syarat, teks, ambang in isi:
        yield Temuan(
            kode=f"contoh.{uraian}", uraian=uraian, hasil=hasil, dasar=PASAL, kalimat=f"{uraian}: contoh.",
            aktual=aktual, syarat=syarat, aktual_teks=teks, syarat_teks=ambang, bunyi="Bunyi pasal.", tafsir="Orang.",
        )  # fmt: skip


def contoh_jejak() -> list:
    nilai = {
        "jabatan": "Kepala Dinas",
        "instansi": "",
        "catatan": "",
        "berubah": (),
        "waktu": SAAT,
        "pasal": str(PASAL),
    }
    return [
        Contoh(pelaku="Neneng Rahayu, S.E.", kalimat="menyatakan sentra ini terseleksi", alasan="", **nilai),
        Contoh(pelaku="Drs. Ujang Somantri, M.Si.", kalimat="mengembalikan usulan", alasan="Foto buram.", **nilai),
    ]


def contoh_urusan() -> dict:
    """Cases: their states, a lane of the desk, stations, steps, tasks."""
    tahap = [
        Status("Sentra Kopi Cikajang", Tahap.DRAF, "Draf"),
        Status("Sentra Batik Garutan", Tahap.PERBAIKAN, "Dikembalikan untuk perbaikan"),
        Status("Sentra Golok Cibatu", Tahap.MEJA, "Diteruskan ke Provinsi"),
        Status("Cabang Limbangan", Tahap.BERJALAN, "Disetujui, belum beroperasi"),
        Status("Sentra Dodol", Tahap.SELESAI, "Ditetapkan"),
        Status("Sentra Sapu", Tahap.TUTUP, "Ditarik kembali"),
    ]
    siap = {"tahap": Tahap.SIAP, "kata": "Menunggu keputusan", "jatuh_tempo": SAAT.date()}
    dekat = {"sisa_tenggat": "2 hari kerja lagi", "desakan": "status-dekat"}
    antre = [
        Status("Cabang Limbangan", **siap, sisa_tenggat="hari terakhir untuk memutus", desakan="status-masalah"),
        Status("Cabang Cisurupan", **siap, **dekat, pegangan=Contoh(nama="Sri Hidayat", pengguna_id=1, sejak=SAAT)),
        Status("Sentra Golok Cibatu", Tahap.MEJA, "Diteruskan ke Provinsi", boleh_ambil=True),
    ]
    rute = (
        ("Kabupaten/Kota", "lalu", "selesai", "Disampaikan Dinas", "21 Oktober 2026"),
        ("Provinsi", "lalu", "selesai", "Dikirim Dinas Provinsi", "10 November 2026"),
        ("Kementerian", "kini", "kini", "Verifikasi kembali", "giliran Verifikator"),
        ("Keputusan Menteri", "", "belum", "", ""),
    )
    return {
        "tahap": tahap,
        "urusan": antre[0],
        "stasiun": [dict(zip(("nama", "letak", "tanda", "uraian", "keterangan"), satu, strict=True)) for satu in rute],
        "tugas": [Tugas(f"Bagian {k.value.lower()}", k, "#tugas", "Masih kurang: NIB.") for k in Keadaan],
        "tindakan": [
            {"label": "Kembalikan untuk perbaikan", "utama": True, "url": "#", "keterangan": "Ke Dinas."},
            {"label": "Minta penjelasan", "url": "#", "keterangan": "Hitungan hari dijeda."},
            {"label": "Tetapkan", "url": "#", "kurang": [Kurang("Huruf c belum dinilai.", "#")]},
            {"label": "Tandatangani", "url": "#", "alasan_tidak": "Anda yang menyusunnya."},
        ],
        "langkah": [
            {"aksi": "lengkap", "label": "Nyatakan lengkap", "kurang": [Kurang("Huruf c: belum diperiksa.", "#meja")]},
            {"aksi": "kirim", "label": "Kirim daftar kekurangan", "sebab": "Anda yang menerimanya di loket."},
            {"aksi": "serah", "label": "Serahkan kepada pejabat", "terkunci": [Kurang("Berada di meja lain.", "#")]},
        ],
        "lajur": {
            **{"kunci": "contoh", "judul": "Kantor cabang: menunggu keputusan", "jumlah": 3, "mendesak": True},
            "urusan": antre,
            **{"tanda": "giliran", "keterangan": "Setujui atau tolak.", "url": "#"},
            "pintasan": {"url": "#", "label": "Ambil berikutnya"},
        },
    }


def contoh_isian() -> dict:
    """Forms, a desk of an examiner, a sheet that was read."""
    salah = ContohForm({"omzet": "3,2 M setahun"})
    salah.is_valid()
    bidang = {
        **{"lihat": "", "pilihan": salah["pasar"], "teks": salah["catatan"], "bentrok": "Ya, oleh Sri Hidayat"},
        "tersimpan": Contoh(oleh=Contoh(nama="Sri Hidayat"), pada=SAAT, hasil="ya", berubah=""),
        **{"terbawa": False, "temuan": next(contoh_temuan())},
    }
    sel = {
        "kanan": False,
        "pendek": True,
        "isian": None,
        "salah": False,
        "catatan": (),
        "semula": "",
        "teks": "UD Sinar",
    }
    golongan = (("salah", "Salah"), ("periksa", "Perlu diperiksa"), ("baik", "Baik"))
    return {
        "form": ContohForm(),
        "salah": salah,
        "tabel": tabel_isian(ContohBaris, "Orang")(prefix="orang"),
        "bidang": bidang,
        "kelompok": [{"judul": "Pertanyaan terbuka", "semua": bidang, "belum": 2, "butir": [bidang, bidang]}],
        "hitungan": [{"nama": g, "label": kata, "banyak": 1} for g, kata in golongan],
        "lembar": Contoh(baris=[1, 2, 3], catatan=["Sel gabungan dibaca sebagai satu."]),
        "lembar_baris": [
            {"golongan": g, "nomor": n, "label": kata, "akibat": "", "sel": [sel]}
            for n, (g, kata) in enumerate(golongan, 1)
        ],
        "lembar_kepala": [Contoh(judul="Nama UKM", jenis=Contoh(angka=False))],
    }


def contoh_daftar() -> dict:
    """A list with its filters, files, letters, the country."""
    saring = ContohSaring(QueryDict("q=bambu&tahun=2026"))
    saring.is_valid()
    nama = {"judul": "Sentra", "teks": "Sentra Rajut Binong", "bawah": "USL-32.73-2026-0003", "url": "#"}
    berkas = Contoh(pk=1, nama="lampiran-1.pdf", jenis="pdf", ukuran=188_416, diunggah_pada=SAAT)
    return {
        "saring": saring,
        "saringan": {
            "tersimpan": [Contoh(nama="Garut, belum lengkap", instansi=True, kueri="", get_absolute_url="#saring")],
            **{"kueri": "tahun=2026", "baru": True, "form": ContohForm(), "atur": "#saring"},
        },
        "kepala": [{"judul": "Sentra", "lebar": 60}, {"judul": "UKM", "lebar": 40, "kanan": True}],
        "baris": [[nama, {"judul": "UKM", "teks": "32", "kanan": True}]],
        "halaman": Contoh(sebelum="a", sesudah="b"),
        "berkas": berkas,
        "berkas_tabel": [("Surat usulan", berkas), ("", berkas)],
        "surat": [
            Contoh(
                **{"hal": "Usulan Penetapan", "nomor": "518/211/Diskop", "tanggal": SAAT.date(), "ada_pdf": False},
                **{"penandatangan": "Drs. Ujang Somantri, M.Si.", "penandatangan_jabatan": "Kepala Dinas"},
                **{"dipindai": True, "get_absolute_url": "#"},
            )
        ],
        "peta": {"noda": "M284 281h0M560 260h0", "terisi": 2, "semua": 514, "provinsi": [("Jawa Barat", 2)]},
        "hasil": HasilBanyak([Butir("KSP Mekar", nasib, "Contoh.", "#hasil", "Lihat") for nasib in Nasib]),
        "tabel_angka": contoh_angka(),
        "angka": [
            Contoh(
                angka=Contoh(judul="Usulan berjalan", definisi="Pasal 7.", per=SAAT.date(), url="#"),
                teks="128",
                dasar="dari 140 usulan (91,4%)",
                belum="0",
            )
        ],
        "keadaan": Contoh(
            baca_saja="Pemindahan server.",
            terbuka=[Contoh(sejak=SAAT, apa="Surat lambat.", dampak="", perkiraan=None)],
        ),
    }


def contoh_angka() -> Contoh:
    """A table of figures with a map, a bar and what is not known."""
    titik = [Titik("Kota Contoh", Decimal(-7), Decimal(108), n) for n in (None, 0, Decimal(12), Decimal("84.9"))]
    golongan = golongkan(titik, "%")
    sel = [Contoh(teks="84,9", url="#"), Contoh(teks="–", url="")]
    return Contoh(
        tabel=Contoh(
            kode="contoh", judul="Separuh koperasi belum melapor", definisi="Laporan yang masuk.", per=SAAT.date(),
            kepala="Provinsi",
        ),
        golongan=golongan, gambar=gambar(golongan, label="Peta contoh"), lipat=False, berbatang=True,
        kolom=[("Melapor", ""), ("Sehat", "")],
        baris=[Contoh(label="Jawa Barat", url="#", sel=sel, batang=batang([85], 100))],
        jumlah=Contoh(label="Indonesia", sel=sel), ada_yang_belum=True,
    )  # fmt: skip


@login_not_required
def gaya(request):
    """Every component with its states (development only)."""
    temuan = list(contoh_temuan())
    isi = {"simbol": SIMBOL, "temuan": temuan, "satu_temuan": temuan[0], "jejak": contoh_jejak()}
    isi["berubah"] = [Perubahan(SAAT, "Sri Hidayat menyatakan lengkap", "#riwayat")]
    isi |= contoh_urusan() | contoh_isian() | contoh_daftar()
    return render(request, "core/halaman/gaya.html", isi)
