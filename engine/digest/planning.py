"""When digests are due: armed by talk, fired by the clock, moved when the community decides otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy import text

from engine.contract.clock import to_datetime
from engine.contract.events import Message, Timer
from engine.contract.facts import SettingChanged
from engine.contract.feature import Batch, Context, PeriodName
from engine.digest import personal, sections, threads
from engine.digest.composing import compose
from engine.digest.period import NAMES, WEEKDAYS, Schedule
from engine.digest.settings import ADMINS, AT, SWITCHES, WEEKDAY
from engine.digest.telling import LATEST, day_of, places, tell
from engine.stream.whereabouts import is_private, staff_chats

FEATURE = "digest"
PLAN, TELL, MINE = "plan", "tell", "mine"
Plan = Mapping[str, Any]
"""Which digest was planned: its `name`, its local wall time `wall`, and the `zone` that this was meant in."""
STAFF = 6
"""Admins who get it in private at most."""


def on_messages(batch: Batch) -> None:
    """Where people talk, a digest will be due."""
    plans: dict[int, tuple[Schedule, list[PeriodName]]] = {}
    armed: set[tuple[int, str, datetime]] = set()
    for event in batch.events:
        community = event.community
        if not isinstance(event.body, Message) or event.origin != "live" or is_private(event.key):
            continue
        if community not in plans:
            names = [name for name in NAMES if batch.setting(community, SWITCHES[name])]
            plans[community] = (_schedule(batch, community), names)
        schedule, names = plans[community]
        for name in names:
            wall = _next(schedule, name, batch.clock(event))
            if (community, name, wall) not in armed:
                armed.add((community, name, wall))
                arm(batch.context(event), name, schedule, wall)


_next_walls: dict[tuple[Schedule, str], tuple[int, int, datetime]] = {}


def _next(schedule: Schedule, name: PeriodName, moment: int) -> datetime:
    """Return the next wall time, looked up once between two of them."""
    found = _next_walls.get((schedule, name))
    if found is not None and found[0] <= moment < found[1]:
        return found[2]
    wall = schedule.next_after(name, moment)
    if len(_next_walls) > 4096:
        _next_walls.clear()
    _next_walls[schedule, name] = (moment, schedule.moment(wall), wall)
    return wall


def _schedule(batch: Batch, community: int) -> Schedule:
    at, weekday = (str(batch.setting(community, name)) for name in (AT, WEEKDAY))
    return schedule_from(batch.zone(community), at, weekday)


def schedule_of(context: Context) -> Schedule:
    """Return the community's schedule."""
    return schedule_from(context.zone, str(context.setting(AT)), str(context.setting(WEEKDAY)))


def schedule_from(zone: str, at: str, weekday: str) -> Schedule:
    """Make a schedule of settings; a time that cannot be read is nine o'clock."""
    return Schedule(zone, read_time(at) or time(9), WEEKDAYS.index(weekday))


def read_time(words: str) -> time | None:
    """Read a time of day: 9, 9:00, 09：00."""
    hour, _, minute = words.strip().replace("：", ":").partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None


def arm(context: Context, name: PeriodName, schedule: Schedule, wall: datetime) -> None:
    """Have a digest told at a local wall time."""
    # A key for every time: one that is about to be told is never moved by what is said meanwhile.
    dedupe = f"digest:{context.community}:{name}:{wall:%Y-%m-%dT%H:%M}"
    values = {"name": name, "wall": wall.isoformat(), "zone": schedule.zone}
    context.due(threads.FEATURE, threads.DUE, schedule.moment(wall), dedupe, values, personal=False)


def on_setting(context: Context, fact: SettingChanged) -> None:
    """Plan anew when the time, the zone or what is wanted changes; what was planned before finds that it is not wanted.

    That is done by an event of its own, which reads the settings as they are then.
    """
    if fact.name in (AT, WEEKDAY, *SWITCHES.values(), "bot.timezone"):
        context.due(FEATURE, PLAN, context.event.at, f"digest:{PLAN}:{context.community}", personal=False)


def on_plan(context: Context, _timer: Timer) -> None:
    """Plan the next digests."""
    schedule = schedule_of(context)
    for name in wanted(context):
        arm(context, name, schedule, schedule.next_after(name, context.now))


def wanted(context: Context) -> Iterator[PeriodName]:
    """Yield the digests that the community wants."""
    for name in NAMES:
        if context.setting(SWITCHES[name]):
            yield name


def on_due(context: Context, planned: Plan) -> None:
    """Have a digest told, if it is still wanted at that time and the bot was not away for too long."""
    name, wall = _planned(planned)
    schedule = schedule_of(context)
    if name not in wanted(context) or not _as_planned(schedule, name, wall, planned):
        return
    forget_old(context)
    arm_next = schedule.next_after(name, context.event.at)
    period = schedule.before(name, wall.date())
    where = places(context, period)
    if not where and name != "week":
        return
    if where:
        arm(context, name, schedule, arm_next)
    if context.event.received_at - context.event.at >= LATEST:
        context.audit("digest-skipped", day_of(context, name, context.event.at))
        return
    # Each chat by itself, for its language is its own.
    for chat in where:
        _hand_on(context, TELL, planned, chat)
    if name == "week":
        for chat, actor in personal.readers(context):
            _hand_on(context, MINE, planned, chat, actor)


def forget_old(context: Context) -> None:
    """Let go of what was told and barred so long ago that the numbers about it go too."""
    values = {"p": context.part, "c": context.community, "t": context.event.at - threads.KEEP}
    where = "WHERE part = :p AND community = :c"
    old = f"seq IN (SELECT seq FROM digest_issue {where} AND at < :t)"
    for change in (
        f"DELETE FROM digest_quote {where} AND {old}",
        f"DELETE FROM digest_issue {where} AND at < :t",
        f"DELETE FROM digest_barred {where} AND at < :t",
    ):
        context.conn.execute(text(change), values)


def _as_planned(schedule: Schedule, name: PeriodName, wall: datetime, planned: Plan) -> bool:
    if planned.get("zone") != schedule.zone or wall.time() != schedule.at:
        return False
    return name != "week" or wall.weekday() == schedule.weekday


def _planned(planned: Plan) -> tuple[PeriodName, datetime]:
    name = next(name for name in NAMES if name == planned["name"])
    return name, datetime.fromisoformat(str(planned["wall"]))


def _hand_on(context: Context, what: str, planned: Plan, chat: int, actor: int = 0) -> None:
    dedupe = f"digest:{what}:{context.community}:{planned['name']}:{planned['wall']}:{chat}:{actor}"
    values: dict[str, Any] = {"name": planned["name"], "wall": planned["wall"], "actor": actor}
    context.due(FEATURE, what, context.event.at, dedupe, values, chat=chat)


def on_tell(context: Context, timer: Timer) -> None:
    """Tell a digest in one chat; of the first chat's week the admins hear too."""
    name, wall = _planned(timer.payload)
    period = schedule_of(context).before(name, wall.date())
    body = compose(context, period)
    if body is None:
        return
    if not tell(context, body, name, chat=context.event.chat):
        context.audit("digest-unheard", day_of(context, name, context.event.at))
    if name == "week" and context.setting(ADMINS) and context.event.chat == places(context, period)[0]:
        _tell_admins(context, wall)


def _tell_admins(context: Context, wall: datetime) -> None:
    period = schedule_of(context).before("week", wall.date())
    share = sections.share(context, period)
    for chat, actor in list(staff_chats(context.conn, context.part, context.community, "admin"))[:STAFF]:
        body = compose(context, period, [share] if share else [])
        if body is not None:
            tell(context, body, "week", chat=chat, actor=actor)


def on_mine(context: Context, timer: Timer) -> None:
    """Tell one member what they missed."""
    personal.tell_reader(context, int(timer.payload["actor"] or 0))


def open_digests(context: Context) -> list[tuple[PeriodName, datetime]]:
    """Return when the next digests are due, by local wall time."""
    schedule = schedule_of(context)
    return [(name, schedule.next_after(name, context.event.at)) for name in wanted(context)]


def last_told(context: Context, name: PeriodName) -> str:
    """Say when a digest was told last; empty if it never was."""
    at = context.conn.execute(
        text(
            "SELECT max(at) FROM digest_issue WHERE part = :p AND community = :c AND name = :n AND actor IS NULL"
        ),
        {"p": context.part, "c": context.community, "n": name},
    ).scalar()
    return "" if at is None else f"{to_datetime(int(at), context.zone):%m-%d %H:%M}"
