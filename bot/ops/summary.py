"""What a database holds, in a few numbers: for the end of `replay` and `demo`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from engine.store.database import Store
from engine.stream.statehash import state_hash

LEDGER_COLUMNS = ("rule", "subject", "member", "xp", "coins", "at", "day", "reason")
TOP = 10


@dataclass(frozen=True)
class Summary:
    """Counts of one database. `top` has name, level, xp; `rules` has rule, entries, xp, coins; `refused` reason, count."""

    messages: int
    members: int
    xp: int
    coins: int
    top: list[tuple[str, int, int]]
    rules: list[tuple[str, int, int, int]]
    refused: list[tuple[str, int]]


def summarise(store: Store, top: int = TOP) -> Summary:
    """Count members, messages, points by rule, and find the best."""
    with store.read() as conn:
        rules = [
            (str(row.rule), int(row.n), int(row.xp), int(row.coins))
            for row in conn.execute(
                text(
                    "select rule, count(*) as n, sum(xp) as xp, sum(coins) as coins from ledger "
                    "group by rule order by sum(xp) desc, rule"
                )
            )
        ]
        return Summary(
            messages=_one(conn, "select count(*) from log where kind = 'message'"),
            members=_one(conn, "select count(*) from membership"),
            xp=sum(rule[2] for rule in rules),
            coins=sum(rule[3] for rule in rules),
            top=_top(conn, top),
            rules=rules,
            refused=_refused(conn),
        )


def ledger_hash(store: Store) -> str:
    """Hash the ledger, people by their platform's names: equal ledgers, equal hash."""
    with store.read() as conn:
        return state_hash(conn, {"ledger": LEDGER_COLUMNS})


def sent_count(store: Store) -> int:
    """Count what the bot said."""
    with store.read() as conn:
        return _one(conn, "select count(*) from outbox where state = 'sent' and kind = 'reply'")


def _one(conn: Connection, query: str) -> int:
    return int(conn.execute(text(query)).scalar_one())


def _top(conn: Connection, count: int) -> list[tuple[str, int, int]]:
    rows = conn.execute(
        text(
            "select i.name, i.platform_user, w.level, w.xp from wallet w left join identity i on i.id = w.member "
            "where w.xp > 0 order by w.xp desc, i.platform_user limit :n"
        ),
        {"n": count},
    )
    return [(row.name or row.platform_user or "—", int(row.level), int(row.xp)) for row in rows]


def _refused(conn: Connection) -> list[tuple[str, int]]:
    rows = conn.execute(
        text(
            "select reason, count(*) as n from message_fact where quality = 0 and reason not in ('', 'withheld') "
            "group by reason order by n desc, reason"
        )
    )
    return [(str(row.reason), int(row.n)) for row in rows]
