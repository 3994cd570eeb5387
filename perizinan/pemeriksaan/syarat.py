"""The check list that the duties give, who may be sent, and the guards of an inspection."""

from datetime import date

from aturan.bahasa import P15_2015, PENGENDALIAN, Ada, Pasal, Per, Temuan
from aturan.bahasa.bilangan import tanggal
from aturan.simpan_pinjam_2015.jaringan import PENGAWASAN_KANTOR
from aturan.simpan_pinjam_2015.pengawasan import (
    BANTU_PEMERIKSAAN,
    PAPAN_NAMA,
    SEKTOR_RIIL,
    SYARAT_KEWAJIBAN,
)
from core.dasar.izin import Izin
from core.models import Penugasan
from core.perkara.temuan import tanya, temuan
from ksp_usp.laporan.panel import kewajiban
from ksp_usp.models import Koperasi, Orang
from ksp_usp.models.orang import kunci_nama
from perizinan.models import JaringanPelayanan, Pemeriksaan, TemuanPemeriksaan
from perizinan.models.status_kantor import BUKA

PASAL_21_3 = Pasal(P15_2015, "21", "3")
PASAL_26_3 = Pasal(P15_2015, "26", "3")
PASAL_28_1 = Pasal(P15_2015, "28", "1")
PAPAN = "papan."  # the code of a row about one name board goes on with the office
PUSAT = f"{PAPAN}pusat"
# The duties that a visit answers with yes or no, by the fact of the law that the answer is.
DIPERIKSA = {s.kode: s for s in SYARAT_KEWAJIBAN if isinstance(s, Ada) or s is SEKTOR_RIIL}
HASIL = {"ya": "Ya, dipenuhi", "tidak": "Tidak dipenuhi", "lewat": "Tidak diperiksa"}


def _baris(kode: str, uraian: str, dasar: Pasal) -> dict:
    return {"kode": kode, "uraian": uraian, "dasar": str(dasar), "hasil": "", "catatan": ""}


def baris_papan(kantor: JaringanPelayanan, dasar: Pasal) -> dict:
    """The row about the name board of one office."""
    return _baris(f"{PAPAN}{kantor.pk}", f"Papan nama {kantor.get_jenis_display()} {kantor.nama}", dasar)


def daftar_periksa(p: Pemeriksaan, per: date) -> list[dict]:
    """The rows to check on `per`: of a koperasi the duties that concern it, of an office what the text says of one."""
    bantu = _baris(BANTU_PEMERIKSAAN.kode, "Kesempatan dan bantuan bagi pemeriksa", PASAL_21_3)
    papan = PAPAN_NAMA.pada(per).dasar
    if p.kantor is not None:
        wewenang = p.kantor.jenis_kantor.ragam.kewenangan
        return [
            bantu,
            baris_papan(p.kantor, papan),
            _baris(wewenang.kode, f"Kegiatan sesuai kewenangannya. {wewenang.kalimat}", wewenang.dasar),
        ]
    koperasi = p.koperasi
    larangan = {SEKTOR_RIIL.kode: "Tidak ada usaha sektor riil secara langsung"}
    baris = [
        _baris(t.kode, larangan.get(t.kode, t.uraian), t.dasar)
        for t in kewajiban(koperasi, per)
        if t.kode in DIPERIKSA and t.kode != BANTU_PEMERIKSAAN.kode
    ]
    baris.append(_baris(PUSAT, "Papan nama kantor pusat", papan))
    kantor = koperasi.jaringan.filter(status__in=BUKA).order_by("pk")
    return [bantu, *baris, *(baris_papan(satu, papan) for satu in kantor)]


def calon_pemeriksa(berwenang_id: str, koperasi: Koperasi, per: date) -> list[tuple]:
    """(person, why not) for the pengawas of an office: nobody inspects the own koperasi."""
    tugas = Penugasan.objects.berizin(Izin.PERIKSA_KOPERASI, berwenang_id).select_related(
        "pengguna", "instansi__wilayah"
    )
    orang = {t.pengguna_id: t.pengguna for t in tugas.order_by("pengguna__nama", "pk") if t.aktif(per)}
    sendiri = Orang.objects.jabatan_menurut_nama(koperasi, per)
    return [(satu, sebab_sendiri(satu.nama, sendiri)) for satu in orang.values()]


def sebab_sendiri(nama: str, jabatan: dict[str, str]) -> str:
    """Why this person may not inspect the koperasi of these people; empty where nothing speaks against it."""
    dipegang = jabatan.get(kunci_nama(nama))
    return f"Namanya tercatat sebagai {dipegang} koperasi ini: tidak memeriksa koperasinya sendiri." if dipegang else ""


def dasar_periksa(p: Pemeriksaan) -> Pasal:
    """The article by which this office inspects: of an office the Bupati of its place, of a koperasi who fosters it.

    Pasal 21 ayat (3) is the other side: what the pengurus and pengelola owe to those who come.
    """
    if p.kantor_id:
        return PENGAWASAN_KANTOR.dasar
    k = p.koperasi.kewenangan()
    return k.dasar_pembinaan if k and k.kode == p.berwenang_id else PASAL_26_3


# The guards: (pemeriksaan, per) -> list[Temuan]


def rencana_lengkap(p: Pemeriksaan, per: Per) -> list[Temuan]:
    """The surat tugas names who goes, where, when and why."""
    isi = {
        "alasan": "mengapa diperiksa", "dari": "hari pemeriksaan", "tempat": "tempat pemeriksaan",
    }  # fmt: skip
    kurang = [nama for isian, nama in isi.items() if not getattr(p, isian)]
    if not any(a.ketua for a in p.tim.all()):
        kurang.append("tim dengan ketuanya")
    kalimat = f"Belum diisi: {', '.join(kurang)}." if kurang else "Rencana pemeriksaan lengkap."
    hasil = [temuan("pemeriksaan.rencana", "Rencana pemeriksaan", not kurang, PENGENDALIAN, kalimat)]
    if p.dari and p.dari < p.hari_ini:
        teks = f"hari pemeriksaan {tanggal(p.dari)} sudah lewat"
        hasil.append(tanya("pemeriksaan.hari", "Benarkah harinya?", teks))
    return hasil


def tim_bebas(p: Pemeriksaan, per: Per) -> list[Temuan]:
    """Nobody of the team holds office in the koperasi."""
    calon = dict(calon_pemeriksa(p.berwenang_id, p.koperasi, p.hari_ini))
    sebab = [
        f"{a.pengguna.nama}: {calon.get(a.pengguna, 'bukan lagi pengawas koperasi pada kantor ini.')}"
        for a in p.tim.select_related("pengguna")
        if calon.get(a.pengguna, "x")
    ]
    kalimat = " ".join(sebab) or "Anggota tim tidak tercatat sebagai pengurus, pengawas, atau pengelola koperasi ini."
    return [temuan("pemeriksaan.tim", "Tim pemeriksa", not sebab, PENGENDALIAN, kalimat)]


def tim_menyatakan(p: Pemeriksaan, per: Per) -> list[Temuan]:
    """Each member stated himself that nothing ties him to who runs the koperasi: our own control."""
    kata = {
        None: "belum menyatakan tidak punya hubungan dengan pengurus, pengawas, atau pengelola.",
        False: "menyatakan punya hubungan dengan salah satu dari mereka: ganti dengan orang lain.",
    }
    sebab = [f"{a.pengguna.nama} {kata[a.tanpa_hubungan]}" for a in p.anggota if not a.tanpa_hubungan]
    kalimat = " ".join(sebab) or "Tiap anggota tim menyatakan tidak punya hubungan dengan koperasi ini."
    return [temuan("pemeriksaan.pernyataan", "Pernyataan tim", not sebab, PENGENDALIAN, kalimat)]


def hasil_lengkap(p: Pemeriksaan, per: Per) -> list[Temuan]:
    """Each row is answered, with a note where something is not met; the day and whom the team met are known."""
    belum = [b["uraian"] for b in p.daftar_periksa if b["hasil"] not in HASIL]
    kalimat = f"Belum dijawab: {'; '.join(belum[:3])}." if belum else "Semua butir daftar periksa dijawab."
    hasil = [temuan("pemeriksaan.hasil", "Daftar periksa", not belum, PASAL_21_3, kalimat)]
    isi = {"dilakukan_pada": "tanggal pemeriksaan", "ditemui": "wakil koperasi yang ditemui", "dokumen": "dokumennya"}
    kurang = [nama for isian, nama in isi.items() if not getattr(p, isian)]
    kalimat = f"Belum diisi: {', '.join(kurang)}." if kurang else "Pelaksanaan pemeriksaan terisi."
    hasil.append(temuan("pemeriksaan.pelaksanaan", "Pelaksanaan", not kurang, PENGENDALIAN, kalimat))
    if p.dilakukan_pada and p.surat_tugas and p.dilakukan_pada < p.surat_tugas.tanggal:
        teks = f"pemeriksaan {tanggal(p.dilakukan_pada)} mendahului surat tugas {tanggal(p.surat_tugas.tanggal)}"
        hasil.append(tanya("pemeriksaan.mendahului", "Benarkah tanggal pemeriksaannya?", teks))
    return hasil


def temuan_lengkap(p: Pemeriksaan, per: Per) -> list[Temuan]:
    """Each finding asks for a remedy, by a day after the visit."""
    kurang = [
        t.kewajiban
        for t in p.temuan.all()
        if not t.perbaikan.strip() or t.tenggat is None or (p.dilakukan_pada and t.tenggat <= p.dilakukan_pada)
    ]
    kalimat = "Tiap temuan menyebut perbaikan dan tanggalnya."
    if kurang:
        kalimat = f"Tulis perbaikan dan tanggalnya sesudah pemeriksaan: {'; '.join(kurang[:3])}."
    return [temuan("pemeriksaan.perbaikan", "Perbaikan", not kurang, PENGENDALIAN, kalimat)]


def semua_ditindaklanjuti(p: Pemeriksaan, per: Per) -> list[Temuan]:
    """No finding is left behind: each was met, or goes on elsewhere."""
    belum = [t.kewajiban for t in p.temuan.filter(akhir="")]
    kalimat = f"Belum ditindaklanjuti: {'; '.join(belum[:3])}." if belum else "Semua temuan sudah ditindaklanjuti."
    return [temuan("pemeriksaan.tindak_lanjut", "Tindak lanjut", not belum, PENGENDALIAN, kalimat)]


# From the answers to the findings and to what is on record of the duties


def sesuaikan_temuan(p: Pemeriksaan) -> None:
    """A finding for each row that is not met, none for a row that is; those of the team's own stay."""
    tidak = {b["kode"]: b for b in p.daftar_periksa if b["hasil"] == "tidak"}
    p.temuan.exclude(kode="").exclude(kode__in=tidak).delete()
    for kode, b in tidak.items():
        TemuanPemeriksaan.objects.update_or_create(
            pemeriksaan=p, kode=kode,
            defaults={"kewajiban": b["uraian"][:200], "dasar": b["dasar"], "uraian": b["catatan"]},
        )  # fmt: skip


def fakta_diperiksa(p: Pemeriksaan, papan_lama: list[str] | None) -> dict[str, object]:
    """What the visit answered, by the fact of the law. What was not looked at is no fact.

    `papan_lama` are the offices without a name board as recorded before, None where nobody said. That no office is
    without one is stated only where all of them were looked at, or where the record before was complete.
    """
    hasil: dict[str, object] = {}
    for b in p.daftar_periksa:
        aturan = DIPERIKSA.get(b["kode"])
        if aturan is not None and b["hasil"] in ("ya", "tidak"):
            dipenuhi = b["hasil"] == "ya"
            hasil[aturan.fakta] = not dipenuhi if aturan is SEKTOR_RIIL else dipenuhi
    papan = [b for b in p.daftar_periksa if b["kode"].startswith(PAPAN)]
    nama = {b["kode"]: b["uraian"].removeprefix("Papan nama ") for b in papan}
    tanpa = [nama[b["kode"]] for b in papan if b["hasil"] == "tidak"]
    terpasang = {nama[b["kode"]] for b in papan if b["hasil"] == "ya"}
    semua = p.kantor_id is None and all(b["hasil"] in ("ya", "tidak") for b in papan)
    if tanpa or (terpasang and (semua or papan_lama is not None)):
        hasil["kantor_tanpa_papan"] = sorted({*(set() if semua else papan_lama or ()), *tanpa} - terpasang)
    return hasil
