"""What the licences offer to other matters: a panel for the page of a koperasi, a paper as examined, an addressee."""

from collections.abc import Collection
from datetime import date

from django.db.models import CharField, Min, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from aturan.bahasa import P15_2015, Pasal, Temuan
from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.modal import TAHUN_REGISTRASI
from aturan.simpan_pinjam_2015.sanksi import Langkah, sebutan
from core.dasar.izin import Izin, Tingkat, boleh, kode_tingkat, penugasan_berizin, terlihat_oleh
from core.dasar.waktu import hari_ini
from core.halaman.panel import Lajur, Panel, lajur_kiriman
from core.models import Instansi, Wilayah
from core.perkara.temuan import temuan
from ksp_usp.models import Koperasi
from perizinan.models import (
    SELESAI,
    EntriRegistrasi,
    IzinUsaha,
    JaringanPelayanan,
    PemeriksaanBerkas,
    PeristiwaIzin,
    PermohonanIzin,
    Sanksi,
)

PASAL_20_2 = Pasal(P15_2015, "20", "2")
DIHENTIKAN = "koperasi.dihentikan"  # code of the finding that its activity stands still


def fakta_kewajiban(daftar: Collection[Koperasi]) -> dict[int, dict]:
    """What licences and offices tell of the duties of these koperasi (aturan.simpan_pinjam_2015.kewajiban)."""
    hasil: dict[int, dict] = {k.pk: {"izin_pertama": None, "kantor_buka": {"kantor pusat"}} for k in daftar}
    izin = IzinUsaha.objects.filter(koperasi__in=hasil).order_by().values("koperasi")
    pertama = izin.values_list("koperasi", Value(""), Cast(Min("tanggal"), CharField()))
    kantor = JaringanPelayanan.objects.buka().filter(koperasi__in=hasil).order_by()
    for pk, jenis, isi in pertama.union(kantor.values_list("koperasi", "jenis", "nama"), all=True):
        if jenis:
            hasil[pk]["kantor_buka"].add(f"{JaringanPelayanan.Jenis(jenis).label} {isi}")
        else:
            hasil[pk]["izin_pertama"] = date.fromisoformat(isi)
    for e in EntriRegistrasi.objects.filter(koperasi__in=hasil, izin=None).dengan_permohonan():
        hasil[e.koperasi_id] |= {"registrasi_sejak": e.tanggal, "registrasi_diajukan": e.diajukan_pada}
    return hasil


def bekas_pemegang_izin(dari: date, sampai: date) -> QuerySet:
    """The koperasi, by number, with a licence that has ended since and was held on a day from `dari` to `sampai`."""
    return IzinUsaha.objects.berakhir_sejak(dari).filter(tanggal__lte=sampai).order_by().values("koperasi")


def beranda() -> dict:
    """The licences in force and who is competent, for everybody."""
    berlaku = IzinUsaha.objects.filter(keadaan=IzinUsaha.Keadaan.BERLAKU)
    berizin = berlaku.order_by().values("koperasi").distinct().count()
    return {
        "angka": [("Koperasi berizin simpan pinjam", berizin, "menurut izin yang terbit atau tercatat di sini")],
        "templat": "perizinan/izin/_beranda.html",
    }


def izin_koperasi(koperasi, pengguna) -> Panel:
    """Licences, running application and entry in the buku registrasi, with the steps that `pengguna` may begin."""
    sanksi = Sanksi.objects.berjalan().filter(izin=OuterRef("pk")).order_by("-pk")
    semua = koperasi.izin.select_related("surat").order_by("-tanggal", "-pk")
    semua = list(semua.annotate(sanksi_langkah=sanksi.values("langkah")[:1], sanksi_pk=sanksi.values("pk")[:1]))
    berlaku = next((i for i in semua if i.keadaan in IzinUsaha.BERLAKU), None)
    permohonan = list(koperasi.permohonan_izin.select_related("berwenang").order_by("-pk"))
    for p in permohonan:
        p.terlihat = terlihat_oleh(pengguna, p.wilayah_id)
    berjalan = next((p for p in permohonan if p.status not in SELESAI), None)
    dapat_diubah = berlaku is None or berlaku.keadaan == IzinUsaha.Keadaan.BERLAKU
    url_permohonan = url_terdahulu = registrasi = None
    if berjalan is None and dapat_diubah and boleh(pengguna, Izin.TERIMA_PERMOHONAN):
        jenis = "perubahan" if berlaku else "baru"
        url_permohonan = f"{reverse('permohonan_baru')}?koperasi={koperasi.pk}&jenis={jenis}"
    if berjalan is None and berlaku is None and boleh(pengguna, Izin.CATAT_IZIN_TERDAHULU, koperasi):
        url_terdahulu = reverse("izin_terdahulu", args=[koperasi.pk])
    if koperasi.jenis == Koperasi.Jenis.USP:
        registrasi = koperasi.registrasi.dengan_permohonan().select_related("izin", "penerbit").last()
    isi = {
        "berlaku": berlaku,
        "sanksi": next((sebutan(Langkah(i.sanksi_langkah), koperasi.jenis) for i in semua if i.sanksi_pk), ""),
        "sanksi_pk": next((i.sanksi_pk for i in semua if i.sanksi_pk), None),
        "lain": [i for i in semua if i is not berlaku],
        "berjalan": berjalan,
        "giliran": giliran_permohonan(berjalan) if berjalan else "",
        "lalu": [p for p in permohonan if p is not berjalan],
        "registrasi": registrasi,
        "terhenti": next((i.get_keadaan_display() for i in semua[:1] if i.terhenti), ""),
        "urusan": _pintu(berjalan, url_permohonan, berlaku),
        "url_terdahulu": url_terdahulu,
    }
    return Panel("perizinan/izin/_panel_koperasi.html", isi)


def _pintu(berjalan: PermohonanIzin | None, url_permohonan: str | None, berlaku: IzinUsaha | None) -> dict | None:
    """Where the licence goes on: the application that runs, for who sees it; else the one that this person begins."""
    if berjalan:
        label = f"Buka permohonan {berjalan.nomor_perkara}"
        return {"url": berjalan.get_absolute_url(), "label": label} if berjalan.terlihat else None
    if url_permohonan:
        return {"url": url_permohonan, "label": "Ajukan perubahan" if berlaku else "Buat permohonan izin"}
    return None


def giliran_permohonan(permohonan) -> str:
    """Who has an application in hand, where, and which it is."""
    siapa = f"{permohonan.alur.giliran(permohonan)}, {permohonan.tempat_giliran}"
    return f"{siapa} (permohonan {permohonan.nomor_perkara})"


def lajur_registrasi(pengguna) -> list[Lajur]:
    """USP in the buku registrasi that must apply within a year (Pasal 4 ayat (3)), for the counter to remind."""
    kantor = [p.instansi.wilayah for p in penugasan_berizin(pengguna, Izin.TERIMA_PERMOHONAN)]
    if not kantor:
        return []
    mendesak = EntriRegistrasi.objects.filter(penerbit__in=kantor).mendesak(hari_ini(kantor[0]))
    return [
        Lajur(
            "Buku registrasi: segera mengajukan izin",
            f"Ingatkan koperasinya: {TAHUN_REGISTRASI.sebut(hari_ini())} sesudah dicantumkan sudah mengajukan"
            " permohonan izin (Pasal 4 ayat (3)).",
            mendesak.select_related("koperasi__wilayah", "penerbit"),
            {"url": reverse("registrasi_daftar"), "label": "Buka buku registrasi"},
        )
    ]


def lajur_kiriman_permohonan(pengguna) -> list[Lajur]:
    """Where the applications that `pengguna` has handled are now."""
    return lajur_kiriman(PermohonanIzin, pengguna, "Permohonan izin")


def kegiatan_berjalan(urusan, per) -> list[Temuan]:
    """Nothing begins and nothing widens while the activity of the koperasi is halted (Pasal 20 ayat (2)).

    A guard for every later edge of whatever route asks for more; empty as long as nothing is halted.
    """
    sejak = urusan.koperasi.dihentikan_sejak
    if sejak is None:
        return []
    kalimat = f"Kegiatan koperasi dihentikan sementara sejak {tanggal(sejak)} (Dalam Pengawasan Khusus)."
    return [temuan(DIHENTIKAN, "Kegiatan koperasi", False, PASAL_20_2, kalimat)]


def temuan_berkas(butir: str, isi: dict, dasar: Pasal, diterima: tuple[str, ...]) -> Temuan:
    """One paper as the examiner marked it; `diterima` are the marks that let the act pass."""
    hasil, catatan, uraian = isi["hasil"], isi["catatan"].strip(), isi["uraian"]
    baik, kalimat = True, f"{uraian}: ada dan sesuai."
    if hasil not in PemeriksaanBerkas.Hasil.values:
        baik, kalimat = None, f"{uraian}: {isi.get('berubah') or 'belum diperiksa'}."
    elif hasil == "tidak" and not catatan:
        baik, kalimat = False, f"{uraian}: ditandai belum ada tanpa catatan. Tulis apa yang kurang."
    elif hasil == "tidak" and hasil in diterima:
        # What is met here is that the gap is on the list, not that the paper is there.
        uraian, kalimat = f"Kekurangan dicatat: {uraian}", "Masuk daftar kekurangan yang dikirim."
    elif hasil == "tidak":
        baik, kalimat = False, f"{uraian}: belum ada atau belum sesuai ({catatan})."
    return temuan(f"berkas.{butir}", uraian, baik, dasar, kalimat, alasan=catatan)


def kepala_dinas(wilayah: Wilayah) -> str:
    """The head of the office for koperasi of a region."""
    instansi = Instansi.objects.filter(wilayah=wilayah, kop_jabatan=False).order_by("pk").first()
    if instansi:
        return f"Kepala {instansi.nama}"
    nama = wilayah.nama if kode_tingkat(wilayah.pk) == Tingkat.KABKOTA else f"Provinsi {wilayah.nama}"
    return f"Kepala Dinas yang membidangi Koperasi {nama}"


def catat_peristiwa(izin, jenis, tanggal: date, pengguna, surat=None, keterangan="") -> PeristiwaIzin:
    """One line in the history of a licence."""
    return PeristiwaIzin.objects.create(
        izin=izin, jenis=jenis, tanggal=tanggal, surat=surat, keterangan=keterangan, oleh=pengguna
    )
