"""The question detector and its yardsticks on the same lines."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.evaluate import predictions as written
from bot.evaluate.progress import watched
from bot.evaluate.qa_data import read_labelled
from engine.ml.qa.questions import Detector

Line = tuple[str, bool]
_MARKS = re.compile(r"[?？]+")
_WORDS = re.compile(
    r"[?？]|吗|呢|怎么|如何|为什么|哪|多少|几个|能不能|有没有|是不是|求助|请问|请教|想问"
    r"|^(?:\w+[:,] )?(?:what|why|how|when|where|who|which|is|are|do|does|did|can|could|will|would|should)\b"
    r"|\bany(?:one|body)\b|any idea|how do i|need help",
    re.IGNORECASE,
)


def run(file: Path, predictions: Path | None) -> tuple[int, list[dict[str, Any]]]:
    """Measure detector, a word list and the mark; each again on the lines without their marks."""
    lines = read_labelled(file)
    written.check(predictions)
    plain = [(_MARKS.sub("", text), label) for text, label in lines]
    detector = Detector.shipped()
    models: list[dict[str, Any]] = []
    for name, asks in (
        ("qunban", detector.asks),
        ("word list", lambda text: _WORDS.search(text) is not None),
        ("question mark", lambda text: _MARKS.search(text) is not None),
    ):
        began = time.process_time()
        found = _figures(lines, asks, name)
        rate = round(len(lines) / max(time.process_time() - began, 1e-9), 1)
        bare = _figures(plain, asks, f"{name} without marks")
        without = {f"{figure}_without_marks": value for figure, value in bare.items()}
        models.append({"name": name, "default": not models, **found, **without, "messages_per_s": rate})
    if predictions is not None:
        written.write(predictions, _predicted(lines, detector))
    return len(lines), models


def _figures(lines: Sequence[Line], asks: Callable[[str], bool], name: str) -> dict[str, float]:
    found = [(asks(text), label) for text, label in watched(lines, name)]
    hits = sum(guess and label for guess, label in found)
    precision = hits / max(1, sum(guess for guess, _ in found))
    recall = hits / max(1, sum(label for _, label in found))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _predicted(lines: Sequence[Line], detector: Detector) -> Iterator[dict[str, Any]]:
    for text, _ in lines:
        yield {"text": text, "p": round(detector.chance(text), 6), "asks": detector.asks(text)}
