"""Where a chapter stands: the project's folder, and paths as seen from the chapter."""

from pathlib import Path


def root() -> Path:
    """Return the folder of ``_quarto.yml``, at or above the working folder.

    Raises:
        FileNotFoundError: No folder above holds one.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "_quarto.yml").is_file():
            return folder
    raise FileNotFoundError(f"no _quarto.yml at or above {here}")


def chapter(name: str, anchor: str = "") -> str:
    """Return the address of a chapter of ``paper/`` as a link from the running chapter."""
    prefix = "paper/" if Path.cwd() == root() else ""
    return f"{prefix}{name}.qmd{'#' + anchor if anchor else ''}"


def figures() -> Path:
    """Return the folder that figures and their data are written to, and make it."""
    folder = root() / "paper" / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def relative(path: Path) -> str:
    """Return a path of the project as a link from the running chapter."""
    return path.relative_to(Path.cwd()).as_posix()
