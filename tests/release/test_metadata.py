"""Metadata files: derived from one source, sound by their schemas, and of one mind."""

import json
import re
from functools import cache
from pathlib import Path

import bibtexparser
import pytest
import yaml
from jsonschema_rs import Draft7Validator

import techplomacy as tp
from claimbook.publish.metadata import files
from claimbook.publish.metadata.project import project
from claimbook.publish.metadata.readme import security
from claimbook.publish.metadata.rocrate import NAME, described

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).with_name("schemas")
WITHOUT_DOI = (
    "datapackage.json",
    "CITATION.cff",
    ".zenodo.json",
    "paper/metadata/dataset.html",
    "paper/metadata/share.html",
    "codecheck.yml",
    "codemeta.json",
    "croissant.json",
    "paper/references.bib",
    "README.md",
    "SECURITY.md",
    NAME,
)
WITH_DOI = ("datacite.json", "datacite.xml")
AGREED = ("title", "creators", "version", "licence", "keywords", "description", "article")


@cache
def outputs() -> dict[str, str]:
    """Return what would be written; derived once, and not while tests are collected."""
    return {p.relative_to(ROOT).as_posix(): text for p, text in files.outputs(ROOT).items()}


class Plain(yaml.SafeLoader):
    """A loader that leaves days as they are written, which the schema of CFF wants."""


Plain.yaml_implicit_resolvers = {
    first: [each for each in known if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(document: object, schema: str) -> list[str]:
    """Compare with a schema, formats and all; one that nothing knows would raise."""
    rules = json.loads((SCHEMAS / schema).read_text("utf-8"))
    validator = Draft7Validator(rules, validate_formats=True, ignore_unknown_formats=False)
    return [f"{each.instance_path}: {each.message}" for each in validator.iter_errors(document)]


def linked_data(text: str) -> dict:
    return json.loads(re.search(r"<script[^>]*>(.*)</script>", text, re.DOTALL)[1])


def documents(texts: dict[str, str]) -> dict[str, dict]:
    """Return each metadata file that describes the whole, parsed."""
    return {
        "datapackage.json": json.loads(texts["datapackage.json"]),
        "CITATION.cff": yaml.load(texts["CITATION.cff"], Plain),
        ".zenodo.json": json.loads(texts[".zenodo.json"]),
        "schema.org": linked_data(texts["paper/metadata/dataset.html"]),
        "rocrate": json.loads(texts[NAME]),
    }


@cache
def own() -> dict[str, dict]:
    """Return the metadata documents of this project."""
    return documents(outputs())


@pytest.mark.slow
def test_these_files_are_derived():
    has_doi = "doi" in project(ROOT)
    assert set(outputs()) == {*WITHOUT_DOI, *(WITH_DOI if has_doi else ())}


@pytest.mark.slow
@pytest.mark.parametrize("name", WITHOUT_DOI)
def test_what_is_committed_is_what_would_be_written(name):
    assert (ROOT / name).read_text("utf-8") == outputs()[name], "run `make metadata`"


def test_whom_to_tell_of_a_fault_is_a_setting(tmp_path):
    for name in ("pyproject.toml", "article.toml", "README.md", "SECURITY.md"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for name in ("data", "schemas"):
        (tmp_path / name).symlink_to(ROOT / name)
    source = tmp_path / "article.toml"
    assert "No address is set yet" in security(tmp_path)
    text = source.read_text("utf-8")
    source.write_text(text.replace('security = ""', 'security = "a@x.org"'), "utf-8")
    assert "\nWrite to <a@x.org>.\n" in security(tmp_path)


def test_no_key_stands_in_both_sources(tmp_path):
    for name in ("pyproject.toml", "article.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    source = tmp_path / name
    source.write_text('version = "9.9.9"\n' + source.read_text("utf-8"), "utf-8")
    with pytest.raises(ValueError, match=r"set in both.*version"):
        project(tmp_path)


def agreed(documents: dict[str, dict]) -> dict[str, dict[str, object]]:
    """Return title, creators, version, licence and keywords as each file has them."""
    package, cff, zenodo, web, crate = documents.values()
    graph = {entity["@id"]: entity for entity in crate["@graph"]}
    root = graph["./"]
    licences = {facts["path"]: facts["name"] for facts in [project(ROOT)["licence"]]}
    return {
        "title": {
            package["title"],
            cff["title"],
            zenodo["title"],
            web["name"],
            root["name"],
        },
        "creators": {
            tuple(each["title"] for each in package["contributors"]),
            tuple(each["name"] for each in cff["authors"]),
            tuple(each["name"] for each in zenodo["creators"]),
            tuple(each["name"] for each in web["creator"]),
            (graph[root["creator"]["@id"]]["name"],),
        },
        "version": {
            package["version"],
            cff["version"],
            zenodo["version"],
            web["version"],
            root["version"],
            tp.__version__,
        },
        "licence": {
            package["licenses"][0]["name"],
            cff["license"],
            zenodo["license"],
            licences[web["license"]],
            graph[root["license"]["@id"]]["identifier"],
        },
        "keywords": {tuple(each["keywords"]) for each in (package, cff, zenodo, web, root)},
        "description": {
            package["description"],
            cff["abstract"],
            zenodo["description"].removeprefix("<p>").removesuffix("</p>"),
            web["description"],
            root["description"],
        },
        "article": {
            package["sources"][0]["path"],
            f"https://doi.org/{cff['references'][0]['doi']}",
            f"https://doi.org/{zenodo['related_identifiers'][0]['identifier']}",
            web["isBasedOn"][0]["@id"],
            root["citation"]["@id"],
            yaml.safe_load(outputs()["codecheck.yml"])["paper"]["reference"],
        },
    }


@pytest.mark.parametrize("what", AGREED)
def test_all_files_say_the_same(what):
    [value] = agreed(own())[what]
    assert value


def test_the_creator_is_nobody_invented():
    assert agreed(own())["creators"] == {("The techplomacy contributors",)}
    named = {"0009-0008-5801-3070"}  # of the article's author, as the article prints it
    found = {
        orcid
        for text in outputs().values()
        for orcid in re.findall(r"(?:\d{4}-){3}\d{3}[\dX]\b", text)
    }
    assert found == named


@pytest.mark.parametrize("name", WITHOUT_DOI)
def test_no_file_holds_a_placeholder_or_a_doi_of_its_own(name):
    assert not re.search(r"FIXME|XXXX|TODO|zenodo\.0+\b|10\.5072", outputs()[name])


def test_citation_file():
    document = own()["CITATION.cff"]
    assert faults(document, "cff-1.2.0.json") == []
    assert document["type"] == "dataset" and "preferred-citation" not in document
    assert tp.cite(form="cff") == outputs()["CITATION.cff"]
    assert faults(document | {"colour": "red"}, "cff-1.2.0.json")


@pytest.mark.slow
@pytest.mark.parametrize("what", [None, "C008", "C029", "C380", "W331"])
def test_citations_in_json_and_cff_keep_to_their_schemas(what):
    assert faults(json.loads(tp.cite(what, "csl-json")), "csl-data.json") == []
    assert faults(yaml.load(tp.cite(what, "cff"), Plain), "cff-1.2.0.json") == []


def test_zenodo():
    document = own()[".zenodo.json"]
    assert faults(document, "zenodo.json") == []
    relations = [each["relation"] for each in document["related_identifiers"]]
    assert relations[0] == "reviews" and set(relations[1:]) == {"isDerivedFrom"}


def test_evidence_with_a_doi_is_what_the_data_are_derived_from():
    works = tp.read("works").set_index("work_id")
    right = tp.read("corrections").query("table == 'works' and field == 'doi'")
    read = {*tp.read("observations")["work_id"], *tp.read("statements")["work_id"]}
    best = works["doi"].copy()
    best.update(right.set_index("key")["right"])
    expected = {doi for key, doi in best.dropna().items() if key in read}
    given = own()[".zenodo.json"]["related_identifiers"][1:]
    assert {each["identifier"] for each in given} == expected


def test_codecheck():
    text = outputs()["codecheck.yml"]
    document = yaml.safe_load(text)
    assert text.startswith("---\n")
    assert faults(document, "codecheck.json") == []
    for each in document["manifest"]:
        assert (ROOT / each["file"]).is_file()
    assert faults(document | {"codechecker": [{"name": "Nobody"}]}, "codecheck.json")


def test_references_are_all_works():
    library = bibtexparser.parse_string(outputs()["paper/references.bib"])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == tp.read("works")["work_id"].tolist()


def test_the_crate_is_whole():
    graph = own()["rocrate"]["@graph"]
    by_id = {entity["@id"]: entity for entity in graph}
    assert len(by_id) == len(graph)
    named = set(re.findall(r'\{\s*"@id": "([^"]+)"\s*\}', outputs()[NAME]))
    assert named - set(by_id) == {"https://w3id.org/ro/crate/1.2"}
    parts = {part["@id"] for part in by_id["./"]["hasPart"]}
    files_described = {key for key, entity in by_id.items() if "File" in entity["@type"]}
    looked_for = {path for (path, *_), _ in described()}
    folders = {path for path in looked_for if path.endswith("/")}
    assert files_described | folders == parts and looked_for <= parts
    assert all((ROOT / part).exists() for part in parts)
    for name, entity in by_id.items():
        if "contentSize" in entity:
            assert int(entity["contentSize"]) == (ROOT / name).stat().st_size
    assert {r["path"] for r in own()["datapackage.json"]["resources"]} <= parts


@pytest.mark.slow
def test_the_crate_passes_the_validator(tmp_path):
    """What RO-Crate 1.2 requires, by roc-validator, without a network."""
    from crate_cache import crate_faults  # a validator that takes long to load

    assert crate_faults(ROOT, tmp_path) == []
