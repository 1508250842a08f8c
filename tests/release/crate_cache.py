"""The RO-Crate validator, with a cache in the place of a network, and one of its queries."""

import io
from functools import cache
from importlib.resources import files
from pathlib import Path

import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.processor import SPARQLProcessor
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from urllib3 import HTTPResponse

CONTEXT = "https://w3id.org/ro/crate/1.2/context"


class Prepared(SPARQLProcessor):
    """Reads each query once: the validator asks the same few of every entity of a crate."""

    def query(self, text, bindings, prefixes, **options):
        read = prepared(text, tuple(prefixes.items()))
        return super().query(read, bindings, prefixes, **options)


@cache
def prepared(text, prefixes):
    """Return a query as rdflib reads it."""
    return prepareQuery(text, dict(prefixes))


rdflib.plugin.register("sparql", rdflib.query.Processor, __name__, "Prepared")


class Shelf(HTTPAdapter):
    """Answers every address with the context that the package ``rocrate`` ships."""

    def send(self, request, **_):
        body = io.BytesIO((files("rocrate") / "data" / "ro-crate.jsonld").read_bytes())
        headers = {"Content-Type": "application/ld+json"}
        return self.build_response(
            request, HTTPResponse(body, headers=headers, status=200, preload_content=False)
        )


def seeded(folder: Path) -> Path:
    """Return the path of a cache that holds the context of RO-Crate 1.2."""
    with CachedSession(folder / "http", backend="sqlite", expire_after=-1) as session:
        session.mount("https://", Shelf())
        session.get(CONTEXT)
    return folder / "http"


def crate_faults(root: Path, folder: Path) -> list[str]:
    """Return what roc-validator says against the crate in ``root``; ``folder`` takes the cache."""
    from rocrate_validator import services
    from rocrate_validator.models import ValidationSettings

    settings = ValidationSettings(
        rocrate_uri=str(root),
        profile_identifier="ro-crate-1.2",
        requirement_severity="REQUIRED",
        offline=True,
        cache_path=seeded(folder),
    )
    return [str(issue.message) for issue in services.validate(settings).get_issues()]
