"""Texts of many kinds: without numbers, pages or references, in other languages, of any length."""

import tomllib

import pytest
from article_texts import article_text

from claimbook.audit.record import audit
from claimbook.package.locate import open_at, using
from claimbook.publish.exporting import export
from claimbook.validating import validate
from csv_tables import table

NONE = "# An essay without figures\n\nNothing here counts anything at all.\n"
LONG = "# A long survey\n\n" + "\n".join(
    f"In group {chr(65 + n % 26)} there were {n + 3000} cats.\n" for n in range(1100)
)
GERMAN = article_text("schlaf.md")
MEDICAL = article_text("trial.md")


@pytest.mark.slow
@pytest.mark.parametrize(("text", "claims"), [(NONE, 0), (LONG, 1100), (GERMAN, 4), (MEDICAL, 15)])
def test_any_text_makes_a_sound_package_that_is_audited_and_exported(begin, tmp_path, text, claims):
    root = begin("a.md", text)
    faults = validate(root)
    assert faults.empty, faults.to_string()
    with using(open_at(root)):
        assert list(audit()["claim_id"]) == [f"C{n:03d}" for n in range(1, claims + 1)]
    assert export(tmp_path / "out", "sqlite", package=root)


def test_a_text_with_decimal_commas_is_read_so(begin):
    root = begin("a.md", GERMAN)
    settings = tomllib.loads((root / "article.toml").read_text("utf-8"))
    assert settings["article"]["decimal"] == ","
    told = [(r["value"], r["unit"], r["step"]) for r in table(root, "claims")]
    assert told == [
        ("1.234", "", "1"), ("37,5", "percent", "0.1"), ("−1,25", "°C", "0.01"),
        ("12,40", "eur", "0.01"),
    ]  # fmt: skip
    assert table(root, "citations")[0]["marker"] == "Müller 2019"
    assert [r["citation_id"] for r in table(root, "claim_citations")] == ["R01"]


def test_numbers_of_medicine_are_drafted_with_sign_power_unit_and_qualifier(begin):
    root = begin("a.md", MEDICAL)
    drafted = {r["value"]: r for r in table(root, "claims")}
    told = ("unit", "qualifier", "step", "kind")
    expected = {
        "22.4": ["min", "", "0.1", "quantity"],
        ".003": ["", "", "0.001", "quantity"],
        "0.001": ["", "under", "0.001", "quantity"],
        "−3.2": ["points", "", "0.1", "quantity"],
        "3.5e-4": ["mol", "", "1e-05", "quantity"],
        "6.02 × 10^23": ["molecules", "", "1000000000000000000000", "quantity"],
        "15": ["percent", "", "1", "quantity"],
        "40": ["", "at-least", "1", "quantity"],
        "1.2 billion": ["usd", "", "100000000", "quantity"],
        "1/3": ["", "", "", "quantity"],
        "2": ["", "", "", "rank"],
    }
    assert {value: [drafted[value][key] for key in told] for value in expected} == expected
    roles = {r["token"]: r["role"] for r in table(root, "numerals")}
    assert [roles[t] for t in ("23", "billion", "30", "2018")] == [
        "scale", "scale", "date", "citation-marker"
    ]  # fmt: skip


def test_an_article_in_html_has_no_pages_and_is_anchored_by_paragraph(begin):
    html = (
        "<html><body><h1>Bees</h1><h2>Results</h2><p>First.</p><p>Over 300 bees.</p></body></html>"
    )
    [claim] = table(begin("a.html", html), "claims")
    assert (claim["page"], claim["anchor"], claim["qualifier"]) == ("", "p2", "over")


def test_a_numeral_that_is_set_aside_needs_a_reason(begin):
    root = begin("a.md", GERMAN)
    path = root / "data/article/numerals.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("value,C001,,", "value,,,an example"), "utf-8")
    assert "numeral-account" not in set(validate(root)["code"])
    path.write_text(text.replace("value,C001,,", "value,,,"), "utf-8")
    assert "numeral-account" in set(validate(root)["code"])
