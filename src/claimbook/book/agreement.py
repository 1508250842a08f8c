"""How far the two codings of the article agree, in words and tables."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from claimbook.audit.agreement.codings import codings
from claimbook.audit.agreement.reliability import (
    LEVEL,
    REQUIRED,
    SCALE,
    decisions,
    reliability,
)
from claimbook.audit.agreement.reliability import alpha as coefficient
from claimbook.audit.agreement.third import of_three
from claimbook.audit.history import standing
from claimbook.book.floats import records, table
from claimbook.book.inline import number
from claimbook.book.words import listed, out_of
from claimbook.package.labels import labels

TITLES = {
    "kind": "kind of the claim",
    "checkable": "whether evidence could decide",
    "internal": "whether the article agrees with itself",
    "external": "verdict on evidence",
    "external-decided": "verdict where both decide",
}
"""Aspects in words, in the order in which they are shown."""
AIMED = ("kind", "checkable", "external-decided")
"""Aspects that are to reach the required alpha after adjudication, in the half kept back."""


def alpha(aspect: str, stage: str = "before") -> str:
    """Return alpha of an aspect with its interval, as text."""
    return _interval(_row(aspect, stage))


def _interval(row: Mapping[str, Any]) -> str:
    return f"{decimals(row['alpha'])} ({decimals(row['low'])} to {decimals(row['high'])})"


def against_chance(aspect: str) -> str:
    """Return whether the interval of alpha of an aspect lies above that of chance."""
    return "better than chance" if _row(aspect, "before")["low"] > 0 else "no better than chance"


def both_coded(aspect: str) -> int:
    """Count the claims of which both coded an aspect."""
    return int(_row(aspect, "before")["pairs"])


def decimals(value: float) -> str:
    """Return a coefficient to two decimals, with a true minus."""
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def moved() -> str:
    """Return what adjudication did to the agreement, as the end of a sentence."""
    change = {
        title: _row(aspect, "after")["alpha"] - _row(aspect, "before")["alpha"]
        for aspect, title in TITLES.items()
    }
    ways = {
        "rises": [title for title, by in change.items() if by > 0],
        "falls": [title for title, by in change.items() if by < 0],
    }
    said = [f"{verb} {_where(names)}" for verb, names in ways.items() if names]
    return listed(said) if said else "is the same for all"


def _where(names: list[str]) -> str:
    return "for all" if len(names) == len(TITLES) else f"({listed(names)})"


def _row(aspect: str, stage: str, frame: pd.DataFrame | None = None) -> dict[str, Any]:
    frame = reliability() if frame is None else frame
    return dict(frame[(frame["aspect"] == aspect) & (frame["stage"] == stage)].iloc[0])


def differing(aspect: str) -> Counter[tuple[str, str]]:
    """Count the pairs of codings that differed before adjudication."""
    return Counter(pair for pair in codings().pairs(aspect, "before") if pair[0] != pair[1])


def one_sided() -> tuple[int, int]:
    """Return how many claims only the second coder decided, and how many only the first."""
    pairs = differing("external")
    second = sum(n for (one, two), n in pairs.items() if one not in SCALE and two in SCALE)
    first = sum(n for (one, two), n in pairs.items() if one in SCALE and two not in SCALE)
    return second, first


def opposed() -> int:
    """Return how many claims both coders decided, each in another way."""
    return sum(n for pair, n in differing("external").items() if set(pair) <= set(SCALE))


def open_to_both() -> int:
    """Return how many verdicts differ where neither coder decided the claim."""
    return differing_in("external") - opposed() - sum(one_sided())


def settled() -> tuple[int, int, int]:
    """Return how the differences on verdicts were settled, as three counts.

    Of the verdicts that differ: those settled as verdicts, and those settled by a decision on
    whether evidence can decide. Then decisions on verdicts on which both coders agreed.
    """
    pairs = zip(codings().second, codings().pairs("external", "before"), strict=True)
    differ = {claim_id for claim_id, (one, two) in pairs if one != two}
    raised = standing(raised_by="second-coding")
    verdicts, checkable = (
        {row["claim_id"] for row in raised if row["aspect"] == aspect}
        for aspect in ("external", "checkable")
    )
    rest = differ - verdicts
    return len(differ & verdicts), len(rest & checkable), len(verdicts - differ)


def milder() -> int:
    """Count the claims that both decided and the first coder judged more kindly than the second."""
    pairs = {pair: n for pair, n in differing("external").items() if set(pair) <= set(SCALE)}
    return sum(n for (one, two), n in pairs.items() if SCALE.index(one) > SCALE.index(two))


def differing_in(aspect: str) -> int:
    """Return how many claims the coders have differently in one aspect."""
    return sum(differing(aspect).values())


def opinions() -> int:
    """Count the claims that are opinions for the first coder and of another kind for the second."""
    return sum(n for (one, _), n in differing("kind").items() if one == "opinion")


def bare() -> int:
    """Count the other claims of differing kind that one of the coders took as a bare existence."""
    pairs = {pair: n for pair, n in differing("kind").items() if "opinion" not in pair}
    return sum(n for pair, n in pairs.items() if "existence" in pair)


def only_second_checkable() -> int:
    """Count the claims that evidence could decide in the view of the second coder alone."""
    return differing("checkable")["not-checkable", "checkable"]


def alpha_without_opinions(stage: str) -> str:
    """Return alpha of the kind without opinions, a kind that the second coder did not have."""
    pairs = codings().pairs("kind", stage)
    return decimals(coefficient([pair for pair in pairs if pair[0] != "opinion"]))


def conflicts() -> tuple[int, int]:
    """Count for each coder the claims on which the article contradicts itself."""
    pairs = codings().pairs("internal", "before")
    first, second = zip(*pairs, strict=True)
    return first.count("inconsistent"), second.count("inconsistent")


def read_as_consistent() -> int:
    """Count the claims that the second coder found consistent and the first left untested."""
    return differing("internal")["untestable", "consistent"]


def alpha_of(coders: str, claims: str, aspect: str) -> str:
    """Return alpha of two of three coders on ``all`` claims or the ``shared``, as text."""
    return _interval(_row(aspect, "before", _pair(coders, claims)))


def _pair(coders: str, claims: str) -> pd.DataFrame:
    frame = of_three()
    return frame[frame["coders"].eq(coders) & frame["claims"].eq(claims)]


def followed_by_manual(aspect: str) -> str:
    """Return how many decisions follow the coder by the manual, of those on what differs."""
    counted = decisions(raised_by="third-coding").loc[aspect]
    return f"{number(int(counted['other']))} of the {number(int(counted.sum()))}"


def reaching_by_manual() -> str:
    """Return on how much the first and the third coder reach the required alpha."""
    return reaching(_pair("first and by manual", "all"))


def reaching(frame: pd.DataFrame | None = None) -> str:
    """Return how many aspects reach the required alpha, as the start of a sentence."""
    frame = reliability() if frame is None else frame
    before = frame[frame["stage"] == "before"]
    count = int((before["alpha"] >= REQUIRED).sum())
    many = out_of(count, len(before)).replace(" of ", " of these ")
    words = f"{many} {'reach' if count > 1 else 'reaches'}"
    return f"{words[0].upper()}{words[1:]}"


def aim() -> str:
    """Return the required alpha as text."""
    return decimals(REQUIRED)


def below_aim() -> str:
    """Return which aspects miss the aim after adjudication, in the half published, and a verb."""
    below = [TITLES[each] for each in AIMED if _row(each, "after")["alpha"] < REQUIRED]
    return f"{listed(below or ['none'])} {'stay' if len(below) > 1 else 'stays'} below"


def print_confusion(label: str) -> None:
    """Print how often each verdict of one coder met each of the other, before they compared."""
    names = list(labels("second_codings", "external"))
    counted = Counter(codings().pairs("external", "before"))
    rows = [[counted[one, two] for two in names] for one in names]
    words = [name.replace("-", " ") for name in names]
    frame = pd.DataFrame(rows, columns=words)
    frame.insert(0, "First coder", words)
    caption = (
        "Verdicts of both coders on the claims that they share, before they were compared: the "
        "first coder's in rows, the second coder's in columns."
    )
    table(frame, label, caption, (18, *(14 for _ in names)))


def print_kinds(label: str) -> None:
    """Print for each kind of the first coder, and for checkable or not, what the second has."""
    coded = [(a, Counter(codings().pairs(a, "before"))) for a in ("kind", "checkable")]
    rows = [
        (
            one,
            counted[one, one],
            ", ".join(f"{two} {n}" for two, n in _others(counted, one)) or "none",
        )
        for _, counted in coded
        for one in sorted({first for first, _ in counted})
    ]
    frame = pd.DataFrame(rows, columns=["First coder", "Second the same", "Second another"])
    caption = (
        "Kinds, and whether evidence could decide, as both coders have them on the claims that "
        "they share, before they were compared."
    )
    table(frame.replace("not-", "not ", regex=True), label, caption, (20, 12, 52))


def _others(counted: Counter[tuple[str, str]], one: str) -> list[tuple[str, int]]:
    return [(two, n) for (first, two), n in counted.most_common() if first == one != two]


def print_coders(label: str) -> None:
    """Print how far two of three coders agree, pair by pair."""
    pairs = of_three().groupby(["coders", "claims", "stage"], sort=False)
    rows = [
        (_coders(coders, stage), int(pair["pairs"].iloc[0]), *map(_interval, records(pair)))
        for (coders, _, stage), pair in pairs
    ]
    names = ("Kind", "Whether evidence could decide")
    frame = pd.DataFrame(rows, columns=["Coders", "Claims", *names])
    caption = (
        f"Krippendorff's alpha of each pair of coders, with intervals of {LEVEL:.0%} from "
        "resampled claims. The first and the coder by the manual had the same list of kinds."
    )
    table(frame, label, caption, (36, 9, 24, 24))


def _coders(names: str, stage: str) -> str:
    return f"{names}, after adjudication" if stage == "after" else names


def print_decisions(label: str) -> None:
    """Print which coder the decisions on differing codings follow, by aspect."""
    frame, names = decisions(), labels("adjudications", "aspect")
    shown = frame.rename(columns={"first": "as the first", "other": "as the second"})
    shown.insert(0, "In question", [names[aspect] for aspect in frame.index])
    caption = (
        "What was decided where the second coding differs from the first, after text and evidence "
        "were read again, by the coder whom the decision follows."
    )
    table(shown, label, caption, (44, 16, 16, 14))
