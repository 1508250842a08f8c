"""What the pass over the bytes of a file proves of its cells: one pattern for a whole record.

A field whose type, pattern or list of values can match neither a comma nor a quote nor a sign that
steers can stand in the pattern of a record as it is. Where all records match, what such a field
asks is kept, and no engine needs to look at its cells again. Where one does not, nothing is proven.
"""

import re

from claimbook.engine.patterns import CLASS, is_portable
from claimbook.package.tabular.forms import FORMS
from claimbook.package.tabular.schema import Field, Schema, missing_values

INSIDE = r'[^"\x00-\x08\x0b-\x1f\x7f]'
PLAIN = r'[^",\n\x00-\x08\x0b-\x1f\x7f]'
_APART = "".join(map(chr, range(32))) + ',"\x7f'
"""Signs that no cell may have whose pattern stands in that of a record."""
_TYPES = FORMS | {"number": r"[+-]?[0-9]{1,16}(?:\.[0-9]{0,16})?"}
"""Forms of types: of numbers only those that every engine can read."""
Proven = dict[str, set[str]]


def narrow(schema: Schema) -> tuple[str, Proven]:
    """Return a pattern of records, and the constraints of each field that it proves."""
    if missing_values(schema) != [""]:
        return "", {}
    found = {each["name"]: _cell(each) for each in schema["fields"]}
    record = ",".join(pattern for pattern, _ in found.values())
    return record, {name: proven for name, (_, proven) in found.items()}


def _cell(field: Field) -> tuple[str, set[str]]:
    body, proven = _body(field)
    is_required = field.get("constraints", {}).get("required", False)
    if is_required and not (body and re.fullmatch(body, "")):
        proven.add("required")
    count = "+" if "required" in proven else "*"
    if not body:
        return rf'(?:"(?:{INSIDE}|""){count}"|{PLAIN}{count})', proven
    cell = f"(?:{body})" if "required" in proven else f"(?:{body})?"
    return f'(?:{cell}|"{cell}")', proven


def _body(field: Field) -> tuple[str, set[str]]:
    """Return the pattern of a cell that has a value, if there is one, and what it proves."""
    kind, constraints = field["type"], field.get("constraints", {})
    if kind in _TYPES and kind != "date":
        return _TYPES[kind], {"type"}
    if kind != "string":
        return "", set()
    if "pattern" in constraints and _is_apart(constraints["pattern"]):
        return constraints["pattern"], {"pattern"}
    values = constraints.get("enum", [])
    if values and all(isinstance(each, str) and not set(each) & set(_APART) for each in values):
        return "|".join(re.escape(value) for value in values), {"enum"}
    return "", set()


def _is_apart(pattern: str) -> bool:
    """Say whether a pattern means the same everywhere and matches no sign that parts cells."""
    bare = re.sub(CLASS, "", pattern)
    is_any = any(re.search(each, _APART) for each in re.findall(CLASS, pattern))
    return is_portable(pattern) and not is_any and not set(bare) & set(_APART)
