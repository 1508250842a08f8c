"""Copies of an article in other formats than Markdown, and a small article with its package."""

import csv
import json
import re
from pathlib import Path

import typst

from claimbook.census.excerpt import cut
from claimbook.census.ledger import Entry
from claimbook.census.source import Line
from claimbook.census.visible_text import from_markdown

ROOT = Path(__file__).parents[2]
TITLE = "Counting what grows: the garden of a small house"
ARTICLE = f"""ABCDEF 7

# {TITLE.upper()}

12 Field Lane, Smalltown, 54321

Received 3 May 2021\\
Accepted 4 June 2021

*The first bed of the garden gave twice as much as the second.*

**Introduction**

In 2019 the garden had 96.6 % of its 1,200 plants alive, which cost \\$3 million.<sup>1</sup>
Of 28 beds fourteen were dry in 2020.<sup>2</sup> Half of the soil was new [1].

<sup>1</sup> Gardener, A. 2018, Soil, URL: <https://example.org/2018/soil-4711_a.html>
(accessed 01.06.2021).

<sup>2</sup> Gardener, B. 2017, Rain, URL: [https://example.org/rain\\_99](https://example.org/rain_99)
(accessed 01.06.2021).

## Results

By 2025 the third bed will bear 40 apples, nearly ten times the 4 of today.<sup>1</sup>
Thirty beds were dug between 2001 and 2004 [2]; five remain, and one is lost.

<sup>1</sup> Gardener, C. 2016, Fruit, URL: <https://example.org/fruit> (accessed 02.06.2021).

## References

1. Planter, P. 2001, On soil, *Beds*, vol. 4, p. 5–6.
2. Planter, Q. 2002, On digging, *Beds*, vol. 5, p. 7–8.
"""
HEADER = "numeral_id token form section_id page location role claim_id citation_id".split()
LAYOUT = """#set page(width: {width}mm, height: {height}mm, margin: 15mm,
  header: [JOURNAL OF BEDS ‣ 2026 ‣ Vol. 18 ‣ № 1],
  footer: context align(center)[#counter(page).get().first()])
#counter(page).update(77)
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true)
UDC 327.8

"""


def ledger(markdown=ARTICLE, title=TITLE):
    """Return the rows of the ledger of a Markdown article, without claims."""
    lines = [Line(text, n) for n, text in enumerate(from_markdown(markdown).split("\n"), start=1)]
    excerpt = cut(lines, title)
    rows = []
    for n, numeral in enumerate(excerpt.numerals(), start=1):
        raw = lines[excerpt.lines[numeral.line].number - 1].text
        is_note = re.match(r"( \^[0-9]\^  |\(accessed)", raw) is not None
        before = raw[: numeral.column].rstrip(" ^")
        is_marker = len(numeral.token) == 1 and (not before or before[-1] in ".,;")
        role = "footnote-marker" if is_marker else "value"
        place = "footnote" if is_note else "text"
        section = "S01" if numeral.line < 7 else "S02"
        key = f"N{n:04d}"
        rows.append([key, numeral.token, numeral.form, section, "77", place, role, "", ""])
    return [dict(zip(HEADER, row, strict=True)) for row in rows]


def write_package(folder, rows, title=TITLE):
    """Write a package with a ledger and one audited work, and return its folder."""
    folder.mkdir()
    for name in ("numerals", "works"):
        schema = json.loads((ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
        (folder / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
        fields = [field["name"] for field in schema["fields"]]
        work = {"work_id": "W001", "csl_type": "article-journal", "title": title}
        work |= {"language": "en", "source_class": "audited"}
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fields, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows if name == "numerals" else [work])
    entries = [
        {"name": n, "type": "table", "path": f"{n}.csv", "schema": f"{n}.json"}
        for n in ("numerals", "works")
    ]
    descriptor = json.dumps({"name": "garden", "resources": entries})
    (folder / "datapackage.json").write_text(descriptor, encoding="utf-8")
    return folder


def write_pdf(markdown, path, width=120, height=170, lines=False):
    """Write a Markdown article as a PDF with running heads, page numbers and raised markers.

    With ``lines``, the lines are numbered too, as in a manuscript.
    """
    paragraphs = filter(None, map(_paragraph, re.split(r"\n\n+", markdown)))
    source = path.with_suffix(".typ")
    source.write_text(
        LAYOUT.format(width=width, height=height)
        + ('#set par.line(numbering: "1")\n' if lines else "")
        + "\n\n".join(paragraphs),
        encoding="utf-8",
    )
    typst.compile(str(source), output=str(path))
    return path


def write_text(markdown, path, page=18):
    """Write a Markdown article as text with form feeds, running heads and page numbers."""
    lines = [line for line in from_markdown(markdown).split("\n") if line.strip()]
    pages = [lines[n : n + page] for n in range(0, len(lines), page)]
    framed = [
        "\n".join(["A JOURNAL, vol. 18 (1)", *page, f"{' ' * 30}{number}"])
        for number, page in enumerate(pages, start=77)
    ]
    path.write_text("\f".join(framed), encoding="utf-8")
    return path


def _paragraph(text):
    pieces = re.split(r"<sup>([0-9]+)</sup>", text.strip())
    if not text.strip("- \n"):
        return ""
    plain = [re.sub(r"\s+", " ", from_markdown(piece)) for piece in pieces]
    plain = [re.sub(r"[*#]", "", piece) for piece in plain]
    return "".join(
        f"#super[{piece}]" if n % 2 else f"#{json.dumps(piece, ensure_ascii=False)};"
        for n, piece in enumerate(plain)
        if piece
    )


def entries(rows):
    fields = list(Entry.__dataclass_fields__)
    return [Entry(**{f: int(r[f]) if f == "page" else r[f] for f in fields}) for r in rows]


LEDGER = entries(ledger())


def lacks(census):
    return (
        [census.ledger[i].token for i in census.copy_lacks],
        [census.copy[j].token for j in census.ledger_lacks],
    )


def replaced(*pairs):
    text = ARTICLE
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text
