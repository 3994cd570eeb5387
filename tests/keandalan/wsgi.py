"""The web server of a drill: while the file named by MACET exists, typesetting hangs as it may in C."""

import os
import time
from pathlib import Path

from config.wsgi import application
from core.perkara import surat

__all__ = ["application"]
_asli = surat._mesin


def _mesin():
    while Path(os.environ["MACET"]).exists():
        time.sleep(0.2)
    return _asli()


surat._mesin = _mesin
