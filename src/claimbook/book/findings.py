"""The findings, ordered by their consequence for the argument, each with its computed verdict.

A number in a title that an editor gave is looked up in the tables before it is printed.
"""

import pandas as pd

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.editing import titles
from claimbook.book.evidence import first_against, found
from claimbook.book.finding_numbers import require_backed
from claimbook.book.floats import table
from claimbook.book.inline import escaped, linked, with_links, work_link
from claimbook.book.project import chapter
from claimbook.book.register_entry import badge
from claimbook.book.register_facets import GROUPS
from claimbook.book.robustness import robustness_line
from claimbook.book.words import plural
from claimbook.package.caching import kept_with_package
from claimbook.package.reading import read
from claimbook.quantities.stating import stands_at

HEADINGS = {
    "central": "Points on which the argument rests",
    "supporting": "Supporting points",
    "incidental": "Details",
}
"""Headings by the weight of the claim."""


@kept_with_package
def ranked() -> tuple[Row, ...]:
    """Return the findings with their titles: by weight of the claim, then as the editor has them.

    Raises:
        StaleProseError: A title has a number that no row has any more.
    """
    frame = read("findings").astype(object)
    rows = [_titled(row) for row in frame.where(frame.notna(), None).to_dict("records")]
    weights = list(HEADINGS)
    return tuple(sorted(rows, key=lambda row: (weights.index(row["weight"]), row["rank"])))


def _titled(row: Row) -> Row:
    """Return a finding with its title, the size of the effect, and the weight of its claim."""
    given = titles().get(row["finding_id"], {})
    title = {
        "title": given.get("title") or row["stated"],
        "effect": given.get("effect", ""),
        "rank": int(given.get("rank", len(titles()) + 1)),
        "weight": load_tables().claims[row["claim_id"]]["weight"],
    }
    require_backed(row | {"stated": f"{row['stated']} {title['title']} {title['effect']}"})
    return row | title


def print_findings() -> None:
    """Print the findings as Markdown entries under a heading for each weight."""
    shown = None
    for row in ranked():
        if row["weight"] != shown:
            shown = row["weight"]
            print(f"\n## {HEADINGS[shown]} {{#findings-{shown}}}\n")
        print(entry(row))


def print_top(most: int) -> None:
    """Print titles and effects of the first findings as a list."""
    print_results(*(row["finding_id"] for row in ranked()[:most]))


def print_results(*finding_ids: str) -> None:
    """Print titles and effects of some findings as a list.

    Raises:
        KeyError: There is no such finding.
    """
    known = {row["finding_id"]: row for row in ranked()}
    for row in map(known.__getitem__, finding_ids):
        address = chapter("findings", f"finding-{row['finding_id']}")
        effect = f": {escaped(row['effect'])}" if row["effect"] else ""
        print(f"- **[{escaped(row['title'])}]({address})**{effect}.")
    print()


def print_central(label: str) -> None:
    """Print the central claims that are not right as they stand, and what stands against each.

    A claim with a finding has its title, in the order of the findings; of any other, behind them,
    stands the first document against it.
    """
    titled = {row["claim_id"]: row for row in reversed(ranked())}
    claims = load_tables().claims
    order = dict.fromkeys([*reversed(titled), *claims])
    frame = pd.DataFrame(
        {
            "Claim": linked(claim_id, claim_id),
            "Page": stands_at(row, bare=True),
            "What is stated": escaped(row["statement"]),
            "What stands against it": _against(claim_id, titled.get(claim_id)),
        }
        for claim_id, row in ((each, claims[each]) for each in order)
        if row["weight"] == "central" and not row["restates"]
        if verdict_of()[claim_id].external in GROUPS["not-holding"]
    )
    count = plural(len(frame), "central claim")
    caption = f"The {count} that are not right as they stand, the most important first."
    shown = ("Claim", "What is stated", "What stands against it")
    table(frame, label, caption, (8, 6, 38, 48), markdown=shown)


def _against(claim_id: str, finding: Row | None) -> str:
    if finding:
        address = chapter("findings", f"finding-{finding['finding_id']}")
        return f"[{escaped(finding['title'])}]({address}): {escaped(finding['effect'])}."
    return first_against(claim_id)


def entry(row: Row) -> str:
    """Return one finding as a Markdown div."""
    verdict = verdict_of()[row["claim_id"]]
    cited = ", ".join(work_link(w["work_id"]) for w in EvidenceReader().cited(row["claim_id"]))
    effect = f": {escaped(row['effect'])}" if row["effect"] else ""
    is_at_odds = verdict.internal == "inconsistent"
    paragraphs = [
        f"**{escaped(row['title'])}**{effect}. {badge(verdict)}",
        f"*Stated* ({linked(row['claim_id'], row['claim_id'])}): {with_links(row['stated'])}"
        f"{f' Cited: {cited}.' if cited else ''}"
        f"{' Another passage of the article disagrees.' if is_at_odds else ''}",
        f"*Found:* {with_links(row['found'])}",
        f"*Why it matters:* {with_links(row['matters'])}",
        f"*Documents:* {found(row['claim_id'])}" if verdict.outcomes else "",
        f"*How sure:* {robustness_line(row['claim_id'])}" if verdict.outcomes else "",
        f"*Would settle it:* {with_links(row['settles'])}" if row["settles"] else "",
    ]
    text = "\n\n".join(filter(None, paragraphs))
    return f"::: {{#finding-{row['finding_id']} .entry .finding}}\n{text}\n:::\n"
