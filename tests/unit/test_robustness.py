"""Whatever a descriptor, a schema or a table holds, validation ends in faults, never in a crash."""

import copy
from contextlib import suppress

import pytest
from fixture_package import Draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimbook.errors import TechplomacyError
from techplomacy import read, validate

pytestmark = pytest.mark.slow

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=3,
)
QUIET = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _items(node: object) -> list[tuple]:
    if isinstance(node, dict):
        return list(node.items())
    return list(enumerate(node)) if isinstance(node, list) else []


def _places(node: object, path: tuple = ()) -> list[tuple]:
    """Return the paths of all values inside ``node``."""
    inside = [((*path, key), value) for key, value in _items(node)]
    return [each for at, value in inside for each in [at, *_places(value, at)]]


def _put(node: object, path: tuple, value: object) -> object:
    changed = copy.deepcopy(node)
    target = changed
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return changed


@QUIET
@given(st.data(), JSON)
def test_any_descriptor(tmp_path, data, value):
    draft = Draft()
    draft.descriptor = _put(
        draft.descriptor, data.draw(st.sampled_from(_places(draft.descriptor))), value
    )
    validate(draft.write(tmp_path))


@QUIET
@given(st.data(), JSON)
def test_any_schema(tmp_path, data, value):
    draft = Draft()
    name = data.draw(st.sampled_from(["areas", "things"]))
    schema = draft.schemas[name]
    draft.schemas[name] = _put(schema, data.draw(st.sampled_from(_places(schema))), value)
    validate(draft.write(tmp_path))
    with suppress(TechplomacyError):
        read(name, package=tmp_path)


@QUIET
@given(st.binary(max_size=40), st.integers(0, 200))
def test_any_bytes(tmp_path, data, at):
    draft = Draft()
    csv = draft.csv["things"]
    draft.csv["things"] = csv[:at] + data + csv[at + 5 :]
    validate(draft.write(tmp_path))
