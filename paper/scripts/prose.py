"""Measures the prose of the chapters, prints it, and ends with 1 where a bound is broken.

A sentence is long for a reader, whatever it says; so are links in every clause, and verdicts that
are written as predicates. What code prints is measured by its length as one word.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yaml

ROOT = Path(__file__).parents[2]
MEDIAN, LONGEST, LINKS, FOUND = 18, 40, 2.0, 1
"""Bounds: words of the median and the longest sentence, links on 100 words, uses of "was found".

A number of the article is a link by the book's first rule; the bound is on the links besides.
"""
AVOIDED = ("reserve", "bears out", "hangs on", "is wanted", "by press alone", "for want of")
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"`\{python\} ([^`]*)`")
CHOSEN = re.compile(r"(?:claim|work)\([^,)]+, |(?:verdict|work|cite)\(")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
PREDICATE = re.compile(r"\b(?:is|are) `\{python\} verdict\(")
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


def measure(name: str, text: str) -> Measure:
    """Return the measures of a chapter's text."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"^> ", "", text, flags=re.MULTILINE)
    prose = re.sub(r"^(?:#|:::|\|).*$", "\n", CODE.sub("\n\n", text), flags=re.MULTILINE)
    links = sum(bool(CHOSEN.match(call)) for call in CALL.findall(prose)) + len(LINK.findall(prose))
    predicates = len(PREDICATE.findall(prose))
    plain = LINK.sub(r"\1", CALL.sub("value", prose))
    sentences = [each for part in END.split(plain) if (each := " ".join(part.split()))]
    lengths = [len(each.split()) for each in sentences] or [0]
    words = sum(lengths)
    longest = max(sentences, key=lambda each: len(each.split()), default="")
    found = len(re.findall(r"\b(?:was|were) found\b", plain))
    avoided = tuple(each for each in AVOIDED if re.search(rf"\b{each}\b", plain))
    share = 100 * links / max(words, 1)
    return Measure(
        name, words, median(lengths), max(lengths), share, found, predicates, avoided, longest
    )


def chapters() -> list[Path]:
    """Return the chapters of the book in their order."""
    book = yaml.safe_load((ROOT / "_quarto.yml").read_text("utf-8"))["book"]
    return [ROOT / path for path in book["chapters"] + book["appendices"]]


def main() -> int:
    """Print a line a chapter, and the bounds that are broken."""
    found = [measure(path.stem, path.read_text("utf-8")) for path in chapters()]
    print("chapter          words  median  longest  links/100")
    for each in found:
        sizes = f"{each.words:5}  {each.median:6g}  {each.longest:7}"
        print(f"{each.name:16} {sizes}  {each.links:9.1f}")
    faults = [f"{each.name}: {fault}" for each in found for fault in each.faults()]
    print(*faults, sep="\n", file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
