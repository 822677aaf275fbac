"""Our mood model and its yardsticks on the same labelled texts."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.evaluate import predictions as written
from bot.evaluate.progress import watched
from engine.ml.sentiment import Scorer
from engine.ml.sentiment.judge import CLASSES, Chances, Prediction, judge
from engine.ml.sentiment.labelled import read_labelled
from engine.ml.sentiment.scorer import Label
from engine.ml.sentiment.snowcompat import SnowCompat

Predict = Callable[[str], Prediction]
_VADER_EDGE = 0.05
"""From VADER's own description: at least this far from 0 is no longer neutral."""
_LONGEST = 4096
"""No platform's message is longer. So much of a text the yardsticks read: VADER takes as long as the square of it."""


def run(file: Path, predictions: Path | None) -> tuple[int, list[dict[str, Any]]]:
    """Measure all models; write the default one's predictions if asked."""
    rows = read_labelled(file)
    written.check(predictions)
    texts = [text for text, _ in rows]
    truth = [label for _, label in rows]
    models: list[dict[str, Any]] = []
    for name, predict in models_of(truth):
        began = time.process_time()
        found = [predict(text) for text in watched(texts, name)]
        took = time.process_time() - began
        figures = judge(truth, found)
        classes = figures.pop("classes")
        rate = round(len(texts) / max(took, 1e-9), 1)
        default = not models
        models.append(
            {"name": name, "default": default, **figures, "messages_per_s": rate, "classes": classes}
        )
        if default and predictions is not None:
            written.write(predictions, map(_line, found))
    return len(rows), models


def models_of(truth: Sequence[Label]) -> Iterator[tuple[str, Predict]]:
    """Name the models, ours first. SnowNLP knows no neutral class; its words are re-read from its own tables."""
    scorer = Scorer.shipped()

    def ours(text: str) -> Prediction:
        score = scorer.score(text)
        return Prediction(score.label, score.p)

    yield "qunban", ours
    snow = SnowCompat()

    def snownlp(text: str) -> Prediction:
        chance = snow.score(text[:_LONGEST])
        return Prediction(1 if chance > 0.5 else -1, (1 - chance, 0.0, chance))

    yield "snownlp", snownlp
    vader = _vader()
    if vader is None:
        print("VADER is not installed (pip install vaderSentiment) and is left out.", file=sys.stderr)
    else:
        yield "vader", vader
    counts = Counter(truth)
    neg, neu, pos = (counts[kind] / len(truth) for kind in CLASSES)
    majority = Prediction(max(CLASSES, key=lambda kind: counts[kind]), (neg, neu, pos))
    yield "majority", lambda _: majority


def _vader() -> Predict | None:
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return None
    analyser = SentimentIntensityAnalyzer()

    def predict(text: str) -> Prediction:
        found = analyser.polarity_scores(text[:_LONGEST])
        compound = found["compound"]
        label: Label = 1 if compound >= _VADER_EDGE else -1 if compound <= -_VADER_EDGE else 0
        p: Chances = (found["neg"], found["neu"], found["pos"])
        total = sum(p)
        return Prediction(label, p if total else (0.0, 1.0, 0.0))

    return predict


def _line(guess: Prediction) -> dict[str, Any]:
    return {"label": guess.label, "p": [round(chance, 6) for chance in guess.p]}
