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
    lead: Floats,
    last: Floats,
    ids: Sequence[str],
    taken: NDArray[np.float64],
    catalogue: Catalogue,
    settings: Settings,
) -> None:
    """Change the matrices in place: an item taken n times keeps at least n/(n + borrow) of its own rows and columns.

    Items that are like each other also lead to each other, the more the less is known of them.
    """
    numbers = {item: number for number, item in enumerate(ids)}
    own = (taken / (taken + settings.borrow)).astype(np.float32)
    loans = []
    for number in np.flatnonzero(own < OWN).tolist():
        near = catalogue.near(ids[number])
        if near:
            places = np.array([numbers[item] for item in near])
            loans.append((number, places, np.array(list(near.values()), np.float32)))
    for matrix in (lead, last):
        lent = matrix.copy()
        for number, places, weights in loans:
            share = weights * own[places]
            share /= max(1.0, float(share.sum()))  # who lends little of their own lends little
            share *= 1 - own[number]
            kept = 1 - share.sum()
            lent[:, number] = kept * lent[:, number] + matrix[:, places] @ share
            lent[number] = kept * lent[number] + share @ matrix[places]
        matrix[:] = lent
    for number, places, weights in loans:
        like = np.float32(settings.likeness) * (1 - own[number]) * weights
        lead[places, number] += like
        lead[number, places] += like
    np.fill_diagonal(lead, 0.0)
