"""The catalogue of the open data as machines read it: DCAT 3 in JSON-LD."""

from typing import Any

from django.urls import reverse

from core.terbuka.aturan import situs
from core.terbuka.berkas import FORMAT
from core.terbuka.kumpulan import LISENSI_ALAMAT, Kumpulan, semua_kumpulan

BERKALA = "http://publications.europa.eu/resource/authority/frequency/"
JENIS_MEDIA = "https://www.iana.org/assignments/media-types/"
PENERBIT = {
    "@type": "foaf:Organization",
    "foaf:name": "Kementerian Koperasi dan Usaha Kecil dan Menengah",
}
KONTEKS = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def katalog() -> dict[str, Any]:
    """Every data set with its files, and the rules."""
    beranda = situs(reverse("data_terbuka"))
    return {
        "@context": KONTEKS,
        "@id": situs(reverse("data_terbuka_katalog")),
        "@type": "dcat:Catalog",
        "dct:title": _kata("Data terbuka Sentra UKM dan usaha simpan pinjam koperasi"),
        "dct:description": _kata("Data tanpa data pribadi, dan aturan yang dijalankan, dari aplikasi Sentra."),
        "dct:publisher": PENERBIT,
        "dct:license": {"@id": LISENSI_ALAMAT},
        "dct:language": "id",
        "foaf:homepage": {"@id": beranda},
        "dcat:service": [
            {
                "@id": situs(reverse("api")),
                "@type": "dcat:DataService",
                "dct:title": _kata("API baca Sentra"),
                "dcat:endpointURL": {"@id": situs("/api/v1/")},
                "dcat:endpointDescription": {"@id": situs(reverse("api_openapi"))},
            }
        ],
        "dcat:dataset": [*map(_kumpulan, semua_kumpulan().values()), _aturan()],
    }


def _kata(teks: str) -> dict[str, str]:
    return {"@value": teks, "@language": "id"}


def _dasar(alamat: str, kode: str, judul: str, uraian: str, berkala: str) -> dict[str, Any]:
    return {
        "@id": alamat,
        "@type": "dcat:Dataset",
        "dct:identifier": kode,
        "dct:title": _kata(judul),
        "dct:description": _kata(uraian),
        "dct:publisher": PENERBIT,
        "dct:license": {"@id": LISENSI_ALAMAT},
        "dct:language": "id",
        "dct:accrualPeriodicity": {"@id": f"{BERKALA}{berkala}"},
        "dct:accessRights": {"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"},
    }


def _kumpulan(k: Kumpulan) -> dict[str, Any]:
    alamat = situs(reverse("data_terbuka_rinci", args=[k.kode]))
    return {
        **_dasar(alamat, k.kode, k.judul, " ".join((k.uraian, *k.catatan)), "UPDATE_CONT"),
        "dcat:landingPage": {"@id": alamat},
        "dcat:keyword": [_kata(kata) for kata in k.kata_kunci],
        "dct:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/IDN"},
        "dcat:distribution": [
            {
                **_sebaran(situs(reverse("data_terbuka_berkas", args=[k.kode, f.akhiran])), f.jenis, f"{k.judul}"),
                **(
                    {"dct:conformsTo": {"@id": situs(reverse("data_terbuka_kamus", args=[k.kode]))}}
                    if f.akhiran == "csv"
                    else {}
                ),
            }
            for f in FORMAT.values()
        ],
    }


def _sebaran(alamat: str, jenis: str, judul: str) -> dict[str, Any]:
    return {
        "@id": alamat,
        "@type": "dcat:Distribution",
        "dct:title": _kata(judul),
        "dcat:accessURL": {"@id": alamat},
        "dcat:downloadURL": {"@id": alamat},
        "dcat:mediaType": {"@id": JENIS_MEDIA + jenis.partition(";")[0]},
        "dct:license": {"@id": LISENSI_ALAMAT},
    }


def _aturan() -> dict[str, Any]:
    alamat = situs(reverse("data_terbuka_aturan"))
    uraian = "Tiap ambang dan syarat dengan semua versinya, pasalnya, bunyinya, dan tafsir yang diambil; tiap ketentuan"
    return {
        **_dasar(
            f"{alamat}#aturan", "aturan", "Aturan yang dijalankan Sentra",
            f"{uraian} kedua peraturan dengan tempatnya diterapkan.", "IRREG",
        ),
        "dcat:landingPage": {"@id": situs(reverse("data_terbuka"))},
        "dcat:keyword": [_kata(kata) for kata in ("aturan", "Permen KUKM 23/2005", "Permen KUKM 15/2015")],
        "dcat:distribution": [
            {
                **_sebaran(alamat, "application/json", "Aturan sebagai JSON"),
                "dct:conformsTo": {"@id": situs(reverse("data_terbuka_skema"))},
            }
        ],
    }  # fmt: skip
