"""The oldest and the newest of each dependency that the metadata allow, in throwaway environments.

`make test-ranges` runs this; it installs from an index, so it is no part of `make test`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from installations import but

from commands import ran

SAMPLE = Path(__file__).parents[1] / "book" / "sample"
RENDER = (
    "import sys, pathlib; from claimbook.render import render; render(pathlib.Path(sys.argv[1]))"
)


@pytest.fixture(scope="session", params=["lowest-direct", "highest"])
def python(request, wheel, tmp_path_factory) -> Path:
    """The Python of an environment that holds the wheel, with dependencies of one age."""
    if not request.config.getoption("--ranges"):
        pytest.skip("installs from an index; ask for it by --ranges or `make test-ranges`")
    folder = tmp_path_factory.mktemp(request.param) / "environment"
    uv = [Path(sys.executable).with_name("uv")]
    subprocess.run([*uv, "venv", "--quiet", "--python", sys.executable, folder], check=True)
    python = folder / "bin" / "python"
    install = [*uv, "pip", "install", "--quiet", "--python", python, "--resolution", request.param]
    done = ran([*install, f"techplomacy[paper,pdf] @ {wheel.as_uri()}"])
    assert done.returncode == 0, done.stderr
    return python


@pytest.mark.slow
def test_everything_but_the_chapters_is_the_same(python, all_here, everything, tmp_path):
    found = everything(python, tmp_path, "-I", "-W", "error::FutureWarning")
    assert but(found) == but(all_here)


@pytest.mark.slow
def test_the_sample_book_is_rendered(python, tmp_path):
    sample = shutil.copytree(SAMPLE, tmp_path / "with späces")
    done = ran([python, "-I", "-c", RENDER, sample])
    assert done.returncode == 0, done.stderr
    assert (sample / "_book" / "index.html").is_file()
    assert (sample / "_book" / "techplomacy.pdf").is_file()
