"""A feature with a form, a cooldown and a private place, over the real engine."""

from __future__ import annotations

from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from engine.contract.clock import MINUTE, SECOND, ManualClock
from engine.contract.commands import CommandSpec, FormField, Param, Value
from engine.contract.events import (
    AnyBody,
    Button,
    ChatRef,
    Command,
    Form,
    Incoming,
    Message,
    PersonRef,
    Rights,
)
from engine.contract.feature import Context, Export, Feature, Person
from engine.contract.replies import Reply, Text, Toast
from engine.runtime.engine import Engine
from engine.runtime.lang import Texts
from engine.runtime.parser import Catalogue, commands_of
from engine.runtime.router import Router
from engine.settings import FEATURE as SETTINGS
from engine.store.database import Store
from engine.store.migrate import upgrade

START = 1_767_574_800 * SECOND


def _said(ctx: Context, args: dict[str, Value]) -> None:
    ctx.reply(" ".join(f"{name}={value}" for name, value in args.items() if value is not None) or "done")


def _no_person(_conn: Connection, _person: Person) -> Export:
    return Export(name="desk", rows=())


def _nothing(_conn: Connection, _person: Person) -> None:
    """Nothing is stored."""


def _command(name: str, **options: Any) -> CommandSpec:
    return CommandSpec(name=name, run=_said, help={"zh": name, "en": name}, **options)


FIELDS = (
    FormField(name="title", prompt={"zh": "题目？", "en": "Title?"}, max_length=10),
    FormField(name="hours", prompt={"zh": "几小时？", "en": "Hours?"}),
    FormField(name="note", prompt={"zh": "备注？", "en": "Note?"}, required=False),
)
DESK = Feature(
    name="desk",
    export_person=_no_person,
    forget_person=_nothing,
    commands=(
        _command("once", cooldown=MINUTE),
        _command("ask more", aliases=("ask on",)),
        _command("ask again", audience="admin"),
        _command("open", where="group", audience="moderator"),
        _command("whisper", where="private", aliases=("悄悄话",)),
        _command(
            "ask",
            params=(
                Param(name="title", required=True),
                Param(name="hours", kind="int", required=True, low=1, high=9),
            ),
            form=FIELDS,
        ),
        _command(
            "mention",
            params=(Param(name="who", kind="user", required=True, help={"zh": "谁", "en": "who"}),),
            examples=("/mention @bob",),
        ),
    ),
)


class Desk:
    """Members speak one second after another; what the bot says back is returned."""

    def __init__(self) -> None:
        self.store = Store.open("sqlite://")
        upgrade(self.store)
        features = (DESK, SETTINGS)
        texts = Texts(["engine.settings"])
        self.clock = ManualClock(START)
        self.router = Router(Catalogue(commands_of(features)), texts)
        self.engine = Engine(
            self.store,
            features,
            clock=self.clock,
            texts=texts,
            router=self.router,
            operator={"bot.language": "en"},
        )
        self._number = count(1)

    def say(self, who: str, said: str, *, chat: str = "#general", wait: int = 1) -> list[str]:
        """Let somebody write; return the bot's answers."""
        self.clock.move_to(self.clock.now() + wait * SECOND)
        number = str(next(self._number))
        return self.do(who, Message(text=said, message=number), unique=number, chat=chat)

    def do(self, who: str, body: AnyBody, *, unique: str = "", chat: str = "#general") -> list[str]:
        """Let something happen; return the bot's answers, private ones behind a lock."""
        private = chat.startswith("@")
        incoming = Incoming(
            platform="test",
            chat=ChatRef(id=chat.lstrip("@"), kind="private" if private else "group", private=private),
            unique=unique or f"u{next(self._number)}",
            at=self.clock.now(),
            people=(PersonRef(id=who, name=who, handle=who),),
            actor=0,
            body=body,
        )
        before = self._outbox()
        self.engine.append([incoming])
        self.engine.drain()
        return self._outbox()[len(before) :]

    def promote(self, who: str, role: Any = "moderator") -> None:
        """Give somebody a role."""
        self.do(who, Rights(role=role))

    def press(self, who: str, data: str) -> list[str]:
        """Press a button."""
        return self.do(who, Button(message="1", data=data))

    def native(self, who: str, name: str, **args: str) -> list[str]:
        """Use a native command."""
        return self.do(who, Command(name=name, args=args))

    def submit(self, who: str, name: str, **answers: str) -> list[str]:
        """Hand in a form that the platform showed."""
        return self.do(who, Form(name=name, answers=answers))

    def dead(self) -> int:
        """Count the events that could not be applied."""
        with self.store.read() as conn:
            return int(conn.execute(text("select count(*) from dead_letter")).scalar_one())

    def _outbox(self) -> list[str]:
        with self.store.read() as conn:
            rows = conn.execute(
                text("select payload from outbox where kind <> 'act' order by part, seq, n")
            ).all()
        return [_shown(msgspec.json.decode(row.payload, type=Reply)) for row in rows]


def _shown(reply: Reply) -> str:
    said = "".join(part.text for part in reply.parts if isinstance(part, Text | Toast))
    return f"🔒 {said}" if reply.private else said
