"""Fit ranking and gate. Both are linear; a sign that a measure's meaning demands is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.base import Base, Candidate
from engine.ml.qa.features import DENSE, LEXICAL
from engine.ml.qa.gate import MARGINS, GateWeights, margins
from engine.ml.qa.training.bases import Lesson
from engine.ml.qa.vectors import Vectors

Floats = NDArray[np.float64]
RANK_STRENGTH, GATE_STRENGTH = 0.1, 0.003
LESS = frozenset({"codes_foreign", "numbers_clash", "negation_clash", "asks_clash", "missing", "excess"})
"""More of these never speaks for a candidate."""
FREE = frozenset({"shortness", "languages_differ", "row_long", "near_long"})
FUSION = {"whole_long": 4.0, "answer_near_long": 3.0}
"""Where ranking by words and by meaning starts from, and is drawn to: BM25 over the best plus 0.15 deviations of the cosine.
Own questions are reworded so that meaning finds them, and say little about how much words are worth in long answers."""
UNRANKED = frozenset({"evidence"})
WORDS_UNRANKED = UNRANKED | {"covered_long"}
"""The same as `covered_anywhere` among one question's candidates: it would only double it. Beside embeddings a doubled
share of words in long answers ranks better (MRR .891 against .882), alone worse (.848 against .865; course FAQ, dev)."""
UNGATED = frozenset(
    {"row_lead", "whole_lead", "covered_foreign", "shortness", "codes_foreign", "asks_shared"}
    | {"whole_long", "row_long", "covered_long", "near_long", "answer_near_long"}
)
"""What ranks well within a base but says little across bases; a base's own verdicts may still give it weight."""


@dataclass(frozen=True)
class Case:
    """One question of a lesson: its candidates' measures, which of them are right, how much it counts."""

    measures: Floats
    keys: list[object]
    right: NDArray[np.bool_]
    weight: float


def cases(
    lesson: Lesson, analyser: Analyser, talk: dict[str, float], vectors: Callable[[], Vectors] | None
) -> list[Case]:
    """Ask a lesson's questions; all lessons count the same."""
    base = Base(analyser, talk, vectors() if vectors else None)
    for entry in lesson.entries:
        base.put(entry)
    while base.vectors is not None and base.vectors.work(256):
        pass
    found = []
    for text, key in lesson.questions:
        vector = base.vectors.question(text) if base.vectors is not None else None
        candidates = base.search(analyser.analyse(text), vector)
        if candidates:
            found.append(_case(candidates, key, 1.0 / len(lesson.questions)))
    return found


def _case(candidates: Sequence[Candidate], key: object, weight: float) -> Case:
    measures = np.array([(*one.lexical, *(one.dense or ())) for one in candidates])
    keys: list[object] = [one.key for one in candidates]
    return Case(measures, keys, np.array([one == key for one in keys]), weight)


def fit(found: Sequence[Case]) -> GateWeights:
    """Fit both on cases."""
    names = (*LEXICAL, *DENSE)[: found[0].measures.shape[1]]
    rank = _fit_rank(found, names)
    x, y, weights = _gate_rows(found, rank)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    gate, bias = _fit_gate((x - mean) / spread, y, weights, (*names, *MARGINS))
    return GateWeights(
        rank=_short(rank),
        gate=_short(gate / spread),
        bias=round(float(bias - (gate / spread * mean).sum()), 5),
        mean=_short(mean),
        spread=_short(spread),
    )


def _short(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)


def _bounds(names: Sequence[str]) -> list[tuple[float | None, float | None]]:
    return [(None, None) if name in FREE else (None, 0.0) if name in LESS else (0.0, None) for name in names]


def _fit_rank(found: Sequence[Case], names: Sequence[str]) -> Floats:
    """Maximise the share (softmax) of the right candidates among all of a question."""
    from scipy.optimize import minimize

    kept = [case for case in found if case.right.any() and not case.right.all()]
    x = np.concatenate([case.measures for case in kept])
    spread = x.std(0) + 1e-6
    z = (x - x.mean(0)) / spread
    right = np.concatenate([case.right for case in kept])
    sizes = [len(case.right) for case in kept]
    owner = np.repeat(np.arange(len(kept)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = np.array([case.weight for case in kept])
    weights /= weights.sum()
    start = np.array([FUSION.get(name, 0.0) if DENSE[0] in names else 0.0 for name in names]) * spread

    def loss(w: Floats) -> tuple[float, Floats]:
        scores = z @ w
        parts = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        total, good = np.add.reduceat(parts, starts), np.add.reduceat(parts * right, starts)
        slope = z.T @ ((parts / total[owner] - parts * right / good[owner]) * weights[owner])
        value = (weights * (np.log(total) - np.log(good))).sum() + RANK_STRENGTH * ((w - start) @ (w - start))
        return float(value), slope + 2 * RANK_STRENGTH * (w - start)

    unranked = UNRANKED if DENSE[0] in names else WORDS_UNRANKED
    bounds = [
        (0.0, 0.0) if name in unranked else bound for name, bound in zip(names, _bounds(names), strict=True)
    ]
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    result: Floats = best.x / spread
    return result


def _gate_rows(found: Sequence[Case], rank: Floats) -> tuple[Floats, Floats, Floats]:
    """Take each question's best candidate with its margins; was it right?"""
    rows, right, weights = [], [], []
    for case in found:
        scores = case.measures @ rank
        best: dict[object, int] = {}
        for place in np.lexsort((np.arange(len(scores)), -scores)).tolist():
            best.setdefault(case.keys[place], place)
        places = list(best.values())
        rows.append(np.append(case.measures[places[0]], margins(scores[places])[0]))
        right.append(float(case.right[places[0]]))
        weights.append(case.weight)
    return np.array(rows), np.array(right), np.array(weights)


def _fit_gate(z: Floats, y: Floats, weights: Floats, names: Sequence[str]) -> tuple[Floats, float]:
    from scipy.optimize import minimize

    weights = weights / weights.sum()

    def loss(w: Floats) -> tuple[float, Floats]:
        scores = z @ w[:-1] + w[-1]
        chances = 1 / (1 + np.exp(-scores))
        value = (weights * (np.logaddexp(0, scores) - y * scores)).sum() + GATE_STRENGTH * (w[:-1] @ w[:-1])
        rest = weights * (chances - y)
        return float(value), np.append(z.T @ rest + 2 * GATE_STRENGTH * w[:-1], rest.sum())

    bounds = [
        (0.0, 0.0) if name in UNGATED else bound for name, bound in zip(names, _bounds(names), strict=True)
    ]
    best = minimize(
        loss, np.zeros(z.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]
    )
    return best.x[:-1], float(best.x[-1])
