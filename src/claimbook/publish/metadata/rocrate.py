"""``ro-crate-metadata.json``, RO-Crate 1.2: the files, what they rest on, and how they were made.

Every table is described, with the works in which its rows were read; so are the folders and files
that a person looks for first. The works are given without ``sdDatePublished``: the tables do not
say on which day a document was read.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimbook.publish.metadata.crate_works import work_entities, work_key
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import addresses, creators, has_code, project
from claimbook.publish.metadata.related import EVIDENCE, read_in
from claimbook.texts import filled

Entity = dict[str, Any]

NAME = "ro-crate-metadata.json"
VERSION = "https://w3id.org/ro/crate/1.2"
IDENTIFIER = "#identifier"
PYTHON, CONTACT = "#python", "#contact"
OF_PACKAGE = ("CITATION.cff", "croissant.json")
"""Files that a package without code has in its archive alone."""


def crate(root: Path) -> dict[str, Any]:
    """Return the crate's metadata document; its date is that of the project's metadata."""
    facts = project(root)
    package = datapackage(root)
    steps = facts.get("steps", []) if has_code(root) else []
    looked_for = [known for known, of in described() if of == "any" or has_code(root)]
    people = links(f"#creator-{n}" for n, _ in enumerate(creators(facts), start=1))
    files = [
        *(_table(resource, root) for resource in package["resources"]),
        *(_file(*known) for known in looked_for if _is_there(known[0], root)),
        *(_schema(resource, root) for resource in package["resources"]),
        *(_script(step, facts, people) for step in steps),
    ]
    folders = (known for known in looked_for if (root / known[0]).is_dir())
    parts = [*files, *(_folder(path, words, files) for path, words, _ in folders)]
    actions = [_action(step, package, facts, people) for step in steps]
    graph = [
        head(),
        _root(package, facts, parts, people, actions),
        *parts,
        *_people(facts, people),
        *(_licence(facts[key]) for key in ("licence", "code_licence") if key in facts),
        {
            "@id": IDENTIFIER,
            "@type": "PropertyValue",
            "name": "Identifier of the data package",
            "value": package.get("id") or package["name"],
        },
        *([_python(facts)] if steps else []),
        *actions,
        *work_entities(root),
    ]
    return {"@context": f"{VERSION}/context", "@graph": graph}


def described() -> list[tuple[list[str], str]]:
    """Return the files and folders that a person looks for first, and whose archive has them.

    Each is a path, what it is, and its media type; some are in the archive of a project alone.
    """
    with Path(__file__).with_name("described.csv").open(encoding="utf-8", newline="") as file:
        return [(known, of) for *known, of in list(csv.reader(file))[1:]]


def head() -> Entity:
    """Return the entity of the document itself, with which a crate begins."""
    about = {"conformsTo": {"@id": VERSION}, "about": {"@id": "./"}}
    return {"@id": NAME, "@type": "CreativeWork"} | about


def links(names: Iterable[str]) -> list[Entity]:
    """Return references to entities by their identifiers."""
    return [{"@id": name} for name in names]


def _is_there(path: str, root: Path) -> bool:
    """Say whether the archive has a file: a package gets its metadata only there."""
    return (root / path).is_file() or (not has_code(root) and path in OF_PACKAGE)


def _python(facts: dict[str, Any]) -> Entity:
    return {
        "@id": PYTHON,
        "@type": "ComputerLanguage",
        "name": "Python",
        "version": facts["requires-python"],
        "url": "https://www.python.org/",
    }


def _root(
    package: dict[str, Any],
    facts: dict[str, Any],
    parts: list[Entity],
    people: list[Entity],
    actions: list[Entity],
) -> Entity:
    sources = links(work_key(each["path"]) for each in package.get("sources", []))
    said = {
        "@id": "./",
        "@type": "Dataset",
        "name": facts["title"],
        "description": facts["abstract"],
        "identifier": {"@id": IDENTIFIER},
        "version": facts["version"],
        "keywords": facts.get("keywords"),
        "datePublished": facts["created"][:10],
        "inLanguage": facts["language"],
        "license": {"@id": facts["licence"]["path"]},
        "url": addresses(facts).get("book"),
        "creator": _single(people),
        "publisher": people[0],
        "citation": sources[0] if sources else None,
        "hasPart": links(part["@id"] for part in parts),
        "mentions": links(action["@id"] for action in actions),
    }
    return filled(said)


def _table(resource: dict[str, Any], root: Path) -> Entity:
    entity = {
        "@id": resource["path"],
        "@type": "File",
        "name": resource["title"],
        "description": resource["description"],
        "encodingFormat": resource["mediatype"],
        "contentSize": str(resource["bytes"]),
        "sha256": resource["hash"].removeprefix("sha256:"),
    }
    if resource["name"] in EVIDENCE:
        entity["isBasedOn"] = links(map(work_key, read_in(root, resource["name"])))
    return entity


def _schema(resource: dict[str, Any], root: Path) -> Entity:
    described = _file(
        resource["schema"], f"Table Schema of {resource['name']}.", "application/json"
    )
    return described | {"contentSize": str((root / resource["schema"]).stat().st_size)}


def _file(path: str, description: str, mediatype: str) -> Entity:
    """Describe a file; its size, which changes with each edit by hand, is added in the archive."""
    return {
        "@id": path,
        "@type": "File",
        "name": path,
        "description": description,
        "encodingFormat": mediatype,
    }


def _folder(path: str, description: str, files: list[Entity]) -> Entity:
    """Describe a folder, with those of its files that are described."""
    inside = links(each["@id"] for each in files if each["@id"].startswith(path))
    said = {"@id": path, "@type": "Dataset", "name": path, "description": description}
    return {**said, "hasPart": _single(inside)} if inside else said


def _single(entities: list[Entity]) -> Entity | list[Entity]:
    """Return the one entity, or the list where there are several."""
    return entities[0] if len(entities) == 1 else entities


def _people(facts: dict[str, Any], people: list[Entity]) -> Iterator[Entity]:
    known = addresses(facts)
    for entity, name in zip(people, creators(facts), strict=True):
        said = {"@type": "Organization", "name": name, "url": known.get("repository")}
        reached = {"contactPoint": {"@id": CONTACT}} if "contact" in known else {}
        yield entity | filled(said) | reached
    if "contact" in known:
        said = {"name": "Who is asked", "contactType": "maintainers", "url": known["contact"]}
        yield {"@id": CONTACT, "@type": "ContactPoint", **said}


def _licence(licence: dict[str, str]) -> Entity:
    return {
        "@id": licence["path"],
        "@type": "CreativeWork",
        "name": licence["title"],
        "description": f"The licence {licence['name']}",
        "identifier": licence["name"],
    }


def _script(step: dict[str, Any], facts: dict[str, Any], people: list[Entity]) -> Entity:
    return _file(step["script"], step["description"], "text/x-python") | {
        "@type": ["File", "SoftwareSourceCode"],
        "version": facts["version"],
        "programmingLanguage": {"@id": PYTHON},
        "license": {"@id": facts["code_licence"]["path"]},
        "creator": _single(people),
    }


def _action(
    step: dict[str, Any], package: dict[str, Any], facts: dict[str, Any], people: list[Entity]
) -> Entity:
    """Describe a step of the build: it reads what it says, and the tables it does not write."""
    tables = [each["path"] for each in package["resources"] if each["path"] not in step["writes"]]
    return {
        "@id": f"#{step['name']}",
        "@type": "CreateAction",
        "name": step["description"],
        "instrument": {"@id": step["script"]},
        "agent": people[0],
        "object": links([*tables, *step.get("reads", [])]),
        "result": links(step["writes"]),
        "endTime": facts["created"],
    }
