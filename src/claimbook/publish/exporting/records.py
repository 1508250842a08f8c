"""JSON: one array per table, with one object per row (what pandas calls ``orient="records"``).

Every object has every field, in the order of the schema; an empty cell is ``null``, a date its ISO
8601 text, a number a number. One row stands on one line.
"""

import json
from pathlib import Path

import pandas as pd

from claimbook.publish.exporting.source import Source
from claimbook.publish.exporting.values import plain_rows


def write(source: Source, folder: Path) -> list[Path]:
    """Write each table to ``<table>.json``, and the codebook to two more files."""
    paths = []
    for name, frame in source.with_codebook().items():
        path = folder / f"{name}.json"
        path.write_bytes(_array(frame).encode())
        paths.append(path)
    return paths


def _array(frame: pd.DataFrame) -> str:
    names = list(frame.columns)
    rows = [
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, allow_nan=False)
        for row in plain_rows(frame)
    ]
    return "[\n" + ",\n".join(rows) + "\n]\n"
