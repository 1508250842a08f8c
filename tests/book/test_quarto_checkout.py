"""Quarto in a clean clone, with nothing in the home folder, and beside the other renderer.

Runs where Quarto is installed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sample_project import copy_sample

from claimbook.render import render
from commands import ran

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("quarto"), reason="quarto is not on the PATH"),
]


def quarto(folder, *options, **environment):
    """Run Quarto in a folder; return its status and the last line of what it says."""
    done = ran(["quarto", "render", *options], cwd=folder, env=environment)
    return done.returncode, (done.stdout + done.stderr).strip().splitlines()[-1]


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    if not (ROOT / ".git").exists():
        pytest.skip("no checkout, so that nothing can be cloned")
    folder = tmp_path_factory.mktemp("clean") / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


@pytest.fixture
def bare(tmp_path):
    """Return an environment with an empty home, and with no Python but the system's."""
    own = Path(sys.executable).parent
    paths = [path for path in os.environ["PATH"].split(os.pathsep) if Path(path) != own]
    return {"HOME": str(tmp_path), "PATH": os.pathsep.join(paths)}


@pytest.fixture
def active(bare):
    """Return the environment in which this Python's environment is active."""
    if sys.prefix == sys.base_prefix:
        pytest.skip("this Python is in no environment of its own")
    return bare | {"VIRTUAL_ENV": sys.prefix}


@pytest.mark.parametrize("place", [".", "paper"])
def test_a_clean_clone_is_told_in_one_line_what_to_run(clone, bare, place):
    status, said = quarto(clone / place, *([] if place == "." else ["flagship.qmd"]), **bare)
    assert status == 1 and "Run `make paper` once" in said and "pip install '.[paper]'" in said
    assert not (clone / "_book").exists()


def test_print_by_latex_is_stopped_with_a_word(clone, active):
    status, said = quarto(clone, "paper/flagship.qmd", "--to", "pdf", **active)
    assert status == 1 and said.endswith("render with `--to typst`.")


def test_a_single_chapter_has_its_panels_and_leaves_no_litter(clone, active):
    status, said = quarto(clone / "paper", "flagship.qmd", "--to", "html", **active)
    assert status == 0, said
    book = clone / "_book"
    page = (book / "paper/flagship.html").read_text("utf-8")
    assert 'href="../paper/figures/panels.js"' in page and 'class="claim' in page
    assert '"C067":' in (book / "paper/figures/panels.js").read_text("utf-8")
    assert not (book / "examples").exists()
    changed = ran(["git", "-C", clone, "status", "--porcelain"])
    assert changed.stdout == ""


def test_each_renderer_replaces_the_book_of_the_other(tmp_path):
    project = copy_sample(tmp_path / "sample")
    own = os.environ | {"QUARTO_PYTHON": sys.executable}
    book = project / "_book"
    for by_quarto in (True, False, True):
        if by_quarto:
            status, said = quarto(project, **own)
            assert status == 0, said
        else:
            render(project)
        assert (book / "site_libs").exists() == by_quarto != (book / "site/book.css").exists()
        assert (book / "index.html").is_file() and len(list(book.glob("*.pdf"))) == 1
