"""Values of the page on standards: what the package holds, and how its documents are known."""

import pandas as pd

from claimbook.book.inline import escaped
from claimbook.book.standards import ratings
from claimbook.package.reading import read, tables
from claimbook.publish.citation import cite
from claimbook.publish.metadata.related import EVIDENCE


def rows(name: str) -> int:
    """Return how many rows a table has."""
    return int(tables().set_index("name")["rows"][name])


def documents() -> pd.DataFrame:
    """Return the works in which evidence was read."""
    works = read("works")
    return works[works["work_id"].isin({w for name in EVIDENCE for w in read(name)["work_id"]})]


def with_address() -> int:
    """Return how many documents of the evidence have an address."""
    found = documents()
    return int((found["url"].notna() | found["doi"].notna()).sum())


def licensed() -> int:
    """Return in how many documents of the evidence a licence was seen."""
    return int(documents()["licence"].notna().sum())


def asked_and_met() -> tuple[int, int]:
    """Return how many rules of the standard on data and code apply, and how many are met."""
    rated = ratings()
    asked = rated[rated["standard"].str.startswith("DCAS") & (rated["status"] != "not applicable")]
    return len(asked), int((asked["status"] == "met").sum())


def print_citations() -> None:
    """Print how both works are cited."""
    for line in cite().splitlines():
        print(f"**{escaped(line)}**\n" if line.endswith(":") else f"{escaped(line)}\n")
