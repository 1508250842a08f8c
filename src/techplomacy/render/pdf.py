"""Sets the PDF, in a process of its own: typst gives nothing back of the memory it once took."""

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
    """Compile Typst source to a PDF/UA-1 beside its images; a warning is an error.

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
    written = path.with_name("book.typ")
    written.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", __name__, str(written), str(path), json.dumps(inputs)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RenderError(f"{path.name}: {result.stderr.strip()}")
    written.unlink()


def main(source: str, path: str, inputs: str) -> None:
    """Compile one file, and end with what typst says if it fails or warns."""
    try:
        _, warnings = typst.compile_with_warnings(
            source,
            output=path,
            root=str(Path(path).parent),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            sys_inputs=json.loads(inputs),
            timestamp=int(os.environ.get("SOURCE_DATE_EPOCH", "0")),
        )
    except typst.TypstError as error:
        sys.exit(str(error))
    sys.exit("; ".join(warning.message for warning in warnings) or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
