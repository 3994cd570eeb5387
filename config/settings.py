"""Settings of Sentra. Whatever differs between machines comes from the environment or from .env (see .env.example)."""

import base64
import hashlib
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.basis_data import basis_data, batas_waktu
from config.susunan import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / ".data"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Security

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="hanya-untuk-pengembangan" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Isi SECRET_KEY (lihat .env.example), atau jalankan `make run` yang membuatnya.")

# Keys that encrypt NIK at rest: the first one encrypts, all of them decrypt, so that a key can be replaced.
KUNCI_NIK = env.list("KUNCI_NIK", default=[])
if not KUNCI_NIK and DEBUG:
    KUNCI_NIK = [base64.urlsafe_b64encode(hashlib.sha256(f"nik:{SECRET_KEY}".encode()).digest()).decode()]
if not KUNCI_NIK:
    raise ImproperlyConfigured("Isi KUNCI_NIK (lihat .env.example), atau jalankan `make run` yang membuatnya.")

# The key that signs the heads of the evidence (Ed25519), and the public ones of before: "from:until:key", by comma.
KUNCI_SAKSI = env.str("KUNCI_SAKSI", default="")
if not KUNCI_SAKSI and DEBUG:
    KUNCI_SAKSI = base64.b64encode(hashlib.sha256(f"saksi:{SECRET_KEY}".encode()).digest()).decode()
KUNCI_SAKSI_LAMA = env.list("KUNCI_SAKSI_LAMA", default=[])
SAKSI_KEPADA = env.list("SAKSI_KEPADA", default=[])
ALAMAT_TSA = env.str("ALAMAT_TSA", default="")  # core.perkara.cap_waktu
SERTIFIKAT_TSA = env.str("SERTIFIKAT_TSA", default="")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

HTTPS = env.bool("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.bool("DI_BELAKANG_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
JUMLAH_PROXY = env.int("JUMLAH_PROXY", default=0)  # core.dasar.alamat

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Printed in the QR of each letter, so it must be the address that the public reaches.
ALAMAT_SITUS = env.str("ALAMAT_SITUS", default="http://127.0.0.1:8000")

# Applications

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "core",
    "ksp_usp",
    "perizinan",
    "sentra_ukm",
    "contoh",
]

MIDDLEWARE = [
    "core.halaman.galat.Permintaan",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.halaman.middleware.HalamanPadat",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "core.halaman.baca_saja.HanyaDibaca",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for a log-in, but those that say login_not_required.
    "core.halaman.middleware.WajibMasuk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.halaman.middleware.HalamanPribadi",
    "core.halaman.middleware.WajibGantiSandi",
    "core.masuk.middleware.WajibFaktor",
    "core.halaman.paparan.CatatPaparan",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "core.halaman.menu.menu",
            ]
        },
    }
]
FORM_RENDERER = "core.halaman.penyaji.Penyaji"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# Data

DATABASES = {"default": basis_data(env, DATA_DIR / "db.sqlite3")}
BATAS_WAKTU = batas_waktu(env)  # core.dasar.batas_waktu
# Work after the answer: a row that `manage.py pekerja` does, or at once where one file is the whole database.
ANTREAN_LANGSUNG = env.bool("ANTREAN_LANGSUNG", default=DATABASES["default"]["ENGINE"].endswith("sqlite3"))
PENGANTRE = (
    "django_tasks.backends.immediate.ImmediateBackend" if ANTREAN_LANGSUNG else "django_tasks_db.DatabaseBackend"
)
TASKS = {"default": {"BACKEND": PENGANTRE}}
BATAS_TUGAS = env.int("BATAS_TUGAS", default=300)  # seconds; a task that hangs longer ends its worker
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Known while the database is away: read-only mode and open incidents (core.dasar.keadaan).
BERKAS_KEADAAN = env.str("BERKAS_KEADAAN", default=str(DATA_DIR / "keadaan.json"))
KUNCI_BERKAS = env.list("KUNCI_BERKAS", default=[])  # the first one encrypts what is stored, all of them read
CADANGAN_DIR = env.str("CADANGAN_DIR", default="")
BERKAS_DIR = env.str("BERKAS_DIR", default=str(DATA_DIR / "berkas"))
STORAGES = {
    # Private: no address leads to these files, views hand them out after the permission check.
    "default": {
        "BACKEND": "core.perkara.simpanan.Gudang",
        "OPTIONS": {"location": BERKAS_DIR, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["core.halaman.gaya.Gaya", "django.contrib.staticfiles.finders.FileSystemFinder"]

# The typing table of an import sends up to 1,000 rows of some 25 fields in one request.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 30_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 50

# People

AUTH_USER_MODEL = "core.Pengguna"
AUTHENTICATION_BACKENDS = ["core.dasar.pengenal.DenganPenugasan"]
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{nama}PasswordHasher" for nama in ("Argon2", "PBKDF2")]
PASSWORD_RESET_TIMEOUT = 24 * 3600  # a link by which the owner of an account sets the password
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Days in which whoever must have a second factor (core.dasar.izin) may still work without one.
TENGGANG_FAKTOR = env.int("TENGGANG_FAKTOR", default=30)
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "meja_kerja"
LOGOUT_REDIRECT_URL = "masuk"
SESSION_ENGINE = "core.masuk.sesi"
SESSION_COOKIE_AGE = 12 * 3600

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"

vars().update(env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25"))
EMAIL_TIMEOUT = 15  # seconds; a mail server that does not answer holds up a worker no longer
DEFAULT_FROM_EMAIL = env.str("PENGIRIM_SUREL", default="sentra@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "aman": {"()": "config.catatan.TanpaDataPribadi", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "aman"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # A line a page, a font, a task; which key somebody logged in with.
        **{nama: {"level": "WARNING"} for nama in ("weasyprint", "fontTools", "django_tasks", "fido2")},
        # Each oddity of an uploaded file; what is wrong with it stands beside the field.
        "pypdf": {"level": "ERROR"},
    },
}
