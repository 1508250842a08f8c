"""The audit once more after a change: only what read what changed is computed anew.

Each step (a check, the stances on a claim, the weighing, the verdict) runs on tables that note what
is asked of them. What a step read is kept with its result, so that after a change of some rows the
results of all steps that read none of them stay.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from claimbook.audit.outcomes import Outcome, all_checks, in_order, run, stances
from claimbook.audit.tables import Tables
from claimbook.audit.verdicts import Verdict, by_claim, judge, taken_over, weigh_one

Place = tuple[str, Hashable]
"""The name of a mapping and one of its keys; `WHOLE` for all of them."""
WHOLE = None
Key = TypeVar("Key")
Held = TypeVar("Held")


@dataclass(frozen=True)
class Step:
    """The result of one step, and the places that it read."""

    result: Any
    read: frozenset[Place]


@dataclass(frozen=True)
class Audited:
    """An audit of tables.

    Attributes:
        tables: What was audited.
        steps: Its steps by what they find, and by the check or claim of which they find it.
        ran: The checks that ran for it: all, or those that read what changed.
    """

    tables: Tables
    steps: dict[str, dict[Any, Step]] = field(default_factory=dict)
    ran: frozenset[Hashable] = frozenset()

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """The verdict on each claim."""
        return {claim_id: step.result for claim_id, step in self.steps["verdict"].items()}


def audited(tables: Tables) -> Audited:
    """Audit tables, and keep what each step read."""
    return _Run(Audited(tables), tables, ()).audit()


def again(before: Audited, tables: Tables, changed: Iterable[Place]) -> Audited:
    """Audit tables that differ from those of an audit in some places.

    Args:
        before: The audit.
        tables: The tables as they are now.
        changed: Where they differ: a field of the tables, and a key of it. After a change of a
            field that has no keys nothing of the audit before is kept.
    """
    places = set(changed)
    if {name for name, _ in places} <= _keyed(tables):
        return _Run(before, tables, places).audit()
    return audited(tables)


class _Run:
    """One audit: the steps of the audit before, and the places that changed since."""

    def __init__(self, before: Audited, tables: Tables, changed: Iterable[Place]) -> None:
        self._before, self._plain = before.steps, tables
        self._changed: set[Place] = set()
        self._read: set[Place] = set()
        for place in changed:
            self._change(*place)
        noting: dict[str, Any] = {
            name: self._noting(name, getattr(tables, name)) for name in _keyed(tables)
        }
        self._tables = replace(tables, **noting)

    def audit(self) -> Audited:
        """Take each step whose result cannot be kept."""
        plain, tables = self._plain, self._tables
        claims = tables.claims
        checks = {(each.claim_id, each.name, each.part): each for each in all_checks(plain)}
        computed, ran = self._take("check", checks, lambda key: run(checks[key], tables))
        coded, _ = self._take("stances", plain.statements, lambda c: stances(c, tables))
        known = self._noting("outcomes", self._known(computed, coded))
        own, _ = self._take(
            "own", plain.claims, lambda c: weigh_one(claims[c], known.get(c, []), tables)
        )
        mine = self._noting("own", _results(own))
        passed, _ = self._take("weighed", plain.claims, lambda c: taken_over(claims[c], mine))
        weighed = self._noting("weighed", _results(passed))
        judged, _ = self._take(
            "verdict", plain.claims, lambda c: judge(claims[c], known.get(c, []), tables, weighed)
        )
        kinds = ("check", "stances", "own", "weighed", "verdict")
        steps = dict(zip(kinds, (computed, coded, own, passed, judged), strict=True))
        return Audited(plain, steps, ran)

    def _take(
        self, kind: str, units: Iterable[Any], make: Callable[[Any], Any]
    ) -> tuple[dict[Any, Step], frozenset[Hashable]]:
        """Return a step for each unit, and the units whose step was taken anew."""
        before, steps, taken = self._before.get(kind, {}), {}, set()
        for unit in units:
            step = before.get(unit)
            if step is None or not step.read.isdisjoint(self._changed):
                self._read.clear()
                result = make(unit)
                if step is None or step.result != result:
                    self._change(kind, unit)
                step = Step(result, frozenset(self._read))
                taken.add(unit)
            steps[unit] = step
        return steps, frozenset(taken)

    def _known(self, computed: dict[Any, Step], coded: dict[Any, Step]) -> dict[str, list[Outcome]]:
        """Return the outcomes of each claim, and note of which they changed."""
        for kind, key in list(self._changed):
            if kind in ("check", "stances") and key is not WHOLE:
                self._change("outcomes", key[0] if isinstance(key, tuple) else key)
        found = [step.result for step in computed.values() if step.result]
        found += [outcome for step in coded.values() for outcome in step.result]
        return by_claim(in_order(found, self._plain))

    def _change(self, name: str, key: Hashable) -> None:
        self._changed |= {(name, key), (name, WHOLE)}

    def _noting(self, name: str, held: Mapping[Key, Held]) -> _Noting[Key, Held]:
        return _Noting(name, held, self._read)


class _Noting(Mapping[Key, Held]):
    """A mapping that notes which of its keys are asked for, or that all are."""

    def __init__(self, name: str, held: Mapping[Key, Held], notes: set[Place]) -> None:
        self._name, self._held, self._notes = name, held, notes

    def __getitem__(self, key: Key) -> Held:
        self._notes.add((self._name, key))
        return self._held[key]

    def __iter__(self) -> Iterator[Key]:
        self._notes.add((self._name, WHOLE))
        return iter(self._held)

    def __len__(self) -> int:
        self._notes.add((self._name, WHOLE))
        return len(self._held)


def _keyed(tables: Tables) -> set[str]:
    """Return the fields of tables that have keys."""
    return {each.name for each in fields(tables) if isinstance(getattr(tables, each.name), Mapping)}


def _results(steps: Mapping[Any, Step]) -> dict[Any, Any]:
    return {unit: step.result for unit, step in steps.items()}
