"""The whole bot on a script: the sandbox with the real engine on a throw-away database."""

from __future__ import annotations

import asyncio
import io
import json
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.console.session import run_script as play_script
from bot.sandbox import open_sandbox
from bot.wiring import IN_MEMORY, open_store

ZONE = "Asia/Shanghai"

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
    """Play a script and return everything that came out.

    It begins at 2026-01-05T09:00 in Shanghai, or goes on where the database at `url` stopped. Files that the bot
    sends are gone afterwards unless `folder` keeps them.
    """
    store = open_store(url)
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), tempfile.TemporaryDirectory() as spare:
            box = open_sandbox(
                store, zone=ZONE, at=None, json=json, operator=operator or {}, lasting=url != IN_MEMORY
            )
            box.adapter.folder = folder or Path(spare)
            code = asyncio.run(play_script(box.stream, box.driver, box.adapter, lines, zone=ZONE, err=err))
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
