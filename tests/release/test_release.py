"""A release: one DOI reaches every file, and nothing that only looks like a DOI does."""

import json
import shutil
from pathlib import Path

import pytest
from datacite import schema45
from lxml import etree
from test_metadata import ROOT, documents, faults, own

import techplomacy as tp
from claimbook.publish.metadata import files
from claimbook.publish.metadata.__main__ import main
from claimbook.publish.metadata.project import OWN
from claimbook.publish.metadata.release import InvalidReleaseError, checked_day, checked_doi, record

pytestmark = pytest.mark.slow

DOI, DAY = "10.5072/techplomacy.v1", "2027-02-03"
ADDRESS = f"https://doi.org/{DOI}"
SOURCES = ("pyproject.toml", "README.md", "SECURITY.md", OWN.as_posix())
MANDATORY = {"doi", "creators", "titles", "publisher", "publicationYear", "types"}
RECOMMENDED = {"subjects", "contributors", "dates", "relatedIdentifiers", "descriptions"}


class _Folder(dict):
    """The texts of a folder by their path, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __missing__(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")


@pytest.fixture(scope="module")
def released(tmp_path_factory) -> Path:
    """A copy of the project with a DOI of the test prefix."""
    copy = tmp_path_factory.mktemp("released")
    for name in SOURCES:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
    for folder in ("data", "schemas"):
        shutil.copytree(ROOT / folder, copy / folder)
    record(DOI, DAY, copy, trial=True)
    files.write(copy)
    return copy


def test_a_doi_reaches_every_file(released):
    package, cff, zenodo, web, crate = documents(_Folder(released)).values()
    assert package["id"] == web["identifier"] == ADDRESS
    assert (cff["doi"], "identifiers" in cff) == (DOI, False)
    graph = {entity["@id"]: entity for entity in crate["@graph"]}
    assert graph["#identifier"]["value"] == ADDRESS
    assert package["created"][:10] == cff["date-released"] == zenodo["publication_date"] == DAY
    assert web["datePublished"] == graph["./"]["datePublished"] == DAY
    assert faults(cff, "cff-1.2.0.json") == faults(zenodo, "zenodo.json") == []
    readme = (released / "README.md").read_text("utf-8")
    assert ADDRESS in readme and "no DOI yet" not in readme


@pytest.mark.parametrize("form", ["apa", "bibtex", "csl-json", "cff", "ris"])
def test_a_citation_has_the_doi_and_the_year(released, form):
    text = tp.cite("dataset", form, package=released)
    assert DOI in text and DAY[:4] in text


def test_without_a_doi_no_day_of_release_is_claimed():
    package, cff, zenodo, web, _ = own().values()
    if package["id"].startswith("urn:"):
        assert "date-released" not in cff
        assert "publication_date" not in zenodo and "datePublished" not in web


def test_datacite_has_what_is_mandatory_and_recommended(released):
    metadata = json.loads((released / "datacite.json").read_text("utf-8"))
    assert [each.message for each in schema45.validator.iter_errors(metadata)] == []
    assert {name for name in MANDATORY | RECOMMENDED if not metadata.get(name)} == set()
    assert metadata["types"]["resourceTypeGeneral"] == "Dataset"
    package = json.loads((released / "datapackage.json").read_text("utf-8"))
    assert metadata["titles"][0]["title"] == package["title"]
    assert [each["name"] for each in metadata["creators"]] == ["The techplomacy contributors"]
    assert [each["subject"] for each in metadata["subjects"]] == package["keywords"]
    assert metadata["rightsList"][0]["rightsIdentifier"] == package["licenses"][0]["name"]
    assert metadata["version"] == package["version"]
    wrong = metadata | {"relatedIdentifiers": [{"relationType": "Likes"}]}
    assert not schema45.validator.is_valid(wrong)


def test_datacite_in_xml_says_the_same(released):
    tree = etree.fromstring((released / "datacite.xml").read_bytes())
    space = {"d": "http://datacite.org/schema/kernel-4"}
    metadata = json.loads((released / "datacite.json").read_text("utf-8"))
    assert tree.findtext("d:identifier", namespaces=space) == DOI
    assert tree.findtext("d:titles/d:title", namespaces=space) == metadata["titles"][0]["title"]
    related = tree.findall("d:relatedIdentifiers/d:relatedIdentifier", namespaces=space)
    assert [(each.text, each.get("relationType")) for each in related] == [
        (each["relatedIdentifier"], each["relationType"]) for each in metadata["relatedIdentifiers"]
    ]


def test_a_second_doi_takes_the_place_of_the_first(tmp_path):
    shutil.copyfile(ROOT / OWN, tmp_path / OWN)
    for doi in (DOI, "10.5072/techplomacy.v2"):
        record(doi, DAY, tmp_path, trial=True)
    text = (tmp_path / OWN).read_text("utf-8")
    assert text.count("\ndoi = ") == text.count("\ncreated = ") == 1
    assert 'doi = "10.5072/techplomacy.v2"' in text


@pytest.mark.parametrize(
    "doi",
    [
        "",
        "zenodo.123",
        "10.12/short-prefix",
        "10.5281/",
        "10.5281/two words",
        "https://example.org/10.5281/zenodo.88",
        "10.5281/zenodo.FIXME",
        "10.5281/zenodo.0",
        "10.5281/zenodo.0000000",
        "10.5281/zenodo.1234567",
        "10.5281/zenodo.XXXXXXX",
        "10.5281/TODO",
        "10.5281/your-doi",
        DOI,
    ],
)
def test_what_is_no_doi_is_refused(doi, tmp_path, capsys):
    with pytest.raises(InvalidReleaseError):
        checked_doi(doi)
    if doi:
        with pytest.raises(SystemExit) as end:
            main(["--doi", doi], tmp_path)
        assert end.value.code == 2 and not list(tmp_path.iterdir())
        assert doi in capsys.readouterr().err


@pytest.mark.parametrize("given", [DOI, ADDRESS, f"doi:{DOI}", f" {DOI.upper()} "])
def test_a_doi_may_come_as_an_address(given):
    assert checked_doi(given, trial=True) == DOI


@pytest.mark.parametrize("day", ["2027-2-3", "2027-02-30", "tomorrow", "03.02.2027"])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(InvalidReleaseError):
        checked_day(day)
    assert checked_day(DAY) == DAY
