"""What the chapter on using the data says of each format."""

import pandas as pd

from claimbook.book.floats import table
from claimbook.publish.exporting import MODULES

FORMATS = {
    "csv": ("a file a table, and the descriptor", "none in the files; the descriptor has them"),
    "json": (
        "a file a table: an array with an object a row",
        "dates are text; an empty cell is null; order and labels of lists are in the codebook",
    ),
    "sqlite": (
        "a database with keys, checks, comments, full-text search and views",
        "dates are text, true and false numbers, lists checked text; patterns are not checked",
    ),
    "dta": (
        "a file a table, with labels of variables and values",
        "whole numbers with gaps are doubles; empty text is missing; long text is strL; labels and "
        "names are cut where Stata cuts them, and a changed name is in the label",
    ),
    "sav": (
        "a file a table, with labels of variables and values",
        "whole numbers are numbers, dates SPSS dates; empty text is missing; text is cut nowhere",
    ),
    "parquet": (
        "a file a table, descriptions as metadata",
        "all types; a table without rows has no list of categories but in the metadata",
    ),
    "duckdb": (
        "a database with keys, checks, comments and views",
        "all types, lists as ENUM; rows of tables that refer to themselves come in another order",
    ),
    "xlsx": (
        "a workbook with a sheet a table",
        "whole numbers and decimals are one type; lists are text",
    ),
}
"""For each format what is written, and how types fare."""


def print_formats(label: str) -> None:
    """Print the formats, what each writes, how it keeps types, and what it needs."""
    rows = [(f"`{name}`", *FORMATS[name]) for name in MODULES]
    frame = pd.DataFrame(rows, columns=["Format", "What is written", "Types"])
    caption = (
        "The formats of exports. SPSS, Parquet, DuckDB and Excel need the extra `export` "
        "(`pip install 'techplomacy[export]'`); the others need nothing more."
    )
    table(frame, label, caption, (11, 40, 60), ("Format",))
