"""From sums to a model: a matrix by its name, loans for items that nobody took yet, and one scale for all."""

from __future__ import annotations

import numpy as np

from engine.ml.recommend.catalogue import Catalogue
from engine.ml.recommend.loans import lend
from engine.ml.recommend.matrices import Sums
from engine.ml.recommend.model import Floats, Model, rareness
from engine.ml.recommend.models import MODELS
from engine.ml.recommend.settings import Settings
from engine.ml.recommend.statistics import Statistics

SHIPPED = Settings()


def fit(
    statistics: Statistics,
    catalogue: Catalogue | None = None,
    settings: Settings = SHIPPED,
    *,
    version: str = "",
) -> Model:
    """Solve for a model of all items that were taken or stand in the catalogue. Any sums will do, none too.

    `catalogue` lends new items what those like them have. The result is the same for the same sums and texts.
    """
    catalogue = catalogue or Catalogue()
    made = MODELS[settings.model]
    if made.textual:
        statistics = statistics.with_items(catalogue.ids)
    ids = tuple(sorted(set(statistics.ids) | set(catalogue.ids)))
    numbers = {item: number for number, item in enumerate(ids)}
    place = np.array([numbers[item] for item in statistics.ids], np.intp)
    taken, first = np.zeros(len(ids)), np.zeros(len(ids))
    taken[place], first[place] = statistics.taken, statistics.first
    lead, last = (np.zeros((len(ids), len(ids)), np.float32) for _ in range(2))
    rate = 0.0
    if len(place):
        where = np.ix_(place, place)
        solved = made.solve(Sums(statistics, catalogue), settings)
        lead[where], last[where], rate = solved.lead, solved.last, solved.rate
    if made.lends:
        lend(lead, last, ids, taken, catalogue, settings)
    settings = made.settings(settings)
    rare = rareness(taken, settings)
    arrays = {
        "taken": taken,
        "first": first,
        "lead": _ready(lead, rare),
        "last": _ready(last, rare),
        "directions": catalogue.directions(ids),
    }
    return Model(version, settings, ids, statistics.members, rate, arrays)


def _ready(matrix: Floats, rare: Floats) -> Floats:
    """Take the middle over all items off each row, and discount the columns."""
    if not len(matrix):
        return matrix
    matrix -= matrix.mean(axis=1, keepdims=True)
    matrix *= rare
    return matrix
