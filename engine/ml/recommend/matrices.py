"""What having taken an item (rows) says for each item (columns): the hybrid, from the sums in closed form.

It adds two least-squares solutions, each with typical rows of length one:

- EASE (Steck 2019): B = argmin |X − XB|² + λ|B|², diag B = 0; with P = (X'X + λI)⁻¹, B = I − P · diag(1/P);
- order: a ridge from where members stood to what they chose next. A standing has two halves, the last choice alone and
  the decayed past: [[D, R'], [R, S]] · [L; W] = [T; C] with D diagonal, which leaves (S − R D⁻¹ R') W = C − R D⁻¹ T and
  L = D⁻¹ (T − R' W). R needs no sum of its own: what was d choices old when an item was the last is d + 1 choices old
  when the next is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.catalogue import Catalogue
from engine.ml.recommend.settings import Settings
from engine.ml.recommend.statistics import Statistics
from engine.ml.recommend.sums import FINE, ONE, TAU

Floats = NDArray[np.float32]
LEAST_EASE, LEAST_ORDER = 0.3, 0.07
"""Rows are never taken to be shorter than this: where little was seen, little is said."""


class Sums:
    """Statistics as matrices of single choices, in the order of `statistics.ids`."""

    def __init__(self, statistics: Statistics, catalogue: Catalogue) -> None:
        self.ids = statistics.ids
        self.taken = statistics.taken
        self.catalogue = catalogue
        self._pairs = statistics.pairs()

    @property
    def gram(self) -> Floats:
        """X'X."""
        return _both(_scaled(self._pairs[0], ONE))

    @property
    def standing(self) -> Floats:
        """S: the decayed past with itself."""
        return _both(_scaled(self._pairs[1], ONE * FINE))

    @property
    def following(self) -> Floats:
        """C: the decayed past with what was chosen."""
        return _scaled(self._pairs[2], ONE * FINE)

    @property
    def step(self) -> Floats:
        """T: the last choice with what was chosen."""
        return _scaled(self._pairs[3], ONE)

    def ordered(self) -> float:
        """Say how much order matters, from 0 (not at all) to 1.

        If it does not, a pair's steps are a constant share of its common choices, give or take chance; what they really
        are off, squared, in units of that chance, is one or less. Real enrolments gave 11, drawn ones 0.5.
        """
        step, gram = self._pairs[3] / ONE, self._pairs[0] / ONE
        gram = gram + gram.T
        np.fill_diagonal(gram, 0.0)
        share = float(step.sum() / gram.sum()) if gram.any() else 0.0
        if not 0 < share < 1:
            return 0.0
        off = float(np.square(step - share * gram).sum()) / (share * (1 - share) * float(gram.sum()))
        return max(0.0, 1.0 - 1.0 / off) if off > 0 else 0.0


@dataclass(frozen=True)
class Solved:
    """What having taken an item says, what more if it was the last; a choice e^(-rate) as fresh says so much less."""

    lead: Floats
    last: Floats
    rate: float = 0.0


Solve = Callable[[Sums, Settings], Solved]


def hybrid(sums: Sums, settings: Settings) -> Solved:
    """Add EASE and order, each on the scale of its own typical row, order as far as order matters."""
    matters = sums.ordered()
    lead = ease_of(sums.gram, settings.ridge)
    lead *= np.float32((2 - matters) / typical(lead, sums.taken, LEAST_EASE))
    if not matters:
        return Solved(lead, np.zeros_like(lead))
    past, last = _order(sums, settings)
    scale = np.float32(matters / typical(past, sums.taken, LEAST_ORDER))
    lead += past * scale
    last *= scale
    for matrix in (lead, last):
        np.fill_diagonal(
            matrix, 0.0
        )  # what was taken is not recommended; who borrows from it must not learn that
    return Solved(lead, last, matters / TAU)


def ease_of(gram: Floats, ridge: float) -> Floats:
    """Solve EASE for a matrix of common choices (symmetric, what was taken on the diagonal)."""
    whole = inverse(gram, ridge)
    found: Floats = whole / -np.diag(whole)[None, :]
    np.fill_diagonal(found, 0.0)
    return found


def _order(sums: Sums, settings: Settings) -> tuple[Floats, Floats]:
    from scipy.linalg.lapack import sposv

    following, step = sums.following, sums.step
    many = np.diag(sums.gram)
    alone = many + np.float32(settings.ridge_last)
    older = np.float32(exp(-1 / TAU)) * following  # R: rows the past, columns the last choice
    older[np.diag_indices(len(older))] += many
    shared = older / alone[None, :]
    left = sums.standing - shared @ older.T
    left[np.diag_indices(len(left))] += np.float32(settings.ridge_past)
    right = following - shared @ step
    _, past, failed = sposv(left.T, np.asfortranarray(right), lower=1, overwrite_a=1, overwrite_b=1)
    if failed:
        raise ValueError(NO_SUMS)
    last: Floats = (step - older.T @ past) / alone[:, None]
    return np.ascontiguousarray(past), last


NO_SUMS = "these are no sums of histories"


def inverse(matrix: Floats, ridge: float) -> Floats:
    """Invert a symmetric matrix with a ridge added."""
    from scipy.linalg.lapack import spotrf, spotri

    raised = np.array(matrix, np.float32, order="F")
    raised[np.diag_indices(len(raised))] += np.float32(ridge)
    factor, failed = spotrf(raised, lower=1, overwrite_a=1)
    if failed:
        raise ValueError(NO_SUMS)
    half, _ = spotri(factor, lower=1, overwrite_c=1)
    found: Floats = np.tril(half)
    found += np.tril(half, -1).T
    return found


def typical(matrix: Floats, taken: NDArray[np.float64], least: float) -> float:
    """Give the length of a row that is taken, by root mean square, but not less than `least`."""
    squares = np.einsum("ij,ij->i", matrix, matrix)
    whole = float(taken.sum())
    return max(least, float(np.sqrt(squares @ taken / whole)) if whole else 0.0)


def _scaled(sums: NDArray[np.int64], unit: int) -> Floats:
    found: Floats = (sums * (1.0 / unit)).astype(np.float32)
    return found


def _both(found: Floats) -> Floats:
    """Make both orders of a pair one."""
    diagonal = np.diag(found).copy()
    whole: Floats = found + found.T
    np.fill_diagonal(whole, diagonal)
    return whole
