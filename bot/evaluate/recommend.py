"""The hybrid and its yardsticks on the same members, none of whom they were fitted on."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.evaluate import recommend_figures as figures
from bot.evaluate.recommend_data import (
    HELD_OUT,
    NEWCOMERS,
    Asked,
    last_course,
    newcomers,
    read_courses,
    read_sequences,
    split,
)
from bot.evaluate.recommend_figures import Numbers, Ranks
from engine.ml.recommend import MODELS, Catalogue, Histories, Item, Model, Settings, Statistics, Taken, fit
from engine.ml.recommend.everyone import NOBODY, Everyone

TEXTUAL = ("content", "blend")
"""Models that are nothing without texts."""
CHUNK = 2048


@dataclass(frozen=True)
class Guesses:
    """What a model said: the ranks of the targets, and each member's first ten."""

    ranks: Ranks
    lists: Numbers
    lengths: Numbers
    targets: Numbers


def run(
    train: Path,
    *,
    test: Path | None,
    courses: Path | None,
    cold: bool,
    predictions: Path | None,
    names: Sequence[str] = (),
) -> tuple[int, list[dict[str, Any]]]:
    """Fit every model on the same sums, ask all of them, write the first one's lists if asked."""
    items = read_courses(courses) if courses else []
    fitted, held = _members(train, test)
    catalogue, statistics = Catalogue(items), Statistics()
    statistics.gather(Histories.of([[Taken(course) for course in taken] for taken in fitted.values()]))
    asked = last_course(held)
    questions = _newcomers(held, items, catalogue) if cold else {}
    models: list[dict[str, Any]] = []
    for name in names or [name for name in MODELS if items or name not in TEXTUAL]:
        began = time.perf_counter()
        model = fit(statistics, catalogue, Settings(model=name))
        took = time.perf_counter() - began
        guesses = _guess(model, asked)
        found = {"name": name, "default": name == next(iter(MODELS)), **_figures(model, guesses)}
        history = figures.by_length(guesses.ranks, guesses.lengths)
        history |= _cold(model, questions, said=False)
        listens = any(blend.topics for blend in model.settings.blends)
        text = _cold(model, questions, said=True) if questions and listens else None
        models.append({**found, "history": history, "text": text, "fit_s": round(took, 2)})
        if len(models) == 1 and predictions is not None:
            _write(predictions, model, asked, guesses.lists)
    return len(asked), models


def _members(
    train: Path, test: Path | None
) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    sequences = read_sequences(train)
    if test is not None:
        return sequences, read_sequences(test)
    print(f"no --test: every {HELD_OUT}th member is held out, drawn with default_rng(0)", file=sys.stderr)
    return split(sequences)


def _guess(
    model: Model, asked: Sequence[Asked], topics: Sequence[Mapping[str, float]] | None = None
) -> Guesses:
    everyone = Everyone(model)
    histories = Histories.of([[Taken(course) for course in one.history] for one in asked], model.ids)
    targets = np.array([model.numbers.get(one.target, -1) for one in asked])
    ranks, lists = [], []
    for first in range(0, len(asked), CHUNK):
        rows = slice(first, min(first + CHUNK, len(asked)))
        scores = everyone.scores(histories.part(rows.start, rows.stop), topics=topics and topics[rows])
        shown = everyone.best(scores, figures.K)
        lists.append(shown)
        ranks.append(figures.ranks_of(scores, targets[rows], shown if model.varies else None))
    return Guesses(np.concatenate(ranks), np.concatenate(lists), histories.lengths, targets)


def _figures(model: Model, guesses: Guesses) -> dict[str, Any]:
    return {
        **figures.accuracy(guesses.ranks),
        **figures.exposure(guesses.lists, len(model)),
        "deciles": figures.by_popularity(guesses.ranks, guesses.targets, model.taken),
    }


Newcomers = Mapping[int, tuple[Sequence[Asked], Sequence[Mapping[str, float]]]]


def _newcomers(held: Mapping[str, Sequence[str]], items: Sequence[Item], catalogue: Catalogue) -> Newcomers:
    """Make the questions about members of whom none, one or two courses are left, and read what they said."""
    found = {}
    for taken in NEWCOMERS:
        asked = newcomers(held, items, taken)
        if asked:
            found[taken] = (asked, [catalogue.topics(one.text) for one in asked])
    return found


def _cold(model: Model, questions: Newcomers, *, said: bool) -> dict[str, Any]:
    """Ask about newcomers, without what they said or with it."""
    found = {}
    for taken, (asked, topics) in questions.items():
        guesses = _guess(model, asked, topics if said else None)
        shown = figures.exposure(guesses.lists, len(model))
        found[str(taken)] = {"n": len(asked), **figures.accuracy(guesses.ranks), **shown}
    return found


def _write(path: Path, model: Model, asked: Sequence[Asked], lists: Numbers) -> None:
    with path.open("w", encoding="utf-8") as out:
        for one, numbers in zip(asked, lists.tolist(), strict=True):
            items = [model.ids[number] for number in numbers if number != NOBODY]
            out.write(json.dumps({"user": one.user, "items": items}, ensure_ascii=False) + "\n")
