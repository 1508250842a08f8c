"""``datacite.json`` and ``datacite.xml``, schema 4.5: only with a DOI, which they demand."""

from pathlib import Path
from typing import Any

from claimbook.publish.citation.items import type_of
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import creators, project
from claimbook.publish.metadata.related import Related, related
from claimbook.quantities.period import year_of
from claimbook.texts import with_noun

CONTRIBUTORS = {"rightsHolder": "RightsHolder"}
"""DataCite's word for each role that is a contributor's and not the creator's."""


def datacite(root: Path) -> dict[str, Any]:
    """Return the metadata of a DOI: what the schema demands, and what it recommends.

    The publisher is the repository that holds the deposit, where ``project.toml`` names one.

    Raises:
        KeyError: There is no DOI yet.
    """
    facts = project(root)
    names, day = creators(facts), facts["created"][:10]
    resources = datapackage(root)["resources"]
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "doi": facts["doi"],
        "creators": [_organisation(name) for name in names],
        "titles": [{"title": facts["title"], "lang": facts["language"]}],
        "publisher": {"name": facts.get("publisher", names[0])},
        "publicationYear": year_of(day),
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data package"},
        "subjects": [{"subject": keyword} for keyword in facts["keywords"]],
        "contributors": [
            _organisation(name) | {"contributorType": CONTRIBUTORS[role]}
            for name in names
            for role in facts["roles"]
            if role in CONTRIBUTORS
        ],
        "dates": [{"date": day, "dateType": "Issued"}],
        "language": facts["language"],
        "alternateIdentifiers": [
            {"alternateIdentifier": facts["id"], "alternateIdentifierType": "URN"}
        ],
        "relatedIdentifiers": [_identifier(each) for each in related(root)],
        "sizes": [
            with_noun(len(resources), "table"),
            f"{sum(r['bytes'] for r in resources)} bytes",
        ],
        "formats": sorted({resource["mediatype"] for resource in resources}),
        "version": facts["version"],
        "rightsList": [_rights(facts["licence"]), _rights(facts["code_licence"])],
        "descriptions": [{"description": facts["abstract"], "descriptionType": "Abstract"}],
    }


def _organisation(name: str) -> dict[str, str]:
    return {"name": name, "nameType": "Organizational"}


def _identifier(each: Related) -> dict[str, str]:
    return {
        "relatedIdentifier": each.item["DOI"],
        "relatedIdentifierType": "DOI",
        "relationType": each.relation,
        "resourceTypeGeneral": type_of(each.item, "datacite", "Text"),
    }


def _rights(licence: dict[str, str]) -> dict[str, str]:
    return {
        "rights": licence["title"],
        "rightsUri": licence["path"],
        "rightsIdentifier": licence["name"],
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }


def datacite_xml(root: Path) -> str:
    """Return the same metadata as XML.

    Raises:
        KeyError: There is no DOI yet.
    """
    from datacite import schema45

    text: str = schema45.tostring(datacite(root))
    return text
