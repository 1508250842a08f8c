"""Records: identifiers for ever, the recorded audit, drafts, and numerals without an account."""

from collections.abc import Iterator
from pathlib import Path

from claimbook.audit.record import FOLDER, recorded
from claimbook.lint.problems import Problem
from claimbook.package.files import read_rows, read_words
from claimbook.package.locate import OpenPackage
from claimbook.starting.drafting.tables import CHAPTER, DRAFTED
from claimbook.starting.pinning import FILES, changed, resting_on
from claimbook.starting.seal import AUDITOR
from claimbook.writing import write_whole

IDS = "claim_ids.txt"
"""The file, beside the settings, that records every identifier ever given."""
CLAIMS, NUMERALS = Path("data", "article", "claims.csv"), Path("data", "article", "numerals.csv")
NEEDED = {CLAIMS: ("claim_id", "statement"), NUMERALS: ("numeral_id", "token", "role", "claim_id")}
MARKED = ("drafted:", "drafted ")
AS_BEGUN = {"article.toml": f'"{AUDITOR}"', CHAPTER: "Here you write"}
"""Files of a new package, and words in them that whoever audits is to replace."""

Row = dict[str, str]


def rows(root: Path, path: Path) -> list[tuple[int, Row]]:
    """Return the rows of a table as they are written, with their lines."""
    return list(enumerate(read_rows(root / path, root, *NEEDED.get(path, ())), start=2))


def identifiers(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the identifiers of claims beside those on record."""
    listed = _settled(root)
    path = root / IDS
    known = read_words(path, root).split()
    now = [claim_id for _, claim_id in listed]
    for claim_id in [each for each in known if each not in now]:
        message = f"{claim_id} vanished; an identifier is for ever"
        yield Problem(CLAIMS.as_posix(), 1, "claim-id", message, claim_id)
    if known and not _same_order(known, now):
        yield Problem(CLAIMS.as_posix(), 1, "claim-id", "claims stand in another order than before")
    for line, claim_id in listed:
        if claim_id not in known:
            message = f"{claim_id} is not on record; `claimbook lint --record` adds it"
            yield Problem(CLAIMS.as_posix(), line, "claim-id", message, claim_id)


def _same_order(known: list[str], now: list[str]) -> bool:
    return [each for each in now if each in known] == [each for each in known if each in now]


def _settled(root: Path) -> list[tuple[int, str]]:
    """Return the claims that are no drafts, with their lines: a draft may still be struck out."""
    listed = rows(root, CLAIMS)
    return [(n, row["claim_id"]) for n, row in listed if not row["statement"].startswith(DRAFTED)]


def record_identifiers(root: Path) -> int:
    """Add new identifiers to the record, and return how many there were.

    They stand in the order of the claims, those that vanished behind them; where the claims are in
    another order than before, the new ones stand last, and the fault stays.
    """
    path = root / IDS
    known, now = read_words(path, root).split(), [claim_id for _, claim_id in _settled(root)]
    first, then = (now, known) if _same_order(known, now) else (known, now)
    listed = dict.fromkeys([*first, *then])
    write_whole(path, "".join(f"{each}\n" for each in listed).encode(), root)
    return len(listed) - len(set(known))


def stale(package: OpenPackage) -> Iterator[Problem]:
    """Yield each recorded table of the audit that is not what the evidence gives today."""
    for name, text in recorded(package).items():
        path = FOLDER / name
        held = read_words(package.root / path, package.root)
        if held != text:
            pairs = enumerate(zip(held.split("\n"), text.split("\n"), strict=False), start=1)
            line = next((n for n, (old, new) in pairs if old != new), 1)
            message = "not what the audit gives today; `claimbook audit --record` writes it"
            yield Problem(path.as_posix(), line, "stale", message)


def drafts(root: Path) -> Iterator[Problem]:
    """Yield each claim and each cell that is still marked as a draft."""
    for path in sorted(root.glob("data/*/*.csv")):
        where = path.relative_to(root)
        for line, row in rows(root, where):
            cells = [str(cell or "") for cell in row.values()]
            if any(cell.startswith((DRAFTED, *MARKED)) for cell in cells):
                key = next(iter(row.values()))
                message = f"{key} is a draft; look at it and take the mark away"
                yield Problem(where.as_posix(), line, "drafted", message, row.get("claim_id", ""))
    for name, begun in AS_BEGUN.items():
        for line, words in enumerate(read_words(root / name, root).split("\n"), start=1):
            if begun in words:
                yield Problem(name, line, "drafted", f"{begun} stands as it was begun", "")


def unaccounted(root: Path) -> Iterator[Problem]:
    """Yield each numeral that has neither a claim, nor a citation, nor a reason."""
    for line, row in rows(root, NUMERALS):
        named = row["claim_id"] or row.get("citation_id")
        reason = row.get("reason", row["role"] not in {"value", "scale", "year", "date"})
        if not named and not reason:
            message = f"{row['numeral_id']} ({row['token']}) belongs to no claim: give a reason"
            yield Problem(NUMERALS.as_posix(), line, "unaccounted", message)


def gone(root: Path) -> Iterator[Problem]:
    """Yield each pinned file that is missing or has changed, with the claims that rest on it."""
    broken = changed(root)
    resting = resting_on(root, set(broken))
    for line, row in rows(root, FILES):
        if row["file_id"] in broken:
            claims = sorted(c for c, files in resting.items() if row["file_id"] in files)
            message = f"{row['path']}: {broken[row['file_id']]}; on it rest {', '.join(claims)}"
            yield Problem(FILES.as_posix(), line, "gone", message)
