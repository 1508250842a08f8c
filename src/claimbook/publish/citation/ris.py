"""RIS, the format of reference managers: a tag, two spaces, a hyphen, a value."""

from collections.abc import Iterator

from claimbook.package.creators import name_as_text
from claimbook.publish.citation.items import Item, iso, type_of
from claimbook.quantities.period import year_of

_PLAIN = {
    "title": "TI",
    "container-title": "T2",
    "volume": "VL",
    "issue": "IS",
    "publisher": "PB",
    "version": "ET",
    "DOI": "DO",
    "URL": "UR",
    "language": "LA",
    "note": "N1",
}


def ris(items: list[Item]) -> str:
    """Return items as RIS records, parted by an empty line."""
    return "\n".join(_record(item) for item in items)


def _record(item: Item) -> str:
    lines = [("TY", type_of(item, "ris", "GEN")), ("ID", item["id"]), *_fields(item), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(str(value).split())}\n" for tag, value in lines)


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    for role, tag in (("author", "AU"), ("editor", "ED")):
        yield from ((tag, name_as_text(name)) for name in item.get(role, []))
    yield from ((tag, item[key]) for key, tag in _PLAIN.items() if key in item)
    issued, accessed = iso(item), iso(item, "accessed")
    if issued:
        yield "PY", year_of(issued)
        yield "DA", _slashed(issued)
    if accessed:
        yield "Y2", _slashed(accessed)
    if "page" in item:
        yield from zip(("SP", "EP"), item["page"].split("-"), strict=False)


def _slashed(day: str) -> str:
    """Return a date as RIS has it: year/month/day/, with what is unknown left empty."""
    return "/".join([*day.split("-"), "", ""][:3]) + "/"
