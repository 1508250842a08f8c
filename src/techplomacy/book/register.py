"""The register: one entry a claim, each with an anchor of its own."""

from __future__ import annotations

from techplomacy.book.documents import documents
from techplomacy.book.frames import labels
from techplomacy.book.inline import escaped, qualified, work_link
from techplomacy.checks.accessor import Row, Tables, load
from techplomacy.judging.outcomes import STATED, Outcome, outcomes
from techplomacy.judging.verdicts import Verdict, verdict_of
from techplomacy.reading import read

RESULTS = {
    "holds": "agrees",
    "by-rounding": "agrees by rounding",
    "qualifies": "agrees in part",
    "fails": "disagrees",
}


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
        _source_checks(claim_id, tables),
        *(_outcome(each, tables) for each in outcomes() if each.claim_id == claim_id),
        _verdict(row, verdict_of()[claim_id], tables),
        documents(row),
        *_responses(claim_id),
        f"*Coder's note:* {escaped(row['note'])}" if row["note"] else "",
    ]
    shown = "\\\n".join(fact for fact in facts if fact)
    return f"::: {{#{claim_id} .entry}}\n{head}\\\n{escaped(row['statement'])}\n\n{shown}\n:::\n"


def _stated(row: Row) -> str:
    period = row["period"] if row["period"] != row["value"] else None
    parts = [
        qualified(row) if row["value"] else "",
        f"for {period.replace('..', '…')}" if period else "",
        f"printed in steps of {row['step']:,.15g}" if row["step"] else "",
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


def _source_checks(claim_id: str, tables: Tables) -> str:
    rows = tables.source_checks.get(claim_id, ())
    words = labels("source_checks", "finding")
    said = [f"{work_link(row['work_id'])}: {words[row['finding']]}" for row in rows]
    return f"*Does it say so:* {'; '.join(said)}" if said else ""


def _outcome(outcome: Outcome, tables: Tables) -> str:
    if outcome.question == "internal":
        return f"*With itself:* {_computed(outcome)}"
    works = "; ".join(map(work_link, outcome.works))
    if outcome.kind == "computed":
        return f"*On evidence, computed:* {_computed(outcome)} {works}"
    row = next(r for r in tables.statements[outcome.claim_id] if r["statement_id"] == outcome.check)
    where = f"{works}, {escaped(row['locator'])} ({row['statement_id']})"
    return f"*On evidence, coded:* {RESULTS[outcome.result]}. {escaped(row['statement'])} {where}"


def _computed(outcome: Outcome) -> str:
    text = f"{RESULTS[outcome.result]}. {outcome.method}"
    if outcome.claimed != STATED:
        text += f" Stated {escaped(outcome.claimed)}, recomputed {escaped(outcome.found)}."
    return f"{text} (`{outcome.check}`)"


def _responses(claim_id: str) -> list[str]:
    rows = read("responses").to_dict("records")
    return [
        f"*Reply* by {escaped(row['author'])}: {escaped(row['response'])}"
        for row in rows
        if row["claim_id"] == claim_id
    ]


def _verdict(row: Row, verdict: Verdict, tables: Tables) -> str:
    if not row["checkable"]:
        text = f"*Not checkable:* {labels('claims', 'reason')[row['reason']]}"
    else:
        text = f"*Verdict:* **{verdict.external.replace('-', ' ')}**"
        if verdict.basis != "none":
            text += f", on {labels('verdicts', 'basis')[verdict.basis]}"
    question = tables.question(row["claim_id"])
    if question and verdict.external in {"undecided", "not-checkable"}:
        looked = (
            f" Looked for: {escaped(question['looked_for'])}." if question["looked_for"] else ""
        )
        text += f".{looked} Would settle it: {escaped(question['would_settle'])}"
    return text
