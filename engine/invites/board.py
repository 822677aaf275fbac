"""Who came by whom: one's own invites, a small board, and by whom somebody came."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import to_datetime
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Mention, Table, Text
from engine.invites import claims
from engine.invites.records import arrival_of
from engine.invites.rules import COUNTED, HELD, LOST, REFUSED, STAYED, WAITING
from engine.stream.whereabouts import is_private

OWN_LAST = 10
BOARD_TOP = 5
_COUNTED = "state IN (" + ", ".join(f"'{state}'" for state in COUNTED) + ")"
_HIDDEN = "(SELECT actor FROM membership WHERE part = :p AND community = :c AND NOT ranked)"


def referrals(context: Context, _values: dict[str, Value]) -> None:
    """Show how many came by the member, how many stayed, who they are, and who invited most."""
    actor = context.event.actor
    if actor is None:
        raise UserError("invites-unpayable")
    counts = _counts(context, actor)
    parts: list[Text | Table] = [Text(_summary(context, counts))]
    if counts:
        parts.append(_own(context, actor))
    top = _top(context)
    if top:
        head = (
            "#",
            context.text("invites-member"),
            context.text("invites-came"),
            context.text("invites-kept"),
        )
        rows = tuple(
            (str(place), Mention(row.inviter), str(row.came), str(row.stayed))
            for place, row in enumerate(top, 1)
        )
        parts += [Text("\n" + context.text("invites-top"), "bold"), Table(head, rows)]
    context.reply(*parts, lifetime="list")


def _counts(context: Context, actor: int) -> dict[str, int]:
    sql = f"""SELECT state, count(*) AS times FROM arrival
        WHERE part = :p AND community = :c AND inviter = :a AND {_COUNTED} GROUP BY state"""
    values = {"p": context.part, "c": context.community, "a": actor}
    return {row.state: int(row.times) for row in context.conn.execute(text(sql), values)}


def _summary(context: Context, counts: dict[str, int]) -> str:
    if not counts:
        return context.text("invites-none")
    return context.text(
        "invites-summary",
        came=sum(counts.values()),
        stayed=counts.get(STAYED, 0),
        waiting=counts.get(WAITING, 0) + counts.get(HELD, 0),
        lost=counts.get(LOST, 0),
        refused=counts.get(REFUSED, 0),
    )


def _own(context: Context, actor: int) -> Table:
    sql = f"""SELECT member, at, state FROM arrival WHERE part = :p AND community = :c AND inviter = :a AND {_COUNTED}
        ORDER BY seq DESC LIMIT {OWN_LAST:d}"""
    found = context.conn.execute(text(sql), {"p": context.part, "c": context.community, "a": actor})
    rows = tuple(
        (Mention(row.member), _day(context, row.at), context.text(f"invites-state-{row.state}"))
        for row in found
    )
    return Table((context.text("invites-member"), context.text("invites-day"), ""), rows)


def _top(context: Context) -> list[Any]:
    sql = f"""SELECT inviter, count(*) AS came, sum(CASE WHEN state = '{STAYED}' THEN 1 ELSE 0 END) AS stayed
        FROM arrival WHERE part = :p AND community = :c AND inviter IS NOT NULL AND {_COUNTED}
        AND inviter NOT IN {_HIDDEN} GROUP BY inviter ORDER BY stayed DESC, came DESC, min(seq) LIMIT {BOARD_TOP:d}"""
    return list(context.conn.execute(text(sql), {"p": context.part, "c": context.community}))


def _day(context: Context, at: int) -> str:
    return f"{to_datetime(at, context.zone):%m-%d}"


def referred_by(context: Context, values: dict[str, Value]) -> None:
    """Show by whom somebody came; with a code, say so of oneself."""
    code, actor = values.get("code"), context.event.actor
    if isinstance(code, str) and actor is not None:
        claims.say(context, claims.claim(context, actor, code, alone=is_private(context.event.key)))
        return
    member = values.get("user") or context.event.actor
    if not isinstance(member, int):
        raise UserError("invites-unpayable")
    row = arrival_of(context, member)
    if row is None or row.inviter is None:
        context.reply(Mention(member), Text(" " + context.text("invites-by-nobody")))
        return
    context.reply(
        Mention(member),
        Text(" " + context.text("invites-by") + " "),
        Mention(row.inviter),
        Text(context.text("invites-by-when", day=_day(context, row.at))),
    )
