"""Other tools, each installed into an environment of its own, so that none slows another."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parent / ".peers"


def environment(name: str, *packages: str) -> Path:
    """Return the folder of programs of a peer's environment, made if it is not there."""
    folder = HOME / name
    programs = folder / "bin"
    if not (folder / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [programs / "python", "-m", "pip", "install", "--quiet", *packages]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        (folder / ".ready").touch()
    return programs


def versions(programs: Path, *packages: str) -> dict[str, str]:
    """Return the installed versions of packages."""
    code = "import sys; from importlib.metadata import version; print(*map(version, sys.argv[1:]))"
    done = subprocess.run(
        [programs / "python", "-c", code, *packages], capture_output=True, text=True, check=True
    )
    return dict(zip(packages, done.stdout.split(), strict=True))
