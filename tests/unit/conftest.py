"""Fixtures of the unit tests: the schemas of the tables."""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from exports import NASTY
from fixture_package import Draft

from commands import copied


@pytest.fixture(scope="session")
def schemas(root) -> dict[str, dict]:
    """The Table Schemas by the name of their table."""
    paths = sorted((root / "schemas").glob("*.json"))
    return {path.stem: json.loads(path.read_text("utf-8")) for path in paths}


@pytest.fixture(scope="session")
def small_package(tmp_path_factory):
    """The small package, with texts that a program may take for something else."""
    draft = Draft()
    draft.schemas["areas"]["fields"][1]["constraints"] = {}
    texts = [text.replace('"', '""') for text in NASTY]
    cells = "".join(f'n{number},"{text}",\n' for number, text in enumerate(texts))
    draft.replace("areas", "bb,-,yy\n", f"bb,-,yy\n{cells}")
    return draft.write(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def exported(small_package, tmp_path_factory):
    """A folder with the small package in every format, one folder each."""
    from claimbook.publish.exporting import MODULES, export

    folder = tmp_path_factory.mktemp("exported")
    for form in MODULES:
        export(folder / form, form, package=small_package)
    return folder


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """A function that begins a package from a text, beside it, once for each text."""
    from claimbook.starting.package import init

    @cache
    def call(name, text):
        folder = tmp_path_factory.mktemp("begun")
        (folder / name).write_text(text, "utf-8")
        init(folder / Path(name).stem, folder / name)
        return folder

    return call


@pytest.fixture
def begin(begun, tmp_path):
    """A function that gives a copy of a package begun from a text, and of the text beside it."""

    def call(name, text):
        copied(begun(name, text), tmp_path)
        return tmp_path / Path(name).stem

    return call


@pytest.fixture
def census(tmp_path):
    """A function that takes the census of a text, as a copy of the small article."""
    from census_copies import LEDGER, TITLE

    from claimbook.census.comparison import compare_copy

    def run(text, name="copy.md", rows=LEDGER):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return compare_copy(path, rows, TITLE)

    return run


@pytest.fixture
def copy(root, tmp_path):
    """A copy of the package whose tables can be changed."""
    for name in ("data", "schemas"):
        copied(root / name, tmp_path / name)
    for name in ("datapackage.json", "article.toml"):
        shutil.copy(root / name, tmp_path)
    return tmp_path
