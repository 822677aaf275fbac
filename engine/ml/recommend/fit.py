"""From sums to a model: two least-squares problems with closed solutions, and loans for items that nobody took yet.

Together is EASE (Steck 2019): B = argmin ‖X − XB‖² + λ‖B‖², diag B = 0, hence with P = (X'X + λI)⁻¹: B = I − P · diag(1/P).
Order is a ridge from where members stood to what they chose next. A standing has two halves, the last choice alone and the
decayed past, so the equations are [[D, R'], [R, S]] · [L; W] = [T; C] with D diagonal; what is left of D is solved for W:
(S − R D⁻¹ R') W = C − R D⁻¹ T, then L = D⁻¹ (T − R' W). R needs no sum of its own: a past that was d choices old when
an item was the last one is d + 1 choices old when the next is chosen.
"""

from __future__ import annotations

from math import exp

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.catalogue import Catalogue
from engine.ml.recommend.loans import lend
from engine.ml.recommend.model import Floats, Model
from engine.ml.recommend.settings import Settings
from engine.ml.recommend.sums import FINE, ONE, TAU, Statistics

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
    known = sorted(set(statistics.ids) | set(catalogue.ids))
    taken = np.zeros(len(known))
    first = np.zeros(len(known))
    together, last, past = (np.zeros((len(known), len(known)), np.float32) for _ in range(3))
    if statistics.ids:
        numbers = {item: number for number, item in enumerate(known)}
        place = np.array([numbers[item] for item in statistics.ids])
        sums = statistics.pairs()
        first[place] = statistics.first
        taken[place] = statistics.taken
        _spread(together, place, ease(_scaled(sums[0]), settings.ridge))
        for matrix, weights in zip((last, past), _order(sums, settings), strict=True):
            _spread(matrix, place, weights)
    lend(together, last, past, known, taken, catalogue, settings)
    arrays = {
        "taken": taken,
        "first": first,
        "together": together,
        "last": last,
        "past": past,
        "directions": catalogue.directions(known),
    }
    return Model(version, settings, tuple(known), statistics.members, arrays)


def ease(gram: Floats, ridge: float) -> Floats:
    """Solve EASE for a matrix of common choices (symmetric, what was taken on the diagonal)."""
    if not len(gram):
        return gram
    inverse = _inverse(gram, ridge)
    found: Floats = -inverse / np.diag(inverse)[None, :]
    np.fill_diagonal(found, 0.0)
    return found


def _order(sums: NDArray[np.int64], settings: Settings) -> tuple[Floats, Floats]:
    from scipy.linalg import solve

    fresh = exp(-1 / TAU)
    standing = _scaled(sums[1], FINE)
    following = _upper(sums[2], ONE * FINE)
    step = _upper(sums[3], ONE)
    alone = np.diag(_upper(sums[0], ONE)) + np.float32(settings.ridge_last)
    older = fresh * following  # rows: the past, columns: the last choice
    older[np.diag_indices(len(older))] += np.diag(_upper(sums[0], ONE))
    shared = older / alone[None, :]
    left = standing - shared @ older.T
    left[np.diag_indices(len(left))] += np.float32(settings.ridge_past)
    past = solve(left, following - shared @ step, assume_a="pos", overwrite_a=True, check_finite=False)
    last = (step - older.T @ past) / alone[:, None]
    return last.astype(np.float32), past.astype(np.float32)


def _upper(sums: NDArray[np.int64], unit: int) -> Floats:
    found: Floats = (sums / unit).astype(np.float32)
    return found


def _scaled(sums: NDArray[np.int64], fine: int = 1) -> Floats:
    """Make both orders of a pair one, in units of one member's choice."""
    found = _upper(sums, ONE * fine)
    diagonal = np.diag(found).copy()
    found = found + found.T
    np.fill_diagonal(found, diagonal)
    return found


def _inverse(matrix: Floats, ridge: float) -> Floats:
    from scipy.linalg.lapack import spotrf, spotri

    raised = np.array(matrix, np.float32, order="F")
    raised[np.diag_indices(len(raised))] += np.float32(ridge)
    factor, failed = spotrf(raised, lower=1, overwrite_a=1)
    if failed:  # not from sums of real histories
        raise ValueError("the sums are no sums of histories")
    half, _ = spotri(factor, lower=1, overwrite_c=1)
    found: Floats = np.tril(half)
    found += np.tril(half, -1).T
    return found


def _spread(into: Floats, place: NDArray[np.int64], values: Floats) -> None:
    into[np.ix_(place, place)] = values
