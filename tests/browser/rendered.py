"""The rendered books that are tested: the embedded renderer's, and Quarto's where there is one.

They stand in `_book` and `_book-quarto`; `TECHPLOMACY_BOOK` and `TECHPLOMACY_QUARTO_BOOK` name
other folders. `make quarto-book` renders the second where Quarto is installed.
"""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOOKS = {
    "embedded": Path(os.environ.get("TECHPLOMACY_BOOK", ROOT / "_book")).resolve(),
    "quarto": Path(os.environ.get("TECHPLOMACY_QUARTO_BOOK", ROOT / "_book-quarto")).resolve(),
}
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1360, "height": 900}}
OWN_FILE = {"embedded": "site/book.css", "quarto": "site_libs"}
"""What each renderer writes, and the other does not."""


def is_rendered(kind):
    """Whether a folder holds a book of its renderer."""
    return (BOOKS[kind] / OWN_FILE[kind]).exists()


def page_names():
    """Return the pages of the books, seen from their roots."""
    found = {p.relative_to(b).as_posix() for b in BOOKS.values() for p in b.rglob("*.html")}
    return sorted(found)
