"""A community whose levels bring something, on one platform or two."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from engine.contract.events import AnyBody, ChatRef, Message, Outcome, PersonRef
from engine.points.rules import level_total
from engine.rewards import FEATURE
from engine.stream.directory import bump_epoch
from engine.stream.log import append_rows, engine_row
from tests.points.world import World

ROLE = "123456789012345678"
HIGHER = "223456789012345678"


class Guild(World):
    """Levels by order of an admin."""

    def __init__(self, **options: Any) -> None:
        super().__init__(features=(FEATURE,), **options)
        self.promote("boss")
        self._used = 0

    def reward(self, level: int, what: str) -> None:
        """Let a level bring something."""
        self.say("boss", f"/rewardrole add {level} {what}")

    def level(self, who: str, level: int) -> None:
        """Bring somebody to the beginning of a level."""
        self.say("boss", f"/points set {level_total(level)}", to=who)

    def came(
        self,
        who: str,
        platform: str,
        chat: str,
        body: AnyBody | None = None,
        *,
        space: str = "",
        seq: str = "",
    ) -> None:
        """Let something happen in a chat of another platform, in the same community."""
        body = body or Message(text=f"{who} says hello from {chat}", message=f"{who}{seq}")
        community = self.rows("select name from community order by id limit 1")[0][0]
        event = self.incoming(who, body, f"{who}{chat}{seq}")
        event = msgspec.structs.replace(
            event,
            platform=platform,
            chat=ChatRef(id=chat, title=chat, space=space),
            people=(PersonRef(id=f"{platform}-{who}", name=who),),
            community=community,
        )
        self.engine.append([event])
        self.engine.drain()

    def link(self, who: str, platform: str, to: str) -> None:
        """Let an account of another platform be somebody's, as the directory has it."""
        person = self.actor(to)
        with self.store.write() as conn:
            conn.exec_driver_sql(
                f"update identity set person = {person} where platform_user = '{platform}-{who}'"
            )
            bump_epoch(conn)

    def unlink(self, who: str, platform: str) -> None:
        """Let an account be nobody's but its own."""
        with self.store.write() as conn:
            conn.exec_driver_sql(f"update identity set person = id where platform_user = '{platform}-{who}'")
            bump_epoch(conn)

    def tell(self, body: AnyBody) -> None:
        """Append an event of the engine's own, in our numbers."""
        part, community = self.rows("select part, id from community order by id limit 1")[0]
        now = self.clock.now()
        key = f"own:{next(self._number)}"
        row = engine_row(part=part, community=community, chat=1, key=key, at=now, now=now, body=body)
        with self.store.write() as conn:
            append_rows(conn, [row])
        self.engine.drain()

    def done(self) -> list[str]:
        """Return what was done since the last look: `+role who`, `-role who`, `tag who text`."""
        sql = """select o.payload, c.title, c.platform from outbox o join chat c on c.id = o.chat
            where o.kind = 'act' order by o.seq, o.n"""
        rows = self.rows(sql)
        fresh, self._used = rows[self._used :], len(rows)
        names = dict(self.rows("select id, name from identity"))
        return [line for row in fresh if (line := _told(json.loads(bytes(row[0])), row[1], names))]

    def refuse(self, error: str, last: int = 1) -> None:
        """Let the platform refuse the newest acts."""
        sql = f"select key, chat from outbox where kind = 'act' order by seq desc, n desc limit {last}"
        for key, _chat in self.rows(sql):
            event = self.incoming(
                "boss", Outcome(ref=key, feature="rewards", ok=False, error=error), f"o{key}"
            )
            self.engine.append([msgspec.structs.replace(event, people=(), actor=None)])
        self.engine.drain()


def _told(act: dict[str, Any], chat: str, names: dict[int, str]) -> str:
    who = names.get(act.get("actor", 0), "?")
    match act["act"]:
        case "grant_role":
            return f"{'-' if act.get('revoke') else '+'}{act['role']} {who} {chat}"
        case "tag":
            return f"tag {who} {act['text']} {chat}".replace("  ", " - ")
        case _:
            return ""
