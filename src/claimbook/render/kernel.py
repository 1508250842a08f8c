"""A kernel for one chapter: this Python, on unix sockets, with nothing of the user's settings.

No network is needed, and none of the kernels that the machine has installed.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError
from nbformat import NotebookNode
from traitlets.config import Config

from claimbook.render.errors import RenderError

ARGUMENTS = [
    "--InlineBackend.figure_formats=svg",
    "--InlineBackend.rc=svg.hashsalt=book",
    "--HistoryManager.enabled=False",
    "--log-level=ERROR",
]
MATPLOTLIB = "MPLCONFIGDIR"
RAN = "CLAIMBOOK_RAN"
"""The variable that names the folder in which the chapters of a render leave what they gave."""
_COLOUR, _IN_CELL = re.compile(r"\x1b\[[0-9;]*m"), re.compile(r"Cell In\[\d+\], line (\d+)")
LONGEST = 70
"""Characters of the folder in which a kernel's own folder and its sockets get their names."""


class OwnKernel(AsyncKernelManager):
    """Starts the Python that runs now, whatever kernels the machine has installed."""

    def _kernel_spec_manager_default(self) -> KernelSpecManager:
        return KernelSpecManager(kernel_dirs=[])


def execute(
    notebook: NotebookNode, folder: Path, name: str, folders: Mapping[str, Path | None]
) -> None:
    """Run all cells of the notebook; the first that fails ends the render.

    The kernel gets the folders of the render as environment variables.
    """
    with tempfile.TemporaryDirectory(prefix="qmd", dir=_near()) as own:
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            kernel_manager_class=OwnKernel,
            timeout=600,
            startup_timeout=300,
            iopub_timeout=60,  # on a busy machine outputs come late, and would be missed
            allow_errors=False,
            coalesce_streams=True,
            extra_arguments=ARGUMENTS,
            config=Config({"KernelManager": {"transport": "ipc", "ip": f"{own}/k"}}),
            resources={"metadata": {"path": str(folder)}},
        )
        log = Path(own) / "log"
        try:
            with log.open("wb") as sink:  # what a kernel says of itself, not of a cell
                env = environment(own, folders) | {"QUARTO_PROJECT_ROOT": str(_root(folder))}
                client.execute(env=env, stdout=sink, stderr=sink)
        except CellControlSignal as error:
            for cell in notebook.cells:
                for count, output in enumerate(cell.get("outputs", [])):
                    if output.output_type == "error":
                        line = cell.metadata.lines[min(count, len(cell.metadata.lines) - 1)]
                        reason = f"{output.ename}: {output.evalue}"
                        where = _where(cell, output, folder / Path(name).name, line)
                        raise RenderError(f"{name}:{line}: {reason}\n{where}") from error
            raise RenderError(f"{name}: {error}") from error
        except DeadKernelError as error:
            raise RenderError(f"{name}: the kernel died\n{log.read_text()[-800:]}") from error


def _where(cell: NotebookNode, output: NotebookNode, chapter: Path, line: int) -> str:
    """Return the sentence with the expression that failed, or the one line of a cell."""
    text = chapter.read_text("utf-8").split("\n")[line - 1]
    if not text.startswith("```"):
        return text
    at = _IN_CELL.search(_COLOUR.sub("", "\n".join(output.traceback)))
    return str(cell.source.split("\n")[int(at[1]) - 1]) if at else text


def _root(folder: Path) -> Path:
    """Return the folder of the project of a chapter's folder; Quarto names it to kernels, too."""
    own = folder.resolve()
    return next(each for each in (own, *own.parents) if (each / "_quarto.yml").is_file())


def _near() -> str:
    """Return a folder for sockets, whose addresses end at 104 characters on some systems.

    Raises:
        RenderError: No folder for temporary files has a name that is short enough.
    """
    for folder in (tempfile.gettempdir(), "/tmp", "/var/tmp"):
        if len(folder) <= LONGEST and os.access(folder, os.W_OK):
            return folder
    raise RenderError(f"kernels need a folder of at most {LONGEST} characters: set TMPDIR")


def environment(own: str, folders: Mapping[str, Path | None]) -> dict[str, str]:
    """Return the kernel's environment: fixed clock and hashes, no settings of the user's.

    Assertions run and docstrings are there, with whatever options Python was started.
    """
    paths = os.environ.get("PYTHONPATH", "")
    return {
        "SOURCE_DATE_EPOCH": "0",
        **{name: value for name, value in os.environ.items() if name != "PYTHONOPTIMIZE"},
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(str(Path(p).resolve()) for p in paths.split(os.pathsep) if p),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "IPYTHONDIR": own,
        "JUPYTER_RUNTIME_DIR": own,
        "TZ": "UTC",
        **{name: str(path) for name, path in folders.items() if path},
    }
