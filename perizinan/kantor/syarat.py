"""From an office of the service network to its facts, the guards of its route, its judgements."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Min

from aturan.bahasa import P15_2015, PENGENDALIAN, Hasil, Pasal, Per, Temuan, hari
from aturan.bahasa.bilangan import rupiah, tanggal
from aturan.simpan_pinjam_2015 import kantor as aturan_kantor
from aturan.simpan_pinjam_2015.kantor import ALAMAT, CALON_KEPALA, KCP_AKTIF, KESEHATAN
from aturan.simpan_pinjam_2015.kantor_berkas import berkas_kantor
from aturan.simpan_pinjam_2015.kantor_tenggat import (
    KeadaanMulai,
    kalimat_mulai,
    keadaan_mulai,
)
from aturan.simpan_pinjam_2015.kantor_tutup import temuan_penutupan
from aturan.simpan_pinjam_2015.kewenangan import KewenanganKantor, kewenangan_kantor
from core.dasar.waktu import waktu_setempat
from core.perkara.ingat import sekali
from core.perkara.tanda import masih_diminta, tanda_tersimpan
from core.perkara.temuan import temuan
from core.perkara.terbuka import dijawab, jawaban_tersimpan, semua_dijawab
from ksp_usp.models.koperasi import daerah
from ksp_usp.penilaian.syarat import hasil_pada
from perizinan.izin.panel import kegiatan_berjalan, temuan_berkas
from perizinan.kantor.catatan import berkas_tercatat, catatan_meja
from perizinan.models import (
    IzinUsaha,
    JaringanPelayanan,
    PengaturanPerizinan,
    PersonelKantor,
    StatusKantor,
)

PASAL_10_1 = Pasal(P15_2015, "10", "1")
PASAL_10_2 = Pasal(P15_2015, "10", "2")
# Where the pengawas found no start in time and one was written down afterwards, with evidence or without.
LAPORAN_TEPAT_WAKTU = (
    "Selama tanggal itu tercatat, persetujuan tidak dapat dinyatakan gugur: loket mencatat mulai beroperasi dengan"
    " buktinya, atau pejabat mengembalikan temuan ke pengawas untuk memeriksanya."
)


def kewenangan_jaringan(kantor: JaringanPelayanan) -> KewenanganKantor:
    """Who decides on this office: the authority of the place where it stands (Pasal 10 ayat (1))."""
    return kewenangan_kantor(daerah(kantor.wilayah))


def pengaturan(kantor: JaringanPelayanan) -> PengaturanPerizinan:
    """What the authority decided for itself; the defaults where it decided nothing."""
    ada = PengaturanPerizinan.objects.filter(pk=kantor.berwenang_id).first()
    return ada or PengaturanPerizinan(wilayah_id=kantor.berwenang_id)


def butir_kantor(kantor: JaringanPelayanan) -> dict[str, str]:
    """The papers of Pasal 9 that this kind of office needs: {"9a": what it is}."""
    return {b.kode: b.uraian for b in berkas_kantor(kantor.jenis_kantor)}


def dasar_butir(kantor: JaringanPelayanan, butir: str) -> Pasal:
    """The article of one paper that this kind of office needs."""
    return next(b.dasar for b in berkas_kantor(kantor.jenis_kantor) if b.kode == butir)


def fakta_kantor(kantor: JaringanPelayanan, per: Per) -> dict:
    """The facts of an office. Health: the result in force on the day the file was complete. None = not known."""
    buka = list(kantor.koperasi.jaringan.buka().values_list("jenis", flat=True))
    predikat, tahun_buku, ad_art, personel, sarana = None, None, False, [], 0
    if kantor.meminta(KESEHATAN):  # of a Kantor Kas none of it is asked
        predikat, tahun_buku, _ = hasil_pada(kantor.koperasi, kantor.lengkap_pada or hari(per))
        ad_art, personel, sarana = _ad_art(kantor), list(kantor.personel.all()), kantor.sarana.count()
    return {
        "tanggal_mulai_kegiatan": kantor.koperasi.mulai_kegiatan,
        "tanggal_lengkap": kantor.lengkap_pada,
        "anggota_daerah": kantor.anggota_daerah,
        "anggota_seluruh": kantor.anggota_seluruh,
        "alamat": bool(kantor.alamat.strip()),
        "berkas_ad_art": ad_art,
        "modal_kerja": kantor.modal_kerja,
        "predikat": predikat,
        "predikat_tahun_buku": tahun_buku,
        "sarana_kerja": sarana,
        "neraca_tahun_buku": kantor.neraca_tahun_buku,
        "rencana_kerja_bulan": kantor.rencana_kerja_bulan,
        "calon_pimpinan": sum(p.golongan == p.Golongan.PIMPINAN and p.riwayat_hidup for p in personel),
        "calon_karyawan": sum(p.golongan == p.Golongan.KARYAWAN for p in personel),
        "sertifikat_kepala_nomor": kantor.kepala_sertifikat_nomor or None,
        "sertifikat_kepala_sampai": kantor.kepala_sertifikat_sampai,
        "kc_aktif": buka.count(JaringanPelayanan.Jenis.KC),
        "kcp_aktif": buka.count(JaringanPelayanan.Jenis.KCP),
        "calon_kepala": bool(kantor.kepala_nama.strip()),
    }


def temuan_tanpa_jawaban(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """What the law finds by itself: a fact that nobody stated and a reading that matters wait for a person."""
    return sekali(kantor, ("tanpa_jawaban", per), lambda: _temuan_tanpa_jawaban(kantor, per))


def _temuan_tanpa_jawaban(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    ketat = kantor.meminta(KCP_AKTIF) and pengaturan(kantor).ketat_kcp
    return aturan_kantor.temuan_kantor(kantor.jenis_kantor, fakta_kantor(kantor, per), per=per, ketat_kcp=ketat)


def _ad_art(kantor: JaringanPelayanan) -> bool:
    """As the examiner marked it; before that, whether a file was handed in."""
    tanda = catatan_meja(kantor).get("9b")
    return tanda.hasil == "ada" if tanda and tanda.hasil else any(b.butir == "9b" for b in berkas_tercatat(kantor))


def temuan_kantor(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """Every condition for this kind of office (Pasal 8, 9), with what the examiner answered to the open ones."""
    return dijawab(temuan_tanpa_jawaban(kantor, per), catatan_meja(kantor))


# Which papers are in


def berkas_masuk(kantor: JaringanPelayanan) -> dict[str, str]:
    """{"9a": what was handed in}: the files uploaded, and what the counter took down from the paper; "" = nothing."""
    berkas = [b.butir for b in kantor.daftar_berkas]
    personel = [p.golongan for p in kantor.personel.all()]
    pimpinan, karyawan = (personel.count(g) for g in PersonelKantor.Golongan)
    sarana = kantor.sarana.count()
    isian = {
        "9a": kantor.alamat,
        "9c": rupiah(kantor.modal_kerja) if kantor.modal_kerja is not None else "",
        "9e": f"{sarana} jenis sarana" if sarana else "",
        "9f": f"tahun buku {kantor.neraca_tahun_buku}" if kantor.neraca_tahun_buku else "",
        "9g": f"{kantor.rencana_kerja_bulan} bulan" if kantor.rencana_kerja_bulan else "",
        "9h": f"{pimpinan} calon pimpinan, {karyawan} calon karyawan" if personel else "",
        "9i": f"nomor {kantor.kepala_sertifikat_nomor}" if kantor.kepala_sertifikat_nomor else "",
    }
    if kantor.meminta(CALON_KEPALA):
        # The Kantor Cabang that it must have stands in the register.
        cabang = kantor.koperasi.jaringan.buka().filter(jenis=JaringanPelayanan.Jenis.KC).count()
        isian = {"9a": f"{cabang} Kantor Cabang tercatat" if cabang else "", "9b": kantor.kepala_nama}
    hasil = {}
    for butir in butir_kantor(kantor):
        banyak = berkas.count(butir)
        hasil[butir] = ", ".join(filter(None, [f"{banyak} berkas" if banyak else "", isian.get(butir, "")]))
    return hasil


def belum_masuk(kantor: JaringanPelayanan) -> list[str]:
    """The required papers that are not in: neither on a receipt nor held in hand by the examiner."""
    ada = {butir for butir, x in catatan_meja(kantor).items() if x.hasil == "ada"}
    return [butir for butir, isi in berkas_masuk(kantor).items() if not isi and butir not in ada]


def hari_berkas_terakhir(kantor: JaringanPelayanan) -> date | None:
    """The local day on which the last required paper was uploaded; None where not every one of them is a file."""
    hari: dict[str, date] = {}
    for b in kantor.daftar_berkas:
        diunggah = waktu_setempat(kantor.berwenang, b.diunggah_pada).date()
        hari[b.butir] = min(diunggah, hari.get(b.butir, diunggah))
    semua = [hari.get(butir) for butir in butir_kantor(kantor)]
    ada = [satu for satu in semua if satu]
    return max(ada) if len(ada) == len(semua) else None


def diminta_dan_belum_masuk(kantor: JaringanPelayanan, penilaian: dict) -> list[str]:
    """Of the papers that a list asks for those that are truly missing: nothing of them was ever handed in."""
    masuk = berkas_masuk(kantor)
    return [butir for butir, isi in penilaian.items() if isi.get("hasil") == "tidak" and not masuk.get(butir)]


# Guards: (urusan, per) -> list[Temuan]


def wilayah_kantor_berlaku(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """The case lies with the authority where the office stands, under a region code in force."""
    k, berlaku = kewenangan_jaringan(kantor), kantor.wilayah.berlaku(hari(per))
    baik = berlaku and k.kode == kantor.berwenang_id
    kalimat = k.kalimat
    if not berlaku:
        kalimat = f"Wilayah {kantor.wilayah.nama} ({kantor.wilayah_id}) sudah tidak berlaku. Buat permohonan baru di"
        kalimat += " wilayah penggantinya."
    return [temuan("kantor.berwenang", "Pejabat yang berwenang", baik, PASAL_10_1, kalimat)]


def koperasi_berizin(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """Only a koperasi whose licence is in force, and whose activity is not stopped, opens an office."""
    izin = kantor.koperasi.izin.terakhir()
    baik, kalimat = False, "Koperasi tidak memiliki izin usaha simpan pinjam yang berlaku."
    if izin:
        baik, keadaan = izin.keadaan == IzinUsaha.Keadaan.BERLAKU, izin.get_keadaan_display().lower()
        kalimat = f"Izin usaha simpan pinjam nomor {izin.nomor} {keadaan}."
    hasil = [temuan("kantor.izin", "Izin usaha simpan pinjam", baik, Pasal(P15_2015, "6", "1"), kalimat)]
    return hasil + kegiatan_berjalan(kantor, per)


def berizin_saat_mulai(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """The same on the day on which activity began: what stopped the koperasi later does not undo a start in time."""
    mulai, hasil = kantor.tanggal_mulai, koperasi_berizin(kantor, per)
    if mulai is None:
        return hasil
    sejak = {"kantor.izin": _izin_terhenti_sejak(kantor), "koperasi.dihentikan": kantor.koperasi.dihentikan_sejak}
    return [_sebelum_terhenti(t, mulai, sejak[t.kode]) if t.hasil is Hasil.TIDAK else t for t in hasil]


def _izin_terhenti_sejak(kantor: JaringanPelayanan) -> date | None:
    """Since when the licence is frozen or revoked; None where no such event is on record."""
    izin = kantor.koperasi.izin.terakhir()
    kejadian = izin and izin.peristiwa.filter(jenis=izin.keadaan).last()
    return kejadian.tanggal if kejadian and izin.terhenti else None


def _sebelum_terhenti(t: Temuan, mulai: date, sejak: date | None) -> Temuan:
    """The day of the start decides: the day of the halt itself is no longer a day on which anything begins."""
    if sejak is None or mulai >= sejak:
        return t
    kalimat = f"{t.kalimat} Kegiatan kantor dimulai {tanggal(mulai)}, sebelum {tanggal(sejak)}."
    return replace(t, hasil=Hasil.TERPENUHI, kalimat=kalimat)


def isian_kantor_cukup(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """What the counter must have written down before it hands out a receipt."""
    isi = (
        ("surat", "Surat permohonan", kantor.nomor_surat and kantor.tanggal_surat, "Isi nomor dan tanggal surat."),
        ("alamat", "Alamat kantor", kantor.alamat.strip(), "Isi alamat kantor yang akan dibuka."),
    )
    # Of a Kantor Kas no article asks the address.
    dasar = {"surat": PASAL_10_1, "alamat": ALAMAT.pada(per).dasar if kantor.meminta(ALAMAT) else PENGENDALIAN}
    hasil = [
        temuan(f"kantor.{kode}", uraian, bool(ada) or None, dasar[kode], f"{uraian} tercatat." if ada else saran)
        for kode, uraian, ada, saran in isi
    ]
    if kantor.tanggal_surat and kantor.tanggal_surat > hari(per):
        kalimat = "Tanggal surat permohonan tidak boleh sesudah hari ini."
        hasil.append(temuan("kantor.tanggal_surat", "Tanggal surat permohonan", False, PENGENDALIAN, kalimat))
    return hasil


def kelengkapan_dibawa(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """Of what the desk asked for something has come since: else the counter would be called for nothing."""
    diminta = {x.butir for x in kantor.pemeriksaan.all() if x.hasil == "tidak" and x.sidik}
    baik = not diminta or bool(diminta - masih_diminta(catatan_meja(kantor)))
    kalimat = "Yang diminta sudah dibawa." if baik else "Unggah atau perbaiki dahulu paling sedikit satu yang diminta."
    return [temuan("kantor.kelengkapan", "Yang diminta kantor", baik, PENGENDALIAN, kalimat)]


def syarat_kantor_terpenuhi(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    return temuan_kantor(kantor, per)


def mulai_sah(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """Activity began on a day between the approval and the last day, with evidence; the day of the report is free."""
    mulai, setuju = kantor.tanggal_mulai, kantor.tanggal_persetujuan
    dasar = Pasal(P15_2015, "10", "3")
    if mulai is None:
        return [temuan("kantor.mulai", "Mulai kegiatan", None, dasar, "Isi tanggal mulai melaksanakan kegiatan.")]
    if mulai < setuju or mulai > hari(per):
        kalimat = f"Tanggal mulai harus antara tanggal persetujuan ({tanggal(setuju)}) dan hari ini."
        return [temuan("kantor.mulai", "Mulai kegiatan", False, dasar, kalimat)]
    baik = keadaan_mulai(kantor.jenis_kantor, setuju, mulai, hari(per)) is KeadaanMulai.BEROPERASI
    kalimat = kalimat_mulai(kantor.jenis_kantor, setuju, mulai, hari(per))
    hasil = [temuan("kantor.mulai", "Mulai kegiatan", baik, dasar, kalimat)]
    ada = _berbukti_mulai(kantor)
    kalimat = "Bukti mulai kegiatan tercatat." if ada else "Unggah bukti mulai kegiatan, misalnya berita acara."
    return [*hasil, temuan("kantor.bukti_mulai", "Bukti mulai kegiatan", ada, PENGENDALIAN, kalimat)]


def _berbukti_mulai(kantor: JaringanPelayanan) -> bool:
    """A file, or what the pengawas who found it wrote down."""
    uraian = kantor.temuan_mulai == kantor.Temuan.MULAI and kantor.temuan_uraian.strip()
    return bool(uraian) or kantor.daftar_berkas.filter(butir="mulai").exists()


def tidak_mulai(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """The month has passed, and a pengawas found that nothing began in it, and how (Pasal 10 ayat (4))."""
    dasar = Pasal(P15_2015, "10", "4")
    lewat = kantor.keadaan_mulai(hari(per)) is KeadaanMulai.LEWAT
    kalimat = kalimat_mulai(kantor.jenis_kantor, kantor.tanggal_persetujuan, kantor.tanggal_mulai, hari(per))
    if not lewat and kantor.status == StatusKantor.TIDAK_MULAI:
        kalimat = f"{kalimat} {LAPORAN_TEPAT_WAKTU}"
    match kantor.temuan_mulai:
        case kantor.Temuan.BELUM:
            ada = bool(kantor.temuan_cara and kantor.temuan_uraian.strip())
        case kantor.Temuan.MULAI:
            ada = kantor.tanggal_mulai is not None and _berbukti_mulai(kantor)
        case _:
            ada = False
    sebut = "Catat yang ditemukan dan dari mana diketahui."
    if ada:
        cara = kantor.get_temuan_cara_display()
        sebut = ". ".join(filter(None, (kantor.get_temuan_mulai_display(), cara, kantor.temuan_uraian)))
        if (lain := kantor.jejak.filter(aksi="temuan_lain").last()) is not None:
            dilaporkan = tanggal(date.fromisoformat(lain.salinan["dilaporkan"]))
            sebut = f"{sebut} Laporan yang dikesampingkan: mulai {dilaporkan}."
    return [
        temuan("kantor.lewat_mulai", "Tenggat mulai kegiatan", lewat, dasar, kalimat),
        temuan("kantor.temuan_mulai", "Temuan pengawas", ada, dasar, sebut),
    ]


def data_terdahulu(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """An office that was open before this product: its approval by number, date and scan."""
    isi = (
        ("tanda", "Kantor lama", kantor.terdahulu, "Tandai bahwa kantor dibuka sebelum aplikasi ini dipakai."),
        ("nomor", "Nomor persetujuan", kantor.nomor_persetujuan_lama, "Isi nomor surat persetujuan lama."),
        ("tanggal", "Tanggal persetujuan", kantor.tanggal_persetujuan, "Isi tanggal surat persetujuan lama."),
        (
            "pindaian", "Pindaian persetujuan", kantor.daftar_berkas.filter(butir="persetujuan").exists(),
            "Unggah pindaian surat persetujuan lama.",
        ),
    )  # fmt: skip
    hasil = [
        temuan(f"kantor.lama_{kode}", uraian, bool(ada) or None, PENGENDALIAN, f"{uraian} tercatat." if ada else saran)
        for kode, uraian, ada, saran in isi
    ]
    setuju = JaringanPelayanan.objects.filter(berwenang=kantor.berwenang_id, terdahulu=False)
    pertama = setuju.aggregate(pertama=Min("tanggal_persetujuan"))["pertama"]
    if pertama and kantor.tanggal_persetujuan and kantor.tanggal_persetujuan >= pertama:
        kalimat = (
            f"Sejak {tanggal(pertama)} kantor disetujui dalam aplikasi ini: persetujuan sesudahnya lahir dari"
            " permohonan. Periksa tanggal surat persetujuan lama."
        )
        hasil.append(temuan("kantor.lama_tanggal", "Tanggal persetujuan", False, PENGENDALIAN, kalimat))
    return hasil


def syarat_tutup_terpenuhi(kantor: JaringanPelayanan, per: Per) -> list[Temuan]:
    """Closing needs evidence (Pasal 10 ayat (6)), and what the koperasi answered or why it was not heard."""
    fakta = {
        "bukti_pelanggaran": kantor.daftar_berkas.filter(butir="tutup").count(),
        "catatan_tanggapan": bool(kantor.tanggapan_koperasi.strip()),
    }
    hasil = [_tidak_didengar(kantor, t) for t in temuan_penutupan(fakta, per=per)]
    ada = bool(kantor.alasan_tutup.strip())
    kalimat = "Ketentuan yang dilanggar tercatat." if ada else "Tulis ketentuan yang dilanggar."
    return [
        *hasil,
        temuan("kantor.alasan_tutup", "Ketentuan yang dilanggar", ada or None, Pasal(P15_2015, "10", "6"), kalimat),
    ]


def _tidak_didengar(kantor: JaringanPelayanan, t: Temuan) -> Temuan:
    """The open question of the hearing, with the reason of whoever proposes to go on without one."""
    alasan = kantor.tidak_didengar.strip()
    if t.hasil is not Hasil.PERLU_PENILAIAN or not alasan:
        return t
    kalimat = f"Koperasi tidak didengar lebih dahulu. Alasan: {alasan}"
    return replace(t, hasil=Hasil.TERPENUHI, kalimat=kalimat, alasan=alasan)


# Judgements that come with an act: (urusan, penilaian) -> list[Temuan]


def berkas_kantor_diperiksa(kantor: JaringanPelayanan) -> dict[str, dict]:
    """The examiner's marks for every paper that applies: {"9a": {uraian, hasil, catatan}}."""
    return tanda_tersimpan(butir_kantor(kantor), catatan_meja(kantor))


def _tanda_berkas(kantor: JaringanPelayanan, penilaian: dict, diterima: tuple[str, ...]) -> list[Temuan]:
    """The marks for every paper that applies: one that was left out counts as not examined."""
    hasil = []
    for butir, uraian in butir_kantor(kantor).items():
        isi = {"hasil": "", "catatan": "", **penilaian.get(butir, {}), "uraian": uraian}
        hasil.append(temuan_berkas(butir, isi, dasar_butir(kantor, butir), diterima))
    return hasil


def berkas_kantor_lengkap(kantor: JaringanPelayanan, penilaian: dict) -> list[Temuan]:
    """Every paper of Pasal 9 is there."""
    return _tanda_berkas(kantor, penilaian, ("ada",))


def ada_kekurangan_kantor(kantor: JaringanPelayanan, penilaian: dict) -> list[Temuan]:
    """Every paper is marked, and at least one is missing: the list that goes out."""
    hasil = _tanda_berkas(kantor, penilaian, ("ada", "tidak"))
    if all(penilaian.get(butir, {}).get("hasil") == "ada" for butir in butir_kantor(kantor)):
        kalimat = "Tidak ada berkas yang ditandai kurang. Nyatakan lengkap, atau tandai yang belum ada."
        hasil.append(temuan("berkas.kekurangan", "Kekurangan berkas", False, PENGENDALIAN, kalimat))
    return hasil


def usul_kantor_tersimpan(kantor: JaringanPelayanan) -> dict[str, Any]:
    terbuka = temuan_tanpa_jawaban(kantor, kantor.tanggal_hukum)
    return {
        "usul": kantor.usul,
        "catatan": kantor.usul_catatan,
        "terbuka": jawaban_tersimpan(terbuka, catatan_meja(kantor)),
    }


def usul_kantor_lengkap(kantor: JaringanPelayanan, penilaian: dict) -> list[Temuan]:
    """The examiner proposes a decision that the findings allow, and leaves nothing open that it rests on."""
    usul, catatan = penilaian.get("usul", ""), penilaian.get("catatan", "").strip()
    per, setuju = kantor.tanggal_hukum, usul == JaringanPelayanan.Usul.SETUJU
    terbuka = temuan_tanpa_jawaban(kantor, per)
    semua = [*koperasi_berizin(kantor, per), *dijawab(terbuka, catatan_meja(kantor))]
    kurang = [t for t in semua if not t.hasil.lolos and t.hasil is not Hasil.PERLU_PENILAIAN]
    if usul not in JaringanPelayanan.Usul.values:
        baik, kalimat = False, "Pilih usul: setujui atau tolak."
    elif setuju and kurang:
        baik, kalimat = False, f"Usul setuju tidak sesuai dengan temuan: {kurang[0].kalimat}"
    elif usul == JaringanPelayanan.Usul.TOLAK and not catatan:
        baik, kalimat = False, "Tulis alasan usul penolakan: pejabat dan koperasi membacanya."
    else:
        baik, kalimat = True, f"Usul pemeriksa: {JaringanPelayanan.Usul(usul).label.lower()}."
    hasil = semua_dijawab(terbuka, penilaian.get("terbuka", {})) if setuju else []
    return [*hasil, temuan("kantor.usul", "Usul pemeriksa", baik, PENGENDALIAN, kalimat, alasan=catatan)]
