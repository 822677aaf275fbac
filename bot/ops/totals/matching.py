"""Whose totals a file tells of: accounts by their id on the platform, else the one member of that name. Nothing is guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from bot.ops.communities import Community
from bot.ops.totals.reading import Total
from engine.store.sql import select_where_in

NUMBERED = frozenset({"discord", "telegram"})
"""Platforms on which every id is a number: anything else is a name or what a spreadsheet made of an id."""
_NUMBER = re.compile(r"[1-9][0-9]{0,19}")


@dataclass
class Matched:
    """What became of the rows: totals by person, those of accounts not seen yet, and sentences about the others."""

    known: dict[int, Total] = field(default_factory=dict)
    """By person; the accounts of one person are added up."""
    account: dict[int, int] = field(default_factory=dict)
    """An account of each person."""
    fresh: list[Total] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    strangers: int = 0
    """Accounts not seen yet that were not wanted."""


def match(
    conn: Connection, community: Community, platform: str, totals: Sequence[Total], *, only_known: bool
) -> Matched:
    """Find whose the totals are. With `only_known` accounts that are no members yet are left out."""
    found = Matched()
    accounts = _accounts(conn, platform, [one.id for one in totals if one.id])
    members = _members(conn, community) if only_known else None
    named = _by_name(conn, community, platform) if any(not one.id for one in totals) else {}
    for one in totals:
        if one.id:
            known = accounts.get(one.id)
            if known is None and platform in NUMBERED and not _NUMBER.fullmatch(one.id):
                found.left_out.append(f"{one.place}: {one.id!r} is no id on {platform}, those are numbers")
                continue
        else:
            candidates = named.get(one.name.casefold(), [])
            if len(candidates) != 1:
                what = f"{len(candidates)} members are called so" if candidates else "no member is called so"
                found.left_out.append(f"{one.place}: {one.name!r}, {what}; give the id on {platform}")
                continue
            known = candidates[0]
        if known is None or (members is not None and known[1] not in members):
            if only_known:
                found.strangers += 1
            else:
                found.fresh.append(one)
        elif not known[2]:
            found.left_out.append(f"{one.place}: {one.name or one.id} is a bot or nobody's account")
        else:
            _add(found, known, one)
    return found


def _add(found: Matched, known: tuple[int, int, bool], one: Total) -> None:
    account, person, _ = known
    found.account.setdefault(person, account)
    before = found.known.get(person)
    found.known[person] = (
        one
        if before is None
        else Total(before.place, before.id, before.name, before.xp + one.xp, before.coins + one.coins)
    )


def _accounts(conn: Connection, platform: str, ids: Sequence[str]) -> dict[str, tuple[int, int, bool]]:
    sql = """SELECT id, person, platform_user, payable, bot FROM identity
        WHERE platform = :platform AND platform_user IN :values"""
    rows = select_where_in(conn, sql, ids, platform=platform)
    return {row.platform_user: (row.id, row.person, bool(row.payable and not row.bot)) for row in rows}


def _members(conn: Connection, community: Community) -> set[int]:
    sql = text("SELECT actor FROM membership WHERE part = :p AND community = :c")
    return set(conn.execute(sql, {"p": community.part, "c": community.id}).scalars())


def _by_name(conn: Connection, community: Community, platform: str) -> dict[str, list[tuple[int, int, bool]]]:
    sql = text(
        """SELECT DISTINCT i.id, i.person, i.name, i.handle, i.payable, i.bot FROM identity i
        JOIN membership m ON m.part = :p AND m.community = :c AND m.actor = i.person
        WHERE i.platform = :platform ORDER BY i.id"""
    )
    found: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for row in conn.execute(sql, {"p": community.part, "c": community.id, "platform": platform}):
        for name in {row.name.casefold(), row.handle.casefold()} - {""}:
            found[name].append((row.id, row.person, bool(row.payable and not row.bot)))
    return found
