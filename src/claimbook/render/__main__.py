"""`python -m claimbook.render`: status 0 rendered, 1 refused, 2 cannot run, 130 interrupted."""

import argparse
import signal
import sys
from pathlib import Path

from claimbook.render import CannotRun, RenderError, render


def main(arguments: list[str] | None = None) -> int:
    """Render one project and say what went wrong, if anything, without a traceback."""
    parser = argparse.ArgumentParser(prog="claimbook.render", description=__doc__)
    parser.add_argument("--project", type=Path, default=Path(), help="folder of _quarto.yml")
    parser.add_argument("--output", type=Path, help="folder to write (default: _book)")
    options = parser.parse_args(arguments)
    end_as_interrupted()
    try:
        render(options.project, options.output)
    except RenderError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, CannotRun) else 1
    except KeyboardInterrupt:
        print("interrupted: no book was written", file=sys.stderr)
        return 130
    return 0


def end_as_interrupted() -> None:
    """Treat a request to end like Ctrl-C, so that nothing half-written is left behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


if __name__ == "__main__":
    raise SystemExit(main())
