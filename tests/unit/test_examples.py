"""The examples in the docstrings of public names run and give what they say."""

import doctest

import pytest

import techplomacy as tp

pytestmark = pytest.mark.slow

NAMES = [
    name
    for name in tp.__all__
    if callable(getattr(tp, name)) and not isinstance(getattr(tp, name), type)
]


@pytest.mark.parametrize("name", NAMES)
def test_examples(name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    (found,) = doctest.DocTestFinder(recurse=False).find(getattr(tp, name), name)
    assert found.examples, "there is no example"
    output: list[str] = []
    result = doctest.DocTestRunner().run(found, out=output.append)
    assert not result.failed, "".join(output)
