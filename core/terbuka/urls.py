"""Addresses of the open data. They do not change: others have written them down."""

from django.urls import include, path

from core.terbuka import halaman_token, views
from core.terbuka.api import alamat_api

urlpatterns = [
    path("data-terbuka/", views.DataTerbuka.as_view(), name="data_terbuka"),
    path("data-terbuka/katalog.jsonld", views.katalog_jsonld, name="data_terbuka_katalog"),
    path("data-terbuka/aturan.json", views.aturan_json, name="data_terbuka_aturan"),
    path("data-terbuka/aturan.schema.json", views.skema_json, name="data_terbuka_skema"),
    path("data-terbuka/aturan/<str:kode>.json", views.satu_aturan_json, name="data_terbuka_satu_aturan"),
    path("data-terbuka/<slug:kode>/", views.DataRinci.as_view(), name="data_terbuka_rinci"),
    path("data-terbuka/<slug:kode>.csv-metadata.json", views.kamus_json, name="data_terbuka_kamus"),
    path("data-terbuka/<slug:kode>.<slug:akhiran>", views.berkas, name="data_terbuka_berkas"),
    path("api/", halaman_token.ApiHalaman.as_view(), name="api"),
    path("api/openapi.json", halaman_token.openapi_json, name="api_openapi"),
    path("api/v1/", include(alamat_api())),
    path("instansi/<int:pk>/token/", halaman_token.TokenHalaman.as_view(), name="token_api"),
    path("token/<int:pk>/cabut/", halaman_token.TokenCabut.as_view(), name="token_api_cabut"),
]
