"""Forgetting a person: the directory lets go of them, their texts are emptied, their number stays.

What others earned by them stays; no table but the directory knew who the number was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from engine.contract.feature import Feature, Person
from engine.stream.directory import bump_epoch


@dataclass(frozen=True)
class Forgotten:
    """What a forgetting came to."""

    accounts: int
    communities: int
    texts: int
    replies: int


def forget(
    conn: Connection, features: Sequence[Feature], actor: int, *, keep_address: bool = False
) -> Forgotten:
    """Forget the person behind an actor number, with all their linked accounts, in one transaction.

    `keep_address` leaves the bare platform id for a last word; `let_go` then ends that too.
    """
    accounts = accounts_of(conn, actor)
    people = [person for account in accounts for person in memberships(conn, account)]
    for person in people:
        for feature in features:
            feature.forget_person(conn, person)
    texts = sum(_empty_texts(conn, account) for account in accounts)
    replies = sum(_empty_outbox(conn, account) for account in accounts)
    for account in accounts:
        _forget_habits(conn, account)
        if keep_address:
            _blank(conn, account)
        else:
            let_go(conn, account)
    bump_epoch(conn)
    return Forgotten(len(accounts), len({person.community for person in people}), texts, replies)


def accounts_of(conn: Connection, actor: int) -> list[int]:
    """Return all account numbers of the person behind one of them."""
    rows = conn.execute(
        text(
            "select id from identity where person = (select person from identity where id = :a) order by id"
        ),
        {"a": actor},
    )
    return [row.id for row in rows] or [actor]


def memberships(conn: Connection, actor: int) -> list[Person]:
    """Return where an account is or was a member."""
    rows = conn.execute(
        text("select part, community from membership where actor = :a order by part, community"), {"a": actor}
    )
    return [Person(part=row.part, community=row.community, actor=actor) for row in rows]


def let_go(conn: Connection, actor: int) -> None:
    """Remove an account from the directory; who comes back is somebody new."""
    conn.execute(text("delete from identity where id = :a"), {"a": actor})
    bump_epoch(conn)


def _empty_texts(conn: Connection, actor: int) -> int:
    emptied = conn.execute(
        text("update log set payload = null where actor = :a and payload is not null"), {"a": actor}
    ).rowcount
    conn.execute(text("update message_fact set sketch = null where actor = :a"), {"a": actor})
    return int(emptied)


def _empty_outbox(conn: Connection, actor: int) -> int:
    """Empty what was said to them; what is being sent at this moment is left to its sender."""
    conn.execute(
        text(
            "update outbox set state = 'dropped', error = 'forgotten' where actor = :a and state = 'queued'"
        ),
        {"a": actor},
    )
    emptied = conn.execute(
        text(
            "update outbox set payload = :empty where actor = :a and state <> 'sending' and payload <> :empty"
        ),
        {"a": actor, "empty": b""},
    )
    return int(emptied.rowcount)


def _forget_habits(conn: Connection, actor: int) -> None:
    for table in ("dialogue", "cooldown", "due_item"):
        conn.execute(text(f"delete from {table} where actor = :a"), {"a": actor})
    conn.execute(text("update membership set ranked = :no where actor = :a"), {"a": actor, "no": False})


def _blank(conn: Connection, actor: int) -> None:
    conn.execute(
        text("update identity set name = '', handle = '', language = '', person = id where id = :a"),
        {"a": actor},
    )
