"""The pages of Lampiran 3: four ways in, nothing saved unseen, nothing lost, nothing shown to a stranger."""

import re

from django.urls import reverse

from tests.sentra_ukm.lampiran3.lembar import nik, xlsx


def url(nama, usulan, *args):
    return reverse(nama, args=[usulan.pk, *args])


def teks(balasan) -> str:
    """What the page says, tags off and blanks as one."""
    polos = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", balasan.content.decode(), flags=re.DOTALL)
    return " ".join(polos.split())


def unggah(peramban, usulan, *isi, **lain):
    """Upload a sheet and follow to its preview."""
    return peramban.post(url("ukm_unggah", usulan), {"lembar": xlsx(*isi, **lain)}, follow=True)


def simpan(peramban, pratinjau):
    """Press the button of a preview page."""
    sidik = re.search(r'name="sidik" value="(\w+)"', pratinjau.content.decode())
    return peramban.post(
        pratinjau.redirect_chain[-1][0] if pratinjau.redirect_chain else pratinjau.request["PATH_INFO"],
        {"aksi": "simpan", "sidik": sidik[1]},
        follow=True,
    )


def ketikan(halaman, **ganti) -> dict:
    """The fields of the typing table as the page holds them, with some replaced."""
    isi = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', halaman.content.decode()))
    isi = {n: v for n, v in isi.items() if re.match(r"b-[A-Z]|b-\d+-(?!pilih)", n)}
    for nama, opsi in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', halaman.content.decode(), re.DOTALL
    ):
        terpilih = re.search(r"<option selected>([^<]*)", opsi)
        isi[nama] = terpilih[1] if terpilih else ""
    return isi | {"aksi": "simpan"} | ganti


def isi_ketik(i, n) -> dict:
    return {
        f"b-{i}-{nama}": nilai
        for nama, nilai in {
            "nama_usaha": f"UD Maju {n}", "nama_pemilik": f"Pemilik {n}", "nik": nik(n), "produk": "Tas",
            "omzet_bulan": "10.000.000", "penjualan_tahunan": "120.000.000", "kekayaan_bersih": "50.000.000",
            "tk_laki": "2", "tk_perempuan": "1",
        }.items()
    }  # fmt: skip
