"""What is said about a case: one line in the group, the details to the member alone, a record for the moderators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import text

from engine.contract.clock import MINUTE
from engine.contract.durations import Length
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Text
from engine.moderation import doing, places, records
from engine.moderation.rules import FAILED, OPEN, OVER, PURGE, UNDONE

_ADDRESS = re.compile(r" \((?:telegram|discord|console) \S+\)$")
WORD = "mod"
"""Begins the data of all buttons of ours."""
QUIET = MINUTE
"""A rule says a thing about one member once in so long."""


def data(ctx: Context, what: str, number: int, more: str = "") -> str:
    """Write a button's data; the community tells a press in a private chat that speaks of another one."""
    return f"{WORD}:{what}:{ctx.community}:{number}" + (f":{more}" if more else "")


def slot_of(ctx: Context, number: int, where: str) -> str:
    """Name the message about a case that stands in the group (`said`) or in the audit channel (`record`)."""
    return f"mod:{ctx.community}:{number}:{where}"


def lifted_slot(ctx: Context, seq: int) -> str:
    """Name the line that says that something was lifted, by the event that asked for it."""
    return f"mod:{ctx.community}:lifted:{seq}"


def length_of(ctx: Context, row: Any, lang: str) -> str:
    """Write how long a case holds."""
    return _length(ctx, row.kind, None if row.until is None else row.until - row.at, lang)


def _length(ctx: Context, kind: str, length: int | None, lang: str) -> str:
    if kind not in ("mute", "ban"):
        return ""
    if length is None:
        return ctx.text("moderation-for-good", lang)
    return ctx.text("moderation-for", lang, length=Length(length))


def act_of(ctx: Context, kind: str, length: int | None, lang: str) -> str:
    """Write what a step of the ladder does."""
    said = _length(ctx, kind, length, lang)
    return ctx.text("moderation-record", lang, kind=kind, length=said, count=0)


def tell_group(ctx: Context, row: Any, remark: str = "") -> None:
    """Say in one line what happened; what a rule did is said in passing, and once a minute."""
    if row.kind == "delete" and row.actor is not None:
        return
    if row.actor is None and _said_already(ctx, row):
        return
    here = row.chat == ctx.event.chat
    lang = ctx.language() if here else None
    lang = lang or places.language_of(ctx, row.chat)
    said = ctx.text(
        "moderation-said", lang, kind=row.kind, length=length_of(ctx, row, lang), number=row.number
    )
    parts: list[AnyPart | str] = [Text(_sign(row.kind)), Mention(row.target), Text(said + remark)]
    if row.kind in ("warn", "mute", "delete"):
        parts.append(Buttons(((appeal_button(ctx, row, lang),),)))
    ctx.reply(
        *parts,
        chat=None if here else row.chat,
        thread=row.thread,
        private=False,
        quote=row.actor is not None,
        slot=slot_of(ctx, row.number, "said"),
        lifetime="keep" if row.actor is not None else "list",
    )


def _said_already(ctx: Context, row: Any) -> bool:
    return bool(
        records.cases(
            ctx,
            "target = :t AND chat = :h AND rule = :r AND kind = :k AND at > :a AND number < :n",
            t=row.target,
            h=row.chat,
            r=row.rule,
            k=row.kind,
            a=row.at - QUIET,
            n=row.number,
        )
    )


def appeal_button(ctx: Context, row: Any, lang: str) -> Button:
    """Lead to the private chat where somebody may speak against a case."""
    return Button(
        ctx.text("moderation-appeal-button", lang),
        data=data(ctx, "appeal", row.number),
        start=f"appeal_{row.number}",
        only=row.target,
    )


def tell_member(ctx: Context, row: Any) -> bool:
    """Tell the member what happened, why, for how long, and how to appeal; false if the bot may not write to them."""
    if row.actor is None and _said_already(ctx, row):
        return False
    lang = ctx.language(row.target)
    parts = [*details(ctx, row, lang), Buttons(((appeal_button(ctx, row, lang),),))]
    return places.tell(ctx, row.target, row.chat, *parts)


def details(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Write what a member may know about a case of theirs, and how to appeal."""
    return [*facts(ctx, row, lang), Text("\n" + ctx.text("moderation-told-appeal", lang, number=row.number))]


def facts(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Write what a member may know about a case of theirs."""
    lines = [
        ctx.text(
            "moderation-told",
            lang,
            kind=row.kind,
            length=length_of(ctx, row, lang),
            number=row.number,
            community=_name(ctx),
        )
    ]
    if row.reason:
        lines.append(ctx.text("moderation-told-reason", lang, reason=row.reason))
    if row.actor is None:
        lines.append(ctx.text("moderation-told-rule", lang))
    if row.kind == "warn" and state_of(ctx, row) == OPEN:
        points = points_of(ctx, row.target)
        lines.append(ctx.text("moderation-told-points", lang, points=points))
    found: list[AnyPart] = [Text("\n".join(lines))]
    own = [one.text for one in records.evidence(ctx, row.number) if one.text and one.author == row.target]
    return [*found, *(Text(f"\n{said[:300]}", style="quote") for said in own[:1])]


def state_of(ctx: Context, row: Any) -> str:
    """Return how a case stands now; nothing marks a warning that counts no more."""
    past = row.kind == "warn" and row.state == OPEN and row.until is not None and row.until <= ctx.event.at
    return OVER if past else str(row.state)


def points_of(ctx: Context, target: int) -> int:
    """Return the warning points that count now."""
    found = records.cases(
        ctx,
        "target = :t AND kind = 'warn' AND state = 'open' AND (until IS NULL OR until > :a)",
        t=target,
        a=ctx.event.at,
    )
    return sum(one.points for one in found)


def tell_audit(ctx: Context, row: Any) -> None:
    """Put a case on record in the audit channel, with a button that undoes it."""
    chat = places.audit_chat(ctx)
    if chat is None:
        return
    ctx.reply(
        *record(ctx, row, places.language_of(ctx, chat)),
        chat=chat,
        private=False,
        quote=False,
        slot=slot_of(ctx, row.number, "record"),
    )


def headline(ctx: Context, row: Any, lang: str, count: int | None = None) -> list[AnyPart]:
    """Write a case in one line: its number, to whom, what, by whom, and what became of it."""
    parts: list[AnyPart] = [Text(f"{_sign(row.kind)}#{row.number}")]
    if row.target is not None:
        parts += [Text(" "), Mention(row.target)]
    found = len(records.evidence(ctx, row.number)) if count is None else count
    said = ctx.text("moderation-record", lang, kind=row.kind, length=length_of(ctx, row, lang), count=found)
    parts.append(Text(f" {said} · "))
    parts.append(Mention(row.actor) if row.actor is not None else Text(rule_name(ctx, row.rule, lang)))
    state = state_of(ctx, row)
    if state != OPEN:
        parts.append(Text(" · " + ctx.text("moderation-state", lang, state=state)))
        if row.closed_by is not None:
            parts += [Text(" "), Mention(row.closed_by)]
    return parts


def record(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Write a case as moderators read it, with what it is about and a button that undoes it."""
    found = records.evidence(ctx, row.number)
    parts = headline(ctx, row, lang, len(found))
    if row.reason:
        parts.append(Text(f"\n{row.reason}"))
    for one in found[:3] if row.kind != PURGE else ():
        if one.text:
            parts.append(Text(f"\n{one.text[:200]}", style="quote"))
        if row.kind != "delete":
            words = ctx.text("moderation-to-message", lang)
            parts += [Text("\n"), Link(words, chat=one.chat, message=one.message)]
    if row.state not in (UNDONE, FAILED):
        key = Button(ctx.text("moderation-undo-button", lang), data=data(ctx, "undo", row.number))
        parts.append(Buttons(((key,),)))
    return parts


def is_record(ctx: Context, number: int) -> bool:
    """Tell whether the event comes from the record of a case in the audit channel, which is changed by its name."""
    chat = places.audit_chat(ctx)
    return chat is not None and chat == ctx.event.chat and records.case(ctx, number) is not None


def rule_name(ctx: Context, rule: str, lang: str) -> str:
    """Name a rule in the reader's language."""
    try:
        return ctx.text(f"auto-rule-{rule}", lang)
    except KeyError:
        return ctx.text("moderation-by-rule", lang, rule=rule or "?")


def tell_undone(ctx: Context, rows: Sequence[Any]) -> None:
    """Tell the member in one message which cases of theirs are undone and what still holds; correct the records."""
    for row in rows:
        tell_audit(ctx, row)
    first = rows[0]
    if first.target is None:
        return
    lang = ctx.language(first.target)
    one = partial(ctx.text, "moderation-told-undone-one", lang)
    what = ctx.text("moderation-list", lang).join(one(number=row.number, kind=row.kind) for row in rows)
    said = ctx.text("moderation-told-undone", lang, community=_name(ctx), what=what)
    for other in dict.fromkeys(doing.held_by(ctx, row) for row in rows):
        said += "" if other is None else ctx.text("moderation-told-holds", lang, number=other)
    places.tell(ctx, first.target, first.chat, said)


def tell_failed(ctx: Context, row: Any) -> None:
    """Take back what the member was told of a case that came to nothing; say which other one holds all the same."""
    if row.target is None or (row.actor is None and _said_already(ctx, row)):
        return
    lang = ctx.language(row.target)
    said = ctx.text("moderation-told-failed", lang, kind=row.kind, number=row.number, community=_name(ctx))
    # The warning that brought it was told of by this one alone.
    for other in (row.parent, doing.held_by(ctx, row)):
        said += "" if other is None else ctx.text("moderation-told-holds", lang, number=other)
    places.tell(ctx, row.target, row.chat, said)


def line_in_audit(ctx: Context, said: str) -> None:
    """Write a line into the audit channel, if there is one."""
    chat = places.audit_chat(ctx)
    if chat is not None:
        ctx.reply(said, chat=chat, private=False, quote=False)


def _sign(kind: str) -> str:
    return {"warn": "⚠️ ", "mute": "🔇 ", "ban": "⛔ ", "kick": "👋 "}.get(kind, "🗑 ")


def _name(ctx: Context) -> str:
    """Name the community; the address that makes an unnamed one's name its own is for nobody to read."""
    sql = text("SELECT name FROM community WHERE id = :c")
    return _ADDRESS.sub("", str(ctx.conn.execute(sql, {"c": ctx.community}).scalar()))
