"""How much a term says: rare in the base and rare in ordinary talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log

TALK = 60.0
"""The weight of ordinary talk, in texts: a base of so many texts counts as much."""
RARE = 0.0002
"""The share of talk that a term not in the table has."""
_SINGLE, _LATIN, _FUNCTION = 0.35, 1.3, 0.1
_HOLDING = (
    "a an the is are was were be been being am to of in on for and or it its it's this that these those with i you he she "
    "we they my your our their me him her us them do does did doing can could will would should shall may might must how "
    "what why when where which who whom if at as by from into about than then so but not no there here have has had having"
)
FUNCTION_WORDS = frozenset(_HOLDING.split())
"""English words that hold a sentence together. A long answer has all of them, so that rarity alone does not silence them."""


class Rarity:
    """Weigh terms for one base; `frequency` says in how many of its `count()` texts a term stands."""

    def __init__(
        self, talk: Mapping[str, float], frequency: Callable[[str], int], count: Callable[[], int]
    ) -> None:
        self._talk = talk
        self._frequency = frequency
        self._count = count

    def weights(self) -> Weights:
        """Give the weights as they are now; each is computed when it is first looked up."""
        return Weights(log(self._count() + TALK), self._seen)

    def _seen(self, term: str) -> float:
        return self._frequency(term) + TALK * self._talk.get(term, RARE) + 0.5


class Weights(dict[str, float]):
    """Log of each term's rarity; single characters count less (their pairs say it), Latin words more, function words next to nothing."""

    def __init__(self, top: float, seen: Callable[[str], float]) -> None:
        super().__init__()
        self._top = top
        self._seen = seen

    def __missing__(self, term: str) -> float:
        weight = self[term] = (self._top - log(self._seen(term))) * _share(term)
        return weight


def _share(term: str) -> float:
    if term[0] >= "\u3400":
        return _SINGLE if len(term) == 1 else 1.0
    if term[0] == "~":
        return 1.0
    return _FUNCTION if term in FUNCTION_WORDS else _LATIN
