"""Formulas: what they compute, what they record as read, and what they refuse, with its place."""

import hashlib
import json
from dataclasses import replace
from fractions import Fraction

import pytest
import small_audit

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.formulas import queries
from claimbook.audit.formulas.checks import FormulaError, formula_checks
from claimbook.audit.formulas.evaluation import evaluate
from claimbook.audit.formulas.grammar import MisfitError, parse
from claimbook.audit.outcomes import outcomes_on
from claimbook.quantities.interval import Interval

CSV = "name,kind,mass\nana,a,10\nben,b,20\ncara,b,NA\ndan,b,2.5\n"
RUN = {"a/b": [{"x": 0.5}], "word": "no", "most": float("inf"), "none": float("nan"), "yes": True}
NAMED = {"MASSES": "masses.csv", "RUN": "run.json", "TWICE": "twice.json"}
STATES = {"DNK": 20, "SWE": 30, "EST": 20, "LVA": 5}


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "masses.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "run.json").write_text(json.dumps(RUN), "utf-8")
    (tmp_path / "twice.json").write_text('{"x": 1, "y": [{"rate": 2, "rate": 3}]}', "utf-8")
    files = {
        name: {
            "file_id": name,
            "path": path,
            "hash": f"sha256:{hashlib.sha256((tmp_path / path).read_bytes()).hexdigest()}",
            "work_id": "W002",
            "missing": "NA",
        }
        for name, path in NAMED.items()
    }
    seen = [small_audit.observation(value, entity=e, step=None) for e, value in STATES.items()]
    seen.append(small_audit.observation(1000, entity="WLD", step=None))
    made = small_audit.tables(
        small_audit.claim("C010", value="12", period="2007/2009"),
        small_audit.claim("C011", value="48"),
        small_audit.claim("C012", value="25.0", step=0.1),
        small_audit.claim("C019", value="2023", period="2023/.."),
        observations=seen,
    )
    return replace(
        made,
        entities={("share", 2024): tuple(sorted([*STATES, "WLD"]))},
        indicators={"share": {"unit": "percent", "better": "higher"}},
        kinds={**dict.fromkeys(STATES, "country"), "WLD": "world"},
        enumerations={"C011": ("one", "two", "three")},
        files=files,
        root=tmp_path,
    )


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("C010 / C011 * 100", 25),
        ("share(C010, C011)", 25),
        ("C011 - C010 + 1", 37),
        ("items(C011)", 3),
        ("begins(C010)", 2007),
        ("ends(C010)", 2009),
        ("begins(C019) - 1", 2022),
        ("leading", 10),
        ("-1.5 + -C010", Fraction(-27, 2)),
        ("share[DNK, 2024]", 20),
        ('share[DNK, 2024, "2024"]', 20),
        ("rank(share[SWE, 2024])", 1),
        ("rank(share[EST, 2024])", 2),
        ("rank(share[LVA, 2024])", 4),
        ("share(share[SWE, 2024])", 40),
        ("sum(share[country, 2024])", 75),
        ("sum(share[2024])", 1075),
        ("mean(share[country, 2024])", Fraction(75, 4)),
        ("min(share[country, 2024])", 5),
        ("max(share[country, 2024]) - min(C010, C011)", 18),
        ("count(share[2024])", 5),
        ("count(share[country, 2024] >= 20)", 3),
        ("count(share[country, 2024] < 20)", 1),
        ('at(MASSES, "mass[name=dan]")', Fraction(5, 2)),
        ('at(MASSES, "mass[kind=b, name=ben]")', 20),
        ('at(RUN, "/a~1b/0/x")', Fraction(1, 2)),
        ('sql(MASSES, "select count(*) from data where mass is null")', 1),
        ("sql(MASSES, \"select sum(mass) from data where kind = 'b'\")", Fraction(45, 2)),
    ],
)
def test_a_formula_has_its_value(tables, formula, value):
    assert evaluate(parse(formula), EvidenceReader(tables)) == Interval.point(value)


@pytest.mark.parametrize(
    ("formula", "truth"),
    [
        ("C010 < C011", True),
        ("C010 >= C011", False),
        ("C010 == 12 and C011 != 12", True),
        ("C010 > C011 or C010 == C011", False),
        ("share[DNK, 2024] == share[EST, 2024]", True),
    ],
)
def test_a_comparison_is_true_or_false(tables, formula, truth):
    assert evaluate(parse(formula), EvidenceReader(tables)) is truth


def test_what_is_leading_is_as_far_as_the_reader_says(tables):
    third = parse("rank(share[EST, 2024]) <= leading")
    assert evaluate(third, EvidenceReader(tables)) is True
    assert evaluate(third, EvidenceReader(tables, leading=1)) is False


def test_a_period_open_at_its_end_has_no_last_year(tables):
    with pytest.raises(MisfitError, match="C019 has no last year"):
        evaluate(parse("ends(C019)"), EvidenceReader(tables))


def test_what_a_formula_reads_is_recorded_and_gives_the_basis(tables):
    rows = (
        {"claim_id": "C010", "name": "by_file", "method": "It is counted.",
         "formula": 'sql(MASSES, "select 12 from data limit 1")'},
        {"claim_id": "C012", "name": "by_print", "method": "It is divided.",
         "formula": "share(C010, C011)"},
    )  # fmt: skip
    found = outcomes_on(replace(tables, computations=rows))
    by_file, by_print = (o for o in found if o.check.startswith("by_"))
    assert (by_file.question, by_file.result, by_file.works) == ("external", "holds", ("W002",))
    assert ("files", "MASSES") in by_file.rows
    assert (by_print.question, by_print.result) == ("internal", "holds")
    assert by_print.rows == (("claims", "C010"), ("claims", "C011"), ("claims", "C012"))


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os').system('true')",
        "().__class__",
        "open('/etc/passwd')",
        "C010.__class__",
        "[C010]",
        "(lambda: C010)()",
        "C010 ** C010",
        "'text'",
        "True",
        "C010 if C011 else C012",
        "C010 < C011 < C012",
        "items(share)",
        "sum()",
        "rank(C010)",
        "rank(share[2024])",
        "count(share[DNK, 2024])",
        "share[DNK]",
        "share[DNK, 2024, 2024]",
        "at(MASSES, C010)",
        "sql(name=MASSES)",
        "C010 := 5",
        "f'{C010}'",
        "C010 +",
        "",
        "1" * 1001,
        "(" * 300 + "1",
        "\0",
    ],
)
def test_what_is_no_formula_is_refused(formula):
    with pytest.raises(MisfitError, match=r"^position [0-9]+: "):
        parse(formula)


@pytest.mark.parametrize(
    ("formula", "position", "message"),
    [
        ("C010 + C099", 8, "there is no claim 'C099'"),
        ("C010 * width[DNK, 2024]", 8, "there is no indicator 'width'"),
        ("share[XXX, 2024]", 1, "there is no entity 'XXX'"),
        ("share[DNK, 1999]", 1, "none"),
        ("C010 + share[2024]", 8, "this is a panel"),
        ("C010 / (C011 - C011)", 1, "cannot be zero"),
        ("(C010 < C011) + 1", 2, "this is a truth"),
        ("C010 and C011", 1, "this is a number"),
        ('at(NONE, "mass")', 1, "the table files has no 'NONE'"),
        ('at(MASSES, "mass")', 1, "fits 4 rows"),
        ('at(MASSES, "mass[name=cara]")', 1, "is no number: None"),
        ('at(MASSES, "width[name=ana]")', 1, "there is no column 'width'"),
        ('at(RUN, "/word")', 1, "is no number: 'no'"),
        ('at(RUN, "/most")', 1, "is no number: inf"),
        ('at(RUN, "/none")', 1, "is no number: nan"),
        ('at(RUN, "/yes")', 1, "is no number: True"),
        ('at(RUN, "/a~1b/7/x")', 1, "points to nothing"),
        ('at(TWICE, "/x")', 1, "twice.json: cannot be read as JSON: an object has the key 'rate'"),
        ('sql(MASSES, "select mass from data")', 1, "not one row"),
        ('sql(MASSES, "drop table data")', 1, "not authorized"),
        ("sql(MASSES, \"attach database '/tmp/x' as x\")", 1, "not authorized"),
        ('sql(MASSES, "pragma user_version")', 1, "not authorized"),
        ("sql(MASSES, \"select load_extension('x')\")", 1, "not authorized"),
        ('sql(MASSES, "select count(*) from data a, data b, data c, data d, data e, data f, data g,'
         ' data h, data i, data j, data k, data l, data m, data n, data o")', 1, "steps"),
    ],
)  # fmt: skip
def test_what_cannot_be_computed_is_told_with_its_place(
    tables, formula, position, message, monkeypatch
):
    monkeypatch.setattr(queries, "ROUNDS", 5)
    with pytest.raises(MisfitError) as caught:
        evaluate(parse(formula), EvidenceReader(tables))
    assert caught.value.position == position
    assert message in str(caught.value)


def test_a_changed_file_is_not_read(tables):
    (tables.root / "masses.csv").write_text(CSV.replace("20", "21"), encoding="utf-8")
    with pytest.raises(MisfitError, match="changed since it was pinned"):
        evaluate(parse('at(MASSES, "mass[name=ben]")'), EvidenceReader(tables))


@pytest.mark.parametrize("path", ["../masses.csv", "/etc/hostname", "none.csv"])
def test_a_path_that_leads_out_or_nowhere_is_not_read(tables, path):
    tables.files["MASSES"]["path"] = path
    with pytest.raises(MisfitError, match="is no file of the package"):
        evaluate(parse('at(MASSES, "mass[name=ben]")'), EvidenceReader(tables))


def test_a_faulty_formula_stops_an_audit_with_its_claim_and_name(tables):
    row = {"claim_id": "C010", "name": "wrong", "method": "It is read.", "formula": "C010 +"}
    [check] = formula_checks([row])
    with pytest.raises(FormulaError, match="computations: C010 wrong: position "):
        check.function(EvidenceReader(tables))
