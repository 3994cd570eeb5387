"""The line of stations above every case: where it was, where it is, where it goes."""

from core.dasar import rupa
from core.dasar.waktu import waktu_setempat
from core.perkara.tahap import Tahap


def rute(urusan, jejak, giliran: str) -> list[dict]:
    """The stations of a case as (nama, letak, tanda, uraian, keterangan); letak is lalu, kini or "" for ahead.

    `jejak` are its acts, oldest first. A station counts as passed by the last act that took the case further on; a
    case that ended without what it asked for shows only the stations that it really passed.
    """
    alur = urusan.alur
    di = alur.letak(urusan.status)
    pergi = {}
    for j in jejak:
        dari, ke = alur.letak(j.dari), alur.letak(j.ke)
        if dari is not None and ke is not None and dari < ke:
            pergi[dari] = j
    hasil = []
    for i, stasiun in enumerate(alur.stasiun):
        if i == di:
            hasil.append(_kini(stasiun, urusan, giliran))
        elif i < di and (j := pergi.get(i)):
            hasil.append(_baris(stasiun, "lalu", "selesai", j.kalimat, _tanggal(urusan, j.waktu)))
        elif i > di and stasiun.tujuan and urusan.tahap is not Tahap.TUTUP:
            hasil.append(_baris(stasiun, "", "belum", "", ""))
    return hasil


def _kini(stasiun, urusan, giliran: str) -> dict:
    tanda = {Tahap.SELESAI: "tetap", Tahap.TUTUP: "cabut"}.get(urusan.tahap, "kini")
    keterangan = f"giliran {giliran}" if giliran else _tanggal(urusan, urusan.status_sejak)
    return _baris(stasiun, "kini", tanda, urusan.get_status_display(), keterangan)


def _tanggal(urusan, saat) -> str:
    return rupa.tanggal_indonesia(waktu_setempat(urusan.berwenang, saat).date())


def _baris(stasiun, letak: str, tanda: str, uraian: str, keterangan: str) -> dict:
    uraian = uraian[:1].upper() + uraian[1:]
    return {"nama": stasiun.nama, "letak": letak, "tanda": tanda, "uraian": uraian, "keterangan": keterangan}
