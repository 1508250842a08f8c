"""Everything comes again from the archive alone: `make test-archive`.

The archive of this checkout is unpacked elsewhere, under another umask and time zone, and makes
its own environment, tests, book and archive. The two archives must be equal, which says that data,
numbers, figures, pages and exports are.
"""

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from claimbook.publish.metadata.project import project
from commands import ran

ROOT = Path(__file__).parents[2]
FACTS = project(ROOT)
STEM = f"{FACTS['name']}-{FACTS['version']}"
ARCHIVE = ROOT / "dist" / f"{STEM}.zip"
FOREIGN = {"TZ": "Pacific/Chatham", "LC_ALL": "C"}
INHERITED = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONPATH", "VIRTUAL_ENV"}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    if not ARCHIVE.is_file():
        pytest.fail(f"{ARCHIVE} is not there; `make test-archive` builds it")
    folder = tmp_path_factory.mktemp("elsewhere")
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    return folder / STEM


def _make(target: str, folder: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in INHERITED} | FOREIGN
    done = ran(["make", target], cwd=folder, env=environment, umask=0o077)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_sums_can_be_checked_without_us(unpacked):
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=unpacked, check=True)


def test_the_tests_of_its_tables_pass(unpacked):
    """Those of the code have passed in this checkout, whose files the archive repeats."""
    _make("test-tables", unpacked)


def test_it_makes_the_same_archive_again(unpacked):
    _make("archive", unpacked)
    again = unpacked / "dist" / ARCHIVE.name
    assert _members(again) == _members(ARCHIVE)
    assert again.read_bytes() == ARCHIVE.read_bytes()


def _members(path: Path) -> dict[str, int]:
    """Return the checksum of each member: a difference then names the file."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: info.CRC for info in archive.infolist()}


def test_frictionless_accepts_the_unpacked_package(unpacked):
    frictionless = ROOT / ".venv/bin/frictionless"
    subprocess.run([frictionless, "validate", "datapackage.json"], cwd=unpacked, check=True)
