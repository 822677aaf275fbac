"""Members' own links: asked for, made by the platform, shown again, found again when somebody comes by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.acts import MakeInvite
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.events import Command, Form, Outcome
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.invites import judging
from engine.invites.rules import MAKING, code_of, visible_part
from engine.invites.tables import InviteLink
from engine.store.sql import insert_new
from engine.stream.whereabouts import payable

CHOICES = 8
"""Groups offered to somebody who asks in private."""


def invite(context: Context, values: dict[str, Value]) -> None:
    """Show the member's own link into this group, or have one made."""
    actor = context.event.actor
    if actor is None or not payable(context.conn, [actor]):
        raise UserError("invites-unpayable")
    places = _places(context)
    if not places:
        raise UserError("invites-nowhere")
    if len(places) > 1:
        _ask_where(context, actor, places)
        return
    _show_or_make(context, actor, places[0].id, anew=bool(values.get("new")))


def on_button(context: Context, body: Press, rest: str) -> None:
    """Go on with the group that was chosen in private, or with what a moderator says to a report."""
    actor = context.event.actor
    if ":" in rest:
        judging.on_press(context, body, rest)
        return
    if actor is None or not rest.isdecimal() or int(rest) not in {place.id for place in _places(context)}:
        return
    context.reply(context.text("invites-chosen"), edit=body.message, lifetime="notice")
    _show_or_make(context, actor, int(rest), anew=False)


def _places(context: Context) -> Sequence[Any]:
    """Return where a link may lead to: this group; from a private chat every group of the platform, a server once."""
    sql = """SELECT g.id, g.title, g.kind, g.space, g.platform_chat FROM chat h JOIN chat g
        ON g.id = h.id OR (h.kind = 'private' AND g.platform = h.platform AND g.community = :c AND g.kind = 'group')
        WHERE h.id = :h AND g.kind <> 'private' ORDER BY g.id"""
    rows = context.conn.execute(text(sql), {"h": context.event.chat, "c": context.community})
    first: dict[str, Any] = {}
    for row in rows:
        first.setdefault(row.space or row.platform_chat, row)
    return list(first.values())


def _ask_where(context: Context, actor: int, places: Sequence[Any]) -> None:
    rows = tuple(
        (Button(label=place.title or place.platform_chat, data=f"invites:{place.id}", only=actor),)
        for place in places[:CHOICES]
    )
    context.reply(Text(context.text("invites-where")), Buttons(rows), lifetime="request")


def _show_or_make(context: Context, actor: int, chat: int, *, anew: bool) -> None:
    known = _known_link(context, actor, chat)
    if known is not None and known.link and not anew:
        context.reply(_words(context, context.language(actor), known.link), private=True)
        return
    if known is not None and not known.link and context.event.at - known.created_at < MAKING:
        context.reply(context.text("invites-making"), private=True)
        return
    row = {
        "part": context.part,
        "seq": context.event.seq,
        "n": 0,
        "community": context.community,
        "chat": chat,
        "inviter": actor,
        "account": actor,
        "link": "",
        "code": "",
        "created_at": context.event.at,
    }
    insert_new(context.conn, InviteLink, [row])
    context.act(MakeInvite(chat=chat, actor=actor))
    body = context.event.body
    if isinstance(body, Command | Form) and body.interaction:
        # A native command has to be answered at once; a written one waits for the link itself.
        context.reply(context.text("invites-making"), private=True)


def _known_link(context: Context, actor: int, chat: int) -> Any:
    sql = """SELECT l.link, l.created_at FROM invite_link l JOIN chat c ON c.id = l.chat JOIN chat h ON h.id = :h
        WHERE l.part = :p AND l.community = :c AND l.inviter = :a
        AND (c.id = h.id OR (c.space <> '' AND c.space = h.space AND c.platform = h.platform))
        ORDER BY l.seq DESC, l.n DESC LIMIT 1"""
    values = {"p": context.part, "c": context.community, "a": actor, "h": chat}
    return context.conn.execute(text(sql), values).first()


def _words(context: Context, lang: str, link: str) -> str:
    days, messages = (context.setting(f"invites.{key}") for key in ("retention_days", "min_messages"))
    return context.text("invites-link", lang, link=link, days=days, messages=messages)


def on_outcome(context: Context, outcome: Outcome) -> None:
    """Keep the link that was made and tell its owner; say so if there is none."""
    row = _asked(context, outcome.ref)
    if row is None:
        return
    where, values = "part = :p AND seq = :s", {"p": context.part, "s": row.seq}
    lang = context.language(row.inviter)
    if outcome.ok and outcome.link:
        context.conn.execute(
            text(f"UPDATE invite_link SET link = :l, code = :d WHERE {where}"),
            {**values, "l": outcome.link, "d": code_of(outcome.link)},
        )
        said = _words(context, lang, outcome.link)
    else:
        context.conn.execute(text(f"DELETE FROM invite_link WHERE {where}"), values)
        said = context.text("invites-refused", lang)
    context.reply(said, private=True, actor=row.inviter, chat=row.chat)


def _asked(context: Context, ref: str) -> Any:
    """Return the open request that an outcome answers, and the chat where it was made; None if it was for a reply."""
    key, _, number = ref.rpartition("#")
    if not number.isdecimal():
        return None
    sql = """SELECT i.seq, i.inviter, l.chat FROM log l
        JOIN invite_link i ON i.part = l.part AND i.seq = l.seq AND i.link = ''
        JOIN outbox o ON o.part = l.part AND o.seq = l.seq AND o.n = :n AND o.kind = 'act'
        WHERE l.part = :p AND l.key = :k"""
    values = {"p": context.part, "k": key, "n": int(number)}
    return context.conn.execute(text(sql), values).first()


def owner_of(context: Context, link: str) -> int | None:
    """Return whose link somebody came by; a shortened one counts only if it can be but one member's."""
    code = code_of(link)
    if not code:
        return None
    seen = visible_part(code)
    where = "substr(code, 1, :n) = :d" if seen else "code = :d"
    found = context.conn.execute(
        text(f"SELECT DISTINCT inviter FROM invite_link WHERE part = :p AND community = :c AND {where}"),
        {"p": context.part, "c": context.community, "d": seen or code, **({"n": len(seen)} if seen else {})},
    ).scalars()
    owners = list(found)
    return int(owners[0]) if len(owners) == 1 else None
