"""Internal checks of this article that no formula can say: of days, and of names.

Those of its numbers against one another are formulas of the table ``computations``. Agreement
shows that the article is consistent, never that it is right.
"""

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Found, check


@check("C002")
def accepted_after_receipt(t: EvidenceReader) -> Found:
    """The day of acceptance is compared with the day of receipt."""
    return str(t.claim("C002")["period"]) > str(t.claim("C001")["period"])


@check("C373")
def ministry_named_alike(t: EvidenceReader) -> Found:
    """The name of the ministry is looked for in the footnote that cites its document."""
    printed = str(t.cited("C372")[0]["publisher"]).removeprefix("The Ministry of ")
    return printed in str(t.claim("C373")["statement"])
