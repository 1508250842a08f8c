"""What the tests of installations share: the wheel, and what the checkout does."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from installations import ROOT, built, do_everything


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def all_here(tmp_path_factory) -> dict:
    """What the checkout does."""
    return do_everything(Path(sys.executable), tmp_path_factory.mktemp("all"))


@pytest.fixture(scope="session")
def everything() -> Callable[..., dict]:
    """Do everything in the Python of an environment, see `everything.py`."""
    return do_everything
