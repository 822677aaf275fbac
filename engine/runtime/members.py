"""Memberships: who is in a community since when, in which role, and when they last showed themselves."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from engine.contract.events import (
    ROLES,
    Derived,
    Event,
    IdentitiesJoined,
    IdentitiesParted,
    Joined,
    Left,
    Outcome,
    PersonForgotten,
    Rights,
    Role,
    SettingsChanged,
    Timer,
)
from engine.store.sql import upsert
from engine.store.tables import Alias, Membership, Standing

NOT_BY_PEOPLE = (
    Derived,
    IdentitiesJoined,
    IdentitiesParted,
    Outcome,
    PersonForgotten,
    SettingsChanged,
    Timer,
)
"""Events that name a person who did not show themselves by them."""


def note(conn: Connection, part: int, events: Sequence[Event]) -> None:
    """Write what a segment of events says about memberships, set-based."""
    seen: dict[tuple[int, int], int] = {}
    first: dict[tuple[int, int], int] = {}
    for event in events:
        if event.actor is None or isinstance(event.body, NOT_BY_PEOPLE):
            continue
        key = (event.community, event.actor)
        seen[key] = max(seen.get(key, 0), event.at)
        first.setdefault(key, event.at)
    rows = [
        {
            "part": part,
            "community": c,
            "actor": a,
            "role": "member",
            "joined_at": first[c, a],
            "last_at": at,
            "ranked": True,
        }
        for (c, a), at in seen.items()
    ]
    upsert(conn, Membership, rows, keys=("part", "community", "actor"), most=("last_at",))
    for event in events:
        _note_change(conn, part, event)


def _note_change(conn: Connection, part: int, event: Event) -> None:
    match event.body:
        case Rights(role=role) if event.actor is not None:
            _note_rights(conn, part, event, role)
        case Joined():
            _change(conn, part, event, "joined_at = :v, left_at = null")
        case Left():
            _change(conn, part, event, "left_at = :v")
        case IdentitiesJoined(kept=kept, gone=gone):
            _join(conn, part, event, kept, gone)
        case IdentitiesParted(kept=kept, gone=gone):
            _part(conn, part, event, kept, gone)
        case _:
            return


def _change(conn: Connection, part: int, event: Event, change: str) -> None:
    conn.execute(
        text(f"update membership set {change} where part = :p and community = :c and actor = :a"),
        {"v": event.at, "p": part, "c": event.community, "a": event.actor},
    )


def _note_rights(conn: Connection, part: int, event: Event, role: Role) -> None:
    chat = conn.execute(
        text("select platform, platform_chat, space from chat where id = :i"), {"i": event.chat}
    ).one()
    standing = {
        "part": part,
        "community": event.community,
        "actor": event.actor,
        "platform": chat.platform,
        "scope": chat.space or chat.platform_chat,
        "role": role,
    }
    upsert(conn, Standing, [standing], keys=_STANDING, put=("role",))
    _settle_role(conn, part, event.community, int(event.actor or 0))


def _settle_role(conn: Connection, part: int, community: int, actor: int) -> None:
    """Let the membership's role be the highest of the person's standings."""
    values = {"p": part, "c": community, "a": actor}
    roles = conn.execute(
        text("select role from standing where part = :p and community = :c and actor = :a"), values
    ).scalars()
    highest = max(roles, key=ROLES.index, default="member")
    conn.execute(
        text("update membership set role = :r where part = :p and community = :c and actor = :a"),
        {"r": highest, **values},
    )


def _join(conn: Connection, part: int, event: Event, kept: int, gone: int) -> None:
    """Let `kept` stand for `gone` from here on: where they belong, since when, and in which roles."""
    values = {"p": part, "c": event.community, "k": kept, "g": gone, "at": event.at}
    upsert(conn, Alias, [{"part": part, "gone": gone, "kept": kept}], keys=("part", "gone"), put=("kept",))
    conn.execute(
        text(
            "insert into membership (part, community, actor, role, joined_at, left_at, last_at, ranked) "
            "select part, community, :k, 'member', joined_at, left_at, last_at, ranked from membership "
            "where part = :p and community = :c and actor = :g on conflict do nothing"
        ),
        values,
    )
    for column, least in (("joined_at", True), ("last_at", False)):
        sign = "<" if least else ">"
        conn.execute(
            text(
                f"update membership set {column} = (select g.{column} from membership g where g.part = :p "
                f"and g.community = :c and g.actor = :g) where part = :p and community = :c and actor = :k "
                f"and exists (select 1 from membership g where g.part = :p and g.community = :c "
                f"and g.actor = :g and g.{column} {sign} membership.{column})"
            ),
            values,
        )
    conn.execute(
        text("update membership set left_at = :at where part = :p and community = :c and actor = :g"), values
    )
    _move_standings(conn, values, source="g", target="k", platform=None)
    for actor in (kept, gone):
        _settle_role(conn, part, event.community, actor)


def _part(conn: Connection, part: int, event: Event, kept: int, gone: int) -> None:
    """Give `gone` its own number back, and the roles of its platform."""
    values = {"p": part, "c": event.community, "k": kept, "g": gone, "at": event.at}
    conn.execute(text("delete from alias where part = :p and gone = :g"), values)
    conn.execute(
        text("update membership set left_at = null where part = :p and community = :c and actor = :g"), values
    )
    platform = conn.execute(text("select platform from identity where id = :g"), {"g": gone}).scalar()
    _move_standings(conn, values, source="k", target="g", platform=platform or "")
    for actor in (kept, gone):
        _settle_role(conn, part, event.community, actor)


def _move_standings(
    conn: Connection, values: dict[str, int], *, source: str, target: str, platform: str | None
) -> None:
    only = "" if platform is None else "and platform = :platform"
    where = f"part = :p and community = :c and actor = :{source} {only}"
    named = {**values, "platform": platform}
    rows = conn.execute(text(f"select platform, scope, role from standing where {where}"), named).all()
    moved = [
        {
            "part": values["p"],
            "community": values["c"],
            "actor": values[target],
            "platform": row.platform,
            "scope": row.scope,
            "role": row.role,
        }
        for row in rows
    ]
    upsert(conn, Standing, moved, keys=_STANDING, put=("role",))
    conn.execute(text(f"delete from standing where {where}"), named)


_STANDING = ("part", "community", "actor", "platform", "scope")
