"""Finds numbers that were typed into prose instead of being computed.

Default-deny: whatever a reader would see is searched, and only code, links, attributes and a short
list of names are taken out first.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import yaml

from claimbook.quantities.numerals import NUMBER_WORDS
from claimbook.render.qmd import Cell, Inline, Text, read_chapter

NAMES = {
    "5G": "a generation of mobile networks",
    "COVID-19": "a disease",
    "G20": "a group of states",
    "SHA-256": "a hash function",
    "million US dollars": "the unit of an axis",
    "trillion US dollars": "the unit of an axis",
}
"""Names with digits that may be typed, each with what it names."""
WORDS = NUMBER_WORDS - {"one", "first", "second", "once", "double", "half"}
"""Number words that may not be typed; those left out serve as pronouns, adverbs and the like."""
KEY = re.compile(r"\b(?:[CWN][0-9]{3,4}|[DSR][0-9]{2}|F[0-9]{2}-[0-9])\b")
"""Keys of the tables; they lead to an entry and state nothing."""

UNSEEN = {"appendices", "chapters", "date", "output-file"}
"""Settings of the book that are paths, and its date, which a test holds to the descriptor's;
whatever else it has is taken to be read by people."""

_INLINE = re.compile(r"`\{python\} (.*?)`", re.DOTALL)
_LIST_MARKER = re.compile(r"^[0-9]+\. ", re.MULTILINE)
_CODE_SPAN = re.compile(r"`[^`]*`")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_IDENTIFIER = re.compile(r"\{#[^}]*\}|@(?:fig|tbl|sec|eq)-[A-Za-z0-9-]+")
_NUMBER = re.compile(r"[0-9][0-9.,]*%?")
_TYPED = re.compile(rf"[0-9]+|\b(?:{'|'.join(sorted(WORDS))})\b", re.IGNORECASE)


@cache
def chapter_parts(text: str) -> list[Text | Cell | Inline]:
    """Return the text, cells and inline expressions of a chapter, as the renderer reads it."""
    return read_chapter(PurePosixPath("chapter.qmd"), "chapter", text, []).parts


def typed_in_chapter(text: str) -> list[str]:
    """Return every typed number of a chapter, prose and strings of its code alike."""
    parts = chapter_parts(text)
    code = [part.source for part in parts if isinstance(part, Cell)]
    inline = [part.source for part in parts if isinstance(part, Inline)]
    prose = "".join(part for part in parts if isinstance(part, Text))
    for pattern in (_CODE_SPAN, _LINK_TARGET, _IDENTIFIER, _LIST_MARKER):
        prose = pattern.sub("", prose)
    found = [*_typed(prose), *(n for part in inline for n in typed_as_value(part))]
    return [*found, *(n for part in code + inline for n in typed_in_code(part))]


def typed_as_value(expression: str) -> list[str]:
    """Return the numbers of an inline expression that it would print: ``28``, ``word(28)``.

    A number may choose (an item, a row) or take part in a computation with what is read: it may
    stand in a subscript, beside an operator with something that is no number, or behind
    the first argument of a function.
    """
    tree = ast.parse(expression.strip().replace("\n", " "), mode="eval")
    used = {id(node) for parent in ast.walk(tree) for node in _used(parent)}
    numbers = (node for node in ast.walk(tree) if _is_number(node))
    return [str(node.value) for node in numbers if id(node) not in used]


def _used(parent: ast.AST) -> list[ast.AST]:
    """Return the numbers among a node's children that choose or compute."""
    if isinstance(parent, ast.Subscript | ast.Slice):
        return [each for each in ast.walk(parent) if _is_number(each)]
    if isinstance(parent, ast.BinOp):
        sides = [parent.left, parent.right]
    elif isinstance(parent, ast.Compare):
        sides = [parent.left, *parent.comparators]
    elif isinstance(parent, ast.Call):
        return parent.args[1:]
    else:
        return []
    return [] if all(map(_is_number, sides)) else sides


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def typed_in_code(code: str) -> list[str]:
    """Return every typed number in the strings of Python code, docstrings left out."""
    tree = ast.parse(code.strip())
    return [number for text in _strings(tree) for number in _typed(text)]


def typed_in_module(path: Path) -> list[str]:
    """Return every typed number in the strings of a module that a reader could see.

    A string without a blank is a key, a colour or a format, and is not seen, unless it is nothing
    but a number.
    """
    tree = ast.parse(path.read_text("utf-8"))
    return [n for text in _strings(tree) if _is_shown(text) for n in _typed(text)]


def typed_in_settings(text: str) -> list[str]:
    """Return every typed number in the words of ``_quarto.yml`` that a reader would see."""
    book = yaml.safe_load(text)["book"]
    words = (str(book[name]) for name in sorted(book) if name not in UNSEEN)
    return [number for each in words for number in _typed(each)]


def _is_shown(text: str) -> bool:
    return " " in text.strip() or _NUMBER.fullmatch(text.strip()) is not None


def _strings(tree: ast.AST) -> Iterator[str]:
    skipped = {id(node) for node in _docstrings(tree)} | {id(node) for node in _formats(tree)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in skipped:
            yield KEY.sub("", node.value)


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _formats(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield from ast.walk(node.format_spec)


def _typed(text: str) -> list[str]:
    for name in NAMES:
        text = text.replace(name, "")
    return _TYPED.findall(text)
