"""How many independent documents stand behind the claims that weigh most, as the book says it."""

import pandas as pd

from claimbook.audit.corroboration import REQUIRED_WORKS, central_corroboration
from claimbook.audit.tables import Row, load_tables
from claimbook.book.floats import table
from claimbook.book.inline import linked, with_links, work_link
from claimbook.book.words import plural


def rests_on_enough() -> tuple[int, int]:
    """Count the decided central claims that rest on enough documents, and all of them."""
    counts = [len(works) for works in central_corroboration().values()]
    return sum(count >= REQUIRED_WORKS for count in counts), len(counts)


def print_single(label: str) -> None:
    """Print the decided central claims that rest on fewer documents, and where more were sought."""
    thin = {c: works for c, works in central_corroboration().items() if len(works) < REQUIRED_WORKS}
    caption = (
        f"{plural(len(thin), 'decided central claim').capitalize()} without a second independent "
        "document: where one was sought, and what would settle it."
    )
    frame = pd.DataFrame([_line(claim_id, works) for claim_id, works in thin.items()])
    table(frame, label, caption, (10, 24, 50, 38), markdown=("Claim", "Rests on"))


def _line(claim_id: str, works: tuple[str, ...]) -> dict[str, object]:
    row = load_tables().second_documents[claim_id]
    return {
        "Claim": linked(claim_id, claim_id),
        "Rests on": ", ".join(map(work_link, works)) or "what the article cites",
        "Looked for": row["looked_for"],
        "Would settle it": row["would_settle"],
    }


def documents(claim: Row) -> str:
    """Return the line of a register entry on independent documents; empty for other claims."""
    works = central_corroboration().get(claim["claim_id"])
    if works is None:
        return ""
    named = f" ({', '.join(map(work_link, works))})" if works else ""
    text = f"*Independent documents:* {len(works)}{named}."
    sought = load_tables().second_documents.get(claim["claim_id"])
    if sought is None:
        return text
    looked, would = (
        with_links(sought[name], is_entry=True) for name in ("looked_for", "would_settle")
    )
    return f"{text} Looked for a second: {looked}. Would settle it: {would}."
