"""Buttons under what is recommended: `ad:<what>:<community>:<number>[:<more>]`."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Candidate, Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.contract.settings import fold
from engine.courses.advice import asking
from engine.courses.advice.choosing import ASKED
from engine.courses.advice.deeds import note
from engine.courses.advice.following import answered
from engine.courses.advice.models import pool_of
from engine.courses.advice.records import NO, UNASKED, advice_of, learner_of, put_learner
from engine.courses.advice.showing import data, item_line, title_of
from engine.courses.advice.tables import BarredTopic
from engine.courses.card import card
from engine.courses.records import item_of
from engine.store.sql import insert_new
from engine.stream.whereabouts import community_name

_ALLOW = ("talk", "on", "neither")


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community, or of another member."""
    what, _, more = rest.partition(":")
    pieces = more.split(":")
    if len(pieces) < 2 or not all(piece.isdecimal() for piece in pieces):
        return
    community, number = int(pieces[0]), int(pieces[1])
    if community != ctx.community:
        raise UserError("courses-elsewhere", community=community_name(ctx.conn, community))
    member = int(ctx.event.actor or 0)
    if what in _ALLOW:
        _allow(ctx, body, member, what)
        return
    row = advice_of(ctx, number)
    if row is None or row.member != member:
        raise UserError("advice-too-old")
    _do(ctx, body, row, what, int(pieces[2]) if len(pieces) > 2 else None)


def _allow(ctx: Context, body: Press, member: int, what: str) -> None:
    if what == "neither":
        put_learner(ctx, member, push=NO, talk=NO, asked_at=ctx.event.at)
    else:
        asking.allow(ctx, member, what)
    lang = ctx.language(member)
    mine = learner_of(ctx, member)
    left = [
        Button(ctx.text("advice-button", lang, what=name), data=data(ctx, name, 0), only=member)
        for name, state in (("talk", mine.talk), ("on", mine.push))
        if state == UNASKED
    ]
    shown = asking.recommended(ctx, member)
    rows = [row for part in shown if isinstance(part, Buttons) for row in part.rows]
    rows += [tuple(left)] if left else []
    said = [part for part in shown if not isinstance(part, Buttons)]
    keys = [Buttons(tuple(rows))] if rows else []
    ctx.reply(*said, Text("\n\n"), *asking.told(ctx, member), *keys, edit=body.message, private=True)


def _do(ctx: Context, body: Press, row: Any, what: str, more: int | None) -> None:
    member = row.member
    one = pool_of(ctx).get(row.item)
    lang = ctx.language(member)
    match what:
        case "open":
            _open(ctx, row, one, lang)
        case "dismiss":
            note(ctx, member, row.item, "dismiss")
            answered(ctx, row.number, member, "dismissed")
            _go_on(ctx, body, row, ctx.text("advice-dismissed", lang, title=_title(one, lang)))
        case "later":
            answered(ctx, row.number, member, "later")
            _go_on(ctx, body, row, ctx.text("advice-later", lang, title=_title(one, lang)))
        case "never" if one is not None:
            _never(ctx, body, row, one, lang)
        case "bar" if one is not None and more is not None and more < len(one.tags):
            _bar(ctx, body, row, one.tags[more], lang)
        case "off":
            answered(ctx, row.number, member, "dismissed")
            asking.stop(ctx, member)
            ctx.reply(ctx.text("advice-stopped", lang), edit=body.message, private=True)
        case _:
            raise UserError("advice-too-old")


def _open(ctx: Context, row: Any, one: Candidate | None, lang: str) -> None:
    note(ctx, row.member, row.item, "click")
    answered(ctx, row.number, row.member, "opened")
    kind, _, number = row.item.partition(":")
    item = item_of(ctx, int(number)) if kind == "course" else None
    if item is not None:
        ctx.reply(*card(ctx, item, lang), private=True, quote=False)
    elif one is not None:
        parts: list[AnyPart] = item_line(ctx, one, lang)
        more = f"\n{one.command}" if one.command else ""
        ctx.reply(*parts, Text(more), private=True, quote=False)
    else:
        raise UserError("advice-too-old")


def _go_on(ctx: Context, body: Press, row: Any, said: str) -> None:
    """Show the next best in the place of what is not wanted; a push just says that it heard."""
    if row.how != ASKED:
        ctx.reply(said, edit=body.message, private=True)
        return
    ctx.reply(Text(f"{said}\n\n"), *asking.recommended(ctx, row.member), edit=body.message, private=True)


def _never(ctx: Context, body: Press, row: Any, one: Candidate, lang: str) -> None:
    if len(one.tags) == 1:
        _bar(ctx, body, row, one.tags[0], lang)
        return
    if not one.tags:
        note(ctx, row.member, row.item, "dismiss")
        answered(ctx, row.number, row.member, "dismissed")
        ctx.reply(
            ctx.text("advice-dismissed", lang, title=_title(one, lang)), edit=body.message, private=True
        )
        return
    keys = tuple(
        Button(tag, data=data(ctx, "bar", row.number, place)) for place, tag in enumerate(one.tags[:5])
    )
    ctx.reply(ctx.text("advice-which-topic", lang), Buttons((keys,)), edit=body.message, private=True)


def _bar(ctx: Context, body: Press, row: Any, tag: str, lang: str) -> None:
    barred = {
        "part": ctx.part,
        "community": ctx.community,
        "member": row.member,
        "tag": fold(tag),
        "at": ctx.event.at,
    }
    insert_new(ctx.conn, BarredTopic, [barred])
    answered(ctx, row.number, row.member, "dismissed")
    ctx.reply(ctx.text("advice-barred", lang, topic=tag), edit=body.message, private=True)


def _title(one: Candidate | None, lang: str) -> str:
    return title_of(one, lang) if one is not None else "…"
