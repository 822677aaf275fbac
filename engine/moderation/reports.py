"""Reports: made as a reply or from a message's menu, several of one message as one, decided by the moderators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.acts import Tidy
from engine.contract.clock import HOUR
from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.events import Command, Message
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Mention, Text
from engine.moderation import places, records
from engine.moderation.notices import data
from engine.moderation.report_card import card, slot_of
from engine.moderation.rules import (
    REPORTS_AN_HOUR,
    UNFOUNDED,
    UNFOUNDED_REST,
    UNFOUNDED_WITHIN,
)
from engine.moderation.standing import insist_on_moderator, place_of
from engine.moderation.tables import Report, Reporter
from engine.store.sql import insert_new
from engine.stream.here import home_row

NEW, CLAIMED, ACTED, DISMISSED = "new", "claimed", "acted", "dismissed"
LISTED = 8
ASKED_IN_GROUP = 3


def report(ctx: Context, args: dict[str, Value]) -> None:
    """Report the message replied to, or somebody. Raises UserError if it says neither.

    Why else it is not taken is told like the thanks: the words in the group would say who they are.
    """
    body = ctx.event.body
    try:
        _take(ctx, args)
    except UserError as error:
        if not isinstance(body, Message) or error.key == "moderation-report-what":
            raise
        _answer(ctx, error.key, **error.values)
        return
    _answer(ctx, "moderation-report-thanks")


def _take(ctx: Context, args: dict[str, Value]) -> None:
    """Write a report down and pass it on. Raises UserError, before anything is written, that says why it is not taken."""
    reporter, body = ctx.event.actor, ctx.event.body
    assert reporter is not None
    message = body.reply_to if isinstance(body, Message | Command) else ""
    named = args.get("user")
    author = int(named) if named is not None else None
    said = ""
    if message:
        said, known, _at, _key = records.text_of(ctx, ctx.event.chat, message)
        author = known if known is not None else author
    elif author is None:
        raise UserError("moderation-report-what")
    if author == reporter:
        raise UserError("moderation-report-yourself" if message else "moderation-not-yourself")
    _damp(ctx, reporter)
    found = _open_report(ctx, message, author, said)
    if found is not None and _has_reported(ctx, found.number, reporter):
        raise UserError("moderation-report-twice")
    number = found.number if found is not None else _write(ctx, message, author, said)
    row = {
        **home_row(ctx),
        "number": number,
        "actor": reporter,
        "chat": ctx.event.chat,
        "reason": str(args.get("reason") or "")[: records.LONGEST_REASON],
        "at": ctx.event.at,
    }
    insert_new(ctx.conn, Reporter, [row])
    _pass_on(ctx, number, author, new=found is None)


def _damp(ctx: Context, reporter: int) -> None:
    """Refuse a flood of reports, and let those rest whose reports came to nothing. Raises UserError."""
    values = {
        **home_row(ctx),
        "a": reporter,
        "h": ctx.event.at - HOUR,
        "w": ctx.event.at - UNFOUNDED_WITHIN,
    }
    mine = "FROM mod_reporter r JOIN mod_report p ON p.part = r.part AND p.community = r.community "
    mine += "AND p.number = r.number WHERE r.part = :part AND r.community = :community AND r.actor = :a"
    recent = ctx.conn.execute(text(f"SELECT count(*) {mine} AND r.at > :h"), values).scalar_one()
    if recent >= REPORTS_AN_HOUR:
        raise UserError("moderation-report-flood", most=REPORTS_AN_HOUR)
    empty = ctx.conn.execute(
        text(f"SELECT count(*), max(p.closed_at) {mine} AND p.state = 'dismissed' AND p.closed_at > :w"),
        values,
    ).one()
    if empty[0] >= UNFOUNDED and ctx.event.at < empty[1] + UNFOUNDED_REST:
        # To the minute, and never nothing.
        wait = -(-(empty[1] + UNFOUNDED_REST - ctx.event.at) // 60_000_000) * 60_000_000
        raise UserError("moderation-report-rest", wait=Length(wait))


def _open_report(ctx: Context, message: str, author: int | None, said: str) -> Any:
    """Return the report that this one joins, none if the message says something else by now.

    Raises UserError if it was decided on already.
    """
    where = "message = :m" if message else "message = '' AND author = :a AND state IN ('new', 'claimed')"
    values = {**home_row(ctx), "h": ctx.event.chat, **({"m": message} if message else {"a": author})}
    found = ctx.conn.execute(
        text(
            "SELECT number, state, text FROM mod_report WHERE part = :part AND community = :community AND chat = :h "
            f"AND {where} ORDER BY number DESC LIMIT 1"
        ),
        values,
    ).first()
    if found is not None and said and found.text and found.text != said:
        return None
    if found is not None and found.state in (ACTED, DISMISSED):
        raise UserError("moderation-report-decided")
    return found


def _has_reported(ctx: Context, number: int, reporter: int) -> bool:
    sql = "SELECT 1 FROM mod_reporter WHERE part = :part AND community = :community AND number = :n AND actor = :a"
    values = {**home_row(ctx), "n": number, "a": reporter}
    return ctx.conn.execute(text(sql), values).scalar() is not None


def _write(ctx: Context, message: str, author: int | None, said: str) -> int:
    number = records.next_number(ctx, "mod_report")
    row = {
        **home_row(ctx),
        "number": number,
        "chat": ctx.event.chat,
        "thread": ctx.event.thread,
        "message": message,
        "author": author,
        "text": said,
        "at": ctx.event.at,
        "state": NEW,
        "claimed_by": None,
        "closed_by": None,
        "closed_at": None,
        "done": "",
    }
    insert_new(ctx.conn, Report, [row])
    records.forget_later(ctx, "report", number, "report")
    return number


def _pass_on(ctx: Context, number: int, author: int | None, *, new: bool) -> None:
    def shown(lang: str) -> Sequence[Any]:
        return card(ctx, number, lang)

    if not new:
        places.change_on_desks(ctx, slot_of(ctx, number), shown)
    elif not places.put_on_desks(ctx, slot_of(ctx, number), ctx.event.chat, shown, against=author):
        _ask_in_group(ctx)


def _ask_in_group(ctx: Context) -> None:
    """Nobody of the staff has ever written to the bot: ask them here to look, without a word of what it is."""
    staff = places.staff_of(ctx, ctx.event.chat)[:ASKED_IN_GROUP]
    parts: list[Any] = []
    for actor in staff:
        parts += [Mention(actor), " "]
    ctx.reply(*parts, ctx.text("moderation-report-waits"), private=False, quote=False)


def _answer(ctx: Context, key: str, **values: Any) -> None:
    """Answer the reporter where nobody else sees it; what they wrote in the group goes, for it says who they are."""
    reporter = ctx.event.actor or 0
    said = ctx.text(key, ctx.language(reporter), **values)
    body = ctx.event.body
    if not isinstance(body, Message):
        ctx.reply(said, private=True)
        return
    if body.message and place_of(ctx, ctx.event.chat).kind != "private":
        ctx.act(Tidy(chat=ctx.event.chat, messages=(body.message,)))
    if not places.tell(ctx, reporter, ctx.event.chat, said):
        ctx.reply(said, private=False, quote=False, lifetime="notice")


def queue(ctx: Context, _args: dict[str, Value]) -> None:
    """List the reports that wait, with a button for each."""
    insist_on_moderator(ctx, ctx.event.actor, ctx.event.chat)
    lang = ctx.language(ctx.event.actor)
    rows = ctx.conn.execute(
        text(
            "SELECT number, chat, author, text, state FROM mod_report WHERE part = :part AND community = :community "
            "AND state IN ('new', 'claimed') ORDER BY number"
        ),
        home_row(ctx),
    ).all()
    actor = ctx.event.actor
    rows = [row for row in rows if not places.left_to_others(ctx, actor, row.author, row.chat)]
    if not rows:
        ctx.reply(ctx.text("moderation-reports-none", lang))
        return
    parts: list[Any] = [ctx.text("moderation-reports", lang, count=len(rows))]
    keys = []
    for row in rows[:LISTED]:
        parts += [f"\n#{row.number} ", *([Mention(row.author)] if row.author is not None else [])]
        parts.append(f" {row.text[:60]}")
        keys.append((Button(f"#{row.number}", data=data(ctx, "report", row.number, "card")),))
    ctx.reply(*map(_text, parts), Buttons(tuple(keys)))


def _text(part: Any) -> Any:
    return Text(part) if isinstance(part, str) else part
