"""Quarto's `post-render`: a policy for each page, bold numbers of figures, entries in the search.

Quarto indexes a page by its sections. The pages that hold entries are indexed by entry instead,
with the same words, so that a claim's identifier finds its entry first.
"""

import json
import os
import re
import shutil
from html import escape
from pathlib import Path

import yaml

from claimbook.render.pages import Scan
from claimbook.render.policy import POLICY, QUARTO, with_policy

NUMBER = re.compile(r"(<(?:fig)?caption\b[^>]*>\s*)((?:Figure|Table)&nbsp;[A-Z\d.]+:)")
"""The number of a figure or table at the head of its caption."""


def by_entry(docs: list[dict[str, object]], book: Path) -> list[dict[str, object]]:
    """Return Quarto's index with the pages that hold entries indexed by entry."""
    kept: list[dict[str, object]] = []
    scans = dict[str, Scan]()
    for doc in docs:
        page = str(doc["href"]).partition("#")[0]
        if page not in scans:  # of which a long index names some a thousand times
            scans[page] = scan = Scan((book / page).read_text(encoding="utf-8"))
            if scan.has_entries:
                kept += [place_of(doc, page, *record) for record in scan.records]
        if not scans[page].has_entries:
            kept.append(doc)
    return kept


def place_of(
    doc: dict[str, object], page: str, anchor: str, title: str, text: str
) -> dict[str, object]:
    """Return one place of a page as Quarto's index holds it."""
    href = f"{page}#{anchor}"
    own = {"objectID": href, "href": href, "section": escape(title), "text": escape(text)}
    return doc | own


def copy_resources(project: Path, output: Path) -> None:
    """Copy what the project names as its resources into the book.

    Quarto lists them before it runs the chapters, some of which write them.
    """
    settings = yaml.safe_load((project / "_quarto.yml").read_text(encoding="utf-8"))
    for pattern in settings["project"].get("resources", []):
        for path in filter(Path.is_file, project.glob(pattern.removeprefix("/"))):
            target = output / path.relative_to(project)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


if __name__ == "__main__":
    output = Path(os.environ["QUARTO_PROJECT_OUTPUT_DIR"])
    copy_resources(Path.cwd(), output)
    for page in output.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        # a render of single chapters leaves the others as they are, and leads to them by a stub
        if POLICY not in html and QUARTO in html:
            html = html.replace('<div class="sourceCode"', '<div tabindex="0" class="sourceCode"')
            html = NUMBER.sub(r'\1<strong class="float-number">\2</strong>', html)
            page.write_text(with_policy(html), encoding="utf-8")  # code is scrolled by key as well
    index = output / "search.json"
    if index.is_file():
        found = by_entry(json.loads(index.read_text(encoding="utf-8")), output)
        index.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
