"""Tables drawn for people: where no cell is folded, what rich would draw, line by line."""

import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from claimbook.cli import drawing
from claimbook.package.listing import Listing

CELL = st.text(st.sampled_from("aZ9 .[]:<>é\u0301日本👩\u200d🚀 "), max_size=12)
ROWS = st.integers(1, 5).flatmap(
    lambda count: st.lists(st.lists(CELL, min_size=count, max_size=count), min_size=1, max_size=6)
)


def by_rich(names: list[str], rows: list[list[str]], width: int) -> list[str]:
    drawn = io.StringIO()
    Console(file=drawn, width=width, force_terminal=False).print(drawing.folded(names, rows))
    return drawn.getvalue().splitlines()


@pytest.mark.slow
@settings(deadline=None)
@given(ROWS, st.integers(10, 80))
def test_a_table_is_as_rich_draws_it_or_left_to_rich(cells, width):
    names, *rows = cells
    expected = by_rich(names, rows, width)
    lines = drawing.unfolded(names, rows, width)
    if lines is None:
        assert expected != by_rich(names, rows, 1_000)
    else:
        assert [without_bold(line) for line in lines] == expected


@pytest.mark.parametrize("sign", "\t\n")
def test_a_cell_of_several_lines_is_left_to_rich(sign):
    assert drawing.unfolded(["name"], [[f"a{sign}b"]], 80) is None


def without_bold(line: str) -> str:
    return line.replace("\x1b[1m", "").replace("\x1b[0m", "")


class Output(io.TextIOWrapper):
    """What a command prints to: a terminal, or a pipe."""

    def __init__(self, *, encoding: str = "utf-8", is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture
def printed(monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def show(columns: int = 80, term: str = "xterm", **of_output: object) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", term)
        output = Output(**of_output)
        monkeypatch.setattr(sys, "stdout", output)
        drawing.show_table(Listing(("name", "value"), [("a" * 30, 1), ("b", None)]))
        return output.text()

    return show


def test_names_are_bold_at_a_terminal_alone(printed):
    at_terminal, in_pipe = printed(is_terminal=True), printed(is_terminal=False)
    assert "\x1b[1m name" in at_terminal
    assert without_bold(at_terminal) == in_pipe


def test_a_terminal_too_narrow_folds(printed):
    wide, narrow = printed(is_terminal=True), printed(columns=30, is_terminal=True)
    assert max(map(len, without_bold(narrow).splitlines())) <= 30
    assert len(narrow.splitlines()) > len(wide.splitlines())
    assert printed(columns=30, is_terminal=False) == without_bold(wide)


def test_a_terminal_that_knows_no_bold_gets_none(printed):
    assert "\x1b" not in printed(term="dumb", is_terminal=True)


def test_bold_letters_can_be_asked_for_in_a_pipe(printed, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in printed(is_terminal=False)


def test_an_output_that_knows_no_lines_gets_none(printed):
    assert "+" in printed(encoding="ascii", is_terminal=False)
