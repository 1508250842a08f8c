"""Checks as CheckActions of an RO-Crate: each check once, nothing dangling, and a valid crate."""

import json
import re
import shutil

import pytest
from hidden_study import ROOT

from claimbook.audit.outcomes import all_checks, outcomes
from claimbook.audit.tables import load_tables
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import opened, using
from claimbook.publish.metadata.check_actions import UNTOLD, check_actions

PENGUINS = ROOT / "examples/penguins"


@pytest.fixture(scope="module")
def penguins():
    with using(opened(PENGUINS)):
        yield load_tables()


def crate(tables, found=None, claim_ids=None):
    found = outcomes() if found is None else found
    wanted = tables.claims if claim_ids is None else claim_ids
    return check_actions(wanted, tables, found, load_descriptor(), "1.2.3")


def by_id(document):
    return {each["@id"]: each for each in document["@graph"]}


def test_each_check_is_an_action_with_what_it_read_and_found(penguins):
    document = crate(penguins)
    actions = [each for each in document["@graph"] if each["@type"] == "CheckAction"]
    assert len(actions) == len(all_checks(penguins)) > 100
    graph = by_id(document)
    action = graph["#check-C007-species"]
    read = [each["@id"] for each in action["object"]]
    assert read == ["#C007", "data/article/claims.csv", "evidence/penguins.csv"]
    assert graph[action["result"]["@id"]]["value"] == "holds"
    assert "count(distinct species)" in graph[action["instrument"]["@id"]]["text"]
    assert action["actionStatus"]["@id"].endswith("CompletedActionStatus")


def test_every_link_leads_to_an_entity_and_none_is_there_twice(penguins):
    document = crate(penguins)
    graph = by_id(document)
    assert len(graph) == len(document["@graph"])
    named = set(re.findall(r'\{"@id": "([^"]+)"\}', json.dumps(document)))
    linked = {name for name in named if not name.startswith("http://schema.org/")}
    assert linked - graph.keys() == {"https://w3id.org/ro/crate/1.2"}


def test_a_check_of_which_the_tables_cannot_tell_has_failed(penguins):
    graph = by_id(crate(penguins, found=(), claim_ids={"C007"}))
    [action] = [each for each in graph.values() if each["@type"] == "CheckAction"]
    assert action["actionStatus"]["@id"].endswith("FailedActionStatus")
    assert (action["error"], "result" in action) == (UNTOLD, False)


@pytest.mark.slow
def test_the_printed_crate_passes_the_validator(tmp_path, run):
    """What RO-Crate 1.2 requires, by roc-validator, without a network."""
    from crate_cache import crate_faults  # a validator that takes long to load

    folder = shutil.copytree(PENGUINS, tmp_path / "penguins")
    _, printed, _ = run("audit", "--package", folder, "--format", "crate", "--claim", "C007")

    def faults(text):
        (folder / "ro-crate-metadata.json").write_text(text, "utf-8")
        return crate_faults(folder, tmp_path)

    assert faults(printed) == []
    assert faults(printed.replace('"datePublished"', '"dated"'))
