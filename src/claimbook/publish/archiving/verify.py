"""Say precisely what is wrong with an archive: its form, its package, its metadata.

Metadata may have no placeholder, and mention no file that is missing.
"""

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from claimbook.errors import PackageUnreadableError
from claimbook.faults import Fault, to_frame
from claimbook.package.descriptor import read_json
from claimbook.package.locate import DESCRIPTOR, Location
from claimbook.publish.archiving.contents import CRATE, METADATA
from claimbook.publish.archiving.members import (
    PACKAGE,
    Contents,
    Member,
    form_faults,
    link_faults,
    open_archive,
    unpack,
)
from claimbook.publish.archiving.zip_checks import (
    content_faults,
    in_order,
    is_relative,
    name_faults,
    sum_faults,
)
from claimbook.texts import repeated
from claimbook.validating import validate
from claimbook.writing import scratch


def verify(file: Location) -> pd.DataFrame:
    """Return every fault of an archive at once, in the form of `techplomacy.validate`.

    Names, sums, files that must be there or must not, placeholders, the RO-Crate, and the data
    package inside with everything that `validate` looks at.

    Args:
        file: The zip.

    Returns:
        One row per fault: ``code`` (see `claimbook.faults`), ``file``, ``row``, ``field``,
        ``value``, ``message``, ``severity``.

    Raises:
        ArchiveError: The file cannot be read, is no zip at all, or unpacks to more than the limits
            of `claimbook.publish.archiving.members` allow.
    """
    with open_archive(file) as archive:
        names = [info.filename for info in archive.infolist()]
        contents, faults = unpack(archive)
        faults += [*form_faults(file, archive), *link_faults(archive)]
    faults += [*name_faults(names), *content_faults(contents), *sum_faults(contents)]
    faults += [*placeholder_faults(contents), *crate_faults(contents), *_package_faults(contents)]
    return to_frame(in_order(faults))


def _package_faults(contents: Contents) -> Iterator[Fault]:
    """Unpack what is safe to a folder that is thrown away, and validate the data package there."""
    with scratch(Path(tempfile.gettempdir())) as folder:
        for name, member in contents.items():
            if is_relative(name) and (member.data or name.split("/")[0] in PACKAGE):
                _unpack(folder / name, member)
        if not Path(folder, DESCRIPTOR).is_file():
            return  # said already: the archive must hold it
        try:
            read_json(Path(folder, DESCRIPTOR))
        except PackageUnreadableError:
            yield Fault("schema", DESCRIPTOR, None, None, None, "is not a JSON object")
            return
        found = validate(folder).astype(object)
    for row in found.where(found.notna(), None).itertuples(index=False):
        yield Fault(*row)


def _unpack(path: Path, member: Member) -> None:
    """Write a member, unless its name is a folder of others: that is a fault already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(member.data)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return


PLACEHOLDER = re.compile(
    r"\b(?:FIXME|TODO|TBD|XXX+)\b|10\.5281/zenodo\.(?:0+|[Xx]+|N+)\b|10\.5072/|\bexample\.(?:org|com)\b"
)


def placeholder_faults(contents: Contents) -> Iterator[Fault]:
    """Report words and DOIs that stand for something still to come, line by line."""
    for name in METADATA:
        for row, line in enumerate(_text(contents, name).splitlines(), 1):
            for found in PLACEHOLDER.finditer(line):
                yield Fault("placeholder", name, row, None, found[0], "stands for what is to come")


def crate_faults(contents: Contents) -> Iterator[Fault]:
    """Compare the RO-Crate with the archive: its root, its identifiers, its files and their sizes.

    Source: RO-Crate Metadata Specification 1.2, "Root Data Entity" and "Data Entities".
    """
    try:
        graph = json.loads(_text(contents, CRATE))["@graph"]
        entities = [(str(entity["@id"]), dict(entity)) for entity in graph]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Fault("crate", CRATE, None, None, None, "is not there, or has no readable @graph")
        return
    for name in repeated(name for name, _ in entities):
        yield Fault("crate", CRATE, None, "@id", name, "occurs twice")
    yield from _root_faults(dict(entities).get("./", {}))
    for name, entity in entities:
        yield from _file_faults(name, entity, contents)


def _root_faults(root: dict[str, Any]) -> Iterator[Fault]:
    for key in ("name", "description", "datePublished", "license", "hasPart"):
        if not root.get(key):
            yield Fault("crate", CRATE, None, key, None, "the root must say this")


def _file_faults(name: str, entity: dict[str, Any], contents: Contents) -> Iterator[Fault]:
    kinds = entity.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "://" in name or name.startswith("#"):
        return
    if "File" in kinds and name not in contents:
        yield Fault("crate", CRATE, None, "@id", name, "the archive lacks this file")
    elif "File" in kinds:
        stated, found = entity.get("contentSize"), contents[name].size
        if stated is not None and str(stated) != str(found):
            message = f"the file has {found} bytes, the crate says {stated}"
            yield Fault("crate", CRATE, None, "contentSize", name, message)
    elif name.endswith("/") and name != "./" and not any(n.startswith(name) for n in contents):
        yield Fault("crate", CRATE, None, "@id", name, "the archive lacks this folder")


def _text(contents: Contents, name: str) -> str:
    return contents[name].data.decode("utf-8", "replace") if name in contents else ""
