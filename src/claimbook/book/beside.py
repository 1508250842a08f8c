"""The article beside its audit: place by place, the claims in their order with their signs."""

from urllib.parse import urlencode

import pandas as pd
from IPython.display import Markdown

from claimbook.audit.annotations import web_annotations
from claimbook.audit.claimreview import article as audited
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import SIGNS, verdict_of
from claimbook.book import project
from claimbook.book.floats import table
from claimbook.book.inline import escaped
from claimbook.book.words import plural
from claimbook.package.article import article
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read
from claimbook.texts import json_line

FILE = "annotations.jsonld"
BARE = "·"
"""Sign of a claim that no document could decide."""


def places() -> dict[str, list[Row]]:
    """Return each page, or section where there are no pages, with its claims in their order."""
    found: dict[str, list[Row]] = {}
    for row in load_tables().claims.values():
        found.setdefault(_place(row), []).append(row)
    return found


def _place(row: Row) -> str:
    page = _page(row)
    return f"Page\N{NO-BREAK SPACE}{page}" if page else _titles()[row["section_id"]]


def _page(row: Row) -> int | None:
    page = row.get("page")
    return page if page and pd.notna(page) else None


def _titles() -> dict[str, str]:
    frame = read("sections")
    return dict(zip(frame["section_id"], frame["title"], strict=True))


def print_strip(label: str) -> None:
    """Print a table with a row for each place: a link to its entries, and its claims with signs."""
    rows = [
        {"Place": _entries(place, claims), "Claims": " ".join(map(_signed, claims))}
        for place, claims in places().items()
    ]
    address = audited(load_tables()).get("url", "")
    there = f" [The article at its publisher]({address})." if address else ""
    caption = f"The article, place by place; {BARE} marks what no document could decide.{there}"
    table(pd.DataFrame(rows), label, caption, (12, 68), markdown=("Place", "Claims"))


def _entries(place: str, claims: list[Row]) -> str:
    page = _page(claims[0])
    wanted = {"page": page} if page else {"section": claims[0]["section_id"]}
    link = f'{project.chapter("register")}){{.claims data-filter="{urlencode(wanted)}"}}'
    return f"[{escaped(place)}]({link}, {plural(len(claims), 'claim')}"


def _signed(row: Row) -> str:
    claim_id = row["claim_id"]
    verdict = verdict_of()[claim_id].external
    sign, state = escaped(SIGNS[verdict]) or BARE, verdict.removeprefix("confirmed-")
    return f"[{claim_id}\N{NO-BREAK SPACE}{sign}](#{claim_id}){{.sign .{state}}}"


def annotated(text: str) -> Markdown:
    """Write the claims as Web Annotations, and return a link to the file."""
    book = article().addresses.get("book", "")
    found = web_annotations(verdict_of().values(), load_tables(), load_descriptor().raw, book)
    path = project.figures() / FILE
    said = json_line(found)
    path.write_text(said + "\n", encoding="utf-8", newline="\n")
    return Markdown(f"[{text}]({project.relative(path)})")
