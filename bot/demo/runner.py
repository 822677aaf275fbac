"""Play the bundled conversation and keep what members and admins would have seen.

The script is the sandbox's, with one more word: where a message number is expected, `^name` means the last message of
that member in the chat, and `^bot` the bot's. Numbers would change with every line that the bot learns to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.console.adapter import ConsoleAdapter
from adapters.console.board import Board, Post, label
from adapters.console.script import LineError
from adapters.console.session import Session
from adapters.console.show import Entry
from bot import wiring
from bot.ops.communities import community_of
from bot.ops.courses.bringing import bring
from bot.ops.courses.reading import read_courses
from bot.sandbox import START, move_in, same_numbers
from engine.contract.clock import SECOND, ManualClock, to_datetime, to_micros
from engine.runtime.driver import DrivenStream, EngineDriver
from engine.runtime.engine import Engine
from engine.runtime.sender import Sender
from engine.store.database import Store

ZONE = "Asia/Shanghai"
BOT = "bot"
_REFERENCE = re.compile(r"\^([^\s:^]+)")
_REPLY = re.compile(r"^([^\s:^]+) \^([^\s:^]+)(?=:)")
_SAID = re.compile(r"^([^\s:!^#@]+)!?(?: \^\d+)?: (.*)$")


@dataclass(frozen=True)
class Moment:
    """One thing to show: a member's line (`name`, `text`) and everything the bot said or did upon it."""

    at: datetime
    chat: str
    name: str
    text: str
    answers: tuple[Entry, ...]


@dataclass
class Recorder:
    """A printer that keeps what it is given."""

    entries: list[Entry] = field(default_factory=list)

    def show(self, entry: Entry) -> None:
        self.entries.append(entry)

    toast = show

    def take(self) -> tuple[Entry, ...]:
        """Hand over what came since the last time."""
        taken, self.entries = tuple(self.entries), []
        return taken


def conversation() -> list[str]:
    """Return the lines of the bundled script."""
    return files("bot.demo").joinpath("conversation.txt").read_text(encoding="utf-8").splitlines()


async def perform(
    store: Store,
    lines: Iterable[str],
    operator: Mapping[str, Any],
    watch: Callable[[Moment], None],
    folder: Path,
) -> None:
    """Play lines on an open store; `watch` gets every line that somebody said, and whatever the bot did.

    Files that the bot hands out are laid in `folder`.
    """
    clock = ManualClock(to_micros(START.replace(tzinfo=ZoneInfo(ZONE))))
    move_in(store, lasting=False)
    engine = wiring.build_engine(store, clock, operator=operator, numbers=same_numbers())
    recorder = Recorder()
    adapter = ConsoleAdapter(Board(), recorder, clock=clock, zone=ZONE, folder=folder)
    driver = EngineDriver(engine, clock, Sender(engine, [adapter], wiring.owner_name()))
    session = Session(DrivenStream(engine), driver, adapter, zone=ZONE, pace=SECOND)
    for number, line in enumerate(lines, 1):
        try:
            await session.play(resolve(line, adapter.board), lambda _: None)
        except LineError as error:
            raise LineError(f"line {number} of the demo: {error}") from None
        if number == 1:
            stock(engine)
        said = _SAID.match(_REPLY.sub(r"\1", line))
        answers = recorder.take()
        if said or answers:
            name, text = (said[1], said[2]) if said else ("", line)
            watch(Moment(to_datetime(clock.now(), ZONE), label(adapter.board.here), name, text, answers))
    await session.end()
    if answers := recorder.take():
        watch(Moment(to_datetime(clock.now(), ZONE), label(adapter.board.here), "", "", answers))


def stock(engine: Engine) -> None:
    """Put the bundled courses on the shelf of the only community there is."""
    given = read_courses(Path(str(files("bot.demo").joinpath("courses.json")))).given
    bring(engine, community_of(engine.store, ""), given)


def resolve(line: str, board: Board) -> str:
    """Put numbers in the place of `^name`."""
    if reply := _REPLY.match(line):
        return f"{reply[1]} ^{_last(reply[2], board)}{line[reply.end() :]}"
    head, colon, text = line.partition(":")
    return _REFERENCE.sub(lambda found: str(_last(found[1], board)), head) + colon + text


def _last(name: str, board: Board) -> int:
    for post in reversed(board.posts.values()):
        if label(post.chat) == label(board.here) and not post.gone and _author(post) == name:
            return post.number
    raise LineError(f"{name} has said nothing in {label(board.here)}")


def _author(post: Post) -> str:
    return BOT if post.author is None else post.author
