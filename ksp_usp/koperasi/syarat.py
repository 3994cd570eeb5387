"""From the register to the facts of the law: authority of a koperasi, findings about its people and its SOM."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from aturan.bahasa import Hasil, Pasal, Per, Pilihan, Temuan, Versi, evaluasi, hari
from aturan.bahasa.pasal import P15_2015
from aturan.simpan_pinjam_2015 import izin as izin_usaha
from aturan.simpan_pinjam_2015 import orang, som
from aturan.simpan_pinjam_2015.kewenangan import Kewenangan
from aturan.simpan_pinjam_2015.modal import PEMISAHAN_USP
from core.dasar.izin import membawahi, terlihat_oleh
from core.perkara.temuan import tanpa_isi
from ksp_usp.models import Hubungan, Koperasi, Modal, Orang, Pendiri, WilayahAnggota

# Who founded a KSP sekunder, and of whom it consists.
SYARAT_SEKUNDER = {s.kode for s in (izin_usaha.PENDIRI_KSP, izin_usaha.ANGGOTA_KSP, izin_usaha.JUMLAH_PENDIRI)}
# What the register itself answers of the rules of a licence; the rest is asked by the application.
SYARAT_REGISTER = {
    s.kode
    for s in (
        izin_usaha.JENIS_USAHA,
        izin_usaha.BENTUK_KSP,
        izin_usaha.BENTUK_USP,
        *izin_usaha.ARAH_USAHA,
        izin_usaha.LINGKUP,
        izin_usaha.UNIT_LAIN,
    )
} | SYARAT_SEKUNDER
# Of these whatever is not met is simply not written down yet.
TERTULIS = {s.kode for s in izin_usaha.ARAH_USAHA}
# Items of the check list that are answered yes or no; Pasal 15 (5) c, e and f follow from assets and debts.
DIHITUNG = {"15(5)c", "15(5)e", "15(5)f"}
BUTIR_TANYA = tuple(b for b in som.BUTIR_SOM if b.kode not in DIHITUNG)
SYARAT_BUTIR = tuple(
    Pilihan(
        kode=f"som.{b.kode}",
        uraian=b.uraian,
        fakta=b.kode,
        versi=(Versi(P15_2015.berlaku, ((True, "ada"),), b.dasar, b.bunyi),),
    )
    for b in BUTIR_TANYA
)
ANGGOTA_NYATA = Pilihan(
    kode="keanggotaan.sesuai_ad",
    uraian="Anggota menurut anggaran dasar dan menurut kenyataan",
    fakta="keadaan",
    versi=(
        Versi(
            P15_2015.berlaku,
            (),
            Pasal(P15_2015, "5"),
            bunyi="Wilayah keanggotaan KSP Primer dan Sekunder terdiri dari:",
            tafsir="Yang menentukan kewenangan adalah anggaran dasar; anggota yang pindah domisili tidak mengubahnya.",
        ),
    ),
)


def tetapkan_berwenang(koperasi: Koperasi) -> Kewenangan | None:
    """Write the authority of `koperasi` anew after its seat or its membership region changed."""
    hasil = koperasi.kewenangan()
    if hasil is None:
        kode = koperasi.wilayah_id if koperasi.wilayah.otonom else koperasi.wilayah.induk_id
    else:
        kode = hasil.kode
    if koperasi.berwenang_id != kode:
        koperasi.berwenang_id = kode
        koperasi.save(update_fields=["berwenang"])
    return hasil


# The koperasi itself


def modal_terakhir(koperasi: Koperasi, per: date | None = None) -> Modal | None:
    """The newest capital on record, up to the day `per`."""
    baris = koperasi.modal.filter(per__lte=per) if per else koperasi.modal.all()
    return baris.first()


def jumlah_unit_lain(koperasi: Koperasi) -> int | None:
    """How many other business units there are; None as long as nobody said that there is none."""
    return len(unit_usaha_lain(koperasi)) or (0 if koperasi.ada_unit_lain is False else None)


def unit_usaha_lain(koperasi: Koperasi) -> list[str]:
    """Other business units, one a line."""
    return [baris.strip() for baris in koperasi.unit_usaha_lain.splitlines() if baris.strip()]


def fakta_koperasi(
    koperasi: Koperasi, wewenang: Kewenangan | None = None, pendiri: Iterable[Pendiri] | None = None
) -> dict:
    """Facts of a licence that the register holds; `wewenang` and `pendiri`, when known, spare a query."""
    wewenang = wewenang or koperasi.kewenangan()
    sekunder = {}
    if koperasi.bentuk == Koperasi.Bentuk.SEKUNDER:
        sekunder = fakta_sekunder(koperasi.pendiri.all() if pendiri is None else pendiri)
    return {
        "jenis": koperasi.jenis,
        "bentuk": koperasi.bentuk,
        "lingkup": wewenang.lingkup.value if wewenang else None,
        "visi": bool(koperasi.visi) or None,
        "misi": bool(koperasi.misi) or None,
        "tujuan": bool(koperasi.tujuan) or None,
        **sekunder,
        "tanggal_pengesahan": koperasi.tanggal_badan_hukum,
        "unit_usaha_lain": jumlah_unit_lain(koperasi),
    }


def fakta_sekunder(daftar: Iterable[Pendiri]) -> dict:
    """Founders and members of a KSP sekunder as facts. Nobody on record, or of a kind that nobody stated, is not known
    to be a KSP."""
    daftar = list(daftar)
    pendiri = [p for p in daftar if p.sebagai != Pendiri.Sebagai.ANGGOTA]
    anggota = [p for p in daftar if p.sebagai != Pendiri.Sebagai.PENDIRI]
    diketahui = pendiri and all(p.jenis for p in pendiri)
    return {
        "jumlah_pendiri_ksp": sum(p.jenis == Pendiri.Jenis.KSP for p in pendiri) if diketahui else None,
        "pendiri_bukan_ksp": _bukan_ksp(pendiri),
        "anggota_bukan_ksp": _bukan_ksp(anggota),
    }


def _bukan_ksp(daftar: list[Pendiri]) -> list[str] | None:
    """Those that are no KSP, in words; None as long as there may be one among them."""
    bukan = [f"{p.nama} ({p.get_jenis_display().lower()})" for p in daftar if p.jenis not in ("", Pendiri.Jenis.KSP)]
    return bukan or ([] if daftar and all(p.jenis for p in daftar) else None)


def temuan_koperasi(
    koperasi: Koperasi, per: Per, wewenang: Kewenangan | None = None, pendiri: Iterable[Pendiri] | None = None
) -> list[Temuan]:
    """Findings on what the koperasi is: Pasal 2, 3, 5 and 6 ayat (3)."""
    fakta = fakta_koperasi(koperasi, wewenang, pendiri)
    syarat = [s for s in izin_usaha.syarat_izin(fakta) if s.kode in SYARAT_REGISTER]
    return evaluasi(syarat, fakta, per=per)


def belum_tertulis(t: Temuan) -> bool:
    """Whether a finding on the register says no more than that a part of it is not filled in yet."""
    return tanpa_isi(t) or (t.hasil is Hasil.TIDAK and t.kode in TERTULIS)


def dapat_memisahkan(koperasi: Koperasi, modal: Modal | None, per: Per) -> str:
    """The sentence of Pasal 4 ayat (5) for a USP that is large enough to become a KSP; else empty."""
    if koperasi.jenis != Koperasi.Jenis.USP or modal is None:
        return ""
    [temuan] = evaluasi([PEMISAHAN_USP], {PEMISAHAN_USP.fakta: modal.aset}, per=per)
    return f"{temuan.kalimat} USP ini dapat, tidak wajib, memisahkan diri menjadi KSP." if temuan.terpenuhi else ""


# Membership: as the anggaran dasar says, as it is


def temuan_keanggotaan(
    koperasi: Koperasi,
    per: date,
    wewenang: Kewenangan | None = None,
    baris: list[WilayahAnggota] | None = None,
) -> list[Temuan]:
    """Where the members live against what the anggaran dasar says (Pasal 5), and what the authority should look at.

    A difference asks an officer to look (PERLU_PENILAIAN); it never changes the authority.
    """
    if baris is None:
        baris = list(koperasi.keanggotaan.select_related("wilayah__induk").order_by("wilayah_id"))
    wewenang = wewenang or koperasi.kewenangan([b.wilayah for b in baris if b.menurut_ad])
    if wewenang is None:
        return [ANGGOTA_NYATA.temuan(Hasil.PERLU_PENILAIAN, ANGGOTA_NYATA.pada(per), "wilayah keanggotaan belum diisi")]
    catatan = [*_beda_keanggotaan(baris, wewenang, koperasi), *_wilayah_berakhir(baris, per)]
    catatan += [("Tempat kedudukan dan wilayah keanggotaan", kalimat) for kalimat in wewenang.peringatan]
    hasil = [_catatan(uraian, kalimat, per) for uraian, kalimat in catatan]
    return hasil or [ANGGOTA_NYATA.temuan(Hasil.TERPENUHI, ANGGOTA_NYATA.pada(per), "sama dengan anggaran dasar")]


def _catatan(uraian: str, kalimat: str, per: date) -> Temuan:
    temuan = ANGGOTA_NYATA.temuan(Hasil.PERLU_PENILAIAN, ANGGOTA_NYATA.pada(per), "")
    return replace(temuan, uraian=uraian, kalimat=kalimat, aktual="")  # known, and for an officer to look at


def _beda_keanggotaan(baris, wewenang, koperasi):
    ad = [b.wilayah_id for b in baris if b.menurut_ad]
    luar = [b for b in baris if b.jumlah_anggota and not any(membawahi(kode, b.wilayah_id) for kode in ad)]
    if luar:
        yield (
            "Anggota di luar wilayah anggaran dasar",
            f"Ada anggota di luar wilayah menurut anggaran dasar: {_sebut(luar)}. Kewenangan tetap pada"
            f" {wewenang.penerbit}, menurut anggaran dasar.",
        )
        nyata = koperasi.kewenangan([b.wilayah for b in baris if b.jumlah_anggota])
        if nyata.lingkup != wewenang.lingkup:
            yield (
                "Kewenangan bila anggaran dasar disesuaikan",
                f"Anggota yang ada sudah {nyata.lingkup.label}. Bila anggaran dasar disesuaikan, yang berwenang menjadi"
                f" {nyata.penerbit}.",
            )
    if kosong := [b for b in baris if b.menurut_ad and b.jumlah_anggota == 0]:
        nama = ", ".join(b.wilayah.nama for b in kosong)
        yield "Wilayah tanpa anggota", f"Anggaran dasar menyebut {nama}, tetapi belum ada anggota di sana."


def _sebut(baris) -> str:
    """Up to five regions with their members, and how many more there are."""
    nama = [f"{b.jumlah_anggota} orang di {b.wilayah.nama}" for b in baris[:5]]
    return ", ".join(nama) + (f", dan {len(baris) - 5} daerah lain" if len(baris) > 5 else "")


def _wilayah_berakhir(baris, per):
    for b in baris:
        if not b.wilayah.berlaku(per):
            yield (
                "Wilayah yang sudah tidak berlaku",
                f"{b.wilayah.nama} ({b.wilayah_id}) sudah tidak berlaku. Ganti dengan kabupaten/kota penggantinya.",
            )


# Pengurus, pengawas, pengelola


def fakta_orang(satu: Orang, hubungan: Iterable[Hubungan], rangkap: tuple[str, ...] | None) -> dict:
    """Facts of aturan.simpan_pinjam_2015.orang about one office of one person.

    `hubungan` are the ties among the people of the koperasi; `rangkap` names the other KSP primer in which the NIK
    holds office, None when the NIK is not known.
    """
    koperasi = satu.koperasi
    return {
        "golongan": satu.golongan,
        "nama": satu.nama,
        "jenis_koperasi": koperasi.jenis,
        "sekunder": koperasi.bentuk == Koperasi.Bentuk.SEKUNDER,
        "koperasi_berdiri": koperasi.tanggal_badan_hukum,
        "anggota": satu.anggota,
        "anggota_sejak": satu.anggota_sejak,
        "diangkat": satu.diangkat,
        "periode": satu.periode,
        "asal_koperasi": satu.asal_koperasi or None,
        "rapat_anggota": satu.rapat_anggota,
        "tidak_dihukum": satu.tidak_dihukum,
        "tanggal_putusan": satu.tanggal_putusan,
        "hubungan": tuple(_hubungan_dari(satu, hubungan)),
        "hubungan_ditanyakan": koperasi.hubungan_diperiksa is not None,
        "rangkap": rangkap,
        "sertifikat_nomor": satu.sertifikat_nomor or None,
        "sertifikat_sampai": satu.sertifikat_sampai,
        "kontrak_mulai": satu.kontrak_mulai,
        "kontrak_sampai": satu.kontrak_sampai,
        "kontrak_wewenang": satu.kontrak_wewenang,
        "kontrak_sengketa": satu.kontrak_sengketa,
    }


def _hubungan_dari(satu: Orang, hubungan: Iterable[Hubungan]):
    """The ties of one person, each as (name of the other, kind of tie)."""
    for h in hubungan:
        if satu.pk in (h.satu_id, h.dua_id):
            yield (h.dua if h.satu_id == satu.pk else h.satu).nama, h.jenis


def sebut_rangkap(lain: Orang, koperasi: Koperasi, pengguna=None) -> str:
    """Another office of the same person, by name only for who may see that koperasi.

    Without `pengguna` (a finding that is kept) as the authority of `koperasi` may see it.
    """
    milik = lain.koperasi
    if pengguna is not None:
        terlihat = terlihat_oleh(pengguna, milik.wilayah_id, milik.berwenang_id)
        di_luar = "koperasi lain di luar wilayah Anda"
    else:
        terlihat = any(membawahi(koperasi.berwenang_id, k) for k in (milik.wilayah_id, milik.berwenang_id))
        di_luar = "koperasi lain di luar wilayah yang berwenang"
    return f"{lain.get_golongan_display().lower()} {milik.nama if terlihat else di_luar}"


def temuan_per_orang(koperasi: Koperasi, per: Per, pengguna=None) -> list[tuple[Orang, list[Temuan]]]:
    """Findings of Pasal 11, 12 and 13 for each person in office on `per`; the double office over the whole register."""
    daftar = sorted(koperasi.orang.aktif(hari(per)), key=lambda o: (Orang.Golongan.values.index(o.golongan), o.pk))
    for satu in daftar:
        satu.koperasi = koperasi
    rangkap: dict[str, list[str]] = {}
    for lain in Orang.objects.merangkap(daftar, hari(per)).select_related("koperasi"):
        rangkap.setdefault(lain.nik_sidik, []).append(sebut_rangkap(lain, koperasi, pengguna))
    hubungan = list(Hubungan.objects.filter(satu__in=daftar, dua__in=daftar).select_related("satu", "dua"))
    return [
        (
            satu,
            orang.periksa_orang(fakta_orang(satu, hubungan, _rangkap(satu, rangkap)), per),
        )
        for satu in daftar
    ]


def _rangkap(satu: Orang, rangkap: dict[str, list[str]]) -> tuple[str, ...] | None:
    """Other offices of one person; None where no NIK is known by which to look for them."""
    return tuple(lain for sidik in satu.sidik_nik() for lain in rangkap.get(sidik, ())) if satu.nik_sidik else None


def bernama(satu: Orang, temuan: Iterable[Temuan]) -> list[Temuan]:
    """Findings of one person for a list of several: each says whom it is about."""
    siapa = f"{satu.nama}, {satu.jabatan}"
    return [replace(t, uraian=f"{siapa}: {t.uraian}", kalimat=f"{satu.nama}: {t.kalimat}", siapa=siapa) for t in temuan]


def temuan_orang(koperasi: Koperasi, per: Per, pengguna=None) -> list[Temuan]:
    """Findings of Pasal 11, 12 and 13 for everybody in office on `per`, in one list."""
    return [t for satu, temuan in temuan_per_orang(koperasi, per, pengguna) for t in bernama(satu, temuan)]


# Standar Operasional Manajemen


def fakta_som(koperasi: Koperasi, per: Per) -> dict:
    """Facts of the SOM: answers of the check list, collateral, debts. Without a SOM on record nothing is known."""
    dokumen = getattr(koperasi, "som", None)
    if dokumen is None:
        return {}
    utang = list(koperasi.hutang.all())
    batas = som.UTANG_JANGKA_PANJANG.pada(per).nilai
    setuju = [u.rapat_anggota for u in utang if u.jangka_bulan > batas]
    konversi = {u.penyertaan_dikonversi for u in utang}
    jawaban = {kode: isi.get("ada") for kode, isi in dokumen.butir.items() if isinstance(isi, dict)}
    return jawaban | {
        "aset_tetap": dokumen.aset_tetap,
        "aset_dijaminkan": dokumen.aset_dijaminkan,
        "rapat_anggota_jaminan": dokumen.rapat_jaminan,
        "tenor_utang_bulan": max((u.jangka_bulan for u in utang), default=0),
        "rapat_anggota_utang": None if None in setuju else max(setuju, default=None),
        "konversi_modal_penyertaan": True if True in konversi else None if None in konversi else False,
    }


def temuan_som(koperasi: Koperasi, per: Per) -> list[Temuan]:
    """Findings of Pasal 15: the check list of ayat (2) to (5), then collateral and debts."""
    fakta = fakta_som(koperasi, per)
    return [*evaluasi(SYARAT_BUTIR, fakta, per=per), *som.periksa_aset_utang(fakta, per)]
