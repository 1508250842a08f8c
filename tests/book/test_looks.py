"""The marks of claims can be read on the paper they stand on, in either renderer."""

import re
from pathlib import Path

import pytest

import claimbook.render.settings

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
