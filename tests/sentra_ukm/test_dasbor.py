"""Each figure of usulan and sentra against SQL of its own, and against the rows of the list that it leads to."""

import random
import statistics
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import resolve, reverse
from django.utils import timezone

from core.dasar.izin import Peran
from core.dasar.waktu import hari_ini
from core.dasbor.angka import Lingkup
from core.models import Jejak, Wilayah
from sentra_ukm.keputusan.forms import SaringKeputusan
from sentra_ukm.models import Keputusan, Penetapan, Sentra, Usulan
from sentra_ukm.sentra import dasbor as dasbor_sentra
from sentra_ukm.sentra.forms import SaringSentra
from sentra_ukm.usulan import dasbor as dasbor_usulan
from sentra_ukm.usulan.forms.usulan import SaringUsulan
from tests import pabrik

pytestmark = pytest.mark.django_db

TEPI = (10, 11, 30, 31, 90, 91)  # days around the limits of the groups of age
RUTE = ("draf", "terseleksi", "di_provinsi", "lengkap", "di_kementerian", "terpilih", "ditetapkan")
LAIN = {"terseleksi": "perbaikan_kabkota", "di_provinsi": "perbaikan_provinsi", "di_kementerian": "tidak_terpilih"}
DAFTAR = {
    "usulan_daftar": (SaringUsulan, Usulan),
    "sentra_daftar": (SaringSentra, Sentra),
    "keputusan_daftar": (SaringKeputusan, Keputusan),
}
TINGKAT = {"32.05": Peran.DINAS_KABKOTA, "32": Peran.DINAS_PROVINSI, "00": Peran.VERIFIKATOR}
# Each level, up to today and up to a day of which only the trail tells.
KASUS = [("32.05", 0), ("32", 120), ("00", 0), ("00", 120)]


@pytest.fixture
def dunia():
    """Usulan of four regencies in two provinces, each with a trail of its own, over a year and a half."""
    acak, kini = random.Random(14), timezone.now()
    kode = ("32.05", "32.73", "32.06", "33.74")
    orang = pabrik.buat_pengguna(kode="32.05")
    sentra = Sentra.objects.bulk_create(
        Sentra(wilayah=pabrik.buat_wilayah(kode[n % 4]), nama=f"S{n}", kecamatan="K", desa="D", dibuat_oleh=orang)
        for n in range(48)
    )
    Sentra.objects.update(dibuat_pada=kini - timedelta(600))
    usulan, jejak = [], []
    for n, s in enumerate(sentra):
        saat, status = kini - timedelta(acak.uniform(20, 550)), ["draf"]
        tempat = {"wilayah": s.wilayah, "berwenang": s.wilayah}
        waktu = [saat]
        for maju in RUTE[1 : acak.randint(1, len(RUTE))]:
            for lanjut in (LAIN.get(maju), maju) if acak.random() < 0.25 and maju != "di_kementerian" else (maju,):
                saat += timedelta(acak.expovariate(1 / 15))
                if lanjut and saat < kini:
                    status.append(lanjut)
                    waktu.append(saat)
        if n < len(TEPI):
            status, waktu = ["draf", "terseleksi"], [kini - timedelta(100), kini - timedelta(TEPI[n])]
        usulan.append(
            Usulan(
                sentra=s, jenis="sentra", tahun=2026, sumber_dana="apbn", nomor_perkara=f"U{n}", dibuat_oleh=orang,
                status=status[-1], status_sejak=waktu[-1], **tempat,
            )
        )  # fmt: skip
        jejak.append(list(zip(["", *status], status, waktu, strict=False)))
    Usulan.objects.bulk_create(usulan)
    Jejak.objects.bulk_create(
        Jejak(
            objek_jenis="sentra_ukm.usulan", objek_id=u.pk, urutan=n, wilayah=u.wilayah, waktu=w, dari=dari, ke=ke,
            aksi="x", kalimat="x", hash=f"{u.pk}-{n}",
        )
        for u, langkah in zip(usulan, jejak, strict=True)
        for n, (dari, ke, w) in enumerate([*langkah, ("", "", kini)])  # last of all a note that is no step
    )  # fmt: skip
    tetapkan([u for u in usulan if u.status == "ditetapkan"], orang, acak)
    return usulan


def tetapkan(usulan, orang, acak):
    """A Keputusan for every three of `usulan`, the level, and the firms of all but every fourth."""
    pusat, keputusan = pabrik.buat_wilayah("00"), None
    for n, u in enumerate(usulan):
        if n % 3 == 0:
            keputusan = Keputusan.objects.create(
                nomor_perkara=f"K{n}", wilayah=pusat, berwenang=pusat, tahun=2026, tentang="T", dibuat_oleh=orang,
                status="ditetapkan", status_sejak=u.status_sejak,
            )  # fmt: skip
        u.keputusan = keputusan
        Usulan.objects.filter(pk=u.pk).update(keputusan=keputusan)
        Sentra.objects.filter(pk=u.sentra_id).update(jenjang=("sentra", "unggulan", "klaster")[n % 3])
        if n % 4:
            pabrik.buat_ukm(u, acak.randint(1, 4), omzet=Decimal(acak.randint(1, 9)) * 1_000_000, tk=n)
            pabrik.buat_ukm(u, 1, wni=None)  # of no known class: in none of the totals
    Penetapan.objects.bulk_create(
        Penetapan(
            sentra=u.sentra, usulan=u, keputusan=u.keputusan, jenjang=("sentra", "unggulan", "klaster")[n % 3],
            nomor=u.keputusan.nomor_perkara, tanggal=u.status_sejak.date(), wilayah=u.wilayah,
        )
        for n, u in enumerate(usulan)
    )  # fmt: skip


def lingkup(kode, *, mundur=0, panjang=300, pengguna=None):
    """The dashboard of a region as whoever sits there sees it; `mundur` days before today it ends."""
    sampai = hari_ini(Wilayah.objects.get(pk=kode)) - timedelta(mundur)
    pengguna = pengguna or pabrik.buat_pengguna(TINGKAT[kode], kode=kode)
    return Lingkup(Wilayah.objects.get(pk=kode), sampai - timedelta(panjang), sampai, pengguna)


def sql(naskah, *isi):
    with connection.cursor() as kursor:
        kursor.execute(
            naskah, [connection.ops.adapt_datetimefield_value(i) if isinstance(i, datetime) else i for i in isi]
        )
        return kursor.fetchall()


def suka(kode):
    return {"00": "%", "32": "32.%"}.get(kode, kode)


def saat(nilai):
    nilai = nilai if isinstance(nilai, datetime) else datetime.fromisoformat(nilai)
    return nilai if nilai.tzinfo else nilai.replace(tzinfo=UTC)


BERDIRI = """
    SELECT s.ke, s.waktu FROM (
        SELECT j.objek_id, j.ke, j.waktu, ROW_NUMBER() OVER (PARTITION BY j.objek_id ORDER BY j.urutan DESC) AS n
        FROM core_jejak j WHERE j.objek_jenis = 'sentra_ukm.usulan' AND j.waktu < %s AND j.dari <> j.ke
    ) s JOIN sentra_ukm_usulan u ON u.id = s.objek_id WHERE s.n = 1 AND u.wilayah_id LIKE %s"""
LANGKAH = """
    SELECT s.objek_id, s.dari, s.ke, s.waktu, s.masuk FROM (
        SELECT j.*, LAG(j.waktu) OVER (PARTITION BY j.objek_id ORDER BY j.urutan) AS masuk
        FROM core_jejak j WHERE j.objek_jenis = 'sentra_ukm.usulan' AND j.dari <> j.ke
    ) s JOIN sentra_ukm_usulan u ON u.id = s.objek_id
    WHERE u.wilayah_id LIKE %s AND s.waktu >= %s AND s.waktu < %s"""
SELESAI = {"ditetapkan", "tidak_terpilih", "ditarik"}


@pytest.mark.parametrize(("kode", "mundur"), KASUS)
def test_angka_usulan_sama_dengan_hitungan_sql(dunia, kode, mundur):
    di = lingkup(kode, mundur=mundur)
    bagian = dasbor_usulan.bagian(di)
    nilai = {a.kode: a.nilai for a in bagian.angka}
    zona = di.akhir.tzinfo
    ada = [(ke, (di.sampai - saat(w).astimezone(zona).date()).days) for ke, w in sql(BERDIRI, di.akhir, suka(kode))]
    jalan = [(ke, umur) for ke, umur in ada if ke not in SELESAI | {"draf"}]
    langkah = sql(LANGKAH, suka(kode), di.mulai, di.akhir)
    masuk = lambda *status: len({pk for pk, _, ke, _, _ in langkah if ke in status})  # noqa: E731
    assert nilai == {
        "berjalan": len(jalan),
        "lama": sum(umur > 10 for _, umur in jalan),
        "draf": sum(ke == "draf" for ke, _ in ada),
        "disampaikan": masuk("di_provinsi"),
        "dikembalikan": masuk("perbaikan_kabkota", "perbaikan_provinsi", "perbaikan_kementerian"),
        **{satu: masuk(satu) for satu in SELESAI},
    }
    assert len(jalan) > 2 and nilai["lama"] and nilai["disampaikan"]  # the world has something to count
    tabel = {t.kode: t for t in bagian.tabel}
    tempat = (
        ("terseleksi", "perbaikan_kabkota", "perbaikan_provinsi", "perbaikan_kementerian"),
        ("di_provinsi", "lengkap", "kembali_di_provinsi"),
        ("di_kementerian", "terpilih"),
    )
    kelompok = ((-1, 10), (10, 30), (30, 90), (90, 9999))
    umur = [[sum(a < u <= b for k, u in jalan if k in satu) for a, b in kelompok] for satu in tempat]
    assert [list(b.nilai) for b in tabel["usulan_umur"].baris] == umur
    meja = {b.label: b.nilai for b in tabel["usulan_meja"].baris}
    hari = [(saat(w) - saat(m)).total_seconds() / 86_400 for _, dari, _, w, m in langkah if dari == "di_provinsi"]
    pokja = meja["Pokja Keuangan Provinsi"]
    assert float(pokja[0]) == pytest.approx(statistics.median(hari)) and len(hari) > 2
    assert float(pokja[1]) == pytest.approx(statistics.quantiles(hari, n=10, method="inclusive")[-1])
    assert pokja[2] == len({pk for pk, dari, _, _, _ in langkah if dari == "di_provinsi"})
    tunggu = [u for ke, u in ada if ke == "di_provinsi"]
    assert pokja[3:] == (len(tunggu), max(tunggu, default=None))
    if kode != "32.05":
        anak = {b.kode: b.nilai[0] for b in tabel["usulan_wilayah"].baris}
        assert sum(anak.values()) == tabel["usulan_wilayah"].jumlah.nilai[0] == len(jalan)
        contoh = {"00": ("32", "32.%"), "32": ("32.73", "32.73")}[kode]
        assert anak[contoh[0]] == sum(ke not in SELESAI | {"draf"} for ke, _ in sql(BERDIRI, di.akhir, contoh[1]))


PENETAPAN = """
    SELECT s.id, p.jenjang, p.usulan_id, p.keputusan_id, p.tanggal FROM sentra_ukm_penetapan p
    JOIN sentra_ukm_sentra s ON s.id = p.sentra_id WHERE s.wilayah_id LIKE %s AND p.tanggal <= %s"""


@pytest.mark.parametrize(("kode", "mundur"), KASUS)
def test_angka_sentra_sama_dengan_hitungan_sql(dunia, kode, mundur):
    di = lingkup(kode, mundur=mundur)
    bagian = dasbor_sentra.bagian(di)
    nilai = {a.kode: a.nilai for a in bagian.angka}
    ada = sql(PENETAPAN, suka(kode), di.sampai)
    ukm = {
        pk: (n, int(tk), Decimal(omzet))
        for pk, n, tk, omzet in sql(
            "SELECT usulan_id, COUNT(*), SUM(tk_laki + tk_perempuan + tk_lain + tk_pemilik), SUM(omzet_bulan)"
            " FROM sentra_ukm_ukm WHERE kelas IN ('UK', 'UM') GROUP BY usulan_id"
        )
    }
    isi = [ukm[u] for _, _, u, _, _ in ada if u in ukm]
    assert len(ada) > len(isi) or kode == "32.05"
    assert nilai == {
        "ditetapkan": len(ada),
        "masa_ini": sum(str(t) >= str(di.dari) for *_, t in ada),
        "jumlah_ukm": sum(i[0] for i in isi) if isi else None,
        "tenaga_kerja": sum(i[1] for i in isi) if isi else None,
        "omzet_bulanan": sum(i[2] for i in isi) if isi else None,
        "ukm_belum": len(ada) - len(isi),
        "ukm_terbuka": len(isi),
    }
    tabel = {t.kode: t for t in bagian.tabel}
    jenjang = [sum(j == satu for _, j, *_ in ada) for satu in ("sentra", "unggulan", "klaster")]
    assert [b.nilai[0] for b in tabel["sentra_jenjang"].baris][:3] == jenjang
    tahun = {str(t)[:4] for *_, t in ada}
    per_tahun = [(t, len({k for *_, k, h in ada if str(h)[:4] == t})) for t in sorted(tahun)]
    assert [(b.label, b.nilai[0]) for b in tabel["keputusan_tahun"].baris] == per_tahun


def baris_daftar(url, pengguna) -> int:
    """How many rows the list of this address has for `pengguna`."""
    bagian = urlsplit(url)
    kelas, model = DAFTAR[resolve(bagian.path).url_name]
    form = kelas(QueryDict(bagian.query), pengguna=pengguna)
    assert form.is_valid(), form.errors
    return form.saring(model.objects.terlihat_oleh(pengguna)).distinct().count()


@pytest.mark.parametrize(("kode", "mundur"), KASUS)
def test_daftar_di_balik_tiap_angka_berbaris_sebanyak_angkanya(dunia, kode, mundur):
    di, lain = lingkup(kode, mundur=mundur), pabrik.buat_pengguna(Peran.DINAS_KABKOTA, kode="33.74")
    diperiksa = 0
    for bagian in (dasbor_usulan.bagian(di), dasbor_sentra.bagian(di)):
        tautan = [(a.url, a.penyebut - a.belum if a.jumlahan else a.nilai) for a in bagian.angka]
        for t in bagian.tabel:
            for b in (*t.baris, *filter(None, [t.jumlah])):
                tautan += [(url, n) for url, n in zip(b.url_nilai, b.nilai, strict=bool(b.url_nilai)) if url and n]
        for url, n in tautan:
            assert baris_daftar(url, di.pengguna) == n, url
            if kode == "32.05":
                assert baris_daftar(url, lain) == 0, url
        diperiksa += len(tautan)
    assert diperiksa > 20


def test_daftar_yang_dituju_menyebut_angkanya_dan_wilayah_lain_tidak_ditemukan(client, dunia):
    di = lingkup("32.05")
    satu = dasbor_usulan.bagian(di).angka[1]
    client.force_login(di.pengguna)
    jawab = client.get(satu.url)
    assert jawab.context["jumlah"] == str(satu.nilai)
    isi = jawab.content.decode()
    assert "Keadaan Kabupaten Garut" in isi and "lebih dari 10 hari di satu tempat" in isi and 'name="angka"' in isi
    rusak = client.get(satu.url.replace("angka=lama", "angka=tidakada"))
    assert "Tautan dari halaman Keadaan ini tidak lengkap" in rusak.content.decode()
    client.force_login(pabrik.buat_pengguna(Peran.DINAS_KABKOTA, kode="33.74"))
    assert client.get(reverse("keadaan_wilayah", args=["32.05"])).status_code == 404
    assert client.get(satu.url).context["jumlah"] == "0"


def test_sentra_yang_dicatat_sesudah_masa_tidak_ada_di_angka_maupun_daftarnya(dunia):
    di = lingkup("32", mundur=120)
    lama = Penetapan.objects.filter(wilayah__kode__startswith="32.", tanggal__range=(di.dari, di.sampai)).first()
    sebelum = {a.kode: a.nilai for a in dasbor_sentra.bagian(di).angka}
    Sentra.objects.filter(pk=lama.sentra_id).update(dibuat_pada=di.akhir)
    angka = {a.kode: a for a in dasbor_sentra.bagian(di).angka}
    for kode in ("ditetapkan", "masa_ini"):
        assert angka[kode].nilai == sebelum[kode] - 1 == baris_daftar(angka[kode].url, di.pengguna)
