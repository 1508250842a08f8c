"""Every figure draws, says what it shows, and is the same each time."""

import json
import re
from functools import cache
from importlib import import_module
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import pytest
import vl_convert
from matplotlib.text import Text

import claimbook.book.figures as general
import techplomacy.figures as own
from claimbook.book import charts, style
from claimbook.book.backlinks import LINK, links_claims
from claimbook.book.charts import Chart
from claimbook.book.floats import drawn_to, figure_module
from claimbook.book.frames import middle
from claimbook.quantities.interval import Interval
from techplomacy.figures import envoys

mpl.use("Agg")
PACKAGES = (general, own)
PATHS = [path for each in PACKAGES for path in Path(each.__file__).parent.glob("*.py")]
NAMES = sorted(p.stem for p in PATHS if "def draw()" in p.read_text("utf-8"))
ROOT = Path(__file__).parents[2]


def _source(name):
    return next(path for path in PATHS if path.stem == name).read_text("utf-8")


def _module(name):
    return import_module(figure_module(name))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A function that gives a figure, drawn once, and the folder of its files, ``a.svg`` first."""

    @cache
    def call(name):
        folder = tmp_path_factory.mktemp(name)
        return drawn_to(name, folder / "a.svg"), folder

    return call


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_says_what_it_shows_and_is_the_same_twice(name, drawn, tmp_path, recwarn):
    first, folder = drawn(name)
    drawn_to(name, tmp_path / "b.svg")
    assert (folder / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert first.title and not first.title.endswith(".") and "nan" not in first.title.split()
    assert len(first.data) and not first.caption.endswith(".") and first.alt.endswith(".")
    assert "[" not in first.alt and "nan" not in f"{first.caption} {first.alt}".split()
    assert not LINK.search(first.caption) or links_claims(_module(name))  # `uses` relies on it
    assert (folder / "a.svg").stat().st_size < 200_000
    assert not [w for w in recwarn if w.category is UserWarning]


@pytest.mark.slow
@pytest.mark.parametrize("name", [n for n in NAMES if "charts.Chart" in _source(n)])
def test_a_chart_is_live_without_evaluated_code_and_asks_only_what_its_data_have(name, drawn):
    chart, folder = drawn(name)
    assert isinstance(chart, Chart)
    given = json.loads((folder / "a.js").read_text("utf-8")[len("bookChart(") : -len(");\n")])
    rows = next(each for each in given["spec"]["data"] if each["name"] == "rows")["values"]
    signals = {each["name"] for each in given["spec"]["signals"]}
    for choice in given["choices"]:
        assert choice["signal"] in signals
        assert set(choice["values"]) == {row[choice["field"]] for row in rows}
        assert choice["value"] in {"", *choice["values"]}
    assert given["columns"] and set(given["columns"]) <= set(rows[0])
    assert "expressionInterpreter" in (folder / "vega.js").read_text("utf-8")
    # What the picture shows is what the live chart begins with.
    assert "ast: true" in (ROOT / "paper/scripts/charts.js").read_text("utf-8")


SMALLEST = 9
"""Points of letters as they are read in print, where nothing is scaled."""


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_smaller_than_it_can_be_read(name, drawn):
    _, folder = drawn(name)
    text = (folder / "a.svg").read_text("utf-8")
    # vl-convert writes pixels, matplotlib pixels of a canvas whose unit is the point.
    live = (folder / "a.js").is_file()
    sizes = [float(n) for n in re.findall(r"font-size(?:=\"|: )([\d.]+)px", text)]
    assert sizes and min(sizes) * (0.75 if live else 1) >= SMALLEST


TOUCH = 1.5
"""Points by which the boxes of two texts may share a height: letters do not fill theirs."""


def texts(canvas):
    """Yield the texts of a figure with their boxes in points; a number may be out of sight."""
    canvas.canvas.draw()
    ticks = {
        each for axes in canvas.axes for each in axes.get_xticklabels() + axes.get_yticklabels()
    }
    for text in canvas.findobj(lambda each: isinstance(each, Text) and each.get_text().strip()):
        box = Text.get_window_extent(text).transformed(canvas.dpi_scale_trans.inverted())
        if text not in ticks or not text.get_text()[0].isdigit():
            yield text.get_text(), box


def crowded(canvas):
    """Return the texts that leave a figure, and those that stand on one another."""
    found, (width, height) = list(texts(canvas)), canvas.get_size_inches()
    cut = [text for text, b in found if min(b.x0, b.y0, width - b.x1, height - b.y1) < 0]
    on = [
        (text, other)
        for (text, a), (other, b) in combinations(found, 2)
        if min(a.x1, b.x1) > max(a.x0, b.x0) and 72 * (min(a.y1, b.y1) - max(a.y0, b.y0)) > TOUCH
    ]
    return cut + on


@pytest.mark.slow
@pytest.mark.parametrize("name", [n for n in NAMES if "style.Drawing" in _source(n)])
def test_no_text_leaves_its_figure_or_stands_on_another(name):
    with style.applied():
        drawn = _module(name).draw()
        assert crowded(drawn.canvas) == []
        assert not drawn.narrow or crowded(drawn.narrow) == []
        style.close(drawn)


@pytest.mark.slow
def test_no_label_of_a_post_runs_over_the_line_of_the_danish_one():
    with style.applied():
        drawn = envoys.draw()
        for canvas in (drawn.canvas, drawn.narrow):
            axes, found = canvas.axes[0], list(texts(canvas))
            own = axes.transData.transform((envoys._start(envoys.posts()), 0))[0] / canvas.dpi
            said = {each.get_text() for each in axes.texts[: len(envoys.posts())]}
            labels = [each for each in found if each[0] in said]
            assert labels and not [text for text, box in labels if box.x0 < own < box.x1]
        style.close(drawn)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["argument", "central"])
def test_a_figure_for_a_phone_is_no_wider_than_its_page_and_has_all_names(name, drawn):
    _, folder = drawn(name)
    wide, narrow = ((folder / f"a{end}.svg").read_text("utf-8") for end in ("", "-narrow"))
    assert float(re.search(r'width="([\d.]+)pt"', narrow)[1]) <= 72 * style.NARROW
    words = [sorted(re.findall(r">([^<>]*[a-z][^<>]*)</text>", text)) for text in (wide, narrow)]
    assert words[0] == words[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["standings", "leaders", "smallstates"])
def test_a_chart_for_a_phone_is_no_wider_than_its_page_and_shows_the_same_rows(name, drawn):
    chart, folder = drawn(name)
    picture = vl_convert.vegalite_to_svg(charts.described(chart) | chart.narrow)
    assert float(re.search(r'width="([\d.]+)"', picture)[1]) <= charts.NARROW * 1.04
    sizes = {float(n) for n in re.findall(r'font-size="([\d.]+)px"', picture)}
    assert sizes and min(sizes) * 0.75 >= SMALLEST
    given = json.loads((folder / "a.js").read_text("utf-8").removeprefix("bookChart(")[:-3])
    wide, narrow = (given[key]["data"] for key in ("spec", "narrow"))
    assert [each["name"] for each in wide] == [each["name"] for each in narrow]
    kept = [[("values" in one) for one in data if one["name"] == "rows"] for data in (wide, narrow)]
    assert kept == [[True], [False]]


def test_the_script_that_draws_has_the_version_that_compiled():
    assert f'version="{vl_convert.get_vega_version()}"' in charts.engine()


def test_every_figure_stands_in_a_chapter():
    chapters = [ROOT / "index.qmd", *(ROOT / "paper").glob("*.qmd")]
    text = "\n".join(path.read_text("utf-8") for path in chapters)
    shown = sorted(re.findall(r'^figure\("(\w+)"\)$', text, re.MULTILINE))
    assert shown == [name for name in NAMES if name != "verdicts"]  # of other articles' first page


def test_lines_are_written_to_a_hundredth(tmp_path):
    assert style._rounded(' d="M 1.23456 -0.00049 L 7 8.5"') == ' d="M1.23 -0.00L7 8.5"'


def test_the_middle_of_an_interval_is_its_end_where_the_other_is_open():
    assert middle(Interval.point(3)) == 3
    assert middle(Interval(None, Interval.point(5).high, False, True)) == 5
