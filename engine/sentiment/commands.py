"""`/mood`, `/mood why`, `/mood wrong`, `/mood about`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.errors import UserError
from engine.contract.events import Button, Command, Derived, Message
from engine.contract.feature import Context
from engine.contract.ports import Features, Feeling
from engine.contract.replies import AnyPart, Buttons, Table, Text
from engine.contract.replies import Button as Press
from engine.sentiment import alerts
from engine.sentiment.attribution import fold
from engine.sentiment.corrections import CORRECT
from engine.sentiment.figures import FEWEST
from engine.sentiment.hours import DAY_HOURS, hour_of
from engine.sentiment.reading import about as mood_about
from engine.sentiment.reading import movers
from engine.sentiment.show import change_line, interval, mood, scope_of, signed, terms_of
from engine.sentiment.watch import FEATURE, recent_changes

LABELS = {"negative": -1, "neutral": 0, "positive": 1}
_NAMES = {label: name for name, label in LABELS.items()}
MOST_SUBJECTS = 20
UNREAD = frozenset({"withheld", "unpayable", "forwarded", "sticker", "attachment", "empty"})
"""What `message_fact` says of messages that have no mood."""


def why(context: Context, _values: dict[str, Value]) -> None:
    """Explain the alert replied to, the last alert, or else the last change of the level."""
    try:
        told = alerts.explain(context, "alert")
    except UserError as error:
        if error.key != "sentiment-why-nothing":
            raise
        told = _last_change(context)
    context.reply(*(told or []))


def _last_change(context: Context) -> list[AnyPart]:
    scope = scope_of(context)
    today = hour_of(context.event.at, context.zone) // DAY_HOURS
    found = recent_changes(context.conn, scope, today - 1)
    if not found:
        raise UserError("sentiment-why-nothing")
    change = found[-1]
    first, down = change.day * DAY_HOURS, change.after < change.before
    links = movers(context.conn, scope, first, first + DAY_HOURS, down=down)
    return [
        Text(change_line(context, change, terms_of(context, scope, change))),
        *alerts.link_parts(context, [(one.chat, one.message) for one in links]),
    ]


def wrong(context: Context, values: dict[str, Value]) -> None:
    """Say how the message replied to was really meant, or ask by buttons."""
    body = context.event.body
    message = body.reply_to if isinstance(body, Message | Command) else ""
    if not message:
        raise UserError("sentiment-wrong-reply")
    chat, meant = context.event.chat, values.get("meant")
    if meant is None:
        _ask(context, _read(context, chat, message))
        return
    label = LABELS[str(meant)]
    _correct(context, chat, message, label)
    context.reply(context.text("sentiment-wrong-done", label=_NAMES[label]))


def _read(context: Context, chat: int, message: str) -> Any:
    """Return how the slow half read a message; it may not have come to it yet."""
    row = context.conn.execute(
        text("SELECT * FROM mood_message WHERE part = :p AND chat = :c AND message = :m AND community = :o"),
        {"p": context.part, "c": chat, "m": message, "o": context.community},
    ).first()
    if row is None:
        raise UserError("sentiment-wrong-unread")
    return row


def _ask(context: Context, row: Any) -> None:
    buttons = tuple(
        Press(
            context.text("sentiment-label", label=name),
            data=f"mood:label:{row.chat}:{row.message}:{label}",
            only=context.event.actor,
        )
        for name, label in LABELS.items()
        if label != row.label
    )
    told = context.text("sentiment-wrong-ask", label=_NAMES[row.label], score=signed(row.score))
    context.reply(Text(told), Buttons((buttons,)))


def _correct(context: Context, chat: int, message: str, label: int) -> None:
    """Pass a correction on; the slow half counts it from this place in the log on.

    Whether there is anything to correct is asked of what this half knows: the same however far the other one is.
    """
    reason = context.conn.execute(
        text(
            "SELECT reason FROM message_fact WHERE part = :p AND chat = :c AND message = :m AND community = :o"
        ),
        {"p": context.part, "c": chat, "m": message, "o": context.community},
    ).scalar()
    if reason is None or reason in UNREAD:
        raise UserError("sentiment-wrong-unread")
    values: dict[str, str | int | float | None] = {"chat": chat, "message": message, "label": label}
    context.append(
        Derived(feature=FEATURE, name=CORRECT, values=values), unique=f"mood:correct:{context.event.key}"
    )
    context.audit("sentiment-corrected", _NAMES[label])


def on_button(context: Context, body: Button, rest: str) -> None:
    """Take in a press: on an alert, or the answer to how a message was meant."""
    word, _, more = rest.partition(":")
    if word != "label":
        alerts.on_button(context, rest)
        return
    actor = context.event.actor
    if actor is None or not alerts.is_staff(context, actor, context.community):
        raise UserError("sentiment-moderators-only")
    place, label = more.rsplit(":", 1)
    chat, _, message = place.partition(":")
    _correct(context, int(chat), message, int(label))
    told = context.text("sentiment-wrong-done", context.language(actor), label=_NAMES[int(label)])
    context.reply(told, edit=body.message)


def about(context: Context, values: dict[str, Value]) -> None:
    """Show how people speak of a course, an event, an answer."""
    known = [
        subject
        for feature in context.port(Features).all()
        if feature.subjects is not None
        for subject in feature.subjects(context.conn, context.community)
    ]
    name = str(values.get("name") or "").strip()
    if name:
        wanted = fold(name)
        known = [one for one in known if wanted in {fold(word) for word in (one.id, one.name, *one.aliases)}]
        if not known:
            raise UserError("sentiment-about-unknown", name=name)
    scope = scope_of(context)
    found = [(one.name, mood_about(context.conn, scope, one.id)) for one in known]
    rows = tuple(
        (title, signed(mood.mean), interval(context, mood), str(mood.authors))
        for title, mood in sorted(found, key=lambda one: one[0])
        if mood is not None
    )
    if not rows:
        context.reply(context.text("sentiment-about-few", fewest=FEWEST))
        return
    head = tuple(context.text(f"sentiment-about-{word}") for word in ("name", "score", "interval", "people"))
    context.reply(
        Text(context.text("sentiment-about-title"), "bold"),
        Table(head, rows[:MOST_SUBJECTS]),
        lifetime="list",
    )


class SpokenMood:
    """The port `Mood`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def about(self, subject: str) -> Feeling | None:
        """Return how people speak of a subject; None while fewer than five did."""
        found = mood_about(self._context.conn, scope_of(self._context), subject)
        if found is None:
            return None
        return Feeling(found.mean, found.low, found.high, found.authors, found.messages)


_PERIOD = Param(
    name="period",
    kind="choice",
    choices=("day", "week", "month"),
    aliases={
        "今天": "day",
        "今日": "day",
        "日": "day",
        "天": "day",
        "本周": "week",
        "周": "week",
        "本月": "month",
        "月": "month",
    },
    help={"zh": "时段", "en": "period"},
)
_HERE = Param(
    name="here",
    kind="choice",
    choices=("here", "all"),
    aliases={"本群": "here", "这里": "here", "全部": "all"},
    help={"zh": "只看这里，还是整个社区", "en": "this chat alone, or the whole community"},
)
_MEANT = Param(
    name="meant",
    kind="choice",
    choices=tuple(LABELS),
    aliases={
        "负面": "negative",
        "消极": "negative",
        "中性": "neutral",
        "正面": "positive",
        "积极": "positive",
    },
    help={"zh": "其实是", "en": "really meant"},
)

COMMANDS = (
    CommandSpec(
        name="mood",
        run=mood,
        aliases=("气氛", "氛围", "情绪"),
        params=(_PERIOD, _HERE),
        help={"zh": "社区的气氛曲线：今天、本周或本月", "en": "the community's mood: day, week or month"},
        examples=("/mood", "/mood day", "/mood month here", "/气氛 本月"),
    ),
    CommandSpec(
        name="mood about",
        run=about,
        aliases=("口碑",),
        params=(
            Param(name="name", kind="rest", help={"zh": "课程、活动或回答", "en": "course, event or answer"}),
        ),
        help={"zh": "大家怎么看课程、活动和回答", "en": "how people speak of courses, events and answers"},
        examples=("/mood about", "/mood about Python 101"),
    ),
    CommandSpec(
        name="mood why",
        run=why,
        audience="moderator",
        private=True,
        moderation=True,
        help={"zh": "上一次气氛提醒或变化是为什么", "en": "why there was an alert, or the mood changed"},
        examples=("/mood why",),
    ),
    CommandSpec(
        name="mood wrong",
        run=wrong,
        aliases=("气氛不对",),
        params=(_MEANT,),
        audience="moderator",
        private=True,
        moderation=True,
        menu="message",
        menu_title={"zh": "情绪判断有误", "en": "Mood misread"},
        help={
            "zh": "回复一条被误读的消息，说明它其实是什么情绪（只记次数）",
            "en": "reply to a misread message and say how it was meant (only counts are kept)",
        },
        examples=("/mood wrong", "/mood wrong neutral"),
    ),
)
