"""The hot path to the database: whole lists of rows in one statement, and reads that cost little more than the driver.

SQLite runs one prepared statement over the rows; PostgreSQL gets them as one JSON parameter in one round trip, because
psycopg writes arrays in Python, slower than the server reads JSON.
Statements are text, built once per table and shape, because compiling them anew costs more than running them.
All of it speaks to the driver itself: on SQLite a point read takes 3 µs so, and 26 µs through the layers above.
What the driver raises comes as it is; `engine.store.database.is_outage` knows both its errors and SQLAlchemy's.
"""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel

Row = Mapping[str, Any]
_PLACE = re.compile(r"(?<![:\w]):([a-z_]+)")


def insert_new(conn: Connection, model: type[SQLModel], rows: Sequence[Row]) -> int:
    """Insert rows, leaving out those whose key exists; return how many were new. All rows have the same columns."""
    return _run(conn, model, rows, "ON CONFLICT DO NOTHING")


def upsert(
    conn: Connection,
    model: type[SQLModel],
    rows: Sequence[Row],
    *,
    keys: Sequence[str],
    add: Sequence[str] = (),
    put: Sequence[str] = (),
    most: Sequence[str] = (),
) -> None:
    """Insert rows or, where `keys` exist, sum the `add` columns, replace `put`, keep the larger of `most`.

    Rows must be distinct in their keys; they are written in key order, so that two writers cannot deadlock.
    """
    table = str(model.__tablename__)
    greater = "max" if conn.dialect.name == "sqlite" else "greatest"
    sets = [f'"{c}" = "{table}"."{c}" + excluded."{c}"' for c in add]
    sets += [f'"{c}" = excluded."{c}"' for c in put]
    sets += [f'"{c}" = {greater}("{table}"."{c}", excluded."{c}")' for c in most]
    target = ", ".join(f'"{k}"' for k in keys)
    action = f"UPDATE SET {', '.join(sets)}" if sets else "NOTHING"
    ordered = sorted(rows, key=itemgetter(*keys)) if len(rows) > 1 else rows
    _run(conn, model, ordered, f"ON CONFLICT ({target}) DO {action}")


def fetch(conn: Connection, sql: str, **values: object) -> list[Any]:
    """Run a query with `:name` parameters; return its rows as named tuples."""
    cursor = _driver(conn).execute(_in_dialect(conn, sql), values)
    rows = cursor.fetchall()
    return list(map(_shape(tuple(column[0] for column in cursor.description)), rows)) if rows else rows


def fetch_one(conn: Connection, sql: str, **values: object) -> Any:
    """Run a query and return its first row, None if there is none."""
    rows = fetch(conn, sql, **values)
    return rows[0] if rows else None


def change(conn: Connection, sql: str, **values: object) -> int:
    """Run a statement with `:name` parameters that writes; return how many rows it concerned."""
    count: int = _driver(conn).execute(_in_dialect(conn, sql), values).rowcount
    return count


def select_where_in(
    conn: Connection, sql: str, values: Iterable[str] | Iterable[int], **params: object
) -> list[Any]:
    """Run `sql`, whose `IN :values` becomes one parameter however many values there are.

    `sql` writes the membership test as `column IN :values`; the values are all text or all integers.
    """
    wanted = list(values)
    if not wanted:
        return []
    if conn.dialect.name == "sqlite":
        statement = sql.replace("IN :values", "IN (SELECT value FROM json_each(:values))")
        return fetch(conn, statement, values=msgspec.json.encode(wanted).decode(), **params)
    kind = "bigint" if isinstance(wanted[0], int) else "text"
    return fetch(
        conn, sql.replace("IN :values", f"= ANY(CAST(:values AS {kind}[]))"), values=wanted, **params
    )


def fetch_given(
    conn: Connection, columns: Sequence[str], rows: Sequence[tuple[int, ...]], sql: str, **values: object
) -> list[Any]:
    """Run a query over `given`, a table of these rows of integers, as one parameter however many rows there are.

    Join it by `CROSS JOIN … WHERE`: SQLite takes that as the order of its loops, and it knows nothing of `given`'s size.
    """
    if not rows:
        return []
    return fetch(conn, _given(conn, columns) + sql, given=msgspec.json.encode(rows).decode(), **values)


def change_given(
    conn: Connection, columns: Sequence[str], rows: Sequence[tuple[int, ...]], sql: str, **values: object
) -> int:
    """Run a statement that writes by `given`, a table of these rows of integers."""
    if not rows:
        return 0
    return change(conn, _given(conn, columns) + sql, given=msgspec.json.encode(rows).decode(), **values)


def _given(conn: Connection, columns: Sequence[str]) -> str:
    named = ", ".join(columns)
    if conn.dialect.name == "sqlite":
        cells = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(columns)))
        source = f"SELECT {cells} FROM json_each(:given)"
    else:
        cells = ", ".join(f"CAST(value->>{place} AS bigint)" for place in range(len(columns)))
        source = f"SELECT {cells} FROM json_array_elements(CAST(:given AS json))"
    return f"WITH given({named}) AS ({source}) "


def _driver(conn: Connection) -> Any:
    """The driver's own connection, inside the transaction that is open: every statement of this module passes here."""
    return conn.connection.driver_connection


def _in_dialect(conn: Connection, sql: str) -> str:
    return sql if conn.dialect.name == "sqlite" else _percent(sql)


@lru_cache(maxsize=1024)
def _percent(sql: str) -> str:
    return _PLACE.sub(r"%(\1)s", sql.replace("%", "%%"))


@lru_cache(maxsize=1024)
def _shape(names: tuple[str, ...]) -> Any:
    kind: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - named by the query
    return kind._make


def _run(conn: Connection, model: type[SQLModel], rows: Sequence[Row], tail: str) -> int:
    if not rows:
        return 0
    columns = tuple(rows[0])
    pick = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
    driver = _driver(conn)
    if conn.dialect.name == "sqlite":
        done = driver.executemany(_sqlite_insert(model, columns, tail), list(map(pick, rows)))
    else:
        done = driver.execute(_postgres_insert(model, columns, tail), (msgspec.json.encode(rows).decode(),))
    count: int = done.rowcount
    return count


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{c}"' for c in columns)


@lru_cache(maxsize=256)
def _sqlite_insert(model: type[SQLModel], columns: tuple[str, ...], tail: str) -> str:
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{model.__tablename__}" ({_names(columns)}) VALUES ({marks}) {tail}'


@lru_cache(maxsize=256)
def _postgres_insert(model: type[SQLModel], columns: tuple[str, ...], tail: str) -> str:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    table = model.metadata.tables[str(model.__tablename__)]
    kinds = {name: table.c[name].type.compile(dialect) for name in columns}
    # JSON has no bytes: they come as base64.
    fields = ", ".join(f'"{name}" {"TEXT" if kind == "BYTEA" else kind}' for name, kind in kinds.items())
    chosen = ", ".join(
        f"decode(\"{name}\", 'base64')" if kind == "BYTEA" else f'"{name}"' for name, kind in kinds.items()
    )
    return (
        f'INSERT INTO "{table.name}" ({_names(columns)}) '
        f"SELECT {chosen} FROM json_to_recordset(%s::json) AS given({fields}) {tail}"
    )
