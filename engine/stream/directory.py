"""The directory: platform ids in, numbers of ours out. The only writer of chats, communities and identities."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from engine.contract.events import ChatRef, PersonRef
from engine.contract.ids import partition_of
from engine.store.sql import insert_new
from engine.store.tables import Chat, Community, Identity

CACHE_LIMIT = 200_000


def random_number() -> int:
    """Draw an actor number; 53 bits, so that every JSON reader keeps it exact."""
    return secrets.randbelow(2**53 - 1) + 1


@dataclass(frozen=True)
class Place:
    """Where an event belongs."""

    community: int
    chat: int
    part: int
    label: str


class Directory:
    """Resolve accounts and chats inside an append's transaction.

    What a transaction learned is kept only after `committed()`; `forget_cache()` drops everything, as an error must.
    """

    def __init__(self, partitions: int, numbers: Callable[[], int] = random_number) -> None:
        self._partitions = partitions
        self._numbers = numbers
        self._epoch = ""
        self._people: dict[tuple[str, str], tuple[int, PersonRef]] = {}
        self._places: dict[tuple[str, str], Place] = {}

    def begin(self, conn: Connection) -> None:
        """Make sure that no other process has changed what is remembered here."""
        epoch = conn.execute(text("select value from meta where key = 'directory_epoch'")).scalar() or ""
        if epoch != self._epoch or len(self._people) > CACHE_LIMIT:
            self.forget_cache()
            self._epoch = epoch

    def forget_cache(self) -> None:
        """Forget everything remembered."""
        self._people.clear()
        self._places.clear()

    def actors(self, conn: Connection, platform: str, people: Iterable[PersonRef], now: int) -> list[int]:
        """Return the numbers of accounts, making those that are new and noting changed names."""
        return [self._actor(conn, platform, person, now) for person in people]

    def _actor(self, conn: Connection, platform: str, person: PersonRef, now: int) -> int:
        known = self._people.get((platform, person.id))
        if known is not None and (known[1] is person or known[1] == person):
            return known[0]
        row = conn.execute(
            text("select id, name, handle from identity where platform = :p and platform_user = :u"),
            {"p": platform, "u": person.id},
        ).first()
        if row is None:
            number = self._make_identity(conn, platform, person, now)
        else:
            number = int(row.id)
            if (person.name and person.name != row.name) or (person.handle and person.handle != row.handle):
                conn.execute(
                    text("update identity set name = :n, handle = :h where id = :id"),
                    {"n": person.name or row.name, "h": person.handle or row.handle, "id": number},
                )
        self._people[(platform, person.id)] = (number, person)
        return number

    def _make_identity(self, conn: Connection, platform: str, person: PersonRef, now: int) -> int:
        number = self._numbers()
        insert_new(
            conn,
            Identity,
            [
                {
                    "id": number,
                    "person": number,
                    "platform": platform,
                    "platform_user": person.id,
                    "name": person.name,
                    "handle": person.handle,
                    "bot": person.bot,
                    "payable": person.payable and not person.bot,
                    "language": "",
                    "created_at": now,
                }
            ],
        )
        found = conn.execute(
            text("select id from identity where platform = :p and platform_user = :u"),
            {"p": platform, "u": person.id},
        ).scalar()
        if found is None:
            return self._make_identity(conn, platform, person, now)
        return int(found)

    def place(
        self, conn: Connection, platform: str, chat: ChatRef, actor: int | None, community: str, now: int
    ) -> Place:
        """Return the place of a chat, making chat and community if they are new."""
        label = f"dm{actor}" if chat.private else chat.id
        known = self._places.get((platform, label))
        if known is not None:
            return known
        row = conn.execute(
            text(
                "select c.id, c.community, o.part from chat c join community o on o.id = c.community "
                "where c.platform = :p and c.platform_chat = :l"
            ),
            {"p": platform, "l": label},
        ).first()
        if row is None:
            home = self._home(conn, platform, chat, actor, community, now)
            _insert_numbered(
                conn,
                Chat,
                {
                    "community": home,
                    "platform": platform,
                    "platform_chat": label,
                    "kind": "private" if chat.private else chat.kind,
                    "title": "" if chat.private else chat.title,
                    "language": "",
                    "paused": False,
                    "created_at": now,
                },
                "platform = :platform and platform_chat = :platform_chat",
            )
            return self.place(conn, platform, chat, actor, community, now)
        place = Place(community=row.community, chat=row.id, part=row.part, label=label)
        self._places[(platform, label)] = place
        return place

    def _home(
        self, conn: Connection, platform: str, chat: ChatRef, actor: int | None, community: str, now: int
    ) -> int:
        """Choose the community of a new chat: the one named, a private chat's usual one, else its own."""
        if not community and chat.private:
            usual = (
                conn.execute(
                    text("select community from membership where actor = :a order by last_at desc limit 1"),
                    {"a": actor},
                ).scalar()
                or conn.execute(text("select min(id) from community having count(*) = 1")).scalar()
            )
            if usual is not None:
                return int(usual)
        if community.isdecimal():
            found = conn.execute(
                text("select id from community where id = :i"), {"i": int(community)}
            ).scalar()
            if found is not None:
                return int(found)
        name = community or ("home" if chat.private else f"{chat.title or platform} ({platform} {chat.id})")
        return self.community(conn, name, now)

    def community(self, conn: Connection, name: str, now: int) -> int:
        """Return the community of that name, making it if it is new."""
        found = conn.execute(text("select id from community where name = :n"), {"n": name}).scalar()
        if found is not None:
            return int(found)
        row = {"part": 0, "name": name, "language": "", "timezone": "", "created_at": now}
        number = _insert_numbered(conn, Community, row, "name = :name")
        conn.execute(
            text("update community set part = :p where id = :i"),
            {"p": partition_of(number, self._partitions), "i": number},
        )
        return number


def bump_epoch(conn: Connection) -> None:
    """Tell every process that what it remembers of the directory is out of date."""
    conn.execute(text("delete from meta where key = 'directory_epoch'"))
    conn.execute(
        text("insert into meta (key, value) values ('directory_epoch', :v)"), {"v": secrets.token_hex(8)}
    )


def _insert_numbered(
    conn: Connection, model: type[Chat | Community], row: dict[str, object], same: str
) -> int:
    """Insert with the next free id; of two writers one wins, and both read the winner's id."""
    table = str(model.__tablename__)
    while True:
        number = conn.execute(text(f"select coalesce(max(id), 0) + 1 from {table}")).scalar_one()
        insert_new(conn, model, [{"id": number, **row}])
        found = conn.execute(text(f"select id from {table} where {same}"), row).scalar()
        if found is not None:
            return int(found)
