"""Which package a command means, whether its code may run, and what is said where it may not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from claimbook.package.locate import OpenPackage

Trust = Annotated[
    bool,
    typer.Option("--trust", help="Run Python that the package has or names; else it is left out."),
]


@contextmanager
def in_use(package: Path | None, trust: bool) -> Iterator[OpenPackage]:
    """Open the package that a command works on, and name the code of it that is left out."""
    from claimbook.opening import open as open_package
    from claimbook.package.locate import using

    chosen = open_package(package, trust=trust)
    for each in chosen.left_out:
        typer.echo(f"left out, since it is code of the package: {each}; see --trust", err=True)
    with using(chosen.opened) as opened:
        yield opened
