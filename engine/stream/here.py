"""How a statement about a community's rows begins: which partition, which community."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.store.sql import change, fetch

HERE = "part = :p AND community = :c"
"""The condition; `home` gives its values."""


def home(ctx: Context) -> dict[str, Any]:
    """Return the event's partition and community as the values of a statement."""
    return {"p": ctx.part, "c": ctx.community}


def home_row(ctx: Context) -> dict[str, Any]:
    """Return the event's partition and community as every row of a community's begins."""
    return {"part": ctx.part, "community": ctx.community}


def rows(ctx: Context, sql: str, **values: object) -> list[Any]:
    """Return what a query of the community's finds."""
    return fetch(ctx.conn, sql, **home(ctx), **values)


def run(ctx: Context, sql: str, **values: object) -> int:
    """Run a statement of the community's that writes; return how many rows it touched."""
    return change(ctx.conn, sql, **home(ctx), **values)
