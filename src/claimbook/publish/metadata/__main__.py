"""``python -m claimbook.publish.metadata``: write every derived metadata file of the checkout.

With ``--doi`` it first records the DOI of a release, and with ``--date`` its day.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from claimbook.plainly import plainly
from claimbook.publish.metadata.files import write
from claimbook.publish.metadata.project import OWN, project, unfilled
from claimbook.publish.metadata.release import InvalidReleaseError, record

ROOT = Path(__file__).resolve().parents[4]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> None:
    """Write the files and name those that changed.

    Raises:
        SystemExit: The DOI or the day is refused; status 2.
    """
    parser = ArgumentParser(prog="python -m claimbook.publish.metadata")
    parser.add_argument("--doi", help="the DOI that the repository gave or reserved")
    parser.add_argument("--date", help="the day of the release, YYYY-MM-DD")
    given = parser.parse_args(arguments)
    try:
        if given.doi or given.date:
            record(given.doi, given.date, root)
    except InvalidReleaseError as error:
        parser.error(str(error))
    for path in write(root):
        print(path.relative_to(root))
    if given.doi and (empty := unfilled(project(root))):
        print(f"still empty in {OWN}: {', '.join(empty)}", file=sys.stderr)


if __name__ == "__main__":
    with plainly():
        main()
