"""What is done for a question that nobody answers: a word of advice, people who may know, a bounty."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import HOUR, quiet_until
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget, Wallet
from engine.contract.replies import NOTICE, REMINDER, AnyPart, Button, Buttons, Link, Mention, Text
from engine.qa import routing
from engine.qa.asking import SERVICE
from engine.qa.card import bounties, data, key
from engine.qa.records import FEATURE, UNOPENED, dedupe, question_of, shown_at, standing, waits
from engine.qa.rules import OPEN, SUGGESTED, heading, lacks
from engine.qa.tables import QuestionNudge
from engine.store.sql import insert_new
from engine.stream.here import home
from engine.stream.whereabouts import door
from engine.stream.wishes import nameable

STALE = 6 * HOUR
"""After so long it is not worth saying any more what could not be said at once."""


def _unanswered(ctx: Context, body: Timer) -> Any:
    """Return the question that a timer speaks of, None if nothing needs to be done for it any more, or is not wanted now."""
    if not int(ctx.setting(dict(SERVICE)[body.name])):
        return None
    question = question_of(ctx, int(body.payload["number"] or 0))
    if question is None or question.state != OPEN or question.first_at is not None or question.asker is None:
        return None
    return question if waits(ctx, question.asker) else None


def on_nudge(ctx: Context, body: Timer) -> None:
    """Tell an asker, once ever, what their question lacks."""
    question = _unanswered(ctx, body)
    if question is None or question.room == UNOPENED:
        return
    missing = lacks(question.title, question.tried)
    row = {"part": ctx.part, "community": ctx.community, "member": question.asker, "at": ctx.event.at}
    sql = "SELECT 1 FROM question_nudge WHERE part = :p AND community = :c AND member = :m"
    if not missing or ctx.conn.execute(text(sql), {**home(ctx), "m": question.asker}).first() is not None:
        return
    place = standing(question)
    lang = ctx.language(chat=place[0])
    lines = [ctx.text("qa-nudge", lang)] + ["· " + ctx.text("qa-lacks", lang, what=one) for one in missing]
    said = (Mention(question.asker), Text(" · " + "\n".join(lines)))
    if _say(ctx, question, "nudge", NOTICE, *said, about=question.asker):
        insert_new(ctx.conn, QuestionNudge, [row])


def on_route(ctx: Context, body: Timer) -> None:
    """Ask up to three people who may know; in quiet hours that waits until morning."""
    question = _unanswered(ctx, body)
    if question is None:
        return
    quiet = (int(ctx.setting("bot.quiet_from")), int(ctx.setting("bot.quiet_to")))
    morning = quiet_until(ctx.event.at, ctx.zone, *quiet)
    if morning is not None:
        ctx.due(FEATURE, "route", morning, dedupe(question, "route"), body.payload, chat=question.chat)
        return
    chosen = routing.chosen_for(ctx, question)
    unreached = []
    asked = []
    for one, row in chosen:
        if _ask_alone(ctx, question, one.member, int(row.chat)):
            asked.append((one, row))
        else:
            unreached.append((one, row))
    callable_ = nameable(ctx, [one.member for one, _ in unreached])
    unreached = [(one, row) for one, row in unreached if one.member in callable_]
    if unreached and _call(ctx, question, [one.member for one, _ in unreached]):
        asked += unreached
    routing.note(ctx, question, asked)


def _ask_alone(ctx: Context, question: Any, member: int, beside: int) -> bool:
    """Ask somebody in private; false if they cannot be reached there."""
    reached = door(ctx.conn, member, beside)
    if reached is None:
        return False
    chat, direct = reached
    lang = ctx.language(member)
    place, message = shown_at(question)
    words = heading(question.title)
    parts: list[AnyPart] = [Text("🙋 " + ctx.text("qa-route", lang) + "\n❓ ")]
    parts.append(Link(words, chat=place, message=message) if message else Text(words))
    parts += [Text(f" 🪙 {bounty.coins}") for bounty in bounties(ctx, question.number)]
    parts.append(Buttons(((key(ctx, question, "take", lang), key(ctx, question, "pass", lang)),)))
    ctx.reply(
        *parts,
        chat=chat,
        actor=member,
        private=True,
        direct=direct,
        quote=False,
        priority=REMINDER,
        expires_at=ctx.event.at + STALE,
    )
    return True


def _call(ctx: Context, question: Any, members: list[int]) -> bool:
    """Call people by name where the question is talked about, for they cannot be reached alone."""
    lang = ctx.language(chat=standing(question)[0])
    named: list[AnyPart] = [Text("🙋 ")]
    for member in members:
        named += [Mention(member), Text(" ")]
    return _say(ctx, question, "route", REMINDER, *named, Text(ctx.text("qa-call", lang)))


def on_suggest(ctx: Context, body: Timer) -> None:
    """Suggest a bounty to an asker who can pay one."""
    question = _unanswered(ctx, body)
    if question is None or bounties(ctx, question.number):
        return
    balance = ctx.port(Wallet).balance(question.asker)
    least = int(ctx.setting("qa.bounty_min"))
    amounts = [coins for coins in SUGGESTED if least <= coins <= balance]
    if not amounts:
        return
    lang = ctx.language(chat=standing(question)[0])
    keys = tuple(
        Button(f"🪙 {coins}", data=data(question, "bounty", coins), only=question.asker) for coins in amounts
    )
    words = " · " + ctx.text("qa-suggest", lang, balance=balance)
    said = (Mention(question.asker), Text(words), Buttons((keys,)))
    _say(ctx, question, "suggest", NOTICE, *said, about=question.asker)


def _say(
    ctx: Context, question: Any, what: str, priority: int, *parts: AnyPart, about: int | None = None
) -> bool:
    """Say something unasked where a question is talked about; false if the noise budget has no room for it now.

    What has to wait is decided anew when the quiet hours are over: by then somebody may have answered.
    """
    chat, thread = standing(question)
    admission = ctx.port(NoiseBudget).admit(chat, f"question-{what}", priority=priority, about=about)
    if admission.verdict == "hold":
        payload = {"number": question.number}
        ctx.due(FEATURE, what, admission.at, dedupe(question, what), payload, chat=question.chat)
    if admission.verdict != "send":
        return False
    place, message = shown_at(question)
    lead: list[AnyPart] = []
    if message and place == chat:
        lead = [Text("❓ "), Link(heading(question.title)[:60], chat=place, message=message), Text("\n")]
    ctx.reply(
        *lead,
        *parts,
        chat=chat,
        thread=thread,
        private=False,
        quote=False,
        priority=priority,
        lifetime="request",
        expires_at=ctx.event.at + STALE,
    )
    return True
