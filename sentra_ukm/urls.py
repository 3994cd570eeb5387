"""Addresses of Sentra UKM."""

urlpatterns = []
