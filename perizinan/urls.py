"""Addresses of the licences."""

urlpatterns = []
