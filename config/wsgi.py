"""Entry point of the web server: gunicorn config.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("JENIS_PROSES", "halaman")  # the limits of core.dasar.batas_waktu

application = get_wsgi_application()
