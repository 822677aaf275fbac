"""What was tuned: on held-out members of the development set, and stored with every model."""

from __future__ import annotations

import msgspec

LENGTHS = (0, 1, 2, 3, 5, 10)
"""History lengths from which on another blend holds."""


class Blend(msgspec.Struct, frozen=True):
    """How much each part says, all on one scale (standard deviations over all items)."""

    together: float
    order: float
    topics: float
    liked: float
    """How often an item is taken, and first taken."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that decides about a model and its rankings."""

    ridge: float = 30.0
    """Of EASE."""
    ridge_last: float = 25.0
    ridge_past: float = 25.0
    fading: float = 8.0
    """A choice e^(-1/fading) counts so much less in EASE; in the directed part `sums.TAU` says it."""
    half_life_days: float = 730.0
    borrow: float = 20.0
    """An item taken n times keeps n/(n+borrow) of its own weights and borrows the rest from those like it."""
    likeness: float = 0.3
    """What two items like each other share where nothing else is known."""
    trust: float = 2.0
    """A history of items taken n times ."""
    doubt: float = 1.0
    """What popularity says of what is not believed."""
    direct: float = 0.1
    """What is spoken of counts itself so much, beside what it leads to."""
    discount: float = 0.1
    """Scores are divided by (times taken + 10) to this."""
    near: float = 0.05
    """How much one more item like one already shown loses."""
    quota: float = 0.0
    """The chance that the last place goes to an item still to be tried."""
    blends: tuple[Blend, ...] = (
        Blend(0.0, 0.0, 1.0, 0.5),
        Blend(0.5, 0.5, 0.3, 0.0),
        Blend(0.5, 0.5, 0.3, 0.0),
        Blend(0.5, 0.5, 0.3, 0.0),
        Blend(0.5, 0.5, 0.3, 0.0),
        Blend(0.5, 0.5, 0.3, 0.0),
    )
    """By `LENGTHS`."""

    def blend(self, length: int) -> Blend:
        """Give the blend for a history of so many items."""
        return self.blends[sum(length >= least for least in LENGTHS) - 1]
