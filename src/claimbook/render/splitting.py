"""`python -m claimbook.render.splitting FOLDER START`: starts the processes of the chapters.

It gets the book on its standard input, runs two chapters at a time, leaves what each gave in the
folder, and names each that is done. The first that fails ends it. Where `START` is `fork`, what the
chapters share is loaded once, before any of them is split off.
"""

import ast
import contextlib
import gc
import importlib
import os
import pickle
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from claimbook.render.errors import RenderError
from claimbook.render.parent import end_with_parent
from claimbook.render.qmd import Book, Cell, Chapter
from claimbook.render.run import run_chapter
from claimbook.render.running import GAVE

LAST = "paper/register.qmd"
"""The chapter that tells where the others print a claim: it waits for what they give."""
AT_ONCE = 2
LONGEST = 600
"""Seconds in which one of the chapters that run has to end."""


def main(folder: str, start: str) -> str:
    """Run the chapters of the book on standard input; return what is wrong, empty if nothing."""
    book: Book = pickle.load(sys.stdin.buffer)
    scratch = Path(folder)
    if start == "fork":
        prepare(book)
    processes: Any = get_context(start)
    waiting = sorted(book.chapters, key=lambda each: str(each.path) == LAST)
    running: dict[Any, tuple[Any, Chapter]] = {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            chapter = waiting.pop(0)
            process = processes.Process(target=give, args=(book, chapter, scratch))
            process.start()
            running[process.sentinel] = process, chapter
        ended = wait(running, LONGEST)
        process, chapter = running.pop(ended[0] if ended else next(iter(running)))
        if ended:
            process.join()
        if process.exitcode != 0 or not (scratch / GAVE / chapter.path).is_file():
            for each in (process, *(other for other, _ in running.values())):
                each.kill()
            return fault(chapter, scratch, late=not ended)
        print(chapter.path, flush=True)
    return ""


def prepare(book: Book) -> None:
    """Load what the chapters import and let it compute what they share (``prepare_chapters``).

    A fault is that of the chapter that meets it again.
    """
    for name in sorted({name for chapter in book.chapters for name in imported(chapter)}):
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


def give(book: Book, chapter: Chapter, scratch: Path) -> None:
    """Run a chapter in this process of its own, leave what it gives, and end."""
    end_with_parent()
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


def fault(chapter: Chapter, scratch: Path, *, late: bool) -> str:
    """Return why a chapter failed, from what it left, or that it took too long."""
    given = scratch / GAVE / chapter.path
    told, log = given.with_suffix(".fault"), given.with_suffix(".log")
    if told.is_file():
        return told.read_text("utf-8")
    why = f"it took more than {LONGEST} s" if late else "the process died"
    said = log.read_text("utf-8", "replace") if log.is_file() else ""  # it may not have begun
    return f"{chapter.path}: {why}\n{said[-800:]}"


if __name__ == "__main__":
    end_with_parent()
    wrong = main(*sys.argv[1:])
    print(wrong, file=sys.stderr, end="", flush=True)
    os._exit(bool(wrong))  # what libraries would say at an end in order is no part of it
