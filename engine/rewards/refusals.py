"""A role that the platform would not give: told to the admins, once a day for each role."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import text

from engine.contract.acts import AnyAct, GrantRole, Tag
from engine.contract.clock import DAY, local_day
from engine.contract.events import Outcome
from engine.contract.feature import Context
from engine.contract.marks import TAG_LENGTH
from engine.contract.ports import NoiseBudget
from engine.contract.replies import REMINDER, Text
from engine.rewards.show import name_of
from engine.rewards.tables import RewardRefusal
from engine.store.sql import upsert
from engine.stream.whereabouts import staff_chats

TAG = "tag"
_decoder: msgspec.json.Decoder[AnyAct] = msgspec.json.Decoder(AnyAct)
ADMINS = 5
"""So many are told in private; a word to all of a large staff is noise again."""
LONGEST = 300


def on_outcome(context: Context, outcome: Outcome) -> None:
    """Tell the admins what the platform said."""
    if outcome.ok:
        return
    act = _refused(context, outcome.ref)
    if isinstance(act, GrantRole):
        _report(context, act.role, name_of(context, "role", act.role), outcome.error)
    elif isinstance(act, Tag):
        _report(context, TAG, name_of(context, "tag", act.text[:TAG_LENGTH]), outcome.error)


def _refused(context: Context, ref: str) -> AnyAct | None:
    """Return the act that an outcome is about, None if it is about a reply."""
    key, _, number = ref.rpartition("#")
    if not number.isdecimal():
        return None
    sql = """SELECT o.payload FROM log l JOIN outbox o ON o.part = l.part AND o.seq = l.seq AND o.n = :n
        WHERE l.part = :p AND l.key = :k AND o.kind = 'act'"""
    values = {"p": context.part, "k": key, "n": int(number)}
    payload = context.conn.execute(text(sql), values).scalar()
    return _decoder.decode(bytes(payload)) if payload else None


def _report(context: Context, what: str, name: str, error: str) -> None:
    today = local_day(context.event.at, context.zone)
    key = {"part": context.part, "community": context.community, "what": what}
    told = context.conn.execute(
        text("SELECT day FROM reward_refusal WHERE part = :part AND community = :community AND what = :what"),
        key,
    ).scalar()
    if told == today:
        return
    upsert(context.conn, RewardRefusal, [{**key, "day": today}], keys=tuple(key), put=("day",))
    desks: Sequence[tuple[int, int | None]] = staff_chats(
        context.conn, context.part, context.community, "admin"
    )[:ADMINS]
    for chat, actor in desks or [(context.event.chat, None)]:
        admission = context.port(NoiseBudget).admit(chat, "rewards", priority=REMINDER)
        if admission.verdict == "drop":
            continue
        lang = context.language(actor)
        context.reply(
            Text(context.text("rewards-refused", lang, what=name, error=error[:LONGEST])),
            chat=chat,
            actor=actor,
            private=actor is not None,
            priority=REMINDER,
            not_before=admission.at,
            expires_at=max(context.now, admission.at) + DAY,
        )
