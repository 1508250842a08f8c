"""The archive's list of sources is what is under version control, no more and no less."""

import subprocess

import pytest

from claimbook.errors import ArchiveError
from claimbook.publish.archiving.build import build
from claimbook.publish.archiving.contents import WITH_DOI, files, sources
from claimbook.publish.metadata.project import project


@pytest.mark.slow
def test_sources_are_the_files_under_version_control(root):
    if not (root / ".git").exists():
        pytest.skip("not a git checkout: there is no list of the files of the repository")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    tracked = {name for name in listed.split("\0") if name and (root / name).exists()}
    assert {name.split("/")[0] for name in tracked} - {*WITH_DOI} == {*project(root)["members"]}
    assert tracked <= {name for name, _ in sources(root)}


KEPT = (
    "a.py",
    "inner/.github/a.yml",
    "inner/.gitignore",
    "inner/datapackage.json",
    "inner/paper/a.qmd",
)
LEFT = (
    "inner/.tool/a.py",
    ".tool/lib/a.py",
    "__pycache__/a.pyc",
    "inner/_book/index.html",
    "inner/paper/figures/a.svg",
    "inner/paper/scripts/a.py",
    "inner/paper/styles/a.css",
)


def test_what_tools_and_the_render_left_in_a_folder_is_not_taken(tmp_path):
    for name in (*KEPT, *LEFT):
        path = tmp_path / "deep" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    found = [path.relative_to(tmp_path / "deep").as_posix() for path in files(tmp_path / "deep")]
    assert found == [*KEPT]


def test_without_a_book_nothing_is_built(root, tmp_path):
    with pytest.raises(ArchiveError, match="render it first"):
        build(tmp_path, tmp_path / "dist")
    (tmp_path / "_book").mkdir()
    (tmp_path / "_book/index.html").write_text("x", "utf-8")
    with pytest.raises(ArchiveError, match="neither a project nor a package"):
        build(tmp_path, tmp_path / "dist")


def test_a_project_with_code_says_what_its_archive_holds(tmp_path):
    (tmp_path / "_book").mkdir()
    (tmp_path / "_book/index.html").write_text("x", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "1"\n', "utf-8")
    licence = '[licence]\nname = "MIT"\npath = "p"\ntitle = "t"\n'
    settings = f'title = "x"\nabstract = "x"\ncreated = "2026-01-01"\n{licence}'
    (tmp_path / "article.toml").write_text(settings, "utf-8")
    with pytest.raises(ArchiveError, match=r"does not say: members$"):
        build(tmp_path, tmp_path / "dist")
