"""Asks `validate` and frictionless about made faults, many rows of one table at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from battery.damages import Damage
from battery.faults import Made, batches
from battery.sample import Sample
from claimbook.errors import TechplomacyError
from claimbook.validating import validate


class Judged(NamedTuple):
    """A made fault, and whether it was told."""

    fault: Made
    is_noticed: bool
    by_frictionless: bool


def judge(sample: Sample, faults: Iterable[Made], frictionless: bool = False) -> Iterator[Judged]:
    """Ask about faults in cells; ours must be told with code, file, row and field.

    For frictionless any fault of the cell will do, or of its row where the cell belongs to a key.

    Faults of one batch are in rows that do not depend on each other, in all tables at once.
    """
    by_table: dict[str, list[Made]] = defaultdict(list)
    for fault in faults:
        by_table[fault.table].append(fault)
    for batch in zip_longest(*map(batches, by_table.values()), fillvalue=()):
        yield from _judge_batch(sample, list(chain(*batch)), frictionless)


def _judge_batch(sample: Sample, batch: list[Made], frictionless: bool) -> Iterator[Judged]:
    changed = sample.part(*{fault.table: None for fault in batch})
    for fault in batch:
        changed.rows[fault.table][fault.row] |= fault.cells
    with TemporaryDirectory() as folder:
        package = changed.write(Path(folder))
        told = validate(package)
        second = set(_second(package)) if frictionless else set()
    places = set(zip(told["file"], told["code"], told["row"], told["field"], strict=True))
    for fault in batch:
        file, row = f"data/{fault.table}.csv", fault.place[1]
        named: set[str | None] = {*fault.cells}
        if named & _of_keys(sample.schemas[fault.table]):
            named.add(None)
        by_frictionless = any((file, row, field) in second for field in named)
        yield Judged(fault, (file, *fault.place) in places, by_frictionless)


def _of_keys(schema: dict[str, Any]) -> set[str]:
    """Return the fields of all keys: of a fault of a key frictionless names the row alone."""
    keys = [schema.get("primaryKey", []), *schema.get("uniqueKeys", [])]
    keys += [key["fields"] for key in schema.get("foreignKeys", [])]
    return {field for key in keys for field in key}


def _second(package: Path) -> Iterator[tuple[str, int | None, str | None]]:
    """Yield where frictionless finds a fault: file, row, and field where it is one of a cell."""
    from claimbook.package.validation.frictionless_check import second_opinion

    for fault in second_opinion(package):
        yield fault.file, fault.row, fault.field


class Seen(NamedTuple):
    """A damage, what `validate` said of it, and what frictionless did.

    Attributes:
        damage: The damage.
        codes: The codes under which it is told; ``error`` where there is one line in place of a
            list; empty where nothing is told.
        other: What frictionless said, empty where it was not asked or said nothing.
    """

    damage: Damage
    codes: tuple[str, ...]
    other: str


def look(sample: Sample, found: Iterable[Damage], frictionless: bool = False) -> Iterator[Seen]:
    """Ask about damaged packages."""
    usual: dict[tuple[str, ...], set[str]] = {}
    for damage in found:
        names = tuple(damage.package.rows)
        if names not in usual:
            usual[names] = set(_ask(sample.part(*names))[0])
        codes, other = _ask(damage.package, frictionless)
        yield Seen(damage, tuple(sorted(set(codes) - usual[names])), other)


def _ask(package: Sample, frictionless: bool = False) -> tuple[tuple[str, ...], str]:
    with TemporaryDirectory() as folder:
        place = package.write(Path(folder))
        try:
            codes = tuple(validate(place)["code"])
        except TechplomacyError as error:
            codes = (f"error: {error.code}",)
        return codes, _other(place) if frictionless else ""


def _other(place: Path) -> str:
    from claimbook.package.validation.frictionless_check import second_opinion

    return next((fault.message for fault in second_opinion(place)), "")
