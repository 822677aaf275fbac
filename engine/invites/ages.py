"""How old an account is, where the platform tells: what is young has to stay so much longer.

Discord's ids say to the millisecond when an account was made. Telegram's grow with time but say no moment that one could
hold against anybody, so there nobody waits for it.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.clock import DAY
from engine.contract.feature import Context

DISCORD_EPOCH = 1_420_070_400_000
"""The first moment that a Discord id can name, in milliseconds (2015-01-01 UTC)."""
_MILLISECOND = 1000


def made_by_id(platform: str, platform_user: str) -> int | None:
    """Return when an account was made (UTC µs), None where its id does not tell."""
    if platform != "discord" or not platform_user.isdecimal():
        return None
    return ((int(platform_user) >> 22) + DISCORD_EPOCH) * _MILLISECOND


def made_at(conn: Connection, member: int) -> int | None:
    """Return when the oldest account of a person was made, of those that tell."""
    rows = conn.execute(
        text("SELECT platform, platform_user FROM identity WHERE person = :m ORDER BY id"), {"m": member}
    )
    known = [made_by_id(row.platform, row.platform_user) for row in rows]
    return min((at for at in known if at is not None), default=None)


def missing_age(context: Context, member: int, at: int) -> int:
    """Return by how much a member's account was younger at a moment than the community asks."""
    made = made_at(context.conn, member)
    least = int(context.setting("invites.min_account_age")) * DAY
    return 0 if made is None else max(0, least - max(0, at - made))
