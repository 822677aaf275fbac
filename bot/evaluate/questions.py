"""The question detector and its yardsticks on the same lines."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

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
    plain = [(_MARKS.sub("", text), label) for text, label in lines]
    detector = Detector.shipped()
    models: list[dict[str, Any]] = []
    for name, asks in (
        ("qunban", detector.asks),
        ("word list", lambda text: _WORDS.search(text) is not None),
        ("question mark", lambda text: _MARKS.search(text) is not None),
    ):
        began = time.process_time()
        found = _figures(lines, asks)
        rate = round(len(lines) / max(time.process_time() - began, 1e-9), 1)
        without = {f"{figure}_without_marks": value for figure, value in _figures(plain, asks).items()}
        models.append({"name": name, "default": not models, **found, **without, "messages_per_s": rate})
    if predictions is not None:
        _write(predictions, lines, detector)
    return len(lines), models


def _figures(lines: Sequence[Line], asks: Callable[[str], bool]) -> dict[str, float]:
    found = [(asks(text), label) for text, label in lines]
    hits = sum(guess and label for guess, label in found)
    precision = hits / max(1, sum(guess for guess, _ in found))
    recall = hits / max(1, sum(label for _, label in found))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _write(path: Path, lines: Sequence[Line], detector: Detector) -> None:
    with path.open("w", encoding="utf-8") as out:
        for text, _ in lines:
            p = detector.chance(text)
            line = {"text": text, "p": round(p, 6), "asks": detector.asks(text)}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
