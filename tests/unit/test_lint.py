"""Lint on a small package: each rule is broken, found with its place, and reported to programs."""

import json
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from claimbook.cli import app
from claimbook.starting.package import init
from commands import copied

TEXT = """\
# Bees of two gardens

## Results

Over 300 bees were marked by the two keepers of the northern garden in spring.

## References
"""


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A folder with a text, and a package on it that has been audited and recorded."""
    tmp_path = tmp_path_factory.mktemp("finished")
    (tmp_path / "bees.md").write_text(TEXT, "utf-8")
    init(tmp_path / "bees", tmp_path / "bees.md")
    edit(tmp_path / "bees/data/article/claims.csv", "Draft: ", "It is said: ")
    edit(tmp_path / "bees/data/article/works.csv", "drafted: fill", "Fill")
    for name in ("numerals",):
        edit(tmp_path / f"bees/data/article/{name}.csv", "drafted: ", "")
    edit(tmp_path / "bees/article.toml", "Who audits", "Ada Alm")
    edit(tmp_path / "bees/paper/article.qmd", "Here you write", "This is")
    run(tmp_path / "bees", "audit", "--record")
    run(tmp_path / "bees", "lint", "--record")
    return tmp_path


@pytest.fixture
def bees(finished, tmp_path):
    return copied(finished, tmp_path / "copy") / "bees"


def edit(path, old, new):
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def run(folder, *arguments):
    verb, *rest = arguments
    return CliRunner().invoke(app, [verb, "--package", str(folder), *rest])


def test_a_finished_package_has_no_problems(bees):
    result = run(bees, "lint")
    assert result.exit_code == 0, result.output


def test_claims_on_record_may_get_new_ones_between_and_are_never_put_in_another_order(bees):
    ids = (bees / "claim_ids.txt").read_text("utf-8").split()
    (bees / "claim_ids.txt").write_text(f"{ids[0]}\n{ids[-1]}\nC900\n", "utf-8")
    run(bees, "lint", "--record")
    assert (bees / "claim_ids.txt").read_text("utf-8").split() == [*ids, "C900"]
    (bees / "claim_ids.txt").write_text("\n".join(reversed(ids[1:])), "utf-8")
    run(bees, "lint", "--record")
    assert (bees / "claim_ids.txt").read_text("utf-8").split() == [*reversed(ids[1:]), ids[0]]
    assert "another order" in run(bees, "lint").output


def test_the_numbers_of_a_list_are_not_typed(bees):
    edit(bees / "index.qmd", "This book", "1. Read.\n2. Judge.\n\nThis book")
    assert run(bees, "lint").exit_code == 0


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("index.qmd", "This book", "These 12 books", "typed-number"),
        ("index.qmd", "This book", "These twelve books", "typed-number"),
        ("index.qmd", "This book", "What is contradicted here", "typed-verdict"),
        ("claim_ids.txt", "C001\n", "C001\nC009\n", "claim-id"),
        ("claim_ids.txt", "C001\n", "", "claim-id"),
        ("data/article/claims.csv", "It is said: ", "Draft: ", "drafted"),
        ("article.toml", "Ada Alm", "Who audits", "drafted"),
        ("paper/article.qmd", "This is", "Here you write", "drafted"),
        ("data/audit/verdicts.csv", "undecided", "confirmed", "stale"),
    ],
)
def test_each_rule_finds_what_breaks_it(bees, path, old, new, rule):
    edit(bees / path, old, new)
    result = run(bees, "lint")
    assert result.exit_code == 1
    assert f": {rule}: " in result.output, result.output


def test_a_quotation_is_found_only_beside_the_text(bees):
    run_of_words = "bees were marked by the two keepers of the northern garden"
    edit(bees / "index.qmd", "This book", f"This book ({run_of_words})")
    assert ": quotation: " not in run(bees, "lint").output
    result = run(bees, "lint", "--text", str(bees.parent / "bees.md"))
    assert "index.qmd:1: quotation: " in result.output


def test_a_policy_fails_on_verdicts_and_is_reported_at_the_line_of_the_manuscript(bees, tmp_path):
    sarif, junit = tmp_path / "a.sarif", tmp_path / "a.xml"
    text = bees.parent / "bees.md"
    options = ["--policy", "undecided", "--text", str(text), "--sarif", str(sarif)]
    result = run(bees, "lint", *options, "--junit", str(junit))
    assert result.exit_code == 1
    results = json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]
    places = {r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in results}
    assert {r["ruleId"] for r in results} == {"undecided"}
    assert 5 in places
    suite = ElementTree.fromstring(junit.read_text("utf-8"))
    assert [c.get("name") for c in suite if len(c)] == ["undecided"]


def test_a_policy_that_no_rule_has_is_refused(bees):
    result = run(bees, "lint", "--policy", "perfect")
    assert result.exit_code != 0
    assert "no rule is called 'perfect'" in f"{result.output}{result.exception}"
