"""Quarto's `pre-render`: say in one line what to run where a render would fail.

Where a single chapter is rendered, the data of the panels beside its numbers are written as well,
which else the chapter of the register writes.
"""

import importlib.util
import os
import sys
from pathlib import Path

NEEDED = ("claimbook", "techplomacy", "matplotlib", "nbclient", "nbformat", "ipykernel", "psutil")
NEEDED += ("yaml",)
LATEX = {"pdf", "latex", "beamer", "context"}
"""Formats that Quarto makes by LaTeX, after it has run every chapter."""


def asked_for(options: list[str]) -> str:
    """Return the format that the options of `quarto render` ask for, empty if none."""
    for option, value in zip(options, [*options[1:], ""], strict=True):
        name, _, joined = option.partition("=")
        if name in ("--to", "-t"):
            return (joined or value).partition("+")[0].partition("-")[0]
    return ""


def refusal() -> str:
    """Return why the chapters cannot be rendered so, in one line; empty if they can."""
    if sys.flags.optimize:
        return "The chapters check themselves by assertions: unset PYTHONOPTIMIZE and render again."
    lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if lacking:
        return (
            f"The chapters run in {sys.executable}, which lacks {', '.join(lacking)}. Run `make "
            "paper` once, or install the book in an environment of your own (pip install "
            "'.[paper]') and activate it."
        )
    import psutil

    caller = psutil.Process().parent()
    if caller and asked_for(caller.cmdline()) in LATEX:
        return "Print is made by Typst, without LaTeX: render with `--to typst`."
    return ""


def write_panels() -> None:
    """Write what the panels beside the numbers show."""
    import techplomacy  # noqa: F401  binds its package
    from claimbook.book import project
    from claimbook.book.popover import script
    from claimbook.package.locate import RENDERED

    os.environ.setdefault(RENDERED, str(Path.cwd()))
    (project.figures() / "panels.js").write_text(script(), encoding="utf-8")


if __name__ == "__main__":
    if why := refusal():
        sys.exit(why)
    if "QUARTO_PROJECT_RENDER_ALL" not in os.environ and "QUARTO_PROJECT_OUTPUT_DIR" in os.environ:
        write_panels()
