"""Words of lists that an author may add to: one that is not listed may be meant, or misspelt."""

from collections import Counter
from collections.abc import Iterator

from claimbook.faults import WARNING, Fault
from claimbook.package.descriptor import Resource
from claimbook.package.tabular.plain import PlainTable


def unusual_words(tables: dict[str, PlainTable], resources: dict[str, Resource]) -> Iterator[Fault]:
    """Warn once of each word that is not in its field's list, at the first row that has it."""
    for name, table in tables.items():
        for field in resources[name].schema["fields"]:
            if "usual" in field and field["name"] in table.fields:
                yield from _of_field(field["name"], field["usual"], table, resources[name])


def _of_field(
    field: str, usual: list[dict[str, str]], table: PlainTable, resource: Resource
) -> Iterator[Fault]:
    known = [each["value"] for each in usual]
    counts = Counter(word for word in table[field] if word is not None and word not in known)
    for row, word in table.each(field):
        if count := counts.pop(word, 0):
            others = f" and in {count - 1} more" if count > 1 else ""
            where = f"here{others}; if it is meant, add it to `usual` in the schema"
            message = f"the list has {', '.join(known)}; the word stands {where}"
            yield Fault("unusual-word", resource.path, row, field, str(word), message, WARNING)
