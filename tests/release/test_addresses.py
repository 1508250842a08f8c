"""The addresses of the project: filled in at one place, they are everywhere; empty, nowhere."""

import json
import re
import shutil
import tomllib

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
from installations import ROOT
from test_metadata import documents, faults, outputs

from claimbook.errors import PackageUnreadableError
from claimbook.package.article import ADDRESSES, article
from claimbook.package.locate import open_at
from claimbook.publish.metadata import files
from claimbook.publish.metadata.__main__ import main
from claimbook.publish.metadata.share import head

FILLED = {
    "book": "https://example.org/book/",
    "repository": "https://example.org/sources",
    "report": "https://example.org/issues?claim={claim}",
    "reply": "https://example.org/replies?claim={claim}",
    "contact": "mailto:who@example.org",
    "security": "mailto:safe@example.org",
}
PARTS = (
    "pyproject.toml",
    "hatch_build.py",
    "article.toml",
    "README.md",
    "SECURITY.md",
    "datapackage.json",
    "data",
    "schemas",
)


@pytest.fixture
def copy(tmp_path):
    """The project with nothing but tables and settings."""
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, tmp_path / name)
    return tmp_path


def fill(root, given):
    path = root / "article.toml"
    text = path.read_text("utf-8")
    for name, address in given.items():
        text = re.sub(rf'^{name} = ""', f'{name} = "{address}"', text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")


def test_the_settings_name_every_address_and_hold_none_that_is_made_up():
    given = tomllib.loads((ROOT / "article.toml").read_text("utf-8"))["addresses"]
    assert tuple(given) == ADDRESSES
    assert not any("example" in text for text in given.values())


@pytest.mark.slow
def test_what_is_filled_in_reaches_every_file(copy):
    fill(copy, FILLED)
    texts = {p.relative_to(copy).as_posix(): text for p, text in files.outputs(copy).items()}
    package, cff, _, web, crate = documents(texts).values()
    book, sources = FILLED["book"], FILLED["repository"]
    graph = {entity["@id"]: entity for entity in crate["@graph"]}
    people = graph[graph["./"]["creator"]["@id"]]
    assert package["homepage"] == cff["url"] == web["url"] == graph["./"]["url"] == book
    assert people["url"] == sources
    assert graph[people["contactPoint"]["@id"]]["url"] == FILLED["contact"]
    assert web["distribution"]["contentUrl"] == f"{book}paper/figures/tables.zip"
    assert faults(cff, "cff-1.2.0.json") == []
    assert json.loads(texts["croissant.json"])["url"] == book
    software = json.loads(texts["codemeta.json"])
    assert (software["url"], software["codeRepository"]) == (book, sources)
    assert software["issueTracker"] == "https://example.org/issues?claim="
    assert f'"og:url" content="{book}"' in head(copy)


@pytest.mark.parametrize("given", [{}, FILLED], ids=["empty", "filled"])
def test_the_wheel_has_the_addresses(copy, given):
    fill(copy, given)
    listed = ProjectMetadata(str(copy), PluginManager()).core.urls
    assert listed == (
        {
            "Homepage": FILLED["book"],
            "Repository": FILLED["repository"],
            "Issues": "https://example.org/issues?claim=",
        }
        if given
        else {}
    )


@pytest.mark.slow
def test_what_is_empty_reaches_none():
    for name, text in outputs().items():
        assert not re.search(r'(: ?|=)""', text), name


def test_a_release_names_what_is_still_empty(copy, capsys, monkeypatch):
    monkeypatch.setattr("claimbook.publish.metadata.__main__.write", lambda _: [])
    fill(copy, {"book": FILLED["book"]})
    main(["--doi", "10.1234/abc.d5", "--date", "2027-02-03"], copy)
    told = capsys.readouterr().err
    assert ", ".join(f"addresses.{name}" for name in ADDRESSES if name != "book") in told
    assert "addresses.book" not in told
    assert "publisher" in told and "doi" not in told


def test_an_address_that_nobody_asks_for_is_refused(copy):
    path = copy / "article.toml"
    path.write_text(path.read_text("utf-8").replace("\nbook = ", "\nbok = "), "utf-8")
    with pytest.raises(PackageUnreadableError, match="no address is called 'bok'"):
        article(open_at(copy))
