"""What runs elsewhere calls the targets of the Makefile, and no others."""

import re

import yaml

LONGER = {"test-pythons"}
"""What has a machine of its own there, and would take too long beside the rest."""


def test_the_workflow_runs_targets_that_there_are(root):
    made = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.M))
    jobs = yaml.safe_load((root / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]
    called = set(jobs["check"]["strategy"]["matrix"]["target"])
    assert called <= made
    ci = (root / ".ci/run").read_text("utf-8")
    made_there = {name for line in re.findall(r"^make (.+)", ci, re.M) for name in line.split()}
    assert made_there - {"paper"} == called - LONGER


def test_the_forms_of_issues_can_be_read(root):
    forms = sorted((root / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    assert len(forms) == 3
    for form in forms:
        said = yaml.safe_load(form.read_text("utf-8"))
        assert {"name", "description", "body"} <= said.keys()
