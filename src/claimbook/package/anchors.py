"""Where something stands in the article: a page, or a paragraph or position where it has none."""

from collections.abc import Mapping
from typing import Any

_SPACE = "\N{NO-BREAK SPACE}"


def stands_at(row: Mapping[str, Any], *, bare: bool = False) -> str:
    """Return the place in a document that a row names, in words; empty if it names none.

    Args:
        row: A row with a page, an anchor, or neither.
        bare: Whether a page is its number alone, as in a column of pages.
    """
    page, anchor = row.get("page"), row.get("anchor")
    if page is not None:
        return str(page) if bare else f"p.{_SPACE}{page}"
    if anchor is None:
        return ""
    text = str(anchor)
    return f"para.{_SPACE}{text[1:]}" if text.startswith("p") else f"characters{_SPACE}{text}"
