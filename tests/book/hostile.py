"""The example of a second article with hostile text in every free field of its tables."""

import json
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from claimbook.package.vocabulary import RECORDED
from claimbook.starting.seal import seal
from csv_tables import Rows, edit

TEXTS = [
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg/onload=window.ran=1>",
    "</td></table><script>window.ran=1</script>",
    '" onmouseover="window.ran=1" x="',
    "' onfocus='window.ran=1' autofocus='",
    "[go](javascript:window.ran=1)",
    "<javascript:window.ran=1>",
    "![x](data:text/html,x)",
    "[x]{.y onclick='window.ran=1'}",
    "`{python} 1+1`",
    "{{< include /etc/passwd >}}",
    "`<b>raw</b>`{=html}",
    "::: {.callout} :::",
    '#import("x.typ") #eval("1")',
    "\\input{/etc/passwd} $x^2$ \\end{table}",
    "&nbsp;&lt;b&gt;&amp;",
    'it\'s "so" -- and --- wait...',
    '=HYPERLINK("http://x.example","go")',
    "+1-2 @SUM(1) | pipe \\",
    "1. list # head * star _under_ ~~gone~~ ^up^",
    "[[1;31mred[/] [bold]rich[/bold]",
    "]]> --> */ ?> {{x}} ${x} %s {0}",
]
"""Texts that some program takes for more than text."""
ADDRESSES = [
    "https://x.example/)[go](javascript:window.ran=1)",
    "https://x.example/><script>window.ran=1</script>",
    "https://x.example/){onclick='window.ran=1'}",
]
FIXED = {"enum", "pattern"}


def free_fields(schema: dict) -> list[str]:
    """Return the fields that may hold any text: no list, no form, no part of a key."""
    keys = [schema.get("primaryKey", [])] + [k["fields"] for k in schema.get("foreignKeys", [])]
    keys += schema.get("uniqueKeys", [])
    bound = {name for key in keys for name in key}
    return [
        field["name"]
        for field in schema["fields"]
        if field["type"] == "string"
        and field["name"] not in bound | READ
        and not FIXED & set(field.get("constraints", {}))
    ]


READ = {"value", "formula", "unit", "token", "url", "step", "period", "check", "anchor"}
READ |= {"claimed", "found", "method", "works", "rows", "computation", "address", "reason"}
READ |= {"path", "command", "seen_via", "csl_type", "kind", "marker", "source_class"}
"""Texts that are read as numbers, formulas and names, and have forms of their own."""


Put = dict[tuple[str, str], set[str]]


def hostile_package(source: Path, target: Path) -> tuple[Path, Put]:
    """Copy a package with hostile texts added to its own; return what was put where."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("_book", "figures"))
    texts, put = cycle(TEXTS), {}
    for path in sorted(target.glob("data/*/*.csv")):
        if path.stem not in RECORDED:
            schema = json.loads((target / f"schemas/{path.stem}.json").read_text("utf-8"))
            _spoil(path, schema, texts, put)
    seal(target)
    return target, put


def _spoil(path: Path, schema: dict, texts: Iterator[str], put: Put) -> None:
    limits = {f["name"]: f.get("constraints", {}).get("maxLength") for f in schema["fields"]}

    def spoilt(rows: Rows) -> Rows:
        for name in free_fields(schema):
            for row in [row for row in rows if row[name]]:
                text = next(texts)
                if limits[name] is None or len(row[name]) + len(text) < limits[name]:
                    row[name] = f"{row[name]} {text}"
                    put.setdefault((path.stem, name), set()).add(text)
        if path.stem == "works":
            alone = [row for row in rows if row["url"] and not row["doi"]]
            for row, address in zip(alone, ADDRESSES, strict=False):
                row["url"] = address
                put.setdefault(("works", "url"), set()).add(address)
        return rows

    edit(path, spoilt)
