"""A problem that lint found (which rule, where, and what), for people and as SARIF or JUnit."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from xml.etree import ElementTree

from claimbook.texts import json_text

RULES = {
    "quotation": "a run of eight words of the text that was given",
    "typed-number": "a digit or number word that was typed into a chapter and not computed",
    "typed-verdict": "a word of a verdict that was typed into a chapter and not computed",
    "claim-id": "an identifier of a claim that vanished, moved or is not on record",
    "stale": "a recorded audit that is not what the evidence gives today",
    "source": "a page, quotation or value that is not where a row has it in its source",
    "drafted": "a draft that nobody has confirmed",
    "unaccounted": "a numeral that belongs to no claim and has no reason to be set aside",
    "gone": "a pinned file of evidence that is missing or has changed",
    "inconsistent": "a claim on which the article disagrees with itself",
    "confirmed": "a claim that evidence confirms",
    "confirmed-by-rounding": "a claim that holds by rounding only",
    "attested": "a claim of which only the party itself says so",
    "qualified": "a claim that needs a limit",
    "contradicted": "a claim that evidence contradicts",
    "undecided": "a claim that no evidence decides",
    "not-checkable": "a claim that cannot be checked",
}
"""What each rule finds; those that bear the name of a verdict find the claims that have it."""
ALWAYS = ("quotation", "typed-number", "typed-verdict", "claim-id")
"""Rules that fail a run whatever the policy says."""


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: the file and line, the rule, the claim if it is about one, and the message."""

    file: str
    line: int
    rule: str
    message: str
    claim_id: str = ""


_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(found: Sequence[Problem]) -> str:
    """Return the problems as a log in SARIF."""
    rules = sorted({each.rule for each in found})
    driver = {
        "name": "claimbook",
        "version": version("techplomacy"),
        "rules": [{"id": name, "shortDescription": {"text": RULES[name]}} for name in rules],
    }
    run = {"tool": {"driver": driver}, "results": [_result(each) for each in found]}
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(document)


def _result(problem: Problem) -> dict[str, object]:
    region = {"startLine": max(problem.line, 1)}
    place = {"artifactLocation": {"uri": problem.file}, "region": region}
    return {
        "ruleId": problem.rule,
        "level": "error",
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": place}],
    }


def junit_report(found: Sequence[Problem], rules: Sequence[str]) -> str:
    """Return one test case for each rule, failed where a problem was found."""
    failed = {each.rule for each in found}
    suite = ElementTree.Element(
        "testsuite", name="claimbook", tests=str(len(rules)), failures=str(len(failed))
    )
    for rule in rules:
        case = ElementTree.SubElement(suite, "testcase", classname="claimbook", name=rule)
        lines = [f"{p.file}:{p.line}: {p.message}" for p in found if p.rule == rule]
        if lines:
            failure = ElementTree.SubElement(case, "failure", message=RULES[rule])
            failure.text = "\n".join(lines)
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"
