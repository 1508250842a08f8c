"""Outcomes: what each check computes, and what each document's coded stance amounts to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Literal

from claimbook.audit.basis import Basis, Extent, basis, of_sighting, of_statement, together
from claimbook.audit.by_claim import ByClaim
from claimbook.audit.evidence_reader import LEADING, EvidenceReader
from claimbook.audit.formulas.checks import formula_checks
from claimbook.audit.general_checks import general_checks
from claimbook.audit.registry import Check, Explained, Found, registered, shown_code
from claimbook.audit.soundness import refuse_unsound
from claimbook.audit.source_classes import original, weakest_class
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.errors import CheckError, TechplomacyError
from claimbook.package.caching import once_per_package
from claimbook.package.cells import observation
from claimbook.package.locate import Location, OpenPackage, using
from claimbook.quantities.interval import Interval, compare
from claimbook.quantities.qualifiers import LOOSE_QUALIFIER_SHARE
from claimbook.quantities.rounding import decisive_convention
from claimbook.quantities.stating import in_units
from claimbook.quantities.wording import beside

Result = Literal["holds", "by-rounding", "compatible", "qualifies", "fails"]
DECIDING = frozenset({"holds", "by-rounding", "qualifies", "fails"})
"""Results that decide; evidence that is only compatible is too coarse to decide."""
STATED, OTHERWISE = "as stated", "otherwise"
"""What stands in place of an interval where a check finds only whether something is so."""
STANCES: dict[str, Result] = {
    "supports": "holds",
    "qualifies": "qualifies",
    "contradicts": "fails",
    "names-other": "fails",
}
"""Results of the stances that decide; a silent document decides nothing."""


@dataclass(frozen=True)
class Outcome:
    """One answer to one question about one claim.

    Attributes:
        claim_id: The claim.
        check: Name of the check, or identifier of the statement.
        question: ``internal`` or ``external``.
        kind: ``computed`` by a check or ``coded`` as a stance.
        method: How it was found, in one sentence.
        claimed: What is stated, as text.
        found: What was found, as text.
        result: How the two compare.
        basis: ``article``, ``cited``, ``cited-elsewhere``, ``independent`` or ``own-data``.
        source_class: Class of the works read; of several, the lowest. Empty for the article.
        works: Works read.
        rows: Pairs of table and key, in the order of reading.
        is_own_words: Whether works that are copies speak here for themselves.
        is_interested: Whether the voice speaks of its own office, state, firm, product or rank.
        extent: How much was read of the documents: ``excerpt``, ``mixed`` or ``whole``.
        parts: Numbers of the claim's parts on which it bears; none where it bears on all.
        convention: The convention of rounding on which the result depends, if it depends on one.
    """

    claim_id: str
    check: str
    question: Literal["internal", "external"]
    kind: Literal["computed", "coded"]
    method: str
    claimed: str
    found: str
    result: Result
    basis: Basis
    source_class: str
    works: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    is_own_words: bool = False
    is_interested: bool = False
    extent: Extent | Literal[""] = "whole"
    parts: tuple[str, ...] = ()
    convention: str = ""

    def original_works(self, tables: Tables) -> tuple[str, ...]:
        """Return its works, copies replaced by their originals unless they add own words."""
        own = self.is_own_words
        return tuple(work if own else original(work, tables.works) for work in self.works)


@once_per_package
def outcomes(package: OpenPackage) -> tuple[Outcome, ...]:
    """Return every outcome, in the order of the claims.

    Raises:
        InvalidPackageError: The package is not that of the study, and contradicts itself.
    """
    return tuple(chain.from_iterable(outcomes_by_claim(package).values()))


@once_per_package
def outcomes_by_claim(package: OpenPackage) -> Mapping[str, list[Outcome]]:
    """Return the outcomes of each claim; its checks run when they are asked for.

    Raises:
        InvalidPackageError: The package is not that of the study, and contradicts itself.
    """
    if not package.is_bound:
        refuse_unsound(package)
    every = _on_each(load_tables(package))

    def of_package(claim_id: str) -> list[Outcome]:
        with using(package):  # for checks that read tables by themselves
            return every[claim_id]

    return ByClaim(every, of_package)


def outcomes_on(
    tables: Tables, loose: Fraction = LOOSE_QUALIFIER_SHARE, leading: int = LEADING
) -> tuple[Outcome, ...]:
    """Return every outcome on the tables given, in the order of the claims."""
    return tuple(chain.from_iterable(_on_each(tables, loose, leading).values()))


def _on_each(
    tables: Tables, loose: Fraction = LOOSE_QUALIFIER_SHARE, leading: int = LEADING
) -> ByClaim[list[Outcome]]:
    """Return the outcomes on each claim of the tables, found when they are asked for."""
    checks: dict[str, list[Check]] = defaultdict(list)
    for check in all_checks(tables):
        checks[check.claim_id].append(check)

    def on(claim_id: str) -> list[Outcome]:
        ran = (run(check, tables, loose, leading) for check in checks.get(claim_id, ()))
        coded = stances(claim_id, tables) if claim_id in tables.statements else ()
        return in_order([*filter(None, ran), *coded], tables)

    return ByClaim(tables.claims, on)


def in_order(found: Iterable[Outcome], tables: Tables) -> list[Outcome]:
    """Return outcomes in the order of the claims, those of each claim on the article first."""
    return sorted(
        found, key=lambda o: (tables.places[o.claim_id], o.question != "internal", o.check)
    )


def all_checks(tables: Tables) -> list[Check]:
    """Return the checks in code, the formulas and the general checks, of claims that exist."""
    coded = registered(tables.package) if tables.package else ()
    found = (*coded, *formula_checks(tables.computations), *general_checks(tables))
    return [c for c in found if c.claim_id in tables.claims]


def code_of(claim_id: str, name: str, tables: Tables) -> str:
    """Return what a check of a claim computes as a reader is shown it: a formula, or code."""
    [check] = [c for c in all_checks(tables) if (c.claim_id, c.name) == (claim_id, name)]
    return shown_code(check)


def run(
    check: Check,
    tables: Tables,
    loose: Fraction = LOOSE_QUALIFIER_SHARE,
    leading: int = LEADING,
) -> Outcome | None:
    """Run one check; None where the tables cannot tell.

    Raises:
        CheckError: It cannot be computed.
    """
    reader = EvidenceReader(tables, loose, leading)
    found, claimed, result = _computed(check, reader)
    if found is None:
        return None
    works = tuple(dict.fromkeys(reader.works_read))
    voices = [original(work, tables.works) for work in works]
    is_external = bool(works or reader.tables_read)
    return Outcome(
        check.claim_id,
        check.name,
        "external" if is_external else "internal",
        "computed",
        check.method,
        claimed,
        _said(found),
        result,
        "own-data" if _is_compiled(reader) else basis(check.claim_id, voices, tables),
        weakest_class(works, tables.works, tables.ranks),
        works,
        tuple(reader.rows_read),
        is_interested=_measures_itself(reader),
        extent=_extent(reader),
        parts=(check.part,) if check.part else (),
        convention=decisive_convention(reader.claim(check.claim_id), found, tables.article.habits),
    )


def _computed(check: Check, reader: EvidenceReader) -> tuple[Found, str, Result]:
    try:
        found = check.function(reader)
        return found, *(("", "fails") if found is None else _compare(check, reader, found))
    except TechplomacyError:
        raise
    except Exception as error:
        why = " ".join(map(str, error.args)) or type(error).__name__
        raise CheckError(f"{check.claim_id}: {check.name} cannot be computed: {why}") from error


def _said(found: Found) -> str:
    if isinstance(found, Explained):
        return found.sentence
    return STATED if found is True else OTHERWISE if found is False else str(found)


def _is_compiled(reader: EvidenceReader) -> bool:
    """Whether a check read several rows compiled here; one alone has the word of its document."""
    return sum(table in reader.tables_read for table, _ in reader.rows_read) > 1


def _measures_itself(reader: EvidenceReader) -> bool:
    """Whether each indicator that a check read is a party's figure on itself."""
    keys = [key for table, key in reader.rows_read if table == "observations"]
    read = {key.split("|")[0] for key in keys}
    indicators = reader.tables.indicators
    return bool(read) and all(indicators[each]["is_interested"] for each in read)


def _extent(reader: EvidenceReader) -> Extent | Literal[""]:
    """Return what was read of the documents of the rows that a check read."""
    tables, ways = reader.tables, []
    for table, key in reader.rows_read:
        if table == "observations":
            ways.append(observation(key, tables.observations)["seen_via"])
        elif table in tables.own:
            ways.append(tables.own_row(table, key).get("seen_via"))
    return together(map(of_sighting, ways))


def stances(claim_id: str, tables: Tables) -> tuple[Outcome, ...]:
    """Return the outcomes of what documents say on a claim; a silent one has none."""
    found = (stance(row, tables) for row in tables.statements[claim_id])
    return tuple(outcome for outcome in found if outcome)


def stance(row: Row, tables: Tables) -> Outcome | None:
    """Return the outcome of a document's stance on a claim; None for a silent document."""
    if row["stance"] not in STANCES:
        return None
    works = (row["work_id"],)
    own = bool(row["is_own_words"])
    voice = works if own else (original(row["work_id"], tables.works),)
    return Outcome(
        row["claim_id"],
        row["statement_id"],
        "external",
        "coded",
        "The document was read and its stance on the claim coded.",
        "",
        row["statement"],
        STANCES[row["stance"]],
        basis(row["claim_id"], voice, tables),
        str(tables.works[voice[0]]["source_class"]),
        works,
        (("claims", row["claim_id"]), ("statements", row["statement_id"])),
        own,
        bool(row["is_interested"]),
        of_statement(row["extent"]),
        tables.statement_parts.get(row["statement_id"], ()),
    )


def _compare(check: Check, reader: EvidenceReader, found: Found) -> tuple[str, Result]:
    if isinstance(found, Explained):
        return _compare(check, reader, found.truth)
    if isinstance(found, str):
        return STATED, found
    if not isinstance(found, Interval):
        return STATED, "holds" if found else "fails"
    claimed = reader.stated(check.claim_id)
    step = reader.claim(check.claim_id)["step"]
    grain = None if step is None else Fraction(str(step))
    return str(claimed), compare(claimed, found, grain)


def worded(outcome: Outcome, package: Location | None = None) -> tuple[str, str]:
    """Return what is stated, as it is printed, and what was found, in as many figures."""
    claim = load_tables(package).claims[outcome.claim_id]
    said = outcome.claimed if outcome.claimed == STATED else in_units(claim)
    return said, beside(outcome.found, outcome.claimed, claim["unit"])
