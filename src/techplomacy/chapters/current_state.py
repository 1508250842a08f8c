"""Values of the chapter on the present: places in rankings of services."""

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.book.words import listed, ordinal
from techplomacy.checks.current_state import service_places


def services() -> list[int]:
    """Return Denmark's places in the rankings of online services, the best first."""
    return sorted(map(round, service_places(EvidenceReader())))


def services_listed() -> str:
    """Return these places as a list in words."""
    return listed([ordinal(place) for place in services()])
