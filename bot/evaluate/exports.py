"""Exported chats as talk with the links that people made."""

from __future__ import annotations

from collections import defaultdict, deque
from pathlib import Path

from adapters.replay.adapter import read
from engine.contract.events import Incoming, Message
from engine.ml.sketch import fold
from engine.ml.threads import WINDOW, Said, read_cues
from engine.ml.threads.talk import Line


class _Chat:
    """One chat while it is read: who spoke last, and where the messages stand."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._places: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._recent: deque[str] = deque(maxlen=WINDOW)

    def add(self, event: Incoming, body: Message) -> None:
        """Append a message; who is called by name is looked for among the last who spoke."""
        author = event.people[event.actor] if event.actor is not None else None
        who = author.id if author else ""
        names = {
            self._names[one]: self._people[one] for one in dict.fromkeys(self._recent) if self._names[one]
        }
        mentions = [self._number(event.people[place].id) for place in body.mentions]
        number = len(self.lines) + 1
        said = Said(number, self._number(who), event.at, read_cues(body.text, mentions, names))
        self.lines.append(Line(said, self._places.get(body.reply_to, 0)))
        self._places[body.message] = number
        self._names[who] = fold(author.name) if author else ""
        self._recent.append(who)

    def _number(self, who: str) -> int:
        return self._people.setdefault(who, len(self._people) + 1)


def read_talk(path: Path) -> list[list[Line]]:
    """Read an export: the lines of each chat or topic. Raises ReplayError."""
    chats: defaultdict[tuple[str, str], _Chat] = defaultdict(_Chat)
    for event in read(path):
        if isinstance(event.body, Message):
            chats[event.chat.id, event.thread].add(event, event.body)
    return [chat.lines for chat in chats.values()]
