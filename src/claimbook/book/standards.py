"""What standards of transparency ask, what of it is met, and where."""

import re
from pathlib import Path

import pandas as pd

from claimbook.book import project
from claimbook.book.floats import table
from claimbook.package.descriptor import load_descriptor
from claimbook.publish.citation.items import doi

RATINGS = Path(__file__).with_name("standards.csv")
LEVELS = {"1": "disclosed", "2": "shared and cited"}
"""Levels of TOP that may be claimed for oneself; the third is given by others."""


def ratings() -> pd.DataFrame:
    """Return the demands of the standards, with the status that depends on whether there is a DOI.

    Returns:
        One row a demand: ``standard``, ``item``, ``demand``, ``status``, ``where``, ``note``.
    """
    frame = pd.read_csv(RATINGS, dtype="str", keep_default_na=False)
    status = frame["status_with_doi"] if doi(load_descriptor().raw) else frame["status"]
    return frame.assign(status=status).drop(columns="status_with_doi")


def print_ratings(label: str, caption: str, *standards: str) -> None:
    """Print the demands of some standards: what is asked, what is met, and where."""
    frame = ratings()
    frame = frame[frame["standard"].isin(standards)]
    shown = pd.DataFrame(
        {
            "Demand": [f"**{r.item}.** {r.demand}." for r in frame.itertuples()],
            "Met": [f"level {s}: {LEVELS[s]}" if s in LEVELS else s for s in frame["status"]],
            "Where": [", ".join(map(_place, where.split("; "))) for where in frame["where"]],
            "Note": frame["note"].tolist(),
        }
    )
    table(shown, label, caption, (32, 12, 26, 36), markdown=("Demand", "Where"))


def _place(where: str) -> str:
    """Return a file as it is, and a chapter or a section of one as a link that bears its title."""
    if where.startswith("`"):
        return where
    name, _, anchor = where.partition("#")
    text = (project.root() / "paper" / f"{name}.qmd").read_text("utf-8")
    heading = re.search(rf"^#+ (.*) \{{#{anchor}\}}$", text, re.MULTILINE) if anchor else None
    title = heading or re.search('^title: "(.*)"$', text, re.MULTILINE)
    return f"[{title[1] if title else name}]({project.chapter(name, anchor)})"
