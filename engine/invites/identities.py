"""Two accounts become one person, or part again: links and arrivals follow the person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.invites import reviews
from engine.invites.people import spoke_before
from engine.invites.records import arrival_of, end
from engine.invites.rules import HELD, LOST, REFUSED, WAITING

_OPEN = (WAITING, HELD)
_WEIGHTS = {HELD: 1, REFUSED: 2}
"""Which of two people's reviews holds when they are one."""
_OWNED = (
    ("invite_link", "inviter"),
    ("arrival", "inviter"),
    ("referral_code", "member"),
    ("referral_claim", "inviter"),
)


def on_joined(batch: Batch) -> None:
    """Give `kept` the links and invites of `gone`; of two arrivals the first is the person's."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesJoined) or body.kept == body.gone:
            continue
        context = batch.context(event)
        _keep_first_arrival(context, body.kept, body.gone)
        for table, column in _OWNED:
            _rename(context, table, column, body.gone, body.kept)
        _join_reviews(context, body.kept, body.gone)
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
        _rename(context, "referral_code", "member", body.kept, body.gone, "account")
        if arrival_of(context, body.gone) is None:
            _rename(context, "arrival", "member", body.kept, body.gone, "account")


def _keep_first_arrival(context: Context, kept: int, gone: int) -> None:
    theirs, own = arrival_of(context, gone), arrival_of(context, kept)
    if theirs is None:
        return
    here = own.seq < theirs.seq if own is not None else spoke_before(context, kept, theirs.seq)
    if here and theirs.state in _OPEN:
        # Somebody who was here before came once more under another name.
        end(context, theirs, LOST)
    if here and own is not None:
        return
    if own is not None:
        if own.state in _OPEN:
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


def _join_reviews(context: Context, kept: int, gone: int) -> None:
    """Let what was said of either hold for the person, "refuse" and "hold" before all; what `gone` wanted to claim is past."""
    found = {number: reviews.review_of(context, number) for number in (kept, gone)}
    if found[gone] is not None:
        if found[kept] is None or _WEIGHTS.get(found[gone].state, 0) > _WEIGHTS.get(found[kept].state, 0):
            _drop(context, "referral_review", "inviter", kept)
            _rename(context, "referral_review", "inviter", gone, kept)
        else:
            _drop(context, "referral_review", "inviter", gone)
    for table in ("referral_claim", "referral_guess"):
        _drop(context, table, "member", gone)
    context.conn.execute(
        text("DELETE FROM referral_claim WHERE part = :p AND community = :c AND inviter = member"),
        {"p": context.part, "c": context.community},
    )


def _drop(context: Context, table: str, column: str, member: int) -> None:
    context.conn.execute(
        text(f"DELETE FROM {table} WHERE part = :p AND community = :c AND {column} = :m"),
        {"p": context.part, "c": context.community, "m": member},
    )


def _uninvite(context: Context, row: Any) -> None:
    """Nobody invites themself, not even under two names."""
    if row.state in _OPEN:
        end(context, row, LOST)
    _at(context, row.member, "UPDATE arrival SET inviter = NULL")


def _at(context: Context, member: int, change: str) -> None:
    context.conn.execute(
        text(f"{change} WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": member},
    )
