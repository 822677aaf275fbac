"""`/digest preview|now|test|schedule|sections|me`."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import text

from engine.contract.clock import DAY, to_datetime
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.errors import UserError
from engine.contract.events import Message
from engine.contract.feature import Context, Period, PeriodName
from engine.contract.replies import ANSWER
from engine.contract.settings import fold
from engine.digest import personal, sections
from engine.digest.arranging import arrange, sections_now
from engine.digest.composing import Body, compose
from engine.digest.period import NAMES, Schedule
from engine.digest.planning import schedule_of
from engine.digest.scheduling import change_schedule, schedule_now
from engine.digest.telling import keep, places, put_up

BUSIEST = frozenset({"busiest", "最热闹", "最忙", "最熱鬧"})
_DAILY = ("日报", "日報")


def preview(context: Context, values: dict[str, Value]) -> None:
    """Show a digest to the admin who asks: the last complete one, or that of a day, or the busiest."""
    body = _composed(context, values)
    context.reply(*body.parts())
    _remember(context, body)


def test(context: Context, values: dict[str, Value]) -> None:
    """Send a digest to the admin alone, as it would be sent."""
    body = _composed(context, values)
    context.reply(*body.parts(), private=True, direct=True, quote=False)
    _remember(context, body)
    if not _in_private(context):
        context.reply(context.text("digest-test-sent"), private=True)


def _remember(context: Context, body: Body) -> None:
    """Keep what was quoted to an admin, so that it can be forgotten with its author."""
    keep(context, body, "preview", "", context.event.chat, context.event.actor)


def now(context: Context, values: dict[str, Value]) -> None:
    """Tell a digest at once where digests are told."""
    period = _period(context, _name(context, values), "")
    where = places(context, period)
    body = compose(context, period) if where else None
    if body is None:
        raise UserError("digest-nothing")
    for chat in where:
        put_up(context, body, period.name, chat=chat, priority=ANSWER)
    if context.event.chat not in where:
        context.reply(context.text("digest-told", chats=len(where)))


def schedule(context: Context, values: dict[str, Value]) -> None:
    """Show when digests are told, or change it."""
    words = str(values.get("when") or "")
    told = change_schedule(context, words) if words else schedule_now(context)
    context.reply(told)


def order(context: Context, values: dict[str, Value]) -> None:
    """Show the sections, or switch or move one."""
    name, to = values.get("section"), values.get("to")
    told = arrange(context, str(name), str(to or "")) if name else sections_now(context)
    context.reply(told)


def me(context: Context, values: dict[str, Value]) -> None:
    """Choose whether to be told what one missed."""
    actor = context.event.actor
    if actor is None:
        return
    on = values.get("on")
    if on is None:
        found = context.conn.execute(
            text("SELECT 1 FROM digest_reader WHERE part = :p AND community = :c AND actor = :a"),
            {"p": context.part, "c": context.community, "a": actor},
        ).scalar()
        context.reply(context.text("digest-me-is", on="yes" if found else "no"))
        return
    personal.switch(context, actor, on=bool(on))
    context.reply(context.text("digest-me-on" if on else "digest-me-off"))


def _composed(context: Context, values: dict[str, Value]) -> Body:
    period = _period(context, _name(context, values), str(values.get("date") or ""))
    share = sections.share(context, period)
    body = compose(context, period, [share] if share else [])
    if body is None:
        raise UserError("digest-nothing")
    return body


def _name(context: Context, values: dict[str, Value]) -> PeriodName:
    chosen = values.get("period")
    if chosen is None:
        said = context.event.body.text if isinstance(context.event.body, Message) else ""
        return "day" if said.strip().lstrip("/／").startswith(_DAILY) else "week"
    return next(name for name in NAMES if name == chosen)


def _period(context: Context, name: PeriodName, when: str) -> Period:
    plan = schedule_of(context)
    if not when:
        last = plan.last_complete(name, context.event.at)
        if _heard(context, last):
            return last
        return plan.around(name, to_datetime(context.event.at, context.zone).date())
    if fold(when) in BUSIEST:
        return _busiest(context, plan, name)
    try:
        return plan.around(name, date.fromisoformat(when.replace("/", "-")))
    except (ValueError, OverflowError):
        raise UserError("digest-date", value=when) from None


def _heard(context: Context, period: Period) -> bool:
    sql = "SELECT 1 FROM thread_message WHERE part = :p AND community = :c AND at >= :since AND at < :until LIMIT 1"
    values = {"p": context.part, "c": context.community, "since": period.since, "until": period.until}
    return context.conn.execute(text(sql), values).scalar() is not None


def _busiest(context: Context, plan: Schedule, name: PeriodName) -> Period:
    """Return the period in which most was said; of equals the later one."""
    rows = context.conn.execute(
        text(
            f"SELECT at / {DAY} AS day, count(*) AS n FROM thread_message WHERE part = :p AND community = :c GROUP BY 1"
        ),
        {"p": context.part, "c": context.community},
    )
    counts: Counter[Period] = Counter()
    for row in rows:
        day = to_datetime(int(row.day) * DAY + DAY // 2, context.zone).date()
        counts[plan.around(name, day)] += int(row.n)
    if not counts:
        raise UserError("digest-nothing")
    return max(counts, key=lambda period: (counts[period], period.since))


def _in_private(context: Context) -> bool:
    sql = text("SELECT kind FROM chat WHERE id = :i")
    return context.conn.execute(sql, {"i": context.event.chat}).scalar() == "private"


_PERIOD = Param(
    name="period",
    kind="choice",
    choices=NAMES,
    aliases={
        "日": "day",
        "天": "day",
        "周": "week",
        "週": "week",
        "月": "month",
        "日报": "day",
        "周报": "week",
    },
    help={"zh": "日、周或月", "en": "day, week or month"},
)
_DATE = Param(
    name="date",
    help={"zh": "其中一天（2026-01-12）或 最热闹", "en": "a day in it (2026-01-12), or busiest"},
)
_SWITCH = Param(name="on", kind="bool", help={"zh": "开或关", "en": "on or off"})

COMMANDS = (
    CommandSpec(
        name="digest preview",
        run=preview,
        aliases=("digest", "周报", "日报"),
        params=(_PERIOD, _DATE),
        audience="admin",
        private=True,
        moderation=True,
        help={
            "zh": "先看看日报、周报或月报（只给你看）",
            "en": "look at a daily, weekly or monthly digest first, yourself alone",
        },
        examples=("/digest preview", "/digest preview week 2026-01-12", "/周报 最热闹"),
    ),
    CommandSpec(
        name="digest now",
        run=now,
        params=(_PERIOD,),
        audience="admin",
        moderation=True,
        help={"zh": "现在就发一份", "en": "tell one now"},
        examples=("/digest now", "/digest now day"),
    ),
    CommandSpec(
        name="digest test",
        run=test,
        params=(_PERIOD, _DATE),
        audience="admin",
        private=True,
        moderation=True,
        help={"zh": "私聊发给自己一份试试", "en": "send one to yourself, in private"},
        examples=("/digest test", "/digest test month"),
    ),
    CommandSpec(
        name="digest schedule",
        run=schedule,
        params=(
            Param(
                name="when",
                kind="rest",
                help={
                    "zh": "日/周/月、星期几、几点，或 关",
                    "en": "day, week or month; weekday; time; or off",
                },
            ),
        ),
        audience="admin",
        private=True,
        moderation=True,
        help={"zh": "什么时候发", "en": "when digests are told"},
        examples=("/digest schedule", "/digest schedule week fri 18:00", "/digest schedule day off"),
    ),
    CommandSpec(
        name="digest sections",
        run=order,
        params=(
            Param(name="section", help={"zh": "哪一栏", "en": "which section"}),
            Param(name="to", help={"zh": "on、off 或第几个", "en": "on, off or its place"}),
        ),
        audience="admin",
        private=True,
        moderation=True,
        help={"zh": "有哪些栏，什么顺序", "en": "which sections it has, in what order"},
        examples=("/digest sections", "/digest sections sentiment off", "/digest sections threads 1"),
    ),
    CommandSpec(
        name="digest me",
        run=me,
        params=(_SWITCH,),
        private=True,
        help={
            "zh": "离开几天后，私下告诉你错过了什么",
            "en": "after some days away, be told in private what you missed",
        },
        examples=("/digest me on", "/digest me off"),
    ),
)
