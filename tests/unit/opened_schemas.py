"""Makes of this article's schemas those that a new package starts with: for any article.

Run as a program it writes them anew; a test holds them equal to what it would write.
"""

import json
from pathlib import Path
from typing import Any

from claimbook import starting

ROOT = Path(__file__).parents[2]
SHIPPED = Path(starting.__file__).parent / "schemas"
OF_THIS_ARTICLE = {"denmark", "agreement"}
"""Folders of tables that only this article has."""
LISTS = {
    ("entities", "kind"),
    ("indicators", "source_class"),
    ("observations", "seen_via"),
    ("observations", "status"),
    ("sections", "kind"),
    ("statements", "seen_via"),
    ("works", "csl_type"),
    ("works", "source_class"),
}
"""Fields of those below whose words are offered all the same, to be added to."""
OWN_COPY = {"value": "own-copy", "label": "the document itself, in a copy of one's own"}
FURTHER = {
    ("observations", "seen_via"): [OWN_COPY],
    ("statements", "seen_via"): [OWN_COPY],
    ("entities", "kind"): [
        {"value": "person", "label": "person or group of persons"},
        {"value": "place", "label": "place, site or region"},
        {"value": "sample", "label": "sample, group or condition of a study"},
        {"value": "thing", "label": "any other thing that is measured"},
    ],
    ("works", "csl_type"): [
        {"value": "document", "label": "document of another kind"},
        {"value": "legislation", "label": "law or regulation"},
        {"value": "software", "label": "software"},
        {"value": "standard", "label": "standard"},
        {"value": "thesis", "label": "thesis"},
    ],
}
"""Words that this article had no need of."""
IN_FULL = (
    " What was seen as a public-file or an own-copy counts as read in full, anything else as an"
    " excerpt."
)
"""What is added to the description of how a row of data was seen."""
OPEN = {
    "claims": {"unit"},
    "entities": {"kind"},
    "observations": {"edition", "seen_via", "status"},
    "statements": {"seen_via"},
    "citations": {"marker", "page_basis"},
    "indicators": {"unit", "source_class"},
    "works": {"edn", "csl_type", "source_class"},
    "sections": {"kind"},
}
"""Fields whose words another article may choose for itself."""
LONGER = {
    "S[0-9]{2}": "S[0-9]{2,}",
    "N[0-9]{4}": "N[0-9]{4,}",
    "E[0-9]{4}": "E[0-9]{3,}",
    "D[0-9]{2}": "D[0-9]{2,}",
    "[a-z]{2}": "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "R[0-9]{2}|F[0-9]{2}-[0-9]": "R[0-9]{2,}|F[0-9]{2,}(-[0-9]+)?",
}
"""Identifiers of this article that another, longer one would outgrow."""
OPTIONAL = {("citations", "page"), ("citations", "page_basis"), ("claims", "page_basis")} | {
    ("claims", "is_effect"),
    ("indicators", "is_interested"),
    ("statements", "extent"),
    ("statements", "is_interested"),
    ("statements", "is_reread"),
}
CLASSES = (
    " The usual ones, from the best on: law, official, statistical-office and"
    " international-organisation; peer-reviewed; research-institute and working-paper; foundation"
    " and press; vendor, promotion, advocacy, social-media and private; audited is the article"
    " itself. `[sources] order` in article.toml may say others."
)
"""What is added to the description of a field whose words the settings may change."""
ADDED = {
    "claims": {
        "name": "anchor",
        "type": "string",
        "title": "Place",
        "description": "Where it stands in a text without pages: a paragraph of its section (p3), "
        "or a text position (120-180) as a Web Annotation has it.",
        "constraints": {"pattern": "p[1-9][0-9]*|[0-9]+-[0-9]+"},
    },
    "numerals": {
        "name": "reason",
        "type": "string",
        "title": "Set aside",
        "description": "Why a numeral belongs to no claim; compulsory where it belongs to none "
        "and is no marker.",
    },
}


def tables() -> dict[str, str]:
    """Return the folder of each table that any article has."""
    found = {p.stem: p.parent.name for p in sorted((ROOT / "data").glob("*/*.csv"))}
    return {name: folder for name, folder in found.items() if folder not in OF_THIS_ARTICLE}


def opened(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without what is true of one article only."""
    for field in schema["fields"]:
        _open(field, field.get("constraints", {}), (schema["name"], field["name"]))
    if schema["name"] in ADDED:
        schema["fields"].append(ADDED[schema["name"]])
    return schema


def _open(field: dict[str, Any], limits: dict[str, Any], place: tuple[str, str]) -> None:
    limits |= {"minimum": 1000, "maximum": 2999} if place == ("observations", "year") else {}
    dropped = ["minimum", "maximum", "required"] if place[1].startswith("page") else []
    dropped += ["required"] if place in OPTIONAL else []
    if place[1] in OPEN.get(place[0], ()):
        dropped += ["enum", "pattern"]
        listed = field.pop("categories", [])
        if place in LISTS:
            field["usual"] = listed + FURTHER.get(place, [])
        field.pop("categoriesOrdered", None)
    for key in dropped:
        limits.pop(key, None)
    if place[1] == "source_class" and place[0] in OPEN:
        field["description"] += CLASSES
    if place == ("observations", "seen_via"):
        field["description"] += IN_FULL
    if "pattern" in limits:
        limits["pattern"] = LONGER.get(limits["pattern"], limits["pattern"])


def texts() -> dict[str, str]:
    """Return the text of each schema that is shipped, by its name."""
    read = {
        name: json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8")) for name in tables()
    }
    return {
        name: json.dumps(opened(schema), ensure_ascii=False, indent=2) + "\n"
        for name, schema in read.items()
    }


if __name__ == "__main__":
    for _name, _text in texts().items():
        (SHIPPED / f"{_name}.json").write_text(_text, "utf-8")
