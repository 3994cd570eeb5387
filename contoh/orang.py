"""Invented people for the demo, the benchmark data and the sample sheets. Nobody real.

Every NIK has the shape of one, with kecamatan part 00, which no district has.
"""

import random
from datetime import date, timedelta

LAKI = (
    "Asep", "Dadang", "Ujang", "Cecep", "Yayan", "Endang", "Agus", "Budi", "Deden", "Iwan", "Jajang", "Maman", "Nana",
    "Oman", "Rahmat", "Tatang", "Wawan", "Yusuf", "Hendra", "Rudi",
)  # fmt: skip
PEREMPUAN = (
    "Siti", "Euis", "Imas", "Neneng", "Rina", "Yati", "Ani", "Dewi", "Lilis", "Nani", "Tini", "Wati", "Ida", "Elis",
    "Popon", "Ratna", "Sri", "Tuti", "Yuyun", "Nur'aeni",
)  # fmt: skip
BELAKANG = (
    "Suryana", "Hidayat", "Permana", "Kurnia", "Sutisna", "Mulyana", "Sumarna", "Gunawan", "Wijaya", "Hermawan",
    "Rohman", "Supriatna", "Sobari", "Nugraha", "Setiawan", "Komara", "Rustandi", "Maulana", "Somantri", "Darmawan",
)  # fmt: skip


def nama_orang(acak: random.Random, kelamin: str) -> str:
    """An invented name for `kelamin` L or P."""
    return f"{acak.choice(LAKI if kelamin == 'L' else PEREMPUAN)} {acak.choice(BELAKANG)}"


def nik_contoh(acak: random.Random, kode: str, kelamin: str, nomor: int) -> str:
    """A NIK of region `kode` that nobody holds: kecamatan 00, a birth date, `nomor` as its last four digits."""
    lahir = date(1960, 1, 1) + timedelta(days=acak.randrange(14_000))
    hari = lahir.day + (40 if kelamin == "P" else 0)
    return f"{kode.replace('.', '')}00{hari:02}{lahir:%m%y}{nomor % 10_000:04}"
