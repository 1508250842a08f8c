"""Faults of the record: verdicts and outcomes that are not what the tables give when recomputed.

Where the code of a check is not there (left out since it is not trusted, or not exported), its
recorded outcome is taken as it is, and the verdict has still to follow from it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, TypeAlias, cast

from claimbook.audit.outcomes import Outcome, all_checks, outcomes
from claimbook.audit.record import COLUMNS, READ, outcome_row
from claimbook.audit.tables import Row, Tables, load_tables, rows
from claimbook.audit.verdicts import OPEN, by_claim, judge_all, verdict_of, weigh_all
from claimbook.faults import Fault
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import Location

AUDITED = {"claims", "works", "statements", "verdicts"}
"""Tables without which nothing is recorded that could be recomputed."""
QUESTIONS = "open_questions"
Key: TypeAlias = tuple[str, str]
"""Claim and check of an outcome."""
ADVICE = "; `audit --record` records it anew"


def record_faults(package: Location | None = None) -> Iterator[Fault]:
    """Yield a fault for each recorded verdict or outcome that differs from what the tables give.

    A package in which no verdict is recorded yet has none to deny.
    """
    resources = load_descriptor(package).resources
    if QUESTIONS in resources:
        yield from _settled(rows(QUESTIONS, package), package, resources[QUESTIONS].path)
    recorded = rows("verdicts", package)
    if not recorded or not resources.keys() >= AUDITED:
        return
    tables, answers = load_tables(package), rows("outcomes", package)
    silent = _without_code(answers, tables)
    found = [*outcomes(package), *silent]
    if "outcomes" in resources:
        yield from _outcome_faults(answers, found, tables, resources["outcomes"].path)
    for name in READ:
        if name in resources:
            yield from _reading_faults(name, found, tables, resources[name].path)
    yield from _verdict_faults(recorded, found, tables, resources["verdicts"].path)


def _settled(questions: Iterable[Row], package: Location | None, path: str) -> Iterator[Fault]:
    """Yield a fault for each question on a verdict that is decided by now."""
    verdicts = verdict_of(package)
    for number, row in enumerate(questions, start=2):
        external = verdicts[row["claim_id"]].external
        if row["purpose"] == "verdict" and external not in OPEN:
            message = f"the verdict is {external}: nothing is open on it"
            yield Fault("settled", path, number, "claim_id", row["claim_id"], message)


def _without_code(recorded: Iterable[Row], tables: Tables) -> list[Outcome]:
    """Return the recorded outcomes of checks whose code is not there."""
    known = {(each.claim_id, each.name) for each in all_checks(tables)}
    works = _listed("outcome_works", "work_id", tables.package)
    read = _listed("outcome_rows", "key", tables.package)
    parts = _listed("outcome_parts", "part", tables.package)
    return [
        _recorded(row, works[_key(row)], read[_key(row)], parts[_key(row)])
        for row in recorded
        if row["kind"] == "computed" and _key(row) not in known
    ]


def _key(row: Row) -> Key:
    return row["claim_id"], row["check"]


def _recorded(row: Row, works: Iterable[Row], read: Iterable[Row], parts: Iterable[Row]) -> Outcome:
    """Return an outcome as it is recorded; what is not recorded, as its method, is empty."""
    texts = {name: cast(Any, row.get(name) or "") for name in COLUMNS}
    return Outcome(
        texts["claim_id"],
        texts["check"],
        texts["question"],
        texts["kind"],
        "",
        texts["claimed"],
        texts["found"],
        texts["result"],
        texts["basis"],
        texts["source_class"],
        tuple(each["work_id"] for each in works),
        tuple((each["table"], each["key"]) for each in read),
        is_interested=bool(texts["is_interested"]),
        extent=texts["extent"] or "whole",
        parts=tuple(str(each["part"]) for each in parts),
    )


def _listed(name: str, field: str, package: Location | None) -> dict[Key, list[Row]]:
    """Return the rows of a table on outcomes by claim and check."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows(name, package):
        if row[field] is not None:
            found[row["claim_id"], row["check"]].append(row)
    return found


def _outcome_faults(
    recorded: Iterable[Row], found: Iterable[Outcome], tables: Tables, path: str
) -> Iterator[Fault]:
    known = by_claim(found)
    counted = {each for every in weigh_all(tables, known).values() for each in every.counted}
    now = {(o.claim_id, o.check): _known(o, o in counted) for each in known.values() for o in each}
    for number, row in enumerate(recorded, start=2):
        key = (row["claim_id"], row["check"])
        if key in now:
            yield from _difference(row, now.pop(key), path, number)
        else:
            message = f"nothing in the package gives it{ADVICE}"
            yield Fault("recorded", path, number, "check", row["check"], message)
    for claim_id, name in now:
        message = f"its outcome {name} is not recorded{ADVICE}"
        yield Fault("recorded", path, None, "claim_id", claim_id, message)


def _reading_faults(
    name: str, found: Iterable[Outcome], tables: Tables, path: str
) -> Iterator[Fault]:
    """Yield a fault for each row, work or part that an outcome is said to have, and has not."""
    now = {(o.claim_id, o.check, *each) for o in found for each in _readings(name, o, tables)}
    for number, row in enumerate(rows(name, tables.package), start=2):
        key = tuple(map(str, row.values()))
        if key not in now:
            message = f"its outcome does not read it{ADVICE}"
            yield Fault("recorded", path, number, list(row)[-1], key[-1], message)
        now.discard(key)
    for claim_id, check, *read in sorted(now):
        message = f"{check} reads {' '.join(read)}, which is not recorded{ADVICE}"
        yield Fault("recorded", path, None, "claim_id", claim_id, message)


def _readings(name: str, outcome: Outcome, tables: Tables) -> Iterable[tuple[str, ...]]:
    """Return what an outcome has in a table; what is taken from the record has its rows keyed."""
    is_keyed = name == "outcome_rows" and not outcome.method
    return outcome.rows if is_keyed else READ[name][1](outcome, tables)


def _known(outcome: Outcome, is_counted: bool) -> dict[str, str]:
    """Return what can be said of an outcome: without its code, whether it is counted."""
    row = outcome_row(outcome, is_counted)
    return row if outcome.method else {"is_counted": row["is_counted"]}


def _verdict_faults(
    recorded: Iterable[Row], found: Iterable[Outcome], tables: Tables, path: str
) -> Iterator[Fault]:
    now = {each.claim_id: asdict(each) for each in judge_all(tables, found)}
    wordless = {each.claim_id for each in found if not each.method}
    for number, row in enumerate(recorded, start=2):
        claim_id = row["claim_id"]
        wanted = now.pop(claim_id)
        if wordless & {claim_id, tables.claims[claim_id]["restates"]}:
            del wanted["verdict_reason"]
        yield from _difference(row, wanted, path, number)
    for claim_id in now:
        message = f"no verdict on it is recorded{ADVICE}"
        yield Fault("recorded", path, None, "claim_id", claim_id, message)


def _difference(
    recorded: Row, now: Mapping[str, object], path: str, number: int
) -> Iterator[Fault]:
    """Yield one fault for a row, whatever in it differs."""
    other = [name for name in now if name in recorded and _text(recorded[name]) != _text(now[name])]
    if other:
        cells, texts = (", ".join(_text(row[name]) for name in other) for row in (recorded, now))
        message = f"recomputed it is {texts or 'empty'}{ADVICE}"
        yield Fault("recorded", path, number, ", ".join(other), cells, message)


def _text(cell: object) -> str:
    """Return a cell as it stands in a file, however it is typed."""
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
