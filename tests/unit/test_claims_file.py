"""One file of claims grows into the tables; what is wrong in it is told by its line and field."""

import pytest
from article_texts import article_text
from typer.testing import CliRunner

from claimbook.audit.verdicts import verdict_of
from claimbook.cli import app
from claimbook.errors import OutputExistsError
from claimbook.package.locate import opened, using
from claimbook.starting.claims_file import ClaimsFileError
from claimbook.starting.package import init
from claimbook.validating import validate
from csv_tables import table

TEXT = article_text("claims.yaml")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "counts.csv").write_text("season,bees\nspring,120\n", "utf-8")
    (tmp_path / "claims.yaml").write_text(TEXT.replace("checkable: no", "checkable: false"))
    return tmp_path


def test_a_file_of_claims_becomes_tables_that_are_judged(folder):
    init(folder, claims=folder / "claims.yaml")
    assert validate(folder).empty
    claims = table(folder, "claims")
    assert [(row["claim_id"], row["section_id"], row["value"]) for row in claims] == [
        ("C001", "S01", "120"), ("C002", "S01", "0.50"), ("C003", "S02", "")
    ]  # fmt: skip
    assert [row["title"] for row in table(folder, "sections")] == ["Results", "The article"]
    assert table(folder, "files")[0]["hash"].startswith("sha256:")
    with using(opened(folder)):
        found = [each.external for each in verdict_of().values()]
    assert found == ["confirmed", "contradicted", "not-checkable"]
    with pytest.raises(OutputExistsError):
        init(folder, claims=folder / "claims.yaml")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("value: 120", "valeu: 120", 8, "claims: no field 'valeu'; did you mean value"),
        ("works:", "work:", 3, "no table 'work'; did you mean works"),
        ("value: 120", "value: [120]", 9, "one value is due here"),
        ("value: 120", "value: 120\n    value: 121", 10, "'value' stands twice"),
        ("kind: opinion", "kind: opinions", 20, "kind: 'opinions': "),
        ("step: 0.01", "step: fine", 13, "step: 'fine': "),
        ("locator: p. 4", "locator: ''", 18, "locator: "),
        ("stance: contradicts", "stance: denies", 18, "stance: 'denies': "),
        ("stance: contradicts,", "", 18, "stance: "),
        ("seen_via: own-copy", "", 18, "seen_via: "),
        ("bees[season=spring]", "bees[season=winter]", 11, "formula: "),
        ("- {file_id", "file: {file_id", 6, "a list is due here"),
        ("title: Bees of two gardens", "sections: []", 1, "title of the article is missing"),
        ("claims:", "claims: [", None, "claims.yaml: "),
        ("path: counts.csv", "path: ../counts.csv", 6, "hash: "),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_line_and_field_and_nothing_is_left(folder, old, new, line, said):
    path = folder / "claims.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    before = sorted(folder.iterdir())
    with pytest.raises(ClaimsFileError) as told:
        init(folder, claims=path)
    assert said in str(told.value)
    assert line is None or f"claims.yaml:{line}: " in str(told.value)
    assert sorted(folder.iterdir()) == before


def test_a_verb_on_a_folder_with_claims_alone_says_how_to_begin(folder):
    ended = CliRunner().invoke(app, ["audit", "--package", str(folder)])
    assert "--claims" in str(ended.exception)
    made = CliRunner().invoke(app, ["init", str(folder), "--claims", str(folder / "claims.yaml")])
    assert made.exit_code == 0, made.output
    assert "claims (3)" in made.output


@pytest.mark.slow
def test_a_claim_tells_the_verdict_on_record_when_it_holds_no_more(folder):
    init(folder, claims=folder / "claims.yaml")

    def shown():
        return CliRunner().invoke(app, ["show", "C002", "--package", str(folder)]).output

    assert "Recorded" not in shown()
    CliRunner().invoke(app, ["audit", "--record", "--package", str(folder)])
    assert "Recorded" not in shown()
    path = folder / "data/evidence/statements.csv"
    path.write_text(path.read_text("utf-8").replace("contradicts", "supports"), "utf-8")
    assert "contradicted; the evidence gives confirmed today." in shown()
