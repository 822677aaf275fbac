"""`import community`: an exported community goes into this database, as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, Table

from bot.ops.community.columns import tables
from bot.ops.community.numbering import Numbers, number
from bot.ops.community.reading import Exported, read_export
from bot.ops.community.writing import Row, balances
from engine.contract.errors import StoreError
from engine.contract.events import IdentitiesJoined
from engine.runtime.engine import Engine
from engine.store.sql import change, insert_new, upsert
from engine.store.tables import Base, Cursor, Head
from engine.stream.directory import bump_epoch
from engine.stream.log import append_rows, engine_row

CHUNK = 2_000


@dataclass(frozen=True)
class Brought:
    """What an import did or would do."""

    numbers: Numbers
    rows: int
    balances: Row


class _Undone(Exception):
    """Everything has been tried, and nothing is to stay."""


def bring(engine: Engine, given: Exported, name: str, *, dry_run: bool) -> Brought:
    """Write the community in one transaction. Raises StoreError, and has written nothing, if its sums do not agree."""
    done: list[Brought] = []
    try:
        with engine.store.write() as conn:
            done.append(_bring(engine, conn, given, name))
            if dry_run:
                raise _Undone
    except _Undone:
        return done[0]
    engine.directory.forget_cache()
    engine.drain()
    return done[0]


def _bring(engine: Engine, conn: Connection, given: Exported, name: str) -> Brought:
    numbers = number(conn, given, name, engine.store.partitions)
    rows = sum(_write(conn, given, table, numbers) for table in tables())
    _place(conn, given, numbers)
    found = balances(conn, numbers.part, numbers.community)
    if found != given.manifest["balances"]:
        raise StoreError(
            f"the sums differ after the import ({found}), nothing was brought in: {given.folder}"
        )
    now = engine.clock.now()
    append_rows(conn, [_joined(numbers, pair, now) for pair in numbers.joined])
    bump_epoch(conn)
    return Brought(numbers, rows, found)


def _write(conn: Connection, given: Exported, table: Table, numbers: Numbers) -> int:
    model = next(mapper.class_ for mapper in Base._sa_registry.mappers if mapper.local_table is table)
    rows, count = _renumbered(given, table, numbers), 0
    while chunk := list(islice(rows, CHUNK)):
        written = insert_new(conn, model, chunk)
        if written >= 0 and written != len(chunk):
            raise StoreError(
                f"{table.name}: {len(chunk) - written} rows are here already, nothing was brought in"
            )
        count += len(chunk)
    return count


def _renumbered(given: Exported, table: Table, numbers: Numbers) -> Iterator[Row]:
    for row in given.rows(table):
        match table.name:
            case "community":
                yield row | {"id": numbers.community, "part": numbers.part, "name": numbers.name}
            case "identity":
                if row["id"] not in numbers.known:
                    yield row | {"person": numbers.persons.get(row["person"], row["person"])}
            case "chat":
                if row["id"] not in numbers.here | numbers.elsewhere:
                    label = numbers.words(row["platform_chat"])
                    yield row | {
                        "id": numbers.chats[row["id"]],
                        "community": numbers.community,
                        "platform_chat": label,
                    }
            case _:
                yield numbers.row(table.name, row)


def _place(conn: Connection, given: Exported, numbers: Numbers) -> None:
    """Let the partition go on where the community's log ends, with the clocks it had."""
    head, clocks = int(given.manifest["head"]), given.manifest["clocks"]
    upsert(conn, Head, [{"part": numbers.part, "head": head}], keys=("part",), put=("head",))
    change(conn, "UPDATE cursor SET pos = :head WHERE part = :part", head=head, part=numbers.part)
    rows = [
        {"consumer": consumer, "part": numbers.part, "pos": head, "clock": clock, "import_clock": imported}
        for consumer, (clock, imported) in clocks.items()
    ]
    upsert(conn, Cursor, rows, keys=("consumer", "part"), put=("pos", "clock", "import_clock"))


def _joined(numbers: Numbers, pair: tuple[int, int], now: int) -> Row:
    kept, gone = pair
    return engine_row(
        part=numbers.part,
        community=numbers.community,
        chat=min(numbers.chats.values(), default=0),
        key=f"engine:{numbers.community}:arrived:{kept}:{gone}",
        at=now,
        now=now,
        body=IdentitiesJoined(kept=kept, gone=gone),
        origin="import",
    )


__all__ = ["Brought", "bring", "read_export"]
