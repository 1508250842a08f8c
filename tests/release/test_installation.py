"""The three ways to have the package: checkout, editable, and a wheel far from any checkout."""

import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from environments import environment, find_python, install, requirements
from installations import ROOT, built, but, do_everything

from commands import ran

EXTRAS = {
    "cli": ["at the prompt"],
    "validate": ["constraints", "exported package is sound", "faults", "second opinion"],
    "frictionless": ["resources"],
    "cite": ["cited as apa", "cited as bibtex", "cited as cff"],
    "export": [f"exported as {form}" for form in ("duckdb", "parquet", "sav", "xlsx")],
}
"""What asks for each extra, of all that an installed package does."""
ISOLATED = "-I"


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory) -> Path:
    """The Python of a new environment that holds the wheel, and the dependencies by a path.

    The path is appended after the environment's own packages, and the editable install beyond it
    is not followed, since ``.pth`` files of appended folders are not read.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps"]
    ran([*pip, "--no-index", wheel], check=True)
    packages = next(home.glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


@pytest.mark.slow
def test_editable_install_reads_the_checkout(all_here):
    assert all_here["home"] == str(ROOT / "src/techplomacy")
    assert all_here["data"] == str(ROOT / "datapackage.json")


@pytest.mark.slow
def test_everything_but_the_chapters_works_from_the_wheel(installed, all_here, tmp_path):
    there = do_everything(installed, tmp_path, ISOLATED)
    for place in ("home", "data"):
        assert Path(there[place]).is_relative_to(installed.parents[1])
    assert but(there) == but(all_here)
    assert there["faults"] == 0 and there["exported package is sound"]


@pytest.mark.slow
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_the_wheel_works_in_an_empty_environment(version, wheel, all_here, request, tmp_path):
    """With each Python, from locked and hashed dependencies; first without extras, then with."""
    if not request.config.getoption("--pythons"):
        pytest.skip("installs from an index; ask for it by --pythons or `make test-pythons`")
    python = environment(find_python(version), tmp_path)
    lock = ROOT / "requirements.lock"
    install(python, wheel, requirements(wheel, lock, set()))
    found = do_everything(python, tmp_path, ISOLATED)
    asked = {fact: extra for extra, facts in EXTRAS.items() for fact in facts}
    assert {fact: found[fact] for fact in asked} == {
        fact: AnyOf(f"techplomacy[{extra}]") for fact, extra in asked.items()
    }
    assert but(found, *asked) == but(all_here, *asked)
    install(python, wheel, requirements(wheel, lock, set(EXTRAS)))
    assert but(do_everything(python, tmp_path, ISOLATED)) == but(all_here)


@pytest.mark.slow
@pytest.mark.parametrize("extra", EXTRAS)
def test_each_extra_brings_what_asks_for_it(extra, wheel, all_here, request, tmp_path):
    if not request.config.getoption("--pythons"):
        pytest.skip("installs from an index; ask for it by --pythons or `make test-pythons`")
    python = environment(sys.executable, tmp_path)
    install(python, wheel, requirements(wheel, ROOT / "requirements.lock", {extra}))
    found = do_everything(python, tmp_path, ISOLATED)
    for fact in EXTRAS[extra]:
        if fact == "second opinion":
            assert "techplomacy[frictionless]" in found[fact]
        else:
            assert found[fact] == all_here[fact]


class AnyOf(str):
    """Equals every text that it is part of."""

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(self) in other


@pytest.mark.slow
def test_the_wheel_is_small(wheel):
    assert wheel.stat().st_size < 3_000_000


@pytest.mark.slow
def test_a_changed_file_of_an_installed_package_is_an_error(installed, tmp_path):
    command = installed.parent / "techplomacy"
    run = [command, "validate"]
    assert ran(run, cwd=tmp_path).returncode == 0
    data = next(installed.parents[1].glob("lib/*/site-packages/techplomacy/_package/data"))
    table = data / "article" / "works.csv"
    original = table.read_bytes()
    table.write_bytes(original.replace(b"e", b"a", 1) if b"e" in original else b"")
    try:
        done = ran(run, cwd=tmp_path)
    finally:
        table.write_bytes(original)
    assert done.returncode == 1
    assert "hash" in done.stdout


@pytest.mark.slow
def test_wheel_has_every_file_of_the_package(wheel):
    names = set(_names(wheel))
    code = [p for p in (ROOT / "src").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    data = [ROOT / "datapackage.json", *(ROOT / "schemas").rglob("*.json"), *ROOT.glob("data/*/*")]
    assert {p.relative_to(ROOT / "src").as_posix() for p in code} <= names
    assert {f"techplomacy/_package/{p.relative_to(ROOT).as_posix()}" for p in data} <= names


@pytest.mark.slow
def test_builds_repeat_byte_for_byte_wherever_they_are_made(wheel, tmp_path):
    sdist = built("sdist", ROOT, tmp_path / "first")
    trees = [_unpack(sdist, tmp_path / name) for name in ("one", "the/other")]
    ways = [(0o022, "UTC"), (0o077, "Pacific/Chatham")]
    for kind in ("sdist", "wheel"):
        builds = [built(kind, t, t.parent / kind, *w) for t, w in zip(trees, ways, strict=True)]
        assert builds[0].read_bytes() == builds[1].read_bytes()
    assert _names(next((trees[0].parent / "wheel").iterdir())) == _names(wheel)


def _unpack(sdist: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # from 3.11.4
        archive.extractall(folder)
    return next(folder.iterdir())


def _names(wheel: Path) -> list[str]:
    return sorted(zipfile.ZipFile(wheel).namelist())
