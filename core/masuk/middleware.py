"""What is asked of each request of a person who is logged in: to be seen, and to have the factor the post asks."""

from django.shortcuts import redirect

from core.masuk.faktor import lewat_tenggang

TERBUKA = {"ganti_sandi", "keluar", "surat_periksa", "status", "faktor", "faktor_aplikasi", "faktor_passkey"}


class WajibFaktor:
    """After the days of grace nothing opens but the pages that set a second factor up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        balasan = self.get_response(request)
        if request.session.accessed:
            request.session.tandai_terlihat()
        return balasan

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.url_name in TERBUKA or not request.user.is_authenticated:
            return None
        # Who came in with a factor has one: when it goes, so do the sessions.
        if not request.session.get("faktor") and lewat_tenggang(request.user):
            return redirect("faktor")
        return None
