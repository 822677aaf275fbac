"""Looking a question up, and noting what was found: the buttons, `/why` and the figures come back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.events import Message, decode_body
from engine.contract.feature import Context
from engine.ml.qa import Found, Hit, Reason
from engine.ml.qa.features import LEXICAL
from engine.qa.knowledge.projection import memory_of, read_measures, write_measures
from engine.qa.knowledge.rules import FLOW, LONGEST_QUESTION
from engine.qa.knowledge.tables import FaqHit, FaqLookup
from engine.qa.rules import LONGEST
from engine.store.sql import fetch_one, insert_new
from engine.stream.here import home

LEAST_SHARED = 0.15
"""So much of the question, by weight, has to stand in an entry that is shown."""
_SHARED = LEXICAL.index("covered_anywhere")
_THIS = "part = :p AND community = :c AND seq = :s"


def find(ctx: Context, words: str) -> Found | None:
    """Look words up in the community's base; None if it is empty."""
    with memory_of(ctx) as base:
        return _related(base.memory.ask(words[:LONGEST_QUESTION])) if len(base.memory) else None


def _related(found: Found) -> Found:
    """Leave out what shares next to nothing with the question: in a base of three entries something is always best."""
    if found.semantic:
        return found
    hits = tuple(hit for hit in found.hits if hit.measures[_SHARED] >= LEAST_SHARED)
    return (
        found
        if len(hits) == len(found.hits)
        else replace(found, hits=hits, band=found.band if hits else "ask")
    )


def note(
    ctx: Context,
    found: Found | None,
    words: str,
    how: str,
    *,
    asker: int | None = None,
    more: str = "",
    said: bool = False,
    seq: int | None = None,
    thread: str | None = None,
) -> Any:
    """Write down what was looked up and found; return the row. A timer says in which thread it was asked."""
    here = {"part": ctx.part, "community": ctx.community, "seq": ctx.event.seq if seq is None else seq}
    answered = found is not None and found.band == "answer" and said
    row = {
        **here,
        "chat": ctx.event.chat,
        "thread": ctx.event.thread if thread is None else thread,
        "asker": ctx.event.actor if asker is None else asker,
        "how": how,
        "wording": words[:LONGEST] if ctx.setting("bot.retention_days") else "",
        "more": more,
        "band": found.band if found is not None else "ask",
        "semantic": found.semantic if found is not None else False,
        "at": ctx.event.at,
        "said_at": ctx.event.at if said else 0,
        "entry": int(found.hits[0].key) if answered and found is not None else 0,
    }
    insert_new(ctx.conn, FaqLookup, [row])
    # What nobody saw nobody can judge.
    hits = found.hits[:3] if found is not None and (said or how != FLOW) else ()
    insert_new(
        ctx.conn,
        FaqHit,
        [
            {
                **here,
                "place": place,
                "number": int(hit.key),
                "matched": hit.matched,
                "p": hit.p,
                "cutoff": found.cutoff if found is not None else 1.0,
                "measures": write_measures(hit.measures),
            }
            for place, hit in enumerate(hits, 1)
        ],
    )
    _let_go(ctx)
    return lookup_of(ctx, here["seq"])


def _let_go(ctx: Context) -> None:
    """Let the words of old look-ups go when other passing text goes."""
    old = ctx.event.at - int(ctx.setting("bot.retention_days")) * DAY
    sql = """UPDATE faq_lookup SET wording = '', more = '' WHERE part = :p AND community = :c AND at < :o
        AND wording <> ''"""
    ctx.conn.execute(text(sql), {**home(ctx), "o": old})


def lookup_of(ctx: Context, seq: int) -> Any:
    """Return what was looked up at a place of the log; None if nothing was."""
    return fetch_one(ctx.conn, f"SELECT * FROM faq_lookup WHERE {_THIS}", **home(ctx), s=seq)


def asking_message(ctx: Context, row: Any) -> str:
    """Return the message by which something was looked up; empty if that was a form, or is somewhere else."""
    sql = "SELECT payload, version FROM log WHERE part = :p AND seq = :s AND chat = :h"
    asked = fetch_one(ctx.conn, sql, p=ctx.part, s=row.seq, h=ctx.event.chat)
    body = decode_body(bytes(asked.payload), asked.version) if asked is not None and asked.payload else None
    return body.message if isinstance(body, Message) else ""


def hits_of(ctx: Context, seq: int) -> Sequence[Any]:
    """Return what a look-up found, best first, as far as it is still there."""
    sql = """SELECT h.* FROM faq_hit h JOIN faq_entry e ON e.part = h.part AND e.community = h.community
        AND e.number = h.number AND e.state = 'live'
        WHERE h.part = :p AND h.community = :c AND h.seq = :s ORDER BY h.place"""
    return ctx.conn.execute(text(sql), {**home(ctx), "s": seq}).all()


def found_any(ctx: Context, seq: int) -> bool:
    """Tell whether a look-up found anything, be it still there or not."""
    return fetch_one(ctx.conn, f"SELECT 1 FROM faq_hit WHERE {_THIS}", **home(ctx), s=seq) is not None


def shown(ctx: Context, seq: int, entry: int) -> None:
    """Note which entry was shown as the answer."""
    sql = f"UPDATE faq_lookup SET entry = :e, said_at = :at WHERE {_THIS}"
    ctx.conn.execute(text(sql), {**home(ctx), "s": seq, "e": entry, "at": ctx.event.at})


def reasons(ctx: Context, row: Any, hit: Any) -> list[Reason]:
    """Say what spoke for and against an entry; nothing if that was measured by another model."""
    measures = read_measures(hit.measures, bool(row.semantic))
    if not measures:
        return []
    with memory_of(ctx) as base:
        found = Found(row.band, (), bool(row.semantic), hit.cutoff)
        return base.memory.explain(found, Hit(hit.number, hit.matched, hit.p, measures))


def slot_of(row: Any) -> str:
    """Name the message that shows what was looked up."""
    return f"faq:{row.community}:{row.seq}"


def lookup_at(ctx: Context, chat: int, message: str) -> Any:
    """Return what a message of the bot's shows the answer to; None if it is another message."""
    sql = "SELECT slot FROM sent WHERE chat = :h AND message = :m AND slot LIKE 'faq:%'"
    row = fetch_one(ctx.conn, sql, h=chat, m=message)
    if row is None:
        return None
    _, community, seq = row.slot.split(":")
    return lookup_of(ctx, int(seq)) if int(community) == ctx.community else None
