"""Quarto's `pre-render`: say in one line what to run where its Python lacks a package."""

import importlib.util
import sys

NEEDED = ("claimbook", "techplomacy", "matplotlib", "nbclient", "nbformat", "ipykernel", "yaml")
if sys.flags.optimize:
    sys.exit("The chapters check themselves by assertions: unset PYTHONOPTIMIZE and render again.")
lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
if lacking:
    sys.exit(
        f"The chapters run in {sys.executable}, which lacks {', '.join(lacking)}. Run `make paper` "
        "once, or install the book in an environment of your own (pip install '.[paper]') and "
        "activate it."
    )
