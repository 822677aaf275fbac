"""How well predictions agree with labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from engine.ml.sentiment.scorer import Label

Chances = tuple[float, float, float]
CLASSES: tuple[Label, ...] = (-1, 0, 1)
NAMES = {-1: "negative", 0: "neutral", 1: "positive"}
BINS = 10


@dataclass(frozen=True, slots=True)
class Prediction:
    """A class and the chances of negative, neutral, positive."""

    label: Label
    p: Chances


@dataclass(frozen=True, slots=True)
class PerClass:
    """Precision, recall and F1 of one class, and how many rows have it."""

    n: int
    precision: float
    recall: float
    f1: float


def judge(truth: Sequence[Label], found: Sequence[Prediction]) -> dict[str, Any]:
    """Measure predictions.

    `macro_f1` is the mean over the classes that occur in the labels. `polar_accuracy` looks only at rows that are not
    neutral and asks for the sign of p(pos) - p(neg); no sign is wrong; None without such rows. `brier` is the squared
    distance summed over the classes; `ece` compares the chance of the chosen class with its hits, in ten equal bins.
    """
    classes = {kind: _per_class(kind, truth, found) for kind in CLASSES}
    present = [kind for kind in CLASSES if classes[kind].n]
    hits = [guess.label == label for label, guess in zip(truth, found, strict=True)]
    return {
        "accuracy": _round(sum(hits) / len(hits)),
        "macro_f1": _round(sum(classes[kind].f1 for kind in present) / len(present)),
        "polar_accuracy": _polar(truth, found),
        "brier": _round(
            sum(_brier(label, guess.p) for label, guess in zip(truth, found, strict=True)) / len(hits)
        ),
        "ece": _round(_ece([guess.p[guess.label + 1] for guess in found], hits)),
        "classes": {
            NAMES[kind]: {name: _round(value) for name, value in asdict(classes[kind]).items()}
            for kind in CLASSES
        },
    }


def _per_class(kind: int, truth: Sequence[Label], found: Sequence[Prediction]) -> PerClass:
    true = sum(label == kind for label in truth)
    said = sum(guess.label == kind for guess in found)
    both = sum(label == kind == guess.label for label, guess in zip(truth, found, strict=True))
    return PerClass(
        n=true,
        precision=both / said if said else 0.0,
        recall=both / true if true else 0.0,
        f1=2 * both / (true + said) if true + said else 0.0,
    )


def _polar(truth: Sequence[Label], found: Sequence[Prediction]) -> float | None:
    rows = [(label, guess.p[2] - guess.p[0]) for label, guess in zip(truth, found, strict=True) if label]
    return _round(sum(label * score > 0 for label, score in rows) / len(rows)) if rows else None


def _brier(label: int, p: Chances) -> float:
    return sum((chance - (kind == label)) ** 2 for kind, chance in zip(CLASSES, p, strict=True))


def _ece(confidence: Sequence[float], hits: Sequence[bool]) -> float:
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, hit in zip(confidence, hits, strict=True):
        bins[min(BINS - 1, int(chance * BINS))].append((chance, hit))
    return sum(abs(sum(chance for chance, _ in rows) - sum(hit for _, hit in rows)) for rows in bins) / len(
        hits
    )


def _round(value: float) -> float:
    return round(value, 4)
