"""Values of the chapter on the indices: leads, places, limits of smallness, envoys."""

import pandas as pd

from claimbook.audit.tables import Row, load_tables
from claimbook.book.floats import table
from claimbook.book.frames import entity_names
from claimbook.book.inline import number, work_link
from claimbook.book.words import listed, ordinal, with_article
from techplomacy.book import egdi as survey
from techplomacy.book import envoys as posts
from techplomacy.book import indices as standing
from techplomacy.book import small_states as smallness
from techplomacy.checks.places import OWN
from techplomacy.figures import airatio, desi, oecd

TOP = 10


def grid() -> pd.DataFrame:
    """Return Denmark's places on all indices and editions."""
    return standing.standings()


def ever_first() -> tuple[int, int]:
    """Count the whole indices on which Denmark has ever been first, and the others."""
    whole = grid()[grid()["subject"] == standing.WHOLE]
    best = whole.groupby("index_name")["place"].min()
    return int((best == 1).sum()), int((best > 1).sum())


def within() -> int:
    """Return how many places are among the first ten."""
    return int((grid()["place"] <= TOP).sum())


def lead() -> tuple[int, int, int]:
    """Return when the present lead in the UN survey began, its surveys, and the longest before.

    Raises:
        ValueError: The last survey has another state first; the chapter says otherwise.
    """
    leads = survey.leads()
    last = leads.iloc[-1]
    if last["entity_id"] != OWN or last["surveys"] <= leads.iloc[:-1]["surveys"].max():
        raise ValueError("the text has Denmark first in the last survey, and longest")
    return int(last["first"]), int(last["surveys"]), int(leads.iloc[:-1]["surveys"].max())


def former() -> str:
    """Return the states that led before, with their place in the last survey."""
    panel, last = survey.matrix(), survey.surveys()[-1]
    return listed(
        [
            f"{with_article(entity_names()[each])} ({ordinal(int(panel.loc[each, last]))})"
            for each in survey.leads().iloc[:-1]["entity_id"]
        ]
    )


def services() -> tuple[str, str]:
    """Return the worst and the latest place by online services alone."""
    places = survey.denmark_places("un_osi")
    return ordinal(int(places.max())), ordinal(int(places.iloc[-1]))


def oecd_places() -> list[str]:
    """Return Denmark's places in the editions of the OECD, the earliest first."""
    return [ordinal(int(place)) for place in oecd.places().loc[OWN]]


def oecd_tied() -> int:
    """Return how many countries print the same score as Denmark in the last edition."""
    return len(oecd.tied())


def desi_firsts(series: str) -> tuple[int, int]:
    """Return in how many editions of a series of DESI Denmark is first, and of how many."""
    places = desi.places()[series].dropna().astype(int)
    return int((places == 1).sum()), len(places)


def ai_firsts() -> tuple[int, int]:
    """Return in how many years Denmark is first in the use of AI, and of how many."""
    ratios = airatio.ratios()
    return int((ratios.idxmax() == OWN).sum()), ratios.shape[1]


def print_limits(label: str) -> None:
    """Print who draws which limit of population, and who is small by it."""
    people, works = smallness.population(), load_tables().works
    frame = pd.DataFrame(
        {
            "Who draws it": work_link(row["work_id"], works[row["work_id"]]["publisher"]),
            "Population": f"{'under' if row['qualifier'] == 'under' else 'up to'} "
            f"{number(row['value'])}",
            "States": f"{int(smallness.small(row).sum())} of {len(people)}",
            "Denmark": _small(row, OWN),
            "Sweden": _small(row, "SWE"),
        }
        for row in smallness.limits()
    )
    caption = (
        f"Limits of population for small states. Denmark has {number(people[OWN])} inhabitants, "
        f"Sweden {number(people['SWE'])}."
    )
    table(frame, label, caption, (40, 26, 16, 14, 14), markdown=("Who draws it",))


def _small(row: dict[str, object], state: str) -> str:
    return "small" if smallness.small(row)[state] else "not small"


def head() -> tuple[int, float, int, int]:
    """Return small states among the first ten: now, by chance, and in the first and last survey."""
    wide = smallness.limits()[-1]
    by_survey = smallness.small_states_in_top(wide, TOP)
    by_chance = TOP * float(smallness.small(wide).mean())
    return int(by_survey.iloc[-1]), by_chance, int(by_survey.iloc[0]), int(by_survey.iloc[-1])


def higher_wide() -> int:
    """Return in how many surveys the middle small state by the wider limit is above the others."""
    return _higher(smallness.limits()[-1])


def higher_narrow() -> int:
    """Return in how many surveys the same holds by the narrower limit."""
    return _higher(smallness.limits()[0])


def _higher(limit: Row) -> int:
    medians = smallness.medians(limit)
    return int((medians["small"] < medians["other"]).sum())


def after_post() -> tuple[int, int, int]:
    """Return how many states rose, fell and stayed since the survey before their first post."""
    gain = posts.before_and_last()["gain"]
    return int((gain > 0).sum()), int((gain < 0).sum()), int((gain == 0).sum())


def extremes() -> tuple[str, str]:
    """Return Denmark's best and worst place on any index and edition."""
    places = grid()["place"]
    return ordinal(int(places.min())), ordinal(int(places.max()))
