"""Buttons of ours: `badges:<what>:<community>:<badge>[:<member>]`, for admins alone."""

from __future__ import annotations

from engine.badges import making
from engine.badges.measuring import measure
from engine.badges.names import Names
from engine.badges.records import how_now, made
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.store.sql import change
from engine.stream.here import HERE, home
from engine.stream.whereabouts import is_admin


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Do what was pressed. Raises UserError."""
    pieces = rest.split(":")
    if len(pieces) < 3:
        return
    what, community, badge = pieces[:3]
    if not is_admin(ctx):
        raise UserError("badges-admins-only")
    if community != str(ctx.community):
        raise UserError("badges-elsewhere")
    row = next((row for row in made(ctx, deleted=True) if row.badge == badge), None)
    lang = ctx.language(ctx.event.actor)
    member = int(pieces[3]) if len(pieces) > 3 and pieces[3].isdecimal() else 0
    if what == "keep":
        ctx.reply(ctx.text("badges-kept", lang), edit=body.message, lifetime="notice")
    elif what in ("delete", "restore") and row is not None:
        _shelve(ctx, body, row.badge, f"{row.emoji} {row.name}", deleted=what == "delete")
    elif what in ("ungrant", "unrevoke") and badge in Names(ctx, lang):
        _undo(ctx, body, what, badge, member)
    else:
        raise UserError("badges-unknown", badge=badge)


def _shelve(ctx: Context, body: Press, badge: str, named: str, *, deleted: bool) -> None:
    lang = ctx.language(ctx.event.actor)
    sql = f"UPDATE badge_made SET deleted = :d WHERE {HERE} AND badge = :b AND deleted <> :d"
    if not change(ctx.conn, sql, **home(ctx), d=deleted, b=badge):
        ctx.toast(ctx.text("badges-done-already", lang))
        return
    ctx.audit("badges-delete" if deleted else "badges-restore", named)
    if not deleted:
        ctx.reply(ctx.text("badges-restored", lang, badge=named), edit=body.message)
        return
    undo = Button(
        ctx.text("badges-undo", lang), data=making.data(ctx, "restore", badge), only=ctx.event.actor
    )
    ctx.reply(Text(ctx.text("badges-deleted", lang, badge=named)), Buttons(((undo,),)), edit=body.message)


def _undo(ctx: Context, body: Press, what: str, badge: str, member: int) -> None:
    lang = ctx.language(ctx.event.actor)
    named = Names(ctx, lang).name(badge)
    if what == "ungrant":
        if not making.drop_grant(ctx, member, badge):
            ctx.toast(ctx.text("badges-done-already", lang))
            return
        ctx.audit("badges-revoke", named, target=member)
    else:
        making.set_revoked(ctx, member, badge, revoked=False)
        measure(ctx, member, how_now(ctx), at=ctx.event.at)
    ctx.reply(ctx.text("badges-undone", lang, badge=named), edit=body.message)
