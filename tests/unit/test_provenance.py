"""Provenance: a sound graph, in which every decided verdict leads to the works it rests on."""

import json
import re
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

import pytest
from small_audit import PROJECT, claim, computed, observation, statement, tables

from claimbook.audit.outcomes import outcomes, stance
from claimbook.audit.provenance import RELATIONS, provenance
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import counted_of, judge_all, verdicts
from claimbook.package.descriptor import load_descriptor as descriptor

OPEN = {"undecided", "not-checkable"}
AGENTS = {"prov:Agent", "prov:SoftwareAgent"}
KINDS = {
    "used": ({"prov:Activity"}, {"prov:Entity"}),
    "wasGeneratedBy": ({"prov:Entity"}, {"prov:Activity"}),
    "wasDerivedFrom": ({"prov:Entity"}, {"prov:Entity"}),
    "wasAssociatedWith": ({"prov:Activity"}, AGENTS),
    "wasAttributedTo": ({"prov:Entity"}, AGENTS),
}


def graph_of(judged, given, found, project=PROJECT):
    return {n["@id"]: n for n in provenance(judged, given, found, project)["@graph"]}


def edges(graph):
    return [
        (source, relation, target)
        for source, node in graph.items()
        for relation in RELATIONS
        for target in node.get(relation, ())
    ]


def unlinked(graph):
    return set(graph) - {end for source, _, target in edges(graph) for end in (source, target)}


def reached(graph, start, without=()):
    seen, todo = set(), [start]
    while todo:
        name = todo.pop()
        if name not in seen and not name.startswith(tuple(without)):
            seen.add(name)
            todo += [t for relation in RELATIONS for t in graph[name].get(relation, ())]
    return seen


READ = tuple(f"tp:{table}/" for table in ("observations", "statements", *load_tables().own))


def evidence(graph, claim_id):
    """Return the works that a verdict rests on, by way of the rows that were read alone."""
    seen = reached(graph, f"tp:verdicts/{claim_id}", ("tp:source_checks/",))
    rows = [name for name in seen if name.startswith(READ)]
    sources = {
        work
        for row in rows
        for name in graph[row].get("wasDerivedFrom", ())
        for work in reached(graph, name)
    }
    return {name.removeprefix("tp:works/") for name in sources if name.startswith("tp:works/")}


@pytest.fixture(scope="module")
def whole():
    return graph_of(verdicts(), load_tables(), outcomes(), descriptor().raw)


def test_every_verdict_is_there(whole):
    found = {name for name in whole if name.startswith("tp:verdicts/")}
    assert found == {f"tp:verdicts/{each.claim_id}" for each in verdicts()}


def test_no_node_is_missing_and_none_is_an_orphan(whole):
    assert {target for _, _, target in edges(whole)} <= set(whole)
    assert unlinked(whole) == set()
    assert unlinked({**whole, "tp:works/W999": {"@id": "tp:works/W999"}}) == {"tp:works/W999"}


def test_every_node_is_reached_from_a_verdict(whole):
    starts = [name for name in whole if name.startswith("tp:verdicts/")]
    assert set().union(*(reached(whole, name) for name in starts)) == set(whole)


def test_there_is_no_cycle(whole):
    links = {name: set() for name in whole}
    for source, _, target in edges(whole):
        links[source].add(target)
    assert len(list(TopologicalSorter(links).static_order())) == len(whole)
    verdict = next(name for name in whole if name.startswith("tp:verdicts/"))
    work = next(name for name in reached(whole, verdict) if name.startswith("tp:works/"))
    links[work].add(verdict)
    with pytest.raises(CycleError):
        TopologicalSorter(links).prepare()


def test_relations_join_the_kinds_that_prov_allows(whole):
    for source, relation, target in edges(whole):
        subject, thing = KINDS[relation]
        assert whole[source]["@type"] in subject, (source, relation)
        assert whole[target]["@type"] in thing, (source, relation, target)


def test_every_activity_has_an_agent_and_every_verdict_one_judging(whole):
    for name, node in whole.items():
        if node["@type"] == "prov:Activity":
            assert len(node["wasAssociatedWith"]) == 1
            assert node["used"]
        if name.startswith("tp:verdicts/"):
            assert len(node["wasGeneratedBy"]) == 1


def test_identifiers_can_stand_in_an_address(whole):
    assert all(re.fullmatch(r"tp:[A-Za-z0-9/._~%-]+", name) for name in whole)


def test_each_decided_verdict_rests_on_a_work_other_than_the_article(whole):
    audited = {key for key, row in load_tables().works.items() if row["source_class"] == "audited"}
    for each in verdicts():
        works = evidence(whole, each.claim_id)
        assert bool(works - audited) == (each.external not in OPEN), each.claim_id


def test_a_verdict_leads_to_all_works_that_its_counted_outcomes_read(whole):
    for each in verdicts():
        if each.external not in OPEN:
            found = counted_of()[each.claim_id]
            assert evidence(whole, each.claim_id) >= {w for o in found for w in o.works}


def test_without_outcomes_no_verdict_leads_to_a_work():
    given, decided = load_tables(), [each for each in verdicts() if each.external not in OPEN]
    graph = graph_of(decided, given, [o for o in outcomes() if o.question == "internal"])
    assert decided
    assert not any(evidence(graph, each.claim_id) for each in decided)


GIVEN = tables(
    claim("C900"),
    claim("C901", restates="C900"),
    statements=[statement("E9000", "C900", "W005"), statement("E9001", "C900", "W003")],
    observations=[observation(1, "W002"), observation(1, "W004")],
    source_checks=[{"claim_id": "C900", "work_id": "W003", "finding": "silent", "locator": "p. 2"}],
)


def small(claim_id, found, given=GIVEN):
    judged = [each for each in judge_all(given, found) if each.claim_id == claim_id]
    return graph_of(judged, given, found)


def test_a_copy_leads_to_its_original_and_the_publisher():
    graph = small("C900", [computed("C900", "holds", ("DNK", "W004"))])
    assert evidence(graph, "C900") == {"W004", "W002"}
    assert graph["tp:works/W004"]["wasDerivedFrom"] == ["tp:works/W002"]
    assert graph["tp:works/W002"]["wasAttributedTo"] == ["tp:publishers/Ministry%20of%20Things"]
    assert graph["tp:publishers/Ministry%20of%20Things"]["label"] == "Ministry of Things"


def test_only_what_is_counted_is_named():
    official = computed("C900", "holds", ("DNK", "W002"))
    press = replace(computed("C900", "fails", ("DNK", "W003")), check="another")
    assert evidence(small("C900", [official, press]), "C900") == {"W002"}
    with_press = replace(GIVEN, observations={("share", "DNK", 2024): (observation(1, "W003"),)})
    assert evidence(small("C900", [press], with_press), "C900") == {"W003"}


def coded():
    return [stance(row, GIVEN) for row in GIVEN.statements["C900"]]


def test_a_coded_statement_has_its_coding_and_coder():
    graph = small("C900", coded())
    node = graph["tp:statements/E9000"]
    assert node["wasDerivedFrom"] == ["tp:works/W005"]
    coding = graph[node["wasGeneratedBy"][0]]
    assert coding["used"] == ["tp:claims/C900", "tp:works/W005"]
    assert graph[coding["wasAssociatedWith"][0]]["label"] == "machine coding"
    assert "tp:statements/E9001" not in graph


def test_what_was_found_in_a_cited_work_is_used_and_coded():
    graph = small("C900", [])
    assert "tp:source_checks/C900/W003" in graph["tp:judging/C900"]["used"]
    assert "tp:works/W003" in graph


def test_a_restatement_rests_on_the_evidence_of_what_it_restates():
    graph = small("C901", coded())
    assert evidence(graph, "C901") == {"W005"}
    assert "tp:verdicts/C900" not in graph


def test_a_computed_verdict_names_the_package_at_its_version():
    graph = small("C900", [computed("C900", "holds", ("DNK", "W002"))])
    [agent] = graph["tp:checks/C900/a_check"]["wasAssociatedWith"]
    assert graph[agent] == {
        "@id": "tp:agents/small%201.2.3",
        "@type": "prov:SoftwareAgent",
        "label": "small 1.2.3",
    }
    assert graph["tp:verdicts/C900"]["wasAttributedTo"] == [agent]


def test_the_context_defines_every_term_without_the_network():
    document = provenance(verdicts(), load_tables(), outcomes(), descriptor().raw)
    context = document["@context"]
    assert context["prov"] == "http://www.w3.org/ns/prov#"
    used = {key for node in document["@graph"] for key in node if not key.startswith("@")}
    assert used <= set(context)
    assert set(RELATIONS) <= used
    assert context["tp"] == f"{descriptor().raw['id']}#"


def test_nothing_asked_for_gives_an_empty_graph():
    assert provenance([], GIVEN, [], PROJECT)["@graph"] == []


@pytest.mark.slow
def test_the_command_prints_the_graph_of_what_is_asked_for(run):
    status, out, _ = run("audit", "--format", "prov", "--claim", "C001")
    names = {node["@id"] for node in json.loads(out)["@graph"]}
    assert status == 0
    assert {name for name in names if name.startswith("tp:verdicts/")} == {"tp:verdicts/C001"}
    assert "tp:claims/C001" in names
