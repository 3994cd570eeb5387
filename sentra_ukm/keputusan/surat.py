"""The Keputusan as a letter: draft, original, salinan, petikan."""

import re
from decimal import Decimal

from django.template.loader import render_to_string

from aturan.bahasa.pasal import P23_2005, Pasal
from core.dasar.izin import KODE_PUSAT, Peran
from core.dasar.rupa import jabatan_besar, pisah_sebutan, terbilang
from core.models import Instansi, Kepala, Penugasan
from core.perkara.surat import JenisSurat, bingkai, lambang_tercetak, render_pdf
from core.perkara.wewenang import Wewenang
from sentra_ukm.models import Keputusan
from sentra_ukm.models.keputusan import jumlah_baris, kelompok_baris, penetap_pada

BUTIR_SEBARIS = re.compile(r"(?<=[:;] )([a-z])\. ")
MENTERI = Wewenang("Menteri", Pasal(P23_2005, "7", huruf="f"))


def nama_diktum(nomor: int) -> str:
    """1 -> 'KESATU', 2 -> 'KEDUA'."""
    return f"KE{terbilang(nomor).upper()}"


def kop_keputusan(kepala: dict, jabatan: str) -> list[str]:
    """Letterhead of a decree: that of the post, never of the office; Plt. and the like do not stand in it."""
    if kepala.get("kop_kepala"):
        return [kepala["kop_kepala"].upper()]
    if kepala.get("kop_jabatan"):
        return [baris for baris in (kepala["kop_baris1"], kepala["kop_baris2"]) if baris]
    pokok = pisah_sebutan(jabatan)[1].partition(",")[0].upper().removesuffix("REPUBLIK INDONESIA").strip()
    return [pokok, "REPUBLIK INDONESIA"]


def uraikan(teks: str) -> tuple[str, list[tuple[str, str]]]:
    """A dictum that lists "a. …; b. …." in one line, as it is set: its beginning, then (mark, text) line by line.

    Text that follows a list has no mark. What does not run from a. on is left as it was typed.
    """
    awal, *sisa = BUTIR_SEBARIS.split(teks)
    tanda, isi = sisa[::2], sisa[1::2]
    baris: list[tuple[str, str]] = []
    nanti = "a"
    for satu, butir in zip(tanda, isi, strict=True):
        if satu not in (nanti, "a"):
            return teks, []
        butir, titik, lanjutan = butir.partition(". ")
        baris += [(f"{satu}.", f"{butir}{titik.strip()}".strip()), *([("", lanjutan.strip())] if lanjutan else [])]
        nanti = chr(ord(satu) + 1)
    return awal.strip(), baris


def naskah_keputusan(naskah: dict, baris: list[dict]) -> dict:
    """What the templates of a Keputusan, its salinan and its petikan share."""

    def baris_teks(nama):
        return [*filter(None, map(str.strip, naskah[nama].splitlines()))]

    return {
        "naskah": naskah,
        **{nama: baris_teks(nama) for nama in ("menimbang", "mengingat", "memperhatikan", "tembusan")},
        "kelas_menimbang": "huruf",
        "diktum": [(nama_diktum(i), *uraikan(isi)) for i, isi in enumerate(baris_teks("diktum"), 1)],
        "baris": baris,
        "kelompok": kelompok_baris(baris),
        "subtotal": True,
        "jumlah": jumlah_baris(baris),
    }


def _isi_salinan(salinan: dict, instansi, *, jabatan: str, nama: str, dasar: str, pk_penetap=None) -> dict:
    """The decree as its frozen copy has it, signed by `nama` as `jabatan` on the basis `dasar`."""
    # The copy went through JSON, which keeps a Decimal as text.
    baris = [
        {**b, "omzet_bulanan": None if b["omzet_bulanan"] is None else Decimal(b["omzet_bulanan"])}
        for b in salinan["baris"]
    ]
    kepala = salinan["kepala"].get(str(instansi.pk), {})
    kop = kop_keputusan(kepala, jabatan)
    sebutan = pisah_sebutan(jabatan)[0].strip()
    apa = "mandat" if sebutan == "a.n." else "penugasan"
    # An acting post names its basis and its days, also on a copy made long after them.
    sementara = kepala.get("sementara", {}).get(str(pk_penetap), f"{dasar} sebagai dasar {apa}")
    menteri, isi = " ".join(kop), naskah_keputusan(salinan["naskah"], baris)
    dasar_penetap = [f"{sementara};"] if sebutan else []
    isi["mengingat"] += dasar_penetap
    return {
        **isi,
        "kop": kop,
        "menteri": menteri,
        "dasar_penetap": dasar_penetap,
        "judul_keputusan": f"KEPUTUSAN {menteri}",
        "judul_penuh": f"KEPUTUSAN {menteri} TENTANG {salinan['naskah']['tentang'].upper()}",
        "tempat": kepala.get("tempat") or instansi.tempat,
        "penetap": {"jabatan": _baris_penetap(jabatan, menteri), "nama": nama},
    }


def _baris_penetap(jabatan: str, menteri: str) -> list[str]:
    """The post above the name, in capitals; the Menteri by the full title of the letterhead."""
    sebutan, pokok = pisah_sebutan(jabatan)
    if sebutan.strip() != "a.n.":
        return [f"{sebutan}{menteri}"]
    atas_nama, bawahan = pokok.split(", ", 1)
    beliau = atas_nama.partition(" u.b. ")[2]
    return [f"{sebutan}{menteri}", *([beliau.upper(), "u.b."] if beliau else []), jabatan_besar(bawahan)]


def isi_keputusan(konteks) -> dict:
    penugasan = konteks.penugasan
    salinan = konteks.jejak[0].salinan if konteks.jejak else konteks.daftar[0].salinan()
    isi = _isi_salinan(
        salinan, penugasan.instansi,
        jabatan=penugasan.jabatan_tercetak, nama=konteks.pengguna.nama, dasar=penugasan.dasar,
        pk_penetap=konteks.pengguna.pk,
    )  # fmt: skip
    # A decree goes to many offices: each of them keeps, printed, what stood in the trail when it was signed.
    return isi | {"kepala_bukti": Kepala.objects.last()}


def pdf_rancangan(keputusan: Keputusan) -> bytes:
    """The draft decree as it would be signed today: marked DRAF, without number, date and code."""
    per = keputusan.hari_ini
    penetap = penetap_pada(per)
    if penetap and MENTERI.sebab_tertutup(penetap):
        penetap = None  # nobody may sign yet
    instansi = penetap.instansi if penetap else Instansi.objects.tempat(KODE_PUSAT, Peran.PENYUSUN_KEPUTUSAN)
    isi = _isi_salinan(
        keputusan.salinan(), instansi,
        jabatan=MENTERI.penanda_tangan(penetap).jabatan_tercetak if penetap else "Menteri",
        nama=penetap.pengguna.nama if penetap else "……………………",
        dasar=penetap.dasar if penetap else "",
        pk_penetap=penetap.pengguna_id if penetap else None,
    )  # fmt: skip
    return render_pdf(
        render_to_string("surat/keputusan/keputusan.html", {"hal": keputusan.tentang, **bingkai(instansi), **isi})
    )


def _penandatanganan(keputusan: Keputusan):
    """The act by which the decree was signed, from the trail."""
    if keputusan.surat_id is None:
        raise ValueError(f"{keputusan} belum ditandatangani: belum ada yang dapat disalin atau dipetik.")
    return keputusan.jejak.filter(aksi="tandatangani").last()


def _turunan(keputusan: Keputusan, bentuk: str, penugasan: Penugasan, kode: str = "") -> bytes:
    """A certified copy of the signed decree, from the trail of the signing act and not from today's rows.

    With `kode` an extract: the considerations left out, of the annex only the lines of that region.
    """
    jejak, surat = _penandatanganan(keputusan), keputusan.surat
    salinan = jejak.salinan
    if kode:
        salinan = {**salinan, "baris": [b for b in salinan["baris"] if b["kode"] == kode]}
    isi = _isi_salinan(
        salinan, surat.instansi,
        jabatan=surat.penandatangan_jabatan, nama=surat.penandatangan, dasar=jejak.dasar_penugasan,
        pk_penetap=surat.diterbitkan_oleh_id,
    )  # fmt: skip
    if kode:
        isi |= {k: isi[k] and ["dan seterusnya;"] for k in ("menimbang", "mengingat", "memperhatikan")}
        isi["mengingat"] += isi["dasar_penetap"]
        isi |= dict.fromkeys(("kelas_menimbang", "kelas_petikan"), "polos")
        isi |= {"subtotal": False, "wilayah_petikan": isi["baris"][0]["kabkota"]}
    bagian = {
        "hal": f"{bentuk} {surat.hal}",
        "bentuk": bentuk,
        "tanggal": surat.tanggal,
        "penugasan": penugasan,
        "penandatangan": penugasan.pengguna,
        "lambang": lambang_tercetak(surat),
    }
    return render_pdf(
        render_to_string("surat/keputusan/keputusan.html", {**bingkai(surat.instansi, surat), **bagian, **isi})
    )


def pdf_salinan(keputusan: Keputusan, penugasan: Penugasan) -> bytes:
    """SALINAN of a signed decree, certified by the holder of `penugasan`. Raises ValueError before it is signed."""
    return _turunan(keputusan, "Salinan", penugasan)


def pdf_petikan(keputusan: Keputusan, kode_wilayah: str, penugasan: Penugasan) -> bytes:
    """PETIKAN of a signed decree: its dicta, and of the annex only the lines of one kabupaten/kota.

    Lines keep the number that they have in the annex. Raises LookupError when the annex has none of that region,
    ValueError before the decree is signed.
    """
    if kode_wilayah not in wilayah_lampiran(keputusan):
        raise LookupError(f"Lampiran {keputusan} tidak memuat sentra dari wilayah {kode_wilayah}.")
    return _turunan(keputusan, "Petikan", penugasan, kode_wilayah)


def wilayah_lampiran(keputusan: Keputusan) -> dict[str, str]:
    """The kabupaten/kota of a signed decree, {code: name} in its order: for each a petikan can be made."""
    return {b["kode"]: b["kabkota"] for b in _penandatanganan(keputusan).salinan["baris"]}


KEPUTUSAN_MENTERI = JenisSurat(
    kode="keputusan",
    tanda="KEP",
    judul="Keputusan Menteri",
    menyatakan="",
    templat="surat/keputusan/keputusan.html",
    hal=lambda k: f"Keputusan Menteri tentang {k.daftar[0].tentang}",
    isi=isi_keputusan,
    wewenang=lambda k: MENTERI,
    dipindai=True,
    objek=lambda k: [k.daftar[0], *k.daftar[0].usulan.all()],
    nomor="{urut:02}/Kep/M.KUKM/{bulan_romawi}/{tahun}",
)
