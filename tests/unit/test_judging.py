"""Verdicts follow the stated rules, and every check on evidence can be flipped by its evidence."""

from collections import ChainMap
from dataclasses import replace
from fractions import Fraction

import pytest
import small_audit as small

from claimbook.audit.basis import basis
from claimbook.audit.evidence_reader import AmbiguousEvidenceError, EvidenceReader
from claimbook.audit.outcomes import Outcome, all_checks, outcomes, outcomes_on, run
from claimbook.audit.source_classes import original, source_class, weakest_class
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import SIGNS, cited, internal, judge_all, sign, verdict_of
from claimbook.audit.weighing import PASSED_ON, best, external_of
from claimbook.quantities.printed import parse

TABLES = load_tables()
CHECKS = {(check.claim_id, check.name): check for check in all_checks(TABLES)}
COMPUTED = {(o.claim_id, o.check): o for o in outcomes() if o.kind == "computed"}
ON_EVIDENCE = {key: o for key, o in COMPUTED.items() if o.question == "external"}
WITH_VALUE = {key: o for key, o in COMPUTED.items() if o.claimed != "as stated"}


def judge(claim, found, tables):
    alone = replace(tables, claims={claim["claim_id"]: claim | {"restates": None}})
    own = [replace(each, claim_id=claim["claim_id"]) for each in found]
    [verdict] = judge_all(alone, own)
    return verdict


def outcome(result, source_class="official", question="external", basis="independent"):
    return Outcome(
        "C001", "x", question, "computed", "", "1", "1", result, basis, source_class, (), ()
    )


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        (["holds"], "confirmed"),
        (["holds", "holds"], "confirmed"),
        (["holds", "by-rounding"], "confirmed-by-rounding"),
        (["by-rounding"], "confirmed-by-rounding"),
        (["fails"], "contradicted"),
        (["fails", "fails"], "contradicted"),
        (["fails", "holds"], "qualified"),
        (["fails", "by-rounding"], "qualified"),
        (["qualifies"], "qualified"),
        (["qualifies", "holds"], "qualified"),
        (["qualifies", "fails"], "qualified"),
        ([], "undecided"),
    ],
)
def test_external(results, verdict):
    assert external_of(results) == verdict


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ([], "untestable"),
        (["holds"], "consistent"),
        (["by-rounding"], "consistent"),
        (["compatible"], "consistent"),
        (["holds", "fails"], "inconsistent"),
    ],
)
def test_internal(results, verdict):
    assert internal(results, "C900", small.tables()) == verdict


def test_only_the_best_class_of_source_counts():
    found = [outcome("fails", "vendor"), outcome("holds", "official"), outcome("holds", "law")]
    assert [o.source_class for o in best(found, TABLES.ranks)] == ["official", "law"]
    assert best([], TABLES.ranks) == []


def test_a_claim_that_merely_agrees_with_itself_is_undecided():
    claim = next(row for row in TABLES.claims.values() if row["is_checkable"])
    verdict = judge(claim, [outcome("holds", "", "internal", "article")], TABLES)
    found = (verdict.internal, verdict.external, verdict.basis)
    assert found == ("consistent", "undecided", "none")


def test_what_is_not_checkable_is_never_decided():
    claim = next(row for row in TABLES.claims.values() if not row["is_checkable"])
    verdict = judge(claim, [outcome("holds")], TABLES)
    assert (verdict.external, verdict.outcomes, verdict.source_class) == ("not-checkable", 0, "")


@pytest.mark.parametrize(
    ("weight", "severity"),
    [("central", "argument"), ("supporting", "support"), ("incidental", "detail")],
)
def test_severity_is_the_weight_of_what_fails(weight, severity):
    claim = next(row for row in TABLES.claims.values() if row["is_checkable"]) | {"weight": weight}
    assert judge(claim, [outcome("fails")], TABLES).severity == severity
    assert judge(claim, [outcome("qualifies")], TABLES).severity == severity
    assert judge(claim, [outcome("holds")], TABLES).severity == "none"


def test_a_copy_speaks_with_the_class_and_voice_of_its_original():
    works = {
        "W1": {"copy_of": None, "source_class": "statistical-office"},
        "W2": {"copy_of": "W1", "source_class": "private"},
        "W3": {"copy_of": None, "source_class": "press"},
    }
    assert original("W2", works) == "W1"
    assert source_class("W2", works) == "statistical-office"
    assert weakest_class(["W1", "W2", "W3"], works, TABLES.ranks) == "press"
    assert weakest_class([], works, TABLES.ranks) == ""


@pytest.mark.parametrize(
    ("is_own_words", "source_class", "voice"),
    [(None, "official", "W002"), (True, "private", "W004")],
)
def test_what_a_copy_says_of_itself_is_its_own_word(is_own_words, source_class, voice):
    given = small.tables(
        small.claim("C900"),
        statements=[small.statement("E9000", "C900", "W004", is_own_words=is_own_words)],
    )
    [found] = [each for each in outcomes_on(given) if each.claim_id == "C900"]
    assert (found.source_class, found.works) == (source_class, ("W004",))
    assert found.original_works(given) == (voice,)


def test_the_own_words_of_a_copy_do_not_outweigh_its_original():
    given = small.tables(
        small.claim("C900"),
        statements=[
            small.statement("E9000", "C900", "W002"),
            small.statement("E9001", "C900", "W004", "contradicts", is_own_words=True),
        ],
    )
    found = [each for each in outcomes_on(given) if each.claim_id == "C900"]
    verdict = judge(given.claims["C900"], found, given)
    assert (verdict.external, verdict.outcomes) == ("confirmed", 1)


def test_the_basis_is_cited_only_if_all_that_was_read_is():
    claim_id = "C261"
    [work] = [each["work_id"] for each in EvidenceReader(TABLES).cited(claim_id)]
    assert basis(claim_id, [work], TABLES) == "cited"
    assert basis(claim_id, [work, "W001"], TABLES) == "independent"
    elsewhere = next(w for w in ("W052", "W044") if w != work)
    assert basis(claim_id, [work, elsewhere], TABLES) == "cited-elsewhere"
    assert basis(claim_id, [], TABLES) == "article"


def test_the_first_finding_that_any_cited_work_has_decides():
    rows = tuple({"finding": each} for each in ("unreachable", "silent", "supports"))
    tables = replace(TABLES, source_checks={"C001": rows, "C002": rows[:2]})
    assert [cited(each, tables) for each in ("C001", "C002", "C003")] == [
        "supports",
        "silent",
        "no-source",
    ]


def test_a_cited_work_that_nobody_looked_up_is_told_from_none():
    work, note = "C029", "C172"  # C172 cites an explanatory note alone
    tables = replace(TABLES, source_checks={})
    assert [cited(each, tables) for each in (work, note)] == ["unchecked", "no-source"]


def test_every_class_of_source_has_a_rank():
    assert {row["source_class"] for row in TABLES.works.values()} - {"audited"} <= set(TABLES.ranks)


def test_signs_tell_verdicts_apart():
    verdict = verdict_of()["C380"]
    signs = {
        sign(replace(verdict, external=each, internal="consistent"))
        for each in SIGNS
        if each != "not-checkable"
    }
    assert len(signs) == len(SIGNS) - 1
    assert sign(replace(verdict, external="undecided", internal="inconsistent")).endswith("≠")


def changed(cells, value):
    moved = {
        cell: tuple(row | {"value": value, "qualifier": None} for row in TABLES.observations[cell])
        for cell in cells
    }
    return replace(TABLES, observations=ChainMap(moved, TABLES.observations))


def variants(claim, read):
    """Yield tables in which an observation, those of an entity, or all that were read are moved.

    They are moved far either way, to the value stated, and to its product with another one.
    """
    cells = [(i, e, int(y)) for i, e, y, *_ in (key.split("|") for key in read)]
    by_entity = [[c for c in cells if c[1] == entity] for entity in {c[1] for c in cells}]
    groups = [cells, *sorted(by_entity, key=len, reverse=True), *([cell] for cell in cells)]
    stated = float(parse(claim["value"] or "") or 1)
    products = [stated * float(TABLES.observations[cell][0]["value"]) for cell in cells]
    for value in (0.5, 1, 500, 1e15, stated, *products, 0):
        for group in groups:
            yield changed(group, value)


def variants_of_own(names):
    """Yield tables of which one of this article's own is empty or has other years or remits."""
    for name in names:
        rows = TABLES.own[name]
        for cells in ({"first_year": 1900}, {"first_year": 2100}, {"remit": "digital"}):
            moved = tuple(row | cells for row in rows)
            yield replace(TABLES, own=TABLES.own | {name: moved})
        yield replace(TABLES, own=TABLES.own | {name: ()})


@pytest.mark.parametrize("key", sorted(ON_EVIDENCE), ids="-".join)
def test_some_change_of_its_evidence_flips_a_check(key):
    before = ON_EVIDENCE[key]
    read = [row for table, row in before.rows if table == "observations"]
    claim = TABLES.claims[key[0]]
    own = sorted({table for table, _ in before.rows} & set(TABLES.own))
    tried = variants_of_own(own) if own else variants(claim, read)
    found = (run(CHECKS[key], tables) for tables in tried)
    assert any(after is None or after.result != before.result for after in found)


@pytest.mark.parametrize("key", sorted(WITH_VALUE), ids="-".join)
def test_one_unit_of_the_last_place_across_the_limit_flips_a_check(key):
    row = TABLES.claims[key[0]]
    unit = Fraction(str(row["step"] or (0.01 if row["kind"] == "ratio" else 1)))
    value = parse(row["value"])
    results = set()
    for steps in sorted(range(-60, 61), key=abs):
        moved = max(value + steps * unit, Fraction(0))
        claim = row | {"value": str(float(moved)) if moved % 1 else str(int(moved))}
        tables = replace(TABLES, claims=TABLES.claims | {key[0]: claim})
        results.add(run(CHECKS[key], tables).result == "fails")
        if len(results) == 2:
            return
    pytest.fail(f"{results}, sixty steps either way")


def test_an_observation_that_is_not_one_is_refused():
    with pytest.raises(AmbiguousEvidenceError, match="none"):
        EvidenceReader(TABLES).value("un_egdi_rank", "DNK", 1900)
    with pytest.raises(AmbiguousEvidenceError, match="2023-06-30"):
        EvidenceReader(TABLES).value("market_value_usd", "APPLE", 2023, edition="2023-06-30")


def test_editions_after_acceptance_are_read_only_when_named():
    t = EvidenceReader(TABLES)
    with pytest.raises(AmbiguousEvidenceError):
        t.value("desi_vhcn_coverage_pct", "DNK", 2025)
    assert t.value("desi_vhcn_coverage_pct", "DNK", 2025, edition="DESI 2026").low > 97


def test_a_restatement_without_evidence_is_judged_as_what_it_restates():
    restated = [
        row
        for row in TABLES.claims.values()
        if row["restates"] and row["is_checkable"] and not TABLES.statements.get(row["claim_id"])
    ]
    assert restated
    for row in restated:
        own, other = (verdict_of()[row[k]] for k in ("claim_id", "restates"))
        passed = other.external in PASSED_ON[row["relation"]]
        assert own.external == (other.external if passed else "undecided")


def test_no_verdict_without_rows():
    for verdict in judge_all(TABLES, outcomes()):
        if verdict.external not in {"undecided", "not-checkable"}:
            assert verdict.outcomes > 0
            assert verdict.source_class in TABLES.ranks
    for each in outcomes():
        if each.question == "external":
            assert each.works
            read = {"observations", "statements", *TABLES.own}
            assert any(table in read for table, _ in each.rows)


@pytest.mark.slow
def test_every_observation_says_where_it_stands():
    for rows in TABLES.observations.values():
        assert all(row["locator"] for row in rows)


def test_what_is_open_says_what_would_settle_it():
    missing = [
        verdict.claim_id
        for verdict in verdict_of().values()
        if verdict.external in {"undecided", "not-checkable"}
        and TABLES.question(verdict.claim_id) is None
    ]
    assert missing == []
