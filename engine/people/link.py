"""`/link` and `/unlink`: two accounts of one person become one, and go their own ways again.

A code proves that one person holds both accounts only if both say so: who was talked into entering a stranger's code
reads whose it is before anything happens, and who lost a code to a stranger is asked before it counts.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import MINUTE
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.events import IdentitiesJoined, IdentitiesParted, Message
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Mention, Text
from engine.people import codes
from engine.stream.directory import join_accounts, part_account
from engine.stream.whereabouts import is_private


def link(ctx: Context, written: str | None) -> None:
    """Begin, go on with or look at the linking of the event's person."""
    if written:
        _enter(ctx, written)
        return
    waiting = codes.claimed(ctx)
    if waiting is not None:
        _ask_owner(ctx, waiting)
        return
    accounts = accounts_of(ctx, _me(ctx))
    if len(accounts) > 1:
        names = ", ".join(_account_name(ctx, account) for account in accounts)
        _say(ctx, "people-linked", accounts=names)
        return
    code = codes.issue(ctx, "link")
    _say(ctx, "people-code", code=f"{code[:4]} {code[4:]}", minutes=codes.LIFE["link"] // MINUTE)


def _enter(ctx: Context, written: str) -> None:
    """Take a code: show whose account it is, and ask."""
    if isinstance(ctx.event.body, Message) and not is_private(ctx.event.key):
        codes.burn_written(ctx, written)
        _say(ctx, "people-code-shown")
        return
    row = codes.find(ctx, "link", written)
    if row is None:
        # Not an error that rolls back: the try has to be remembered.
        codes.note_wrong(ctx)
        _say(ctx, "people-code-wrong")
        return
    _check(ctx, row.person, _me(ctx))
    ask = ctx.text("people-link-ask", _lang(ctx), platform=_platform(ctx, row.platform))
    _ask(ctx, row.person, ask, "claim", row.hash)


def on_claim(ctx: Context, body: Press, hashed: str) -> None:
    """The person who entered the code said that both accounts are theirs: now the one who asked for it is asked."""
    row = _code(ctx, hashed)
    _check(ctx, row.person, _me(ctx))
    codes.claim(ctx, hashed)
    platform = _platform(ctx, row.platform)
    ctx.reply(ctx.text("people-link-claimed", _lang(ctx), platform=platform), private=True, edit=body.message)
    _ask_owner(ctx, codes.by_hash(ctx, "link", hashed), chat=row.chat)


def _ask_owner(ctx: Context, row: Any, chat: int | None = None) -> None:
    """Ask who asked for the code whether the account that entered it is theirs."""
    lang = ctx.language(row.person)
    theirs = next(iter(accounts_of(ctx, row.claimed_by)), None)
    platform = _platform(ctx, theirs.platform if theirs else "", lang)
    ask = ctx.text("people-link-owner", lang, platform=platform)
    _ask(ctx, row.claimed_by, ask, "join", row.hash, owner=row.person, chat=chat, lang=lang)


def on_join(ctx: Context, body: Press, hashed: str) -> None:
    """Both said yes: join."""
    row = _code(ctx, hashed)
    if row.person != ctx.event.actor or row.claimed_by is None:
        raise UserError("people-code-gone")
    _check(ctx, row.person, row.claimed_by)
    codes.burn(ctx, hashed)
    kept, _gone = join(ctx, row.person, row.claimed_by)
    ctx.audit("people-joined", target=kept)
    names = ", ".join(_account_name(ctx, account) for account in accounts_of(ctx, kept))
    ctx.reply(ctx.text("people-link-done", _lang(ctx), accounts=names), private=True, edit=body.message)


def on_no(ctx: Context, body: Press, hashed: str) -> None:
    """Somebody said no: the code is used up."""
    codes.burn(ctx, hashed)
    ctx.reply(ctx.text("people-link-no", _lang(ctx)), private=True, edit=body.message)


def join(ctx: Context, one: int, other: int) -> tuple[int, int]:
    """Make two persons one; return whose number stays (the older account's) and whose goes."""
    rows = ctx.conn.execute(
        text("select id from identity where id in (:a, :b) order by created_at, id"), {"a": one, "b": other}
    ).scalars()
    kept, gone = (int(number) for number in rows)
    join_accounts(ctx.conn, kept, gone)
    for community in _communities(ctx, gone):
        unique = f"joined:{gone}:{community}:{ctx.event.key}"
        ctx.append(IdentitiesJoined(kept=kept, gone=gone), unique=unique, community=community)
    return kept, gone


def unlink(ctx: Context) -> None:
    """Say what parting means and ask."""
    others = [account for account in accounts_of(ctx, _me(ctx)) if account.id != ctx.event.actor]
    if not others:
        raise UserError("people-unlinked-already")
    names = ", ".join(_account_name(ctx, account) for account in others)
    ask = ctx.text("people-unlink-ask", _lang(ctx), accounts=names)
    ctx.reply(ask, Buttons((_keys(ctx, "part", "", _lang(ctx), _me(ctx)),)), private=True)


def on_part(ctx: Context, body: Press, _rest: str) -> None:
    """Let every account but the first go its own way."""
    person = _me(ctx)
    for account in accounts_of(ctx, person):
        if account.id == person:
            continue
        part_account(ctx.conn, account.id)
        for community in _communities(ctx, person):
            unique = f"parted:{account.id}:{community}:{ctx.event.key}"
            parted = IdentitiesParted(kept=person, gone=account.id)
            ctx.append(parted, unique=unique, community=community)
    ctx.audit("people-parted", target=person)
    ctx.reply(ctx.text("people-unlink-done", _lang(ctx)), private=True, edit=body.message)


def accounts_of(ctx: Context, person: int) -> list[Any]:
    """Return the accounts of a person, the oldest first."""
    rows = ctx.conn.execute(
        text("select id, platform, name from identity where person = :p order by created_at, id"),
        {"p": person},
    )
    return list(rows)


def _check(ctx: Context, one: int, other: int) -> None:
    """Raise UserError if two persons cannot be one."""
    if one == other:
        raise UserError("people-link-self")
    mine = {account.platform for account in accounts_of(ctx, one)}
    theirs = {account.platform for account in accounts_of(ctx, other)}
    if not mine or not theirs:
        raise UserError("people-code-gone")
    if mine & theirs:
        raise UserError("people-link-same", platform=_platform(ctx, min(mine & theirs)))


def _code(ctx: Context, hashed: str) -> Any:
    row = codes.by_hash(ctx, "link", hashed)
    if row is None:
        raise UserError("people-code-gone")
    return row


def _communities(ctx: Context, person: int) -> list[int]:
    rows = ctx.conn.execute(
        text("select community from membership where actor = :a order by community"), {"a": person}
    )
    return [int(row.community) for row in rows]


def _ask(
    ctx: Context,
    other: int,
    words: str,
    yes: str,
    hashed: str,
    *,
    owner: int | None = None,
    chat: int | None = None,
    lang: str | None = None,
) -> None:
    reader = owner if owner is not None else _me(ctx)
    keys = _keys(ctx, yes, hashed, lang or _lang(ctx), reader)
    ctx.reply(
        Mention(other),
        Text(" " + words),
        Buttons((keys,)),
        private=True,
        actor=reader,
        chat=chat,
        quote=False,
    )


def _keys(ctx: Context, yes: str, rest: str, lang: str, reader: int) -> tuple[Button, Button]:
    return (
        Button(ctx.text("people-key-yes", lang), data=f"people:{yes}:{rest}", only=reader),
        Button(ctx.text("people-key-no", lang), data=f"people:no:{rest}", only=reader),
    )


def _say(ctx: Context, key: str, **values: object) -> None:
    ctx.reply(ctx.text(key, _lang(ctx), **values), private=True)


def _account_name(ctx: Context, account: Any) -> str:
    platform = _platform(ctx, account.platform)
    return f"{platform} {account.name}".strip()


def _platform(ctx: Context, platform: str, lang: str | None = None) -> str:
    return ctx.text("people-platform", lang or _lang(ctx), platform=platform)


def _lang(ctx: Context) -> str:
    return ctx.language(ctx.event.actor)


def _me(ctx: Context) -> int:
    if ctx.event.actor is None:
        raise UserError("people-nobody")
    return ctx.event.actor
