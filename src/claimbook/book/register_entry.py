"""One entry of the register: all that is known of a claim, as Markdown."""

import re

from claimbook.audit.history import history
from claimbook.audit.outcomes import outcomes_by_claim
from claimbook.audit.tables import Row, Tables
from claimbook.audit.verdicts import OPEN, Verdict, sign, verdict_of
from claimbook.book.backlinks import Place
from claimbook.book.documents import documents
from claimbook.book.frames import why_not_checkable
from claimbook.book.inline import attribute, escaped, marked, with_links
from claimbook.book.register_evidence import outcome_line, silent_lines, source, working
from claimbook.book.register_facets import facets
from claimbook.book.words import listed
from claimbook.package.caching import kept_with_package
from claimbook.package.labels import labels
from claimbook.package.reading import read
from claimbook.quantities.stating import stands_at, stated

OPENED = re.compile(r" \(\[document\]\([^)]*\)\)")
"""The link to a document itself, behind its name."""
CLOSES = {"direct": "for this sentence", "passage": "for the passage around it"}
"""Where the marker stands to which a claim owes its source."""
BASES = {
    "independent": "documents that the article does not cite",
    "own-data": "data of the article's own, or tables compiled here",
    "cited-elsewhere": "works that the article cites for other claims",
    "cited": "the cited work alone",
}


def entry(row: Row, tables: Tables, places: tuple[Place, ...] = ()) -> str:
    """Return the entry of one claim as a Markdown div whose id is the claim's.

    Args:
        row: The claim.
        tables: The tables that its checks read.
        places: Where the chapters print it.
    """
    claim_id = row["claim_id"]
    verdict = verdict_of()[claim_id]
    own = outcomes_by_claim().get(claim_id, [])
    facts = [
        verdict_line(row, verdict),
        documents(row),
        f"*Kind:* {labels('claims', 'kind')[row['kind']]}. *Weight:* {row['weight']}.",
        _stated(row),
        _items(claim_id, tables),
        _cited(claim_id, tables),
        *_source_checks(claim_id, tables),
        *(outcome_line(each, tables) for each in own),
        *silent_lines(claim_id, tables),
        *_open(row, verdict, tables),
        *_conflicts(claim_id, tables),
        *_history(claim_id, tables),
        *(f"*{label}* {with_links(text, is_entry=True)}" for label, text in history(claim_id)),
        f"*Coder's note:* {sentence(row['note'])}" if row["note"] else "",
        _used(places),
    ]
    lines = _once("\\\n".join(fact for fact in facts if fact))
    folded = "\n".join(filter(None, (working(each, tables) for each in own)))
    body = f"{_head(row, verdict)}\n\n{lines}\n\n{folded}\n{_neighbours(claim_id, tables)}"
    return f":::: {{#{claim_id} .entry {_attributes(row, verdict, tables)}}}\n{body}\n::::\n"


def _once(lines: str) -> str:
    """Leave the link to a document where the entry names it first."""
    seen: set[str] = set()

    def first(link: re.Match[str]) -> str:
        is_known = link[0] in seen
        seen.add(link[0])
        return "" if is_known else link[0]

    return OPENED.sub(first, lines)


def _attributes(row: Row, verdict: Verdict, tables: Tables) -> str:
    """Return what the register can be filtered and sorted by."""
    values = facets(row, verdict, tables)
    return " ".join(f"data-{name}={attribute(str(value))}" for name, value in values.items())


def _head(row: Row, verdict: Verdict) -> str:
    """Return the line that stands for a claim in the list: identifier, page, statement, verdict."""
    return f"**{row['claim_id']}** {stands_at(row)} {escaped(row['statement'])} {badge(verdict)}"


def badge(verdict: Verdict) -> str:
    """Return sign and word of a verdict as a marked span."""
    degree = f", {verdict.degree.replace('-', ' ')}" if verdict.degree else ""
    words = f"{escaped(sign(verdict))} {verdict.external.replace('-', ' ')}{degree}".strip()
    return f"[{words}]{{.badge .{verdict.external.removeprefix('confirmed-')}}}"


def _stated(row: Row) -> str:
    inferred = "page inferred" if row["page_basis"] == "inferred" else ""
    text = "; ".join(filter(None, [escaped(stated(row)), inferred]))
    return f"*Printed as:* {text}." if text else ""


def _items(claim_id: str, tables: Tables) -> str:
    items = tables.enumerations.get(claim_id, ())
    return f"*Listed ({len(items)}):* {escaped('; '.join(items))}." if items else ""


def _cited(claim_id: str, tables: Tables) -> str:
    seen = {}
    for marker in tables.claim_citations:
        if marker["claim_id"] == claim_id:
            citation = tables.citations[marker["citation_id"]]
            work_id = citation["work_id"]
            named = source(work_id, tables) if work_id else "explanatory note"
            seen[marker["citation_id"]] = (
                f"{named} ({marked(citation)}, {CLOSES[marker['attachment']]})"
            )
    return f"*Cited:* {'; '.join(seen.values()) or 'nothing'}."


def _source_checks(claim_id: str, tables: Tables) -> list[str]:
    words = labels("source_checks", "finding")
    lines = []
    for row in tables.source_checks.get(claim_id, ()):
        where = f" ({escaped(row['locator'])})" if row["locator"] else ""
        note = f" {sentence(row['note'])}" if row["note"] else ""
        found = f"{source(row['work_id'], tables)}: {words[row['finding']]}{where}"
        lines.append(f"*What the cited work says:* {found}.{note}")
    return lines


def verdict_line(row: Row, verdict: Verdict) -> str:
    """Return the verdict on a claim with the sentences that say why, and on what it rests."""
    if not row["is_checkable"]:
        return f"*Verdict:* not checkable: {why_not_checkable(row)}."
    head, _, why = verdict.verdict_reason.partition(": ")
    head, why = (with_links(each, is_entry=True) for each in (f"{head[0].lower()}{head[1:]}", why))
    conclusion = f"*Verdict:* **{head}**: {why}"
    if verdict.basis == "none":
        return conclusion
    by = labels("works", "source_class")[verdict.source_class]
    read = labels("verdicts", "extent")[verdict.extent]
    rests = f"{BASES[verdict.basis]} (weakest source that counts: {by}; read: {read})"
    return f"{conclusion} Rests on {rests}."


def _open(row: Row, verdict: Verdict, tables: Tables) -> list[str]:
    question = tables.question(row["claim_id"])
    if not question or verdict.external not in OPEN:
        return []
    asked = {"Looked for": question["looked_for"], "Would settle it": question["would_settle"]}
    return [f"*{name}:* {sentence(text)}" for name, text in asked.items() if text]


def sentence(text: str) -> str:
    """Return a text as a sentence in Markdown, the keys in it as links."""
    return f"{with_links(text[:1].upper() + text[1:].rstrip('.'), is_entry=True)}."


def _conflicts(claim_id: str, tables: Tables) -> list[str]:
    """Return what of the article disagrees with a claim."""
    lines = []
    for row in tables.conflicts.get(claim_id, ()):
        others = [c for c in (row["claim_id"], row["other_claim_id"]) if c and c != claim_id]
        others += [row["citation_id"]] if row["citation_id"] else []
        text = with_links(f"{', '.join(others)}: {row['disagreement']}", is_entry=True)
        lines.append(f"*Disagrees with* {text}")
    return lines


def _history(claim_id: str, tables: Tables) -> list[str]:
    """Return what is on record of the claim's place among others, and the replies to it."""
    restated = tables.claims[claim_id]["restates"]
    again = [k for k, row in tables.claims.items() if row["restates"] == claim_id]
    lines = [f"*Repeats:* [{restated}](#{restated})."] if restated else []
    lines += [f"*Repeated in:* {listed(f'[{k}](#{k})' for k in again)}."] if again else []
    return lines + [_reply(reply) for reply in replies() if reply["claim_id"] == claim_id]


@kept_with_package
def replies() -> list[Row]:
    """Return what authors or readers answered."""
    return [{str(k): v for k, v in row.items()} for row in read("responses").to_dict("records")]


def _reply(row: Row) -> str:
    outcome = labels("responses", "outcome")[row["outcome"]]
    who = f"{escaped(row['author'])}, {row['date']}"
    return f"*Reply* by {who}: {sentence(row['response'])} ({outcome})"


def _used(places: tuple[Place, ...]) -> str:
    """Return links to where the chapters print the claim, by chapter."""
    chapters: dict[str, list[str]] = {}
    for each in places:
        chapters.setdefault(each.title, []).append(_link(each))
    shown = [f"{escaped(title)} ({', '.join(links)})" for title, links in chapters.items()]
    return f"*Used in:* {'; '.join(shown)}." if shown else ""


def _link(place: Place) -> str:
    if place.anchor.startswith(("fig-", "tbl-")):
        return f"@{place.anchor}"
    path = place.path.removeprefix("paper/") if "/" in place.path else f"../{place.path}"
    return f"[{place.words or 'opening'}]({path}{'#' + place.anchor if place.anchor else ''})"


def _neighbours(claim_id: str, tables: Tables) -> str:
    """Return links to the claims before and after, in the order of print."""
    order = list(tables.claims)
    at = order.index(claim_id)
    before = [f"[← {key}](#{key})" for key in order[max(at - 1, 0) : at]]
    after = [f"[{key} →](#{key})" for key in order[at + 1 : at + 2]]
    return " ".join(before + after) + "\n"
