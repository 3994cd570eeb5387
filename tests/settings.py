"""Settings of the test run: the real ones, with an environment that no .env of a developer can change."""

import os
import tempfile
from pathlib import Path

from django.utils import timezone

from tests import jam

timezone.now = jam.sekarang
# Browser tests drive the ORM while Playwright's event loop runs.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
SEMENTARA = Path(tempfile.mkdtemp(prefix="sentra-uji-"))
os.environ.update(
    DEBUG="false",
    HTTPS="false",
    SECRET_KEY="kunci-untuk-pengujian-saja",
    KUNCI_NIK="a3VuY2ktbmlrLXVudHVrLXBlbmd1amlhbi1zYWphISE=",
    KUNCI_BERKAS="",
    KUNCI_SAKSI="a3VuY2ktc2Frc2ktdW50dWstcGVuZ3VqaWFuLXNhamE=",
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    CSRF_TRUSTED_ORIGINS="",
    DI_BELAKANG_PROXY="false",
    JUMLAH_PROXY="0",
    TENGGANG_FAKTOR="36500",
    EMAIL_URL="memorymail://",
    ANTREAN_LANGSUNG="true",
    BERKAS_DIR=str(SEMENTARA / "berkas"),
    BERKAS_KEADAAN=str(SEMENTARA / "keadaan.json"),
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{SEMENTARA / 'db.sqlite3'}")

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STORAGES  # noqa: E402

# Argon2 is slow on purpose; who logs in a hundred times a run cannot wait for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Static files straight from their sources: no collectstatic before a test run.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that the live server's threads have connections of their own as in production.
    DATABASES["default"]["TEST"] = {"NAME": str(SEMENTARA / "uji.sqlite3")}
else:
    # To think about the order of joins takes PostgreSQL two fifths of its time here, where tables hold a few rows.
    DATABASES["default"]["OPTIONS"]["options"] += " -c join_collapse_limit=1 -c from_collapse_limit=1"
    if templat := os.environ.get("TEMPLAT_BASIS_DATA"):
        DATABASES["default"]["TEST"] = {"TEMPLATE": templat}
