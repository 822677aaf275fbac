"""A community in which something is tried: a small feature that nudges, above the real engine with all others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from bot.features import FEATURES
from bot.wiring import build_engine
from engine.contract.clock import DAY, SECOND, ManualClock
from engine.contract.commands import CommandSpec, Value
from engine.contract.events import AnyBody, Button, ChatRef, Incoming, Left, Message, PersonRef, Rights
from engine.contract.facts import CourseCompleted, CourseEnrolled, OptedOut
from engine.contract.feature import Context, Export, Feature, Person, Trial
from engine.contract.ports import Experiments
from engine.contract.replies import Buttons, Reply, Text, Toast
from engine.experiments import FEATURE
from engine.store.database import Store
from engine.store.migrate import upgrade
from engine.stream.statehash import state_hash

START = 1_767_574_800 * SECOND
"""2026-01-05 09:00 in Shanghai, a Monday."""
KEY = "nudge"


def _expose(ctx: Context, _values: dict[str, Value]) -> None:
    ctx.reply(f"arm {ctx.port(Experiments).expose(ctx.event.actor or 0, KEY)}")


def _arm(ctx: Context, _values: dict[str, Value]) -> None:
    ctx.reply(f"arm {ctx.port(Experiments).arm(ctx.event.actor or 0, KEY)}")


def _click(ctx: Context, _values: dict[str, Value]) -> None:
    ctx.port(Experiments).observe(ctx.event.actor or 0, "clicked")


def _begin(ctx: Context, _values: dict[str, Value]) -> None:
    ctx.fact(CourseEnrolled(subject=ctx.event.key, actor=ctx.event.actor or 0))


def _finish(ctx: Context, _values: dict[str, Value]) -> None:
    ctx.fact(CourseCompleted(subject=ctx.event.key, actor=ctx.event.actor or 0))


def _less(ctx: Context, _values: dict[str, Value]) -> None:
    ctx.fact(OptedOut(subject=ctx.event.key, actor=ctx.event.actor or 0, what="pushes"))


def _silence(ctx: Context, _values: dict[str, Value]) -> None:
    ctx.fact(OptedOut(subject=ctx.event.key, actor=ctx.event.actor or 0, what="all"))


def _command(name: str, run: Any) -> CommandSpec:
    return CommandSpec(name=name, run=run, help={"zh": name, "en": name}, examples=(f"/{name}",))


def _nothing(_conn: Connection, _person: Person) -> Export:
    return Export(name="nudging", rows=[])


def _forget(_conn: Connection, _person: Person) -> None: ...


def nudging(*arms: str) -> Feature:
    """Make a feature that nudges in one way, or in several."""
    return Feature(
        name="nudging",
        export_person=_nothing,
        forget_person=_forget,
        commands=(
            _command("nudgeme", _expose),
            _command("myarm", _arm),
            _command("click", _click),
            _command("begincourse", _begin),
            _command("endcourse", _finish),
            _command("lessnudging", _less),
            _command("silencebot", _silence),
        ),
        trials=(
            Trial(key=KEY, title={"zh": "提醒", "en": "nudges"}, metric="enrolled", arms=arms or ("on",)),
        ),
    )


NUDGING = nudging()


class Lab:
    """Lets members speak, time pass, and reads what came of it."""

    def __init__(
        self, *, url: str = "sqlite://", batch: int = 500, nudges: Feature = NUDGING, **operator: Any
    ) -> None:
        self.store = Store.open(url)
        upgrade(self.store)
        self.clock = ManualClock(START)
        numbers = count(1001)
        values = {name.replace("__", "."): value for name, value in operator.items()}
        self.engine = build_engine(
            self.store,
            self.clock,
            operator={"bot.language": "en", "bot.noise_per_day": 1000, **values},
            batch=batch,
            numbers=lambda: next(numbers),
            features=(nudges, *FEATURES),
        )
        self._number = count(1)
        self.do("boss", Rights(role="admin"))

    def incoming(self, who: str, body: AnyBody, *, chat: str = "#general") -> Incoming:
        """Make an event of now."""
        number = str(next(self._number))
        if isinstance(body, Message) and not body.message:
            body = msgspec.structs.replace(body, message=number)
        private = chat.startswith("@")
        return Incoming(
            platform="console",
            chat=ChatRef(
                id=chat.lstrip("@"),
                title=chat,
                kind="private" if private else "group",
                private=private,
                space="" if private else "club",
            ),
            unique=number,
            at=self.clock.now(),
            people=(PersonRef(id=who, name=who, handle=who),),
            actor=0,
            body=body,
        )

    def do(self, who: str, body: AnyBody, **options: Any) -> list[Reply]:
        """Let something happen now; return what the bot said to it."""
        ((before,),) = self.rows("select coalesce(max(seq), 0) from outbox")
        self.engine.append([self.incoming(who, body, **options)])
        self.settle()
        return self.replies(after=before)

    def say(self, who: str, said: str, **options: Any) -> str:
        """Let somebody speak a second later; return the bot's words."""
        self.clock.move_to(self.clock.now() + SECOND)
        return "\n".join(words_of(reply) for reply in self.do(who, Message(text=said), **options))

    def leave(self, who: str) -> None:
        """Let somebody leave."""
        self.clock.move_to(self.clock.now() + SECOND)
        self.do(who, Left())

    def press(self, who: str, label: str) -> str:
        """Press a button of the bot's last message that has it."""
        data = next(
            key.data
            for reply in reversed(self.replies())
            for part in reply.parts
            if isinstance(part, Buttons)
            for row in part.rows
            for key in row
            if key.label == label
        )
        self.clock.move_to(self.clock.now() + SECOND)
        return "\n".join(words_of(reply) for reply in self.do(who, Button(message="9", data=data)))

    def wait(self, days: float) -> list[str]:
        """Let days pass, what is due included; return what was said of experiments meanwhile."""
        before, end = len(self.told()), self.clock.now() + int(days * DAY)
        while (at := self.engine.next_due()) is not None and at <= end:
            self.clock.move_to(at)
            self.settle()
        self.clock.move_to(end)
        self.settle()
        return self.told()[before:]

    def told(self) -> list[str]:
        """Return what the bot said of experiments."""
        return [words_of(reply) for reply in self.replies("experiments")]

    def settle(self) -> None:
        """Let everything due and everything said take effect."""
        while self.engine.drain_due() + self.engine.drain():
            pass

    def begin(self, line: str = "/experiment create nudge 40 20") -> str:
        """Begin an experiment."""
        self.say("boss", line)
        return self.press("boss", "Begin")

    def gather(self, names: Sequence[str]) -> None:
        """Let members be there."""
        hello = (Message(text=f"hello, I am {name} and I am new to all of this") for name in names)
        self.engine.append([self.incoming(name, said) for name, said in zip(names, hello, strict=True)])
        self.settle()

    def arms(self, names: Sequence[str]) -> dict[str, str]:
        """Expose members and return who got which arm."""
        return {name: self.say(name, "/nudgeme").removeprefix("arm ") for name in names}

    def rows(self, sql: str, **values: object) -> Sequence[Any]:
        """Read rows."""
        with self.store.read() as conn:
            return list(conn.execute(text(sql), values))

    def replies(self, feature: str = "%", after: int = 0) -> list[Reply]:
        """Return what the bot said, after a place in the log."""
        said = "kind <> 'act' and length(payload) > 0 and feature like :f and seq > :s order by seq, n"
        rows = self.rows(f"select payload from outbox where {said}", f=feature, s=after)
        return [msgspec.json.decode(bytes(row[0]), type=Reply) for row in rows]

    def dead(self) -> Sequence[Any]:
        """Return what could not be applied."""
        return self.rows("select key, error from dead_letter")

    def hash(self) -> str:
        """Hash what must not depend on how the log was cut."""
        with self.store.read() as conn:
            return state_hash(conn, FEATURE.replayed)

    def close(self) -> None:
        self.store.close()


def words_of(reply: Reply) -> str:
    """Write a reply's words."""
    return "".join(part.text for part in reply.parts if isinstance(part, Text | Toast))
