"""Address of the public question: who is competent?"""

from django.urls import path

from perizinan.berwenang import views

urlpatterns = [
    path("berwenang/", views.Berwenang.as_view(), name="berwenang"),
]
