"""Does what an installed package must do without its chapters, and prints what came out as JSON.

Runs on its own in the Python of an environment, with the names of the formats to export. No
address can be reached: a socket that is opened is an error.
"""

import hashlib
import json
import socket
import sys
import tempfile
from pathlib import Path


def refuse(*_: object) -> None:
    raise AssertionError("the network was used")


socket.socket.connect = refuse
socket.getaddrinfo = refuse

import techplomacy as tp  # noqa: E402
from claimbook.errors import MissingExtraError  # noqa: E402


def digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def export(form: str) -> object:
    with tempfile.TemporaryDirectory() as folder:
        try:
            files = tp.export(folder, form)
        except MissingExtraError as error:
            return str(error)
        sums = {path.name: digest(path.read_bytes()) for path in files}
        return sums if form in {"csv", "json"} else sorted(sums)


def is_sound() -> bool:
    """Whether the CSV export is a package without faults."""
    with tempfile.TemporaryDirectory() as folder:
        tp.export(folder, "csv")
        return tp.validate(folder).empty


def main() -> None:
    verdicts = tp.audit().to_csv(index=False, lineterminator="\n")
    print(
        json.dumps(
            {
                "home": str(Path(tp.__file__).parent),
                "rows": tp.tables().set_index("name")["rows"].to_dict(),
                "read": {name: list(tp.read(name).shape) for name in tp.tables()["name"]},
                "audit": digest(verdicts.encode()),
                "claim": repr(tp.claim("C001")),
                "described": [repr(tp.describe(name)) for name in tp.tables()["name"]],
                "panel": tp.panel("un_egdi_rank", "DNK")["value"].tolist(),
                "found": tp.find("connectivity")["key"].tolist(),
                "timeline": len(tp.timeline()),
                "resources": tp.package().resource_names,
                "faults": len(tp.validate(frictionless=True)),
                "exported package is sound": is_sound(),
                "exports": {form: export(form) for form in sys.argv[1:]},
            }
        )
    )


main()
