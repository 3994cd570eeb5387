"""One office of the service network as its authority sees it: its clock, its tasks, its page."""

from datetime import date

from django.db.models import OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.bahasa import Temuan
from aturan.kesehatan import Predikat
from aturan.simpan_pinjam_2015.jaringan import GUGUR
from aturan.simpan_pinjam_2015.kantor import CATATAN_TEGANGAN, KCP_AKTIF, KESEHATAN, SARANA_KERJA
from aturan.simpan_pinjam_2015.kantor_ragam import bulan_genap, sebut_bulan
from aturan.simpan_pinjam_2015.kantor_tenggat import (
    HARI_KERJA_KEPUTUSAN,
    KeadaanMulai,
    hari_kerja_keputusan,
    kalimat_mulai,
    rincian_hari,
    sisa_hari,
)
from core.dasar.izin import Izin, boleh, terlihat_oleh
from core.dasar.rupa import tanggal_indonesia
from core.dasar.waktu import waktu_setempat
from core.halaman.kunjungan import dengan_kunjungan
from core.halaman.kurang import kurang, temuan_langkah
from core.halaman.urusan import UrusanView
from core.kalender.libur import kalender
from core.perkara.tahap import Tahap
from core.perkara.tugas import Keadaan, Tugas, sebut_kurang
from core.perkara.versi import kalimat_tertutup
from ksp_usp.penilaian.syarat import hasil_pada
from perizinan.kantor.alur import ALUR_JARINGAN
from perizinan.kantor.bacaan import bacaan_kantor
from perizinan.kantor.catatan import berkas_tercatat
from perizinan.kantor.panel import riwayat_kantor
from perizinan.kantor.syarat import (
    LAPORAN_TEPAT_WAKTU,
    belum_masuk,
    butir_kantor,
    kewenangan_jaringan,
    syarat_kantor_terpenuhi,
    temuan_kantor,
)
from perizinan.kantor.tugas import (
    BUTIR_SESUDAH,
    bagian_kantor,
    berkas_per_butir,
    judul_bagian,
    kode_bagian,
    lembar_kantor,
    temuan_isian,
)
from perizinan.models import IzinUsaha, JaringanPelayanan, PemeriksaanKantor, StatusKantor
from perizinan.models.status_kantor import BERJAM, BUKA, TUTUP

S = StatusKantor
LANGKAH_LOKET = {Tahap.DRAF: "terima", Tahap.PERBAIKAN: "terima_kelengkapan"}
# Mark and word of each lane: colour only supports them.
RUPA_LAJUR = {
    "merah": ("giliran", "Segera", "sisa 1 hari kerja atau kurang", "masalah"),
    "kuning": ("jalan", "Dekat", "sisa 2 sampai 3 hari kerja", "dekat"),
    "sisa": ("belum", "Cukup waktu", "sisa lebih dari 3 hari kerja", ""),
}


def dengan_isi(kantor):
    """These offices with what every page of one says about it."""
    milik = IzinUsaha.objects.filter(koperasi=OuterRef("koperasi"))
    berlaku = milik.filter(keadaan=IzinUsaha.Keadaan.BERLAKU)
    beku = milik.filter(keadaan=IzinUsaha.Keadaan.DIBEKUKAN)
    return (
        kantor.select_related(
            "koperasi__wilayah__induk", "koperasi__berwenang", "wilayah__induk", "berwenang", "induk__wilayah",
            "dibuat_oleh", "diperiksa_oleh", "persetujuan",
        )
        .annotate(
            izin_nomor=Subquery(berlaku.values("nomor")[:1]),
            izin_penerbit=Subquery(berlaku.values("penerbit_sebutan")[:1]),
            izin_tanggal=Subquery(berlaku.values("tanggal")[:1]),
            izin_dibekukan=Subquery(beku.values("nomor")[:1]),
        )
    )  # fmt: skip


def ambil_kantor(terlihat, pk) -> JaringanPelayanan:
    """One of the offices in sight with its rows, which both its findings and its page read; 404 for everybody else."""
    kantor = get_object_or_404(dengan_isi(terlihat).dengan_pegangan(), pk=pk)
    prefetch_related_objects([kantor], Prefetch("pemeriksaan", PemeriksaanKantor.objects.select_related("oleh")))
    if kantor.meminta(SARANA_KERJA):  # of a Kantor Kas neither is asked
        prefetch_related_objects([kantor], "sarana", "personel")
    return kantor


# The clock


def lajur(sisa: int) -> str:
    """The lane of a case with `sisa` working days left."""
    return "merah" if sisa <= 1 else "kuning" if sisa <= 3 else "sisa"


def sebut_sisa(sisa: int, lewat: bool) -> str:
    """'3 hari kerja lagi', 'hari terakhir', 'terlambat 2 hari kerja'."""
    if lewat:
        return f"terlambat {-sisa} hari kerja" if sisa else "terlambat"
    return f"{sisa} hari kerja lagi" if sisa else "hari terakhir"


def jam_kantor(kantor: JaringanPelayanan, per: date) -> dict:
    """The clock of Pasal 10 ayat (2) for the page: days left, its lane, every day counted and why not."""
    if kantor.status not in BERJAM or kantor.jatuh_tempo is None:
        return {}
    hari, lewat = kalender(), kantor.jatuh_tempo < per
    sisa = sisa_hari(kantor.jatuh_tempo, per, hari)
    rincian = rincian_hari(kantor.lengkap_pada, hari)
    tanda, *_, kelas = RUPA_LAJUR[lajur(sisa)]
    return {
        "batas": kantor.jatuh_tempo,
        "mulai": kantor.lengkap_pada,
        "n": hari_kerja_keputusan(kantor.lengkap_pada),
        "lewat": lewat,
        "sementara": kantor.sementara(hari),
        "sisa": sebut_sisa(sisa, lewat),
        "tanda": tanda,
        "kelas": kelas,
        # The days of an unconfirmed year may have been edited since the last day was stored.
        "usulan": rincian[-1].tanggal if rincian[-1].tanggal != kantor.jatuh_tempo else None,
        "rincian": [{"hari": h, "kini": h.tanggal == per} for h in rincian],
        "tahun": sorted({h.tanggal.year for h in rincian}),
    }


def henti_jam(kantor: JaringanPelayanan, jejak: list) -> dict:
    """Why no clock runs for an awaited decision: what is not in, and who stopped it when, if anybody did."""
    if kantor.status not in BERJAM or kantor.jatuh_tempo is not None:
        return {}
    uraian = butir_kantor(kantor)
    minta = next((j for j in reversed(jejak) if j.aksi == "kirim_kekurangan"), None)
    return {"belum": [uraian[b] for b in belum_masuk(kantor)], "oleh": minta if kantor.tahap.perbaikan else None}


def lama_putusan(kantor: JaringanPelayanan, jejak: list) -> str:
    """In how many working days the decision came: told after the fact, whether in time or late."""
    putus = next((j for j in reversed(jejak) if j.aksi in ("setujui", "tolak")), None)
    if putus is None or kantor.lengkap_pada is None:
        return ""
    hari = waktu_setempat(kantor.berwenang, putus.waktu).date()
    lama = sisa_hari(hari, kantor.lengkap_pada, kalender())
    batas, lengkap = HARI_KERJA_KEPUTUSAN.pada(kantor.lengkap_pada), kantor.lengkap_pada
    keadaan = "tepat waktu" if lama <= batas.nilai else f"terlambat {lama - batas.nilai} hari kerja"
    return (
        f"Diputus {tanggal_indonesia(hari)}, {lama} hari kerja sesudah berkas lengkap"
        f" ({tanggal_indonesia(lengkap)}): {keadaan}; batasnya {HARI_KERJA_KEPUTUSAN.sebut(lengkap)}"
        f" ({batas.dasar})."
    )


def sebut_kesehatan(predikat: str | None, tahun_buku: int | None, per: date | None = None) -> str:
    """'Cukup Sehat, tahun buku 2025', with its age on `per` ('umur 10 bulan'); 'Belum dinilai'."""
    if not predikat or not tahun_buku:
        return "Belum dinilai"
    umur = f" (umur {sebut_bulan(bulan_genap(date(tahun_buku, 12, 31), per))})" if per else ""
    return f"{Predikat(predikat).label}, tahun buku {tahun_buku}{umur}"


def sebut_batas_mulai(batas: date, per: date) -> str:
    """How many calendar days are left to begin, in words."""
    sisa = (batas - per).days
    if sisa < 0:
        return f"lewat {-sisa} hari"
    return f"{sisa} hari lagi" if sisa else "hari terakhir"


def kalimat_lewat_mulai(kantor: JaringanPelayanan, per: date) -> str:
    """What an approved office whose last day to begin has passed waits for; empty for any other."""
    if not kantor.menunggu_mulai:
        return ""
    kalimat = kalimat_mulai(kantor.jenis_kantor, kantor.tanggal_persetujuan, kantor.tanggal_mulai, per)
    if kantor.keadaan_mulai(per) is not KeadaanMulai.LEWAT:
        return f"{kalimat} {LAPORAN_TEPAT_WAKTU}" if kantor.status == S.TIDAK_MULAI else ""
    if kantor.status == S.TIDAK_MULAI:
        return (
            "Pengawas menemukan kegiatan tidak dimulai pada waktunya. Persetujuan belum gugur: pejabat menyatakannya"
            f" dengan surat, atau mengembalikan temuan ({GUGUR.dasar})."
        )
    return kalimat


# One case


class KantorMixin:
    """Loads the office that the address names, for who may see it; 404 for everybody else."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.kantor = ambil_kantor(self.terlihat(), pk)
        return super().dispatch(request, *args, **kwargs)

    def terlihat(self):
        return JaringanPelayanan.objects.terlihat_oleh(self.request.user)

    @property
    def dapat_diubah(self) -> bool:
        """Whether the application itself is open to this person; what is due after an approval has its own page."""
        return self.kantor.tahap.isian and ALUR_JARINGAN.dapat_diubah(self.kantor, self.request.user)

    def muat_ulang(self):
        self.kantor = ambil_kantor(self.terlihat(), self.kantor.pk)

    def konteks(self, **lain) -> dict:
        k = self.kantor
        return {
            "urusan": k,
            "kantor": k,
            "giliran": ALUR_JARINGAN.giliran(k),
            "dapat_diubah": self.dapat_diubah,
            "alamat_tugas": reverse("jaringan_tugas", args=[k.pk]),
            "wewenang": kewenangan_jaringan(k),
            "koperasi_terlihat": koperasi_terlihat(k, self.request.user),
            "tegangan": CATATAN_TEGANGAN if k.meminta(KCP_AKTIF) and not k.terdahulu else "",
            **lain,
        }


def koperasi_terlihat(kantor: JaringanPelayanan, pengguna) -> bool:
    """Whether the page of the koperasi opens to this person: else what the case shows is all there is. No query."""
    koperasi = getattr(kantor, "koperasi_kini", kantor.koperasi)
    return terlihat_oleh(pengguna, koperasi.wilayah_id, koperasi.berwenang_id)


class KantorTugas(KantorMixin, View):
    """The application as tasks."""

    def get(self, request):
        k, buka = self.kantor.seperti_diputus(), self.dapat_diubah
        temuan = [] if k.terdahulu else temuan_isian(k, temuan_kantor(k, k.tanggal_hukum))
        bagian = bagian_kantor(k, berkas_per_butir(k), temuan, k.hari_ini)
        return render(
            request,
            "perizinan/kantor/tugas.html",
            self.konteks(
                tugas=[self.tugas(b, buka) for b in bagian],
                lembar=self.lembar(bagian) if buka else None,
                kekurangan=kekurangan(k),
                tertutup="" if buka else kalimat_tertutup(k),
            ),
        )

    def lembar(self, bagian) -> dict | None:
        """The first page of several parts on which something waits; None where nothing does."""
        k, semua = self.kantor, lembar_kantor(self.kantor)
        belum = {b.kode for b in bagian if b.keadaan in (Keadaan.BELUM, Keadaan.SEDANG)}
        nomor = next((n for n, kode in enumerate(semua, 1) if belum & set(kode)), None)
        return {"url": reverse("jaringan_lembar", args=[k.pk, nomor]), "banyak": len(semua)} if nomor else None

    def tugas(self, b, buka) -> Tugas:
        url = reverse("jaringan_isian", args=[self.kantor.pk, b.kode])
        if b.kode == "periksa":
            url = reverse("jaringan_periksa", args=[self.kantor.pk])
            sebab = b.kurang[0] if b.kurang else ""
        else:
            sebab = " ".join(b.kurang) if b.keadaan is Keadaan.MASALAH else sebut_kurang(b.kurang)
        return Tugas(b.judul, b.keadaan, url if buka and b.keadaan is not Keadaan.BELUM_BISA else "", sebab, b.wajib)


def kekurangan(kantor: JaringanPelayanan) -> list[tuple[str, str]]:
    """What the desk asked for, as (paper, remark), while the koperasi is to bring it."""
    return [(judul, catatan) for _, judul, catatan in diminta(kantor)]


def diminta(kantor: JaringanPelayanan) -> list[tuple[str, str, str]]:
    """The same with the part of the form that it is: (part, paper, remark)."""
    if not kantor.tahap.perbaikan:
        return []
    bagian = {b: b for b in kode_bagian(kantor)}
    bagian.setdefault("9a", "kantor")
    tidak = [(bagian[x.butir], x.catatan) for x in kantor.pemeriksaan.all() if x.hasil == "tidak" and x.butir in bagian]
    return [(b, judul_bagian(kantor, b), catatan) for b, catatan in tidak]


class KantorPeriksa(KantorMixin, View):
    """Every answer on one page before the counter takes it in; afterwards the same page to read."""

    def get(self, request):
        k, buka = self.kantor.seperti_diputus(), self.dapat_diubah
        aksi = "" if k.terdahulu else LANGKAH_LOKET.get(k.tahap)
        langkah = next((x.t for x in ALUR_JARINGAN.tersedia(k, request.user) if x.bisa and x.t.aksi == aksi), None)
        temuan = [] if k.terdahulu else temuan_isian(k, temuan_kantor(k, k.tanggal_hukum))
        dinilai = ALUR_JARINGAN.t("catat_terdahulu", k.status) if buka and k.terdahulu else langkah
        return render(
            request,
            "perizinan/kantor/periksa.html",
            self.konteks(
                bagian=[
                    b | {"ubah": f"{reverse('jaringan_isian', args=[k.pk, b['kode']])}?kembali=periksa" if buka else ""}
                    for b in bacaan_kantor(k, berkas_per_butir(k))
                ],
                temuan=temuan,
                dinilai=dinilai,
                kurang=kurang(k, temuan_langkah(k, dinilai)) if buka and dinilai else [],
                langkah=langkah if buka else None,
                url_langkah=reverse("tindakan", args=[k._meta.model_name, k.pk, aksi]) if langkah else "",
                url_surat=reverse("tindakan_surat", args=[k._meta.model_name, k.pk, aksi]) if langkah else "",
            ),
        )


class KantorRinci(UrusanView):
    """The page of one office: the frame of every case, with its clock."""

    model = JaringanPelayanan
    template_name = "perizinan/kantor/rinci.html"

    def get_object(self, queryset=None):
        terlihat = JaringanPelayanan.objects.terlihat_oleh(self.request.user)
        k = ambil_kantor(dengan_kunjungan(terlihat, self.request.user), self.kwargs["pk"])
        self.jejak = list(k.jejak)
        if k.tahap.diputus:  # from the trail that the page shows anyhow
            k.salinan_putusan = next((j.salinan["tampil"] for j in reversed(self.jejak) if "tampil" in j.salinan), {})
        return k.seperti_diputus()

    def temuan(self):
        """Live until the decision; afterwards as they were frozen with it."""
        k = self.object
        if k.terdahulu:
            return []
        if not k.tahap.diputus:
            self.ditemukan[syarat_kantor_terpenuhi] = temuan_kantor(k, k.tanggal_hukum)
            return temuan_isian(k, self.ditemukan[syarat_kantor_terpenuhi])
        beku = next((j.temuan for j in reversed(self.jejak) if j.aksi in ("setujui", "tolak") and j.temuan), [])
        return [Temuan.from_dict(t) for t in beku]

    def daftar_tindakan(self, tersedia) -> list[dict]:
        """Of an old office only the examiner's step, and the other way round; what has its own page begins there."""
        tutup = {"terima" if self.object.terdahulu else "catat_terdahulu", *JaringanPelayanan.BERHALAMAN}
        return super().daftar_tindakan([x for x in tersedia if x.t.aksi not in tutup])

    def get_context_data(self, **kwargs):
        k, pengguna = self.object, self.request.user
        konteks = super().get_context_data(**kwargs)
        per = k.hari_ini
        isi_buka = k.tahap.isian and konteks["dapat_diubah"]
        di_meja = k.tahap is Tahap.MEJA and bool(boleh(pengguna, Izin.PERIKSA_KANTOR, k))
        pintu = self.pintu()
        tindakan = konteks["tindakan"]
        if isi_buka or di_meja or pintu:
            # The one primary button leads to the work; the steps of the gate come after it.
            tindakan = [t | {"utama": False} for t in tindakan]
        berkas = berkas_tercatat(k)
        milik = {b: [x for x in berkas if x.butir == b] for b in dict.fromkeys(x.butir for x in berkas)}
        return konteks | {
            "kantor": k,
            "berkas": berkas,
            "jejak": self.jejak,
            "tindakan": tindakan,
            "isi_buka": isi_buka,
            "periksa_di_meja": di_meja,
            "pintu": pintu,
            "wewenang": kewenangan_jaringan(k),
            "koperasi_terlihat": koperasi_terlihat(k, pengguna),
            "kuasa": k.jenis_kantor.ragam.kewenangan,
            "tegangan": CATATAN_TEGANGAN if k.meminta(KCP_AKTIF) and not k.terdahulu else "",
            "jam": jam_kantor(k, per),
            "henti": henti_jam(k, self.jejak),
            "lama": lama_putusan(k, self.jejak),
            "tanpa_pindaian": k.terdahulu and k.status in BUKA and "persetujuan" not in milik,
            "dapat_memindai": boleh(pengguna, Izin.PERIKSA_KANTOR, k),
            "lewat_mulai": kalimat_lewat_mulai(k, per),
            "sisa_mulai": sebut_batas_mulai(k.jatuh_tempo, per) if k.menunggu_mulai and k.jatuh_tempo else "",
            "bagian": bacaan_kantor(k, milik),
            "berkas_lain": [(BUTIR_SESUDAH[b], f) for b, isi in milik.items() if b in BUTIR_SESUDAH for f in isi],
            "kekurangan": kekurangan(k),
            "penutup": next((j for j in self.jejak if j.ke == k.status and k.tahap is Tahap.TUTUP), None),
            "kunjungan": k.kunjungan.select_related("oleh") if k.status in (*BUKA, *TUTUP) else [],
            "penilaian": self.penilaian(),
            "perubahan": self.perubahan,
            "kesehatan": self.kesehatan(konteks["temuan"]),
            "selesai": k.tahap is Tahap.TUTUP,
        }

    @cached_property
    def perubahan(self) -> list:
        """What changed by the koperasi's own will, or waits for it; nothing of an office that never opened."""
        return riwayat_kantor(self.object) if self.object.status in (*BUKA, *TUTUP) else []

    def kesehatan(self, temuan) -> str:
        """The health result with its year and age: as the finding says it; a Kantor Kas has no such finding."""
        k = self.object
        if temuan_sehat := next((t for t in temuan if t.kode == KESEHATAN.kode), None):
            return temuan_sehat.aktual_teks
        predikat, tahun, _ = hasil_pada(k.koperasi, k.lengkap_pada or k.hari_ini)
        return sebut_kesehatan(predikat, tahun, k.lengkap_pada or k.hari_ini)

    def penilaian(self):
        k = self.object
        ada = k.jenis_kantor.ragam.dinilai and k.status in (*BUKA, *TUTUP)
        return k.penilaian.select_related("petugas", "berkas") if ada else []

    def pintu(self) -> list[dict]:
        """The pages on which this person works on an approved or open office."""
        k, pengguna = self.object, self.request.user
        hasil = []
        if k.menunggu_mulai and boleh(pengguna, Izin.LAPOR_MULAI, k):
            hasil.append(("jaringan_mulai", "Catat mulai beroperasi", "Isi tanggal mulai dan unggah buktinya."))
        if k.status == S.DISETUJUI and boleh(pengguna, Izin.PERIKSA_MULAI, k):
            hasil.append(("jaringan_temuan_mulai", "Periksa: sudah mulai?", "Catat yang ditemukan, dan dari mana."))
        if k.status in BUKA and boleh(pengguna, Izin.CATAT_KUNJUNGAN, k):
            hasil.append(("jaringan_kunjungan", "Catat kunjungan", "Pembinaan dan pengawasan (Pasal 10 ayat (5))."))
        if k.status in BUKA and boleh(pengguna, Izin.PERIKSA_KOPERASI, k):
            hasil.append(("periksa_kantor", "Rencanakan pemeriksaan", "Dengan surat tugas dan berita acara."))
        if k.status in BUKA and boleh(pengguna, Izin.TERIMA_KANTOR, k):
            ket = "Atas surat koperasi, dicatat pejabat."
            hasil.append(("perubahankantor_baru", "Catat tutup, pindah, atau ganti kepala", ket))
        if k.status == S.BEROPERASI and boleh(pengguna, Izin.USUL_TUTUP, k):
            hasil.append(("jaringan_tutup", "Siapkan usul penutupan", "Bukti dan tanggapan koperasi dicatat dahulu."))
        if k.status in BUKA and k.jenis_kantor.ragam.dinilai and boleh(pengguna, Izin.NILAI_KANTOR, k):
            hasil.append(("jaringan_penilaian", "Catat penilaian kantor", "Dicatat terpisah (Pasal 31 ayat (3))."))
        return [{"url": reverse(n, args=[k.pk]), "label": label, "keterangan": ket} for n, label, ket in hasil]
