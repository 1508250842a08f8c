"""Sets the PDF in two steps, each a process of its own: where all lies, then the pages.

Links by label would make typst set the book twice in one run, and keep both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import typst

from techplomacy.render.errors import RenderError


def typeset(source: str, path: Path, settings: dict[str, Any], authors: list[str]) -> None:
    """Turn Typst source into a PDF/UA-1 beside its images; a warning is an error.

    Args:
        source: The book as Typst.
        path: The PDF to write, in the folder from which images are named.
        settings: The settings of `_quarto.yml`, each by its path of keys.
        authors: Names of the authors.
    """
    inputs = {
        "title": settings["book.title"],
        "subtitle": settings.get("book.subtitle", ""),
        "authors": "\n".join(authors),
        "date": str(settings.get("book.date", "")),
        "description": settings.get("book.description", ""),
        "lang": settings.get("lang", "en"),
        "paper": settings.get("format.typst.papersize", "us-letter"),
    }
    written, places = path.with_name("book.typ"), path.with_name("places.json")
    written.write_text(source, encoding="utf-8")
    for step in STEPS:
        command = [sys.executable, "-m", __name__, step, str(path), json.dumps(inputs)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            raise RenderError(f"{path.name}: {result.stderr.strip()}")
    written.unlink()
    places.unlink()


def find_places(path: Path, common: dict[str, Any], inputs: dict[str, str]) -> None:
    """Write where the labels lie to which the book links: page, and points from its corner."""
    given = inputs | {"places": "{}"}
    found = typst.query(**common, selector="<places>", field="value", one=True, sys_inputs=given)
    path.with_name("places.json").write_text(found, encoding="utf-8")


def set_pages(path: Path, common: dict[str, Any], inputs: dict[str, str]) -> None:
    """Write the PDF, links leading to the places found; end with what typst warns of."""
    _, warnings = typst.compile_with_warnings(
        **common,
        output=str(path),
        pdf_standards=["ua-1"],
        sys_inputs=inputs | {"places": path.with_name("places.json").read_text(encoding="utf-8")},
        timestamp=int(os.environ.get("SOURCE_DATE_EPOCH", "0")),
    )
    sys.exit("; ".join(warning.message for warning in warnings) or 0)


STEPS = {step.__name__: step for step in (find_places, set_pages)}
"""Each step by its name, in their order; typst gives back memory only when its process ends."""


def main(step: str, path: str, inputs: str) -> None:
    """Take one step for one PDF, and end with what typst says if it fails or warns."""
    source = Path(path).with_name("book.typ")
    common = {"input": str(source), "root": str(source.parent), "ignore_system_fonts": True}
    try:
        STEPS[step](Path(path), common, json.loads(inputs))
    except typst.TypstError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
