"""`export --community`: one file a table, whole lines of JSON, and a manifest by which a reader knows that all is there."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Connection, LargeBinary, Select, Table, select, text

from bot.ops.communities import Community
from bot.ops.community.columns import ACCOUNTS, BY_CHAT, CHATS, LEFT_BEHIND, PERSONS, tables
from bot.ops.export import CHUNK, _without_secrets
from engine.contract.errors import StoreError
from engine.store.database import Store
from engine.store.migrate import current_revision
from engine.store.sql import fetch, select_where_in

KIND = "qunban community"
VERSION = 1
MANIFEST = "manifest.json"
Row = dict[str, Any]
_PERSON_OF = "SELECT person FROM identity WHERE id IN :values"


class Writer:
    """Writes the tables of one community, and remembers whom and which chats they name."""

    def __init__(self, conn: Connection, community: Community, folder: Path) -> None:
        self._conn = conn
        self._community = community
        self._folder = folder
        self.people: set[int] = set()
        self.chats: set[int] = set()
        self.files: dict[str, dict[str, Any]] = {}

    def write(self, table: Table) -> None:
        """Write one table's rows."""
        digest, count = hashlib.sha256(), 0
        with (self._folder / f"{table.name}.jsonl").open("wb") as file:
            for row in self._rows(table):
                line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                file.write(line)
                digest.update(line)
                count += 1
        self.files[table.name] = {"rows": count, "sha256": digest.hexdigest()}

    def _rows(self, table: Table) -> Iterator[Row]:
        binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
        people = [
            column.name
            for column in table.columns
            if column.name in PERSONS | ACCOUNTS and isinstance(column.type, BigInteger)
        ]
        chats = [column.name for column in table.columns if column.name in CHATS]
        for query in self._queries(table):
            ordered = query.order_by(*table.primary_key.columns)
            for found in self._conn.execution_options(yield_per=CHUNK).execute(ordered).mappings():
                row = dict(found)
                if table.name not in ("identity", "alias"):
                    self.people.update(row[name] for name in people if row[name] is not None)
                    self.chats.update(row[name] for name in chats if row[name])
                if table.name == "chat" and row["platform_chat"].startswith("dm"):
                    self.people.add(int(row["platform_chat"][2:]))
                for name in binary & row.keys():
                    row[name] = _packed(row[name], readable=(table.name, name) == ("log", "payload"))
                yield row

    def _queries(self, table: Table) -> Iterator[Select[Any]]:
        own = select(table)
        mine = select(text("id")).select_from(text("chat")).where(text(f"community = {self._community.id:d}"))
        if table.name == "community":
            yield own.where(table.c.id == self._community.id)
        elif table.name == "identity":
            whole = {int(row.person) for row in select_where_in(self._conn, _PERSON_OF, sorted(self.people))}
            for some in _some(sorted(self.people | whole)):
                # An account goes along with its person, else by itself.
                yield own.where(table.c.person.in_(some))
        elif table.name == "alias":
            for some in _some(sorted(self.people)):
                yield own.where(table.c.part == self._community.part, table.c.gone.in_(some))
        elif table.name == "chat":
            others = sorted(self.chats)
            yield own.where(table.c.community == self._community.id)
            for some in _some(others):
                yield own.where(table.c.id.in_(some), table.c.community != self._community.id)
        elif table.name in BY_CHAT:
            yield own.where(table.c.chat.in_(mine))
        else:
            yield own.where(table.c.community == self._community.id)


def export_community(store: Store, community: Community, folder: Path) -> dict[str, Any]:
    """Write a community into an empty folder as it stands at one moment; return the manifest."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder} is not an empty folder; name another")
    folder.mkdir(parents=True, exist_ok=True)
    with store.read() as conn:
        if store.dialect == "postgresql":
            conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        _require_applied(conn, community)
        writer = Writer(conn, community, folder)
        # Chats and people are known when everything that names them has been written.
        last = {"chat": 1, "alias": 2, "identity": 3}
        for table in sorted(tables(), key=lambda table: last.get(table.name, 0)):
            writer.write(table)
        manifest = {
            "kind": KIND,
            "version": VERSION,
            "schema": current_revision(conn),
            "community": {"id": community.id, "name": community.name, "part": community.part},
            **_clocks(conn, community),
            "tables": writer.files,
            "left_behind": _left(conn, community),
            "balances": balances(conn, community.part, community.id),
        }
    (folder / MANIFEST).write_text(
        json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return manifest


def balances(conn: Connection, part: int, community: int) -> Row:
    """Add the ledger and the wallets up, and hash both in an order that no number of people decides."""
    here = {"p": part, "c": community}
    digest = hashlib.blake2b(digest_size=16)
    entries = fetch(
        conn,
        "SELECT seq, n, rule, xp, coins, at, day FROM ledger WHERE part = :p AND community = :c ORDER BY seq, n",
        **here,
    )
    wallets = fetch(
        conn,
        "SELECT xp, coins, level, seq FROM wallet WHERE part = :p AND community = :c ORDER BY xp, coins, level, seq",
        **here,
    )
    for row in (*entries, *wallets):
        digest.update(repr(tuple(row)).encode() + b"\n")
    return {
        "entries": len(entries),
        "wallets": len(wallets),
        "xp": sum(row.xp for row in wallets),
        "coins": sum(row.coins for row in wallets),
        "hash": digest.hexdigest(),
    }


def _require_applied(conn: Connection, community: Community) -> None:
    sql = """SELECT count(*) AS waiting FROM log l JOIN cursor c ON c.part = l.part AND l.seq > c.pos
        WHERE l.part = :p AND l.community = :c AND l.payload IS NOT NULL"""
    waiting = fetch(conn, sql, p=community.part, c=community.id)[0].waiting
    if waiting:
        raise StoreError(
            f"{waiting} events of {community.name} are still to be applied; let the bot run until `doctor` says that none is behind"
        )


def _clocks(conn: Connection, community: Community) -> Row:
    rows = fetch(
        conn,
        "SELECT consumer, clock, import_clock FROM cursor WHERE part = :p ORDER BY consumer",
        p=community.part,
    )
    top = fetch(
        conn,
        "SELECT coalesce(max(seq), 0) AS top FROM log WHERE part = :p AND community = :c",
        p=community.part,
        c=community.id,
    )
    return {"head": int(top[0].top), "clocks": {row.consumer: [row.clock, row.import_clock] for row in rows}}


def _left(conn: Connection, community: Community) -> dict[str, int]:
    queued = fetch(
        conn,
        "SELECT count(*) AS n FROM outbox WHERE part = :p AND community = :c AND state IN ('queued', 'sending')",
        p=community.part,
        c=community.id,
    )
    dead = fetch(
        conn,
        "SELECT count(*) AS n FROM dead_letter d JOIN log l ON l.part = d.part AND l.seq = d.seq WHERE l.part = :p AND l.community = :c",
        p=community.part,
        c=community.id,
    )
    return {LEFT_BEHIND["outbox"]: int(queued[0].n), LEFT_BEHIND["dead_letter"]: int(dead[0].n)}


def _packed(value: Any, *, readable: bool) -> Any:
    """Write an event as what it says, without handles by which one could speak for somebody; other bytes as base64."""
    if value is None:
        return None
    data = bytes(value)
    if readable:
        try:
            return {"json": _without_secrets(msgspec.json.decode(data))}
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass
    return {"base64": base64.b64encode(data).decode()}


def _some(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), 500):
        yield numbers[start : start + 500]
