"""What moderators say to a report: it looks fine, or the rewards wait. Either is undone by the other."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.events import ROLES, Derived, Timer
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.invites import gathering, reviews
from engine.invites.records import FEATURE, held_of, retain
from engine.invites.rules import FINE, HELD, HOLD
from engine.stream.derived import Name, Values
from engine.stream.whereabouts import is_private

STEP = 20
"""So many held invites are paid in one go."""
RELEASE = "release"
JUDGED: Name = (FEATURE, "judged")
SAID = (FINE, HOLD)


def on_press(context: Context, body: Press, rest: str) -> None:
    """Take in what a moderator says; it belongs to the report's community, wherever the button was pressed."""
    what, community, inviter = rest.split(":")
    actor = context.event.actor
    if what not in SAID:
        return
    if actor is None or not _may(context, actor, int(community), what, int(inviter)):
        raise UserError("invites-moderators-only")
    context.toast(context.text(f"invites-review-{what}-done", context.language(actor)))
    alone = is_private(context.event.key)
    said: dict[str, str | int | float | None] = {"what": what, "inviter": int(inviter)}
    said |= {"chat": context.event.chat, "message": body.message if alone else ""}
    context.append(
        Derived(feature=FEATURE, name=JUDGED[1], values=said),
        unique=f"judged:{context.event.key}",
        community=int(community),
    )


def on_judged(context: Context, values: Values) -> None:
    """Do what a moderator said, and show the card anew."""
    what, inviter, actor = str(values["what"]), int(values["inviter"]), context.event.actor
    if actor is None or not _may(context, actor, context.community, what, inviter):
        return
    before = reviews.review_of(context, inviter)
    if what == FINE:
        release(context, inviter)
    state = HELD if what == HOLD else FINE
    at, seq = (before.at, before.seq) if before is not None else (context.event.at, context.event.seq)
    reviews.put(context, inviter, state=state, at=at, seq=seq)
    context.audit(f"invites-{what}", target=inviter)
    found = gathering.signs_of(context, inviter)
    message = str(values["message"])
    if message:
        shown = reviews.card(context, inviter, found, state, context.language(actor))
        context.reply(*shown, chat=int(values["chat"]), actor=actor, private=True, quote=False, edit=message)
    if before is not None:
        done = actor if message else None
        reviews.put_up(context, inviter, found, seq=seq, state=state, first=False, without=done)


def release(context: Context, inviter: int) -> None:
    """Pay what was held, some at a time."""
    rows = held_of(context, inviter, STEP)
    for row in rows:
        retain(context, row)
    if len(rows) == STEP:
        # A moment has its name once: the next step needs another.
        key = f"invites:{RELEASE}:{context.community}:{context.event.seq}"
        context.due(
            FEATURE, RELEASE, context.event.at, key, {"inviter": inviter}, chat=rows[0].chat, personal=False
        )


def on_release(context: Context, timer: Timer) -> None:
    """Go on paying what was held."""
    inviter = int(timer.payload["inviter"] or 0)
    if reviews.state_of(context, inviter) == FINE:
        release(context, inviter)


def _may(context: Context, actor: int, community: int, what: str, inviter: int) -> bool:
    """Tell whether somebody may say that: moderators of that community, and what pays takes an admin."""
    sql = """SELECT m.role, r.state FROM community c
        JOIN membership m ON m.part = c.part AND m.community = c.id AND m.actor = :a
        LEFT JOIN referral_review r ON r.part = c.part AND r.community = c.id AND r.inviter = :i WHERE c.id = :c"""
    found = context.conn.execute(text(sql), {"c": community, "a": actor, "i": inviter}).first()
    least = "admin" if what == FINE and found is not None and found.state == HELD else "moderator"
    return found is not None and ROLES.index(found.role) >= ROLES.index(least)
