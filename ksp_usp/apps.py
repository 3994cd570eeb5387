from django.apps import AppConfig


class KspUspConfig(AppConfig):
    name = "ksp_usp"
    verbose_name = "Koperasi simpan pinjam"
