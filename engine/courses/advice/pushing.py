"""Telling somebody of something unasked, with manners (`manners.py`): one timer a member who wants it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import DAY, HOUR, quiet_until
from engine.contract.events import Timer
from engine.contract.feature import Context, Trial
from engine.contract.ids import stable_hash
from engine.contract.ports import HOLDOUT, Experiments, NoiseBudget
from engine.contract.replies import NOTICE, AnyPart, Button, Buttons, Text
from engine.courses.advice import manners
from engine.courses.advice.choosing import HELD, PUSH, choose, has_reason, write_down
from engine.courses.advice.models import pool_of
from engine.courses.advice.records import YES, advice_of, advice_since, learner_of, put_learner
from engine.courses.advice.showing import because, data, item_line, keys
from engine.courses.records import FEATURE
from engine.store.sql import fetch, fetch_one
from engine.stream.here import HERE, home
from engine.stream.whereabouts import door, private_chat
from engine.stream.wishes import is_muted

TIMER = "push"
GOOD_FOR = 12 * HOUR
"""What could not be delivered by then is not delivered any more."""
_HABIT = 300
"""So many of somebody's last messages tell when they are about."""
_NOTHING = 7 * DAY
"""When there is nothing to tell it is looked again after so long."""


def audience(conn: Connection, community: int) -> int:
    """Count who wants to be told of courses unasked."""
    sql = "SELECT count(*) AS n FROM learner WHERE community = :c AND push = :y"
    return int(fetch_one(conn, sql, c=community, y=YES).n)


TRIAL = Trial(
    key="pushes",
    title={"zh": "课程推送", "en": "course pushes"},
    metric="enrolled",
    audience=audience,
)


def dedupe(ctx: Context, member: int) -> str:
    """Name a member's timer."""
    return f"courses:{ctx.community}:push:{member}"


def plan(ctx: Context, member: int, after: int | None = None) -> None:
    """Have it decided at a member's own hour whether there is something to tell them, not before `after`."""
    start = ctx.event.at + DAY if after is None else after
    at = manners.slot(start, ctx.zone, _hour(ctx, member), _quiet(ctx))
    ctx.due(FEATURE, TIMER, at, dedupe(ctx, member), {"member": member})


def on_push(ctx: Context, body: Timer) -> None:
    """Decide whether a member is told of something now; plan the next time."""
    member = int(body.payload["member"] or 0)
    mine = learner_of(ctx, member)
    if mine is None or mine.push != YES or not _is_here(ctx, member):
        return
    if not ctx.setting("courses.pushes") or is_muted(ctx, member):
        plan(ctx, member, ctx.event.at + _NOTHING)
        return
    before = [row for row in advice_since(ctx, member, ctx.event.at - 60 * DAY) if row.how in (PUSH, HELD)]
    ignored = _ignored(before)
    if ignored != mine.ignored:
        put_learner(ctx, member, ignored=ignored)
    standing = manners.Standing(True, tuple(row.at for row in before), ignored)
    word, earliest = manners.verdict(standing, ctx.event.at)
    if word == "stop":
        return
    if word == "wait" or _slot(ctx, ctx.event.at) != ctx.event.at:
        plan(ctx, member, earliest if word == "wait" else _slot(ctx, ctx.event.at))
        return
    sent = _tell(ctx, member, int(mine.chat))
    plan(ctx, member, ctx.event.at + (manners.pause(ignored) if sent else _NOTHING))


def _tell(ctx: Context, member: int, chat: int) -> bool:
    """Tell a member of the best there is, once; false if there is nothing or no room for it."""
    told = advice_since(ctx, member, ctx.event.at - manners.ONCE)
    lately = manners.told_lately(((row.item, row.at, row.how in (PUSH, HELD)) for row in told), ctx.event.at)
    pool = pool_of(ctx)
    chosen = choose(ctx, pool, member, 1, avoid=lately, seed=stable_hash(ctx.event.key))
    if not chosen or not has_reason(ctx, pool, member, chosen[0]):
        return False
    arm = ctx.port(Experiments).expose(member, TRIAL.key)
    if arm == HOLDOUT:
        write_down(ctx, member, chosen, HELD, arm)
        return True
    alone = door(ctx.conn, member, chat)
    # Who has closed their door is called in the group, and that is the group's noise.
    spoken = private_chat(ctx.conn, member, chat) if alone is not None else chat
    admission = None if spoken is None else ctx.port(NoiseBudget).admit(spoken, f"push:{member}", priority=3)
    if admission is not None and admission.verdict == "drop":
        return False
    (number,) = write_down(ctx, member, chosen, PUSH, arm)
    lang = ctx.language(member)
    parts: list[AnyPart] = [Text("💡 " + ctx.text("advice-push", lang) + "\n")]
    parts += item_line(ctx, chosen[0].candidate, lang)
    parts.append(Text("\n" + because(ctx, pool, advice_of(ctx, number), lang), style="italic"))
    first = keys(ctx, number, lang)
    second = tuple(
        Button(ctx.text("advice-button", lang, what=what), data=data(ctx, what, number))
        for what in ("never", "off")
    )
    ctx.reply(
        *parts,
        Buttons((first, second)),
        actor=member,
        chat=chat if alone is None else alone[0],
        thread="",
        direct=True,
        private=True,
        quote=False,
        priority=NOTICE,
        expires_at=ctx.event.at + GOOD_FOR,
        not_before=admission.at if admission is not None else 0,
    )
    return True


def _ignored(before: Sequence[Any]) -> int:
    """Count how many pushes in a row nobody reacted to, the last one included; what was held back is none."""
    count = 0
    for row in reversed(before):
        if row.how == HELD:
            continue
        if not manners.is_ignored(row.state):
            break
        count += 1
    return count


def reacted(ctx: Context, member: int) -> None:
    """Note that somebody reacted to something: nothing before was ignored, and what had ended for that goes on."""
    sql = f"UPDATE course_advice SET state = 'passed' WHERE {HERE} AND member = :m AND how = :h AND state = 'shown'"
    ctx.conn.execute(text(sql), {**home(ctx), "m": member, "h": PUSH})
    mine = learner_of(ctx, member)
    if mine is not None and mine.ignored:
        put_learner(ctx, member, ignored=0)
        if mine.push == YES and mine.ignored >= manners.IGNORED:
            plan(ctx, member, ctx.event.at + manners.PAUSE)


def _slot(ctx: Context, at: int) -> int:
    """Return the first moment from `at` on that is not quiet."""
    return quiet_until(at, ctx.zone, *_quiet(ctx)) or at


def _quiet(ctx: Context) -> tuple[int, int]:
    return int(ctx.setting("bot.quiet_from")), int(ctx.setting("bot.quiet_to"))


def _hour(ctx: Context, member: int) -> int:
    sql = f"SELECT at FROM message_fact WHERE {HERE} AND actor = :m ORDER BY seq DESC LIMIT :n"
    rows = fetch(ctx.conn, sql, p=ctx.part, c=ctx.community, m=member, n=_HABIT)
    return manners.usual_hour((row.at for row in rows), ctx.zone, _quiet(ctx))


def _is_here(ctx: Context, member: int) -> bool:
    sql = f"SELECT 1 FROM membership WHERE {HERE} AND actor = :m AND left_at IS NULL"
    return ctx.conn.execute(text(sql), {**home(ctx), "m": member}).first() is not None
