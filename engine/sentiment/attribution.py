"""Which of the things that can be talked about a message speaks of: by reply to a card, by thread, by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from engine.contract.events import Event, Message
from engine.contract.feature import Batch, Subject
from engine.contract.ports import Features
from engine.store.sql import select_where_in

SHORTEST = 2
"""Letters that a name needs to be looked for in texts."""
_LATIN = re.compile(r"[0-9a-z]")


def fold(words: str) -> str:
    """Make names and texts comparable."""
    return unicodedata.normalize("NFKC", words).casefold()


def name_pattern(name: str) -> str:
    """Write a name as a pattern: Latin words stand alone, Chinese ones stand anywhere."""
    folded = fold(name).strip()
    before = r"(?<![0-9a-z])" if _LATIN.match(folded[:1]) else ""
    after = r"(?![0-9a-z])" if _LATIN.match(folded[-1:]) else ""
    return before + re.escape(folded) + after


@lru_cache(maxsize=1 << 14)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Compile names once: a catalogue has thousands, and the library keeps but few."""
    return re.compile("|".join(map(name_pattern, names)))


@dataclass
class Index:
    """The subjects of one community, ready to be found."""

    by_card: dict[tuple[int, str], str] = field(default_factory=dict)
    by_thread: dict[tuple[int, str], str] = field(default_factory=dict)
    by_name: list[tuple[re.Pattern[str], str]] = field(default_factory=list)


class Attribution:
    """The subjects of a batch's communities, asked for once each."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._indexes: dict[int, Index | None] = {}

    def of(self, event: Event) -> Iterator[dict[str, Any]]:
        """Return the rows that say what a message is about."""
        if event.community not in self._indexes:
            self._indexes[event.community] = self._index(event)
        index, body = self._indexes[event.community], event.body
        if index is None or not isinstance(body, Message):
            return
        for subject in sorted(_found(index, event, body)):
            yield {
                "part": self._batch.part,
                "community": event.community,
                "subject": subject,
                "chat": event.chat,
                "message": body.message,
            }

    def _index(self, event: Event) -> Index | None:
        subjects = subjects_of(self._batch, event)
        if not subjects:
            return None
        index = Index()
        slots = {slot: subject.id for subject in subjects for slot in subject.slots}
        sent = select_where_in(
            self._batch.conn, "SELECT chat, slot, message FROM sent WHERE slot IN :values", sorted(slots)
        )
        index.by_card = {(row.chat, row.message): slots[row.slot] for row in sent}
        for subject in subjects:
            index.by_thread |= dict.fromkeys(subject.threads, subject.id)
            names = [name for name in (subject.name, *subject.aliases) if len(name.strip()) >= SHORTEST]
            if names and subject.called:
                index.by_name.append((_pattern(tuple(names)), subject.id))
        return index


def subjects_of(batch: Batch, event: Event) -> list[Subject]:
    """Return what can be talked about in an event's community."""
    features = batch.context(event).port(Features).all()
    return [
        subject
        for feature in features
        if feature.subjects is not None
        for subject in feature.subjects(batch.conn, event.community)
    ]


def _found(index: Index, event: Event, body: Message) -> set[str]:
    found = set()
    if body.reply_to and (event.chat, body.reply_to) in index.by_card:
        found.add(index.by_card[event.chat, body.reply_to])
    if event.thread and (event.chat, event.thread) in index.by_thread:
        found.add(index.by_thread[event.chat, event.thread])
    words = fold(body.text)
    found.update(subject for pattern, subject in index.by_name if pattern.search(words))
    return found
