"""The words for the codes of a field, as its schema has them."""

from claimbook.package.caching import kept_with_package
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import Location


class Labels(dict[str, str]):
    """The label of each value of a field; a value without one is its own."""

    def __missing__(self, value: str) -> str:
        return value


@kept_with_package
def labels(table: str, field: str, package: Location | None = None) -> Labels:
    """Return the label of each value of a field, from its schema, in the schema's order."""
    about = load_descriptor(package).fields(table).get(field, {})
    categories = about.get("categories", about.get("usual", ()))
    return Labels((c["value"], c["label"]) if isinstance(c, dict) else (c, c) for c in categories)
