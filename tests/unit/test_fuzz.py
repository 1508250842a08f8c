"""Readers of what others wrote: whatever bytes stand there, the answer is a fault or a refusal.

Sound files are damaged at random, the same way each time, by bytes that mean something somewhere.
"""

import json
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from single_table import write_package

from claimbook.census.source import CopyUnreadableError
from claimbook.errors import TechplomacyError
from claimbook.package.reading import read as read_table
from claimbook.render.qmd import read_chapter
from claimbook.starting.drafting.references import from_bibtex
from claimbook.starting.drafting.text import read_text
from claimbook.validating import faults_of

FEW = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
SIGNS = ["", "\0", "\x1b]8;;", "\n", "\r", *"\"'\\,{}[]<>()-@$%#", "&a;", "<!DOCTYPE x [", "]]>"]
SIGNS += ["9" * 400, "\\ud800", "null", "1e999", "NaN", "```", ":::", "{python}", "---"]
BITS = [b"\xff", b"\xc3", *map(str.encode, SIGNS)]
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(BITS)), min_size=1, max_size=6
)
FIELDS = [
    {"name": "a", "type": "string", "constraints": {"required": True, "pattern": "[a-z]+"}},
    {"name": "b", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "c", "type": "date"},
]
TABLE = b'a,b,c\nx,1,2020-01-01\ny,2,\n"z",3,2021-12-31\n'
CHAPTER = b"""---
title: A *title*
---

Text with `{python} 1 + 1`, a note^[x] and @fig-a.

```{python}
#| label: fig-a
#| fig-cap: A figure
1 + 1
```

::: {.callout}
| a | b |
|---|---|
| 1 | 2 |
:::
"""
JATS = b"""<?xml version="1.0"?><article><front><article-meta><title-group>
<article-title>Bees</article-title></title-group></article-meta></front><body><sec>
<title>Results</title><p>In 2020 there were 300 bees<xref>1</xref>.</p></sec></body><back>
<ref-list><title>References</title><ref><label>1</label>Smith, J. (2018). Bees. Journal 3, 1-9.
</ref></ref-list></back></article>"""
BIBTEX = b'@article{a, author = {Smith, J. and {House}}, title = "Bees", year = 2020}\n'


def damaged(data: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for share, length, bits in damage:
        at = int(len(data) * share)
        data = data[:at] + bits + data[at + length :]
    return data


def a_pdf() -> bytes:
    writer, file = PdfWriter(), BytesIO()
    page = writer.add_blank_page(200, 200)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    names = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F"): names})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    text = DecodedStreamObject()
    text.set_data(b"BT /F 9 Tf 9 99 Td (Bees) Tj 0 -20 Td (There were 300 in 2020.) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(text)
    writer.write(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


def answers(read, *given) -> None:
    try:
        read(*given)
    except TechplomacyError as error:
        assert str(error)


@pytest.mark.slow
@FEW
@given(DAMAGE)
def test_a_descriptor(folder, damage):
    package = write_package(folder / "d", FIELDS, TABLE)
    for name in ("datapackage.json", "t.json"):
        sound = (package / name).read_bytes()
        (package / name).write_bytes(damaged(sound, damage))
        answers(faults_of, package)
        answers(partial(read_table, "t", package=package))
        (package / name).write_bytes(sound)


@pytest.mark.slow
@FEW
@given(DAMAGE)
def test_a_table(folder, damage):
    answers(faults_of, write_package(folder / "t", FIELDS, damaged(TABLE, damage)))


@pytest.mark.slow
@FEW
@given(DAMAGE)
def test_a_chapter(damage):
    faults: list[str] = []
    text = damaged(CHAPTER, damage).decode("utf-8", "replace")
    read_chapter(PurePosixPath("a.qmd"), "chapter", text, faults)
    assert all(fault.startswith("a.qmd") for fault in faults)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "sound"), [("a.xml", JATS), ("a.html", JATS), ("a.pdf", a_pdf())])
@FEW
@given(DAMAGE)
def test_a_text(folder, name, sound, damage):
    path: Path = folder / name
    path.write_bytes(damaged(sound, damage))
    answers(read_text, path)


@pytest.mark.slow
@FEW
@given(DAMAGE)
def test_references(folder, damage):
    path = folder / "a.bib"
    path.write_bytes(damaged(BIBTEX, damage))
    try:
        from_bibtex(path)
    except ValueError as error:
        assert "cannot be read as BibTeX" in str(error)


def test_what_is_damaged_is_sound_before(folder):
    assert faults_of(write_package(folder / "s", FIELDS, TABLE)) == []
    for name, sound in (("b.xml", JATS), ("b.pdf", a_pdf())):
        (folder / name).write_bytes(sound)
        assert read_text(folder / name).title == "Bees"
    (folder / "c.pdf").write_bytes(b"no PDF")
    with pytest.raises(CopyUnreadableError):
        read_text(folder / "c.pdf")
    assert json.loads((folder / "s/datapackage.json").read_text("utf-8"))
