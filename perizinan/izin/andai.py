"""The capital of licences and of the buku registrasi as a what-if takes it: Pasal 17 and 18 Permen KUKM 15/2015; and
an application by the law of another day."""

from collections.abc import Sequence
from datetime import date

from aturan.bahasa import BelumBerlaku, Temuan
from aturan.simpan_pinjam_2015.modal import MODAL_AWAL, modal_awal
from core.andai.populasi import Butir, Populasi, Rinci, butir_ambang
from core.andai.syarat import KEADAAN, Kelompok, KumpulanSyarat
from core.models import Pengguna
from perizinan.izin.syarat import temuan_izin
from perizinan.models import EntriRegistrasi, IzinUsaha, PermohonanIzin


def butir(per: date) -> tuple[Butir, ...]:
    hasil = []
    for ambang in dict.fromkeys(MODAL_AWAL.values()):
        try:
            hasil.append(butir_ambang(ambang, per))
        except BelumBerlaku:  # nothing in force that could be another
            continue
    return tuple(hasil)


def muat(pengguna: Pengguna, per: date) -> KumpulanSyarat:
    """The licences in force and the open entries that `pengguna` sees, each with its capital."""
    izin = IzinUsaha.objects.terlihat_oleh(pengguna).filter(keadaan__in=IzinUsaha.BERLAKU).order_by("pk")
    entri = EntriRegistrasi.objects.terlihat_oleh(pengguna).filter(izin=None).order_by("pk")
    kelompok = {ambang: Kelompok((ambang,)) for ambang in dict.fromkeys(MODAL_AWAL.values())}
    kunci: list[tuple[type, int]] = []
    wilayah: list[str] = []

    def tambah(model, pk, kode, ambang, modal):
        kelompok[ambang].letak.append(len(kunci))
        kelompok[ambang].fakta.append({ambang.fakta: modal})
        kunci.append((model, pk))
        wilayah.append(kode)

    kolom = ("pk", "kedudukan_id", "jenis", "bentuk", "lingkup", "modal_disetor")
    for pk, kode, jenis, bentuk, lingkup, modal in izin.values_list(*kolom):
        tambah(IzinUsaha, pk, kode, modal_awal(jenis, bentuk, lingkup), modal)
    for pk, kode, bentuk, modal in entri.values_list("pk", "koperasi__wilayah_id", "koperasi__bentuk", "modal_tetap"):
        tambah(EntriRegistrasi, pk, kode, modal_awal("usp", bentuk, None), modal)

    def sebut(ke: Sequence[int]) -> list[Rinci]:
        ada = {}
        for model, tempat in ((IzinUsaha, "kedudukan"), (EntriRegistrasi, "koperasi__wilayah")):
            dicari = model.objects.select_related("koperasi", tempat)
            ada[model] = dicari.in_bulk([kunci[i][1] for i in ke if kunci[i][0] is model])
        return [_rinci(ada[kunci[i][0]][kunci[i][1]]) for i in ke]

    return KumpulanSyarat(wilayah, list(kelompok.values()), per, sebut)


def _rinci(satu: IzinUsaha | EntriRegistrasi) -> Rinci:
    if isinstance(satu, IzinUsaha):
        return Rinci(satu.nama, satu.get_absolute_url(), satu.nomor, satu.kedudukan.nama, "")
    nomor = f"{satu.nomor} (buku registrasi)"
    return Rinci(satu.koperasi.nama, satu.get_absolute_url(), nomor, satu.koperasi.wilayah.nama, "")


def menurut(p: PermohonanIzin, hukum: date) -> list[Temuan]:
    """The conditions of the licence with the facts of this case by the law of another day."""
    return temuan_izin(p, p.tanggal_hukum, hukum)


MODAL = Populasi(
    kode="modal",
    judul="Modal awal usaha simpan pinjam",
    satuan="koperasi",
    definisi=(
        "Izin usaha simpan pinjam yang berlaku atau dibekukan, dan USP dalam buku registrasi yang belum berizin, dengan"
        " modal yang tercatat padanya, diuji dengan modal awal Pasal 17 dan Pasal 18 Permen KUKM 15/2015 yang berlaku"
        " hari ini."
    ),
    tetap="Jenis, bentuk, dan wilayah keanggotaan dibaca sebagaimana tercatat pada izinnya.",
    baik_kata="memenuhi modal awal",
    keadaan=KEADAAN,
    butir=butir,
    muat=muat,
)
