"""What documents say, and what runs elsewhere, is what the code and the Makefile have."""

import re

import yaml

from claimbook.audit.formulas import queries
from claimbook.package import memory
from claimbook.package.files import LIMITS
from claimbook.package.validation.frictionless_check import MEMORY, SECONDS
from claimbook.publish.archiving.members import MEMBERS, UNPACKED

LONGER = {"test-pythons"}
"""What has a machine of its own there, and would take too long beside the rest."""


def test_the_workflow_runs_targets_that_there_are(root):
    made = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.M))
    jobs = yaml.safe_load((root / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]
    called = set(jobs["check"]["strategy"]["matrix"]["target"])
    assert called <= made
    ci = (root / ".ci/run").read_text("utf-8")
    words = {word for line in re.findall(r"^two (.+)", ci, re.M) for word in line.split()}
    assert {word for word in words if word[0] != "-"} - {"paper"} == called - LONGER


def test_the_forms_of_issues_can_be_read(root):
    forms = sorted((root / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    assert len(forms) == 3
    for form in forms:
        said = yaml.safe_load(form.read_text("utf-8"))
        assert {"name", "description", "body"} <= said.keys()


OTHERS = {
    "files of an archive": f"{MEMBERS:,}",
    "archive, unpacked": f"{UNPACKED // 2**30} GiB",
    "frictionless, time": f"{SECONDS} s",
    "frictionless, memory": f"{MEMORY // 2**30} GiB",
}


def test_the_limits_that_are_stated_are_those_of_the_code(root):
    text = (root / "SECURITY.md").read_text("utf-8").partition("<!-- limits")[2]
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", text, re.MULTILINE))
    del rows["what"]
    assert rows == {**LIMITS, **memory.LIMITS, **queries.LIMITS, **OTHERS}
