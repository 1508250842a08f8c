"""Text that is safe to print: nothing in it steers a terminal or turns the order of letters.

Control characters can recolour, retitle, overwrite or link what a terminal shows; characters that
set the direction of text let one thing be read and another be meant (Unicode Technical Report 36,
section 2.8). In data they are a fault; in what is printed they are shown by their number.
"""

import re

_UNSAFE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
STEERING = re.compile(f"[{_UNSAFE}\ud800-\udfff]")
"""Controls, line and paragraph separators, and signs of direction; not tab and line feed."""


def printable(text: str) -> str:
    """Return a text with each sign that steers shown by its number, as ``<U+001B>``."""
    return STEERING.sub(lambda sign: f"<U+{ord(sign.group()):04X}>", text)


def escaped(json: str) -> str:
    """Return JSON with the same signs escaped as JSON has it; its meaning stays the same."""
    return STEERING.sub(lambda sign: f"\\u{ord(sign.group()):04x}", json)
