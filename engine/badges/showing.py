"""`/badges`: what somebody has and what is near; `/badge list`: what there is."""

from __future__ import annotations

from engine.badges.catchup import open_book
from engine.badges.names import Names
from engine.badges.records import best_of, counts_of, held_by, is_shown
from engine.badges.rules import EARLY
from engine.contract.clock import to_datetime
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Mention, Text
from engine.store.sql import fetch
from engine.stream.here import HERE, home

NEAR = 5
"""Badges to come that are shown, the nearest first."""
_HOLDERS = f"""SELECT badge, count(DISTINCT member) AS holders FROM badge_held
    WHERE {HERE} AND NOT revoked GROUP BY badge"""


def badges(ctx: Context, values: dict[str, Value]) -> None:
    """Show a member's badges, and the asker what comes next."""
    open_book(ctx)
    asker = ctx.event.actor
    named = values.get("user")
    member = named if isinstance(named, int) else asker
    if member is None:
        raise UserError("badges-nobody")
    lang = ctx.language(asker)
    if member != asker and not is_shown(ctx, member):
        raise UserError("badges-private")
    lines = _held(ctx, member, lang)
    title = ctx.text("badges-of", lang, count=len(lines))
    if member == asker:
        coming = _coming(ctx, member, lang)
        if coming:
            lines += [ctx.text("badges-next", lang), *coming]
    ctx.reply(Text("🏅 "), Mention(member), Text(" " + "\n".join([title, *lines])))


def _held(ctx: Context, member: int, lang: str) -> list[str]:
    names = Names(ctx, lang)
    best = [best_of(rows) for key, rows in held_by(ctx, member).items() if key in names]
    shown = sorted((row for row in best if row is not None), key=lambda row: (-row.tier, row.at, row.badge))
    return [
        f"{names.titled(row.badge, row.tier)} · {to_datetime(row.at, ctx.zone):%Y-%m-%d}" for row in shown
    ]


def _coming(ctx: Context, member: int, lang: str) -> list[str]:
    names, counts, held = Names(ctx, lang), counts_of(ctx, member), held_by(ctx, member)
    near: list[tuple[float, str]] = []
    for key in (*names.rules, *names.made):
        rule = names.rule(key)
        value = counts.get(rule.counter, 0)
        tier = rule.tier(value)
        revoked = any(row.revoked for row in held.get(key, []))
        if not rule.counter or key == EARLY or revoked or tier == len(rule.tiers):
            continue
        need = rule.tiers[tier]
        near.append((-value / need, f"{names.titled(key, tier + 1)} {value}/{need}"))
    # Where nothing is begun the order of the rules stays.
    return [line for _, line in sorted(near, key=lambda one: one[0])[:NEAR]]


def listing(ctx: Context, _values: dict[str, Value]) -> None:
    """List the badges there are, how they are got, and how many have each."""
    open_book(ctx)
    lang = ctx.language(ctx.event.actor)
    names = Names(ctx, lang)
    holders = {row.badge: int(row.holders) for row in fetch(ctx.conn, _HOLDERS, **home(ctx))}
    lines = [
        ctx.text(
            "badges-line", lang, badge=names.name(key), about=names.about(key), holders=holders.get(key, 0)
        )
        for key in (*names.rules, *names.made)
    ]
    ctx.reply(Text(ctx.text("badges-all", lang), "bold"), Text("\n" + "\n".join(lines)), lifetime="list")
