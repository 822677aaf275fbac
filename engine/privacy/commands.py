"""`/privacy`, `/export_me`, `/forget_me`, `/rank_optout`, `/mute_me`, `/unnamed`."""

from __future__ import annotations

from engine.contract.clock import MINUTE
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.feature import Context
from engine.privacy import menu, wishing
from engine.stream.wishes import NOTICES, THANKS


def _privacy(ctx: Context, _args: dict[str, Value]) -> None:
    menu.show_menu(ctx)


def _export(ctx: Context, _args: dict[str, Value]) -> None:
    menu.send_export(ctx)


def _forget(ctx: Context, _args: dict[str, Value]) -> None:
    menu.ask_forget(ctx)


def _rank_optout(ctx: Context, args: dict[str, Value]) -> None:
    menu.rank(ctx, shown=args["out"] is False)


def _mute(ctx: Context, args: dict[str, Value]) -> None:
    wishing.switch(ctx, NOTICES, args["quiet"] is not False)


def _unnamed(ctx: Context, args: dict[str, Value]) -> None:
    wishing.switch(ctx, THANKS, args["unnamed"] is not False)


COMMANDS = (
    CommandSpec(
        name="privacy",
        run=_privacy,
        help={"zh": "我记了你什么，你可以怎么做", "en": "What I know about you, and what you can do"},
        aliases=("隐私", "隱私"),
        private=True,
        examples=("/privacy",),
    ),
    CommandSpec(
        name="export_me",
        run=_export,
        help={"zh": "私下发给你一份你的全部数据", "en": "Get a copy of all your data in private"},
        aliases=("导出我的数据", "匯出我的資料"),
        private=True,
        cooldown=MINUTE,
        examples=("/export_me",),
    ),
    CommandSpec(
        name="forget_me",
        run=_forget,
        help={"zh": "删除你的数据（会再确认一次）", "en": "Delete your data (you will be asked once more)"},
        aliases=("删除我的数据", "刪除我的資料"),
        private=True,
        examples=("/forget_me",),
    ),
    CommandSpec(
        name="rank_optout",
        run=_rank_optout,
        help={"zh": "不上排行榜（off 为重新上榜）", "en": "Stay off the leaderboards (off: be back on them)"},
        aliases=("退出排行", "退出排行榜"),
        params=(Param(name="out", kind="bool", default=True, help={"zh": "不上榜", "en": "Stay off"}),),
        private=True,
        examples=("/rank_optout", "/rank_optout off"),
    ),
    CommandSpec(
        name="mute_me",
        run=_mute,
        help={
            "zh": "不问就别找你、也别说到你（off 恢复）",
            "en": "Say nothing to or about you unasked (off: do again)",
        },
        aliases=("免打扰", "免打擾"),
        params=(Param(name="quiet", kind="bool", default=True, help={"zh": "免打扰", "en": "Quiet"}),),
        private=True,
        examples=("/mute_me", "/mute_me off", "/免打扰"),
    ),
    CommandSpec(
        name="unnamed",
        run=_unnamed,
        help={
            "zh": "帮了人也不公开点名（off 恢复）",
            "en": "Do not name you in public for helping (off: do again)",
        },
        aliases=("不点名", "不點名"),
        params=(Param(name="unnamed", kind="bool", default=True, help={"zh": "不点名", "en": "Unnamed"}),),
        private=True,
        examples=("/unnamed", "/unnamed off", "/不点名"),
    ),
)
