"""Evidence that no check reads: every group of rows is read, or a row of ``unread`` says why not.

A group is an indicator of ``observations``, or a whole table that names documents. Statements,
findings on cited works, citations and creators are no groups: rules judge by every row of them.
"""

from claimbook.audit.outcomes import outcomes
from claimbook.audit.tables import rows
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import OpenPackage

JUDGED_BY_RULE = frozenset({"citations", "creators", "source_checks", "statements"})
"""Tables with documents of which every row enters a verdict, or the record of a work, by rule."""
OBSERVATIONS = "observations"


def unread(package: OpenPackage) -> set[tuple[str, str]]:
    """Return the groups, as table and group, that no check of a package reads."""
    return groups(package) - read_groups(package)


def groups(package: OpenPackage) -> set[tuple[str, str]]:
    """Return every group of evidence that a package has."""
    resources = load_descriptor(package).resources
    tables = {
        name
        for name, resource in resources.items()
        for key in resource.schema.get("foreignKeys", [])
        if key["reference"].get("resource") == "works" and resource.path.split("/")[1] != "audit"
    }
    observed = {(OBSERVATIONS, row["indicator_id"]) for row in rows(OBSERVATIONS, package)}
    return observed | {(name, name) for name in tables - JUDGED_BY_RULE - {OBSERVATIONS}}


def read_groups(package: OpenPackage) -> set[tuple[str, str]]:
    """Return the groups of which at least one row is read by a check."""
    read = {row for each in outcomes(package) for row in each.rows if each.kind == "computed"}
    return {(table, key.split("|")[0] if table == OBSERVATIONS else table) for table, key in read}
