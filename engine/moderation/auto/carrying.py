"""From a verdict to what happens: a case, a card for the moderators, or in a dry run a line that says what it would be."""

from __future__ import annotations

from functools import partial

from sqlalchemy import text

from engine.contract.clock import MINUTE
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Text
from engine.moderation.auto.records import note_hit
from engine.moderation.auto.remembered import text_at
from engine.moderation.auto.tables import Quiet
from engine.moderation.auto.trust import Author
from engine.moderation.auto.verdicts import Verdict
from engine.moderation.cases import audit_line, open_case
from engine.moderation.places import put_on_desks
from engine.store.sql import upsert

WORD = "auto"
"""Begins the data of the rules' buttons."""
SHOWN = 500
"""So much of a message is shown on a card."""
QUIET = "auto_quiet"
PAUSE = 10 * MINUTE
"""A dry run speaks of a rule in a chat once in so long."""


def carry_out(ctx: Context, verdict: Verdict, author: Author, message: str, *, dry: bool) -> bool:
    """Do what a verdict says, or tell what it would be; true if the message is taken away."""
    did = verdict.did
    if author.standing == "nobody" and did != "flag":
        did = "flag"  # a channel or an anonymous admin: only a moderator can tell which
    state = "" if dry or did == "delete" else "open"
    note_hit(ctx, verdict.rule, did, message, why=reason(ctx, verdict), dry=dry, state=state)
    if dry:
        tell_try(ctx, verdict.rule)
    elif did == "delete":
        _delete(ctx, verdict, message)
    elif did == "flag":
        _show_flag(ctx, verdict, message)
    return not dry and did != "flag"


def reason(ctx: Context, verdict: Verdict, lang: str | None = None) -> str:
    """Write why a rule acted."""
    detail = verdict.detail
    if verdict.rule == "spam":
        score, _, signs = detail.partition(" ")
        named = [_named(ctx, sign, lang) for sign in signs.split()]
        return ctx.text(verdict.why, lang, score=score, signs=ctx.text("moderation-list", lang).join(named))
    return ctx.text(verdict.why, lang, detail=detail)


def _named(ctx: Context, sign: str, lang: str | None) -> str:
    name, _, words = sign.partition("=")
    return ctx.text(
        f"auto-sign-{name}",
        lang,
        words=words.replace("/", ctx.text("moderation-list", lang)).replace("_", " "),
    )


def slot_of(ctx: Context, seq: int) -> str:
    """Name the card about a message."""
    return f"auto:{ctx.community}:{seq}"


def _delete(ctx: Context, verdict: Verdict, message: str) -> None:
    actor, chat = ctx.event.actor or 0, ctx.event.chat
    why = reason(ctx, verdict)
    muting = verdict.rule == "flood" and not _muted_already(ctx, actor)
    # What came before stays: it may have been honest talk, and the mute ends the rest.
    messages = [message] if message else []
    case = partial(open_case, ctx, target=actor, reason=why, by=None, chat=chat, rule=verdict.rule)
    case(kind="delete", until=None, messages=messages)
    if muting:
        case(kind="mute", until=ctx.now + int(ctx.setting("moderation.flood_mute")))


def _muted_already(ctx: Context, actor: int) -> bool:
    """Whether somebody's last flood is so recent that what comes now was on its way when they were muted."""
    sql = """SELECT 1 FROM mod_hit WHERE part = :p AND community = :c AND actor = :a AND rule = 'flood' AND chat = :h
        AND NOT dry AND seq < :s AND at > :t LIMIT 1"""
    since = ctx.event.at - MINUTE
    values = {
        "p": ctx.part,
        "c": ctx.community,
        "a": actor,
        "h": ctx.event.chat,
        "s": ctx.event.seq,
        "t": since,
    }
    return ctx.conn.execute(text(sql), values).first() is not None


def _show_flag(ctx: Context, verdict: Verdict, message: str) -> None:
    """Show moderators a message that a rule is not sure about."""
    data = f"{ctx.community}:{ctx.event.seq}"

    def card(lang: str) -> list[AnyPart]:
        keys = (
            Button(ctx.text("auto-button-delete", lang), data=f"{WORD}:remove:{data}"),
            Button(ctx.text("auto-button-fine", lang), data=f"{WORD}:fine:{data}"),
        )
        return [
            Text(f"🚩 {ctx.text(f'auto-rule-{verdict.rule}', lang)} · "),
            Mention(ctx.event.actor or 0),
            Text(f"\n{reason(ctx, verdict, lang)}\n"),
            Text(text_at(ctx, ctx.event.seq)[:SHOWN] + "\n", style="quote"),
            Link(ctx.text("auto-to-message", lang), chat=ctx.event.chat, message=message),
            Buttons((keys,)),
        ]

    put_on_desks(ctx, slot_of(ctx, ctx.event.seq), ctx.event.chat, card)


def tell_try(ctx: Context, rule: str) -> None:
    """Say what a rule would have done: at once after a pause, else counted and told when the pause is over."""
    values = {"p": ctx.part, "c": ctx.community, "h": ctx.event.chat, "r": rule}
    row = ctx.conn.execute(
        text(
            "SELECT said_at, waiting FROM mod_quiet WHERE part = :p AND community = :c AND chat = :h AND rule = :r"
        ),
        values,
    ).first()
    now = ctx.now
    if row is None or (now - row.said_at >= PAUSE and not row.waiting):
        _say_try(ctx, rule, 1)
        _remember(ctx, rule, now, 0)
        return
    _remember(ctx, rule, row.said_at, row.waiting + 1)
    if not row.waiting:
        dedupe = f"{QUIET}:{ctx.community}:{ctx.event.chat}:{rule}"
        ctx.due("moderation", QUIET, row.said_at + PAUSE, dedupe, {"rule": rule}, personal=False)


def on_quiet_over(ctx: Context, body: Timer) -> None:
    """Tell what a dry run has found since it last spoke."""
    rule = str(body.payload.get("rule") or "")
    waiting = ctx.conn.execute(
        text("SELECT waiting FROM mod_quiet WHERE part = :p AND community = :c AND chat = :h AND rule = :r"),
        {"p": ctx.part, "c": ctx.community, "h": ctx.event.chat, "r": rule},
    ).scalar()
    if waiting:
        _say_try(ctx, rule, int(waiting))
        _remember(ctx, rule, ctx.now, 0)


def _remember(ctx: Context, rule: str, said_at: int, waiting: int) -> None:
    row = {
        "part": ctx.part, "community": ctx.community, "chat": ctx.event.chat, "rule": rule,
        "said_at": said_at, "waiting": waiting,
    }  # fmt: skip
    upsert(ctx.conn, Quiet, [row], keys=("part", "community", "chat", "rule"), put=("said_at", "waiting"))


def _say_try(ctx: Context, rule: str, count: int) -> None:
    """The latest find stands for all of them."""
    latest = ctx.conn.execute(
        text(
            "SELECT did, why FROM mod_hit WHERE part = :p AND community = :c AND chat = :h AND rule = :r AND dry "
            "ORDER BY seq DESC LIMIT 1"
        ),
        {"p": ctx.part, "c": ctx.community, "h": ctx.event.chat, "r": rule},
    ).first()
    title = ctx.conn.execute(text("SELECT title FROM chat WHERE id = :h"), {"h": ctx.event.chat}).scalar()
    audit_line(
        ctx,
        ctx.text(
            "auto-tried",
            rule=ctx.text(f"auto-rule-{rule}"),
            chat=title or "?",
            did=latest.did if latest else "flag",
            why=latest.why if latest else "",
            count=count,
        ),
    )
