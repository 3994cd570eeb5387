from importlib import import_module

from django.apps import AppConfig

from aturan.bahasa import P15_2015


class PerizinanConfig(AppConfig):
    name = "perizinan"
    verbose_name = "Perizinan usaha simpan pinjam"
    peraturan = P15_2015  # what its pages mean by "Pasal 7"

    def ready(self):
        # Binds each model to its route, for whoever never loads the pages (commands, workers).
        import_module("perizinan.izin.alur")
        import_module("perizinan.kantor.alur")
        import_module("perizinan.kantor.perubahan.alur")
        import_module("perizinan.pengawasan.alur")
        import_module("perizinan.pemeriksaan.alur")
        import_module("perizinan.keterangan.alur")
        import_module("perizinan.lama.alur")
        import_module("perizinan.penyerahan.alur")
