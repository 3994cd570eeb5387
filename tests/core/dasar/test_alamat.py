import pytest

from core.dasar.alamat import alamat_klien, kelompok_alamat

PROXY = "10.0.0.1"


@pytest.mark.parametrize(
    ("proxy", "kepala", "tersambung", "alamat"),
    [
        (0, None, "203.0.113.9", "203.0.113.9"),
        (0, "198.51.100.7", "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7", PROXY, "198.51.100.7"),
        (1, "6.6.6.6, 198.51.100.7", PROXY, "198.51.100.7"),
        (2, "6.6.6.6, 198.51.100.7, 10.0.0.2", PROXY, "198.51.100.7"),
        (2, "198.51.100.7", PROXY, PROXY),
        (1, "", PROXY, PROXY),
        (1, None, PROXY, PROXY),
        (1, "198.51.100.7:4711", PROXY, "198.51.100.7"),
        (1, "[2001:db8::7]:4711", PROXY, "2001:db8::7"),
        (1, "2001:DB8:0::7", PROXY, "2001:db8::7"),
        (1, "fe80::7%eth0", PROXY, "fe80::7"),
        (1, "::ffff:198.51.100.7", PROXY, "198.51.100.7"),
        (1, "6.6.6.6, <script>", PROXY, PROXY),
        (1, "unknown", PROXY, PROXY),
        (1, "6.6.6.6,", PROXY, PROXY),
        (1, "1.2.3.4.5", PROXY, PROXY),
        (1, "198.51.100.7" * 5000, PROXY, PROXY),
        (0, None, "", ""),
        (0, None, "unix:", ""),
    ],
)
def test_alamat_dihitung_dari_kanan_dan_tidak_dapat_dikarang(rf, settings, proxy, kepala, tersambung, alamat):
    settings.JUMLAH_PROXY = proxy
    lain = {} if kepala is None else {"HTTP_X_FORWARDED_FOR": kepala}
    assert alamat_klien(rf.get("/", REMOTE_ADDR=tersambung, **lain)) == alamat


def test_satu_saluran_ipv6_adalah_satu_kelompok():
    assert kelompok_alamat("2001:db8::7") == kelompok_alamat("2001:db8::ffff:1") != kelompok_alamat("2001:db8:0:1::7")
    assert kelompok_alamat("198.51.100.7") == "198.51.100.7"
    assert kelompok_alamat("") == ""
