from importlib import import_module

from django.apps import AppConfig

from aturan.bahasa import P15_2015


class KspUspConfig(AppConfig):
    name = "ksp_usp"
    verbose_name = "Koperasi simpan pinjam"
    peraturan = P15_2015  # what its pages mean by "Pasal 7"

    def ready(self):
        # Binds each model to its route, for whoever never loads the pages (commands, workers).
        import_module("ksp_usp.penilaian.alur")
        import_module("ksp_usp.laporan.alur")
