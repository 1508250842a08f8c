"""The styles and scripts of a book: the engine's own, laid into a package when it is rendered."""

from pathlib import Path

import claimbook

PARTS = ("styles", "scripts")
PRINT = ("looks.typ", "print.lua")
"""What of the renderer Quarto needs for print, too."""
LEFT = {"prose.py", "ready.py"}
"""Scripts that only the project of the engine uses."""


def looks() -> Path:
    """Return the folder of styles and scripts: installed with the package, or in the checkout."""
    root = Path(claimbook.__file__).parent
    installed = root / "_looks"
    return installed if installed.is_dir() else root.parents[1] / "paper"


def lay(folder: Path) -> list[Path]:
    """Write the styles and scripts of the engine into a package, as far as they differ there."""
    made = []
    for target, source in _targets(folder).items():
        content = source.read_bytes()
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            made.append(target)
    return made


def _targets(folder: Path) -> dict[Path, Path]:
    renderer = Path(claimbook.__file__).parent / "render"
    found = {folder / "paper/styles" / name: renderer / name for name in PRINT}
    for part in PARTS:
        for path in sorted((looks() / part).iterdir()):
            if path.is_file() and path.name not in LEFT:
                found[folder / "paper" / part / path.name] = path
    return found
