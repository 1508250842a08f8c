"""Two rooms, one rule: the engine knows nothing of the study, and its rooms form no circle."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

ENGINE = Path(__file__).parents[2] / "src" / "claimbook"


def imported(path):
    """Return the modules that a file imports, wherever in it they are imported."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


IMPORTS = {
    path.relative_to(ENGINE.parent).with_suffix("").as_posix().replace("/", "."): imported(path)
    for path in ENGINE.rglob("*.py")
}


def test_the_engine_does_not_import_the_study():
    assert IMPORTS
    assert {m: i for m, each in IMPORTS.items() for i in each if i.startswith("techplomacy")} == {}


def test_no_module_imports_one_that_imports_it():
    names = {name.removesuffix(".__init__") for name in IMPORTS}
    graph = {m.removesuffix(".__init__"): set() for m in IMPORTS}
    for module, found in IMPORTS.items():
        own = module.removesuffix(".__init__")
        graph[own] |= {i for i in found if i in names and i != own and not own.startswith(i)}
    TopologicalSorter(graph).prepare()  # raises CycleError


def test_the_renderer_imports_nothing_of_the_rest():
    for module, found in IMPORTS.items():
        if module.startswith("claimbook.render"):
            inside = {i for i in found if i.startswith("claimbook")}
            assert all(i.startswith("claimbook.render") for i in inside), module
