"""The public names: cheap to import, all there, documented, and with examples that run."""

import doctest
import sys
import tomllib

import pytest

import techplomacy as tp
from commands import ran

VALIDATORS = "pandera frictionless jsonschema"


@pytest.mark.parametrize(
    ("use", "heavy"),
    [
        ("", f"{VALIDATORS} pandas numpy typer rich citeproc lxml pybtex yaml"),
        pytest.param(
            "techplomacy.read('claims'); techplomacy.claim('C001')",
            VALIDATORS,
            marks=pytest.mark.slow,
        ),
    ],
    ids=["import", "reading"],
)
def test_what_is_heavy_is_not_imported(use, heavy):
    program = f"import sys, techplomacy; {use}\nprint({set(heavy.split())} & set(sys.modules))"
    done = ran([sys.executable, "-c", program], check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", sorted(set(tp.__all__) - {"__version__"}))
def test_public_names_are_documented(name):
    assert name in dir(tp)
    assert getattr(tp, name).__doc__


def test_unknown_name():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = tp.nothing


def test_version_is_that_of_the_project(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert tp.__version__ == project["version"]


def test_the_checkout_is_found_from_anywhere(root, tmp_path):
    program = "import techplomacy; from claimbook.package.locate import locate; print(locate())"
    done = ran([sys.executable, "-c", program], cwd=tmp_path, check=True)
    assert done.stdout.strip() == str(root / "datapackage.json")


NAMES = [
    name
    for name in tp.__all__
    if callable(getattr(tp, name)) and not isinstance(getattr(tp, name), type)
]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_examples(name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    (found,) = doctest.DocTestFinder(recurse=False).find(getattr(tp, name), name)
    assert found.examples, "there is no example"
    output: list[str] = []
    result = doctest.DocTestRunner().run(found, out=output.append)
    assert not result.failed, "".join(output)
