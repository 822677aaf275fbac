"""What the slow half looks for when an hour is over or a chat grows heated; it speaks by appending an event."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import stdev
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import DAY, MINUTE
from engine.contract.events import Derived, Timer
from engine.contract.feature import Context
from engine.sentiment.changes import Change, changes
from engine.sentiment.figures import Figure
from engine.sentiment.hours import DAY_HOURS, hour_of
from engine.sentiment.people import unmeasured
from engine.sentiment.reading import Scope, days, movers, over
from engine.sentiment.tables import MoodChange, MoodCommunity
from engine.sentiment.words import topics_of
from engine.store.sql import insert_new, upsert

ALERT, SHIFT, HEAT = "alert", "shift", "heat"
FEATURE = "sentiment"
"""Alerts are told by the half of the feature that answers."""
USUAL_DAYS = 14
FEWEST_DAYS = 5
DROP = 0.15
HALF_DROP = 0.1
RESTLESS = 2.5
HEAT_WINDOW = 30 * MINUTE
HEAT_MESSAGES, HEAT_AUTHORS, HEAT_SHARE = 6, 3, 0.5
LOOK_BACK = 60
"""Days searched for changes of the level."""
KEEP = 400 * DAY


@dataclass(frozen=True)
class Shift:
    """The last day against the days before."""

    recent: Figure
    usual: Figure


def on_hour(context: Context, _timer: Timer) -> None:
    """Look for a shift in each chat, if there is none in the community; once a day also for changes of the level."""
    hour = hour_of(context.event.at, context.zone)
    without = unmeasured(context)
    _once_a_day(context, hour // DAY_HOURS, without)
    told = [_look(context, chat, hour, without) for chat in _chats(context, hour, without)]
    if not any(told):
        _look(context, 0, hour, without)


def _look(context: Context, chat: int, hour: int, without: Sequence[int]) -> bool:
    """Tell whether there is a shift in a chat, having told it. Who tells it knows which of them were told before."""
    scope = Scope(context.part, context.community, chat, without)
    found = shift(context.conn, scope, hour)
    if found is not None:
        _tell_shift(context, scope, hour, found)
    return found is not None


def shift(conn: Connection, scope: Scope, hour: int) -> Shift | None:
    """Return how the last 24 hours up to an hour are reliably and lastingly worse than the two weeks before, if so.

    All of: both intervals apart; the mean lower by 0.15, by two and a half times what those days differ by anyway (of
    which five must be known), and than on each of them; both halves of the 24 hours lower by 0.1. Each of these figures
    needs five authors.
    """
    first = hour - DAY_HOURS
    recent = over(conn, scope, first, hour).mood
    usual = over(conn, scope, first - USUAL_DAYS * DAY_HOURS, first).mood
    if recent is None or usual is None:
        return None
    if recent.high >= usual.low or usual.mean - recent.mean < DROP:
        return None
    for half in (first, first + DAY_HOURS // 2):
        mood = over(conn, scope, half, half + DAY_HOURS // 2).mood
        if mood is None or usual.mean - mood.mean < HALF_DROP:
            return None
    single = [figure.mean for _, figure in days(conn, scope, first // DAY_HOURS - 1, USUAL_DAYS)]
    if len(single) < FEWEST_DAYS or recent.mean >= min(single):
        return None
    if usual.mean - recent.mean < RESTLESS * stdev(single):
        return None
    return Shift(recent, usual)


def _chats(context: Context, hour: int, without: Sequence[int]) -> list[int]:
    """Return the measured chats that were spoken in; a single one is the community itself."""
    where, values = Scope(context.part, context.community, without=without).where()
    rows = context.conn.execute(
        text(f"SELECT DISTINCT chat FROM mood_share WHERE {where} AND hour >= :h ORDER BY chat"),
        {**values, "h": hour - DAY_HOURS},
    )
    return [int(chat) for chat in rows.scalars()]


def _tell_shift(context: Context, scope: Scope, hour: int, found: Shift) -> None:
    first = hour - DAY_HOURS
    links = movers(context.conn, scope, first, hour, down=True)
    _alert(
        context,
        SHIFT,
        scope.chat,
        {
            **_numbers("now", found.recent),
            **_numbers("usual", found.usual),
            "terms": json.dumps(topics_of(context.conn, scope, first, hour), ensure_ascii=False),
            "links": json.dumps([[one.chat, one.message] for one in links]),
        },
    )


def _numbers(name: str, figure: Figure) -> dict[str, float | int]:
    values = {"mean": figure.mean, "low": figure.low, "high": figure.high}
    told: dict[str, float | int] = {f"{name}_{key}": round(value, 4) for key, value in values.items()}
    return told | {f"{name}_authors": figure.authors, f"{name}_messages": figure.messages}


def on_heat(context: Context, _timer: Timer) -> None:
    """Look for a thread in which several people have been sharp with each other for the last half hour."""
    chat = context.event.chat
    if chat in unmeasured(context):
        return
    rows = context.conn.execute(
        text(
            "SELECT thread, actor, message, label, score, confidence FROM mood_message WHERE part = :p AND chat = :c "
            "AND community = :community AND at > :since AND at <= :now ORDER BY seq"
        ),
        {
            "p": context.part,
            "c": chat,
            "community": context.community,
            "since": context.event.at - HEAT_WINDOW,
            "now": context.event.at,
        },
    )
    threads: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        threads[row.thread].append(row)
    for thread, said in sorted(threads.items()):
        sharp = [row for row in said if row.label < 0 and row.confidence >= HEAT_SHARE]
        if heated(len(said), len(sharp), len({row.actor for row in sharp})):
            _tell_heat(context, chat, thread, said, sharp)
            return


def heated(messages: int, sharp: int, authors: int) -> bool:
    """Tell whether a thread is heated: six sharp messages or more, by three people or more, half of all or more."""
    return sharp >= HEAT_MESSAGES and authors >= HEAT_AUTHORS and sharp >= HEAT_SHARE * messages


def _tell_heat(context: Context, chat: int, thread: str, said: Sequence[Any], sharp: Sequence[Any]) -> None:
    _alert(
        context,
        HEAT,
        chat,
        {
            "thread": thread,
            "messages": len(said),
            "sharp": len(sharp),
            "people": len({row.actor for row in sharp}),
            "links": json.dumps([[chat, sharp[0].message]]),
        },
    )


def _alert(context: Context, kind: str, chat: int, values: Mapping[str, str | int | float | None]) -> None:
    body = Derived(feature=FEATURE, name=ALERT, values={"kind": kind, "chat": chat, **values})
    context.append(body, unique=f"mood:{kind}:{context.event.key}:{chat}")


def _once_a_day(context: Context, today: int, without: Sequence[int]) -> None:
    """Note yesterday's changes with their words while the texts are there, and let old numbers go."""
    key = {"part": context.part, "community": context.community}
    last = context.conn.execute(
        text("SELECT day FROM mood_community WHERE part = :part AND community = :community"), key
    ).scalar()
    if last is not None and last >= today:
        return
    row = {**key, "neg": 0, "neu": 0, "pos": 0, "day": today}
    upsert(context.conn, MoodCommunity, [row], keys=("part", "community"), put=("day",))
    _note_changes(context, today, without)
    _prune(context)


def _note_changes(context: Context, today: int, without: Sequence[int]) -> None:
    scope = Scope(context.part, context.community, without=without)
    for found in recent_changes(context.conn, scope, today - 1):
        if stored_terms(context.conn, scope, found.day) is None:
            insert_new(context.conn, MoodChange, [_change_row(context, scope, found)])


def recent_changes(conn: Connection, scope: Scope, last: int, count: int = LOOK_BACK) -> list[Change]:
    """Return the changes of the level in the days up to `last`."""
    return changes(days(conn, scope, last, count))


def stored_terms(conn: Connection, scope: Scope, day: int) -> list[str] | None:
    """Return the words noted for a change on a day or its neighbours; None if none was noted."""
    found = conn.execute(
        text(
            "SELECT terms FROM mood_change WHERE part = :p AND community = :c AND day BETWEEN :a AND :b "
            "ORDER BY abs(day - :d) LIMIT 1"
        ),
        {"p": scope.part, "c": scope.community, "a": day - 2, "b": day + 2, "d": day},
    ).scalar()
    return None if found is None else [word for word in found.split("\n") if word]


def _change_row(context: Context, scope: Scope, found: Change) -> dict[str, Any]:
    first = found.day * DAY_HOURS
    words = topics_of(context.conn, scope, first, first + DAY_HOURS)
    return {
        "part": context.part,
        "community": context.community,
        "day": found.day,
        "before": found.before,
        "after": found.after,
        "terms": "\n".join(words),
    }


def _prune(context: Context) -> None:
    """Numbers outlive their texts by 400 days at most."""
    oldest = context.event.at - KEEP
    here = {"p": context.part, "c": context.community}
    context.conn.execute(
        text(
            "DELETE FROM mood_about WHERE part = :p AND community = :c AND EXISTS (SELECT 1 FROM mood_message m "
            "WHERE m.part = mood_about.part AND m.chat = mood_about.chat AND m.message = mood_about.message "
            "AND m.community = :c AND m.at <= :t)"
        ),
        {**here, "t": oldest},
    )
    context.conn.execute(
        text("DELETE FROM mood_message WHERE part = :p AND community = :c AND at <= :t"),
        {**here, "t": oldest},
    )
    hour = hour_of(oldest, context.zone)
    context.conn.execute(
        text("DELETE FROM mood_share WHERE part = :p AND community = :c AND hour <= :h"), {**here, "h": hour}
    )
    context.conn.execute(
        text("DELETE FROM mood_change WHERE part = :p AND community = :c AND day <= :d"),
        {**here, "d": hour // DAY_HOURS},
    )
