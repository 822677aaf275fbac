"""`/invite`, `/referrals`, `/referredby`."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, Param
from engine.invites import board, links

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
        params=(Param(name="user", kind="user", help={"zh": "成员", "en": "member"}),),
        private=True,
        help={"zh": "看看某人是谁邀请来的", "en": "see by whom somebody came"},
        examples=("/referredby", "/referredby @bob"),
    ),
)
