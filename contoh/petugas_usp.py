"""Who works on savings and loans in the benchmark data."""

from datetime import date

from aturan.simpan_pinjam_2015.kewenangan import DEPUTI_PEMBIAYAAN
from contoh.pola_usp import MEJA
from core.dasar.izin import Peran
from core.models import Instansi, Penugasan
from core.perkara.wewenang import wewenang_peran
from ksp_usp.models import KualifikasiPenilai

# At the ministry one post signs the licences a.n. the Menteri and the assessments in its own name.
JABATAN = {(Peran.PEJABAT, "00"): DEPUTI_PEMBIAYAAN}


class Petugas:
    """The people of each office take the desks of savings and loans on top of what they do; made once, looked up."""

    def __init__(self) -> None:
        self.kantor: dict[str, Instansi] = {}
        self.pelaku: dict[tuple[str, str], list[Penugasan]] = {}
        for instansi in Instansi.objects.select_related("wilayah").order_by("pk"):
            self.kantor.setdefault(instansi.wilayah_id, instansi)
        orang: dict[str, dict] = {}
        kini = (
            Penugasan.objects.filter(sampai=None).select_related("pengguna", "instansi").order_by("pengguna_id", "pk")
        )
        for p in kini:
            orang.setdefault(p.instansi.wilayah_id, {})[p.pengguna_id] = p.pengguna
        baru = []
        for kode, instansi in self.kantor.items():
            if not instansi.wilayah.otonom:
                continue
            for peran, dari_akhir in MEJA:
                wewenang = wewenang_peran(peran, instansi)
                p = Penugasan(
                    pengguna=list(orang[kode].values())[-dari_akhir], instansi=instansi, peran=peran,
                    jabatan=JABATAN.get((peran, kode), peran.label), atas_nama=wewenang.jabatan if wewenang else "",
                    mulai=date(2021, 1, 4), dasar=f"SK {kode}/{dari_akhir}/2021",
                )  # fmt: skip
                baru.append(p)
                self.pelaku.setdefault((peran, kode), []).append(p)
        Penugasan.objects.bulk_create(baru, batch_size=1000)
        KualifikasiPenilai.objects.bulk_create(
            (
                KualifikasiPenilai(
                    pengguna=p.pengguna, pendidikan="s1", pelatihan="Bimbingan teknis penilaian kesehatan",
                    pelatihan_nomor=f"BT-{p.pengguna_id}", pelatihan_tanggal=date(2021, 2, 1), dicatat_oleh=p.pengguna,
                )
                for p in baru
                if p.peran == Peran.PENILAI
            ),
            batch_size=1000,
        )  # fmt: skip

    def siapa(self, peran: str, kode: str, nomor: int = 0) -> Penugasan:
        daftar = self.pelaku[peran, kode]
        return daftar[nomor % len(daftar)]
