from importlib import import_module

from django.apps import AppConfig


class PerizinanConfig(AppConfig):
    name = "perizinan"
    verbose_name = "Perizinan usaha simpan pinjam"

    def ready(self):
        # Binds each model to its route, for whoever never loads the pages (commands, workers).
        import_module("perizinan.izin.alur")
        import_module("perizinan.kantor.alur")
