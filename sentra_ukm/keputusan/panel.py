"""What the Keputusan offer to other matters."""

from django.db.models import F
from django.urls import reverse

from core.dasar.izin import Izin, boleh
from core.halaman.panel import Lajur
from sentra_ukm.models import SELESAI, Keputusan, Usulan
from sentra_ukm.models.keputusan import siap_dipilih


def basikan(sentra) -> None:
    """Move the versions of what runs on `sentra`: a page that shows it as it was decides nothing any more.

    Call before the sentra itself is written, in the same transaction: draft, usulan, sentra is the order of locks.
    """
    usulan = Usulan.objects.filter(sentra=sentra).exclude(status__in=SELESAI)
    terbuka = Keputusan.objects.exclude(status__in=Keputusan.alur.akhir)
    terbuka.filter(pk__in=list(usulan.values_list("keputusan", flat=True))).update(versi=F("versi") + 1)
    usulan.update(versi=F("versi") + 1)


def lajur_terpilih(pengguna) -> list[Lajur]:
    """Sentra that are chosen and in no draft yet, for whoever drafts."""
    if not boleh(pengguna, Izin.SUSUN_KEPUTUSAN):
        return []
    return [
        Lajur(
            "Sentra terpilih yang belum masuk Keputusan", "Langkah Anda: susun Keputusan (Pasal 7 huruf f).",
            siap_dipilih(), {"url": reverse("keputusan_baru"), "label": "Susun Keputusan"},
        )
    ]  # fmt: skip
