"""Vectors are kept in the database, so that a base is found by meaning again as soon as it is read.

They are no part of the truth: made of texts by a model, beside the log, by whoever has the base in memory, and made anew
where they are missing. An entry's go in the transaction in which any of its words go. Each writer first takes the
base's row: nothing can be kept of a text that another worker takes away at that moment, and no two wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from engine.qa.knowledge.tables import FaqVector
from engine.store.sql import change, fetch, fetch_one, insert_new
from engine.stream.here import HERE

BATCH = 64
"""So many vectors are written at once: some seconds of embedding, which is what a crash can cost."""


class Kept(NamedTuple):
    """A vector as the table has it."""

    number: int
    digest: bytes
    vector: bytes


def kept(conn: Connection, part: int, community: int, since: int) -> list[Kept]:
    """Read the vectors of a base, of the entries from a number on."""
    sql = f"SELECT number, digest, vector FROM faq_vector WHERE {HERE} AND number >= :n"
    return [Kept(*row) for row in fetch(conn, sql, p=part, c=community, n=since)]


def hold(conn: Connection, part: int, community: int) -> Any:
    """Take the base's row for this transaction; return how it stands, None if there is no base."""
    lock = " FOR UPDATE" if conn.dialect.name == "postgresql" else ""
    sql = f"SELECT version, stamp, reset, reset_stamp FROM faq_base WHERE {HERE}{lock}"
    return fetch_one(conn, sql, p=part, c=community)


def keep(conn: Connection, part: int, community: int, vectors: Iterable[Kept]) -> int:
    """Write vectors; those that another worker has written already stay. Return how many were given."""
    here = {"part": part, "community": community}
    rows = {(one.number, one.digest): {**here, **one._asdict()} for one in vectors}
    insert_new(conn, FaqVector, list(rows.values()))
    return len(rows)


def drop(conn: Connection, part: int, community: int, useless: Sequence[tuple[int, bytes]]) -> int:
    """Let go of vectors that no text has any more, or that another model made; return how many were named."""
    sql = f"DELETE FROM faq_vector WHERE {HERE} AND number = :n AND digest = :d"
    for number, digest in useless:
        change(conn, sql, p=part, c=community, n=number, d=digest)
    return len(useless)
