"""From the characters of a file to the text that a reader sees printed.

Only what can change a numeral is touched. Every rule keeps the number of lines, so that the
place of a numeral in the reader's own copy can be told.
"""

import html
import re

from claimbook.quantities.numerals import HYPHEN, NUMBER_WORDS, tokenize

_LINK = re.compile(
    r"!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?:\\.|[^()\s\\]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)"
)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
COMMENT = ("<!--", "-->")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_RAISED = re.compile(r"<sup>([0-9,; ]+)</sup>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")

_ATTRIBUTES = re.compile(r"^(#{1,6}[ \t].*)\{[#.-][^{}\n]*\}[ \t]*$", re.MULTILINE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CHARACTERS = str.maketrans(_LIGATURES | dict.fromkeys("\u200b\u2060\ufeff", ""))
_SOFT_INSIDE = re.compile("(?<=[^\\W\\d_])\u00ad(?=[^\\W\\d_])")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0123456789" * 2)
_WORDS = "|".join(sorted(NUMBER_WORDS))
_DIVIDED = re.compile(rf"\b([A-Za-z]+){HYPHEN}[ \t]*\n([ \t]*)([a-z]+)\b")
_THOUSANDS = re.compile(
    rf"(?<![0-9.,])([0-9]{{1,3}}(?:,[0-9]{{3}})*,[0-9]{{0,2}}){HYPHEN}[ \t]*\n([ \t]*)"
    r"([0-9]{1,3})(?![0-9]|[.,][0-9])"
)
_GLUED = re.compile(rf"\b({_WORDS})(?=[0-9])", re.IGNORECASE)


def plain(text: str) -> str:
    """Undo what typesetting and extraction do to letters and digits.

    Ligatures become letters; a soft hyphen goes inside a word and is a hyphen elsewhere; raised and
    lowered digits become digits that stand apart, the raised ones between signs; a number word
    divided at the end of a line is joined; a marker glued to a number word is set apart from it.
    """
    text = _SOFT_INSIDE.sub("", text.translate(_CHARACTERS)).replace("\u00ad", "-")
    text = re.sub("[⁰¹²³⁴-⁹]+", lambda m: f" ^{m.group().translate(_DIGITS)}^ ", text)
    text = re.sub("[₀-₉]+", lambda m: f" {m.group().translate(_DIGITS)} ", text)
    return _GLUED.sub(r"\1 ", join_words(text))


def join_words(text: str) -> str:
    """Return a text with the number words joined that a line's end divides; its lines stay.

    So are thousands, where the one part ends in a comma or the other begins with a nought: else
    they may be two numbers.
    """
    return _THOUSANDS.sub(_join_thousands, _DIVIDED.sub(_join, text))


def _join_thousands(match: re.Match[str]) -> str:
    head, indent, tail = match.groups()
    is_one = len((head + tail).rpartition(",")[2]) == 3 and (head[-1] == "," or tail[0] == "0")
    return f"{head}{tail}\n{indent}" if is_one else match.group()


def _join(match: re.Match[str]) -> str:
    head, indent, tail = match.groups()
    for word in (f"{head}{tail}", f"{head}-{tail}"):
        if [token.text for token in tokenize(word)] == [word]:
            return f"{word}\n{indent}"
    return match.group()


def without(text: str, opening: str, closing: str, left: str = "") -> str:
    """Return a text without what stands between two marks; its line breaks stay, behind ``left``.

    What is opened and never closed stays. The time grows with the length of the text alone.
    """
    parts, at, last = [], 0, text.rfind(closing)
    while 0 <= (start := text.find(opening, at)) < last:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        parts += [text[at:start], left, "\n" * text.count("\n", start, end)]
        at = end + len(closing)
    return "".join(parts) + text[at:]


def from_markdown(text: str) -> str:
    """Return a Markdown text as printed.

    Link targets and attributes of headings go, since they are not printed; tags go and leave a
    space, so that ``2023<sup>1</sup>`` stays two numerals; entities and escapes are undone.
    """
    text = _ATTRIBUTES.sub(r"\1", text)
    text = _LINK.sub(lambda m: m.group(1), text)
    text = _AUTOLINK.sub(lambda m: m.group(1), text)
    text = without(text, *COMMENT, " ")
    text = _RAISED.sub(r" ^\1^ ", text)
    text = _TAG.sub(lambda m: " " + "\n" * m.group().count("\n"), text)
    text = html.unescape(text.replace("\\&", "&amp;"))
    return plain(_EMPHASIS.sub("", _ESCAPE.sub(r"\1", text)))
