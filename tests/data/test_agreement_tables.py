"""The tables of the two codings: frozen, matched once each, and decided in their own words."""

import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from claimbook.audit.agreement.codings import checkable, codings, matches
from claimbook.audit.agreement.reliability import REQUIRED, reliability
from claimbook.audit.agreement.third import of_three, third
from claimbook.audit.history import adjudications, standing, turned
from claimbook.audit.tables import load_tables, rows
from claimbook.audit.verdicts import verdict_of
from claimbook.book.agreement import alpha_without_opinions, decimals
from claimbook.package.labels import labels

FOLDER = Path(__file__).parents[2] / "data" / "agreement"
FROZEN = {
    "second_codings": "919ad23e88a8975e50b95f88b9ebf992d0b4287ba4be2ed7e7ac547289fd970c",
    "first_codings": "479f58ae7cca6901eaeca6ca5efb0c44308fcd618d7ed7555a9ccf523b9203eb",
    "third_codings": "1008447da8902fa128a0dbe04f201c0bd1ab03b974586f795a22172afec1977b",
    "coding_matches": "e29b33a0df46c65969860ff8311f09064ddbdf0ea4f7534976f5d5db4aa55123",
}
"""SHA-256 of what nobody edits; a change of these is a change of what was compared."""
CODES = {
    "kind": ("claims", "kind"),
    "internal": ("verdicts", "internal"),
    "external": ("verdicts", "external"),
}


@pytest.mark.parametrize(("name", "digest"), FROZEN.items())
def test_what_is_frozen_is_as_it_was(name, digest):
    data = (FOLDER / f"{name}.csv").read_bytes()
    assert hashlib.sha256(data).hexdigest() == digest


def test_every_statement_has_one_main_claim_or_none():
    main = [match["second_id"] for match in matches(None) if match["is_main"]]
    assert len(main) == len(set(main)) == len({match["second_id"] for match in matches(None)})
    assert len(codings().second) == len(main)


def test_every_matched_claim_has_its_first_coding():
    frozen = {row["claim_id"] for row in rows("first_codings", None)}
    assert frozen == {match["claim_id"] for match in matches(None)}


def test_the_third_coding_has_every_claim_of_its_day_once_with_a_reason_where_it_needs_one():
    found = rows("third_codings", None)
    assert len(found) == len({row["claim_id"] for row in found}) == 518
    for row in found:
        assert bool(row["not_checkable_reason"]) is not row["is_checkable"], row["claim_id"]
        assert row["hesitated_with"] != row["kind"], row["claim_id"]


def test_decisions_speak_the_language_of_the_codings():
    for row in adjudications():
        if row["aspect"] in CODES:
            known = {*labels(*CODES[row["aspect"]]), "attested"}
            held = {row["first_coder"], row["decision"], row["other_coder"] or row["decision"]}
            assert held <= known, row["claim_id"]


def raised_by(coder):
    """Return what a coding raised, with the two codings that it sets side by side."""
    both = {"second-coding": codings, "third-coding": third}[coder]()
    return [row for row in adjudications() if row["raised_by"] == coder], both


CODERS = pytest.mark.parametrize("coder", ["second-coding", "third-coding"])


@CODERS
def test_decisions_quote_both_codings_as_they_are(coder):
    found, both = raised_by(coder)
    for row in found:
        claim_id, aspect = row["claim_id"], row["aspect"]
        assert row["first_coder"] == both.first["before"][claim_id][aspect], claim_id
        assert row["other_coder"] == both.second[claim_id][aspect], claim_id


@CODERS
def test_what_differs_in_a_kind_was_decided(coder):
    found, both = raised_by(coder)
    decided = {(row["claim_id"], row["aspect"]) for row in found}
    for claim_id, second in both.second.items():
        for aspect in ("kind", "checkable"):
            if both.first["before"][claim_id][aspect] != second[aspect]:
                assert (claim_id, aspect) in decided


def present(row):
    """Return what the package has now for the aspect of a decision, where it is a coding."""
    claim, verdict = load_tables().claims[row["claim_id"]], verdict_of()[row["claim_id"]]
    if row["aspect"] in ("internal", "cited", "external", "basis"):
        return str(getattr(verdict, row["aspect"]))
    found = {"kind": claim["kind"], "checkable": checkable(claim["is_checkable"])}
    return found.get(row["aspect"])


def unmet(decisions):
    return [row for row in decisions if present(row) not in {row["decision"], None}]


def test_what_was_decided_is_what_the_package_has():
    assert unmet(standing()) == []


def test_a_decision_that_was_taken_back_is_kept_before_the_one_that_stands():
    turns: dict[tuple[str, str], list[str]] = {}
    for row in adjudications():
        turns.setdefault((row["claim_id"], row["aspect"]), []).append(row)
        assert row["turn"] == len(turns[row["claim_id"], row["aspect"]])
    assert [row["decision"] for row in turns["C092", "kind"]] == ["enumeration", "existence"]
    followed = [pair for held in turns.values() for pair in pairwise(held)]
    assert all(one["decision"] != two["decision"] or one["raised_by"] != two["raised_by"]
               for one, two in followed)  # fmt: skip


def test_a_verdict_that_is_another_one_now_names_the_rule_that_turned_it():
    for row in rows("earlier_verdicts", None):
        assert bool(row["rule"]) is (row in turned()), row["claim_id"]


def counted(found):
    """Return counts in words, the largest first."""
    return ", ".join(f"{n} {word.replace('-', ' ')}" for word, n in Counter(found).most_common())


def difference():
    """Return how many first verdicts are others now, in which direction, and by which rules."""
    pairs = [(row["external"], verdict_of()[row["claim_id"]].external) for row in turned()]
    ways = [
        f"to {new.replace('-', ' ')} {len(old)} (from: {counted(old)})"
        for new in labels("verdicts", "external")
        if (old := [was for was, now in pairs if now == new])
    ]
    total = len(rows("earlier_verdicts", None))
    return (
        f"{len(pairs)} of the {total} first verdicts are others now: {', '.join(ways)}. By rule: "
    )


def test_the_changelog_counts_the_verdicts_that_turned_and_the_rules_that_turned_them():
    said = difference() + counted(row["rule"] for row in turned())
    assert said in " ".join((FOLDER.parents[1] / "CHANGELOG.md").read_text("utf-8").split())


def test_the_earlier_verdicts_are_those_of_the_first_coding():
    earlier = {row["claim_id"]: row for row in rows("earlier_verdicts", None)}
    for row in rows("first_codings", None):
        for aspect in ("internal", "cited", "external", "basis"):
            assert earlier[row["claim_id"]][aspect] == row[aspect]


def test_a_decision_that_the_package_does_not_have_is_seen():
    row = next(row for row in adjudications() if row["aspect"] == "kind")
    assert present(row) == row["decision"]
    changed = row | {"decision": "ratio" if row["decision"] != "ratio" else "count"}
    assert unmet([row, changed]) == [changed]


@pytest.mark.slow
def test_each_alpha_that_the_manual_gives_is_what_the_tables_give():
    once = {"0.69", "0.81"}  # after the second coding was decided, and before the third was
    found = [REQUIRED, *reliability()["alpha"], *of_three()["alpha"]]
    known = {*map(decimals, found), *map(alpha_without_opinions, ("before", "after")), *once}
    text = (FOLDER / "README.md").read_text("utf-8")
    assert set(re.findall(r"0\.[0-9]{2}", text)) <= known
