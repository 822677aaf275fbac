"""`/invite`, `/invite code`, `/referrals`, `/referrals check`, `/referredby`."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, Param
from engine.invites import board, checking, codes, links

COMMANDS = (
    CommandSpec(
        name="invite",
        common=True,
        run=links.invite,
        aliases=("邀请",),
        params=(Param(name="new", kind="bool", help={"zh": "换一个新链接", "en": "a new link"}),),
        private=True,
        help={"zh": "拿到你自己的邀请链接", "en": "get an invite link of your own"},
        examples=("/invite", "/invite new", "/邀请"),
    ),
    CommandSpec(
        name="invite code",
        run=codes.code_command,
        aliases=("邀请码",),
        private=True,
        help={"zh": "你的邀请码，新人进来后可以报", "en": "your code, for newcomers to say"},
        examples=("/invite code", "/邀请码"),
    ),
    CommandSpec(
        name="referrals",
        run=board.referrals,
        aliases=("邀请排行",),
        private=True,
        help={"zh": "你邀请来了谁、留下几位，和邀请榜", "en": "who came by you, who stayed, and the board"},
        examples=("/referrals", "/邀请排行"),
    ),
    CommandSpec(
        name="referredby",
        run=board.referred_by,
        aliases=("谁邀请的",),
        params=(
            Param(name="user", kind="user", help={"zh": "成员", "en": "member"}),
            Param(name="code", kind="rest", help={"zh": "邀请码", "en": "code"}),
        ),
        private=True,
        help={
            "zh": "报上谁的邀请码，或看某人是谁邀请来的",
            "en": "say whose code you came by, or see by whom somebody came",
        },
        examples=("/referredby", "/referredby @bob", "/referredby K7M4XQ"),
    ),
    CommandSpec(
        name="referrals check",
        run=checking.check,
        aliases=("邀请检查",),
        params=(Param(name="user", kind="user", help={"zh": "邀请人", "en": "inviter"}),),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "看谁邀请来的人像小号", "en": "whose newcomers look like one hand"},
        examples=("/referrals check", "/referrals check @bob"),
    ),
)
