"""Who earned which badge: the badges' share of a digest."""

from __future__ import annotations

from engine.badges.names import Names
from engine.badges.rules import EARLY, PAST
from engine.contract.feature import Context, Line, Period, Section
from engine.contract.replies import Mention, Text
from engine.store.sql import fetch
from engine.stream.here import home
from engine.stream.wishes import MAY_BE_NAMED

MOST = 4
_NEW = f"""SELECT h.badge, h.member, h.tier, h.at FROM badge_held h
    JOIN membership m ON m.part = h.part AND m.community = h.community AND m.actor = h.member
    WHERE h.part = :p AND h.community = :c AND h.at >= :s AND h.at < :u AND h.how <> '{PAST}' AND NOT h.revoked
    AND h.badge <> '{EARLY}' AND m.ranked AND {MAY_BE_NAMED.format("m", "actor")}
    ORDER BY h.tier DESC, h.at, h.badge, h.member"""


def earned(ctx: Context, period: Period) -> Section | None:
    """Name who came to a badge, the highest tiers first; who left the boards or wants peace is not named."""
    names = Names(ctx, ctx.language())
    rows = [
        row
        for row in fetch(ctx.conn, _NEW, **home(ctx), s=period.since, u=period.until)
        if row.badge in names
    ]
    if not rows:
        return None
    lines: list[Line] = [
        (Mention(row.member), Text(f" {names.titled(row.badge, row.tier)}")) for row in rows[:MOST]
    ]
    if len(rows) > MOST:
        lines.append((Text(ctx.text("badges-digest-more", count=len(rows) - MOST)),))
    return Section(name="badges", title="🏅 " + ctx.text("badges-digest"), lines=tuple(lines))
