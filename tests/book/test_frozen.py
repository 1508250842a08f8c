"""What Quarto is given of the chapters is what they print now, whatever it kept before."""

import hashlib
import json
import os
import shutil
import sys

import pytest
from sample_project import SETTINGS, write_project

from claimbook.book.forms import only
from claimbook.book.frozen import FOLDERS, freeze, kept, thaw
from claimbook.render import RenderError
from commands import ran

SCRIPT = "from pathlib import Path\nfrom claimbook.book.frozen import {0}\n{0}(Path.cwd())\n"
ONE = """---
title: One
---

```{python}
found = open("../table.csv").read()
```

It is `{python} found`.
"""


@pytest.fixture
def project(tmp_path):
    """Return a book whose one number stands in a table, not in its text."""
    settings = SETTINGS.replace("type: book", "type: book\n  pre-render: before.py")
    files = {"_quarto.yml": settings + "\nexecute:\n  freeze: auto\n", "paper/one.qmd": ONE}
    return write_project(tmp_path, files | {"table.csv": "1960", "before.py": ""})


def test_a_chapter_has_its_own_header_and_the_hash_of_its_text():
    found = kept(ONE, "# One\n\n\nIt is 5.\n", "html")
    assert found["hash"] == hashlib.md5(ONE.encode()).hexdigest()
    assert found["result"]["markdown"] == "---\ntitle: One\n---\n\nIt is 5.\n"
    assert kept("# Two\n", "# Two\n", "html")["result"]["markdown"] == "# Two\n"


def test_what_is_meant_for_another_form_is_left_out(capsys):
    for form in ("html", "typst"):
        only(form, lambda form=form: print(f"for {form}"))
    text = capsys.readouterr().out
    for form, other in (("html", "typst"), ("typst", "html")):
        markdown = kept("", f"before\n{text}after", form)["result"]["markdown"]
        assert f"for {form}" in markdown and f"for {other}" not in markdown
        assert markdown.startswith("before") and markdown.endswith("after")


@pytest.mark.slow
def test_what_was_kept_is_replaced_or_removed(project):
    old = [project / folder / "paper/one/execute-results/pdf.json" for folder in FOLDERS]
    for path in old:
        path.parent.mkdir(parents=True)
        path.write_text("old")
    freeze(project)
    (project / "table.csv").write_text("1950")
    freeze(project)
    assert not any(path.exists() for path in old)
    for form in ("html", "typ"):
        given = project / f"_freeze/paper/one/execute-results/{form}.json"
        assert "It is 1950." in json.loads(given.read_text())["result"]["markdown"]
    thaw(project)
    assert not any((project / folder).exists() for folder in FOLDERS)


@pytest.mark.slow
def test_a_chapter_that_fails_leaves_nothing_to_take(project):
    freeze(project)
    (project / "table.csv").unlink()
    with pytest.raises(RenderError, match=r"one\.qmd:5"):
        freeze(project)
    assert not (project / "_freeze").exists()


def pages(project, does, *options):
    """Let Quarto render what the options name, and return what it prints of the table."""
    (project / "before.py").write_text(SCRIPT.format(does))
    own = os.environ | {"QUARTO_PYTHON": sys.executable}
    command = ["quarto", "render", *options, "--to", "html"]
    done = ran(command, cwd=project, env=own)
    assert done.returncode == 0, done.stdout + done.stderr
    html = (project / "_book/paper/one.html").read_text("utf-8")
    return [
        number for number in ("1960", "1950", "1940") if f"It is {number}." in html
    ], done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("quarto"), reason="quarto is not on the PATH")
def test_quarto_prints_what_a_table_holds_now_and_starts_no_kernel_for_a_whole_book(project):
    found, said = pages(project, "freeze")
    assert found == ["1960"] and "kernel" not in said
    (project / "table.csv").write_text("1950")
    found, said = pages(project, "freeze")
    assert found == ["1950"] and "kernel" not in said
    (project / "table.csv").write_text("1940")
    found, said = pages(project, "thaw", "paper/one.qmd", "--use-freezer")
    assert found == ["1940"] and "kernel" in said
