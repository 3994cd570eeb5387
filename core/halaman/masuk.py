"""For every page but the public ones: who is not logged in is asked to."""

from django.contrib.auth.mixins import LoginRequiredMixin


class MasukDiperlukan(LoginRequiredMixin):
    """For every page but the public ones; keeps the address for after the log-in."""
