"""How arrivals are read and written."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.facts import InviteRetained
from engine.contract.feature import Context
from engine.invites.rules import HELD, REFUSED, STAYED

FEATURE = "invites"


def arrival_of(context: Context, member: int) -> Any:
    """Return how a member came."""
    return context.conn.execute(
        text("SELECT * FROM arrival WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": member},
    ).first()


def change(context: Context, member: int, sets: str, **values: object) -> None:
    """Change how a member came."""
    context.conn.execute(
        text(f"UPDATE arrival SET {sets} WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": member, **values},
    )


def end(context: Context, row: Any, state: str) -> None:
    """Close an invite that waited."""
    change(context, row.member, "state = :v, ended_at = :at", v=state, at=context.event.at)
    unwatch(context, row.account)


def retain(context: Context, row: Any) -> None:
    """Count an invite, and have both sides thanked."""
    end(context, row, STAYED)
    context.fact(InviteRetained(subject=f"invite:{row.account}", inviter=row.inviter, invitee=row.member))


def dedupe(context: Context, account: int) -> str:
    """Name the moment at which it is decided whether somebody has stayed."""
    return f"invites:{context.community}:{account}"


def early(context: Context, account: int) -> str:
    """Name the moment before it at which the inviter's newcomers are looked at."""
    return f"{dedupe(context, account)}/early"


def unwatch(context: Context, account: int) -> None:
    """Leave it undecided whether somebody stays."""
    context.cancel_due(dedupe(context, account))
    context.cancel_due(early(context, account))


def refuse_held(context: Context, inviter: int) -> None:
    """Let the invites of somebody's that wait for an admin go unpaid."""
    context.conn.execute(
        text(
            f"UPDATE arrival SET state = '{REFUSED}', ended_at = :at "
            f"WHERE part = :p AND community = :c AND inviter = :i AND state = '{HELD}'"
        ),
        {"p": context.part, "c": context.community, "i": inviter, "at": context.event.at},
    )


def unpaid_of(context: Context, inviter: int, most: int) -> list[Any]:
    """Return invites of somebody's that wait for an admin, or that one has refused to pay."""
    sql = f"""SELECT * FROM arrival WHERE part = :p AND community = :c AND inviter = :i
        AND state IN ('{HELD}', '{REFUSED}') ORDER BY seq LIMIT :n"""
    values = {"p": context.part, "c": context.community, "i": inviter, "n": most}
    return list(context.conn.execute(text(sql), values))
