"""Mutates the code and sees which mutants no test notices: `make mutants`.

Each mutant is tested in a process of its own that is split off from one which has imported what
the tests need, and no file is changed. What was found is kept in `.mutants`, one file for each
group of modules, so that a run which was stopped goes on where it was. `survivors.csv` lists those
that were not noticed, with the reason once somebody has looked.
"""

import ast
import csv
import difflib
import os
import random
import resource
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import NamedTuple

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
KEPT = ROOT / ".mutants"
SEED = 18
SECONDS = 120
"""Seconds of processor time after which a mutant counts as one that does not end."""
MEMORY = 6 * 2**30
PYTEST = ["-x", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", "-m", "not slow"]
OF_TYPES = "core/ReplaceBinaryOperator_BitOr_"
"""Mutants of ``A | B``, which the code has in types alone: nothing runs them."""


class Mutant(NamedTuple):
    """One change of one module."""

    module: str
    operator: str
    occurrence: int


def mutants(module: str) -> Iterator[Mutant]:
    """Return every mutant of a module but those of its texts for readers."""
    tree = get_ast((ROOT / module).read_text("utf-8"))
    for name in operator_names():
        kind = get_operator(name)
        if kind.arguments() or name.startswith(OF_TYPES):
            continue
        places = [place for node in ast_nodes(tree) for place in kind().mutation_positions(node)]
        yield from (Mutant(module, name, number) for number in range(len(places)))


def mutated(mutant: Mutant) -> str:
    """Return the text of a module with the change."""
    text = (ROOT / mutant.module).read_text("utf-8")
    return mutate_code(text, get_operator(mutant.operator)(), mutant.occurrence) or text


class Instead(MetaPathFinder):
    """Has a module imported from a text in place of its file."""

    def __init__(self, module: str, text: str) -> None:
        self.path = ROOT / module
        self.name = ".".join(Path(module).with_suffix("").parts[1:])
        self.text = text

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return the module with the change."""
        if fullname != self.name:
            return None
        code = compile(self.text, self.path, "exec")
        loader = type("Loader", (SourceFileLoader,), {"get_code": lambda *_: code})
        return spec_from_file_location(fullname, self.path, loader=loader(fullname, str(self.path)))


def tested(tests: list[str], mutant: Mutant | None = None) -> str:
    """Run tests in a process of its own; return whether the mutant was noticed."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if mutant:
            sys.meta_path.insert(0, Instead(mutant.module, mutated(mutant)))
        os._exit(int(pytest.main([*PYTEST, *tests])))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return "survived" if status == 0 else "noticed" if status > 0 else "did not end"


def preload(tests: list[str]) -> None:
    """Import what the tests import from elsewhere, so that each mutant need not."""
    code = f"import pytest, sys; pytest.main({[*PYTEST, '--collect-only', *tests]!r})\n"
    code += "print('\\n' + ' '.join(name for name in sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = {path.stem for path in (ROOT / "tests").rglob("*.py")} | {"claimbook", "techplomacy"}
    for name in said.stdout.splitlines()[-1].split():
        if name.partition(".")[0] not in ours and not name.startswith("_"):
            try:
                __import__(name)
            except Exception:  # what cannot be imported alone is imported by its test
                continue


def run(name: str, group: dict) -> list[list[str]]:
    """Test the sample of a group, but for what was tested before; return all rows."""
    path = KEPT / f"{name}.csv"
    rows = list(csv.reader(path.open(encoding="utf-8", newline=""))) if path.exists() else []
    done = {tuple(row[:3]) for row in rows}
    every = sorted(mutant for module in group["modules"] for mutant in mutants(module))
    sample = random.Random(group.get("seed", SEED)).sample(every, min(group["sample"], len(every)))
    if tested(group["tests"]) != "survived":
        sys.exit(f"{name}: the tests fail before anything is changed")
    for mutant in sample:
        key = (mutant.module, mutant.operator, str(mutant.occurrence))
        if key not in done and (shown := diff(mutant)):
            rows.append([*key, tested(group["tests"], mutant), shown])
            with path.open("a", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerow(rows[-1])
    return rows


def diff(mutant: Mutant) -> str:
    """Return the lines that are changed; nothing where it is the same program, or none."""
    old, new = (ROOT / mutant.module).read_text("utf-8"), mutated(mutant)
    try:
        if ast.dump(ast.parse(old)) == ast.dump(ast.parse(new)):
            return ""
    except SyntaxError:
        return ""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return " ".join(line for line in lines if line[:3] not in ("---", "+++") and line[:2] != "@@")


def main(wanted: list[str]) -> None:
    """Run the groups that are named, or all, and print what was noticed."""
    os.chdir(ROOT)
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    KEPT.mkdir(exist_ok=True)
    groups = tomllib.loads((HERE / "groups.toml").read_text("utf-8"))
    chosen = wanted or list(groups)
    preload([test for name in chosen for test in groups[name]["tests"]])
    for name in chosen:
        rows = run(name, groups[name])
        left = [row for row in rows if row[3] == "survived"]
        print(f"{name}: {len(rows)} tried, {len(rows) - len(left)} noticed", flush=True)
        for row in left:
            print("  ", row[0], row[4], flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
