"""What tables and book say of a package that an author fills: true of what was entered."""

import pytest
from article_texts import article_text
from typer.testing import CliRunner

from claimbook.audit.source_names import maker
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.facts import facts
from claimbook.book.figures.verdicts import draw
from claimbook.book.sources import print_sources
from claimbook.book.tables import checks, numbers
from claimbook.cli import app
from claimbook.package.creators import names
from claimbook.package.locate import opened, using
from claimbook.starting.seal import seal
from claimbook.validating import validate
from csv_tables import edit

TEXT = article_text("lund.md")


def edited(root, name, change):
    [path] = root.glob(f"data/*/{name}.csv")
    edit(path, change)


@pytest.fixture
def made(begin):
    root = begin("bees.md", TEXT)
    row = {"claim_id": "C004", "name": "more", "method": "One is taken from the other."}
    row["formula"] = "C002 - C003"
    edited(root, "computations", lambda _: [row])
    seal(root)
    return root


def test_a_number_without_a_unit_is_in_the_table_and_a_unit_is_printed(made, capsys):
    edited(made, "claims", lambda rows: [r | {"unit": r["unit"] if r["value"] != "14.8" else ""}
                                         for r in rows])  # fmt: skip
    seal(made)
    with using(opened(made)):
        numbers("S03", "numbers")
    printed = capsys.readouterr().out
    assert "three claims" in printed
    assert "21\\.0 kg" in printed or "21.0 kg" in printed
    assert "14.8" in printed


def test_what_the_article_itself_confirms_is_told(made, capsys):
    with using(opened(made)):
        assert facts().internal["consistent"] == 1
        checks("checks")
    assert "agrees, as far as the digits go" in capsys.readouterr().out


def test_the_audit_tells_what_the_article_says_of_itself(made):
    edited(made, "computations", lambda rows: [r | {"formula": "C002 + C003"} for r in rows])
    seal(made)
    done = CliRunner().invoke(app, ["audit", "--package", str(made)])
    assert "with itself: 3 untestable, 1 inconsistent" in done.stderr
    assert "C004" in done.stdout


def test_the_first_figure_counts_what_the_abstract_alone_says(made):
    with using(opened(made)):
        drawing = draw()
        assert int(drawing.data["claims"].sum()) == facts().checkable == 4
        assert "2 sections" in drawing.alt


def test_data_of_the_authors_are_told_until_they_are_named(made):
    (made / "bees.csv").write_text("bees\n40\n", "utf-8")
    people = [*names("Moreau, Ada; Okafor, B.")]
    edited(made, "creators", lambda _: [
        {"work_id": work, "role": "author", "position": str(n), **name}
        for work in ("W001", "W002")
        for n, name in enumerate(people if work == "W001" else people[:1], 1)
    ])  # fmt: skip
    row = {"file_id": "BEES", "path": "bees.csv", "work_id": "W002"}
    edited(made, "files", lambda _: [row | {"hash": "sha256:" + "0" * 64}])
    seal(made)
    warned = validate(made).query("code == 'own-authors'").to_dict("records")
    assert [(f["severity"], f["value"]) for f in warned] == [("warning", "W002")]
    settings = made / "article.toml"
    settings.write_text(settings.read_text("utf-8").replace("# own_data", "own_data"), "utf-8")
    seal(made)
    assert "own-authors" not in set(validate(made)["code"])


def test_a_book_is_named_by_who_wrote_it_and_the_article_by_its_authors(made):
    with using(opened(made)):
        works = load_tables().works
    people = {"creators": tuple(names("Haugen, M.; Ruiz, P.")), "publisher": "Northwood Press"}
    press = {**works["W002"], **people, "source_class": "press"}
    assert maker("W002", {"W002": press}) == "Northwood Press"
    assert maker("W002", {"W002": press | {"csl_type": "book"}}) == "Haugen and Ruiz"
    assert maker("W001", {"W001": {**works["W001"], **people}}) == "Haugen and Ruiz"


def test_the_printed_sources_are_whole_records_without_empty_groups(made, capsys):
    with using(opened(made)):
        print_sources()
    printed = capsys.readouterr().out
    assert "## References" in printed
    assert "## Sources of the footnotes" not in printed
    paper = printed[printed.index("## References") :].partition('when-format="typst"')[2]
    assert "*Bees of the north*. Berg, A. 2015. Journal of Bees. 3. 1-9." in paper


def test_where_a_cited_work_says_so_it_is_not_said_that_nothing_was_found(made):
    row = {"claim_id": "C004", "work_id": "W002", "finding": "supports", "locator": "p. 2"}
    edited(made, "source_checks", lambda _: [row])
    seal(made)
    with using(opened(made)):
        told = {key: each.verdict_reason for key, each in verdict_of().items()}
    assert "a work that it cites speaks of it" in told["C004"]
    assert "no document that bears on it was found" in told["C003"]


@pytest.mark.slow
def test_a_figure_without_a_checkable_claim_says_so(made, tmp_path):
    unfit = {"is_checkable": "false", "not_checkable_reason": "definition"}
    for table in ("computations", "claims"):
        edited(made, table, lambda rows, t=table: [r | unfit for r in rows if t == "claims"])
    seal(made)
    empty = tmp_path / "empty"
    CliRunner().invoke(app, ["init", str(empty), "--title", "Bees"])
    for place in (made, empty):
        with using(opened(place)):
            drawn = draw()
        assert drawn.title == "There is no checkable claim yet"
        assert not drawn.data["claims"].any()
