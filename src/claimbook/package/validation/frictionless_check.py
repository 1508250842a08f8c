"""The second opinion: frictionless, an independent implementation, on the same package.

It follows addresses that a descriptor names and tries patterns for as long as they take. So it is
asked in a process of its own that may not use the network and that ends when its time or memory is
used up; `second_opinion` is the same within this process, for packages that one trusts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from claimbook.faults import Fault
from claimbook.package.descriptor import package
from claimbook.package.locate import DESCRIPTOR, locate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frictionless import Error

    from claimbook.package.locate import Location

SECONDS = 120
MEMORY = 4 * 2**30


def frictionless_faults(location: Location | None = None) -> Iterator[Fault]:
    """Report what frictionless finds in a package, or that it could not finish."""
    if find_spec("frictionless") is None:
        raise ModuleNotFoundError("frictionless is not installed", name="frictionless")
    command = [sys.executable, "-m", __name__, str(locate(location))]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        yield _fault(f"stopped: it took more than {SECONDS} seconds")
        return
    try:
        yield from (Fault(*row) for row in json.loads(done.stdout))
    except ValueError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        yield _fault(f"stopped: {said[-1] if said else f'status {done.returncode}'}")


def second_opinion(location: Location | None = None) -> Iterator[Fault]:
    """Report what frictionless finds, asked in this process."""
    from frictionless import FrictionlessException

    try:
        report = package(location).validate()
    except FrictionlessException as exception:
        yield from (_fault(_message(error)) for error in exception.reasons or [exception.error])
        return
    except Exception as stop:  # faulty schemas can make it stop, which is a fault to report
        yield _fault(f"stopped: {type(stop).__name__}: {stop}")
        return
    yield from (_fault(_message(error)) for error in report.errors)
    for task in report.tasks:
        for error in task.errors:
            described = error.to_dict()
            where = described.get("rowNumber"), described.get("fieldName"), described.get("cell")
            yield Fault("frictionless", str(task.place), *where, _message(error))


def _fault(message: str) -> Fault:
    return Fault("frictionless", DESCRIPTOR, None, None, None, message)


def _message(error: Error) -> str:
    return f"{error.type}: {error.message}"


def _refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:
    """Refuse what would leave this machine; see the audit events of Python's documentation."""
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise PermissionError("a package may not use the network")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # no such limit on this system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


def main() -> None:
    """Print what frictionless finds in the package of the first argument, as JSON."""
    import frictionless  # noqa: F401 - its own loading is not the package's doing

    _limit_memory()
    sys.addaudithook(_refuse_network)
    found = list(second_opinion(sys.argv[1]))
    json.dump(found, sys.stdout, default=str)


if __name__ == "__main__":
    main()
