"""Appeals: a member's word against a case, in private, and the moderators' answer."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.clock import MINUTE
from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.facts import Started
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Mention, Text
from engine.moderation import notices, places, records
from engine.moderation.cases import undo_case
from engine.moderation.rules import APPEALS, FAILED, UNDONE
from engine.moderation.standing import insist_on_moderator, is_private
from engine.moderation.tables import Appeal
from engine.store.sql import insert_new, upsert
from engine.store.tables import Dialogue
from engine.stream.here import home_row

WAITING, ACCEPTED, DECLINED = "waiting", "accepted", "declined"
PATIENCE = 15 * MINUTE
LONGEST = 1000
_SHOWN = re.compile(r"[#＃](\d{1,9})(?!\d)\s*")
"""A case's number as it stands in what the bot says."""
_PAYLOAD = re.compile(r"(?:c(\d{1,15})_)?appeal_(\d{1,9})")


def appeal(ctx: Context, args: dict[str, Value]) -> None:
    """Appeal against a case of one's own, the last one unless it is named. Raises UserError where there is none."""
    named = args.get("case")
    said = str(args.get("text") or "").strip()
    shown = _SHOWN.match(said)
    if named is None and shown is not None:
        named, said = int(shown[1]), said[shown.end() :]
    row = _case(ctx, int(named) if named is not None else None)
    if said:
        _lodge(ctx, row, said[:LONGEST])
    else:
        _ask(ctx, row)


def on_started(ctx: Context, fact: Started) -> None:
    """Go on where a deep link leads: to the appeal against a case."""
    found = _PAYLOAD.fullmatch(fact.payload)
    if found is None:
        return
    community, number = int(found[1] or ctx.community), int(found[2])
    lang = ctx.language(ctx.event.actor)
    if community != ctx.community:
        # This event still belongs to the community of which the person spoke before; the next one does not.
        key = Button(
            ctx.text("moderation-appeal-button", lang), data=f"{notices.WORD}:appeal:{community}:{number}"
        )
        ctx.reply(Text(ctx.text("moderation-appeal-continue", lang)), Buttons(((key,),)))
        return
    try:
        begin(ctx, number)
    except UserError as error:
        ctx.reply(ctx.text(error.key, lang, **error.values), private=True)


def begin(ctx: Context, number: int) -> None:
    """Ask for the words of an appeal. Raises UserError if the case is not the person's or was appealed against."""
    _ask(ctx, _case(ctx, number))


def _case(ctx: Context, number: int | None) -> Any:
    actor = ctx.event.actor
    where = "target = :t AND at > :a AND state NOT IN ('undone', 'failed')"
    found = records.cases(ctx, where, t=actor, a=ctx.event.at - APPEALS)
    if number is not None:
        own = records.case(ctx, number)
        if own is None or own.target != actor:
            raise UserError("moderation-appeal-not-yours", number=number)
        if own.state in (UNDONE, FAILED):
            raise UserError("moderation-undone-already", number=number)
        found = [row for row in found if row.number == number]
        if not found:
            raise UserError("moderation-appeal-late")
    open_ones = [row for row in found if _of(ctx, row.number) is None]
    if not open_ones:
        raise UserError("moderation-appeal-twice" if found else "moderation-appeal-none")
    return open_ones[-1]


def standing_of(ctx: Context, row: Any) -> str:
    """Return how an appeal against a case stands, `open` where one can still be made, else an empty string."""
    own = _of(ctx, row.number)
    if own is not None:
        return str(own.state)
    return "open" if row.state not in (UNDONE, FAILED) and row.at > ctx.event.at - APPEALS else ""


def lodged_against(ctx: Context, number: int) -> bool:
    """Tell whether somebody appealed against a case."""
    return _of(ctx, number) is not None


def _of(ctx: Context, number: int) -> Any:
    sql = "SELECT actor, text, state, closed_by FROM mod_appeal WHERE part = :part AND community = :community AND number = :n"
    return ctx.conn.execute(text(sql), {**home_row(ctx), "n": number}).first()


def _ask(ctx: Context, row: Any) -> None:
    """Show the case and wait for the words; in a group, where others would read them, say where to write."""
    lang = ctx.language(ctx.event.actor)
    if not is_private(ctx):
        ctx.reply(ctx.text("moderation-appeal-where", lang, number=row.number), private=True, quote=False)
        return
    dialogue = {
        "part": ctx.part,
        "chat": ctx.event.chat,
        "actor": ctx.event.actor,
        "command": "appeal",
        "answers": json.dumps({"case": str(row.number)}),
        "field": 0,
        "expires_at": ctx.event.at + PATIENCE,
    }
    put = ("command", "answers", "field", "expires_at")
    upsert(ctx.conn, Dialogue, [dialogue], keys=("part", "chat", "actor"), put=put)
    ctx.reply(
        *notices.facts(ctx, row, lang),
        "\n\n" + ctx.text("moderation-appeal-ask", lang, patience=Length(PATIENCE)),
    )


def _lodge(ctx: Context, row: Any, said: str) -> None:
    lodged = {
        **home_row(ctx),
        "number": row.number,
        "actor": ctx.event.actor,
        "text": said,
        "at": ctx.event.at,
        "state": WAITING,
        "closed_by": None,
        "closed_at": None,
    }
    insert_new(ctx.conn, Appeal, [lodged])
    records.forget_later(ctx, "appeal", row.number, "appeal")
    reached = places.put_on_desks(
        ctx, slot_of(ctx, row.number), row.chat, lambda lang: card(ctx, row.number, lang)
    )
    key = "moderation-appeal-lodged" if reached else "moderation-appeal-kept"
    ctx.reply(ctx.text(key, ctx.language(ctx.event.actor), number=row.number), private=True)


def slot_of(ctx: Context, number: int) -> str:
    """Name an appeal's card."""
    return f"mod:{ctx.community}:appeal:{number}"


def card(ctx: Context, number: int, lang: str) -> list[AnyPart]:
    """Write an appeal as moderators see it."""
    row, own = records.case(ctx, number), _of(ctx, number)
    head = ctx.text("moderation-appeal-card", lang, number=number)
    parts: list[AnyPart] = [
        Text(f"🙋 {head} "),
        Mention(own.actor),
        Text("\n" + own.text, style="quote"),
        Text("\n"),
    ]
    parts += [part for part in notices.record(ctx, row, lang) if not isinstance(part, Buttons)]
    if own.state != WAITING:
        parts.append(Text("\n➡️ " + ctx.text("moderation-appeal-state", lang, state=own.state)))
        by: list[AnyPart] = [] if own.closed_by is None else [Text(" · "), Mention(own.closed_by)]
        return [*parts, *by]
    keys = tuple(
        Button(
            ctx.text("moderation-appeal-answer", lang, answer=answer),
            data=notices.data(ctx, "appealed", number, answer),
        )
        for answer in (ACCEPTED, DECLINED)
    )
    return [*parts, Buttons((keys,))]


def on_answered(ctx: Context, number: int, answer: str) -> None:
    """Accept an appeal, which undoes the case, or decline it. Raises UserError if it was answered already."""
    row, own = records.case(ctx, number), _of(ctx, number)
    if row is None or own is None or answer not in (ACCEPTED, DECLINED):
        raise UserError("moderation-no-case", number=number)
    insist_on_moderator(ctx, ctx.event.actor, row.chat)
    if own.actor == ctx.event.actor:
        raise UserError("moderation-not-yourself")
    if own.state != WAITING:
        raise UserError("moderation-appeal-answered")
    if answer == DECLINED and row.state in (UNDONE, FAILED):
        raise UserError("moderation-undone-already", number=number)
    ctx.conn.execute(
        text(
            "UPDATE mod_appeal SET state = :s, closed_by = :b, closed_at = :t "
            "WHERE part = :part AND community = :community AND number = :n"
        ),
        {**home_row(ctx), "n": number, "s": answer, "b": ctx.event.actor, "t": ctx.event.at},
    )
    if answer == DECLINED or not undo_case(ctx, number, ctx.event.actor):
        said = ctx.text("moderation-appeal-told", ctx.language(own.actor), state=answer, number=number)
        places.tell(ctx, own.actor, row.chat, said)

    def shown(lang: str) -> Sequence[Any]:
        return card(ctx, number, lang)

    places.change_on_desks(ctx, slot_of(ctx, number), shown)
