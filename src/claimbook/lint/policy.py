"""The policy of a package: what fails a run, and the verdicts that it names."""

from collections.abc import Collection, Iterator
from pathlib import Path

from claimbook.audit.outcomes import outcomes, worded
from claimbook.audit.verdicts import verdict_of
from claimbook.errors import TechplomacyError
from claimbook.lint import records, wording
from claimbook.lint.problems import ALWAYS, RULES, Problem
from claimbook.package.locate import OpenPackage
from claimbook.starting.seal import settings

DEFAULT = ("drafted", "unaccounted", "stale", "gone")
"""What fails a run where the settings name no policy."""


class UnknownPolicyError(TechplomacyError, ValueError):
    """A policy names what no rule finds."""

    code = "unknown-policy"


def policy(root: Path, given: str = "") -> tuple[str, ...]:
    """Return the rules whose problems fail a run.

    Args:
        root: The folder of the package.
        given: Rules separated by commas, in place of those of the settings.

    Raises:
        UnknownPolicyError: One of them is no rule.
    """
    listed = settings(root).get("policy", {}).get("fail", DEFAULT)
    named = [each.strip() for each in given.split(",")] if given else listed
    for each in named:
        if each not in RULES:
            raise UnknownPolicyError(f"no rule is called {each!r}; there are {', '.join(RULES)}")
    return (*ALWAYS, *named)


def problems(
    package: OpenPackage, rules: Collection[str], text: Path | None = None
) -> list[Problem]:
    """Return every problem of the rules given, in the order of the files."""
    root = package.root
    allowed = tuple(settings(root).get("lint", {}).get("allow", ()))
    found = [
        *(wording.quotations(root, text) if text else ()),
        *wording.typed(root, allowed),
        *records.identifiers(root),
        *records.unaccounted(root),
        *records.drafts(root),
        *records.gone(root),
        *([] if list(records.gone(root)) else (*records.stale(package), *_judged(package))),
    ]
    return sorted(each for each in found if each.rule in rules)


def _judged(package: OpenPackage) -> Iterator[Problem]:
    """Yield each claim by its verdict, at its row."""
    for line, row in records.rows(package.root, records.CLAIMS):
        verdict = verdict_of(package)[row["claim_id"]]
        said = f"{row['claim_id']}: {row['statement']}"
        where = records.CLAIMS.as_posix()
        reason = f"{said} ({verdict.verdict_reason})"
        yield Problem(where, line, verdict.external, reason, row["claim_id"])
        if verdict.internal == "inconsistent":
            why = " ".join([said, *_against(row["claim_id"], package)])
            yield Problem(where, line, "inconsistent", why, row["claim_id"])


def _against(claim_id: str, package: OpenPackage) -> Iterator[str]:
    """Yield what the checks on the article itself found that fails a claim."""
    for each in outcomes(package):
        if (each.claim_id, each.question, each.result) == (claim_id, "internal", "fails"):
            claimed, found = worded(each, package)
            yield f"({each.method} This gives {found}, and the article has {claimed}.)"
