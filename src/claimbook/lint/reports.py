"""Problems as other programs read them: SARIF, and JUnit."""

from collections.abc import Sequence
from importlib.metadata import version
from xml.etree import ElementTree

from claimbook.lint.problems import RULES, Problem
from claimbook.texts import json_text

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
