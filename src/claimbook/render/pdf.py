"""Sets the PDF in two steps, each a process of its own: the layout, then the pages.

Links by label would make typst set the book twice in one run, and keep both.
"""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import typst

from claimbook.render.errors import RenderError
from claimbook.render.parent import end_with_parent


def typeset(source: str, path: Path, settings: dict[str, Any], authors: list[str]) -> None:
    """Turn Typst source into a PDF/UA-1 beside its images; a warning is an error.

    Args:
        source: The book as Typst.
        path: The PDF to write, in the folder from which images are named.
        settings: The settings of `_quarto.yml`, each by its path of keys.
        authors: Names of the authors.
    """
    book = json.dumps(settings | {"authors": authors}, default=str)
    inputs = {"book": book, "places": "{}"}
    written = path.with_name("book.typ")
    written.write_text(source, encoding="utf-8")
    inputs["places"] = _take("places", path, inputs)
    _take("pages", path, inputs)
    written.unlink()


def _take(step: str, path: Path, inputs: dict[str, str]) -> str:
    """Take one step in a process that gives back its memory; return what it prints."""
    command = [sys.executable, "-m", __name__, step, str(path)]
    given = json.dumps(inputs)
    result = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RenderError(f"{path.name}: {result.stderr.strip()}")
    return result.stdout


def main(step: str, path: str) -> None:
    """Print where the labels lie, or write the pages; end with what typst says if it warns."""
    folder, source = str(Path(path).parent), str(Path(path).with_name("book.typ"))
    common = {"root": folder, "ignore_system_fonts": True, "sys_inputs": json.load(sys.stdin)}
    clock = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    try:
        if step == "places":
            print(typst.query(source, "<places>", field="value", one=True, **common))
            return
        fixed = partial(typst.compile_with_warnings, pdf_standards="ua-1", timestamp=clock)
        _, warnings = fixed(source, path, **common)
    except RuntimeError as error:  # of which that of typst is one
        sys.exit(str(error))
    sys.exit("; ".join(warning.message for warning in warnings) or 0)


if __name__ == "__main__":
    end_with_parent()
    main(*sys.argv[1:])
