"""Is the message still there that an answer quotes? Where no platform tells of deletions it is asked whenever it is quoted."""

from __future__ import annotations

import json
from typing import Any

from engine.contract.acts import SeekMessage
from engine.contract.clock import HOUR
from engine.contract.events import Outcome
from engine.contract.feature import Context
from engine.qa.knowledge.entries import Place, retract
from engine.qa.knowledge.rules import LIVE
from engine.store.sql import fetch
from engine.stream.here import home
from engine.stream.outbox import row_of


def seek(ctx: Context, entry: Any) -> None:
    """Ask the platform for the message that an entry quotes; people's messages alone, ours cannot go without us."""
    if entry.author is not None:
        ctx.act(SeekMessage(chat=entry.chat, message=entry.message), expires_at=ctx.event.at + HOUR)


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Take back the entries whose message is gone."""
    if not outcome.gone:
        return
    sent = row_of(ctx.conn, ctx.part, outcome.ref)
    act = json.loads(bytes(sent.payload) or b"{}") if sent is not None and sent.kind == "act" else {}
    if act.get("act") != "seek_message":
        return
    sql = f"""SELECT number FROM faq_entry WHERE part = :p AND community = :c AND chat = :h AND message = :m
        AND state = '{LIVE}' ORDER BY number"""
    for row in fetch(ctx.conn, sql, **home(ctx), h=act["chat"], m=act["message"]):
        retract(Place.of(ctx), row.number, ctx.event.at)
