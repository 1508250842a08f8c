"""What a hyphen divides at the end of a page, with or without furniture between, is joined."""

import re

import pytest
from census_copies import TITLE, entries, lacks, ledger, replaced

from claimbook.census.comparison import compare_copy
from claimbook.census.visible_text import from_markdown
from claimbook.starting.drafting.text import read_text

BREAKS = {
    "line": "\n",
    "page": "\f",
    "page number": "\n\n{page}\n\n\f",
    "running head": "\n\fA JOURNAL, vol. 18 (1)\n\n",
    "both": "\n\n{page}\n\n\fA JOURNAL, vol. 18 (1)\n\n",
    "in one line": "\n\fA JOURNAL 2026, {page} of 100\n",
    "both without pages": "\n\n{page}\nA JOURNAL, vol. 18 (1)\n\n",
    "line number": "\n{line}\n",
}


def write(path, article, kind):
    """Write an article as text whose pages end at each ``@``; ten empty ones are at its end."""
    parts = from_markdown(article).replace("## References", f"{'@Words.' * 10}@## References")
    first, *others = parts.split("@")
    pieces = [BREAKS[kind].format(page=n, line=5 * n) + text for n, text in enumerate(others, 77)]
    path.write_text("".join([first, *pieces]), "utf-8")
    return path


@pytest.mark.parametrize("kind", BREAKS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fourteen", "four-@teen"),
        ("third bed", "thi\u2010@rd bed"),
        ("1,200", "1,2-@00"),
        ("4711", "47@11"),
        ("was new", "was of-@ten new"),
        ("was new", "was at-@ten-\ntively new"),
        ("five remain", "twenty=@five remain"),
    ],
)
def test_what_is_divided_at_the_end_of_a_page_is_joined(tmp_path, kind, old, new):
    whole = re.sub("[-\u2010]?(@|-\n)", "", new.replace("=@", "-"))
    path = write(tmp_path / "copy.txt", replaced((old, new.replace("=", "-"))), kind)
    assert lacks(compare_copy(path, entries(ledger(replaced((old, whole)))), TITLE)) == ([], [])


@pytest.mark.parametrize("kind", BREAKS)
@pytest.mark.parametrize("new", ["2017-@2018", "2017–@2018", "two- or three-@year", "two-@third"])
def test_a_hyphen_of_two_numbers_is_not_joined(tmp_path, kind, new):
    rows = entries(ledger(replaced(("was new", new.replace("@", "")))))
    path = write(tmp_path / "copy.txt", replaced(("was new", new)), kind)
    assert lacks(compare_copy(path, rows, TITLE)) == ([], [])
    tokens = [numeral.token for numeral in read_text(path, TITLE).excerpt.numerals()]
    assert tokens == [row.token for row in rows]


@pytest.mark.parametrize("kind", BREAKS)
def test_a_divided_word_that_the_ledger_lacks_is_a_fault(tmp_path, kind):
    path = write(tmp_path / "copy.txt", replaced(("was new", "was fif-@teen new")), kind)
    assert lacks(compare_copy(path, entries(ledger()), TITLE)) == ([], ["fifteen"])


@pytest.mark.parametrize("kind", BREAKS)
@pytest.mark.parametrize(
    ("divided", "whole"), [("four-@teen", "fourteen"), ("four@teen", "four"), ("1,2-@00", "1,200")]
)
def test_a_draft_joins_over_pages(tmp_path, kind, divided, whole):
    path = write(tmp_path / "copy.txt", replaced(("fourteen", divided)), kind)
    text = read_text(path, TITLE)
    tokens = [numeral.token for numeral in text.excerpt.numerals()]
    assert tokens == [whole if t["token"] == "fourteen" else t["token"] for t in ledger()]


@pytest.mark.parametrize(("end", "is_one"), [("beds", True), ("beds.", False)])
def test_a_paragraph_goes_on_over_pages_where_its_sentence_does(tmp_path, end, is_one):
    article = replaced(("Of 28 beds", f"Of 28 {end}@Here"))
    text = read_text(write(tmp_path / "copy.txt", article, "both"), TITLE)
    [numeral] = (n for n in text.excerpt.numerals() if n.token == "fourteen")
    assert ("Of 28" in text.paragraph_of(numeral)[0]) == is_one
