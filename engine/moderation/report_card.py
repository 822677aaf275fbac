"""A report's card: what was reported, by whom, and what can be done about it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Text
from engine.moderation.notices import data
from engine.moderation.standing import place_of
from engine.stream.here import home_row

REPORTERS = 5
COPY = "+"
"""Ends the data of a card that stands nowhere by its name: shown by `/reports`."""
ACTS = ("warn", "mute", "delete")


def slot_of(ctx: Context, number: int) -> str:
    """Name a report's card."""
    return f"mod:{ctx.community}:report:{number}"


def read(ctx: Context, number: int) -> Any:
    """Return a report's row, None if there is none."""
    sql = (
        "SELECT number, chat, thread, message, author, text, at, state, claimed_by, closed_by, done "
        "FROM mod_report WHERE part = :part AND community = :community AND number = :n"
    )
    return ctx.conn.execute(text(sql), {**home_row(ctx), "n": number}).first()


def reporters(ctx: Context, number: int) -> list[Any]:
    """Return who reported it, in order."""
    sql = (
        "SELECT actor, chat, reason FROM mod_reporter WHERE part = :part AND community = :community "
        "AND number = :n ORDER BY at, actor"
    )
    return list(ctx.conn.execute(text(sql), {**home_row(ctx), "n": number}))


def take_back(ctx: Context, case: Any) -> list[int]:
    """Do not count an act that came to nothing as done, so that it can be pressed again; return the reports it was for."""
    rows = ctx.conn.execute(
        text(
            "SELECT number, done FROM mod_report WHERE part = :part AND community = :community AND chat = :h "
            "AND message <> '' AND message IN (SELECT message FROM mod_evidence "
            "WHERE part = :part AND community = :community AND number = :n AND chat = :h)"
        ),
        {**home_row(ctx), "n": case.number, "h": case.chat},
    ).all()
    found = {row.number: row.done.split(",") for row in rows if case.kind in row.done.split(",")}
    for number, done in found.items():
        ctx.conn.execute(
            text(
                "UPDATE mod_report SET done = :d WHERE part = :part AND community = :community AND number = :n"
            ),
            {**home_row(ctx), "n": number, "d": ",".join(kind for kind in done if kind != case.kind)},
        )
    return list(found)


def card(ctx: Context, number: int, lang: str, *, copy: bool = False) -> list[AnyPart]:
    """Write a report as moderators see it; a copy's buttons say that it is one."""
    row = read(ctx, number)
    who = reporters(ctx, number)
    title = place_of(ctx, row.chat).title
    head = ctx.text("moderation-report-card", lang, number=number, count=len(who), chat=title or "?")
    parts: list[AnyPart] = [Text(f"🚩 {head} ")]
    if row.author is not None:
        parts.append(Mention(row.author))
    if row.text:
        parts.append(Text(f"\n{row.text[:500]}", style="quote"))
    if row.message and "delete" not in row.done:
        link = Link(ctx.text("moderation-to-message", lang), chat=row.chat, message=row.message)
        parts += [Text("\n"), link]
    for one in who[:REPORTERS]:
        parts += [Text("\n· "), Mention(one.actor), Text(f" {one.reason}".rstrip())]
    if len(who) > REPORTERS:
        parts.append(Text("\n" + ctx.text("moderation-report-more", lang, count=len(who) - REPORTERS)))
    return [*parts, *_state(ctx, row, lang), *_keys(ctx, row, lang, COPY if copy else "")]


def _state(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    by = row.closed_by if row.closed_by is not None else row.claimed_by
    if row.state == "new" or by is None:
        return []
    said = ctx.text("moderation-report-state", lang, state=row.state)
    done = [ctx.text("moderation-kind", lang, kind=kind) for kind in row.done.split(",") if kind]
    if done:
        said += ctx.text("moderation-report-done", lang, done=ctx.text("moderation-list", lang).join(done))
    return [Text(f"\n➡️ {said} · "), Mention(by)]


def _keys(ctx: Context, row: Any, lang: str, mark: str) -> list[AnyPart]:
    def key(verb: str) -> Button:
        label = ctx.text("moderation-report-button", lang, verb=verb)
        return Button(label, data=data(ctx, "report", row.number, verb + mark))

    if row.state == "dismissed":
        return [Buttons(((key("reopen"),),))]
    possible = [
        kind
        for kind in ACTS
        if kind not in row.done.split(",") and (row.message if kind == "delete" else row.author is not None)
    ]
    rows = [tuple(key(kind) for kind in possible)] if possible else []
    if row.state != "acted":
        rows.insert(0, (key("claim"), key("dismiss")))
    return [Buttons(tuple(rows))] if rows else []
