"""The addresses of the site, however deep the matters file them."""

from django.urls import URLPattern, get_resolver


def pola_alamat(pola=None):
    """Every address pattern of the site."""
    for p in pola or get_resolver().url_patterns:
        if isinstance(p, URLPattern):
            yield p
        else:
            yield from pola_alamat(p.url_patterns)
