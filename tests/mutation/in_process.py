"""Runs the chapters of the book in this process, on tables in memory, and writes no picture.

The renderer's own reader cuts the chapters, so that whatever it runs is run here. What a piece
shows is compared with what it showed before as soon as it is there.
"""

from __future__ import annotations

import ast
import contextlib
import dis
import functools
import importlib
import io
import os
import pkgutil
import sys
import warnings
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import canvas
import matplotlib.pyplot as plt
from watched import WATCH

import claimbook.book
import techplomacy
from claimbook.audit import outcomes, verdicts
from claimbook.audit import tables as checked
from claimbook.book import backlinks as uses
from claimbook.book import finding_numbers as backing
from claimbook.book import style
from claimbook.package import descriptor, reading
from claimbook.render.qmd import Cell, Chapter, Inline, read_book

INLINE, PRINTED, FIGURE = "inline value", "printed text", "figure"

APART = {
    "techplomacy.export": "copies whole tables into files and shows none of them; the chapter on "
    "using the data queries the copies for two short lists, whose cells figures read too",
    "claimbook.book.backlinks.uses": "runs all chapters again to see where a claim is printed; "
    "each of them is looked at itself",
    "claimbook.book.finding_numbers.require_backed": "looks whether a number of a finding stands "
    "in any text of its rows, and stops the render if not; a test changes rows and sees it stop",
}
"""Readers whose reading does not count, with the reason."""


@dataclass(frozen=True)
class Shown:
    """What one piece of a chapter shows: printed or inline text, its figures and their data."""

    text: str
    data: tuple[str, ...]


class OtherwiseError(BaseException):
    """A piece prints something else than it did; no chapter may catch it."""


class Printed(io.StringIO):
    """What is printed; against an earlier text it stops at the first difference."""

    def __init__(self, before: str | None = None) -> None:
        super().__init__()
        self.before, self.at = before, 0

    def write(self, text: str) -> int:
        if self.before is not None and not self.before.startswith(text, self.at):
            raise OtherwiseError
        self.at += len(text)
        return super().write(text)


@dataclass(frozen=True)
class Piece:
    """A cell or an inline expression.

    Attributes:
        kind: What it shows.
        body: What it executes.
        last: The expression whose value it shows.
        feeds: The earlier pieces whose values it uses, and those that these use.
    """

    kind: str
    body: CodeType | None
    last: CodeType | None
    feeds: frozenset[int]


def imported() -> list[ModuleType]:
    """Import every module of the book and return all modules of the package."""
    for module in pkgutil.walk_packages(claimbook.book.__path__, "claimbook.book."):
        importlib.import_module(module.name)
    return [
        m
        for name, m in sys.modules.items()
        if name.partition(".")[0] in {"claimbook", "techplomacy"}
    ]


@contextlib.contextmanager
def bound(substitutes: dict[Any, Any]) -> Iterator[None]:
    """Replace functions wherever a module of the package has them, by identity."""
    replaced = [
        (module, name, value, substitutes[value])
        for module in imported()
        for name, value in list(vars(module).items())
        if isinstance(value, Callable) and _hashable(value) and value in substitutes
    ]
    for module, name, _, new in replaced:
        setattr(module, name, new)
    try:
        yield
    finally:
        for module, name, old, _ in replaced:
            setattr(module, name, old)
        forget()


def _hashable(value: Any) -> bool:
    return getattr(type(value), "__hash__", None) is not None


def substitutes(package: Any, found: Any, judged: Any) -> dict[Any, Any]:
    """Return what stands in for reading, judging and saving while chapters run."""
    own = descriptor.load_descriptor()
    by_claim = {each.claim_id: each for each in judged}
    return {
        reading.read: package.read,
        checked.load: package.load,
        descriptor.load_descriptor: lambda location=None: descriptor_of(location, own),
        outcomes.outcomes: _always(found),
        verdicts.verdicts: _always(judged),
        verdicts.verdict_of: _always(by_claim),
        style.save: canvas.save,
        techplomacy.export: WATCH.quietly(techplomacy.export),  # see APART
        uses.uses: _always({}),
        backing.demand: _always(None),
    }


def _always(value: Any) -> Callable[..., Any]:
    return lambda *_, **__: value


_LOAD = descriptor.load_descriptor


def descriptor_of(location: Any, own: Any) -> Any:
    """Return the descriptor read before for the project's own package."""
    return own if location is None else _LOAD(location)


def forget() -> None:
    """Empty every cache of the package's modules, those behind `caching.once_per_package` too."""
    for clear in _caches():
        clear()


@functools.cache
def _caches() -> tuple[Callable[[], None], ...]:
    found = {}
    for module in imported():
        for value in vars(module).values():
            inside = [cell.cell_contents for cell in getattr(value, "__closure__", None) or ()]
            for each in (value, *inside):
                if callable(getattr(each, "cache_clear", None)):
                    found[id(each)] = each.cache_clear
    return tuple(found.values())


class Book:
    """The chapters in the order of ``_quarto.yml``, run from a copy whose figures are scratch."""

    def __init__(self, project: Path, scratch: Path) -> None:
        self.chapters: dict[str, Chapter] = {
            str(chapter.path): chapter for chapter in read_book(project).chapters
        }
        self.project = project
        self.move(scratch)
        self.spaces: dict[str, dict[str, Any]] = {}
        self.code = {name: _pieces(chapter) for name, chapter in self.chapters.items()}

    def move(self, scratch: Path) -> None:
        """Make a folder to run in, with all that is beside the chapters but no figures."""
        self.root = scratch
        for path in self.chapters:
            (scratch / path).parent.mkdir(parents=True, exist_ok=True)
        for folder in {self.project, *((self.project / path).parent for path in self.chapters)}:
            for each in folder.iterdir():
                place = scratch / each.relative_to(self.project)
                if not place.exists() and each.name != "figures":
                    place.symlink_to(each)

    def run(
        self,
        name: str,
        chosen: Container[int] | None = None,
        before: Sequence[Shown] = (),
    ) -> Iterator[tuple[int, Shown]]:
        """Run one chapter and yield what its pieces show, in order.

        Names that no chosen piece makes are those of the first run. An error is raised.

        Args:
            name: The chapter's path.
            chosen: The pieces that are run; all by default.
            before: What they showed before; a piece that prints anything else is stopped there.
        """
        self._written()
        folder = Path.cwd()
        os.chdir((self.root / name).parent)
        space = dict(self.spaces.get(name, {"__name__": "__main__"}))
        self.spaces.setdefault(name, space)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for number, piece in enumerate(self.code[name]):
                    if chosen is None or number in chosen:
                        text = before[number].text if before else None
                        yield number, self._shown(piece, space, text)
        finally:
            plt.close("all")
            os.chdir(folder)

    def _shown(self, piece: Piece, space: dict[str, Any], before: str | None) -> Shown:
        value = None
        with contextlib.redirect_stdout(Printed(before)) as printed:
            try:
                if piece.body is not None:
                    exec(piece.body, space)
                if piece.last is not None:
                    value = eval(piece.last, space)
            except OtherwiseError:
                return Shown("something else", self._written())
        text = printed.getvalue() + _text(value)
        if "<IPython" in text:
            raise RuntimeError(f"what a cell displays cannot be seen in process: {text[:200]}")
        return Shown(text, self._written())

    def _written(self) -> tuple[str, ...]:
        """Return what figures were told to draw and their data, and take the files away."""
        paths = sorted((self.root / "paper" / "figures").glob("*"))
        texts = tuple(path.read_text("utf-8") for path in paths)
        for path in paths:
            path.unlink()
        return texts


def _pieces(chapter: Chapter) -> list[Piece]:
    """Return the pieces of a chapter that run, each with those that it builds on."""
    found: list[Piece] = []
    makes: dict[str, set[int]] = {}
    for part in chapter.parts:
        if isinstance(part, str):
            continue
        kind, body, last = _compiled(part)
        code = [each for each in (body, last) if each]
        used = set().union(*map(_names, code))
        direct = {n for name in used for n in makes.get(name, ())}
        feeds = direct.union(*(found[number].feeds for number in direct))
        for name in _stored(code) - _imported(part):
            makes.setdefault(name, set()).add(len(found))
        found.append(Piece(kind, body, last, frozenset(feeds)))
    return found


def _imported(part: Cell | Inline) -> set[str]:
    """Return the names that a cell imports."""
    nodes = ast.walk(ast.parse(part.source)) if isinstance(part, Cell) else ()
    found = (
        a for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for a in node.names
    )
    return {(alias.asname or alias.name).partition(".")[0] for alias in found}


def _stored(code: list[CodeType]) -> set[str]:
    """Return the global names that pieces of code make."""
    steps = (step for each in code for step in dis.get_instructions(each))
    return {step.argval for step in steps if step.opname in {"STORE_NAME", "STORE_GLOBAL"}}


def _names(code: CodeType) -> set[str]:
    """Return the global names in a piece of code, those in its functions included."""
    inner = (each for each in code.co_consts if isinstance(each, CodeType))
    return set(code.co_names).union(*map(_names, inner))


def _compiled(part: Cell | Inline) -> tuple[str, CodeType | None, CodeType | None]:
    """Return the code of a piece: its kind, what is executed, and the expression that is shown."""
    if isinstance(part, Inline):
        return INLINE, None, compile(part.source.replace("\n", " "), "inline", "eval")
    tree = ast.parse(part.source)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), f"line {part.line}", "eval")
    return PRINTED, compile(tree, f"line {part.line}", "exec"), last


def _text(value: object) -> str:
    shown = getattr(value, "_repr_markdown_", None) or getattr(value, "_repr_html_", None)
    return "" if value is None else str(shown() if shown else value)
