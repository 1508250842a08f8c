"""Does what an installed package must do without its chapters, and prints what came out as JSON.

Runs on its own in the Python of an environment. Where an extra is not installed, its name comes in
place of what needs it. No address can be reached: a socket that is opened is an error.
"""

import hashlib
import json
import socket
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import get_args


def refuse(*_: object) -> None:
    raise AssertionError("the network was used")


socket.socket.connect = refuse
socket.getaddrinfo = refuse

import techplomacy as tp  # noqa: E402
from claimbook.errors import MissingExtraError  # noqa: E402
from claimbook.package.locate import locate  # noqa: E402
from claimbook.publish.citation import Form  # noqa: E402
from claimbook.publish.exporting import MODULES  # noqa: E402

FORMS = get_args(Form)


def tried(verb) -> object:
    """What a verb gives, or which extra it asks for."""
    try:
        return verb()
    except MissingExtraError as error:
        return str(error)


def digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def export(form: str) -> object:
    with tempfile.TemporaryDirectory() as folder:
        files = tp.export(folder, form)
        sums = {path.name: digest(path.read_bytes()) for path in files}
        return sums if form in {"csv", "json"} else sorted(sums)


def cited(form: str) -> list[str]:
    """What the package and a claim with sources are cited as."""
    return [tp.cite(what, form) for what in (None, "C380")]


def is_sound() -> bool:
    """Whether the CSV export is a package without faults."""
    with tempfile.TemporaryDirectory() as folder:
        tp.export(folder, "csv")
        return tp.validate(folder).empty


def prompt() -> str:
    """What the command says of the version, or which extra it asks for."""
    code = "from techplomacy.command import main; main(['--version'])"
    run = [sys.executable, "-I", "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip()


def main() -> None:
    verdicts = tp.audit().to_csv(index=False, lineterminator="\n")
    print(
        json.dumps(
            {
                "home": str(Path(tp.__file__).parent),
                "data": str(locate()),
                "version": tp.__version__,
                "rows": tp.tables().set_index("name")["rows"].to_dict(),
                "read": {name: list(tp.read(name).shape) for name in tp.tables()["name"]},
                "audit": digest(verdicts.encode()),
                "claim": repr(tp.claim("C001")),
                "described": [repr(tp.describe(name)) for name in tp.tables()["name"]],
                "panel": tp.panel("un_egdi_rank", "DNK")["value"].tolist(),
                "found": tp.find("connectivity")["key"].tolist(),
                "timeline": len(tp.timeline()),
                "shown": digest(tp.claim("C380")._repr_html_().encode()),
                "evidence": tp.evidence("C380")["row_key"].tolist(),
                "view": len(tp.view("claims_evidence")),
                "resources": tried(lambda: tp.package().resource_names),
                "faults": tried(lambda: len(tp.validate())),
                "second opinion": tried(lambda: len(tp.validate(frictionless=True))),
                "constraints": tried(lambda: len(tp.read("claims", validate=True))),
                "exported package is sound": tried(is_sound),
                **{f"cited as {form}": tried(partial(cited, form)) for form in FORMS},
                **{f"exported as {form}": tried(partial(export, form)) for form in MODULES},
                "at the prompt": prompt(),
            }
        )
    )


main()
