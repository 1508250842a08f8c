"""A tiny article that keeps every rule, as typed frames, to break one rule at a time."""

from functools import cache

import pandas as pd

COLUMNS = {
    "sections": "section_id page_first page_last",
    "claims": (
        "claim_id section_id page kind value step restates is_checkable not_checkable_reason"
        " period weight qualifier"
    ),
    "enumerations": "claim_id position",
    "numerals": "numeral_id section_id page location role citation_id claim_id token",
    "citations": "citation_id position kind work_id",
    "claim_citations": "claim_id numeral_id citation_id",
    "works": "work_id issued url copy_of source_class publisher container",
    "files": "work_id",
    "indicators": "source_class",
    "creators": "work_id position family given suffix literal",
    "statements": "work_id is_own_words stance",
    "observations": "work_id qualifier",
    "source_checks": "finding",
    "open_questions": "purpose",
}
ROWS = {
    "sections": ["S01 77 78", "S02 78 80", "S03 81 82"],
    "claims": [
        "C001 S01 78 quantity 96.6 0.1 - yes - 2019/2020 central about",
        "C002 S02 78 quantity 97 - C001 yes - ../2020 supporting -",
        "C003 S03 82 opinion - - - no judgement 2020-02/2020 incidental -",
    ],
    "enumerations": ["C001 1", "C001 2", "C002 1"],
    "numerals": [
        "N0001 S01 77 text value - C001 96.6",
        "N0002 S02 79 text citation-marker R01 - 1",
        "N0003 S02 80 text footnote-marker F80-1 - 1",
        "N0004 S02 80 footnote footnote-marker F80-1 - 1",
        "N0005 S02 80 text footnote-marker F80-2 - 1",
        "N0006 S03 81 text footnote-marker F81-1 - 1",
    ],
    "citations": [
        "F80-1 1 source W001",
        "F80-2 2 note -",
        "F81-1 3 ibid W001",
        "R01 4 reference W002",
    ],
    "claim_citations": [
        "C001 N0002 R01",
        "C002 N0003 F80-1",
        "C002 N0005 F80-2",
        "C003 N0006 F81-1",
    ],
    "works": [
        "W001 2024 https://www.example.org/page/ - official Acme -",
        "W002 2025 https://example.org/page - press - Daily",
        "W003 2024 https://example.org/page W001 private Acme Daily",
        "W004 - - - audited - -",
        "W005 - - - law - -",
    ],
    "files": ["W001"],
    "indicators": ["press"],
    "creators": ["W004 1 Doe J. Jr. -", "W004 2 - - - Acme", "W005 1 Doe Jane - -"],
    "statements": ["W001 - supports", "W003 yes neutral"],
    "observations": ["W001 -", "W002 over"],
    "source_checks": ["supports", "unreachable"],
    "open_questions": ["verdict", "second-document"],
}
BOOLEAN = {"yes": True, "no": False}
TYPES = {"page": "Int64", "page_first": "Int64", "page_last": "Int64", "position": "Int64"}


def article() -> dict[str, pd.DataFrame]:
    """Return the tables, typed, with row numbers as index."""
    return {name: frame.copy() for name, frame in _frames().items()}


@cache
def _frames() -> dict[str, pd.DataFrame]:
    return {name: _frame(name, rows) for name, rows in ROWS.items()}


def _frame(name: str, rows: list[str]) -> pd.DataFrame:
    cells = [[None if cell == "-" else cell for cell in row.split()] for row in rows]
    frame = pd.DataFrame(cells, columns=COLUMNS[name].split(), dtype="str")
    frame.index = frame.index + 2
    for column, dtype in TYPES.items():
        if column in frame:
            frame[column] = frame[column].astype(dtype)
    if name == "claims":
        frame["step"] = frame["step"].astype("float64")
        frame["is_checkable"] = frame["is_checkable"].map(BOOLEAN).astype("boolean")
    if name == "statements":
        frame["is_own_words"] = frame["is_own_words"].map(BOOLEAN).astype("boolean")
    return frame
