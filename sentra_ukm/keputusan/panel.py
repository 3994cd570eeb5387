"""What the Keputusan offer to other matters."""

from django.db.models import F

from sentra_ukm.models import SELESAI, Keputusan, Usulan


def basikan(sentra) -> None:
    """Move the versions of what runs on `sentra`: a page that shows it as it was decides nothing any more.

    Call before the sentra itself is written, in the same transaction: draft, usulan, sentra is the order of locks.
    """
    usulan = Usulan.objects.filter(sentra=sentra).exclude(status__in=SELESAI)
    terbuka = Keputusan.objects.exclude(status__in=Keputusan.alur.akhir)
    terbuka.filter(pk__in=list(usulan.values_list("keputusan", flat=True))).update(versi=F("versi") + 1)
    usulan.update(versi=F("versi") + 1)
