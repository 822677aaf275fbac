"""The whole bot on a script: the sandbox with the real engine on a throw-away database."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.console.sandbox import make_adapter
from adapters.console.session import run_script as play_script
from bot.wiring import IN_MEMORY, build_engine, open_store, owner_name
from engine.contract.clock import ManualClock
from engine.runtime.driver import DrivenStream, EngineDriver
from engine.runtime.sender import Sender

ZONE = "Asia/Shanghai"
START = 1_767_574_800_000_000
"""2026-01-05T09:00 in Shanghai."""

Shown = list[dict[str, Any]]


@dataclass(frozen=True)
class Ran:
    """What a script came to: the exit code, what the bot said and did, the complaints."""

    code: int
    output: str
    errors: str


def run(
    lines: Iterable[str],
    *,
    json: bool = True,
    url: str = IN_MEMORY,
    operator: Mapping[str, Any] | None = None,
    folder: Path | None = None,
) -> Ran:
    """Play a script from 2026-01-05T09:00 and return everything that came out."""
    store = open_store(url)
    try:
        clock = ManualClock(START)
        out, err = io.StringIO(), io.StringIO()
        adapter = make_adapter(clock=clock, zone=ZONE, json=json, out=out, folder=folder)
        engine = build_engine(store, clock, operator=operator)
        driver = EngineDriver(engine, clock, Sender(engine, [adapter], owner_name()))
        stream = DrivenStream(engine)
        code = asyncio.run(play_script(stream, driver, adapter, lines, zone=ZONE, err=err))
    finally:
        store.close()
    return Ran(code, out.getvalue(), err.getvalue())


def run_script(lines: Iterable[str], **options: Any) -> Shown:
    """Play a script that must be understood and return the objects of `--json`."""
    ran = run(lines, **options)
    assert (ran.code, ran.errors) == (0, "")
    return [json.loads(line) for line in ran.output.splitlines()]


def said(shown: Shown, *, to: str | None = None) -> list[str]:
    """Return the texts of the messages, perhaps only those to one member."""
    return [one["text"] for one in shown if one["act"] is None and (to is None or one["to"] == to)]
