"""What was measured of speed and size by ``make bench``: ratios within one run, and the machine."""

import json
import math
from typing import Any

import pandas as pd

from claimbook.book import project
from claimbook.book.floats import table

VERBS = ("validate", "audit", "show")
PEERS = ("frictionless", "pandera on pandas", "pandera on polars")
TIMES = ("cpu", "wall")
LARGE = 100


def measured() -> dict[str, Any]:
    """Return what was measured: groups of commands, and the surroundings of each."""
    found: dict[str, Any] = json.loads(
        (project.root() / "paper" / "benchmarks.json").read_text("utf-8")
    )
    return found


def group(name: str) -> dict[str, dict[str, float]]:
    """Return the medians of the commands of one group."""
    found: dict[str, dict[str, float]] = measured()["groups"][name]
    return found


def ratio(name: str, one: str, other: str, of: str = "cpu") -> str:
    """Return the seconds that one command took as a multiple of another's, to about two figures."""
    seconds = group(name)
    found = seconds[one][of] / seconds[other][of]
    return f"{found:.0f}" if found >= LARGE else f"{found:.2g}" if found < 1 else f"{found:.1f}"


def slope() -> str:
    """Return the slope of log time over log rows in the last tenfold step."""
    sizes = _sizes()
    (before, less), (last, more) = list(sizes.items())[-2:]
    times = [group(name)["engine"]["cpu"] for name in (before, last)]
    return f"{math.log(times[1] / times[0]) / math.log(more / less):.2f}"


def further_rows(peer: str) -> str:
    """Return what a further row takes a peer, as a multiple of what it takes our engine."""
    given = [name for name in _sizes() if peer in group(name)]
    least, most = group(given[0]), group(given[-1])
    theirs, ours = (most[each]["cpu"] - least[each]["cpu"] for each in (peer, "engine"))
    return f"{theirs / ours:.0f}"


def counting() -> str:
    """Return the time that counting the claims of a corpus took, as a share of its audit's."""
    return ratio("corpus", "claims by journal", "audit in parallel")


def megabytes(name: str, command: str) -> str:
    """Return the most memory that a command held."""
    return f"{group(name)[command]['megabytes']:.0f}"


def machine() -> str:
    """Return the machine on which groups were measured; if they were several, each."""
    return "; ".join(dict.fromkeys(each["machine"] for each in _surroundings()))


def load() -> str:
    """Return how many processes ran, on average of a minute, when the busiest group began."""
    return str(max(each["load"] for each in _surroundings()))


def software() -> str:
    """Return the tools that were measured, with their versions."""
    found = (each["versions"].items() for each in _surroundings())
    return ", ".join(dict.fromkeys(f"{name} {version}" for each in found for name, version in each))


def _surroundings() -> list[dict[str, Any]]:
    return list(measured()["surroundings"].values())


def print_prompt(label: str) -> None:
    """Print the time that verbs take on this package, as shares of that of frictionless."""
    rows = [
        (
            verb,
            *(ratio("prompt", verb, "frictionless validate", of) for of in TIMES),
        )
        for verb in VERBS
    ]
    frame = pd.DataFrame(rows, columns=["Command", "CPU", "Clock"])
    caption = "Time of whole processes on this package, as shares of `frictionless validate`."
    table(frame, label, caption, (60, 20, 20))


def print_sizes(label: str) -> None:
    """Print the time that tables of each size take, as multiples of our engine's, and memory."""
    rows = [
        (
            f"{size:,}",
            *(ratio(name, peer, "engine") if peer in group(name) else "" for peer in PEERS),
            ratio(name, "engine", "scan and hash"),
            megabytes(name, "engine"),
            "yes" if group(name)["last row broken"]["status"] == 1 else "no",
        )
        for name, size in _sizes().items()
    ]
    names = ["Rows", *(each.capitalize() for each in PEERS), "Engine / scan", "MB", "Last row"]
    caption = (
        "CPU seconds of other tools as multiples of those of `validate --engine duckdb`; the"
        " engine's as a multiple of a bare scan by DuckDB with a hash; the memory it took; and"
        " whether it found one broken cell in the last row."
    )
    table(pd.DataFrame(rows, columns=names), label, caption, (14, 14, 16, 16, 14, 8, 12))


def _sizes() -> dict[str, int]:
    """Return the groups of tables with their rows, from few to many."""
    sizes = {
        name: int(float(name.split()[0])) for name in measured()["groups"] if name.endswith(" rows")
    }
    return dict(sorted(sizes.items(), key=lambda each: each[1]))
