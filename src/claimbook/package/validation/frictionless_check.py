"""The second opinion: frictionless, an independent implementation, on the same package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.faults import Fault
from claimbook.package.descriptor import package
from claimbook.package.locate import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frictionless import Error

    from claimbook.package.locate import Location


def frictionless_faults(location: Location | None = None) -> Iterator[Fault]:
    """Report what frictionless finds in a package, or that it could not finish."""
    from frictionless import FrictionlessException

    try:
        report = package(location).validate()
    except FrictionlessException as exception:
        for error in exception.reasons or [exception.error]:
            yield Fault("frictionless", DESCRIPTOR, None, None, None, _message(error))
        return
    except Exception as stumble:  # as some faulty schemas make it do; that is its finding
        message = f"stopped: {type(stumble).__name__}: {stumble}"
        yield Fault("frictionless", DESCRIPTOR, None, None, None, message)
        return
    for error in report.errors:
        yield Fault("frictionless", DESCRIPTOR, None, None, None, _message(error))
    for task in report.tasks:
        for error in task.errors:
            told = error.to_dict()
            where = told.get("rowNumber"), told.get("fieldName"), told.get("cell")
            yield Fault("frictionless", str(task.place), *where, _message(error))


def _message(error: Error) -> str:
    return f"{error.type}: {error.message}"
