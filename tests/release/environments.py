"""Empty environments of each Python, filled from the lock file with hashes."""

import importlib.metadata
import re
import shutil
import zipfile
from collections.abc import Iterable
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from commands import ran

PLAIN = ("--disable-pip-version-check", "--no-compile")
_PYENV = Path.home() / ".pyenv" / "versions"


def find_python(version: str) -> str:
    """Return an interpreter of a version, on the PATH or of pyenv; skip where there is none."""
    named = shutil.which(f"python{version}")
    places = [named] if named else []
    for path in [*places, *sorted(_PYENV.glob(f"{version}.*/bin/python"))]:
        code = "import sys; print('{}.{}'.format(*sys.version_info))"
        done = ran([path, "-c", code])
        if done.stdout.strip() == version:
            return str(path)
    pytest.skip(f"there is no Python {version} on this machine")


def environment(python: str, folder: Path) -> Path:
    """Make an empty environment and return its Python."""
    ran([python, "-m", "venv", folder / "environment"], check=True)
    return folder / "environment" / "bin" / "python"


def install(python: Path, wheel: Path, locked: str) -> None:
    """Install locked dependencies, every one by its hash, and then the wheel alone."""
    path = python.parents[1] / "requirements.txt"
    path.write_text(locked, "utf-8")
    for arguments in (["--require-hashes", "-r", path], ["--no-deps", "--no-index", wheel]):
        command = [python, "-m", "pip", "install", "--quiet", *PLAIN]
        done = ran([*command, *arguments])
        assert done.returncode == 0, done.stderr


def requirements(wheel: Path, lock: Path, extras: set[str]) -> str:
    """Return the part of the lock file that a wheel needs, with these extras."""
    names = _closure(_wheel_requirements(wheel), extras)
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", lock.read_text("utf-8"))
    return "".join(b for b in blocks if canonicalize_name(re.split(r"[=\s]", b)[0]) in names)


def _wheel_requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        return message_from_bytes(archive.read(name)).get_all("Requires-Dist") or []


def _closure(texts: Iterable[str], extras: set[str]) -> set[str]:
    """Return the names of all that is needed, on any Python: markers but extras are for pip."""
    found: dict[str, set[str]] = {}
    todo = list(_needed(texts, extras))
    while todo:
        name, wanted = todo.pop()
        if name in found and wanted <= found[name]:
            continue
        found[name] = found.get(name, set()) | wanted
        try:
            todo += _needed(importlib.metadata.requires(name) or [], found[name])
        except importlib.metadata.PackageNotFoundError:
            continue  # of another Python or system
    return set(found)


def _needed(texts: Iterable[str], extras: set[str]) -> Iterable[tuple[str, set[str]]]:
    for each in map(Requirement, texts):
        is_extra = each.marker is not None and "extra" in str(each.marker)
        if not is_extra or any(each.marker.evaluate({"extra": extra}) for extra in extras):
            yield canonicalize_name(each.name), set(each.extras)
