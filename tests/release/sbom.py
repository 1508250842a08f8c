"""The software bill of materials: what is locked, with licences, as CycloneDX (ECMA-424).

Run as a program, by `make bill`, it writes `docs/sbom.cdx.json`: the same bytes from the same lock
file. The library that writes it is one of the release tools, not one of the book's dependencies.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import chain
from uuid import NAMESPACE_URL, uuid5

import licences
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from claimbook.publish.metadata.project import project

BILL = licences.ROOT / "docs" / "sbom.cdx.json"
_NAMED = re.compile(r"[A-Za-z0-9._-]+")
LICENCES = LicenseFactory()


def bill() -> Bom:
    """Return the bill: the project, every locked distribution, and which it asks for itself."""
    facts, told = project(licences.ROOT), licences.listed()
    asked = [*facts["dependencies"], *chain(*facts["optional-dependencies"].values())]
    direct = {_NAMED.match(each)[0].lower().replace("_", "-") for each in asked}
    name, kind = facts["name"], ComponentType.APPLICATION
    main = Component(name=name, version=facts["version"], type=kind, bom_ref=name)
    main.licenses = [LICENCES.make_from_string(facts["license"])]
    parts = [_component(name, version, told[name]) for name, version in licences.locked()]
    found = Bom(components=parts, serial_number=uuid5(NAMESPACE_URL, facts["id"]))
    found.metadata.component = main
    found.metadata.timestamp = datetime.fromisoformat(facts["created"])
    found.register_dependency(main, [part for part in parts if part.name in direct])
    return found


def _component(name: str, version: str, licence: str) -> Component:
    known = [] if licence == licences.ELSEWHERE else [LICENCES.make_from_string(licence)]
    purl = PackageURL("pypi", name=name, version=version)
    return Component(name=name, version=version, licenses=known, purl=purl, bom_ref=str(purl))


def main() -> None:
    """Write the bill, once it keeps to the standard.

    Raises:
        ValueError: It does not.
    """
    made = JsonV1Dot6(bill())
    text = made.output_as_string(indent=1) + "\n"
    if fault := JsonStrictValidator(made.schema_version).validate_str(text):
        raise ValueError(fault)
    BILL.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
