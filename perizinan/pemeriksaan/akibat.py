"""What the letters of an inspection bring about, in their own transaction."""

from aturan.bahasa.bilangan import tanggal
from core.perkara.jejak import catat
from ksp_usp.laporan.panel import kode_catatan
from ksp_usp.models import CatatanKewajiban
from perizinan.pemeriksaan.syarat import daftar_periksa, fakta_diperiksa


def mulai_tugas(konteks) -> None:
    """Effect: the surat tugas, and the check list as the duties are on its day."""
    p = konteks.daftar[0]
    p.surat_tugas = konteks.surat[-1]
    p.daftar_periksa = daftar_periksa(p, konteks.per)
    p.jatuh_tempo = p.sampai or p.dari
    p.save(update_fields=["surat_tugas", "daftar_periksa", "jatuh_tempo"])


def catat_berita_acara(konteks) -> None:
    """Effect: the berita acara, why the koperasi refused to sign it, and by when the first remedy is due."""
    p = konteks.daftar[0]
    p.berita_acara, p.menolak = konteks.surat[-1], konteks.alasan
    p.jatuh_tempo = min((t.tenggat for t in p.temuan.all()), default=None)
    p.save(update_fields=["berita_acara", "menolak", "jatuh_tempo"])


def catat_kewajiban(konteks) -> None:
    """Effect: what was looked at is on record of the duties of the koperasi; what was not stays as it is."""
    p, surat = konteks.daftar[0], konteks.surat[-1]
    lama = CatatanKewajiban.objects.filter(koperasi=p.koperasi_id, kode="kantor_tanpa_papan")
    papan_lama = lama.order_by("per", "pk").values_list("isi", flat=True).last()
    fakta = fakta_diperiksa(p, papan_lama)
    CatatanKewajiban.objects.bulk_create(
        CatatanKewajiban(
            koperasi_id=p.koperasi_id, kode=kode_catatan(p.koperasi, kode), isi=isi, per=p.dilakukan_pada,
            sumber=CatatanKewajiban.Sumber.PEMERIKSAAN, dicatat_oleh=konteks.pengguna,
            keterangan=f"Berita acara Nomor {surat.nomor} tanggal {tanggal(surat.tanggal)}",
        )
        for kode, isi in fakta.items()
    )  # fmt: skip
    catat(
        p.koperasi, "catat_kewajiban", f"mencatat kewajiban menurut berita acara pemeriksaan Nomor {surat.nomor}"[:300],
        wilayah_id=p.koperasi.wilayah_id, pengguna=konteks.pengguna, penugasan=konteks.penugasan, waktu=konteks.waktu,
        pasal=str(konteks.t.dasar), salinan={"fakta": fakta, "surat": surat.nomor},
    )  # fmt: skip
