"""Reading and writing what members allow, what they did, and what was recommended to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from engine.contract.feature import Context
from engine.courses.advice.tables import Learner
from engine.ml.recommend import Taken
from engine.store.sql import fetch, fetch_one, insert_new
from engine.stream.here import HERE, home

UNASKED, YES, NO = 0, 1, -1
HUNDREDTHS = 100
THOUSANDTHS = 1000


def history(conn: Connection, part: int, community: int, member: int) -> list[Taken]:
    """Return what a member did, oldest first."""
    sql = f"SELECT item, weight, at FROM interest WHERE {HERE} AND member = :m ORDER BY at, item"
    rows = fetch(conn, sql, p=part, c=community, m=member)
    return [Taken(row.item, row.weight / HUNDREDTHS, row.at) for row in rows]


def learner_of(ctx: Context, member: int | None) -> Any:
    """Return what a member allows; None if they were never asked and nothing is known."""
    sql = f"SELECT * FROM learner WHERE {HERE} AND member = :m"
    return fetch_one(ctx.conn, sql, p=ctx.part, c=ctx.community, m=member)


def put_learner(ctx: Context, member: int, **values: Any) -> None:
    """Change what is known of a member."""
    new = {
        "part": ctx.part,
        "community": ctx.community,
        "member": member,
        "account": member,
        "talk": UNASKED,
        "push": UNASKED,
        "asked_at": 0,
        "chat": ctx.event.chat,
        "ignored": 0,
        "topics": "{}",
    }
    insert_new(ctx.conn, Learner, [new])
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE learner SET {sets} WHERE {HERE} AND member = :m"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "m": member})


class Topics(msgspec.Struct):
    """What a member talks about: weights of courses it is about, and of the tags that were named."""

    items: dict[str, float] = {}
    tags: dict[str, float] = {}


def read_topics(written: str) -> Topics:
    """Read topics as they are kept."""
    return msgspec.json.decode(written, type=Topics)


def write_topics(topics: Topics) -> str:
    """Write topics as they are kept."""
    return msgspec.json.encode(topics, order="deterministic").decode()


def topics_of(row: Any) -> Topics:
    """Return what a learner talks about; nothing if they do not want that to count."""
    return Topics() if row is None or row.talk != YES else read_topics(row.topics)


def barred_topics(ctx: Context, member: int | None) -> set[str]:
    """Return the topics that a member wants nothing of, folded."""
    sql = f"SELECT tag FROM barred_topic WHERE {HERE} AND member = :m"
    return {str(row.tag) for row in fetch(ctx.conn, sql, p=ctx.part, c=ctx.community, m=member)}


def advice_of(ctx: Context, number: int) -> Any:
    """Return something that was recommended; None if there is no such."""
    sql = f"SELECT * FROM course_advice WHERE {HERE} AND number = :n"
    return fetch_one(ctx.conn, sql, p=ctx.part, c=ctx.community, n=number)


def advice_since(ctx: Context, member: int, since: int) -> Sequence[Any]:
    """Return what was recommended to a member since a time, in order."""
    sql = f"SELECT * FROM course_advice WHERE {HERE} AND member = :m AND at > :s ORDER BY at, number"
    return fetch(ctx.conn, sql, p=ctx.part, c=ctx.community, m=member, s=since)


def put_advice(ctx: Context, number: int, **values: Any) -> None:
    """Change what is known of a recommendation."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE course_advice SET {sets} WHERE {HERE} AND number = :n"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "n": number})


def reasons_of(row: Any) -> list[tuple[str, str, int]]:
    """Read what spoke for something that was recommended."""
    return [(str(kind), str(item), int(share)) for kind, item, share in msgspec.json.decode(row.reasons)]
