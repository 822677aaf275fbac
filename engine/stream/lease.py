"""Leases: which process speaks for a platform's account. Needed where several processes share a database."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.clock import SECOND

TTL = 6 * SECOND
"""How long a lease holds without being renewed; a dead speaker is replaced after this."""

# The database's own clock decides, for those of the processes may differ.
_NOW = "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)"


def take(conn: Connection, name: str, owner: str) -> bool:
    """Take or renew a lease; false while somebody else holds it. PostgreSQL only: a SQLite file has one process."""
    held = conn.execute(
        text(
            f"insert into lease (name, owner, until) values (:n, :o, {_NOW} + :t) "
            "on conflict (name) do update set owner = excluded.owner, until = excluded.until "
            f"where lease.owner = excluded.owner or lease.until <= {_NOW} returning owner"
        ),
        {"n": name, "o": owner, "t": TTL},
    ).scalar()
    return held is not None


def release(conn: Connection, name: str, owner: str) -> None:
    """Give a lease back."""
    conn.execute(text("delete from lease where name = :n and owner = :o"), {"n": name, "o": owner})
