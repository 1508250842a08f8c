"""The tables that checks read, indexed by key: rows are dictionaries, an empty cell is None."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from claimbook.package.article import Article, article
from claimbook.package.caching import once_per_package
from claimbook.package.cells import Cell, observed_cells
from claimbook.package.corrections import of_works
from claimbook.package.creators import with_creators
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import Location, OpenPackage
from claimbook.package.rows import read_rows
from claimbook.package.vocabulary import AUDITED, Ranks, ranks

Row = dict[str, Any]
OPTIONAL_COLUMNS = {
    "claims": ("is_effect", "relation"),
    "indicators": ("is_interested",),
    "statements": ("leaning", "extent", "is_interested", "interest"),
    "works": ("title_en",),
}
"""Columns that a package may lack; every cell of one is then empty."""


@dataclass(frozen=True)
class Tables:
    """The tables of a package, as checks need them.

    Of the table of open questions, ``open_questions`` has those on verdicts and
    ``second_documents`` those on a second document. ``parts`` has the numbers of the parts of a
    claim, ``statement_parts`` those on which a statement bears, ``conflicts`` its disagreements
    with other claims, whichever of the two is named first, and ``own`` the tables that only this
    article has and its checks read, by their name. ``entities`` has those of which an indicator has
    values in a year, ``kinds`` the kind of each entity, ``corrections`` what is right in the
    records of works; a work has its ``creators`` and ``editors`` as names.
    """

    claims: dict[str, Row]
    works: dict[str, Row]
    citations: dict[str, Row]
    enumerations: dict[str, tuple[str, ...]]
    claim_citations: tuple[Row, ...]
    indicators: dict[str, Row]
    observations: Mapping[Cell, tuple[Row, ...]]
    entities: dict[tuple[str, int], tuple[str, ...]]
    statements: dict[str, tuple[Row, ...]]
    source_checks: dict[str, tuple[Row, ...]]
    open_questions: dict[str, Row]
    second_documents: dict[str, Row]
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    statement_parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    own: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    article: Article = field(default_factory=Article)
    kinds: dict[str, str] = field(default_factory=dict)
    computations: tuple[Row, ...] = ()
    files: dict[str, Row] = field(default_factory=dict)
    corrections: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    root: Path = Path()
    package: OpenPackage | None = field(default=None, compare=False)

    @cached_property
    def ranks(self) -> Ranks:
        """The place of each class of source; 0 is the best."""
        return ranks(self.article)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each claim in the order of the claims."""
        return {claim_id: place for place, claim_id in enumerate(self.claims)}

    @property
    def audited(self) -> Row:
        """The record of the article itself; empty if the package has none."""
        return next((row for row in self.works.values() if row["source_class"] == AUDITED), {})

    @property
    def received(self) -> str | None:
        """The day on which the article was received, where the settings name the claim of it."""
        return self._period(self.article.received)

    @property
    def accepted(self) -> str | None:
        """The day on which it was accepted; editions that came out later do not judge a claim."""
        return self._period(self.article.accepted)

    def _period(self, claim_id: str) -> str | None:
        return str(self.claims[claim_id]["period"]) if claim_id in self.claims else None

    def works_cited(self, claim_id: str) -> list[str]:
        """Return the works cited for a claim, in the order of their markers."""
        works = (self.citations[key]["work_id"] for key in self._citations.get(claim_id, ()))
        return list(dict.fromkeys(work for work in works if work))

    @cached_property
    def _citations(self) -> dict[str, tuple[str, ...]]:
        """The citations of each claim."""
        return _cells("citation_id", "claim_id")(self.claim_citations)

    def statement(self, claim_id: str, statement_id: str) -> Row:
        """Return one of the statements on a claim."""
        found = self.statements[claim_id]
        return next(row for row in found if row["statement_id"] == statement_id)

    def own_row(self, table: str, key: str) -> Row:
        """Return a row of a table that only this article has; its first column is its key."""
        return next(row for row in self.own[table] if next(iter(row.values())) == key)

    def question(self, claim_id: str) -> Row | None:
        """Return what would settle a claim; for a restatement, what would settle the restated."""
        own = self.open_questions.get(claim_id)
        return own or self.open_questions.get(self.claims[claim_id]["restates"] or "")


@once_per_package
def load_tables(package: OpenPackage) -> Tables:
    """Read the tables that checks need, once for each package; one that is absent is empty."""
    has_any = "observations" in load_descriptor(package).resources
    observations = observed_cells(package) if has_any else {}
    read = {name: rows(name, package) for tables, _ in FIELDS.values() for name in tables}
    return Tables(
        **{f: arranged(*(read[name] for name in of)) for f, (of, arranged) in FIELDS.items()},
        observations=observations,
        entities=_entities(observations),
        own={name: tuple(rows(name, package)) for name in article(package).tables},
        article=article(package),
        root=package.root,
        package=package,
    )


def rows(name: str, package: Location | None) -> list[Row]:
    """Return the rows of one table, in the order of its file; none if the package lacks it."""
    if name not in load_descriptor(package).resources:
        return []
    table = read_rows(name, package)
    lacking = dict.fromkeys(set(OPTIONAL_COLUMNS.get(name, ())) - set(table.columns))
    return [row | lacking for row in table.records()] if lacking else table.records()


def _keyed(key: str) -> Callable[[Iterable[Row]], dict[str, Row]]:
    return lambda rows: {row[key]: row for row in rows}


def _by(key: str) -> Callable[[Iterable[Row]], dict[str, tuple[Row, ...]]]:
    return partial(_grouped, key=key)


def _grouped(rows: Iterable[Row], key: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return {name: tuple(members) for name, members in found.items()}


def _cells(column: str, key: str) -> Callable[[Iterable[Row]], dict[str, tuple[str, ...]]]:
    """Return what gives the cells of one column, as text, for each value of another."""
    return lambda rows: {
        k: tuple(str(row[column]) for row in group) for k, group in _grouped(rows, key).items()
    }


def _questions(purpose: str) -> Callable[[Iterable[Row]], dict[str, Row]]:
    return lambda rows: {r["claim_id"]: r for r in rows if r["purpose"] == purpose}


def _conflicts(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    """Return the conflicts of each claim, on whichever side of one it stands."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for claim_id in filter(None, (row["claim_id"], row["other_claim_id"])):
            found[claim_id].append(row)
    return {claim_id: tuple(each) for claim_id, each in found.items()}


def _entities(cells: Iterable[Cell]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return the entities of each indicator and year, in the order of their names."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for indicator, entity, year in sorted(cells):
        found[indicator, year].append(entity)
    return {key: tuple(entities) for key, entities in found.items()}


FIELDS: dict[str, tuple[tuple[str, ...], Callable[..., Any]]] = {
    "claims": (("claims",), _keyed("claim_id")),
    "works": (("works", "creators"), lambda *read: _keyed("work_id")(with_creators(*read))),
    "citations": (("citations",), _keyed("citation_id")),
    "enumerations": (("enumerations",), _cells("item", "claim_id")),
    "claim_citations": (("claim_citations",), tuple),
    "indicators": (("indicators",), _keyed("indicator_id")),
    "statements": (("statements",), _by("claim_id")),
    "source_checks": (("source_checks",), _by("claim_id")),
    "open_questions": (("open_questions",), _questions("verdict")),
    "second_documents": (("open_questions",), _questions("second-document")),
    "parts": (("claim_parts",), _cells("part", "claim_id")),
    "statement_parts": (("statement_parts",), _cells("part", "statement_id")),
    "conflicts": (("conflicts",), _conflicts),
    "kinds": (("entities",), lambda rows: {row["entity_id"]: row["kind"] for row in rows}),
    "computations": (("computations",), tuple),
    "files": (("files",), _keyed("file_id")),
    "corrections": (("corrections",), of_works),
}
"""The fields of `Tables` that are made of rows of tables alone: which, and how arranged."""
