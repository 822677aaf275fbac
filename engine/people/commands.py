"""`/link`, `/unlink`, `/community`."""

from __future__ import annotations

from collections.abc import Callable

from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.errors import UserError
from engine.contract.events import Button
from engine.contract.feature import Context
from engine.people import community, current, link
from engine.stream.whereabouts import is_private


def _link(ctx: Context, args: dict[str, Value]) -> None:
    code = args.get("code")
    link.link(ctx, str(code) if code else None)


def _unlink(ctx: Context, _args: dict[str, Value]) -> None:
    link.unlink(ctx)


def _community(ctx: Context, _args: dict[str, Value]) -> None:
    if is_private(ctx.event.key):
        current.show(ctx)
    else:
        community.show(ctx)


def _code(ctx: Context, _args: dict[str, Value]) -> None:
    community.give_code(ctx)


def _join(ctx: Context, args: dict[str, Value]) -> None:
    community.ask_join(ctx, str(args["code"]))


def _leave(ctx: Context, _args: dict[str, Value]) -> None:
    community.leave(ctx)


def _name(ctx: Context, args: dict[str, Value]) -> None:
    name = " ".join(str(args["name"]).split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise UserError("people-community-long", most=LONGEST_NAME)
    community.rename(ctx, name)


LONGEST_NAME = 60

_BUTTONS: dict[str, Callable[[Context, Button, str], None]] = {
    "claim": link.on_claim,
    "join": link.on_join,
    "no": link.on_no,
    "part": link.on_part,
    "attach": community.on_attach,
    "stay": community.on_stay,
    "choose": current.on_choose,
}


def on_button(ctx: Context, body: Button, rest: str) -> None:
    """Do what a button of a question says."""
    word, _, more = rest.partition(":")
    if word in _BUTTONS:
        _BUTTONS[word](ctx, body, more)


COMMANDS = (
    CommandSpec(
        name="link",
        run=_link,
        help={
            "zh": "把你在另一个平台的账号合成一个人",
            "en": "Make your accounts on both platforms one",
        },
        aliases=("绑定", "綁定"),
        params=(Param(name="code", kind="rest", help={"zh": "绑定码", "en": "code"}),),
        private=True,
        examples=("/link", "/link ABCD 2345"),
    ),
    CommandSpec(
        name="unlink",
        run=_unlink,
        help={"zh": "把合在一起的账号分开", "en": "Part your linked accounts again"},
        aliases=("解绑", "解綁"),
        private=True,
        examples=("/unlink",),
    ),
    CommandSpec(
        name="community",
        run=_community,
        help={
            "zh": "这是哪个社区；私聊里可以换一个",
            "en": "Which community this is; in private, choose another",
        },
        aliases=("社区", "社區"),
        examples=("/community",),
    ),
    CommandSpec(
        name="community code",
        run=_code,
        help={
            "zh": "给另一个群一个码，让它加入这个社区",
            "en": "Get a code with which another chat joins this community",
        },
        audience="owner",
        where="group",
        private=True,
        moderation=True,
        examples=("/community code",),
    ),
    CommandSpec(
        name="community join",
        run=_join,
        help={"zh": "让这个群加入码所属的社区", "en": "Let this chat join the community of a code"},
        params=(Param(name="code", kind="rest", required=True, help={"zh": "社区码", "en": "code"}),),
        audience="owner",
        where="group",
        moderation=True,
        examples=("/community join ABCD 2345",),
    ),
    CommandSpec(
        name="community leave",
        run=_leave,
        help={
            "zh": "让这个群离开社区，自己成为一个",
            "en": "Let this chat leave and be a community of its own",
        },
        audience="owner",
        where="group",
        moderation=True,
        examples=("/community leave",),
    ),
    CommandSpec(
        name="community name",
        run=_name,
        help={"zh": "给社区改名", "en": "Rename the community"},
        params=(Param(name="name", kind="rest", required=True, help={"zh": "新名字", "en": "new name"}),),
        audience="admin",
        where="group",
        moderation=True,
        examples=("/community name 群伴学习社",),
    ),
)
