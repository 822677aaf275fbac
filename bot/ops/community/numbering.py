"""Which numbers a community gets where it arrives. Its own are kept where they are free; what is known here has one already."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, text

from bot.ops.community.columns import ACCOUNTS, CHATS, PERSONS
from bot.ops.community.reading import Exported
from bot.ops.community.writing import Row
from engine.contract.errors import StoreError
from engine.store.sql import select_where_in
from engine.store.tables import Base

_PRIVATE = re.compile(r"dm(\d+)")
_LONG = re.compile(r"(?<![\d.])\d{7,16}(?![\d.])")
"""What may be a person's number inside a text."""


_NO_COMMUNITY = {
    "slot": ("auto:captcha:", "auto:raid:", "mood:alert:", "settings:setup:", "digest:"),
    "dedupe": ("faq:answer:", "settings:resume:"),
}
"""Names whose first number is none of a community."""
_CHAT = ("faq:answer:", "settings:resume:", "auto_quiet:", "auto_captcha:", "auto_raid:", "auto_welcome:")
"""Names whose first number, after the community's if there is one, is a chat's."""


@dataclass
class Numbers:
    """From the numbers of an export to those of this database."""

    community: int
    was: int
    part: int
    name: str
    accounts: dict[int, int] = field(default_factory=dict)
    persons: dict[int, int] = field(default_factory=dict)
    chats: dict[int, int] = field(default_factory=dict)
    here: set[int] = field(default_factory=set)
    """Exported chats that are known here: they keep their rows."""
    elsewhere: set[int] = field(default_factory=set)
    """Exported chats of other communities, named but not brought along."""
    known: set[int] = field(default_factory=set)
    """Exported accounts that are known here."""
    joined: list[tuple[int, int]] = field(default_factory=list)
    """Kept and gone: accounts that are one person here and were not where they came from."""

    @cached_property
    def renumbered(self) -> bool:
        """Whether anybody has another number here; asked once everybody has theirs."""
        both = (*self.accounts.items(), *self.persons.items())
        return any(old != new for old, new in both)

    def row(self, table: str, row: Row) -> Row:
        """Return a row with the numbers of this database."""
        changed = dict(row)
        for name, value in row.items():
            if value is None:
                continue
            if name == "part":
                changed[name] = self.part
            elif name == "community":
                changed[name] = self.community
            elif name in ACCOUNTS:
                changed[name] = self.accounts.get(value, value)
            elif name in PERSONS and isinstance(value, int):
                changed[name] = self.persons.get(value, value)
            elif name in CHATS:
                changed[name] = self.chats.get(value, value)
            elif isinstance(value, str):
                changed[name] = self.words(value)
            elif isinstance(value, bytes) and table == "log":
                changed[name] = self.words(value.decode()).encode()
        for name in {"dedupe", "slot"} & row.keys():
            changed[name] = self.address(name, str(changed[name]), row.get("chat"))
        if table == "mood_alert":
            changed["places"] = self._places(changed["places"])
            detail = json.loads(changed["detail"])
            detail["links"] = self._places(detail["links"])
            changed["detail"] = json.dumps(detail, ensure_ascii=False, sort_keys=True)
        return changed

    def _places(self, listed: str) -> str:
        """Put the numbers of chats into a list of messages, `[[chat, message, …], …]`."""
        return json.dumps([[self.chats.get(chat, chat), *rest] for chat, *rest in json.loads(listed)])

    def words(self, value: str) -> str:
        """Put the numbers of people into a text."""
        if self.renumbered:
            value = _PRIVATE.sub(lambda found: f"dm{self.accounts.get(int(found[1]), int(found[1]))}", value)
            value = _LONG.sub(lambda found: str(self.persons.get(int(found[0]), int(found[0]))), value)
        return value

    def address(self, column: str, value: str, chat: Any) -> str:
        """Put the numbers of community and chat into the name of a slot or due item: `mod:<community>:…`, `…:<chat>:…`."""
        pieces = value.split(":")
        places = [place for place, piece in enumerate(pieces) if piece.isdecimal()]
        if places and not value.startswith(_NO_COMMUNITY[column]) and int(pieces[places[0]]) == self.was:
            pieces[places.pop(0)] = str(self.community)
        if places and value.startswith(_CHAT) and int(pieces[places[0]]) == chat:
            pieces[places[0]] = str(self.chats.get(chat, chat))
        return ":".join(pieces)


def number(conn: Connection, given: Exported, name: str, partitions: int) -> Numbers:
    """Choose the numbers. Raises StoreError if the community, or a group of it, is here already."""
    if conn.execute(text("SELECT 1 FROM community WHERE name = :n"), {"n": name}).scalar() is not None:
        raise StoreError(
            f"there is a community {name!r} here already; bring this one in under another name: --as NAME"
        )
    taken = conn.execute(text("SELECT 1 FROM community WHERE id = :i"), {"i": given.number}).scalar()
    highest = conn.execute(text("SELECT coalesce(max(id), 0) FROM community")).scalar_one()
    numbers = Numbers(
        community=given.number if taken is None else highest + 1,
        was=given.number,
        part=_partition(conn, int(given.manifest["community"]["part"]), partitions),
        name=name,
    )
    _people(conn, given, numbers)
    _chats(conn, given, numbers)
    return numbers


def _partition(conn: Connection, wanted: int, partitions: int) -> int:
    """Find a partition in which nothing has happened yet: places in the log, and so the names of entries, stay as they are."""
    lock = " FOR UPDATE" if conn.dialect.name == "postgresql" else ""
    free = set(conn.execute(text(f"SELECT part FROM head WHERE head = 0{lock}")).scalars())
    free -= set(conn.execute(text("SELECT part FROM community")).scalars())
    if not free:
        raise StoreError(
            f"each of the {partitions} partitions of this database is in use, a community is brought into one of its own, and "
            "their number is fixed; make a database with more and bring this one into it: "
            f"python -m bot migrate --partitions {min(max(64, 4 * partitions), 1024):d} --db URL"
        )
    return wanted if wanted in free else min(free)


def _people(conn: Connection, given: Exported, numbers: Numbers) -> None:
    rows = list(given.rows(Base.metadata.tables["identity"]))
    known = _known_accounts(conn, rows)
    used = set(select_ids(conn, [row["id"] for row in rows]))
    for row in rows:
        found = known.get((row["platform"], row["platform_user"]))
        if found is not None:
            numbers.known.add(row["id"])
        elif row["id"] in used:
            raise StoreError(
                f"the number of {row['platform']}:{row['platform_user']} belongs to somebody else here"
            )
        numbers.accounts[row["id"]] = row["id"] if found is None else found[0]
    arriving: dict[int, list[int]] = {}  # the persons of the export by whom they are here
    of_person: dict[int, list[Row]] = {}
    for row in rows:
        of_person.setdefault(int(row["person"]), []).append(row)
    for person, accounts in sorted(of_person.items()):
        here = {
            known[row["platform"], row["platform_user"]][1] for row in accounts if row["id"] in numbers.known
        }
        if len(here) > 1:
            said = ", ".join(sorted(f"{row['platform']}:{row['platform_user']}" for row in accounts))
            raise StoreError(f"{said} are one person in the export and several here; /link them here first")
        arriving.setdefault(here.pop() if here else numbers.accounts.get(person, person), []).append(person)
    for whose, persons in arriving.items():
        # Of several who are one person here, the others arrive under their own numbers and are joined in the log.
        same = [person for person in persons if numbers.accounts.get(person, person) == whose]
        first = (same or persons)[0]
        for person in persons:
            own = numbers.accounts.get(person, person)
            numbers.persons[person] = whose if person == first else own
            if person != first:
                numbers.joined.append((whose, own))


def _known_accounts(conn: Connection, rows: Sequence[Row]) -> dict[tuple[str, str], tuple[int, int]]:
    sql = "SELECT id, person, platform, platform_user FROM identity WHERE platform_user IN :values"
    found = select_where_in(conn, sql, sorted({str(row["platform_user"]) for row in rows}))
    return {(row.platform, row.platform_user): (row.id, row.person) for row in found}


def select_ids(conn: Connection, ids: Sequence[int]) -> list[int]:
    """Return those numbers of accounts that are in use here."""
    return [int(row.id) for row in select_where_in(conn, "SELECT id FROM identity WHERE id IN :values", ids)]


def _chats(conn: Connection, given: Exported, numbers: Numbers) -> None:
    rows = list(given.rows(Base.metadata.tables["chat"]))
    taken = set(conn.execute(text("SELECT id FROM chat")).scalars())
    fresh = _fresh(taken | {int(row["id"]) for row in rows})
    for row in rows:
        label, private = numbers.words(row["platform_chat"]), row["kind"] == "private"
        sql = "SELECT id, community FROM chat WHERE platform = :p AND platform_chat = :l"
        found = conn.execute(text(sql), {"p": row["platform"], "l": label}).first()
        mine = row["community"] == numbers.was
        if found is not None and not private and mine:
            title = row["title"] or row["platform_chat"]
            raise StoreError(
                f"the chat {title} on {row['platform']} belongs to a community here already; "
                "bring this one into another database"
            )
        if found is not None:
            numbers.here.add(row["id"])
        elif not mine and not private:
            numbers.elsewhere.add(row["id"])
        own = int(row["id"])
        numbers.chats[own] = int(found.id) if found is not None else own if own not in taken else fresh()


def _fresh(taken: set[int]) -> Callable[[], int]:
    highest = [max(taken, default=0)]

    def following() -> int:
        highest[0] += 1
        return highest[0]

    return following
