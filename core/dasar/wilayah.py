"""Regions of one thing read together: a page names five of them, and five joins with their provinces are planned
longer than they are run."""

from core.models import Wilayah


def pasang_wilayah(objek, *jalur: str) -> None:
    """Set the regions that `jalur` name on `objek` ('wilayah', 'koperasi__wilayah'), each with its province.

    One query, whatever their number; the relations before the last name must have been read.
    """
    tempat = []
    for satu in jalur:
        *lewat, nama = satu.split("__")
        pemilik = objek
        for langkah in lewat:
            pemilik = getattr(pemilik, langkah)
        tempat.append((pemilik, nama, getattr(pemilik, f"{nama}_id")))
    kode = {k for _, _, k in tempat if k}
    semua = Wilayah.objects.in_bulk(kode | {k[:2] for k in kode})
    for wilayah in semua.values():
        if wilayah.induk_id in semua:
            wilayah.induk = semua[wilayah.induk_id]
    for pemilik, nama, k in tempat:
        setattr(pemilik, nama, semua.get(k))


class KodeWilayah:
    """An address's '32' or '32.73': nothing else reaches the database from it."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)
