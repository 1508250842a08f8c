"""Finds words of judgement that were typed into prose and that nothing keeps true.

Default-deny: a word such as "confirmed" or "holds" in a sentence that a reader would see has to be
computed (it then stands inside inline code), or to name a count that is computed beside it, or to
be in the short list of uses that judge no claim.
"""

import ast
import re
from pathlib import Path

import yaml
from prose import _INLINE, _docstrings, chapter_parts

from claimbook.book.assertions import HOLDING, MEANINGS, meaning
from claimbook.render.qmd import Cell, Text

USES = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
"""Phrases with a word of judgement that may be typed, by the reason why."""

_WORD = re.compile("|".join(rf"\b(?:{pattern})\b" for pattern in MEANINGS), re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z*`\[(])|\n\s*\n")


def unguarded_in_chapter(text: str) -> list[str]:
    """Return every typed word of judgement of a chapter that nothing keeps true."""
    parts = chapter_parts(text)
    code = [part.source for part in parts if not isinstance(part, Text)]
    shown = (p if isinstance(p, Text) else f"`{{python}} {p.source}`" for p in parts
             if not isinstance(p, Cell))  # fmt: skip
    found = [word for part in _sentences("".join(shown)) for word in _unguarded(part)]
    return found + [word for part in code for word in unguarded_in_code(part)]


def _sentences(prose: str) -> list[str]:
    for phrase in (each for phrases in USES.values() for each in phrases):
        prose = re.sub(r"\s+".join(map(re.escape, phrase.split())), "", prose)
    return [" ".join(each.split()) for each in _SENTENCE.split(prose)]


def _unguarded(sentence: str) -> list[str]:
    """Return the typed words of a sentence that has no computed count of what they say."""
    counted = " ".join(match.group(1) for match in _INLINE.finditer(sentence))
    typed = _WORD.findall(_INLINE.sub("", sentence))
    return [word for word in typed if not _is_counted(word, counted)]


def _is_counted(word: str, code: str) -> bool:
    keys = [key for verdict in meaning(word) for key in (verdict, verdict.split("-", 1)[-1])]
    keys += ["holding"] if meaning(word) == HOLDING else []
    return any(key.replace("-", "_") in code.replace("-", "_") for key in keys)


def unguarded_in_code(code: str) -> list[str]:
    """Return the typed words of judgement in the texts that Python code shows to a reader.

    A text without a blank is a key. A text built with a count of the same verdict is guarded.
    """
    tree = ast.parse(code.strip())
    skipped = {id(node) for node in _docstrings(tree)} | _inside(tree)
    found = [_text(node) for node in ast.walk(tree) if id(node) not in skipped]
    shown = [part for text in found if " " in text.strip() for part in _sentences(text)]
    return [word for part in shown for word in _unguarded(part)]


def _inside(tree: ast.AST) -> set[int]:
    """Return the nodes inside formatted texts, read whole, and inside calls of `verdict_phrase`."""
    nodes: set[int] = set()
    for node in ast.walk(tree):
        is_judged = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "verdict_phrase"
        if is_judged or isinstance(node, ast.JoinedStr):
            nodes |= {id(part) for part in ast.walk(node) if part is not node}
    return nodes


def _text(node: ast.AST) -> str:
    """Return the text of a node, what it computes as inline code; nothing for other nodes."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(each.value)
            if isinstance(each, ast.Constant)
            else f"`{{python}} {ast.unparse(each)}`"
            for each in node.values
        )
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text else ""


def unguarded_in_module(path: Path) -> list[str]:
    """Return the typed words of judgement in the texts of a module of the book."""
    return unguarded_in_code(path.read_text("utf-8"))
