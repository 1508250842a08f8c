"""What is exported: the tables of a package as typed frames, and what is said of them."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import pandas as pd

from claimbook.audit.evidence import evidence
from claimbook.audit.stated import READS, stated_values
from claimbook.errors import CannotExportError
from claimbook.package import codebook
from claimbook.package.cells import acceptance
from claimbook.package.descriptor import Descriptor, Resource, load_descriptor
from claimbook.package.locate import Location
from claimbook.package.reading import read
from claimbook.package.timelines import timeline
from claimbook.package.validation.integrity import entry_faults

AUDITED = {"claims", "works", "statements", "observations", "indicators", "verdicts", "outcomes"}
"""Tables of a package whose evidence is laid out row by row."""
_UNDATED = datetime(2000, 1, 1)
"""The time in files that must have one, for a package that has none."""


@dataclass(frozen=True)
class Source:
    """A package to be exported: its descriptor, and its tables by name as `read` returns them.

    Attributes:
        accepted: The day on which its article was accepted.
        derived: Tables that are computed from the others.
    """

    descriptor: Descriptor
    frames: dict[str, pd.DataFrame]
    accepted: str | None = None
    derived: dict[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the package, fit for a file."""
        return re.sub(r"[^A-Za-z0-9_.-]", "-", str(self.descriptor.raw.get("name") or "package"))

    @property
    def created(self) -> datetime:
        """When the package was made, by its descriptor: never the clock."""
        try:
            stamp = datetime.fromisoformat(str(self.descriptor.raw.get("created")))
        except ValueError:
            return _UNDATED
        return stamp.replace(tzinfo=None)

    def resources(self) -> list[Resource]:
        """Return the tables in the order of the descriptor."""
        return list(self.descriptor.resources.values())

    def with_codebook(self) -> dict[str, pd.DataFrame]:
        """Return the tables, what is derived from them, and what `extras` says of them.

        Raises:
            CannotExportError: A table of the package has the name of one of these.
        """
        extra = {**self.derived, **self.extras}
        if taken := extra.keys() & self.frames.keys():
            raise CannotExportError(f"a table is called {min(taken)}, as one of every export is")
        return {**self.frames, **extra}

    @cached_property
    def extras(self) -> dict[str, pd.DataFrame]:
        """Return ``about``, ``codebook`` and ``codebook_values``."""
        words = {"codebook": self.codebook(), "codebook_values": self.words()}
        return {"about": self.about(), **words}

    def about(self) -> pd.DataFrame:
        """Return title, version, licence and citation of the package: ``item`` and ``text``."""
        raw = self.descriptor.raw
        items = {key: str(raw.get(key, "")) for key in ("name", "title", "version", "created")}
        items |= {"licence": ", ".join(self.descriptor.licences)}
        items |= {"citation": self.descriptor.citation, "description": raw.get("description", "")}
        found = [(item, text) for item, text in items.items() if text]
        return pd.DataFrame(found, columns=["item", "text"], dtype="str")

    def codebook(self) -> pd.DataFrame:
        """Return the fields of all tables: ``table_name`` and the columns of `codebook.fields`."""
        parts = [
            codebook.fields(resource.schema).assign(table_name=resource.name)
            for resource in self.resources()
        ]
        frame = pd.concat(parts, ignore_index=True)
        return frame[["table_name", *frame.columns[:-1]]]

    def words(self) -> pd.DataFrame:
        """Return the listed values of all fields: ``table_name, field, position, value, label``."""
        rows = [
            (resource.name, field["name"], place, *word)
            for resource in self.resources()
            for field in resource.schema["fields"]
            for place, word in enumerate(codebook.listed(field), start=1)
        ]
        return pd.DataFrame(rows, columns=["table_name", "field", "position", "value", "label"])


def _refuse_incomplete(descriptor: Descriptor) -> None:
    """Refuse a package of which a table would be left out."""
    for fault in entry_faults(descriptor):
        raise CannotExportError(f"{fault.field}: {fault.message} [{fault.code}]")
    if not descriptor.resources:
        raise CannotExportError("the package has no table")


def load_source(package: Location | None = None) -> Source:
    """Read all tables of a package.

    Raises:
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
        InvalidTableError: A table cannot be read with its types.
        CannotExportError: There are no tables, or one has not a name that a file can bear.
    """
    descriptor = load_descriptor(package)
    _refuse_incomplete(descriptor)
    for name in descriptor.resources:
        if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*", name):
            raise CannotExportError(f"{name!r} is no name for a file")
    frames = {name: read(name, package=package) for name in descriptor.resources}
    return Source(descriptor, frames, acceptance(package), _derived(frames, package))


def _derived(frames: dict[str, pd.DataFrame], package: Location | None) -> dict[str, pd.DataFrame]:
    """Return what is computed from the tables of an audited article; of others nothing."""
    found = {}
    if not (dated := timeline(package)).empty:
        found["timeline"] = dated.rename(columns={"table": "table_name", "key": "row_key"})
    if {*frames.get("claims", ())} >= READS:
        found["claims_stated"] = stated_values(package)
    if frames.keys() >= AUDITED:
        found["evidence"] = evidence(every=True, package=package)
    return found
