"""Two accounts become one person, or part again: cases and reports follow the person."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.moderation import auto

_NAMED = (
    ("mod_case", "target"),
    ("mod_case", "actor"),
    ("mod_case", "closed_by"),
    ("mod_evidence", "author"),
    ("mod_report", "author"),
    ("mod_report", "claimed_by"),
    ("mod_report", "closed_by"),
    ("mod_appeal", "actor"),
)

_PARTED = (
    (
        "UPDATE mod_appeal SET actor = :new WHERE {home} AND actor = :old AND number IN "
        "(SELECT number FROM mod_case WHERE {home} AND target = :old AND account = :new)"
    ),
    "UPDATE mod_case SET target = :new WHERE {home} AND target = :old AND account = :new",
)


def on_joined(batch: Batch) -> None:
    """Put the person's number for the account's."""
    auto.on_identities(batch)
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            context = batch.context(event)
            for table, column in _NAMED:
                _rename(context, table, column, body.gone, body.kept)
            # Who reported a thing under both names reported it once.
            _run(
                context,
                "DELETE FROM mod_reporter WHERE {home} AND actor = :old AND number IN "
                "(SELECT number FROM mod_reporter WHERE {home} AND actor = :new)",
                body.gone,
                body.kept,
            )
            _rename(context, "mod_reporter", "actor", body.gone, body.kept)


def on_parted(batch: Batch) -> None:
    """Give an account that goes the cases that it brought, and its words against them."""
    auto.on_identities(batch)
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            for sql in _PARTED:
                _run(batch.context(event), sql, body.kept, body.gone)


def _rename(context: Context, table: str, column: str, old: int, new: int) -> None:
    _run(context, f"UPDATE {table} SET {column} = :new WHERE {{home}} AND {column} = :old", old, new)


def _run(context: Context, sql: str, old: int, new: int) -> None:
    values = {"p": context.part, "c": context.community, "old": old, "new": new}
    context.conn.execute(text(sql.replace("{home}", "part = :p AND community = :c")), values)
