"""`/recommend`: what fits somebody now, why, and the one question whether they want more of that."""

from __future__ import annotations

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.facts import OptedOut
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.courses.advice import pushing
from engine.courses.advice.choosing import ASKED, choose, write_down
from engine.courses.advice.deeds import note
from engine.courses.advice.models import pool_of
from engine.courses.advice.records import NO, YES, advice_of, learner_of, put_learner
from engine.courses.advice.showing import because, data, item_line, keys
from engine.courses.advice.talk import look_back
from engine.courses.records import subject_of, title_in
from engine.courses.refs import meant
from engine.stream.whereabouts import payable

SHOWN = 3


def recommend_command(ctx: Context, values: dict[str, Value]) -> None:
    """Recommend something, or take what somebody allows and what not."""
    member = ctx.event.actor
    if member is None or not payable(ctx.conn, [member]):
        raise UserError("courses-nobody")
    word = values.get("word")
    if word is None:
        ctx.reply(*recommended(ctx, member))
        return
    allow(ctx, member, str(word))
    ctx.reply(*told(ctx, member))


def not_interested_command(ctx: Context, values: dict[str, Value]) -> None:
    """Note that somebody wants nothing of an item, however they came upon it."""
    row = meant(ctx, values.get("course"))
    note(ctx, int(ctx.event.actor or 0), subject_of(row), "dismiss")
    lang = ctx.language(ctx.event.actor)
    ctx.reply(ctx.text("advice-dismissed", lang, title=title_in(row, lang)))


def recommended(ctx: Context, member: int) -> list[AnyPart]:
    """Return what to say to `/recommend`: three items at most with reasons, fresh to the last event."""
    lang = ctx.language(member)
    pool = pool_of(ctx)
    chosen = choose(ctx, pool, member, SHOWN)
    if not chosen:
        return [Text(ctx.text("advice-nothing", lang)), *_question(ctx, member, lang)]
    numbers = write_down(ctx, member, chosen, ASKED)
    parts: list[AnyPart] = [Text("🎯 " + ctx.text("advice-title", lang), style="bold")]
    rows = []
    for place, (one, number) in enumerate(zip(chosen, numbers, strict=True), 1):
        parts += [Text(f"\n{place}. "), *item_line(ctx, one.candidate, lang)]
        parts.append(Text("\n   " + because(ctx, pool, advice_of(ctx, number), lang), style="italic"))
        rows.append(keys(ctx, number, lang, place))
    asked = _question(ctx, member, lang)
    said = [part for part in asked if not isinstance(part, Buttons)]
    more = [row for part in asked if isinstance(part, Buttons) for row in part.rows]
    return [*parts, *said, Buttons((*rows, *more))]


def _question(ctx: Context, member: int, lang: str) -> list[AnyPart]:
    """Ask once what somebody allows: whether their talk may count, whether they want to be told unasked."""
    mine = learner_of(ctx, member)
    if mine is not None and mine.asked_at:
        return []
    put_learner(ctx, member, asked_at=ctx.event.at, chat=ctx.event.chat)
    row = tuple(
        Button(ctx.text("advice-button", lang, what=what), data=data(ctx, what, 0), only=member)
        for what in ("talk", "on", "neither")
    )
    return [Text("\n\n" + ctx.text("advice-ask", lang)), Buttons((row,))]


def allow(ctx: Context, member: int, word: str) -> None:
    """Take what somebody allows: `on`, `off` (to be told unasked), `talk`, `notalk` (what they say may count)."""
    match word:
        case "on":
            put_learner(ctx, member, push=YES, ignored=0, chat=ctx.event.chat, asked_at=ctx.event.at)
            pushing.plan(ctx, member)
        case "off":
            stop(ctx, member)
        case "talk":
            put_learner(ctx, member, talk=YES, asked_at=ctx.event.at)
            look_back(ctx, member)
        case "notalk":
            put_learner(ctx, member, talk=NO, topics="{}", asked_at=ctx.event.at)
        case _:
            return


def stop(ctx: Context, member: int) -> None:
    """Tell somebody of nothing any more that they did not ask for."""
    mine = learner_of(ctx, member)
    put_learner(ctx, member, push=NO, asked_at=ctx.event.at)
    ctx.cancel_due(pushing.dedupe(ctx, member))
    if mine is not None and mine.push == YES:
        ctx.fact(OptedOut(subject=f"pushes:{ctx.event.seq}", actor=member, what="pushes"))


def told(ctx: Context, member: int) -> list[AnyPart]:
    """Say what somebody allows, and how to change it."""
    lang = ctx.language(member)
    mine = learner_of(ctx, member)
    push = "on" if mine is not None and mine.push == YES else "off"
    talk = "on" if mine is not None and mine.talk == YES else "off"
    return [Text(ctx.text("advice-allowed", lang, push=push, talk=talk))]
