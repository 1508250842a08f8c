"""What the book says of the agreement follows from the codings."""

import re

import pandas as pd
import pytest

from claimbook.audit.agreement.codings import codings
from claimbook.audit.agreement.reliability import REQUIRED, reliability
from claimbook.book import agreement as said


def numbers(text):
    """Return the whole numbers in the cells of a printed table."""
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    return [int(cell) for row in rows for cell in re.findall(r"\| ([0-9]+) (?=\|)", row)]


@pytest.fixture
def stages(monkeypatch):
    """Let agreement before and after adjudication be as given, the same for every aspect."""

    def let(before, after):
        rows = [
            {"aspect": aspect, "stage": stage, "alpha": alpha, "low": alpha - 0.1, "high": 1.0}
            for aspect in said.TITLES
            for stage, alpha in (("before", before), ("after", after))
        ]
        monkeypatch.setattr(said, "reliability", lambda: pd.DataFrame(rows))

    return let


def test_every_pair_of_verdicts_stands_in_the_confusion_matrix(capsys):
    said.print_confusion("x")
    text = capsys.readouterr().out
    pairs = codings().pairs("external", "before")
    assert sum(numbers(text)) == len(pairs)
    diagonal = sum(one == two for one, two in pairs)
    found = reliability().set_index(["aspect", "stage"]).loc[("external", "before")]
    assert found["agreeing"] == diagonal


def test_every_pair_of_kinds_and_of_what_can_be_checked_stands_in_a_table(capsys):
    said.print_kinds("x")
    both = [codings().pairs(aspect, "before") for aspect in ("kind", "checkable")]
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")][2:]
    printed = [int(found) for row in rows for found in re.findall("[0-9]+", row)]
    assert sum(printed) == sum(map(len, both))
    assert said.opinions() + said.bare() <= said.differing_in("kind")
    assert 0 < said.only_second_checkable() < said.differing_in("checkable")


def test_differing_verdicts_are_one_sided_opposed_or_about_what_cannot_be_checked():
    second, first = said.one_sided()
    rest = [
        pair
        for pair in said.differing("external").elements()
        if not set(pair) & {"confirmed", "confirmed-by-rounding", "qualified", "contradicted"}
    ]
    assert second + first + said.opposed() + len(rest) == said.differing_in("external")
    assert 0 <= said.milder() <= said.opposed()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (0.5, 0.7, "rises for all"),
        (0.7, 0.5, "falls for all"),
        (0.5, 0.5, "is the same for all"),
    ],
)
def test_the_words_follow_what_adjudication_did(stages, before, after, words):
    stages(before, after)
    assert said.moved() == words


def test_the_words_name_what_moved_where_not_all_did(stages, monkeypatch):
    stages(0.5, 0.5)
    frame = said.reliability()
    after = frame["stage"].eq("after")
    frame.loc[after & frame["aspect"].eq("kind"), "alpha"] = 0.6
    frame.loc[after & frame["aspect"].eq("external"), "alpha"] = 0.4
    monkeypatch.setattr(said, "reliability", lambda: frame)
    assert said.moved() == "rises (kind of the claim) and falls (verdict on evidence)"


@pytest.mark.parametrize(
    ("alpha", "reaching", "chance"),
    [
        (REQUIRED, "All five reach", "better than chance"),
        (REQUIRED - 0.01, "None of these five reaches", "better than chance"),
        (0.05, "None of these five reaches", "no better than chance"),
    ],
)
def test_the_words_follow_what_is_asked_for(stages, alpha, reaching, chance):
    stages(alpha, alpha)
    assert said.reaching() == reaching
    assert said.against_chance("kind") == chance


def test_the_words_name_what_misses_the_aim(stages, monkeypatch):
    stages(0.5, REQUIRED)
    assert said.below_aim() == "none stays below"
    frame = said.reliability()
    after = frame["stage"].eq("after")
    frame.loc[after & frame["aspect"].isin(["kind", "external"]), "alpha"] = REQUIRED - 0.01
    monkeypatch.setattr(said, "reliability", lambda: frame)
    assert said.below_aim() == "kind of the claim stays below"
    stages(REQUIRED, 0.5)
    assert said.below_aim().endswith(
        "whether evidence could decide and verdict where both decide stay below"
    )


def test_a_coefficient_below_nought_has_a_true_minus():
    assert said.decimals(-0.057) == "\N{MINUS SIGN}0.06"
