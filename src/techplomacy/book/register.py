"""The register: one entry a claim, each with an anchor of its own."""

from __future__ import annotations

from techplomacy import auditing
from techplomacy.auditing import STATED, Outcome
from techplomacy.book.frames import labels
from techplomacy.book.inline import escaped, qualified, work_link
from techplomacy.checks.accessor import Row, Tables, load
from techplomacy.reading import read

RESULTS = {"holds": "agrees", "by-rounding": "agrees by rounding", "fails": "disagrees"}


def print_register() -> None:
    """Print the entries of all claims as Markdown, under a heading for each section."""
    tables = load()
    for section in read("sections").to_dict("records"):
        rows = [r for r in tables.claims.values() if r["section_id"] == section["section_id"]]
        if rows:
            print(f"\n## {escaped(section['title'])} {{#register-{section['section_id']}}}\n")
            for row in rows:
                print(entry(row, tables))


def entry(row: Row, tables: Tables) -> str:
    """Return the entry of one claim as a Markdown div whose id is the claim's."""
    claim_id = row["claim_id"]
    kind, weight = row["kind"], row["weight"]
    head = f"**{claim_id}** · {kind} · {weight} · p.\N{NO-BREAK SPACE}{row['page']}"
    facts = [
        _stated(row),
        _restates(row),
        _items(claim_id, tables),
        _cited(claim_id, tables),
        *(_checked(outcome) for outcome in auditing.outcomes() if outcome.claim_id == claim_id),
        _checkable(row),
        f"*Coder's note:* {escaped(row['note'])}" if row["note"] else "",
    ]
    shown = "\\\n".join(fact for fact in facts if fact)
    return f"::: {{#{claim_id} .entry}}\n{head}\\\n{escaped(row['statement'])}\n\n{shown}\n:::\n"


def _stated(row: Row) -> str:
    period = row["period"] if row["period"] != row["value"] else None
    parts = [
        qualified(row) if row["value"] else "",
        f"for {period.replace('..', '…')}" if period else "",
        f"printed to {row['step']:g}" if row["step"] else "",
    ]
    text = ", ".join(escaped(part) for part in parts if part)
    inferred = "page inferred" if row["page_basis"] == "inferred" else ""
    return f"*Stated:* {'; '.join(filter(None, [text, inferred]))}" if text or inferred else ""


def _restates(row: Row) -> str:
    restated = row["restates"]
    return f"*Says again:* [{restated}](#{restated})" if restated else ""


def _items(claim_id: str, tables: Tables) -> str:
    items = tables.items.get(claim_id, ())
    return f"*Listed ({len(items)}):* {escaped('; '.join(items))}" if items else ""


def _cited(claim_id: str, tables: Tables) -> str:
    seen = {}
    for marker in tables.markers:
        if marker["claim_id"] == claim_id:
            citation = tables.citations[marker["citation_id"]]
            source = work_link(citation["work_id"]) if citation["work_id"] else "explanatory note"
            where = f"{citation['citation_id']}, {marker['attachment']}"
            seen[marker["citation_id"]] = f"{source} ({where})"
    return f"*Cited:* {'; '.join(seen.values())}" if seen else "*Cited:* nothing"


def _checked(outcome: Outcome) -> str:
    text = f"*With itself:* {RESULTS[outcome.result]}. {outcome.method}"
    if outcome.claimed != STATED:
        text += f" Stated {escaped(outcome.claimed)}, recomputed {escaped(outcome.found)}."
    return f"{text} (`{outcome.check}`)"


def _checkable(row: Row) -> str:
    if row["checkable"]:
        return ""
    return f"*Not checkable:* {labels('claims', 'reason')[row['reason']]}"
