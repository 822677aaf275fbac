"""A community with seasons: an admin, members who earn, a clock that stops wherever something falls due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from engine.contract.clock import MINUTE, SECOND, to_micros
from engine.contract.events import AnyBody, Incoming
from engine.contract.replies import Buttons, Chart, Reply, Toast
from engine.points.board import Board, Span
from engine.points.seasons import SEASONS
from tests.points.world import World, words_of

MONDAY = date(2026, 1, 5).toordinal()


class Ground(World):
    """The world of points with seasons; `boss` is an admin."""

    def __init__(self, **options: Any) -> None:
        self.zone = str(options.get("bot__timezone", "Asia/Shanghai"))
        super().__init__(features=(SEASONS,), **options)
        self.promote("boss")

    def incoming(self, who: str, body: AnyBody, unique: str, **options: Any) -> Incoming:
        """Make an event; all groups are chats of one community."""
        event = super().incoming(who, body, unique, **options)
        return event if event.chat.private else msgspec.structs.replace(event, community="town")

    def replies(self) -> list[Reply]:
        """Return what the bot said, passing words included."""
        sql = "select payload from outbox where kind <> 'act' and length(payload) > 0 order by seq, n"
        return [msgspec.json.decode(bytes(row[0]), type=Reply) for row in self.rows(sql)]

    def last(self) -> str:
        """Return the words of the bot's last reply."""
        return said_in(self.replies()[-1])

    def until(self, wall: str) -> None:
        """Let time pass until a local wall time; what falls due on the way happens in its order."""
        moment = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(self.zone))
        self.pass_to(to_micros(moment))

    def pass_to(self, at: int) -> None:
        """Let time pass until a moment."""
        while (due := self.engine.next_due()) is not None and due <= at:
            self.clock.move_to(due)
            self.settle()
        self.clock.move_to(at)
        self.settle()

    def sleep_until(self, wall: str) -> None:
        """Let time pass while the bot is away: what fell due happens only then."""
        self.clock.move_to(to_micros(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(self.zone))))
        self.settle()

    def settle(self) -> None:
        """Let what is due happen, and all that comes of it."""
        while self.engine.drain_due() + self.engine.drain():
            pass

    def give(self, who: str, xp: int, **options: Any) -> None:
        """Let the admin give somebody xp."""
        self.say("boss", f"/points add {xp}", to=who, wait=1, **options)

    def ask(self, who: str, said: str, **options: Any) -> str:
        """Let somebody speak; return what the bot said to it."""
        before = len(self.replies())
        self.say(who, said, wait=1, **options)
        return "\n".join(said_in(one) for one in self.replies()[before:])

    def yes(self, who: str = "boss", place: int = 0) -> str:
        """Press a button of the last reply, the first if not said otherwise; return what the bot said to it."""
        before = len(self.replies())
        self.clock.move_to(self.clock.now() + SECOND)
        self.press(who, keys(self.replies()[-1])[place])
        self.settle()
        return "\n".join(said_in(one) for one in self.replies()[before:])

    def undo_last(self, who: str) -> str:
        """Undo the last entry of somebody's."""
        sql = (
            "select seq, n from ledger where member = :m and rule <> 'undo' order by seq desc, n desc limit 1"
        )
        seq, n = self.rows(sql, m=self.actor(who))[0]
        return self.ask("boss", f"/points undo {seq}-{n}")

    def archive(self, number: int = 1) -> list[tuple[str, int, int]]:
        """Return a season's archive: who, place, score."""
        sql = """select coalesce(i.platform_user, '?'), s.place, s.score from season_place s
            left join identity i on i.id = s.account where s.season = :n order by s.place, s.score desc"""
        return [tuple(row) for row in self.rows(sql, n=number)]

    def live(self, span: Span) -> list[tuple[str, int]]:
        """Return a board as it is: who, xp."""
        part, community = self.rows("select part, id from community order by id")[0]
        with self.store.read() as conn:
            lines = Board(conn, part, community, span).page(1, 1000)
        names = dict(self.rows("select id, platform_user from identity"))
        return [(names[line.member], line.xp) for line in lines]

    def state(self, number: int = 1) -> str:
        """Return what a season is."""
        return str(self.rows("select state from season where number = :n", n=number)[0][0])

    def season(self, number: int = 1) -> Span:
        """Return what a season's board counts."""
        row = self.rows("select * from season where number = :n", n=number)[0]
        return Span(first=row.first_day, last=row.last_day, source=row.source, carry=row.carry)


def said_in(reply: Reply) -> str:
    """Write a reply's words, passing ones as well."""
    return words_of(reply) + "".join(part.text for part in reply.parts if isinstance(part, Toast))


def keys(reply: Reply) -> list[str]:
    """Return what the buttons of a reply send."""
    return [key.data for part in reply.parts if isinstance(part, Buttons) for row in part.rows for key in row]


def charts(world: World) -> list[Chart]:
    """Return the charts of all replies."""
    return [part for reply in world.replies() for part in reply.parts if isinstance(part, Chart)]


__all__ = ["MINUTE", "MONDAY", "Ground", "charts", "keys", "said_in", "words_of"]
