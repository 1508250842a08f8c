"""Values of the chapter on the flagship: envoys before and after, and Denmark beside Sweden."""

import pandas as pd

from claimbook.audit.tables import load_tables
from claimbook.book.editing import edited
from claimbook.book.floats import table
from claimbook.book.inline import claim
from claimbook.book.words import plural
from claimbook.package.reading import read
from techplomacy.checks.places import OWN
from techplomacy.figures.envoys import TECH, posts


def before_and_after() -> tuple[int, int]:
    """Return how many listed countries had a post before the Danish one, and after it."""
    dated = posts()
    start = int(dated.loc[dated["country"] == OWN, "first_year"].min())
    listed = dated[dated["is_in_article_list"]]
    first = listed.groupby("country_name")["first_year"].min()
    return int((first < start).sum()), int((first > start).sum())


def listed_countries() -> int:
    """Return how many countries the article lists."""
    return len(load_tables().enumerations["C082"])


def with_technology() -> int:
    """Return in how many listed countries a post for technology or digital affairs was found."""
    every = read("tech_ambassadors").query("is_in_article_list").astype({"remit": str})
    return int(every[every["remit"].isin(TECH)]["country_name"].nunique())


def print_comparison(label: str) -> None:
    """Print Denmark beside Sweden as the section has them, attribute by attribute."""
    rows = pd.DataFrame(edited("comparison"))
    rows["said"] = [claim(row.claim_id, row.words or None).data for row in rows.itertuples()]
    shown = rows.pivot_table("said", "attribute", "country", aggfunc="; ".join, sort=False)
    frame = shown.fillna("not said").rename_axis("Attribute").reset_index()
    caption = f"Denmark and Sweden as the article has them: {plural(len(frame), 'attribute')}."
    table(frame, label, caption, (22, 40, 46), markdown=("Denmark", "Sweden"))
