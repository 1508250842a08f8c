"""Reads a book with its chapters, and refuses what is not on its lists.

Everything that needs a line number is refused here, before anything runs. The lists say what
is allowed; nothing is looked for because it is forbidden.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from markdown_it import MarkdownIt

from claimbook.render.errors import CannotRun, RenderError
from claimbook.render.settings import ALLOWED, is_outside, read_settings, unlisted, yaml_items

LONGEST = 4 * 2**20
"""Bytes of a chapter; none of a book for readers has as many."""
SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
CELL_LIKE = re.compile(r"[\s>*+\d.-]*(`{3,}|~{3,})\s*\{")
UNREAD = re.compile(r"\s*#\s*\|\s*[\w-]+\s*:")
TITLE = re.compile(r"^# (.+?)(?: \{[^}]*\})?$", re.MULTILINE)
INLINE = re.compile(r"\{python\}[ \t]+(\S.*)", re.DOTALL)


class Text(str):
    """A run of Markdown, and the line on which it begins."""

    line: int

    def __new__(cls, text: str, line: int) -> Text:
        """Return the text with its line."""
        self = super().__new__(cls, text)
        self.line = line
        return self

    def __getnewargs__(self) -> tuple[str, int]:  # type: ignore[override]
        """Return what it is made of, for the process that runs the chapters."""
        return str(self), self.line


@dataclass(frozen=True)
class Cell:
    """One ```` ```{python} ```` cell: its line, code without options, and options.

    ``first`` is the line on which the code begins.
    """

    line: int
    source: str
    options: dict[str, Any]
    first: int = 0


@dataclass(frozen=True)
class Inline:
    """One `` `{python} expression` `` in the text."""

    line: int
    source: str


@dataclass(frozen=True)
class Chapter:
    """One `.qmd` file, cut into Markdown text, cells and inline expressions, in order."""

    path: PurePosixPath
    kind: str
    parts: list[Text | Cell | Inline]

    @property
    def title(self) -> str:
        """The words of its first heading; empty if it has none."""
        texts = (TITLE.search(part) for part in self.parts if isinstance(part, Text))
        return next((found[1] for found in texts if found), "")

    @property
    def page(self) -> str:
        """Path of the HTML page, as Quarto names it."""
        return str(self.path.with_suffix(".html"))


@dataclass(frozen=True)
class Book:
    """A project: its folder, its settings under dotted names, and its chapters."""

    project: Path
    settings: dict[str, Any]
    chapters: list[Chapter] = field(default_factory=list)

    def many(self, key: str) -> list[Any]:
        """Return the value of `key` as a list; Quarto takes one value where many may stand."""
        value = self.settings.get(key, [])
        return value if isinstance(value, list) else [value]

    @property
    def authors(self) -> list[str]:
        """Names of the authors."""
        return [
            str(one["name"] if isinstance(one, dict) else one) for one in self.many("book.author")
        ]

    @property
    def pdf(self) -> str:
        """File name of the PDF."""
        return f"{self.settings.get('book.output-file', 'book')}.pdf"


def read_book(project: Path) -> Book:
    """Read `_quarto.yml` and every chapter.

    Raises:
        CannotRun: there is no `_quarto.yml`.
        RenderError: all refusals found, one a line.
    """
    path = project / "_quarto.yml"
    if not path.is_file():
        raise CannotRun(f"{path}: no such file; the project folder holds a _quarto.yml")
    faults: list[str] = []
    book = Book(project, read_settings(path.read_text(encoding="utf-8"), faults, project))
    if not faults and book.many("book.chapters")[:1] != ["index.qmd"]:
        faults.append("_quarto.yml: book.chapters: the first chapter must be index.qmd")
    for kind, name in [("chapter", "book.chapters"), ("appendix", "book.appendices")]:
        for entry in book.many(name):
            if isinstance(entry, str) and is_outside(project, entry):
                continue  # said with its line
            if not isinstance(entry, str) or not (project / entry).is_file():
                faults.append(f"_quarto.yml: {name}: '{entry}' is not a chapter file")
                continue
            role = "index" if entry == "index.qmd" else kind
            if (project / entry).stat().st_size > LONGEST:
                faults.append(f"{entry}: a chapter of more than {LONGEST // 2**20} MiB")
                continue
            text = (project / entry).read_text(encoding="utf-8")
            book.chapters.append(read_chapter(PurePosixPath(entry), role, text, faults))
    if faults:
        raise RenderError("\n".join(faults))
    return book


def read_chapter(path: PurePosixPath, kind: str, text: str, faults: list[str]) -> Chapter:
    """Cut one chapter into text, cells and inline expressions; add refusals to `faults`."""
    chapter = Chapter(path, kind, [])
    lines = _front_matter(path, text, chapter.parts, faults)
    done, fences = 0, set[int]()
    for token in MarkdownIt("commonmark").parse("\n".join(lines)):
        start, end = token.map or (0, 0)
        if token.type == "hr" and token.markup.startswith("-"):
            faults.append(f"{path}:{start + 1}: a rule is written ***, --- confuses Quarto")
        if token.type != "fence" or token.level:
            continue
        fences.update(range(start, end))
        if token.info.strip() == "{python}":
            _text(path, lines[done:start], done + 1, chapter.parts, faults)
            chapter.parts.append(_cell(path, start + 1, token.content, faults))
            done = end
        elif not re.fullmatch(r"[\w+-]*", token.info.strip()):
            faults.append(f"{path}:{start + 1}: the fence '{token.info.strip()}' is not supported")
        elif "{python}" in token.content:
            faults.append(f"{path}:{start + 1}: a code block cannot show {{python}} in Quarto")
        if lines[end - 1].strip() != token.markup.ljust(len(lines[end - 1].strip()), "`"):
            faults.append(f"{path}:{start + 1}: the cell or code block is not closed")
    _text(path, lines[done:], done + 1, chapter.parts, faults)
    for number, line in enumerate(lines):
        outside = number not in fences and CELL_LIKE.match(line)
        faults += [f"{path}:{number + 1}: a cell must stand at the left margin"] if outside else []
        shortcode = "{{<" in line
        faults += [f"{path}:{number + 1}: shortcodes are not supported"] if shortcode else []
    return chapter


def _front_matter(
    path: PurePosixPath, text: str, parts: list[Text | Cell | Inline], faults: list[str]
) -> list[str]:
    """Return the lines with the front matter blanked, its title made the heading."""
    match = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", text, re.DOTALL)
    if not match:
        return text.split("\n")
    for name, line, value in yaml_items(match[1], str(path), 2, faults):
        if name not in ALLOWED["front-matter"]:
            faults.append(f"{path}:{line}: the front matter key '{name}' is not supported")
        else:
            parts.append(Text(f"# {value}\n\n", line))
    return [""] * match[0].count("\n") + text[match.end() :].split("\n")


def _cell(path: PurePosixPath, line: int, content: str, faults: list[str]) -> Cell:
    """Read one cell: its options, then its code, which must parse."""
    lines = content.split("\n")
    count = next((i for i, text in enumerate(lines) if not text.startswith("#|")), len(lines))
    source = "\n".join(lines[count:]).strip("\n")
    header = "\n".join(text[2:].removeprefix(" ") for text in lines[:count])
    options: dict[str, Any] = {}
    for name, at, value in yaml_items(header, str(path), line + 1, faults):
        options[name] = value
        faults += unlisted("cell-options", "cell option", name, value, f"{path}:{at}")
    for i, text in enumerate(lines[count:], start=count + 1):
        if UNREAD.match(text):
            fault = "an option that is not read: options stand first in a cell and begin with #|"
            faults.append(f"{path}:{line + i}: {fault}")
    try:
        ast.parse(source)
    except SyntaxError as error:
        at = line + count + (error.lineno or 1)
        faults.append(f"{path}:{at}: the cell is not valid Python: {error.msg}")
    first = line + count + 1 + next((i for i, text in enumerate(lines[count:]) if text), 0)
    return Cell(line, source, options, first)


def _text(
    path: PurePosixPath,
    lines: list[str],
    first: int,
    parts: list[Text | Cell | Inline],
    faults: list[str],
) -> None:
    """Cut a run of text at its inline expressions, fenced code blocks left alone."""
    text, done = "\n".join(lines) + "\n", 0
    blocks = [t.map for t in MarkdownIt("commonmark").parse(text) if t.type == "fence" and t.map]
    for match in SPAN.finditer(text):
        line, code = text.count("\n", 0, match.start()), match[2]
        if any(a <= line < b for a, b in blocks) or not re.match(r"\{[\w{]", code):
            continue
        inline = INLINE.fullmatch(code) if match[1] == "`" else None
        if not inline:
            faults.append(f"{path}:{first + line}: the code span '{code}' is not supported")
            continue
        try:
            ast.parse(inline[1].strip(), mode="eval")
        except SyntaxError:
            faults.append(f"{path}:{first + line}: '{inline[1]}' is not one Python expression")
        before = Text(text[done : match.start()], first + text.count("\n", 0, done))
        parts += [before, Inline(first + line, inline[1].strip())]
        done = match.end()
    parts.append(Text(text[done:], first + text.count("\n", 0, done)))
