"""What each claim has, worked out when it is asked for: who looks at one claim pays for one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Held = TypeVar("Held")


class ByClaim(Mapping[str, Held]):
    """What each claim has, in the order of the claims, worked out once."""

    def __init__(self, claims: Iterable[str], work_out: Callable[[str], Held]) -> None:
        self._claims = dict.fromkeys(claims)
        self._work_out = work_out
        self._held: dict[str, Held] = {}

    def __getitem__(self, claim_id: str) -> Held:
        if claim_id not in self._held:
            if claim_id not in self:
                raise KeyError(claim_id)
            self._held[claim_id] = self._work_out(claim_id)
        return self._held[claim_id]

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in self._claims

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)
