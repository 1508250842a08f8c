"""The marks of claims can be read on the paper they stand on, in either renderer."""

import re
from pathlib import Path

import pytest

import claimbook.render.settings
from claimbook.book import style

CLAIMS = Path(__file__).parents[2] / "paper/styles/claims.css"
FRAME = Path(claimbook.render.__file__).with_name("book.css")
STATES = ["good", "close", "mixed", "bad", "open", "quiet"]
PAPER = {"light": "#ffffff", "dark": "#222222"}
"""The page of Quarto's themes that `_quarto.yml` names."""


def blocks(path):
    """Return the blocks of a style sheet that set variables, in order, as name and colour."""
    found = re.findall(r"\{([^{}]*--[^{}]*)\}", path.read_text())
    colours = [dict(re.findall(r"--([\w-]+): [^;#]*(#[0-9a-f]{6})", block)) for block in found]
    return [block for block in colours if len(block) > 5]


def contrast(one, other):
    """Return the contrast of two colours as WCAG 2.2 defines it."""

    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_state_is_legible_in_quarto(theme, name):
    own = dict(zip(PAPER, blocks(CLAIMS), strict=True))[theme]
    colour = own[f"claim-{name}"]
    assert contrast(colour, PAPER[theme]) >= 4.5 and contrast(colour, own["claim-wash"]) >= 4.5


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("block", blocks(FRAME), ids=["light", "dark by system", "dark by button"])
def test_a_state_is_legible_in_the_embedded_renderer(block, name):
    assert contrast(block[name], block["paper"]) >= 4.5
    assert contrast(block[name], block["sheet"]) >= 4.5


def test_every_state_has_its_colour():
    styles = CLAIMS.read_text()
    for state in claimbook.render.settings.ALLOWED["states"]:
        assert re.search(rf"\.{state}\b[^{{]*\{{ --state: ", styles), state


def test_the_frame_leaves_claims_to_their_own_style():
    classes = set(re.findall(r"\.([a-z-]+)", CLAIMS.read_text()))
    frame = set(re.findall(r"\.([a-z-]+)[\s,.:{>]", FRAME.read_text()))
    assert classes & frame == set()


def in_the_dark(colour):
    """Return what `invert(1) hue-rotate(180deg)` and a dark page make of a colour of a drawing."""
    inverse = [1 - int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    grey = sum(share * part for share, part in zip((0.213, 0.715, 0.072), inverse, strict=True))
    turned = [min(max(2 * grey - part, 0), 1) for part in inverse]
    page = [int(blocks(FRAME)[1]["paper"][i : i + 2], 16) / 255 for i in (1, 3, 5)]
    mixed = [1 - (1 - one) * (1 - other) for one, other in zip(turned, page, strict=True)]
    return "#" + "".join(f"{round(255 * part):02x}" for part in mixed)


@pytest.mark.parametrize("name", style.VERDICTS)
def test_letters_on_a_verdict_are_legible_by_day_and_night(name):
    assert "--drawing: invert(1) hue-rotate(180deg); --blend: screen;" in FRAME.read_text()
    pair = style.VERDICTS[name], style.ink_on(name)
    assert contrast(*pair) >= 4.5
    assert contrast(*map(in_the_dark, pair)) >= 4.5
