"""What handing a koperasi over brings about: the list frozen, then, with the receipt, everything in it moved."""

from core.models import Berkas, Pegangan, Surat, SuratObjek
from core.perkara.jejak import catat, catat_banyak
from ksp_usp.models import Koperasi
from perizinan.izin.akibat import wilayah_urusan
from perizinan.models import IzinUsaha, PenyerahanKoperasi, Sanksi
from perizinan.models.sanksi import TERBUKA
from perizinan.penyerahan.isi import IKUT, akses_pengurus, surat_lama, susun, terbuka


def bekukan_isi(konteks) -> None:
    """Effect: what is handed over, as the letter lists it."""
    for p in konteks.daftar:
        p.isi = susun(p)
        p.save(update_fields=["isi"])


def sampaikan(konteks) -> None:
    """Effect: the letter is kept, and it is the turn of the new office."""
    for p in konteks.daftar:
        p.surat, p.berwenang = konteks.surat[-1], p.ke
        p.save(update_fields=["surat", "berwenang"])


def kembalikan(konteks) -> None:
    """Effect: it is the turn of the old office again."""
    for p in konteks.daftar:
        p.berwenang, p.isi = p.dari, {}
        p.save(update_fields=["berwenang", "isi"])


def pindahkan(konteks) -> None:
    """Effect of the receipt: what is open belongs to the new office, and the old letters are its to read."""
    p: PenyerahanKoperasi = konteks.daftar[0]
    koperasi = Koperasi.objects.select_for_update(of=("self",)).select_related("wilayah").get(pk=p.koperasi_id)
    siapa = {"pengguna": konteks.pengguna, "penugasan": konteks.penugasan, "waktu": konteks.waktu}
    kalimat = f"menerima dari {p.nama_dari} dengan berita acara nomor {p.surat.nomor}"
    for model in IKUT:
        _pindahkan_urusan(model, p, wilayah_urusan(koperasi.wilayah, p.ke), kalimat, siapa)
    pengaduan = list(koperasi.pengaduan.terbuka().filter(berwenang=p.dari_id))
    koperasi.pengaduan.filter(pk__in=[x.pk for x in pengaduan]).update(berwenang=p.ke)
    isi = {"kalimat": kalimat, "wilayah_id": p.ke_id}
    catat_banyak([(x, dict(isi)) for x in pengaduan], "diserahkan", **siapa)
    for akses in akses_pengurus(p, konteks.per).select_related("pengguna"):
        akses.instansi = konteks.penugasan.instansi
        akses.save(update_fields=["instansi"])
        kata = f"memindahkan akses pengurus {koperasi.nama} ke {akses.instansi.nama}"[:300]
        catat(akses.pengguna, "akses_pindah", kata, wilayah_id=p.ke_id, **siapa)
    banyak = buka_surat(p)
    kata = f"menerima berkas pembinaan dari {p.nama_dari}; {banyak} surat lama terbuka untuk dibaca"
    catat(koperasi, "penyerahan", kata, wilayah_id=koperasi.wilayah_id, **siapa)


def _pindahkan_urusan(model, p: PenyerahanKoperasi, wilayah, kalimat: str, siapa: dict) -> None:
    daftar = list(terbuka(model, p).select_for_update().order_by("pk"))
    for satu in daftar:
        satu.berwenang, satu.wilayah, satu.versi = p.ke, wilayah, satu.versi + 1
        if model is Sanksi and satu.status in TERBUKA:
            satu.izin = p.izin  # what is not issued yet will name the licence that is held
        satu.save()
    milik = {"objek_jenis": model._meta.label_lower, "objek_id__in": [x.pk for x in daftar]}
    Berkas.objects.filter(**milik).update(wilayah=wilayah)
    Pegangan.objects.filter(**milik).delete()  # another office's desk
    isi = [(x, {"kalimat": kalimat, "wilayah_id": wilayah.pk, "salinan": x.salinan()}) for x in daftar]
    catat_banyak(isi, "diserahkan", **siapa)


def buka_surat(p: PenyerahanKoperasi) -> int:
    """Let the new office read the letters of the old one: each names the licence by which the koperasi came to it."""
    jenis, izin = IzinUsaha._meta.label_lower, p.izin_id
    sudah = SuratObjek.objects.filter(objek_jenis=jenis, objek_id=izin).values("surat")
    surat: list[Surat] = list(surat_lama(p).exclude(pk__in=sudah).only("pk"))
    SuratObjek.objects.bulk_create(SuratObjek(surat=s, objek_jenis=jenis, objek_id=izin, wilayah=p.ke) for s in surat)
    return len(surat)
