"""Quarto's `pre-render`: say what to run, in one line, where the Python it found lacks a package."""

import importlib.util
import sys

NEEDED = ("claimbook", "techplomacy", "matplotlib", "nbclient", "nbformat", "ipykernel", "yaml")
lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
if lacking:
    sys.exit(
        "The chapters run in %s, which lacks %s. Run `make paper` once, or install the book in an "
        "environment of your own (pip install '.[paper]') and activate it."
        % (sys.executable, ", ".join(lacking))
    )
