"""The census as the book prints it: what the numerals do, and the ledger itself."""

from __future__ import annotations

from claimbook.book.floats import table
from claimbook.book.frames import labels, section_names
from claimbook.book.inline import linked
from claimbook.package.reading import read


def print_roles(label: str) -> None:
    """Print how many numerals have each role, digits and words apart."""
    frame = read("numerals")
    counts = frame.groupby(["role", "form"], observed=False).size().unstack(fill_value=0)
    names = labels("numerals", "role")
    shown = counts.rename(columns={"digit": "Digits", "word": "Words"}).reset_index()
    shown.insert(1, "What it does", shown["role"].astype(str).map(names))
    shown = shown.rename(columns={"role": "Role"}).astype({"Role": str})
    claimed = int(frame["claim_id"].notna().sum())
    caption = f"Roles of the {len(frame)} numerals; {claimed} of them print a claim."
    table(shown, label, caption, (20, 60, 10, 10))


def print_ledger(label: str) -> None:
    """Print every numeral in order, with its page, place, role and claim."""
    frame = read("numerals")
    shown = frame[["numeral_id", "token", "section_id", "page", "role"]].astype(
        {"section_id": str, "role": str}
    )
    shown["section_id"] = shown["section_id"].map(section_names())
    shown["claim"] = [linked(c, c) if isinstance(c, str) else "" for c in frame["claim_id"]]
    shown.columns = ["No.", "Token", "Section", "Page", "Role", "Claim"]
    caption = f"The ledger: all {len(frame)} numerals, in the order of print."
    table(shown, label, caption, (12, 26, 18, 8, 22, 12), markdown=("Claim",))
