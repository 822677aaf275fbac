"""Coming, leaving, staying: an invite counts once, when somebody new has stayed and spoken."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.events import Event, Joined, Left, Timer
from engine.contract.facts import InviteRetained
from engine.contract.feature import Batch, Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE, Mention, Text
from engine.invites.links import owner_of
from engine.invites.people import (
    is_member,
    messages_since,
    same_place,
    spoke_before,
)
from engine.invites.rules import ARRIVING, KNOWN, LOST, NOTICE_LIFE, OWN, STAYED, WAITING
from engine.invites.tables import Arrival
from engine.store.sql import insert_new
from engine.stream.whereabouts import payable, private_chat

FEATURE = "invites"
TIMER = "stayed"


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
        inviter = None if here else _inviter(context, body, member)
        state = KNOWN if here else OWN if inviter is None else _watched(event)
        _insert(context, member, state, inviter)
        if state == WAITING:
            watch(context, member, event.at, event.chat)
    elif before.state == OWN and abs(event.at - before.at) <= ARRIVING:
        inviter = _inviter(context, body, member)
        if inviter is not None:
            _change(context, member, "state = :v, inviter = :i, host = :i", _watched(event), i=inviter)
            if _watched(event) == WAITING:
                watch(context, before.account, event.at, event.chat)


def _watched(event: Event) -> str:
    """An imported past is told (`/referredby`) but pays nobody."""
    return KNOWN if event.origin == "import" else WAITING


def _inviter(context: Context, body: Joined, member: int) -> int | None:
    """Return who invited a member: the owner of the link, else whom the platform names, if they are a member."""
    inviter = owner_of(context, body.link)
    if inviter is None:
        inviter = body.inviter
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
    }
    insert_new(context.conn, Arrival, [row])


def watch(context: Context, account: int, since: int, chat: int) -> None:
    """Have it decided in time whether somebody has stayed; `account` is the number they came under."""
    at = since + int(context.setting("invites.retention_days")) * DAY
    context.due(FEATURE, TIMER, at, _dedupe(context, account), {"account": account}, chat=chat)


def _dedupe(context: Context, account: int) -> str:
    return f"invites:{context.community}:{account}"


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
            _change(context, event.actor, "state = :v", KNOWN)
        elif row.state == WAITING and same_place(context.conn, row.chat, event.chat):
            end(context, row, LOST)


def on_stayed(context: Context, timer: Timer) -> None:
    """Decide whether somebody invited has stayed, and have their inviter thanked."""
    row = context.conn.execute(
        text("SELECT * FROM arrival WHERE part = :p AND community = :c AND account = :a AND state = :w"),
        {"p": context.part, "c": context.community, "a": timer.payload.get("account"), "w": WAITING},
    ).first()
    if row is None or row.inviter is None:
        return
    needed = int(context.setting("invites.min_messages")) - row.said
    stayed = is_member(context, row.member) and (
        needed <= 0 or messages_since(context, row.member, row.seq, needed) >= needed
    )
    end(context, row, STAYED if stayed else LOST)
    if stayed:
        context.fact(InviteRetained(subject=f"invite:{row.account}", inviter=row.inviter, invitee=row.member))
        _tell(context, row.inviter, row.member)


def _tell(context: Context, inviter: int, member: int) -> None:
    """Tell the inviter in private, if there is room for it."""
    chat = private_chat(context.conn, inviter, context.event.chat) or context.event.chat
    admission = context.port(NoiseBudget).admit(chat, FEATURE, priority=NOTICE, about=inviter)
    if admission.verdict == "drop":
        return
    context.reply(
        Text("🎉 "),
        Mention(member),
        Text(" " + context.text("invites-stayed", context.language(inviter))),
        chat=chat,
        actor=inviter,
        private=True,
        direct=True,
        priority=NOTICE,
        not_before=admission.at,
        expires_at=max(context.now, admission.at) + NOTICE_LIFE,
    )


def end(context: Context, row: Any, state: str) -> None:
    """Close an invite that waited."""
    _change(context, row.member, "state = :v, ended_at = :at", state, at=context.event.at)
    unwatch(context, row.account)


def unwatch(context: Context, account: int) -> None:
    """Leave it undecided whether somebody stays."""
    context.cancel_due(_dedupe(context, account))


def _change(context: Context, member: int, change: str, value: str, **more: int | None) -> None:
    context.conn.execute(
        text(f"UPDATE arrival SET {change} WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": member, "v": value, **more},
    )


def arrival_of(context: Context, member: int) -> Any:
    """Return how a member came."""
    return context.conn.execute(
        text("SELECT * FROM arrival WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": member},
    ).first()
