"""CONTRIBUTING, followed to the letter in a copy: what it says to edit, and what it says to run.

A claim with its list and a citation is added, then a work, a statement and observations, as its
table says, one observation of a later year and one of another state; then nothing fails. Where a
sentence of a chapter does become false, the render names the chapter and the sentence.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimbook.publish.archiving.contents import sources
from commands import ran
from csv_tables import rows_of

pytestmark = pytest.mark.slow
ROW = re.compile(r"^\| (.+?) \| (.+) \|$", re.MULTILINE)
STUDY = "tests/unit/test_panel.py"
CHAPTER = """
import sys
from pathlib import Path
from claimbook.render.book import check
from claimbook.render.run import run_chapter
book = check(Path("."))
run_chapter(book, next(each for each in book.chapters if each.path.stem == sys.argv[1]))
"""


class Copy:
    """A copy of the checkout, whose targets run the copy's own code in the Python of the tests."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        for name, path in sources(root):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        told = (folder / "CONTRIBUTING.md").read_text("utf-8")
        self.to_add = {what: where for what, where in ROW.findall(told) if what != "to add"}
        self._lay(folder / ".venv")

    def _lay(self, place: Path) -> None:
        command = "import sys; from techplomacy.command import main; main()"
        programs = {
            "python": f'"{sys.executable}"',
            "techplomacy": f"'{sys.executable}' -c '{command}'",
        }
        (place / "bin").mkdir(parents=True)
        for name, runs in programs.items():
            program = place / "bin" / name
            program.write_text(f'#!/bin/sh\nexec {runs} "$@"\n', "utf-8")
            program.chmod(0o755)
        (place / ".ready").touch()

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(self.folder / "src"), "COLUMNS": "200"}
        return ran(command, cwd=self.folder, env=environment)

    def does(self, *command: str) -> str:
        done = self.run(*command)
        assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
        return done.stdout + done.stderr

    def rows(self, name: str) -> list[dict[str, str]]:
        return rows_of(self.folder / name)

    def add(self, name: str, *rows: dict[str, str]) -> None:
        """Write rows at the end of a table; cells that are not given stay empty."""
        fields = list(self.rows(name)[0])
        with (self.folder / name).open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, fields, restval="", lineterminator="\n").writerows(rows)


def named(text: str) -> tuple[list[str], list[str]]:
    """Return the files and folders that a row of the table names, and the targets of make."""
    marked = re.findall(r"`([^`]+)`", text)
    paths = [each for each in marked if each.startswith("data/") or each.endswith(".txt")]
    return paths, [each for each in marked if each.startswith("make ")]


@pytest.fixture(scope="module")
def copy(root, tmp_path_factory):
    return Copy(root, tmp_path_factory.mktemp("a copy, ä"))


def free(rows: list[dict[str, str]], field: str) -> str:
    """Return the next free identifier of a table."""
    letter, last = rows[0][field][0], max(int(row[field][1:]) for row in rows)
    return f"{letter}{last + 1}"


@pytest.fixture(scope="module")
def added(copy):
    """The copy with the rows, as the table of CONTRIBUTING says, and its commands to be run."""
    add_claim(copy)
    paths, commands = named(copy.to_add["an observation or a statement"])
    folder, works = paths
    observations, statements = f"{folder}observations.csv", f"{folder}statements.csv"
    work = {
        "work_id": free(copy.rows(works), "work_id"),
        "csl_type": "report",
        "issued": "2026-09",
        "title": "A survey of a later year",
        "publisher": "An office of statistics",
        "url": "https://example.org/survey",
        "language": "en",
        "source_class": "statistical-office",
    }
    claim = next(row for row in copy.rows(statements) if row["stance"] == "neutral")["claim_id"]
    statement = {
        "statement_id": free(copy.rows(statements), "statement_id"),
        "claim_id": claim,
        "stance": "neutral",
        "statement": "The office says that it counted in a later year.",
        "date": "2026-09",
        "work_id": work["work_id"],
        "locator": "p. 3",
        "extent": "whole",
        "is_interested": "false",
        "seen_via": "public-file",
        "is_reread": "false",
    }
    copy.add(works, work)
    copy.add(statements, statement)
    new = observed(copy.rows(observations), copy.rows(f"{folder}indicators.csv"), work["work_id"])
    copy.add(observations, *new)
    return commands


def add_claim(copy: Copy) -> None:
    """Add a claim that lists two things and cites what the last cited claim cites."""
    (claims, recorded), _ = named(copy.to_add["a claim"])
    assert "`enumerations.csv`" in copy.to_add["a claim"]
    claim_id = free(copy.rows(claims), "claim_id")
    beside = Path(claims).parent
    claim = {
        "claim_id": claim_id,
        "section_id": "S08",
        "page": "91",
        "page_basis": "footnotes",
        "kind": "enumeration",
        "is_effect": "false",
        "statement": "Two things are listed.",
        "value": "two",
        "unit": "items",
        "weight": "supporting",
        "is_checkable": "true",
    }
    copy.add(claims, claim)
    item = {"claim_id": claim_id, "page": claim["page"]}
    items = [item | {"position": n, "item": f"thing {n}"} for n in ("1", "2")]
    copy.add(f"{beside}/enumerations.csv", *items)
    cited = copy.rows(f"{beside}/claim_citations.csv")[-1]
    copy.add(f"{beside}/claim_citations.csv", cited | {"claim_id": claim_id})
    with (copy.folder / recorded).open("a", encoding="utf-8") as file:
        file.write(f"{claim_id}\n")


def observed(
    rows: list[dict[str, str]], indicators: list[dict[str, str]], work: str
) -> list[dict[str, str]]:
    """Return Denmark in the year after the last of each indicator, and one more state in the last.

    The state comes from another indicator, with the worst value of those that are there.
    """
    new = []
    for indicator in indicators:
        found = [row for row in rows if row["indicator_id"] == indicator["indicator_id"]]
        last = max(row["year"] for row in found)
        own = next((row for row in reversed(found) if row["entity_id"] == "DNK"), None)
        if own:
            later = str(int(last) + 1)
            new.append(
                own | {"year": later, "edition": later, "published": "2026", "work_id": work}
            )
        there = {row["entity_id"] for row in found}
        other = next((each for each in ("NOR", "SGP", "TWN", "SMR") if each not in there), None)
        worst = max if indicator["better"] == "lower" else min
        at_last = [row for row in found if row["year"] == last]
        at_end = worst(at_last, key=lambda row: float(row["value"]))
        if other:
            new.append(at_end | {"entity_id": other, "work_id": work})
    return [row | {"note": ""} for row in new]


def test_what_was_added_breaks_neither_tables_nor_tests_nor_a_chapter(copy, added):
    for command in added:
        copy.does(*command.split())
    assert "0 errors, 0 warnings" in copy.does(".venv/bin/techplomacy", "validate")
    tests = copy.does(".venv/bin/python", "-m", "pytest", "-m", "not slow", "tests/data", STUDY)
    assert " passed" in tests
    copy.does(".venv/bin/python", "-c", CHAPTER, "panel")


def test_a_sentence_that_becomes_false_is_named_with_its_chapter_and_nothing_else(copy, added):
    """Here Denmark loses the first place in a survey of a later year."""
    observations = f"{named(copy.to_add['an observation or a statement'])[0][0]}observations.csv"
    ranks = [row for row in copy.rows(observations) if row["indicator_id"] == "un_egdi_rank"]
    last = max(row["year"] for row in ranks if row["entity_id"] != "DNK")
    later = str(int(last) + 10)
    places = {"1": "2", "2": "1"}
    copy.add(
        observations,
        *(
            row | {"year": later, "edition": later, "value": places.get(row["value"], row["value"])}
            for row in ranks
            if row["year"] == last
        ),
    )
    done = copy.run(".venv/bin/python", "-c", CHAPTER, "panel")
    [error] = re.findall(r"RenderError: (.*)", done.stderr, re.DOTALL)
    first, second = error.strip().split("\n")
    assert re.match(r"paper/panel\.qmd:\d+: .*Denmark first in the last survey", first)
    assert second == "began, surveys, before = panel.lead()"
