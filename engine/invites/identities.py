"""Two accounts become one person, or part again: links and arrivals follow the person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.invites.arrivals import arrival_of, end
from engine.invites.people import spoke_before
from engine.invites.rules import LOST, WAITING


def on_joined(batch: Batch) -> None:
    """Give `kept` the links and invites of `gone`; of two arrivals the first is the person's."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesJoined) or body.kept == body.gone:
            continue
        context = batch.context(event)
        _keep_first_arrival(context, body.kept, body.gone)
        for table in ("invite_link", "arrival"):
            _rename(context, table, "inviter", body.gone, body.kept)
        own = arrival_of(context, body.kept)
        if own is not None and own.inviter == body.kept:
            _uninvite(context, own)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what came with it."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesParted):
            continue
        context = batch.context(event)
        _rename(context, "invite_link", "inviter", body.kept, body.gone, "account")
        _rename(context, "arrival", "inviter", body.kept, body.gone, "host")
        if arrival_of(context, body.gone) is None:
            _rename(context, "arrival", "member", body.kept, body.gone, "account")


def _keep_first_arrival(context: Context, kept: int, gone: int) -> None:
    theirs, own = arrival_of(context, gone), arrival_of(context, kept)
    if theirs is None:
        return
    here = own.seq < theirs.seq if own is not None else spoke_before(context, kept, theirs.seq)
    if here and theirs.state == WAITING:
        # Somebody who was here before came once more under another name.
        end(context, theirs, LOST)
    if here and own is not None:
        return
    if own is not None:
        if own.state == WAITING:
            end(context, own, LOST)
        _at(context, kept, "DELETE FROM arrival")
    _rename(context, "arrival", "member", gone, kept)


def _rename(context: Context, table: str, column: str, old: int, new: int, brought: str = "") -> None:
    """Put one number for another, with `brought` only where that column says it came with the new one."""
    only = f" AND {brought} = :new" if brought else ""
    context.conn.execute(
        text(
            f"UPDATE {table} SET {column} = :new WHERE part = :p AND community = :c AND {column} = :old{only}"
        ),
        {"p": context.part, "c": context.community, "old": old, "new": new},
    )


def _uninvite(context: Context, row: Any) -> None:
    """Nobody invites themself, not even under two names."""
    if row.state == WAITING:
        end(context, row, LOST)
    _at(context, row.member, "UPDATE arrival SET inviter = NULL")


def _at(context: Context, member: int, change: str) -> None:
    context.conn.execute(
        text(f"{change} WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": member},
    )
