"""Addresses of the open data. They do not change: others have written them down."""

from django.urls import path

from core.terbuka import views

urlpatterns = [
    path("data-terbuka/", views.DataTerbuka.as_view(), name="data_terbuka"),
    path("data-terbuka/katalog.jsonld", views.katalog_jsonld, name="data_terbuka_katalog"),
    path("data-terbuka/aturan.json", views.aturan_json, name="data_terbuka_aturan"),
    path("data-terbuka/aturan.schema.json", views.skema_json, name="data_terbuka_skema"),
    path("data-terbuka/aturan/<str:kode>.json", views.satu_aturan_json, name="data_terbuka_satu_aturan"),
    path("data-terbuka/<slug:kode>/", views.DataRinci.as_view(), name="data_terbuka_rinci"),
    path("data-terbuka/<slug:kode>.csv-metadata.json", views.kamus_json, name="data_terbuka_kamus"),
    path("data-terbuka/<slug:kode>.<slug:akhiran>", views.berkas, name="data_terbuka_berkas"),
]
