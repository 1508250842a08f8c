"""A stranger's way from a text to a book and an archive, with the engine alone, and an example."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from hidden_study import ROOT, Claimbook, lay_out

from csv_tables import edit, rows_of

pytestmark = pytest.mark.slow

TEXT = """\
# Bees of two gardens

## Results

In spring 120 bees lived in the garden, of which 45 were red [1]. The other 70 were grey.

## References

[1] Smith, J. (2018). Bees and flowers. Journal of Bees 3, 1-9. https://doi.org/10.1000/abc
"""
SAID = {
    "120": "The garden had 120 bees.",
    "45": "There were 45 red bees.",
    "70": "There were 70 grey bees.",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return lay_out(tmp_path_factory.mktemp("engine"))


def describe_claims(rows):
    return [row | {"statement": SAID[row["value"]]} for row in rows if row["value"] in SAID]


def set_aside(rows):
    """Let each numeral belong to a claim that was kept, or have a reason."""
    kept = [row for row in rows if row["token"] in SAID]
    others = [row for row in rows if row not in kept and not row["citation_id"]]
    for row in others:
        row |= {"claim_id": "", "role": "idiom", "reason": "it states nothing"}
    return rows


def author(root: Path) -> None:
    """Fill the drafted package: claims in own words, a formula, and what a document says."""
    edit(root / "data/article/claims.csv", describe_claims)
    edit(root / "data/article/numerals.csv", set_aside)
    edit(
        root / "data/article/works.csv",
        lambda rows: [
            row
            | {"note": "", "source_class": row["source_class"].replace("private", "peer-reviewed")}
            for row in rows
        ],
    )
    for name, begun, now in (
        ("article.toml", '"Who audits"', '"Ada Alm", "Bo Ek"'),
        ("paper/article.qmd", "Here you write", "This is"),
    ):
        text = (root / name).read_text("utf-8")
        (root / name).write_text(text.replace(begun, now), "utf-8")
    claims = {row["value"]: row["claim_id"] for row in rows_of(root / "data/article/claims.csv")}
    edit(
        root / "data/evidence/computations.csv",
        lambda _: [
            {
                "claim_id": claims["70"],
                "name": "the_rest",
                "method": "Red bees are taken from all bees.",
                "formula": f"{claims['120']} - {claims['45']}",
            }
        ],
    )
    edit(
        root / "data/evidence/statements.csv",
        lambda _: [
            {
                "statement_id": "E001",
                "claim_id": claims["45"],
                "stance": "supports",
                "statement": "The paper counts forty-five red bees.",
                "work_id": "W002",
                "locator": "p. 4",
                "seen_via": "own-copy",
            }
        ],
    )


def test_the_study_is_hidden(engine, tmp_path):
    hidden = Claimbook(engine, tmp_path)
    assert "No module named 'techplomacy'" in hidden.python("import techplomacy").stderr
    where = hidden.python("import claimbook; print(claimbook.__file__)").stdout
    assert Path(where.strip()).is_relative_to(engine)


def test_from_a_text_to_a_book_and_an_archive(engine, tmp_path):
    (tmp_path / "bees.md").write_text(TEXT, "utf-8")
    Claimbook(engine, tmp_path)("init bees --text bees.md")
    root = tmp_path / "bees"
    run = Claimbook(engine, root)
    assert "drafted" in run("lint --record", status=1)
    author(root)
    run("seal")
    assert "0 errors, 0 warnings" in run("validate")
    told = run("audit --record")
    assert "1 confirmed" in told
    run("seal")
    assert "0 errors, 0 warnings" in run("validate")
    shown = run("show C004")
    assert "inconsistent" in shown
    assert "120" in shown or "75" in shown
    assert "inconsistent" in run("lint", status=1)  # the policy names it, and it is so
    assert "0 problems" in run(
        "lint --record --policy drafted,unaccounted,stale,gone --text ../bees.md"
    )
    assert "Smith, J. (2018)" in run("cite C003")
    run("export ../out --format sqlite")
    with sqlite3.connect(tmp_path / "out/bees.sqlite") as base:
        assert base.execute("select count(*) from claims").fetchone() == (3,)
    run("render --trust")
    assert "Ada Alm, Bo Ek" in (root / "_book/index.html").read_text("utf-8")
    assert "disagrees" in (root / "_book/paper/register.html").read_text("utf-8")
    assert (root / "_book/bees.pdf").read_bytes().startswith(b"%PDF")
    archive = run("archive build").strip().split("\n")[-1]
    assert "0 faults" in run(f"archive verify {archive}")


VERBS = (
    "validate",
    "tables",
    "describe claims",
    "show C010",
    "show claims --rows 3",
    "find bill",
    "timeline",
    "evidence C013",
    "audit",
    "lint",
    "stale",
    "cite",
    "cite C013 --format bibtex",
    "audit --format prov",
    "audit --format claimreview --base-url https://example.org/",
    "seal",
    "render --trust",
    "export ../csv --format csv",
    "export ../xlsx --format xlsx",
    "archive build",
)


def test_every_verb_works_on_the_example(engine, tmp_path):
    left = shutil.ignore_patterns("_book", "dist", "figures", "scripts", "styles")
    root = shutil.copytree(ROOT / "examples/penguins", tmp_path / "penguins", ignore=left)
    run = Claimbook(engine, root)
    sealed = (root / "datapackage.json").read_bytes()
    told = {verb: run(verb) for verb in VERBS}
    assert "0 errors, 0 warnings" in told["validate"]
    assert "0 problems" in told["lint"]
    assert "Horst" in told["cite"]
    assert (root / "datapackage.json").read_bytes() == sealed
    assert (root / "_book/penguins-claims.pdf").is_file()
    assert "0 faults" in run("archive verify dist/penguins-claims-0.1.0.zip")
    (root / "evidence/iris.csv").unlink()
    assert "gone" in run("validate", status=1)
