"""Ranks in the UN survey of states with a tech or cyber envoy, before the first post and now."""

import pandas as pd

from claimbook.package.reading import read
from techplomacy.book import egdi as survey


def before_and_last() -> pd.DataFrame:
    """Return states with a dated post: ``country``, ``name``, ``post`` (year of the first one).

    ``survey`` is the last one before that year, ``before`` the place in it, ``last`` the place in
    the last survey, ``gain`` how many places were won.
    """
    table = read("tech_ambassadors")
    dated = table[table["first_year"].notna() & table["country"].isin(survey.matrix().index)]
    first = dated.sort_values("first_year").groupby("country", as_index=False).first()
    rows = [
        _row(*each)
        for each in zip(first["country"], first["country_name"], first["first_year"], strict=True)
    ]
    columns = ["country", "name", "post", "survey", "before", "last"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["gain"] = frame["before"] - frame["last"]
    return frame.sort_values(["post", "name"], ignore_index=True)


def _row(country: str, name: str, post: int) -> tuple[str, str, int, int, int, int]:
    before = max(year for year in survey.surveys() if year < post)
    last = survey.surveys()[-1]
    at = survey.matrix().loc[country]
    return country, name, int(post), before, int(at[before]), int(at[last])
