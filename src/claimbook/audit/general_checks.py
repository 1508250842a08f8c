"""Checks that apply to every claim of a form: the length of a list, the value of a restatement."""

from collections.abc import Callable
from functools import partial

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Check, Found, first_paragraph
from claimbook.audit.tables import Row, Tables
from claimbook.quantities.interval import Interval
from claimbook.quantities.printed import parse


def list_length(claim_id: str, t: EvidenceReader) -> Found:
    """The items that the article lists are counted."""
    return Interval.point(len(t.items(claim_id)))


def restated_value(claim_id: str, t: EvidenceReader) -> Found:
    """The value is read where the article states it in the body."""
    return t.stated(t.claim(claim_id)["restates"])


def general_checks(tables: Tables) -> list[Check]:
    """Return a check for each claim that prints the length of its list or restates a number."""
    lists = [
        _check(claim_id, list_length)
        for claim_id, row in tables.claims.items()
        if claim_id in tables.enumerations and _is_number(row, tables)
    ]
    restatements = [
        _check(claim_id, restated_value)
        for claim_id, row in tables.claims.items()
        if row["restates"]
        and _is_number(row, tables)
        and _is_number(tables.claims[row["restates"]], tables)
    ]
    return lists + restatements


def _is_number(row: Row, tables: Tables) -> bool:
    return parse(row["value"] or "", tables.article.decimal) is not None


def _check(claim_id: str, rule: Callable[[str, EvidenceReader], Found]) -> Check:
    return Check(claim_id, rule.__name__, first_paragraph(rule), partial(rule, claim_id))
