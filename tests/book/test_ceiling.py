"""The renderer must stay small: a wish is first met by printing Markdown from Python."""

import ast
from pathlib import Path

import pytest

import claimbook.render

FOLDER = Path(claimbook.render.__file__).parent
CEILINGS = {"*.py": 800, "*.lua": 500}
"""Lines of code by language, without blank lines, comments and docstrings."""


def python_lines(text):
    """Count the lines of code of a Python module."""
    docs = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            docs |= set(range(node.lineno, node.end_lineno + 1))
    lines = enumerate(text.splitlines(), start=1)
    return sum(bool(line.split("#")[0].strip()) and n not in docs for n, line in lines)


def lua_lines(text):
    """Count the lines of code of a Lua filter."""
    return sum(bool(line.split("--")[0].strip()) for line in text.splitlines())


@pytest.mark.parametrize(("pattern", "ceiling"), CEILINGS.items())
def test_renderer_stays_under_its_ceiling(pattern, ceiling):
    count = {"*.py": python_lines, "*.lua": lua_lines}[pattern]
    lines = sum(count(path.read_text()) for path in FOLDER.rglob(pattern))
    assert 0 < lines <= ceiling


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_module_is_one_idea(path):
    assert len(path.read_text().splitlines()) <= 300


def test_comments_and_docstrings_cost_nothing():
    assert python_lines('"""Doc.\n\nMore."""\n\n# note\nx = 1\n') == 1
    assert lua_lines("-- note\n\nlocal x = 1\n") == 1
