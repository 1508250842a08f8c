"""What a shared link shows: title, description and card of the book, for the head of its pages."""

from html import escape
from pathlib import Path

from claimbook.publish.metadata.project import addresses, project

HEAD = "paper/metadata/share.html"
CARD, ICON = "paper/figures/card.png", "/paper/figures/icon.png"
SIZE = (1200, 630)
"""Pixels of the card, as those who show it ask for."""


def head(root: Path) -> str:
    """Return the lines of the head; the card's address is whole where that of the book is known."""
    facts = project(root)
    address = addresses(facts).get("book", "")
    said = {
        "og:type": "website",
        "og:title": facts["title"],
        "og:description": facts["description"],
        "og:image": f"{address}{CARD}",
        "og:image:width": str(SIZE[0]),
        "og:image:height": str(SIZE[1]),
        "og:image:alt": f"{facts['title']}: central claims by verdict",
    }
    if address:
        said["og:url"] = address
    lines = [f'<meta property="{name}" content="{escape(text)}">' for name, text in said.items()]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    lines.append(f'<link rel="apple-touch-icon" href="{ICON}">')
    return "\n".join(lines) + "\n"
