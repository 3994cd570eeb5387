"""The one validator of a sheet of old licences and offices: every row comes out good, to check, or wrong."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Min, Prefetch

from aturan.simpan_pinjam_2015.kewenangan import kewenangan
from core.dasar.izin import KODE_PUSAT
from core.dasar.rupa import IsianSalah, tanggal_indonesia
from core.dasar.wilayah import DaftarWilayah
from core.lembar.baca import Lembar
from core.lembar.baris import baca_baris
from core.lembar.sel import Dibaca
from core.models import Wilayah
from ksp_usp.koperasi.impor.anggota import CARA, baca_anggota
from ksp_usp.koperasi.impor.nomor import urai_badan_hukum
from ksp_usp.koperasi.impor.susun import rata
from ksp_usp.models import Koperasi, WilayahAnggota, inti_nomor, kunci_badan_hukum
from ksp_usp.models.koperasi import daerah
from perizinan.izin.terdahulu import beserta_pencabutan, sebut_pencabutan, wilayah_terdahulu
from perizinan.kantor.views.baru import wilayah_kantor
from perizinan.lama.baris import Baris, Hasil, Konteks
from perizinan.lama.kolom import TABEL_LAMA, Keadaan
from perizinan.models import SELESAI, SELESAI_KANTOR, IzinUsaha, JaringanPelayanan, PermohonanIzin

SUDAH_LEWAT = ("tanggal", "mulai", "sejak")
K = Keadaan
KEADAAN_IZIN = (K.BERLAKU, K.DIGANTI, K.DICABUT)


def periksa(
    lembar: Lembar, arti: list[str | None], kantor: Wilayah, per: date, *, kunci: bool = False,
    tanpa: Collection[int] = (),
) -> Hasil:  # fmt: skip
    """Check the rows of `lembar`, whose columns mean `arti`, for the authority `kantor` on the day `per`.

    Reads only, in a fixed number of queries. Rows `tanpa` are looked at as if they were not there. With `kunci` the
    authority and the koperasi are locked until the transaction ends.
    """
    baris = [b for b in baca_baris(Baris, lembar, arti) if b.nomor not in tanpa]
    wilayah = DaftarWilayah(Wilayah.objects.select_related("induk"), per)
    for b in baris:
        _baca_nomor(b)
        _baca_wilayah(b, wilayah)
    konteks = _konteks(baris, kantor, wilayah, per, kunci)
    for b in baris:
        _nilai(b, konteks)
    _tolak_kembar(baris)
    for b in baris:
        if b.layak and not b.izin:
            _kantor_berizin(b, baris)
    return Hasil(baris, [*lembar.catatan, *TABEL_LAMA.catatan_kolom(lembar.kepala, arti, lembar.satuan)])


def _konteks(baris: list[Baris], kantor: Wilayah, wilayah: DaftarWilayah, per: date, kunci: bool) -> Konteks:
    koperasi = Koperasi.objects.bernomor({b.kunci for b in baris if b.kunci}).order_by("pk")
    if kunci:
        # One sheet of an authority after the other: a number that both bring is found by the second.
        Wilayah.objects.select_for_update(no_key=True).get(pk=kantor.pk)
        koperasi = koperasi.select_for_update(of=("self",))
    koperasi = koperasi.select_related("wilayah__induk", "berwenang").prefetch_related(
        Prefetch("keanggotaan", WilayahAnggota.objects.select_related("wilayah__induk")),
        Prefetch("izin", beserta_pencabutan(IzinUsaha.objects.order_by("pk"))),
        Prefetch("permohonan_izin", PermohonanIzin.objects.exclude(status__in=SELESAI), to_attr="berjalan"),
        Prefetch("jaringan", JaringanPelayanan.objects.exclude(status__in=SELESAI_KANTOR), to_attr="kantor_ada"),
    )
    izin = IzinUsaha.objects.filter(nomor__in={b.nilai.get("nomor") or "" for b in baris})
    terbit = IzinUsaha.objects.filter(terdahulu=False).order_by().values("penerbit")
    disetujui = JaringanPelayanan.objects.filter(berwenang=kantor, terdahulu=False)
    return Konteks(
        per=per, kantor=kantor, wilayah=wilayah, tempat={w.pk: w for w in wilayah_kantor(kantor)},
        koperasi={inti_nomor(k.kunci): k for k in koperasi},
        izin={(i.penerbit_id, i.nomor): i for i in izin},
        pertama_izin=dict(terbit.annotate(pertama=Min("tanggal")).values_list("penerbit", "pertama")),
        pertama_kantor=disetujui.aggregate(pertama=Min("tanggal_persetujuan"))["pertama"],
    )  # fmt: skip


def _baca_nomor(b: Baris) -> None:
    """The number of the badan hukum without what stands around it."""
    if not (teks := b.nilai.get("badan_hukum")):
        return
    try:
        nomor, hari = urai_badan_hukum(teks)
    except IsianSalah as salah:
        b.salah("badan_hukum", str(salah))
        return
    b.kunci = inti_nomor(kunci_badan_hukum(nomor))
    if isinstance(hari, Dibaca):
        b.awas("badan_hukum", hari.kalimat)


def _baca_wilayah(b: Baris, wilayah: DaftarWilayah) -> None:
    for nama, cari in (("wilayah", wilayah.cari), ("daerah", wilayah.cari_luas)):
        if teks := b.nilai.get(nama):
            try:
                satu = cari(teks)
            except IsianSalah as salah:
                b.salah(nama, str(salah))
                del b.nilai[nama]  # a word that names no region
            else:
                b.nilai[nama] = satu
    if teks := b.nilai.get("keanggotaan"):
        try:
            b.anggota = [w for w, _ in baca_anggota(teks, wilayah)]
        except IsianSalah as salah:
            b.salah("keanggotaan", f"{salah} {CARA}")


def _nilai(b: Baris, konteks: Konteks) -> None:
    """All about one row whose cells are read."""
    for kolom in TABEL_LAMA.kolom:
        if kolom.wajib and kolom.nama not in b.sel:
            b.salah(kolom.nama, f"Isi {kolom.isi_judul}.")
    for nama in SUDAH_LEWAT:
        if (nilai := b.nilai.get(nama)) and nilai > konteks.per:
            b.salah(nama, f"Tanggal {tanggal_indonesia(nilai)} belum tiba. Periksa tahunnya.")
    b.koperasi = konteks.koperasi.get(b.kunci) if b.kunci else None
    if b.koperasi is None and b.kunci:
        b.salah(
            "badan_hukum",
            "Koperasi dengan nomor ini belum ada di register. Catat koperasinya dahulu, lalu tekan Periksa lagi.",
        )
    if b.koperasi is None or not b.nilai.get("apa"):
        return
    hari, lahir = b.nilai.get("tanggal"), b.koperasi.tanggal_badan_hukum
    if hari and lahir and hari < lahir:
        b.salah("tanggal", f"Tidak mungkin sebelum badan hukumnya disahkan {tanggal_indonesia(lahir)}. Periksa.")
    if b.izin and b.koperasi.berwenang_id != konteks.kantor.pk:
        pengurus = b.koperasi.berwenang.nama
        b.salah("badan_hukum", f"Koperasi ini diurus {pengurus}: izinnya dicatat di sana. Hapus baris ini.")
        return
    (_izin if b.izin else _kantor)(b, b.koperasi, konteks)
    _bandingkan(b, b.koperasi)


def _izin(b: Baris, k: Koperasi, konteks: Konteks) -> None:
    b.penerbit = b.nilai.get("daerah") or k.berwenang
    if not b.nilai.get("penerbit"):
        b.salah("penerbit", "Isi jabatan pejabat penerbitnya seperti tertulis, misalnya Bupati Garut.")
    provinsi = {w.pk[:2] for w in (k.wilayah, k.berwenang, *_anggota(k))} | {KODE_PUSAT}
    if not b.penerbit.otonom or b.penerbit.pk[:2] not in provinsi:
        b.salah("daerah", f"{b.penerbit.nama} tidak mungkin penerbit izin koperasi ini. Kosongkan, atau betulkan.")
    if b.keadaan not in KEADAAN_IZIN:
        b.salah("keadaan", SEBAB_KEADAAN.get(b.keadaan, "Izin berlaku, diganti, atau dicabut. Pilih salah satu."))
    _izin_tercatat(b, k, konteks)
    if b.salah_isi or b.ada:
        return
    if b.anggota:
        b.lingkup = kewenangan([daerah(w) for w in b.anggota], daerah(k.wilayah)).lingkup
    elif anggota := _anggota(k):
        b.lingkup, b.anggota = wilayah_terdahulu(k, b.penerbit, anggota)
    else:
        b.salah("keanggotaan", "Register belum menyebut wilayah keanggotaannya: isi di sini seperti tertulis di izin.")


SEBAB_KEADAAN = {
    K.DIBEKUKAN: "Izin yang dibekukan dicatat Berlaku; pembekuannya lalu disusun pada halaman pengawasan koperasi.",
    K.DITUTUP: "Kantor yang sudah ditutup tidak dicatat. Hapus baris ini.",
}


def _izin_tercatat(b: Baris, k: Koperasi, konteks: Konteks) -> None:
    """What is recorded already, and what it leaves no room for."""
    hari, sejak, nomor = b.nilai.get("tanggal"), b.nilai.get("sejak"), b.nilai.get("nomor")
    ada = konteks.izin.get((b.penerbit.pk, nomor))
    if ada is not None and (ada.koperasi_id, ada.tanggal) == (k.pk, hari):
        b.ada = ada
        return
    if ada is not None and ada.koperasi_id == k.pk:
        kata = tanggal_indonesia(ada.tanggal)
        b.salah("tanggal", f"Nomor ini sudah tercatat bagi koperasi ini dengan tanggal {kata}. Periksa.")
    elif ada is not None:
        b.salah("nomor", f"Nomor ini sudah tercatat untuk {ada.nama}. Periksa nomornya.")
    pertama = konteks.pertama_izin.get(b.penerbit.pk)
    if hari and pertama and hari >= pertama:
        b.salah(
            "tanggal",
            f"Sejak {tanggal_indonesia(pertama)} izin diterbitkan dalam aplikasi ini. Yang sesudahnya lahir dari"
            " permohonan.",
        )
    if b.keadaan == K.BERLAKU:
        if sebab := sebut_pencabutan(k.izin.all()):
            b.salah("keadaan", sebab)
        if lain := next((i for i in k.izin.all() if i.keadaan in IzinUsaha.BERLAKU), None):
            b.salah("nomor", f"Koperasi ini sudah punya izin nomor {lain.nomor}. Yang lama ditulis Diganti.")
        if k.berjalan:
            b.salah("badan_hukum", f"Permohonan {k.berjalan[0].nomor_perkara} sedang berjalan. Tunggu sampai diputus.")
    elif not sejak:
        b.salah("sejak", "Isi sejak kapan izin ini tidak berlaku lagi.")
    elif hari and sejak < hari:
        b.salah("sejak", "Tidak mungkin sebelum izinnya terbit. Periksa kedua tanggalnya.")


def _kantor(b: Baris, k: Koperasi, konteks: Konteks) -> None:
    if not konteks.tempat:
        b.salah("apa", f"Kantor tidak dicatat di {konteks.kantor.nama}, tetapi oleh Bupati atau Wali Kota setempat.")
        return
    if not b.nilai.get("kantor"):
        b.salah("kantor", "Isi nama kantornya, tanpa jenisnya.")
    b.tempat = b.nilai.get("wilayah") or (next(iter(konteks.tempat.values())) if len(konteks.tempat) == 1 else None)
    if b.tempat is None:
        if not b.pada_salah("wilayah"):
            b.salah("wilayah", "Isi kabupaten/kota tempat kantor.")
    elif b.tempat.pk not in konteks.tempat:
        b.salah("wilayah", f"Kantor di {b.tempat.nama} dicatat kantor di sana (Pasal 10 ayat (1)). Hapus baris ini.")
    if b.keadaan != K.BEROPERASI:
        b.salah("keadaan", SEBAB_KEADAAN.get(b.keadaan, "Kantor yang dicatat adalah yang beroperasi."))
    hari, mulai = b.nilai.get("tanggal"), b.nilai.get("mulai")
    if hari and mulai and mulai < hari:
        b.salah("mulai", f"Tidak mungkin mulai sebelum disetujui ({tanggal_indonesia(hari)}). Periksa.")
    b.ada = next((x for x in k.kantor_ada if _sama_kantor(b, x)), None)
    if b.ada is not None and b.ada.nomor_persetujuan_lama != b.nilai.get("nomor"):
        b.awas("nomor", f"Kantor ini sudah tercatat, {b.ada.nomor_perkara}, dengan nomor lain. Tidak dicatat lagi.")
    pertama = konteks.pertama_kantor
    if b.ada is None and hari and pertama and hari >= pertama:
        b.salah(
            "tanggal",
            f"Sejak {tanggal_indonesia(pertama)} kantor disetujui dalam aplikasi ini. Yang sesudahnya lahir dari"
            " permohonan.",
        )


def _sama_kantor(b: Baris, kantor: JaringanPelayanan) -> bool:
    return b.tempat is not None and (kantor.wilayah_id, rata(kantor.nama)) == (
        b.tempat.pk,
        rata(b.nilai.get("kantor") or ""),
    )


def _anggota(k: Koperasi) -> list[Wilayah]:
    return [x.wilayah for x in k.keanggotaan.all() if x.menurut_ad]


def _bandingkan(b: Baris, k: Koperasi) -> None:
    """What the paper says otherwise than the register: the second person reads it beside the row."""
    if (nama := b.nilai.get("nama")) and rata(nama) != rata(k.nama):
        b.awas("nama", f"Menurut register namanya {k.nama}.")
    if b.izin and (jenis := b.nilai.get("jenis")) and jenis != k.jenis:
        b.awas("jenis", f"Menurut register {k.jenis.upper()}.")
    if b.izin and (alamat := b.nilai.get("alamat")) and k.alamat and rata(alamat) != rata(k.alamat):
        b.awas("alamat", f"Menurut register {k.alamat}.")
    if not b.izin and not b.nilai.get("alamat"):
        b.awas("alamat", "Alamat kantor belum diisi.")


def _tolak_kembar(baris: list[Baris]) -> None:
    """One licence, one office, one licence in force of a koperasi: the first row says it, the others are wrong."""
    milik: dict[tuple, list[Baris]] = defaultdict(list)
    for b in (b for b in baris if not b.salah_isi and b.koperasi is not None):
        if b.izin:
            milik["nomor", b.penerbit.pk, b.nilai["nomor"]].append(b)
            if b.keadaan == K.BERLAKU:
                milik["badan_hukum", b.koperasi.pk].append(b)
        else:
            milik["kantor", b.koperasi.pk, b.tempat.pk, rata(b.nilai["kantor"])].append(b)
    kalimat = {
        "nomor": "Nomor yang sama ada di baris {}. Satu izin satu baris.",
        "badan_hukum": "Izin berlaku koperasi ini sudah disebut di baris {}: hanya satu yang berlaku.",
        "kantor": "Kantor yang sama ada di baris {}. Satu kantor satu baris.",
    }
    for (kolom, *_), kembar in milik.items():
        for b in kembar[1:]:
            if not b.pada_salah(kolom):
                b.salah(kolom, kalimat[kolom].format(kembar[0].nomor))


def _kantor_berizin(b: Baris, baris: list[Baris]) -> None:
    """An office rests on a licence in force: on record, or in another row of the sheet."""
    if any(i.keadaan in IzinUsaha.BERLAKU for i in b.koperasi.izin.all()):
        return
    if any(x.layak and x.izin and x.keadaan == K.BERLAKU and x.koperasi.pk == b.koperasi.pk for x in baris):
        return
    b.salah(
        "badan_hukum",
        f"Izin berlaku koperasi ini belum tercatat. Catat izinnya dahulu di {b.koperasi.berwenang.nama}, atau"
        " tambahkan barisnya di lembar ini.",
    )
