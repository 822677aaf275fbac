"""What the platform would not do: the case says so, and whoever asked reads why and what is needed."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import text

from engine.contract.acts import NOT_THEIRS, AnyAct, Ban, Delete, Kick, Restrict, Unban
from engine.contract.events import Outcome
from engine.contract.feature import Context
from engine.moderation import auto, doing, notices, places, records, report_card
from engine.moderation.rules import FAILED, OPEN, OVER, PURGE, UNDONE
from engine.moderation.standing import place_of

LONGEST = 300
_decoder: msgspec.json.Decoder[AnyAct] = msgspec.json.Decoder(AnyAct)
_RIGHTS = re.compile(
    r"right|permission|admin|forbidden|can't be deleted|can't remove|can't restrict|50013|50001",
    re.IGNORECASE,
)
"""How platforms say that the bot may not."""
_NUMBER = re.compile(r"#(\d{1,9})(?!\d)")
"""Begins the reason of what is done for a case."""
_BANNED = re.compile(r"banned already", re.IGNORECASE)
"""How an adapter says that it would end a ban which the engine may not know of, one made by hand."""


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Hear what became of an act; what was said is the rules' to hear."""
    refused = None if outcome.ok else _act_of(ctx, outcome.ref)
    if refused is not None:
        _hear(ctx, *refused, outcome.error)
    auto.on_outcome(ctx, outcome, refused)


def _hear(ctx: Context, seq: int, act: AnyAct, error: str) -> None:
    kind = _kind(act)
    if not kind:
        return
    row, lifted = _case_of(ctx, seq, act, kind), _lifts(act)
    if row is not None and lifted:
        said, slot = _why(ctx, kind, row.number, row.chat, error), notices.lifted_slot(ctx, seq)
        _tell(ctx, row, row.closed_by, said=said, slot=slot)
        return
    if row is not None:
        _failed(ctx, row, error)
        return
    said = _why(ctx, kind, 0, act.chat, error)
    if act.by is None:
        auto.tell_failed(ctx, kind, act.chat, said)
        return
    slot = notices.lifted_slot(ctx, seq) if kind != "delete" else ""
    ctx.reply(said, chat=act.chat, private=False, quote=False, slot=slot, lifetime="list")


def _lifts(act: AnyAct) -> bool:
    return isinstance(act, Unban) or (isinstance(act, Restrict) and act.lift)


def _kind(act: AnyAct) -> str:
    match act:
        case Restrict():
            return "mute"
        case Ban() | Unban():
            return "ban"
        case Kick():
            return "kick"
        case Delete():
            return "delete"
        case _:
            return ""


def _act_of(ctx: Context, ref: str) -> tuple[int, AnyAct] | None:
    """Return an act that an outcome is about, with the event that asked for it; None if it was a reply."""
    key, _, number = ref.rpartition("#")
    if not number.isdecimal():
        return None
    sql = """SELECT o.seq, o.payload FROM log l JOIN outbox o ON o.part = l.part AND o.seq = l.seq AND o.n = :n
        WHERE l.part = :p AND l.key = :k AND o.kind = 'act'"""
    row = ctx.conn.execute(text(sql), {"p": ctx.part, "k": key, "n": int(number)}).first()
    return None if row is None else (int(row.seq), _decoder.decode(bytes(row.payload)))


def _case_of(ctx: Context, seq: int, act: AnyAct, kind: str) -> Any:
    """Find the case that an act belongs to: opened or undone by the same event, or one that a timer ends or says again.

    What somebody asked for without a case (`/unmute`), or by which another case was to hold again, belongs to none.
    """
    lifted = _lifts(act)
    whom = "target = :t" if act.actor is not None else "target IS NULL"
    values: dict[str, Any] = {"s": seq, **({"t": act.actor} if act.actor is not None else {})}
    kinds = ("delete", PURGE) if kind == "delete" else (kind,)
    asked = records.cases(ctx, f"{'undo_seq' if lifted else 'seq'} = :s AND {whom}", **values)
    found = [row for row in asked if row.kind in kinds and doing.same_place(ctx, row.chat, act.chat)]
    if found:
        return found[-1]
    number = _NUMBER.match(act.reason)
    row = records.case(ctx, int(number[1])) if number is not None and act.by is None else None
    state = OVER if lifted else OPEN
    timed = row is not None and row.state == state and row.kind == kind and row.target == act.actor
    return row if timed else None


def _failed(ctx: Context, row: Any, error: str) -> None:
    """Close a case that came to nothing, and say so to all who heard of it; what it replaced holds again."""
    if row.state == FAILED:
        return  # another call of the same purge
    if row.state != UNDONE:
        records.close(ctx, row.number, FAILED)
        doing.called_off(ctx, row.number)
        doing.hold_again(ctx, row)
        if row.kind in ("delete", PURGE):
            doing.give_back(ctx, row.number)
        notices.tell_audit(ctx, records.case(ctx, row.number))
        notices.tell_failed(ctx, row)
        for number in report_card.take_back(ctx, row):
            shown = partial(report_card.card, ctx, number)
            places.change_on_desks(ctx, report_card.slot_of(ctx, number), shown)
    said = _why(ctx, row.kind, row.number, row.chat, error)
    _tell(ctx, row, row.actor, said=said, slot=notices.slot_of(ctx, row.number, "said"))


def _why(ctx: Context, kind: str, number: int, chat: int, error: str) -> str:
    """Write why nothing came of it: the right that is missing, if it is one, and the platform's own words."""
    lang = places.language_of(ctx, chat)
    lines = [ctx.text("moderation-failed", lang, kind=kind, number=number)]
    if error.startswith(NOT_THEIRS):
        lines.append(ctx.text("moderation-not-theirs", lang))
    elif _BANNED.match(error):
        return "\n".join((*lines, ctx.text("moderation-banned-there", lang)))
    elif _RIGHTS.search(error):
        lines.append(ctx.text("moderation-needs", lang, right=f"{place_of(ctx, chat).platform}-{kind}"))
    lines.append(ctx.text("moderation-platform-says", lang, error=error[:LONGEST]))
    return "\n".join(lines)


def _tell(ctx: Context, row: Any, asker: int | None, *, said: str, slot: str) -> None:
    """Tell who asked; correct the line in the group, which would say what is not so."""
    if asker is None:
        if not _put_in_audit(ctx, said):
            for chat, actor in places.desks(ctx, row.chat)[:1]:
                ctx.reply(said, chat=chat, actor=actor or None, private=bool(actor), quote=False)
        if row.kind in ("warn", "mute", "kick", "ban"):
            _correct(ctx, row)
    elif row.kind not in ("delete", PURGE):
        ctx.reply(said, chat=row.chat, thread=row.thread, private=False, quote=False, slot=slot)
    elif not places.tell(ctx, asker, row.chat, said):
        ctx.reply(said, chat=row.chat, thread=row.thread, private=False, quote=False, lifetime="list")


def _put_in_audit(ctx: Context, said: str) -> bool:
    notices.line_in_audit(ctx, said)
    return places.audit_chat(ctx) is not None


def _correct(ctx: Context, row: Any) -> None:
    said = ctx.text("moderation-failed", places.language_of(ctx, row.chat), kind=row.kind, number=row.number)
    slot = notices.slot_of(ctx, row.number, "said")
    ctx.reply(
        said, chat=row.chat, thread=row.thread, private=False, quote=False, slot=slot, lifetime="notice"
    )
