"""`/community`: several chats, on one platform or two, as one community.

A chat that joins brings its members' balances: they leave the old community's ledger and enter the new one's, both by
entries of the rule `merge`. The old community's log says `community_left` behind everything that was said there before,
so nothing is missed; each feature hands over its own share when it reads that.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import HOUR
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.events import Derived
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons
from engine.people import codes
from engine.people.names import spoken
from engine.store.sql import insert_new, upsert
from engine.store.tables import Membership, Standing
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.directory import new_community, settle_chats

MEMBERS = ("people", "members_arrived")


def show(ctx: Context) -> None:
    """Tell the community's name, its chats and how many belong to it."""
    lang = ctx.language()
    row = ctx.conn.execute(text("select name from community where id = :c"), {"c": ctx.community}).one()
    lines = [ctx.text("people-community", lang, name=spoken(row.name), members=_members(ctx, ctx.community))]
    lines += [
        f"· {ctx.text('people-platform', lang, platform=chat.platform)} {_title(chat)}"
        for chat in _chats(ctx, ctx.community)
    ]
    ctx.reply("\n".join(lines), lifetime="list")


def give_code(ctx: Context) -> None:
    """Give the owner a code with which another chat may join this community."""
    code = codes.issue(ctx, "community")
    said = ctx.text(
        "people-community-code",
        ctx.language(ctx.event.actor),
        code=f"{code[:4]} {code[4:]}",
        hours=codes.LIFE["community"] // HOUR,
    )
    ctx.reply(said, private=True)


def rename(ctx: Context, name: str) -> None:
    """Give the community another name. Raises UserError if it is taken."""
    taken = ctx.conn.execute(
        text("select 1 from community where name = :n and id <> :c"), {"n": name, "c": ctx.community}
    ).scalar()
    if taken is not None:
        raise UserError("people-community-taken", name=name)
    ctx.conn.execute(text("update community set name = :n where id = :c"), {"n": name, "c": ctx.community})
    ctx.audit("people-renamed", name)
    ctx.reply(ctx.text("people-community-renamed", name=name))


def ask_join(ctx: Context, written: str) -> None:
    """Say what joining means, in numbers, and ask."""
    row = codes.find(ctx, "community", written)
    if row is None:
        codes.note_wrong(ctx)
        ctx.reply(ctx.text("people-code-wrong", ctx.language(ctx.event.actor)), private=True)
        return
    _check(ctx, row.community)
    lang = ctx.language(ctx.event.actor)
    ask = ctx.text(
        "people-community-ask",
        lang,
        name=_name(ctx, row.community),
        members=_members(ctx, ctx.community),
    )
    yes = Button(ctx.text("people-key-join", lang), data=f"people:attach:{row.hash}", only=ctx.event.actor)
    no = Button(ctx.text("people-key-no", lang), data="people:stay:", only=ctx.event.actor)
    ctx.reply(ask, Buttons(((yes, no),)), lifetime="request")


def on_attach(ctx: Context, body: Press, hashed: str) -> None:
    """Let this chat, with all that share its space, belong to the code's community from here on."""
    row = codes.by_hash(ctx, "community", hashed)
    if row is None:
        raise UserError("people-code-gone")
    if ctx.role() != "owner":
        raise UserError("error-role", role="owner")
    _check(ctx, row.community)
    codes.burn(ctx, hashed)
    name = _name(ctx, row.community)
    moved = [chat.id for chat in _chats(ctx, ctx.community, private=True)]
    settle_chats(ctx.conn, moved, row.community)
    ctx.append(
        Derived(feature=LEFT[0], name=LEFT[1], values={"to": row.community}), unique=f"left:{ctx.event.key}"
    )
    ctx.audit("people-attached", name)
    ctx.reply(ctx.text("people-community-joined", name=name), edit=body.message)


def on_stay(ctx: Context, body: Press, _rest: str) -> None:
    """Leave everything as it is."""
    ctx.reply(ctx.text("people-community-stay", ctx.language(ctx.event.actor)), edit=body.message)


def leave(ctx: Context) -> None:
    """Give this chat, with all that share its space, a community of its own; balances stay with the old one."""
    here = ctx.conn.execute(text("select * from chat where id = :i"), {"i": ctx.event.chat}).one()
    mine = [chat for chat in _chats(ctx, ctx.community) if _scope(chat) == _scope(here)]
    if len(mine) == len(_chats(ctx, ctx.community)):
        raise UserError("people-community-alone")
    partitions = int(ctx.conn.execute(text("select value from meta where key = 'partitions'")).scalar_one())
    name = here.title or here.platform
    settle_chats(
        ctx.conn, [chat.id for chat in mine], new_community(ctx.conn, name, partitions, ctx.event.at)
    )
    ctx.audit("people-detached", name)
    ctx.reply(ctx.text("people-community-left"))


def _hand_over(ctx: Context, values: Values) -> None:
    rows = ctx.conn.execute(
        text(
            "select actor, joined_at, left_at, last_at, ranked from membership "
            "where part = :p and community = :c order by actor"
        ),
        {"p": ctx.part, "c": ctx.community},
    ).all()
    standings = ctx.conn.execute(
        text("select actor, platform, scope, role from standing where part = :p and community = :c"),
        {"p": ctx.part, "c": ctx.community},
    ).all()
    roles: dict[int, list[list[str]]] = {}
    for one in standings:
        roles.setdefault(one.actor, []).append([one.platform, one.scope, one.role])
    members = [
        [r.actor, r.joined_at, r.left_at, r.last_at, bool(r.ranked), roles.get(r.actor, [])] for r in rows
    ]
    hand_over(ctx, int(values["to"]), MEMBERS, members)


def _take_in(ctx: Context, values: Values) -> None:
    rows = rows_of(values)
    here = {"part": ctx.part, "community": ctx.community}
    members = [
        {
            **here,
            "actor": actor,
            "role": "member",
            "joined_at": joined,
            "left_at": left,
            "last_at": last,
            "ranked": ranked,
        }
        for actor, joined, left, last, ranked, _roles in rows
    ]
    insert_new(ctx.conn, Membership, members)
    standings = [
        {**here, "actor": actor, "platform": platform, "scope": scope, "role": role}
        for actor, *_times, roles in rows
        for platform, scope, role in roles
    ]
    keys = ("part", "community", "actor", "platform", "scope")
    upsert(ctx.conn, Standing, standings, keys=keys, put=("role",))
    for one in standings:
        ctx.conn.execute(
            text(
                "update membership set role = :r where part = :p and community = :c and actor = :a "
                f"and {_RANK.format('role')} < {_RANK.format(':r')}"
            ),
            {"r": one["role"], "p": ctx.part, "c": ctx.community, "a": one["actor"]},
        )


on_derived = listen({LEFT: _hand_over, MEMBERS: _take_in})
"""Hand the members over when a community ends, and take them in where it went."""

_RANK = "case {} when 'owner' then 3 when 'admin' then 2 when 'moderator' then 1 else 0 end"


def _check(ctx: Context, to: int) -> None:
    """Raise UserError if this chat cannot join the community `to`."""
    if to == ctx.community:
        raise UserError("people-community-same")
    if len({_scope(chat) for chat in _chats(ctx, ctx.community)}) > 1:
        raise UserError("people-community-more", name=_name(ctx, ctx.community))


def _chats(ctx: Context, community: int, *, private: bool = False) -> list[Any]:
    only = "" if private else "and kind <> 'private'"
    sql = f"select id, platform, platform_chat, title, space, kind from chat where community = :c {only} order by id"
    return list(ctx.conn.execute(text(sql), {"c": community}))


def _scope(chat: Any) -> tuple[str, str]:
    return (chat.platform, chat.space or chat.platform_chat)


def _title(chat: Any) -> str:
    return str(chat.title or chat.platform_chat)


def _name(ctx: Context, community: int) -> str:
    found = ctx.conn.execute(text("select name from community where id = :c"), {"c": community}).scalar()
    return spoken(str(found or "—"))


def _members(ctx: Context, community: int) -> int:
    found = ctx.conn.execute(
        text("select count(*) from membership where community = :c and left_at is null"), {"c": community}
    ).scalar_one()
    return int(found)
