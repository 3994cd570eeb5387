"""Who is logged in, with the posts that this person holds: every page asks for both."""

from django.contrib.auth.backends import ModelBackend

from core.models import Penugasan


class DenganPenugasan(ModelBackend):
    """Reads the person of a session and all assignments in one query instead of two."""

    def get_user(self, user_id):
        tugas = list(
            Penugasan.objects.filter(pengguna=user_id).select_related("pengguna", "instansi__wilayah").order_by("pk")
        )
        if not tugas:
            return super().get_user(user_id)
        pengguna = tugas[0].pengguna
        pengguna._semua_penugasan = tugas
        return pengguna if self.user_can_authenticate(pengguna) else None
