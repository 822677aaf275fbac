"""How far a delivery of several messages has come, so that its next attempt does not repeat the first ones."""

from __future__ import annotations

KEPT = 1_000


class Progress:
    """What was made of a delivery so far, by its key; forgotten with the process, as the sender's claims are."""

    def __init__(self) -> None:
        self._made: dict[str, list[str]] = {}

    def of(self, key: str) -> list[str]:
        """Return the ids made so far; what is added to the list is remembered."""
        if key not in self._made and len(self._made) >= KEPT:
            del self._made[next(iter(self._made))]
        return self._made.setdefault(key, [])

    def over(self, key: str) -> None:
        """Forget a delivery that is complete."""
        self._made.pop(key, None)
