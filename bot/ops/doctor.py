"""Examine a database: every finding is a sentence, and a bad one names the way out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, text

from bot.ops.files import human_size, sqlite_path
from engine.contract.clock import DAY, HOUR, MINUTE, to_datetime
from engine.store.database import Store
from engine.store.migrate import current_revision, head_revision, known_revisions
from engine.stream import deadletter

State = Literal["ok", "warn", "bad"]

DISK_BAD = 200_000_000
DISK_WARN = 1_000_000_000
WAL_WARN = 256_000_000
CLOCK_SLACK = 2 * MINUTE
EARLIEST_SANE = 1_767_225_600_000_000
"""2026-01-01: a machine that says less has lost its clock."""
LAG_WARN = 10_000
QUEUED_WARN = HOUR
SHOWN = 10


@dataclass(frozen=True)
class Finding:
    """What one check came to. `details` are lines that belong to it, `way_out` is what to do."""

    check: str
    state: State
    text: str
    way_out: str = ""
    details: tuple[str, ...] = ()


def examine(store: Store, url: str, now: int) -> list[Finding]:
    """Run every check; a check that cannot run is a finding too."""
    findings = [disk(url), wal(url)]
    with store.read() as conn:
        findings = [integrity(conn), schema(conn), *findings]
        if findings[1].state == "bad" or findings[0].state == "bad":
            return findings
        return findings + [check(conn, now) for check in _DATA_CHECKS]


def integrity(conn: Connection) -> Finding:
    """Have SQLite read its file through."""
    if conn.dialect.name != "sqlite":
        return Finding("integrity", "ok", "PostgreSQL looks after its own pages")
    found = [str(row[0]) for row in conn.execute(text("PRAGMA quick_check(10)"))]
    if found == ["ok"]:
        return Finding("integrity", "ok", "the database file is sound")
    return Finding(
        "integrity",
        "bad",
        "the database file is damaged",
        "stop the bot, keep a copy of the file, then: python -m bot restore BACKUP",
        tuple(found),
    )


def schema(conn: Connection) -> Finding:
    """Compare the schema with what the program needs."""
    current, head = current_revision(conn), head_revision()
    if current == head:
        return Finding("schema", "ok", f"the schema is at {head}")
    if current is None:
        return Finding("schema", "bad", "this database has no tables of Qunban", "python -m bot migrate")
    if current not in known_revisions():
        return Finding(
            "schema", "bad", f"the schema ({current}) is newer than this program", "update the program"
        )
    return Finding(
        "schema", "bad", f"the schema is at {current}, the program needs {head}", "python -m bot migrate"
    )


def disk(url: str) -> Finding:
    """Look at the room that is left where the file grows."""
    path = sqlite_path(url)
    if path is None:
        return Finding("disk", "ok", "the disk is PostgreSQL's affair")
    free = shutil.disk_usage(path.parent).free
    size = path.stat().st_size
    said = f"{human_size(free)} free, the database takes {human_size(size)}"
    if free < DISK_BAD:
        return Finding(
            "disk", "bad", said, "make room: a full disk stops the bot (nothing is lost, it goes on after)"
        )
    if free < max(DISK_WARN, size):
        return Finding("disk", "warn", said, "make room soon: a backup needs as much again as the database")
    return Finding("disk", "ok", said)


def wal(url: str) -> Finding:
    """Look at the write-ahead log, which grows while a reader never lets go."""
    path = sqlite_path(url)
    log = path.with_name(path.name + "-wal") if path is not None else None
    size = log.stat().st_size if log is not None and log.exists() else 0
    if size > WAL_WARN:
        return Finding(
            "wal",
            "warn",
            f"the write-ahead log has grown to {human_size(size)}",
            "end long readers, restart the bot",
        )
    return Finding("wal", "ok", f"the write-ahead log takes {human_size(size)}")


def clock(conn: Connection, now: int) -> Finding:
    """Compare the machine's clock with the last thing that was received."""
    last = conn.execute(text("select max(received_at) from log")).scalar()
    if now < EARLIEST_SANE:
        return Finding(
            "clock", "bad", f"the machine says it is {_time(now)}", "set the machine's clock (NTP)"
        )
    if last is not None and last > now + CLOCK_SLACK:
        return Finding(
            "clock",
            "bad",
            f"the last event was received at {_time(last)}, which the machine's clock ({_time(now)}) has yet to reach",
            "set the machine's clock (NTP); for a database of the sandbox, whose time is driven, this is no fault",
        )
    said = f"the last event was received at {_time(last)}" if last is not None else "nothing was received yet"
    return Finding("clock", "ok", said)


def dead_letters(conn: Connection, _now: int) -> Finding:
    """List events that could not be applied."""
    waiting = deadletter.waiting(conn)
    if not waiting:
        return Finding("dead letters", "ok", "every event could be applied")
    return Finding(
        "dead letters",
        "bad",
        f"{_count(len(waiting), 'event')} could not be applied",
        "after an update: python -m bot doctor --retry; else report the error with its ref",
        _shown(f"ref {row.ref} {row.key} ({row.consumer}): {_last_line(row.error)}" for row in waiting),
    )


def lag(conn: Connection, _now: int) -> Finding:
    """Count what consumers have yet to read."""
    rows = conn.execute(
        text(
            "select c.consumer, sum(h.head - c.pos) as behind from cursor c join head h on h.part = c.part "
            "group by c.consumer order by c.consumer"
        )
    ).all()
    behind = {str(row.consumer): int(row.behind or 0) for row in rows}
    said = ", ".join(f"{name} {_count(count, 'event')} behind" for name, count in behind.items())
    if any(count > LAG_WARN for count in behind.values()):
        return Finding("lag", "warn", said, "start the bot, or look in its log for what stops it")
    return Finding("lag", "ok", said)


def outbox(conn: Connection, now: int) -> Finding:
    """Look for what could not be said: failed for good, or waiting too long."""
    failed = conn.execute(
        text(
            "select platform, error, count(*) as n from outbox where state = 'failed' and created_at > :t "
            "group by platform, error order by n desc"
        ),
        {"t": now - 7 * DAY},
    ).all()
    stuck = conn.execute(
        text(
            "select count(*) from outbox where (state = 'queued' and not_before <= :t and created_at <= :t) "
            "or (state = 'sending' and lease_until <= :now)"
        ),
        {"t": now - QUEUED_WARN, "now": now},
    ).scalar_one()
    details = _shown(f"{row.n} × {row.platform}: {_last_line(row.error)}" for row in failed)
    if not failed and not stuck:
        return Finding("outbox", "ok", "nothing waits to be said")
    total = sum(row.n for row in failed)
    return Finding(
        "outbox",
        "warn",
        f"{total} failed in the last seven days, {stuck} waiting for more than an hour",
        "is the bot running and still in that chat, with the right to speak? What waits is sent once it is",
        details,
    )


def ledger(conn: Connection, _now: int) -> Finding:
    """Compare every wallet with the sum of its ledger entries."""
    entries = (
        "select part, community, member, sum(xp) as xp, sum(coins) as coins from ledger "
        "group by part, community, member"
    )
    wrong = conn.execute(
        text(
            "select w.member, w.xp, w.coins, coalesce(s.xp, 0) as sum_xp, coalesce(s.coins, 0) as sum_coins "
            f"from wallet w left join ({entries}) s "
            "on s.part = w.part and s.community = w.community and s.member = w.member "
            "where w.xp <> coalesce(s.xp, 0) or w.coins <> coalesce(s.coins, 0) "
            "union all select s.member, 0, 0, s.xp, s.coins "
            f"from ({entries}) s left join wallet w "
            "on s.part = w.part and s.community = w.community and s.member = w.member "
            "where w.member is null"
        )
    ).all()
    if not wrong:
        total = conn.execute(text("select count(*) from ledger")).scalar_one()
        return Finding(
            "ledger", "ok", f"the wallets equal the sums of {_count(total, 'ledger entry', 'ledger entries')}"
        )
    return Finding(
        "ledger",
        "bad",
        f"{_count(len(wrong), 'wallet differs', 'wallets differ')} from the ledger, which is right",
        "python -m bot doctor --rebuild makes them anew from it, after showing what would change",
        _shown(
            f"member {row.member}: wallet {row.xp} xp, {row.coins} coins; ledger {row.sum_xp} xp, {row.sum_coins} coins"
            for row in wrong
        ),
    )


_DATA_CHECKS: tuple[Callable[[Connection, int], Finding], ...] = (clock, ledger, dead_letters, lag, outbox)


def _shown(lines: Iterable[str]) -> tuple[str, ...]:
    every = list(lines)
    more = [f"… and {len(every) - SHOWN} more"] if len(every) > SHOWN else []
    return (*every[:SHOWN], *more)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def _last_line(error: str) -> str:
    lines = error.strip().splitlines()
    return lines[-1][:200] if lines else "no error text"


def _time(micros: int) -> str:
    return to_datetime(micros).strftime("%Y-%m-%d %H:%M:%S UTC")
