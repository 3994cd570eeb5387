from importlib import import_module

from django.apps import AppConfig

from aturan.bahasa import P23_2005


class SentraUkmConfig(AppConfig):
    name = "sentra_ukm"
    verbose_name = "Sentra UKM"
    peraturan = P23_2005  # what its pages mean by "Pasal 7"

    def ready(self):
        # Binds each model to its route, for whoever never loads the pages (commands, workers).
        import_module("sentra_ukm.usulan.alur")
        import_module("sentra_ukm.keputusan.alur")
