"""Each claim with the code that was run on it, the rows that it read, and its place in the book."""

import inspect
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

import claimbook
from claimbook.audit.formulas.checks import Formula
from claimbook.audit.outcomes import Outcome, all_checks, outcomes_by_claim
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book import project
from claimbook.book.floats import table
from claimbook.book.inline import number
from claimbook.book.words import plural
from claimbook.package.descriptor import load_descriptor
from claimbook.quantities.stating import stands_at
from claimbook.writing import zipped

TRACE = "claims-to-code.csv"
SOURCE = Path(claimbook.__file__).parents[1]


def trace() -> pd.DataFrame:
    """Return each claim with the code that was run on it, the rows read, and its place in the book.

    Returns:
        One row per claim and outcome, claims without an outcome once: ``claim_id``, ``page``,
        ``verdict``, ``question``, ``check``, ``function`` (module and name), ``code`` (file and
        line), ``rows`` (table and key), ``works``, ``result``, ``anchor``. Coded stances name the
        statement in place of a check, and no function.
    """
    found = outcomes_by_claim()
    places = {(c.claim_id, c.name): _code(c.function) for c in all_checks(load_tables())}
    nothing: list[Outcome | None] = [None]
    rows = [
        _traced(claim_id, outcome, places)
        for claim_id in load_tables().claims
        for outcome in found[claim_id] or nothing
    ]
    return pd.DataFrame(rows)


def _traced(
    claim_id: str, outcome: Outcome | None, places: dict[tuple[str, str], tuple[str, str]]
) -> dict[str, str]:
    check = outcome.check if outcome else ""
    function, code = places.get((claim_id, check), ("", ""))
    return {
        "claim_id": claim_id,
        "page": stands_at(load_tables().claims[claim_id], bare=True),
        "verdict": verdict_of()[claim_id].external,
        "question": outcome.question if outcome else "",
        "check": check,
        "function": function,
        "code": code,
        "rows": " ".join("/".join(pair) for pair in outcome.rows) if outcome else "",
        "works": " ".join(outcome.works) if outcome else "",
        "result": outcome.result if outcome else "",
        "anchor": f"paper/register.html#{claim_id}",
    }


def _code(function: Callable[..., object]) -> tuple[str, str]:
    """Return a function's name with its module, and its file with its line; a formula's table."""
    if isinstance(function, Formula):
        path = load_descriptor().resource("computations").path
        return f"computations:{function.claim_id}:{function.name}", f"{path}:{function.line}"
    plain = function.func if isinstance(function, partial) else function
    file = Path(inspect.getfile(plain)).relative_to(SOURCE).as_posix()
    line = inspect.getsourcelines(plain)[1]
    return f"{plain.__module__}:{plain.__name__}", f"src/{file}:{line}"


def print_trace(label: str) -> None:
    """Write the trace of all claims as zipped CSV, and print how many each file of code judges."""
    frame = trace()
    path = (project.figures() / TRACE).with_suffix(".zip")
    path.write_bytes(zipped({TRACE: frame.to_csv(index=False, lineterminator="\n").encode()}))
    run = frame[frame["code"] != ""]
    run = run.assign(file=run["code"].str.rpartition(":")[0])
    columns = {"Functions": "function", "Claims": "claim_id"}
    by_file = run.groupby("file")
    shown = by_file[list(columns.values())].nunique().set_axis(list(columns), axis=1)
    shown = shown.assign(Outcomes=by_file.size()).reset_index(names="File")
    caption = (
        f"Code that was run on claims: {plural(len(run), 'outcome')} on "
        f"{plural(run['claim_id'].nunique(), 'claim')}. [All {number(len(frame))} rows, claim by "
        f"claim]({project.relative(path)})."
    )
    table(shown, label, caption, (46, 12, 10, 10))
