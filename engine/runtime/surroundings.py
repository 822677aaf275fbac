"""What surrounds an event: its community, chat, settings, roles and languages, read once a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec
from sqlalchemy import Connection

from engine.contract.events import Role
from engine.contract.feature import Feature, Setting
from engine.contract.settings import schema
from engine.runtime.lang import language_of
from engine.store.sql import fetch_given, fetch_one, select_where_in


class Schema:
    """Every setting of every feature by its full name, with the value that holds until a community chooses."""

    def __init__(self, features: Sequence[Feature], operator: Mapping[str, Any]) -> None:
        self.settings: dict[str, Setting] = schema(features)
        self.defaults: dict[str, Any] = {
            name: operator.get(name, setting.default) for name, setting in self.settings.items()
        }


class Surroundings:
    """Lazy, per-transaction reads. Whoever writes one of these tables calls `forget()`."""

    def __init__(self, conn: Connection, schema: Schema) -> None:
        self._conn = conn
        self._schema = schema
        self._expected_chats: set[int] = set()
        self._expected_communities: set[int] = set()
        self.forget()

    def expect(self, chats: set[int], communities: set[int]) -> None:
        """Say which chats and communities will be asked for: the first question reads them all at once."""
        self._expected_chats = chats
        self._expected_communities = communities

    def forget(self) -> None:
        """Drop what was read; the next question asks the database again."""
        self._communities: dict[int, Any] = {}
        self._chats: dict[int, Any] = {}
        self._settings: dict[int, dict[str, Any]] = {}
        self._roles: dict[tuple[int, int], Role] = {}
        self._people: dict[int, str] = {}

    def community(self, number: int) -> Any:
        """Return a community's row."""
        if number not in self._communities:
            rows = select_where_in(
                self._conn,
                "select id, part, name, language, timezone from community where id IN :values",
                self._expected_communities | {number},
            )
            self._communities |= {row.id: row for row in rows}
        return self._communities[number]

    def chat(self, number: int) -> Any:
        """Return a chat's row."""
        if number not in self._chats:
            wanted, self._expected_chats = self._expected_chats | {number}, set()
            rows = select_where_in(
                self._conn,
                "select id, community, platform, platform_chat, kind, title, language, paused, space "
                "from chat where id IN :values",
                wanted,
            )
            self._chats |= {row.id: row for row in rows}
        return self._chats[number]

    def setting(self, community: int, name: str) -> Any:
        """Return a setting's value for a community."""
        own = self._settings.get(community)
        if own is None:
            own = self._read_settings(community)
        return own[name] if name in own else self._schema.defaults[name]

    def _read_settings(self, community: int) -> dict[str, Any]:
        wanted, self._expected_communities = self._expected_communities | {community}, set()
        rows = fetch_given(
            self._conn,
            ("part", "community"),
            [(self.community(number).part, number) for number in sorted(wanted)],
            "select s.community, s.name, s.value from given v cross join setting s "
            "where s.part = v.part and s.community = v.community",
        )
        self._settings |= {number: {} for number in wanted}
        for row in rows:
            self._settings[row.community][row.name] = msgspec.json.decode(row.value)
        return self._settings[community]

    def zone(self, community: int) -> str:
        """Return a community's time zone."""
        return cast(str, self.community(community).timezone or self._schema.defaults["bot.timezone"])

    def role(self, community: int, actor: int | None) -> Role:
        """Return somebody's role in a community."""
        if actor is None:
            return "member"
        key = (community, actor)
        if key not in self._roles:
            sql = "select role from membership where part = :p and community = :c and actor = :a"
            part = self.community(community).part
            found = fetch_one(self._conn, sql, p=part, c=community, a=actor)
            self._roles[key] = cast(Role, found.role if found else "member")
        return self._roles[key]

    def language(self, chat: int | None, community: int, actor: int | None) -> str:
        """Return the language to use: the person's choice over the chat's over the community's."""
        own = ""
        if actor is not None:
            if actor not in self._people:
                found = fetch_one(self._conn, "select language from identity where id = :i", i=actor)
                self._people[actor] = found.language if found else ""
            own = self._people[actor]
        chosen = (
            own
            or (self.chat(chat).language if chat else "")
            or self.community(community).language
            or self._schema.defaults["bot.language"]
        )
        return language_of(chosen)
