"""What a verdict leaves open."""

from collections.abc import Iterator

from claimbook.audit.verdicts import OPEN, Verdict

CITED = {
    "no-source": "that a work which it cites says so",
    "unchecked": "that the cited work says so: it was not looked up",
    "silent": "that the cited work says so: it is silent",
    "unreachable": "that the cited work says so: it could not be read",
    "supports-part": "that the cited work says all of it",
}
BASES = {
    "own-data": "that data other than the article's own give it",
    "cited": "that anything else than the works cited for it says so",
    "cited-elsewhere": "that anything else than works that the article cites says so",
}


def unestablished(verdict: Verdict) -> str:
    """Return what is not established of a claim, in words; empty if nothing of it is open."""
    return "; ".join(_open(verdict))


def _open(verdict: Verdict) -> Iterator[str]:
    if verdict.external in OPEN:
        yield "whether it is so"
    elif verdict.external == "attested":
        yield "that anybody but the party says so"
    if verdict.internal == "untestable":
        yield "whether it agrees with the rest of the article"
    if verdict.cited in CITED:
        yield CITED[verdict.cited]
    if verdict.basis in BASES:
        yield BASES[verdict.basis]
