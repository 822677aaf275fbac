"""A community whose members speak, over the real engine with points alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import text

from engine.contract.clock import SECOND, ManualClock
from engine.contract.events import AnyBody, ChatRef, Incoming, Message, Origin, PersonRef, Reaction, Rights
from engine.contract.events import Button as Press
from engine.contract.feature import Feature, Setting, SettingKind, SettingValue
from engine.contract.replies import Mention, Reply, Table, Text
from engine.points import FEATURE
from engine.points.privacy import export_person, forget_person
from engine.runtime.engine import Engine
from engine.runtime.lang import Texts
from engine.runtime.parser import Catalogue, commands_of
from engine.runtime.router import Router
from engine.store.database import Store
from engine.store.migrate import upgrade
from engine.stream.statehash import state_hash

START = 1_767_574_800 * SECOND
"""2026-01-05 09:00 in Shanghai, a Monday."""

_DECLARED: tuple[tuple[str, SettingKind, SettingValue], ...] = (
    ("timezone", "text", "Asia/Shanghai"),
    ("language", "text", "en"),
    ("noise_per_day", "int", 6),
    ("quiet_from", "int", 22),
    ("quiet_to", "int", 8),
    ("shadow_until", "int", 0),
    ("retention_days", "int", 7),
    ("bare_aliases", "list", ("签到", "打卡", "积分", "排行榜", "帮助")),
)
_BOT = tuple(
    Setting(key=key, kind=kind, default=default, help={"zh": key, "en": key})
    for key, kind, default in _DECLARED
)
SETTINGS = Feature(name="settings", export_person=export_person, forget_person=forget_person, settings=_BOT)


class World:
    """Speaks for members, moves time, reads what came of it."""

    def __init__(
        self,
        *,
        batch: int = 500,
        features: Sequence[Feature] = (),
        url: str = "sqlite://",
        settings: Feature = SETTINGS,
        **operator: Any,
    ) -> None:
        self.store = Store.open(url)
        upgrade(self.store)
        all_features = (*features, FEATURE, settings)
        texts = Texts([feature.texts for feature in all_features if feature.texts])
        numbers = count(1001)
        self.clock = ManualClock(START)
        self.engine = Engine(
            self.store,
            all_features,
            clock=self.clock,
            texts=texts,
            router=Router(Catalogue(commands_of(all_features)), texts),
            operator={name.replace("__", "."): value for name, value in operator.items()},
            batch=batch,
            numbers=lambda: next(numbers),
        )
        self._number = count(1)

    def incoming(
        self,
        who: str,
        body: AnyBody,
        unique: str,
        *,
        at: int | None = None,
        chat: str = "#general",
        others: Sequence[str] = (),
        origin: Origin = "live",
        bot: bool = False,
        payable: bool = True,
    ) -> Incoming:
        """Make an event; positions 1… of its people are `others`."""
        people: tuple[PersonRef, ...] = (PersonRef(id=who, name=who, handle=who, bot=bot, payable=payable),)
        people += tuple(PersonRef(id=other, name=other, handle=other) for other in others)
        private = chat.startswith("@")
        return Incoming(
            platform="console",
            chat=ChatRef(
                id=chat.lstrip("@"), title=chat, kind="private" if private else "group", private=private
            ),
            unique=unique,
            at=self.clock.now() if at is None else at,
            people=people,
            actor=0,
            origin=origin,
            body=body,
        )

    def say(
        self,
        who: str,
        said: str,
        *,
        wait: int = 61,
        reply_to: str = "",
        to: str = "",
        mention: Sequence[str] = (),
        drain: bool = True,
        **options: Any,
    ) -> str:
        """Let somebody speak `wait` seconds later; return the message's id."""
        self.clock.move_to(self.clock.now() + wait * SECOND)
        number = str(next(self._number))
        others = [*mention, *([to] if to else [])]
        body = Message(
            text=said,
            message=number,
            reply_to=reply_to or ("0" if to else ""),
            reply_actor=len(others) if to else None,
            mentions=tuple(range(1, len(mention) + 1)),
        )
        self.engine.append([self.incoming(who, body, number, others=others, **options)])
        if drain:
            self.engine.drain()
        return number

    def settle(self) -> None:
        """Let what is due happen, and all that comes of it."""
        while self.engine.drain_due() + self.engine.drain():
            pass

    def do(self, who: str, body: AnyBody, **options: Any) -> None:
        """Let something else happen now."""
        unique = f"u{next(self._number)}"
        self.engine.append([self.incoming(who, body, unique, **options)])
        self.engine.drain()

    def react(self, who: str, message: str, emoji: str = "👍", *, added: bool = True, **options: Any) -> None:
        """Put a reaction on a message, or take it away."""
        self.do(who, Reaction(message=message, emoji=emoji, added=added), **options)

    def promote(self, who: str) -> None:
        """Make somebody an admin."""
        self.do(who, Rights(role="admin"))

    def press(self, who: str, data: str, message: str = "0") -> None:
        """Press a button."""
        self.do(who, Press(message=message, data=data))

    def rows(self, sql: str, **values: object) -> list[Any]:
        """Read rows."""
        with self.store.read() as conn:
            return list(conn.execute(text(sql), values))

    def actor(self, who: str) -> int:
        """Return somebody's number."""
        return int(self.rows("select id from identity where platform_user = :w", w=who)[0][0])

    def purse(self, who: str) -> tuple[int, int]:
        """Return somebody's xp and coins."""
        sql = (
            "select w.xp, w.coins from wallet w join identity i on i.id = w.member where i.platform_user = :w"
        )
        found = self.rows(sql, w=who)
        return (found[0][0], found[0][1]) if found else (0, 0)

    def paid(self, who: str, rule: str) -> list[int]:
        """Return the xp of somebody's entries of a rule."""
        sql = (
            "select l.xp from ledger l join identity i on i.id = l.member "
            "where i.platform_user = :w and l.rule = :r order by l.seq, l.n"
        )
        return [row[0] for row in self.rows(sql, w=who, r=rule)]

    def reasons(self) -> list[str]:
        """Return why each message is worth what it is."""
        return [row[0] for row in self.rows("select reason from message_fact order by seq")]

    def replies(self) -> list[Reply]:
        """Return what the bot said."""
        rows = self.rows(
            "select payload from outbox where kind = 'reply' and length(payload) > 0 order by seq, n"
        )
        return [msgspec.json.decode(bytes(row[0]), type=Reply) for row in rows]

    def last(self) -> str:
        """Return the words of the bot's last reply."""
        return words_of(self.replies()[-1])

    def acts(self) -> list[str]:
        """Return the acts as JSON."""
        return [bytes(row[0]).decode() for row in self.rows("select payload from outbox where kind = 'act'")]

    def dead(self) -> list[Any]:
        """Return what could not be applied."""
        return self.rows("select seq, error from dead_letter")

    def check(self) -> None:
        """The wallets equal the ledger's sums, nothing died."""
        assert self.dead() == []
        sums = "select community, member, sum(xp), sum(coins) from ledger group by community, member order by 1, 2"
        wallets = "select community, member, xp, coins from wallet order by 1, 2"
        assert self.rows(sums) == self.rows(wallets)

    def hash(self) -> str:
        """Hash what must not depend on how the log was cut."""
        with self.store.read() as conn:
            return state_hash(conn, FEATURE.replayed)


def words_of(reply: Reply) -> str:
    """Write a reply's words."""
    said = ""
    for part in reply.parts:
        match part:
            case Text(text=words):
                said += words
            case Mention():
                said += "@"
            case Table(rows=rows):
                said += "".join(
                    "|".join("@" if isinstance(cell, Mention) else cell for cell in row) + "\n"
                    for row in rows
                )
            case _:
                pass
    return said
