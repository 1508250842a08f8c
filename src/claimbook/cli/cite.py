"""``techplomacy cite``: the article and this dataset, or the works behind one claim."""

from enum import StrEnum
from typing import Annotated

import typer

from claimbook.cli.output import Package

What = Annotated[
    str | None,
    typer.Argument(
        metavar="CLAIM", help="A claim, as C157; or article, dataset, or a work, as W029."
    ),
]


class CitationFormat(StrEnum):
    """Forms of a citation, those of `techplomacy.cite`."""

    apa = "apa"
    bibtex = "bibtex"
    csl_json = "csl-json"
    cff = "cff"
    ris = "ris"


Form = Annotated[CitationFormat, typer.Option("--format", help="How to print it.")]


def cite(what: What = None, package: Package = None, form: Form = CitationFormat.apa) -> None:
    """Print how to cite the article and this dataset, or the works behind one claim."""
    from claimbook.publish import citation

    text = citation.cite(what, form.value, package=package)
    typer.echo(text, nl=False)
    if not text or text == "[]\n":
        typer.echo(f"no work stands behind {what}", err=True)
