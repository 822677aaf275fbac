"""Who comes: counted for raids, asked for the captcha, greeted. And who goes."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import Joined
from engine.contract.feature import Batch, Context
from engine.moderation.auto import asking, challenge, raid, welcome
from engine.moderation.auto.carrying import tell_try
from engine.moderation.auto.records import note_hit
from engine.moderation.auto.settings import DRY, OFF, ON
from engine.stream.whereabouts import payable


def on_joined(batch: Batch) -> None:
    """Watch who comes in."""
    for event in batch.events:
        if event.actor is None or event.origin != "live" or not isinstance(event.body, Joined):
            continue
        ctx = batch.context(event)
        if ctx.late:
            continue
        if _known(ctx, event.actor, event.body):
            challenge.let_in(ctx, event.actor)
        else:
            _arrive(ctx, event.actor, event.body)


def _known(ctx: Context, actor: int, came: Joined) -> bool:
    """Staff, bots and accounts that are nobody come as they like, and so does whom staff bring by hand.

    A link that staff made is for everybody: in a private group every link is one.
    """
    if ctx.role(actor) != "member":
        return True
    if not came.link and came.inviter not in (None, actor) and ctx.role(came.inviter) != "member":
        return True
    return not payable(ctx.conn, [actor])


def _arrive(ctx: Context, actor: int, came: Joined) -> None:
    mode = ctx.setting("moderation.captcha")
    by_hand = challenge.admitted_by_hand(ctx, actor, came.link)
    if by_hand or mode != ON:
        challenge.let_in(ctx, actor)
    if raid.arrive(ctx, actor):
        return
    if mode == DRY:
        note_hit(ctx, "captcha", "ask", why="", dry=True)
        tell_try(ctx, "captcha")
    elif mode == ON and not by_hand and not _passed(ctx, actor):
        asking.ask(ctx, actor, request=False)
        return
    welcome.expect(ctx, ctx.event.chat, actor)


def _passed(ctx: Context, actor: int) -> bool:
    row = asking.state_of(ctx, actor)
    return row is not None and row.state == "passed" and row.request and ctx.now - row.at <= challenge.KNOWN


def on_join_request(batch: Batch) -> None:
    """Ask whoever asks to be let in; during a raid their request waits for a moderator."""
    for event in batch.events:
        if event.actor is None or event.origin != "live":
            continue
        ctx = batch.context(event)
        mode = ctx.setting("moderation.captcha")
        if mode == OFF or ctx.late or raid.current(ctx, event.chat) is not None:
            continue
        if mode == DRY:
            note_hit(ctx, "captcha", "ask", why="", dry=True)
            tell_try(ctx, "captcha")
        else:
            asking.ask(ctx, event.actor, request=True)


def on_left(batch: Batch) -> None:
    """Forget what waits for somebody who is gone."""
    for event in batch.events:
        if event.actor is None or event.origin == "import":
            continue
        ctx = batch.context(event)
        challenge.call_off(ctx, event.actor)
        ctx.conn.execute(
            text(
                "UPDATE mod_arriving SET greet = :n, muted = :n WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
            ),
            {"p": ctx.part, "c": ctx.community, "h": event.chat, "a": event.actor, "n": False},
        )
