"""What moderators say to a report: it looks fine, the rewards wait, or they are refused. "Fine" takes each of the others back."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.events import ROLES, Derived, Timer
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.invites import gathering, reviews
from engine.invites.records import FEATURE, refuse_held, retain, unpaid_of
from engine.invites.rules import FINE, HELD, REFUSE, REFUSED, VERDICTS
from engine.stream.derived import Name, Values
from engine.stream.whereabouts import is_private, persons

STEP = 20
"""So many held invites are paid in one go."""
RELEASE = "release"
JUDGED: Name = (FEATURE, "judged")


def on_press(context: Context, body: Press, rest: str) -> None:
    """Take in what a moderator says; it belongs to the report's community, wherever the button was pressed."""
    what, community, inviter = rest.split(":")
    actor = context.event.actor
    if what not in VERDICTS:
        return
    if actor is None or not _may(context, actor, int(community), what, int(inviter)):
        raise UserError("invites-moderators-only")
    if actor == int(inviter):
        raise UserError("invites-review-own")
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
    what, actor = str(values["what"]), context.event.actor
    inviter = persons(context.conn, context.part, [int(values["inviter"])])[int(values["inviter"])]
    if actor is None or actor == inviter or not _may(context, actor, context.community, what, inviter):
        return
    before, state = reviews.review_of(context, inviter), VERDICTS[what]
    if before is not None and before.state == state:
        return
    if what == FINE:
        release(context, inviter)
    elif what == REFUSE:
        refuse_held(context, inviter)
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
    """Pay what was held or refused, some at a time."""
    rows = unpaid_of(context, inviter, STEP)
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
    """Tell whether somebody may say that: moderators of that community, and what pays or refuses takes an admin."""
    sql = """SELECT m.role, r.state FROM community c
        JOIN membership m ON m.part = c.part AND m.community = c.id AND m.actor = :a
        LEFT JOIN referral_review r ON r.part = c.part AND r.community = c.id AND r.inviter = :i WHERE c.id = :c"""
    found = context.conn.execute(text(sql), {"c": community, "a": actor, "i": inviter}).first()
    if found is None:
        return False
    final = what == REFUSE or found.state == REFUSED or (what == FINE and found.state == HELD)
    return ROLES.index(found.role) >= ROLES.index("admin" if final else "moderator")
