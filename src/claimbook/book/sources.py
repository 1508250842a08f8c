"""The sources: one entry a work, with its printed record, what is right, and what cites it."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from claimbook.audit.bibliography import RecordCheck, access_dates, record_checks
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.book.corrections import field_name, worded
from claimbook.book.floats import table
from claimbook.book.forms import only, print_entries
from claimbook.book.inline import escaped, marked, short, target, work_link
from claimbook.book.project import chapter
from claimbook.package.creators import as_text
from claimbook.package.labels import labels
from claimbook.package.vocabulary import AUDITED

WHOLE = 100
"""Works up to which paper has the whole records; more are named, and the web has the records."""
HEADINGS = {
    AUDITED: "The article that is audited",
    "reference": "References",
    "source": "Sources of the footnotes",
    "evidence": "Documents of the evidence",
}


def print_sources() -> None:
    """Print all works as Markdown, in groups: entries for the web, records or names for paper."""
    tables = load_tables()
    failing = [notice for notice in _printed(tables) if not notice.passes]
    every = f":::: {{.works}}\nAll {len(tables.works)} works.\n::::"
    only("html", partial(print, every))
    for group, heading in HEADINGS.items():
        rows = [row for row in tables.works.values() if _group(row, tables) == group]
        if not rows:
            continue
        print(f"\n## {heading} {{#sources-{group}}}\n")
        only("html", partial(_print_entries, rows, tables, failing))
        is_short = len(tables.works) <= WHOLE
        only("typst", partial(_print_records if is_short else _print_list, rows))


def _print_entries(rows: list[Row], tables: Tables, failing: list[RecordCheck]) -> None:
    print_entries(entry(row, tables, failing) for row in rows)


def _print_records(rows: list[Row]) -> None:
    for row in rows:
        print(f"{_named(row)}. {_title(row)}. {_sentences(_rest(row))}\n")


def _print_list(rows: list[Row]) -> None:
    print(":::: {.dense}", "; ".join(map(_named, rows)) + ".", "::::", sep="\n")


def _named(row: Row) -> str:
    """Return a work as it stands in the list on paper: identifier, maker and year."""
    return f"[{row['work_id']}]{{#{row['work_id']}}} {escaped(short(row))}"


def _group(row: Row, tables: Tables) -> str:
    if row["source_class"] == AUDITED:
        return AUDITED
    kinds = {c["kind"] for c in tables.citations.values() if c["work_id"] == row["work_id"]}
    if not kinds:
        return "evidence"
    return "reference" if "reference" in kinds else "source"


def cited() -> set[str]:
    """Return the works that the article cites."""
    return {c["work_id"] for c in load_tables().citations.values() if c["work_id"]}


def _printed(tables: Tables) -> list[RecordCheck]:
    return record_checks(tables, cited())


def entry(row: Row, tables: Tables, failing: list[RecordCheck]) -> str:
    """Return the entry of one work as a Markdown div whose id is the work's."""
    work_id = row["work_id"]
    cited_as = [k for k, c in tables.citations.items() if c["work_id"] == work_id]
    claims = dict.fromkeys(
        m["claim_id"] for m in tables.claim_citations if m["citation_id"] in cited_as
    )
    spoken = [
        claim_id
        for claim_id, statements in tables.statements.items()
        if any(each["work_id"] == work_id for each in statements)
    ]
    says = [
        f"*Class:* {labels('works', 'source_class')[row['source_class']]}",
        f"*Copy of:* {_link(row['copy_of'], 'sources')}" if row["copy_of"] else "",
        f"*Licence:* {escaped(row['licence'])}" if row["licence"] else "",
        f"*Cited as:* {', '.join(marked(tables.citations[key]) for key in cited_as)}"
        if cited_as
        else "",
        f"*For:* {', '.join(map(_link, claims))}" if claims else "",
        f"*Speaks on:* {', '.join(map(_link, spoken))}" if spoken else "",
        _right(tables.corrections.get(work_id, ())),
        *(_failed(notice) for notice in failing if notice.work_id == work_id),
        f"*Note:* {escaped(row['note'])}" if row["note"] else "",
    ]
    facts = " · ".join(part for part in says if part)
    kinds = f'data-list="{_group(row, tables)}" data-class="{row["source_class"]}"'
    head = f"**{work_id}** {escaped(short(row))}. {_title(row)}"
    record = _sentences(_rest(row)) or "nothing but its title."
    text = f"{head}\n\n*Record:* {record}\\\n{facts}"
    return f"::: {{#{work_id} .work .entry {kinds}}}\n{text}\n:::\n"


def _link(identifier: str, page: str = "register") -> str:
    return f"[{identifier}]({chapter(page, identifier)})"


def _failed(notice: RecordCheck) -> str:
    return f"*Rule not passed:* {notice.rule} ({escaped(notice.detail)})"


def _doi(doi: str) -> str:
    return f"[doi:{escaped(doi)}]({target(f'https://doi.org/{doi}')})"


def record(row: Row) -> str:
    """Return the printed record of a work as one line of Markdown."""
    made, rest = _made(row), _rest(row)
    return _sentences([*made, _title(row), *rest[len(made) :]])


def _made(row: Row) -> list[str]:
    """Return who made a work, and when."""
    editors = f"{escaped(as_text(row['editors']))} (eds)" if row["editors"] else ""
    return [escaped(as_text(row["creators"])), editors, row["issued"] or ""]


def _rest(row: Row) -> list[str]:
    """Return the parts of a printed record, without the title."""
    volume = escaped(row["volume"] or "")
    issue = f"({escaped(row['issue'])})" if row["issue"] else ""
    return [
        *_made(row),
        escaped(row["container"] or ""),
        f"{volume}{issue}",
        row["pages"] or "",
        escaped(row["publisher"] or "") if row["publisher"] != row["container"] else "",
        _doi(row["doi"]) if row["doi"] else "",
        f"EDN {row['edn']}" if row["edn"] else "",
        f"<{target(row['url'])}>" if row["url"] else "",
        f"read {str(row['accessed'])[:10]}" if row["accessed"] else "",
    ]


def _sentences(parts: Sequence[str]) -> str:
    return ". ".join(part.removesuffix(".") for part in parts if part) + "." if any(parts) else ""


def _title(row: Row) -> str:
    """Return a title; one in another language says which it is in, and has its translation."""
    title = f"*{escaped(row['title'])}*"
    if not row["title_en"] or row["title_en"] == row["title"]:
        return title
    return f'[{title}]{{lang="{row["language"]}"}} ({escaped(row["title_en"])})'


def _right(corrections: Sequence[Row]) -> str:
    if not corrections:
        return ""
    right = [f"{field_name(row)} {worded(row['field'], row['right'])}" for row in corrections]
    read = dict.fromkeys(escaped(each["source"]) for each in corrections)
    corrected = "; ".join(right).removesuffix(".")
    return f"*Right, as read:* {corrected}. *Read in:* {'; '.join(read)}"


def print_notices(label: str) -> None:
    """Print how many works pass each rule on printed records, and which do not."""
    found = _printed(load_tables())
    rules = dict.fromkeys(notice.rule for notice in found)
    frame = pd.DataFrame(
        {
            "Rule": rule,
            "Passed": sum(n.passes for n in found if n.rule == rule),
            "Not passed": sum(not n.passes for n in found if n.rule == rule),
            "By": "; ".join(
                dict.fromkeys(
                    work_link(n.work_id) for n in found if n.rule == rule and not n.passes
                )
            ),
        }
        for rule in rules
    )
    failed = sum(not notice.passes for notice in found)
    caption = f"Rules for printed records, applied {len(found):,} times and broken {failed} times."
    table(frame, label, caption, (38, 10, 12, 50), markdown=("By",))


def late_readings() -> list[str]:
    """Return links to the works that were read after the article was received."""
    return [
        work_link(each.work_id)
        for each in access_dates(load_tables())
        if not each.is_before_receipt
    ]
