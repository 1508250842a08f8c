"""Pages, quotations and values of rows beside copies of their sources: found, elsewhere, or not."""

import pytest
from census_copies import write_pdf
from typer.testing import CliRunner

from claimbook.census.source import CopyUnreadableError
from claimbook.cli import app
from claimbook.lint.sources import source_problems
from csv_tables import edit

PAGES = (
    "Of the bees that we saw, many were red and came from the north-\nern garden.",
    "There were 2.3 million bees in “all the gardens” of the\ntown, and 17 queens.",
    "An end without any number, which goes on",
    "to another page.",
)
TEXT = """# Bees

Over 300 bees [1].

## References

[1] Smith, J. (2018). Bees and flowers. Journal of Bees 3, 1-9.
"""
FIELDS = {
    "statement_id": "E001", "work_id": "W002", "claim_id": "C001", "stance": "neutral",
    "seen_via": "own-copy", "is_interested": "false", "locator": "p. 103",
}  # fmt: skip


@pytest.fixture
def bees(begin, tmp_path):
    root = begin("bees.md", TEXT)
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies/W002.txt").write_text("\f".join(PAGES), "utf-8")
    edit(root / "data/article/works.csv", lambda rows: [row | {"pages": "101-104"} for row in rows])
    return root


def write(root, name, rows):
    edit(root / f"data/{name}.csv", lambda _: rows)


def told(root, **cells):
    write(root, "evidence/statements", [FIELDS | cells])
    found, looked, copies = source_problems(root, root.parent / "copies")
    assert copies == 1
    return looked, [each.message for each in found]


@pytest.mark.parametrize(
    ("statement", "locator", "looked", "said"),
    [
        ("It says “from the Northern garden”.", "p. 101", 2, None),
        ('It says "many were red ... northern garden".', "p. 101", 2, None),
        ("It says “which goes on to another page”.", "p. 103", 2, None),
        ("It says “all the gardens of the town”.", "pp. 101-102", 2, None),
        ("It says “all the gardens of the town”.", "second table", 1, None),
        ("It says “all the gardens of the town”.", "p. 101", 2, "elsewhere, on its page 102"),
        ("It says “all the gardens of the city”.", "p. 102", 2, "is not found"),
        ("It is in our own words.", "p. 105", 1, "has no 'p. 105'"),
        ("It says “bees”, which is a short word.", "", 0, None),
    ],
)
def test_quotations_and_pages(bees, statement, locator, looked, said):
    count, messages = told(bees, statement=statement, locator=locator)
    assert count == looked
    assert len(messages) == (said is not None)
    assert all(said in message for message in messages)


@pytest.mark.parametrize(
    ("value", "locator", "said"),
    [
        ("2300000", "p. 102", []),
        ("17", "p. 102, table", []),
        ("17", "p. 103", ["value: 17 is found elsewhere, on its page 102"]),
        ("18", "p. 102", ["value: 18 is not found"]),
        ("18", "the table", []),
    ],
)
def test_values_of_observations(bees, value, locator, said):
    row = {"work_id": "W002", "value": value, "locator": locator}
    write(bees, "evidence/observations", [row])
    found, _, _ = source_problems(bees, bees.parent / "copies")
    assert [each.message for each in found] == said


def test_a_pdf_is_read_page_by_page_and_html_has_none(bees):
    copies = bees.parent / "copies"
    write_pdf("\n\n".join(PAGES * 9), copies / "W002.pdf", height=60)
    (copies / "W002.txt").unlink()
    assert told(bees, statement="“many were red”", locator="p. 77") == (2, [])
    assert told(bees, statement="“many were read”", locator="p. 77")[1]
    (copies / "W002.pdf").unlink()
    (copies / "W002.html").write_text("<p>many were <i>red</i></p>", "utf-8")
    assert told(bees, statement="“many were red”", locator="p. 999") == (1, [])


def test_the_command_points_to_the_row_and_ends_with_one(bees):
    write(bees, "evidence/statements", [FIELDS | {"statement": "“quite another thing”"}])
    copies = bees.parent / "copies"
    arguments = ["lint", "--package", str(bees), "--sources", str(copies), "--policy", "gone"]
    ended = CliRunner().invoke(app, arguments)
    assert ended.exit_code == 1
    assert "data/evidence/statements.csv:2: source: statement: 'quite another" in ended.output
    assert "looked for 2 places, quotations and values in 1 copy" in ended.output
    with pytest.raises(CopyUnreadableError, match="no folder"):
        source_problems(bees, bees / "nowhere")


def test_a_copy_that_cannot_be_read_is_told_at_its_work(bees):
    (bees.parent / "copies/W002.txt").write_bytes(b"\xff\x00\xff")
    found, looked, copies = source_problems(bees, bees.parent / "copies")
    assert (looked, copies) == (0, 0)
    assert [(each.file, each.line) for each in found] == [("data/article/works.csv", 3)]


def test_the_number_that_pages_print_goes_before_that_of_the_record(bees):
    numbered = "\f".join(f"{page}\n{number} ·" for number, page in enumerate(PAGES, start=7))
    (bees.parent / "copies/W002.txt").write_text(numbered, "utf-8")
    said = "It says “all the gardens of the town”."
    assert told(bees, statement=said, locator="p. 8") == (2, [])
    assert "elsewhere, on its page 8" in told(bees, statement=said, locator="p. 9")[1][0]


def test_the_folder_of_copies_can_stand_in_the_settings(bees):
    write(bees, "evidence/statements", [FIELDS | {"statement": "It says “never seen here”."}])
    toml = bees / "article.toml"
    settings = toml.read_text("utf-8")
    for folder, said in (
        ("../copies", "is not found"),
        ("../elsewhere", "no copies of sources in"),
    ):
        toml.write_text(settings.replace("# sources = ", "sources = ").replace("../copies", folder))
        result = CliRunner().invoke(app, ["lint", "--package", str(bees)])
        assert said in result.output
