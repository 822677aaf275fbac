"""A community with invites and points, whose members come by links, speak, leave and stay."""

from __future__ import annotations

from typing import Any

import msgspec

from engine.contract.clock import DAY
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.events import AnyBody, Incoming, Joined, Left, Outcome
from engine.contract.facts import Started
from engine.contract.feature import Context, Export, Feature
from engine.invites import FEATURE
from engine.stream.log import append_rows, engine_row
from tests.points.world import World

HELLO = "hello everyone, I am new here and would like to learn"


def outcome(incoming: Incoming, ref: str, link: str, *, ok: bool = True) -> Incoming:
    """Turn an event into what the platform said of an act: nobody's."""
    body = Outcome(ref=ref, feature="invites", ok=ok, link=link)
    return msgspec.structs.replace(incoming, body=body, people=(), actor=None)


def _begin(context: Context, values: dict[str, Value]) -> None:
    context.fact(Started(subject=context.event.key, payload=str(values["payload"])))


START_COMMAND = Feature(
    name="opening",
    export_person=lambda _conn, _person: Export(name="opening", rows=[]),
    forget_person=lambda _conn, _person: None,
    commands=(
        CommandSpec(
            name="begin",
            run=_begin,
            params=(Param(name="payload"),),
            help={"zh": "开始", "en": "begin"},
        ),
    ),
)
"""Tells that somebody came by a deep link, as `/start` of the help does."""


class Club(World):
    """Members with links."""

    def __init__(self, **options: Any) -> None:
        super().__init__(features=(FEATURE, START_COMMAND), **options)

    platform = "console"

    def incoming(self, who: str, body: AnyBody, unique: str, *, account: int = 0, **options: Any) -> Incoming:
        """Make an event; with an `account` number it is Discord's, and the person is known there by it."""
        made = super().incoming(who, body, unique, **options)
        if not account:
            return msgspec.structs.replace(made, platform=self.platform)
        people = (msgspec.structs.replace(made.people[0], id=str(account)), *made.people[1:])
        return msgspec.structs.replace(made, platform="discord", people=people)

    def code(self, who: str) -> str:
        """Return the code that somebody is told."""
        self.say(who, "/invite code")
        return str(self.rows("select code from referral_code order by at desc, code")[0][0])

    def started(self, who: str, payload: str) -> None:
        """Let somebody open their private chat by a deep link."""
        self.say(who, f"/begin {payload}", chat=f"@{who}")

    def link(self, who: str, link: str, *, ok: bool = True, command: str = "/invite") -> None:
        """Let somebody ask for a link, and the platform make it."""
        self.say(who, command)
        ref = self.rows("select key from outbox where kind = 'act' order by seq desc, n desc")[0][0]
        self.engine.append([outcome(self.incoming(who, Joined(), f"o{ref}"), ref, link, ok=ok)])
        self.engine.drain()

    def join(self, who: str, link: str = "", *, by: str = "", **options: Any) -> None:
        """Let somebody come."""
        others = [by] if by else []
        self.do(who, Joined(link=link, inviter=1 if by else None), others=others, **options)

    def leave(self, who: str, **options: Any) -> None:
        """Let somebody go."""
        self.do(who, Left(), **options)

    def wait(self, days: float) -> None:
        """Let days pass, and what falls due happen."""
        self.clock.move_to(self.clock.now() + int(days * DAY))
        self.engine.drain_due()
        self.engine.drain()

    def tell(self, body: AnyBody, others: list[str]) -> None:
        """Append an event that concerns people without being theirs."""
        self.do("bot", body, others=others)

    def own(self, body: AnyBody, community: int) -> None:
        """Append an event of the engine's own to a community."""
        part = self.rows("select part from community where id = :c", c=community)[0][0]
        now, key = self.clock.now(), f"own:{next(self._number)}"
        row = engine_row(part=part, community=community, chat=0, key=key, at=now, now=now, body=body)
        with self.store.write() as conn:
            append_rows(conn, [row])
        self.engine.drain()

    def states(self) -> dict[str, str]:
        """Return how each arrival stands."""
        sql = "select i.name, a.state from arrival a join identity i on i.id = a.member order by a.seq"
        return dict(tuple(row) for row in self.rows(sql))

    def invited_by(self, who: str) -> str | None:
        """Return by whom somebody came."""
        sql = """select h.name from arrival a join identity i on i.id = a.member
            left join identity h on h.id = a.inviter where i.name = :w"""
        found = self.rows(sql, w=who)
        return found[0][0] if found else None
