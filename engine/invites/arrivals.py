"""Coming, leaving, staying: an invite counts once, when somebody new has stayed and spoken."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY, to_datetime
from engine.contract.events import Event, Joined, Left, Timer
from engine.contract.facts import ThanksReceived
from engine.contract.feature import Batch, Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE, Mention, Text
from engine.invites import reviews
from engine.invites.ages import missing_age
from engine.invites.links import owner_of
from engine.invites.people import is_member, messages_since, same_place, spoke_before
from engine.invites.records import FEATURE, arrival_of, change, dedupe, early, end, retain
from engine.invites.rules import ARRIVING, EARLY, HELD, KNOWN, LOST, NOTICE_LIFE, OWN, REFUSED, WAITING
from engine.invites.tables import Arrival
from engine.store.sql import insert_new
from engine.stream.whereabouts import payable, private_chat

TIMER, GLANCE = "stayed", "glance"


def on_joined(batch: Batch) -> None:
    """Note who came, and by whom."""
    for event in batch.events:
        if isinstance(event.body, Joined) and event.actor is not None and payable(batch.conn, [event.actor]):
            _arrive(batch.context(event), event.body, event.actor)


def _arrive(context: Context, body: Joined, member: int) -> None:
    event = context.event
    before = arrival_of(context, member)
    if before is None:
        here = spoke_before(context, member, event.seq)
        named = _named_before(context, member)
        inviter = None if here else _inviter(context, body, member) or named
        state = KNOWN if here else OWN if inviter is None else _watched(event)
        _insert(context, member, state, inviter)
        if state == WAITING:
            _begin(context, arrival_of(context, member))
    elif before.state == OWN and abs(event.at - before.at) <= ARRIVING:
        inviter = _inviter(context, body, member)
        if inviter is not None:
            be_invited(context, before, inviter)


def be_invited(context: Context, row: Any, inviter: int) -> None:
    """Let somebody who had come by themselves have been invited, as a link or a code says after all."""
    state = _watched(context.event)
    change(context, row.member, "state = :v, inviter = :i, host = :i", v=state, i=inviter)
    if state == WAITING:
        _begin(context, arrival_of(context, row.member))


def _begin(context: Context, row: Any) -> None:
    """Watch whether somebody invited stays; tell their inviter if that takes longer because the account is new."""
    watch(context, row)
    if missing_age(context, row.member, row.at):
        day = f"{to_datetime(decided_at(context, row), context.zone):%m-%d}"
        tell(context, row, "invites-young", day=day)


def _named_before(context: Context, member: int) -> int | None:
    """Return whom a member named before they came, if that was lately; from here on it is past."""
    where = "WHERE part = :p AND community = :c AND member = :m"
    here = {"p": context.part, "c": context.community, "m": member}
    row = context.conn.execute(text(f"SELECT inviter, at FROM referral_claim {where}"), here).first()
    if row is None:
        return None
    context.conn.execute(text(f"DELETE FROM referral_claim {where}"), here)
    days = int(context.setting("invites.claim_days"))
    return _fit(context, row.inviter, member) if context.event.at <= row.at + days * DAY else None


def _watched(event: Event) -> str:
    """An imported past is told (`/referredby`) but pays nobody."""
    return KNOWN if event.origin == "import" else WAITING


def _inviter(context: Context, body: Joined, member: int) -> int | None:
    """Return who invited a member: the owner of the link, else whom the platform names, if they are a member."""
    inviter = owner_of(context, body.link)
    return _fit(context, body.inviter if inviter is None else inviter, member)


def _fit(context: Context, inviter: int | None, member: int) -> int | None:
    if inviter is None or inviter == member:
        return None
    return inviter if is_member(context, inviter) and payable(context.conn, [inviter]) else None


def _insert(context: Context, member: int, state: str, inviter: int | None = None) -> None:
    event = context.event
    row = {
        "part": context.part,
        "community": context.community,
        "member": member,
        "seq": event.seq,
        "inviter": inviter,
        "chat": event.chat,
        "at": event.at,
        "state": state,
        "ended_at": None,
        "account": member,
        "host": inviter,
        "said": 0,
        "thanks_in": 0,
        "thanks_out": 0,
    }
    insert_new(context.conn, Arrival, [row])


def decided_at(context: Context, row: Any) -> int:
    """Return when it is decided whether somebody has stayed: a young account has to stay longer by what it lacks."""
    kept = int(context.setting("invites.retention_days")) * DAY
    return int(row.at) + kept + missing_age(context, row.member, row.at)


def watch(context: Context, row: Any) -> None:
    """Have it decided in time whether somebody has stayed."""
    at = max(decided_at(context, row), context.event.at)
    payload = {"account": row.account}
    context.due(FEATURE, TIMER, at, dedupe(context, row.account), payload, chat=row.chat)
    if at - EARLY > context.event.at:
        context.due(FEATURE, GLANCE, at - EARLY, early(context, row.account), payload, chat=row.chat)


def on_left(batch: Batch) -> None:
    """Whoever leaves is no newcomer any more; an invite that waited is lost."""
    for event in batch.events:
        if not isinstance(event.body, Left) or event.actor is None:
            continue
        context = batch.context(event)
        row = arrival_of(context, event.actor)
        if row is None:
            _insert(context, event.actor, KNOWN)
        elif row.state == OWN:
            change(context, event.actor, "state = :v", v=KNOWN)
        elif row.state == WAITING and same_place(context.conn, row.chat, event.chat):
            end(context, row, LOST)


def on_glance(context: Context, timer: Timer) -> None:
    """Look at whom somebody brought before it is decided, so that moderators have a day to say something to it."""
    row = _waiting(context, timer)
    if row is not None:
        reviews.look(context, row.inviter)


def _waiting(context: Context, timer: Timer) -> Any:
    row = context.conn.execute(
        text("SELECT * FROM arrival WHERE part = :p AND community = :c AND account = :a AND state = :w"),
        {"p": context.part, "c": context.community, "a": timer.payload.get("account"), "w": WAITING},
    ).first()
    return None if row is None or row.inviter is None else row


def on_stayed(context: Context, timer: Timer) -> None:
    """Decide whether somebody invited has stayed, and have their inviter thanked."""
    row = _waiting(context, timer)
    if row is None:
        return
    needed = int(context.setting("invites.min_messages")) - row.said
    stayed = is_member(context, row.member) and (
        needed <= 0 or messages_since(context, row.member, row.seq, needed) >= needed
    )
    if not stayed:
        end(context, row, LOST)
    elif (state := reviews.state_of(context, row.inviter)) in (HELD, REFUSED):
        end(context, row, state)
    else:
        retain(context, row)
        tell(context, row, "invites-stayed")
    reviews.look(context, row.inviter)


def tell(context: Context, row: Any, key: str, **values: object) -> None:
    """Tell an inviter something of whom they brought, in private, if there is room for it."""
    inviter = int(row.inviter)
    chat = private_chat(context.conn, inviter, row.chat) or row.chat
    admission = context.port(NoiseBudget).admit(chat, FEATURE, priority=NOTICE, about=inviter)
    if admission.verdict == "drop":
        return
    context.reply(
        Text("🎉 " if key == "invites-stayed" else "⏳ "),
        Mention(row.member),
        Text(" " + context.text(key, context.language(inviter), **values)),
        chat=chat,
        actor=inviter,
        private=True,
        direct=True,
        priority=NOTICE,
        not_before=admission.at,
        expires_at=max(context.now, admission.at) + NOTICE_LIFE,
    )


def on_thanks(context: Context, fact: ThanksReceived) -> None:
    """Count thanks of those who were invited: among whom the same member brought, or with others."""
    for one, other in ((fact.giver, fact.actor), (fact.actor, fact.giver)):
        row = arrival_of(context, one)
        if row is None or row.inviter is None:
            continue
        theirs = arrival_of(context, other)
        inside = other == row.inviter or (theirs is not None and theirs.inviter == row.inviter)
        column = "thanks_in" if inside else "thanks_out"
        change(context, one, f"{column} = {column} + 1")
