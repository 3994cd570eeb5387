"""The letters of a nomination: what each says. How they look is in templates/surat/."""

from aturan.bahasa.pasal import P23_2005, Pasal
from aturan.bahasa.temuan import Temuan
from core.dasar.izin import KODE_PUSAT, Peran, kode_tingkat
from core.dasar.rupa import kalimat_hari
from core.models import Instansi, SuratObjek, Wilayah
from core.perkara.surat import JenisSurat
from core.perkara.wewenang import Wewenang, kepala_dinas
from sentra_ukm.models import StatusUsulan, Usulan, baris_usulan
from sentra_ukm.models.keputusan import jumlah_baris, kelompok_baris, penetap_pada
from sentra_ukm.usulan.meja import MEJA
from sentra_ukm.usulan.syarat import temuan_kriteria

TERBANYAK_DISEBUT = 10  # more addressees than this are named together


def _satu(konteks) -> Usulan:
    return konteks.daftar[0]


def _sebut(konteks) -> str:
    """'Sentra X' for one, '3 sentra' for several."""
    daftar = konteks.daftar
    if len(daftar) > 1:
        return f"{len(daftar)} Sentra"
    nama = _satu(konteks).sentra.nama
    return nama if nama.lower().startswith("sentra") else f"Sentra {nama}"


def _pasal(huruf: str) -> Pasal:
    return Pasal(P23_2005, "7", huruf=huruf)


def _dasar(huruf: str) -> str:
    """Pasal 7 huruf b and the regulation in full, as a letter first cites it."""
    return f"{_pasal(huruf).sebutan} {P23_2005.lengkap}"


def _nomor_surat(daftar, jenis: str) -> dict[int, str]:
    """Number and date of the latest letter of one kind about each usulan, in one query."""
    objek = SuratObjek.objects.filter(
        objek_jenis=Usulan._meta.label_lower, objek_id__in=[u.pk for u in daftar], surat__jenis=jenis
    )
    return dict(objek.order_by("surat_id").values_list("objek_id", "surat__nomor"))


# Whose act each letter is (Pasal 7)


def wewenang_pokja(konteks) -> Wewenang:
    """The Pokja of the office, at the kabupaten/kota or at the province (huruf a and c)."""
    huruf = "c" if konteks.t.peran == Peran.POKJA_PROVINSI else "a"
    return Wewenang(f"Ketua {konteks.penugasan.instansi.nama_pokja}", _pasal(huruf), awal=("Ketua",), lembaga=True)


def wewenang_dinas(konteks) -> Wewenang:
    """The Dinas or Badan (huruf b and d): its head signs, or somebody in the head's name; never a.n. the Bupati."""
    huruf = "d" if konteks.t.peran == Peran.DINAS_PROVINSI else "b"
    return kepala_dinas(konteks.penugasan.instansi, _pasal(huruf))


def wewenang_kementerian(konteks) -> Wewenang:
    """The ministry as an office verifies (huruf e); the decree alone is the act of the Menteri."""
    return Wewenang("Menteri", _pasal("e"), awal=("Menteri",), lembaga=True)


def wewenang_pengembalian(konteks) -> Wewenang:
    """Whoever examined returns: the Pokja of the province, or the ministry."""
    return wewenang_kementerian(konteks) if MEJA[konteks.t.dari].pusat else wewenang_pokja(konteks)


# Addressees


def _kepala_dinas(wilayah) -> dict:
    """The head of the office for koperasi and UKM of a region, as an addressee."""
    tingkat = kode_tingkat(wilayah.pk)
    instansi = Instansi.objects.tempat(
        wilayah.pk, Peran.DINAS_KABKOTA if tingkat == "kabkota" else Peran.DINAS_PROVINSI
    )
    if instansi:
        return {"kepada": f"Kepala {instansi.nama}", "tempat": instansi.tempat}
    nama = wilayah.nama if tingkat == "kabkota" else f"Provinsi {wilayah.nama}"
    return {
        "kepada": f"Kepala Dinas/Badan yang membidangi Koperasi dan UKM {nama}",
        "tempat": wilayah.ibu_kota or wilayah.nama,
    }


def _ketua_pokja(wilayah) -> str:
    instansi = Instansi.objects.tempat(wilayah.pk, Peran.POKJA_KABKOTA)
    return f"Ketua {instansi.nama_pokja if instansi else 'Kelompok Kerja Keuangan'} {wilayah.nama}"


# What each letter says


def isi_seleksi(konteks) -> dict:
    """Findings as the gate froze them; in a preview as they stand now."""
    usulan = _satu(konteks)
    if konteks.jejak:
        temuan = [Temuan.from_dict(t) for t in konteks.jejak[0].temuan if not t["kode"].startswith("usulan.")]
    else:
        temuan = temuan_kriteria(usulan, usulan.dinilai_per(konteks.per))
    return {
        "usulan": usulan,
        "tim": list(usulan.tim.all()),
        "jumlah": usulan.ukm.jumlah(),
        "temuan": temuan,
        "dasar": _dasar("a"),
        "kalimat_hari": kalimat_hari(konteks.per),
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


def isi_pengantar(konteks) -> dict:
    """Kabupaten/kota to province (huruf b), province to ministry (huruf d); what was repaired takes the same way."""
    usulan, dari_provinsi = _satu(konteks), konteks.t.peran == Peran.DINAS_PROVINSI
    kembali = _dijawab(konteks.daftar, "pengantar_provinsi" if dari_provinsi else "pengantar_kabkota")
    surat_dasar = _nomor_surat(konteks.daftar, "lembar_provinsi" if dari_provinsi else "ba_seleksi")
    baris = [{**b, "surat_dasar": surat_dasar.get(b["usulan"], "–")} for b in baris_usulan(konteks.daftar)]
    provinsi = usulan.wilayah.induk
    return {
        "baris": baris,
        "kelompok": kelompok_baris(baris),
        "judul_surat_dasar": "Lembar verifikasi" if dari_provinsi else "Berita acara seleksi",
        "jumlah": jumlah_baris(baris),
        "banyak": len(baris),
        "tahun": " dan ".join(str(t) for t in sorted({u.tahun for u in konteks.daftar})),
        "sebutan": _sebut(konteks),
        "asal": f"Provinsi {provinsi.nama}" if dari_provinsi else usulan.wilayah.nama,
        "dari_provinsi": dari_provinsi,
        "dasar": _dasar("d" if dari_provinsi else "b"),
        "kembali": kembali,
        "diminta_kementerian": konteks.t.ke == StatusUsulan.KEMBALI_DI_PROVINSI,
        "lampiran": "1 (satu) berkas",
        "tujuan": _menteri(konteks.per) if dari_provinsi else _kepala_dinas(provinsi),
        "tembusan": _tembusan_pengantar(konteks, dari_provinsi),
    }


def _dijawab(daftar, jenis: str) -> list[dict]:
    """What a letter of this kind answers: each usulan that came back after the last one, with both letters."""
    objek = SuratObjek.objects.filter(
        objek_jenis=Usulan._meta.label_lower, objek_id__in=[u.pk for u in daftar],
        surat__jenis__in=(jenis, PENGEMBALIAN.kode),
    ).select_related("surat__instansi").order_by("-surat_id")  # fmt: skip
    balik, lama = {}, {}
    for o in objek:
        if o.objek_id not in lama:
            (lama if o.surat.jenis == jenis else balik)[o.objek_id] = o.surat
    # Read downwards to the last own letter: what stays in `balik` is the first return after it, by who had received it.
    return [{"usulan": u, "balik": balik[u.pk], "lama": lama[u.pk]} for u in daftar if u.pk in balik and u.pk in lama]


def _tembusan_pengantar(konteks, dari_provinsi) -> list[str]:
    if dari_provinsi:
        daerah = Wilayah.objects.filter(pk__in={u.wilayah_id for u in konteks.daftar})
        if len(daerah) > TERBANYAK_DISEBUT:
            return [
                f"Kepala Dinas yang membidangi Koperasi dan UKM {len(daerah)} kabupaten/kota dalam daftar terlampir"
            ]
        return [_kepala_dinas(w)["kepada"] for w in daerah]
    return [_ketua_pokja(_satu(konteks).wilayah)]


def isi_pemeriksaan(konteks) -> dict:
    """Item by item what a desk found: presence of papers at the province, the criteria at the ministry."""
    usulan, meja = _satu(konteks), MEJA[konteks.t.dari]
    temuan = {t.kode: t for t in temuan_kriteria(usulan, usulan.dinilai_per(konteks.per))} if meja.kriteria else {}
    kata = {"ya": meja.ya[1], "tidak": meja.tidak[1]}
    butir = [
        {**isi, "temuan": temuan.get(kode), "hasil_teks": kata.get(isi.get("hasil"), "–")}
        for kode, isi in konteks.penilaian.items()
    ]
    tembusan = [_ketua_pokja(usulan.wilayah)]
    if meja.pusat:
        tembusan.insert(0, _kepala_dinas(usulan.wilayah.induk)["kepada"])
    pengantar = usulan.surat_terakhir("pengantar_kabkota")
    if meja.pusat and not usulan.alur.tahap(konteks.t.ke).perbaikan:
        pengantar = usulan.surat_terakhir("pengantar_provinsi")
    return {
        "usulan": usulan,
        "jumlah": usulan.ukm.jumlah(),
        "butir": butir,
        "kurang": [b for b in butir if b.get("hasil") == "tidak"],
        "kementerian": meja.pusat,
        "kriteria": meja.kriteria,
        "dasar": _dasar(meja.dasar.huruf),
        "surat_dasar": pengantar,
        "tempat_ttd": "",
        "sifat": "Penting",
        "tujuan": _kepala_dinas(usulan.wilayah),
        "tembusan": tembusan,
    }


def isi_lembar(konteks) -> dict:
    """As isi_pemeriksaan, with its conclusion; a sheet is dated above the signature, a letter at its head."""
    usulan, meja = _satu(konteks), MEJA[konteks.t.dari]
    kata = {"sentra": usulan.sentra.nama, "tahun": usulan.tahun}
    return {
        **isi_pemeriksaan(konteks),
        "lembar": meja.lembar,
        "kesimpulan": [satu.format(**kata) for satu in meja.kesimpulan[konteks.t.ke]],
        "tempat_ttd": konteks.penugasan.instansi.tempat,
    }


def isi_tidak_terpilih(konteks) -> dict:
    """To whoever sent it: that it was not chosen and why, with the criteria that were not met, and the way back."""
    usulan = _satu(konteks)
    return {
        **isi_pemeriksaan(konteks),
        "lembar": konteks.surat[0] if konteks.surat else None,
        "tujuan": _kepala_dinas(usulan.wilayah.induk),
        "tembusan": [_kepala_dinas(usulan.wilayah)["kepada"], _ketua_pokja(usulan.wilayah)],
    }


def isi_penarikan(konteks) -> dict:
    """To the office where the usulan lies or that awaits it back; the ministry gets a copy of what had reached it."""
    usulan = _satu(konteks)
    provinsi, menteri = _kepala_dinas(usulan.wilayah.induk), _menteri(konteks.per)
    di_kementerian = StatusUsulan.DI_KEMENTERIAN in konteks.t.asal
    tembusan = [provinsi["kepada"]] if di_kementerian else []
    if not di_kementerian and usulan.surat_terakhir(PENGANTAR_PROVINSI.kode):
        tembusan = [menteri["kepada"]]
    return {
        "usulan": usulan,
        "jumlah": usulan.ukm.jumlah(),
        "surat_dasar": usulan.surat_terakhir(PENGANTAR_KABKOTA.kode),
        "sifat": "Penting",
        "tujuan": menteri if di_kementerian else provinsi,
        "tembusan": [*tembusan, _ketua_pokja(usulan.wilayah)],
    }


# The kinds


BERITA_ACARA_SELEKSI = JenisSurat(
    kode="ba_seleksi",
    tanda="BA",
    judul="Berita Acara Seleksi",
    menyatakan="Isinya hasil seleksi usulan, bukan penetapan sentra.",
    templat="surat/usulan/ba_seleksi.html",
    hal=lambda k: f"Berita Acara Seleksi {_sebut(k)}",
    isi=isi_seleksi,
    wewenang=wewenang_pokja,
    dipindai=True,
    mengganti=lambda k: _satu(k).surat_terakhir("ba_seleksi"),
)
PENGANTAR_KABKOTA = JenisSurat(
    kode="pengantar_kabkota",
    tanda="SP",
    judul="Surat Pengantar",
    menyatakan="Isinya pengantar usulan, bukan penetapan sentra.",
    templat="surat/usulan/pengantar.html",
    hal=lambda k: f"Usulan Penetapan {_sebut(k)}",
    isi=isi_pengantar,
    wewenang=wewenang_dinas,
    dipindai=True,
)
LEMBAR_PROVINSI = JenisSurat(
    kode="lembar_provinsi",
    tanda="LV",
    judul="Lembar Verifikasi Kelengkapan Administrasi",
    menyatakan="Isinya hasil verifikasi usulan, bukan penetapan sentra.",
    templat="surat/usulan/lembar_verifikasi.html",
    hal=lambda k: f"Verifikasi Kelengkapan Usulan {_sebut(k)}",
    isi=isi_lembar,
    wewenang=wewenang_pokja,
    dipindai=True,
    mengganti=lambda k: _satu(k).surat_terakhir("lembar_provinsi"),
)
PENGANTAR_PROVINSI = JenisSurat(
    kode="pengantar_provinsi",
    tanda="SP",
    judul="Surat Pengantar",
    menyatakan="Isinya pengantar usulan, bukan penetapan sentra.",
    templat="surat/usulan/pengantar.html",
    hal=lambda k: f"Usulan Penetapan {_sebut(k)}",
    isi=isi_pengantar,
    wewenang=wewenang_dinas,
    dipindai=True,
)
LEMBAR_KEMENTERIAN = JenisSurat(
    kode="lembar_kementerian",
    tanda="LV",
    judul="Lembar Verifikasi Kembali",
    menyatakan="Isinya hasil verifikasi usulan, bukan penetapan sentra.",
    templat="surat/usulan/lembar_verifikasi.html",
    hal=lambda k: f"Verifikasi Kembali Usulan {_sebut(k)}",
    isi=isi_lembar,
    wewenang=wewenang_kementerian,
    dipindai=True,
    mengganti=lambda k: _satu(k).surat_terakhir("lembar_kementerian"),
)
PENGEMBALIAN = JenisSurat(
    kode="pengembalian",
    tanda="PB",
    judul="Surat Pengembalian",
    menyatakan="Isinya pengembalian usulan, bukan penetapan sentra.",
    templat="surat/usulan/pengembalian.html",
    hal=lambda k: f"Pengembalian Usulan {_sebut(k)} untuk Diperbaiki",
    isi=isi_pemeriksaan,
    wewenang=wewenang_pengembalian,
    dipindai=True,
)
TIDAK_TERPILIH = JenisSurat(
    kode="tidak_terpilih",
    tanda="TTP",
    judul="Surat Pemberitahuan Tidak Terpilih",
    menyatakan="Isinya pemberitahuan bahwa sentra tidak terpilih.",
    templat="surat/usulan/tidak_terpilih.html",
    hal=lambda k: f"{_sebut(k)} Tidak Terpilih",
    isi=isi_tidak_terpilih,
    wewenang=wewenang_kementerian,
    dipindai=True,
)
PENARIKAN = JenisSurat(
    kode="penarikan",
    tanda="PT",
    judul="Surat Penarikan Usulan",
    menyatakan="Isinya penarikan kembali usulan oleh yang menyampaikannya.",
    templat="surat/usulan/penarikan.html",
    hal=lambda k: f"Penarikan Kembali Usulan {_sebut(k)}",
    isi=isi_penarikan,
    wewenang=wewenang_dinas,
    dipindai=True,
)


def _menteri(per) -> dict:
    penetap, instansi = penetap_pada(per), Instansi.objects.tempat(KODE_PUSAT, Peran.VERIFIKATOR)
    return {
        "kepada": penetap.jabatan if penetap else "Menteri yang membidangi Koperasi dan UKM",
        "instansi": instansi.nama if instansi else "",
        "tempat": instansi.tempat if instansi else "Jakarta",
    }
