"""Calls the pandoc that came with the package; whatever it says on stderr is an error."""

import subprocess

import pypandoc

from claimbook.render.errors import RenderError


def pandoc(text: str, where: str, *options: str) -> str:
    """Return what pandoc makes of `text`.

    Raises:
        RenderError: pandoc failed or warned; `where` names the source.
    """
    command = [pypandoc.get_pandoc_path(), *options]
    result = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    words = result.stderr.decode().strip()
    if result.returncode or words:
        raise RenderError(f"{where}: {words}" if where else words)
    return result.stdout.decode()
