"""The text of an article may be made to stop its reader: it is read in linear time, or refused."""

import os
import time

import pytest
from census_copies import ARTICLE

from claimbook.census import comparison, excerpt
from claimbook.census.align import align
from claimbook.census.excerpt import NoArticleError, Numeral
from claimbook.census.ledger import Entry
from claimbook.census.markup import printed
from claimbook.census.source import CopyUnreadableError, read_copy
from claimbook.census.visible_text import from_markdown
from claimbook.cli import main
from claimbook.starting.drafting.jats import records

SIGNS = ["<!--", "<!-- x ", "<?", "<!DOCTYPE [", "<!DOCTYPE a[]", "<td>|", "<p>x", "<![", "</a"]


@pytest.mark.slow
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.xml"])
def test_signs_that_open_and_do_not_close_take_no_long_time(sign, name, tmp_path):
    """Of 100,000 characters each took long where the reader looked for an end at each of them."""
    path = tmp_path / name
    path.write_text(f"<p>five</p>{sign * (100_000 // len(sign))}", "utf-8")
    began = time.process_time()
    assert "five" in read_copy(path)[0].text
    assert time.process_time() - began < 2


def test_a_comment_goes_and_what_is_no_comment_stays():
    text = from_markdown("a <!-- 1\n2 --> b <!-- 3 --> c <!--> 4 --> d <!-- 5 <br>")
    assert text.split() == "a b c d <!-- 5".split() and text.count("\n") == 1


def test_elements_nest_to_a_limit():
    assert printed("<div>" * 900 + "7")[0] == "7"
    with pytest.raises(ValueError, match="1,000 deep"):
        printed("<div>" * 1_001)
    assert printed("<p>one<p>two" * 2_000)[0].count("two") == 2_000


def test_a_cell_follows_a_bar():
    assert printed("<tr><td>1 <td>2<td>3 </tr>")[0] == "| 1 | 2 | 3 |"


BOMB = "<!DOCTYPE a [<!ENTITY b 'nine'><!ENTITY c '&b;&b;'><!ENTITY d SYSTEM '/etc/passwd'>]>"


@pytest.mark.parametrize(
    "before",
    [
        BOMB,
        f"<!-- <!DOCTYPE a> -->{BOMB}",
        f"<!DOCTYPE a SYSTEM '>'>{BOMB}",
        BOMB.replace("]", "] "),
    ],
)
def test_entities_of_a_text_are_not_its_words(before):
    text = "<article><front><article-meta><volume>&c;&d;</volume></article-meta></front>"
    text += "<body><p>&c;&d; 5</p></body></article>"
    found = records(f"{before}{text}")
    assert found is None or "nine" not in str(found.article)
    assert "root:" not in str(found)
    assert "nine" not in printed(f"{before}{text}", is_jats=True)[0].rpartition("]>")[2]


def test_a_number_of_thousands_of_digits_is_no_number(tmp_path, capsys):
    text = tmp_path / "a.md"
    text.write_text(f"# A title\n\nThere are 5 of {'1' * 5_000} percent.\n", "utf-8")
    with pytest.raises(SystemExit) as exit_:
        main(["init", str(tmp_path / "made"), "--text", str(text)])
    assert not exit_.value.code and "numerals (2)" in capsys.readouterr().out


def test_a_pipe_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(CopyUnreadableError, match="no regular file"):
        read_copy(tmp_path / "a.md")


def test_more_than_the_limits_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, "utf-8")
    lines = read_copy(path)
    part = excerpt.cut(lines, lines[0].text)
    ledger = [Entry("N1", "1", "digit", "S1", None, "body", "value")] * 9
    monkeypatch.setattr(comparison, "PAIRS", 9)
    with pytest.raises(NoArticleError, match="more than 9 pairs"):
        comparison.compare(ledger, part)
    monkeypatch.setattr(excerpt, "NUMERALS", 2)
    with pytest.raises(NoArticleError, match="more than 2 numerals"):
        part.numerals()
    monkeypatch.setattr("claimbook.census.source.TEXT_BYTES", 2)
    with pytest.raises(CopyUnreadableError, match="has more than"):
        read_copy(path)


@pytest.mark.slow
def test_equal_numerals_by_the_hundred_do_not_fill_the_memory():
    import tracemalloc

    ledger = [Entry("N1", "1", "digit", "S1", None, "body", "value")] * 250
    copy = [Numeral("1", "digit", 2 * j, 2 * j + 1, 0, 2 * j) for j in range(250)]
    tracemalloc.start()
    links = align(ledger, copy, "1 " * 250, set())
    assert len(links) == 250 and tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()
