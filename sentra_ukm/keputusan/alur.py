"""The route of a Keputusan (Pasal 7 huruf f): drafted, checked and signed by three people.

That a second person checks what a third signs is our own control: those rows cite no article.
"""

from django.urls import reverse

from aturan.bahasa import PENGENDALIAN
from aturan.sentra_2005.program import pasal7
from core.dasar.izin import Peran
from core.perkara.akibat import catat_pelaku, kosongkan
from core.perkara.alur import Alur, T
from core.perkara.surat import terbitkan
from core.perkara.tahap import Stasiun, Tahap
from sentra_ukm.keputusan.surat import KEPUTUSAN_MENTERI
from sentra_ukm.keputusan.syarat import jumlah_cocok, naskah_lengkap, usulan_masih_terpilih
from sentra_ukm.models import (
    Keputusan,
    Penetapan,
    StatusKeputusan,
    Usulan,
)

K = StatusKeputusan


def tetapkan_sentra(konteks):
    """Effect: every sentra of the signed Keputusan is ditetapkan at its level, in the same transaction."""
    keputusan, surat = konteks.daftar[0], konteks.surat[-1]
    keputusan.surat, keputusan.ditandatangani_oleh = surat, konteks.pengguna
    keputusan.save(update_fields=["surat", "ditandatangani_oleh"])
    daftar = list(keputusan.usulan.select_related("sentra"))
    Usulan.alur.jalankan_semua([(u, u.versi) for u in daftar], "tetapkan", konteks.pengguna, alasan=surat.nomor)
    for usulan in daftar:
        Penetapan.objects.create(
            sentra=usulan.sentra, usulan=usulan, keputusan=keputusan, jenjang=usulan.jenis,
            nomor=surat.nomor, tanggal=surat.tanggal, wilayah_id=usulan.wilayah_id,
        )  # fmt: skip
        usulan.sentra.jenjang = usulan.jenis
        usulan.sentra.save(update_fields=["jenjang", "diubah_pada"])


def lepas_usulan(konteks):
    """Effect: the chosen sentra of a cancelled draft are free for another one."""
    for keputusan in konteks.daftar:
        keputusan.usulan.update(keputusan=None)


SYARAT_KEPUTUSAN = (naskah_lengkap, jumlah_cocok, usulan_masih_terpilih)


PENYUSUN = ("ajukan_periksa",)


ALUR_KEPUTUSAN = Alur(
    Keputusan,
    StatusKeputusan,
    T(
        "buat", None, K.DRAF, Peran.PENYUSUN_KEPUTUSAN, pasal7("f"),
        "Susun Keputusan", "menyusun rancangan Keputusan",
    ),
    T(
        "ajukan_periksa", K.DRAF, K.DIPERIKSA, Peran.PENYUSUN_KEPUTUSAN, PENGENDALIAN,
        "Serahkan untuk diperiksa", "menyerahkan rancangan untuk diperiksa",
        keterangan="Berikutnya penyusun lain memeriksa naskah dan daftarnya.",
        jika=SYARAT_KEPUTUSAN,
        maka=(catat_pelaku("disusun_oleh"),),
    ),
    T(
        "nyatakan_benar", K.DIPERIKSA, K.SIAP, Peran.PENYUSUN_KEPUTUSAN, PENGENDALIAN,
        "Nyatakan benar", "memeriksa dan membenarkan rancangan",
        keterangan="Berikutnya rancangan menunggu tanda tangan.",
        jika=SYARAT_KEPUTUSAN, bukan=PENYUSUN,
        maka=(catat_pelaku("diperiksa_oleh"),),
    ),
    T(
        "kembalikan_rancangan", K.DIPERIKSA, K.DRAF, Peran.PENYUSUN_KEPUTUSAN, PENGENDALIAN,
        "Kembalikan ke penyusun", "mengembalikan rancangan ke penyusun",
        keterangan="Naskah dan daftar terbuka lagi.",
        alasan=True, maka=(kosongkan("disusun_oleh", "diperiksa_oleh"),),
    ),
    T(
        "tandatangani", K.SIAP, K.DITETAPKAN, Peran.PENETAP, pasal7("f"),
        "Tandatangani dan tetapkan", "menandatangani Keputusan",
        keterangan="Nomor dan tanggal diberikan, PDF terbit, dan semua sentra dalam lampiran ditetapkan.",
        jika=SYARAT_KEPUTUSAN, bukan=(*PENYUSUN, "nyatakan_benar"),
        maka=(terbitkan(KEPUTUSAN_MENTERI), tetapkan_sentra),
    ),
    T(
        "kembalikan_penetap", K.SIAP, K.DRAF, Peran.PENETAP, PENGENDALIAN,
        "Kembalikan ke penyusun", "mengembalikan rancangan tanpa tanda tangan",
        keterangan="Naskah dan daftar terbuka lagi.",
        alasan=True, maka=(kosongkan("disusun_oleh", "diperiksa_oleh"),),
    ),
    T(
        "batalkan", K.DRAF, K.DIBATALKAN, Peran.PENYUSUN_KEPUTUSAN, PENGENDALIAN,
        "Batalkan rancangan", "membatalkan rancangan",
        keterangan="Sentra di dalamnya kembali menunggu rancangan lain.",
        alasan=True, utama=False, maka=(lepas_usulan,),
    ),
    akhir=(K.DITETAPKAN, K.DIBATALKAN),
    batal=(K.DIBATALKAN,),
    tempat=lambda keputusan, temuan: reverse("keputusan_ubah", args=[keputusan.pk]),
    tahap={Tahap.MEJA: (K.DIPERIKSA,), Tahap.TUTUP: (K.DIBATALKAN,)},
    stasiun=(
        Stasiun("Penyusun", (K.DRAF,)),
        Stasiun("Pemeriksa naskah", (K.DIPERIKSA,)),
        Stasiun("Menteri", (K.SIAP,)),
        Stasiun("Keputusan", (K.DITETAPKAN, K.DIBATALKAN)),
    ),
    ubah={K.DRAF: (Peran.PENYUSUN_KEPUTUSAN,)},
)  # fmt: skip
