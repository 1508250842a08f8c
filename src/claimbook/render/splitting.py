"""`python -m claimbook.render.splitting FOLDER`: the process from which chapters are split off.

It gets the book on its standard input, runs two chapters at a time, leaves what each gave in the
folder, and names each that is done. The first that fails ends it.
"""

import ast
import contextlib
import gc
import importlib
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from claimbook.render.cells import LONGEST
from claimbook.render.errors import RenderError
from claimbook.render.qmd import Book, Cell, Chapter
from claimbook.render.run import run_chapter
from claimbook.render.running import GAVE

LAST = "paper/register.qmd"
"""The chapter that tells where the others print a claim: it waits for what they give."""
AT_ONCE = 2


def main(folder: str) -> str:
    """Run the chapters of the book on standard input; return what is wrong, empty if nothing."""
    book: Book = pickle.load(sys.stdin.buffer)
    scratch = Path(folder)
    prepare(book)
    waiting = sorted(book.chapters, key=lambda each: str(each.path) == LAST)
    running: dict[int, Chapter] = {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            chapter = waiting.pop(0)
            running[split(book, chapter, scratch)] = chapter
        process, status = os.wait()
        chapter = running.pop(process)
        if status:
            for other in running:
                os.kill(other, signal.SIGKILL)
            return fault(chapter, scratch, status)
        print(chapter.path, flush=True)
    return ""


def prepare(book: Book) -> None:
    """Load what the chapters import and let it compute what they share (``prepare_chapters``).

    A fault is that of the chapter that meets it again.
    """
    names = {name for chapter in book.chapters for name in imported(chapter)}
    drawing = ["matplotlib.pyplot", "matplotlib.font_manager"] if find_spec("matplotlib") else []
    for name in [*drawing, *sorted(names)]:
        with contextlib.suppress(Exception):
            module = importlib.import_module(name)
            if hasattr(module, "prepare_chapters"):
                module.prepare_chapters()
    gc.freeze()  # what all have stays shared


def imported(chapter: Chapter) -> Iterator[str]:
    """Yield the modules that the cells of a chapter import."""
    for cell in chapter.parts:
        if isinstance(cell, Cell):
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.ImportFrom) and node.module:
                    yield node.module
                    yield from (f"{node.module}.{each.name}" for each in node.names)
                elif isinstance(node, ast.Import):
                    yield from (each.name for each in node.names)


def split(book: Book, chapter: Chapter, scratch: Path) -> int:
    """Split off the process that runs a chapter, and return its number."""
    if process := os.fork():
        return process
    status = 1
    try:
        given = scratch / GAVE / chapter.path
        given.parent.mkdir(parents=True, exist_ok=True)
        log = os.open(given.with_suffix(".log"), os.O_WRONLY | os.O_CREAT)
        for stream in (1, 2):  # what libraries say past Python is no output of a cell
            os.dup2(log, stream)
        sys.path.insert(0, "")  # a chapter may import what stands beside it
        try:
            text = run_chapter(book, chapter)
        except RenderError as error:
            given.with_suffix(".fault").write_text(str(error), "utf-8")
        else:
            part = given.with_suffix(".part")
            part.write_text(text, "utf-8")
            part.replace(given)  # who waits for it never sees a part
            status = 0
    finally:
        os._exit(status)


def fault(chapter: Chapter, scratch: Path, status: int) -> str:
    """Return why a chapter failed, from what it left and how its process ended."""
    given = scratch / GAVE / chapter.path
    told, log = given.with_suffix(".fault"), given.with_suffix(".log")
    if told.is_file():
        return told.read_text("utf-8")
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    why = f"a cell took more than {LONGEST} s" if late else "the process died"
    return f"{chapter.path}: {why}\n{log.read_text('utf-8', 'replace')[-800:]}"


if __name__ == "__main__":
    wrong = main(sys.argv[1])
    print(wrong, file=sys.stderr, end="", flush=True)
    os._exit(bool(wrong))  # what libraries would say at an end in order is no part of it
