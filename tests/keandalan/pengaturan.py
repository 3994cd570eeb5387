"""Settings of the web server and workers of a drill: those of the tests, with one file store and the real queue."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import STORAGES

STORAGES["default"]["OPTIONS"]["location"] = os.environ["BERKAS_LATIHAN"]
ANTREAN_LANGSUNG = False
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
