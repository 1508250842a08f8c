"""Commands that tests run: what they print is kept, and a status is judged by the test."""

import subprocess
from typing import Any


def ran(command: list[Any], **options: Any) -> subprocess.CompletedProcess[str]:
    """Return what became of a command; with ``check=True`` it has to end well."""
    settings = {"capture_output": True, "text": True, "check": False} | options
    return subprocess.run(command, **settings)
