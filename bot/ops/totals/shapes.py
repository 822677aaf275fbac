"""How files of totals are built: which bot wrote them, and where in them the members are.

MEE6: pages of its leaderboard, `players[]` with `id`, `username`, `xp` (the total), `detailed_xp`, `level`.
Polaris: `{settings, users: {id: {xp}}}`. LevelUp (Red): a server's backup `{users: {id: {xp, level, messages}}, algorithm}`,
or the whole cog's, `{configs: {server: …}}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.contract.errors import ConfigError
from engine.points.rules import level_of

Rows = Iterator[tuple[str, dict[str, Any]]]
_FIELDS = {
    "id": (
        "id",
        "user_id",
        "userid",
        "user id",
        "member_id",
        "discord_id",
        "uid",
        "用户编号",
        "编号",
        "用户id",
    ),
    "name": (
        "name",
        "username",
        "user",
        "member",
        "nickname",
        "display_name",
        "名字",
        "昵称",
        "成员",
        "用户",
        "用户名",
    ),
    "xp": ("xp", "exp", "total_xp", "total xp", "totalxp", "experience", "points", "score", "经验", "积分"),
    "coins": ("coins", "coin", "money", "balance", "金币"),
    "level": ("level", "lvl", "等级"),
}
_NAMED = {written: name for name, all_written in _FIELDS.items() for written in all_written}
_LEVELUP = frozenset({"messages", "voice", "stars", "level", "last_active", "prestige"})
RED = "117117117"
"""The number under which Red keeps the settings of an old LevelUp."""


@dataclass(frozen=True)
class Shape:
    """A file's members, and the level that its own bot makes of a total (None: not known)."""

    source: str
    rows: Rows
    level: Callable[[int], int] | None = None
    notes: tuple[str, ...] = ()


def table_shape(name: str, rows: Rows) -> Shape:
    """Take a table with a head; raises ConfigError if no column of it is known."""
    return Shape("csv", _named(name, rows))


def shape_of(name: str, documents: Sequence[tuple[str, Any]], guild: str) -> Shape:
    """Find out which bot wrote JSON documents, and where in them the members are."""
    if len(documents) == 1 and isinstance(documents[0][1], dict):
        found = _backup(name, documents[0][1], guild)
        if found is not None:
            return found
    items = [
        (f"{place} item {number}".strip(), item)
        for place, document in documents
        for number, item in enumerate(document if isinstance(document, list) else [document], 1)
    ]
    for place, item in items:
        if not isinstance(item, dict):
            raise ConfigError(f"{name}, {place}: this is no member, but {str(item)[:40]!r}")
    if any(isinstance(item.get("players"), list) for _, item in items):
        return Shape("mee6", _pages(name, items), level_of)
    if any("detailed_xp" in item for _, item in items):
        return Shape("mee6", _players(iter(items)), level_of)
    return Shape("csv", _named(name, iter(items)))


def _backup(name: str, document: dict[str, Any], guild: str) -> Shape | None:
    if isinstance(document.get(RED), dict):
        document = {"configs": document[RED].get("GUILD") or {}}
    if isinstance(document.get("configs"), dict):
        document = _one_guild(name, document["configs"], guild)
    users = document.get("users", document.get("xp"))
    if users is None and document and all(isinstance(one, dict) and "xp" in one for one in document.values()):
        users = document
    if not isinstance(users, dict):
        return None
    if "algorithm" in document or "users_weekly" in document or _any_has(users, _LEVELUP):
        return Shape("levelup", _users(users), _levelup_level(document.get("algorithm")))
    return Shape("polaris", _users(users))


def _one_guild(name: str, configs: dict[str, Any], guild: str) -> dict[str, Any]:
    with_users = {key: one for key, one in configs.items() if isinstance(one, dict) and one.get("users")}
    chosen = guild or (next(iter(with_users)) if len(with_users) == 1 else "")
    if chosen not in with_users:
        said = ", ".join(sorted(with_users)) or "none"
        raise ConfigError(f"{name} holds several servers; name one by --guild (there are: {said})")
    found: dict[str, Any] = with_users[chosen]
    return found | {"users_weekly": found.get("users_weekly", {})}


def _any_has(users: dict[str, Any], fields: frozenset[str]) -> bool:
    return any(isinstance(one, dict) and fields & one.keys() for one in users.values())


def _levelup_level(algorithm: Any) -> Callable[[int], int]:
    given = algorithm if isinstance(algorithm, dict) else {}
    base, exponent = float(given.get("base") or 100), float(given.get("exp") or 2.0)
    return lambda xp: int((xp / base) ** (1 / exponent))


def _users(users: dict[str, Any]) -> Rows:
    for key, one in users.items():
        # What is left out of a backup of LevelUp is as it was shipped: no xp.
        given = one if isinstance(one, dict) else {"xp": one}
        yield f"user {key}", {"id": key, "xp": given.get("xp", 0), "level": given.get("level")}


def _pages(name: str, pages: Sequence[tuple[str, Any]]) -> Rows:
    for place, page in pages:
        players = page.get("players")
        if not isinstance(players, list):
            raise ConfigError(f"{name}, {place}: this page has no players")
        prefix = f"{place} " if len(pages) > 1 else ""
        yield from _players((f"{prefix}player {number}", one) for number, one in enumerate(players, 1))


def _players(players: Iterator[tuple[str, Any]]) -> Rows:
    for place, one in players:
        given: dict[str, Any] = one if isinstance(one, dict) else {}
        detailed = given.get("detailed_xp")
        total = (
            detailed[2] if isinstance(detailed, list) and len(detailed) == 3 else None
        )  # in it, to go, in all
        xp = given.get("xp", total)
        yield (
            place,
            {"id": given.get("id"), "name": given.get("username"), "xp": xp, "level": given.get("level")},
        )


def _named(name: str, rows: Rows) -> Rows:
    """Give columns the names that we know them by."""
    for place, row in rows:
        known = {
            _NAMED[head]: value
            for key, value in row.items()
            if (head := str(key).strip().casefold()) in _NAMED
        }
        if "xp" not in known or not known.keys() & {"id", "name"}:
            heads = ", ".join(str(key) for key in row) or "none"
            raise ConfigError(
                f"{name}, {place}: a row needs xp and an id or a name; its columns are: {heads}"
            )
        yield place, known
