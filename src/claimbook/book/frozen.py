"""Gives Quarto what the chapters of a book give, run once for all formats, so that it runs none.

Quarto thaws it, by `freeze: auto`, from the folder in which it keeps what it ran. It would thaw
what another table gave as well, since it looks at a chapter's text alone; so this runs before every
render of Quarto's, and either replaces all that is kept or removes it.
"""

import hashlib
import json
import re
import shutil
import tempfile
from functools import partial
from pathlib import Path

from claimbook.book.forms import BEGIN, END, FOR_QUARTO
from claimbook.render.book import check
from claimbook.render.running import run_chapters

FOLDERS = ("_freeze", ".quarto/_freeze")
"""Where Quarto keeps what chapters gave: where a project may commit it, and for previews."""
FORMATS = {"html": "html", "typst": "typ"}
"""How Quarto calls a format, and the files of one."""
HEADER = re.compile(r"---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)


def thaw(project: Path) -> None:
    """Remove what Quarto keeps, so that it runs what it renders."""
    for name in FOLDERS:
        shutil.rmtree(project / name, ignore_errors=True)


def freeze(project: Path) -> None:
    """Run all chapters and leave what they give where Quarto thaws it, for each format.

    Raises:
        RenderError: A chapter is refused or fails.
    """
    thaw(project)
    book = check(project)
    with tempfile.TemporaryDirectory() as scratch:
        texts = run_chapters(book, Path(scratch), partial(print, flush=True), **FOR_QUARTO)
    for chapter, text in zip(book.chapters, texts, strict=True):
        source = (project / chapter.path).read_text("utf-8")
        folder = project / FOLDERS[0] / chapter.path.with_suffix("") / "execute-results"
        folder.mkdir(parents=True)
        for form, end in FORMATS.items():
            (folder / f"{end}.json").write_text(json.dumps(kept(source, text, form)), "utf-8")


def kept(source: str, text: str, form: str) -> dict[str, object]:
    """Return what a chapter gave as Quarto keeps it: with its own header in place of a heading."""
    for other in FORMATS.keys() - {form}:  # which Quarto would leave out when it has read it
        text = re.sub(re.escape(BEGIN.format(other)) + ".*?" + END, "", text, flags=re.DOTALL)
    if header := HEADER.match(source):
        text = header[0] + text.partition("\n\n")[2]
    result = {"engine": "jupyter", "markdown": text, "supporting": [], "filters": []}
    digest = hashlib.md5(source.encode(), usedforsecurity=False).hexdigest()
    return {"hash": digest, "result": result}
