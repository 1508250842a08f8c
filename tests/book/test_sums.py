"""Every sum that the book prints adds up, and the same count is printed wherever it stands."""

import ast
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import pytest

import techplomacy as tp
from claimbook.audit.sensitivity import of_package, summary
from claimbook.audit.tables import load_tables
from claimbook.book import agreement, second_look, style
from claimbook.book.documents import rests_on_enough
from claimbook.book.facts import facts
from claimbook.book.findings import print_central
from claimbook.book.register_facets import GROUPS, count_of
from techplomacy.book.argument import claims_of, steps, tally
from techplomacy.chapters import argument, method, section

ROOT = Path(__file__).parents[2]
FRONT, CARD = ROOT / "index.qmd", ROOT / "paper/report-card.qmd"
Sum = tuple[str, int, list[int]]


def filters(path: Path) -> list[dict[str, str]]:
    """Return by what the claims are chosen that a chapter counts."""
    calls = re.findall(r"`\{python\} counted(\(.*?\))`", path.read_text("utf-8"))
    found = [ast.parse(f"f{call}", mode="eval").body.keywords for call in calls]
    return [{k.arg: k.value.value for k in each if k.arg != "words"} for each in found]


def linked(text: object) -> list[int]:
    """Return the counts that lead to the register, in the order in which a text has them."""
    return [
        int(n.replace(",", "")) for n in re.findall(r"\[([\d,]+)\]\([^)]*\)\{\.claims", str(text))
    ]


def rows(printing: object, *given: str) -> list[list[str]]:
    """Return the cells of a table that a function prints."""
    written = io.StringIO()
    with redirect_stdout(written):
        printing(*given)
    lines = [line for line in written.getvalue().splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def of_verdicts(path: Path, **where: str) -> Iterator[Sum]:
    """Yield the sums that the verdicts make which a chapter prints for some claims.

    Contradicted ones are told in words that are there only if there are any.
    """
    printed = {f["verdict"] for f in filters(path) if "verdict" in f and where.items() <= f.items()}
    ways = {"holding": GROUPS["holding"], "decided": GROUPS["decided"]}
    simple = [*(printed - {"decided"}), "contradicted"]
    name = f"{path.stem}: {where}"
    inside = [v for v in simple if {*ways.get(v, [v])} <= {*ways["decided"]}]
    yield (
        f"{name}, decided",
        count_of(**where, verdict="decided"),
        [count_of(**where, verdict=v) for v in inside],
    )
    if printed - {*inside, "decided"}:
        parts = ["decided", *(printed - {*inside, "decided"})]
        yield name, count_of(**where), [count_of(**where, verdict=v) for v in parts]


def of_sources() -> Iterator[Sum]:
    said = [f["cited"] for f in filters(FRONT) if "cited" in f]
    yield "front: sources", count_of(sourced="yes"), [count_of(cited=each) for each in said]
    bare = [count_of(sourced=f["sourced"]) for f in filters(FRONT) if [*f] == ["sourced"]]
    yield "front: with a source and without", count_of(), bare


def of_sections() -> Iterator[Sum]:
    for path in (ROOT / "paper").glob("*.qmd"):
        for key in re.findall(r'section\.standing\("(\w+)"\)', path.read_text("utf-8")):
            own, checkable, *parts = linked(section.standing(key).data)
            cited, bare, *found = linked(section.sources(key).data)
            yield f"{path.stem}: checkable", checkable, parts
            yield f"{path.stem}: own", own, [cited, bare]
            yield f"{path.stem}: sources", cited, found


def of_method() -> Iterator[Sum]:
    decided, f = count_of(verdict="decided"), facts()
    yield "method: rows", f.claims, [f.own, f.restated]
    rests = [int(method.rests_on(each)) for each in ("excerpt", "whole", "mixed")]
    yield "method: decided verdicts by what was read", decided, rests
    read = [int(method.read_as(each)) for each in ("whole", "part", "abstract", "excerpt")]
    yield "method: statements", len(tp.read("statements")), read
    degrees = rows(second_look.print_degrees, "degrees")
    for column, where in ((2, {}), (3, {"weight": "central"})):
        open_ones = count_of(verdict="undecided", **where)
        yield f"method: degrees {where}", open_ones, [int(row[column]) for row in degrees]
    central = count_of(weight="central", verdict="decided")
    yield "method: read again", central, [len(second_look.central_decided())]
    yield "method: documents", central, [rests_on_enough()[1]]
    for name, lost, now in summary(of_package())[["scenario", "lost", "decided"]].values.tolist():
        gained = gained_under(name)
        yield f"method: {name}", decided, [now, lost, -gained]
    yield "method: decided now", decided, [int(summary(of_package())["decided"][0])]


def gained_under(name: str) -> int:
    frame = of_package()
    own = frame[~frame["is_restatement"] & frame["scenario"].eq(name)]
    return int(
        (own["external_baseline"].eq("undecided") & own["external_scenario"].ne("undecided")).sum()
    )


def of_coders() -> Iterator[Sum]:
    differ = agreement.differing_in("external")
    ways = [*agreement.one_sided(), agreement.opposed(), agreement.open_to_both()]
    yield "coders: who decided", differ, ways
    verdicts, checkable, alike = agreement.settled()
    yield "coders: how it was settled", differ, [verdicts, checkable]
    decisions = [row for row in rows(agreement.print_decisions, "d") if "verdict" in row[0]]
    yield "coders: decisions", verdicts + alike, [int(cell) for cell in decisions[0][1:]]
    confusion = [[int(cell) for cell in row[1:]] for row in rows(agreement.print_confusion, "c")]
    same = sum(row[at] for at, row in enumerate(confusion))
    yield "coders: confusion", sum(map(sum, confusion)), [differ, same]


def of_argument() -> Iterator[Sum]:
    for step in steps():
        yield f"argument: {step}", len(claims_of(step)), [*tally(step).values()]
        assert {*tally(step)} <= {*style.VERDICTS}
    shown = [load_tables().claims[c] for step in steps() for c in claims_of(step)]
    own = [row for row in shown if not row["restates"]]
    central = sum(row["weight"] == "central" for row in own)
    said = argument.shown().data
    first, second = map(int, re.findall(r"(\d+)(?: claims:| of the \[)", said))
    yield "argument: shown", first, [second, len(own) - central, len(shown) - len(own)]
    yield "argument: central", second, [central]


SUMS = (
    partial(of_verdicts, FRONT, weight="central"),
    partial(of_verdicts, CARD, weight="central"),
    of_sources,
    of_sections,
    of_method,
    of_coders,
    of_argument,
)


@pytest.mark.parametrize("sums", SUMS)
def test_a_printed_sum_adds_up(sums):
    found = list(sums())
    assert found
    assert [each for each in found if sum(each[2]) != each[1]] == []


def test_the_report_card_counts_as_the_front_page_does():
    assert all(each in filters(FRONT) for each in filters(CARD))


def test_the_presets_of_the_register_are_counts_of_the_front_page():
    script = (ROOT / "paper/scripts/register.js").read_text("utf-8")
    listed = script.partition("PRESETS = {")[2].partition("};")[0]
    presets = [dict(re.findall(r'(\w+): "([^"]+)"', line)) for line in listed.splitlines()[1:]]
    assert len(presets) > 3 and all(each.pop("restates") == "no" for each in presets if each)
    whys = len(rows(print_central, "central"))
    for each in filter(None, presets):
        if each == {"weight": "central", "verdict": "not-holding"}:
            assert count_of(**each) == whys
        else:
            assert each in filters(FRONT) or each == {"class": "press"}
