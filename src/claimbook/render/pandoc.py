"""Calls the pandoc that came with the package; whatever it says on stderr is an error."""

import locale
import os
import subprocess
from collections.abc import Mapping

import pypandoc

from claimbook.render.errors import RenderError

LONGEST = 600
"""Seconds in which pandoc has to end: some texts take it ever longer."""


def pandoc(text: str, where: str, *options: str) -> str:
    """Return what pandoc makes of `text`.

    Raises:
        RenderError: pandoc failed or warned; `where` names the source.
    """
    command = [pypandoc.get_pandoc_path(), *options]
    try:
        result = subprocess.run(
            command, input=text.encode(), capture_output=True, env=_surroundings(), timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        raise RenderError(f"{where or 'the book'}: pandoc took more than {LONGEST} s") from None
    words = result.stderr.decode().strip()
    if result.returncode or words:
        raise RenderError(f"{where}: {words}" if where else words)
    return result.stdout.decode()


def _surroundings() -> Mapping[str, str]:
    """Return an environment in which the names of files may have any letters, as pandoc has it."""
    if locale.getencoding().lower().replace("-", "") == "utf8":
        return os.environ
    return os.environ | {"LC_ALL": "C.UTF-8"}
