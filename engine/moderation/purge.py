"""`/del` and `/purge`: messages that the log knows, within what the platform lets a bot delete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from engine.contract.acts import Delete, Tidy
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Command, Message
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.moderation import records
from engine.moderation.cases import open_case, open_purge
from engine.moderation.notices import data
from engine.moderation.rules import DELETABLE, FAILED, PURGE
from engine.moderation.standing import insist_on_moderator, place_of, role_in

MOST = 500
UNASKED = 10
"""More than so many are deleted only after a second word."""


@dataclass(frozen=True)
class Found:
    """Messages to delete, and how many are left where they are: too old, or by somebody of higher standing.

    `more` tells that there are others before these, which one purge does not reach.
    """

    messages: tuple[str, ...]
    old: int = 0
    higher: int = 0
    more: bool = False


def delete(ctx: Context, args: dict[str, Value]) -> None:
    """Delete the message replied to. Raises UserError if there is none, or if its author stands higher."""
    actor, chat, message = ctx.event.actor, ctx.event.chat, _replied_to(ctx)
    if not message:
        raise UserError("moderation-delete-what")
    insist_on_moderator(ctx, actor, chat)
    author = records.text_of(ctx, chat, message)[1]
    insist_on_deletable(ctx, chat, message, author)
    if author is None:
        # The bot's own, or from before its time: there is nobody whose case it could be.
        ctx.act(Delete(chat=chat, messages=(message,), reason=str(args.get("reason") or ""), by=actor))
    else:
        open_case(
            ctx,
            target=author,
            kind="delete",
            until=None,
            reason=str(args.get("reason") or ""),
            by=actor,
            chat=chat,
            messages=(message,),
        )
    _tidy_or_answer(ctx, ctx.text("moderation-deleted", ctx.language(actor)))


def insist_on_deletable(ctx: Context, chat: int, message: str, author: int | None) -> None:
    """Refuse what is too old to be deleted, or by somebody of higher standing. Raises UserError."""
    limit = DELETABLE.get(place_of(ctx, chat).platform)
    if limit is not None and records.text_of(ctx, chat, message)[2] < ctx.event.at - limit:
        raise UserError("moderation-too-old")
    if author is not None and _is_higher(ctx, author, chat):
        raise UserError("moderation-not-above")


def purge(ctx: Context, args: dict[str, Value]) -> None:
    """Delete the last messages here, or all from the one replied to; many of them only after a second word."""
    insist_on_moderator(ctx, ctx.event.actor, ctx.event.chat)
    since: int | None = 0
    count = args.get("count")
    replied = _replied_to(ctx)
    if count is None and not replied:
        raise UserError("moderation-purge-what")
    if replied and count is None:
        since = _seq_of(ctx, ctx.event.chat, replied)
        if since is None:
            raise UserError("moderation-purge-unknown")
    most = int(count) if count is not None else MOST
    found = _find(ctx, ctx.event.chat, ctx.event.thread, since or 0, ctx.event.seq, most)
    if not found.messages:
        raise UserError("moderation-purge-nothing", old=found.old)
    if len(found.messages) <= UNASKED:
        _carry_out(ctx, ctx.event.chat, found)
        return
    lang = ctx.language(ctx.event.actor)
    more = f"{since or 0}:{most}"
    keys = (
        Button(
            ctx.text("moderation-purge-yes", lang, count=len(found.messages)),
            data=data(ctx, "purge", ctx.event.seq, more),
            only=ctx.event.actor,
        ),
        Button(
            ctx.text("moderation-no", lang),
            data=data(ctx, "purge", ctx.event.seq, "no"),
            only=ctx.event.actor,
        ),
    )
    said = ctx.text("moderation-purge-ask", lang, count=len(found.messages), left=found.old + found.higher)
    ctx.reply(Text(said), Buttons((keys,)), lifetime="request")


def on_confirmed(ctx: Context, body: Press, asked: int, more: str) -> None:
    """Delete what was asked about, by the log as it stood then."""
    row = ctx.conn.execute(
        text("SELECT chat, thread, community FROM log WHERE part = :p AND seq = :s"),
        {"p": ctx.part, "s": asked},
    ).first()
    since, _, most = more.partition(":")
    found = Found(())
    if row is not None and row.community == ctx.community and since.isdecimal() and most.isdecimal():
        insist_on_moderator(ctx, ctx.event.actor, row.chat)
        found = _find(ctx, row.chat, row.thread, int(since), asked, min(int(most), MOST))
    if row is not None and not found.messages and _purged_since(ctx, row.chat, asked):
        # A second press, or one on the other button: what was asked about is gone.
        ctx.toast(ctx.text("moderation-deleted", ctx.language(ctx.event.actor)))
        return
    chat = ctx.event.chat if row is None else row.chat
    _carry_out(ctx, chat, found, edit=body.message)


def _purged_since(ctx: Context, chat: int, asked: int) -> bool:
    where = "kind = :k AND chat = :h AND actor = :a AND seq > :s AND state <> :f"
    return bool(records.cases(ctx, where, k=PURGE, h=chat, a=ctx.event.actor, s=asked, f=FAILED))


def _carry_out(ctx: Context, chat: int, found: Found, edit: str = "") -> None:
    lang = ctx.language(ctx.event.actor)
    if not found.messages:
        ctx.reply(ctx.text("moderation-purge-no", lang), edit=edit, lifetime="notice")
        return
    number = open_purge(ctx, by=ctx.event.actor, chat=chat, messages=found.messages)
    said = ctx.text(
        "moderation-purged",
        lang,
        count=len(found.messages),
        old=found.old,
        higher=found.higher,
        more=int(found.more),
        number=number,
    )
    ctx.reply(said, edit=edit, quote=False, lifetime="notice")
    _tidy_command(ctx)


def _find(ctx: Context, chat: int, thread: str, since: int, before: int, most: int) -> Found:
    """Look for messages in the log, newest first, leaving out what is gone already."""
    most = min(most, MOST)
    rows = ctx.conn.execute(
        text(
            "SELECT f.message, f.actor, f.at FROM message_fact f JOIN log l ON l.part = f.part AND l.seq = f.seq "
            "WHERE f.part = :p AND f.community = :c AND f.chat = :h AND f.seq >= :a AND f.seq < :b "
            "AND l.thread = :t AND substr(f.message, 1, 1) <> '#' "
            "AND NOT EXISTS (SELECT 1 FROM log d WHERE d.part = l.part AND d.key = l.key || :g) "
            "AND NOT EXISTS (SELECT 1 FROM mod_evidence e JOIN mod_case k ON k.part = e.part "
            "AND k.community = e.community AND k.number = e.number AND k.kind IN ('delete', 'purge') "
            "AND k.state <> 'failed' "
            "WHERE e.part = f.part AND e.community = f.community AND e.chat = f.chat AND e.message = f.message) "
            # Words that asked for a deletion went with it.
            "AND NOT EXISTS (SELECT 1 FROM mod_case q WHERE q.part = l.part AND q.seq = l.seq "
            "AND q.kind IN ('delete', 'purge')) "
            # So did words that reported, and what is held was taken away to wait.
            "AND NOT EXISTS (SELECT 1 FROM mod_reporter r WHERE r.part = f.part AND r.community = f.community "
            "AND r.actor = f.actor AND r.chat = f.chat AND r.at = f.at) "
            "AND NOT EXISTS (SELECT 1 FROM mod_hit t WHERE t.part = f.part AND t.seq = f.seq AND t.rule = 'hold' "
            "AND t.did = 'hold' AND NOT t.dry AND t.state <> 'left') ORDER BY f.seq DESC LIMIT :n"
        ),
        {
            "p": ctx.part,
            "c": ctx.community,
            "h": chat,
            "t": thread,
            "a": since,
            "b": before,
            "n": most + 1,
            "g": ":deleted",
        },
    ).all()
    more, rows = since > 0 and len(rows) > most, rows[:most]
    limit = DELETABLE.get(place_of(ctx, chat).platform)
    young = [row for row in rows if limit is None or row.at >= ctx.event.at - limit]
    higher = {actor for actor in {row.actor for row in young} if _is_higher(ctx, actor, chat)}
    kept = [row.message for row in young if row.actor not in higher]
    return Found(tuple(reversed(kept)), old=len(rows) - len(young), higher=len(young) - len(kept), more=more)


def _is_higher(ctx: Context, author: int, chat: int) -> bool:
    actor = ctx.event.actor
    if actor is None or author == actor:
        return False
    return ROLES.index(role_in(ctx, author, chat)) > ROLES.index(role_in(ctx, actor, chat))


def _replied_to(ctx: Context) -> str:
    body: Any = ctx.event.body
    return str(body.reply_to) if isinstance(body, Message | Command) else ""


def _seq_of(ctx: Context, chat: int, message: str) -> int | None:
    found = ctx.conn.execute(
        text("SELECT seq FROM log WHERE part = :p AND key = :k"),
        {"p": ctx.part, "k": records.key_of(ctx, chat, message)},
    ).scalar()
    return None if found is None else int(found)


def _tidy_or_answer(ctx: Context, said: str) -> None:
    if isinstance(ctx.event.body, Command):
        ctx.reply(said, private=True)
    else:
        _tidy_command(ctx)


def _tidy_command(ctx: Context) -> None:
    """Take away the words that asked for it."""
    body = ctx.event.body
    if isinstance(body, Message) and body.message:
        ctx.act(Tidy(chat=ctx.event.chat, messages=(body.message,)))
