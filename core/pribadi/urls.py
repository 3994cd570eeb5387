"""Address of what is kept about people."""

from django.urls import path

from core.pribadi import views

urlpatterns = [
    path("data-pribadi/", views.DataPribadi.as_view(), name="data_pribadi"),
]
