"""Tables beside each other: every two that have a key between them, and what is refused."""

import pytest

import techplomacy as tp
from claimbook.errors import InvalidArgumentError, UnknownOptionError
from claimbook.package.descriptor import load_descriptor

KEYS = [
    (name, key["reference"]["resource"] or name, key["fields"], key["reference"]["fields"])
    for name, resource in load_descriptor().resources.items()
    for key in resource.schema.get("foreignKeys", [])
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "other", "fields", "there"), KEYS, ids=lambda each: "+".join([*each, ""])[:-1]
)
def test_every_key_joins_with_each_column_once_and_every_row_as_it_was(table, other, fields, there):
    found, left, right = tp.join(table, other, on=fields[0]), tp.read(table), tp.read(other)
    assert found.columns.is_unique
    assert not [name for name in found if name.endswith(("_x", "_y"))]
    assert found[list(left)].equals(left)
    taken = [f"{name}_{other}" if name in left else name for name in right if name not in there]
    assert list(found) == [*left, *taken]
    rows = right.set_index(there[0]) if len(there) == 1 else None
    if rows is not None and taken:
        named = left[fields[0]].astype(object)
        column = next(name for name in right if name not in there)
        wanted = [None if key not in rows.index else rows.at[key, column] for key in named]
        assert found[taken[0]].astype(object).where(found[taken[0]].notna(), None).tolist() == [
            None if cell is None or cell != cell else cell for cell in wanted
        ]


def test_a_key_from_the_other_side_repeats_rows():
    found = tp.join("claims", "statements")
    counts = tp.read("statements")["claim_id"].value_counts()
    assert found["claim_id"].value_counts()["C380"] == max(counts.get("C380", 0), 1)
    assert set(found["claim_id"]) == set(tp.read("claims")["claim_id"])
    assert {"statement", "statement_statements", "note", "note_statements"} <= set(found)


def test_keys_to_a_third_table_join_and_empty_ones_do_not():
    found = tp.join("outcomes", "statements")
    assert (found["statement"].isna() | found["claim_id"].notna()).all()
    centres = tp.join("innovation_centres", "strategies", on="claim_id")
    assert centres.loc[centres["claim_id"].isna(), "strategy_id"].isna().all()


def test_what_does_not_say_which_rows_is_refused():
    with pytest.raises(InvalidArgumentError, match="on='work_id' or on='second_work_id'"):
        tp.join("strategies", "works")
    with pytest.raises(InvalidArgumentError, match="no key joins entities and sections"):
        tp.join("entities", "sections")
    with pytest.raises(UnknownOptionError, match="work_id or second_work_id, not 'key'"):
        tp.join("strategies", "works", on="key")


def test_a_joined_table_says_where_it_is_from():
    attrs = tp.join("statements", "claims").attrs
    assert attrs == {
        key: tp.read("claims").attrs[key] for key in ("licence", "version", "citation")
    }
