"""The slow half: every message finds its place in a thread, by its reply or by what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, text

from engine.contract.clock import DAY
from engine.contract.events import (
    Deleted,
    Derived,
    Edited,
    Event,
    IdentitiesJoined,
    Message,
    PersonForgotten,
    Reaction,
    Timer,
)
from engine.contract.feature import Batch, Context
from engine.digest.tables import ThreadCall, ThreadMessage
from engine.digest.windows import Place, forget_windows, windows_of
from engine.ml.threads import Going, Ranker, Said, may_call, read_cues
from engine.store.sql import insert_new, select_where_in
from engine.stream.derived import LEFT, Values, listen
from engine.stream.whereabouts import is_private, payable

FEATURE = "threads"
TIDY, DUE = "tidy", "due"
CUES_KEPT = DAY
KEEP = 400 * DAY
UNKIND = frozenset("👎💩🤮🤡😡🤬🖕")
"""Reactions that do not speak for a message."""
_COMMAND_SIGNS = ("/", "／")
_encode = msgspec.msgpack.Encoder().encode


class Known(NamedTuple):
    """A message that was replied to."""

    seq: int
    actor: int
    root: int


def on_messages(batch: Batch) -> None:
    """Put a batch of messages into threads, in the order of the log."""
    events = [event for event in batch.events if _is_talk(batch, event)]
    people = payable(batch.conn, (event.actor for event in events if event.actor is not None))
    events = [event for event in events if event.actor in people]
    if not events:
        return
    rows = _placed(batch, events)
    insert_new(batch.conn, ThreadMessage, rows)
    insert_new(batch.conn, ThreadCall, [call for event in events for call in _calls(batch.part, event)])
    _plan_tidying(batch, events)


def _is_talk(batch: Batch, event: Event) -> bool:
    body = event.body
    if not isinstance(body, Message) or event.actor is None or not body.message or is_private(event.key):
        return False
    return not (body.forwarded or body.text.startswith(_COMMAND_SIGNS) or batch.withheld(event))


def _placed(batch: Batch, events: Sequence[Event]) -> list[dict[str, Any]]:
    known = _replied_to(batch, events)
    windows = windows_of(batch.conn, batch.part)
    windows.ready(
        batch.conn,
        {Place(event.chat, event.thread) for event in events},
        {event.actor for event in events if event.actor is not None},
    )
    ranker = Ranker.shipped()
    rows = []
    for event in events:
        body, actor, here = event.body, event.actor or 0, Place(event.chat, event.thread)
        assert isinstance(body, Message)
        window = windows.at(here)
        cues = read_cues(body.text, body.mentions, windows.names(here) if may_call(body.text) else {})
        said = Said(event.seq, actor, event.at, cues)
        parent = known.get((event.chat, body.reply_to)) if body.reply_to else None
        if parent is not None:
            going = Going(parent.seq, parent.actor, parent.root)
        elif body.reply_to:
            going = Going(0, body.reply_actor or 0, event.seq)
        else:
            going = ranker.choose(window, said).going
        known[event.chat, body.message] = Known(event.seq, actor, going.root)
        windows.add(here, said, going)
        rows.append(_row(batch.part, event, body, said, going))
    return rows


def _replied_to(batch: Batch, events: Sequence[Event]) -> dict[tuple[int, str], Known]:
    """Read what the events reply to, as far as it is known."""
    wanted: dict[int, set[str]] = {}
    for event in events:
        if isinstance(event.body, Message) and event.body.reply_to:
            wanted.setdefault(event.chat, set()).add(event.body.reply_to)
    found = {}
    sql = (
        "SELECT message, seq, actor, root FROM thread_message "
        "WHERE part = :part AND chat = :chat AND message IN :values"
    )
    for chat, messages in sorted(wanted.items()):
        for row in select_where_in(batch.conn, sql, sorted(messages), part=batch.part, chat=chat):
            found[chat, str(row.message)] = Known(row.seq, row.actor, row.root)
    return found


def _row(part: int, event: Event, body: Message, said: Said, going: Going) -> dict[str, Any]:
    return {
        "part": part,
        "chat": event.chat,
        "message": body.message,
        "community": event.community,
        "thread": event.thread,
        "seq": event.seq,
        "said": event.seq,
        "actor": said.author,
        "at": event.at,
        "parent": going.parent,
        "parent_actor": going.parent_author,
        "root": going.root,
        "replied": bool(body.reply_to),
        "reactions": 0,
        "cues": _encode(tuple(said.cues)),
    }


def _calls(part: int, event: Event) -> list[dict[str, Any]]:
    body = event.body
    assert isinstance(body, Message)
    return [
        {
            "part": part,
            "chat": event.chat,
            "message": body.message,
            "actor": who,
            "community": event.community,
            "seq": event.seq,
        }
        for who in dict.fromkeys(body.mentions)
        if who != event.actor
    ]


def _plan_tidying(batch: Batch, events: Sequence[Event]) -> None:
    """Have the hashes of words let go when their day is over."""
    planned = set()
    for event in events:
        at = (batch.clock(event) // DAY + 1) * DAY + CUES_KEPT
        if event.origin != "import" and (event.community, at) not in planned:
            planned.add((event.community, at))
            # A key for every time: an item that is about to fire is never moved by what comes meanwhile.
            batch.context(event).due(
                FEATURE, TIDY, at, f"threads:{event.community}:{at}", chat=0, personal=False
            )


def on_tidy(context: Context, _timer: Timer) -> None:
    """Let go of the hashes of words after a day, and of the numbers after 400."""
    here = {"p": context.part, "c": context.community}
    context.conn.execute(
        text(
            "UPDATE thread_message SET cues = NULL WHERE part = :p AND community = :c AND at < :t "
            "AND cues IS NOT NULL"
        ),
        {**here, "t": context.event.at - CUES_KEPT},
    )
    old = {**here, "t": context.event.at - KEEP}
    where = "part = :p AND community = :c"
    context.conn.execute(
        text(
            f"DELETE FROM thread_call WHERE {where} AND EXISTS (SELECT 1 FROM thread_message m WHERE m.part = :p "
            "AND m.chat = thread_call.chat AND m.message = thread_call.message AND m.at < :t)"
        ),
        old,
    )
    context.conn.execute(text(f"DELETE FROM thread_message WHERE {where} AND at < :t"), old)
    forget_windows(context.conn, context.part)


def on_due(context: Context, timer: Timer) -> None:
    """Say that a digest is due, from where all that was said before has found its thread."""
    body = Derived(feature=FEATURE, name=DUE, values=dict(timer.payload))
    context.append(body, unique=f"digest:{context.event.key}")


def on_reactions(batch: Batch) -> None:
    """Count what others put on messages, less what they took away."""
    counts: dict[tuple[int, str, int], int] = {}
    for event in batch.events:
        body = event.body
        if isinstance(body, Reaction) and event.actor is not None and body.emoji not in UNKIND:
            key = (event.chat, body.message, event.actor)
            counts[key] = counts.get(key, 0) + (1 if body.added else -1)
    people = payable(batch.conn, {actor for _, _, actor in counts})
    for (chat, message, actor), change in sorted(counts.items()):
        if change and actor in people:
            batch.conn.execute(
                text(
                    "UPDATE thread_message SET reactions = reactions + :n "
                    "WHERE part = :p AND chat = :c AND message = :m AND actor <> :a"
                ),
                {"n": change, "p": batch.part, "c": chat, "m": message, "a": actor},
            )


def on_edited(batch: Batch) -> None:
    """Note where the newest text of a message is."""
    for event in batch.events:
        if isinstance(event.body, Edited):
            batch.conn.execute(
                text("UPDATE thread_message SET said = :s WHERE part = :p AND chat = :c AND message = :m"),
                {"s": event.seq, "p": batch.part, "c": event.chat, "m": event.body.message},
            )


def on_deleted(batch: Batch) -> None:
    """Let go of a deleted message; what went on from it stays in its thread."""
    for event in batch.events:
        if isinstance(event.body, Deleted):
            for table in ("thread_message", "thread_call"):
                batch.conn.execute(
                    text(f"DELETE FROM {table} WHERE part = :p AND chat = :c AND message = :m"),
                    {"p": batch.part, "c": event.chat, "m": event.body.message},
                )
            forget_windows(batch.conn, batch.part)


def on_joined(batch: Batch) -> None:
    """Two accounts are one person."""
    for event in batch.events:
        if isinstance(event.body, IdentitiesJoined):
            _rename(batch.conn, batch.part, event.community, event.body.gone, event.body.kept)
            forget_windows(batch.conn, batch.part)


def _rename(conn: Connection, part: int, community: int, gone: int, kept: int) -> None:
    values = {"p": part, "c": community, "gone": gone, "kept": kept}
    where = "WHERE part = :p AND community = :c"
    for column in ("actor", "parent_actor"):
        conn.execute(text(f"UPDATE thread_message SET {column} = :kept {where} AND {column} = :gone"), values)
    conn.execute(
        text(
            "INSERT INTO thread_call (part, chat, message, actor, community, seq) "
            f"SELECT part, chat, message, :kept, community, seq FROM thread_call {where} AND actor = :gone "
            "ON CONFLICT DO NOTHING"
        ),
        values,
    )
    conn.execute(text(f"DELETE FROM thread_call {where} AND actor = :gone"), values)


def on_forgotten(batch: Batch) -> None:
    """Drop what was kept of somebody's words up to here, also by a consumer that was behind."""
    for event in batch.events:
        if isinstance(event.body, PersonForgotten):
            drop_words(batch.conn, batch.part, event.community, event.body.person)


def drop_words(conn: Connection, part: int, community: int, actor: int) -> None:
    """Drop the hashes of somebody's words and who mentioned them; the numbers stay."""
    values = {"p": part, "c": community, "a": actor}
    where = "WHERE part = :p AND community = :c AND actor = :a"
    conn.execute(text(f"UPDATE thread_message SET cues = NULL {where}"), values)
    conn.execute(text(f"DELETE FROM thread_call {where}"), values)
    forget_windows(conn, part)


def _leave(context: Context, _values: Values) -> None:
    here = {"p": context.part, "c": context.community}
    for table in ("thread_message", "thread_call"):
        context.conn.execute(text(f"DELETE FROM {table} WHERE part = :p AND community = :c"), here)
    forget_windows(context.conn, context.part)


on_derived = listen({LEFT: _leave})
"""A community that became part of another begins its threads anew there."""
