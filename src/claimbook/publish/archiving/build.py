"""Build the archive: the same bytes from the same files, on any day and in any folder.

Names are sorted, dates are the project's own, modes are two. Deflate differs between versions of
zlib; the SHA-256 of each member, kept in ``SHA256SUMS``, does not.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from textwrap import indent
from typing import Any

from claimbook.errors import ArchiveError
from claimbook.faults import ERROR
from claimbook.package.descriptor import is_safe
from claimbook.package.files import read_words
from claimbook.package.reading import tables
from claimbook.publish.archiving.contents import BOOK, CRATE, EXPORTS, README, SUMS, files, sources
from claimbook.publish.citation import cite
from claimbook.publish.metadata.files import of_package
from claimbook.publish.metadata.project import README as OWN_README
from claimbook.publish.metadata.project import creators, has_code, project
from claimbook.texts import json_text, with_noun
from claimbook.validating import validate
from claimbook.writing import scratch, write_whole, zipped

RENDERED = "_book"
NEEDED = ("title", "abstract", "created", "licence")
"""What the settings must say of what is deposited."""


def build(root: Path, target: Path) -> Path:
    """Write the archive of a project or a package, and return its path.

    Args:
        root: Its folder, the book rendered to ``_book/``.
        target: A folder; the file is called by the name and the version of the package.

    Raises:
        ArchiveError: The book is not rendered, the package has a fault, a source is not there, or a
            file holds the path of the folder in which it was made.
        CannotWriteError: The folder cannot be written.
    """
    facts = _facts(root)
    readme = _readme(facts, root)  # refused before the exports, which take longest
    stem = re.sub(r"[^\w.+-]", "-", f"{facts['name']}-{facts['version']}")
    with scratch(target) as exports:
        members = _members(root, exports)
        contents = {name: path.read_bytes() for name, path in members.items()}
    if not has_code(root):
        contents |= {path.name: text.encode() for path, text in of_package(root).items()}
    contents[README] = readme
    contents[CRATE] = _sized(contents)
    contents[SUMS] = _sums(contents)
    _refuse_paths(contents, root)
    year, month, day = map(int, facts["created"][:10].split("-"))
    named = {f"{stem}/{name}": contents[name] for name in sorted(contents)}
    return write_whole(target / f"{stem}.zip", zipped(named, (year, month, day)))


def _facts(root: Path) -> dict[str, Any]:
    if not (root / RENDERED / "index.html").is_file():
        raise ArchiveError(f"no book in {root / RENDERED}; render it first")
    try:
        facts = project(root)
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{root} is neither a project nor a package: {error}") from None
    own = facts.get(OWN_README)
    if own is not None and not (is_safe(own) and (root / own).is_file()):
        raise ArchiveError(f"article.toml: {OWN_README}: there is no file {own!r} in the project")
    needed = (*NEEDED, "members") if has_code(root) else NEEDED
    if lacking := [key for key in needed if not facts.get(key)]:
        raise ArchiveError(f"article.toml does not say: {', '.join(lacking)}")
    faults = validate(root)
    for fault in faults[faults["severity"] == ERROR].itertuples():
        raise ArchiveError(f"{fault.file}: {fault.message} [{fault.code}]; `validate` lists all")
    return facts


def _sized(contents: Mapping[str, bytes]) -> bytes:
    """Return the crate with the size of each file, which nothing changes any more."""
    crate = json.loads(contents[CRATE])
    for entity in crate["@graph"]:
        if entity["@id"] in contents and "File" in entity["@type"]:
            entity["contentSize"] = str(len(contents[entity["@id"]]))
    return json_text(crate, indent=1).encode()


def _members(root: Path, exports: Path) -> dict[str, Path]:
    """Return every file by its name in the archive, exports made on the way."""
    book = root / RENDERED
    try:
        found = dict(sources(root))
    except FileNotFoundError as error:
        raise ArchiveError(str(error)) from None
    found |= {f"{BOOK}/{p.relative_to(book).as_posix()}": p for p in files(book)}
    return found | _exports(root, exports)


def _exports(root: Path, folder: Path) -> dict[str, Path]:
    """Export the tables in every form that is the same on each run, but CSV, which is in data/."""
    from claimbook.publish.exporting import REPEATABLE, export

    for form in REPEATABLE:
        export(folder / form, form, package=root)
    return {f"{EXPORTS}/{p.relative_to(folder).as_posix()}": p for p in files(folder)}


def _readme(facts: Mapping[str, Any], root: Path) -> bytes:
    own = facts.get(OWN_README)
    place = Path(__file__).parent
    words = read_words(root / own, root) if own else read_words(place / "README.txt", place)
    listed = tables(root)
    width = int(listed["name"].str.len().max())
    lines = [
        f"  {r.name:<{width}}  {r.title} ({with_noun(r.rows, 'row')})" for r in listed.itertuples()
    ]
    filled = {
        "title": facts["title"],
        "version": facts["version"],
        "date": facts["created"][:10],
        "creators": ", ".join(creators(facts)),
        "citations": indent(cite(package=root).strip(), "  "),
        "licence": facts["licence"]["title"],
        "tables": "\n".join(lines),
    }
    try:
        return Template(words).substitute(filled).encode()
    except (KeyError, ValueError) as error:  # a name that is none, or a $ that begins none
        known = ", ".join(f"${name}" for name in filled)
        raise ArchiveError(f"{own}: {error}; what is filled in: {known}") from None


def _sums(contents: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))
    return "".join(lines).encode()


def _refuse_paths(contents: Mapping[str, bytes], root: Path) -> None:
    here = str(root.resolve()).encode()
    if found := [name for name, data in contents.items() if here in data]:
        raise ArchiveError(f"the path of this folder stands in {', '.join(sorted(found))}")
