"""Reports of an inviter whose newcomers look like one hand: told to the moderators, decided by them, never punished.

A report comes at most once a week and inviter. "Looks fine" ends it for good; "hold the rewards" lets what is still to be
decided wait. What has been paid stays paid; `/points undo` is there for who finds that it should not.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Derived, Role, Timer
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import ANSWER, NOTICE, AnyPart, Button, Buttons, Mention, Text
from engine.invites import gathering, signs
from engine.invites.desks import desks, language_of
from engine.invites.records import FEATURE, retain
from engine.invites.rules import FINE, HELD, HOLD, REPORTED
from engine.invites.tables import ReferralReview
from engine.store.sql import upsert
from engine.stream.derived import Name, Values

REST = 7 * DAY
LIFE = 3 * DAY
SHOWN = 8
STEP = 20
"""So many held invites are paid in one go."""
RELEASE = "release"
JUDGED: Name = (FEATURE, "judged")
NEEDED: dict[str, Role] = {FINE: "moderator", HOLD: "moderator"}
"""Who may say what; to pay what was held takes an admin."""


def review_of(context: Context, inviter: int) -> Any:
    """Return what was reported of an inviter and what was said to it."""
    return context.conn.execute(
        text("SELECT * FROM referral_review WHERE part = :p AND community = :c AND inviter = :i"),
        {"p": context.part, "c": context.community, "i": inviter},
    ).first()


def state_of(context: Context, inviter: int) -> str:
    """Return how an inviter stands: empty, reported, fine or held."""
    row = review_of(context, inviter)
    return "" if row is None else str(row.state)


def look(context: Context, inviter: int) -> None:
    """Report an inviter if most of whom they brought look like one hand and nobody has said what to think of it."""
    row = review_of(context, inviter)
    if row is not None and (row.state != REPORTED or context.event.at - row.at < REST):
        return
    found = gathering.signs_of(context, inviter)
    if len(found) < signs.CLUSTER or not signs.is_cluster(found):
        return
    if _put_up(context, inviter, found, seq=context.event.seq, state=REPORTED, first=True):
        _put(context, inviter, state=REPORTED, at=context.event.at, seq=context.event.seq)


def _put(context: Context, inviter: int, *, state: str, at: int, seq: int) -> None:
    row = {
        "part": context.part,
        "community": context.community,
        "inviter": inviter,
        "state": state,
        "at": at,
        "seq": seq,
    }
    keys = ("part", "community", "inviter")
    upsert(context.conn, ReferralReview, [row], keys=keys, put=("state", "at", "seq"))


def _put_up(
    context: Context, inviter: int, found: dict[int, tuple[str, ...]], *, seq: int, state: str, first: bool
) -> bool:
    """Show the card wherever the moderators are; false if nobody can be told now."""
    shown = False
    for place in desks(context, inviter):
        not_before = 0
        if first and place.actor is not None:
            admission = context.port(NoiseBudget).admit(place.chat, "referrals", priority=NOTICE)
            if admission.verdict == "drop":
                continue
            not_before = admission.at
        lang = context.language(place.actor) if place.actor else language_of(context, place.chat)
        context.reply(
            *card(context, inviter, found, state, lang),
            chat=place.chat,
            actor=place.actor,
            private=place.actor is not None,
            direct=place.direct,
            quote=False,
            slot=f"invites:review:{context.community}:{seq}:{place.n}",
            priority=NOTICE if first else ANSWER,
            not_before=not_before,
            expires_at=max(context.now, not_before) + LIFE,
        )
        shown = True
    return shown


def card(
    context: Context, inviter: int, found: dict[int, tuple[str, ...]], state: str, lang: str
) -> list[AnyPart]:
    """Write what is seen of an inviter's newcomers, sign by sign, and what can be done."""
    strong = [member for member, seen in found.items() if signs.is_strong(seen)]
    head = context.text("invites-review", lang, came=len(found), strong=len(strong))
    parts: list[AnyPart] = [Text("🔎 "), Mention(inviter), Text(" " + head)]
    for member in (strong or list(found))[:SHOWN]:
        comma = context.text("invites-comma", lang)
        seen = comma.join(context.text("invites-sign", lang, sign=sign) for sign in found[member])
        said = seen or context.text("invites-no-sign", lang)
        parts += [Text("\n· "), Mention(member), Text(context.text("invites-colon", lang) + said)]
    held = _held(context, inviter, SHOWN)
    parts.append(
        Text("\n" + context.text("invites-review-state", lang, state=state or "none", held=len(held)))
    )
    keys = [
        Button(
            context.text("invites-review-key", lang, what=what, state=state or "none"),
            data=f"invites:{what}:{context.community}:{inviter}",
        )
        for what in (FINE, HOLD)
        if {FINE: FINE, HOLD: HELD}[what] != state
    ]
    return [*parts, Buttons((tuple(keys),))]


def on_press(context: Context, rest: str) -> None:
    """Take in what a moderator says; it belongs to the report's community, wherever the button was pressed."""
    what, community, inviter = rest.split(":")
    actor = context.event.actor
    if actor is None or not _may(context, actor, int(community), NEEDED[what]):
        raise UserError("invites-moderators-only")
    context.toast(context.text(f"invites-review-{what}-done", context.language(actor)))
    context.append(
        Derived(feature=FEATURE, name=JUDGED[1], values={"what": what, "inviter": int(inviter)}),
        unique=f"judged:{context.event.key}",
        community=int(community),
    )


def on_judged(context: Context, values: Values) -> None:
    """Do what a moderator said, and show the card anew."""
    what, inviter, actor = str(values["what"]), int(values["inviter"]), context.event.actor
    if actor is None or not _may(context, actor, context.community, NEEDED[what]):
        return
    before = review_of(context, inviter)
    if what == FINE and _held(context, inviter, 1):
        if not _may(context, actor, context.community, "admin"):
            return
        release(context, inviter)
    state = HELD if what == HOLD else FINE
    at, seq = (before.at, before.seq) if before is not None else (context.event.at, context.event.seq)
    _put(context, inviter, state=state, at=at, seq=seq)
    context.audit(f"invites-{what}", target=inviter)
    if before is not None:
        found = gathering.signs_of(context, inviter)
        _put_up(context, inviter, found, seq=seq, state=state, first=False)


def release(context: Context, inviter: int) -> None:
    """Pay what was held, some at a time."""
    rows = _held(context, inviter, STEP)
    for row in rows:
        retain(context, row)
    if len(rows) == STEP:
        key = f"invites:{RELEASE}:{context.community}:{inviter}"
        context.due(
            FEATURE, RELEASE, context.event.at, key, {"inviter": inviter}, chat=rows[0].chat, personal=False
        )


def on_release(context: Context, timer: Timer) -> None:
    """Go on paying what was held."""
    inviter = int(timer.payload["inviter"] or 0)
    if state_of(context, inviter) == FINE:
        release(context, inviter)


def _held(context: Context, inviter: int, most: int) -> list[Any]:
    sql = f"""SELECT * FROM arrival WHERE part = :p AND community = :c AND inviter = :i AND state = '{HELD}'
        ORDER BY seq LIMIT :n"""
    values = {"p": context.part, "c": context.community, "i": inviter, "n": most}
    return list(context.conn.execute(text(sql), values))


def _may(context: Context, actor: int, community: int, least: Role) -> bool:
    sql = """SELECT m.role FROM membership m JOIN community c ON c.id = m.community AND c.part = m.part
        WHERE m.community = :c AND m.actor = :a"""
    role = context.conn.execute(text(sql), {"c": community, "a": actor}).scalar() or "member"
    return ROLES.index(role) >= ROLES.index(least)
