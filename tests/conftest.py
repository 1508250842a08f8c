"""Fixtures that several tests share: the root of the checkout, and the text of the article.

The article is not part of the project. Where it is not at hand, the tests that need it are
skipped and say so; where it is named but missing, they fail.
"""

import os
from pathlib import Path

import pytest

import techplomacy  # noqa: F401  binds its package, whose checks then run
from claimbook.cli import main
from tiers import FEW, examples

ROOT = Path(__file__).parents[1]
BESIDE = ROOT.parent / "shared" / "article" / "leonov-2026.md"


def pytest_addoption(parser):
    parser.addoption("--article", metavar="FILE", help="the text of the article, in Markdown")
    parser.addoption("--pythons", action="store_true", help="install the wheel for every Python")
    parser.addoption("--ranges", action="store_true", help="with the oldest and newest packages")


def pytest_configure(config):
    if config.option.markexpr == "not slow":
        from hypothesis import settings

        os.environ[FEW] = "yes"
        settings.register_profile("few", max_examples=examples(100, 30))
        settings.load_profile("few")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def run(capsys):
    """A function that runs a command: its exit status, and what it printed and told."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        return end.value.code, *capsys.readouterr()

    return call


@pytest.fixture(scope="session")
def article_path(request) -> Path:
    named = request.config.getoption("--article") or os.environ.get("TECHPLOMACY_ARTICLE")
    path = Path(named) if named else BESIDE
    if named and not path.is_file():
        pytest.fail(f"the article is not at {path}")
    if not path.is_file():
        pytest.skip("the article is not at hand; name it by --article or TECHPLOMACY_ARTICLE")
    return path


@pytest.fixture(scope="session")
def article_text(article_path) -> str:
    return article_path.read_text(encoding="utf-8")
