from django.apps import AppConfig


class SentraUkmConfig(AppConfig):
    name = "sentra_ukm"
    verbose_name = "Sentra UKM"
