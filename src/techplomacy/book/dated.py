"""One view over all that is dated: events, systems, strategies, posts, innovation centres."""

from __future__ import annotations

from functools import cache

import pandas as pd

from claimbook.package.reading import read
from claimbook.quantities.period import Period

COLUMNS = ["key", "table", "lane", "name", "date", "is_named"]
OWN = "DNK"
LANES = {
    "registers, computers, networks": {"register", "computing", "network-fixed"},
    "services": {"payment", "portal", "identity", "app", "mail", "service"},
    "AI, research, defence": {"ai-use", "research", "technology", "body", "programme", "defence"},
    "strategies": {"joint-digital", "national-digital", "growth", "pact", "ai", "strategy-report"},
    "laws, duties, agreements": {"law", "duty", "agreement", "regulation"},
    "institutions and reports": {"institution", "report"},
    "milestones": {"milestone"},
    "faults": {"fault"},
    "foreign policy strategies": {"foreign-security", "tech-diplomacy", "cyber-foreign"},
    "innovation centres, offices": {"centre", "office"},
    "envoys and their networks": {"post", "appointment", "network"},
    "strategies of others": {"abroad"},
}
"""The kinds of dated things, in the order in which they are drawn, by the words of the tables."""
_LANE = {word: lane for lane, words in LANES.items() for word in words}


@cache
def things() -> pd.DataFrame:
    """Return every dated thing, in the order of lanes and dates.

    Returns:
        One row a thing: ``key`` and ``table`` of its row, ``lane``, ``name``, ``date`` as the table
        has it, ``is_named`` (the article names it, if not always with a date), and ``low`` and
        ``high``, first and last moment as decimal years, missing where an end is open.
    """
    frame = pd.concat([_events(), _systems(), _strategies(), _posts(), _centres()])
    ends = [Period.parse(date).decimal_years for date in frame["date"]]
    spans = pd.DataFrame(ends, columns=["low", "high"])
    frame = frame.reset_index(drop=True).join(spans)
    frame["from"] = frame["low"].fillna(frame["high"])
    order = {lane: place for place, lane in enumerate(LANES)}
    frame = frame.assign(place=frame["lane"].map(order)).sort_values(["place", "from", "key"])
    return frame.drop(columns=["place", "from"]).reset_index(drop=True)


def _view(frame: pd.DataFrame, table: str, **columns: object) -> pd.DataFrame:
    """Return the dated rows of a table under the columns of the view."""
    found = frame.assign(table=table, **columns)
    return found.loc[found["date"].notna(), COLUMNS].astype({"date": str, "is_named": bool})


def _events() -> pd.DataFrame:
    frame = read("events").astype({"kind": str, "basis": str})
    named = frame["basis"] != "evidence"
    lane = frame["kind"].map(_LANE)
    return _view(
        frame, "events", key=frame["event_id"], lane=lane, name=frame["event"], is_named=named
    )


def _systems() -> pd.DataFrame:
    frame = read("systems").astype({"kind": str})
    lane = frame["kind"].replace({"network": "network-fixed"}).map(_LANE)
    return _view(
        frame, "systems", key=frame["system_id"], lane=lane, date=frame["since"],
        is_named=frame["is_named_in_article"],
    )  # fmt: skip


def _strategies() -> pd.DataFrame:
    frame = read("strategies").astype({"series": str, "country": str})
    kind = frame["series"].replace({"report": "strategy-report"})
    kind = kind.where((frame["country"] == OWN) | kind.isin(["cyber-foreign"]), "abroad")
    date = frame["published_on"].fillna(frame["period"])
    return _view(
        frame, "strategies", key=frame["strategy_id"], lane=kind.map(_LANE), date=date,
        is_named=frame["is_named_in_article"],
    )  # fmt: skip


def _posts() -> pd.DataFrame:
    frame = read("tech_ambassadors").astype({"kind": str})
    frame = frame[frame["kind"] != "none-found"]
    named = frame["is_in_article_list"] | frame["claim_id"].notna()
    return _view(
        frame, "tech_ambassadors", key=frame["post_id"], lane=_LANE["post"],
        name=frame["country_name"], is_named=named,
    )  # fmt: skip


def _centres() -> pd.DataFrame:
    """Return each innovation centre once, from the first document that has it opened."""
    frame = read("innovation_centres").astype({"state": str, "basis": str})
    named = set(frame.loc[frame["basis"] != "evidence", "centre"])
    opened = frame[(frame["state"] == "opened") & frame["date"].notna()]
    opened = opened.drop_duplicates("centre")
    return _view(
        opened, "innovation_centres", key=opened["record_id"], lane=_LANE["centre"],
        name=opened["city"], is_named=opened["centre"].isin(named),
    )  # fmt: skip
