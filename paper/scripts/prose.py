"""Measures the prose of the chapters, prints it, and ends with 1 where a bound is broken.

A sentence is long for a reader, whatever it says; so are links in every clause, and verdicts that
are written as predicates. What code prints is measured by its length as one word.
"""

import re
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from claimbook.render.qmd import Chapter, Inline, Text, read_book

ROOT = Path(__file__).parents[2]
MEDIAN, LONGEST, LINKS, FOUND = 18, 40, 2.0, 1
"""Bounds: words of the median and the longest sentence, links on 100 words, uses of "was found".

A number of the article is a link by the book's first rule; the bound is on the links besides.
"""
AVOIDED = ("reserve", "bears out", "hangs on", "is wanted", "by press alone", "for want of")
UNSEEN = re.compile(r"^```[\s\S]*?^```$|^(?:#|:::|\|).*$", re.MULTILINE)
CHOSEN = re.compile(r"(?:claim|work)\([^,)]+, |(?:verdict|work|cite)\(")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
PREDICATE = re.compile(r"\b(?:is|are) $")
END = re.compile(r"(?<=[.?!:])\s+(?=[A-Z*`“\"\[])|\n\s*\n|\n(?=- )")


@dataclass(frozen=True)
class Measure:
    """What was measured of one chapter."""

    name: str
    words: int
    median: float
    longest: int
    links: float
    found: int
    predicates: int
    avoided: tuple[str, ...]
    sentence: str

    def faults(self) -> list[str]:
        """Return the bounds that the chapter breaks, in words."""
        checks = (
            (
                self.longest > LONGEST,
                f"longest sentence {self.longest} words: {self.sentence[:70]}…",
            ),
            (self.median > MEDIAN, f"median sentence {self.median:g} words"),
            (self.links > LINKS, f"{self.links:.1f} links on 100 words"),
            (self.found > FOUND, f"{self.found} times 'was found'"),
            (bool(self.predicates), f"{self.predicates} verdicts as predicates"),
            (bool(self.avoided), f"words to avoid: {', '.join(self.avoided)}"),
        )
        return [said for is_broken, said in checks if is_broken]


def measure(chapter: Chapter) -> Measure:
    """Return the measures of a chapter, of which each printed value is one word."""
    text = re.sub("^> ", "", "".join(map(_shown, chapter.parts)), flags=re.MULTILINE)
    prose = UNSEEN.sub("\n", text)
    links = len(LINK.findall(prose))
    predicates = sum(
        isinstance(part, Inline) and part.source.startswith("verdict(") and _predicates(before)
        for before, part in pairwise(chapter.parts)
    )
    plain = LINK.sub(r"\1", prose)
    sentences = [each for part in END.split(plain) if (each := " ".join(part.split()))]
    lengths = [len(each.split()) for each in sentences] or [0]
    words = sum(lengths)
    longest = max(sentences, key=lambda each: len(each.split()), default="")
    found = len(re.findall(r"\b(?:was|were) found\b", plain))
    avoided = tuple(each for each in AVOIDED if re.search(rf"\b{each}\b", plain))
    share = 100 * links / max(words, 1)
    name = chapter.path.stem
    return Measure(
        name, words, median(lengths), max(lengths), share, found, predicates, avoided, longest
    )


def _shown(part: object) -> str:
    """Return a part of a chapter with a word for a value, a link where the author chose one."""
    if isinstance(part, Inline):
        return "[value](#)" if CHOSEN.match(part.source) else "value"
    return part if isinstance(part, Text) else "\n\n"


def _predicates(before: object) -> bool:
    """Say whether the text before a verdict makes a predicate of it."""
    return isinstance(before, Text) and PREDICATE.search(before) is not None


def main() -> int:
    """Print a line a chapter, and the bounds that are broken."""
    found = [measure(chapter) for chapter in read_book(ROOT).chapters]
    print("chapter          words  median  longest  links/100")
    for each in found:
        sizes = f"{each.words:5}  {each.median:6g}  {each.longest:7}"
        print(f"{each.name:16} {sizes}  {each.links:9.1f}")
    faults = [f"{each.name}: {fault}" for each in found for fault in each.faults()]
    print(*faults, sep="\n", file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
