"""`python -m claimbook.render`: status 0 rendered, 1 refused or failed, 2 cannot run."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from claimbook.render import CannotRun, RenderError, render


def main(arguments: list[str] | None = None) -> int:
    """Render one project and say what went wrong, if anything, without a traceback."""
    parser = argparse.ArgumentParser(prog="claimbook.render", description=__doc__)
    parser.add_argument("--project", type=Path, default=Path(), help="folder of _quarto.yml")
    parser.add_argument("--output", type=Path, help="folder to write (default: _book)")
    options = parser.parse_args(arguments)
    try:
        render(options.project, options.output)
    except RenderError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, CannotRun) else 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
