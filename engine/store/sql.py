"""Set-based writing: whole lists of rows in one statement, the same words on both dialects.

SQLite runs one prepared statement over the rows; PostgreSQL gets them as one JSON parameter in one round trip, because
psycopg writes arrays in Python, slower than the server reads JSON.
Statements are text, built once per table and shape, because compiling them anew costs more than running them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy import text as sql_text
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel

Row = Mapping[str, Any]


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
        return list(
            conn.execute(_text(statement), {"values": msgspec.json.encode(wanted).decode(), **params})
        )
    kind = "bigint" if isinstance(wanted[0], int) else "text"
    statement = sql.replace("IN :values", f"= ANY(CAST(:values AS {kind}[]))")
    return list(conn.execute(_text(statement), {"values": wanted, **params}))


@lru_cache(maxsize=512)
def _text(statement: str) -> Any:
    return sql_text(statement)


def _run(conn: Connection, model: type[SQLModel], rows: Sequence[Row], tail: str) -> int:
    if not rows:
        return 0
    columns = tuple(rows[0])
    pick = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
    if conn.dialect.name == "sqlite":
        statement = _sqlite_insert(model, columns, tail)
        return conn.exec_driver_sql(statement, [pick(row) for row in rows]).rowcount
    statement = _postgres_insert(model, columns, tail)
    return conn.exec_driver_sql(statement, (msgspec.json.encode(rows).decode(),)).rowcount


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
