"""New items borrow weights from those whose texts are like theirs, and give them back as they are taken."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.catalogue import Catalogue
from engine.ml.recommend.settings import Settings

Floats = NDArray[np.float32]
OWN = 0.9
"""With so much of its own weights an item borrows nothing."""


def lend(
    together: Floats,
    last: Floats,
    past: Floats,
    ids: Sequence[str],
    taken: NDArray[np.float64],
    catalogue: Catalogue,
    settings: Settings,
) -> None:
    """Change the matrices in place: an item taken n times keeps n/(n + borrow) of its own rows and columns.

    Two items that are like each other and new also lead to each other, as nothing else does yet.
    """
    numbers = {item: number for number, item in enumerate(ids)}
    own = taken / (taken + settings.borrow)
    loans = []
    for number in np.flatnonzero(own < OWN).tolist():
        near = catalogue.near(ids[number])
        if near:
            places = np.array([numbers[item] for item in near])
            loans.append((number, places, np.array(list(near.values()), np.float32)))
    for matrix in (together, last, past):
        lent = matrix.copy()
        for number, places, weights in loans:
            share = weights * taken[places] / (taken[places] + settings.borrow)
            whole = float(share.sum())
            if whole > 0:
                kept, rest = np.float32(own[number]), np.float32(1 - own[number])
                share = (share / whole).astype(np.float32)
                lent[:, number] = kept * lent[:, number] + rest * (matrix[:, places] @ share)
                lent[number] = kept * lent[number] + rest * (share @ matrix[places])
        matrix[:] = lent
    for number, places, weights in loans:
        like = (settings.likeness * (1 - own[number]) * weights).astype(np.float32)
        together[places, number] += like
        together[number, places] += like
    np.fill_diagonal(together, 0.0)
