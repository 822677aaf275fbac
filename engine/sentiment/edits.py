"""An edited message is read again, and is about what it speaks of now."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import text

from engine.contract.events import Edited, Message, decode_body
from engine.contract.feature import Batch
from engine.sentiment import scoring
from engine.sentiment.attribution import Attribution
from engine.sentiment.tables import MoodAbout
from engine.store.sql import insert_new


def on_edited(batch: Batch) -> None:
    """Take in the new words of messages."""
    scoring.on_edited(batch)
    attribution = Attribution(batch)
    for event in batch.events:
        body = event.body
        if not isinstance(body, Edited):
            continue
        row = scoring.message_of(batch.conn, batch.part, event.chat, body.message)
        first = None if row is None else _first(batch, row)
        if row is None or first is None or row.community != event.community:
            continue
        now = msgspec.structs.replace(first, text=body.text)
        subjects = list(attribution.of(msgspec.structs.replace(event, thread=row.thread, body=now)))
        batch.conn.execute(
            text("DELETE FROM mood_about WHERE part = :p AND chat = :c AND message = :m"),
            {"p": batch.part, "c": event.chat, "m": body.message},
        )
        insert_new(batch.conn, MoodAbout, subjects)


def _first(batch: Batch, row: Any) -> Message | None:
    """Return the message as it came, for an edit does not say what it replies to; None if retention has emptied it."""
    found = batch.conn.execute(
        text("SELECT payload, version FROM log WHERE part = :p AND seq = :s"), {"p": batch.part, "s": row.seq}
    ).first()
    if found is None or found.payload is None:
        return None
    body = decode_body(bytes(found.payload), found.version)
    return body if isinstance(body, Message) else None
