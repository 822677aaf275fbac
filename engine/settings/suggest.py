"""Completions: time zones by any part of their name, settings of the bot itself and those a community has changed."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import available_timezones

from sqlalchemy import Connection, text

from engine.contract.settings import fold
from engine.settings.schema import SETTINGS

MOST = 25


def suggest(conn: Connection, community: int, param: str, typed: str) -> Iterable[str]:
    """Complete a zone from any part of its name, or a setting from those that the community has changed."""
    wanted = fold(typed).replace(" ", "_")
    if param == "zone":
        names = [name for name in sorted(available_timezones()) if "/" in name and wanted in name.casefold()]
        return names[:MOST]
    rows = conn.execute(text("select name from setting where community = :c order by name"), {"c": community})
    known = dict.fromkeys([*(f"bot.{setting.key}" for setting in SETTINGS), *(row.name for row in rows)])
    return [name for name in known if wanted in name][:MOST]
