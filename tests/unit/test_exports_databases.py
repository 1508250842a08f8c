"""The databases hold what the schemas say: keys, checks, comments, the order of lists."""

import sqlite3
from contextlib import closing

import duckdb
import pytest
from fixture_package import Draft

import techplomacy as tp
from claimbook.errors import CannotExportError, CannotQueryError


def _sqlite(folder):
    (path,) = folder.glob("*.sqlite")
    database = sqlite3.connect(path)
    database.execute("PRAGMA foreign_keys = ON")
    return closing(database)


BREAKS = {
    "primary key": "INSERT INTO things (id, grade) VALUES (1, 'low')",
    "unique": "INSERT INTO things (id, code) VALUES (9, 'k1')",
    "unique key": "INSERT INTO things (id, area, n) VALUES (9, 'aa', 1)",
    "foreign key": "INSERT INTO things (id, area) VALUES (9, 'zz')",
    "own foreign key": "INSERT INTO things (id, parent) VALUES (9, 99)",
    "required": "INSERT INTO areas (label) VALUES ('xy')",
    "minimum": "INSERT INTO things (id, n) VALUES (9, 0)",
    "maximum": "INSERT INTO things (id, n) VALUES (9, 10)",
    "exclusive minimum": "INSERT INTO things (id, x) VALUES (9, 0)",
    "exclusive maximum": "INSERT INTO things (id, x) VALUES (9, 100)",
    "earliest day": "INSERT INTO things (id, day) VALUES (9, '1999-12-31')",
    "no such day": "INSERT INTO things (id, day) VALUES (9, '2001-02-30')",
    "list": "INSERT INTO things (id, grade) VALUES (9, 'middle')",
    "boolean": "INSERT INTO things (id, flag) VALUES (9, 'maybe')",
    "type": "INSERT INTO things (id, n) VALUES (9, 'many')",
    "number": "INSERT INTO things (id, x) VALUES (9, 'x')",
}
SOUND = "INSERT INTO things VALUES (9, 'bb', 1, 3, 99.5, false, '2001-02-28', 1900, 'low', 'k9')"


@pytest.mark.parametrize("query", ["ATTACH '{}' AS other", "VACUUM INTO '{}'"])
def test_a_query_of_the_tables_reads_and_writes_no_file(query, tmp_path):
    package = Draft().write(tmp_path)
    with pytest.raises(CannotQueryError, match="attached"):
        tp.sql(query.format(tmp_path / "other.sqlite"), package=package)
    assert not (tmp_path / "other.sqlite").exists()


@pytest.fixture(scope="module")
def lengths(tmp_path_factory):
    """The package with its limits of length and pattern, which the other one lacks."""
    folder = tmp_path_factory.mktemp("lengths")
    package = Draft().write(folder)
    for form in ("sqlite", "duckdb"):
        tp.export(folder / "out", form, package=package)
    return folder / "out"


@pytest.mark.parametrize("rule", BREAKS)
def test_sqlite_holds_the_constraints(rule, exported):
    with _sqlite(exported / "sqlite") as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(BREAKS[rule])


@pytest.mark.parametrize("rule", BREAKS)
def test_duckdb_holds_the_constraints(rule, exported):
    (path,) = (exported / "duckdb").iterdir()
    with duckdb.connect(path) as database, pytest.raises(duckdb.Error):
        database.execute(BREAKS[rule])


def test_a_sound_row_is_taken(lengths):
    (path,) = lengths.glob("*.duckdb")
    with _sqlite(lengths) as database, duckdb.connect(path) as other:
        database.execute(SOUND)
        other.execute(SOUND)


@pytest.mark.parametrize("cell", ["('q', 'x', 'xx')", "('q', 'xxxxxx', 'xx')"])
def test_lengths(cell, lengths):
    (path,) = lengths.glob("*.duckdb")
    with _sqlite(lengths) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(f"INSERT INTO areas VALUES {cell}")
    with duckdb.connect(path) as other, pytest.raises(duckdb.ConstraintException):
        other.execute(f"INSERT INTO areas VALUES {cell}")


def test_duckdb_checks_patterns_as_a_whole(lengths):
    (path,) = lengths.glob("*.duckdb")
    with duckdb.connect(path) as database, pytest.raises(duckdb.ConstraintException):
        database.execute("INSERT INTO areas VALUES ('q', 'xy', 'xxyy')")


def test_sqlite_has_comments(exported):
    with _sqlite(exported / "sqlite") as database:
        (text,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'areas'").fetchone()
    assert "-- mark: Pattern (not checked): xx|yy\n" in text


def test_duckdb_orders_lists(exported):
    (path,) = (exported / "duckdb").iterdir()
    query = "SELECT DISTINCT grade FROM things WHERE grade IS NOT NULL ORDER BY grade"
    with duckdb.connect(path, read_only=True) as database:
        assert database.execute(query).fetchall() == [("low",), ("high",)]


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_faulty_tables_are_refused(form, tmp_path):
    draft = Draft()
    draft.replace("things", "1,aa,,1", "1,zz,,1")
    with pytest.raises(CannotExportError, match=r"(?i)foreign key"):
        tp.export(tmp_path / "out", form, package=draft.write(tmp_path))
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize("parent", ["2", "99"])
def test_rows_that_refer_in_a_circle_or_to_none_are_refused(parent, tmp_path):
    draft = Draft()
    draft.replace("things", "1,aa,,1", f"1,aa,{parent},1")
    message = "things: its rows refer to each other in a circle, or to none that is there"
    with pytest.raises(CannotExportError, match=message):
        tp.export(tmp_path / "out", "duckdb", package=draft.write(tmp_path))


def test_there_are_no_views_without_their_tables(exported):
    with _sqlite(exported / "sqlite") as database:
        assert database.execute("SELECT * FROM sqlite_master WHERE type = 'view'").fetchall() == []
