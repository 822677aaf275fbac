from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from adapters.discord.leaves import FRESH, Removals

GUILD: Any = SimpleNamespace(id=5, me=None)
BAN = {"action_type": 22, "guild_id": "5", "target_id": "7", "user_id": "9"}


async def test_an_entry_that_came_before_its_leave_names_who_did_it_once() -> None:
    removals = Removals()
    removals.audit(BAN)
    by = await removals.by_whom(GUILD, "7")
    assert by is not None
    assert by.id == "9"
    assert await removals.by_whom(GUILD, "7") is None


async def test_who_was_banned_from_outside_and_came_later_goes_by_themselves() -> None:
    time = 0.0
    removals = Removals(lambda: time)
    removals.audit(BAN)
    time = FRESH + 1
    assert await removals.by_whom(GUILD, "7") is None
