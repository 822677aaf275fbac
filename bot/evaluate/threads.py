"""Our guess at what a message goes on from, and its yardsticks, on chats whose replies are known.

The replies are hidden. Every message is guessed in the order of the stream, from earlier ones alone; our threads are
built on our own guesses. Judged are the messages between the first reply of a day and its last: precision is the share
of right guesses among the links guessed there, recall the share of the replies that were guessed right.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.evaluate.exports import read_talk
from engine.ml.threads import Ranker, Window
from engine.ml.threads.ranker import shipped_weights
from engine.ml.threads.talk import Line, judged, talks

Guess = Callable[[Sequence[Line]], dict[int, int]]
"""A talk → the number each message goes on from, for those that do."""


def run(export: Path, predictions: Path | None) -> tuple[int, list[dict[str, Any]]]:
    """Measure all guesses; write the default one's if asked."""
    found = [talk for chat in read_talk(export) for talk in talks(chat)]
    learned = set(shipped_weights().learned)
    models: list[dict[str, Any]] = []
    for name, guess in MODELS.items():
        began = time.process_time()
        guesses = [guess(talk) for talk in found]
        took = time.process_time() - began
        pairs = list(zip(found, guesses, strict=True))
        unseen = [(talk, links) for talk, links in pairs if not learned & {line.day for line in talk}]
        models.append(
            {
                "name": name,
                "default": not models,
                **figures(pairs),
                "test": figures(unseen),
                "messages_per_s": round(sum(map(len, found)) / max(took, 1e-9), 1),
            }
        )
        if predictions is not None and len(models) == 1:
            _write(predictions, guesses)
    return int(models[0]["replies"]), models


def figures(pairs: Iterable[tuple[Sequence[Line], dict[int, int]]]) -> dict[str, float | int]:
    """Count right guesses among guesses and among replies."""
    replies = guessed = right = 0
    for talk, links in pairs:
        for line in judged(talk):
            guess = links.get(line.said.number, 0)
            replies += line.parent > 0
            guessed += guess > 0
            right += guess > 0 and guess == line.parent
    precision, recall = right / max(guessed, 1), right / max(replies, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    shares = {"precision": precision, "recall": recall, "f1": both}
    return {
        "replies": replies,
        "guessed": guessed,
        **{name: round(share, 4) for name, share in shares.items()},
    }


def ours(talk: Sequence[Line]) -> dict[int, int]:
    """Guess with the shipped ranker."""
    ranker, window, links = Ranker.shipped(), Window(), {}
    for line in talk:
        choice = ranker.choose(window, line.said)
        if choice.going.parent:
            links[line.said.number] = choice.going.parent
        window.add(line.said, choice.going)
    return links


def before(talk: Sequence[Line]) -> dict[int, int]:
    """Guess that everything goes on from the message before."""
    return {line.said.number: line.said.number - 1 for line in talk[1:]}


def addressee(talk: Sequence[Line]) -> dict[int, int]:
    """Guess that what calls somebody goes on from their last message, and other things from none."""
    last: dict[int, int] = {}
    links = {}
    for line in talk:
        found = [last[who] for who in line.said.cues.called if who in last]
        if found:
            links[line.said.number] = max(found)
        last[line.said.author] = line.said.number
    return links


def either(talk: Sequence[Line]) -> dict[int, int]:
    """Guess by the addressee, and where nobody is called that it goes on from the message before."""
    return before(talk) | addressee(talk)


MODELS: dict[str, Guess] = {
    "qunban": ours,
    "previous message": before,
    "addressee": addressee,
    "addressee, else previous": either,
}


def _write(path: Path, guesses: Iterable[dict[int, int]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for links in guesses:
            for number, parent in links.items():
                out.write(json.dumps({"message": number, "parent": parent}) + "\n")
