"""Calls the pandoc that came with the package; whatever it says on stderr is an error."""

import locale
import os
import subprocess
from collections.abc import Mapping

import pypandoc

from claimbook.render.errors import RenderError
from claimbook.render.parent import bound

LONGEST, SHORTEST, A_SECOND = 600, 60, 2_000
"""Seconds in which pandoc has to end, since brackets in brackets take it ever longer: of any text,
of a short one, and the signs that give it one more. Of a long chapter it reads 50,000 in a second
on a busy machine."""


def pandoc(text: str, where: str, *options: str) -> str:
    """Return what pandoc makes of `text`.

    Raises:
        RenderError: pandoc failed or warned; `where` names the source.
    """
    command = [*bound(pypandoc.get_pandoc_path()), *options]
    given, limit = text.encode(), time_limit(len(text))
    try:
        result = subprocess.run(
            command, input=given, capture_output=True, env=_surroundings(), timeout=limit
        )
    except subprocess.TimeoutExpired:
        raise RenderError(f"{where or 'the book'}: pandoc took more than {limit} s") from None
    words = result.stderr.decode().strip()
    if result.returncode or words:
        raise RenderError(f"{where}: {words}" if where else words)
    return result.stdout.decode()


def time_limit(size: int) -> int:
    """Return the seconds that a text of so many signs may take."""
    return min(LONGEST, SHORTEST + size // A_SECOND)


def _surroundings() -> Mapping[str, str]:
    """Return an environment in which the names of files may have any letters, as pandoc has it."""
    if locale.getencoding().lower().replace("-", "") == "utf8":
        return os.environ
    return os.environ | {"LC_ALL": "C.UTF-8"}
