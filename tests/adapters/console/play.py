"""Plays script lines against the fake engine."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.console.adapter import ConsoleAdapter
from adapters.console.sandbox import make_adapter
from adapters.console.session import run_script
from engine.contract.clock import ManualClock
from engine.contract.events import Incoming, PersonRef
from engine.contract.ports import Delivery
from engine.contract.replies import AnyPart, Reply
from tests.fakes.engine import FakeDriver, FakeStream

ZONE = "Asia/Shanghai"
START = 1_767_574_800_000_000
"""2026-01-05T09:00 in Shanghai."""

Answer = Callable[[Incoming], Sequence[Delivery]]


@dataclass
class Played:
    """What came of a script."""

    code: int
    events: list[Incoming]
    objects: list[dict[str, Any]]
    errors: str
    adapter: ConsoleAdapter
    driver: FakeDriver


def reply_to(event: Incoming, *parts: AnyPart, edits: str = "", **fields: Any) -> Delivery:
    """Answer an event's actor in its chat; the actor's number is 1."""
    assert event.actor is not None
    return Delivery(
        key="k",
        platform="console",
        chat=event.chat,
        language="zh-CN",
        people={1: event.people[event.actor]},
        reply=Reply(chat=1, actor=1, parts=parts, **fields),
        edits=edits,
    )


async def play(
    *lines: str, answer: Answer = lambda _: (), folder: Path | None = None, **board: Any
) -> Played:
    """Run lines with `--json` and return everything."""
    clock = ManualClock(START)
    out, err = io.StringIO(), io.StringIO()
    adapter = make_adapter(clock=clock, zone=ZONE, json=True, out=out, folder=folder, **board)
    stream = FakeStream()
    driver = FakeDriver(clock, stream, adapter, answer)
    code = await run_script(stream, driver, adapter, lines, zone=ZONE, err=err)
    objects = [json.loads(line) for line in out.getvalue().splitlines()]
    return Played(code, stream.events, objects, err.getvalue(), adapter, driver)


def people(*names: str) -> dict[int, PersonRef]:
    """Number names from 1."""
    return {number: PersonRef(name, name) for number, name in enumerate(names, 1)}
