"""Reports of an inviter whose newcomers look like one hand: told to the moderators, decided by them, never punished.

A report comes at most once a week and inviter. "Looks fine" ends it for good; "hold the rewards" lets what is still to be
decided wait until an admin pays or refuses it, and a refusal is taken back by paying. What has been paid stays paid; `/points undo` is there for who finds that it should not.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import ANSWER, NOTICE, AnyPart, Button, Buttons, Mention, Text
from engine.invites import gathering, signs
from engine.invites.desks import desks, language_of
from engine.invites.records import unpaid_of
from engine.invites.rules import FINE, HELD, HOLD, REFUSE, REFUSED, REPORTED
from engine.invites.tables import ReferralReview
from engine.store.sql import upsert

REST = 7 * DAY
LIFE = 3 * DAY
SHOWN = 8
_CHOICES = {FINE: (HOLD,), HELD: (FINE, REFUSE), REFUSED: (FINE,)}
"""What can be said to an inviter who stands so; a refusal comes after a hold, never at once."""


def review_of(context: Context, inviter: int) -> Any:
    """Return what was reported of an inviter and what was said to it."""
    return context.conn.execute(
        text("SELECT * FROM referral_review WHERE part = :p AND community = :c AND inviter = :i"),
        {"p": context.part, "c": context.community, "i": inviter},
    ).first()


def state_of(context: Context, inviter: int) -> str:
    """Return how an inviter stands: empty, reported, fine, held or refused."""
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
    if put_up(context, inviter, found, seq=context.event.seq, state=REPORTED, first=True):
        put(context, inviter, state=REPORTED, at=context.event.at, seq=context.event.seq)


def put(context: Context, inviter: int, *, state: str, at: int, seq: int) -> None:
    """Note how an inviter stands."""
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


def put_up(
    context: Context,
    inviter: int,
    found: dict[int, tuple[str, ...]],
    *,
    seq: int,
    state: str,
    first: bool,
    without: int | None = None,
) -> bool:
    """Show the card wherever the moderators are; false if nobody can be told now."""
    shown = False
    for place in desks(context, inviter):
        if without is not None and place.actor == without:
            continue
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
    unpaid = unpaid_of(context, inviter, SHOWN)
    parts.append(
        Text("\n" + context.text("invites-review-state", lang, state=state or "none", unpaid=len(unpaid)))
    )
    keys = [
        Button(
            context.text("invites-review-key", lang, what=what, state=state or "none"),
            data=f"invites:{what}:{context.community}:{inviter}",
        )
        for what in _CHOICES.get(state, (FINE, HOLD))
    ]
    return [*parts, Buttons((tuple(keys),))]
