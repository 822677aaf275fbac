"""A community becomes part of another: its links go on working, its members are known there, its invites go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import text
from sqlmodel import SQLModel

from engine.contract.feature import Context
from engine.invites.arrivals import watch
from engine.invites.people import messages_since
from engine.invites.records import FEATURE, arrival_of, unwatch
from engine.invites.rules import KNOWN, WAITING
from engine.invites.tables import Arrival, InviteLink, ReferralClaim, ReferralCode, ReferralReview
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Name, Values, hand_over, rows_of

LINKS, ARRIVALS = (FEATURE, "links_arrived"), (FEATURE, "arrivals_arrived")
TABLES: dict[str, tuple[type[SQLModel], tuple[str, ...]]] = {
    "referral_code": (ReferralCode, ("code", "member", "account", "at")),
    "referral_claim": (ReferralClaim, ("member", "inviter", "at")),
    "referral_review": (ReferralReview, ("inviter", "state", "at", "seq")),
}
"""What else goes over row by row; where somebody has such a row already, theirs stays."""
_LINK = ("chat", "inviter", "account", "link", "code", "created_at")
_ARRIVAL = (
    "member",
    "inviter",
    "chat",
    "at",
    "state",
    "ended_at",
    "account",
    "host",
    "said",
    "thanks_in",
    "thanks_out",
)


def _hand_over(context: Context, values: Values) -> None:
    here = {"p": context.part, "c": context.community}
    where = "WHERE part = :p AND community = :c"
    links = context.conn.execute(
        text(f"SELECT {', '.join(_LINK)} FROM invite_link {where} AND link <> '' ORDER BY seq, n"), here
    ).all()
    arrivals = context.conn.execute(text(f"SELECT * FROM arrival {where} ORDER BY member"), here).all()
    # Members of whose coming nothing is known were here all the same: there they are no newcomers.
    others = context.conn.execute(
        text(
            "SELECT m.actor, m.joined_at FROM membership m LEFT JOIN arrival a ON a.part = m.part "
            "AND a.community = m.community AND a.member = m.actor "
            "WHERE m.part = :p AND m.community = :c AND a.member IS NULL ORDER BY m.actor"
        ),
        here,
    ).all()
    rows = [_carried(context, row) for row in arrivals]
    rows += [[row.actor, None, 0, row.joined_at, KNOWN, None, row.actor, None, 0, 0, 0] for row in others]
    to = int(values["to"])
    hand_over(context, to, LINKS, links)
    hand_over(context, to, ARRIVALS, rows)
    for table, (_model, columns) in TABLES.items():
        found = context.conn.execute(
            text(f"SELECT {', '.join(columns)} FROM {table} {where} ORDER BY {columns[0]}"), here
        ).all()
        hand_over(context, to, _arrived(table), found)
    for table in ("invite_link", "arrival", "referral_guess", *TABLES):
        context.conn.execute(text(f"DELETE FROM {table} {where}"), here)


def _carried(context: Context, row: Any) -> list[Any]:
    said = int(row.said)
    if row.state == WAITING:
        needed = max(int(context.setting("invites.min_messages")), 1)
        said += messages_since(context, row.member, row.seq, needed)
        unwatch(context, row.account)
    return [
        row.member,
        row.inviter,
        row.chat,
        row.at,
        row.state,
        row.ended_at,
        row.account,
        row.host,
        said,
        row.thanks_in,
        row.thanks_out,
    ]


def _take_links(context: Context, values: Values) -> None:
    here = {"part": context.part, "seq": context.event.seq, "community": context.community}
    links = [{**here, "n": n, **dict(zip(_LINK, row, strict=True))} for n, row in enumerate(rows_of(values))]
    insert_new(context.conn, InviteLink, links)


def _take_arrivals(context: Context, values: Values) -> None:
    """Who has come here before under the same number stays as they are."""
    for carried in rows_of(values):
        row = dict(zip(_ARRIVAL, carried, strict=True))
        home = {"part": context.part, "community": context.community, "seq": context.event.seq}
        if arrival_of(context, row["member"]) is not None:
            continue
        insert_new(context.conn, Arrival, [{**home, **row}])
        if row["state"] == WAITING:
            watch(context, arrival_of(context, row["member"]))


def _arrived(table: str) -> Name:
    return FEATURE, f"{table}_arrived"


def _take(table: str) -> Callable[[Context, Values], None]:
    model, columns = TABLES[table]

    def take(context: Context, values: Values) -> None:
        home = {"part": context.part, "community": context.community}
        rows = [{**home, **dict(zip(columns, row, strict=True))} for row in rows_of(values)]
        insert_new(context.conn, model, rows)

    return take


HANDLERS: dict[Name, Callable[[Context, Values], None]] = {
    LEFT: _hand_over,
    LINKS: _take_links,
    ARRIVALS: _take_arrivals,
    **{_arrived(table): _take(table) for table in TABLES},
}
"""Hand over what a community leaves behind, and take in what arrives."""
