"""Two accounts become one person, or part again: answers, attendance and proofs follow the person."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.schedule.card import refresh
from engine.schedule.joining import pass_on
from engine.schedule.records import coming, occurrence_of
from engine.stream.here import home

_KEYS = {
    "rsvp": ("number", "original"),
    "attendance": ("number", "original"),
    "event_proof": ("number", "original", "day"),
    "presence": ("number", "original"),
    "voice_stay": ("room",),
}
_ACCOUNTED = ("rsvp", "attendance", "event_proof")


def on_joined(batch: Batch) -> None:
    """Give `kept` what `gone` has; what both have counts once."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesJoined) or body.kept == body.gone:
            continue
        ctx = batch.context(event)
        freed = _drop_doubles(ctx, body.kept, body.gone)
        for table in _KEYS:
            _rename(ctx, table, "member", body.gone, body.kept)
        for column in ("host", "author"):
            _rename(ctx, "calendar_event", column, body.gone, body.kept)
        for number, original in freed:
            row = occurrence_of(ctx, number, original)
            pass_on(ctx, row)
            refresh(ctx, number, original)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had brought."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesParted):
            continue
        ctx = batch.context(event)
        for table in _ACCOUNTED:
            values = {**home(ctx), "k": body.kept, "g": body.gone}
            ctx.conn.execute(
                text(
                    f"UPDATE {table} SET member = :g WHERE part = :p AND community = :c AND member = :k "
                    f"AND account = :g"
                ),
                values,
            )


def on_forgotten(batch: Batch) -> None:
    """Let cards be written anew without who was forgotten, and offer the places that they leave."""
    for event in batch.events:
        ctx = batch.context(event)
        for row in coming(ctx):
            pass_on(ctx, row)
            refresh(ctx, row.number, row.original)


def _drop_doubles(ctx: Context, kept: int, gone: int) -> list[tuple[int, str]]:
    """Drop of what both accounts have the lesser one; return where a place became free by it."""
    values = {**home(ctx), "k": kept, "g": gone}
    both = ctx.conn.execute(
        text(
            "SELECT k.number, k.original, k.answer AS kept, g.answer AS gone FROM rsvp k JOIN rsvp g "
            "ON g.part = k.part AND g.community = k.community AND g.number = k.number "
            "AND g.original = k.original WHERE k.part = :p AND k.community = :c AND k.member = :k "
            "AND g.member = :g ORDER BY k.number, k.original"
        ),
        values,
    ).all()
    freed = []
    for row in both:
        holds = ("going", "offered")
        worse = kept if row.gone in holds and row.kept not in holds else gone
        ctx.conn.execute(
            text(
                "DELETE FROM rsvp WHERE part = :p AND community = :c AND number = :n AND original = :o "
                "AND member = :m"
            ),
            {**home(ctx), "n": row.number, "o": row.original, "m": worse},
        )
        if row.kept in holds and row.gone in holds:
            freed.append((int(row.number), str(row.original)))
    for table in ("attendance", "event_proof", "presence", "voice_stay"):
        same = " AND ".join(f"o.{key} = {table}.{key}" for key in _KEYS[table])
        ctx.conn.execute(
            text(
                f"DELETE FROM {table} WHERE part = :p AND community = :c AND member = :g AND EXISTS "
                f"(SELECT 1 FROM {table} o WHERE o.part = {table}.part AND o.community = {table}.community "
                f"AND o.member = :k AND {same})"
            ),
            values,
        )
    return freed


def _rename(ctx: Context, table: str, column: str, old: int, new: int) -> None:
    ctx.conn.execute(
        text(f"UPDATE {table} SET {column} = :new WHERE part = :p AND community = :c AND {column} = :old"),
        {**home(ctx), "old": old, "new": new},
    )
