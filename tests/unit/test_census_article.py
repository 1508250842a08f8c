"""The census of the article itself, where it is at hand, in every format a reader may have."""

import csv

import pytest
from census_copies import write_pdf, write_text

from claimbook.census.comparison import compare_copy
from claimbook.census.ledger import read_ledger, read_title

pytestmark = pytest.mark.slow


def test_markdown(article_path, run):
    assert run("census", article_path)[0] == 0


@pytest.mark.parametrize(("width", "height"), [(165, 235), (90, 140), (210, 297)])
def test_pdf(article_text, tmp_path, run, width, height):
    path = write_pdf(article_text, tmp_path / "article.pdf", width, height)
    status, out, _ = run("census", path, "--format", "csv")
    assert status == 0
    rows = list(csv.DictReader(out.splitlines()))
    assert {"page number", "running head", "before the title"} <= {row["remark"] for row in rows}


@pytest.mark.parametrize("feed", ["\f", "\n"])
def test_text(article_text, tmp_path, run, feed):
    path = write_text(article_text, tmp_path / "article.txt")
    path.write_text(path.read_text(encoding="utf-8").replace("\f", feed), encoding="utf-8")
    assert run("census", path)[0] == 0


def test_footnotes_at_the_end(article_text, tmp_path, run):
    body, references = article_text.split("## References")
    paragraphs = body.split("\n\n")
    notes = [p for p in paragraphs if p.startswith("<sup>")]
    rest = [p for p in paragraphs if not p.startswith("<sup>")]
    path = tmp_path / "article.md"
    path.write_text("\n\n".join([*rest, *notes, f"## References{references}"]), encoding="utf-8")
    assert run("census", path)[0] == 0


@pytest.mark.parametrize("at", range(5, 340, 30))
def test_a_pdf_that_the_ledger_does_not_cover(article_text, tmp_path_factory, at):
    path = tmp_path_factory.getbasetemp() / "faulty.pdf"
    if not path.exists():
        write_pdf(article_text, path)
    rows = read_ledger()
    census = compare_copy(path, rows[:at] + rows[at + 1 :], read_title())
    assert census.faults == 1
    assert [census.copy[j].token for j in census.ledger_lacks] == [rows[at].token]
