"""In private: which of a person's communities they are speaking of."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.facts import Started
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons
from engine.people.names import apart, spoken
from engine.stream.directory import settle_chats
from engine.stream.whereabouts import is_private

MOST = 20
_PAYLOAD = re.compile(r"c(\d{1,15})(?:_(.*))?")


def show(ctx: Context) -> None:
    """Name the current community and offer the others."""
    ctx.reply(*_choice(ctx, ctx.community), private=True)


def on_choose(ctx: Context, body: Press, rest: str) -> None:
    """Speak of another community from here on. Raises UserError if the person does not belong to it."""
    community = int(rest) if rest.isdecimal() else 0
    if not is_private(ctx.event.key) or community not in {row.id for row in _mine(ctx)}:
        raise UserError("people-community-foreign")
    settle_chats(ctx.conn, [ctx.event.chat], community)
    ctx.reply(*_choice(ctx, community), private=True, edit=body.message)


def on_started(ctx: Context, fact: Started) -> None:
    """Follow a deep link that names a community of the person's."""
    found = _PAYLOAD.fullmatch(fact.payload)
    if found is None or not is_private(ctx.event.key):
        return
    community = int(found[1])
    # Somebody who was removed may still have a word to say there.
    known = _belonged(ctx, community) if found[2] else community in {row.id for row in _mine(ctx)}
    if community != ctx.community and known:
        settle_chats(ctx.conn, [ctx.event.chat], community)


def _belonged(ctx: Context, community: int) -> bool:
    sql = "select 1 from membership where actor = :a and community = :c"
    return ctx.conn.execute(text(sql), {"a": ctx.event.actor, "c": community}).scalar() is not None


def _choice(ctx: Context, current: int) -> tuple[str, Buttons] | tuple[str]:
    lang = ctx.language(ctx.event.actor)
    mine = _mine(ctx)
    name = ctx.conn.execute(text("select name from community where id = :c"), {"c": current}).scalar()
    others = [row for row in mine if row.id != current]
    if not others:
        return (ctx.text("people-current-only", lang, name=spoken(str(name))),)
    first, *labels = apart([str(name), *(str(row.name) for row in others)])
    keys = tuple(
        (Button(label, data=f"people:choose:{row.id}", only=ctx.event.actor),)
        for label, row in zip(labels, others, strict=True)
    )
    return ctx.text("people-current", lang, name=first), Buttons(keys)


def _mine(ctx: Context) -> list[Any]:
    rows = ctx.conn.execute(
        text(
            "select c.id, c.name from membership m join community c on c.id = m.community and c.part = m.part "
            "where m.actor = :a and m.left_at is null "
            "and exists (select 1 from chat h where h.community = c.id and h.kind <> 'private') "
            "order by m.last_at desc, c.id limit :n"
        ),
        {"a": ctx.event.actor, "n": MOST},
    )
    return list(rows)
