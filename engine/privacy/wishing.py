"""What a member does not want: written here, read by everybody who speaks unasked (`engine.stream.wishes`)."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.events import IdentitiesJoined
from engine.contract.facts import OptedOut
from engine.contract.feature import Batch, Context, Person
from engine.store.sql import insert_new
from engine.store.tables import Wish
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.wishes import NOTICES, WISHES, has_wish

ARRIVED = ("privacy", "wishes_arrived")


def switch(ctx: Context, what: str, wanted: bool) -> None:
    """Note that the event's person does not want something, or no longer minds; say so to them."""
    actor = ctx.event.actor
    if actor is None or what not in WISHES:
        return
    before = has_wish(ctx.conn, ctx.part, ctx.community, actor, what)
    if wanted and not before:
        insert_new(ctx.conn, Wish, [_row(ctx, actor, what, ctx.event.at)])
        if what == NOTICES:
            ctx.fact(OptedOut(subject=f"mute:{ctx.event.key}", actor=actor, what="all"))
    elif before and not wanted:
        ctx.conn.execute(
            text("delete from wish where part = :p and community = :c and actor = :a and what = :w"),
            {"p": ctx.part, "c": ctx.community, "a": actor, "w": what},
        )
    key = f"privacy-{what}-{'off' if wanted else 'on'}"
    ctx.reply(ctx.text(key, ctx.language(actor)), private=True)


def on_joined(batch: Batch) -> None:
    """Let what one account did not want hold for the person; what an account brought is its own again when they part."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesJoined) or body.kept == body.gone:
            continue
        ctx = batch.context(event)
        rows = ctx.conn.execute(
            text("select what, at from wish where part = :p and community = :c and actor = :g order by what"),
            {"p": ctx.part, "c": ctx.community, "g": body.gone},
        ).all()
        insert_new(ctx.conn, Wish, [_row(ctx, body.kept, row.what, row.at) for row in rows])


def _hand_over(ctx: Context, values: Values) -> None:
    here = {"p": ctx.part, "c": ctx.community}
    rows = ctx.conn.execute(
        text("select actor, what, at from wish where part = :p and community = :c order by actor, what"), here
    ).all()
    hand_over(ctx, int(values["to"]), ARRIVED, rows)
    ctx.conn.execute(text("delete from wish where part = :p and community = :c"), here)


def _take_in(ctx: Context, values: Values) -> None:
    insert_new(ctx.conn, Wish, [_row(ctx, actor, what, at) for actor, what, at in rows_of(values)])


on_derived = listen({LEFT: _hand_over, ARRIVED: _take_in})
"""Hand wishes over when a community becomes part of another, and take them in there."""


def wishes_of(conn: Connection, person: Person) -> list[str]:
    """Return what a member does not want."""
    rows = conn.execute(
        text("select what from wish where part = :p and community = :c and actor = :a order by what"),
        {"p": person.part, "c": person.community, "a": person.actor},
    )
    return [str(row.what) for row in rows]


def forget_wishes(conn: Connection, person: Person) -> None:
    """Drop a member's wishes: nobody is there any more whom anything could be told."""
    conn.execute(
        text("delete from wish where part = :p and community = :c and actor = :a"),
        {"p": person.part, "c": person.community, "a": person.actor},
    )


def _row(ctx: Context, actor: int, what: str, at: int) -> dict[str, object]:
    return {"part": ctx.part, "community": ctx.community, "actor": actor, "what": what, "at": at}
