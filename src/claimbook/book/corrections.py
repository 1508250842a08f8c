"""What an author or editor should change: in the text, claim by claim, and in the references."""

import pandas as pd

from claimbook.audit.basis import together
from claimbook.audit.corroboration import corroborating_works
from claimbook.audit.outcomes import outcomes_by_claim
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import outcomes_of, verdict_of
from claimbook.book.editing import edited
from claimbook.book.finding_numbers import require_backed
from claimbook.book.floats import table
from claimbook.book.inline import escaped, linked, work_link
from claimbook.book.project import chapter
from claimbook.book.words import plural
from claimbook.package.reading import read
from claimbook.quantities.period import day

FIELD_NAMES = {"issued": "date", "doi": "DOI", "container": "journal"}
READ = {"excerpt": "in excerpts", "mixed": "some in full", "whole": "in full"}
"""What was read of the documents behind a suggestion, by the extent of their outcomes."""
NAME_PARTS = {"family": "family name", "given": "given name", "literal": "name"}
LANGUAGES = {"de": "German", "en": "English", "fr": "French", "hy": "Armenian", "ru": "Russian"}


def suggestions() -> list[dict[str, str]]:
    """Return the suggested changes of the text, in the order of print.

    Raises:
        StaleProseError: A suggestion has a number that no row has any more.
    """
    printed = list(load_tables().claims)
    rows = sorted(edited("suggestions"), key=lambda row: printed.index(row["claim_id"]))
    for row in rows:
        require_backed(_as_finding(row))
    return rows


def _as_finding(row: dict[str, str]) -> Row:
    """Return a suggestion in the shape of a finding, whose computed numbers it may use."""
    claim_id = row["claim_id"]
    known = dict(read("findings")[["claim_id", "finding_id"]].itertuples(index=False))
    texts = {"stated": row["printed"], "found": row["found"], "matters": row["suggested"]}
    named = {"finding_id": known.get(claim_id, claim_id), "claim_id": claim_id, "settles": ""}
    return named | texts


def print_suggestions(label: str) -> None:
    """Print the suggested changes of the text: page, printed, found, suggested, how sure."""
    rows = suggestions()
    frame = pd.DataFrame(
        {
            "Page": str(load_tables().claims[row["claim_id"]]["page"]),
            "Printed, in our words": escaped(row["printed"]),
            "Found": escaped(row["found"]),
            "Suggested": escaped(row["suggested"]),
            "How sure": confidence(row["claim_id"]),
            "Claim": linked(row["claim_id"], row["claim_id"]),
        }
        for row in rows
    )
    caption = f"Suggested changes of the text: {plural(len(rows), 'place')}, in the order of print."
    shown = ("Printed, in our words", "Found", "Suggested", "Claim")
    table(frame, label, caption, (7, 28, 30, 28, 22, 12), markdown=shown)


def confidence(claim_id: str) -> str:
    """Return how sure a suggestion is: how many independent documents say so, and what was read."""
    verdict, tables = verdict_of()[claim_id], load_tables()
    if not verdict.outcomes:
        return "open"
    row = tables.claims[claim_id]
    known = outcomes_of(row, outcomes_by_claim())
    works = corroborating_works(row, verdict.external, known, tables)
    if not works:
        return f"the work cited, {READ[verdict.extent]}"
    telling = [each for each in known if {*works} & {*each.original_works(tables)}]
    read = READ[together(each.extent or "whole" for each in telling)]
    return f"{plural(len(works), 'document')}, {read}"


def print_lines(most: int) -> None:
    """Print the editor's first suggestions, one line each, in the order of print."""
    first = [row["claim_id"] for row in edited("suggestions")[:most]]
    for row in (each for each in suggestions() if each["claim_id"] in first):
        page = f"p.\N{NO-BREAK SPACE}{load_tables().claims[row['claim_id']]['page']}"
        said = f"*{escaped(row['printed'])}*. {escaped(row['suggested'])}"
        print(f"- {linked(row['claim_id'], page)}: {said}.")
    others = len(suggestions()) - len(first)
    print(f"\nThe other {others} are in [the chapter on corrections]({chapter('corrections')}).\n")


def references() -> list[Row]:
    """Return the printed records of the reference list that a document shows to be otherwise."""
    return [row for rows in load_tables().corrections.values() for row in rows]


def field_name(row: Row) -> str:
    """Return what a correction corrects: a part of the record, or of a creator's name."""
    field = row["field"]
    if row["table"] != "creators":
        return FIELD_NAMES.get(field, str(field))
    _, role, position = row["key"].split("|")
    return f"{NAME_PARTS.get(field, field)} of {role} {position}"


def worded(field: str, value: str | None) -> str:
    """Return a part of a record as people write it: a date, the name of a language."""
    text = value or "nothing"
    return escaped(day(text) if value and field == "issued" else LANGUAGES.get(text, text))


def print_references(label: str) -> None:
    """Print what should be changed in the reference list and the footnotes."""
    rows = references()
    frame = pd.DataFrame(
        {
            "Work": work_link(row["key"].partition("|")[0]),
            "What": field_name(row),
            "Printed": worded(row["field"], row["printed"]),
            "As the document has it": worded(row["field"], row["right"]),
        }
        for row in rows
    )
    count = plural(len(rows), "entry", "entries")
    caption = f"Printed records that differ from the documents: {count}."
    table(
        frame,
        label,
        caption,
        (36, 26, 27, 28),
        markdown=("Work", "Printed", "As the document has it"),
    )
