"""Rows for benchmarks, at three scales: the same ones each time, invented, written in bulk.

Statuses are written straight into the table, with a trail that fits, because a national set through the gate would
take hours; for that reason the command only fills a database without people. All letters share one file.
"""

import itertools
import random
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from contoh.orang import nama_orang
from contoh.ukm import ukm_contoh
from contoh.ukur import Catatan, dinyatakan, salin
from core.dasar.izin import KODE_PUSAT, TINGKAT_PERAN, Peran, Tingkat, kode_bertindak
from core.models import Instansi, Jejak, Pengguna, Penugasan, Surat, Wilayah
from core.perkara.wewenang import wewenang_peran
from ksp_usp.models import Koperasi
from sentra_ukm.keputusan.alur import ALUR_KEPUTUSAN
from sentra_ukm.keputusan.naskah import naskah_baru
from sentra_ukm.models import (
    AnggotaTim,
    Jawaban,
    Keputusan,
    Lampiran2,
    Mitra,
    Penetapan,
    RiwayatPembinaan,
    Sentra,
    StatusUsulan,
    Ukm,
    Usulan,
)
from sentra_ukm.models.ukm import tetapkan_kelas
from sentra_ukm.usulan.alur import ALUR_USULAN
from sentra_ukm.usulan.syarat import pertimbangan_lampiran

SANDI = "sentra-data-2026"
TAHUN = 2026
AWAL = datetime(2022, 2, 1, 2, 0, tzinfo=UTC)
PRODUK = ("Kulit", "Batik", "Rotan", "Bambu", "Gerabah", "Kopi", "Tenun", "Logam", "Keripik", "Rajut", "Mebel", "Gula")
KOPERASI = {"35": 22_845, "32": 15_621, "33": 10_270, "12": 5_033, "31": 4_542}  # the largest provinces, 2021
KOPERASI_NASIONAL, KOPERASI_KAB = 130_119, 250
SENTRA_PER_KAB, USULAN_KEDUA = 6, 4  # ten usulan a kabupaten/kota
LEMBAR_KEPUTUSAN = 72  # sentra in one Keputusan: 25 of them for 1,800 lines
# Staff of an office by level, the first of each role first; the last one fills up.
PEGAWAI = {
    Tingkat.KABKOTA: (8, (Peran.POKJA_KABKOTA, Peran.DINAS_KABKOTA, Peran.ADMIN_INSTANSI, Peran.AUDITOR)),
    Tingkat.PROVINSI: (18, (Peran.POKJA_PROVINSI, Peran.DINAS_PROVINSI, Peran.ADMIN_INSTANSI, Peran.AUDITOR)),
    Tingkat.PUSAT: (
        204, (Peran.VERIFIKATOR, Peran.PENYUSUN_KEPUTUSAN, Peran.PENETAP, Peran.ADMIN_INSTANSI, Peran.AUDITOR),
    ),
}  # fmt: skip
SATU_ORANG = {Peran.PENETAP}
# One under, at and one over each threshold of Pasal 5 ayat (1) a, b, e: UKM, rupiah a month, workers.
TEPI = ((19, 199_999_999, 39), (20, 200_000_000, 40), (21, 200_000_001, 41))
RUTE = ("buat", "seleksi", "sampaikan", "nyatakan_lengkap", "kirim_kementerian", "pilih", "tetapkan")
PULANG = ("kembalikan_provinsi", "ajukan_kembali")
PULANG_KEMENTERIAN = ("kembalikan_kementerian", "ajukan_kembali", "kirim_kementerian")
RUTE_KEPUTUSAN = ("buat", "ajukan_periksa", "nyatakan_benar", "tandatangani")


@dataclass
class Langkah:
    """One act of a usulan to come: which, by whom, when."""

    aksi: str
    dari: str | None
    waktu: datetime


class Command(BaseCommand):
    help = "Isi basis data kosong dengan data buatan untuk pengukuran (kab, provinsi, nasional)."

    def add_arguments(self, parser):
        parser.add_argument("--skala", choices=("kab", "provinsi", "nasional"), required=True)

    def handle(self, *args, skala, **options):
        if Pengguna.objects.exists():
            raise CommandError("Basis data ini sudah berisi pengguna. Pakai basis data kosong untuk pengukuran.")
        mulai = time.monotonic()
        call_command("muat_wilayah", verbosity=0)
        with dinyatakan():
            Data(skala).muat()
        if options["verbosity"]:
            for model in (Instansi, Pengguna, Penugasan, Koperasi, Sentra, Usulan, Ukm, Keputusan, Surat, Jejak):
                self.stdout.write(f"{model._meta.verbose_name}: {model.objects.count()} baris")
            self.stdout.write(
                f"Kata sandi semua akun: {SANDI}. Nama pengguna: kode wilayah dan nomor, misalnya 35.15-0."
            )
            self.stdout.write(f"Selesai dalam {time.monotonic() - mulai:.0f} detik.")


class Data:
    def __init__(self, skala):
        self.skala = skala
        self.acak = random.Random(2005)  # noqa: S311 invented rows, nothing secret
        awalan = {"kab": "35.15", "provinsi": "35.", "nasional": ""}[skala]
        semua = Wilayah.objects.in_bulk()
        self.kabkota = [w for k, w in sorted(semua.items()) if "." in k and k.startswith(awalan)]
        self.provinsi = [semua[k] for k in sorted({w.kode[:2] for w in self.kabkota})]
        self.pusat = semua[KODE_PUSAT]
        self.catatan = Catatan(self.acak)

    def muat(self):
        self.buat_instansi()
        self.buat_pegawai()
        self.buat_koperasi()
        self.buat_sentra()
        self.buat_usulan()
        self.buat_keputusan()

    # Offices and people

    def buat_instansi(self):
        daftar = []
        for w in (self.pusat, *self.provinsi, *self.kabkota):
            jumlah = 8 if w == self.pusat and self.skala == "nasional" else 1 if w == self.pusat else 2
            for n in range(jumlah):
                nama = (
                    ("Dinas Koperasi dan UKM", "Sekretariat Pokja Keuangan")[n] if w != self.pusat else f"Unit {n + 1}"
                )
                daftar.append(
                    Instansi(
                        wilayah=w, nama=f"{nama} {w.nama}", kop_baris1=f"PEMERINTAH {w.nama.upper()}",
                        kop_baris2=nama.upper(), kop_jabatan=w == self.pusat, tempat=w.ibu_kota or "Jakarta",
                        kode_unit=f"U{w.kode}",
                    )
                )  # fmt: skip
        Instansi.objects.bulk_create(daftar, batch_size=500)
        # The first office of a region numbers its letters.
        self.kantor = {}
        for instansi in daftar:
            self.kantor.setdefault(instansi.wilayah_id, instansi)

    def buat_pegawai(self):
        sandi, orang, peran = make_password(SANDI), [], []
        for w in (self.pusat, *self.provinsi, *self.kabkota):
            banyak, daftar_peran = PEGAWAI[w.tingkat]
            berulang = itertools.cycle(p for p in daftar_peran if p not in SATU_ORANG)
            for n in range(banyak):
                orang.append(
                    Pengguna(
                        username=f"{w.kode}-{n}", nama=nama_orang(self.acak, self.acak.choice("LP")), password=sandi,
                        nip=f"{196001010000000000 + len(orang)}",
                    )
                )  # fmt: skip
                peran.append((w, daftar_peran[n] if n < len(daftar_peran) else next(berulang)))
        Pengguna.objects.bulk_create(orang, batch_size=1000)
        penugasan = []
        self.pelaku = {}
        for nomor, (o, (w, satu)) in enumerate(zip(orang, peran, strict=True)):
            kantor = self.kantor[w.kode]
            wewenang = wewenang_peran(satu, kantor)
            isi = {
                "pengguna": o, "instansi": kantor, "peran": satu, "jabatan": satu.label,
                "atas_nama": wewenang.jabatan if wewenang else "",
            }  # fmt: skip
            kini = Penugasan(mulai=date(2022, 1, 3), dasar=f"SK {nomor}/2022", **isi)
            penugasan.append(kini)
            self.pelaku.setdefault((satu, w.kode), []).append(kini)
            # Seven of twelve grants are over: people change posts every two or three years.
            for lama in range(2 if nomor % 5 < 2 else 1):
                awal = date(2017 + lama * 2, 1, 2)
                penugasan.append(
                    Penugasan(mulai=awal, sampai=awal + timedelta(days=700), dasar=f"SK {nomor}/{awal.year}", **isi)
                )
        Penugasan.objects.bulk_create(penugasan, batch_size=1000)

    def buat_koperasi(self):
        sisa = (KOPERASI_NASIONAL - sum(KOPERASI.values())) // 33
        daftar = []
        for p in self.provinsi:
            anak = [w for w in self.kabkota if w.induk_id == p.kode]
            jatah = KOPERASI_KAB if self.skala == "kab" else KOPERASI.get(p.kode, sisa)
            for n in range(jatah):
                w = anak[n % len(anak)]
                lahir = date(1995 + n % 28, 1 + n % 12, 1 + n % 28)
                # Every fiftieth shares its name with the one before: names do not tell koperasi apart.
                daftar.append(
                    {
                        "nama": f"Koperasi {self.acak.choice(PRODUK)} {w.nama.split()[-1]} {n - (n % 50 == 49)}",
                        "jenis": "ksp" if n % 4 == 0 else "usp", "badan_hukum": f"{p.kode}/BH/{n:06}",
                        "tanggal_badan_hukum": lahir, "mulai_kegiatan": lahir + timedelta(days=60),
                        "nik_koperasi": f"{w.kode.replace('.', '')}00{n:06}", "wilayah_id": w.kode,
                        "berwenang_id": w.kode if w.otonom else p.kode, "alamat": f"Jalan Contoh Nomor {n % 90 + 1}",
                        "visi": "Koperasi yang sehat.", "misi": "Melayani anggota.", "tujuan": "Anggota sejahtera.",
                    }
                )  # fmt: skip
        salin(Koperasi, daftar)

    # Cases

    def buat_sentra(self):
        self.sentra = []
        for w in self.kabkota:
            for n in range(SENTRA_PER_KAB):
                produk = PRODUK[(n + int(w.kode[3:])) % len(PRODUK)]
                self.sentra.append(
                    Sentra(
                        nama=f"Sentra {produk} {w.nama.split()[-1]} {n + 1}", wilayah=w, kecamatan=f"Kecamatan {n + 1}",
                        desa=f"Desa {self.acak.randint(1, 20)}", produk=produk, tahun_tumbuh=1990 + n,
                        lintang=w.lintang, bujur=w.bujur, dibuat_oleh=self.siapa(Peran.POKJA_KABKOTA, w.kode).pengguna,
                    )
                )  # fmt: skip
        Sentra.objects.bulk_create(self.sentra, batch_size=1000)
        RiwayatPembinaan.objects.bulk_create(
            (
                RiwayatPembinaan(sentra=s, tahun=2022, pemberi="Dinas", bentuk="Pelatihan", dicatat_oleh=s.dibuat_oleh)
                for s in self.sentra
            ),
            batch_size=1000,
        )

    def siapa(self, peran, kode, nomor=0) -> Penugasan:
        daftar = self.pelaku[peran, kode_bertindak(peran, kode, kode) if peran in TINGKAT_PERAN else kode]
        return daftar[nomor % len(daftar)]

    def rencana(self, urut) -> list[tuple[list[str], int]]:
        """The usulan of the sentra at place `urut`: their acts and years, the closed ones first."""
        urut, pertama = urut % SENTRA_PER_KAB, urut < len(TEPI)
        ditetapkan = list(RUTE)
        lama = ditetapkan if urut < 3 or (urut == 3 and self.acak.random() < 0.5) else [*RUTE[:5], "tidak_pilih"]
        tahun = 2022 + self.acak.randrange(4)
        # The first ones stay drafts: they lie at the edges of Pasal 5.
        berjalan = list(RUTE[: 1 if pertama else self.acak.randint(1, 6)])
        if len(berjalan) > 3:  # some come back once, few of them five times, some are still away
            berjalan[3:3] = PULANG * self.acak.choice((0, 0, 1, 5))
            if berjalan[-1] == "kirim_kementerian":  # and some from the ministry, as far as they got
                berjalan += PULANG_KEMENTERIAN[: self.acak.choice((0, 0, 0, 1, 2, 3))]
        elif len(berjalan) == 3 and urut % 2:
            berjalan.append(PULANG[0])
        if urut >= USULAN_KEDUA:
            return [(berjalan, TAHUN)]
        return [(lama, tahun), (berjalan, TAHUN)]

    def buat_usulan(self):
        tepi = iter(TEPI)
        self.ditetapkan = []
        for awal in range(0, len(self.sentra), 300):
            baru = []
            for urut, sentra in enumerate(self.sentra[awal : awal + 300], awal):
                for aksi, tahun in self.rencana(urut):
                    baru.append(self.satu_usulan(sentra, aksi, tahun))
            Usulan.objects.bulk_create((u for u, _ in baru), batch_size=500)
            ukm = []
            for usulan, langkah in baru:
                self.catat_usulan(usulan, langkah)
                ukm += self.ukm_usulan(usulan, next(tepi, None) if usulan.status == StatusUsulan.DRAF else None)
            self.isi_formulir([u for u, _ in baru])
            Ukm.objects.bulk_create(ukm, batch_size=1000)
            self.ditetapkan += [u for u, _ in baru if u.status == StatusUsulan.DITETAPKAN]

    def satu_usulan(self, sentra, aksi, tahun) -> tuple[Usulan, list[Langkah]]:
        waktu = AWAL.replace(year=tahun) + timedelta(days=self.acak.randrange(120))
        status, langkah = None, []
        for satu in aksi:
            langkah.append(Langkah(satu, status, waktu))
            status = ALUR_USULAN.t(satu, status).ke
            waktu += timedelta(days=self.acak.randint(2, 25))
        urut = self.catatan.nomor_berikut(self.kantor[sentra.wilayah_id].pk, "usulan", tahun)
        usulan = Usulan(
            nomor_perkara=f"USL-{sentra.wilayah_id}-{tahun}-{urut:04}", sentra=sentra, wilayah=sentra.wilayah,
            berwenang=sentra.wilayah, jenis="sentra", tahun=tahun, sumber_dana=self.acak.choice(("apbn", "perguliran")),
            status=status, versi=len(aksi), status_sejak=langkah[-1].waktu, dibuat_oleh=sentra.dibuat_oleh,
            tanggal_penilaian=langkah[0].waktu.date(), bulan_acuan=date(tahun, 1, 1),
        )  # fmt: skip
        return usulan, langkah

    def catat_usulan(self, usulan, langkah):
        for n, satu in enumerate(langkah):
            t = ALUR_USULAN.t(satu.aksi, satu.dari)
            penugasan = self.siapa(t.peran, usulan.wilayah_id, usulan.pk)
            self.catatan.tulis_langkah(usulan, t, satu.dari, penugasan, satu.waktu)
            for efek in t.maka:
                if hasattr(efek, "jenis_surat") and satu.aksi not in langkah[:n]:
                    hal = f"Usulan {usulan.sentra.nama}"
                    self.catatan.tulis_surat(efek.jenis_surat, penugasan, satu.waktu, [usulan], hal)

    def isi_formulir(self, daftar):
        Lampiran2.objects.bulk_create(
            Lampiran2(
                usulan=u, kontak="Narahubung", telepon="0812 0000 0000", kapasitas=Decimal(1000),
                satuan_kapasitas="buah", bahan_baku="Setempat", asal_bahan="lokal", jangkauan="nasional", tahap="c",
            )
            for u in daftar
        )  # fmt: skip
        AnggotaTim.objects.bulk_create(AnggotaTim(usulan=u, nama=u.dibuat_oleh.nama, jabatan="Ketua") for u in daftar)
        Mitra.objects.bulk_create(Mitra(usulan=u, arah=a, nama="Mitra") for u in daftar for a in ("hulu", "hilir"))
        Jawaban.objects.bulk_create(
            (
                Jawaban(usulan=u, kode=p.fakta, jawaban=True, alasan="Terlihat pada kunjungan tim.")
                for u in daftar
                for p in pertimbangan_lampiran(1)
            ),
            batch_size=1000,
        )

    def ukm_usulan(self, usulan, tepi) -> list[Ukm]:
        if tepi is None:
            return ukm_contoh(usulan, 20 + self.acak.randrange(41), self.acak)
        banyak, omzet, pekerja = tepi
        daftar = ukm_contoh(usulan, banyak, self.acak)
        for n, ukm in enumerate(daftar):
            ukm.omzet_bulan = Decimal(omzet // banyak + (omzet % banyak if n == 0 else 0))
            ukm.penjualan_tahunan = ukm.omzet_bulan * 12
            ukm.tk_laki, ukm.tk_perempuan = pekerja // banyak - 1 + (pekerja % banyak if n == 0 else 0), 0
        tetapkan_kelas(daftar, usulan.hari_ini)
        return daftar

    def buat_keputusan(self):
        self.ditetapkan.sort(key=lambda u: (u.tahun, u.pk))
        penetapan = []
        for urut, awal in enumerate(range(0, len(self.ditetapkan), LEMBAR_KEPUTUSAN)):
            daftar = self.ditetapkan[awal : awal + LEMBAR_KEPUTUSAN]
            penyusun, pemeriksa = (self.siapa(Peran.PENYUSUN_KEPUTUSAN, KODE_PUSAT, n) for n in (urut, urut + 1))
            menteri = self.siapa(Peran.PENETAP, KODE_PUSAT)
            tahun, waktu = daftar[-1].tahun, max(u.status_sejak for u in daftar) + timedelta(days=3)
            nomor = self.catatan.nomor_berikut(self.kantor[KODE_PUSAT].pk, "perkara_keputusan", tahun)
            keputusan = Keputusan(
                nomor_perkara=f"KEP-{tahun}-{nomor:04}", wilayah=self.pusat, berwenang=self.pusat, tahun=tahun,
                status=ALUR_KEPUTUSAN.t("tandatangani", "siap").ke, versi=4, status_sejak=waktu,
                dibuat_oleh=penyusun.pengguna, disusun_oleh=penyusun.pengguna, diperiksa_oleh=pemeriksa.pengguna,
                ditandatangani_oleh=menteri.pengguna, **naskah_baru(tahun, daftar),
            )  # fmt: skip
            keputusan.save(force_insert=True)
            Usulan.objects.filter(pk__in=[u.pk for u in daftar]).update(keputusan=keputusan)
            status = None
            for aksi, pelaku in zip(RUTE_KEPUTUSAN, (penyusun, penyusun, pemeriksa, menteri), strict=True):
                t = ALUR_KEPUTUSAN.t(aksi, status)
                self.catatan.tulis_langkah(
                    keputusan, t, status, pelaku, waktu, salinan=keputusan.salinan() if aksi == "tandatangani" else {}
                )
                status = t.ke
            jenis = next(e.jenis_surat for e in t.maka if hasattr(e, "jenis_surat"))
            surat = self.catatan.tulis_surat(jenis, menteri, waktu, [keputusan, *daftar], keputusan.tentang)
            penetapan += [(keputusan, surat, u) for u in daftar]
        self.catatan.simpan()
        for keputusan, surat, _ in {k.pk: (k, s, u) for k, s, u in penetapan}.values():
            Keputusan.objects.filter(pk=keputusan.pk).update(surat=surat)
        Penetapan.objects.bulk_create(
            (
                Penetapan(
                    sentra=u.sentra, usulan=u, keputusan=k, jenjang=u.jenis, nomor=s.nomor, tanggal=s.tanggal,
                    wilayah=u.wilayah,
                )
                for k, s, u in penetapan
            ),
            batch_size=500,
        )  # fmt: skip
        Sentra.objects.filter(penetapan__isnull=False).update(jenjang="sentra")
