"""Checks as an RO-Crate 1.2: what was checked, with what, what it read, and what came of it.

Each check of the claims asked for is a ``CheckAction`` of schema.org: its object is the claim with
the files that it read, its instrument the code or formula, its result how the claim
compares. One of which the tables cannot tell has failed, which says nothing of the claim.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from claimbook.audit.claimreview import organisation
from claimbook.audit.outcomes import Outcome, all_checks
from claimbook.audit.registry import Check, shown_code
from claimbook.audit.tables import Tables
from claimbook.package.descriptor import Descriptor
from claimbook.publish.metadata.rocrate import VERSION, Entity, head, links
from claimbook.texts import filled

AUDITOR = "#auditor"
STATUS = "http://schema.org/{}ActionStatus"
UNTOLD = "The tables cannot tell."


def check_actions(
    claim_ids: Collection[str],
    tables: Tables,
    found: Sequence[Outcome],
    package: Descriptor,
    version: str,
) -> dict[str, Any]:
    """Return the checks of some claims as the metadata document of a crate.

    Args:
        claim_ids: The claims.
        tables: The tables that the checks read.
        found: All outcomes on these tables.
        package: The descriptor: who audits, under which licence, and where the tables are.
        version: The version of the engine.
    """
    outcomes = {(each.claim_id, each.check): each for each in found}
    entities: dict[str, Entity] = {}
    for check in all_checks(tables):
        if check.claim_id in claim_ids:
            outcome = outcomes.get((check.claim_id, check.name))
            for each in _entities(check, outcome, tables, package):
                entities.setdefault(each["@id"], each)
    auditor = {"@id": AUDITOR} | organisation(package.raw)
    graph = [*_head(package, entities, version), auditor, *entities.values()]
    return {"@context": f"{VERSION}/context", "@graph": graph}


def _head(package: Descriptor, entities: dict[str, Entity], version: str) -> Iterator[Entity]:
    raw, kinds = package.raw, {name: each["@type"] for name, each in entities.items()}
    yield head() | {"description": f"Written by claimbook {version}."}
    licences = [each["path"] for each in raw.get("licenses", ()) if each.get("path")]
    said = {
        "name": raw.get("title") or raw.get("name"),
        "description": raw.get("description") or "Checks of the claims of one article.",
        "datePublished": str(raw.get("created", ""))[:10],
        "license": links(licences),
        "hasPart": links(name for name, kind in kinds.items() if kind == "File"),
        "mentions": links(name for name, kind in kinds.items() if kind == "CheckAction"),
    }
    yield {"@id": "./", "@type": "Dataset"} | filled(said)
    for each in raw.get("licenses", ()):
        if each.get("path"):
            name = each.get("title") or each.get("name") or each["path"]
            yield {"@id": each["path"], "@type": "CreativeWork", "name": name}


def _entities(
    check: Check, outcome: Outcome | None, tables: Tables, package: Descriptor
) -> Iterator[Entity]:
    """Yield a check as an action, its claim, code, files, and what it found."""
    claim, key = f"#{check.claim_id}", f"{check.claim_id}-{check.name}"
    code, result = f"#code-{key}", f"#result-{key}"
    paths = list(_paths(outcome, tables, package)) if outcome else []
    action = {
        "@id": f"#check-{key}",
        "@type": "CheckAction",
        "name": check.method,
        "agent": {"@id": AUDITOR},
        "object": links([claim, *paths]),
        "instrument": {"@id": code},
    }
    state = {"actionStatus": {"@id": STATUS.format("Completed" if outcome else "Failed")}}
    yield action | state | ({"result": {"@id": result}} if outcome else {"error": UNTOLD})
    statement = tables.claims[check.claim_id]["statement"]
    yield {"@id": claim, "@type": "Claim", "name": check.claim_id, "text": statement}
    text = {"name": check.name, "text": shown_code(check)}
    yield {"@id": code, "@type": "CreativeWork"} | text
    for path in paths:
        yield {"@id": path, "@type": "File", "name": path}
    if outcome:
        said = f"stated {outcome.claimed}, found {outcome.found}"
        answer = {"name": "result", "value": outcome.result, "description": said}
        yield {"@id": result, "@type": "PropertyValue"} | answer


def _paths(outcome: Outcome, tables: Tables, package: Descriptor) -> Iterator[str]:
    """Yield the paths of the files that an outcome read, each once."""
    pinned = {tables.files[key]["path"] for table, key in outcome.rows if table == "files"}
    named = {table for table, _ in outcome.rows} - {"files"}
    yield from sorted(pinned | {package.resources[name].path for name in named})
