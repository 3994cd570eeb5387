"""A first password was known to somebody else: nothing else opens until it is replaced."""

from django.shortcuts import redirect

TERBUKA = {"ganti_sandi", "keluar", "surat_periksa"}


class WajibGantiSandi:
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
