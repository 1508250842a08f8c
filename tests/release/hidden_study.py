"""The engine as it comes in a wheel, run where the study cannot be imported."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from commands import ran

ROOT = Path(__file__).parents[2]
BLOCKER = """\
import sys

class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "techplomacy":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Hidden())
"""
START = "from claimbook.cli import main; main()"


def lay_out(folder: Path) -> Path:
    """Copy the engine alone into a folder, with its looks where the wheel has them."""
    bare = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src/claimbook", folder / "claimbook", ignore=bare)
    for part in ("styles", "scripts"):
        shutil.copytree(ROOT / "paper" / part, folder / "claimbook/_looks" / part, ignore=bare)
    (folder / "sitecustomize.py").write_text(BLOCKER, "utf-8")
    return folder


class Claimbook:
    """The command, run in a folder; what it prints is returned, and its status must be as told."""

    def __init__(self, engine: Path, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"PYTHONPATH": str(engine), "COLUMNS": "200"}

    def python(self, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return ran([sys.executable, "-c", code, *arguments], cwd=self.folder, env=self.environment)

    def __call__(self, line: str, status: int = 0) -> str:
        done = self.python(START, *line.split())
        told = done.stdout + done.stderr
        assert done.returncode == status, f"{line}: {done.returncode}\n{told}"
        assert "Traceback" not in told, told
        return told
