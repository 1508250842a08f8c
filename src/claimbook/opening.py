"""A package as one object: opened once, it has every verb, and each keeps to its own data.

The modules behind the verbs are imported when a verb is first used. The Python of a package runs
only where it was opened with ``trust=True``; what is left out otherwise is listed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

from claimbook.errors import InvalidArgumentError
from claimbook.extras import naming_extra
from claimbook.package.arguments import of_type, place
from claimbook.package.locate import Location, OpenPackage, bound, open_at, opened, using

if TYPE_CHECKING:
    import frictionless
    import pandas as pd

    from claimbook.audit.claims import Claim
    from claimbook.package.codebook import Description
    from claimbook.publish.citation import Form
    from claimbook.publish.exporting import ExportFormat

Given = ParamSpec("Given")
Result = TypeVar("Result")


def open(path: Location | None = None, *, trust: bool = False) -> Package:  # noqa: A001
    """Open a package.

    Args:
        path: A folder or a ``datapackage.json``; by default the package in use: that of the study
            that is imported, else that of the working folder or of the nearest folder above.
        trust: Whether Python that the package has or names may run: its own checks, and figures.

    Returns:
        The package, whose methods are the verbs. Its tables are not read yet, nor its faults found.

    Raises:
        InvalidArgumentError: ``path`` is neither a text nor a path.
        PackageNotFoundError: No descriptor is there.
    """
    found = opened(place(path))
    return Package(open_at(found, is_trusted=True) if trust and not found.is_trusted else found)


class Package(PathLike[str]):
    """An open package. Its verbs notice when a file of it changes.

    Attributes:
        opened: Where it is, whether it is trusted, and what was computed of it.
    """

    def __init__(self, opened: OpenPackage) -> None:
        self.opened = opened

    def __repr__(self) -> str:
        return f"claimbook.open({str(self.root)!r}, trust={self.opened.is_trusted})"

    def __fspath__(self) -> str:
        return str(self.opened.descriptor)

    @property
    def root(self) -> Path:
        """The folder of the package."""
        return self.opened.root

    @property
    def left_out(self) -> list[str]:
        """What code the package has or names that does not run, because it is not trusted."""
        from claimbook.package.article import left_out

        return left_out(self.opened)

    def tables(self) -> pd.DataFrame:
        """Return the tables: see `claimbook.package.reading.tables`."""
        from claimbook.package.reading import tables

        return self._run(tables)

    def read(self, name: str, *, validate: bool = False) -> pd.DataFrame:
        """Return one table with its types: see `claimbook.package.reading.read`."""
        from claimbook.package.reading import read

        return self._run(read, name, validate=validate)

    def join(self, table: str, *others: str, on: str | None = None) -> pd.DataFrame:
        """Return tables beside each other by their keys: see `claimbook.package.joining.join`."""
        from claimbook.package.joining import join

        return self._run(join, table, *others, on=on)

    def describe(self, table: str | None = None, field: str | None = None) -> Description:
        """Return the codebook, or of it a table or a field: see `claimbook.package.codebook`."""
        from claimbook.package.codebook import describe

        return self._run(describe, table, field)

    def validate(self, *, frictionless: bool = False, engine: str | None = None) -> pd.DataFrame:
        """Return every fault at once: see `claimbook.validating.validate`."""
        from claimbook.validating import validate

        return self._run(validate, frictionless=frictionless, engine=engine)

    def claim(self, claim_id: str) -> Claim:
        """Return one claim with evidence and verdict: see `claimbook.audit.claims.claim`."""
        from claimbook.audit.claims import claim

        return self._run(claim, claim_id)

    def evidence(self, claim_id: str | None = None, *, every: bool = False) -> pd.DataFrame:
        """Return the rows that decide a claim: see `claimbook.audit.evidence.evidence`."""
        from claimbook.audit.evidence import evidence

        return self._run(evidence, claim_id, every=every)

    def show(self, name: str) -> Claim | pd.DataFrame:
        """Return a claim by its identifier, which has a digit, or a table by its name.

        It raises what `claim` or `read` does.
        """
        is_claim = any(map(str.isdigit, of_type("name", name, str)))
        return self.claim(name) if is_claim else self.read(name)

    def audit(self) -> pd.DataFrame:
        """Return the verdict on every claim, recomputed: see `claimbook.audit.record.audit`."""
        from claimbook.audit.record import audit

        return self._run(audit)

    def what_if(self, table: str, key: str, cells: Mapping[str, object]) -> pd.DataFrame:
        """Return the verdicts that would change: see `claimbook.audit.what_if.what_if`."""
        from claimbook.audit.what_if import what_if

        return self._run(what_if, table, key, cells)

    def find(self, text: str) -> pd.DataFrame:
        """Search indicators, claims and works: see `claimbook.package.searching.find`."""
        from claimbook.package.searching import find

        return self._run(find, text)

    def panel(
        self,
        indicators: str | Sequence[str],
        entities: str | Iterable[str] | None = None,
        years: int | Iterable[int] | None = None,
        *,
        edition: str | None = None,
        form: Literal["long", "wide"] = "long",
        names: bool = False,
    ) -> pd.DataFrame:
        """Return observations, one value per cell: see `claimbook.package.panels.panel`."""
        from claimbook.package.panels import panel

        return self._run(
            panel, indicators, entities, years, edition=edition, form=form, names=names
        )

    def view(self, name: str) -> pd.DataFrame:
        """Return a view as a table: see `claimbook.publish.exporting.querying.view`."""
        from claimbook.publish.exporting.querying import view

        return self._run(view, name)

    def sql(self, query: str) -> pd.DataFrame:
        """Return the answer to a query: see `claimbook.publish.exporting.querying.sql`."""
        from claimbook.publish.exporting.querying import sql

        return self._run(sql, query)

    def path(self, name: str) -> Path:
        """Return the path of a table's file: see `claimbook.package.reading.path`."""
        from claimbook.package.reading import path

        return self._run(path, name)

    def timeline(self) -> pd.DataFrame:
        """Return all that any table dates: see `claimbook.package.timelines.timeline`."""
        from claimbook.package.timelines import timeline

        return self._run(timeline)

    def cite(self, what: str | None = None, form: Form = "apa") -> str:
        """Return a citation as text: see `claimbook.publish.citation.cite`."""
        from claimbook.publish.citation import cite

        return self._run(cite, what, form)

    def export(
        self, folder: Location, form: ExportFormat = "csv", *, overwrite: bool = False
    ) -> list[Path]:
        """Write all tables in another format: see `claimbook.publish.exporting.export`."""
        from claimbook.publish.exporting import export

        return self._run(export, folder, form, overwrite=overwrite)

    def census(self, file: Path) -> pd.DataFrame:
        """Compare a copy of the article, text or PDF, with the numerals that the package has of it.

        Args:
            file: The copy.

        Returns:
            One row per numeral that was not simply matched: see `claimbook.census.report.report`.
            It raises what `claimbook.census.comparison.census_of` does.
        """
        from claimbook.census.comparison import census_of
        from claimbook.census.report import report

        return report(self._run(census_of, file))

    def frictionless(self) -> frictionless.Package:
        """Return frictionless' own object: see `claimbook.package.descriptor.package`."""
        from claimbook.package.descriptor import package

        return self._run(package)

    def _run(
        self, verb: Callable[Given, Result], *arguments: Given.args, **named: Given.kwargs
    ) -> Result:
        """Run a function of the engine with this package in use."""
        with using(self.opened.refresh()), naming_extra(verb.__name__):
            return verb(*arguments, **named)


def bound_verb(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return a verb that keeps to the bound package, unless it is given another."""
    signature = inspect.signature(function)
    name = "package" if "package" in signature.parameters else "path"

    @wraps(function)
    def call(*arguments: Given.args, **named: Given.kwargs) -> Result:
        given = _fitted(signature, function.__name__, arguments, named)
        found = place(given.arguments.get(name))
        package = bound().refresh() if found is None else opened(found)
        given.arguments[name] = package
        with using(package), naming_extra(function.__name__):
            return function(*given.args, **given.kwargs)

    return call


def _fitted(
    signature: inspect.Signature, verb: str, arguments: tuple[Any, ...], named: dict[str, Any]
) -> inspect.BoundArguments:
    try:
        return signature.bind(*arguments, **named)
    except TypeError as error:
        hint = "" if "path" in signature.parameters else "; another package is package=PATH"
        raise InvalidArgumentError(f"{verb}: {error}{hint}") from None
