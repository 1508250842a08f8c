"""The census of a small article: every format, faults both ways, and what is no fault."""

import json

import pytest
from census_copies import (
    ARTICLE,
    LEDGER,
    lacks,
    ledger,
    replaced,
    write_package,
)

from claimbook.census.ledger import Entry
from claimbook.census.report import report
from claimbook.census.visible_text import from_markdown, plain
from claimbook.quantities.numerals import tokenize


def apart(text):
    """Return the article with its footnotes before the reference list."""
    body, references = text.split("## References")
    paragraphs = body.split("\n\n")
    notes = [p for p in paragraphs if p.startswith("<sup>")]
    rest = [p for p in paragraphs if not p.startswith("<sup>")]
    return "\n\n".join([*rest, *notes]) + "\n\n## References" + references


@pytest.mark.parametrize(
    ("markdown", "tokens"),
    [
        ("[https://a.org/2024](https://a.org/2024)", ["2024"]),
        (r"[https://a.org/x\_1(2)](https://a.org/x_1(2))", ["1", "2"]),
        (r"[a\]5](b6) [c](d7 'x')", ["5", "7"]),
        ("![one](7.png)", ["one"]),
        ("<https://a.org/2024>", ["2024"]),
        ("2025.<sup>4</sup>", ["2025", "4"]),
        ("first<sup>2</sup>", ["first", "2"]),
        ("_first_ __two__ *three*", ["first", "two", "three"]),
        (r"\$3 \& 4", ["3", "4"]),
        ("&#8217;5&nbsp;&euro;", ["5"]),
        ("<!-- 8 --><a href='9'>ten</a>", ["ten"]),
        ("in <2 or >3", ["2", "3"]),
        ("## 1 Soil {#sec-2 .wide}\nof {#3}", ["1", "3"]),
        ("# {4} beds {-}", ["4"]),
    ],
)
def test_markdown_as_printed(markdown, tokens):
    assert [token.text for token in tokenize(from_markdown(markdown))] == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the ﬁrst ﬁve", ["first", "five"]),
        ("3 tril-\nlion", ["3", "trillion"]),
        ("3 tril\u00adlion", ["3", "trillion"]),
        ("1,-\n200 and 12,345,6- \n 00.", ["1,200", "12,345,600"]),
        ("1,2-\n500 and 1,2-\n1,3", ["1,2", "500", "1,2", "1,3"]),
        ("1,-\n2003 and 1,-\n200.5", ["1", "2003", "1", "200.5"]),
        ("1,2-\n50 and 1,-\n20", ["1,2", "50", "1", "20"]),
        ("2017-\n018 and 0.1,2-\n00", ["2017", "018", "0.1,2", "00"]),
        ("world² in 2025.¹²", ["2", "2025.", "12"]),
        ("first2 5G", ["first", "2", "5"]),
    ],
)
def test_text_as_printed(text, tokens):
    assert [token.text for token in tokenize(plain(text))] == [t.rstrip(".") for t in tokens]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "- "])
def test_a_number_word_divided_at_the_end_of_a_line_is_joined(census, hyphen):
    assert census(ARTICLE.replace("fourteen", f"four{hyphen}\nteen")).faults == 0


@pytest.mark.parametrize(
    "text", [from_markdown(ARTICLE), plain(ARTICLE.replace("fourteen", "four-\nteen"))]
)
def test_lines_are_kept(text):
    assert text.count("\n") - ARTICLE.count("\n") in {0, 1}


def test_own_copy_is_complete(census):
    result = census(ARTICLE)
    assert (result.faults, result.moved, result.furniture) == (0, [], {})
    assert len(result.matched) == len(LEDGER)
    assert [token for token, _ in result.before] == ["7"]


@pytest.mark.parametrize(
    ("pairs", "missing", "extra"),
    [
        ([("1,200 plants", "plants")], ["1,200"], []),
        ([("[1].", ".")], ["1"], []),
        ([("Half of", "Most of")], ["Half"], []),
        ([("28 beds", "28 or 29 beds")], [], ["29"]),
        ([("was new", "was once new")], [], ["once"]),
        ([("96.6", "96.7")], ["96.6"], ["96.7"]),
        ([("96.6", "1,200"), ("1,200 plants", "96.6 plants")], ["96.6"], ["96.6"]),
        ([("B. 2017", "B. 2020"), ("in 2020", "in 2017")], ["2020", "2017"], ["2017", "2020"]),
        ([("rain\\_99](", "rain\\_98](")], ["99"], ["98"]),
    ],
)
def test_faults_both_ways(census, pairs, missing, extra):
    found = lacks(census(replaced(*pairs)))
    assert tuple(map(sorted, found)) == (sorted(missing), sorted(extra))


@pytest.mark.slow
def test_each_row_of_the_ledger_counts(census):
    for at, entry in enumerate(LEDGER):
        result = census(ARTICLE, rows=LEDGER[:at] + LEDGER[at + 1 :])
        assert lacks(result) == ([], [entry.token]), entry


@pytest.mark.slow
def test_each_numeral_of_the_copy_counts(census):
    spare = Entry("N9999", "777", "digit", "S02", 77, "text", "value")
    for at, entry in enumerate(LEDGER):
        result = census(ARTICLE, rows=[*LEDGER[:at], spare, *LEDGER[at:]])
        assert lacks(result) == (["777"], []), entry


def test_place_of_a_fault_is_told(census):
    frame = report(census(replaced(("1,200 plants", "1,300 plants"))))
    line = 1 + ARTICLE.split("\n").index(next(x for x in ARTICLE.split("\n") if "1,200" in x))
    lost, extra = frame.iloc[0], frame.iloc[1]
    assert (lost["outcome"], lost["token"], lost["page"]) == ("copy lacks", "1,200", 77)
    assert (extra["outcome"], extra["in_copy"], extra["section_id"]) == (
        "ledger lacks",
        "1,300",
        "S02",
    )
    assert extra["copy_location"] == f"line {line}"
    assert lost["copy_location"] == f"after line {line}"


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        ("2020. ^2^ ", "2020.2", "joined"),
        ("2020. ^2^ ", "20202", "joined"),
        ("1,200", "1,\n200", "divided"),
        ("4711", "47\n11", "divided"),
        ("4711", "47-\n11", "divided"),
        ("96.6", "96. 6", "divided"),
    ],
)
def test_other_cuts_are_accounted_for(census, old, new, outcome):
    text = from_markdown(ARTICLE)
    assert text.count(old) == 1
    result = census(text.replace(old, new), "copy.txt")
    assert result.faults == 0
    assert report(result)["outcome"].tolist() == [outcome, "set apart"]


def test_numbers_are_not_joined_without_a_marker(census):
    assert lacks(census(replaced(("2001 and 2004", "20012004")))) == (
        ["2001", "2004"],
        ["20012004"],
    )


@pytest.mark.parametrize("word", ["of-\nten", "at-\nten-\ntion", "one-\nself"])
def test_divided_words_are_set_apart(census, word):
    result = census(from_markdown(ARTICLE).replace("was new", f"was {word} new"), "copy.txt")
    assert result.faults == 0
    assert "part of a divided word" in result.furniture.values()


def test_footnotes_may_stand_elsewhere(census):
    result = census(apart(ARTICLE))
    assert result.faults == 0
    assert set(report(result)["outcome"]) == {"moved", "set apart"}


def test_moved_footnotes_hide_no_fault(census):
    swapped = replaced(("B. 2017", "B. 2020"), ("in 2020", "in 2017"))
    result = census(apart(swapped))
    assert result.copy_lacks
    assert result.ledger_lacks


@pytest.fixture
def package(tmp_path):
    return write_package(tmp_path / "package", ledger())


@pytest.mark.parametrize(
    ("name", "text", "status", "said"),
    [
        ("copy.md", ARTICLE, 0, "the copy lacks 0, the ledger lacks 0"),
        ("copy.md", ARTICLE.replace("28", "29"), 1, "the copy lacks 1, the ledger lacks 1"),
        ("copy.md", "nothing", 2, "error [no-article]"),
        ("copy.odt", ARTICLE, 2, "error [copy-unreadable]"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_command(tmp_path, package, run, name, text, status, said, form):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    ended, out, err = run("census", path, "--package", package, "--format", form)
    assert ended == status
    assert said in err
    assert "Traceback" not in err
    if status < 2 and form == "json":
        outcomes = [row["outcome"] for row in json.loads(out)]
        assert outcomes == [*["copy lacks", "ledger lacks"][: 2 * status], "set apart"]


def test_empty_ledger_is_told(tmp_path, run):
    path = tmp_path / "copy.md"
    path.write_text(ARTICLE, encoding="utf-8")
    status, _, err = run("census", path, "--package", write_package(tmp_path / "package", []))
    assert status == 2
    assert "error [no-ledger]" in err


@pytest.mark.parametrize(("column", "status"), [("role", 2), ("location", 0)])
def test_a_table_that_lacks_a_column_is_told_where_it_is_needed(
    column, status, tmp_path, package, run
):
    (tmp_path / "copy.md").write_text(ARTICLE, encoding="utf-8")
    for path in package.glob("numerals.*"):
        path.write_text(path.read_text("utf-8").replace(column, "other"), "utf-8")
    found, _, err = run("census", tmp_path / "copy.md", "--package", package)
    assert found == status
    assert (f"the table numerals has no column {column}" in err) == (status == 2)


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010", "\u2011"])
def test_every_hyphen_divides(census, hyphen):
    text = from_markdown(ARTICLE).replace("fourteen", f"four{hyphen}\nteen")
    result = census(text.replace("4711", f"47{hyphen}\n11"), "copy.txt")
    assert result.faults == 0
    result = census(from_markdown(ARTICLE).replace("was new", f"at{hyphen}\nten new"), "copy.txt")
    assert lacks(result) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "extra"),
    [
        ("28 beds", "28½ beds", ["½"]),
        ("plants alive", "plants (⅔ of them) alive", ["⅔"]),
        ("plants alive", "plants １２３ alive", ["１２３"]),
        ("plants alive", "plants ٤٥ alive", ["٤٥"]),
        ("soil was", "CO₂ was", ["2"]),
        ("soil was", "part Ⅳ was", ["Ⅳ"]),
    ],
)
def test_numbers_in_other_signs_are_seen(census, old, new, extra):
    assert lacks(census(replaced((old, new)))) == ([], extra)
