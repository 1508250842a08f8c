"""Finds numbers that were typed into prose instead of being computed.

Default-deny: whatever a reader would see is searched, and only code, links, attributes and a short
list of names are taken out first.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from techplomacy.census.tokenizer import NUMBER_WORDS

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
KEY = re.compile(r"\b(?:[CWN][0-9]{3,4}|[SR][0-9]{2}|F[0-9]{2}-[0-9])\b")
"""Keys of the tables; they lead to an entry and state nothing."""

_FENCE = re.compile(r"^```\{python\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r"^#\| *(?:[a-z-]+):(.*)$", re.MULTILINE)
_INLINE = re.compile(r"`\{python\} (.*?)`", re.DOTALL)
_CODE_SPAN = re.compile(r"`[^`]*`")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_IDENTIFIER = re.compile(r"\{#[^}]*\}|@(?:fig|tbl|sec|eq)-[A-Za-z0-9-]+")
_TYPED = re.compile(rf"[0-9]+|\b(?:{'|'.join(sorted(WORDS))})\b", re.IGNORECASE)


def typed_in_chapter(text: str) -> list[str]:
    """Return every typed number of a chapter, prose and strings of its code alike."""
    code = [match.group(1) for match in _FENCE.finditer(text)]
    prose = _FENCE.sub("", text)
    options = "\n".join(_OPTION.findall("\n".join(code)))
    code += [match.group(1) for match in _INLINE.finditer(prose)]
    prose = _INLINE.sub("", prose)
    prose = f"{prose}\n{options}"
    for pattern in (_CODE_SPAN, _LINK_TARGET, _IDENTIFIER):
        prose = pattern.sub("", prose)
    return [*_typed(prose), *(n for part in code for n in typed_in_code(part))]


def typed_in_code(code: str) -> list[str]:
    """Return every typed number in the strings of Python code, docstrings left out."""
    tree = ast.parse(code.strip())
    return [number for text in _strings(tree) for number in _typed(text)]


def typed_in_module(path: Path) -> list[str]:
    """Return every typed number in the strings of a module that a reader could see.

    A string without a blank is a key, a colour or a format, and is not seen.
    """
    tree = ast.parse(path.read_text("utf-8"))
    return [n for text in _strings(tree) if " " in text.strip() for n in _typed(text)]


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
