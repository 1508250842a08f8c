"""Quarto's `pre-render`: say in one line what to run where a render would fail, else run it.

Of a book, and of the many pages that a preview begins with, all chapters are run here, once for
both formats. Where a single one is rendered Quarto runs it, and the data of the panels beside its
numbers are written, which else the register writes.
"""

import os
import re
import sys
from importlib import metadata
from pathlib import Path

LATEX = {"pdf", "latex", "beamer", "context"}
"""Formats that Quarto makes by LaTeX, after it has run every chapter."""
HOW = (
    "Run `make paper` once, or install the book in an environment of your own "
    "(pip install '.[paper]') and activate it."
)


def asked_for(options: list[str]) -> str:
    """Return the format that the options of `quarto render` ask for, empty if none."""
    for option, value in zip(options, [*options[1:], ""], strict=True):
        name, _, joined = option.partition("=")
        if name in ("--to", "-t"):
            return (joined or value).partition("+")[0].partition("-")[0]
    return ""


def needed(extra: str) -> set[str]:
    """Return the distributions that an extra of the project names, and those of its extras."""
    import tomllib  # newer than a Python that is told so

    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    own = project["dependencies"] + project["optional-dependencies"][extra]
    found = {str(project["name"])}
    for name, extras in (re.findall(r"^([\w.-]+)(?:\[(.*?)\])?", each)[0] for each in own):
        is_own = name == project["name"]
        found |= {one for part in extras.split(",") for one in needed(part)} if is_own else {name}
    return found


def is_missing(name: str) -> bool:
    """Whether a distribution is not installed."""
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return True
    return False


def refusal() -> str:
    """Return why the chapters cannot be rendered so, in one line; empty if they can."""
    if sys.flags.optimize:
        return "The chapters check themselves by assertions: unset PYTHONOPTIMIZE and render again."
    if sys.version_info < (3, 11):  # noqa: UP036  the system may have an older one
        return f"{sys.executable} is too old: Python 3.11 or newer is needed. {HOW}"
    lacking = sorted(filter(is_missing, needed("paper")))
    if lacking:
        names = ", ".join(lacking[:3]) + (f" and {len(lacking) - 3} more" if lacking[3:] else "")
        return f"The chapters run in {sys.executable}, which lacks {names}. {HOW}"
    import psutil

    caller = psutil.Process().parent()
    if caller and asked_for(caller.cmdline()) in LATEX:
        return "Print is made by Typst, without LaTeX: render with `--to typst`."
    return ""


def prepare() -> None:
    """Run the chapters, once for all formats; of a single one, which Quarto runs, the panels."""
    from claimbook.book.frozen import freeze, thaw
    from claimbook.render import RenderError

    pages = os.environ.get("QUARTO_PROJECT_INPUT_FILES", "").splitlines()
    if len(pages) < 2:
        thaw(Path.cwd())
        write_panels()
        return
    try:
        freeze(Path.cwd())
    except RenderError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


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
    if "QUARTO_PROJECT_OUTPUT_DIR" in os.environ:
        prepare()
