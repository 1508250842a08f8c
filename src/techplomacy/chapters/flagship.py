"""Values of the chapter on the flagship: envoys before and after, and Denmark beside Sweden."""

import pandas as pd

from claimbook.audit.tables import load_tables
from claimbook.book.floats import table
from claimbook.book.inline import claim
from claimbook.book.words import plural
from claimbook.package.reading import read
from techplomacy.checks.places import OWN
from techplomacy.figures.envoys import TECH, posts

ROWS: tuple[tuple[str, tuple[tuple[str, str | None], ...], tuple[tuple[str, str | None], ...]], ...]
ROWS = (
    ("Post", (("C066", "Tech Ambassador"),),
     (("C152", "Ambassador for International Cyber and Digital Affairs"),)),
    ("Since", (("C067", None),), (("C172", None),)),
    ("Standing", (("C143", "a unit of its own"),),
     (("C153", "part of the Security Department of the foreign ministry"),)),
    ("Room to act", (("C095", "a global mandate"), ("C163", "wide powers and instruments")),
     (("C155", "close work with other agencies on cyber policy"), ("C156", "never alone"))),
    ("Offices abroad", (("C159", "has them"),), (("C159", "has none"),)),
    ("Responsibility at home", (), (("C157", "shared by several departments"),)),
    ("Weight of technology", (("C162", "a priority across foreign and security policy"),),
     (("C161", "much attention"),)),
    ("Strategy", (("C128", "one for tech diplomacy alone"),),
     (("C165", "one on cyber and digital issues"),)),
    ("Aims", (("C131", "to lead in governing technology"),),
     (("C167", "security and prosperity"), ("C168", "a position shared with the EU and NATO"),
      ("C166", "more modest"))),
)  # fmt: skip
"""What the section says of both states: an attribute, and claims with their words for each."""


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
    """Print Denmark beside Sweden as the section has them."""
    frame = pd.DataFrame(
        {"Attribute": name, "Denmark": _cell(denmark), "Sweden": _cell(sweden)}
        for name, denmark, sweden in ROWS
    )
    caption = f"Denmark and Sweden as the article has them: {plural(len(ROWS), 'attribute')}."
    table(frame, label, caption, (22, 40, 46), markdown=("Denmark", "Sweden"))


def _cell(pairs: tuple[tuple[str, str | None], ...]) -> str:
    return "; ".join(str(claim(*pair).data) for pair in pairs) or "not said"
