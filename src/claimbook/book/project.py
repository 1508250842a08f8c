"""Where a chapter stands, with paths as seen from it, and for which form of the book it is run."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path


def root() -> Path:
    """Return the folder of ``_quarto.yml``, at or above the working folder.

    Raises:
        FileNotFoundError: No folder above holds one.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "_quarto.yml").is_file():
            return folder
    raise FileNotFoundError(f"no _quarto.yml at or above {here}")


def chapter(name: str, anchor: str = "") -> str:
    """Return the address of a chapter of ``paper/`` as a link from the running chapter."""
    prefix = "paper/" if Path.cwd() == root() else ""
    return f"{prefix}{name}.qmd{'#' + anchor if anchor else ''}"


def figures() -> Path:
    """Return the folder that figures and their data are written to, and make it."""
    folder = root() / "paper" / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def relative(path: Path) -> str:
    """Return a path of the project as a link from the running chapter."""
    return path.relative_to(Path.cwd()).as_posix()


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
