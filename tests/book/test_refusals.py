"""The renderer refuses what is not on its lists, says where, and does so before anything runs."""

import json
import pickle
import sys
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
import yaml
from sample_project import FILES, write_project

from claimbook.render import CannotRun, RenderError, pandoc, render, splitting
from claimbook.render.__main__ import main
from claimbook.render.book import check, parse, tree
from claimbook.render.pages import copy, write_pages
from claimbook.render.qmd import read_book
from claimbook.render.run import draft

CASES = yaml.safe_load(Path(__file__).with_name("refusals.yml").read_text())


def named(*stages):
    """Return the cases of stages as parameters; what starts pandoc is slow."""
    chosen = [case for case in CASES if case.get("stage", "read") in stages]
    marks = [pytest.mark.slow if case.get("stage") == "pandoc" else () for case in chosen]
    cases = [
        pytest.param(case, id=case["name"], marks=mark)
        for case, mark in zip(chosen, marks, strict=True)
    ]
    return pytest.mark.parametrize("case", cases)


def spoiled(folder, case):
    text = case["text"] if "text" in case else FILES[case["file"]] + case["add"]
    return write_project(folder, {case["file"]: text})


def finish(project, output):
    """Do all that follows the chapters' runs, for chapters that run nothing."""
    book = check(project)
    texts = [draft(chapter) for chapter in book.chapters]
    output.mkdir()
    (output / book.pdf).touch()
    blocks = parse(book, texts)
    write_pages(book, json.loads(tree(book, blocks, ran=True, form="json")), output)


def assert_says(error, case):
    for words in case["says"]:
        assert words in str(error.value)


@pytest.mark.slow
def test_the_unspoiled_book_is_accepted(tmp_path):
    finish(write_project(tmp_path / "project", {}), tmp_path / "out")


@named("read", "pandoc")
def test_refused_before_anything_runs(case, tmp_path):
    with pytest.raises(RenderError) as error:
        check(spoiled(tmp_path, case))
    assert_says(error, case)
    assert "\n" not in str(error.value) or case["file"] != "_quarto.yml", "one fault, one line"


@pytest.mark.slow
@named("tree")
def test_refused_once_the_outputs_are_known(case, tmp_path):
    project = spoiled(tmp_path / "project", case)
    check(project)
    with pytest.raises(RenderError) as error:
        finish(project, tmp_path / "out")
    assert_says(error, case)


@pytest.mark.slow
@pytest.mark.parametrize("place", ["../private.csv", "{folder}/private.csv"])
def test_a_file_outside_the_project_is_not_taken_into_the_book(tmp_path, place):
    (tmp_path / "private.csv").write_text("salary")
    link = place.format(folder=tmp_path)
    project = write_project(tmp_path / "project", {"index.qmd": f"+\n[a]({link})\n"})
    with pytest.raises(RenderError, match=r"private\.csv is missing"):
        finish(project, tmp_path / "out")


def test_a_picture_from_outside_is_not_copied(tmp_path):
    (tmp_path / "private.svg").write_text("salary")
    for folder in ("project", "a/b/book"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "project/link.svg").symlink_to(tmp_path / "private.svg")
    for name in ("../private.svg", str(tmp_path / "private.svg"), "link.svg"):
        assert not copy(tmp_path / "project", name, tmp_path / "a/b/book")
    assert not (tmp_path / "a/b/private.svg").exists()


@pytest.mark.parametrize("name", ["paper/one.qmd", "paper/refs.bib"])
def test_a_link_out_of_the_project_is_not_followed(name, tmp_path):
    project = write_project(tmp_path / "project", {})
    (project / name).rename(tmp_path / "private")
    (project / name).symlink_to(tmp_path / "private")
    with pytest.raises(RenderError, match=rf"'{name}'"):
        check(project)


@pytest.mark.slow
def test_what_nests_too_deep_is_refused(tmp_path):
    project = write_project(tmp_path, {"paper/one.qmd": f"# One\n\n{'>' * 500} x\n"})
    with pytest.raises(RenderError, match=r"paper/one\.qmd: .* nest too deep"):
        check(project)


def test_a_chapter_has_a_greatest_length(tmp_path, monkeypatch):
    monkeypatch.setattr("claimbook.render.qmd.LONGEST", 2**20)
    project = write_project(tmp_path, {"paper/one.qmd": "# One\n\n" + "x" * 2**20})
    with pytest.raises(RenderError, match=r"paper/one\.qmd: a chapter of more than 1 MiB"):
        check(project)


@pytest.mark.slow
def test_a_chapter_has_to_end(tmp_path, monkeypatch):
    cell = "# One\n\n```{python}\nwhile True:\n    pass\n```\n"
    book = check(write_project(tmp_path / "project", {"paper/one.qmd": cell}))
    monkeypatch.setattr(splitting, "LONGEST", 1)
    only = replace(book, chapters=[one for one in book.chapters if one.title == "One"])
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(pickle.dumps(only))))
    assert splitting.main(str(tmp_path), "spawn").startswith("paper/one.qmd: it took more than 1 s")


@pytest.mark.parametrize(
    ("late", "why"), [(True, "it took more than 600 s"), (False, "the process died")]
)
def test_a_chapter_that_has_not_begun_may_be_late_or_die_too(late, why, tmp_path):
    chapter = read_book(write_project(tmp_path / "project", {})).chapters[0]
    assert splitting.fault(chapter, tmp_path, late=late) == f"{chapter.path}: {why}\n"


@pytest.mark.parametrize(("size", "seconds"), [(10, 60), (411_755, 265), (10**7, 600)])
def test_a_long_chapter_may_take_longer(size, seconds):
    assert pandoc.time_limit(size) == seconds


def test_pandoc_has_to_end(tmp_path, monkeypatch):
    monkeypatch.setattr("claimbook.render.pandoc.SHORTEST", 0.001)
    with pytest.raises(RenderError, match=r"\.qmd: pandoc took more"):
        check(write_project(tmp_path, {}))


@pytest.mark.slow
@named("run")
def test_refused_while_running(case, tmp_path):
    with pytest.raises(RenderError) as error:
        render(spoiled(tmp_path, case))
    assert_says(error, case)
    assert not (tmp_path / "_book").exists(), "a failed render leaves no book"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stop", "shown"),
    [
        ("`{python} stop()` is the last.", "`{python} stop()` is the last."),
        ("```{python}\n#| echo: false\nhere = 1\nstop()\n```", "stop()"),
    ],
)
def test_of_a_long_chapter_only_what_stops_it_is_shown(tmp_path, stop, shown):
    code = "```{python}\ndef stop():\n    raise ValueError('no longer so')\n```\n"
    others = "\n".join(f"Here is `{{python}} {n}`." for n in range(50))
    project = write_project(tmp_path, {"paper/one.qmd": f"# One\n\n{code}\n{others}\n{stop}\n"})
    with pytest.raises(RenderError) as error:
        render(project)
    first, second = str(error.value).split("\n")
    assert first.startswith("paper/one.qmd:") and first.endswith(": ValueError: no longer so")
    assert second == shown


@pytest.mark.slow
def test_a_fault_in_the_last_chapter_is_found_before_the_first_runs(tmp_path):
    touch = "# One\n\n```{python}\nopen('ran', 'w')\n```\n"
    project = write_project(tmp_path, {"paper/one.qmd": touch, "paper/two.qmd": "# Two\n\n<br>\n"})
    with pytest.raises(RenderError, match=r"two\.qmd"):
        render(project)
    assert not (project / "paper/ran").exists()


def test_faults_of_several_chapters_come_together(tmp_path):
    project = write_project(tmp_path, {"index.qmd": "+`{r} 1`", "paper/one.qmd": "+\n```{r}\n```"})
    with pytest.raises(RenderError, match=r"index\.qmd:4(.|\n)*one\.qmd:5"):
        check(project)


@pytest.mark.slow
def test_status_1_for_a_refused_book_and_no_traceback(tmp_path, capsys):
    project = write_project(tmp_path, {"index.qmd": "no heading\n"})
    assert main(["--project", str(project)]) == 1
    assert capsys.readouterr().err.startswith("index.qmd: ")


def test_status_2_where_there_is_no_project(tmp_path, capsys):
    assert main(["--project", str(tmp_path)]) == 2
    assert "_quarto.yml" in capsys.readouterr().err


@pytest.mark.slow
def test_a_folder_that_is_no_book_is_not_written_over(tmp_path):
    project = write_project(tmp_path / "project", {})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    with pytest.raises(CannotRun, match="left alone"):
        render(project, tmp_path / "mine")
    assert (tmp_path / "mine/thesis.txt").exists()
