"""An office of the service network by the law of another day."""

from datetime import date

from aturan.bahasa import Temuan, hari
from aturan.simpan_pinjam_2015 import kantor as aturan_kantor
from aturan.simpan_pinjam_2015.kantor import KCP_AKTIF
from core.perkara.terbuka import dijawab
from perizinan.kantor.catatan import catatan_meja
from perizinan.kantor.syarat import fakta_kantor, pengaturan
from perizinan.models import JaringanPelayanan


def menurut(kantor: JaringanPelayanan, hukum: date) -> list[Temuan]:
    """Pasal 8 and 9 on this office, its facts as of its own day, by the law of another; of one from before nothing."""
    if kantor.terdahulu:
        return []
    per = kantor.tanggal_hukum
    fakta = fakta_kantor(kantor, per)
    fakta["tanggal_lengkap"] = fakta["tanggal_lengkap"] or hari(per)  # up to which a case counts: not the other day
    ketat = kantor.meminta(KCP_AKTIF) and pengaturan(kantor).ketat_kcp
    temuan = aturan_kantor.temuan_kantor(kantor.jenis_kantor, fakta, per=hukum, ketat_kcp=ketat)
    return dijawab(temuan, catatan_meja(kantor))
