"""Each rule between tables: kept by a sound article, broken by one changed cell, at its place."""

import json
from pathlib import Path

import pandas as pd
import pytest
from small_article import article

from claimbook.faults import CODES
from claimbook.package.locate import OpenPackage
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import names
from claimbook.package.tabular.text import RawTable
from claimbook.package.validation.rules import RULES
from claimbook.starting.package import SCHEMAS

#        code                table              row field        value       row told
BREAKS = [
    ("section-span", "sections", 3, "page_last", 77, 3),
    ("section-span", "sections", 4, "page_first", 79, 4),
    ("claim-page", "claims", 2, "page", 79, 2),
    ("claim-page", "claims", 4, "page", 80, 4),
    ("claim-reason", "claims", 4, "not_checkable_reason", None, 4),
    ("claim-reason", "claims", 2, "not_checkable_reason", "judgement", 2),
    ("claim-restates", "claims", 4, "restates", "C003", 4),
    ("claim-restates", "claims", 4, "restates", "C002", 4),
    ("claim-step", "claims", 2, "value", "twice", 2),
    ("claim-step", "claims", 2, "value", None, 2),
    ("claim-step", "claims", 2, "kind", "rank", 2),
    ("claim-value", "claims", 2, "value", "96.7", 2),
    ("claim-value", "numerals", 2, "token", "96.7", 2),
    ("numeral-account", "numerals", 2, "claim_id", None, 2),
    ("numeral-account", "numerals", 3, "role", "scale", 3),
    ("list-positions", "enumerations", 3, "position", 3, 3),
    ("list-positions", "enumerations", 4, "position", 2, 4),
    ("list-positions", "enumerations", 2, "position", 0, 2),
    ("numeral-page", "numerals", 2, "page", 79, 2),
    ("numeral-page", "numerals", 5, "page", 81, 5),
    ("numeral-order", "numerals", 5, "numeral_id", "N0005", 5),
    ("numeral-order", "numerals", 2, "numeral_id", "N0000", 2),
    ("footnote-section", "numerals", 5, "section_id", "S03", 5),
    ("marker-uncited", "claim_citations", 3, "numeral_id", "N0002", 4),
    ("marker-uncited", "numerals", 2, "role", "citation-marker", 2),
    ("marker-citation", "claim_citations", 2, "citation_id", "F80-1", 2),
    ("marker-citation", "claim_citations", 2, "numeral_id", "N0001", 2),
    ("marker-citation", "claim_citations", 3, "numeral_id", "N0004", 3),
    ("marker-citation", "numerals", 3, "citation_id", None, 2),
    ("citation-work", "citations", 3, "work_id", "W001", 3),
    ("citation-work", "citations", 5, "work_id", None, 5),
    ("citation-ibid", "citations", 4, "work_id", "W002", 4),
    ("citation-ibid", "citations", 2, "kind", "ibid", 2),
    ("work-address", "works", 3, "issued", "2024", 3),
    ("work-address", "works", 4, "copy_of", None, 4),
    ("work-copy", "works", 4, "copy_of", "W003", 4),
    ("two-spellings", "works", 3, "publisher", "acme", 3),
    ("two-spellings", "works", 3, "container", "ACME", 3),
    ("two-spellings", "works", 4, "publisher", "The Acme", 4),
    ("two-spellings", "works", 6, "publisher", "Acme  ", 6),
    ("two-spellings", "creators", 4, "literal", "acme", 4),
    ("claim-period", "claims", 3, "period", "2050/1990", 3),
    ("claim-period", "claims", 3, "period", "2020-03/2020-02", 3),
    ("creator-name", "creators", 2, "family", None, 2),
    ("creator-name", "creators", 2, "literal", "Doe and Sons", 2),
    ("creator-name", "creators", 3, "given", "J.", 3),
    ("own-words", "statements", 2, "is_own_words", True, 2),
    ("own-words", "works", 4, "copy_of", None, 3),
    ("source-class", "works", 3, "source_class", "blog", 3),
    ("source-class", "indicators", 2, "source_class", "blog", 2),
    ("own-authors", "files", 2, "work_id", "W005", 2),
    ("own-authors", "observations", 3, "work_id", "W005", 3),
    ("audited-evidence", "statements", 2, "work_id", "W004", 2),
    ("audited-evidence", "observations", 3, "work_id", "W004", 3),
    ("unknown-word", "claims", 3, "weight", "heavy", 3),
    ("unknown-word", "claims", 2, "qualifier", "roughly", 2),
    ("unknown-word", "observations", 2, "qualifier", "roughly", 2),
    ("unknown-word", "statements", 2, "stance", "agrees", 2),
    ("unknown-word", "source_checks", 3, "finding", "says-so", 3),
    ("unknown-word", "open_questions", 2, "purpose", "other", 2),
]
WITHOUT_SETTINGS = OpenPackage(Path("nowhere/datapackage.json"))
BY_CODE = {code: [rule for rule in RULES if rule.code == code] for code in {r.code for r in RULES}}


def _plain(frame: pd.DataFrame) -> PlainTable:
    """Return a frame as the table that rules read: no more than the columns that they name."""
    schema = {"fields": [{"name": name, "type": "string"} for name in frame]}
    table = PlainTable(RawTable(list(frame)), schema)
    table.rows = frame.index.tolist()
    for name in frame:
        cells = frame[name].astype(object)
        table._values[name] = cells.where(frame[name].notna(), None).tolist()
    return table


def _told(code: str, tables: dict[str, pd.DataFrame]) -> list[int]:
    found = []
    for rule in BY_CODE[code]:
        given = {name: _plain(tables[name][fields]) for name, fields in rule.columns.items()}
        found += [breach.row for breach in rule.breaches(given, WITHOUT_SETTINGS)]
    return found


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_a_sound_article_keeps_the_rule(code):
    assert _told(code, article()) == []


@pytest.mark.parametrize(("code", "table", "row", "field", "value", "told"), BREAKS)
def test_a_broken_rule_is_told_at_its_row(code, table, row, field, value, told):
    tables = article()
    tables[table].loc[row, field] = value
    assert _told(code, tables) == [told]


@pytest.fixture(scope="module")
def empty():
    """The small article with nothing in any cell."""
    found = article().items()
    return {name: frame.map(lambda _: None).astype(frame.dtypes) for name, frame in found}


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_empty_cells_make_no_rule_stumble(code, empty):
    assert _told(code, {name: frame.iloc[:0] for name, frame in empty.items()}) == []
    if code != "numeral-order":
        assert _told(code, empty) == []


def test_every_rule_is_documented_and_broken_here():
    assert {code for code, *_ in BREAKS} == set(BY_CODE) <= set(CODES)
    broken = {(code, table) for code, table, *_ in BREAKS}
    assert {(rule.code, next(iter(rule.columns))) for rule in RULES} <= broken


def test_the_columns_of_every_rule_are_in_the_schemas(schemas):
    shipped = {path.stem: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    for rule in RULES:
        for table, fields in rule.columns.items():
            assert set(fields) <= set(names({**shipped, **schemas}[table])), rule.code
