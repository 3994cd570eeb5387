"""Addresses of the log-in and of what makes an account safe."""

from django.urls import path

from core.masuk import akun, views

urlpatterns = [
    path("masuk/", views.Masuk.as_view(), name="masuk"),
    path("masuk/kode/", views.MasukKode.as_view(), name="masuk_kode"),
    path("keluar/", views.Keluar.as_view(), name="keluar"),
    path("akun/kata-sandi/", views.GantiSandi.as_view(), name="ganti_sandi"),
    path("akun/faktor/", akun.FaktorSaya.as_view(), name="faktor"),
    path("akun/faktor/aplikasi/", akun.PasangAplikasi.as_view(), name="faktor_aplikasi"),
    path("akun/faktor/passkey/", akun.PasangPasskey.as_view(), name="faktor_passkey"),
    path("akun/faktor/cadangan/", akun.KodeCadanganBaru.as_view(), name="kode_cadangan"),
    path("akun/faktor/<int:pk>/cabut/", akun.CabutFaktor.as_view(), name="faktor_cabut"),
    path("akun/sesi/", akun.AkhiriSesi.as_view(), name="sesi_akhiri"),
    path("akun/peristiwa/", akun.PeristiwaDibaca.as_view(), name="peristiwa_dibaca"),
]
