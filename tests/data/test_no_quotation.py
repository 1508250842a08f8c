"""The wording of the article is nowhere in the repository: no run of eight of its words.

Free of this are records as printed (titles, names, items of lists), by field; a run that is part
of such a record may stand anywhere, as in the bibliography. Addresses and identifiers are no words.
"""

import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from claimbook.census.excerpt import cut
from claimbook.census.source import read_copy
from claimbook.lint.wording import RECORDS, RUN, runs, words
from csv_tables import rows_of, table

pytestmark = pytest.mark.slow

TITLE = 5
"""Words from which on a title is a name that cannot be a coincidence."""
EXEMPT = RECORDS | {"second_codings": {"subject"}}
EXEMPT_ANYWHERE = {"name", "title", "title_original"}


@cache
def titles():
    """Return the titles of works as words, the longest first; a name may be printed anywhere."""
    works = table(Path(__file__).parents[2], "works")
    found = {" ".join(words(row["title"])) for row in works}
    return sorted((t for t in found if t.count(" ") >= TITLE - 1), key=len, reverse=True)


def unnamed(text):
    """Return the words of a text in which each title of a work is one sign that nothing equals."""
    joined = f" {' '.join(words(text))} "
    for title in titles():
        joined = joined.replace(f" {title} ", " * ")
    return joined.split()


def exempt_columns(table):
    return EXEMPT.get(table, set()) | EXEMPT_ANYWHERE


def cells(path):
    """Yield for each cell of a table whether it is exempt, and its text."""
    for row in rows_of(path):
        for column, cell in row.items():
            yield column in exempt_columns(path.stem), str(cell or "")


def creators(path):
    """Return the names of who made each work, in order."""
    names = defaultdict(list)
    for row in rows_of(path.with_name("creators.csv")):
        names[row["work_id"]].append(f"{row['literal']}{row['family']} {row['given']}")
    return {work: " ".join(made) for work, made in names.items()}


def printed_records(path):
    """Yield the exempt cells of a table, and whole records in the order of a bibliography."""
    yield from (cell for is_exempt, cell in cells(path) if is_exempt)
    if path.stem == "works":
        makers = creators(path)
        for row in rows_of(path):
            shown = [row.get(name) or "" for name in ("issued", "title", "container", "publisher")]
            yield " ".join([makers.get(row["work_id"], ""), *shown])


def texts(path):
    """Yield what must be free of quotation: the cells of a data table, or the whole of a file."""
    try:
        content = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    if path.suffix == ".csv" and "data" in path.parts:
        yield from (cell for is_exempt, cell in cells(path) if not is_exempt)
    else:
        yield content


def quotations(path, forbidden):
    """Return the runs of a file that are the article's."""
    found = set()
    for text in texts(path):
        if hits := runs(text) & forbidden:
            left = unnamed(text)
            kept = {tuple(left[n : n + RUN]) for n in range(len(left) - RUN + 1)}
            found |= {" ".join(run) for run in hits & kept}
    return found


@pytest.fixture(scope="module")
def tracked(root):
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, encoding="utf-8"
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: there is no list of the files of the repository")
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


@pytest.fixture(scope="module")
def tables(root):
    return sorted((root / "data").rglob("*.csv"))


@pytest.fixture(scope="module")
def article(article_path, root):
    [title] = [w["title"] for w in table(root, "works") if w["source_class"] == "audited"]
    return cut(read_copy(article_path), title).text


@pytest.fixture(scope="module")
def forbidden(article, tables):
    return runs(article) - {
        run for path in tables for c in printed_records(path) for run in runs(c)
    }


@pytest.fixture(scope="module")
def passage(article, forbidden):
    """A run of nine words of the article, as a list: two forbidden runs, one after the other."""
    found = words(article)
    nines = (found[n : n + RUN + 1] for n in range(len(found) - RUN))
    return next(
        nine for nine in nines if {tuple(nine[:-1]), tuple(nine[1:])} <= forbidden and all(nine)
    )


def test_nothing_is_quoted(tracked, forbidden):
    found = {str(path): sorted(quotations(path, forbidden)) for path in tracked}
    assert {path: run for path, run in found.items() if run} == {}


def test_items_of_lists_are_names(root):
    items = [row["item"] for row in table(root, "enumerations")]
    assert [item for item in items if len(words(item)) > 2 * RUN] == []


def test_most_of_the_article_is_forbidden(article, forbidden):
    assert len(forbidden) > 0.9 * len(runs(article))


@pytest.mark.parametrize(
    "disguise",
    [
        " ".join,
        "\n".join,
        lambda run: " ".join(run).upper(),
        lambda run: "“" + ", ".join(run) + "”",
        lambda run: "—".join(run),
        lambda run: "**" + "** _".join(run),
        lambda run: f"word {' '.join(run)} https://example.org/{'-'.join(run)}",
        lambda run: " https://example.org/a ".join(run),
    ],
)
def test_a_planted_run_is_found(tmp_path, passage, forbidden, disguise):
    file = tmp_path / "note.md"
    file.write_text(f"Some words before. {disguise(passage[:RUN])} and after.", encoding="utf-8")
    assert quotations(file, forbidden)


def test_seven_words_are_no_run(tmp_path, passage, forbidden):
    file = tmp_path / "note.md"
    file.write_text(f"{' '.join(passage[: RUN - 1])} otherwise", encoding="utf-8")
    assert not quotations(file, forbidden)


def test_an_address_is_no_run(tmp_path, passage, forbidden):
    file = tmp_path / "note.md"
    file.write_text(f"see https://example.org/{'-'.join(passage)} there", encoding="utf-8")
    assert not quotations(file, forbidden)


@pytest.mark.parametrize(
    ("table", "column", "is_found"),
    [("claims", "statement", True), ("works", "note", True), ("works", "title", False)],
)
def test_fields_are_exempt_by_name(tmp_path, passage, forbidden, table, column, is_found):
    file = tmp_path / "data" / f"{table}.csv"
    file.parent.mkdir()
    file.write_text(f"key,{column}\n1,{' '.join(passage)}\n", encoding="utf-8")
    assert bool(quotations(file, forbidden)) is is_found
