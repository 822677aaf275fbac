"""A community on two platforms that lives through weeks, on the real engine with all features."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import text

from bot.wiring import build_engine
from engine.contract.clock import DAY, HOUR, MINUTE, SECOND, ManualClock
from engine.contract.events import (
    AnyBody,
    ChatRef,
    Incoming,
    Message,
    Origin,
    PersonRef,
    Reaction,
    Rights,
)
from engine.contract.ports import Delivery
from engine.contract.replies import Link
from engine.runtime.driver import DrivenStream, EngineDriver
from engine.runtime.sender import Sender
from engine.store.database import Store
from engine.store.migrate import upgrade
from tests.people.world import Mouth, words

MONDAY = 1_767_574_800 * SECOND
"""2026-01-05 09:00 in Shanghai, a Monday."""


class Square:
    """People who talk, and what the bot tells them."""

    def __init__(self, *, batch: int = 500, url: str = "sqlite://", **operator: Any) -> None:
        self.store = Store.open(url)
        upgrade(self.store)
        self.clock = ManualClock(MONDAY)
        numbers = count(1001)
        self.engine = build_engine(
            self.store,
            self.clock,
            operator={"bot.language": "en", **{key.replace("__", "."): one for key, one in operator.items()}},
            batch=batch,
            numbers=lambda: next(numbers),
            bot_names={"telegram": "qunban_bot", "discord": "qunban"},
        )
        self.mouths = {name: Mouth(name) for name in ("telegram", "discord")}
        self.sender = Sender(self.engine, list(self.mouths.values()), "me")
        self.driver = EngineDriver(self.engine, self.clock, self.sender)
        self.stream = DrivenStream(self.engine)
        self._number = count(1)

    def incoming(
        self,
        who: str,
        body: AnyBody,
        *,
        platform: str = "telegram",
        chat: str = "general",
        at: int | None = None,
        others: Sequence[str] = (),
        origin: Origin = "live",
        unique: str = "",
    ) -> Incoming:
        """Make an event; positions 1… of its people are `others`; the chat "" is private."""
        place = (
            ChatRef(id=f"{platform}-{chat}", title=chat)
            if chat
            else ChatRef(id=who, kind="private", private=True)
        )
        return Incoming(
            platform=platform,
            chat=place,
            unique=unique or f"u{next(self._number)}",
            at=self.clock.now() if at is None else at,
            people=tuple(PersonRef(id=one, name=one, handle=one) for one in (who, *others)),
            actor=0,
            origin=origin,
            community="town" if chat else "",
            body=body,
        )

    async def do(self, who: str, body: AnyBody, **options: Any) -> list[Delivery]:
        """Let something happen now; return what was said or done because of it."""
        before = {name: len(mouth.heard) for name, mouth in self.mouths.items()}
        await self.stream.append([self.incoming(who, body, **options)])
        await self.driver.drain()
        return [one for name, mouth in self.mouths.items() for one in mouth.heard[before[name] :]]

    async def say(
        self,
        who: str,
        said: str,
        *,
        wait: int = MINUTE,
        reply_to: str = "",
        to: str = "",
        mention: Sequence[str] = (),
        **options: Any,
    ) -> str:
        """Let somebody speak a little later; return the message's id."""
        await self.pass_by(wait)
        number = str(next(self._number))
        others = [*mention, *([to] if to else [])]
        body = Message(
            text=said,
            message=number,
            reply_to=reply_to,
            reply_actor=len(others) if to else None,
            mentions=tuple(range(1, len(mention) + 1)),
        )
        await self.do(who, body, unique=number, others=others, **options)
        return number

    async def ask(self, who: str, command: str, **options: Any) -> str:
        """Let somebody use a command; return the words that it is answered with."""
        await self.pass_by(MINUTE)
        number = str(next(self._number))
        heard = await self.do(who, Message(text=command, message=number), unique=number, **options)
        return "\n".join(words(one) for one in heard if one.reply is not None)

    async def react(self, who: str, message: str, emoji: str = "👍", *, added: bool = True) -> None:
        """Put a reaction on a message, or take it away."""
        await self.do(who, Reaction(message=message, emoji=emoji, added=added))

    async def promote(self, who: str, **options: Any) -> None:
        """Make somebody an admin."""
        await self.do(who, Rights(role="admin"), **options)

    async def pass_by(self, micros: int) -> None:
        """Let time pass, and happen what falls due."""
        await self.driver.advance(self.clock.now() + micros)

    async def until_digest(self) -> list[Delivery]:
        """Let time pass to a little after the next Monday, 09:00; return the digests told."""
        before = {name: len(mouth.heard) for name, mouth in self.mouths.items()}
        week = 7 * DAY
        await self.driver.advance(self.clock.now() + week - (self.clock.now() - MONDAY) % week + MINUTE)
        heard = [one for name, mouth in self.mouths.items() for one in mouth.heard[before[name] :]]
        return [one for one in heard if "📰" in words(one) or "📬" in words(one)]

    async def talk(self, topic: str = "How do I make docker build faster with a cache?") -> list[str]:
        """Let three people talk about something; return the messages."""
        first = await self.say("ann", topic, wait=HOUR)
        second = await self.say(
            "ben", "Copy the requirements first, then the code.", reply_to=first, to="ann"
        )
        third = await self.say("cat", "And use a mount for the pip cache.", reply_to=first, to="ann")
        fourth = await self.say("ann", "Thanks, that helped a lot!", reply_to=second, to="ben")
        return [first, second, third, fourth]

    def read(self, sql: str, **values: object) -> list[Any]:
        """Read rows."""
        with self.store.read() as conn:
            return list(conn.execute(text(sql), values))

    def actor(self, who: str, platform: str = "telegram") -> int:
        """Return somebody's number."""
        sql = "select person from identity where platform_user = :w and platform = :p"
        return int(self.read(sql, w=who, p=platform)[0][0])

    def check(self) -> None:
        """Nothing died."""
        assert self.read("select seq, error from dead_letter") == []


def links(delivery: Delivery) -> list[str]:
    """Return the words of a digest's links."""
    assert delivery.reply is not None
    return [part.text for part in delivery.reply.parts if isinstance(part, Link)]


def lines(delivery: Delivery) -> list[str]:
    """Return a digest's lines, links in brackets."""
    assert delivery.reply is not None
    said = "".join(
        f"[{part.text}]" if isinstance(part, Link) else words(_only(delivery, part))
        for part in delivery.reply.parts
    )
    return [line for line in said.split("\n") if line]


def _only(delivery: Delivery, part: Any) -> Delivery:
    assert delivery.reply is not None
    return msgspec.structs.replace(delivery, reply=msgspec.structs.replace(delivery.reply, parts=(part,)))


__all__ = ["Square", "lines", "links", "words"]
