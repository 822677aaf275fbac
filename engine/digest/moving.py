"""People become one, and communities too: who wants to be told goes on being told."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined
from engine.contract.feature import Batch, Context
from engine.digest.tables import DigestReader
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Values, hand_over, rows_of

ARRIVED = ("digest", "readers_arrived")


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


def _hand_over(context: Context, values: Values) -> None:
    here = {"p": context.part, "c": context.community}
    where = "WHERE part = :p AND community = :c"
    sql = f"SELECT actor, chat, told FROM digest_reader {where} ORDER BY actor"
    hand_over(context, int(values["to"]), ARRIVED, context.conn.execute(text(sql), here).all())
    context.conn.execute(text(f"DELETE FROM digest_reader {where}"), here)


def _take_in(context: Context, values: Values) -> None:
    home = {"part": context.part, "community": context.community}
    readers = [{**home, "actor": actor, "chat": chat, "told": told} for actor, chat, told in rows_of(values)]
    insert_new(context.conn, DigestReader, readers)


HANDLERS = {LEFT: _hand_over, ARRIVED: _take_in}
"""Hand the readers over when a community ends, and take in those that arrive."""
