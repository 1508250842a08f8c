"""Wording: no long quotation of the text that was given, nothing typed that should be computed."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from claimbook.census.source import read_copy
from claimbook.lint.problems import Problem
from claimbook.package.files import read_rows, read_words
from claimbook.quantities.numerals import NUMBER_WORDS

RUN = 8
"""Words in a row that make a quotation."""
RECORDS = {
    "works": {"title", "container", "publisher"},
    "creators": {"family", "given", "literal"},
    "corrections": {"printed", "right"},
    "sections": {"title"},
    "enumerations": {"item"},
}
"""Columns of records as printed, which may be quoted."""
VERDICTS = re.compile(r"\b(confirmed|contradicted|qualified|undecided|attested)\b", re.IGNORECASE)
LEGEND = (
    "✓ confirmed",
    "≈ confirmed by rounding only",
    "± qualified",
    "✗ contradicted",
    "? undecided",
)
"""What explains the signs of verdicts, and may be typed."""
_PRONOUNS = {"one", "first", "second", "once", "double", "half", "zero"}
_TYPED = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*|\b(?:{'|'.join(sorted(NUMBER_WORDS - _PRONOUNS))})\b", re.IGNORECASE
)
_KEY = re.compile(r"\b(?:[CWNERSF][0-9]{2,}(?:-[0-9]+)?)\b")
_UNSEEN = re.compile(
    r"^```.*?^```$|^ *[0-9]+[.)](?= )|`[^`]*`|\]\([^)]*\)|\{[#.][^}]*\}|@(?:fig|tbl|sec)-[\w-]+",
    re.MULTILINE | re.DOTALL,
)
_NO_WORDS = re.compile(
    r"(?:https?://|www\.|mailto:)\S+|\b10\.[0-9]{4,9}/\S+|\burn:\S+|\b[\w.+-]{1,64}@[\w.-]+"
)
_MARKS = str.maketrans({**dict.fromkeys("'’‘ʼ`´\u00ad", ""), **dict.fromkeys("-‐‑‒–—―−", " ")})


def words(text: str) -> list[str]:
    """Return the words of a text without case, marks, addresses and line breaks."""
    joined = re.sub(r"(?<=[^\W\d_])-\n\s*(?=[a-z])", "", _NO_WORDS.sub(" ", text))
    return re.findall(r"[^\W_]+", joined.translate(_MARKS).casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of `RUN` words of a text."""
    found = words(text)
    return {tuple(found[n : n + RUN]) for n in range(len(found) - RUN + 1)}


def quotations(root: Path, text: Path) -> Iterator[Problem]:
    """Yield each line of the tables and chapters that quotes the text.

    Raises:
        CopyUnreadableError: The text cannot be read.
    """
    tables = sorted(root.glob("data/*/*.csv"))
    printed = {
        run for path in tables for _, cell in _cells(root, path, records=True) for run in runs(cell)
    }
    forbidden = runs("\n".join(line.text for line in read_copy(text))) - printed
    for path in tables:
        for line, cell in _cells(root, path, records=False):
            yield from _quoted(root, path, line, cell, forbidden)
    for path in chapters(root):
        yield from _quoted(root, path, 1, read_words(path, root), forbidden)


def _cells(root: Path, path: Path, *, records: bool) -> Iterator[tuple[int, str]]:
    exempt = RECORDS.get(path.stem, set())
    for line, row in enumerate(read_rows(path, root), start=2):
        for column, cell in row.items():
            if cell and (column in exempt) is records:
                yield line, cell


def _quoted(
    root: Path, path: Path, line: int, text: str, forbidden: set[tuple[str, ...]]
) -> Iterator[Problem]:
    for run in sorted(runs(text) & forbidden)[:1]:
        where = path.relative_to(root).as_posix()
        yield Problem(where, line, "quotation", f"quotes the text: {' '.join(run)!r}")


def chapters(root: Path) -> list[Path]:
    """Return the chapters of the book of a package."""
    return [*sorted(root.glob("*.qmd")), *sorted(root.glob("paper/*.qmd"))]


def typed(root: Path, allowed: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Yield each number and word of a verdict that a chapter has typed; ``allowed`` may stand."""
    for path in chapters(root):
        for number, shown in sorted(_shown(path, root)):
            for phrase in (*LEGEND, *allowed):
                shown = shown.replace(phrase, "")
            for rule, pattern in (("typed-number", _TYPED), ("typed-verdict", VERDICTS)):
                for found in pattern.findall(_KEY.sub("", shown)):
                    where = path.relative_to(root).as_posix()
                    yield Problem(where, number, rule, f"{found!r} is typed; compute it")


def _shown(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that a reader sees: prose without code, and the strings of code cells."""
    from claimbook.render.qmd import Cell, Text, read_chapter

    for part in read_chapter(PurePosixPath(path), "chapter", read_words(path, root), []).parts:
        if isinstance(part, Cell):
            yield from _strings(part.source, part.first)
        elif isinstance(part, Text):
            kept = _UNSEEN.sub(lambda match: "\n" * match.group().count("\n"), part)
            yield from enumerate(kept.split("\n"), part.line)


def _strings(code: str, first: int) -> Iterator[tuple[int, str]]:
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return  # the renderer tells of it
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield first + node.lineno - 1, node.value
