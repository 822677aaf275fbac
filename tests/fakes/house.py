"""Engines over any store, and people who say things."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.clock import SECOND, Clock, ManualClock
from engine.contract.events import AnyBody, ChatRef, Incoming, Message, PersonRef
from engine.contract.feature import Feature
from engine.runtime.engine import Engine
from engine.runtime.lang import Texts
from engine.runtime.parser import Catalogue, commands_of
from engine.runtime.router import Router
from engine.store.database import Store
from tests.fakes.features import COUNTING

START = 1_767_578_400_000_000
"""2026-01-05 10:00 in Shanghai."""


def engine_over(
    store: Store,
    features: Sequence[Feature] = COUNTING,
    *,
    clock: Clock | None = None,
    batch: int | Callable[[], int] = 500,
    **options: Any,
) -> Engine:
    """Build an engine with the counting features, or others."""
    texts = Texts(["engine.runtime", *(feature.texts for feature in features if feature.texts)])
    router = Router(Catalogue(commands_of(features)), texts)
    return Engine(
        store, features, clock=clock or ManualClock(START), texts=texts, router=router, batch=batch, **options
    )


def event(
    body: AnyBody, unique: str, who: str = "alice", chat: str = "c1", *, at: int = START, **more: Any
) -> Incoming:
    """Say that something happened in a chat of the test platform."""
    place = ChatRef(id=chat, title=chat)
    people = (PersonRef(id=who, name=who),)
    return Incoming(
        platform="console", chat=place, unique=unique, at=at, people=people, actor=0, body=body, **more
    )


def say(words: str, number: int, who: str = "alice", chat: str = "c1", **more: Any) -> Incoming:
    """Say something; message `number` of the chat, that many seconds after the start."""
    more.setdefault("at", START + number * SECOND)
    return event(Message(text=words, message=str(number)), str(number), who, chat, **more)


WORDS = (
    "hello",
    "ask me",
    "card x",
    "notice news",
    "remind 1",
    "accept it",
    "好的",
    "谢谢大佬",
    "a longer line of words",
)


def conversation(count: int, seed: int = 1, chats: int = 6) -> list[Incoming]:
    """Make up a conversation in several chats; the same for every seed."""
    chance = random.Random(seed)
    said = []
    for number in range(count):
        words = chance.choice(WORDS) if chance.random() < 0.4 else "words " * chance.randrange(1, 9)
        if words.startswith("remind"):
            words = f"remind {number}"
        at = START + number * 20 * SECOND - chance.choice((0, 0, 0, 400 * SECOND))
        said.append(say(words, number, f"u{chance.randrange(12)}", f"c{chance.randrange(chats)}", at=at))
    return said


def rows(store: Store, query: str, **params: object) -> list[Any]:
    """Read rows."""
    with store.read() as conn:
        return list(conn.execute(text(query), params))


def value(store: Store, query: str, **params: object) -> Any:
    """Read one value."""
    return rows(store, query, **params)[0][0]
