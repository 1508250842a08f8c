"""Citing: the article, this dataset, or the works behind one claim, in the forms that others read.

Works become items of CSL-JSON, and each module makes one form of them. The article and the dataset
are told apart wherever both are named.
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal, get_args

from claimbook.package.arguments import of_type, one_of, place
from claimbook.package.descriptor import Descriptor
from claimbook.package.locate import Location
from claimbook.publish.citation.groups import Group
from claimbook.publish.citation.items import Item, of_dataset
from claimbook.texts import json_text

Form = Literal["apa", "bibtex", "csl-json", "cff", "ris"]
"""Forms of a citation: APA style as plain text, and four that programs read."""


def cite(what: str | None = None, form: Form = "apa", *, package: Location | None = None) -> str:
    """Return a citation as text.

    Args:
        what: A claim (``C157``) for the works behind it: those that the article cites for it,
            those that the verdict rests on, and others that were read on it; or ``article``,
            ``dataset``, or a work (``W029``). By default the article and the dataset, each with
            what it is cited for.
        form: ``apa``, ``bibtex``, ``csl-json``, ``cff`` (which always describes the dataset, and
            has what was asked for under ``references``) or ``ris``.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        The citation, ending in a line break; entries say in a note what they are cited for. Empty
        (in CSL-JSON an empty list) where no work stands behind a claim.

    Raises:
        PackageNotFoundError: There is no descriptor.
        UnknownCitableError: ``what`` is none of these; the message names the nearest.
        InvalidArgumentError: ``what`` is no text.
        UnknownOptionError: ``form`` is none of these.
        InvalidTableError: A table cannot be read with its types.
        InvalidPackageError: A table refers to what is not there, or breaks a rule between tables.
        MissingExtraError: The form needs what is not installed: the extra ``cite``.

    Examples:
        >>> import techplomacy as tp
        >>> print(tp.cite("article"))  # doctest: +ELLIPSIS
        The article, for what it states:
        Leonov, E. S. (2026). ...
    """
    from claimbook.package.descriptor import load_descriptor
    from claimbook.publish.citation.groups import groups

    of_type("what", what, str, type(None))
    one_of("form", form, get_args(Form))
    descriptor = load_descriptor(place(package))
    return _written(groups(what, descriptor, package), form, descriptor)


def _written(found: list[Group], form: Form, descriptor: Descriptor) -> str:
    if form == "apa":
        return "\n".join(map(_paragraphs, found))
    items = noted(found)
    if form == "cff":
        from claimbook.publish.citation.cff import cff

        own = of_dataset(descriptor.raw)["id"]
        return cff(descriptor.raw, [item for item in items if item["id"] != own])
    if form == "csl-json":
        return json_text(items)
    written: str = getattr(import_module(f"claimbook.publish.citation.{form}"), form)(items)
    return written


def _paragraphs(group: Group) -> str:
    from claimbook.publish.citation.apa import apa

    return "\n".join([f"{group.label}:", *apa(group.items)]) + "\n"


def noted(found: list[Group]) -> list[Item]:
    """Return each item once, with a note of all that it is cited for."""
    items = {item["id"]: item for group in found for item in group.items}
    reasons = {
        key: [group.label for group in found if any(item["id"] == key for item in group.items)]
        for key in items
    }
    return [item | {"note": "; ".join(reasons[key])} for key, item in items.items()]
