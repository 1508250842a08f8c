"""Commands that tests run: what they print is kept, and a status is judged by the test."""

import shutil
import subprocess
from pathlib import Path
from typing import Any


def ran(command: list[Any], **options: Any) -> subprocess.CompletedProcess[str]:
    """Return what became of a command; with ``check=True`` it has to end well."""
    settings = {"capture_output": True, "text": True, "check": False} | options
    return subprocess.run(command, **settings)


def copied(source: Path, target: Path) -> Path:
    """Return a copy of a folder, of what its files hold alone: their times take half as long."""
    return shutil.copytree(source, target, dirs_exist_ok=True, copy_function=shutil.copyfile)
