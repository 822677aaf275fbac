"""How something recommended reads: one line, and the reasons, whose shares are exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from engine.contract.clock import to_datetime
from engine.contract.feature import Candidate, Context
from engine.contract.replies import AnyPart, Button, Link, Text
from engine.courses.advice.records import THOUSANDTHS, history, learner_of, reasons_of, topics_of
from engine.courses.listing import line
from engine.courses.records import enrolment, item_of, learners, scores
from engine.courses.rules import stars

WORD = "ad"
"""The word of our buttons: `ad:<what>:<community>:<number>[:<more>]`."""
LEAST = 100
"""What was less than so many thousandths of the reason is not told."""
MOST = 3
MANY = 2
_TOLD = 6
"""What was less is left out even where everything is told."""
Pool = Mapping[str, Candidate]


class Named(NamedTuple):
    """A reason in words."""

    why: str
    title: str
    share: int


_ICONS = {"event": "📅", "question": "❓", "thread": "💬"}


def data(ctx: Context, what: str, number: int, more: object = "") -> str:
    """Write a button's data."""
    told = f"{WORD}:{what}:{ctx.community}:{number}"
    return f"{told}:{more}" if more != "" else told


def item_line(ctx: Context, one: Candidate, lang: str) -> list[AnyPart]:
    """Write something that is recommended as one line."""
    kind, _, number = one.id.partition(":")
    row = item_of(ctx, int(number)) if kind == "course" and number.isdecimal() else None
    if row is not None:
        return [Text(line(ctx, row, lang, stars(scores(ctx).get(row.number))))]
    parts: list[AnyPart] = [Text(f"{_ICONS.get(one.kind, '•')} ")]
    title = title_of(one, lang)
    parts.append(Link(title, chat=one.chat, message=one.message) if one.message else Text(title))
    if one.until is not None:
        parts.append(Text(f" · {to_datetime(one.until, ctx.zone):%m-%d %H:%M}"))
    return parts


def title_of(one: Candidate, lang: str) -> str:
    """Name something in a language."""
    return one.title_en if lang == "en" and one.title_en else one.title


def because(ctx: Context, pool: Pool, row: Any, lang: str) -> str:
    """Write why something is recommended: what weighed at least a tenth, or what weighed most."""
    reasons = _named(ctx, pool, row, lang)
    weighty = [reason for reason in reasons if reason.share >= LEAST][:MOST] or reasons[:1]
    if is_tried(row):
        return ctx.text("advice-because-tried", lang)
    if weighty:
        joined = ctx.text("advice-and", lang).join(_say(ctx, reason, lang) for reason in weighty)
        return ctx.text("advice-because", lang, reasons=joined)
    known = bool(history(ctx.conn, ctx.part, ctx.community, row.member))
    return ctx.text("advice-because-nothing", lang, known="yes" if known else "no")


def is_tried(row: Any) -> bool:
    """Tell whether something stood there to be tried: the usual item has nearly all of the chance."""
    return bool(row.chance < THOUSANDTHS // 2)


def whole(ctx: Context, pool: Pool, row: Any, lang: str) -> list[str]:
    """Write everything that spoke for something, a line a reason."""
    reasons = _named(ctx, pool, row, lang)
    return [f"· {_say(ctx, reason, lang)}" for reason in reasons if reason.share >= _TOLD]


def _say(ctx: Context, reason: Named, lang: str) -> str:
    share = f"{round(reason.share / 10)}%"
    return ctx.text("advice-reason", lang, why=reason.why, title=reason.title, share=share)


def _named(ctx: Context, pool: Pool, row: Any, lang: str) -> list[Named]:
    """Put the reasons for a recommendation into words; what is said of one topic is one reason."""
    told = reasons_of(row)
    member = row.member
    found = [Named(_everybodys(ctx, row.item), "", share) for kind, _, share in told if kind == "liked"]
    unwanted = {one.item for one in history(ctx.conn, ctx.part, ctx.community, member) if one.weight < 0}
    for kind, item, share in told:
        if kind == "past" and item in pool:
            why = "unwanted" if item in unwanted else _why(ctx, member, item)
            found.append(Named(why, title_of(pool[item], lang), share))
    said: Counter[tuple[str, str]] = Counter()
    tags = topics_of(learner_of(ctx, member)).tags
    for kind, item, share in told:
        if kind == "topic" and item in pool:
            said[_topic(pool[item], tags, lang)] += share
    found += [Named(why, title, share) for (why, title), share in said.items()]
    return sorted(found, key=lambda reason: -reason.share)


def _topic(one: Candidate, tags: Mapping[str, float], lang: str) -> tuple[str, str]:
    """Name what was said about an item: by the tag of it that was named most, else as something like it."""
    named = [tag for tag in one.tags if tag in tags]
    if not named:
        return "like", title_of(one, lang)
    # People write the narrower tag behind the wider.
    return "topic", max(named, key=lambda tag: (tags[tag], one.tags.index(tag)))


def _everybodys(ctx: Context, item: str) -> str:
    """Name what is the same for everybody: that many chose something, or that few know it yet."""
    word, _, number = item.partition(":")
    many = word == "course" and number.isdecimal() and learners(ctx, int(number))[0] >= MANY
    return "liked" if many else "seldom"


def _why(ctx: Context, member: int, item: str) -> str:
    word, _, number = item.partition(":")
    if word == "course" and number.isdecimal():
        mine = enrolment(ctx, int(number), member)
        if mine is not None:
            return "begun" if mine.finished_at is None else "finished"
    return "attended" if word == "event" else "looked"


def keys(ctx: Context, number: int, lang: str, place: int | None = None) -> tuple[Button, ...]:
    """Return the buttons of something recommended."""
    head = f"{place} " if place is not None else ""
    opened = Button(head + ctx.text("advice-button", lang, what="open"), data=data(ctx, "open", number))
    others = (
        Button(ctx.text("advice-button", lang, what=what), data=data(ctx, what, number))
        for what in ("dismiss", "later")
    )
    return (opened, *others)
