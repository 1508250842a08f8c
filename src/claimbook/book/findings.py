"""The findings, ranked by what a failure touches, each with its computed verdict."""

from __future__ import annotations

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.evidence import found
from claimbook.book.finding_numbers import require_backed
from claimbook.book.inline import linked, with_links, work_link
from claimbook.book.robustness import robustness_line
from claimbook.package.anchors import stands_at
from claimbook.package.reading import read

SEVERITIES = ("argument", "support", "detail", "none")
VERDICTS = (
    "contradicted",
    "qualified",
    "attested",
    "undecided",
    "confirmed-by-rounding",
    "confirmed",
)
HEADINGS = {
    "argument": "What touches the argument",
    "support": "What touches one of its supports",
    "detail": "Details",
    "none": "Open, but leaned upon",
}


def ranked() -> list[Row]:
    """Return the findings, worst first: by severity, then by verdict, then in order of print."""
    verdict = verdict_of()

    def key(row: Row) -> tuple[int, int, str]:
        judged = verdict[row["claim_id"]]
        place = VERDICTS.index(judged.external) if judged.external in VERDICTS else len(VERDICTS)
        return SEVERITIES.index(judged.severity), place, row["claim_id"]

    frame = read("findings").astype(object)
    return sorted(frame.where(frame.notna(), None).to_dict("records"), key=key)


def print_findings() -> None:
    """Print the findings as Markdown entries under a heading for each severity."""
    shown = None
    for row in ranked():
        severity = verdict_of()[row["claim_id"]].severity
        if severity != shown:
            shown = severity
            print(f"\n## {HEADINGS[severity]} {{#findings-{severity}}}\n")
        print(entry(row))


def entry(row: Row) -> str:
    """Return one finding as a Markdown div.

    Raises:
        StaleProseError: Its text has a number that no row has any more.
    """
    require_backed(row)
    verdict = verdict_of()[row["claim_id"]]
    claim = load_tables().claims[row["claim_id"]]
    cited = ", ".join(
        work_link(w["work_id"]) for w in EvidenceReader(load_tables()).cited(row["claim_id"])
    )
    words = [verdict.external.replace("-", " ")]
    words += ["the article disagrees with itself"] if verdict.internal == "inconsistent" else []
    entry = linked(row["claim_id"], row["claim_id"])
    lines = [
        f"**{entry}** · {stands_at(claim)} · **{', '.join(words)}**",
        f"*Stated:* {with_links(row['stated'])}{f' Cited: {cited}.' if cited else ''}",
        f"*Found:* {with_links(row['found'])}",
        f"*Evidence:* {found(row['claim_id'])}" if verdict.outcomes else "",
        f"*How sure:* {robustness_line(row['claim_id'])}" if verdict.outcomes else "",
        f"*Why it matters:* {with_links(row['matters'])}",
        f"*Would settle it:* {with_links(row['settles'])}" if row["settles"] else "",
    ]
    text = "\\\n".join(line for line in lines if line)
    return f"::: {{#finding-{row['finding_id']} .entry}}\n{text}\n:::\n"
