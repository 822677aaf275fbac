"""Admins make badges of the community's own, change them, give them and take them back."""

from __future__ import annotations

from typing import Any

from engine.badges.catchup import measure_all, open_book
from engine.badges.names import Names, find, is_taken, own
from engine.badges.records import best_of, held_by, put_held
from engine.badges.rules import FEATURE, GRANTED, NOTE_LENGTH, key_for, read_badge
from engine.badges.tables import BadgeMade
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Mention, Text
from engine.store.sql import change, fetch_one, insert_new
from engine.stream.here import HERE, home
from engine.stream.whereabouts import payable

_HOLDERS = f"SELECT count(DISTINCT member) AS n FROM badge_held WHERE {HERE} AND badge = :b AND NOT revoked"
_REACHED = f"SELECT count(*) AS n FROM badge_count WHERE {HERE} AND counter = :n AND value >= :need"


def create(ctx: Context, values: dict[str, Value]) -> None:
    """Make a badge; those who have earned it already get it without a word."""
    open_book(ctx)
    lang = ctx.language(ctx.event.actor)
    written = read_badge(str(values["badge"]))
    if is_taken(ctx, written.name):
        raise UserError("badges-taken", name=written.name)
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "badge": key_for(ctx.event.key),
        **written._asdict(),
        "author": ctx.event.actor,
        "at": ctx.event.at,
        "deleted": False,
    }
    insert_new(ctx.conn, BadgeMade, [row])
    ctx.audit("badges-create", f"{written.emoji} {written.name}")
    named = f"{written.emoji} {written.name}"
    if not written.counter:
        ctx.reply(ctx.text("badges-created", lang, badge=named, name=written.name))
        return
    reached = fetch_one(ctx.conn, _REACHED, **home(ctx), n=written.counter, need=written.need)
    measure_all(ctx)
    about = Names(ctx, lang).about(key_for(ctx.event.key))
    ctx.reply(ctx.text("badges-created-rule", lang, badge=named, about=about, count=int(reached.n)))


def edit(ctx: Context, values: dict[str, Value]) -> None:
    """Give a badge another emoji, name or words; what it takes stays as it is, for people have earned it so."""
    lang = ctx.language(ctx.event.actor)
    row = own(ctx, str(values["badge"]), lang)
    written = read_badge(str(values["to"]))
    if written.counter:
        raise UserError("badges-rule-stays")
    if is_taken(ctx, written.name, row.badge):
        raise UserError("badges-taken", name=written.name)
    about = written.about or row.about
    change(
        ctx.conn,
        f"UPDATE badge_made SET emoji = :e, name = :n, about = :a WHERE {HERE} AND badge = :b",
        **home(ctx),
        e=written.emoji,
        n=written.name,
        a=about,
        b=row.badge,
    )
    before, after = f"{row.emoji} {row.name}", f"{written.emoji} {written.name}"
    ctx.audit("badges-edit", f"{before} → {after}")
    ctx.reply(ctx.text("badges-edited", lang, before=before, badge=after))


def delete(ctx: Context, values: dict[str, Value]) -> None:
    """Say what deleting a badge means, and ask."""
    lang = ctx.language(ctx.event.actor)
    row = own(ctx, str(values["badge"]), lang)
    actor = ctx.event.actor
    asked = ctx.text(
        "badges-delete-ask", lang, badge=f"{row.emoji} {row.name}", count=holders(ctx, row.badge)
    )
    yes = Button(ctx.text("badges-delete-yes", lang), data=data(ctx, "delete", row.badge), only=actor)
    no = Button(ctx.text("badges-cancel", lang), data=data(ctx, "keep", row.badge), only=actor)
    ctx.reply(Text(asked), Buttons(((yes, no),)), lifetime="request")


def holders(ctx: Context, badge: str) -> int:
    """Count who has a badge."""
    return int(fetch_one(ctx.conn, _HOLDERS, **home(ctx), b=badge).n)


def data(ctx: Context, what: str, badge: str, member: int | None = None) -> str:
    """Write a button's data; the community tells a press in a private chat that speaks of another one."""
    told = f"{FEATURE}:{what}:{ctx.community}:{badge}"
    return told if member is None else f"{told}:{member}"


def grant(ctx: Context, values: dict[str, Value]) -> None:
    """Give somebody a badge of the community's own."""
    lang = ctx.language(ctx.event.actor)
    member = int(values["user"] or 0)
    written, _, note = str(values["badge"]).replace("｜", "|").partition("|")
    row = own(ctx, written.strip(), lang)
    if row.counter:
        raise UserError("badges-earned-only", badge=row.name)
    if len(note.strip()) > NOTE_LENGTH:
        raise UserError("badges-about-length", most=NOTE_LENGTH)
    if not payable(ctx.conn, [member]):
        raise UserError("badges-nobody")
    if best_of(held_by(ctx, member).get(row.badge, [])) is not None:
        raise UserError("badges-has-it", badge=row.name)
    _change_held(ctx, member, row.badge, revoked=False)
    put_held(ctx, member, row.badge, 1, GRANTED, at=ctx.event.at, granter=ctx.event.actor, note=note.strip())
    ctx.audit("badges-grant", f"{row.emoji} {row.name}", target=member)
    said = ctx.text("badges-granted", badge=f"{row.emoji} {row.name}")
    said += f" — {note.strip()}" if note.strip() else ""
    ctx.reply(Text("🏅 "), Mention(member), Text(" " + said), _undo(ctx, "ungrant", row.badge, member))


def revoke(ctx: Context, values: dict[str, Value]) -> None:
    """Take a badge back; one that comes by itself does not come again."""
    lang = ctx.language(ctx.event.actor)
    member = int(values["user"] or 0)
    badge = find(ctx, str(values["badge"]), lang)
    named = Names(ctx, lang).name(badge)
    if best_of(held_by(ctx, member).get(badge, [])) is None:
        raise UserError("badges-has-not", badge=named)
    set_revoked(ctx, member, badge, revoked=True)
    said = ctx.text("badges-revoked", lang, badge=named)
    ctx.reply(Mention(member), Text(" " + said), _undo(ctx, "unrevoke", badge, member), private=True)


def set_revoked(ctx: Context, member: int, badge: str, *, revoked: bool) -> None:
    """Take a badge back, or undo that; written down either way."""
    _change_held(ctx, member, badge, revoked=revoked)
    word = "badges-revoke" if revoked else "badges-unrevoke"
    ctx.audit(word, Names(ctx, ctx.language()).name(badge), target=member)


def _change_held(ctx: Context, member: int, badge: str, *, revoked: bool) -> None:
    sql = f"UPDATE badge_held SET revoked = :r WHERE {HERE} AND member = :m AND badge = :b"
    change(ctx.conn, sql, **home(ctx), r=revoked, m=member, b=badge)


def drop_grant(ctx: Context, member: int, badge: str) -> bool:
    """Let a grant not have been."""
    sql = f"DELETE FROM badge_held WHERE {HERE} AND member = :m AND badge = :b AND how = '{GRANTED}'"
    return bool(change(ctx.conn, sql, **home(ctx), m=member, b=badge))


def _undo(ctx: Context, what: str, badge: str, member: int) -> Any:
    lang = ctx.language(ctx.event.actor)
    label = ctx.text("badges-undo", lang)
    return Buttons(((Button(label, data=data(ctx, what, badge, member), only=ctx.event.actor),),))
