"""What SECURITY.md says of limits is what the code holds to."""

import re

from claimbook.audit.formulas import queries
from claimbook.package.files import LIMITS
from claimbook.package.validation.frictionless_check import MEMORY, SECONDS
from claimbook.publish.archiving.members import MEMBERS, UNPACKED

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
    assert rows == {**LIMITS, **queries.LIMITS, **OTHERS}
