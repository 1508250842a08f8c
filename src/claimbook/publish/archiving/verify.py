"""Say precisely what is wrong with an archive."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from claimbook.errors import PackageUnreadableError
from claimbook.faults import Fault, to_frame
from claimbook.package.descriptor import read_json
from claimbook.package.locate import DESCRIPTOR, Location
from claimbook.publish.archiving.members import (
    PACKAGE,
    Contents,
    Member,
    form_faults,
    link_faults,
    open_archive,
    unpack,
)
from claimbook.publish.archiving.metadata_checks import crate_faults, placeholder_faults
from claimbook.publish.archiving.zip_checks import (
    content_faults,
    in_order,
    is_relative,
    name_faults,
    sum_faults,
)
from claimbook.validating import validate
from claimbook.writing import scratch


def verify(file: Location) -> pd.DataFrame:
    """Return every fault of an archive at once, in the form of `techplomacy.validate`.

    Names, sums, files that must be there or must not, placeholders, the RO-Crate, and the data
    package inside with everything that `validate` looks at.

    Args:
        file: The zip.

    Returns:
        One row a fault: ``code`` (see `claimbook.faults`), ``file``, ``row``, ``field``,
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
