"""The locks: whole in themselves for each supported Python, of one mind, and installable by an old and a new pip."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

AKAR = Path(__file__).resolve().parent.parent
KUNCI = ("requirements", "requirements-dev")
DIDUKUNG = SpecifierSet(tomllib.loads((AKAR / "pyproject.toml").read_text())["project"]["requires-python"])
PYTHON = [f"3.{kecil}" for kecil in range(99) if DIDUKUNG.contains(f"3.{kecil}")]
PYTHON_INI = f"{sys.version_info.major}.{sys.version_info.minor}"
# The pip that a fresh virtual environment has on Debian 12, Ubuntu 24.04 and Debian 13.
PIP_BAWAAN = {"3.11": "23.0.1", "3.12": "24.0", "3.13": "25.1.1"}


def sumber(nama):
    """What the .in files ask for."""
    diminta = []
    for baris in (AKAR / f"{nama}.in").read_text().splitlines():
        baris = baris.partition("#")[0].strip()
        if baris.startswith("-r "):
            diminta += sumber(baris.removeprefix("-r ").removesuffix(".in"))
        elif baris and not baris.startswith("-c "):
            diminta.append(Requirement(baris))
    return diminta


def butir(nama):
    """The entries of a lock, each with its hashes."""
    return re.split(r"\n(?=\S)", (AKAR / f"{nama}.txt").read_text().strip())


def lingkungan(python):
    return {**default_environment(), "python_version": python, "python_full_version": f"{python}.0"}


def versi(nama, python):
    """Name -> version of what the lock installs on that Python."""
    terkunci = {}
    for isi in butir(nama):
        syarat = Requirement(isi.partition(" \\")[0])
        if syarat.marker is None or syarat.marker.evaluate(lingkungan(python)):
            (terkunci[canonicalize_name(syarat.name)],) = (batas.version for batas in syarat.specifier)
    return terkunci


def kebutuhan(paket, terkunci, python):
    """The requirements of a locked distribution, from what is installed here."""
    try:
        terpasang = metadata.distribution(paket)
    except metadata.PackageNotFoundError:
        # Belongs to another Python only; the run there looks at it.
        assert python != PYTHON_INI, f"{paket} terkunci tetapi tidak terpasang"
        return []
    assert terpasang.version == terkunci[paket], f"{paket} terpasang dalam versi lain; jalankan .ci/siapkan.sh --uji"
    return [Requirement(isi) for isi in terpasang.requires or []]


def telusuri(nama, python):
    """Walk from the sources through every requirement; returns what the lock leaves unmet, and what was reached."""
    terkunci = versi(nama, python)
    kurang, tercapai = [], set()
    antrean = [(syarat, {"extra": ""}, f"{nama}.in") for syarat in sumber(nama)]
    while antrean:
        syarat, tambahan, peminta = antrean.pop()
        if syarat.marker and not syarat.marker.evaluate({**lingkungan(python), **tambahan}):
            continue
        paket = canonicalize_name(syarat.name)
        if paket not in terkunci or not syarat.specifier.contains(terkunci[paket], prereleases=True):
            kurang.append(f"{peminta} meminta {syarat}, terkunci {terkunci.get(paket)}")
            continue
        for ekstra in {"", *syarat.extras}:
            if (paket, ekstra) not in tercapai:
                tercapai.add((paket, ekstra))
                antrean += [(isi, {"extra": ekstra}, paket) for isi in kebutuhan(paket, terkunci, python)]
    return kurang, {paket for paket, _ in tercapai}


@pytest.mark.parametrize("python", PYTHON)
@pytest.mark.parametrize("nama", KUNCI)
def test_kunci_memenuhi_setiap_kebutuhannya_sendiri_dan_tidak_lebih(nama, python):
    kurang, tercapai = telusuri(nama, python)
    assert kurang == []
    assert tercapai == set(versi(nama, python))


@pytest.mark.parametrize("nama", KUNCI)
def test_setiap_paket_terkunci_dengan_sidik(nama):
    assert len(butir(nama)) > 20
    for isi in butir(nama):
        assert re.match(r"[a-z0-9._-]+==\S+ (; .+ )?\\\n +--hash=sha256:[0-9a-f]{64}", isi), isi[:80]


def test_yang_diuji_sama_sampai_sidiknya_dengan_yang_dijalankan():
    """On which foreign systems a package is left out (tzdata) may differ: nobody runs this on one."""

    def sidik(nama):
        return {re.sub(r" ; sys_platform [^\\]*", " ", satu) for satu in butir(nama)}

    assert sidik("requirements") <= sidik("requirements-dev")


def test_penyiapan_mencari_python_yang_didukung_dan_tidak_lebih():
    bawah, atas = re.search(r"not \(3, (\d+)\) <= sys\.version_info < \(3, (\d+)\)", siapkan()).groups()
    assert [f"3.{kecil}" for kecil in range(int(bawah), int(atas))] == PYTHON
    assert f"Python {PYTHON[0]} to {PYTHON[-1]}" in (AKAR / "README.md").read_text()


def siapkan():
    return (AKAR / ".ci/siapkan.sh").read_text()


def pip(*perintah, program=("-m", "pip")):
    hasil = subprocess.run(
        [sys.executable, *program, *perintah, "--disable-pip-version-check", "--no-input"],
        capture_output=True,
        text=True,
        check=False,
    )
    return hasil.returncode, hasil.stdout + hasil.stderr


def pip_versi(nama, syarat):
    """A pip as a wheel, which runs without being installed."""
    wadah = AKAR / ".data/pip" / nama
    kode, keluaran = pip("download", "--quiet", "--no-deps", "--dest", str(wadah), syarat)
    if kode:
        # Not the lock's fault: it is asked for only where a pip can be had.
        pytest.skip(f"tidak ada sumber paket pip yang terjangkau: {keluaran[-200:]}")
    return str(max(wadah.glob("pip-*.whl"), key=lambda roda: Version(roda.name.split("-")[1])) / "pip")


def pasang_coba(program, *pilihan):
    """Install the lock as the set-up does, but write nothing."""
    pilihan_penyiapan = re.search(r"-m pip install (.+) -r \$kunci", siapkan()).group(1).split()
    assert {"--no-deps", "--require-hashes"} <= set(pilihan_penyiapan)
    return pip(
        "install",
        *pilihan_penyiapan,
        *("--dry-run", "--ignore-installed", "--quiet", *pilihan, "-r", str(AKAR / "requirements-dev.txt")),
        program=(program,),
    )


def test_kunci_terpasang_dengan_pip_bawaan_sistem():
    kode, keluaran = pasang_coba(pip_versi(f"bawaan-{PYTHON_INI}", f"pip=={PIP_BAWAAN[PYTHON_INI]}"))
    assert kode == 0, keluaran[-2000:]


@pytest.mark.parametrize("python", PYTHON)
def test_kunci_terpasang_dengan_pip_terbaru_di_setiap_python(python, tmp_path):
    # --target: pip chooses wheels for another Python only when they go elsewhere.
    untuk = ("--python-version", python, "--only-binary=:all:", "--target", str(tmp_path))
    kode, keluaran = pasang_coba(pip_versi(f"terbaru-{python}", "pip"), *untuk)
    assert kode == 0, keluaran[-2000:]
