"""Two rooms, one rule: the engine knows nothing of the study, and its rooms form no circle."""

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ENGINE = Path(__file__).parents[2] / "src" / "claimbook"
MODULES = sorted(ENGINE.rglob("*.py"))


@cache
def nodes_of(path):
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imported(path):
    """Return the modules that a file imports, wherever in it they are imported."""
    found = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.fixture(scope="module")
def imports():
    """Return what each module imports; looked up once, and not while tests are collected."""
    return {
        path.relative_to(ENGINE.parent).with_suffix("").as_posix().replace("/", "."): imported(path)
        for path in MODULES
    }


def test_the_engine_does_not_import_the_study(imports):
    assert imports
    assert {m: i for m, each in imports.items() for i in each if i.startswith("techplomacy")} == {}


def test_no_module_imports_one_that_imports_it(imports):
    names = {name.removesuffix(".__init__") for name in imports}
    graph = {m.removesuffix(".__init__"): set() for m in imports}
    for module, found in imports.items():
        own = module.removesuffix(".__init__")
        graph[own] |= {i for i in found if i in names and i != own and not own.startswith(i)}
    TopologicalSorter(graph).prepare()  # raises CycleError


def room(module):
    """Return the folder of the engine in which a module stands; nothing for one beside them."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and (ENGINE / parts[1]).is_dir() else ""


def test_no_room_imports_one_that_imports_it(imports):
    graph = {room(module): set() for module in imports}
    for module, found in imports.items():
        graph[room(module)] |= {room(i) for i in found if i in imports} - {room(module), ""}
    del graph[""]
    TopologicalSorter(graph).prepare()  # raises CycleError
    assert graph["quantities"] == graph["render"] == set()
    assert graph["package"] == {"quantities"}


def test_the_renderer_imports_nothing_of_the_rest(imports):
    for module, found in imports.items():
        if module.startswith("claimbook.render"):
            inside = {i for i in found if i.startswith("claimbook")}
            assert all(i.startswith("claimbook.render") for i in inside), module


STUDY = re.compile(
    r"""["'](?!W001["'])(?:[CWSF][0-9]{2,}|DNK|SWE|EU27)["']"""
    r"|\b(?:Denmark|Danish|Sweden|Leonov|Baltic Region|techplomacy\.checks|tech_ambassadors)\b"
    r"|src/claimbook/\S+\.py"
)
"""What belongs to this one article and its project: identifiers, entities, names and paths.

W001 is none of them: a package that is begun gives it to the article that it audits.
"""


def code_of(path):
    """Return every name and text in a module but its docstrings and examples."""
    nodes = nodes_of(path)
    told = {
        id(n.value) for n in nodes if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
    }
    values = (value for node in nodes if id(node) not in told for value in vars(node).values())
    return " ".join(repr(value) for value in values if isinstance(value, str))


def test_the_engine_names_nothing_of_the_article():
    told = {p.relative_to(ENGINE).as_posix(): STUDY.findall(code_of(p)) for p in MODULES}
    assert {name: found for name, found in told.items() if found} == {}


@pytest.mark.parametrize(
    "line",
    ['ACCEPTED = "C002"', "OWN = 'DNK'", 'TITLE = "In Denmark"', 'RUN = "src/claimbook/a.py"'],
)
def test_the_rule_finds_what_it_looks_for(tmp_path, line):
    path = tmp_path / "module.py"
    path.write_text(f'"""The claim ``C157`` of Denmark is an example."""\n{line}\n', "utf-8")
    assert len(STUDY.findall(code_of(path))) == 1
