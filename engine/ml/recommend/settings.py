"""What was tuned: on held-out members of the development set, and stored with every model."""

from __future__ import annotations

import msgspec

LENGTHS = (0, 1, 2, 3, 5)
"""History lengths from which on another blend holds."""


class Blend(msgspec.Struct, frozen=True):
    """How much is said by a member's topics, and by what everybody likes."""

    topics: float
    liked: float


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that decides about a model and its rankings. Weights of history are one; the others are beside it."""

    model: str = "hybrid"
    """One of `MODELS`."""
    ridge: float = 30.0
    """Of EASE."""
    ridge_last: float = 25.0
    ridge_past: float = 25.0
    half_life_days: float = 730.0
    borrow: float = 0.2
    """An item taken n times keeps n/(n+borrow) of its own weights and borrows the rest from those like it.

    More was worse on the development set: even a handful of members say more than a description.
    """
    likeness: float = 0.3
    """What two new items like each other lead to each other, on the scale of a typical item's weights."""
    direct: float = 0.3
    """What is spoken of counts itself so much, beside what it leads to."""
    discount: float = 0.1
    """Scores are divided by (times taken + 10) to this."""
    even: float = 0.5
    """Every item has this before anything is known; discounted, it is worth more to those seldom taken."""
    near: float = 0.05
    """How much of its score an item loses that is just like one already shown."""
    quota: float = 0.0
    """The chance that the last place goes to an item to be tried."""
    blends: tuple[Blend, ...] = (
        Blend(2.8, 1.0),
        Blend(0.4, 0.2),
        Blend(0.5, 0.15),
        Blend(0.5, 0.05),
        Blend(0.5, 0.01),
    )
    """By `LENGTHS`."""

    def blend(self, length: int) -> Blend:
        """Give the blend for a history of so many items."""
        return self.blends[sum(length >= least for least in LENGTHS) - 1]
