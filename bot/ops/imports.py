"""Put exported chats into a database, as history or as if they happened now."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text

from adapters.replay.adapter import Progress, replay
from adapters.replay.errors import ReplayError
from bot import wiring
from bot.ops.communities import communities
from bot.ops.knowledge.bringing import bring
from bot.ops.knowledge.reading import Given
from bot.ops.summary import Summary, ledger_hash, summarise
from engine.contract.acts import act_name
from engine.contract.events import ChatRef, Finding, Incoming
from engine.contract.ports import Appended, Delivery, Pace, Sent
from engine.runtime.driver import EngineDriver
from engine.runtime.engine import Engine
from engine.store.database import Store

LIVE_BATCH = 50
PLATFORMS = ("telegram", "discord", "console", "replay")


@dataclass(frozen=True)
class Plan:
    """What to read, and how."""

    files: tuple[Path, ...]
    zone: str
    operator: Mapping[str, Any]
    into: str = ""
    live: bool = False
    knowledge: tuple[Given, ...] = ()
    """What every community of a live replay knows from the start."""


@dataclass(frozen=True)
class Result:
    """What a replay came to. `broken` is the sentence about a file that ended early."""

    messages: int
    new: int
    events: int
    seconds: float
    ledger_hash: str
    summary: Summary
    would: dict[str, int] = field(default_factory=dict)
    """What a live replay would have said or done, by feature and kind."""
    answers: dict[str, int] = field(default_factory=dict)
    """Questions that a live replay looked up in the knowledge it was given, and those it answered unasked."""
    moderation: dict[str, int] = field(default_factory=dict)
    """What the automatic rules found, by rule and act; `(dry run)` where a rule only tries."""
    broken: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the object that `--json` ends with."""
        found = self.summary
        return {
            "messages": self.messages,
            "new": self.new,
            "events": self.events,
            "members": found.members,
            "points": found.xp,
            "coins": found.coins,
            "by_rule": {rule: {"entries": n, "xp": xp, "coins": coins} for rule, n, xp, coins in found.rules},
            "refused": dict(found.refused),
            "top": [{"name": name, "level": level, "xp": xp} for name, level, xp in found.top],
            "would": self.would,
            "answers": self.answers,
            "moderation": self.moderation,
            "ledger_hash": self.ledger_hash,
            "seconds": round(self.seconds, 3),
            "error": self.broken or None,
        }


async def run_import(store: Store, plan: Plan, progress: Progress | None = None) -> Result:
    """Read the files into an open store; nothing is sent to anybody."""
    began = time.perf_counter()
    before = _messages(store)
    broken = ""
    kinds: dict[str, str] = {}
    stream = (
        _live(store, plan, kinds)
        if plan.live
        else History(wiring.build_engine(store, operator=plan.operator))
    )
    try:
        counts = await replay(
            stream,
            plan.files,
            batch=LIVE_BATCH if plan.live else 500,
            progress=progress,
            community=plan.into,
            origin="live" if plan.live else "import",
            zone=plan.zone,
        )
    except ReplayError as error:
        if error.counts is None:
            raise
        counts, broken = error.counts, str(error)
    await stream.end()
    would, moderation = (_would(store, kinds), _moderated(store)) if plan.live else ({}, {})
    return Result(
        messages=counts.messages,
        new=_messages(store) - before,
        events=counts.events,
        seconds=time.perf_counter() - began,
        ledger_hash=ledger_hash(store),
        summary=summarise(store),
        would=would,
        moderation=moderation,
        answers=_answers(store) if plan.knowledge else {},
        broken=broken,
    )


class History:
    """The port Stream for history: every append is followed by its effects, so memory stays small."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        appended = self._engine.append(incoming)
        self._engine.drain()
        return appended

    async def end(self) -> None:
        """Let the rest take effect."""
        self._engine.drain()


class Happening:
    """The port Stream for a replay as if it were now: the clock goes with the events and stops at what is due."""

    def __init__(self, engine: Engine, driver: EngineDriver, knowledge: Sequence[Given] = ()) -> None:
        self._engine = engine
        self._driver = driver
        self._knowledge = knowledge
        self._taught: set[int] = set()

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        new = 0
        rest = list(incoming)
        while rest:
            upcoming = self._engine.next_due()
            cut = len(rest) if upcoming is None else sum(item.at < upcoming for item in rest)
            now, rest = rest[:cut], rest[cut:]
            if now:
                new += self._engine.append(now).new
                self._teach()
                await self._driver.advance(now[-1].at)
            elif upcoming is not None:
                await self._driver.advance(upcoming)
        return Appended(new=new, total=len(incoming))

    def _teach(self) -> None:
        """Let a community that is new know what it is to know."""
        for community in communities(self._engine.store) if self._knowledge else ():
            if community.id not in self._taught:
                self._taught.add(community.id)
                bring(self._engine, community, self._knowledge)

    async def end(self) -> None:
        """Let happen what is due by now."""
        await self._driver.advance(self._driver.now())


class SinkAdapter:
    """The port Adapter with nobody behind it; what it was given to send is read from the outbox afterwards."""

    pace = Pace()
    connected = True

    def __init__(self, platform: str, kinds: dict[str, str]) -> None:
        self.platform = platform
        self._kinds = kinds
        self._sent = 0

    async def run(self, stream: object) -> None:
        """Nobody speaks here."""

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        """Find nothing."""
        return ()

    async def send(self, delivery: Delivery) -> Sent:
        """Note what it was, by its key."""
        self._kinds[delivery.key] = "reply" if delivery.act is None else act_name(delivery.act)
        self._sent += 1
        return Sent(message=f"would-{self._sent}")


def _would(store: Store, kinds: Mapping[str, str]) -> dict[str, int]:
    """Count what was handed over to be sent, by feature and kind."""
    with store.read() as conn:
        feature: dict[str, str] = {
            row.key: row.feature for row in conn.execute(text("select key, feature from outbox"))
        }
    counts = Counter(f"{feature.get(key, 'tidying')}: {kind}" for key, kind in kinds.items())
    return dict(sorted(counts.items()))


def _answers(store: Store) -> dict[str, int]:
    sql = """select count(*) as n, sum(case when said_at > 0 then 1 else 0 end) as said,
        sum(case when band = 'answer' then 1 else 0 end) as sure from faq_lookup where how = 'flow'"""
    with store.read() as conn:
        row: Any = conn.execute(text(sql)).one()
    return {"looked_up": int(row.n), "sure": int(row.sure or 0), "answered": int(row.said or 0)}


def _moderated(store: Store) -> dict[str, int]:
    sql = "select rule, did, dry, count(*) as n from mod_hit group by rule, did, dry order by rule, did"
    with store.read() as conn:
        return {f"{r.rule}: {r.did}" + (" (dry run)" if r.dry else ""): r.n for r in conn.execute(text(sql))}


def _live(store: Store, plan: Plan, kinds: dict[str, str]) -> Happening:
    driven = wiring.drive(store, 0, [SinkAdapter(name, kinds) for name in PLATFORMS], operator=plan.operator)
    return Happening(driven.engine, driven.driver, plan.knowledge)


def _messages(store: Store) -> int:
    with store.read() as conn:
        return int(conn.execute(text("select count(*) from log where kind = 'message'")).scalar_one())
