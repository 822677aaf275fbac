"""The sums of many members at once: every pair of every history, counted in one go."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.columns import Histories, Ints
from engine.ml.recommend.sums import REACH, decays, share_of


def sums_of(items: Ints, part: Histories, room: int) -> NDArray[np.int64]:
    """Sum pairs at every distance. Doubles hold whole numbers exactly up to 2^53, far above a chunk's sums."""
    past, following = (table.astype(np.float64) for table in decays())
    owners = part.owners
    factors = np.array([share_of(count) for count in range(int(part.lengths.max()) + 1)], np.float64)
    later = part.starts[1:][owners] - 1 - np.arange(len(items))
    firsts, distances = _pairs(later)
    seconds = firsts + distances
    places = items[firsts] * room + items[seconds]
    weights = part.weights.astype(np.float64)
    both = (weights * factors[part.lengths[owners]])[firsts] * weights[seconds]
    found = np.empty((4, room * room), np.int64)
    found[0] = np.bincount(places, both, room * room)
    near = distances < REACH
    if not near.all():
        places, both, distances, seconds = (one[near] for one in (places, both, distances, seconds))
    found[1] = np.bincount(
        places, both * past.ravel()[distances * past.shape[1] + later[seconds]], room * room
    )
    found[2] = np.bincount(places, both * following[distances], room * room)
    steps = np.flatnonzero(distances == 1)
    found[3] = np.bincount(places[steps], both[steps], room * room)
    return found.reshape(4, room, room)


def _pairs(later: Ints) -> tuple[Ints, Ints]:
    """Give all pairs within histories: the row of the first, and how many rows on the second stands (0: itself)."""
    many = later + 1
    firsts = np.repeat(np.arange(len(later)), many)
    return firsts, np.arange(len(firsts)) - np.repeat(np.cumsum(many) - many, many)
