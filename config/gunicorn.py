"""The web server: `gunicorn -c config/gunicorn.py`, in `make run` and behind the proxy of deploy/nginx.conf.

Threads, so that requests that wait for one office's lock do not take the place of everybody else's; each holds one
connection to PostgreSQL: WEB_CONCURRENCY x UTAS, the workers' and a few for the operator stay below max_connections.
Letters are set one at a time in a process (core.perkara.surat), so threads do not meet there.
"""

import os

wsgi_app = "config.wsgi"
bind = os.environ.get("ALAMAT_DENGAR", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "3"))
threads = int(os.environ.get("UTAS", "8"))
timeout = 60  # seconds without a sign of life of a process; a request has the limits of BATAS_HALAMAN
graceful_timeout = 30  # for requests under way at a restart
keepalive = 75  # longer than the proxy keeps an idle connection, or it would send a request into a closing one
max_requests, max_requests_jitter = 5000, 500  # what a request leaks does not grow for ever
limit_request_field_size = 16384  # as the proxy passes on
