"""What checks a package at each change: a workflow, a hook and a badge."""

import re
from pathlib import Path

WORKFLOW = Path(__file__).parent / "workflow"
TARGETS = {
    "claims.yml": ".github/workflows/claims.yml",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "README.md": "README.md",
}


def add_ci(folder: Path) -> list[Path]:
    """Write the files of `TARGETS` that a folder has not got yet, and return them."""
    toml = (folder / "article.toml").read_text("utf-8")
    title = re.search('^title = "(.*)"$', toml, re.MULTILINE)
    made = []
    for name, target in TARGETS.items():
        path = folder / target
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            text = (WORKFLOW / name).read_text("utf-8")
            text = text.replace("@@title@@", title[1] if title else "")
            path.write_text(text, "utf-8", newline="\n")
            made.append(path)
    return made
