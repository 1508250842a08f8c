"""Reads `_quarto.yml` and other YAML of a book, and refuses what is not on the lists."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

ALLOWED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("allowed.yml").read_text(encoding="utf-8")
)


def read_settings(text: str, faults: list[str], project: Path = Path()) -> dict[str, Any]:
    """Return the settings under dotted names; add to `faults` what is not on the lists."""
    settings: dict[str, Any] = {}
    for name, line, value in yaml_items(text, "_quarto.yml", 1, faults, nested=True):
        words = name in ("book.title", "book.subtitle", "book.description")
        settings[name] = str(value).replace("'", "’") if words else value
        faults += unlisted("settings", "key", name, value, f"_quarto.yml:{line}")
        faults += _outside(name, value, f"_quarto.yml:{line}", project)
    if not faults and "book.title" not in settings:  # what is unread may hold it
        faults.append("_quarto.yml: book.title is missing")
    date = str(settings.get("book.date", "2000-01-01"))
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        faults.append(f"_quarto.yml: book.date must be a fixed date like 2026-05-01, not '{date}'")
    return settings


def is_outside(project: Path, path: str) -> bool:
    """Whether a path leaves the folder of the project, by its own words or by a link."""
    climbs = path.startswith("/") or ".." in PurePosixPath(path).parts
    return climbs or not (project / path).resolve().is_relative_to(project.resolve())


def _outside(name: str, value: object, where: str, project: Path) -> Iterator[str]:
    """Yield a fault for each path that a setting names outside of the project."""
    for one in (value if isinstance(value, list) else [value]) if name in ALLOWED["paths"] else ():
        path = str(one.get("file", "") if isinstance(one, dict) else one)
        if is_outside(project, path.removeprefix("/") if name == "project.resources" else path):
            yield f"{where}: {name}: '{path}' lies outside of the project"


def unlisted(group: str, noun: str, name: str, value: object, where: str) -> list[str]:
    """Return the fault of a name, or of its value, that the group does not list."""
    names: dict[str, list[object]] = ALLOWED[group]
    if name not in names:
        near = difflib.get_close_matches(name, names, 3) or sorted(names)
        return [f"{where}: the {noun} '{name}' is not supported; supported: {', '.join(near)}"]
    values = value if isinstance(value, list) else [value]
    if names[name] and not all(one in names[name] for one in values):
        allowed = ", ".join(str(one) for one in names[name])
        return [f"{where}: the {noun} '{name}' can be {allowed}, not '{value}'"]
    return []


def yaml_items(
    text: str, where: str, first: int, faults: list[str], *, nested: bool = False
) -> Iterator[tuple[str, int, Any]]:
    """Yield (dotted name, line, value) of a YAML mapping; `first` is the line it starts on."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        faults.append(_unread(where, first, error))
        return
    queue = [("", root)] if root else []
    while queue:
        prefix, node = queue.pop(0)
        if not isinstance(node, yaml.MappingNode):
            faults.append(f"{where}:{first}: 'key: value' lines are expected")
            continue
        for key, value in node.value:
            name, line = prefix + str(key.value), first + key.start_mark.line
            if nested and isinstance(value, yaml.MappingNode) and "include" not in name:
                queue.append((name + ".", value))
                continue
            try:
                made = yaml.SafeLoader("").construct_document(value)
            except (yaml.YAMLError, ValueError, RecursionError) as error:
                faults.append(_unread(where, first, error, value.start_mark.line))
            else:
                yield name, line, made


def _unread(where: str, first: int, error: Exception, line: int = 0) -> str:
    """Say on which line YAML cannot be read, and why."""
    mark = getattr(error, "problem_mark", None)
    why = "it nests too deep" if isinstance(error, RecursionError) else error.args[-2:][0]
    return f"{where}:{first + (mark.line if mark else line)}: {why}"
