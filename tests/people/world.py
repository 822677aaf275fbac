"""Two platforms on one engine with all features: what people say there, what they read, what they press."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from sqlalchemy import text

from bot.wiring import build_engine
from engine.contract.clock import SECOND, ManualClock
from engine.contract.events import (
    AnyBody,
    Button,
    ChatRef,
    Finding,
    Incoming,
    Message,
    PersonRef,
    Rights,
    Role,
)
from engine.contract.ports import Delivery, Pace, Sent, Stream
from engine.contract.replies import Buttons, Card, Mention, Table, Text, Toast
from engine.runtime.driver import DrivenStream, EngineDriver
from engine.runtime.sender import Sender
from engine.store.database import Store

START = 1_767_574_800 * SECOND
"""2026-01-05 09:00 in Shanghai."""


class Mouth:
    """The port Adapter of a platform that only listens to what it is to say."""

    pace = Pace()
    connected = True

    def __init__(self, platform: str) -> None:
        self.platform = platform
        self.heard: list[Delivery] = []

    async def run(self, stream: Stream) -> None: ...

    async def send(self, delivery: Delivery) -> Sent:
        self.heard.append(delivery)
        return Sent(
            message=f"{self.platform}-{len(self.heard)}", link=f"https://example.org/{len(self.heard)}"
        )

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        return ()


class World:
    """The engine, its clock, and a mouth for each platform."""

    def __init__(self, store: Store, *, batch: int = 500) -> None:
        self.store = store
        self.clock = ManualClock(START)
        numbers = count(1001)
        self.engine = build_engine(
            self.store,
            self.clock,
            operator={"bot.language": "en"},
            batch=batch,
            numbers=lambda: next(numbers),
            bot_names={"telegram": "qunban_bot", "discord": "qunban"},
        )
        self.mouths = {name: Mouth(name) for name in ("telegram", "discord")}
        self.sender = Sender(self.engine, list(self.mouths.values()), "me")
        self.driver = EngineDriver(self.engine, self.clock, self.sender)
        self.stream = DrivenStream(self.engine)
        self._number = count(1)

    async def happen(
        self, platform: str, who: str, body: AnyBody, *, chat: str = "", space: str = "", wait: int = 61
    ) -> list[Delivery]:
        """Let something happen (in private if no chat is named) and return what was said or done because of it."""
        await self.driver.advance(self.clock.now() + wait * SECOND)
        before = {name: len(mouth.heard) for name, mouth in self.mouths.items()}
        place = (
            ChatRef(id=chat, title=chat, space=space, space_title=space)
            if chat
            else ChatRef(id=who, kind="private", private=True)
        )
        number = next(self._number)
        if isinstance(body, Message):
            body = Message(text=body.text, message=str(number))
        incoming = Incoming(
            platform=platform,
            chat=place,
            unique=str(number),
            at=self.clock.now(),
            people=(PersonRef(id=who, name=who, handle=who),),
            actor=0,
            body=body,
        )
        await self.stream.append([incoming])
        await self.driver.drain()
        return [one for name, mouth in self.mouths.items() for one in mouth.heard[before[name] :]]

    async def say(
        self, platform: str, who: str, words: str, *, chat: str = "", space: str = ""
    ) -> list[Delivery]:
        """Let somebody speak."""
        return await self.happen(platform, who, Message(text=words), chat=chat, space=space)

    async def press(
        self, platform: str, who: str, delivery: Delivery, label: str, *, chat: str = ""
    ) -> list[Delivery]:
        """Let somebody press a button of something said."""
        data = next(
            key.data
            for part in delivery.reply.parts  # type: ignore[union-attr]
            if isinstance(part, Buttons)
            for row in part.rows
            for key in row
            if key.label == label
        )
        return await self.happen(platform, who, Button(message="m", data=data), chat=chat)

    async def make(self, platform: str, who: str, role: Role, *, chat: str, space: str = "") -> None:
        """Give somebody a role."""
        await self.happen(platform, who, Rights(role=role), chat=chat, space=space)

    def read(self, sql: str) -> list[tuple[object, ...]]:
        with self.store.read() as conn:
            return [tuple(row) for row in conn.execute(text(sql))]

    def person(self, platform: str, who: str) -> int:
        """Return whose number an account goes by."""
        ((person,),) = self.read(
            f"select person from identity where platform = '{platform}' and platform_user = '{who}'"
        )
        return int(str(person))


def words(delivery: Delivery) -> str:
    """Write a reply as plain text."""
    if delivery.reply is None:
        return f"<{delivery.act}>"
    said = ""
    for part in delivery.reply.parts:
        match part:
            case Text(text=one) | Toast(text=one):
                said += one
            case Mention(actor=actor):
                person = delivery.people.get(actor)
                said += f"@{person.name}" if person else "@—"
            case Card(title=title, body=body):
                said += f"{title}\n{body}"
            case Table(rows=rows):
                said += "\n".join(
                    " ".join(
                        (delivery.people[cell.actor].name if cell.actor in delivery.people else "—")
                        if isinstance(cell, Mention)
                        else cell
                        for cell in row
                    )
                    for row in rows
                )
            case _:
                pass
    return said
