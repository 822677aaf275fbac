"""What is still open: /unanswered, page by page, and the digest's share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import text

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.commands import Value
from engine.contract.events import Button as Press
from engine.contract.feature import Context, Line, Period, Section
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Text
from engine.qa.card import WORD
from engine.qa.records import said, shown_at
from engine.qa.rules import FORMER, OPEN, WATCHED_FOR, heading
from engine.stream.here import home

PAGE = 8
IN_DIGEST = 5
_BOUNTY = """(SELECT coalesce(sum(b.coins), 0) FROM bounty b WHERE b.part = q.part AND b.community = q.community
    AND b.number = q.number AND b.state = 'held')"""


class Open(NamedTuple):
    """Something that waits for an answer; `number` 0: it was met in the flow of a chat."""

    number: int
    words: str
    asker: int | None
    at: int
    answers: int
    coins: int
    chat: int
    message: str


def waiting(ctx: Context, *, until: int | None = None) -> list[Open]:
    """Return what is open: with the highest bounty first, then what nobody answered, the oldest first."""
    sql = f"""SELECT q.*, {_BOUNTY} AS coins, (SELECT count(*) FROM answer a WHERE a.part = q.part
        AND a.community = q.community AND a.number = q.number) AS answers FROM question q
        WHERE q.part = :p AND q.community = :c AND q.state = '{OPEN}' AND q.at < :u"""
    now = ctx.event.at + 1 if until is None else until
    found = []
    for row in ctx.conn.execute(text(sql), {**home(ctx), "u": now}):
        chat, message = shown_at(row)
        words = heading(row.title)
        found.append(Open(row.number, words, row.asker, row.at, row.answers, int(row.coins), chat, message))
    found += _watched(ctx, now)
    return sorted(found, key=lambda one: (-one.coins, one.answers > 0, one.number == 0, one.at))


def _watched(ctx: Context, until: int) -> list[Open]:
    """Return the unanswered questions of the flow whose words the log still has."""
    sql = """SELECT w.*, l.key FROM watched_question w JOIN log l ON l.part = w.part AND l.seq = w.seq
        WHERE w.part = :p AND w.community = :c AND w.first_at IS NULL AND w.number = 0 AND w.at > :s AND w.at < :u
        AND l.payload IS NOT NULL ORDER BY w.at DESC LIMIT 50"""
    found = []
    for row in ctx.conn.execute(text(sql), {**home(ctx), "s": until - WATCHED_FOR, "u": until}).all():
        _, body = said(ctx.conn, ctx.part, row.key, ctx.event.seq)
        if body is not None and body.text.strip():
            message = "" if row.message.startswith(FORMER) else row.message
            found.append(Open(0, heading(body.text), row.asker, row.at, 0, 0, row.chat, message))
    return found


def unanswered(ctx: Context, values: dict[str, Value]) -> None:
    """List what waits for an answer."""
    _show(ctx, int(values.get("page") or 1), edit="")


def turn(ctx: Context, body: Press, place: str) -> None:
    """Turn the list to a page, or to the presser's own first question."""
    if place != "me":
        _show(ctx, int(place) if place.isdecimal() else 1, edit=body.message)
        return
    mine = [n for n, one in enumerate(waiting(ctx)) if one.asker == ctx.event.actor]
    if not mine:
        ctx.toast(ctx.text("qa-list-not-there", ctx.language(ctx.event.actor)))
        return
    _show(ctx, mine[0] // PAGE + 1, edit=body.message, marked=ctx.event.actor)


def _show(ctx: Context, page: int, *, edit: str, marked: int | None = None) -> None:
    rows = waiting(ctx)
    if not rows:
        ctx.reply(ctx.text("qa-list-empty"), edit=edit, lifetime="list")
        return
    pages = -(-len(rows) // PAGE)
    page = min(max(page, 1), pages)
    parts: list[AnyPart] = [Text("❓ " + ctx.text("qa-list", count=len(rows)), style="bold")]
    for one in rows[(page - 1) * PAGE : page * PAGE]:
        parts.append(Text("\n"))
        parts += line(ctx, one)
        if one.asker is not None:
            parts += [Text(" · "), Mention(one.asker)]
        if marked is not None and one.asker == marked:
            parts.append(Text(" ◀"))
    keys = [Button(ctx.text("qa-list-mine"), data=f"{WORD}:page:me")]
    if page > 1:
        keys.insert(0, Button("◀", data=f"{WORD}:page:{page - 1}"))
    if page < pages:
        keys.append(Button("▶", data=f"{WORD}:page:{page + 1}"))
    if pages > 1:
        parts.append(Text("\n" + ctx.text("qa-list-footer", page=page, pages=pages)))
    ctx.reply(*parts, Buttons((tuple(keys),)), edit=edit, lifetime="list")


def line(ctx: Context, one: Open, *, now: int | None = None) -> list[AnyPart]:
    """Write an open question as one line that leads to it."""
    mark = f"#{one.number} " if one.number else "💭 "
    words: AnyPart = Link(one.words, chat=one.chat, message=one.message) if one.message else Text(one.words)
    told = f" · {age(ctx, (ctx.event.at if now is None else now) - one.at)}"
    if one.answers:
        told += f" · 💬 {one.answers}"
    if one.coins:
        told += f" · 🪙 {one.coins}"
    return [Text(mark), words, Text(told)]


def age(ctx: Context, span: int) -> str:
    """Write roughly how long something has waited."""
    if span >= DAY:
        return ctx.text("qa-age", unit="day", count=span // DAY)
    if span >= HOUR:
        return ctx.text("qa-age", unit="hour", count=span // HOUR)
    return ctx.text("qa-age", unit="minute", count=max(span // MINUTE, 1))


def open_questions(ctx: Context, period: Period) -> Section | None:
    """Tell a digest what is unanswered, and how many questions of the period were answered."""
    rows: Sequence[Open] = [one for one in waiting(ctx, until=period.until) if not one.answers]
    asked, answered = counts(ctx, period.since, period.until)
    if not rows and not asked:
        return None
    lines: list[Line] = []
    if asked:
        lines.append((Text(ctx.text("qa-digest-counts", asked=asked, answered=answered)),))
    lines += [tuple(line(ctx, one, now=period.until)) for one in rows[:IN_DIGEST]]
    return Section(name="qa", title="❓ " + ctx.text("qa-digest-title", count=len(rows)), lines=tuple(lines))


def counts(ctx: Context, since: int, until: int) -> tuple[int, int]:
    """Count the questions of a period, met in the flow or not, and those of them that got an answer."""
    sql = """SELECT count(*) AS asked, count(first_at) AS answered FROM (
        SELECT first_at FROM question WHERE part = :p AND community = :c AND at >= :s AND at < :u
            AND kind <> 'flow' AND state <> 'closed'
        UNION ALL SELECT first_at FROM watched_question WHERE part = :p AND community = :c AND at >= :s AND at < :u
        ) AS every"""
    row: Any = ctx.conn.execute(text(sql), {**home(ctx), "s": since, "u": until}).one()
    return int(row.asked), int(row.answered)
