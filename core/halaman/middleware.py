"""What holds for every page of a person who is logged in."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

TERBUKA = {"ganti_sandi", "keluar", "surat_periksa", "status"}


class WajibMasuk(LoginRequiredMiddleware):
    """As Django's, but asks what the page is before who the person is: what is for everybody needs no database."""

    def process_view(self, request, view, args, kwargs):
        if not getattr(view, "login_required", True):
            return None
        return super().process_view(request, view, args, kwargs)


class HalamanPadat(GZipMiddleware):
    """Pages go out compressed; files are so already.

    The length of a compressed page may betray a secret that stands in it beside what a stranger chose (BREACH). Of
    secrets there is the CSRF token, which Django masks anew each time; the session's cookie is SameSite=Lax, so a
    foreign page can ask for ours in its name only by leading the whole window there; and up to 100 random bytes are
    added to each answer.
    """

    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class HalamanPribadi:
    """Pages of a person are for that person: no proxy keeps them, a browser asks again before it shows one.

    Not no-store: "back" has to bring a half-filled form with what was typed in it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        balasan = self.get_response(request)
        if not balasan.has_header("Cache-Control") and request.user.is_authenticated:
            patch_cache_control(balasan, private=True, no_cache=True)
        return balasan


class WajibGantiSandi:
    """A first password was known to somebody else: nothing else opens until it is replaced."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.url_name in TERBUKA:
            return None
        if request.user.is_authenticated and request.user.wajib_ganti_sandi:
            return redirect("ganti_sandi")
        return None
