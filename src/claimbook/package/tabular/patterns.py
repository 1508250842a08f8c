"""Patterns of fields, matched by RE2: in linear time, whatever pattern and text an author wrote.

An engine that goes back over the text can need hours for one cell (``(a+)+$``). RE2 has no such
patterns; what only those engines have, look-around and references to a group, is not supported.
"""

from collections.abc import Callable
from functools import lru_cache

import re2

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OTHER_ENGINES = ("invalid perl operator", "invalid escape sequence", "bad repetition")
_TOO_LARGE = ("too large", "nesting", "invalid repetition size")


def pattern_problem(pattern: str) -> tuple[str, str] | None:
    """Return the code of the fault that a pattern is, and why; nothing for a good one."""
    try:
        compiled(pattern)
    except re2.error as error:
        said = str(error).removeprefix("b'").removesuffix("'")
        code = "unsupported" if any(part in said for part in _OTHER_ENGINES) else "schema"
        code = "limit" if any(part in said for part in _TOO_LARGE) else code
        return code, f"the pattern is no regular expression that is supported: {said}"
    return None


@lru_cache
def compiled(pattern: str) -> Callable[[str], object]:
    """Return a function that says whether a whole text matches: ``a|b`` does not match ``ab``.

    Raises:
        re2.error: The pattern is none, or not of RE2.
    """
    matcher: Callable[[str], object] = re2.compile(f"(?:{pattern})", _OPTIONS).fullmatch
    return matcher
