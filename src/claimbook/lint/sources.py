"""Sources beside the rows that cite them: is each page, quotation and value where a row has it?

A copy is a file called by its work, as ``W004.pdf``, in a folder of the reader's own. Letters and
digits alone are compared, so that typography, line ends and divided words do not matter.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from claimbook.census.source import KINDS, CopyUnreadableError, read_copy
from claimbook.lint.problems import Problem
from claimbook.lint.records import Row, rows
from claimbook.lint.wording import words
from claimbook.package.files import TABLE_BYTES
from claimbook.quantities.numerals import tokenize
from claimbook.quantities.printed import parse

TABLES = ("statements", "source_checks", "observations")
"""Tables whose rows say where in a work they were read."""
WORKS = Path("data", "article", "works.csv")
QUOTING = ("statement", "note")
"""Columns in which words of the work may stand between quotation marks."""
SHORTEST = 8
"""Letters of a quotation that is looked for: fewer may stand anywhere."""
_QUOTED = re.compile(r"[“„\"«]([^“”„\"«»]+)[”“\"»]")
_LONE = re.compile(r"^[^\w\n]*([0-9]{1,4})[^\w\n]*$", re.MULTILINE)
_CUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_PAGES = re.compile(r"\bpp?\. ?([0-9]{1,4})(?:[-–]([0-9]{1,4}))?")


@dataclass(frozen=True)
class Copy:
    """A copy of a work: the text of each page in order, and the number printed on the first."""

    pages: tuple[str, ...]
    first: int = 1
    is_paged: bool = True

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The letters and digits of each page."""
        return tuple("".join(words(page)) for page in self.pages)

    @cached_property
    def numbers(self) -> tuple[frozenset[Fraction], ...]:
        """The numbers that each page prints."""
        return tuple(frozenset(_numbers(page)) for page in self.pages)

    def named_pages(self, locator: str) -> list[int] | None:
        """Return the pages that a locator names and the copy has; None where it names none."""
        found = [(int(a), int(b or a)) for a, b in _PAGES.findall(locator)]
        if not found or not self.is_paged:
            return None
        named = {page - self.first for a, b in found for page in range(a, min(b, a + 50) + 1)}
        return [page for page in sorted(named) if 0 <= page < len(self.pages)]

    def pages_quoting(self, quotation: str) -> list[int]:
        """Return the pages on which a quotation begins, if it ends there or on the next."""
        first, *rest = [part for cut in _CUT.split(quotation) if (part := "".join(words(cut)))]
        texts = [f"{a}{b}" for a, b in pairwise((*self.letters, ""))]
        return [
            n
            for n, text in enumerate(texts)
            if 0 <= text.find(first) < len(self.letters[n]) and all(part in text for part in rest)
        ]


def source_problems(root: Path, folder: Path) -> tuple[list[Problem], int, int]:
    """Return what copies lack where rows place it, how much was looked for, and in how many copies.

    Raises:
        CopyUnreadableError: The folder cannot be read.
        MissingExtraError: A copy is a PDF, and pypdf is not installed.
    """
    found: list[Problem] = []
    if not folder.is_dir():
        raise CopyUnreadableError(f"{folder} is no folder")
    looked, copies = 0, _copies(root, folder, found)
    for name in TABLES:
        for path in sorted(root.glob(f"data/*/{name}.csv")):
            where = path.relative_to(root)
            for line, row in rows(root, where):
                if copy := copies.get(row.get("work_id", "")):
                    results = list(_compared(row, copy))
                    looked += len(results)
                    found += [
                        Problem(where.as_posix(), line, "source", message, row.get("claim_id", ""))
                        for message in results
                        if message
                    ]
    return found, looked, len(copies)


def _copies(root: Path, folder: Path, found: list[Problem]) -> dict[str, Copy]:
    """Read the copies of the works of a package; one that cannot be read is a problem."""
    paths = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix.lower() in KINDS}
    copies = {}
    for line, row in rows(root, WORKS):
        if path := paths.get(row["work_id"]):
            try:
                copies[row["work_id"]] = _read(path, row.get("pages") or "")
            except CopyUnreadableError as error:
                found.append(Problem(WORKS.as_posix(), line, "source", str(error)))
    return copies


def _numbers(page: str) -> Iterator[Fraction]:
    """Yield each number of a page, with a magnitude as well as without."""
    printed = [token.text for token in tokenize(page)]
    joined = [f"{one} {other}" for one, other in pairwise(printed)]
    yield from (number for each in (*printed, *joined) if (number := parse(each)) is not None)


def _read(path: Path, printed: str) -> Copy:
    if path.is_file() and path.stat().st_size > TABLE_BYTES:
        raise CopyUnreadableError(f"{path} is larger than {TABLE_BYTES:,} bytes")
    pages: dict[int | None, list[str]] = {}
    for line in read_copy(path):
        pages.setdefault(line.page, []).append(line.text)
    texts = tuple("\n".join(lines) for lines in pages.values())
    given = re.match(r"[0-9]{1,5}", printed)
    return Copy(texts, _first(texts, int(given[0]) if given else 1), is_paged=None not in pages)


def _first(pages: Sequence[str], otherwise: int) -> int:
    """Return the number of the first page, as most pages print theirs on a line of its own."""
    firsts = Counter(
        number - n for n, page in enumerate(pages) for number in set(map(int, _LONE.findall(page)))
    )
    [(first, pages_so)] = firsts.most_common(1) or [(otherwise, 0)]
    return first if pages_so > max(2, len(pages) // 2) else otherwise


def _compared(row: Row, copy: Copy) -> Iterator[str]:
    """Yield what is wrong with each thing looked for, or nothing where it is found."""
    locator = row.get("locator") or ""
    meant = copy.named_pages(locator)
    if meant is not None:
        yield "" if meant else f"locator: {row['work_id']} has no {locator!r}"
    for field in QUOTING:
        for quotation in _QUOTED.findall(row.get(field) or ""):
            if len("".join(words(quotation))) >= SHORTEST:
                yield _placed(f"{field}: {quotation!r}", copy.pages_quoting(quotation), meant, copy)
    if meant and (value := parse(row.get("value") or "")) is not None:
        having = [n for n, numbers in enumerate(copy.numbers) if value in numbers]
        yield _placed(f"value: {row['value']}", having, meant, copy)


def _placed(what: str, having: list[int], meant: list[int] | None, copy: Copy) -> str:
    """Return what is wrong with the place of a thing looked for, or nothing."""
    if not having:
        return f"{what} is not found"
    if meant is None or set(having) & set(meant):
        return ""
    return f"{what} is found elsewhere, on its page {having[0] + copy.first}"
