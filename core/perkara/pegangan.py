"""Ambil, Lepas, Alihkan: who of a team has a case in hand.

Our own control, no rule of the text: it never bars an authorised act. It is open exactly to whoever has a step of the
desk whose turn it is, by the gate's own question; it ends when the turn passes to another desk, and when the holder
loses the post. Ambil and Lepas leave no row in the trail, which would be flooded by what nobody decides; a case that is
handed on does: who gave whom the work of another is asked afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.dasar.izin import Izin, Peran, boleh, kepentingan, kode_bertindak
from core.dasar.rupa import tanggal_jam
from core.models import Jejak, Pegangan, Pengguna, Penugasan, Urusan, Wilayah
from core.perkara.ditolak import Ditolak, LangkahTidakSah, TidakBerwenang
from core.perkara.jejak import catat
from core.perkara.pemberitahuan import beritahu_tugas

if TYPE_CHECKING:
    from core.perkara.alur import T, Tindakan


class SudahDipegang(Ditolak):
    """A colleague was faster."""


def penugasan_giliran(
    urusan: Urusan, pengguna: Pengguna, tersedia: list[Tindakan] | None = None, jejak: list[Jejak] | None = None
) -> Penugasan | None:
    """The post by which `urusan` waits for `pengguna`: a step of the desk whose turn it is, or its form, is open; or
    None. `tersedia` and `jejak`: where they are read already."""
    alur = urusan.alur
    pengisi = [p for p in map(Peran, alur.ubah.get(urusan.status, ())) if boleh(pengguna, p, urusan)]
    if pengisi and alur.dapat_diubah(urusan, pengguna):
        return cast("Penugasan", boleh(pengguna, pengisi[0], urusan))
    peran = alur.peran_giliran(urusan.status)
    if peran is None or boleh(pengguna, peran, urusan) is None:
        return None
    tersedia = alur.tersedia(urusan, pengguna, jejak) if tersedia is None else tersedia
    terbuka = any(x.t.utama and x.bisa and x.t.peran == peran for x in tersedia)
    return cast("Penugasan", boleh(pengguna, peran, urusan)) if terbuka else None


def sebut_pegangan(urusan: Urusan) -> str:
    """'Dipegang Budi sejak …'; empty where nobody has the case in hand."""
    p = urusan.pegangan
    return f"Dipegang {p.nama} sejak {tanggal_jam(p.sejak, urusan.berwenang.zona)}" if p else ""


def ambil(urusan: Urusan, pengguna: Pengguna) -> None:
    """Take a case in hand. Raises SudahDipegang where a colleague has it, TidakBerwenang where it does not wait for
    this person. One's own stays as it is."""
    with transaction.atomic():
        segar = _terkunci(urusan)
        if segar.pegangan is None:
            _pegang(segar, pengguna, pengguna)
        elif segar.pegangan.pengguna_id != pengguna.pk:
            raise SudahDipegang(f"{segar.judul} belum Anda pegang. {sebut_pegangan(segar)}.")


def lepas(urusan: Urusan, pengguna: Pengguna) -> bool:
    """Give one's own case back to the desk; False where it is not in this person's hand (any more)."""
    return bool(Pegangan.objects.atas(urusan).filter(pengguna=pengguna).delete()[0])


def bisa_dialihkan(urusan: Urusan, oleh: Pengguna) -> bool:
    """Whether `oleh` may hand the case on: who has it in hand, or whom the table names at the office of its desk; never
    who acts for the koperasi that it is about."""
    if kepentingan(oleh, urusan) or not (kode := kantor_giliran(urusan)):
        return False
    milik = urusan.pegangan is not None and urusan.pegangan.pengguna_id == oleh.pk
    return milik or boleh(oleh, Izin.ALIHKAN_URUSAN, Wilayah(kode=kode)) is not None


def sebab_tidak_dialihkan(urusan: Urusan, oleh: Pengguna) -> str:
    """Why `oleh` may not hand the case on, or ''."""
    if bisa_dialihkan(urusan, oleh):
        return ""
    if sebab := kepentingan(oleh, urusan):
        return sebab
    if kode := kantor_giliran(urusan):
        return Izin.ALIHKAN_URUSAN.penolakan(Wilayah.objects.get(pk=kode))
    return f"Tidak sedang menunggu di meja mana pun: status “{urusan.get_status_display()}”."


def sebab_tidak_kepada(urusan: Urusan, kepada: Pengguna) -> str:
    """Why the case cannot be handed to `kepada`: it is there already, or no step of it is open to that person."""
    if urusan.pegangan is not None and urusan.pegangan.pengguna_id == kepada.pk:
        return f"Sudah dipegang {kepada.nama}."
    if penugasan_giliran(urusan, kepada):
        return ""
    return (
        f"Tidak ada langkahnya yang terbuka bagi {kepada.nama}: perannya lain, atau ia mengerjakan langkah sebelumnya."
    )


def alihkan(urusan: Urusan, kepada: Pengguna, oleh: Pengguna) -> None:
    """Hand a case on to a colleague, in one transaction with its trail. Raises Ditolak with the reason."""
    with transaction.atomic():
        segar = _terkunci(urusan)
        if sebab := sebab_tidak_dialihkan(segar, oleh):
            raise TidakBerwenang(sebab)
        if sebab := sebab_tidak_kepada(segar, kepada):
            raise LangkahTidakSah(sebab)
        dari = f" dari {segar.pegangan.nama}" if segar.pegangan and segar.pegangan.pengguna_id != oleh.pk else ""
        _pegang(segar, kepada, oleh)
        meja = Wilayah(kode=kantor_giliran(segar))
        catat(
            segar, "alihkan", f"mengalihkan urusan ini{dari} kepada {kepada.nama}"[:300], wilayah_id=segar.wilayah_id,
            pengguna=oleh, penugasan=penugasan_giliran(segar, oleh) or boleh(oleh, Izin.ALIHKAN_URUSAN, meja),
        )  # fmt: skip
        beritahu_tugas(segar, [kepada.pk], meja.pk, oleh)


def rekan_meja(urusan: Urusan) -> QuerySet[Pengguna]:
    """Who holds the role whose turn it is, at the office that has the case; by name."""
    peran = urusan.alur.peran_giliran(urusan.status) or ""
    bertugas = Penugasan.objects.filter(instansi__wilayah=kantor_giliran(urusan), peran=peran, pihak=None)
    return Pengguna.objects.filter(is_active=True, penugasan__in=bertugas).distinct().order_by("nama", "pk")


def sesudah_langkah(urusan: Urusan, t: T, pelaku: Pengguna, asal: str) -> None:
    """What the act `t` leaves of a claim, inside its transaction: nothing once the turn is another desk's or another
    office's; else whoever acted for the desk has it now."""
    semua, giliran = Pegangan.objects.atas(urusan), urusan.alur.peran_giliran
    if giliran(urusan.status) != giliran(asal) or t.aksi in urusan.MENGALIHKAN or urusan.status in urusan.alur.akhir:
        semua.delete()
    elif giliran(asal) == t.peran:
        isi = {"pengguna": pelaku, "penugasan": boleh(pelaku, t.peran, urusan), "oleh": pelaku}
        semua.exclude(pengguna=pelaku).update(sejak=timezone.now(), **isi)


def kantor_giliran(urusan: Urusan) -> str:
    """The region of the office at whose desk the case waits; empty where it waits nowhere."""
    peran = urusan.alur.peran_giliran(urusan.status)
    return kode_bertindak(peran, urusan.wilayah_id, urusan.berwenang_id) if peran else ""


def _terkunci(urusan: Urusan) -> Any:
    """The case as it is now, locked: a step of the gate comes before or after, never in between."""
    model = type(urusan)
    terkait = ("wilayah", "berwenang", *model.DESKRIPSI)
    return model.objects.select_for_update(of=("self",)).select_related(*terkait).get(pk=urusan.pk)


def _pegang(urusan: Urusan, pengguna: Pengguna, oleh: Pengguna) -> None:
    penugasan = penugasan_giliran(urusan, pengguna)
    if penugasan is None:
        raise TidakBerwenang(f"{urusan.judul} tidak sedang menunggu Anda: tidak ada langkahnya yang terbuka bagi Anda.")
    Pegangan.objects.atas(urusan).delete()
    isi = {"pengguna": pengguna, "penugasan": penugasan, "oleh": oleh}
    Pegangan.objects.create(objek_jenis=urusan.jenis_objek, objek_id=urusan.pk, **isi)
