"""What members do not want: to be spoken to or of unasked (`/mute_me`), to be named for helping (`/unnamed`).

Privacy writes it, whoever speaks unasked reads it here. Who wants to hear nothing is not named in public either.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from engine.contract.feature import Context
from engine.store.sql import fetch_one, select_where_in

NOTICES, THANKS = "notices", "thanks"
WISHES = (NOTICES, THANKS)
MAY_BE_NAMED = """NOT EXISTS (SELECT 1 FROM wish w WHERE w.part = {0}.part AND w.community = {0}.community
    AND w.actor = {0}.{1})"""
"""Of a row (alias, column of the person): who may be named in public unasked."""


def has_wish(conn: Connection, part: int, community: int, actor: int, what: str) -> bool:
    """Tell whether a member has said that they do not want something."""
    sql = "SELECT 1 FROM wish WHERE part = :p AND community = :c AND actor = :a AND what = :w"
    return fetch_one(conn, sql, p=part, c=community, a=actor, w=what) is not None


def is_muted(ctx: Context, actor: int) -> bool:
    """Tell whether a member wants nothing said to or of them unasked."""
    return has_wish(ctx.conn, ctx.part, ctx.community, actor, NOTICES)


def nameable(ctx: Context, actors: Iterable[int]) -> set[int]:
    """Return those who may be named in public as somebody who helped."""
    asked = set(actors)
    sql = "SELECT DISTINCT actor FROM wish WHERE part = :p AND community = :c AND actor IN :values"
    rows = select_where_in(ctx.conn, sql, sorted(asked), p=ctx.part, c=ctx.community)
    return asked - {int(row.actor) for row in rows}


def is_nameable(ctx: Context, actor: int) -> bool:
    """Tell whether somebody may be named in public as somebody who helped."""
    return bool(nameable(ctx, [actor]))
