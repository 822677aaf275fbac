"""A newcomer says by whose code they came: once, soon after coming, and never against what a link has decided."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.events import Derived
from engine.contract.facts import Started
from engine.contract.feature import Context
from engine.contract.replies import Mention, Text
from engine.invites import codes
from engine.invites.arrivals import be_invited
from engine.invites.people import is_member, joined_at, spoke_before
from engine.invites.records import FEATURE, arrival_of
from engine.invites.rules import COUNTED, KNOWN, OWN, read_code
from engine.invites.tables import ReferralClaim
from engine.store.sql import upsert
from engine.stream.derived import Name, Values
from engine.stream.whereabouts import is_private, payable

CLAIMED: Name = (FEATURE, "claimed")
"""Somebody came to their private chat by a code; it is claimed in the code's community, which need not be theirs yet."""
_PAYLOAD = re.compile(rf"c(\d{{1,15}})_{codes.START}(\w+)")


class Verdict(NamedTuple):
    """What became of a claim: the text that says it (`invites-claim-<key>`), and of whom it speaks."""

    key: str
    inviter: int | None = None


def on_started(context: Context, fact: Started) -> None:
    """Claim the code that a deep link carries."""
    found = _PAYLOAD.fullmatch(fact.payload)
    if found is None or not is_private(context.event.key):
        return
    community = int(found[1])
    sql = "SELECT 1 FROM community WHERE id = :c"
    if context.conn.execute(text(sql), {"c": community}).scalar() is None:
        return
    context.append(
        Derived(feature=FEATURE, name=CLAIMED[1], values={"code": found[2], "chat": context.event.chat}),
        unique=f"claimed:{context.event.key}",
        community=community,
    )


def on_claimed(context: Context, values: Values) -> None:
    """Claim a code in its own community for whoever came by the link."""
    actor = context.event.actor
    if actor is not None:
        say(context, claim(context, actor, str(values["code"]), alone=True), chat=int(values["chat"]))


def say(context: Context, verdict: Verdict, chat: int | None = None) -> None:
    """Tell the newcomer what became of their claim."""
    actor = context.event.actor
    lang = context.language(actor)
    days, kept = (int(context.setting(f"invites.{key}")) for key in ("claim_days", "retention_days"))
    left = 0 if actor is None else codes.guesses_left(context, actor)
    said = context.text(f"invites-claim-{verdict.key}", lang, days=days, retention=kept, left=left)
    parts: list[Text | Mention] = [Text(said)]
    if verdict.inviter is not None:
        parts = [Text("🤝 "), Mention(verdict.inviter), Text(" " + said)]
    context.reply(*parts, chat=chat, actor=actor, private=True, quote=chat is None)


def claim(context: Context, member: int, written: str, *, alone: bool) -> Verdict:
    """Take a claim in, or say why it does not count; `alone`: it was said in private, perhaps before coming."""
    if not int(context.setting("invites.claim_days")):
        return Verdict("off")
    if not payable(context.conn, [member]):
        return Verdict("unpayable")
    row = arrival_of(context, member)
    hindered = _hindered(context, member, row, alone=alone)
    if hindered is not None:
        return hindered
    if not codes.guesses_left(context, member):
        return Verdict("guessed")
    code = read_code(written)
    if code is None:
        return Verdict("unreadable")
    inviter = codes.owner_of_code(context, code)
    if inviter is None:
        codes.note_guess(context, member)
        return Verdict("unknown")
    wrong = _unfit(context, member, row, inviter)
    if wrong is not None:
        return wrong
    if row is None:
        keys = ("part", "community", "member")
        note = {"part": context.part, "community": context.community, "member": member}
        note |= {"inviter": inviter, "at": context.event.at}
        upsert(context.conn, ReferralClaim, [note], keys=keys, put=("inviter", "at"))
        return Verdict("noted", inviter)
    be_invited(context, row, inviter)
    return Verdict("taken", inviter)


def _hindered(context: Context, member: int, row: Any, *, alone: bool) -> Verdict | None:
    """Return what speaks against any claim of a member's."""
    if row is None:
        if not alone:
            return Verdict("unseen")
        return Verdict("known") if spoke_before(context, member, context.event.seq) else None
    if row.state == KNOWN and row.inviter is None:
        return Verdict("known")
    if row.state in COUNTED or row.inviter is not None:
        return Verdict("decided", row.inviter)
    assert row.state == OWN
    days = int(context.setting("invites.claim_days"))
    return Verdict("late") if context.event.at > row.at + days * DAY else None


def _unfit(context: Context, member: int, row: Any, inviter: int) -> Verdict | None:
    """Return what speaks against an inviter: oneself, somebody gone, who came later or was invited by the newcomer."""
    if inviter == member:
        return Verdict("own")
    if not is_member(context, inviter) or not payable(context.conn, [inviter]):
        return Verdict("gone")
    came = context.event.at if row is None else row.at
    if joined_at(context, inviter) >= came:
        return Verdict("younger")
    theirs = arrival_of(context, inviter)
    return Verdict("circle") if theirs is not None and theirs.inviter == member else None
