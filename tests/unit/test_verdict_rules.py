"""Each rule by which a verdict is reached, with the smallest change that flips it."""

from dataclasses import replace

import pytest
import small_audit as small

from claimbook.audit.claim_report import unestablished
from claimbook.audit.degrees import degree
from claimbook.audit.outcomes import outcomes_on
from claimbook.audit.reasons import reason
from claimbook.audit.sensitivity import SCENARIOS, external_under
from claimbook.audit.source_names import LONGEST, short_title, source_name
from claimbook.audit.verdicts import Verdict, by_claim, judge_all, weigh_all
from claimbook.audit.weighing import PASSED_ON

NAMED = {scenario.name: scenario for scenario in SCENARIOS}
SAYS = iter(range(9000, 9999))


def says(work_id, stance="supports", claim_id="C900", **cells):
    return small.statement(f"E{next(SAYS)}", claim_id, work_id, stance, **cells)


def judged(*statements, parts=None, conflicts=(), more=(), works=small.WORKS, **cells):
    given = small.tables(small.claim("C900", **cells), *more, statements=statements)
    given = replace(
        given,
        parts={"C900": parts} if parts else {},
        conflicts={each: ({},) for each in conflicts},
        works={key: row | {"work_id": key} for key, row in works.items()},
    )
    return {each.claim_id: each for each in judge_all(given, outcomes_on(given))}["C900"]


OWN = {"is_interested": True, "interest": "own-office"}


@pytest.mark.parametrize("kind", ["first", "comparison", "trend", "rank"])
def test_a_party_alone_attests_its_boast(kind):
    assert judged(says("W002", **OWN), kind=kind).external == "attested"
    assert judged(says("W002"), kind=kind).external == "confirmed"
    assert judged(says("W002", **OWN), kind="existence").external == "confirmed"


def test_an_effect_or_quality_is_a_boast_of_whatever_kind():
    assert judged(says("W002", **OWN), is_effect=True).external == "attested"
    assert judged(says("W002", **OWN), is_effect=False).external == "confirmed"


def test_any_other_voice_is_heard_before_the_party():
    party, press = says("W002", **OWN), says("W003", "qualifies")
    assert judged(party, press, kind="first").external == "qualified"
    assert judged(party, press, kind="existence").external == "confirmed"
    assert judged(party, says("W003"), kind="first").source_class == "press"


@pytest.mark.parametrize(
    ("stance", "verdict"), [("qualifies", "qualified"), ("contradicts", "contradicted")]
)
def test_a_party_that_limits_its_own_boast_counts(stance, verdict):
    against = says("W002", stance, **OWN)
    assert judged(against, says("W003"), kind="first").external == verdict


@pytest.mark.parametrize("stance", ["qualifies", "contradicts"])
@pytest.mark.parametrize("research", ["peer-reviewed", "working-paper", "research-institute"])
def test_a_party_stands_beside_research_on_its_boast_and_never_in_its_place(research, stance):
    works = small.WORKS | {"W006": small.work(research), "W007": small.work("private")}
    against, study, private = says("W002", stance, **OWN), says("W006"), says("W007")

    def weighed(*statements, **cells):
        found = judged(*statements, works=works, **cells)
        return found.external, found.source_class, found.outcomes

    alone = "qualified" if stance == "qualifies" else "contradicted"
    assert weighed(against, study, kind="first") == ("qualified", research, 2)
    assert weighed(against, study, kind="existence") == (alone, "official", 1)
    assert weighed(against, private, kind="first") == (alone, "official", 1)
    assert weighed(says("W002", stance), study, kind="first") == (alone, "official", 1)
    assert weighed(against, study | OWN, kind="first") == (alone, "official", 1)


def test_a_name_of_somebody_else_fails_a_claim():
    assert judged(says("W002", "names-other")).external == "contradicted"


@pytest.mark.parametrize("relation", PASSED_ON)
@pytest.mark.parametrize(
    ("stance", "verdict"), [("supports", "confirmed"), ("contradicts", "contradicted")]
)
def test_a_restatement_takes_over_what_its_relation_lets_through(relation, stance, verdict):
    body = small.claim("C901")
    found = judged(says("W002", stance, "C901"), restates="C901", relation=relation, more=(body,))
    passes = verdict in PASSED_ON[relation]
    assert found.external == (verdict if passes else "undecided")
    assert found.degree == ("" if passes else "compatible")


@pytest.mark.parametrize(
    ("leaning", "expected"), [("leans-false", "compatible"), (None, "nothing-found")]
)
def test_what_bears_on_the_claim_restated_is_not_nothing(leaning, expected):
    body, row = small.claim("C901"), says("W002", "neutral", "C901", leaning=leaning)
    found = judged(row, restates="C901", relation="weaker", more=(body,))
    assert (found.external, found.degree) == ("undecided", expected)


def test_a_weaker_claim_does_not_fail_and_a_stronger_one_is_not_confirmed():
    assert "qualified" not in PASSED_ON["weaker"]
    assert "confirmed" not in PASSED_ON["stronger"]


def test_documents_that_cover_all_parts_decide_by_the_weakest():
    first, second = says("W002", part="1"), says("W003", part="2")
    whole = judged(first, second, parts=("1", "2"))
    assert (whole.external, whole.source_class, whole.outcomes) == ("confirmed", "press", 2)
    assert judged(first, second, parts=("1", "2", "3")).external == "undecided"
    assert judged(says("W002"), parts=("1", "2")).external == "confirmed"


def test_one_part_that_fails_limits_and_all_that_fail_contradict():
    held, fails = says("W002", part="1"), says("W003", "contradicts", part="2")
    assert judged(held, fails, parts=("1", "2")).external == "qualified"
    assert judged(fails, parts=("1", "2")).external == "qualified"
    assert judged(fails, parts=("2",)).external == "contradicted"


@pytest.mark.parametrize(
    ("leanings", "cited", "expected"),
    [
        (["leans-true", None], "silent", "leans-true"),
        (["leans-false"], "silent", "leans-false"),
        (["leans-true", "leans-false"], "silent", "mixed"),
        (["compatible", "leans-true"], "silent", "leans-true"),
        (["compatible"], "unreachable", "compatible"),
        ([None], "unreachable", "out-of-reach"),
        ([None], "silent", "nothing-found"),
        ([], "no-source", "nothing-found"),
    ],
)
def test_degrees_follow_what_was_read(leanings, cited, expected):
    rows = [{"leaning": each} for each in leanings]
    assert degree([], rows, cited, 0, passes_on=False) == expected


def test_half_of_the_parts_lean_to_the_claim_and_less_is_compatible():
    held = says("W002", part="1")
    assert judged(held, parts=("1", "2")).degree == "leans-true"
    assert judged(held, parts=("1", "2", "3")).degree == "compatible"
    assert judged(held, says("W003", part="2"), parts=("1", "2", "3")).degree == "leans-true"


def test_a_conflict_on_either_side_makes_a_claim_inconsistent():
    assert judged(conflicts=("C900",)).internal == "inconsistent"
    assert judged(conflicts=("C901",)).internal == "untestable"
    assert judged(conflicts=("C900",)).severity == "argument"


@pytest.mark.parametrize(
    ("extents", "expected"),
    [
        (["excerpt", "abstract"], "excerpt"),
        (["whole", "part"], "whole"),
        (["part", "excerpt"], "mixed"),
    ],
)
def test_a_verdict_says_how_much_of_its_documents_was_read(extents, expected):
    found = [says(work, extent=e) for work, e in zip(("W002", "W005"), extents, strict=True)]
    assert judged(*found).extent == expected


def test_scenarios_leave_out_interested_voices_and_excerpts():
    rows = [says("W002", extent="whole", **OWN), says("W003", extent="excerpt")]
    given = small.tables(small.claim("C900"), statements=rows)
    found = [each for each in outcomes_on(given) if each.claim_id == "C900"]

    def under(name, kept):
        return external_under(NAMED[name], given, kept)["C900"]

    assert under("disinterested-only", found) == "confirmed"
    assert under("disinterested-only", found[:1]) == "undecided"
    assert under("no-excerpts", found) == "confirmed"
    assert under("no-excerpts", found[1:]) == "undecided"


def test_a_reason_says_what_limits_it_who_says_so_and_that_a_party_is_alone():
    told = judged(says("W003", "qualifies", statement="It covers a part only.")).verdict_reason
    assert told == "Qualified: It covers a part only (Daily, A work of class press)."
    alone = judged(says("W002", **OWN), kind="first").verdict_reason
    assert alone.endswith("Only the party itself says so.")
    assert "holds" not in alone
    itself = judged(says("W002", **OWN), says("W002", "qualifies", **OWN), kind="first")
    assert itself.verdict_reason.endswith("What upholds it is the word of the party on itself.")


def test_a_verdict_that_was_taken_over_says_from_where():
    body = small.claim("C901")
    found = judged(says("W002", claim_id="C901"), restates="C901", relation="same", more=(body,))
    assert found.verdict_reason.startswith("Confirmed, as for C901: ")


def test_an_undecided_claim_says_what_was_read():
    given = small.tables(small.claim("C900"), statements=[says("W002", "neutral")])
    weighed = weigh_all(given, by_claim([]))
    told = reason(given.claims["C900"], weighed["C900"], "leans-true", [], given)
    assert told == ("Undecided: what was read points to it and does not decide it (1 row read).")


def test_a_copy_has_the_name_of_its_original_and_a_mark():
    works = small.WORKS
    assert source_name("W004", works) == f"{source_name('W002', works)}, via a copy"
    research = small.work("peer-reviewed", creators="Roe, A.; Doe, J.", publisher="A House")
    assert source_name("W009", works | {"W009": research}).startswith("Roe and Doe, ")
    translated = small.work("press", publisher="Avis", title="Overskrift", title_en="Headline")
    assert source_name("W009", works | {"W009": translated}) == "Avis, Headline"


def test_a_source_has_the_year_of_the_document_where_another_is_printed():
    works = small.WORKS | {"W009": small.work("official", publisher="Ministry", issued="2025")}
    right = {"W009": ({"table": "works", "field": "issued", "right": "2022-05"},)}
    assert source_name("W009", works).endswith(", 2025")
    assert source_name("W009", works, right).endswith(", 2022")
    given = small.tables(small.claim("C900"), statements=[says("W009")])
    told = replace(given, works=works, corrections=right)
    [verdict] = [v for v in judge_all(told, outcomes_on(told)) if v.claim_id == "C900"]
    assert verdict.verdict_reason.endswith(", 2022).")


def test_a_long_title_is_cut_after_a_word():
    assert short_title("A title: and what stands below it") == "A title"
    cut = short_title("word " * 30)
    assert len(cut) <= LONGEST
    assert cut.endswith("word…")


SETTLED = Verdict(
    "C001", "consistent", "supports", "confirmed", "", "independent", "whole", "coded",
    "official", "none", 1, "Confirmed.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"external": "undecided"}, "whether it is so"),
        ({"external": "attested"}, "anybody but the party"),
        ({"internal": "untestable"}, "the rest of the article"),
        ({"cited": "unreachable"}, "could not be read"),
        ({"basis": "own-data"}, "data other than the article's own"),
    ],
)
def test_what_is_open_is_told_and_nothing_else(change, told):
    found = unestablished(replace(SETTLED, **change))
    assert told in found
    assert bool(found) is bool(told)
