"""Runs the chapters of a book: each in a process of its own, split off from one that is ready.

That one has loaded what chapters import and opened the package, so that no chapter does it again.
Where no process can be split off safely, each chapter is run in one that is started anew.
No network and no kernel is needed, and nothing of the user's settings is read.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE

import psutil

from claimbook.render.errors import RenderError
from claimbook.render.qmd import Book

RAN = "CLAIMBOOK_RAN"
"""The variable that names the folder in which the chapters of a render leave what they gave."""
GAVE = "ran"
"""The name of that folder."""
START = "fork" if sys.platform == "linux" else "spawn"
"""How chapters get their processes: Windows splits off none, and on macOS one that is may crash."""
OTHERS = {"PYTHONOPTIMIZE", "QUARTO_EXECUTE_INFO"}
"""What the environment says of another Python, or of the chapter that Quarto ran last."""


def run_chapters(
    book: Book, scratch: Path, step: Callable[[str], None], **variables: str
) -> list[str]:
    """Run all chapters and return the Markdown of each.

    Args:
        book: The book.
        scratch: A folder of this render, which exists.
        step: Called when a chapter is done, with what to say.
        variables: More for the environment of the chapters.

    Raises:
        RenderError: A chapter fails, or gives what a book cannot show.
    """
    command = [sys.executable, "-P", "-m", "claimbook.render.splitting", str(scratch), START]
    with subprocess.Popen(
        command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env=environment(book.project, scratch) | variables,
        start_new_session=True,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        try:
            with process.stdin as given:
                pickle.dump(book, given)
            for line in process.stdout:
                step(f"ran {line.decode().strip()}")
            said = process.stderr.read().decode().strip()
        except BaseException:
            end(process.pid)
            raise
    if process.returncode:
        raise RenderError(said)
    return [(scratch / GAVE / chapter.path).read_text("utf-8") for chapter in book.chapters]


def end(process: int) -> None:
    """End a process and those that it has started."""
    with suppress(psutil.NoSuchProcess):
        own = psutil.Process(process)
        own.suspend()  # so that it starts no more
        for each in (*own.children(recursive=True), own):
            each.kill()


def environment(project: Path, scratch: Path) -> dict[str, str]:
    """Return the environment of the chapters: fixed clock and hashes, no settings of the user's.

    Assertions run and docstrings are there, with whatever options Python was started.
    """
    paths = os.environ.get("PYTHONPATH", "")
    return {
        "SOURCE_DATE_EPOCH": "0",
        **{name: value for name, value in os.environ.items() if name not in OTHERS},
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join(str(Path(p).resolve()) for p in paths.split(os.pathsep) if p),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(scratch / "matplotlib"),
        "IPYTHONDIR": str(scratch / "ipython"),
        "TZ": "UTC",
        "QUARTO_PROJECT_ROOT": str(project.resolve()),
        RAN: str(scratch / GAVE),
    }
