"""Invented articles that tests draft and audit, each a file of its own."""

from pathlib import Path


def article_text(name: str) -> str:
    """Return a file of the folder ``texts``."""
    return (Path(__file__).with_name("texts") / name).read_text("utf-8")
