"""Metadata in the words of schema.org, Croissant and CodeMeta: known, and true of the tables."""

import hashlib
import json
from functools import cache
from importlib.resources import files as shipped

import pytest
from test_metadata import ROOT, outputs, own

import techplomacy as tp
from claimbook.book import downloads
from claimbook.publish.citation.items import work_types
from claimbook.publish.metadata.project import project


@cache
def vocabulary() -> dict[str, dict]:
    graph = json.loads((shipped("rocrate") / "data" / "schema.jsonld").read_text("utf-8"))
    named = ((*entity["@id"].partition(":"), entity) for entity in graph["@graph"])
    return {name: entity for prefix, _, name, entity in named if prefix == "schema"}


def ids(value: object) -> set[str]:
    entities = value if isinstance(value, list) else [value] if value else []
    return {entity["@id"].partition(":")[2] for entity in entities}


def lineage(kind: str) -> set[str]:
    return {kind}.union(*map(lineage, ids(vocabulary()[kind].get("rdfs:subClassOf")) - {""}))


def strangers(node: object) -> list[str]:
    """Return the types and properties that schema.org does not know, or not together."""
    if isinstance(node, list):
        return [each for part in node for each in strangers(part)]
    if not isinstance(node, dict):
        return []
    kinds = lineage(node["@type"]) if node["@type"] in vocabulary() else set()
    wrong = [] if kinds else [node["@type"]]
    for name, value in node.items():
        if not name.startswith("@"):
            domain = ids(vocabulary().get(name, {}).get("schema:domainIncludes"))
            wrong += [] if domain & kinds else [f"{node['@type']}.{name}"]
            wrong += strangers(value)
    return wrong


@pytest.mark.slow
def test_the_head_of_the_book_speaks_schema_org():
    head = own()["schema.org"]
    assert head["@context"] == "https://schema.org" and strangers(head) == []
    assert strangers(head | {"colour": "red"}) == ["Dataset.colour"]
    assert strangers({"@type": "ScholarlyArticle", "variableMeasured": "x"})
    assert outputs()["paper/metadata/dataset.html"].count("</") == 1
    assert {each["schema.org"] for each in work_types().values()} - {""} <= set(vocabulary())


def test_croissant_describes_every_table_and_field():
    written = json.loads(outputs()["croissant.json"])
    files = {each["@id"]: each for each in written["distribution"]}
    tables = tp.tables().set_index("name")
    assert [each["name"] for each in written["recordSet"]] == tables.index.tolist()
    for records in written["recordSet"]:
        path = tables.loc[records["name"], "path"]
        data = (ROOT / path).read_bytes()
        assert files[path]["sha256"] == hashlib.sha256(data).hexdigest()
        columns = [each["source"]["extract"]["column"] for each in records["field"]]
        assert columns == data.decode().split("\n")[0].split(",")
        assert {each["source"]["fileObject"]["@id"] for each in records["field"]} == {path}


def test_codemeta_says_what_the_project_says():
    written, facts = json.loads(outputs()["codemeta.json"]), project(ROOT)
    assert written["version"] == facts["version"]
    assert written["softwareRequirements"] == facts["dependencies"]
    assert written["license"] == facts["code_licence"]["path"]


def test_search_engines_see_what_is_measured_and_where_it_is():
    head = outputs()["paper/metadata/dataset.html"]
    written = json.loads(head.split("\n", 1)[1].rsplit("</script>", 1)[0])
    indicators = tp.read("indicators")
    assert [each["name"] for each in written["variableMeasured"]] == indicators["title"].tolist()
    assert written["distribution"]["contentUrl"].endswith(downloads.ARCHIVE)
    years = tp.read("observations")["year"]
    assert written["temporalCoverage"] == f"{years.min()}/{years.max()}"
