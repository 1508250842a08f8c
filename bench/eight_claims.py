"""Eight claims of the second article, given to this year's tools of the same kind, and to ours.

Five are right and three are wrong. All tools read one file of results, which holds what the
formulas of the example give, and what is printed of it in sentences of our own.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from measuring import interleaved
from peers import environment

PEERS = ("reproducible-science", "manuscript-guard", "adduce")
PRINTED = {
    "C015": "5", "C043": "4", "C045": "2", "C046": "3", "C047": "3",
    "C080": "88.15", "C090": "68.84", "C091": "72.96",
}  # fmt: skip
FOUND = {
    "C015": 5, "C043": 4, "C045": 2, "C046": 3, "C047": 3,
    "C080": 88.156797, "C090": 72.962445, "C091": 68.843878,
}  # fmt: skip
SAID = {
    "reproducible-science": r"(?P<wrong>\d+) mismatch, (?P<right>\d+) verified",
    "manuscript-guard": r"(?P<right>\d+) found in the outputs, (?P<wrong>\d+) not found",
    "claimbook": r"(?P<right>\d+) confirmed, (?P<wrong>\d+) contradicted",
}
"""How each says what it decided; who is not here decides nothing of such claims."""


def measure(folder: Path, rounds: int) -> dict[str, dict]:
    """Measure each tool on the eight claims, with how many it takes for right and for wrong."""
    _write(folder)
    ours = Path(sys.executable).parent / "claimbook"
    package = folder / "package"
    (package).mkdir()
    (package / "results.json").write_bytes((folder / "results.json").read_bytes())
    subprocess.run([ours, "init", package, "--claims", folder / "claims.yaml"], check=True)
    repro, guard, adduce = (environment(each, each) for each in PEERS)
    commands = {
        "claimbook": [str(ours), "audit", "--package", str(package)],
        "reproducible-science": [str(repro / "repro"), "verify"],
        "manuscript-guard": [
            str(guard / "manuscript-guard"), "audit", "main.md", "--against", "results.json",
        ],
        "adduce": [str(adduce / "adduce"), "drift", "."],
    }  # fmt: skip
    measured = interleaved(commands, folder, rounds)
    for name, command in commands.items():
        measured[name] |= _decided(name, command, folder)
    return measured


def _decided(name: str, command: list[str], folder: Path) -> dict[str, int]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = re.search(SAID.get(name, "(?!)"), done.stdout + done.stderr)
    counts = said.groupdict() if said else dict.fromkeys(("right", "wrong"), "0")
    return {key: int(count) for key, count in counts.items()}


def _write(folder: Path) -> None:
    """Write the results, a manuscript, and the claims in the form of each tool."""
    results = json.dumps(FOUND)
    (folder / "results.json").write_text(results, "utf-8")
    lines = [f"The number of {name} is {printed}." for name, printed in PRINTED.items()]
    text = "\n\n".join(["# Penguins and irises", *lines])
    (folder / "main.md").write_text(re.sub(r"C(\d+)", _spelt, text), "utf-8")
    artifact = {"algorithm": "sha256", "value": hashlib.sha256(results.encode()).hexdigest()}
    asked = [
        {
            "id": name,
            "text": f"It is {printed}",
            "evidence": [
                {"kind": "metric", "artifact": "results", "name": name, "pointer": f"/{name}",
                 "reported": printed}
            ],
        }
        for name, printed in PRINTED.items()
    ]  # fmt: skip
    listed = {"id": "results", "path": "results.json", "digest": artifact}
    _yaml(folder / "repro.yaml", {"artifacts": [listed], "claims": asked})
    claims = [
        {
            "claim_id": name,
            "statement": f"The number printed is {printed}.",
            "value": printed,
            "kind": "quantity",
            "step": "0.01" if "." in printed else "1",
            "formula": f'at(RESULTS, "/{name}")',
        }
        for name, printed in PRINTED.items()
    ]
    work = {"work_id": "W002", "title": "Results", "source_class": "official"}
    file = {"file_id": "RESULTS", "path": "results.json", "work_id": "W002"}
    package = {"title": "Penguins and irises", "works": [work], "files": [file], "claims": claims}
    _yaml(folder / "claims.yaml", package)


def _spelt(name: re.Match[str]) -> str:
    """Return the identifier of a claim in letters, so that it prints no number."""
    return "".join(chr(ord("a") + int(digit)) for digit in name[1])


def _yaml(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1), "utf-8")  # JSON is YAML
