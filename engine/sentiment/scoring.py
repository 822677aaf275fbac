"""The slow half: messages become numbers, with the model outside of the transaction and in batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import HOUR, MINUTE
from engine.contract.events import Deleted, Edited, Event, IdentitiesJoined, Message, PersonForgotten
from engine.contract.feature import Batch
from engine.ml.sentiment import Prior, Score, Scorer
from engine.sentiment.attribution import Attribution
from engine.sentiment.hours import hour_of
from engine.sentiment.priors import corrected, priors_of
from engine.sentiment.privacy import drop_messages
from engine.sentiment.tables import MoodAbout, MoodMessage, MoodShare
from engine.store.sql import insert_new, upsert
from engine.stream.whereabouts import is_private, payable

FEATURE = "mood"
HOURLY, HEATED = "hour", "heat"
HEAT_EVERY = 5 * MINUTE
SURE = 0.6
"""A negative message has to be this clear to have its chat looked at."""
SHARE = ("part", "community", "hour", "chat", "actor")
_COMMAND_SIGNS = ("/", "／")


def score_texts(texts: Sequence[str]) -> list[Score]:
    """Score texts with the shipped model."""
    return Scorer.shipped().score_many(texts)


def prepare(events: Sequence[Event]) -> Mapping[int, Any]:
    """Score what people wrote; needs no database."""
    worded = [(event.seq, words) for event in events if (words := _words(event))]
    if not worded:
        return {}
    seqs, texts = zip(*worded, strict=True)
    return dict(zip(seqs, score_texts(texts), strict=True))


def _words(event: Event) -> str:
    """Return what is to be scored: no commands, nothing that somebody else wrote, nothing said to the bot alone."""
    body = event.body
    if not isinstance(body, Message | Edited) or event.actor is None or is_private(event.key):
        return ""
    if isinstance(body, Message) and (body.forwarded or not body.message):
        return ""
    words = body.text.strip()
    return "" if words.startswith(_COMMAND_SIGNS) else words


def on_messages(batch: Batch) -> None:
    """Write what a batch of messages came to."""
    events = [event for event in batch.events if event.seq in batch.prepared and not batch.withheld(event)]
    counted = payable(batch.conn, (event.actor for event in events if event.actor is not None))
    events = [event for event in events if event.actor in counted]
    if not events:
        return
    priors = priors_of(batch.conn, batch.part, {event.community for event in events})
    rows = [_row(batch, event, priors.get(event.community)) for event in events]
    insert_new(batch.conn, MoodMessage, rows)
    _add(batch, rows)
    attribution = Attribution(batch)
    subjects = [found for event in events for found in attribution.of(event)]
    insert_new(batch.conn, MoodAbout, subjects)
    _watch(batch, events, rows)


def _row(batch: Batch, event: Event, prior: Prior | None) -> dict[str, Any]:
    body = event.body
    assert isinstance(body, Message)
    score = corrected(batch.prepared[event.seq], prior)
    return {
        "part": batch.part,
        "chat": event.chat,
        "message": body.message,
        "community": event.community,
        "thread": event.thread,
        "seq": event.seq,
        "actor": event.actor,
        "at": event.at,
        "hour": hour_of(event.at, batch.zone(event.community)),
        "score": score.score,
        "label": score.label,
        "confidence": score.confidence,
        "reason": score.reason,
    }


def _add(batch: Batch, rows: Iterable[Mapping[str, Any]]) -> None:
    shares: dict[tuple[int, ...], list[float]] = {}
    for row in rows:
        share = shares.setdefault(tuple(row[name] for name in SHARE), [0, 0.0])
        share[0] += 1
        share[1] += row["score"]
    upsert(
        batch.conn,
        MoodShare,
        [
            {**dict(zip(SHARE, key, strict=True)), "messages": int(count), "total": total}
            for key, (count, total) in shares.items()
        ],
        keys=SHARE,
        add=("messages", "total"),
    )


def _watch(batch: Batch, events: Sequence[Event], rows: Sequence[Mapping[str, Any]]) -> None:
    """Have the mood looked at when the hour is over, and a chat with clear anger in it within five minutes."""
    planned = set()
    for event, row in zip(events, rows, strict=True):
        if event.origin == "import":
            continue
        now = batch.clock(event)
        wanted = [(HOURLY, event.community, 0, HOUR)]
        if row["label"] < 0 and row["confidence"] >= SURE and event.origin == "live":
            wanted.append((HEATED, event.chat, event.chat, HEAT_EVERY))
        for name, whose, chat, every in wanted:
            at = (now // every + 1) * every
            if (name, whose, at) not in planned:
                planned.add((name, whose, at))
                # A key for every time: an item that is about to fire is never moved by what comes meanwhile.
                batch.context(event).due(
                    FEATURE, name, at, f"mood:{name}:{whose}:{at}", chat=chat, personal=False
                )


def on_edited(batch: Batch) -> None:
    """Read a message again."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Edited):
            continue
        row = message_of(batch.conn, batch.part, event.chat, body.message)
        if row is None or row.reason == "corrected":
            continue
        found = batch.prepared.get(event.seq)
        if found is None:
            _remove(batch, row)
            continue
        prior = priors_of(batch.conn, batch.part, {row.community}).get(row.community)
        score = corrected(found, prior)
        rescore(batch.conn, batch.part, row, score.score, score.label, score.confidence, score.reason)


def on_deleted(batch: Batch) -> None:
    """Let go of what a deleted message came to."""
    for event in batch.events:
        if isinstance(event.body, Deleted):
            row = message_of(batch.conn, batch.part, event.chat, event.body.message)
            if row is not None:
                _remove(batch, row)


def message_of(conn: Connection, part: int, chat: int, message: str) -> Any:
    """Return how a message was read."""
    return conn.execute(
        text("SELECT * FROM mood_message WHERE part = :p AND chat = :c AND message = :m"),
        {"p": part, "c": chat, "m": message},
    ).first()


def rescore(
    conn: Connection, part: int, row: Any, score: float, label: int, confidence: float, reason: str
) -> None:
    """Give a message another score."""
    conn.execute(
        text(
            "UPDATE mood_message SET score = :s, label = :l, confidence = :f, reason = :r "
            "WHERE part = :p AND chat = :c AND message = :m"
        ),
        {
            "s": score,
            "l": label,
            "f": confidence,
            "r": reason,
            "p": part,
            "c": row.chat,
            "m": row.message,
        },
    )
    _shift(conn, part, row, 0, score - row.score)


def _remove(batch: Batch, row: Any) -> None:
    for table in ("mood_message", "mood_about"):
        batch.conn.execute(
            text(f"DELETE FROM {table} WHERE part = :p AND chat = :c AND message = :m"),
            {"p": batch.part, "c": row.chat, "m": row.message},
        )
    _shift(batch.conn, batch.part, row, -1, -row.score)
    batch.conn.execute(
        text("DELETE FROM mood_share WHERE part = :p AND community = :c AND hour = :h AND messages <= 0"),
        {"p": batch.part, "c": row.community, "h": row.hour},
    )


def _shift(conn: Connection, part: int, row: Any, messages: int, total: float) -> None:
    conn.execute(
        text(
            "UPDATE mood_share SET messages = messages + :n, total = total + :t "
            "WHERE part = :p AND community = :c AND hour = :h AND chat = :chat AND actor = :a"
        ),
        {
            "n": messages,
            "t": total,
            "p": part,
            "c": row.community,
            "h": row.hour,
            "chat": row.chat,
            "a": row.actor,
        },
    )


def on_forgotten(batch: Batch) -> None:
    """Drop what was written about somebody's messages up to here, also by a consumer that was behind."""
    for event in batch.events:
        if isinstance(event.body, PersonForgotten):
            drop_messages(batch.conn, batch.part, event.community, event.body.person)


def on_joined(batch: Batch) -> None:
    """Two accounts are one person: count them as one author, in the past too."""
    for event in batch.events:
        if not isinstance(event.body, IdentitiesJoined):
            continue
        values = {"p": batch.part, "c": event.community, "gone": event.body.gone, "kept": event.body.kept}
        where = "WHERE part = :p AND community = :c AND actor = :gone"
        shares = batch.conn.execute(text(f"SELECT * FROM mood_share {where}"), values).mappings().all()
        merged = [{**share, "actor": event.body.kept} for share in shares]
        upsert(batch.conn, MoodShare, merged, keys=SHARE, add=("messages", "total"))
        batch.conn.execute(text(f"DELETE FROM mood_share {where}"), values)
        batch.conn.execute(text(f"UPDATE mood_message SET actor = :kept {where}"), values)
