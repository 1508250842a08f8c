"""A package of one claim, with a list of two items and a check of its own in Python."""

import json
import shutil

from fixture_package import measures

CODE = """\
from pathlib import Path

from claimbook import check

Path(__file__).with_name("ran").touch()


@check("C900")
def counted(t):
    \"\"\"The items of the list are counted.\"\"\"
    return len(t.items("C900")) == {length}
"""


NAMES = ("claims", "sections", "works", "enumerations")


def write_article(folder, root, length=2):
    """Write a package of one claim, a list of two items, and a check of its own."""
    rows = {
        "sections": {"section_id": "S01", "title": "All", "page_first": 77, "page_last": 78}
        | {"kind": "body", "chapter": "paper/article.qmd"},
        "claims": {
            "claim_id": "C900",
            "section_id": "S01",
            "page": 77,
            "page_basis": "inferred",
            "kind": "enumeration",
            "statement": "There are things.",
            "weight": "central",
            "is_checkable": "true",
            "is_effect": "false",
        },
        "works": {"work_id": "W001", "title": "The article", "source_class": "audited"}
        | {"csl_type": "article-journal", "language": "en"},
        "enumerations": {"claim_id": "C900", "position": 1, "item": "one thing", "page": 77},
    }
    (folder / "schemas").mkdir(parents=True)
    resources = []
    for name in NAMES:
        shutil.copy(root / "schemas" / f"{name}.json", folder / "schemas")
        schema = json.loads((root / "schemas" / f"{name}.json").read_text("utf-8"))
        fields = [field["name"] for field in schema["fields"]]
        lines = [",".join(fields), ",".join(str(rows[name].get(field, "")) for field in fields)]
        if name == "enumerations":
            lines.append(lines[1].replace("1,one", "2,another"))
        text = "\n".join([*lines, ""])
        (folder / f"{name}.csv").write_text(text, "utf-8")
        entry = {"name": name, "path": f"{name}.csv", "schema": f"schemas/{name}.json"}
        resources.append(entry | measures(text.encode()))
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "one",
        "version": "1.0.0",
        "resources": resources,
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (folder / "checks.py").write_text(CODE.format(length=length), "utf-8")
    return folder
