"""The rendered book that is tested: `_book`, or the folder that `TECHPLOMACY_BOOK` names."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOOK = Path(os.environ.get("TECHPLOMACY_BOOK", ROOT / "_book")).resolve()


def page_names():
    """Return the pages of the book, seen from its root."""
    return sorted(path.relative_to(BOOK).as_posix() for path in BOOK.rglob("*.html"))
