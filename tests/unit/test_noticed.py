"""Small faults in the code that would change a result and look right: each is noticed here."""

import tempfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
import small_audit as small
from fixture_package import Draft
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.audit.basis import basis
from claimbook.audit.outcomes import Outcome
from claimbook.audit.source_classes import publisher
from claimbook.audit.weighing import collapsed, weigh
from claimbook.census.align import Link, align
from claimbook.census.comparison import Census
from claimbook.census.excerpt import Numeral
from claimbook.census.furniture import REPEATS, _longest_count
from claimbook.census.ledger import Entry
from claimbook.package.cells import came_out
from claimbook.package.descriptor import is_safe
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.text import RawTable
from claimbook.package.validation.rules.claims import WITHOUT_WIDTH, step_on_printed_digits
from claimbook.package.vocabulary import CLASSES
from claimbook.quantities.interval import Interval, compare
from claimbook.quantities.numerals import tokenize
from claimbook.validating import validate

ONE, TWO = Fraction(1), Fraction(2)


def _coded(check: str, work_id: str, result: str = "holds") -> Outcome:
    found = Outcome(
        "C900", check, "external", "coded", "", "1", "1", result, "", "official", (), ()
    )
    return replace(found, works=(work_id,))


def test_of_copies_that_say_the_same_the_first_is_counted():
    given = small.tables(small.claim("C900"))
    found = [_coded("E1", "W002"), _coded("E2", "W004"), _coded("E3", "W003")]
    assert [each.check for each in collapsed(found, given)] == ["E1", "E3"]
    found[1] = _coded("E2", "W004", "fails")
    assert [each.check for each in collapsed(found, given)] == ["E1", "E2", "E3"]


def _citing(*work_ids: str):
    given = small.tables(small.claim("C900"), small.claim("C901"))
    works = {key: row | {"work_id": key} for key, row in given.works.items()}
    works["W006"] = small.work("press", publisher="Reprints", copy_of="W003", work_id="W006")
    citations = {f"F{n}": {"work_id": work_id} for n, work_id in enumerate(work_ids)}
    joined = [{"claim_id": "C901", "citation_id": key} for key in citations]
    return replace(given, works=works, citations=citations, claim_citations=tuple(joined))


def test_the_original_of_a_copy_that_is_cited_is_cited_too():
    given = _citing("W006")
    assert basis("C901", ["W003"], given) == "cited"
    assert basis("C900", ["W003"], given) == "cited-elsewhere"
    assert basis("C900", ["W002"], given) == "independent"


def test_the_publisher_of_what_is_cited_is_no_outside_voice():
    given = _citing("W003")
    works = given.works | {"W007": small.work("press", publisher="Daily", work_id="W007")}
    given = replace(given, works=works)
    assert basis("C901", ["W007"], given) == "cited"
    assert basis("C901", ["W007", "W002"], given) == "independent"
    assert basis("C900", ["W007"], given) == "independent"
    told = [small.statement("E9000", "C900", "W003")]
    given = replace(given, statements={"C900": told})
    assert basis("C900", ["W007"], given) == "cited-elsewhere"
    assert basis("C900", ["W007", "W002"], given) == "independent"


@pytest.mark.parametrize("kind", WITHOUT_WIDTH)
def test_what_is_counted_or_ranked_has_no_width(kind):
    fields = {"kind": "string", "value": "string", "step": "number"}
    schema = {"fields": [{"name": name, "type": form} for name, form in fields.items()]}
    claims = PlainTable(RawTable(list(fields), {2: [kind, "5", "1"]}), schema)
    assert [breach.field for breach in step_on_printed_digits(claims)] == ["step"]


def test_the_kinds_without_width_are_these():
    assert set(WITHOUT_WIDTH) >= {"rank", "date", "count", "enumeration", "first"}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("at 12:30", ["12", "30"]),
        ("1:2", ["1", "2"]),
        ("1,200.5", ["1,200.5"]),
        ("3-4", ["3", "4"]),
        ("5/6", ["5", "6"]),
        ("7.", ["7"]),
    ],
)
def test_only_stops_and_commas_join_digits(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens


def _entry(token: str, role: str = "quantity") -> Entry:
    known = {"token": token, "role": role, "location": "text", "page": 1}
    return Entry(**{name: known.get(name, "") for name in Entry.__dataclass_fields__})


def _numerals(*tokens: str) -> list[Numeral]:
    starts = [sum(len(t) + 1 for t in tokens[:n]) for n in range(len(tokens))]
    placed = zip(tokens, starts, strict=True)
    return [Numeral(token, "digit", at, at + len(token), 1, at) for token, at in placed]


def _links(entries, tokens, low=frozenset()):
    copy = _numerals(*tokens)
    return [tuple(link) for link in align(entries, copy, " ".join(tokens), set(low))]


def test_a_glued_marker_is_worth_more_than_what_stands_alone():
    ledger = [_entry("2025"), _entry("4", "footnote-marker"), _entry("4")]
    assert _links(ledger, ["2025.4", "4"]) == [((0, 1), (0,)), ((2,), (1,))]
    ledger = [_entry("2025"), _entry("4", "footnote-marker"), _entry("7")]
    assert _links(ledger, ["7", "2025.4"]) == [((0, 1), (1,))]


def test_a_number_falls_into_three_pieces_at_most():
    assert _links([_entry("123")], ["1", "2", "3"]) == [((0,), (0, 1, 2))]
    assert _links([_entry("1234")], ["1", "2", "3", "4"]) == []
    assert _links([_entry("9"), _entry("12")], ["9", "1", "2"]) == [((0,), (0,)), ((1,), (1, 2))]


def test_a_short_count_is_no_furniture():
    assert _longest_count({line: line + 4 for line in range(2 * REPEATS)}) == set()
    assert len(_longest_count({line: line + 4 for line in range(2 * REPEATS + 1)})) == 7


SHORT = st.lists(st.sampled_from("12"), min_size=1, max_size=5)


@settings(deadline=None, database=None, derandomize=True)
@given(SHORT, SHORT)
def test_no_alignment_of_equal_numerals_is_worth_more(ledger, copy):
    def worth(i, j):
        def beside(run, n):
            return run[n] if 0 <= n < len(run) else None

        return 6 + sum(beside(ledger, i + n) == beside(copy, j + n) for n in (-1, 1))

    def best(i, j):
        if i == len(ledger) or j == len(copy):
            return 0
        matched = worth(i, j) + best(i + 1, j + 1) if ledger[i] == copy[j] else 0
        return max(matched, best(i + 1, j), best(i, j + 1))

    links = _links([_entry(token) for token in ledger], copy)
    assert sum(worth(i, j) for (i,), (j,) in links) == best(0, 0)


def test_each_side_may_lack_numerals():
    lines = Census([_entry("1")], _numerals("2", "3"), [])
    assert (lines.copy_lacks, lines.ledger_lacks, lines.faults) == ([0], [0, 1], 3)
    matched = replace(lines, matched=[Link((0,), (1,))])
    assert (matched.copy_lacks, matched.ledger_lacks, matched.faults) == ([], [0], 1)


def test_page_furniture_is_matched_only_where_nothing_else_is():
    assert _links([_entry("77")], ["77", "77"], low={0}) == [((0,), (1,))]
    assert _links([_entry("77")], ["77"], low={0}) == [((0,), (0,))]
    assert _links([_entry("5"), _entry("77")], ["77", "5"], low={0}) == [((0,), (1,))]


def _faults(change) -> list[tuple]:
    draft = Draft()
    change(draft)
    with tempfile.TemporaryDirectory() as folder:
        found = validate(draft.write(Path(folder)))
    return list(zip(found["code"], found["row"], found["field"], strict=True))


def test_a_reference_that_is_empty_in_part_is_not_checked():
    def change(draft):
        draft.schemas["areas"]["uniqueKeys"] = [["area", "label"]]
        draft.schemas["things"]["foreignKeys"] = [
            {
                "fields": ["area", "code"],
                "reference": {"resource": "areas", "fields": ["area", "label"]},
            }
        ]
        cut = "\n".join(
            ["id,area,parent,n,x,flag,day,since,grade,code", "1,aa,,,,,,,,first", "2,aa,,,,,,,,"]
        )
        draft.csv["things"] = f"{cut}\n3,aa,,,,,,,,none\n".encode()
        draft.descriptor["resources"][1] = draft.resource("things")

    assert _faults(change) == [("foreign-key", 4, "area, code")]


@pytest.mark.parametrize("old", ["aa,first,xx\n", "bb,-,yy\n"])
def test_an_empty_key_is_no_key(old):
    def change(draft):
        draft.schemas["areas"]["fields"][0]["constraints"] = {}
        draft.replace("areas", old, old[2:])

    assert ("primary-key", 2 if old[0] == "a" else 3, "area") in _faults(change)


@pytest.mark.parametrize("path", ["data\\a.csv", "\\a", "a\\", "data/..\\a", "/a", "a:b/c", "a/.b"])
def test_a_path_that_leads_elsewhere_on_some_system_is_refused(path):
    assert not is_safe(path)
    assert is_safe("data/a-b_c.csv")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("1,aa,,1,", "1,aa,,x,", ("type", 2, "n")),
        ("2001-02-03", "2001-02-30", ("type", 2, "day")),
        ("true", "yes", ("type", 2, "flag")),
        ("1999,low", "1999,mid", ("enum", 2, "grade")),
        (",9,", ",10,", ("maximum", 6, "n")),
        ("5,bb,4,", "x,bb,4,", ("type", 6, "id")),
    ],
)
def test_a_bad_cell_is_one_fault(old, new, place):
    assert _faults(lambda draft: draft.replace("things", old, new)) == [place]


@pytest.mark.parametrize(
    ("published", "counts"),
    [
        ("2026-01-12", True),
        ("2026-01-13", False),
        ("2026-01-14", False),
        ("2026-01", False),
        ("2025-12", True),
        ("2025", True),
        ("2026", False),
        (None, True),
    ],
)
def test_an_edition_of_the_day_of_acceptance_came_too_late(published, counts):
    assert came_out(published, "2026-01-13") is counts


@pytest.mark.parametrize(
    ("claimed", "found", "result"),
    [
        (Interval(ONE, TWO), Interval(ONE, None), "compatible"),
        (Interval(ONE, TWO), Interval(None, TWO), "compatible"),
        (Interval(ONE, None), Interval(TWO, None), "holds"),
        (Interval(None, TWO), Interval(None, ONE), "holds"),
        (Interval(TWO, None), Interval(ONE, None), "compatible"),
        (Interval(None, ONE), Interval(None, TWO), "compatible"),
        (Interval(None, ONE), Interval(TWO, None), "fails"),
    ],
)
def test_what_was_found_without_an_end_reaches_beyond_any_claim_that_has_one(
    claimed, found, result
):
    assert compare(claimed, found) == result


def test_the_middle_and_the_evenness_of_a_printed_number_are_exact():
    assert Interval(ONE, TWO).middle == Fraction(3, 2)
    assert Interval.rounded(Fraction(28), ONE).halves_to_even
    assert not Interval.rounded(Fraction(5, 2), ONE).halves_to_even


def test_an_exact_number_is_said_in_full():
    assert str(Interval.point(Fraction("1.23456789"))) == "1.23456789"
    assert str(Interval.point(Fraction(1, 3))) == "0.333333"


def test_a_house_is_named_before_an_author_and_an_author_before_an_identifier():
    works = {
        "W1": small.work("press", creators="Doe, J."),
        "W2": small.work("press", creators="Doe, J.", publisher="Daily"),
        "W3": small.work("press"),
    }
    assert [publisher(key, works) for key in works] == ["Doe, J.", "Daily", "W3"]


def test_the_class_is_that_of_the_first_outcome_that_counts():
    alike = [name for group in CLASSES if len(group) > 1 for name in group][:2]
    found = [
        replace(_coded("E1", "W002"), source_class=alike[0]),
        replace(_coded("E2", "W003"), source_class=alike[1]),
    ]
    claim = small.claim("C900")
    assert weigh(claim, found, small.tables(claim)).source_class == alike[0]
