"""`/sync`: everybody gets again what their level brings; counted first, then spread out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import text

from engine.contract.clock import SECOND
from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.events import Button as Press
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.rewards.granting import hand_out, looks_of, rewards_of, suits
from engine.rewards.levels import level_of
from engine.rewards.rules import everything
from engine.rewards.show import name_of
from engine.stream.places import PRESENT, places_for, places_of
from engine.stream.whereabouts import is_admin

FEATURE = "rewards"
TIMER = "sync"
CHUNK = 10
"""Members a step: acts wait in their chat's queue, and answers must not wait behind a thousand of them."""
PAUSE = 15 * SECOND


class Due(NamedTuple):
    """A member who gets something, and on which platforms they are."""

    member: int
    level: int
    platforms: frozenset[str]


def ask(context: Context, _values: dict[str, Value]) -> None:
    """Count who would get what and ask before doing it."""
    found = _everybody(context)
    if not found:
        context.reply(context.text("rewards-sync-nobody"))
        return
    gets: Counter[str] = Counter()
    for due in found:
        wanted = everything(rewards_of(context), looks_of(context), due.level)
        names = [name_of(context, "role", role) for role in wanted.grant]
        if wanted.tag is not None:
            numbered = context.text("rewards-level-tag")
            names.append(numbered if wanted.tag == f"Lv {due.level}" else name_of(context, "tag", wanted.tag))
        gets.update(names)
    lines = [context.text("rewards-sync-ask", count=len(found), time=_takes(len(found)))]
    lines += [
        context.text("rewards-sync-line", what=what, count=count)
        for what, count in sorted(gets.items(), key=lambda item: (-item[1], item[0]))
    ]
    actor = context.event.actor
    yes = Button(
        label=context.text("rewards-sync-yes", count=len(found)), data="rewards:sync:yes", only=actor
    )
    no = Button(label=context.text("rewards-cancel"), data="rewards:sync:no", only=actor)
    context.reply(Text("\n".join(lines)), Buttons(((yes, no),)), lifetime="request")


def _takes(members: int) -> Length:
    return Length(-(-members // CHUNK) * PAUSE)


def on_button(context: Context, body: Press, rest: str) -> None:
    """Begin, or leave it."""
    if not is_admin(context):
        context.toast(context.text("rewards-not-yours", lang=context.language(context.event.actor)))
        return
    if rest != "sync:yes":
        context.reply(context.text("rewards-cancelled"), edit=body.message, lifetime="notice")
        return
    count = len(_everybody(context))
    context.audit("rewards-sync", str(count))
    _next(context, context.event.at, after=0)
    context.reply(context.text("rewards-sync-begun", count=count, time=_takes(count)), edit=body.message)


def _next(context: Context, at: int, after: int) -> None:
    """Have the next step happen; two syncs at once are one, begun anew."""
    context.due(FEATURE, TIMER, at, f"rewards:sync:{context.community}", {"after": after}, personal=False)


def on_timer(context: Context, timer: Timer) -> None:
    """Give a handful of members what is theirs, and go on a little later."""
    after = int(timer.payload.get("after") or 0)
    members = _members(context, after, CHUNK)
    places, rewards, looks = places_of(context), rewards_of(context), looks_of(context)
    for member in members:
        wanted = everything(rewards, looks, level_of(context, member))
        if wanted:
            hand_out(context, member, wanted, places_for(context, member, places))
    if len(members) == CHUNK:
        _next(context, context.event.at + PAUSE, members[-1])


def _members(context: Context, after: int, most: int) -> list[int]:
    sql = f"""SELECT r.member FROM reward_level r JOIN membership m
        ON m.part = r.part AND m.community = r.community AND m.actor = r.member AND {PRESENT}
        WHERE r.part = :p AND r.community = :c AND r.member > :after ORDER BY r.member LIMIT :most"""
    values = {"p": context.part, "c": context.community, "after": after, "most": most}
    return [int(member) for member in context.conn.execute(text(sql), values).scalars()]


def _everybody(context: Context) -> Sequence[Due]:
    """Return the members who are here and get something on a platform of theirs."""
    sql = f"""SELECT r.member, r.level, i.platform FROM reward_level r JOIN membership m
        ON m.part = r.part AND m.community = r.community AND m.actor = r.member AND {PRESENT}
        JOIN identity i ON i.person = r.member AND i.payable AND NOT i.bot
        WHERE r.part = :p AND r.community = :c"""
    found: dict[int, Due] = {}
    for row in context.conn.execute(text(sql), {"p": context.part, "c": context.community}):
        before = found.get(row.member, Due(row.member, row.level, frozenset()))
        found[row.member] = before._replace(platforms=before.platforms | {row.platform})
    doors = {place.platform for place in places_of(context)}
    rewards, looks = rewards_of(context), looks_of(context)
    return [
        due
        for due in found.values()
        if any(suits(everything(rewards, looks, due.level), platform) for platform in due.platforms & doors)
    ]
