"""Problems placed where the manuscript prints the claim, so that an editor can point there."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from claimbook.census.comparison import census_of
from claimbook.lint.problems import Problem
from claimbook.lint.records import NUMERALS, rows
from claimbook.package.locate import OpenPackage


def at_manuscript(found: Iterable[Problem], package: OpenPackage, text: Path) -> list[Problem]:
    """Return the problems, those of a claim that the text prints at the line where it does.

    Raises:
        CopyUnreadableError: The text cannot be read.
        NoArticleError: It does not hold the article.
    """
    census = census_of(text, package)
    lines = {
        census.ledger[i].numeral_id: census.lines[census.copy[link.numerals[0]].line].number
        for link in census.links
        for i in link.entries
    }
    first: dict[str, int] = {}
    for _, row in rows(package.root, NUMERALS):
        if row["claim_id"] and row["numeral_id"] in lines:
            first.setdefault(row["claim_id"], lines[row["numeral_id"]])
    return [
        replace(each, file=text.as_posix(), line=first[each.claim_id])
        if each.claim_id in first and each.file.startswith("data/article")
        else each
        for each in found
    ]
