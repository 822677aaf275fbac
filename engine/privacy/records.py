"""A person's copy of everything: the directory and the log themselves, then every feature's share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from engine.contract.clock import to_datetime
from engine.contract.feature import Export, Feature, Person
from engine.privacy.forget import accounts_of, memberships
from engine.privacy.wishing import forget_wishes, wishes_of


def export(conn: Connection, features: Sequence[Feature], actor: int, now: int) -> bytes:
    """Return a JSON document with all that is stored about the person behind an actor number."""
    accounts = accounts_of(conn, actor)
    document = {
        "made_at": _moment(now),
        "accounts": [_account(conn, account) for account in accounts],
        "communities": [
            {
                "community": _community(conn, person),
                "actor": str(person.actor),
                **{
                    share.name: [dict(row) for row in share.rows]
                    for share in (feature.export_person(conn, person) for feature in features)
                },
            }
            for account in accounts
            for person in memberships(conn, account)
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document, enc_hook=str), indent=2)


def export_person(conn: Connection, person: Person) -> Export:
    """Return a person's entries in the log; texts older than the retention are gone from it."""
    rows = conn.execute(
        text(
            "select key, kind, at, payload from log where part = :p and community = :c and actor = :a order by seq"
        ),
        {"p": person.part, "c": person.community, "a": person.actor},
    )
    return Export(
        name="events",
        rows=[
            {"key": row.key, "kind": row.kind, "at": _moment(row.at), "body": _body(row.payload)}
            for row in rows
        ],
    )


def forget_person(conn: Connection, person: Person) -> None:
    """Drop what they did not want; the log and the directory are emptied by `forget` itself, for all communities at once."""
    forget_wishes(conn, person)


def _account(conn: Connection, actor: int) -> dict[str, object]:
    rows = conn.execute(
        text(
            "select platform, platform_user, name, handle, language, created_at from identity "
            "where person = (select person from identity where id = :a) order by created_at, id"
        ),
        {"a": actor},
    )
    accounts = [
        {
            "platform": row.platform,
            "id": row.platform_user,
            "name": row.name,
            "handle": row.handle,
            "language": row.language,
            "first_seen": _moment(row.created_at),
        }
        for row in rows
    ]
    # The one account that most people have stands on top; others that were linked to it follow.
    first = accounts[0] if accounts else {}
    return {"actor": str(actor), **first} | ({"linked": accounts[1:]} if accounts[1:] else {})


def _community(conn: Connection, person: Person) -> dict[str, object]:
    row = conn.execute(
        text(
            "select o.name, m.role, m.joined_at, m.left_at, m.last_at, m.ranked from membership m "
            "join community o on o.id = m.community where m.part = :p and m.community = :c and m.actor = :a"
        ),
        {"p": person.part, "c": person.community, "a": person.actor},
    ).one()
    return {
        "name": row.name,
        "role": row.role,
        "joined_at": _moment(row.joined_at),
        "left_at": None if row.left_at is None else _moment(row.left_at),
        "last_seen": _moment(row.last_at),
        "ranked": bool(row.ranked),
        "not_wanted": wishes_of(conn, person),
    }


def _body(payload: bytes | None) -> Any:
    return msgspec.json.decode(payload) if payload else None


def _moment(micros: int) -> str:
    return to_datetime(micros).isoformat()
