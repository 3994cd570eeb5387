"""From the rows of a usulan to the facts that the law asks for, and the guards of the routes.

No threshold stands here: values and articles are in aturan.sentra_2005.kriteria.
"""

from collections.abc import Iterable

from aturan.bahasa import P23_2005, PENGENDALIAN, Pasal, Per, Pertimbangan, Temuan, evaluasi
from aturan.sentra_2005.kriteria import (
    KRITERIA_KLASTER,
    KRITERIA_SENTRA,
    KRITERIA_UNGGULAN,
    kriteria_untuk,
)
from aturan.sentra_2005.program import lampiran_untuk, pasal7
from core.models import Berkas
from core.perkara.temuan import selagi_diisi, temuan
from core.perkara.tugas import Keadaan
from sentra_ukm.models import Usulan

# The totals of Lampiran 3 that Pasal 5 ayat (1) asks, and of each what is not known yet.
JUMLAH_PASAL_5 = (
    "jumlah_ukm", "omzet_bulanan", "tenaga_kerja", "ukm_terbuka", "omzet_terbuka", "tenaga_kerja_terbuka",
)  # fmt: skip


def fakta_usulan(usulan: Usulan, jumlah: dict | None = None, berkas: Iterable[Berkas] | None = None) -> dict:
    """Every fact that Pasal 5 asks of this usulan; a form or list that is not filled gives no fact (None is not zero).

    A page that has the totals of Lampiran 3 and the files already hands them in, or has kept them (baca_sekali).
    """
    jumlah = jumlah or usulan.bahan.get("jumlah") or usulan.ukm.jumlah()
    berkas = usulan.bahan.get("berkas", usulan.daftar_berkas) if berkas is None else berkas
    bukti = {b.butir for b in berkas}
    arah = [m.arah for m in usulan.mitra.all()]
    lampiran2 = getattr(usulan, "lampiran2", None)
    fakta = {
        **{nama: jumlah[nama] if jumlah["baris"] else None for nama in JUMLAH_PASAL_5},
        "jumlah_pembinaan": usulan.sentra.pembinaan.count() or None,
        "jangkauan": lampiran2.jangkauan or None if lampiran2 else None,
        "mitra_hulu": arah.count("hulu") if arah else None,
        "mitra_hilir": arah.count("hilir") if arah else None,
        "jenjang_sekarang": usulan.sentra.jenjang or None,
        "omzet_ini": None if jumlah["omzet_bulanan"] is None else jumlah["omzet_bulanan"] * 12,
        "ukm_ini": jumlah["jumlah_ukm"] if jumlah["baris"] else None,
        "tenaga_kerja_ini": jumlah["tenaga_kerja"],
    }
    if lampiran4 := getattr(usulan, "lampiran4", None):
        fakta |= {
            "omzet_lalu": lampiran4.omzet_lalu,
            "ukm_lalu": lampiran4.ukm_lalu,
            "tenaga_kerja_lalu": lampiran4.tenaga_kerja_lalu,
        }
    if lampiran5 := getattr(usulan, "lampiran5", None):
        fakta["peran_klaster"] = lampiran5.peran_klaster or None
    for jawaban in usulan.jawaban.all():
        fakta[jawaban.kode] = {
            "jawaban": jawaban.jawaban,
            "alasan": jawaban.alasan,
            "bukti": jawaban.kode in bukti,
        }
        if jawaban.persen is not None:
            fakta["persen_bahan_lokal"] = jawaban.persen
    return fakta


def temuan_kriteria(usulan: Usulan, per: Per, pengganti: dict | None = None, **bahan) -> list[Temuan]:
    """Pasal 5 on this usulan: ayat (1), and ayat (2) or (3) by its kind. `bahan` as fakta_usulan() takes it."""
    hasil = evaluasi(kriteria_untuk(usulan.jenis), fakta_usulan(usulan, **bahan), per=per, pengganti=pengganti)
    return selagi_diisi(hasil) if usulan.tahap.isian else hasil


# Guards: (urusan, per) -> list[Temuan]


def kriteria_terpenuhi(usulan: Usulan, per: Per) -> list[Temuan]:
    return temuan_kriteria(usulan, per)


def berita_acara_sesuai(usulan: Usulan, per: Per) -> list[Temuan]:
    """The Pokja's berita acara still says what the form says: what it judged is what the Dinas sends (Pasal 7 a, b)."""
    terakhir = usulan.jejak.filter(aksi__in=("seleksi", "perbarui_berita_acara")).last()
    dinilai = {t["kode"]: (t["hasil"], t["aktual_teks"]) for t in terakhir.temuan} if terakhir else {}
    berubah = [t.uraian for t in temuan_kriteria(usulan, per) if dinilai.get(t.kode) != (t.hasil.value, t.aktual_teks)]
    kalimat = "Berita acara seleksi sesuai dengan isian sekarang."
    if berubah:
        kalimat = (
            f"Berita acara seleksi memuat nilai sebelum perbaikan ({', '.join(berubah)}). "
            "Pokja memperbarui berita acara dahulu."
        )
    dasar = Pasal(P23_2005, "7", huruf="a")
    return [temuan("usulan.berita_acara", "Berita acara seleksi", not berubah, dasar, kalimat)]


def wilayah_berlaku(usulan: Usulan, per: Per) -> list[Temuan]:
    """The region of the case must still exist on the day of the act."""
    return [usulan.temuan_wilayah(per)]


def jenjang_tetap(usulan: Usulan, per: Per) -> list[Temuan]:
    """What was recorded of the sentra since the usulan was opened makes it no step down. Nothing where it is none."""
    turun = usulan.temuan_jenjang(per)
    return [turun] if turun else []


def lampiran_lengkap(usulan: Usulan, per: Per) -> list[Temuan]:
    """Every form that Pasal 7 huruf a asks of this kind is filled; that its assessors are named is our own control.

    What is not filled yet has not been judged.
    """
    terisi = lampiran_terisi(usulan)
    hasil = [
        temuan(
            f"usulan.lampiran_{lampiran.nomor}", lampiran.judul, terisi[lampiran.nomor] or None, lampiran.dasar,
            f"{lampiran.judul} (Lampiran {lampiran.nomor}) {'terisi' if terisi[lampiran.nomor] else 'belum lengkap'}"
            f" ({lampiran.dasar}).",
            aktual_teks="terisi" if terisi[lampiran.nomor] else "belum lengkap",
        )
        for lampiran in lampiran_untuk(usulan.jenis)
    ]  # fmt: skip
    ada_tim = terisi["tim"]
    return [
        *hasil,
        temuan("usulan.tim", "Tim penilai", ada_tim or None, PENGENDALIAN,
                "Tim penilai dan tanggal penilaian " + ("terisi." if ada_tim else "belum diisi."),
                aktual_teks="terisi" if ada_tim else "belum lengkap"),
    ]  # fmt: skip


# What a part must hold before it counts as filled: what a criterion of Pasal 5 is read from. Whom to call, and the
# stage of Pasal 9, which advises, hold nothing up. Saving a draft asks for none of it.
ISIAN_WAJIB = {
    2: ("kapasitas", "satuan_kapasitas", "bahan_baku", "asal_bahan", "jangkauan"),
    4: ("tahun_pembanding", "omzet_lalu", "ukm_lalu", "tenaga_kerja_lalu"),
    5: ("nama_klaster", "peran_klaster"),
}  # fmt: skip


def isian_kurang(usulan: Usulan) -> dict:
    """What each part that Pasal 7 huruf a asks of this kind still misses, in words. Keys 1 to 5 and 'tim'.

    An empty list means that the part is filled; whether it fulfils Pasal 5 is another question (temuan_kriteria).
    """
    dijawab = {j.kode for j in usulan.jawaban.all() if j.jawaban is not None and j.alasan.strip()}
    ada_ukm = usulan.ada_ukm if hasattr(usulan, "ada_ukm") else usulan.ukm.exists()
    kurang = {x.nomor: [] for x in lampiran_untuk(usulan.jenis)} | {"tim": []}
    for nomor in kurang.keys() & ISIAN_WAJIB.keys():
        lampiran = getattr(usulan, f"lampiran{nomor}", None)
        if lampiran is None:
            kurang[nomor].append(f"isian Lampiran {nomor}")
            continue
        for nama in ISIAN_WAJIB[nomor]:
            if getattr(lampiran, nama) in (None, "", []):
                kurang[nomor].append(lampiran._meta.get_field(nama).verbose_name)
    if getattr(getattr(usulan, "lampiran2", None), "perlu_periksa", False):
        kurang[2].append("pemeriksaan kembali atas salinan dari usulan lama (buka lalu simpan)")
    for nomor in kurang.keys() & KRITERIA_LAMPIRAN.keys():
        kurang[nomor] += [
            f"jawaban dan alasan: {s.uraian}" for s in pertimbangan_lampiran(nomor) if s.fakta not in dijawab
        ]
    if not ada_ukm:
        kurang[3].append("daftar UKM")
    if not list(usulan.tim.all()):
        kurang["tim"].append("anggota tim penilai")
    kurang["tim"] += [
        usulan._meta.get_field(nama).verbose_name
        for nama in ("tanggal_penilaian", "bulan_acuan")
        if getattr(usulan, nama) is None
    ]
    return kurang


def lampiran_terisi(usulan: Usulan) -> dict:
    """Which parts of the form are done: keys 1 to 5 and 'tim'. A part that this kind does not need is absent."""
    return {bagian: not kurang for bagian, kurang in isian_kurang(usulan).items()}


BAGIAN_OPSIONAL = ("mitra", "pembinaan", "berkas")


def bagian_usulan(usulan: Usulan) -> dict[str | int, Keadaan]:
    """The work on a usulan as tasks: {part: how far it is}, in the order of the work.

    `usulan` comes from Usulan.objects.dengan_bagian(). Those of BAGIAN_OPSIONAL may stay empty; 'periksa' is done once
    the usulan has left the hands of the Pokja.
    """
    kurang = isian_kurang(usulan)
    dijawab = {j.kode for j in usulan.jawaban.all() if j.jawaban is not None or j.alasan}
    mulai = {
        "tim": bool(usulan.tanggal_penilaian or usulan.bulan_acuan or list(usulan.tim.all())),
        3: usulan.ada_ukm,
        2: hasattr(usulan, "lampiran2"),
    }
    for nomor in kurang.keys() & KRITERIA_LAMPIRAN.keys():
        soal = {s.fakta for s in pertimbangan_lampiran(nomor)}
        mulai[nomor] = bool(soal & dijawab) or hasattr(usulan, f"lampiran{nomor}")
    bagian = {
        nama: Keadaan.SELESAI if not kurang[nama] else Keadaan.SEDANG if mulai[nama] else Keadaan.BELUM
        for nama in ("tim", *sorted(n for n in kurang if n != "tim"))
    }
    for nama in BAGIAN_OPSIONAL:
        bagian[nama] = Keadaan.SELESAI if getattr(usulan, f"ada_{nama}") else Keadaan.BELUM
    di_pokja = usulan.tahap.isian
    buka = Keadaan.BELUM_BISA if any(kurang.values()) else Keadaan.BELUM
    bagian["periksa"] = buka if di_pokja else Keadaan.SELESAI
    return bagian


def belum_dalam_keputusan(usulan: Usulan, per: Per) -> list[Temuan]:
    bebas = usulan.keputusan_id is None
    kalimat = "Usulan belum masuk rancangan Keputusan."
    if not bebas:
        kalimat = f"Usulan sudah masuk {usulan.keputusan.nomor_perkara}; keluarkan dahulu dari rancangan itu."
    return [temuan("usulan.bebas", "Rancangan Keputusan", bebas, pasal7("f"), kalimat)]


KRITERIA_LAMPIRAN = {1: KRITERIA_SENTRA, 4: KRITERIA_UNGGULAN, 5: KRITERIA_KLASTER}


def pertimbangan_lampiran(nomor: int) -> tuple[Pertimbangan, ...]:
    """The qualitative criteria that Lampiran `nomor` (1, 4, 5) must answer, in article order."""
    return tuple(s for s in KRITERIA_LAMPIRAN[nomor] if isinstance(s, Pertimbangan))


def soal_lampiran(nomor: int) -> tuple[Pertimbangan, ...]:
    """All questions on the page of Lampiran `nomor`, those too that only one of two alternatives asks."""
    return tuple(
        s for syarat in KRITERIA_LAMPIRAN[nomor] for s in getattr(syarat, "pilihan", (syarat,))
        if isinstance(s, Pertimbangan)
    )  # fmt: skip
