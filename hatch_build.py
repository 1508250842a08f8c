"""What the wheel says of the project's addresses: those of ``article.toml``, their only place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

try:
    import tomllib
except ModuleNotFoundError:  # an older Python: it gets as far as being refused for its version
    import tomli as tomllib

LABELS = {"book": "Homepage", "repository": "Repository", "report": "Issues"}
"""What an address is called where packages are listed."""


class Addresses(MetadataHookInterface):
    """Fills ``[project.urls]``; an address that is not known yet gets no line."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the addresses to the metadata of the wheel."""
        settings = tomllib.loads(Path(self.root, "article.toml").read_text("utf-8"))
        given = settings["addresses"]
        metadata["urls"] = {
            label: given[name].replace("{claim}", "")
            for name, label in LABELS.items()
            if given.get(name)
        }
