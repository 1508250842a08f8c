"""Why a verdict is what it is, as a sentence that a person can read: who says what, and when."""

from collections.abc import Sequence

from claimbook.audit.outcomes import OTHERWISE, STATED, Outcome
from claimbook.audit.source_names import source_name
from claimbook.audit.tables import Row, Tables
from claimbook.audit.weighing import FAILING, Weighed, is_boast
from claimbook.quantities.rounding import TOLD
from claimbook.quantities.stating import in_units, signed
from claimbook.quantities.wording import beside, reworded
from claimbook.texts import with_noun

SHOWN = 2
"""Outcomes that are named on each side; the others are counted."""
DEGREES = {
    "leans-true": "what was read points to it and does not decide it",
    "leans-false": "what was read points away from it and does not decide it",
    "mixed": "what was read points both ways and decides nothing",
    "compatible": "what was read fits it, and would fit its opposite",
    "nothing-found": "no document that bears on it was found",
    "out-of-reach": "the work that it cites could not be read, and no other document bears on it",
}
CITED_SPEAKS = "a work that it cites speaks of it, and no statement was coded as evidence"
"""What is said in place of nothing found where a check of a cited source has found something."""
ANSWERS = {
    STATED: "On this test the claim holds",
    OTHERWISE: "On this test it fails",
    "qualifies": "On this test it holds with a limit",
    "compatible": "What is known fits",
}
"""What a check without numbers found."""
WHY_NOT = {
    "judgement": "a judgement that names no measure",
    "no-criterion": "nothing is named that a document could show to be otherwise",
    "intention": "an intention that no document states",
    "definition": "a definition",
    "prospect": "a time after the article",
    "about-itself": "the article on itself",
}


def reason(
    claim: Row, weighed: Weighed, degree: str, found: Sequence[Outcome], tables: Tables
) -> str:
    """Return the reason for the external verdict on a claim as a sentence or a few."""
    if weighed.external == "not-checkable":
        why = claim["not_checkable_reason"]
        return f"Not checkable: {WHY_NOT.get(why, why)}."
    if weighed.external == "undecided":
        return _undecided(claim, degree, found, tables)
    head = weighed.external.replace("-", " ").capitalize()
    own = {outcome.check for outcome in found}
    if any(outcome.check not in own for outcome in weighed.counted):
        head += f", as for {claim['restates']}"
    why = f"{_findings(weighed, tables)}{_limits(claim, weighed)}{_convention(weighed)}"
    return f"{head}: {why}"


def _findings(weighed: Weighed, tables: Tables) -> str:
    """Tell what the outcomes counted say, those against the claim first."""
    against = [o for o in weighed.counted if o.result in {"qualifies", "fails"}]
    upheld = [o for o in weighed.counted if o not in against]
    texts = _side(against, tables)
    if upheld:
        texts += [f"On the other side: {t}" if against else t for t in _side(upheld, tables)[:1]]
        texts += [] if against else _side(upheld, tables)[1:]
    return " ".join(texts)


def _side(side: Sequence[Outcome], tables: Tables) -> list[str]:
    telling = sorted(side, key=lambda outcome: _plainness(outcome, tables))
    texts = [_sentence(outcome, tables) for outcome in telling[:SHOWN]]
    more = len(side) - SHOWN
    return [*texts, f"{more} more say{'s' if more == 1 else ''} so."] if more > 0 else texts


def _plainness(outcome: Outcome, tables: Tables) -> tuple[bool, ...]:
    """Return what ranks the outcomes of one side: dated, disinterested, without a note, first."""
    if outcome.kind == "computed":
        return (False, outcome.is_interested, False)
    row = tables.statement(outcome.claim_id, outcome.check)
    return (not row.get("date"), outcome.is_interested, bool(row.get("note")))


def _sentence(outcome: Outcome, tables: Tables) -> str:
    right = tables.corrections
    names = list(dict.fromkeys(source_name(w, tables.works, right) for w in outcome.works))
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    where = f" ({'; '.join(names[:SHOWN])}{more})." if names else "."
    return f"{_finding(outcome, tables).rstrip('.')}{where}"


def _finding(outcome: Outcome, tables: Tables) -> str:
    if outcome.kind == "coded":
        return outcome.found
    if outcome.claimed == STATED:
        return f"{outcome.method} {ANSWERS.get(outcome.found, outcome.found)}"
    claim = tables.claims[outcome.claim_id]
    found = beside(outcome.found, outcome.claimed, claim["unit"])
    is_same = found == reworded(outcome.claimed, claim["unit"])
    article = "the " if claim["qualifier"] == "top" else ""
    stated = ", as stated" if is_same else f"; the article has {article}{in_units(claim)}"
    return f"{outcome.method} This gives {signed(found, claim['unit'])}{stated}"


def _limits(claim: Row, weighed: Weighed) -> str:
    """Say what a reader has to know of the voices: a party alone, or a part that failed."""
    if weighed.external == "attested":
        return " Only the party itself says so."
    if weighed.external in FAILING and is_boast(claim) and _has_praise(weighed):
        return " What upholds it is the word of the party on itself."
    return ""


def _convention(weighed: Weighed) -> str:
    """Say where the result of an outcome that counts depends on how one rounds."""
    hung = dict.fromkeys(o.convention for o in weighed.counted if o.convention)
    return "".join(f" {TOLD[each]}" for each in hung)


def _has_praise(weighed: Weighed) -> bool:
    return any(o.is_interested and o.result == "holds" for o in weighed.counted)


def _undecided(claim: Row, degree: str, found: Sequence[Outcome], tables: Tables) -> str:
    stated = len(tables.statements.get(claim["claim_id"], ()))
    computed = sum(o.question == "external" and o.kind == "computed" for o in found)
    documents = stated + computed
    read = f" ({with_noun(documents, 'row')} read)" if documents else ""
    checked = {row["finding"] for row in tables.source_checks.get(claim["claim_id"], ())}
    is_told = degree == "nothing-found" and not checked <= {"silent", "unreachable"}
    return f"Undecided: {CITED_SPEAKS if is_told else DEGREES[degree]}{read}."
