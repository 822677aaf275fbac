"""How much a term says: rare in the base and rare in ordinary talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log

from engine.ml.qa.words import FUNCTION_WORDS

TALK = 60.0
"""The weight of ordinary talk, in texts: a base of so many texts counts as much."""
RARE = 0.0002
"""The share of talk that a term not in the table has."""
_SINGLE, _LATIN, _FUNCTION = 0.35, 1.3, 0.1


class Rarity:
    """Weigh terms for one base; `frequency` says in how many of its `count()` texts a term stands."""

    def __init__(
        self, talk: Mapping[str, float], frequency: Callable[[str], int], count: Callable[[], int]
    ) -> None:
        self._talk = talk
        self._frequency = frequency
        self._count = count

    def weights(self, concept: float = 1.0) -> Weights:
        """Give the weights as they are now; each is computed when it is first looked up. `concept`: the share of concepts."""
        return Weights(log(self._count() + TALK), self._seen, concept)

    def _seen(self, term: str) -> float:
        return self._frequency(term) + TALK * self._talk.get(term, RARE) + 0.5


class Weights(dict[str, float]):
    """Log of each term's rarity; single characters count less (their pairs say it), Latin words more, function words next to nothing."""

    def __init__(self, top: float, seen: Callable[[str], float], concept: float) -> None:
        super().__init__()
        self._top = top
        self._seen = seen
        self._concept = concept

    def __missing__(self, term: str) -> float:
        share = self._concept if term[0] == "~" else _share(term)
        weight = self[term] = (self._top - log(self._seen(term))) * share
        return weight


def _share(term: str) -> float:
    if term[0] >= "\u3400":
        return _SINGLE if len(term) == 1 else 1.0
    return _FUNCTION if term in FUNCTION_WORDS else _LATIN
