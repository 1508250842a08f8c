"""The settings of an article that stand in no table: ``article.toml``, beside the descriptor."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field
from pathlib import Path
from typing import Any, Literal

from claimbook.errors import PackageUnreadableError
from claimbook.package.caching import once_per_package
from claimbook.package.files import read_words
from claimbook.package.locate import Location, OpenPackage, opened
from claimbook.package.watching import CODE, CODE_FOLDER, SETTINGS
from claimbook.quantities.interval import CONVENTIONS
from claimbook.quantities.qualifiers import Habits

WORDS = {"decimal": (".", ","), "rounding": tuple(CONVENTIONS)}
"""Settings of which each is one of a few words."""
PARTS = ("article", "code", "policy", "lint", "sources", "section_names", "addresses")
"""Settings that are tables of settings."""
LISTS = (("policy", "fail"), ("lint", "allow"))
ADDRESSES = ("book", "repository", "report", "reply", "contact", "security")


@dataclass(frozen=True)
class Article:
    """The settings of one article.

    Attributes:
        received: The claim that prints the day on which the article was received.
        accepted: The claim that prints the day on which it was accepted.
        entity: The entity that the article is about.
        reference_entities: Entities that it is compared with throughout.
        checks: Modules that register the checks of this article.
        figures: The package whose modules draw its figures, one module per figure.
        finding_values: The module whose ``DERIVED`` computes what findings say.
        own_data: Works that are the article's own deposited data: what is recomputed from them
            alone is reproduced, and no independent evidence.
        timeline: What each table of the package dates.
        tables: Tables that only this article has and that its checks read.
        source_order: Classes of source in groups, from the best to the least, if other than usual.
        section_names: Short names of sections, for axes and tables, if other than their titles.
        decimal: The sign of decimals in its numbers.
        rounding: How it rounds, where that is known: one of `CONVENTIONS`.
        addresses: Where the book stands (``book``), its sources are (``repository``), an error is
            reported (``report``), a reply sent (``reply``), both with ``{claim}`` for the claim,
            where its authors are reached (``contact``), also for faults of security
            (``security``); none, no link.
    """

    received: str = ""
    accepted: str = ""
    entity: str = ""
    reference_entities: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    figures: str = ""
    finding_values: str = ""
    own_data: tuple[str, ...] = ()
    timeline: tuple[dict[str, Any], ...] = ()
    tables: tuple[str, ...] = ()
    source_order: tuple[tuple[str, ...], ...] = ()
    section_names: Mapping[str, str] = field(default_factory=dict)
    decimal: Literal[".", ","] = "."
    rounding: Literal["", "half-up", "half-even", "truncation"] = ""
    addresses: Mapping[str, str] = field(default_factory=dict)

    @property
    def habits(self) -> Habits:
        """How it prints numbers."""
        return Habits(self.decimal, self.rounding)


@once_per_package
def article(package: OpenPackage) -> Article:
    """Return the settings of a package, without its code unless it is trusted.

    Raises:
        PackageUnreadableError: The settings cannot be read, or say what no setting is.
    """
    raw = read_settings(package.root)
    code = raw.get("code", {}) if package.is_trusted else {}
    settings: dict[str, Any] = {**raw.get("article", {}), **code}
    settings["timeline"] = raw.get("timeline", [])
    settings["section_names"] = raw.get("section_names", {})
    settings["addresses"] = raw.get("addresses", {})
    settings["source_order"] = raw.get("sources", {}).get("order", [])
    given: dict[str, Any] = {key: _frozen(value) for key, value in settings.items()}
    if unknown := sorted(given.keys() - Article.__dataclass_fields__.keys()):
        raise PackageUnreadableError(f"{SETTINGS}: no setting is called {unknown[0]!r}")
    for key, value in given.items():
        default = Article.__dataclass_fields__[key].default
        if default is not MISSING and not isinstance(value, type(default)):
            raise _misfit(key, "a list" if default == () else "a text")
    if unknown := sorted(settings["addresses"].keys() - ADDRESSES):
        raise PackageUnreadableError(f"{SETTINGS}: no address is called {unknown[0]!r}")
    for key, words in WORDS.items():
        if given.get(key, "") not in ("", *words):
            raise PackageUnreadableError(f"{SETTINGS}: {key} is one of {', '.join(words)}")
    return Article(**given)


def left_out(package: Location | None = None) -> list[str]:
    """Return the code of a package that is left out because the package is not trusted."""
    found = opened(package)
    if found.is_trusted:
        return []
    named = read_settings(found.root).get("code", {})
    files = [name for name in (CODE, CODE_FOLDER) if (found.root / name).exists()]
    return [*(f"{SETTINGS}: {key}" for key in named), *files]


def _frozen(value: object) -> object:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def read_settings(root: Path) -> dict[str, Any]:
    """Return the settings as they are written, each part a table; none where there is no file.

    Raises:
        PackageUnreadableError: They are no TOML, or a part of them is of another kind.
    """
    path = root / SETTINGS
    try:
        raw = tomllib.loads(read_words(path, root))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PackageUnreadableError(f"{path} cannot be read: {error}") from None
    for part in PARTS:
        if not isinstance(raw.get(part, {}), dict):
            raise _misfit(part, f"a part of its own, begun by [{part}]")
    for part, key in LISTS:
        if not isinstance(raw.get(part, {}).get(key, []), list):
            raise _misfit(key, "a list")
    return raw


def _misfit(key: str, kind: str) -> PackageUnreadableError:
    return PackageUnreadableError(f"{SETTINGS}: {key} is {kind}")
