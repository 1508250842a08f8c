"""Builds the book: read and refuse, run, one tree, pages, PDF."""

import json
import os
import re
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from claimbook.render.errors import CannotRun, RenderError
from claimbook.render.leftovers import sweep
from claimbook.render.pages import copy, write_pages
from claimbook.render.pandoc import pandoc
from claimbook.render.pdf import typeset
from claimbook.render.qmd import Book, Chapter, read_book
from claimbook.render.run import draft
from claimbook.render.running import run_chapters
from claimbook.render.settings import ALLOWED

TEMPLATES = Path(__file__).parent
IMAGE = re.compile(r'#image\("/([^"\\]+)"')
SCRATCH = ".book-"
"""What the folder of an unfinished book begins with; the number of its process follows."""
CITING = ("bibliography", "csl")
MARKDOWN = "markdown+table_attributes-yaml_metadata_block"


def build(project: Path, output: Path | None) -> Path:
    """Render `project`; the output folder is replaced only when all went well.

    Raises:
        CannotRun: The output folder holds something else than a book.
        RenderError: A chapter says what cannot be rendered, or fails when it runs.
    """
    clock = Clock()
    project = project.resolve()
    book = check(project)
    output = (output or project / book.settings.get("project.output-dir", "_book")).resolve()
    if not _may_replace(output, book.pdf):
        raise CannotRun(
            f"{output} is not empty and holds no book; it is left alone: "
            "empty it, or name another folder with --output"
        )
    clock.step("read and checked")
    output.parent.mkdir(parents=True, exist_ok=True)
    sweep(output.parent, SCRATCH)
    with tempfile.TemporaryDirectory(
        dir=output.parent, prefix=f"{SCRATCH}{os.getpid()}-"
    ) as scratch:
        fresh = Path(scratch) / "book"
        fresh.mkdir()
        runs = run_chapters(book, Path(scratch), clock.step)
        _write(book, runs, fresh, clock)
        shutil.rmtree(output, ignore_errors=True)
        fresh.rename(output)
    names = f"{output.name}/index.html, {output.name}/{book.pdf}"
    clock.last(f"rendered {len(book.chapters)} chapter{'s' * (len(book.chapters) != 1)}: {names}")
    return output


def _may_replace(output: Path, pdf: str) -> bool:
    """Whether a folder is empty or holds a book of ours or of Quarto's, or nothing but its PDF."""
    if not output.exists():
        return True
    names = {path.name for path in output.iterdir()} if output.is_dir() else {output.name}
    ours = "index.html" in names and (output / "site/book.css").exists()
    return ours or "site_libs" in names or names <= {pdf}


def check(project: Path) -> Book:
    """Read the project and refuse, before anything runs, all that can be refused by then."""
    book = read_book(project)
    tree(book, parse(book, [draft(chapter) for chapter in book.chapters]), "json", ran=False)
    return book


class Clock:
    """Says what is done and how long it took: step by step on a terminal, else once."""

    def __init__(self) -> None:
        self.start = self.lap = time.monotonic()

    def step(self, words: str) -> None:
        """Say that a step is done."""
        now = time.monotonic()
        if sys.stderr.isatty():
            print(f"{words} ({now - self.lap:.1f} s)", file=sys.stderr)
        self.lap = now

    def last(self, words: str) -> None:
        """Say that all is done."""
        print(f"{words} ({time.monotonic() - self.start:.0f} s)", file=sys.stderr)


def _write(book: Book, runs: list[str], output: Path, clock: Clock) -> None:
    """Write resources, pages and PDF."""
    for pattern in book.many("project.resources"):
        matched = book.project.glob(pattern.removeprefix("/"))
        found = [path for path in sorted(matched) if path.is_file()]
        for path in found:
            copy(book.project, path.relative_to(book.project).as_posix(), output)
        if not found:
            raise RenderError(f"_quarto.yml: project.resources: '{pattern}' matches no file")
    parsed = parse(book, runs)
    (output / book.pdf).touch()
    with ThreadPoolExecutor(2) as pool:
        pages, source = pool.map(partial(tree, book, parsed, ran=True), ("json", "typst"))
        del parsed  # the trees of a long book take more room than its PDF
        for name in sorted(set(IMAGE.findall(source))):
            copy(book.project, name, output)
        pdf = pool.submit(typeset, source, output / book.pdf, book.settings, book.authors)
        write_pages(book, json.loads(pages), output)
        pdf.result()
    clock.step("wrote pages and PDF")


def parse(book: Book, texts: list[str]) -> list[Any]:
    """Return each chapter's Markdown as pandoc reads it, each in a Div of its own."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(_block, book.chapters, texts))


def _block(chapter: Chapter, text: str) -> dict[str, Any]:
    """Return one chapter's Markdown as a Div."""
    parsed = pandoc(text, str(chapter.path), "-f", MARKDOWN, "-t", "json")
    try:
        part = json.loads(parsed)
    except RecursionError:
        raise RenderError(f"{chapter.path}: lists, quotations or divs nest too deep") from None
    own = [["path", str(chapter.path)], ["kind", chapter.kind]]
    return {"t": "Div", "c": [["", ["chapter"], own], part["blocks"]]}


def tree(book: Book, blocks: list[Any], form: str, *, ran: bool) -> str:
    """Return the whole book in pandoc's JSON or as Typst source; refuse what the filter refuses."""
    meta = {"allowed": _meta(ALLOWED), "ran": {"t": "MetaBool", "c": ran}}
    sources = {key: [str(book.project / one) for one in book.many(key)] for key in CITING}
    meta |= {key: _meta(paths) for key, paths in sources.items() if paths}
    document = json.loads(pandoc("", "", "-t", "json")) | {"meta": meta, "blocks": blocks}
    options = ["-f", "json", "-t", form, f"--lua-filter={TEMPLATES / 'book.lua'}"]
    if form == "typst":
        options[3:4] = ["typst-citations", "--wrap=none"]
        options += ["--syntax-highlighting=idiomatic", f"--template={TEMPLATES / 'book.typ'}"]
    return pandoc(json.dumps(document), "", *options)


def _meta(value: object) -> dict[str, object]:
    """Return the lists as pandoc metadata."""
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {str(key): _meta(one) for key, one in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(one) for one in value]}
    return {"t": "MetaString", "c": str(value)}
