"""The evidence of a claim, outcome by outcome: what was read, where, and the code that compared."""

from collections.abc import Mapping

from claimbook.audit.basis import of_sighting
from claimbook.audit.outcomes import STANCES, STATED, Outcome, code_of, worded
from claimbook.audit.source_names import address
from claimbook.audit.tables import Row, Tables
from claimbook.book.frames import entity_names
from claimbook.book.inline import attribute, escaped, number, target, work_link
from claimbook.package.article import article
from claimbook.package.cells import observation
from claimbook.package.labels import labels

RESULTS = {
    "holds": "agrees",
    "by-rounding": "agrees by rounding",
    "compatible": "fits, and is too coarse to decide",
    "qualifies": "limits it",
    "fails": "disagrees",
}
"""What came of a check, in words."""
OF_ITSELF = RESULTS | {"compatible": "agrees, as far as the digits go"}
"""The same of the article's own numbers, between which nothing is to be decided."""
PARTLY = {"excerpt": " of an excerpt", "abstract": " of the abstract"}
"""What is said of a place in a document of which no page was read in full."""
SHOWN = 8
"""Rows of one outcome that are shown; the others are counted, and are in the table."""


def outcome_line(outcome: Outcome, tables: Tables) -> str:
    """Return one outcome as a line of Markdown: the question, the result, and what says so."""
    if outcome.question == "internal":
        return f"*With the rest of the article:* {_computed(outcome, OF_ITSELF)}"
    if outcome.kind == "computed":
        works = "; ".join(source(work_id, tables) for work_id in outcome.works)
        return f"*Evidence, computed:* {_computed(outcome)} {works}."
    row = tables.statement(outcome.claim_id, outcome.check)
    stance = labels("statements", "stance")[row["stance"]]
    voice = " (the party itself)" if row["is_interested"] else ""
    return f"*Evidence, read:* {escaped(stance)}{voice}. {_statement(row, tables)}"


def silent_lines(claim_id: str, tables: Tables) -> list[str]:
    """Return the statements on a claim that decide nothing, each as a line of Markdown."""
    rows = [r for r in tables.statements.get(claim_id, ()) if r["stance"] not in STANCES]
    lead = "Also read, without deciding"
    return [f"*{lead}{_leaning(row)}:* {_statement(row, tables)}" for row in rows]


def _leaning(row: Row) -> str:
    """Return where a document that decides nothing points, if anywhere."""
    return f", {labels('statements', 'leaning')[row['leaning']]}" if row["leaning"] else ""


def _statement(row: Row, tables: Tables) -> str:
    extent = row["extent"]
    way = row["seen_via"] and labels("statements", "seen_via")[row["seen_via"]]
    seen = labels("statements", "extent")[extent] if extent else way or "not said"
    read = "" if extent in PARTLY else f"; read: {escaped(seen)}"
    place = row["locator"] + PARTLY.get(extent, "")
    where = f"{source(row['work_id'], tables)}, {escaped(place)}"
    return f"{escaped(row['statement'])} {where} ({row['statement_id']}{read})."


def _computed(outcome: Outcome, words: Mapping[str, str] = RESULTS) -> str:
    text = f"{words[outcome.result]}. {outcome.method}"
    if outcome.claimed != STATED:
        claimed, found = map(escaped, worded(outcome))
        text += f" Stated: {claimed}. Recomputed: {found}."
    return text


def source(work_id: str, tables: Tables) -> str:
    """Return a work as a link to its entry among the sources, and to the document if it is open."""
    where = address(tables.works[work_id])
    opened = f" ([document]({target(where)}))" if where else ""
    return f"{work_link(work_id)}{opened}"


def working(outcome: Outcome, tables: Tables) -> str:
    """Return the rows that a check read and its code, folded; empty for a coded stance."""
    if outcome.kind == "coded":
        return ""
    rows = _observed(outcome, tables)
    lines = [f"- {_observation(row, tables)}" for row in rows[:SHOWN]]
    if len(rows) > SHOWN:
        more = number(len(rows) - SHOWN)
        lines.append(f"- and {more} more rows of the table `observations`, all read by the check")
    code = code_of(outcome.claim_id, outcome.check, tables)  # in one colour: the page is heavy
    shown = "\n".join([*lines, "", f"```\n{code}\n```"])
    title = attribute(f"How it was compared: {outcome.check.replace('_', ' ')}")
    return f'::: {{.callout-note collapse="true" title={title}}}\n{shown}\n:::\n'


def _observed(outcome: Outcome, tables: Tables) -> list[Row]:
    """Return the observations that a check read, those of the article's own entity first."""
    keys = [key for table, key in outcome.rows if table == "observations"]
    rows = [observation(key, tables.observations) for key in keys]
    return sorted(rows, key=lambda row: row["entity_id"] != article().entity)


def _observation(row: Row, tables: Tables) -> str:
    amount = f"{row['qualifier'] or ''} {number(row['value'])}".strip()
    title, name = tables.indicators[row["indicator_id"]]["title"], entity_names()[row["entity_id"]]
    part = PARTLY["excerpt"] if of_sighting(row["seen_via"]) == "excerpt" else ""
    where = f", {row['locator']}{part}" if row["locator"] else ""
    words = escaped(f"{title}, {name}, {row['year']}: {amount}")
    return f"{words} ({work_link(row['work_id'])}{escaped(where)})"
