"""What is meant for one form of the book is computed where that form is made, and nowhere else."""

import json
import re

import pytest

from claimbook.book.forms import FOR_QUARTO, RUN, only, print_entries

ENTRIES = """:::: {#%s .entry data-page="1"}
**%s** a *b*, [S](sources.qmd#W001), @tbl-one.

::: {.callout-note collapse="true" title="How <it> was compared"}
```python
x = "<b>"
```
:::
::::
"""


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Return what tells the chapters which form Quarto makes; none if another renderer runs."""

    def tell(form):
        monkeypatch.delenv(RUN, raising=False)
        if form:
            told = tmp_path / "info.json"
            told.write_text(json.dumps({"format": {"pandoc": {"to": form}}}))
            monkeypatch.setenv(RUN, str(told))

    return tell


@pytest.mark.parametrize(
    ("form", "printed"), [("html", ["html"]), ("typst", ["typst"]), (None, ["html", "typst"])]
)
def test_what_another_form_would_hide_is_not_computed(form, printed, made, capsys):
    made(form)
    computed = []
    for each in ("html", "typst"):
        only(each, lambda each=each: computed.append(each))
    assert computed == printed
    shown = capsys.readouterr().out
    assert [each for each in ("html", "typst") if f'when-format="{each}"' in shown] == printed


def test_entries_stay_markdown_where_quarto_does_not_run(made, capsys):
    made(None)
    print_entries([ENTRIES % ("C1", "C1")])
    assert capsys.readouterr().out == ENTRIES % ("C1", "C1") + "\n"


@pytest.mark.parametrize("for_all", [False, True])
def test_quarto_is_given_entries_as_html(for_all, made, capsys, monkeypatch):
    made(None if for_all else "html")
    if for_all:
        monkeypatch.setenv(*next(iter(FOR_QUARTO.items())))
    print_entries(ENTRIES % (key, key) for key in ("C1", "C2"))
    shown = capsys.readouterr().out
    assert shown.startswith("````````````{=html}\n<div") and shown.endswith(
        "</div>\n````````````\n"
    )
    for key in ("C1", "C2"):
        assert f'<div id="{key}" class="entry" data-page="1">' in shown
    assert shown.count('<a href="sources.qmd#W001">S</a>') == 2
    unresolved = '<span class="quarto-unresolved-ref">tbl-one</span>'
    assert shown.count(f'<a href="#tbl-one" class="quarto-xref">Table&nbsp;{unresolved}</a>') == 2
    assert shown.count("<details><summary>How &lt;it&gt; was compared</summary>") == 2
    assert "<b>" not in shown and ":::" not in shown
    anchors = re.findall(r' id="([^"]*)"', shown)
    assert len(anchors) > 4 and len(anchors) == len(set(anchors))
