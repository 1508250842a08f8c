"""What is drafted from Markdown: signs, years, units of cells, and names of authors."""

from __future__ import annotations

import pytest
from article_texts import article_text

from claimbook.starting.drafting.claims import candidate
from claimbook.starting.drafting.references import people, references
from claimbook.starting.drafting.roles import role_of
from claimbook.starting.drafting.tables import draft
from claimbook.starting.drafting.text import read_text
from claimbook.starting.package import init
from claimbook.validating import validate
from csv_tables import table

TEXT = article_text("hives.md")


@pytest.fixture
def made(begin):
    return begin("hives.md", TEXT)


def test_the_draft_is_sound(made):
    assert validate(made).empty


def test_a_cell_has_year_and_unit_of_its_row_and_column(made):
    cells = [
        (row["value"], row["unit"], row["period"])
        for row in table(made, "claims")
        if "column" in row["statement"]
    ]
    assert cells == [
        ("51", "", "2012"), ("31.4", "percent", "2012"), ("12.5 million", "kg", "2012"),
        ("51", "", ""), ("18.1", "kg", "2020"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["**{}**", "## {}", "{}"])
def test_a_list_of_contents_has_no_sections(mark, tmp_path):
    listed = "Contents\n\nIntroduction\n\nResults\n\nReferences"
    bodies = [f"{mark.format(name)}\n\nSee 5 bees." for name in ("Introduction", "Results")]
    text = "\n\n".join(["# Bees", listed, *bodies, "## References", "1. Smith, J. 2018, Bees."])
    (tmp_path / "bees.md").write_text(text)
    titles = [section.title for section in read_text(tmp_path / "bees.md").sections]
    assert titles == ["Title and front matter", "Introduction", "Results"]


@pytest.mark.parametrize(
    ("suffix", "one", "two"), [(".md", "<sup>1</sup>", "<sup>2, 3</sup>"), (".txt", "¹", "²³")]
)
def test_a_raised_marker_is_no_claim(begin, suffix, one, two):
    text = f"Bees\n\nIn town 9 bees{one} live on 5 km{two} of H₂O.\n\n{one} Berg, A. 5 bees."
    roles = [row["role"] for row in table(begin(f"bees{suffix}", text), "numerals")]
    notes = roles.count("idiom")
    assert (roles.count("value"), notes) == (4, len(roles) - 4)
    assert notes >= 3


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["All bees.3", "3 Berg, A."], ["idiom", "idiom"]),
        (["All bees3 fly", "3Berg, A."], ["idiom", "idiom"]),
        (["All bees.”3", "3 Émile, A."], ["idiom", "idiom"]),
        (["All bees.3", "4 Berg, A."], ["value", "value"]),
        (["All bees 3", "3 Berg, A."], ["value", "value"]),
        (["All bees.3 fly", "3 of them, A."], ["value", "value"]),
        (["All bees:3%", "3 Berg, A."], ["value", "value"]),
        (["All O3 bees", "3 Berg, A."], ["value", "value"]),
        (["1 Introduction", "All bees.1", "Berg, A."], ["idiom", "value"]),
    ],
)
def test_a_number_glued_to_a_word_is_a_marker_where_a_note_has_it(tmp_path, lines, roles):
    (path := tmp_path / "bees.txt").write_text("\n\n".join(["Bees", *lines]), "utf-8")
    assert [row["role"] for row in draft(read_text(path), [])["numerals"]] == roles


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_the_number_of_a_section_is_no_claim(begin, suffix):
    lines = [
        "Bees",
        "1 Introduction",
        "Of 9 bees",
        "12 Danish ones",
        "2 Results of 40",
        "2 Bees left.",
    ]
    package = begin(f"bees{suffix}", "\n\n".join(lines))
    found = [(row["token"], row["role"]) for row in table(package, "numerals")]
    assert found == [
        ("1", "idiom"), ("9", "value"), ("12", "value"), ("2", "idiom"), ("40", "value"),
        ("2", "value"),
    ]  # fmt: skip


def test_the_year_of_a_reference_is_no_period(made):
    told = [(row["value"], row["period"]) for row in table(made, "claims")[:2]]
    assert told == [("120", ""), ("40", "")]


def test_a_volume_and_pages_are_no_claims(made):
    roles = [(row["token"], row["role"]) for row in table(made, "numerals")[:4]]
    assert roles == [(token, "volume-page") for token in ("12", "3", "101", "118")]


@pytest.mark.parametrize(
    ("text", "token", "value", "unit", "qualifier"),
    [
        ("It lost (−€40).", "40", "−40", "eur", ""),
        ("It came to -$12.5 million.", "12.5", "-12.5 million", "usd", ""),
        ("It came to $-12.5 million.", "12.5", "-12.5 million", "usd", ""),
        ("It cost £5-£10.", "10", "10", "gbp", ""),
        ("It was over −€40.", "40", "−40", "eur", "over"),
        ("It is close to the 19%.", "19", "19", "percent", "about"),
        ("It was −17.5 °C.", "17.5", "−17.5", "°C", ""),
    ],
)
def test_a_sign_stands_before_a_currency_too(text, token, value, unit, qualifier):
    found = candidate(token, text, text.index(token))
    assert (found.value, found.unit, found.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("Haugen, M., & Ruiz, P.", "Haugen, M.; Ruiz, P."),
        ("Tan, W., Silva, R. T., and Meyer, K.", "Tan, W.; Silva, R. T.; Meyer, K."),
        ("Lund Statistics Office.", "Lund Statistics Office"),
        ("Smith, J.", "Smith, J."),
    ],
)
def test_printed_names_are_joined_by_semicolons(printed, joined):
    assert people(printed) == joined


def test_a_reference_has_its_periodical():
    [read] = references(["Berg, L. (2015). Bees in town. *Annals of Hives*, 7(2), 11–29."])
    assert read.more == {
        "container": "Annals of Hives", "volume": "7", "issue": "2", "pages": "11-29"
    }  # fmt: skip


class Watched(str):
    """A text of which nothing long is copied."""

    __slots__ = ()

    def __getitem__(self, key):
        found = super().__getitem__(key)
        assert len(found) < 500
        return found


def test_of_a_long_paragraph_the_neighbourhood_of_a_numeral_is_read():
    text = Watched("It was about 3% in 2010. " * 1000)
    at = text.index("3", len(text) // 2)
    assert role_of("3", text, at).name == "value"
    found = candidate("3", text, at)
    assert (found.unit, found.qualifier, found.period) == ("percent", "about", "2010")


@pytest.mark.slow
@pytest.mark.parametrize("part", ["1. A\n", "the 3 ", "| 3 |\n"])
def test_a_text_of_ten_thousand_numerals_is_drafted(tmp_path, part):
    """Where each numeral looked through its whole paragraph again this took minutes."""
    article = tmp_path / "article.md"
    article.write_text(f"# Quiet hives\n\n{part * 10_000}\n\n# References\n", "utf-8")
    init(tmp_path / "audit", article)
    assert len(table(tmp_path / "audit", "numerals")) == 10_000


@pytest.mark.parametrize(
    ("token", "text", "role"),
    [
        ("1.5", "Length of stay differed by\n1.5 days.", "value"),
        ("1.5", "\n1.5 Length of stay", "idiom"),
        ("1.5", "\n1.5 Übersicht", "idiom"),
        ("1.5", "Население выросло на\n1.5 млн жителей", "value"),
        ("1.5", "\n## 1.5 length of stay", "idiom"),
        ("3.", "Two.\n3. Three of them", "idiom"),
        ("01.06.2025", "(accessed 01.06.2025)", "date"),
        ("6", "It was 1/6/2025.", "date"),
        ("1.06.3025", "It was 1.06.3025.", "value"),
        ("101", "Rehabilitation 12(3), 2025, 101–109.", "volume-page"),
    ],
)
def test_a_decimal_that_begins_a_line_is_a_value(token, text, role):
    assert role_of(token, text, text.index(token)).name == role
