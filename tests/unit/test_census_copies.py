"""The census of copies in every format: PDF and text with page furniture, titles and headings."""

import pytest
from census_copies import (
    ARTICLE,
    LEDGER,
    TITLE,
    entries,
    lacks,
    ledger,
    replaced,
    write_pdf,
    write_text,
)

from claimbook.census.comparison import compare_copy
from claimbook.census.excerpt import NoArticleError
from claimbook.census.furniture import find_furniture
from claimbook.census.source import CopyUnreadableError, Line
from claimbook.errors import MissingExtraError


@pytest.mark.parametrize("feed", ["\f", "\n"])
def test_text_with_page_furniture(tmp_path, feed):
    path = write_text(ARTICLE, tmp_path / "copy.txt", page=4)
    path.write_text(path.read_text(encoding="utf-8").replace("\f", feed), encoding="utf-8")
    result = compare_copy(path, LEDGER, TITLE)
    reasons = set(result.furniture.values())
    assert "running head" in reasons
    if feed == "\f":
        assert result.faults == 0
        assert reasons == {"running head", "page number"}


def test_running_head_hides_no_lack(tmp_path):
    path = write_text(replaced(("[1].", "[x].")), tmp_path / "copy.txt", page=4)
    assert lacks(compare_copy(path, LEDGER, TITLE)) == (["1"], [])


@pytest.mark.parametrize(
    ("width", "height"),
    [(120, 60), (80, 70), (210, 297)],
)
def test_pdf(tmp_path, width, height):
    result = compare_copy(write_pdf(ARTICLE, tmp_path / "copy.pdf", width, height), LEDGER, TITLE)
    assert lacks(result) == ([], [])
    assert "327.8" in [token for token, _ in result.before]


def test_pdf_with_a_fault(tmp_path):
    path = write_pdf(replaced(("28 beds", "29 beds")), tmp_path / "copy.pdf", 120, 60)
    assert lacks(compare_copy(path, LEDGER, TITLE)) == (["28"], ["29"])


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("# Counting what\n grows — the gar-\nden of a SMALL house", "REFERENCES"),
        (f"UDC 33 {TITLE}", "References:"),
        (TITLE.replace(" ", "  "), "References 1. Planter, P."),
    ],
)
def test_title_and_heading_in_other_dress(census, title, heading):
    text = ARTICLE.replace(f"# {TITLE.upper()}", title).replace("## References", heading)
    assert census(text).faults == 0


@pytest.mark.parametrize("sign", ["[", "(", "<", "*", "\\", "$", "^"])
def test_a_line_of_one_sign_ends(census, sign):
    """Where the heading was sought by trying all ways, a line of 40,000 signs took minutes."""
    text = replaced(("## References", f"{sign * 40_000}\n\n## References"))
    assert census(text).faults == 0


def test_not_the_article(census):
    with pytest.raises(NoArticleError):
        census(ARTICLE.replace(TITLE.upper(), "x"))


def test_an_article_without_a_list_of_references_goes_to_its_end(census):
    whole = ARTICLE[: ARTICLE.index("## References")]
    assert census(whole).faults == 0
    assert census(f"{whole}\n\nAnd 17 more.\n").faults == 1


def test_unreadable_copies(tmp_path):
    scan, broken, binary = tmp_path / "scan.txt", tmp_path / "broken.pdf", tmp_path / "copy.md"
    scan.write_text(" \n", encoding="utf-8")
    broken.write_bytes(b"%PDF-1.7\nnothing")
    binary.write_bytes(b"\xff\x00\xfa\x80")
    for path in (scan, broken, binary, tmp_path, tmp_path / "no.md", tmp_path / "copy.docx"):
        with pytest.raises(CopyUnreadableError, match=path.name):
            compare_copy(path, LEDGER, TITLE)


def test_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    path = tmp_path / "copy.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(MissingExtraError, match=r"techplomacy\[pdf\]"):
        compare_copy(path, LEDGER, TITLE)


CONTENTS = ("**Introduction**", "Contents\n\nIntroduction\n\nReferences\n\n**Introduction**")


MENU = ("12 Field Lane", "Abstract\nFull Text\nReferences\nCited by\n\n12 Field Lane")


@pytest.mark.parametrize("pair", [CONTENTS, MENU])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_heading_in_a_list_of_contents_is_not_the_reference_list(census, pair, numbered):
    text = replaced(pair)
    if not numbered:
        text = text.replace("\n1. Planter", "\nPlanter").replace("\n2. Planter", "\nPlanter")
    assert census(text).faults == 0


def test_of_two_numbered_lists_the_first_is_the_reference_list(census):
    assert census(f"{ARTICLE}\n## References\n\n1. Planter, P. 2001, once more\n").faults == 0


def test_line_numbers_at_every_fifth_line_are_set_apart():
    texts = [str(n) if n % 5 == 0 else "words" for n in range(1, 45)]
    lines = [Line(text, number, page=1) for number, text in enumerate(texts, start=1)]
    assert [len(run) for run in find_furniture(lines).counts] == [8]


def test_line_numbers_of_a_manuscript_are_set_apart(tmp_path):
    path = write_pdf(ARTICLE, tmp_path / "copy.pdf", height=60, lines=True)
    result = compare_copy(path, LEDGER, TITLE)
    assert lacks(result) == ([], [])
    assert list(result.furniture.values()).count("line number") > 15
    assert list(result.furniture.values()).count("page number") >= 4


def test_a_column_that_counts_up_is_text_where_the_ledger_has_it(tmp_path):
    ranks = "\n\n".join(map(str, range(1, 10)))
    article = replaced(("## Results", f"{ranks}\n\n## Results"))
    rows = entries(ledger(article))
    assert lacks(compare_copy(write_pdf(article, tmp_path / "a.pdf", height=60), rows, TITLE)) == (
        [],
        [],
    )
    one_less = replaced(("## Results", ranks.replace("7\n\n", "") + "\n\n## Results"))
    found = lacks(compare_copy(write_pdf(one_less, tmp_path / "b.pdf", height=60), rows, TITLE))
    assert "7" in found[0]


def test_a_number_alone_that_goes_with_the_pages_is_their_number():
    printed = [("Some words." if page < 5 else "99", page) for page in range(1, 6)]
    lines = [Line(text, 1, page) for words, page in printed for text in (words, str(page + 6))]
    found = find_furniture(lines)
    assert set(found.sure) == {1, 3, 5, 7, 9}
    assert {found.folios[line] for line in found.sure} == {"7", "8", "9", "10", "11"}
