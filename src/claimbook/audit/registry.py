"""The register of checks: which function recomputes which claim.

A check is registered in the module that defines it, and a package has the checks of its own modules
alone: those that its settings name, and those of ``checks.py``, or of the folder ``checks``, beside
its descriptor. Code runs only of a package that is trusted.
"""

import hashlib
import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Literal

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.errors import PackageCodeError
from claimbook.package.article import article
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage
from claimbook.package.watching import CODE, code_files
from claimbook.quantities.interval import Interval

Truth = bool | Literal["qualifies", "compatible"]
"""That it is so or not, that it holds with a limit, or that it fits and decides nothing."""


@dataclass(frozen=True)
class Explained:
    """A truth with the numbers behind it, as a sentence for the reason of the verdict."""

    truth: Truth
    sentence: str


Found = Interval | Truth | Explained | None
"""What a check finds: a value to compare, a truth, or None where the tables cannot tell."""


@dataclass(frozen=True)
class Check:
    """A function that recomputes one claim from other rows, and in one sentence how it does so.

    ``part`` is the number of the claim's part on which it bears; empty where it bears on all.
    """

    claim_id: str
    name: str
    method: str
    function: Callable[[EvidenceReader], Found]
    part: str = ""


REGISTER = "_registered_checks"
"""The name under which a module keeps the checks that it defines."""


def check(
    claim_id: str, part: str = ""
) -> Callable[[Callable[[EvidenceReader], Found]], Callable[[EvidenceReader], Found]]:
    """Register the decorated function as a check of ``claim_id``, or of one part of it.

    The function takes an `EvidenceReader`, and the first paragraph of its docstring says how it
    computes. It returns a number as an `Interval`, which is laid beside the one that the claim
    states; True, False, ``qualifies`` or ``compatible``, or one of these `Explained`; or None
    where the tables cannot tell.

    Args:
        claim_id: The claim, as ``C157``.
        part: The number of the part of the claim on which it bears; all of it by default.

    Returns:
        A decorator that gives back the function as it is.
    """

    def register(function: Callable[[EvidenceReader], Found]) -> Callable[[EvidenceReader], Found]:
        found = Check(claim_id, function.__name__, first_paragraph(function), function, part)
        function.__globals__.setdefault(REGISTER, []).append(found)
        return function

    return register


def shown_code(check: Check) -> str:
    """Return what a check computes as a reader is shown it: a formula, or code."""
    function = check.function
    if formula := getattr(function, "text", ""):
        return str(formula)
    return inspect.getsource(function.func if isinstance(function, partial) else function).strip()


@once_per_package
def registered(package: OpenPackage) -> tuple[Check, ...]:
    """Return the checks that a package has as code; none unless it is trusted.

    Raises:
        PackageCodeError: Code of the package cannot be run.
    """
    if not package.is_trusted:
        return ()
    modules = [_imported(name) for name in article(package).checks] + own_modules(package.root)
    return tuple(each for module in modules for each in vars(module).get(REGISTER, ()))


def own_modules(root: Path) -> list[ModuleType]:
    """Run the checks that stand beside a descriptor, and return their modules."""
    return [
        _loaded(path) for path in code_files(root) if path.is_file() and path.stem != "__init__"
    ]


def _imported(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        hint = f"{CODE} beside article.toml needs no name there"
        raise PackageCodeError(f"the checks {name} cannot be imported: {error}; {hint}") from None


class _Uncached(SourceFileLoader):
    """Compiles a file anew each time, and writes nothing beside it.

    Python takes a compiled module for current by its size and the second of its change alone, so
    that a check edited within a second would run as it was.
    """

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def _loaded(path: Path) -> ModuleType:
    """Run a file as a module of its own, whatever else has its name."""
    name = f"_checks_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]}"
    spec = spec_from_loader(name, loader := _Uncached(name, str(path)))
    assert spec is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # where inspect looks for the source of a check
    try:
        loader.exec_module(module)
    except Exception as error:
        raise PackageCodeError(f"{path}: {type(error).__name__}: {error}") from error
    return module


def first_paragraph(function: Callable[..., Found]) -> str:
    """Return the first paragraph of a docstring as one line."""
    return " ".join((function.__doc__ or "").split("\n\n")[0].split())
