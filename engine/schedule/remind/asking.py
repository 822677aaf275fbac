"""`/remind`: understand what is wanted, note it, read it back."""

from __future__ import annotations

import re
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Command, Message
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.schedule import words
from engine.schedule.remind.listing import delete, listing, off, on
from engine.schedule.remind.records import insert, is_quiet, reminders_of
from engine.schedule.remind.rules import LONGEST, MOST_OPEN, is_open, note_of, write_local
from engine.schedule.rule import check_rule
from engine.schedule.when import Found, require_when
from engine.stream.whereabouts import door, is_private

_MANAGING = re.compile(
    r"(?:delete|del|remove|cancel|删除|取消|删)\s*#?(?P<which>\d+|all|全部|所有)|(?P<what>list|列表|off|关闭|关|on|打开|开)"
)
WORD = "remind"
"""Begins the data of the buttons."""


def remind(ctx: Context, values: dict[str, Value]) -> None:
    """Note a reminder; without any words show those there are."""
    line = str(values.get("line") or "").strip()
    if not line:
        listing(ctx, {})
        return
    member = ctx.event.actor
    if ctx.event.origin == "import" or member is None:
        return
    if _managed(ctx, line):
        return
    here, line = is_open(line)
    here = here and not is_private(ctx.event.key)
    found = require_when(line, ctx.event.at, ctx.zone)
    note = note_of(found.rest)
    _admit(ctx, member, found, note, here=here)
    body = ctx.event.body
    row = insert(
        ctx,
        member,
        chat=ctx.event.chat,
        thread=ctx.event.thread,
        open=here,
        note=note,
        about=body.reply_to if isinstance(body, Message | Command) else "",
        start=write_local(found.local),
        fixed=found.fixed,
        rule=found.rule,
        due_at=found.at,
    )
    _read_back(ctx, row, found)


def _managed(ctx: Context, line: str) -> bool:
    """Do what somebody wants with the reminders they have, where they wrote that instead: `/remind delete 2`."""
    told = _MANAGING.fullmatch(line.casefold())
    if told is None:
        return False
    if told["which"]:
        delete(ctx, {"which": told["which"]})
    else:
        {"off": off, "关": off, "关闭": off, "on": on, "开": on, "打开": on}.get(told["what"], listing)(
            ctx, {}
        )
    return True


def _admit(ctx: Context, member: int, found: Found, note: str, *, here: bool) -> None:
    """Raise UserError where it is too much."""
    if len(note) > LONGEST:
        raise UserError("remind-long", most=LONGEST)
    if found.rule:
        check_rule(found.rule, found.local)
    waiting = reminders_of(ctx, member)
    most = int(ctx.setting("schedule.own_reminders"))
    if len(waiting) >= most:
        raise UserError("remind-many", most=most)
    staff = ROLES.index(ctx.role()) >= ROLES.index("moderator")
    if here and not staff:
        if found.rule:
            raise UserError("remind-open-repeated")
        if sum(row.open for row in waiting) >= MOST_OPEN:
            raise UserError("remind-open-many", most=MOST_OPEN)


def _read_back(ctx: Context, row: Any, found: Found) -> None:
    """Say what was understood: where they can be reached alone to them alone, else shortly in the chat."""
    alone = not row.open and door(ctx.conn, row.member, row.chat) is not None
    lang = ctx.language(row.member) if alone else ctx.language(chat=row.chat)
    note = row.note or ctx.text("remind-no-note", lang)
    lines = [
        ctx.text("remind-noted", lang, number=row.number, note=note),
        words.moment(ctx, found.at, ctx.zone, lang),
    ]
    if row.rule:
        lines.append(words.rule(ctx, row.rule, lang))
    if not is_private(ctx.event.key):
        lines.append(ctx.text("remind-alone" if alone else "remind-here", lang))
    if not found.sure:
        lines.append(ctx.text("remind-guessed", lang))
    if is_quiet(ctx, row.member):
        lines.append(ctx.text("remind-still-quiet", lang))
    undo = Button(ctx.text("remind-undo", lang), data=f"{WORD}:undo:{row.seq}.{row.n}", only=row.member)
    ctx.reply(
        Text("\n".join(lines)),
        Buttons(((undo,),)),
        private=alone,
        lifetime="keep" if alone else "list",
    )
