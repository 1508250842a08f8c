"""A record that is not what the tables give, and a package that cannot be judged at all."""

import pytest

import claimbook
import techplomacy as tp
from claimbook.audit.record import write
from claimbook.errors import InvalidPackageError
from claimbook.starting.seal import seal
from commands import copied
from csv_tables import edit

VERDICTS, OUTCOMES = "data/audit/verdicts.csv", "data/audit/outcomes.csv"
ROWS, WORKS = "data/audit/outcome_rows.csv", "data/audit/outcome_works.csv"
STATEMENTS, QUESTIONS = "data/evidence/statements.csv", "data/evidence/open_questions.csv"


@pytest.fixture
def penguins(root, tmp_path):
    return copied(root / "examples/penguins", tmp_path / "päckage with spaces")


def change(package, table, key, **cells):
    """Change cells of the row that begins with a key, as an editor would, and seal the package."""

    def changed(rows):
        (row,) = [each for each in rows if key in each.values()]
        row.update(cells)
        return rows

    edit(package / table, changed)
    seal(package)


def faults(package):
    found = tp.validate(package)
    return found[["code", "file", "field"]].values.tolist()


@pytest.mark.slow
def test_a_verdict_edited_by_hand_is_a_fault(penguins):
    assert faults(penguins) == []
    change(penguins, VERDICTS, "C001", external="confirmed", severity="argument")
    assert faults(penguins) == [["recorded", VERDICTS, "external, severity"]]
    message = tp.validate(penguins)["message"].item()
    assert "undecided, none" in message and "audit --record" in message


@pytest.mark.slow
def test_an_outcome_edited_by_hand_is_a_fault(penguins):
    change(penguins, OUTCOMES, "E0001", result="fails")
    assert faults(penguins) == [["recorded", OUTCOMES, "result"]]


@pytest.mark.slow
def test_rows_of_the_record_that_are_lost_or_invented_are_faults(penguins):
    for table in (OUTCOMES, ROWS, WORKS):
        text = (penguins / table).read_text("utf-8")
        (penguins / table).write_text(text.replace(",E0001,", ",E0009,"), "utf-8")
    seal(penguins)
    assert faults(penguins) == [
        ["recorded", OUTCOMES, "check"],
        ["recorded", OUTCOMES, "claim_id"],
        *[["recorded", ROWS, "key"]] * 2,
        *[["recorded", ROWS, "claim_id"]] * 2,
        ["recorded", WORKS, "work_id"],
        ["recorded", WORKS, "claim_id"],
    ]


@pytest.mark.slow
def test_a_row_that_an_outcome_has_not_read_is_a_fault(penguins):
    with (penguins / ROWS).open("a", encoding="utf-8") as file:
        file.write("C003,restated_value,claims,C001\n")
    seal(penguins)
    assert faults(penguins) == [["recorded", ROWS, "key"]]


@pytest.mark.slow
def test_an_open_question_on_a_decided_claim_is_a_fault(penguins):
    change(penguins, QUESTIONS, "C122", claim_id="C028")
    assert faults(penguins) == [["settled", QUESTIONS, "claim_id"]]


@pytest.mark.slow
def test_a_record_is_mended_by_recording(penguins):
    change(penguins, VERDICTS, "C028", external="contradicted")
    assert faults(penguins)
    write(claimbook.open(penguins).opened)
    seal(penguins)
    assert faults(penguins) == []


@pytest.mark.slow
@pytest.mark.parametrize("cell", [{"work_id": "W999"}, {"claim_id": "C999"}])
def test_a_package_with_a_loose_reference_is_not_judged(penguins, cell):
    change(penguins, STATEMENTS, "E0001", **cell)
    before = (penguins / VERDICTS).read_bytes()
    package = claimbook.open(penguins)
    for verb in (package.audit, package.evidence, lambda: package.claim("C028")):
        with pytest.raises(InvalidPackageError, match=r"statements\.csv, 2, .*foreign-key"):
            verb()
    with pytest.raises(InvalidPackageError):
        write(package.opened)
    assert (penguins / VERDICTS).read_bytes() == before
    assert "foreign-key" in set(tp.validate(penguins)["code"])


@pytest.mark.slow
def test_verdicts_have_to_follow_from_outcomes_whose_code_is_not_there(tmp_path):
    tp.export(tmp_path, "csv")
    assert faults(tmp_path) == []
    path = tmp_path / "verdicts.csv"
    text = path.read_text("utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(text) if line.startswith("C380,"))
    other = text[number].replace(",qualified,", ",contradicted,")
    assert other != text[number]
    path.write_text("".join([*text[:number], other, *text[number + 1 :]]), "utf-8")
    assert ["recorded", "verdicts.csv", "external"] in faults(tmp_path)


@pytest.mark.slow
def test_all_verbs_say_the_same_of_a_claim(penguins):
    """Also where the record is an old one: nothing is taken from it."""
    change(penguins, VERDICTS, "C028", external="undecided", outcomes="0")
    package = claimbook.open(penguins)
    verdicts = package.audit().set_index("claim_id")
    assert verdicts.loc["C028", "external"] == "confirmed"
    assert package.claim("C028").verdict["external"] == "confirmed"
    assert set(package.evidence("C028")["external"]) == {"confirmed"}
    assert package.cite("C028").splitlines()[0] == "Evidence for the verdict on C028:"
