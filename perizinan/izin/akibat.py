"""What an act on a case brings about, inside the gate's transaction: dates, persons, register rows."""

from aturan.simpan_pinjam_2015.modal import tenggat_registrasi
from core.models import Berkas, Wilayah
from core.perkara.alur import SyaratTidakTerpenuhi
from core.perkara.jejak import catat
from ksp_usp.koperasi.syarat import tetapkan_berwenang
from ksp_usp.models import Koperasi, WilayahAnggota
from perizinan.izin.panel import catat_peristiwa
from perizinan.izin.syarat import belum_berizin, keanggotaan, kewenangan_permohonan, lingkup_izin, modal_izin
from perizinan.models import EntriRegistrasi, IzinUsaha, PeristiwaIzin, Sanksi, StatusSanksi


def alihkan(konteks):
    """Effect: the application moves, with its files, to the counter of the authority that its region names."""
    for permohonan in konteks.daftar:
        k = kewenangan_permohonan(permohonan)
        permohonan.berwenang = Wilayah.objects.get(pk=k.kode)
        permohonan.wilayah = wilayah_urusan(permohonan.kedudukan_izin, permohonan.berwenang)
        permohonan.save(update_fields=["berwenang", "wilayah"])
        berkas = Berkas.objects.filter(objek_jenis=permohonan.jenis_objek, objek_id=permohonan.pk)
        berkas.update(wilayah=permohonan.wilayah)


def wilayah_urusan(kedudukan: Wilayah, berwenang: Wilayah) -> Wilayah:
    """The region by which a case is seen: the seat, or the authority itself where the seat lies outside of it."""
    di_bawah = berwenang.pk in ("00", kedudukan.pk) or kedudukan.pk.startswith(f"{berwenang.pk}.")
    return kedudukan if di_bawah else berwenang


def catat_izin(konteks):
    """Effect: the licence in its register, the one that it replaces marked, the register brought to what it says."""
    permohonan, surat = konteks.daftar[0], konteks.surat[-1]
    sanksi = list(permohonan.koperasi.sanksi.select_for_update().filter(status=StatusSanksi.BERLAKU))
    # Whoever freezes, revokes or records a licence locks its koperasi as well: what the guard saw holds from here on.
    Koperasi.objects.select_for_update().get(pk=permohonan.koperasi_id)
    if berubah := [t for t in belum_berizin(permohonan, konteks.per) if not t.hasil.lolos]:
        raise SyaratTidakTerpenuhi(berubah[0].kalimat, berubah)
    k, anggota = kewenangan_permohonan(permohonan), keanggotaan(permohonan)
    lama = permohonan.izin_lama
    if lama is not None:
        lama.keadaan = IzinUsaha.Keadaan.DIGANTI
        lama.save(update_fields=["keadaan"])
    izin = IzinUsaha.objects.create(
        koperasi=permohonan.koperasi, permohonan=permohonan, mengganti=lama, surat=surat, nomor=surat.nomor,
        tanggal=surat.tanggal, penerbit=permohonan.berwenang, penerbit_sebutan=k.penerbit, nama=permohonan.nama_izin,
        jenis=permohonan.jenis_izin, bentuk=permohonan.bentuk_izin, kedudukan=permohonan.kedudukan_izin,
        alamat=permohonan.alamat_izin, lingkup=lingkup_izin(permohonan), modal_disetor=modal_izin(permohonan),
        dicatat_oleh=konteks.pengguna,
    )  # fmt: skip
    izin.keanggotaan.set(anggota)
    catat_peristiwa(izin, PeristiwaIzin.Jenis.TERBIT, surat.tanggal, konteks.pengguna, surat)
    if lama is not None:
        keterangan = f"Diganti izin nomor {surat.nomor}"
        catat_peristiwa(lama, PeristiwaIzin.Jenis.DIGANTI, surat.tanggal, konteks.pengguna, surat, keterangan)
    permohonan.koperasi.registrasi.filter(izin=None).update(izin=izin)
    terapkan_izin(izin, anggota, konteks)
    if lama is None:
        akhiri_sanksi(sanksi, izin, konteks)


def akhiri_sanksi(daftar: list[Sanksi], izin: IzinUsaha, konteks) -> None:
    """What was imposed before this licence ends with it. Of another office that is for that office to say."""
    for s in daftar:
        if s.berwenang_id == izin.penerbit_id:
            alasan = f"Izin baru nomor {izin.nomor}"
            s.alur.jalankan_semua([(s, s.versi)], "akhiri", konteks.pengguna, alasan=alasan)


def terapkan_izin(izin: IzinUsaha, anggota: list[Wilayah], konteks) -> None:
    """The register says from now on what the licence says; what changed stands in the trail of the koperasi."""
    koperasi = Koperasi.objects.get(pk=izin.koperasi_id)
    sebelum = {
        nama: str(getattr(koperasi, nama)) for nama in ("nama", "jenis", "bentuk", "alamat", "wilayah", "berwenang")
    }
    koperasi.nama, koperasi.jenis, koperasi.bentuk = izin.nama, izin.jenis, izin.bentuk
    koperasi.alamat, koperasi.wilayah = izin.alamat, izin.kedudukan
    koperasi.berizin_sejak = koperasi.berizin_sejak or izin.tanggal
    koperasi.versi += 1
    koperasi.save()
    koperasi.keanggotaan.exclude(wilayah__in=anggota).filter(menurut_ad=True).update(menurut_ad=False)
    for wilayah in anggota:
        WilayahAnggota.objects.update_or_create(koperasi=koperasi, wilayah=wilayah, defaults={"menurut_ad": True})
    tetapkan_berwenang(koperasi)
    catat(
        koperasi, "izin", f"menerbitkan izin nomor {izin.nomor}", wilayah_id=koperasi.wilayah_id,
        pengguna=konteks.pengguna, penugasan=konteks.penugasan, waktu=konteks.waktu, pasal="Pasal 6 ayat (4)",
        salinan={"sebelum": sebelum},
    )  # fmt: skip


def catat_registrasi(konteks):
    """Effect: the USP in the buku registrasi, with the day by which it must have applied (Pasal 4 ayat (3))."""
    permohonan, surat = konteks.daftar[0], konteks.surat[-1]
    EntriRegistrasi.objects.create(
        koperasi=permohonan.koperasi, permohonan=permohonan, surat=surat, penerbit=permohonan.berwenang,
        nomor=surat.nomor, tanggal=surat.tanggal, modal_tetap=permohonan.modal_disetor,
        tenggat=tenggat_registrasi(surat.tanggal), dicatat_oleh=konteks.pengguna,
    )  # fmt: skip
