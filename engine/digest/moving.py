"""People become one, and communities too: who wants to be told goes on being told."""

from __future__ import annotations

import json

from sqlalchemy import text

from engine.contract.events import Derived, IdentitiesJoined
from engine.contract.feature import Batch, Context
from engine.digest.tables import DigestReader
from engine.store.sql import insert_new

FEATURE = "digest"
ARRIVED = "readers_arrived"


def on_joined(batch: Batch) -> None:
    """What `gone` wrote was `kept`'s; the earlier of two wishes to be told counts."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesJoined) or body.kept == body.gone:
            continue
        values = {"p": batch.part, "c": event.community, "gone": body.gone, "kept": body.kept}
        where = "WHERE part = :p AND community = :c AND actor = :gone"
        batch.conn.execute(text(f"UPDATE digest_quote SET actor = :kept {where}"), values)
        batch.conn.execute(
            text(
                "INSERT INTO digest_reader (part, community, actor, chat, told) "
                f"SELECT part, community, :kept, chat, told FROM digest_reader {where} ON CONFLICT DO NOTHING"
            ),
            values,
        )
        batch.conn.execute(text(f"DELETE FROM digest_reader {where}"), values)


def on_derived(batch: Batch) -> None:
    """Hand the readers over when a community ends, and take in those that arrive."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Derived):
            continue
        context = batch.context(event)
        if (body.feature, body.name) == ("people", "community_left"):
            _hand_over(context, int(body.values["to"] or 0))
        elif (body.feature, body.name) == (FEATURE, ARRIVED):
            _take_in(context, str(body.values["rows"]))


def _hand_over(context: Context, to: int) -> None:
    here = {"p": context.part, "c": context.community}
    rows = context.conn.execute(
        text("SELECT actor, chat, told FROM digest_reader WHERE part = :p AND community = :c ORDER BY actor"),
        here,
    ).all()
    if rows:
        arrived = Derived(
            feature=FEATURE, name=ARRIVED, values={"rows": json.dumps([list(row) for row in rows])}
        )
        context.append(arrived, unique=f"digest:{context.event.key}", community=to)
    context.conn.execute(text("DELETE FROM digest_reader WHERE part = :p AND community = :c"), here)


def _take_in(context: Context, rows: str) -> None:
    home = {"part": context.part, "community": context.community}
    readers = [{**home, "actor": actor, "chat": chat, "told": told} for actor, chat, told in json.loads(rows)]
    insert_new(context.conn, DigestReader, readers)
