"""The article beside its audit: place by place, the claims in their order with their signs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

import pandas as pd
from IPython.display import Markdown

from claimbook.audit.annotations import web_annotations
from claimbook.audit.claimreview import article as audited
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import SIGNS, verdict_of
from claimbook.book import project
from claimbook.book.floats import table
from claimbook.book.inline import escaped
from claimbook.book.register_entry import badge
from claimbook.book.words import plural
from claimbook.package.article import article
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read

FILE = "annotations.jsonld"
BARE = "·"
"""Sign of a claim that no document could decide."""
CAPTION = (
    f"Each sign is a claim, in the order of print; {BARE} is one that no document could decide"
)


def places() -> list[tuple[str, list[Row]]]:
    """Return each page with its claims in the order of print; sections where there are no pages."""
    return [(place, list(rows)) for place, rows in groupby(load_tables().claims.values(), _place)]


def _place(row: Row) -> str:
    page = row.get("page")
    return f"Page {page}" if page and pd.notna(page) else _titles()[row["section_id"]]


def _titles() -> dict[str, str]:
    frame = read("sections")
    return dict(zip(frame["section_id"], frame["title"], strict=True))


def print_strip(label: str) -> None:
    """Print a row a page: its claims as a strip of signs; on the web it leads to their list."""
    for form in ("html", "typst"):
        print(f':::: {{.content-visible when-format="{form}"}}')
        rows = [
            {
                "Place": f"[{place}](#{_anchor(place)})" if form == "html" else place,
                "Claims": len(claims),
                "Signs": _signs(claims),
            }
            for place, claims in _gathered()
        ]
        table(pd.DataFrame(rows), label, CAPTION, (12, 8, 60), markdown=("Place", "Signs"))
        print("::::\n")


def _gathered() -> list[tuple[str, list[Row]]]:
    """Return the places, each once, though a footnote may return to an earlier page."""
    found: dict[str, list[Row]] = {}
    for place, claims in places():
        found.setdefault(place, []).extend(claims)
    return list(found.items())


def _anchor(place: str) -> str:
    kept = "".join(c if c.isalnum() else "-" for c in place.lower())
    return f"sec-beside-{kept}"


def _signs(claims: Iterable[Row]) -> str:
    return " ".join(_sign(row["claim_id"]) for row in claims)


def _sign(claim_id: str) -> str:
    verdict = verdict_of()[claim_id].external
    return f"[{escaped(SIGNS[verdict]) or BARE}]{{.sign .{verdict.removeprefix('confirmed-')}}}"


def print_pages() -> None:
    """Print the claims of each page as a list, with a way to the page at its publisher."""
    address = audited(load_tables()).get("url", "")
    for place, claims in _gathered():
        print(f"\n## {escaped(place)} {{#{_anchor(place)} .unnumbered}}\n")
        there = f" [The article at its publisher]({address})." if address else ""
        print(f"{plural(len(claims), 'claim').capitalize()}.{there}\n")
        for row in claims:
            claim_id = row["claim_id"]
            link = f"[{claim_id}]({project.chapter('register', claim_id)})"
            print(f"- {link} {escaped(row['statement'])} {badge(verdict_of()[claim_id])}")


def annotated(text: str) -> Markdown:
    """Write the claims as Web Annotations, and return a link to the file."""
    book = article().addresses.get("book", "")
    found = web_annotations(verdict_of().values(), load_tables(), load_descriptor().raw, book)
    path = project.figures() / FILE
    said = json.dumps(found, ensure_ascii=False, separators=(",", ":"), default=str)
    path.write_text(said + "\n", encoding="utf-8", newline="\n")
    return Markdown(f"[{text}]({project.relative(path)})")
