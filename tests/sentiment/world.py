"""A community whose moods are written into its messages: `[0.5]` is what the model would say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from engine.contract.clock import DAY, HOUR, SECOND
from engine.contract.events import Incoming
from engine.contract.feature import Feature
from engine.contract.replies import Buttons, Chart, Link, Reply
from engine.ml.sentiment import Score
from engine.sentiment import FEATURE, SCORING, scoring
from tests.points.world import World

PEOPLE = tuple(f"m{n}" for n in range(8))
PAUSE = 360
"""Seconds between two messages of a day: too slow for a quarrel."""
_SAID = re.compile(r"\[([+-]?\d(?:\.\d+)?)\]")


def read(texts: Sequence[str]) -> list[Score]:
    """Score texts by the number in them; 0 without one."""
    return [_score(text) for text in texts]


def _score(text: str) -> Score:
    found = _SAID.search(text)
    score = float(found[1]) if found else 0.0
    label = 0 if abs(score) < 0.3 else 1 if score > 0 else -1
    rest = (1 - abs(score)) / 3
    p = (rest + max(0.0, -score), rest, rest + max(0.0, score))
    return Score(score, label, max(0.6, abs(score)), p, "")  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "score_texts", read)


class Town(World):
    """Members whose moods are known."""

    def __init__(self, *, features: Sequence[Feature] = (), **options: Any) -> None:
        super().__init__(features=(FEATURE, SCORING, *features), **options)

    def incoming(self, *args: Any, **options: Any) -> Incoming:
        """Make an event; all groups are one community."""
        found = super().incoming(*args, **options)
        return found if found.chat.private else msgspec.structs.replace(found, community="town")

    def wait(self, micros: int) -> None:
        """Let time pass, stopping at whatever falls due."""
        to = self.clock.now() + micros
        while (at := self.engine.next_due()) is not None and at <= to:
            self.clock.move_to(at)
            self.engine.drain_due()
            self.engine.drain()
        self.clock.move_to(to)

    def day(self, score: float, people: Sequence[str] = PEOPLE, *, words: str = "", **options: Any) -> None:
        """Let a day pass in which everybody speaks once in the morning and once in the evening."""
        start = self.clock.now()
        for _half in range(2):
            for number, who in enumerate(people):
                own = score + (number - (len(people) - 1) / 2) * 0.02
                self.say(who, f"[{own:.2f}] {words}", wait=PAUSE, drain=False, **options)
            self.engine.drain()
            self.wait(12 * HOUR - len(people) * PAUSE * SECOND)
        self.wait(start + DAY - self.clock.now())

    def ask(self, who: str, command: str, **options: Any) -> str:
        """Let somebody use a command once everything before it has been read; return what is said."""
        self.engine.drain()
        self.say(who, command, **options)
        return self.last()

    def chart(self) -> dict[str, Any]:
        """Return the specification of the last chart."""
        parts = [part for reply in self.replies() for part in reply.parts if isinstance(part, Chart)]
        return parts[-1].spec

    def shares(self) -> list[Any]:
        """Return who wrote how much."""
        return self.rows(
            "select i.platform_user as who, sum(s.messages) as n, sum(s.total) as total from mood_share s "
            "join identity i on i.id = s.actor group by 1 order by 1"
        )

    def scores(self) -> list[float]:
        """Return how the messages were read, in order."""
        return [row.score for row in self.rows("select score from mood_message order by seq")]

    def alerts(self) -> list[Reply]:
        """Return what the moderators were told."""
        return [reply for reply in self.replies() if reply.slot.startswith("mood:alert:")]


def links_of(reply: Reply) -> list[str]:
    """Return the messages that a reply links to."""
    return [part.message for part in reply.parts if isinstance(part, Link)]


def buttons_of(reply: Reply) -> list[str]:
    """Return what a reply's buttons carry."""
    return [
        button.data
        for part in reply.parts
        if isinstance(part, Buttons)
        for row in part.rows
        for button in row
    ]
