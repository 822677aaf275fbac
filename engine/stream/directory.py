"""The directory: platform ids in, numbers of ours out. The only writer of chats, communities and identities."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from engine.contract.events import ChatRef, PersonRef
from engine.contract.ids import partition_of
from engine.store.sql import fetch_one, insert_new
from engine.store.tables import Chat, Community, FormerChat, Identity

CACHE_LIMIT = 200_000


def random_number() -> int:
    """Draw an actor number; 53 bits, so that every JSON reader keeps it exact."""
    return secrets.randbelow(2**53 - 1) + 1


@dataclass(frozen=True)
class Account:
    """A platform account: its own number, and the number of the person behind it."""

    number: int
    person: int


@dataclass(frozen=True)
class Place:
    """Where an event belongs."""

    community: int
    chat: int
    part: int
    label: str
    title: str


class Directory:
    """Resolve accounts and chats inside an append's transaction.

    What a transaction learned is kept only after `committed()`; `forget_cache()` drops everything, as an error must.
    """

    def __init__(self, partitions: int, numbers: Callable[[], int] = random_number) -> None:
        self._partitions = partitions
        self._numbers = numbers
        self._epoch = ""
        self._people: dict[tuple[str, str], tuple[Account, PersonRef]] = {}
        self._places: dict[tuple[str, str], Place] = {}

    def begin(self, conn: Connection) -> None:
        """Make sure that no other process has changed what is remembered here."""
        row = fetch_one(conn, "select value from meta where key = 'directory_epoch'")
        epoch = row.value if row else ""
        if epoch != self._epoch or len(self._people) > CACHE_LIMIT:
            self.forget_cache()
            self._epoch = epoch

    def forget_cache(self) -> None:
        """Forget everything remembered."""
        self._people.clear()
        self._places.clear()

    def accounts(
        self, conn: Connection, platform: str, people: Iterable[PersonRef], now: int
    ) -> list[Account]:
        """Return who accounts are, making those that are new and noting changed names."""
        return [self._account(conn, platform, person, now) for person in people]

    def _account(self, conn: Connection, platform: str, person: PersonRef, now: int) -> Account:
        known = self._people.get((platform, person.id))
        if known is not None and (known[1] is person or known[1] == person):
            return known[0]
        sql = "select id, person, name, handle from identity where platform = :p and platform_user = :u"
        row = fetch_one(conn, sql, p=platform, u=person.id)
        if row is None:
            account = self._make_identity(conn, platform, person, now)
        else:
            account = Account(int(row.id), int(row.person))
            if (person.name and person.name != row.name) or (person.handle and person.handle != row.handle):
                conn.execute(
                    text("update identity set name = :n, handle = :h where id = :id"),
                    {"n": person.name or row.name, "h": person.handle or row.handle, "id": account.number},
                )
        self._people[(platform, person.id)] = (account, person)
        return account

    def _make_identity(self, conn: Connection, platform: str, person: PersonRef, now: int) -> Account:
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
        sql = "select id, person from identity where platform = :p and platform_user = :u"
        found = fetch_one(conn, sql, p=platform, u=person.id)
        if found is None:
            return self._make_identity(conn, platform, person, now)
        return Account(int(found.id), int(found.person))

    def place(
        self, conn: Connection, platform: str, chat: ChatRef, owner: Account | None, community: str, now: int
    ) -> Place:
        """Return the place of a chat, making chat and community if they are new; `owner` is whose private chat it is."""
        label = f"dm{owner.number if owner else chat.id}" if chat.private else chat.id
        known = self._places.get((platform, label))
        if known is not None and (known.title == chat.title or not chat.title):
            return known
        row = conn.execute(
            text(
                f"{_PLACE} where c.platform = :p and c.platform_chat = :l "
                f"union all {_PLACE} join former_chat f on f.chat = c.id "
                "where f.platform = :p and f.platform_chat = :l limit 1"
            ),
            {"p": platform, "l": label},
        ).first()
        title = "" if chat.private else chat.title
        if row is None:
            home = self._home(conn, platform, chat, owner, community, now)
            _insert_numbered(
                conn,
                Chat,
                {
                    "community": home,
                    "platform": platform,
                    "platform_chat": label,
                    "kind": "private" if chat.private else chat.kind,
                    "title": title,
                    "language": "",
                    "paused": False,
                    "created_at": now,
                    "space": chat.space,
                },
                "platform = :platform and platform_chat = :platform_chat",
            )
            return self.place(conn, platform, chat, owner, community, now)
        if title and title != row.title:
            conn.execute(text("update chat set title = :t where id = :i"), {"t": title, "i": row.id})
        place = Place(row.community, row.id, row.part, label, title=chat.title or row.title)
        self._places[(platform, label)] = place
        return place

    def move(self, conn: Connection, platform: str, old: str, new: str) -> None:
        """Give a chat its new platform id; one that is known under the new id already stays as it is."""
        if move_chat(conn, platform, old, new):
            self._places.pop((platform, old), None)

    def _home(
        self,
        conn: Connection,
        platform: str,
        chat: ChatRef,
        owner: Account | None,
        community: str,
        now: int,
    ) -> int:
        """Choose the community of a new chat.

        The one named; else that of the chats that share its space, or a private chat's usual one; else its own.
        """
        if community.isdecimal():
            found = conn.execute(
                text("select id from community where id = :i"), {"i": int(community)}
            ).scalar()
            if found is not None:
                return int(found)
        usual = None if community else self._usual_home(conn, platform, chat, owner)
        if usual is not None:
            return usual
        title = chat.space_title if chat.space else chat.title
        own = f"{title or platform} ({platform} {chat.space or chat.id})"
        return self.community(conn, community or ("home" if chat.private else own), now)

    @staticmethod
    def _usual_home(conn: Connection, platform: str, chat: ChatRef, owner: Account | None) -> int | None:
        if chat.space:
            found = conn.execute(
                text("select min(community) from chat where platform = :p and space = :s"),
                {"p": platform, "s": chat.space},
            ).scalar()
        elif chat.private and owner is not None:
            found = (
                conn.execute(
                    text("select community from membership where actor = :a order by last_at desc limit 1"),
                    {"a": owner.person},
                ).scalar()
                or conn.execute(text("select min(id) from community having count(*) = 1")).scalar()
            )
        else:
            return None
        return None if found is None else int(found)

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


def join_accounts(conn: Connection, kept: int, gone: int) -> None:
    """Let all accounts of the person `gone` be accounts of the person `kept`."""
    conn.execute(text("update identity set person = :k where person = :g"), {"k": kept, "g": gone})
    bump_epoch(conn)


def part_account(conn: Connection, account: int) -> None:
    """Let an account stand for itself again."""
    conn.execute(text("update identity set person = id where id = :a"), {"a": account})
    bump_epoch(conn)


def settle_chats(conn: Connection, chats: Iterable[int], community: int) -> None:
    """Let chats belong to a community from here on."""
    for chat in chats:
        conn.execute(text("update chat set community = :c where id = :i"), {"c": community, "i": chat})
    bump_epoch(conn)


def new_community(conn: Connection, name: str, partitions: int, now: int) -> int:
    """Make a community with a name that is still free, adding a number to it if it is not."""
    for tail in ("", *(f" ({number})" for number in range(2, 1000))):
        taken = conn.execute(text("select 1 from community where name = :n"), {"n": name + tail}).scalar()
        if taken is None:
            return Directory(partitions).community(conn, name + tail, now)
    raise ValueError(f"a thousand communities are called {name!r}")


def move_chat(conn: Connection, platform: str, old: str, new: str) -> bool:
    """Rename a chat to the id that the platform gave it; false if there is nothing to rename or the name is taken."""
    taken = conn.execute(
        text("select 1 from chat where platform = :p and platform_chat = :n"), {"p": platform, "n": new}
    ).scalar()
    if taken is not None:
        return False
    chat = conn.execute(
        text("select id from chat where platform = :p and platform_chat = :o"), {"p": platform, "o": old}
    ).scalar()
    if chat is None:
        return False
    conn.execute(text("update chat set platform_chat = :n where id = :i"), {"n": new, "i": chat})
    insert_new(conn, FormerChat, [{"platform": platform, "platform_chat": old, "chat": chat}])
    bump_epoch(conn)
    return True


_PLACE = "select c.id, c.community, c.title, o.part from chat c join community o on o.id = c.community"


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
