from importlib import import_module

from django.apps import AppConfig


class KspUspConfig(AppConfig):
    name = "ksp_usp"
    verbose_name = "Koperasi simpan pinjam"

    def ready(self):
        # Binds each model to its route, for whoever never loads the pages (commands, workers).
        import_module("ksp_usp.penilaian.alur")
