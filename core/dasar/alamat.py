"""Where a request came from: the one address that limits, records and notices go by."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def alamat_klien(request: HttpRequest) -> str:
    """The address of the client, '' when there is none (a socket file without a proxy).

    Each of the JUMLAH_PROXY trusted proxies appends to X-Forwarded-For whom it heard; what stands further left came
    with the request and proves nothing. A list that is shorter, or holds no address at that place, did not come
    through all of them: then only who is connected counts.
    """
    banyak = settings.JUMLAH_PROXY
    daftar = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if banyak and len(daftar) >= banyak and (alamat := _alamat(daftar[-banyak])):
        return alamat
    return _alamat(request.META.get("REMOTE_ADDR") or "")


def kelompok_alamat(alamat: str) -> str:
    """What one household of addresses shares: an IPv4 address itself, of IPv6 the /64 that one line is given whole."""
    if ":" in alamat:
        return str(ip_network(f"{alamat}/64", strict=False))
    return alamat


def _alamat(tulisan: str) -> str:
    """The address written as '1.2.3.4', '1.2.3.4:567', '2001:db8::1', '[2001:db8::1]:567'; '' for anything else."""
    teks = tulisan.strip().strip('"')
    if teks.startswith("["):
        teks = teks[1:].partition("]")[0]
    elif teks.count(":") == 1:
        teks = teks.partition(":")[0]
    try:
        alamat: IPv4Address | IPv6Address = ip_address(teks.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(alamat, IPv6Address) and alamat.ipv4_mapped:
        alamat = alamat.ipv4_mapped
    return str(alamat)
