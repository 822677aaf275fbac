"""The noise budget: how much the bot may say in a chat without having been asked. Decided when effects are made."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.clock import HOUR, local_day, quiet_until
from engine.contract.ids import stable_hash
from engine.contract.ports import Admission
from engine.store.sql import upsert
from engine.store.tables import Noise
from engine.stream.wishes import NOTICES, has_wish

SPREAD = HOUR
"""What quiet hours held back is released over this long, so that morning does not start with a burst."""


class Budget:
    """The port `NoiseBudget` for one event."""

    def __init__(
        self,
        conn: Connection,
        part: int,
        community: int,
        now: int,
        zone: str,
        *,
        per_day: int,
        quiet_from: int,
        quiet_to: int,
        key: str,
    ) -> None:
        self._conn = conn
        self._part = part
        self._community = community
        self._now = now
        self._zone = zone
        self._per_day = per_day
        self._quiet = (quiet_from, quiet_to)
        self._key = key

    def admit(self, chat: int, topic: str, *, priority: int, about: int | None = None) -> Admission:
        """Send, hold until the quiet hours are over, or drop what is over the day's number or not wanted.

        `priority` 1 (what somebody waits for) may use the whole budget, 2 leaves the last sixth to it, 3 the last third.
        """
        if about is not None and has_wish(self._conn, self._part, self._community, about, NOTICES):
            return Admission("drop")
        day = local_day(self._now, self._zone)
        spent = self._conn.execute(
            text("select coalesce(sum(count), 0) from noise where part = :p and chat = :c and day = :d"),
            {"p": self._part, "c": chat, "d": day},
        ).scalar_one()
        reserve = {1: 0, 2: self._per_day // 6}.get(priority, self._per_day // 3)
        if spent >= self._per_day - reserve:
            return Admission("drop")
        row = {"part": self._part, "chat": chat, "day": day, "topic": topic, "count": 1}
        upsert(self._conn, Noise, [row], keys=("part", "chat", "day", "topic"), add=("count",))
        until = quiet_until(self._now, self._zone, *self._quiet)
        if until is None:
            return Admission("send")
        return Admission("hold", until + stable_hash(self._key) % SPREAD)
