"""Where the book prints a claim: found in what the chapters give when they are run.

A renderer runs a chapter in a process of its own. The embedded one leaves what each gave in a
folder, where the register waits for it. Where Quarto runs the register alone, the register runs the
chapters itself, from the files that are rendered.
"""

import contextlib
import io
import os
import re
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import Any

import yaml

from claimbook.book import inline, project
from claimbook.book.floats import figure_module
from claimbook.package.caching import kept_with_package
from claimbook.render.qmd import Cell, Chapter, Inline, read_chapter
from claimbook.render.running import RAN

PAUSE = 0.1
"""Seconds between two looks for what a chapter gave."""
REGISTER = "paper/register.qmd"
LINK = re.compile(r"register\.qmd#(C\d+)\)\{\.claim")
HEADING = re.compile(r"##+ (.+?)(?: \{#([\w-]+)[^}]*\})?")
BLOCK = re.compile(r"::: \{#(fig-[\w-]+|finding-(\w+) \.entry[ .\w]*)\}")
CAPTION = re.compile(r" ?: .*\{#(tbl-[\w-]+)\}")


@dataclass(frozen=True)
class Place:
    """A place that prints a claim: its chapter, anchor, and the words of its heading.

    A figure or table has no words; both renderers number it and refer to it by its anchor.
    """

    path: str
    title: str
    anchor: str
    words: str


@kept_with_package
def uses() -> dict[str, tuple[Place, ...]]:
    """Return the places that print each claim, in the order of the book, each once."""
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    settings = yaml.safe_load((project.root() / "_quarto.yml").read_text("utf-8"))["book"]
    for path in settings["chapters"] + settings["appendices"]:
        if path != REGISTER:
            text = (project.root() / path).read_text("utf-8")
            chapter = read_chapter(PurePosixPath(path), "chapter", text, [])
            for claim_id, place in places(path, chapter.title or path, given(chapter)):
                found[claim_id][place] = None
    return {claim_id: tuple(each) for claim_id, each in found.items()}


def given(chapter: Chapter) -> str:
    """Return what a chapter gives: as the renderer left it, which may take a while, or run here."""
    folder = os.environ.get(RAN)
    if not folder:
        return executed(chapter)
    left = Path(folder, chapter.path)
    while not left.is_file():
        time.sleep(PAUSE)
    return left.read_text("utf-8")


def places(path: str, name: str, markdown: str) -> list[tuple[str, Place]]:
    """Return each claim that executed Markdown prints with its place, in order."""
    heading, block = ("", ""), None
    found, rows = [], list[str]()
    for line in markdown.splitlines():
        claims = LINK.findall(line)
        if head := HEADING.fullmatch(line):
            heading = head[2] or slug(head[1]), head[1]
        elif opened := BLOCK.fullmatch(line):
            block = opened[1].partition(" ")[0], opened[2] or ""
        elif line == ":::":
            block = None
        if line.startswith("|"):
            rows += claims
        elif caption := CAPTION.fullmatch(line):
            found += [(each, Place(path, name, caption[1], "")) for each in rows + claims]
            rows = []
        else:
            found += [(each, Place(path, name, *(block or heading))) for each in claims]
    return found


def slug(heading: str) -> str:
    """Return the identifier that pandoc gives to a heading without one."""
    kept = re.sub(r"[^\w\s.-]", "", heading.lower())
    return re.sub(r"\s+", "-", kept.lstrip("0123456789-. "))


def executed(chapter: Chapter) -> str:
    """Return a chapter's text with its cells and expressions replaced by what they print."""
    names: dict[str, Any] = {}
    return "".join(part if isinstance(part, str) else _run(part, names) for part in chapter.parts)


def _run(part: Cell | Inline, names: dict[str, Any]) -> str:
    """Run one cell or expression; a figure gives its caption and writes no file."""
    if "figure" in names:
        names["figure"] = caption
    if isinstance(part, Inline):
        value = eval(part.source, names)
        return str(getattr(value, "data", value))
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(part.source, str(part.line), "exec"), names)
    return printed.getvalue()


def links_claims(module: ModuleType) -> bool:
    """Say whether a module may link a claim: one that takes nothing from `inline` has no way to."""
    return any(getattr(each, "__module__", "") == inline.__name__ for each in vars(module).values())


def caption(name: str, *, bare: bool = False) -> None:
    """Print the div of a figure with its caption alone, if that can name a claim.

    A caption is known when its figure is drawn; most figures know no way to link a claim.
    """
    module = import_module(figure_module(name))
    if links_claims(module) and not bare:
        from claimbook.book import style

        with style.applied():
            drawn = module.draw()
        style.close(drawn)
        print(f"::: {{#fig-{name.replace('_', '-')}}}\n{drawn.caption}\n:::\n")
