"""What of an article is no table: ``article.toml``, beside the descriptor."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimbook.package.caching import once_per_package
from claimbook.package.locate import locate

if TYPE_CHECKING:
    from pathlib import Path

NAME = "article.toml"


@dataclass(frozen=True)
class Article:
    """The settings of one article.

    Attributes:
        received: The claim that prints the day on which the article was received.
        accepted: The claim that prints the day on which it was accepted.
        entity: The entity that the article is about.
        reference_entities: Entities that it is compared with throughout.
        checks: Modules that register the checks of this article.
        figures: The package whose modules draw its figures, one module a figure.
        finding_values: The module whose ``DERIVED`` computes what findings say.
        timeline: What each table of the package dates.
    """

    received: str = ""
    accepted: str = ""
    entity: str = ""
    reference_entities: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    figures: str = ""
    finding_values: str = ""
    timeline: tuple[dict[str, Any], ...] = ()


@once_per_package
def article(package: Path | None = None) -> Article:
    """Return the settings of a package; code of another package than the bound one is left out."""
    path = locate(package).with_name(NAME)
    raw = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    code = raw.get("code", {}) if package is None else {}
    settings: dict[str, Any] = {**raw.get("article", {}), **code}
    settings["timeline"] = raw.get("timeline", [])
    given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in settings.items()}
    return Article(**given)
