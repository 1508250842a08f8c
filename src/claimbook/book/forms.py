"""What is printed for one form of the book alone: for the web, or for paper."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

RUN = "QUARTO_EXECUTE_INFO"
"""The variable in which Quarto names a file that says for which form it runs a chapter."""
FOR_QUARTO = {"CLAIMBOOK_FOR_QUARTO": "yes"}
"""The variable that is set where chapters are run once for all that Quarto makes."""
BEGIN, END = '\n::::: {{.content-visible when-format="{}"}}\n', "\n:::::\n"
FENCE = "`" * 12
PANDOC = ("-f", "markdown", "-t", "html5", "--wrap=none")
FILTER = Path(__file__).with_name("entries.lua")


def only(form: str, printing: Callable[[], object]) -> None:
    """Print what is meant for one form, ``html`` or ``typst``; nothing if another one is made.

    Quarto runs a single chapter for each form anew, so that what the other would not show need not
    be computed. Of a whole book both are made of one run.
    """
    made = _made_by_quarto()
    if not made or (made == "typst") == (form == "typst"):
        print(BEGIN.format(form))
        printing()
        print(END)


def print_entries(entries: Iterable[str]) -> None:
    """Print entries for the web, each a Markdown div: text and code, without heading or table.

    Quarto's filters take a minute for the entries of a long register. So it is given them as HTML,
    in which its later steps complete the links.
    """
    text = "\n".join(entries)
    if _made_by_quarto() or FOR_QUARTO.keys() <= os.environ.keys():
        from claimbook.render.pandoc import pandoc

        html = pandoc(text, "entries", *PANDOC, f"--lua-filter={FILTER}")
        text = f"{FENCE}{{=html}}\n{html}{FENCE}"
    print(text)


def _made_by_quarto() -> str:
    """Return the form that Quarto makes, as pandoc calls it; empty if another renderer runs."""
    path = os.environ.get(RUN)
    return json.loads(Path(path).read_text("utf-8"))["format"]["pandoc"]["to"] if path else ""
