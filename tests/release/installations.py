"""A wheel, and everything that an installed package does, for the tests of installations."""

import json
import os
import shutil
import sys
from pathlib import Path

from commands import ran

ROOT = Path(__file__).parents[2]


def built(kind: str, source: Path, target: Path, umask: int = 0o022, zone: str = "UTC") -> Path:
    command = [sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", target]
    environment = {**os.environ, "TZ": zone}
    ran([*command, source], check=True, umask=umask, env=environment)
    return next(target.iterdir())


def do_everything(python: Path, folder: Path, *options: str) -> dict:
    """What `everything.py` finds in an environment, far from any checkout."""
    script = shutil.copy(Path(__file__).with_name("everything.py"), folder)
    command = [python, *options, script]
    done = ran(command, cwd=folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def but(facts: dict, *names: str) -> dict:
    """Return what was found but where the package is, and but some more."""
    return {name: value for name, value in facts.items() if name not in {"home", "data", *names}}
