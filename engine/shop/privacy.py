"""What the shop keeps of a person: what they bought and gave. A code is exported to its buyer alone."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person
from engine.stream.here import HERE

_CODES = f"SELECT number FROM shop_order WHERE buyer = :a AND {HERE}"
_QUERIES = {
    "shop_order": f"SELECT number, name, kind, price, state, reason, at, ended_at FROM shop_order WHERE buyer = :a AND {HERE} ORDER BY number",
    "shop_code": f"SELECT taken, code FROM shop_code WHERE {HERE} AND taken IN ({_CODES}) ORDER BY item, n",
    "coin_transfer given": f"SELECT number, coins, reason, at, returned FROM coin_transfer WHERE giver = :a AND {HERE} ORDER BY number",
    "coin_transfer got": f"SELECT number, coins, at, returned FROM coin_transfer WHERE taker = :a AND {HERE} ORDER BY number",
}
_CHANGES = (
    f"UPDATE shop_code SET code = '' WHERE {HERE} AND taken IN ({_CODES})",
    f"UPDATE shop_order SET reason = '', chat = 0 WHERE buyer = :a AND {HERE}",
    f"UPDATE coin_transfer SET reason = '' WHERE (giver = :a OR taker = :a) AND {HERE}",
)


def export_person(conn: Connection, person: Person) -> Export:
    """Return what somebody bought, gave and got."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        found = conn.execute(text(sql), _values(person)).mappings()
        rows += [{"table": table, **row} for row in found]
    return Export(name="shop", rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Drop words and codes; that something was bought stays as numbers, and a given code stays given."""
    for sql in _CHANGES:
        conn.execute(text(sql), _values(person))


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
