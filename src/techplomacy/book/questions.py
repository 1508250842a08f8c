"""Ten questions that a reader may put to the data, each answered in Python and in SQL.

A function is an answer in Python, its docstring the question; `QUERIES` has the same in SQL. A
chapter prints both beside what they give, and a test holds the answers equal.
"""

import ast
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pandas as pd

import techplomacy as tp
from claimbook.book.floats import table

SHOWN, WIDE = 5, 60
"""Rows of an answer that the page shows, and characters of a cell."""
NORDIC = ["DNK", "FIN", "ISL", "NOR", "SWE"]


def evidence_of_a_claim() -> pd.DataFrame:
    """What decides a claim, and where can it be read?"""
    rows = tp.evidence("C380").sort_values("row_key")
    return rows[["says", "value", "unit", "work_id", "url"]]


def contradicted_or_qualified() -> pd.DataFrame:
    """Which claims are contradicted or qualified, on which page, and why?"""
    failed = tp.audit().query("external in ['contradicted', 'qualified']")
    found = tp.read("claims").merge(failed, on="claim_id")
    return found[["claim_id", "page", "value", "external", "verdict_reason"]]


def nordic_ranks() -> pd.DataFrame:
    """What places did the Nordic states take in the E-Government Development Index?"""
    return tp.panel("un_egdi_rank", NORDIC, form="wide").reset_index()


def verdicts_on_vendors() -> pd.DataFrame:
    """Which verdicts rest on what a vendor says?"""
    rows = tp.evidence().query("source_class == 'vendor'")[["claim_id", "work_id", "title"]]
    return rows.drop_duplicates().sort_values(["claim_id", "work_id"])


def share_with_a_source() -> pd.DataFrame:
    """What share of the claims of each section has a source?"""
    claims = tp.read("claims")
    cited = claims["claim_id"].isin(tp.view("claims_cited")["claim_id"])
    return cited.groupby(claims["section_id"]).mean().rename("share").reset_index()


def ambassadors_by_first_year() -> pd.DataFrame:
    """How many posts of tech ambassadors began in each year?"""
    posts = tp.read("tech_ambassadors").query("kind == 'ambassador'")
    return posts.groupby("first_year").size().rename("posts").reset_index()


def verdicts_on_press_alone() -> pd.DataFrame:
    """Which verdicts rest on nothing better than the press?"""
    return tp.audit().query("source_class == 'press'")[["claim_id", "external"]]


def undecided_central_claims() -> pd.DataFrame:
    """Which claims that carry the argument could not be decided?"""
    claims = tp.view("claims_with_verdicts").query("weight == 'central' and restates.isna()")
    return claims.query("external == 'undecided'")[["claim_id", "page", "statement"]]


def what_a_page_claims() -> pd.DataFrame:
    """What does one page of the article claim?"""
    return tp.read("claims").query("page == 89")[["claim_id", "kind", "statement"]]


def what_one_work_says() -> pd.DataFrame:
    """What was read in one work, and on which claim, and to what effect?"""
    rows = tp.evidence(every=True).query("work_id == 'W158'")[["claim_id", "result", "locator"]]
    return rows.drop_duplicates().sort_values(["claim_id", "result", "locator"])


QUESTIONS: tuple[Callable[[], pd.DataFrame], ...] = (
    evidence_of_a_claim,
    contradicted_or_qualified,
    nordic_ranks,
    verdicts_on_vendors,
    share_with_a_source,
    ambassadors_by_first_year,
    verdicts_on_press_alone,
    undecided_central_claims,
    what_a_page_claims,
    what_one_work_says,
)
_PARTS = re.split(r"^-- (\w+)$", Path(__file__).with_suffix(".sql").read_text("utf-8"), flags=re.M)
QUERIES = {
    name: text.strip().removesuffix(";")
    for name, text in zip(_PARTS[1::2], _PARTS[2::2], strict=True)
}
"""The queries by the name of the function that answers the same question."""


def python_of(question: Callable[[], pd.DataFrame]) -> str:
    """Return an answer as one would type it: the lines of the function without its docstring."""
    source = dedent(inspect.getsource(question))
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    first = function.body[1].lineno - 1
    body = dedent("\n".join(source.splitlines()[first:]))
    return re.sub(r"^return ", "", body, flags=re.M).replace("NORDIC", repr(NORDIC))


def print_questions() -> None:
    """Print each question, how it is asked in both languages, and the first rows of the answer."""
    for question in QUESTIONS:
        name = question.__name__.replace("_", "-")
        print(f"### {question.__doc__} {{#sec-{name}}}\n")
        print(f"```python\n{python_of(question)}\n```\n")
        print(f"```sql\n{QUERIES[question.__name__]}\n```\n")
        answer = question().astype("object")
        caption = f"{question.__name__.replace('_', ' ').capitalize()}: {_extent(len(answer))}."
        table(answer.head(SHOWN).map(_short), name, caption)


def _extent(rows: int) -> str:
    return f"the first {SHOWN} of {rows} rows" if rows > SHOWN else "all rows"


def _short(cell: object) -> str:
    """Return what a cell of a printed table shows: long text is cut, a share has few decimals."""
    if isinstance(cell, float):
        return "" if pd.isna(cell) else f"{cell:.4g}"
    text = "" if cell is None or cell is pd.NA else str(cell)
    return f"{text[:WIDE].rstrip()}…" if len(text) > WIDE else text
