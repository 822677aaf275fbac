"""A community in which deeds are done by word, above the real engine with all features."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection

from engine.badges import FEATURE
from engine.badges.rules import HIGHEST, RULES
from engine.contract.clock import SECOND
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.events import AnyBody, Incoming, Message, Origin
from engine.contract.facts import AcceptanceRevoked, AnswerAccepted, CourseCompleted, EventAttended, Fact
from engine.contract.feature import Candidate, Context, Export, Feature, Person
from engine.stream.log import append_rows, engine_row
from engine.stream.statehash import state_hash
from tests.experiments.world import Lab

_HELD = """select h.badge, max(h.tier) from badge_held h join identity i on i.id = h.member
    where i.platform_user = :w and not h.revoked group by h.badge order by h.badge"""
_DEEDS = """select community, member, counter, count(distinct subject), max(amount) from badge_deed
    group by community, member, counter order by 1, 2, 3"""


def _tell(kind: type[Fact], **fixed: Any) -> Any:
    def run(ctx: Context, values: dict[str, Value]) -> None:
        ctx.fact(_made(ctx, kind, str(values["subject"]), int(values["user"] or ctx.event.actor or 0)))

    return run


def _made(ctx: Context, kind: type[Fact], subject: str, other: int) -> Fact:
    actor = ctx.event.actor or 0
    if kind in (AnswerAccepted, AcceptanceRevoked):
        return kind(subject=subject, asker=actor, helper=other)
    return kind(subject=subject, actor=actor)  # type: ignore[call-arg]


def _command(name: str, kind: type[Fact]) -> CommandSpec:
    return CommandSpec(
        name=name,
        run=_tell(kind),
        params=(
            Param(name="subject", kind="text", required=True, help={"zh": "事", "en": "what"}),
            Param(name="user", kind="user", help={"zh": "谁", "en": "who"}),
        ),
        help={"zh": name, "en": name},
        examples=(f"/{name} x",),
    )


def _nothing(_conn: Connection, _person: Person) -> Export:
    return Export(name="doing", rows=[])


def _forget(_conn: Connection, _person: Person) -> None: ...


def _paths(_conn: Connection, _community: int) -> list[Candidate]:
    return [Candidate(id="road", kind="path", title="road")]


DOING = Feature(
    name="doing",
    export_person=_nothing,
    forget_person=_forget,
    commands=(
        _command("itsolved", AnswerAccepted),
        _command("itdidnot", AcceptanceRevoked),
        _command("iwasat", EventAttended),
        _command("igraduated", CourseCompleted),
    ),
    candidates=_paths,
)


class Hall(Lab):
    """A community with badges."""

    def __init__(self, **options: Any) -> None:
        super().__init__(nudges=DOING, **options)

    def imported(self, who: str, said: str, origin: Origin = "import") -> Incoming:
        """Make a message of an export."""
        return msgspec.structs.replace(self.incoming(who, Message(text=said)), origin=origin)

    def own(self, body: AnyBody, community: int = 0) -> None:
        """Append an event of the engine's own, in our numbers."""
        ((part, first),) = self.rows(
            "select part, id from community where :c in (0, id) order by id limit 1", c=community
        )
        ((chat,),) = self.rows("select min(id) from chat where community = :c", c=first)
        self.clock.move_to(self.clock.now() + SECOND)
        now, key = self.clock.now(), f"own:{next(self._number)}"
        row = engine_row(part=part, community=first, chat=chat, key=key, at=now, now=now, body=body)
        with self.store.write() as conn:
            append_rows(conn, [row])
        self.settle()

    def badges(self, who: str) -> dict[str, int]:
        """Return the tiers that somebody has by badge."""
        return {str(badge): int(tier) for badge, tier in self.rows(_HELD, w=who)}

    def told(self) -> list[str]:
        """Return what the bot said of badges without having been asked."""
        rows = self.rows(
            "select payload from outbox where kind <> 'act' and feature = 'badges' order by seq, n"
        )
        return [bytes(row[0]).decode() for row in rows]

    def check(self) -> None:
        """Counts equal a recount of the deeds, everybody has just the tiers that their counts bring."""
        assert self.dead() == []
        counted = [
            (community, member, counter, highest if counter in HIGHEST else times)
            for community, member, counter, times, highest in self.rows(_DEEDS)
        ]
        kept = self.rows("select community, member, counter, value from badge_count order by 1, 2, 3")
        assert [tuple(row) for row in kept] == counted
        brought = {
            (community, member, rule.key, rule.tier(value))
            for community, member, counter, value in kept
            for rule in RULES
            if rule.counter == counter and rule.tier(value)
        }
        held = self.rows(
            "select community, member, badge, max(tier) from badge_held where how <> 'granted' and not revoked "
            "and not exists (select 1 from badge_held r where r.member = badge_held.member "
            "and r.community = badge_held.community and r.badge = badge_held.badge and r.revoked) and badge not in (select badge from badge_made) group by community, member, badge"
        )
        revoked = {
            tuple(row) for row in self.rows("select community, member, badge from badge_held where revoked")
        }
        assert {tuple(row) for row in held} == {one for one in brought if one[:3] not in revoked}

    def hash(self) -> str:
        with self.store.read() as conn:
            return state_hash(conn, FEATURE.replayed)
