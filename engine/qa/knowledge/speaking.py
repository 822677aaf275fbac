"""Speaking unasked: a question of the flow that nobody answered, and an entry that surely does."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import MINUTE
from engine.contract.events import Deleted, Edited, Message, Timer, decode_body
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import REMINDER, AnyPart, Link, Text
from engine.qa.knowledge.lookups import find, hits_of, note, shown
from engine.qa.knowledge.rules import COOL_DOWN, FLOW, NEW_COMMUNITY, SAME_AGAIN
from engine.qa.knowledge.showing import answer_parts, choice_parts, slot
from engine.qa.records import waits
from engine.qa.rules import heading
from engine.store.sql import fetch, fetch_one

STALE = 10 * MINUTE
"""An answer that could not be sent for so long is not worth saying any more."""
_LATER = 300


def on_answer(ctx: Context, body: Timer) -> None:
    """Look a question up that nobody has answered; speak if the answer is sure and the place is free for it."""
    mode = str(ctx.setting("qa.answers"))
    seq, message = int(body.payload["seq"] or 0), str(body.payload["message"])
    thread = str(body.payload["thread"] or "")
    asked = _asked(ctx, seq)
    if mode == "off" or ctx.late or asked is None:
        return
    asker, words = asked
    if not waits(ctx, asker) or _answered(ctx, seq, message, asker):
        return
    found = find(ctx, words)
    said = (
        found is not None
        and found.band == "answer"
        and _free(ctx, thread, int(found.hits[0].key))
        and _known_long_enough(ctx)
        and _may_speak(ctx, asker)
    )
    row = note(ctx, found, words, FLOW, asker=asker, said=said, seq=seq, thread=thread)
    if said:
        _say(ctx, row, message, thread, mode, words)


def _may_speak(ctx: Context, asker: int) -> bool:
    budget = ctx.port(NoiseBudget)
    return budget.admit(ctx.event.chat, "qa", priority=REMINDER, about=asker).verdict == "send"


def _asked(ctx: Context, seq: int) -> tuple[int, str] | None:
    """Return who asked and in which words, as they stand now; None if they were taken back."""
    row = fetch_one(
        ctx.conn,
        "SELECT actor, payload, version FROM log WHERE part = :p AND seq = :s AND community = :c",
        p=ctx.part,
        s=seq,
        c=ctx.community,
    )
    if row is None or row.actor is None or not row.payload:
        return None
    body = decode_body(bytes(row.payload), row.version)
    return (int(row.actor), body.text.strip()) if isinstance(body, Message) else None


def _answered(ctx: Context, seq: int, message: str, asker: int) -> bool:
    """Tell whether people have answered, the question is another one now, or so much was said that it is long past."""
    sql = """SELECT actor, kind, thread, payload, version FROM log WHERE part = :p AND seq > :s AND seq < :e
        AND chat = :h AND kind IN ('message', 'deleted', 'edited') ORDER BY seq LIMIT :m"""
    rows = fetch(ctx.conn, sql, p=ctx.part, s=seq, e=ctx.event.seq, h=ctx.event.chat, m=_LATER)
    for row in rows:
        if not row.payload:
            return True
        body = decode_body(bytes(row.payload), row.version)
        if isinstance(body, Deleted | Edited) and body.message == message:
            return True
        if isinstance(body, Message) and row.actor != asker and _speaks_to(body, message, asker):
            return True
    return len(rows) == _LATER


def _speaks_to(body: Message, message: str, asker: int) -> bool:
    return body.reply_to == message or asker in body.mentions or body.reply_actor == asker


def _free(ctx: Context, thread: str, entry: int) -> bool:
    """Tell whether the bot has not just spoken up here, nor said the same in this chat."""
    sql = """SELECT thread, said_at, entry FROM faq_lookup WHERE part = :p AND chat = :h AND said_at > :s
        AND how = 'flow'"""
    now = ctx.event.at
    rows = fetch(ctx.conn, sql, p=ctx.part, h=ctx.event.chat, s=now - SAME_AGAIN)
    return not any(
        row.entry == entry or (row.thread == thread and row.said_at > now - COOL_DOWN) for row in rows
    )


def _known_long_enough(ctx: Context) -> bool:
    """Tell whether the community has seen enough messages for the bot to know its place."""
    sql = """SELECT count(*) AS n FROM (SELECT 1 FROM log WHERE part = :p AND community = :c AND kind = 'message'
        AND seq < :e LIMIT :m) AS heard"""
    row: Any = fetch_one(ctx.conn, sql, p=ctx.part, c=ctx.community, e=ctx.event.seq, m=NEW_COMMUNITY)
    return int(row.n) >= NEW_COMMUNITY


def _say(ctx: Context, row: Any, message: str, thread: str, mode: str, words: str) -> None:
    lang = ctx.language()
    hit = hits_of(ctx, row.seq)[0]
    lead: list[AnyPart] = [
        Text("↪️ "),
        Link(heading(words)[:60], chat=ctx.event.chat, message=message),
        Text("\n"),
    ]
    parts = answer_parts(ctx, row, hit, lang) if mode == "on" else choice_parts(ctx, row, lang, most=1)
    if mode == "on":
        shown(ctx, row.seq, hit.number)
    ctx.reply(
        *lead,
        *parts,
        thread=thread,
        slot=slot(row),
        private=False,
        quote=False,
        priority=REMINDER,
        expires_at=ctx.event.at + STALE,
    )
